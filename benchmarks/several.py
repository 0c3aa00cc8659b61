"""One, two and four processes on one PostgreSQL, which has a core to itself; any of them takes any
message. With two cores the processes and whoever drives them share the other."""

from __future__ import annotations

import argparse
import contextlib
import itertools
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import asyncpg
import uvloop

from benchmarks.load import CHATS, SECRET, TOKEN, USUAL, Measured, Platform, Residents
from benchmarks.machine import alone, machine, postgres
from tests.servers.processes import Processes

COUNTS = (1, 2, 4)

# The cores, where there are two.
OURS, ITS = {0}, {1}


@dataclass(frozen=True, slots=True)
class Cost:
    """What so many processes gave, and what the database had to do for it."""

    processes: int
    measured: Measured
    database: float  # processor seconds

    @property
    def of_database(self) -> float:
        """Processor seconds for 1,000 turns."""
        return self.database / self.measured.turns * 1000


class Spread(Residents):
    """Each message goes to another process."""

    def __init__(self, platform: Platform, ports: Sequence[int], pids: Sequence[int]) -> None:
        self._next = itertools.cycle(f"http://127.0.0.1:{port}/telegram" for port in ports)
        self._pids = pids
        super().__init__(platform, "", 0)

    @property
    def webhook(self) -> str:
        return next(self._next)

    @webhook.setter
    def webhook(self, _: str) -> None:
        """There are several."""

    def _cpu(self) -> float:
        return sum(map(used, self._pids))

    def _rss(self) -> int:
        return sum(map(resident, self._pids))


def used(pid: int, *, ended: bool = False) -> float:
    """Processor time of a process with all its threads, seconds; with that of the processes that it
    began and that have `ended`."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11 : 15 if ended else 13])) / os.sysconf("SC_CLK_TCK")


def resident(pid: int) -> int:
    """Memory of a process, bytes."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def begun(pid: int) -> list[int]:
    """The processes that a server has begun."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it has ended
            if parent(int(path.name)) == pid:
                found.append(int(path.name))
    return found


def used_by_server(pid: int) -> float:
    """Processor time of a server with all that it has begun, seconds."""
    whole = used(pid, ended=True)
    for each in begun(pid):
        with contextlib.suppress(OSError):
            whole += used(each)
    return whole


async def costs(platform: Platform, seconds: float) -> list[Cost]:
    """Turns for so many seconds, by each number of processes, each on a new database."""
    return [await _cost(platform, seconds, count) for count in COUNTS]


async def _cost(platform: Platform, seconds: float, count: int) -> Cost:
    settings = {
        "REMBUK_TELEGRAM_TOKEN": TOKEN,
        "REMBUK_TELEGRAM_API_URL": platform.url,
        "REMBUK_TELEGRAM_MODE": "webhook",
        "REMBUK_PUBLIC_URL": "http://127.0.0.1",
        "REMBUK_TELEGRAM_SECRET": SECRET,
    }
    program = ("-m", "benchmarks.rembuk_program")
    apart = (os.cpu_count() or 1) > 1
    with postgres() as url, tempfile.TemporaryDirectory(prefix="rembuk-bench-") as folder:
        connection = await asyncpg.connect(url.replace("+asyncpg", ""))
        backend = await connection.fetchval("SELECT pg_backend_pid()")
        postmaster = parent(backend)
        for pid in [postmaster, *begun(postmaster)] if apart else ():
            os.sched_setaffinity(pid, ITS)
        async with Processes(url, Path(folder), settings, program=program) as several:
            ports = [await several.begin() for _ in range(count)]
            for port in ports:
                await several.ready(port)
            pids = [several.running[port].pid for port in ports]
            residents = Spread(platform, ports, pids)
            await residents.welcome(CHATS)
            await residents.propose(seconds / 5, USUAL)
            before = used_by_server(postmaster)
            measured = await residents.propose(seconds, USUAL)
            database = used_by_server(postmaster) - before
            await connection.close()
            for port in ports:
                await several.end(port)
    return Cost(count, measured, database)


def rows(found: Sequence[Cost]) -> list[tuple[str, str]]:
    """What was measured: row, figure."""
    lines = []
    for each in found:
        of = f"{each.processes} processes, the database on a core of its own"
        if each.processes == 1:
            of = of.replace("processes", "process")
        lines += [
            (f"{of}: turns/s", f"{each.measured.rate:.0f}"),
            (f"{of}: reply p99, ms", f"{each.measured.wait(0.99):.0f}"),
            (f"{of}: CPU-seconds per 1,000 turns, of all", f"{each.measured.cost:.2f}"),
            (f"{of}: CPU-seconds per 1,000 turns, of the database", f"{each.of_database:.2f}"),
        ]
    return lines


async def main(seconds: float) -> None:
    if (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(0, OURS)
    async with Platform() as platform:
        found = await costs(platform, seconds)
    print(f"{machine()}\n\n| | Rembuk, PostgreSQL |\n|---|---|")
    for row, figure in rows(found):
        print(f"| {row} | {figure} |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.several", description=__doc__)
    parser.add_argument("--short", action="store_true", help="a quick look")
    with alone():
        uvloop.run(main(3.0 if parser.parse_args().short else 15.0))
