"""What somebody else has locked on PostgreSQL: it holds up nobody else, and one person's messages
keep their order."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import create_async_engine

from bot.channels.terminal.channel import Terminal
from bot.channels.whatsapp.limits import WHATSAPP
from bot.settings import Settings
from storage.database.tables import inbox, outbox, people
from tests.bot.sending.test_sender import Troubled, state_of, tell, until
from tests.support import Clock, World

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@pytest.fixture
async def channel() -> Troubled:
    return Troubled("terminal", Terminal.limits)


@pytest.fixture
async def world(settings: Settings, clock: Clock, channel: Troubled) -> AsyncIterator[World]:
    async with World.made(settings, clock, channels={"terminal": channel}) as made:
        yield made


@contextlib.asynccontextmanager
async def locked(world: World, rows: Any) -> AsyncIterator[Any]:
    """Somebody else holds these rows until the block ends."""
    engine = create_async_engine(world.app.database.url)
    try:
        async with engine.connect() as connection:
            await connection.execute(rows.with_for_update())
            yield connection
            await connection.rollback()
    finally:
        await engine.dispose()


async def waits_for_a_lock(world: World) -> bool:
    query = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    return bool((await world.rows(query))[0][0])


async def test_a_locked_row_of_the_outbox_holds_up_nobody_else(
    world: World, channel: Troubled
) -> None:
    """What became of one message cannot be written; what became of others is, and they are
    answered."""
    await world.person().welcomed()
    budi = await world.person("budi").welcomed()
    gate = asyncio.Event()

    async def wait(parcel: Any) -> None:
        if parcel.text == "kabar":
            await gate.wait()

    channel.blocker = wait
    await tell(world, "kabar")
    await until(lambda: "kabar" in channel.tried)
    async with locked(world, select(outbox.c.id).where(outbox.c.text == "kabar")):
        gate.set()
        await until(lambda: any(p.text == "kabar" for p in channel.sent))
        for _ in range(5):
            before = len(channel.sent)
            await world.app.turns.take(budi.message(text="bantuan"))
            await until(lambda before=before: len(channel.sent) > before)  # type: ignore[misc]
        # Theirs are written down although his is not.
        async with asyncio.timeout(10):
            while await unsettled(world) != ["kabar"]:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
    await world.app.settled()
    assert await state_of(world, "kabar") == "sent"


async def unsettled(world: World) -> list[str]:
    query = select(outbox.c.text).where(outbox.c.settled_at.is_(None))
    return [row.text for row in await world.rows(query)]


# Which rows somebody else holds when Siti's messages come.
HELD = {
    "herself": lambda: select(people.c.id).where(people.c.address == "siti"),
    "what waits for her": lambda: select(outbox.c.id).where(outbox.c.state == "waiting"),
}


@pytest.mark.parametrize("case", HELD)
async def test_one_person_s_messages_keep_their_order(
    settings: Settings, clock: Clock, case: str
) -> None:
    channel = Troubled("whatsapp", WHATSAPP)
    async with World.made(settings, clock, channels={"whatsapp": channel}) as world:
        siti = world.person("siti", "whatsapp")
        budi = world.person("budi", "whatsapp")
        for who in (siti, budi):
            await who.welcomed()
        await tell(world, "kabar", to="siti")
        await world.app.settled()
        async with world.app.database.writer.begin() as connection:
            mine = update(outbox).where(outbox.c.text == "kabar")
            await connection.execute(mine.values(state="waiting", settled_at=None))
        done: list[str] = []

        async def takes(n: int) -> None:
            await world.app.turns.take(siti.message(id=f"s{n}", text=f"pesan {n}"))
            done.append(f"s{n}")

        async with locked(world, HELD[case]()):
            tasks = [asyncio.create_task(takes(n)) for n in range(3)]
            await asyncio.sleep(0)
            # Somebody else is answered meanwhile, each time.
            for n in range(3, 6):
                await world.app.turns.take(budi.message(text="bantuan"))
                tasks.append(asyncio.create_task(takes(n)))
            assert done == []
        await asyncio.gather(*tasks)
        await world.app.settled()
        query = select(inbox.c.message).where(inbox.c.address == "siti").order_by(inbox.c.id)
        taken = [row.message for row in await world.rows(query) if row.message.startswith("s")]
        assert taken == [f"s{n}" for n in range(6)]
        assert "kabar" in [parcel.text for parcel in channel.sent]
        assert not await waits_for_a_lock(world)


async def test_a_dead_process_s_messages_come_although_one_is_locked(
    settings: Settings, clock: Clock, channel: Troubled
) -> None:
    async with World.made(settings, clock, channels={"terminal": channel}) as world:
        siti = await world.person().welcomed()
        await siti.say("bantuan")
        async with world.app.database.writer.begin() as connection:
            await connection.execute(
                update(outbox).values(state="queued", settled_at=None, claim=12345)
            )
        count = len(await unsettled(world))
        first = select(outbox.c.id).order_by(outbox.c.id).limit(1)
        before = len(channel.sent)
        async with locked(world, first):
            world.app.claims.look()
            await until(lambda: len(channel.sent) - before == count - 1)
        world.app.claims.look()
        await until(lambda: len(channel.sent) - before == count)
