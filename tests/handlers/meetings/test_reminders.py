"""Reminders: each once, at its time, to whoever it is for then; and what comes in between."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from benchmarks.mailings.meetings import Sizes, year
from bot.channels.terminal.channel import Terminal
from bot.settings import Settings
from bot.work.broadcaster import Broadcaster
from bot.work.scheduler import Scheduler
from handlers.reading import moments
from storage.database.store import Store
from storage.database.tables import mailings, proposals, reminders
from storage.meetings import lookup, meetings
from storage.meetings.model import Plan
from storage.proposals import decisions
from storage.proposals.rulings import Decision, Ruling
from storage.staff.staff import at_command_line
from tests.bot.sending.test_sender import Troubled
from tests.handlers.meetings.test_meetings import BANJARSARI, START, made, passes, texts
from tests.storage.messages.test_broadcasts import IMOPURO, run
from tests.support import Clock, World


@pytest.fixture
async def channel() -> Troubled:
    return Troubled("terminal", Terminal.limits)


@pytest.fixture
async def world(settings: Settings, clock: Clock, channel: Troubled) -> AsyncIterator[World]:
    async with World.made(settings, clock, channels={"terminal": channel}) as made:
        yield made


async def changed(world: World, id: int, start: datetime, **more: object) -> None:
    async def chore(store: Store) -> None:
        meeting = await lookup.get(store, id)
        assert meeting is not None
        end = start + (meeting.plan.ends_at - meeting.plan.starts_at)
        plan = Plan(start, end, meeting.plan.place, offsets=meeting.plan.offsets)
        by = at_command_line("Lurah")
        await meetings.change(store, by, id, plan, version=meeting.version)

    await world.app.turns.do(chore)


async def cancelled(world: World, id: int) -> None:
    async def chore(store: Store) -> None:
        meeting = await lookup.get(store, id)
        assert meeting is not None
        by = at_command_line("Lurah")
        await meetings.cancel(store, by, id, "Hujan badai", version=meeting.version)

    await world.app.turns.do(chore)


def reminded(world: World, address: str) -> int:
    return sum(text.startswith("Pengingat") for text in texts(world, address))


async def test_each_once_however_often_it_is_looked(world: World, clock: Clock) -> None:
    await world.person("siti").lives_in(IMOPURO)
    await made(world)
    for count, before in enumerate((timedelta(days=3), timedelta(days=1), timedelta(hours=2)), 1):
        await passes(world, clock, START - before - timedelta(seconds=1))
        assert reminded(world, "siti") == count - 1
        for seconds in (0, 1, 61):
            await passes(world, clock, START - before + timedelta(seconds=seconds))
        assert reminded(world, "siti") == count


async def test_into_the_quiet_hours(world: World, clock: Clock) -> None:
    """One that would fall into them goes out in the last minute before; "2 hours before" does not
    mind them."""
    await world.person("siti").lives_in(IMOPURO)
    # 07.30 in Metro; 10 hours before is 21.30 of the day before, 2 hours before is 05.30.
    start = datetime(2027, 1, 21, 0, 30, tzinfo=UTC)
    await made(world, start, offsets=(600, 120))
    found = await world.rows(select(reminders.c.due_at).order_by(reminders.c.due_at))
    assert [row.due_at for row in found] == [
        datetime(2027, 1, 20, 12, 59, tzinfo=UTC),
        start - timedelta(hours=2),
    ]
    await passes(world, clock, datetime(2027, 1, 20, 12, 59, tzinfo=UTC))
    assert reminded(world, "siti") == 1
    await passes(world, clock, start - timedelta(hours=2))
    assert reminded(world, "siti") == 2


async def test_a_clock_that_jumps(world: World, clock: Clock) -> None:
    await world.person("siti").lives_in(IMOPURO)
    await made(world)
    due = START - timedelta(days=1)
    await passes(world, clock, due)
    await passes(world, clock, due - timedelta(hours=1))
    await passes(world, clock, due + timedelta(minutes=1))
    assert reminded(world, "siti") == 1
    # Stood still for a day: the one for two hours before is late, and still of use.
    await passes(world, clock, START - timedelta(minutes=20))
    assert reminded(world, "siti") == 2


async def test_too_late_to_be_of_use(world: World, clock: Clock) -> None:
    await world.person("siti").lives_in(IMOPURO)
    await made(world)
    # All three are late at once: the newest says it all.
    await passes(world, clock, START - timedelta(hours=1))
    assert reminded(world, "siti") == 1
    await made(world, START + timedelta(days=9))
    await passes(world, clock, START + timedelta(days=9))
    assert reminded(world, "siti") == 1
    undone = await world.rows(select(reminders).where(reminders.c.done_at.is_(None)))
    assert undone == []


async def test_a_meeting_called_on_short_notice(world: World, clock: Clock) -> None:
    """What has passed when it is called is done with, silently."""
    await world.person("siti").lives_in(IMOPURO)
    clock.now = START - timedelta(hours=20)
    await made(world)
    await passes(world, clock, START - timedelta(hours=19))
    assert reminded(world, "siti") == 0
    await passes(world, clock, START - timedelta(hours=2))
    assert reminded(world, "siti") == 1


async def test_moved_within_two_hours_of_its_start(world: World, clock: Clock) -> None:
    """Said at once, be it night, and not to those whom it would reach too late."""
    await world.person("siti").lives_in(IMOPURO)
    dawn = datetime(2027, 1, 20, 23, 30, tzinfo=UTC)  # 06.30 in Metro
    meeting = await made(world, dawn)
    clock.now = dawn - timedelta(minutes=90)  # 05.00
    await changed(world, meeting.id, dawn + timedelta(hours=3))
    await run(world)
    assert texts(world, "siti")[-1].startswith("Ada perubahan")
    [row] = await world.rows(
        select(mailings).where(mailings.c.priority == 1).order_by(mailings.c.id)
    )
    assert row.loud
    assert row.until == dawn + timedelta(hours=6)
    # A change for the day after waits for the morning.
    later = await made(world, START + timedelta(days=2))
    clock.now = datetime(2027, 1, 20, 23, 0, tzinfo=UTC) - timedelta(minutes=1)
    await changed(world, later.id, START + timedelta(days=3))
    await run(world)
    said = len(texts(world, "siti"))
    clock.move(minutes=1)
    await run(world)
    # The call, which the night had held back, no longer holds: it is not among them.
    assert len(texts(world, "siti")) == said + 1
    assert texts(world, "siti")[-1].startswith("Ada perubahan")


async def test_cancelled_while_its_reminder_is_being_sent(
    world: World, clock: Clock, channel: Troubled
) -> None:
    for n in range(4):
        await world.person(f"w{n}").lives_in(IMOPURO)
    meeting = await made(world)
    clock.now = START - timedelta(days=1)
    gate = asyncio.Event()
    channel.blocker = lambda parcel: gate.wait()
    await Scheduler(world.app.turns, clock).reminders()
    await run_mailer(world)
    async with asyncio.timeout(10):
        while not any(text.startswith("Pengingat") for text in channel.tried):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    await cancelled(world, meeting.id)
    async with asyncio.timeout(10):
        while not world.app.sender.halted:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    gate.set()
    channel.blocker = None
    await run(world)
    sent = [reminded(world, f"w{n}") for n in range(4)]
    # The terminal sends one at a time: the one under way goes, the rest never do.
    assert sum(sent) == 1
    for n in range(4):
        assert sum("tidak jadi dilaksanakan" in text for text in texts(world, f"w{n}")) == 1
    await passes(world, clock, START - timedelta(hours=2))
    assert sum(reminded(world, f"w{n}") for n in range(4)) == 1


async def run_mailer(world: World) -> None:
    await Broadcaster(world.app.turns, world.clock).tick()
    world.app.claims.look()


async def test_somebody_who_moves_between_plan_and_reminder(world: World, clock: Clock) -> None:
    """Who gets it is decided when it falls due: by where they live then, and whether they come."""
    stays = await world.person("tetap").lives_in(IMOPURO)
    leaves = await world.person("pergi").lives_in(IMOPURO)
    comes = await world.person("ikut").lives_in(IMOPURO)
    arrives = await world.person("datang").lives_in(BANJARSARI)
    await made(world)
    for person in (stays, leaves, comes, arrives):
        await person.new()
    await comes.tap("Hadir")
    for person, name in ((leaves, "Banjarsari"), (comes, "Banjarsari"), (arrives, "Imopuro")):
        await person.say("kelurahan saya")
        await person.say(name)
    await passes(world, clock, START - timedelta(days=3))
    assert [reminded(world, name) for name in ("tetap", "pergi", "ikut", "datang")] == [1, 0, 1, 1]


async def test_in_the_middle_of_a_proposal(world: World, clock: Clock) -> None:
    """The reminder and an outcome wait until nobody is typing; then they come, the outcome first,
    the question comes again, and nothing of the proposal is lost."""
    siti = await world.person("siti").lives_in(IMOPURO)
    await siti.proposes("Perbaikan lampu jalan Gang Mawar")
    [first] = await world.rows(select(proposals.c.id))
    await made(world)
    clock.now = START - timedelta(days=1, minutes=1)
    for said in ("usul", "Imopuro", "1", "Perbaikan drainase"):
        await siti.say(said)
    await passes(world, clock, START - timedelta(days=1))

    async def verified(store: Store) -> None:
        await decisions.decide(store, at_command_line("Lurah"), first.id, Ruling(Decision.VERIFY))

    await world.app.turns.do(verified)
    assert await siti.new() == []
    await siti.say("Setiap hujan air masuk rumah warga")
    await passes(world, clock, START - timedelta(days=1) + timedelta(minutes=12))
    heard = await siti.new()
    sent = [text.split()[0] for text in texts(world, "siti")]
    assert sent[-3:-1] == ["Kabar", "Pengingat,"]
    assert "Di mana tepatnya" in heard[-1].text
    assert siti.done.asking == "propose.place"
    for said in ("RT 05/RW 02", "120 m", "kirim"):
        heard = await siti.say(said)
    assert "usulan sudah kami terima" in heard[-1].text
    kept = (await world.proposals())[-1]
    assert kept["problem"] == "Setiap hujan air masuk rumah warga"


async def test_quiet_people_and_strangers_are_left_alone(world: World, clock: Clock) -> None:
    siti = await world.person("siti").lives_in(IMOPURO)
    await siti.say("berhenti")
    await world.person("baru").say("halo")
    await made(world)
    await passes(world, clock, START - timedelta(days=1))
    assert not [t for t in texts(world, "siti") if "Musrenbang Kelurahan" in t]
    assert not [t for t in texts(world, "baru") if "Musrenbang Kelurahan" in t]


async def test_the_calendar_wakes_for_the_next_one(world: World, clock: Clock) -> None:
    """Queued within a minute of its time, however long a look took."""
    scheduler = Scheduler(world.app.turns, clock)
    assert await scheduler._pause() == 60.0
    await made(world)
    assert await scheduler._pause() == 60.0
    clock.now = START - timedelta(days=3, seconds=7)
    assert await scheduler._pause() == 7.0
    clock.now = START - timedelta(days=3)
    assert await scheduler._pause() == 1.0


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("3 hari, 1 hari, 2 jam", (4320, 1440, 120)),
        ("seminggu dan sehari sebelumnya", (10_080, 1440)),
        ("45 menit; 2jam", (120, 45)),
        ("1 Pekan sebelum.", (10_080,)),
        ("1 hari, 24 jam", (1440,)),
        ("besok", None),
        ("3 hari lagi, 2 jam", None),
        (",", None),
        ("hari", None),
    ],
)
def test_leads(said: str, minutes: tuple[int, ...] | None) -> None:
    assert moments.leads(said) == minutes


@pytest.mark.long
@pytest.mark.timeout(900)
async def test_a_year_of_meetings(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small one of the bench: daylight saving, a clock that jumps, meetings moved and
    cancelled."""
    counts = await year(settings.database_url, Sizes(meetings=20, people=12, areas=5, jumps=16))
    assert counts.wrong == []
    assert counts.moved
    assert counts.cancelled
    assert counts.reminders == counts.expected
    assert counts.latest <= 60
