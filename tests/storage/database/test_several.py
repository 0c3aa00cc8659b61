"""What several processes on one PostgreSQL share: a lead, rates, a key; and a file of SQLite, which
one serves."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from asyncpg import TooManyConnectionsError
from sqlalchemy import make_url, text

from bot.alike import shared
from bot.commands.doctor import examine
from bot.opening import open_database, write
from bot.secret import key_of
from bot.settings import Settings, secret_key
from storage.database import alike, rates
from storage.database.connections import Database
from storage.database.copies import backup
from storage.database.processes import serving, sessions
from storage.database.processes.leader import LOCK, leading
from storage.database.processes.leases import Lease
from storage.database.rates import SharedRates
from storage.database.store import Store
from storage.errors import Advice
from storage.files.media import MediaFolder
from tests.databases import Databases
from tests.support import Clock, make_database_url, run_sql


@pytest.fixture
async def postgres_url(postgres_databases: Databases) -> AsyncIterator[str]:
    async with postgres_databases.one() as url:
        yield url


@pytest.fixture
async def two(postgres_url: str) -> AsyncIterator[tuple[Database, Database]]:
    async with opened(postgres_url) as one, opened(postgres_url) as other:
        yield one, other


@contextlib.asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    database = Database(url)
    try:
        yield database
    finally:
        await database.close()


class Led:
    """Who leads, and what has become of the others' work."""

    def __init__(self) -> None:
        self.leads: list[str] = []
        self.changed = asyncio.Event()

    def work(self, name: str) -> Callable[[], AbstractAsyncContextManager[None]]:
        @contextlib.asynccontextmanager
        async def working() -> AsyncIterator[None]:
            self.leads.append(name)
            self.changed.set()
            try:
                yield
            finally:
                self.leads.remove(name)
                self.changed.set()

        return working

    async def until(self, *names: str) -> None:
        while self.leads != list(names):
            self.changed.clear()
            await self.changed.wait()


async def test_one_leads_and_the_next_follows(two: tuple[Database, Database]) -> None:
    led = Led()
    async with leading(two[0], led.work("one")):
        await led.until("one")
        async with leading(two[1], led.work("other")):
            await waits(two[0])  # else the one that asks again may be before it
            assert led.leads == ["one"]
            # Its session ends, as with a process that is killed or a server that starts anew.
            async with two[0].writer.connect() as connection:
                await connection.execute(
                    text(
                        "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE granted AND "
                        "locktype = 'advisory' AND objid = :lock AND database = "
                        "(SELECT oid FROM pg_database WHERE datname = current_database())"
                    ),
                    {"lock": LOCK},
                )
            await led.until("other")
        await led.until("one")  # which has gone on asking
    assert led.leads == []


async def waits(database: Database) -> None:
    """Until somebody waits for the lead."""
    waiting = text(
        "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = 'advisory' AND "
        "objid = :lock AND database = "
        "(SELECT oid FROM pg_database WHERE datname = current_database()))"
    )
    async with database.writer.connect() as connection:
        for _ in range(3000):
            if (await connection.execute(waiting, {"lock": LOCK})).scalar():
                return
            await asyncio.sleep(0.01)
    raise AssertionError("nobody waits")


@pytest.fixture
async def small_url(postgres_url: str) -> AsyncIterator[str]:
    """As somebody whom the server gives three connections."""
    name = f"small_{uuid.uuid4().hex}"
    await run_sql(postgres_url, f"CREATE ROLE {name} LOGIN PASSWORD 'small' CONNECTION LIMIT 3")
    yield make_url(postgres_url).set(username=name, password="small").render_as_string(False)
    await run_sql(postgres_url, f"DROP ROLE {name}")


async def test_what_belongs_to_one_session_goes_before_the_pool(small_url: str) -> None:
    """Else whoever serves where there is little room takes what people write and never answers."""
    async with opened(small_url) as database:
        async with database.read(), database.read(), database.read():
            with pytest.raises(TooManyConnectionsError):  # nothing is taken from who is at work
                await sessions.begin(database)
        session = await sessions.begin(database)
        other = await sessions.begin(database)
        assert [await each.fetchval("SELECT 1") for each in (session, other)] == [1, 1]
        async with database.read() as connection:  # what is left is the pool's
            assert (await connection.execute(text("SELECT 1"))).scalar() == 1
        for each in (session, other):
            await sessions.end(each)


async def test_sqlite_is_led_at_once(tmp_path: Path) -> None:
    led = Led()
    async with opened(f"sqlite+aiosqlite:///{tmp_path}/rembuk.db") as database:
        async with leading(database, led.work("one")):
            assert led.leads == ["one"]
        assert led.leads == []


async def test_places_are_each_one_process_s(two: tuple[Database, Database]) -> None:
    shared = [SharedRates(each) for each in two]
    try:
        # Slow enough for no time that passes meanwhile to count: a place every 1000 seconds.
        got = [await shared[n % 2].take("channel:telegram", 0.001, 2) for n in range(3)]
        assert [(places, round(wait, -2)) for places, wait in got] == [
            (1, 1000),
            (0, 1000),
            (0, 1000),
        ]
        await shared[0].pause("channel:telegram", 20_000)
        assert (await shared[1].take("channel:telegram", 0.001, 1))[0] == 0
        assert round((await shared[1].take("channel:telegram", 0.001, 1))[1], -2) == 21_000
        assert (await shared[1].take("channel:whatsapp", 0.001, 1))[0] == 1
    finally:
        for each in shared:
            await each.close()


async def test_the_last_place_is_left_for_what_is_urgent(two: tuple[Database, Database]) -> None:
    shared = [SharedRates(each) for each in two]
    try:
        got, _ = await shared[0].take("channel:telegram", 100.0, 1000, urgent=False)
        assert got >= 7  # of eight
        assert (await shared[1].take("channel:telegram", 100.0, 1))[0] == 1
    finally:
        for each in shared:
            await each.close()


async def test_a_session_that_was_ended_is_opened_again(two: tuple[Database, Database]) -> None:
    shared = SharedRates(two[0])
    try:
        await shared.take("channel:telegram", 0.001, 1)
        shared._session.terminate()
        assert (await shared.take("channel:telegram", 0.001, 1))[0] == 0
    finally:
        await shared.close()


async def test_what_may_be_done_so_often_is_counted_together(
    database_url: str, clock: Clock
) -> None:
    async with opened(database_url) as one, opened(database_url) as other:

        async def spend(store: Store) -> tuple[float, float]:
            return await rates.spent(store, "guesses:there", (0.5, 3.0))

        found = [await write((one, other)[n % 2], spend, clock) for n in range(4)]
        assert [wait for wait, _ in found] == [0, 0, 0, 2]
        assert [round(out) for _, out in found] == [1, 2, 3, 3]
        clock.move(seconds=2)
        assert (await write(one, spend, clock))[0] == 0
        assert (await write(other, spend, clock))[0] == 2

        async def purge(store: Store) -> None:
            await rates.purge(store, store.now)

        clock.move(seconds=3)
        await write(one, purge, clock)
        assert (await write(one, spend, clock))[0] == 0
        assert (await write(one, spend, clock))[0] == 1  # it was not forgotten what was out
        clock.move(seconds=8)
        await write(one, purge, clock)
        async with one.read() as connection:
            assert (await connection.execute(text("SELECT count(*) FROM rates"))).scalar() == 0


async def test_all_processes_have_one_key(
    two: tuple[Database, Database], postgres_url: str, tmp_path: Path
) -> None:
    there = Settings(database_url=postgres_url, media_dir=tmp_path / "there" / "media")
    elsewhere = Settings(database_url=postgres_url, media_dir=tmp_path / "elsewhere" / "media")
    keys = await asyncio.gather(key_of(there, two[0]), key_of(elsewhere, two[1]))
    assert len(set(keys)) == 1
    assert len(keys[0]) >= 48
    assert not list(tmp_path.rglob("secret.key"))
    # It is no copy's: whoever has one must not be able to sign.
    await backup.backup(two[0], MediaFolder(tmp_path / "none"), tmp_path / "copy")
    for path in tmp_path.rglob("*.jsonl"):
        assert keys[0] not in path.read_text()


async def test_a_key_of_before_goes_on(
    two: tuple[Database, Database], postgres_url: str, tmp_path: Path
) -> None:
    """Whoever adds a second process has one whose key lies in a file."""
    settings = Settings(database_url=postgres_url, media_dir=tmp_path / "media")
    before = secret_key(settings)
    assert await key_of(settings, two[0]) == before
    elsewhere = Settings(database_url=postgres_url, media_dir=tmp_path / "elsewhere" / "media")
    assert await key_of(elsewhere, two[1]) == before
    said = Settings(database_url=postgres_url, secret_key="k" * 40, media_dir=tmp_path)
    assert await key_of(said, two[1]) == "k" * 40


async def test_several_may_make_the_database(postgres: str, tmp_path: Path) -> None:
    name = f"t{uuid.uuid4().hex}"
    async with made_empty(postgres, name) as url:

        async def start() -> None:
            async with open_database(Settings(database_url=url, media_dir=tmp_path / "media")):
                pass

        await asyncio.gather(*(start() for _ in range(3)))
        async with opened(url) as database:
            await database.check_version()
            async with database.read() as connection:
                found = await connection.execute(
                    text("SELECT count(*) FROM areas WHERE code = '18.72'")
                )
                assert found.scalar() == 1


@contextlib.asynccontextmanager
async def made_empty(server: str, name: str) -> AsyncIterator[str]:
    async with make_database_url(server, name, "template1") as url:
        yield url


async def test_a_file_is_served_by_one(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/rembuk.db"
    async with serving.alone(url):
        with pytest.raises(Advice, match="is served by one process"):
            async with serving.alone(url, patience=0.0):
                pass
        waiting = asyncio.create_task(entered(url))
        await asyncio.sleep(2 * serving.LOOK)
        assert not waiting.done()
    await waiting
    async with serving.alone("postgresql+asyncpg://h/d"), serving.alone("postgresql+asyncpg://h/d"):
        pass


async def entered(url: str) -> None:
    async with serving.alone(url):
        pass


async def test_two_that_are_set_differently_are_noticed(
    two: tuple[Database, Database], tmp_path: Path
) -> None:
    """A browser's chat is then known to one and not to the other; nobody else would say so."""
    key = "a key of the tests that is long enough"
    one = Settings(media_dir=Path("/srv/media"), public_url="https://rembuk.test")
    other = dataclasses.replace(one, public_url="https://rembuk.example")

    async def says(lease: Lease, database: Database, settings: Settings, secret: str) -> list[str]:
        said = shared(settings, secret)
        assert secret not in str(said)
        await write(database, lambda store: alike.say(store, lease, said), Clock())
        async with database.read() as connection:
            return await alike.unlike(connection)

    async with Lease(two[0], tmp_path / "one") as first:
        assert await says(first, two[0], one, key) == []
        async with Lease(two[1], tmp_path / "other") as second:
            assert await says(second, two[1], one, key) == []
            assert await says(second, two[1], other, f"{key}.") == [
                "public_url",
                "secret_key",
            ]
            found = await examine(
                dataclasses.replace(one, database_url=two[0].url.render_as_string(False)), Clock()
            )
            assert [each for each in found["trouble"] if "REMBUK_PUBLIC_URL, REMBUK_SEC" in each]
        async with two[0].read() as connection:  # it has ended
            assert await alike.unlike(connection) == []
