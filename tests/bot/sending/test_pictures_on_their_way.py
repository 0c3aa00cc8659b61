"""A message with a picture that is still being fetched goes when the picture is there, or failed:
that is told to the sender, which waits for no clock."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import select

from bot.channels.terminal.channel import Terminal
from bot.settings import Settings
from handlers.conversation.messages import (
    Attachment,
    Enclosure,
    EnclosureKind,
    FileKind,
    Outgoing,
    Priority,
)
from storage.database.store import Store
from storage.database.tables import outbox
from storage.files import files
from storage.people import people
from tests.support import Clock, Collector, World, picture

pytestmark = [
    pytest.mark.parametrize("database_url", ["sqlite"], indirect=True),
    pytest.mark.timeout(60),  # as long as it hangs, when it does
]


class Slow(Collector):
    """A platform that gives a file only when it is told to."""

    def __init__(self) -> None:
        super().__init__("terminal", dataclasses.replace(Terminal.limits, carries=True))
        self.may_come = asyncio.Event()

    async def fetch(self, attachment: Attachment) -> bytes:
        await self.may_come.wait()
        return await super().fetch(attachment)


@pytest.fixture
async def channel() -> Slow:
    return Slow()


@pytest.fixture
async def world(settings: Settings, clock: Clock, channel: Slow) -> AsyncIterator[World]:
    async with World.made(settings, clock, channels={"terminal": channel}) as made:
        yield made


async def told(world: World, data: bytes) -> int:
    """Sends Siti a picture that has just been sent to us; gives the message's id."""
    await world.person("siti").welcomed()
    world.channels["terminal"].files["p1"] = data

    async def chore(store: Store) -> None:
        found, _ = await people.load(store, {("terminal", "siti")})
        person = found["terminal", "siti"]
        id = files.want(store, person, "terminal", "siti", Attachment(FileKind.PHOTO, "p1"))
        shown = Enclosure(EnclosureKind.SENT, str(id), "MTR-2028-00001.jpg")
        store.send(Outgoing((), to=person.id, priority=Priority.OUTCOME, files=(shown,)))

    await world.app.turns.do(chore)
    [row] = await world.rows(select(outbox.c.id).where(outbox.c.text == ""))
    return int(row.id)


def looking(
    monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[], Awaitable[Any]]
) -> asyncio.Event:
    """When the sender has looked whether a picture is coming; `meanwhile` happens before it
    knows."""
    looked, coming = asyncio.Event(), files.coming

    async def looks(connection: Any, id: int) -> bool:
        found = await coming(connection, id)
        if not looked.is_set():
            looked.set()
            await meanwhile()
        return found

    monkeypatch.setattr(files, "coming", looks)
    return looked


async def state_of(world: World, id: int) -> str:
    [row] = await world.rows(select(outbox.c.state).where(outbox.c.id == id))
    return str(row.state)


@pytest.mark.parametrize(
    ("data", "state"), [(picture(), "sent"), (b"this is no picture", "refused")]
)
async def test_it_goes_when_the_picture_is_there_or_failed(
    world: World, channel: Slow, monkeypatch: pytest.MonkeyPatch, data: bytes, state: str
) -> None:
    async def nothing() -> None:
        pass

    looked = looking(monkeypatch, nothing)
    id = await told(world, data)
    await looked.wait()
    while id not in world.app.sender._pictures._waiting:  # noqa: ASYNC110  (nobody tells of it)
        await asyncio.sleep(0)
    channel.may_come.set()
    await world.app.settled()
    assert await state_of(world, id) == state
    assert not world.app.sender._pictures._waiting


async def test_one_that_comes_while_it_is_looked_for_is_seen(
    world: World, channel: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def comes() -> None:
        channel.may_come.set()
        await world.app.fetcher.idle()

    looked = looking(monkeypatch, comes)
    id = await told(world, picture())
    await world.app.settled()
    assert looked.is_set()
    assert await state_of(world, id) == "sent"
