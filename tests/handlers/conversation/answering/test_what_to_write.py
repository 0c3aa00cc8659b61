"""What is asked of what the open question is to be filled with; what ends where it must be."""

from __future__ import annotations

import pytest

from tests.handlers.conversation.test_of_the_question import answers
from tests.handlers.conversation.test_two_things import at, told
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("problem", "masalahnya ini diisi apa ya"),
        ("problem", "masalahe ki ditulis piye"),
        ("wish", "usulan itu maksudnya gimana"),
        ("volume", "ukuran itu artinya apa"),
        ("area", "kelurahan itu maksudnya apa"),
        ("place", "what should i write here"),
    ],
)
async def test_what_is_to_be_written(world: World, question: str, said: str) -> None:
    siti = await at(world, question)
    before = await answers(world, siti)
    heard = told(await siti.say(said))
    assert "Rembuk adalah" not in heard
    assert siti.done.asking == f"propose.{question}"
    assert await answers(world, siti) == before


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("krupuk pd gosong smua tungku ga ada", True),
        ("wes ngene wae ora ono maneh", False),
        ("udah segini aja bu ga ada lagi", False),
    ],
)
async def test_what_ends_where_an_answer_must_be(world: World, said: str, kept: bool) -> None:
    siti = await at(world, "problem")
    await siti.say(said)
    assert ("problem" in await answers(world, siti)) is kept
