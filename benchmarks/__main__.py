"""`make bench`, or `python -m benchmarks [NAME ...] [--short]`: the table of docs/BENCHMARKS.md."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import signal
import sqlite3
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import uvloop

from benchmarks import hostile, kills, neighbours, page, parts, stored
from benchmarks.city import answering, consultations, desk
from benchmarks.exporting import bench as exporting
from benchmarks.load import CALM, CHATS, SECRET, TOKEN, USUAL, Measured, Platform, Residents
from benchmarks.machine import alone, postgres
from benchmarks.mailings import broadcast as crowds
from benchmarks.mailings import meetings, silent
from benchmarks.page import PEER, POSTGRES, ROOT, SQLITE, Table
from storage.database.connections import Database
from tests.servers.ports import free_port
from tests.whole.processes import test_broadcast_kills

RATES = {"telegram": 900.0, "whatsapp": 100.0}  # raised, messages a second
SPOKEN = 50.0  # messages a second from residents while an announcement runs
KILLED = 20261126  # of the moments at which the program is killed


@dataclass
class Bench:
    """One run of the benches: how long, where, and the table that they fill."""

    seconds: float
    short: bool
    folder: Path
    platform: Platform
    table: Table = field(default_factory=Table)
    rates: dict[str, float] = field(default_factory=dict)

    @asynccontextmanager
    async def rembuk(self, url: str, **more: str) -> AsyncIterator[Residents]:
        port = free_port()
        settings = {
            "REMBUK_DATABASE_URL": url,
            "REMBUK_MEDIA_DIR": str(self.folder / "media"),
            "REMBUK_PORT": str(port),
            "REMBUK_TELEGRAM_TOKEN": TOKEN,
            "REMBUK_TELEGRAM_API_URL": self.platform.url,
            "REMBUK_TELEGRAM_MODE": "webhook",
            "REMBUK_PUBLIC_URL": f"http://127.0.0.1:{port}",
            "REMBUK_TELEGRAM_SECRET": SECRET,
            **more,
        }
        if profile := os.environ.get("BENCH_PROFILE"):
            settings["BENCH_PROFILE"] = profile
        async with self._program("benchmarks.rembuk_program", port, settings) as pid:
            yield Residents(self.platform, f"http://127.0.0.1:{port}/telegram", pid)

    @asynccontextmanager
    async def _program(
        self, module: str, port: int, settings: dict[str, str]
    ) -> AsyncIterator[int]:
        """A program on its own core; gives its process id once it answers."""
        environment = {k: v for k, v in os.environ.items() if not k.startswith("REMBUK_")}
        environment |= {"PYTHONPATH": str(ROOT), **settings}
        said = self.folder / f"{module}.log"
        with said.open("ab") as log:  # with faults it says much
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", module, cwd=self.folder, env=environment,
                stdout=asyncio.subprocess.DEVNULL, stderr=log,
            )  # fmt: skip
        try:
            async with aiohttp.ClientSession() as session:
                for _ in range(200):
                    try:
                        async with session.get(f"http://127.0.0.1:{port}/healthz"):
                            break
                    except aiohttp.ClientError:
                        await asyncio.sleep(0.1)
            yield process.pid
        except BaseException:
            print(said.read_text()[-2_000:], file=sys.stderr)
            raise
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.send_signal(signal.SIGTERM)
            await process.wait()

    # --- the benches ----------------------------------------------------------------------------

    async def speed(self) -> None:
        """SQLite: at saturation, and with time to spare."""
        path = self.folder / "speed.db"
        async with self.rembuk(f"sqlite+aiosqlite:///{path}") as residents:
            await self._both(SQLITE, residents)
        with contextlib.closing(sqlite3.connect(path)) as raw:
            kept, last = raw.execute("SELECT count(*), max(number) FROM proposals").fetchone()
        if not kept == last == residents.proposals:
            raise RuntimeError(f"{residents.proposals} proposals made, {kept} kept, last {last}")

    async def postgres(self) -> None:
        """The same on PostgreSQL."""
        with postgres() as url:
            async with self.rembuk(url) as residents:
                await self._both(POSTGRES, residents)

    async def _both(self, column: str, residents: Residents) -> None:
        await residents.welcome(CHATS)
        await residents.propose(self.seconds / 5, USUAL)
        self._full(column, await residents.propose(self.seconds, USUAL))
        calm = await residents.propose(self.seconds, USUAL, rate=CALM)
        put = self.table.put
        put(f"at {CALM:.0f}/s: turns/s", column, f"{calm.rate:.0f}")
        put(f"at {CALM:.0f}/s: reply p50, ms", column, f"{calm.wait(0.5):.1f}")
        put(f"at {CALM:.0f}/s: reply p99, ms", column, f"{calm.wait(0.99):.1f}", "under 10")
        put(f"at {CALM:.0f}/s: CPU-seconds per 1,000 turns", column, f"{calm.cost:.2f}")

    def _full(self, column: str, full: Measured) -> None:
        put = self.table.put
        self.rates[column] = full.rate
        put("turns/s", column, f"{full.rate:.0f}", "at least 1,000")
        put("reply p50, ms", column, f"{full.wait(0.5):.1f}")
        put("reply p99, ms", column, f"{full.wait(0.99):.1f}", "under 120")
        put("CPU-seconds per 1,000 turns", column, f"{full.cost:.2f}")
        put("memory, MB", column, f"{full.rss / 1e6:.0f}", "under 150")
        put("the driver's share of its core", column, f"{full.driver:.0%}")

    async def peer(self) -> None:
        """python-telegram-bot's ConversationHandler."""
        port = free_port()
        settings = {
            "PEER_PORT": str(port), "PEER_API": self.platform.url,
            "PEER_FILE": str(self.folder / "peer.pickle"),
        }  # fmt: skip
        async with self._program("benchmarks.conversation_handler", port, settings) as pid:
            residents = Residents(self.platform, f"http://127.0.0.1:{port}/telegram", pid)
            await residents.propose(self.seconds / 5, USUAL)
            self._full(PEER, await residents.propose(self.seconds, USUAL))
        if SQLITE in self.rates:
            times = self.rates[SQLITE] / self.rates[PEER]
            self.table.put("times ConversationHandler", SQLITE, f"{times:.1f}", "at least 2.5")

    async def parts(self) -> None:
        """Processor time by part, at saturation and with time to spare."""
        for column, database in self.databases():
            with database() as url, tempfile.TemporaryDirectory(dir=self.folder) as name:
                lines = Path(name) / "parts"
                async with self.rembuk(url, BENCH_PARTS=str(lines)) as residents:
                    await residents.welcome(CHATS)
                    await residents.propose(self.seconds / 5, USUAL)
                    for rate, when in ((0.0, ""), (CALM, f"at {CALM:.0f}/s: ")):
                        lines.unlink(missing_ok=True)
                        os.kill(residents.pid, signal.SIGUSR1)
                        measured = await residents.propose(self.seconds, USUAL, rate=rate)
                        os.kill(residents.pid, signal.SIGUSR1)
                        await asyncio.sleep(0.3)
                        for part, cost in parts.difference(lines, measured.turns).items():
                            row = f"{when}CPU-seconds per 1,000 turns: {part}"
                            self.table.put(row, column, f"{cost:.3f}")

    async def broadcast(self) -> None:
        """An announcement to 100,000, alone and with residents meanwhile, with and without
        faults."""
        count = 4_000 if self.short else 100_000
        counts = {"telegram": count * 9 // 10, "whatsapp": count // 10}
        calm = crowds.Faults()
        bad = crowds.Faults(0.05, 0.05, 0.05, 0.05)
        for column, database in self.databases():
            for faults, some in (
                (calm, counts),
                (bad, {name: n // 20 for name, n in counts.items()}),
            ):
                with database() as url:
                    await self._broadcast(column, url, faults, some)
            with database() as url, tempfile.TemporaryDirectory(dir=self.folder) as name:
                often = 3 if self.short else 20
                killed = await test_broadcast_kills.killed_often(
                    url, Path(name), counts, RATES, often
                )
            self.table.fill(column, kills.rows_of_many(killed))

    async def _broadcast(
        self, column: str, url: str, faults: crowds.Faults, counts: dict[str, int]
    ) -> None:
        rates = RATES
        limits = {name: {"rate": rate, "patience": 0.5} for name, rate in rates.items()}
        limits["telegram"] |= {"parallel": 96}
        kept = Database(url)
        try:
            await kept.upgrade()
            async with crowds.Crowd(rates, faults) as crowd:
                more = crowds.settings(crowd, limits)
                async with self.rembuk(url, **more) as plain:
                    residents = Residents(crowd, plain.webhook, plain.pid)
                    await crowds.populate(kept, counts)
                    await residents.welcome(CHATS)
                    alone = await residents.propose(self.seconds, USUAL, rate=SPOKEN)
                    before = residents.memory
                    id = await crowds.announce(kept)
                    planned = await crowds.written(kept, id)
                    least = sum(counts.values()) / sum(rates.values()) * 0.8
                    meanwhile = await residents.propose(max(3.0, least), USUAL, rate=SPOKEN)
                    memory = residents.memory
                    async with asyncio.timeout(3600):
                        await crowds.ended(kept, id)
                    states = await crowds.states(kept, id)
            self._told_many(column, faults, counts, rates, crowd, states)
            what = self._named(faults, counts)
            figures = (
                ("planned, s", f"{planned:.2f}", "under 3"),
                (
                    "memory before and meanwhile, MB",
                    f"{before / 1e6:.0f}, {memory / 1e6:.0f}",
                    "under 200",
                ),
                (
                    "reply p99 before and meanwhile, ms",
                    f"{alone.wait(0.99):.0f}, {meanwhile.wait(0.99):.0f}",
                    "under 100 more" if not faults.silent else "",
                ),
            )
            for name, figure, wanted in figures:
                self.table.put(f"{what}: {name}", column, figure, wanted)
        finally:
            await kept.close()

    def _named(self, faults: crowds.Faults, counts: dict[str, int]) -> str:
        kind = ", 5% each of 429, 500, no answer, blocked" if faults.silent else ""
        return f"{sum(counts.values()):,} recipients{kind}"

    def _told_many(
        self,
        column: str,
        faults: crowds.Faults,
        counts: dict[str, int],
        rates: dict[str, float],
        crowd: crowds.Crowd,
        states: dict[str, int],
    ) -> None:
        what, put = self._named(faults, counts), self.table.put
        for name, seen in crowd.counted.items():
            if faults.silent:
                continue  # most of the time is pauses
            used = (counts[name] + seen.replies) / seen.seconds / rates[name]
            put(f"{what}: share of the rate allowed by {name}", column, f"{used:.1%}",
                "at least 97%")  # fmt: skip
        avoidable = sum(seen.too_fast for seen in crowd.counted.values())
        put(f"{what}: 429s that pacing could have avoided", column, str(avoidable), "0")
        twice = sum(n > 1 for seen in crowd.counted.values() for n in seen.got.values())
        put(f"{what}: told twice", column, str(twice), "0")
        shown = ", ".join(f"{n:,} {state}" for state, n in sorted(states.items()))
        put(f"{what}: how they ended", column, shown)

    def databases(self) -> tuple[tuple[str, Callable[[], Any]], ...]:
        """Columns of the table, and what makes an empty database for each."""
        return ((SQLITE, self._sqlite), (POSTGRES, postgres))

    @contextlib.contextmanager
    def _sqlite(self) -> Iterator[str]:
        with tempfile.TemporaryDirectory(dir=self.folder) as name:
            yield f"sqlite+aiosqlite:///{name}/rembuk.db"

    async def size(self) -> None:
        """What a turn costs when many people and talks are stored."""
        few, many = 10_000, 100_000 if self.short else 1_000_000
        costs = {}
        for count in (few, many):
            path = self.folder / f"size{count}.db"
            await stored.fill(path, count)
            whose = stored.somebody(count)
            async with self.rembuk(f"sqlite+aiosqlite:///{path}") as residents:
                await residents.propose(self.seconds / 5, whose)
                measured = await residents.propose(self.seconds, whose)
            costs[count] = measured.cost
            row = f"{count:,} people and talks stored: "
            self.table.put(f"{row}turns/s", SQLITE, f"{measured.rate:.0f}")
            self.table.put(f"{row}CPU-seconds per 1,000 turns", SQLITE, f"{measured.cost:.2f}")
            path.unlink()
        more = costs[many] / costs[few] - 1
        self.table.put("more for a hundred times as many", SQLITE, f"{more:+.0%}", "under 20%")

    async def kills(self) -> None:
        """Killed again and again under load through both webhooks."""
        often = 5 if self.short else 50
        for column, database in self.databases():
            with database() as url, tempfile.TemporaryDirectory(dir=self.folder) as name:
                counts = await kills.killed_often(url, Path(name), often, seed=KILLED)
            self.table.fill(column, kills.rows(counts))

    async def desk(self) -> None:
        """What staff and residents of one city wait for among a country's proposals."""
        sizes = desk.Sizes().part(20 if self.short else 1)
        size = f"{sizes.all:,} proposals, {sizes.city:,} of the city, {sizes.kelurahan:,} of one "
        size += "kelurahan: "
        for column, database in self.databases():
            with database() as url:
                async with desk.filled(url, sizes) as filled:
                    for name in filled.questions():
                        took = await filled.ask(name, 200)
                        self.table.put(f"{size}{name}, p95, ms", column, f"{took:.1f}", "under 50")
                    took = await filled.decide()
                    row = f"{size}a decision on {desk.DECIDED}, s, the longest of {desk.ROUNDS}"
                    self.table.put(row, column, f"{took:.2f}", "under 1")
                    took = await filled.count(50)
                    self.table.put(f"{size}silent and overdue, p95, ms", column, f"{took:.1f}")
                    told, seconds = await filled.watch()
                    row = f"{size}the daily watch, s (those told)"
                    self.table.put(row, column, f"{seconds:.2f} ({told})", "under 2")

    async def forum(self) -> None:
        """A consultation of twelve questions that a city has answered."""
        many = 5_000 if self.short else 100_000
        size = f"{many:,} answers to {consultations.QUESTIONS} questions: "
        for column, database in self.databases():
            with database() as url:
                asked = await consultations.filled(url, many)
                mailings, seconds = await asked.digest()
                row = f"{size}the closing digest planned, s (mailings)"
                self.table.put(row, column, f"{seconds:.2f} ({mailings})", "under 5")
                took = await asked.page(100)
                row = f"{size}what the results page shows, p95, ms"
                self.table.put(row, column, f"{took:.1f}", "under 200")
                took = await asked.tallied(100)
                self.table.put(f"{size}all counts, p95, ms", column, f"{took:.1f}", "under 200")
                await asked.database.close()
        with tempfile.TemporaryDirectory(dir=self.folder) as name:
            proposal, answer = await answering.costs(Path(name), 4 if self.short else 16)
        row = "a turn of an answer beside one of a proposal, CPU ms"
        figure = f"{answer:.2f} to {proposal:.2f} ({answer / proposal - 1:+.0%})"
        self.table.put(row, SQLITE, figure, "within 10%")

    async def meetings(self) -> None:
        """A year of meetings and their reminders, in a zone with daylight saving, with a clock that
        jumps."""
        sizes = meetings.Sizes().part(20 if self.short else 1)
        for column, database in self.databases():
            with database() as url:
                counts = await meetings.year(url, sizes)
            self.table.fill(column, meetings.rows(counts, sizes))

    async def silent(self) -> None:
        """An announcement of which most recipients have been silent for more than 24 hours."""
        sizes = silent.Sizes().part(100 if self.short else 1)
        for column, database in self.databases():
            with database() as url:
                counts = await silent.season(url, sizes)
            self.table.fill(column, silent.rows(counts, sizes))

    neighbours = neighbours.measure
    exports = exporting.measure

    async def hostile(self) -> None:
        """What hostile files cost everybody else."""
        with tempfile.TemporaryDirectory(dir=self.folder) as name:
            found = await hostile.costs(Path(name), self.short)
        self.table.fill(SQLITE, hostile.rows(found))


BENCHES = (
    "speed", "peer", "postgres", "parts", "size", "kills", "desk", "neighbours", "forum",
    "broadcast", "silent", "meetings", "exports", "hostile",
)  # fmt: skip


async def main(names: list[str], short: bool) -> None:
    if (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(0, {1})
    with tempfile.TemporaryDirectory(prefix="rembuk-bench-") as name:
        async with Platform() as api:
            bench = Bench(3.0 if short else 15.0, short, Path(name), api)
            try:
                for each in BENCHES:
                    if each in names:
                        print(f"{each} ...", file=sys.stderr, flush=True)
                        await getattr(bench, each)()
            finally:
                print(bench.table, flush=True)  # also what there is when it is stopped
    if list(names) == list(BENCHES) and not short:
        page.write(BENCHES, bench.table)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHES))
    parser.add_argument("--short", action="store_true", help="a quick look; writes no page")
    given = parser.parse_args()
    if unknown := set(given.names) - set(BENCHES):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    with alone():
        uvloop.run(main([n for n in BENCHES if not given.names or n in given.names], given.short))
