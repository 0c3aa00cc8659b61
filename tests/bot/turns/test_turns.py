"""Turns: what fails is tried again, each by itself; too much at once is refused, not lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select

from bot.channels.base import Receipt, Unavailable
from bot.settings import Settings
from bot.turns.queue import Done
from handlers.conversation.messages import Incoming
from storage.database.store import Store
from storage.database.tables import inbox
from storage.messages import receipts
from tests.support import Clock, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
async def world(settings: Settings, clock: Clock) -> AsyncIterator[World]:
    async with World.made(settings, clock) as made:
        yield made


class Deadlock(Exception):
    """What a server says to the loser of one: the same may work at once."""

    sqlstate = "40P01"


class Failing:
    """A piece of work that goes wrong so many times."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.tries = 0

    async def __call__(self, store: Store) -> str:
        self.tries += 1
        if self.errors:
            raise self.errors.pop(0)
        return "done"


@pytest.mark.parametrize("times", [0, 1, 2])
async def test_what_passes_is_tried_once_more(world: World, times: int) -> None:
    """And if it does not pass, it may come again: nothing was done."""
    work = Failing(*(Deadlock() for _ in range(times)))
    if times < 2:
        assert await world.app.turns.do(work) == "done"
    else:
        with pytest.raises(Unavailable):
            await world.app.turns.do(work)
    assert work.tries == min(times + 1, 2)


@pytest.mark.parametrize("times", [0, 1, 2])
async def test_so_is_each_of_a_batch_that_another_has_spoilt(world: World, times: int) -> None:
    """Taken one by one, each has its second attempt."""
    broken = Failing(*(ZeroDivisionError() for _ in range(9)))
    work = Failing(*(Deadlock() for _ in range(times)))
    turns = world.app.turns
    spoilt, found = await asyncio.gather(turns.do(broken), turns.do(work), return_exceptions=True)
    assert isinstance(spoilt, ZeroDivisionError)
    assert broken.tries == 2  # with the batch, and by itself
    if times < 2:
        assert found == "done"
    else:
        assert isinstance(found, Unavailable)
    assert work.tries == min(times + 1, 2)


async def test_one_that_fails_spoils_nothing_for_others(world: World) -> None:
    siti = world.person()
    message = siti.message(text="halo")
    works = [Failing(), Failing(*(ZeroDivisionError() for _ in range(9))), Failing()]
    *found, done = await asyncio.gather(
        *map(world.app.turns.do, works),
        world.app.turns.take(message),
        return_exceptions=True,
    )
    assert [type(each) for each in found] == [str, ZeroDivisionError, str]
    assert isinstance(done, Done)
    rows = await world.rows(select(inbox.c.message))
    assert [row.message for row in rows] == [message.id]


async def test_too_much_at_once_is_refused(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before memory runs out, whoever it is of; what was taken is done all the same."""
    monkeypatch.setattr("bot.turns.queue.MOST_WAITING", 10)
    monkeypatch.setattr("bot.turns.queue.MOST_OF_ONE", 100)
    turns = world.app.turns
    people = [world.person(f"warga-{n}") for n in range(14)]
    found = await asyncio.gather(
        *(turns.take(each.message(text="halo")) for each in people), return_exceptions=True
    )
    assert [isinstance(each, Unavailable) for each in found] == [False] * 10 + [True] * 4
    await world.app.settled()
    assert len(await world.rows(select(inbox.c.message))) == 10
    # And the next are taken again.
    assert isinstance(await turns.take(people[-1].message(text="halo")), Done)


async def test_a_receipt_that_fails_comes_again_alone(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The platform is asked to say it again; nobody is told of a fault, and a message that came
    along is answered."""

    async def fails(*_: object, **__: object) -> bool:
        raise LookupError("broken")

    monkeypatch.setattr(receipts, "receipt", fails)
    siti = world.person()
    receipt = Receipt("terminal", "read", id=1)
    failed, done = await asyncio.gather(
        world.app.turns.take(receipt),
        world.app.turns.take(siti.message(text="halo")),
        return_exceptions=True,
    )
    assert isinstance(failed, Unavailable)
    assert isinstance(done, Done)
    heard = await siti.new()
    assert len(heard) == 1
    assert "kesalahan" not in heard[0].text.lower()


async def test_a_repeat_in_the_same_batch_is_one(world: World) -> None:
    message: Incoming = world.person().message(text="halo")
    found = await asyncio.gather(*(world.app.turns.take(message) for _ in range(3)))
    assert sorted(each.repeated for each in found) == [False, True, True]
