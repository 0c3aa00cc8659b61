"""What one process leaves behind and the next one sends: at once, in order, once."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.channels.base import TryLater
from bot.channels.terminal.channel import Terminal
from bot.channels.whatsapp.limits import WHATSAPP
from bot.sending.rates import Slots
from bot.settings import Settings
from handlers.conversation.messages import Priority
from storage.database.tables import outbox
from storage.messages.mailings import filling
from storage.people import people as stored_people
from tests.bot.sending.test_sender import Troubled, state_of, tell, until
from tests.support import Clock, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

DEAD = 12345


@pytest.fixture
async def channel() -> Troubled:
    return Troubled("terminal", Terminal.limits)


async def left_behind(world: World, *texts: str) -> None:
    """As by a process that was killed before it sent them."""
    async with world.app.database.writer.begin() as connection:
        await connection.execute(
            update(outbox)
            .where(outbox.c.text.in_(texts))
            .values(state="queued", settled_at=None, claim=DEAD)
        )


@pytest.mark.parametrize("priority", [Priority.REPLY, Priority.OUTCOME])
async def test_only_what_nobody_asked_for_waits_for_a_half_typed_answer(
    settings: Settings, clock: Clock, channel: Troubled, priority: Priority
) -> None:
    """Siti is in the middle of a form when the program is killed: her reply comes at once, news of
    something else does not break in."""
    async with World.made(settings, clock, channels={"terminal": channel}) as world:
        siti = await world.person().welcomed()
        await tell(world, "kabar", priority=priority)
        await world.app.settled()
        await siti.say("usul")
        await left_behind(world, "kabar")
    before = len(channel.sent)
    async with World.made(settings, clock, channels={"terminal": channel}) as world:
        await world.app.claims.caught_up()
        await world.app.settled()
        told = [parcel.text for parcel in channel.sent[before:]]
        # A reply is not followed by the question that is open: that stands below it already.
        assert told == (["kabar"] if priority is Priority.REPLY else [])


async def test_what_was_left_behind_goes_before_what_is_new(
    settings: Settings, clock: Clock, channel: Troubled
) -> None:
    async with World.made(settings, clock, channels={"terminal": channel}) as world:
        siti = await world.person().welcomed()
        for text in ("satu", "dua"):
            await tell(world, text, priority=Priority.REPLY)
        await world.app.settled()
        await left_behind(world, "satu", "dua")
    before = len(channel.sent)
    async with World.made(settings, clock, channels={"terminal": channel}) as world:
        await world.app.claims.caught_up()
        siti.world = world
        await world.app.turns.take(siti.message(id="later", text="bantuan"))
        await world.app.settled()
        assert [parcel.text for parcel in channel.sent[before:]][:2] == ["satu", "dua"]
        assert len(channel.sent) - before == 3


async def test_a_stop_sends_what_can_go_and_hands_over_the_rest(
    settings: Settings, clock: Clock, channel: Troubled
) -> None:
    """What is under way ends, what can go goes, and what has to wait is free for the next process:
    nothing is said twice."""
    gate = asyncio.Event()

    async def wait(parcel: Any) -> None:
        if parcel.text == "satu":
            await gate.wait()

    channel.blocker = wait
    async with World.made(settings, clock, channels={"terminal": channel}) as world:
        await world.person().welcomed()
        await world.person("budi").welcomed()
        world.app.sender.lanes["terminal"].slots = Slots(4, 4)
        await tell(world, "satu", priority=Priority.REPLY)
        await until(lambda: "satu" in channel.tried)
        await tell(world, "dua", priority=Priority.REPLY)
        channel.troubles = [TryLater(3600)]
        await tell(world, "nanti", to="budi", priority=Priority.REPLY)
        await until(lambda: "nanti" in channel.tried)
        stop = asyncio.create_task(world.app.sender.drain())
        gate.set()
        await stop
        assert [parcel.text for parcel in channel.sent][-2:] == ["satu", "dua"]
        assert await state_of(world, "satu") == "sent"
        rows = await world.rows(select(outbox.c.text, outbox.c.claim, outbox.c.state))
        left = [(row.text, row.claim) for row in rows if row.state == "queued"]
        assert left == [("nanti", 0)]
    clock.move(seconds=3601)
    async with World.made(settings, clock, channels={"terminal": channel}) as world:
        await world.app.claims.caught_up()
        await world.app.settled()
        assert [parcel.text for parcel in channel.sent][-1] == "nanti"
        assert [parcel.text for parcel in channel.sent].count("satu") == 1


async def test_a_call_that_does_not_end_is_cut_off_and_sent_by_the_next(
    settings: Settings, clock: Clock, channel: Troubled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sending.sender.GRACE", 0.0)
    monkeypatch.setattr("bot.sending.sender.FINISH", 0.5)

    async def never(parcel: Any) -> None:
        if parcel.text == "satu":
            await asyncio.Event().wait()

    async with World.made(settings, clock, channels={"terminal": channel}) as world:
        await world.person().welcomed()
        channel.blocker = never
        await tell(world, "satu", priority=Priority.REPLY)
        await until(lambda: "satu" in channel.tried)
    channel.blocker = None
    async with World.made(settings, clock, channels={"terminal": channel}) as world:
        await world.app.claims.caught_up()
        await world.app.settled()
        assert [parcel.text for parcel in channel.sent].count("satu") == 1
        # Nobody knows how the first call ended.
        [row] = await world.rows(select(outbox.c.attempts).where(outbox.c.text == "satu"))
        assert row.attempts == 1


async def test_a_task_that_fails_takes_nobody_s_replies_with_it(
    settings: Settings, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window of WhatsApp cannot be looked at while backends end: the replies go a moment
    later, without another word of their people."""
    monkeypatch.setattr("bot.sending.sender.OURS_AGAIN", 0.0)
    channel = Troubled("whatsapp", WHATSAPP)
    async with World.made(settings, clock, channels={"whatsapp": channel}) as world:
        looked, failing = stored_people.heard_at, ["a"] * 7

        async def heard_at(*which: Any) -> Any:
            if failing:
                failing.pop()
                raise OSError("the backend has ended")
            return await looked(*which)

        monkeypatch.setattr(stored_people, "heard_at", heard_at)
        for name in ("siti", "budi", "tono"):
            who = world.person(name, "whatsapp")
            await world.app.turns.take(who.message(text="halo"))
        await world.app.settled()
        assert {parcel.address for parcel in channel.sent} == {"siti", "budi", "tono"}
        rows = await world.rows(select(outbox.c.state))
        assert {row.state for row in rows} == {"sent"}


async def test_a_mailing_reaches_the_terminal_that_it_counts(
    settings: Settings, clock: Clock, channel: Troubled
) -> None:
    """A terminal sends to its own person only, but to them also what many people get."""
    async with World.made(settings, clock, channels={"terminal": channel}) as world:
        await world.person().lives_in("18.72.04.1003")
        await world.person("budi").lives_in("18.72.04.1003")
    here = {"terminal": channel}
    async with World.made(settings, clock, channels=here, address="tono") as world:
        id = await world.mailing("rapat besok")

        async def fill(store: Any) -> None:
            await filling.fill(store, id, {})

        await world.app.turns.do(fill)
    async with World.made(settings, clock, channels=here, address="siti") as world:
        await world.app.claims.caught_up()
        await world.app.settled()
        told = [parcel for parcel in channel.sent if parcel.text == "rapat besok"]
        assert [parcel.address for parcel in told] == ["siti"]
