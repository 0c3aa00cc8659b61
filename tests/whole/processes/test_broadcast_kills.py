"""SIGKILL while an announcement runs: everybody ends somewhere, and only what was under way at a
kill is said twice."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from benchmarks.mailings import broadcast
from benchmarks.mailings.broadcast import Crowd, Faults
from bot.opening import open_database
from bot.settings import Settings
from storage.database.connections import Database
from storage.database.tables import outbox
from tests.servers.ports import free_port
from tests.support import ROOT

KILLS = 3
SEED = 20261126
LOG = "program.log"
PEOPLE = {"telegram": 500, "whatsapp": 100}
RATES = {"telegram": 250.0, "whatsapp": 50.0}


@dataclass
class Counts:
    """What the platforms and the database say when all is over."""

    kills: int
    seed: int  # of the moments
    recipients: int
    states: dict[str, int]
    missed: int  # ended as sent, but nobody got it
    repeated: int  # got it twice
    in_flight: int  # had reached a platform at a kill, and we had not written that down


async def killed_often(
    url: str,
    folder: Path,
    counts: dict[str, int],
    rates: dict[str, float],
    kills: int,
    *,
    seed: int = SEED,
) -> Counts:
    """An announcement, with the program killed and started again so many times while it runs."""
    async with open_database(Settings(database_url=url)) as database:
        return await _killed_often(database, url, folder, counts, rates, kills, seed)


async def _killed_often(
    database: Database, url: str, folder: Path, counts: dict[str, int], rates: dict[str, float],
    kills: int, seed: int,
) -> Counts:  # fmt: skip
    port, chance = free_port(), random.Random(seed)
    total = sum(counts.values())
    # Moments in the first nine tenths of the work, so that each kill meets some of it.
    moments = sorted(chance.sample(range(total // 50, total * 9 // 10), kills))
    process: asyncio.subprocess.Process | None = None
    try:
        await broadcast.populate(database, counts)
        id = await broadcast.announce(database)
        async with Crowd(rates, Faults(blocked=0.02)) as crowd:

            async def start() -> asyncio.subprocess.Process:
                limits = {name: {"rate": rate} for name, rate in rates.items()}
                environment = {k: v for k, v in os.environ.items() if not k.startswith("REMBUK_")}
                environment |= {
                    "REMBUK_DATABASE_URL": url,
                    "REMBUK_MEDIA_DIR": str(folder / "media"),
                    "REMBUK_SECRET_KEY": "only for tests, where it is known",
                    "REMBUK_PORT": str(port),
                    "REMBUK_PUBLIC_URL": f"http://127.0.0.1:{port}",
                    "REMBUK_TELEGRAM_MODE": "webhook",
                    "PYTHONPATH": str(ROOT),
                    **broadcast.settings(crowd, limits),
                }
                with (folder / LOG).open("ab") as log:
                    return await asyncio.create_subprocess_exec(
                        sys.executable, "-m", "benchmarks.rembuk_program", cwd=folder,
                        env=environment, stdout=asyncio.subprocess.DEVNULL, stderr=log,
                    )  # fmt: skip

            process = await start()
            in_flight = 0
            for moment in moments:
                async with asyncio.timeout(120):
                    while sum(c.got.total() for c in crowd.counted.values()) < moment:  # noqa: ASYNC110
                        await asyncio.sleep(chance.uniform(0, 0.004))
                process.kill()
                await process.wait()
                in_flight += await _flying(database, id, crowd)
                process = await start()
            async with asyncio.timeout(120 + total / sum(rates.values()) * 2):
                await broadcast.ended(database, id)
            await crowd.called_back()
            process.send_signal(signal.SIGTERM)
            await process.wait()
            got = _got(crowd)
        states = await broadcast.states(database, id)
        sent = await _addresses(database, id, ("sent", "delivered", "read"))
    finally:
        if process is not None and process.returncode is None:
            process.kill()
            await process.wait()
        if (folder / LOG).exists() and (said := (folder / LOG).read_text(errors="replace")):
            print(said[-4000:])  # what a failed test shows
    repeated = sum(n - 1 for n in got.values() if n > 1)
    missed = sum(1 for address in sent if not got[address])
    return Counts(kills, seed, total, states, missed, repeated, in_flight)


def _got(crowd: Crowd) -> Counter[str]:
    whole: Counter[str] = Counter()
    for counted in crowd.counted.values():
        whole += counted.got
    return whole


async def _flying(database: Database, id: int, crowd: Crowd) -> int:
    """Messages that had reached somebody, which the program had not yet written down."""
    await asyncio.sleep(0.1)  # what had left the process arrives
    query = select(outbox.c.address).where(outbox.c.mailing_id == id, outbox.c.settled_at.is_(None))
    async with database.read() as connection:
        open_ones = {row.address for row in await connection.execute(query)}
    return sum(1 for address in _got(crowd) if address in open_ones)


async def _addresses(database: Database, id: int, states: tuple[str, ...]) -> list[str]:
    query = select(outbox.c.address).where(
        outbox.c.mailing_id == id, outbox.c.state.in_(list(states))
    )
    async with database.read() as connection:
        return [row.address for row in await connection.execute(query)]


@pytest.mark.long
@pytest.mark.timeout(900)
async def test_killed_while_an_announcement_runs(database_url: str, tmp_path: Path) -> None:
    counts = await killed_often(database_url, tmp_path, PEOPLE, RATES, KILLS)
    print(counts)
    assert sum(counts.states.values()) == counts.recipients
    assert set(counts.states) <= {"sent", "delivered", "read", "gone", "refused", "unknown"}
    assert counts.missed == 0
    assert counts.repeated <= counts.in_flight
