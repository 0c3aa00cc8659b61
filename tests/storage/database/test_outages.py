"""The database goes away and comes back: whoever wrote is asked to come again, nothing is lost or
doubled, and the log has one line when it begins and one when it ends."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import logging
import shutil
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import orjson
import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, OperationalError, PendingRollbackError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.app import web_app
from bot.channels.base import Unavailable
from bot.settings import Settings
from bot.turns import unread
from bot.turns.turns import Turns
from handlers import reception
from handlers.conversation.messages import Attachment, FileKind, Incoming, Location, Stray
from storage.database import leases as lease_rules
from storage.database.away import Outage, away, passing
from storage.database.connections import Database
from storage.database.leases import Lease
from storage.database.store import Store
from storage.database.tables import mailbox, people, unreadable
from storage.people import own_data
from tests.bot.commands.test_commands import rembuk
from tests.postgres_server import OwnServer
from tests.support import Clock, Resident, World, brought_up_to_date, run_sql

NAME = "rembuk"


# --- what drivers say -----------------------------------------------------------------------------


def of_sqlite(code: int, kind: type[sqlite3.Error] = sqlite3.OperationalError) -> Exception:
    error = kind("x")
    error.sqlite_errorcode = code
    return OperationalError("SELECT 1", {}, error)


def of_postgres(state: str, *, wrapped: bool = True) -> Exception:
    """As asyncpg raises it while connecting, or as SQLAlchemy wraps it afterwards."""
    error = asyncpg.PostgresError.new({"C": state, "M": "x", "S": "ERROR"})
    if not wrapped:
        return error  # type: ignore[no-any-return]
    translated = RuntimeError("x")
    translated.__cause__ = error
    translated.sqlstate = state  # type: ignore[attr-defined]
    return DBAPIError("SELECT 1", {}, translated)


AWAY = {
    "the database system is starting up": of_postgres("57P03", wrapped=False),
    "is starting up, wrapped": of_postgres("57P03"),
    "terminated by an administrator": of_postgres("57P01"),
    "crash of another session": of_postgres("57P02"),
    "too many connections": of_postgres("53300", wrapped=False),
    "disk full": of_postgres("53100"),
    "out of memory": of_postgres("53200"),
    "connection does not exist": of_postgres("08003"),
    "connection failure": of_postgres("08006", wrapped=False),
    "password changed": of_postgres("28P01", wrapped=False),
    "database dropped": of_postgres("3D000", wrapped=False),
    "no connections are allowed": of_postgres("55000", wrapped=False),
    "a standby": of_postgres("25006"),
    "i/o error": of_postgres("58030"),
    "query cancelled": of_postgres("57014"),
    "deadlock": of_postgres("40P01"),
    "connection is closed": asyncpg.InterfaceError("connection is closed"),
    "refused": ConnectionRefusedError(111, "refused"),
    "reset": ConnectionResetError(104, "reset"),
    "no such host": OSError(-2, "Name or service not known"),
    "no answer": TimeoutError(),
    "the pool is empty": PoolTimeout("QueuePool limit"),
    "a transaction that is gone": PendingRollbackError("x"),
    "locked": of_sqlite(sqlite3.SQLITE_BUSY),
    "locked by a snapshot": of_sqlite(sqlite3.SQLITE_BUSY_SNAPSHOT),
    "full": of_sqlite(sqlite3.SQLITE_FULL),
    "cannot be opened": of_sqlite(sqlite3.SQLITE_CANTOPEN),
    "i/o": of_sqlite(sqlite3.SQLITE_IOERR_FSYNC),
    "read only": of_sqlite(sqlite3.SQLITE_READONLY_DBMOVED),
    "damaged": of_sqlite(sqlite3.SQLITE_CORRUPT, sqlite3.DatabaseError),
    "no database": of_sqlite(sqlite3.SQLITE_NOTADB, sqlite3.DatabaseError),
    "closed": sqlite3.ProgrammingError("Cannot operate on a closed database."),
    "its thread has ended": ValueError("Connection closed"),
}

OURS = {
    "no such column": of_sqlite(sqlite3.SQLITE_ERROR),
    "a constraint": of_sqlite(sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY, sqlite3.IntegrityError),
    "a syntax error": of_postgres("42601"),
    "no such table": of_postgres("42P01"),
    "a bad value": of_postgres("22003"),
    "a unique key": of_postgres("23505"),
    "a value of another type": ValueError("invalid literal for int()"),
    "a missing key": KeyError("x"),
    "a fault": RuntimeError("a fault"),
}


@pytest.mark.parametrize("name", list(AWAY))
def test_the_database_is_away(name: str) -> None:
    assert away(AWAY[name])


@pytest.mark.parametrize("name", list(OURS))
def test_our_code_is_wrong(name: str) -> None:
    assert not away(OURS[name])
    assert not passing(OURS[name])


def test_an_outage_is_two_lines(caplog: pytest.LogCaptureFixture) -> None:
    now = [100.0]
    outage = Outage(lambda: now[0])
    outage.worked()
    for _ in range(171):
        outage.failed(OSError(111, "refused"))
        outage.worked()  # a moment later something else works, then not
        now[0] += 0.1
    now[0] += Outage.CALM
    outage.worked()
    outage.worked()
    began, ended = [record.getMessage() for record in caplog.records]
    assert "away" in began
    assert "refused" in began
    assert "back" in ended
    assert "17 s" in ended


# --- a real server --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def server() -> Iterator[OwnServer]:
    with tempfile.TemporaryDirectory(prefix="rembuk-pg-") as folder:
        made = OwnServer(Path(folder))
        yield made
        made.close()


@pytest.fixture
async def world(server: OwnServer, clock: Clock, tmp_path: Path) -> AsyncIterator[World]:
    await run_sql(server.url, f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
    await run_sql(server.url, f"CREATE DATABASE {NAME}")
    url = server.database(NAME)
    await brought_up_to_date(url)
    settings = Settings(
        database_url=url, media_dir=tmp_path / "media", secret_key="x", public_url="https://a.test"
    )
    async with World.made(settings, clock) as made:
        yield made


async def asked(world: World, path: str) -> httpx.Response:
    """What a monitor on this machine is answered."""
    transport = httpx.ASGITransport(web_app(world.app))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        return await client.get(path, timeout=10)


async def taken(turns: Turns, message: Incoming) -> None:
    """The platform comes again until it is answered."""
    async with asyncio.timeout(60):
        while True:
            try:
                await turns.take(message)
                return
            except Unavailable:
                await asyncio.sleep(0.1)


async def locked_out(server: OwnServer) -> None:
    await run_sql(server.url, f"ALTER DATABASE {NAME} ALLOW_CONNECTIONS false")
    await ended(server)


async def let_in(server: OwnServer) -> None:
    await run_sql(server.url, f"ALTER DATABASE {NAME} ALLOW_CONNECTIONS true")


async def ended(server: OwnServer) -> None:
    await run_sql(
        server.url,
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{NAME}'",
    )


def off_loop(what: Callable[[OwnServer], Any]) -> Callable[[OwnServer], Any]:
    return lambda server: asyncio.to_thread(what, server)


OUTAGES = {
    "stopped": (off_loop(OwnServer.stop), off_loop(OwnServer.start)),
    "frozen": (off_loop(OwnServer.freeze), off_loop(OwnServer.thaw)),
    "locked out": (locked_out, let_in),
}


@pytest.mark.parametrize("name", list(OUTAGES))
async def test_who_wrote_is_asked_to_come_again(
    world: World, server: OwnServer, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    goes, comes_back = OUTAGES[name]
    siti = await world.person().welcomed()
    said = siti.message(text="usul")
    caplog.clear()
    caplog.set_level(logging.INFO)
    await goes(server)
    try:
        async with asyncio.timeout(14):  # Twilio waits for 15
            with pytest.raises(Unavailable):
                await world.app.turns.take(said)
        for path, status in (("/readyz", 503), ("/metrics", 200), ("/healthz", 200)):
            async with asyncio.timeout(5):
                assert (await asked(world, path)).status_code == status
        assert "rembuk_database_up 0.0" in (await asked(world, "/metrics")).text
    finally:
        await comes_back(server)
    await taken(world.app.turns, said)
    await taken(world.app.turns, said)
    [heard] = await siti.new()
    assert "kelurahan mana" in heard.text
    async with asyncio.timeout(20):
        while world.app.database.outage.on:  # noqa: ASYNC110
            await asyncio.sleep(0.1)
    assert (await asked(world, "/readyz")).status_code == 200
    lines = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert [line.name for line in lines] == ["rembuk.database"] * 2, [
        (line.name, line.getMessage(), line.exc_info) for line in lines
    ]


@pytest.mark.parametrize("how", [ended, off_loop(OwnServer.crash)], ids=["ended", "recovering"])
async def test_sessions_are_ended(world: World, server: OwnServer, how: Any) -> None:
    people = [await world.person(name).welcomed() for name in ("siti", "budi", "ani")]
    said = [each.message(text="usul") for each in people]
    await how(server)
    await asyncio.gather(*(taken(world.app.turns, each) for each in said))
    for each in people:
        assert len(await each.new()) == 1


# --- who is alive ---------------------------------------------------------------------------------


# What asking for a lock may say while a server restarts.
GONE = (DBAPIError, OSError, asyncpg.PostgresError)


async def held(database: Database, lease: Lease) -> bool:
    async with database.read() as connection:
        free = await connection.execute(
            text("SELECT pg_try_advisory_xact_lock(:key)"), {"key": lease.me}
        )
        return not free.scalar()


@pytest.mark.parametrize("shared", [True, False], ids=["one folder", "elsewhere"])
async def test_a_living_process_is_never_called_dead(
    world: World, server: OwnServer, tmp_path: Path, shared: bool
) -> None:
    """Its session's lock is lost with the server's restart, or its session's end; and is taken
    again before anybody may take over its messages."""
    here, there = tmp_path / "here", tmp_path / ("here" if shared else "there")
    one, two = Database(world.app.settings.database_url), Database(server.database(NAME))
    try:
        async with Lease(one, here) as lease, Lease(two, there) as other:
            for how in (ended, off_loop(OwnServer.stop)):
                await how(server)
                await asyncio.to_thread(server.start)
                for _ in range(3):  # also in the moment before it has its lock again
                    with contextlib.suppress(*GONE):
                        assert await other.dead({lease.me}) == set()
                async with asyncio.timeout(20):
                    while True:
                        with contextlib.suppress(*GONE):
                            if await held(two, lease):
                                break
                        await asyncio.sleep(0.05)
                assert await other.dead({lease.me}) == set()
                assert not other.doubts
    finally:
        await one.close()
        await two.close()


@pytest.mark.parametrize("shared", [True, False], ids=["one folder", "elsewhere"])
async def test_a_process_that_has_ended_is_dead(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shared: bool
) -> None:
    here, there = tmp_path / "here", tmp_path / ("here" if shared else "there")
    one, two = Database(world.app.settings.database_url), Database(world.app.settings.database_url)
    try:
        async with Lease(one, here) as lease:
            pass
        async with Lease(two, there) as other:
            if not shared:
                assert await other.dead({lease.me}) == set()
                assert other.doubts
                monkeypatch.setattr(lease_rules, "GRACE", 0.0)
            assert await other.dead({lease.me}) == {lease.me}
    finally:
        await one.close()
        await two.close()


# --- commits of which nobody knows ----------------------------------------------------------------


async def test_a_commit_that_seemed_to_fail_is_answered_all_the_same(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    siti = await world.person().welcomed()
    said = siti.message(text="usul")
    real = Store.commit

    async def cut_off(self: Store) -> None:
        await real(self)
        raise ConnectionResetError(104, "reset by peer")

    monkeypatch.setattr(Store, "commit", cut_off)
    with pytest.raises(Unavailable):
        await world.app.turns.take(said)
    monkeypatch.setattr(Store, "commit", real)
    assert (await world.app.turns.take(said)).repeated
    world.app.claims.look()
    [heard] = await siti.new()
    assert "kelurahan mana" in heard.text
    rows = await world.rows(select(mailbox.c.state).where(mailbox.c.settled_at.is_(None)))
    assert rows == []


# --- a fault of ours ------------------------------------------------------------------------------


def everything(siti: Resident) -> Incoming:
    return siti.message(
        text="usul",
        choice="a:b",
        location=Location(-5.1, 105.3),
        files=(Attachment(FileKind.PHOTO, "ref", "image/jpeg", 12, "a.jpg"),),
        stray=Stray.VOICE,
        phone="+62811",
    )


async def test_what_a_fault_kept_from_being_taken_is_kept(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    siti = await world.person().welcomed()
    real = reception.hear

    async def breaks(turn: Any) -> Any:
        raise RuntimeError("a fault")

    monkeypatch.setattr(reception, "hear", breaks)
    said = everything(siti)
    await world.app.turns.take(said)
    [person] = await world.rows(select(people.c.id))
    held = orjson.loads(await own_data.everything(world.app.database, person.id))
    assert len(held["pesan_yang_belum_terbaca"]) == 1
    assert "kesalahan di tempat kami" in (await siti.new())[0].text
    [row] = await world.rows(select(unreadable))
    assert row.why.startswith(unread.FAULT)
    assert unread.read(row.raw) == said
    with pytest.raises(RuntimeError):
        await world.app.turns.retake(dataclasses.replace(unread.read(row.raw), id="again"))
    assert await siti.new() == []  # it was told once
    monkeypatch.setattr(reception, "hear", real)
    await siti.say("hapus data saya")
    await siti.say("ya")
    assert await world.count("unreadable") == 0


async def test_it_is_taken_again_when_that_is_mended(
    settings: Settings, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with World.made(settings, clock) as world:
        siti = await world.person().welcomed()
        with monkeypatch.context() as patch:

            async def breaks(turn: Any) -> Any:
                raise RuntimeError("a fault")

            patch.setattr(reception, "hear", breaks)
            await siti.say("usul")
    for said in ("taken: 1, failed again: 0", "taken: 0, failed again: 0"):
        code, out, _ = await rembuk(
            "db", "retake", url=settings.database_url, folder=tmp_path, now=clock()
        )
        assert (code, out.splitlines()[-1]) == (0, said)
    async with World.made(settings, clock) as world:
        await world.app.settled()
        assert "kelurahan mana" in world.channels["terminal"].sent[-1].text
        assert await world.count("unreadable") == 0


def test_only_messages_of_ours_are_read_again() -> None:
    for line in ("{}", "[]", '"x"', '{"update_id": 1}', "not json"):
        with pytest.raises(ValueError, match=r".*"):
            unread.read(line)


# --- SQLite's file --------------------------------------------------------------------------------


def moved(path: Path) -> None:
    path.rename(path.with_name("elsewhere.db"))


def deleted(path: Path) -> None:
    for each in path.parent.glob(f"{path.name}*"):
        if each.suffix != ".lock":
            each.unlink()


def replaced(path: Path) -> None:
    copy = path.with_name("copy.db")
    shutil.copy(path, copy)
    copy.rename(path)


def beside(path: Path, name: str) -> Path:
    return path.with_name(path.name + name)


def log_deleted(path: Path) -> None:
    beside(path, "-wal").unlink()


def log_replaced(path: Path) -> None:
    log = beside(path, "-wal")
    data = log.read_bytes()
    log.rename(path.with_name("old-log"))
    log.write_bytes(data)


def index_deleted(path: Path) -> None:
    beside(path, "-shm").unlink()


@pytest.mark.parametrize(
    "how", [moved, deleted, replaced, log_deleted, log_replaced, index_deleted]
)
async def test_the_file_goes_from_under_the_program(
    sqlite_template: Path, clock: Clock, tmp_path: Path, how: Callable[[Path], None]
) -> None:
    """It is noticed with the next message, which is not acknowledged, and nothing is put in its
    place."""
    path = tmp_path / "rembuk.db"
    shutil.copy(sqlite_template, path)
    settings = Settings(
        database_url=f"sqlite+aiosqlite:///{path}",
        media_dir=tmp_path / "media",
        secret_key="x",
        public_url="https://a.test",
    )
    async with World.made(settings, clock) as world:
        siti = await world.person().welcomed()
        how(path)
        there = path.exists()
        with pytest.raises(Unavailable):
            await siti.say("usul")
        ready = await asked(world, "/readyz")
        assert ready.status_code == 503
        assert "file" in ready.text
        assert (await asked(world, "/metrics")).status_code == 200
        assert world.app.database.outage.on
        assert path.exists() is there


async def test_what_the_deleted_log_had_is_saved(
    sqlite_template: Path, clock: Clock, tmp_path: Path
) -> None:
    """What was acknowledged before somebody deleted the log is in the file a moment later: with
    kill -9 too it is there at the next start."""
    path = tmp_path / "rembuk.db"
    shutil.copy(sqlite_template, path)
    settings = Settings(
        database_url=f"sqlite+aiosqlite:///{path}", media_dir=tmp_path / "media", secret_key="x"
    )

    def people_in_the_file() -> int:
        alone = tmp_path / "alone.db"
        shutil.copy(path, alone)  # without a log
        with contextlib.closing(sqlite3.connect(alone)) as connection:
            return int(connection.execute("SELECT count(*) FROM people").fetchone()[0])

    async with World.made(settings, clock) as world:
        await world.person().welcomed()
        assert people_in_the_file() == 0
        log_deleted(path)
        for _ in range(200):
            if people_in_the_file():
                break
            await asyncio.sleep(0.1)
        assert people_in_the_file() == 1
        assert not beside(path, "-wal").exists()


async def test_connections_may_all_be_made_anew(sqlite_template: Path, tmp_path: Path) -> None:
    """SQLite deletes its log with the last of them, which is no accident."""
    path = tmp_path / "rembuk.db"
    shutil.copy(sqlite_template, path)
    database = Database(f"sqlite+aiosqlite:///{path}")
    try:
        for _ in range(3):
            async with database.write() as connection:
                await connection.execute(text("UPDATE counters SET last = last"))
                await connection.commit()
            async with database.read() as connection:
                await connection.execute(text("SELECT 1"))
            await database.writer.dispose()
            await database.reader.dispose()
            assert not beside(path, "-wal").exists()
    finally:
        await database.close()


async def test_the_same_file_put_back_is_used_again(
    sqlite_template: Path, clock: Clock, tmp_path: Path
) -> None:
    path = tmp_path / "rembuk.db"
    shutil.copy(sqlite_template, path)
    settings = Settings(
        database_url=f"sqlite+aiosqlite:///{path}", media_dir=tmp_path / "media", secret_key="x"
    )
    async with World.made(settings, clock) as world:
        siti = await world.person().welcomed()
        path.rename(tmp_path / "away.db")
        with pytest.raises(Unavailable):
            await siti.take(text="usul", id="again")
        (tmp_path / "away.db").rename(path)
        [heard] = await siti.take(text="usul", id="again")
        assert "kelurahan mana" in heard.text


async def test_each_commit_waits_for_the_disk(sqlite_template: Path, tmp_path: Path) -> None:
    """Without a full fsync, what was acknowledged could be lost with the machine's power."""
    path = tmp_path / "rembuk.db"
    shutil.copy(sqlite_template, path)
    database = Database(f"sqlite+aiosqlite:///{path}")
    try:
        async with database.write() as connection:
            for pragma, value in (("synchronous", 2), ("journal_mode", "wal"), ("foreign_keys", 1)):
                assert (await connection.execute(text(f"PRAGMA {pragma}"))).scalar() == value
    finally:
        await database.close()
