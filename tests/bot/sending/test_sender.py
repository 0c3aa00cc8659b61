"""The sender: in order for each person, replies first, and what each refusal leads to."""

from __future__ import annotations

import asyncio
import dataclasses
import time
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import OperationalError

from bot.channels.base import Gone, Limits, Parcel, Refused, TryLater
from bot.channels.terminal.channel import Terminal
from bot.sending import calls
from bot.sending.rates import ALWAYS, GIVEN_UP, Pace, Slots, give_up
from bot.settings import Settings
from bot.work.scheduler import Scheduler
from handlers.conversation.messages import Literal, Outgoing, Priority
from storage import retention
from storage.database.store import Store
from storage.database.tables import metadata
from storage.messages import inbox
from storage.messages import outbox as outbox_rows
from storage.people import own_data
from tests.support import Clock, Collector, World

outbox = metadata.tables["outbox"]
people = metadata.tables["people"]
addresses = metadata.tables["addresses"]


class Troubled(Collector):
    """A platform on which the next messages go wrong."""

    def __init__(self, name: str, limits: Limits) -> None:
        super().__init__(name, limits)
        self.troubles: list[Exception | None] = []
        self.tried: list[str] = []
        self.blocker: Callable[[Parcel], Any] | None = None

    async def send(self, parcel: Parcel) -> str | None:
        self.tried.append(parcel.text)
        if self.blocker is not None:
            await self.blocker(parcel)
        if self.troubles and (trouble := self.troubles.pop(0)) is not None:
            raise trouble
        return await super().send(parcel)


@pytest.fixture
async def channel() -> Troubled:
    return Troubled("terminal", Terminal.limits)


@pytest.fixture
async def world(settings: Settings, clock: Clock, channel: Troubled) -> AsyncIterator[World]:
    async with World.made(settings, clock, channels={"terminal": channel}) as made:
        yield made


async def tell(
    world: World, text: str, *, to: str = "siti", priority: Priority = Priority.OUTCOME
) -> None:
    """Puts a message to somebody into the outbox."""
    [row] = await world.rows(select(addresses.c.person_id).where(addresses.c.address == to))

    async def chore(store: Store) -> None:
        store.send(Outgoing((Literal(text),), to=row.person_id, priority=priority))

    await world.app.turns.do(chore)


async def state_of(world: World, text: str) -> str:
    [row] = await world.rows(select(outbox.c.state).where(outbox.c.text == text))
    return str(row.state)


async def known(world: World, name: str = "siti") -> None:
    await world.person(name).welcomed()


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not true():  # noqa: ASYNC110
            await asyncio.sleep(0.005)


async def test_try_later_is_tried_later(world: World, channel: Troubled, clock: Clock) -> None:
    await known(world)
    channel.troubles = [TryLater(0.6)]
    await tell(world, "kabar")
    await until(lambda: channel.tried.count("kabar") == 1)
    assert await state_of(world, "kabar") == "queued"
    clock.move(seconds=1)
    await until(lambda: channel.tried.count("kabar") == 2)
    await world.app.settled()
    assert await state_of(world, "kabar") == "sent"


@pytest.mark.parametrize(
    ("trouble", "state", "tries"),
    [
        (Refused("no"), "refused", 1),
        (Gone("blocked"), "gone", 1),
    ],
)
async def test_refusals_are_final(
    world: World, channel: Troubled, trouble: Exception, state: str, tries: int
) -> None:
    await known(world)
    channel.troubles = [trouble]
    await tell(world, "kabar")
    await world.app.settled()
    assert await state_of(world, "kabar") == state
    assert channel.tried.count("kabar") == tries


async def test_somebody_gone_is_known_until_they_write(world: World, channel: Troubled) -> None:
    await known(world)
    channel.troubles = [Gone("blocked")]
    await tell(world, "kabar")
    await world.app.settled()
    [row] = await world.rows(select(addresses.c.blocked_at))
    assert row.blocked_at is not None
    await world.person().say("halo")
    [row] = await world.rows(select(addresses.c.blocked_at))
    assert row.blocked_at is None


async def test_an_unknown_outcome_is_tried_once_more(
    world: World, channel: Troubled, clock: Clock
) -> None:
    await known(world)
    channel.troubles = [TimeoutError(), TimeoutError()]
    await tell(world, "kabar")
    await until(lambda: channel.tried.count("kabar") == 1)
    clock.move(seconds=5)
    await until(lambda: channel.tried.count("kabar") == 2)
    await world.app.settled()
    assert await state_of(world, "kabar") == "unknown"


async def test_a_chat_that_moved(world: World, channel: Troubled) -> None:
    await known(world)
    channel.troubles = [Gone("moved", moved_to="siti2")]
    await tell(world, "kabar")
    await until(lambda: any(p.address == "siti2" for p in channel.sent))
    await world.app.settled()
    [row] = await world.rows(select(people.c.address))
    assert row.address == "siti2"
    assert await state_of(world, "kabar") == "sent"


async def test_wrong_settings_lose_nothing(world: World, channel: Troubled) -> None:
    await known(world)
    channel.troubles = [Refused("token", ours=True)]
    await tell(world, "kabar")
    await until(lambda: "kabar" in channel.tried)
    assert await state_of(world, "kabar") == "queued"


async def test_in_order_and_replies_first(world: World, channel: Troubled) -> None:
    await known(world)
    gate = asyncio.Event()

    async def wait(parcel: Parcel) -> None:
        if parcel.text == "satu":
            await gate.wait()

    channel.blocker = wait
    await tell(world, "satu")
    await until(lambda: "satu" in channel.tried)
    for text in ("dua", "tiga"):
        await tell(world, text, priority=Priority.ANNOUNCEMENT)
    await tell(world, "balasan", priority=Priority.REPLY)
    gate.set()
    await world.app.settled()
    texts = [parcel.text for parcel in channel.sent][-4:]
    assert texts == ["satu", "balasan", "dua", "tiga"]


async def test_a_slow_chat_holds_up_nobody_else(world: World, channel: Troubled) -> None:
    await known(world)
    await known(world, "budi")
    gate = asyncio.Event()

    async def wait(parcel: Parcel) -> None:
        if parcel.address == "siti":
            await gate.wait()

    channel.blocker = wait
    channel.limits = Terminal.limits
    world.app.sender.lanes["terminal"].slots = Slots(4, 4)
    await tell(world, "satu")
    await tell(world, "dua", to="budi")
    await until(lambda: any(p.text == "dua" for p in channel.sent))
    gate.set()
    await world.app.settled()


async def test_a_reply_needs_no_second_look(
    world: World, channel: Troubled, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a turn has committed is handed over in memory: it goes out although nobody reads the
    outbox."""
    await known(world)
    await world.app.settled()

    async def never(self: object) -> None:
        raise AssertionError("the outbox was read")

    monkeypatch.setattr(type(world.app.claims), "_take", never)
    await world.person().say("bantuan")
    assert len(channel.sent) == 4


async def test_what_a_dead_process_left_is_sent(
    settings: Settings, clock: Clock, channel: Troubled
) -> None:
    """A row that is claimed by a process that is no more goes out once another one starts."""
    async with World.made(settings, clock, channels={"terminal": channel}) as world:
        await known(world)
        async with world.app.database.writer.begin() as connection:
            await connection.execute(
                update(outbox).values(state="queued", settled_at=None, claim=12345)
            )
    before = len(channel.sent)
    async with World.made(settings, clock, channels={"terminal": channel}) as world:
        await until(lambda: len(channel.sent) > before)
        await world.app.settled()
        rows = await world.rows(select(outbox.c.state))
        assert {row.state for row in rows} == {"sent"}
        assert len(channel.sent) == before + len(rows)


async def test_what_a_living_process_has_is_left_to_it(
    settings: Settings, clock: Clock, channel: Troubled
) -> None:
    other = Troubled("terminal", Terminal.limits)
    async with World.made(settings, clock, channels={"terminal": channel}) as world:
        await known(world)
        channel.troubles = [TryLater(3600)]
        await tell(world, "kabar")
        await until(lambda: "kabar" in channel.tried)
        async with World.made(settings, clock, channels={"terminal": other}) as second:
            second.app.claims.look()
            await second.app.claims.idle()
            assert other.sent == []
            # Its own it sends.
            second._ids = world._ids
            await second.person("budi").say("halo")
            assert len(other.sent) == 1


async def hangs(*_: object) -> bytes:
    await asyncio.Event().wait()
    return b""


async def breaks(*_: object) -> bytes:
    raise OperationalError("SELECT", {}, OSError("the database is away"))


async def has_no_socket(*_: object) -> bytes:
    """As asyncpg says it of a server that was stopped."""
    raise FileNotFoundError(2, "No such file or directory")


@pytest.mark.parametrize("trouble", [breaks, has_no_socket, hangs])
async def test_what_cannot_be_read_yet_has_not_been_sent(
    settings: Settings, clock: Clock, monkeypatch: pytest.MonkeyPatch, trouble: Any
) -> None:
    """DATA SAYA while the database is away: nothing left us, so it goes out, once, when the file
    can be read. A wait of our own is no unknown outcome, after which it would be given up."""
    limits = dataclasses.replace(Terminal.limits, carries=True, patience=0.05)
    channel = Troubled("terminal", limits)
    async with World.made(settings, clock, channels={"terminal": channel}) as world:
        siti = await world.person().welcomed()
        read, tried = own_data.everything, [0]

        async def tries(*which: Any) -> bytes:
            tried[0] += 1
            return await trouble(*which)  # type: ignore[no-any-return]

        monkeypatch.setattr(own_data, "everything", tries)
        monkeypatch.setattr(calls, "NOT_READY", 0.0)
        await world.app.turns.take(siti.message(text="data saya"))

        def tried_often() -> bool:
            clock.move(seconds=1)
            return tried[0] >= 3

        await until(tried_often)
        assert not [each for each in channel.sent if each.file is not None]
        monkeypatch.setattr(own_data, "everything", read)
        # Now as long as it takes.
        world.app.sender.lanes["terminal"].limits = dataclasses.replace(limits, patience=30.0)

        def arrived() -> bool:
            clock.move(seconds=1)
            return any(each.file is not None for each in channel.sent)

        await until(arrived)
        await world.app.settled()
        [file] = [each.file for each in channel.sent if each.file is not None]
        assert b"siti" in await file.load()
        rows = await world.rows(select(outbox.c.state, outbox.c.attempts))
        assert {(row.state, row.attempts) for row in rows} == {("sent", 0)}


async def test_pace_lets_urgent_ones_first() -> None:
    pace = Pace(rate=1000, burst=1)
    order: list[str] = []

    async def one(name: str, urgency: int) -> None:
        await pace.turn(urgency)
        order.append(name)

    # However slow the machine is, all three are in the row before the first goes.
    pace.pause(0.3)
    await asyncio.gather(one("late", 4), one("later", 4), one("reply", 0))
    assert order == ["reply", "late", "later"]


async def test_a_place_that_was_given_up_costs_nobody_anything() -> None:
    pace = Pace(rate=200, burst=1)
    await pace.turn(0)
    places = [pace.place(4) for _ in range(2)]
    assert places[0] is not None
    assert places[1] is not None
    give_up(places[0])
    assert [await places[0], await places[1]] == [GIVEN_UP, ALWAYS]


async def test_a_pause_holds_the_whole_channel() -> None:
    pace = Pace(rate=1000, burst=10)
    pace.pause(0.1)
    before = time.monotonic()
    await pace.turn(0)
    assert time.monotonic() - before >= 0.09


async def test_old_texts_go_some_at_a_time(
    world: World, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await known(world)
    clock.move(days=91)
    monkeypatch.setattr(outbox_rows, "PORTION", 2)

    async def chore(store: Store) -> int:
        return await outbox_rows.purge(store, store.now - retention.included().texts)

    async def keep(store: Store) -> None:
        await inbox.keep_unreadable(store, "telegram", "{}", "x")

    await world.app.turns.do(keep)
    assert await world.app.turns.do(chore) == 4  # two said, two heard
    await Scheduler(world.app.turns, clock).purge()
    assert await world.count("outbox") == 0
    assert await world.count("inbox") == 0
    assert await world.count("unreadable") == 1
