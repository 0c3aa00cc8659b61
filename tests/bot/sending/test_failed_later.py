"""What becomes of messages that fail after Twilio has taken them, by each code: late, doubled, out
of order, and of another attempt."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.channels.base import TryLater
from bot.channels.whatsapp.codes import GONE, LATER, LIMIT, OUR_SETTINGS, OUR_TEMPLATE, SHUT
from bot.sending.calls import Calls
from bot.settings import Settings
from storage.database.tables import addresses, kept, outbox
from storage.database.tables import templates as template_rows
from storage.messages.model import outbox_message
from tests.bot.sending.outside_given import TASKS, Silent, silent
from tests.fakes.twilio import Fault, Sent
from tests.support import Clock

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

# The code; how the message stands after it, why, in how many hours it goes again (None: not by
# itself), and whether its address counts as shut.
PASSES = ("queued", None, 1 / 60, False)
AFTER: dict[int, tuple[str, str | None, float | None, bool]] = {
    **dict.fromkeys((20429, 20500, 20503, 63009, 63010, 63012, 63017), PASSES),
    63032: ("queued", None, 6, False),
    63049: ("queued", "withheld", 72, False),
    **dict.fromkeys(sorted(OUR_SETTINGS | OUR_TEMPLATE), ("queued", None, 1, False)),
    **dict.fromkeys(sorted(GONE), ("refused", None, None, True)),
    39999: ("refused", None, None, False),
    10**8: ("refused", None, None, False),  # one of tomorrow
}


async def failed(it: Silent, message: Sent, code: int, *, sid: str | None = None) -> None:
    path, form, _ = it.twilio.status(message, "undelivered", code)
    if sid is not None:
        form = [(k, sid if k in ("MessageSid", "SmsSid") else v) for k, v in form]
    answer = await it.on.post(form, it.twilio.headers(path, form), path)
    assert answer.status_code == 200
    await it.on.world.app.settled()


async def stands(it: Silent) -> tuple[str, str | None, bool]:
    [row] = await it.on.world.rows(
        select(outbox.c.state, outbox.c.why).where(outbox.c.priority > 0)
    )
    [address] = await it.on.world.rows(select(addresses.c.blocked_at))
    return row.state, row.why, address.blocked_at is not None


def test_every_code_is_here(database_url: str) -> None:
    """Two have tests of their own."""
    assert {*LATER, *GONE, *OUR_SETTINGS, *OUR_TEMPLATE} - {SHUT, LIMIT} <= set(AFTER)


@pytest.mark.parametrize("code", AFTER)
async def test_what_a_failure_leads_to(settings: Settings, clock: Clock, code: int) -> None:
    state, why, again, shut = AFTER[code]
    why = why or str(code)
    async with silent(settings, clock, approved=None) as it:
        siti = await it.knows()
        [message] = await it.tell(siti, "satu")
        await failed(it, message, code)
        assert await stands(it) == (state, why, shut)
        # Said twice, and of an attempt that is none of it, it changes nothing.
        await failed(it, message, code)
        await failed(it, message, 63016, sid="SM" + "f" * 32)
        assert await stands(it) == (state, why, shut)
        if again is None:
            assert await it.after(hours=23) == []
            return
        if again < 20:  # while the window is open it is said as ever
            assert await it.after(hours=again * 0.9) == []
            [second] = await it.after(hours=again * 0.1, minutes=1)
            assert second.body == "satu"
            # What is still said of the first attempt concerns it no more.
            await failed(it, message, 63024)
            assert (await stands(it))[0] == "sent"


async def test_63016_turns_into_the_approved_text(settings: Settings, clock: Clock) -> None:
    async with silent(settings, clock) as it:
        siti = await it.knows()
        clock.move(hours=23)
        [message] = await it.tell(siti, "satu", TASKS)
        assert message.body == "satu"
        clock.move(hours=1)
        before = len(it.twilio.messages)
        await failed(it, message, 63016)
        [second] = it.twilio.messages[before:]
        assert "Daftar pagi" in second.body
        # Late, and once more: nobody gets it twice.
        await failed(it, message, 63016)
        assert len(it.twilio.messages) == before + 1


async def test_63016_at_once_does_too(settings: Settings, clock: Clock) -> None:
    async with silent(settings, clock) as it:
        siti = await it.knows()
        clock.move(hours=23, minutes=50)
        it.twilio.fail(Fault(400, 63016))
        [second] = await it.tell(siti, "satu", TASKS)
        assert "Daftar pagi" in second.body


async def test_63018_lowers_the_limit(settings: Settings, clock: Clock) -> None:
    """It waits for the next day, and so does what comes after it."""
    async with silent(settings, clock) as it:
        siti, budi = await it.knows(), await it.knows("budi")
        clock.move(hours=25)
        [message] = await it.tell(siti, "satu", TASKS)
        await failed(it, message, 63018)
        [note] = await it.on.world.rows(
            select(kept.c.value).where(kept.c.name == "written-first:whatsapp")
        )
        assert note.value.startswith("1/")
        assert await it.tell(budi, "dua", TASKS) == []
        assert len(await it.after(hours=25)) == 1


async def test_63018_at_once_is_not_tried_again_and_again(settings: Settings, clock: Clock) -> None:
    """Nobody is tried for two hours; whoever was refused was not written to, and is counted when
    they are."""
    async with silent(settings, clock) as it:
        siti, budi = await it.knows(), await it.knows("budi")
        clock.move(hours=25)
        it.twilio.fail(*[Fault(400, 63018)] * 5)
        calls = len(it.twilio.calls)
        assert await it.tell(siti, "satu", TASKS) == []
        assert await it.tell(budi, "dua", TASKS) == []
        assert await it.after(hours=1) == []
        assert len(it.twilio.calls) == calls + 1
        assert await it.after(hours=1, minutes=1) == []
        assert len(it.twilio.calls) == calls + 2
        it.twilio.mend()
        assert len(await it.after(hours=2, minutes=1)) == 1
        assert await it.after(hours=23) == []
        assert len(await it.after(hours=2)) == 1


async def test_a_fault_of_our_text_stops_it(settings: Settings, clock: Clock) -> None:
    """It is not used again until WhatsApp has been asked; the message goes behind the opening."""
    async with silent(settings, clock) as it:
        siti = await it.knows()
        clock.move(hours=25)
        it.twilio.fail(Fault(400, 63013))
        [asked] = await it.tell(siti, "satu", TASKS)
        assert asked.body.startswith("Ada kabar")
        [row] = await it.on.world.rows(
            select(template_rows.c.state, template_rows.c.reason).where(
                template_rows.c.kind == "tasks"
            )
        )
        assert (row.state, row.reason) == ("faulty", "63013")
        await it.keeper.look(older=timedelta())
        await it.ticked()
        [text] = await it.tell(siti, "dua", TASKS)
        assert "Daftar pagi" in text.body


async def test_what_is_withheld_for_too_long_is_a_reason_of_its_own(
    settings: Settings, clock: Clock
) -> None:
    async with silent(settings, clock) as it:
        siti = await it.knows()
        clock.move(hours=25)
        [message] = await it.tell(siti, "satu", TASKS)
        for _ in range(5):
            await failed(it, message, 63049)
            if sent := await it.after(hours=73):
                [message] = sent
        assert await stands(it) == ("refused", "withheld", False)


async def test_nothing_is_said_again_before_twilio_has_been_asked(
    settings: Settings, clock: Clock
) -> None:
    """After an unknown outcome, and a list that cannot be had: it is not sent, but looked up
    later."""
    async with silent(settings, clock, approved=None) as it:
        siti = await it.knows()
        [message] = await it.tell(siti, "satu")
        [row] = await it.on.world.rows(select(outbox).where(outbox.c.priority > 0))
        sender = it.on.world.app.sender
        calls, lane = Calls(sender.turns.database, sender.enclosures), sender.lanes["whatsapp"]
        taken = outbox_message(row._mapping)
        parcel = await calls.prepared(lane, taken)
        it.twilio.fail(Fault(500, 20500), on="list")
        with pytest.raises(TryLater):
            await calls.sent_already(lane, taken, parcel)
        assert await calls.sent_already(lane, taken, parcel) == message.sid


@pytest.mark.parametrize("code", [63049, 63012])
async def test_what_had_to_wait_long_is_not_given_up_at_its_first_failure(
    settings: Settings, clock: Clock, code: int
) -> None:
    """It waited for a text to be approved, as many wait for their day: that is not its fault."""
    async with silent(settings, clock, approved=()) as it:
        siti = await it.knows()
        clock.move(hours=25)
        assert await it.tell(siti, "satu", TASKS) == []
        clock.move(days=12)
        it.twilio.approve("tasks")
        before = len(it.twilio.messages)
        await it.looked()
        [message] = it.twilio.messages[before:]
        await failed(it, message, code)
        # What goes again only days later is decided anew: who is written to first is counted.
        assert (await stands(it))[0] == ("waiting" if code == 63049 else "queued")
        [second] = await it.after(days=3, minutes=1)
        assert second.body == message.body
