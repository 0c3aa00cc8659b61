"""Aged copies put back, again and again."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from benchmarks.proofs import Section
from tests.storage.database.test_restore import aged_copy

TITLE = "Copies put back"
OFTEN = 200


async def run(seed: int, often: int) -> Section:
    faults: list[str] = []
    for n in range(often):
        with tempfile.TemporaryDirectory(prefix="rembuk-proof-") as folder:
            faults += await aged_copy(Path(folder), random.Random(seed + n))
    for fault in faults:
        print(fault)
    lines = [
        "A life of a small city on SQLite, a copy, more life after it (numbers given, a queued "
        "message sent, a person deleted), the copy put back 10 hours to three days later, and life "
        f"after that; seeds {seed} to {seed + often - 1}.",
        "",
        "| | | wanted |",
        "|---|---|---|",
        f"| copies put back | {often} | |",
        f"| numbers given twice, people told twice or undeleted, faults | {len(faults)} | 0 |",
    ]
    return Section(TITLE, "\n".join(lines), not faults)
