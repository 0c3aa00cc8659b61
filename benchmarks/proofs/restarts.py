"""Stopped and killed under load, again and again, on each database."""

from __future__ import annotations

import asyncio
import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.machine import postgres
from benchmarks.page import POSTGRES, SQLITE
from benchmarks.proofs import Section
from tests.servers.restarts import Counts, killed_often

TITLE = "Restarts under load"
OFTEN = 200

# Seconds of the program's being ready within which every reply comes.
WITHIN = 3.0


@contextlib.contextmanager
def sqlite() -> Iterator[str]:
    """An SQLite database with nothing in it."""
    with tempfile.TemporaryDirectory(prefix="rembuk-proof-") as folder:
        yield f"sqlite+aiosqlite:///{folder}/rembuk.db"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what was counted, how it reads, and whether it is as it must be."""

    what: str
    figure: Callable[[Counts], str]
    wanted: str = ""
    held: Callable[[Counts], bool] = lambda counts: True


def slowest(waited: list[float]) -> str:
    if not waited:
        return "none"
    ordered = sorted(waited)
    return f"{ordered[int(len(ordered) * 0.99)]:.2f} s / {ordered[-1]:.2f} s"


ROWS = (
    Row("ended and started again", lambda c: f"{c.kills}", f"{OFTEN}"),
    Row("of them stopped / killed", lambda c: f"{c.stops} / {c.kills - c.stops}"),
    Row("messages answered with 200", lambda c: f"{c.messages:,}"),
    Row("proposals stored", lambda c: f"{c.proposals:,}"),
    Row("replies", lambda c: f"{len(c.waited):,}"),
    Row("of them left behind by the process before", lambda c: f"{len(c.left):,}"),
    Row("these, seconds of its being ready: 99 of 100 / slowest", lambda c: slowest(c.left)),
    Row("all replies: 99 of 100 / slowest", lambda c: slowest(c.waited)),
    Row(
        f"replies later than {WITHIN:.0f} s",
        lambda c: str(sum(each > WITHIN for each in c.waited)),
        "0",
        lambda c: all(each <= WITHIN for each in c.waited),
    ),
    Row("lost", lambda c: str(len(c.lost)), "0", lambda c: not c.lost),
    Row("proposals doubled", lambda c: str(len(c.doubled)), "0", lambda c: not c.doubled),
    Row("replies out of order", lambda c: str(len(c.disorder)), "0", lambda c: not c.disorder),
    Row("faults in the database", lambda c: str(len(c.faults)), "0", lambda c: not c.faults),
    Row(
        "replies said twice, of those under way at a kill",
        lambda c: f"{c.repeated} of {c.in_flight}",
        "at most those",
        lambda c: c.repeated <= c.in_flight,
    ),
)


async def run(seed: int, often: int) -> Section:
    """Both databases at once; each program, its residents and both platforms share the machine."""
    before = os.getloadavg()[0]
    began = datetime.now(UTC)
    found = dict(
        zip(
            (SQLITE, POSTGRES),
            await asyncio.gather(_on(sqlite, seed, often), _on(postgres, seed + 1, often)),
            strict=True,
        )
    )
    minutes = (datetime.now(UTC) - began).total_seconds() / 60
    columns = list(found)
    lines = [
        f"{found[SQLITE].residents} residents, half on Telegram and half on WhatsApp, bring "
        "proposals one after the other, and each sends a message again until it is taken; the "
        f"program is stopped (SIGTERM) or killed (SIGKILL) and started again {often} times, at "
        f"moments and in the way that the seed says: {seed} on {columns[0]}, {seed + 1} on "
        f"{columns[1]}. The time of a reply counts while the program says that it is ready.",
        "",
        f"{began:%Y-%m-%d}, {os.cpu_count()} cores, {minutes:.0f} minutes; what else ran on the "
        f"machine: a load of {before:.1f} when it began, {os.getloadavg()[0]:.1f} at its end.",
        "",
        f"| | {' | '.join(columns)} | wanted |",
        f"|---|{'---|' * len(columns)}---|",
    ]
    for row in ROWS:
        shown = [
            row.figure(counts) if row.held(counts) else f"**{row.figure(counts)}**"
            for counts in found.values()
        ]
        lines.append(f"| {row.what} | {' | '.join(shown)} | {row.wanted} |")
    held = all(row.held(counts) for row in ROWS for counts in found.values())
    for column, counts in found.items():
        for what in (*counts.lost, *counts.doubled, *counts.disorder, *counts.faults):
            print(f"{column}: {what}")
    return Section(TITLE, "\n".join(lines), held)


async def _on(
    database: Callable[[], contextlib.AbstractContextManager[str]], seed: int, often: int
) -> Counts:
    with database() as url, tempfile.TemporaryDirectory(prefix="rembuk-proof-") as folder:
        return await killed_often(url, Path(folder), often, seed=seed)
