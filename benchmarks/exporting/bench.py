"""The bench of exports: a million proposals as CSV and a fifth of them as XLSX, on both databases,
beside the peers; what residents wait for while somebody pulls all of them."""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Protocol

import aiohttp

from benchmarks.exporting import ways
from benchmarks.load import CALM, CHATS, USUAL, Residents
from benchmarks.machine import postgres
from benchmarks.page import POSTGRES, SQLITE, Table

PEERS = {"csv": "Python's csv", "xlsx": "XlsxWriter"}
LEAST = {"csv": "at least 50,000, under 150 MB", "xlsx": "under 150 MB"}


class Served(Protocol):
    """What is needed of a run of the benches."""

    seconds: float
    short: bool
    folder: Path
    table: Table

    def rembuk(
        self, url: str, **more: str
    ) -> contextlib.AbstractAsyncContextManager[Residents]: ...


async def measure(bench: Served) -> None:
    many = 20_000 if bench.short else 1_000_000
    for column in (SQLITE, POSTGRES):
        for way, count in (("csv", many), ("xlsx", many // ways.XLSX_SHARE)):
            async with _database(bench, column) as url:
                await ways.fill(url, count)
                await asyncio.to_thread(_exported, bench.table, column, url, way, count)
                if way == "csv":
                    await _beside(bench, column, url, count)
    with tempfile.TemporaryDirectory(dir=bench.folder) as name:
        url = f"sqlite+aiosqlite:///{name}/paper.db"
        await ways.agreed(url, ways.LONG_PAPER)
        took = ways.measured("berita acara", url).seconds
        row = f"berita acara of {ways.LONG_PAPER} proposals as PDF, s"
        bench.table.put(row, SQLITE, f"{took:.2f}", "under 2")
        took = await asyncio.to_thread(ways.example, Path(name))
        bench.table.put("rembuk demo, s", SQLITE, f"{took:.1f}", "under 60")


@contextlib.asynccontextmanager
async def _database(bench: Served, column: str) -> AsyncIterator[str]:
    if column == POSTGRES:
        with postgres() as url:
            yield url
        return
    with tempfile.TemporaryDirectory(dir=bench.folder) as name:
        yield f"sqlite+aiosqlite:///{name}/rembuk.db"


def _exported(table: Table, column: str, url: str, way: str, count: int) -> None:
    what = f"{count:,} proposals as {way}"
    cost = ways.measured(way, url)
    row = f"{what}: rows a second of a processor (of the clock), MB"
    table.put(row, column, str(cost), LEAST[way])
    if column == SQLITE:
        peer = ways.measured(f"{way}, {PEERS[way]}", url)
        table.put(f"{what}: the same by {PEERS[way]}, of one table", column, str(peer))
        wanted = "at least 2.5" if way == "xlsx" else ""
        row = f"{what}: times {PEERS[way]}"
        table.put(row, column, f"{peer.used / cost.used:.2f}", wanted)


async def _beside(bench: Served, column: str, url: str, count: int) -> None:
    token = await ways.linked(url)
    async with bench.rembuk(url) as residents, aiohttp.ClientSession() as session:
        await residents.welcome(CHATS)
        await residents.propose(bench.seconds / 5, USUAL, rate=CALM)
        alone = await residents.propose(bench.seconds, USUAL, rate=CALM)
        address = residents.webhook.replace("/telegram", f"/ekspor/{token}.csv")
        pulled = asyncio.create_task(_pulled(session, address))
        await asyncio.sleep(1.0)
        meanwhile = await residents.propose(bench.seconds, USUAL, rate=CALM)
        over = " (over before)" if pulled.done() else ""
        lines = await pulled
    if lines <= count:
        raise RuntimeError(f"{lines} lines of {count} proposals were pulled")
    row = f"{count:,} proposals as csv: reply p99 before and while they are pulled, ms"
    figure = f"{alone.wait(0.99):.0f}, {meanwhile.wait(0.99):.0f}{over}"
    bench.table.put(row, column, figure, "under 50 more")


async def _pulled(session: aiohttp.ClientSession, address: str) -> int:
    """How many lines a link gives."""
    async with session.get(address, timeout=aiohttp.ClientTimeout(total=None)) as answer:
        if answer.status != 200:
            raise RuntimeError(f"{answer.status} for an export")
        return sum([piece.count(b"\n") async for piece in answer.content.iter_any()])
