"""SQLite's files go from under the program: that is noticed, and nothing more is acknowledged."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text

from bot.app import web_app
from bot.channels.base import Unavailable
from bot.settings import Settings
from storage.database.away import Misplaced
from storage.database.connections import Database
from storage.database.direct import sqlite
from storage.database.file_watch import FileWatch
from tests.databases import SERVED
from tests.support import Clock, World


async def asked(world: World, path: str) -> httpx.Response:
    """What a monitor on this machine is answered."""
    transport = httpx.ASGITransport(web_app(world.app))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        return await client.get(path, timeout=10)


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


def log_emptied(path: Path) -> None:
    os.truncate(beside(path, "-wal"), 0)


def log_cut_off(path: Path) -> None:
    log = beside(path, "-wal")
    os.truncate(log, log.stat().st_size - 1)


def index_deleted(path: Path) -> None:
    beside(path, "-shm").unlink()


@pytest.mark.parametrize(
    "how",
    [
        moved, deleted, replaced, log_deleted, log_replaced, log_emptied, log_cut_off,
        index_deleted,
    ],
)  # fmt: skip
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
        await world.app.private.tick()  # what another process left private: the log is cut once
        await world.person().welcomed()
        assert people_in_the_file() == 0
        log_deleted(path)
        for _ in range(200):
            if people_in_the_file():
                break
            await asyncio.sleep(0.1)
        assert people_in_the_file() == 1
        assert not beside(path, "-wal").exists()


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[tuple[sqlite3.Connection, FileWatch]]:
    """A database with something in its log, and who watches its files."""
    connection = sqlite3.connect(tmp_path / "r.db", isolation_level=None)
    with contextlib.closing(connection):
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE t (a)")
        files = FileWatch(str(tmp_path / "r.db"))
        files.opened()
        yield connection, files


def wrote(connection: sqlite3.Connection, times: int = 20) -> None:
    for _ in range(times):
        connection.execute("INSERT INTO t VALUES (randomblob(900))")


@pytest.mark.parametrize("closely", [False, True])
@pytest.mark.parametrize("how", ["PASSIVE", "FULL", "RESTART", "TRUNCATE"])
def test_the_log_may_begin_anew_and_become_shorter(
    kept: tuple[sqlite3.Connection, FileWatch], how: str, closely: bool
) -> None:
    """That is how it ends up in the file; another program may have it done."""
    connection, files = kept
    for _ in range(3):
        wrote(connection)
        files.look(closely=closely)
        with contextlib.closing(sqlite3.connect(files.path)) as other:
            assert other.execute(f"PRAGMA wal_checkpoint({how})").fetchone()[0] == 0
            files.look(closely=closely)
        wrote(connection, 1)
        files.look(closely=closely)
    assert connection.execute("SELECT count(*) FROM t").fetchone() == (63,)


@pytest.mark.parametrize("again", [False, True], ids=["short", "with a hole"])
def test_a_log_that_was_cut_off_is_noticed(
    kept: tuple[sqlite3.Connection, FileWatch], again: bool
) -> None:
    connection, files = kept
    wrote(connection)
    files.look(closely=True)
    log = Path(f"{files.path}-wal")
    size = log.stat().st_size
    os.truncate(log, 0)
    if again:  # as whoever has it open writes on
        os.truncate(log, size)
    with pytest.raises(Misplaced, match="was cut off"):
        files.look(closely=again)
    assert not files.in_hand()


def test_looking_costs_sqlite_none_of_its_locks(
    kept: tuple[sqlite3.Connection, FileWatch], tmp_path: Path
) -> None:
    """Whoever closes a file loses the locks that its process has on it: another process could then
    write at the same time."""
    connection, files = kept
    wrote(connection)
    connection.execute("BEGIN IMMEDIATE")
    for _ in range(3):
        files.look(closely=True)
    asks = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None); "
        "c.execute('BEGIN IMMEDIATE')"
    )
    tried = subprocess.run(
        [sys.executable, "-c", asks, files.path], capture_output=True, text=True, check=False
    )
    assert "database is locked" in tried.stderr


async def test_connections_may_all_be_made_anew(sqlite_template: Path, tmp_path: Path) -> None:
    """SQLite deletes its log with the last of them, which is no accident."""
    path = tmp_path / "rembuk.db"
    shutil.copy(sqlite_template, path)
    database = Database(f"sqlite+aiosqlite:///{path}")
    try:
        for _ in range(3):
            async with database.write() as transaction:
                await transaction.connection.execute(text("UPDATE counters SET last = last"))
                await transaction.commit()
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


async def test_each_commit_waits_for_the_disk(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a full fsync, what was acknowledged could be lost with the machine's power."""
    monkeypatch.setattr(sqlite, "RULES", SERVED)
    path = tmp_path / "rembuk.db"
    shutil.copy(sqlite_template, path)
    database = Database(f"sqlite+aiosqlite:///{path}")
    try:
        async with database.write() as transaction:
            for pragma, value in (("synchronous", 2), ("journal_mode", "wal"), ("foreign_keys", 1)):
                assert (
                    await transaction.connection.execute(text(f"PRAGMA {pragma}"))
                ).scalar() == value
    finally:
        await database.close()
