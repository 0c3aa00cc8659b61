"""The sender's bounds: who is paused, who gives up, who goes first, and what is kept free."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.channels.base import Gone, TryLater
from bot.channels.terminal.channel import Terminal
from bot.channels.whatsapp.limits import WHATSAPP
from bot.sending.lane import KEPT_FREE, Lane
from bot.sending.outcomes import GIVE_UP
from bot.sending.rates import Slots, Slowing
from bot.sending.window.windows import Windows
from bot.settings import Settings
from bot.work.broadcaster import Broadcaster
from handlers.conversation.messages import Priority
from storage.database.store import Store
from storage.database.tables import addresses, outbox, people
from storage.messages import outbox as messages
from storage.messages.mailings import broadcasts
from storage.messages.model import MARGIN
from storage.people import people as stored_people
from tests.bot.sending.test_sender import Troubled, state_of, tell, until
from tests.support import Clock, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
async def channel() -> Troubled:
    return Troubled("terminal", Terminal.limits)


@pytest.fixture
async def world(settings: Settings, clock: Clock, channel: Troubled) -> Any:
    async with World.made(settings, clock, channels={"terminal": channel}) as made:
        await made.person().welcomed()
        await made.app.settled()
        yield made


async def test_whoever_is_gone_gets_nothing_more(world: World, channel: Troubled) -> None:
    """What else waits for a blocked address is settled with the message that found it out."""
    gate = asyncio.Event()

    async def wait(parcel: Any) -> None:
        await gate.wait()

    channel.blocker = wait
    channel.troubles = [Gone("blocked")]
    for text in ("satu", "dua", "tiga"):
        await tell(world, text)
    await until(lambda: "satu" in channel.tried)
    waiting = world.app.sender.lanes["terminal"].waiting
    await until(lambda: len(waiting.get("siti", ())) == 3)
    gate.set()
    await world.app.settled()
    assert {await state_of(world, text) for text in ("satu", "dua", "tiga")} == {"gone"}
    assert channel.tried.count("dua") == channel.tried.count("tiga") == 0


@pytest.mark.parametrize("whole", [True, False])
async def test_a_429_for_all_pauses_the_channel(
    world: World, channel: Troubled, whole: bool
) -> None:
    channel.troubles = [TryLater(1000.0, whole=whole)]
    await tell(world, "satu")
    await until(lambda: "satu" in channel.tried)
    pace = world.app.sender.lanes["terminal"].pace
    assert (pace.place(0) is not None) is whole


@pytest.mark.parametrize("all_of_us", [True, False])
async def test_a_429_that_does_not_say_whom_it_means(
    world: World, channel: Troubled, clock: Clock, all_of_us: bool
) -> None:
    """The chat waits, and others go on; if the next one is asked to wait as well, all do."""
    await world.person("budi").welcomed()
    lane = world.app.sender.lanes["terminal"]
    later = TryLater(1000.0, unsaid=True)
    channel.troubles = [later, *([later] if all_of_us else [])]
    await tell(world, "satu")
    await until(lambda: "satu" in channel.tried)
    assert lane.pace.place(0) is None
    await tell(world, "dua", to="budi")
    await until(lambda: "dua" in channel.tried)
    assert (lane.pace.place(0) is not None) is all_of_us
    if not all_of_us:
        await until(lambda: "dua" in {parcel.text for parcel in channel.sent})
        # Nothing else goes to the first of them meanwhile, and all others are spoken to.
        await tell(world, "tiga")
        await tell(world, "empat", to="budi")
        await until(lambda: "empat" in channel.tried)
        assert "tiga" not in channel.tried


def test_whom_a_429_means_is_told_by_calls_begun_since(database_url: str) -> None:
    """Those that were under way tell nothing, nor does the same chat."""
    slowing = Slowing()
    assert not slowing.all_of_us("siti", 0.0, 1.0)
    assert not slowing.all_of_us("budi", 0.5, 1.1)  # was under way
    assert not slowing.all_of_us("siti", 2.0, 2.1)
    slowing.went("tono", 0.9)
    assert slowing.all_of_us("tono", 1.2, 1.3)
    assert not slowing.all_of_us("siti", 3.0, 3.1)
    slowing.went("budi", 3.2)
    assert not slowing.all_of_us("tono", 3.3, 3.4)


async def test_windows_are_looked_at_for_many_at_once(
    settings: Settings, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a thousand who are about to be written to, not a connection each is asked for."""
    async with World.made(settings, clock) as world:
        person = world.person("siti", "whatsapp")
        await world.app.turns.take(person.message(text="halo"))
        looks = []
        looked = stored_people.heard_at

        async def heard_at(connection: Any, channel: str, some: Any) -> Any:
            looks.append(len(some))
            return await looked(connection, channel, some)

        monkeypatch.setattr(stored_people, "heard_at", heard_at)
        windows, day = Windows(world.app.database, clock), timedelta(hours=24)
        names = ["siti", *(f"warga{n}" for n in range(999))]
        asked = (windows.closed("whatsapp", name, day) for name in names)
        closed = await asyncio.gather(*asked)
        assert (closed[0], set(closed[1:])) == (False, {True})
        assert looks == [500, 500]


@pytest.mark.parametrize(("age", "state"), [(-60, "queued"), (60, "refused")])
async def test_what_is_put_off_for_a_day_is_given_up(
    world: World, channel: Troubled, clock: Clock, age: int, state: str
) -> None:
    channel.troubles = [TryLater(0.5), TryLater(1000.0)]
    await tell(world, "satu")
    await until(lambda: channel.tried.count("satu") == 1)
    clock.now += GIVE_UP + timedelta(seconds=age)
    await until(lambda: channel.tried.count("satu") == 2)
    async with asyncio.timeout(10):
        while await state_of(world, "satu") != state:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        if state == "queued":
            query = select(outbox.c.not_before).where(outbox.c.text == "satu")
            while (await world.rows(query))[0].not_before < clock.now:  # noqa: ASYNC110
                await asyncio.sleep(0.01)


@pytest.mark.parametrize(("before_the_end", "state"), [(1, "waiting"), (-1, "sent")])
async def test_a_window_closes_earlier_for_us(
    settings: Settings, clock: Clock, before_the_end: int, state: str
) -> None:
    channel = Troubled("whatsapp", WHATSAPP)
    async with World.made(settings, clock, channels={"whatsapp": channel}) as world:
        await world.person("siti", "whatsapp").welcomed()
        [row] = await world.rows(select(addresses.c.heard_at))
        assert WHATSAPP.window is not None
        clock.now = row.heard_at + WHATSAPP.window - MARGIN + timedelta(seconds=before_the_end)
        await tell(world, "kabar", priority=Priority.REPLY)
        await world.app.settled()
        assert await state_of(world, "kabar") == state


async def test_calls_are_kept_free_of_mailings(world: World) -> None:
    """However many of a mailing are under way, so many calls are left for replies."""
    lane = world.app.sender.lanes["terminal"]
    whole = type(lane).of(lane.channel, WHATSAPP)
    assert whole.slots.free - whole.slots.free_bulk == KEPT_FREE


async def test_what_is_being_sent_is_not_marked_as_refused(world: World, channel: Troubled) -> None:
    """BERHENTI while a message is on its way: it is sent, and says so."""
    gate = asyncio.Event()

    async def wait(parcel: Any) -> None:
        if parcel.text == "kabar":
            await gate.wait()

    channel.blocker = wait
    await tell(world, "kabar")
    await until(lambda: "kabar" in channel.tried)
    [siti] = await world.rows(select(people.c.id))

    async def stop(store: Store) -> None:
        await messages.withhold(store, siti.id, "quiet")

    await world.app.turns.do(stop)
    assert await state_of(world, "kabar") == "queued"
    gate.set()
    await world.app.settled()
    assert await state_of(world, "kabar") == "sent"


async def test_a_backlog_goes_by_urgency(
    settings: Settings, clock: Clock, channel: Troubled
) -> None:
    order = [Priority.ANNOUNCEMENT, Priority.QUESTION, Priority.REPLY, Priority.OUTCOME]
    async with World.made(settings, clock, channels={"terminal": channel}) as world:
        await world.person().welcomed()
        for priority in order:
            await tell(world, priority.value, priority=priority)
        await world.app.settled()
        async with world.app.database.writer.begin() as connection:
            again = update(outbox).where(outbox.c.text.in_([each.value for each in order]))
            await connection.execute(again.values(state="queued", settled_at=None, claim=12345))
    before = len(channel.sent)
    async with World.made(settings, clock, channels={"terminal": channel}) as world:
        await world.app.claims.caught_up()
        await world.app.settled()
    told = [parcel.text for parcel in channel.sent[before:]]
    assert told == ["reply", "outcome", "question", "announcement"]


def in_row(lane: Lane, who: str, urgency: int) -> bool:
    """Whether something of theirs waits for the channel's pace."""
    place = lane.places.get(who)
    return any(each[0] == urgency and each[2] is place for each in lane.pace._heap)


async def test_a_reply_goes_before_what_others_wait_for(world: World, channel: Troubled) -> None:
    """Siti's announcement is last in the row; her reply takes its place, and goes before Budi's."""
    await world.person("budi").welcomed()
    await world.app.settled()
    lane = world.app.sender.lanes["terminal"]
    lane.slots = Slots(8, 4)
    lane.pace.pause(3600)
    for who in ("budi", "siti"):
        await tell(world, f"pengumuman {who}", to=who, priority=Priority.ANNOUNCEMENT)
        await until(lambda who=who: in_row(lane, who, 4))  # type: ignore[misc]
    before = len(channel.sent)
    await tell(world, "jawaban", priority=Priority.REPLY)
    await until(lambda: in_row(lane, "siti", 0))
    lane.pace._paused_until = 0.0  # the platform may be spoken to again
    lane.pace._release()
    await world.app.settled()
    told = [parcel.text for parcel in channel.sent[before:]]
    assert told[0] == "jawaban"
    assert sorted(told[1:]) == ["pengumuman budi", "pengumuman siti"]


async def test_a_stopped_mailing_takes_back_nothing_that_is_on_its_way(
    world: World, channel: Troubled
) -> None:
    """HENTI while one of its messages is being sent: that one is sent, and counted so; the rest is
    refused."""
    for name in ("ani", "budi"):
        await (await world.person(name).welcomed()).lives_in("18.72.04.1003")
    await (world.person()).lives_in("18.72.04.1003")
    await world.app.settled()
    gate = asyncio.Event()

    async def wait(parcel: Any) -> None:
        if parcel.text == "Kerja bakti.":
            await gate.wait()

    channel.blocker = wait
    lane = world.app.sender.lanes["terminal"]
    lane.slots = Slots(8, 1)  # one call of it at once
    id = await world.mailing("Kerja bakti.", "18.72.04.1003")
    broadcaster = Broadcaster(world.app.turns, world.clock)
    await broadcaster.tick()
    await until(lambda: channel.tried.count("Kerja bakti.") == 1)

    async def stop(store: Store) -> None:
        broadcasts.stop(store, id)

    await world.app.turns.do(stop)
    await until(lambda: id in world.app.sender.halted)
    await broadcaster.tick()
    states = select(outbox.c.state).where(outbox.c.mailing_id == id)
    assert sorted(row.state for row in await world.rows(states)).count("queued") >= 1
    gate.set()
    await world.app.settled()
    await broadcaster.tick()
    await world.app.settled()
    found = sorted(row.state for row in await world.rows(states))
    assert found == ["refused", "refused", "sent"]
    assert channel.tried.count("Kerja bakti.") == 1
