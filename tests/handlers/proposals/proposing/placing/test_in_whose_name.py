"""In whose name the land is, which is not in whose name a proposal is sent."""

from __future__ import annotations

import pytest

from handlers.proposals.proposing.land import land_in, says_land
from storage.proposals.model import Land
from tests.handlers.conversation.test_of_the_question import answers
from tests.handlers.conversation.test_two_things import told
from tests.handlers.proposals.proposing.mending.test_said_at_review import at_review
from tests.support import World

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    "said",
    [
        "Status tanah milik warga atas nama Ibu Rohayati",
        "tanahnya atas nama almarhum paman saya",
        "lahan punya warga a/n pak Tarno",
    ],
)
def test_whose_land_it_is(said: str) -> None:
    assert says_land(said)
    assert land_in(said) is Land.WARGA


@SQLITE
@pytest.mark.parametrize(
    "said",
    ["Status tanah milik warga atas nama Ibu Rohayati, ada surat hibahnya", "tanahe a/n mbah kula"],
)
async def test_it_is_kept_as_land(world: World, said: str) -> None:
    siti = await at_review(world)
    assert "atas nama siapa" not in told(await siti.say(said))
    assert (await answers(world, siti))["land"] == "warga"


@SQLITE
async def test_in_the_name_of_somebody_else(world: World) -> None:
    siti = await at_review(world)
    assert "Ibu Rohayati" in told(await siti.say("tolong atas nama Ibu Rohayati saja"))
    assert "land" not in await answers(world, siti)
