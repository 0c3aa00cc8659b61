"""The program under load while its PostgreSQL is stopped, frozen, crashes, and ends its sessions:
what became of every message, photo, file and announcement."""

from __future__ import annotations

import asyncio
import random
import signal
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import aiohttp
from sqlalchemy import select

from bot.opening import write
from bot.refresh import known_places
from storage.database.away import away
from storage.database.connections import Database
from storage.database.copies import backup
from storage.database.store import Store
from storage.database.tables import files, inbox, mailing_texts, outbox, proposals
from storage.files.media import MediaFolder
from storage.messages.mailings import broadcasts
from storage.messages.mailings.audiences import Audience, Group
from storage.messages.mailings.mailing import Body, Kind
from tests.fakes import bot_api, twilio
from tests.servers.ports import free_port
from tests.servers.postgres_server import OwnServer
from tests.servers.restarts import RESIDENTS, TAKEN_WITHIN, WELCOME, Killed, drained
from tests.support import picture, run_sql

NAME = "rembuk"
WAYS = ("stopped", "frozen", "crashed", "ended")
NEWS = "Kerja bakti Minggu pagi."

# How long a server is away, seconds.
AWAY = 3.0

# What is said at the question for photos, where a photo is sent.
PHOTO = "(photo)"


@dataclass
class Outages:
    """What the platforms and the database say when all is over."""

    ways: Counter[str]
    seed: int
    messages: int  # answered with 200
    proposals: int
    photos: int
    packages: int  # DATA SAYA
    told: int  # people who got the announcement
    lost: list[str]
    doubled: list[str]
    faults: list[str]
    unsettled: list[str]  # messages that were refused, or of which nobody knows
    slowest: float  # /readyz and /metrics while the server was away, seconds
    lines: Counter[str] = field(default_factory=Counter)  # in the log


class Program(Killed):
    """The program, and residents who also send photos and ask for their data."""

    async def on_telegram(self, session: aiohttp.ClientSession, chat: int, several: int) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": "geheim"}
        for words in said(chat, several, photo=True):
            if words == PHOTO:
                update = self.api.photo(picture(60, 40), chat)
            else:
                update = self.api.message(chat, text=words)
            await self._post(session, "/telegram", headers, json=update)
            self.acknowledged.append(("telegram", f"u{update['update_id']}"))

    async def on_whatsapp(self, session: aiohttp.ClientSession, who: int, several: int) -> None:
        for words in said(who, several, photo=False):
            form, headers = self.twilio.inbound(words, f"whatsapp:+62812{who:08}")
            await self._post(session, "/whatsapp", headers, data=urlencode(form))
            self.acknowledged.append(("whatsapp", dict(form)["MessageSid"]))


def said(who: int, several: int, *, photo: bool) -> list[str]:
    lines = list(WELCOME)
    for n in range(several):
        wish = f"Pelatihan menjahit {who}-{n}"
        lines += ["usul", "Imopuro", "2", wish, "Banyak yang menganggur", "RT 1"]
        lines += ["foto", PHOTO, "selesai"] if photo else []
        lines += ["kirim", "data saya"]
    return lines


async def patiently(work: Callable[[], Awaitable[None]]) -> None:
    """Once more while the server is still recovering from the outage before."""
    async with asyncio.timeout(TAKEN_WITHIN):
        while True:
            try:
                return await work()
            except Exception as error:
                if not away(error):
                    raise
                await asyncio.sleep(0.2)


async def gone(server: OwnServer, way: str) -> None:
    """One outage, from its beginning to its end."""
    match way:
        case "stopped":
            await asyncio.to_thread(server.stop)
            await asyncio.sleep(AWAY)
            await asyncio.to_thread(server.start)
        case "frozen":
            server.freeze()
            await asyncio.sleep(2 * AWAY)
            server.thaw()
        case "crashed":
            server.crash()
        case "ended":
            ending = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = "
            await patiently(lambda: run_sql(server.url, f"{ending}'{NAME}'"))


async def watched(port: int, slowest: list[float]) -> None:
    """Asks as a monitor does, all the time."""
    async with aiohttp.ClientSession() as session:
        while True:
            for path in ("/readyz", "/metrics"):
                began = time.monotonic()
                try:
                    async with session.get(f"http://127.0.0.1:{port}{path}") as answer:
                        await answer.read()
                except (aiohttp.ClientError, OSError):
                    pass
                slowest.append(time.monotonic() - began)
            await asyncio.sleep(0.2)


async def announce(url: str) -> None:
    database = Database(url)
    try:
        areas = (await known_places(database)).areas
        [city] = areas.cities

        async def chore(store: Store) -> None:
            bodies = {("id", channel): Body(NEWS) for channel in ("telegram", "whatsapp")}
            audience = Audience(city.code, frozenset({Group.EVERYONE}))
            broadcasts.create(
                store, Kind.ANNOUNCEMENT, city, audience, bodies, priority=4, loud=True
            )
            store.wakes("mailings")

        await write(database, chore, lambda: datetime.now(UTC))
    finally:
        await database.close()


async def outages_often(server: OwnServer, folder: Path, often: int, *, seed: int) -> Outages:
    """Residents propose through both webhooks while the server goes away so many times."""
    await run_sql(server.url, f"CREATE DATABASE {NAME}")
    url, chance, port = server.database(NAME), random.Random(seed), free_port()
    several = max(2, often // 3)
    slowest: list[float] = []
    public = f"http://127.0.0.1:{port}"
    async with bot_api.strict() as api, twilio.strict(public_url=public) as fake:
        program = Program(url, folder, api, fake, port)
        await program.start()
        everybody = range(100, 100 + RESIDENTS)
        total = sum(len(said(n, several, photo=p)) for n in everybody for p in (True, False))
        moments = sorted(chance.sample(range(10 * RESIDENTS, total * 9 // 10), often))
        ways = [WAYS[n % len(WAYS)] for n in range(often)]
        monitor = asyncio.create_task(watched(port, slowest))
        try:
            async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as group:
                for number in everybody:
                    group.create_task(program.on_telegram(session, number, several))
                    group.create_task(program.on_whatsapp(session, number + 100, several))
                for n, (moment, way) in enumerate(zip(moments, ways, strict=True), 1):
                    async with asyncio.timeout(TAKEN_WITHIN):
                        while len(program.acknowledged) < moment:  # noqa: ASYNC110
                            await asyncio.sleep(chance.uniform(0, 0.004))
                    if n == (often + 1) // 2:
                        await patiently(lambda: announce(url))
                    await gone(server, way)
                    print(f"{n} of {often}: {way}", flush=True)
            async with asyncio.timeout(120):
                await drained(url)
                await fetched(url)
            await asyncio.sleep(1)
            await program.kill(signal.SIGTERM)
        finally:
            monitor.cancel()
            await program.kill()
        assert len(program.acknowledged) == total
        return await examined(program, ways, seed, several, max(slowest))


async def fetched(url: str) -> None:
    """Waits until no photo is still to be fetched."""
    database = Database(url)
    try:
        while True:
            async with database.read() as connection:
                wanted = select(files.c.id).where(files.c.state == "wanted").limit(1)
                if (await connection.execute(wanted)).first() is None:
                    return
            await asyncio.sleep(0.2)
    finally:
        await database.close()


async def examined(
    program: Program, ways: list[str], seed: int, several: int, slowest: float
) -> Outages:
    database = Database(program.url)
    try:
        async with database.read() as connection:

            async def rows(table: Any) -> list[Any]:
                return list(await connection.execute(select(table)))

            taken, kept, sent = await rows(inbox), await rows(proposals), await rows(outbox)
            pictures, words = await rows(files), await rows(mailing_texts)
        faults = await backup.check(database, MediaFolder(program.folder / "media"))
    finally:
        await database.close()
    heard, owed, told = _heard(program), Counter[tuple[str, str]](), 0
    for row in sent:
        if row.state == "replaced":
            continue
        text = row.text if row.mailing_id is None else words[0].text
        told += row.mailing_id is not None
        owed[row.address, text if row.channel == "telegram" else str(row.id)] += 1
    wishes = Counter(row.wish for row in kept)
    who = [n + more for n in range(100, 100 + RESIDENTS) for more in (0, 100)]
    wanted = {f"Pelatihan menjahit {n}-{i}" for n in who for i in range(several)}
    known = {(row.channel, row.message) for row in taken}
    lost = [f"message {id}" for id in set(program.acknowledged) - known]
    lost += [f"proposal {wish}" for wish in wanted - set(wishes)]
    lost += [f"never said: {what}" for what in (owed - heard)]
    doubled = [f"proposal {wish}" for wish, often in wishes.items() if often > 1]
    doubled += [f"said twice: {what}" for what in (heard - owed)]
    packages = [row for row in sent if row.file and row.file["kind"] == "my_data"]
    if len(packages) != 2 * RESIDENTS * several:
        lost.append(f"{len(packages)} packages of DATA SAYA")
    lost += [f"photo {row.state}: {row.why}" for row in pictures if row.state != "ready"]
    if len(pictures) != RESIDENTS * several:
        lost.append(f"{len(pictures)} photos")
    if told != 2 * RESIDENTS:
        lost.append(f"the announcement reached {told}")
    lines = Counter[str]()
    for line in (program.folder / "stderr").read_text().splitlines():
        for what in ("database is away", "database is back", "Traceback", "ERROR"):
            lines[what] += what in line
    if lines["Traceback"]:
        print((program.folder / "stderr").read_text())
    return Outages(
        Counter(ways),
        seed,
        len(program.acknowledged),
        len(kept),
        sum(row.state == "ready" for row in pictures),
        len(packages),
        told,
        lost,
        doubled,
        faults,
        [
            f"{row.channel} {row.state}: {row.why}"
            for row in sent
            if row.state not in ("sent", "delivered", "read", "replaced")
        ],
        slowest,
        lines,
    )


def _heard(program: Program) -> Counter[tuple[str, str]]:
    found = Counter[tuple[str, str]]()
    for call in program.api.sent:
        text = call.args.get("text") or call.args.get("caption", "")
        found[str(call.args["chat_id"]), text] += 1
    for sent in program.twilio.messages:
        _, _, id = sent.status_callback.partition("?id=")
        if id:
            found[sent.to.removeprefix("whatsapp:"), id] += 1
    return found
