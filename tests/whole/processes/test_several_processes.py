"""Two real processes on one PostgreSQL: whichever takes a message, nothing is lost, done twice or
out of order, and together they keep to a platform's rate; what falls due when both start is told
once; when one is killed the other goes on. At full length in `make proofs`."""

from __future__ import annotations

import asyncio
import contextlib
import random
import signal
import uuid
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy import func, select

from storage.database.connections import Database
from storage.database.tables import files, inbox, outbox, proposals
from tests import both
from tests.both import Writer, drained
from tests.fakes import bot_api
from tests.falls_due import Due, ahead, all_told, examined, flying, newest, seeded
from tests.servers.processes import Processes, on_telegram, post
from tests.support import make_database_url, picture

RATE = 40.0  # a second, of all together

PEOPLE = range(500, 506)
SAID = ("halo", "ya", "lewati", "usul", "Imopuro", "2", "Pelatihan menjahit {who}",
        "Banyak yang menganggur", "RT 1", "photo", "kirim")  # fmt: skip


@pytest.fixture
async def empty(postgres: str) -> AsyncIterator[str]:
    async with make_database_url(postgres, f"t{uuid.uuid4().hex}", "template1") as url:
        yield url


@contextlib.asynccontextmanager
async def closed(database: Database) -> AsyncIterator[Database]:
    try:
        yield database
    finally:
        await database.close()


async def proposes(
    session: aiohttp.ClientSession, api: bot_api.FakeBotApi, who: int, ports: list[int]
) -> None:
    """Everything that somebody says until their proposal is there, each to another process, and
    again when it was not taken; with a photo."""
    for n, words in enumerate(SAID):
        update = (
            api.photo(picture(), chat=who)
            if words == "photo"
            else api.message(who, text=words.format(who=who))
        )
        turn = n + who
        async with asyncio.timeout(120):
            while not await post(session, ports[turn % 2], update):
                turn += 1
                await asyncio.sleep(0.05)
        if n % 3 == 0:  # a platform that heard nothing says it again, to whom it likes
            await post(session, ports[(turn + 1) % 2], update)


@pytest.mark.long
@pytest.mark.timeout(600)
async def test_two_processes_and_one_is_killed(empty: str, tmp_path: Path) -> None:
    await seeded(empty, tmp_path)
    limits = {"telegram": {"rate": RATE, "chat_rate": 1e5}}
    async with (
        bot_api.strict() as api,
        Processes(empty, tmp_path, on_telegram(api, TEST_AHEAD=ahead()), limits) as several,
        aiohttp.ClientSession() as session,
        closed(Database(empty)) as database,
    ):
        before = await newest(database)
        ports = [await several.begin(), await several.begin()]
        due, written = Due(), Writer(api, ports, session, random.Random(1))

        async def killed() -> None:
            async with asyncio.timeout(120):
                while len(api.sent) < 15:  # noqa: ASYNC110
                    await asyncio.sleep(0.01)
            await several.end(ports[0], signal.SIGKILL)
            due.in_flight = await flying(database, before, api)
            await several.start(ports[0])

        async with asyncio.TaskGroup() as group:
            for who in PEOPLE:
                group.create_task(proposes(session, api, who, ports))
            group.create_task(killed())
        await all_told(database, before)
        await drained(database)
        async with database.read() as connection:
            theirs = inbox.c.address.in_([str(who) for who in PEOPLE])
            query = select(func.count()).select_from(inbox).where(theirs)
            taken = (await connection.execute(query)).scalar()
            kept = (await connection.execute(select(proposals.c.wish))).scalars().all()
            states = (await connection.execute(select(files.c.state))).scalars().all()
            ours = outbox.c.address.in_([str(who) for who in PEOPLE])
            query_rows = select(outbox.c.address, outbox.c.text).where(ours)
            rows = (await connection.execute(query_rows)).all()
        assert taken == len(PEOPLE) * len(SAID)
        wishes = [f"Pelatihan menjahit {who}" for who in PEOPLE]
        assert sorted(wish for wish in kept if wish in wishes) == wishes
        assert states == ["ready"] * len(PEOPLE)
        meant = Counter((row.address, row.text) for row in rows)
        heard = Counter((str(who), text) for who in PEOPLE for text in api.texts(who))
        assert not meant - heard, several.said()
        # What was on its way when one was killed may have been said twice.
        assert (heard - meant).total() <= len(PEOPLE)
        # What fell due.
        await examined(database, before, api, due, "killed")
        assert (due.wrong, due.lost) == ([], []), several.said()
        assert due.repeated <= due.in_flight
        # One person who writes to both at once.
        await written.brings(1)
        await drained(database)
        await both.examined(written, database, 1)
        found = written.found
        assert (found.lost, found.doubled, found.disorder) == ([], [], []), several.said()
        assert found.photos == both.PHOTOS
