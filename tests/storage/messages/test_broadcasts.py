"""What many people get: who, once, when it may be, and what became of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.channels.base import Gone, Refused, TryLater
from bot.channels.terminal.channel import Terminal
from bot.settings import Settings
from bot.work.broadcaster import Broadcaster
from handlers.conversation.messages import Literal, Outgoing, Priority
from storage.city import quiet_hours
from storage.city.areas import Area
from storage.database.store import Store
from storage.database.tables import mailings as mailings_table
from storage.database.tables import people
from storage.messages.mailings import broadcasts, filling, progress
from storage.messages.mailings.audiences import Audience, Group, reach
from storage.messages.mailings.mailing import MailingState
from storage.people import people as people_of
from storage.staff.roles import Role
from tests.bot.sending.test_sender import Troubled
from tests.handlers.staff.test_desk import official
from tests.support import Clock, Resident, World

IMOPURO, METRO = "18.72.01.1003", "18.72"


@pytest.fixture
async def channel() -> Troubled:
    return Troubled("terminal", Terminal.limits)


@pytest.fixture
async def world(settings: Settings, clock: Clock, channel: Troubled) -> AsyncIterator[World]:
    async with World.made(settings, clock, channels={"terminal": channel}) as made:
        yield made


async def run(world: World) -> None:
    """What the broadcaster does, until nothing more can be sent now."""
    broadcaster = Broadcaster(world.app.turns, world.clock)
    for _ in range(3):
        await broadcaster.tick()
        world.app.claims.look()
        await world.app.settled()


async def states(world: World, id: int) -> dict[str, int]:
    async with world.app.database.read() as connection:
        found = await progress.outcome(connection, id)
    counted: dict[str, int] = {}
    for (state, _), n in found.items():
        counted[state] = counted.get(state, 0) + n
    return counted


async def state(world: World, id: int) -> str:
    query = select(mailings_table.c.state).where(mailings_table.c.id == id)
    return str((await world.rows(query))[0].state)


async def steer(world: World, id: int, to: MailingState) -> None:
    """By the admin of the city, who is there already."""

    async def chore(store: Store) -> None:
        admin = await people_of.load(store, [("terminal", "admin")])
        await broadcasts.steer(store, admin[0]["terminal", "admin"], id, to)

    await world.app.turns.do(chore)


async def several(world: World, count: int, area: str = IMOPURO) -> list[Resident]:
    return [await world.person(f"w{n}").lives_in(area) for n in range(count)]


async def test_everybody_there_gets_it_once(world: World) -> None:
    warga = await several(world, 3)
    elsewhere = await world.person("x").lives_in("18.72.02.1001")
    nobody = world.person("baru")
    await nobody.say("halo")  # has not agreed yet
    id = await world.mailing("Kerja bakti hari Minggu.", IMOPURO)
    await run(world)
    await run(world)
    for person in warga:
        assert [heard.text for heard in await person.new()] == ["Kerja bakti hari Minggu."]
    sent = [parcel for parcel in world.channels["terminal"].sent if "Kerja bakti" in parcel.text]
    assert sorted(parcel.address for parcel in sent) == ["w0", "w1", "w2"]
    assert await elsewhere.new() == []
    assert await state(world, id) == MailingState.DONE
    assert await states(world, id) == {"sent": 3}


async def test_whoever_does_not_want_it_or_cannot_be_reached(world: World) -> None:
    warga = await several(world, 3)
    await warga[0].say("berhenti")
    world.channels["terminal"].troubles = [Gone("blocked")]
    id = await world.mailing("Kerja bakti.")
    await run(world)
    assert await states(world, id) == {"gone": 1, "sent": 1}
    query = select(mailings_table.c.missed, mailings_table.c.total)
    [row] = await world.rows(query)
    assert (row.missed, row.total) == ({"quiet": 1}, 2)
    again = await world.mailing("Kerja bakti lagi.")
    await run(world)
    assert await states(world, again) == {"sent": 1}


async def test_an_unknown_outcome_is_not_tried_again(world: World, channel: Troubled) -> None:
    await several(world, 2)
    channel.troubles = [TimeoutError()]
    id = await world.mailing("Kerja bakti.")
    await run(world)
    assert await states(world, id) == {"unknown": 1, "sent": 1}
    assert channel.tried.count("Kerja bakti.") == 2


async def test_refusals_and_putting_off(world: World, channel: Troubled, clock: Clock) -> None:
    await several(world, 3)
    channel.troubles = [Refused("no"), TryLater(0.6)]
    id = await world.mailing("Kerja bakti.")
    await Broadcaster(world.app.turns, clock).tick()
    async with asyncio.timeout(10):
        while channel.tried.count("Kerja bakti.") < 3:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    clock.move(seconds=2)
    await run(world)
    assert await states(world, id) == {"refused": 1, "sent": 2}


async def test_not_before_its_time_and_not_too_late(world: World, clock: Clock) -> None:
    await several(world, 1)
    later = await world.mailing("Nanti.", at=clock() + timedelta(hours=2))
    old = await world.mailing(
        "Lama.", at=clock() + timedelta(hours=1), until=clock() + timedelta(hours=1)
    )
    await run(world)
    assert await states(world, later) == {}
    clock.move(hours=2)
    await run(world)
    assert await states(world, later) == {"sent": 1}
    assert await states(world, old) == {}
    assert await state(world, old) == MailingState.STOPPED


async def test_paused_goes_on_stopped_does_not(world: World, channel: Troubled) -> None:
    await several(world, 3)
    await official(world, "admin", Role.ADMIN, METRO)
    id = await world.mailing("Kerja bakti.", IMOPURO)
    gate = asyncio.Event()
    channel.blocker = lambda parcel: gate.wait()
    await Broadcaster(world.app.turns, world.clock).tick()
    async with asyncio.timeout(10):
        while not channel.tried.count("Kerja bakti."):  # noqa: ASYNC110
            await asyncio.sleep(0.01)

    await steer(world, id, MailingState.PAUSED)
    async with asyncio.timeout(10):
        while id not in world.app.sender.halted:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    gate.set()
    channel.blocker = None
    await run(world)
    # What was under way has gone; the rest lies still.
    assert await states(world, id) == {"sent": 1, "queued": 2}
    assert await state(world, id) == MailingState.PAUSED

    await steer(world, id, MailingState.RUNNING)
    await run(world)
    assert await states(world, id) == {"sent": 3}


async def test_nothing_breaks_into_a_half_typed_answer(world: World, clock: Clock) -> None:
    [siti] = await several(world, 1)
    for said in ("usul", "Imopuro"):
        await siti.say(said)
    [row] = await world.rows(select(people.c.id).where(people.c.address == "w0"))
    id = await world.mailing("Kerja bakti.")

    async def outcome(store: Store) -> None:
        words = (Literal("Kabar usulan."),)
        store.send(Outgoing(words, to=row.id, priority=Priority.OUTCOME))

    await world.app.turns.do(outcome)
    await run(world)
    assert await siti.new() == []
    clock.move(minutes=6)
    await siti.say("ekonomi")  # writes again: ten minutes more
    clock.move(minutes=6)
    await run(world)
    assert await siti.new() == []
    assert await states(world, id) == {"queued": 1}
    clock.move(minutes=5)
    await run(world)
    sent = [parcel.text for parcel in world.channels["terminal"].sent if parcel.address == "w0"]
    told = sent[sent.index("Kabar usulan.") :]
    assert "Kerja bakti." in told
    # The open question is there once more, under what came, and the answer goes to it.
    assert "usulkan" in told[-1]
    await siti.say("Pelatihan menjahit untuk ibu-ibu")
    assert siti.done.asking == "propose.problem"


async def test_quiet_hours(world: World, clock: Clock) -> None:
    [siti] = await several(world, 1)
    [row] = await world.rows(select(people.c.id).where(people.c.address == "w0"))
    clock.now = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)  # 20.30 in Metro
    quiet = await world.mailing("Kerja bakti.")
    loud = await world.mailing("Dua jam lagi.", loud=True)

    async def outcome(store: Store) -> None:
        words = (Literal("Kabar usulan."),)
        store.send(Outgoing(words, to=row.id, priority=Priority.OUTCOME))

    await world.app.turns.do(outcome)
    await run(world)
    assert await states(world, quiet) == {"queued": 1}
    assert await states(world, loud) == {"sent": 1}
    assert "USUL" in (await siti.say("bantuan"))[-1].text  # a reply is not unasked
    clock.now = datetime(2026, 11, 24, 22, 59, tzinfo=UTC)
    await run(world)
    assert await states(world, quiet) == {"queued": 1}
    clock.now = datetime(2026, 11, 24, 23, 0, tzinfo=UTC)  # 06.00
    await run(world)
    assert await states(world, quiet) == {"sent": 1}
    texts = [parcel.text for parcel in world.channels["terminal"].sent]
    assert texts.count("Kabar usulan.") == 1


CITY = Area("18.72", "Kota Metro", letters="MTR", timezone="Asia/Jakarta")


BEFORE, BEGIN, END = (
    datetime(2026, 11, 24, 12, 59, tzinfo=UTC),  # 19.59 in Metro
    datetime(2026, 11, 24, 13, 0, tzinfo=UTC),
    datetime(2026, 11, 24, 23, 0, tzinfo=UTC),
)


@pytest.mark.parametrize(
    ("at", "over", "latest"),
    [
        (BEFORE, None, BEFORE),
        (BEGIN, END, BEFORE),
        (BEGIN + timedelta(hours=5), END, BEFORE),
        (END - timedelta(minutes=1), END, BEFORE),
        (END, None, END),
    ],
)
def test_when_the_quiet_hours_end(at: datetime, over: datetime | None, latest: datetime) -> None:
    assert quiet_hours.ends(at, CITY) == over
    assert quiet_hours.at_the_latest(at, CITY) == latest


async def test_groups(world: World) -> None:
    """Who is meant by each group; several together are whoever is in one of them."""
    author = await world.person("penulis").lives_in(IMOPURO)
    await author.proposes()
    await world.person("diam").lives_in(IMOPURO)
    await world.person("jauh").lives_in("18.72.02.1001")

    async def who(*groups: Group, area: str = IMOPURO, **more: Any) -> int:
        audience = Audience(area, frozenset(groups), year=2028, **more)
        found: list[int] = []

        async def chore(store: Store) -> None:
            found[:] = [(await reach(store, audience, {})).total]

        await world.app.turns.do(chore)
        return found[0]

    assert await who(Group.EVERYONE) == 2
    assert await who(Group.EVERYONE, area=METRO) == 3
    assert await who(Group.AUTHORS) == 1
    assert await who(Group.AUTHORS, topic="fisik") == 1
    assert await who(Group.AUTHORS, topic="ekonomi") == 0
    assert await who(Group.YET_TO_PROPOSE) == 1
    assert await who(Group.YET_TO_PROPOSE, area=METRO) == 2
    assert await who(Group.AUTHORS, Group.YET_TO_PROPOSE) == 2
    assert await who(Group.OPEN) == await who(Group.OPEN, topic="fisik") == 1
    assert await who(Group.AGREED) == await who(Group.NOT_REACHED) == 0
    assert await who(Group.NEIGHBOURS, rt="5") == await who(Group.NEIGHBOURS, rt="05", rw="2") == 1
    assert await who(Group.NEIGHBOURS, rt="03, 05") == await who(Group.NEIGHBOURS, rt="05, 06") == 1
    assert await who(Group.NEIGHBOURS, rt="03, 04") == 0
    assert await who(Group.NEIGHBOURS, rt="06") == await who(Group.NEIGHBOURS, rw="05") == 0


async def test_a_restart_goes_on_where_it_was(
    settings: Settings, clock: Clock, channel: Troubled
) -> None:
    async with World.made(settings, clock, channels={"terminal": channel}) as world:
        await several(world, 5)
        id = await world.mailing("Kerja bakti.")

        async def some(store: Store) -> None:
            assert await filling.fill(store, id, {}, 2)

        await world.app.turns.do(some)
    async with World.made(settings, clock, channels={"terminal": channel}) as world:
        await run(world)
        assert await states(world, id) == {"sent": 5}
        sent = [p.address for p in channel.sent if p.text == "Kerja bakti."]
        assert sorted(sent) == [f"w{n}" for n in range(5)]


async def test_a_reply_overtakes_a_mailing_to_the_same_person(
    world: World, channel: Troubled
) -> None:
    """The place in the row that a mailing's message has is the reply's when one comes."""
    [siti] = await several(world, 1)
    lane = world.app.sender.lanes["terminal"]
    lane.pace.pause(3600)
    await world.mailing("Kerja bakti.")
    await Broadcaster(world.app.turns, world.clock).tick()
    async with asyncio.timeout(10):
        while "w0" not in lane.places:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    await world.app.turns.take(siti.message(text="bantuan"))
    lane.pace._paused_until = 0.0  # the platform may be spoken to again
    lane.pace._release()
    await run(world)
    texts = [parcel.text for parcel in channel.sent if parcel.address == "w0"]
    assert texts[-1] == "Kerja bakti."
    assert "USUL" in texts[-2]
