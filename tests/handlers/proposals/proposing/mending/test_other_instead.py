"""That another wish is to be instead, and not which, asks for it; thanks beside the order to send
are no doubt."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.database.tables import proposals
from tests.handlers.conversation.test_two_things import told
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def at_review(world: World) -> Resident:
    siti = await world.person().welcomed()
    for said in ("usul perbaikan pos ronda di yosodadi rt 3", "atapnya lapuk, tiang keropos"):
        await siti.say(said)
    assert siti.done.asking == "propose.review"
    return siti


@pytest.mark.parametrize(
    "said",
    [
        "eh min bentar. kata suami pos ronda mah udah mau dibenerin swadaya. yg lain aja deh",
        "ganti yang lain aja",
        "mau usul yang lain saja pak",
    ],
)
async def test_it_is_asked_what_is_to_be_instead(world: World, said: str) -> None:
    siti = await at_review(world)
    assert "Usulannya mau diganti apa?" in told(await siti.say(said))
    assert siti.done.asking == "propose.wish"


@pytest.mark.parametrize("said", ["jalan yang lain juga rusak", "rt yang lain setuju"])
async def test_others_are_no_other_wish(world: World, said: str) -> None:
    siti = await at_review(world)
    assert "mau diganti apa" not in told(await siti.say(said))


@pytest.mark.parametrize("said", ["kirim ya min makasih", "ok kirim terima kasih pak"])
async def test_thanks_beside_the_order(world: World, said: str) -> None:
    siti = await at_review(world)
    await siti.say(said)
    assert len(await world.rows(select(proposals))) == 1


@pytest.mark.parametrize("said", ["makasih min", "terima kasih", "jangan kirim dulu makasih"])
async def test_thanks_alone_send_nothing(world: World, said: str) -> None:
    siti = await at_review(world)
    await siti.say(said)
    assert not await world.rows(select(proposals))
