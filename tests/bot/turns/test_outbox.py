"""A row of the outbox for each call: whose it is, when it may go, what it takes the place of."""

from __future__ import annotations

import dataclasses
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.channels.browser.limits import BROWSER
from bot.channels.terminal.channel import Terminal
from bot.channels.whatsapp.limits import WHATSAPP
from bot.settings import Settings
from handlers.conversation.messages import Choice, Literal, Outgoing, Priority
from storage.database.store import Store
from storage.database.tables import bundled, outbox, people
from storage.people.people import create
from storage.proposals.model import Content, Proposal
from storage.proposals.proposals import submit
from tests.support import Clock, Collector, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

SMALL = dataclasses.replace(Terminal.limits, text=250, gather_hold=2.0)
LONG = tuple(Literal("Kalimat panjang. " * 12 + f"Bagian {n}.") for n in (1, 2))


@pytest.fixture
async def world(settings: Settings, clock: Clock) -> AsyncIterator[World]:
    channels = {"terminal": Collector("terminal", SMALL), "browser": Collector("browser", BROWSER)}
    async with World.made(settings, clock, channels=channels) as made:
        yield made


async def rows_of(world: World, *said: Outgoing, channel: str = "terminal") -> list[Any]:
    """The rows that messages to somebody become, in the transaction that writes them."""
    if not await world.count("people"):
        await world.person("siti", channel).welcomed()
    await world.app.settled()
    [siti] = await world.rows(select(people.c.id).where(people.c.channel == channel))
    before = {row.id for row in await world.rows(select(outbox.c.id))}

    async def chore(store: Store) -> list[Any]:
        for each in said:
            await world.app.turns.post(store, dataclasses.replace(each, to=siti.id), None)
        rows = await store.fetch(select(outbox).order_by(outbox.c.id))
        return [row for row in rows if row.id not in before]

    return await world.app.turns.do(chore)


async def test_of_several_pieces_the_last_takes_the_place(world: World) -> None:
    """Else they would take each other's."""
    keys = (Choice("do:mine", Literal("Lihat")),)
    rows = await rows_of(world, Outgoing(LONG, keys, about="proposal:1", replaces="x"))
    assert [row.replaces for row in rows] == [None, "x"]
    assert [row.about for row in rows] == ["proposal:1"] * 2
    assert [len(row.buttons) for row in rows] == [0, 1]
    assert "Bagian 1" in rows[0].text
    assert "Bagian 2" in rows[1].text


async def test_what_a_message_tells_of_besides_hangs_on_its_last_piece(world: World) -> None:
    city = world.app.site.areas.cities[0]

    async def propose(store: Store) -> Proposal:
        author = create(store, "terminal", "siti", "id")
        content = Content("18.72.01.1003", "fisik", "Perbaikan drainase", "Air masuk rumah")
        return await submit(store, author, city, content, "id")

    made = await world.app.turns.do(propose)
    also = ((made.id, 1), (made.id, 3))
    rows = await rows_of(world, Outgoing(LONG, step=(made.id, 2), also=also))
    found = await world.rows(select(bundled).order_by(bundled.c.version))
    assert [(row.version, row.message_id) for row in found] == [(1, rows[-1].id), (3, rows[-1].id)]
    assert [(row.proposal_id, row.version) for row in rows] == [(made.id, 2)] * 2


async def test_whose_it_is_to_send(world: World) -> None:
    """A reply is ours at once; what nobody asked for is for whoever looks next."""
    reply, outcome = await rows_of(
        world,
        Outgoing((Literal("jawaban"),)),
        Outgoing((Literal("kabar"),), priority=Priority.OUTCOME),
    )
    assert (reply.state, reply.claim) == ("queued", world.app.claims.lease.me)
    assert (outcome.state, outcome.claim) == ("queued", 0)


async def test_where_people_read_the_outbox_a_reply_is_sent_when_it_is_stored(
    world: World, clock: Clock
) -> None:
    reply, outcome = await rows_of(
        world,
        Outgoing((Literal("jawaban"),)),
        Outgoing((Literal("kabar"),), priority=Priority.OUTCOME),
        channel="browser",
    )
    assert (reply.state, reply.settled_at) == ("sent", clock.now)
    assert (outcome.state, outcome.settled_at) == ("queued", None)


async def test_a_channel_that_this_process_has_not(settings: Settings, clock: Clock) -> None:
    """Whoever has it sends; the text is cut to what it carries."""
    there = Collector("whatsapp", WHATSAPP)
    async with World.made(settings, clock, channels={"whatsapp": there}) as world:
        await world.person("+628123456789", "whatsapp").welcomed()
        await world.app.settled()
    async with World.made(
        settings, clock, channels={"terminal": Collector("terminal", SMALL)}
    ) as w:
        [siti] = await w.rows(select(people.c.id))

        async def chore(store: Store) -> None:
            store.send(Outgoing((Literal("kata " * 400),), to=siti.id))

        await w.app.turns.do(chore)
        rows = await w.rows(select(outbox).where(outbox.c.text.like("kata kata%")))
        assert [(row.state, row.claim) for row in rows] == [("queued", 0)] * 2
        assert all(len(row.text) <= WHATSAPP.text for row in rows)


async def test_when_it_may_go(world: World, clock: Clock) -> None:
    """The answer to one of several photos is held for the next; what nobody asked for waits for
    the morning; a reply waits for nothing."""
    clock.now = clock.now.replace(hour=16)  # 23.00 in Metro
    held, outcome, reply = await rows_of(
        world,
        Outgoing((Literal("foto 1"),), gathers=True),
        Outgoing((Literal("kabar"),), priority=Priority.OUTCOME),
        Outgoing((Literal("jawaban"),)),
    )
    assert held.not_before == clock.now + timedelta(seconds=2)
    assert outcome.not_before is not None
    assert clock.now + timedelta(hours=5) < outcome.not_before < clock.now + timedelta(hours=9)
    assert reply.not_before is None
