"""One person who writes to two processes at once, and what falls due when both start."""

from __future__ import annotations

import os
import random
import tempfile
import uuid
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.machine import postgres
from benchmarks.proofs import Section
from tests import both
from tests.both import Written, writes
from tests.falls_due import ENDS, RESIDENTS, Due, falls_due, owed, seeded
from tests.support import make_database_url

TITLE = "One person at two processes, and what falls due there"
OFTEN = 30  # both started

# Messages of the one person, at the least.
MESSAGES = 1_000


async def run(seed: int, often: int) -> Section:
    """Tried less often, the person writes less too."""
    began, before = datetime.now(UTC), os.getloadavg()[0]
    proposals = -(-MESSAGES * min(often, OFTEN) // OFTEN // both.MESSAGES)
    chance, due = random.Random(seed), Due()
    with postgres() as server, tempfile.TemporaryDirectory(prefix="rembuk-proof-") as place:
        folder = Path(place)
        async with make_database_url(server, f"t{uuid.uuid4().hex}", "template1") as url:
            written = await writes(url, folder, proposals, seed=seed)
        name = f"seed_{uuid.uuid4().hex}"
        async with make_database_url(server, name, "template1") as url:
            await seeded(url, folder)
            for n in range(often):
                await falls_due(server, name, folder, ENDS[n % len(ENDS)], chance, due)
    minutes = (datetime.now(UTC) - began).total_seconds() / 60
    rows = [*_of_person(written, proposals), *_of_due(due, often)]
    lines = [
        "One person brings proposals to two processes on one PostgreSQL: each message goes to "
        f"either, {both.AGAIN:.0%} to both at once, and of two photos, two taps and two questions "
        "at a time one goes to this and the other to that. Then, with a clock that is ahead, both "
        f"start at the same moment when something falls due for {len(RESIDENTS)} residents and "
        "their verifikator; neither ends, or one is stopped or killed at some moment of the "
        f"telling and started again. Seed {seed}.",
        "",
        f"{began:%Y-%m-%d}, {os.cpu_count()} cores, {minutes:.0f} minutes; what else ran on the "
        f"machine: a load of {before:.1f} when it began, {os.getloadavg()[0]:.1f} at its end.",
        "",
        "| | | wanted |",
        "|---|---|---|",
    ]
    for what, figure, wanted, good in rows:
        lines.append(f"| {what} | {figure if good else f'**{figure}**'} | {wanted} |")
    for fault in (*written.lost, *written.doubled, *written.disorder, *due.wrong, *due.lost):
        print(fault)
    return Section(TITLE, "\n".join(lines), all(good for *_, good in rows))


def _of_person(found: Written, proposals: int) -> list[tuple[str, object, object, bool]]:
    photos = proposals * both.PHOTOS
    return [
        ("messages of one person", f"{found.messages:,}", "", True),
        ("of them to both at once", found.repeated, "", True),
        ("not taken at first, and said again", found.refused, "", True),
        ("proposals", found.proposals, proposals, found.proposals == proposals),
        ("photos, each fetched once", found.photos, photos, found.photos == photos),
        ("replies", found.replies, "", True),
        ("turns, replies or photos lost", len(found.lost), 0, not found.lost),
        ("doubled", len(found.doubled), 0, not found.doubled),
        ("out of order", len(found.disorder), 0, not found.disorder),
    ]


def _of_due(found: Due, often: int) -> list[tuple[str, object, object, bool]]:
    wanted = owed()
    ways = " / ".join(f"{found.rounds[way]}" for way in ENDS)
    told = []
    for what in sorted({what for what, _ in wanted}):
        n = sum(n for (each, _), n in wanted.items() if each == what) * often
        told.append((f"told: {what}", found.told[what], n, found.told[what] == n))
    return [
        (f"both started at the same moment: one of them {' / '.join(ENDS)}", ways, "", True),
        *told,
        ("told more than once, or never", len(found.wrong), 0, not found.wrong),
        ("stored and never said", len(found.lost), 0, not found.lost),
        ("said twice, of those on their way at an end", f"{found.repeated} of {found.in_flight}",
         "at most those", found.repeated <= found.in_flight),
    ]  # fmt: skip
