"""An announcement to 100,000 by two processes on PostgreSQL, of which one is killed every ten
seconds and started again."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import tempfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from benchmarks.machine import postgres
from benchmarks.mailings import broadcast
from benchmarks.mailings.broadcast import Counted, Crowd, Faults
from benchmarks.proofs import Section
from bot.opening import open_database
from bot.settings import Settings
from storage.database.connections import Database
from storage.database.tables import outbox
from tests.servers.balancer import Balancer
from tests.servers.processes import Processes

TITLE = "Two processes, one killed again and again"
OFTEN = 12  # every ten seconds for two minutes
EVERY = 10.0  # seconds

RATES = {"telegram": 400.0, "whatsapp": 50.0}  # messages a second, of both together
RECIPIENTS = 100_000

# Of the allowed rate, and how a message may have ended.
LEAST = 0.9
ENDS = {"sent", "delivered", "read", "gone", "refused", "unknown"}


async def run(seed: int, often: int) -> Section:
    """Fewer kills have fewer recipients, so that there is work during all of them."""
    began, before = datetime.now(UTC), os.getloadavg()[0]
    total = sum(RATES.values())
    recipients = RECIPIENTS if often >= OFTEN else int(total * EVERY * often)
    counts = {name: int(recipients * rate / total) for name, rate in RATES.items()}
    with postgres() as url, tempfile.TemporaryDirectory(prefix="rembuk-proof-") as folder:
        async with open_database(Settings(database_url=url)) as database:
            return await _run(database, url, Path(folder), counts, seed, often, began, before)


async def _run(
    database: Database, url: str, folder: Path, counts: dict[str, int], seed: int, often: int,
    began: datetime, before: float,
) -> Section:  # fmt: skip
    chance = random.Random(seed)
    await broadcast.populate(database, counts)
    id = await broadcast.announce(database)
    async with Crowd(RATES, Faults(blocked=0.01)) as crowd, Balancer() as balancer:
        limits = {name: {"rate": rate} for name, rate in RATES.items()}
        settings = {
            "REMBUK_PUBLIC_URL": balancer.url,
            "REMBUK_TELEGRAM_MODE": "webhook",
            "BENCH_ANYWHERE": "yes",
            **broadcast.settings(crowd, limits),
        }
        program = ("-m", "benchmarks.rembuk_program")
        async with Processes(url, folder, settings, program=program) as several:
            started = [await several.begin(), await several.begin()]
            balancer.ports = [await several.ready(port) for port in started]
            in_flight = 0
            for _ in range(often):
                await asyncio.sleep(EVERY * chance.uniform(0.9, 1.1))
                port = chance.choice(balancer.ports)
                await several.end(port, signal.SIGKILL)
                in_flight += await _flying(database, id, crowd)
                await several.begin(port)
            async with asyncio.timeout(600):
                await broadcast.ended(database, id)
            await crowd.called_back()
            for port in list(several.running):
                await several.end(port)
            log = several.said()
        found = await broadcast.states(database, id)
        sent = await _sent(database, id)
    got = _got(crowd)
    repeated = sum(n - 1 for n in got.values())
    missed = sum(1 for address in sent if not got[address])
    reached = {name: _reached(each, RATES[name]) for name, each in crowd.counted.items()}
    too_fast = sum(each.too_fast for each in crowd.counted.values())
    recipients = sum(counts.values())
    held = (
        sum(found.values()) == recipients
        and set(found) <= ENDS
        and missed == 0
        and repeated <= in_flight
        and too_fast == 0
        and min(reached.values()) >= LEAST
    )
    rows = [
        ("recipients", f"{recipients:,}", ""),
        ("killed (SIGKILL) and started again", f"{often}", f"{OFTEN}"),
        ("ended as", ", ".join(f"{k} {n:,}" for k, n in sorted(found.items())), "nothing else"),
        ("ended as sent, and nobody got it", f"{missed}", "0"),
        ("got it twice, of those on their way at a kill", f"{repeated} of {in_flight}",
         "at most those"),
        *((f"{name}: of {RATES[name]:.0f}/s that both together may", f"{share:.1%}", "90% or more")
          for name, share in reached.items()),
        ("calls that a platform refused as too fast", f"{too_fast}", "0"),
    ]  # fmt: skip
    if not held:
        print(log)
    minutes = (datetime.now(UTC) - began).total_seconds() / 60
    body = [
        "Two processes send an announcement to fakes of Telegram and WhatsApp that hold the rate "
        f"of both together; every {EVERY:.0f} seconds one of them, as the seed says ({seed}), is "
        "killed and started again. WhatsApp's word on each message comes through a balancer.",
        "",
        f"{began:%Y-%m-%d}, {os.cpu_count()} cores, {minutes:.0f} minutes; what else ran on the "
        f"machine: a load of {before:.1f} when it began, {os.getloadavg()[0]:.1f} at its end.",
        "",
        "| | PostgreSQL | wanted |",
        "|---|---|---|",
        *(f"| {what} | {figure} | {wanted} |" for what, figure, wanted in rows),
    ]
    return Section(TITLE, "\n".join(body), held)


def _reached(counted: Counted, rate: float) -> float:
    """How much of what may be sent in its time was."""
    return counted.got.total() / (counted.seconds * rate) if counted.seconds else 0.0


def _got(crowd: Crowd) -> Counter[str]:
    whole: Counter[str] = Counter()
    for counted in crowd.counted.values():
        whole += counted.got
    return whole


async def _flying(database: Database, id: int, crowd: Crowd) -> int:
    """Messages that had reached somebody, which no process had yet written down."""
    query = select(outbox.c.address).where(
        outbox.c.mailing_id == id, outbox.c.settled_at.is_(None), outbox.c.claim != 0
    )
    async with database.read() as connection:
        left = {row.address for row in await connection.execute(query)}
    got = _got(crowd)
    return sum(1 for address in left if address in got)


async def _sent(database: Database, id: int) -> list[str]:
    query = select(outbox.c.address).where(
        outbox.c.mailing_id == id, outbox.c.state.in_(["sent", "delivered", "read"])
    )
    async with database.read() as connection:
        return [row.address for row in await connection.execute(query)]
