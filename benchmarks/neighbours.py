"""What residents ask of each other's proposals among a country's, and what others wait while one
person floods us."""

from __future__ import annotations

import asyncio
from typing import Any

from benchmarks.city import desk
from benchmarks.load import CHATS, USUAL, Residents

# What is asked.
QUESTIONS = ("alike, before sending", "USULAN WARGA by support", "USULAN WARGA by date", "DUKUNG")
TIMES = 400

# Messages a second from residents meanwhile.
SPOKEN = 50.0

Rows = list[tuple[str, str, str]]


async def asked(url: str, sizes: desk.Sizes) -> Rows:
    """The time that 95% of the answers stay under, in a database that holds nothing else."""
    found = []
    where = f"{sizes.all:,} proposals alone, {sizes.kelurahan:,} of one kelurahan"
    async with desk.filled(url, sizes, whole=False) as filled:
        for name in QUESTIONS:
            took = await filled.ask(name, TIMES)
            wanted = "under 5" if name.startswith("alike") else "under 50"
            found.append((f"{where}: {name}, p95, ms", f"{took:.1f}", wanted))
    return found


async def flooded(residents: Residents, seconds: float, many: int) -> Rows:
    """One person sends this many messages as fast as they are taken."""
    one = CHATS.stop
    await residents.welcome(range(CHATS.start, one + 1))
    before = await residents.propose(seconds, USUAL, rate=SPOKEN)
    flood = asyncio.create_task(residents.flood(one, many))
    meanwhile = await residents.propose(seconds, USUAL, rate=SPOKEN, alone=False)
    taken, took = await flood
    what = f"{many:,} messages of one person"
    waits = f"{before.wait(0.99):.0f}, {meanwhile.wait(0.99):.0f}"
    return [
        (f"{what}: others' reply p99 before and meanwhile, ms", waits, "as before"),
        (f"{what}: taken at once, in how many seconds", f"{taken:,}, {took:.0f}", ""),
    ]


async def measure(bench: Any) -> None:
    """Both, on both databases, into the table of the benches."""
    sizes = desk.Sizes().part(20 if bench.short else 1)
    for column, database in bench.databases():
        with database() as url:
            bench.table.fill(column, await asked(url, sizes))
        with database() as url:
            async with bench.rembuk(url) as residents:
                many = 1_000 if bench.short else 10_000
                bench.table.fill(column, await flooded(residents, bench.seconds, many))
