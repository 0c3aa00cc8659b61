"""The database goes away and comes back: whoever wrote is asked to come again, nothing is lost or
doubled, and the log has one line when it begins and one when it ends."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from bot.app import web_app
from bot.channels.base import Unavailable
from bot.settings import Settings
from bot.turns.turns import Turns
from handlers.conversation.messages import Incoming
from storage.database.away import away
from storage.database.connections import Database
from storage.database.processes import leases as lease_rules
from storage.database.processes.leases import Lease
from storage.database.store import Store
from storage.database.tables import outbox
from tests.conftest import in_a_loop
from tests.servers.postgres_server import OwnServer
from tests.support import Clock, Heard, Resident, World, brought_up_to_date, run_sql

NAME, TEMPLATE = "rembuk", "rembuk_template"

pytestmark = pytest.mark.impatient


# --- a real server --------------------------------------------------------------------------------


async def prepared(server: OwnServer) -> None:
    await run_sql(server.url, f"CREATE DATABASE {TEMPLATE}")
    await brought_up_to_date(server.database(TEMPLATE))


@pytest.fixture(scope="module")
def server() -> Iterator[OwnServer]:
    with tempfile.TemporaryDirectory(prefix="rembuk-pg-") as folder:
        made = OwnServer(Path(folder))
        in_a_loop(prepared(made))
        yield made
        made.close()


@pytest.fixture
async def world(server: OwnServer, clock: Clock, tmp_path: Path) -> AsyncIterator[World]:
    await run_sql(server.url, f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
    await run_sql(server.url, f"CREATE DATABASE {NAME} TEMPLATE {TEMPLATE}")
    url = server.database(NAME)
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
        assert len(await read_by(each)) == 1


async def read_by(person: Resident) -> list[Heard]:
    """What somebody has got: the test reads it by sessions that may have ended too."""
    while True:
        try:
            return await person.new()
        except Exception as error:
            if not away(error):
                raise
        await asyncio.sleep(0.05)


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
    rows = await world.rows(select(outbox.c.state).where(outbox.c.settled_at.is_(None)))
    assert rows == []
