"""A question that was left open is asked once more under what comes in between, not for days."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.channels.base import Refused
from storage.database.store import Store
from storage.database.tables import outbox
from storage.proposals import decisions
from storage.proposals.rulings import Decision, Ruling
from storage.staff.staff import at_command_line
from tests.handlers.staff.test_desk import the_proposal
from tests.support import Resident, World

ASKED = "Usulan ini untuk kelurahan mana"


async def told(world: World, siti: Resident, decision: Decision) -> list[str]:
    """A day later something is decided on their proposal; gives what they hear."""
    world.clock.move(days=1)
    id = (await the_proposal(world)).id

    async def chore(store: Store) -> None:
        await decisions.decide(store, at_command_line("uji"), id, Ruling(decision))

    await world.app.turns.do(chore)
    world.clock.move(hours=1)
    world.app.claims.look()
    await world.app.settled()
    return [each.text for each in await siti.new()]


async def test_not_after_what_did_not_arrive(world: World) -> None:
    """A notice that is refused came between nothing."""
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    assert ASKED in (await siti.say("usul"))[-1].text
    channel = world.app.channels["terminal"]

    async def refuses(parcel: object) -> str:
        raise Refused("not allowed")

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(channel, "send", refuses)
        await told(world, siti, Decision.VERIFY)
    rows = await world.rows(select(outbox.c.text, outbox.c.state).order_by(outbox.c.id))
    assert "refused" in {row.state for row in rows}
    assert sum(ASKED in row.text for row in rows) == 2  # once in each of the two proposals


async def test_once_since_they_last_spoke(world: World) -> None:
    siti = await world.person("siti").welcomed()
    number = await siti.proposes()
    assert ASKED in (await siti.say("usul"))[-1].text
    first = await told(world, siti, Decision.VERIFY)
    assert [ASKED in text for text in first] == [False, True]
    for decision in (Decision.AGREE, Decision.FORWARD):
        later = await told(world, siti, decision)
        assert [ASKED in text for text in later] == [False]
        assert number in later[0]
    # What they say is still heard, and what comes after it brings the question back, once.
    assert "Usulan ini tentang apa" in (await siti.say("Imopuro"))[-1].text
    again = await told(world, siti, Decision.AGREE)
    assert ["Usulan ini tentang apa" in text for text in again] == [False, True]
