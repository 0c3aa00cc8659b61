"""One message that puts several answers right by their names: each is, and what is not clear of
one is asked; none is lost behind another."""

from __future__ import annotations

from typing import Any

import pytest

from tests.handlers.conversation.test_of_the_question import answers
from tests.handlers.conversation.test_two_things import WISH, at, told
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("said", "now"),
    [
        (
            "ubah usulannya jadi jembatan gantung, masalahnya jembatan lama ambrol",
            {"wish": "jembatan gantung", "problem": "jembatan lama ambrol"},
        ),
        (
            "rw nya 3 sama masalahnya ditambah kalau malam gelap",
            {"place": "RT 01/RW 03", "problem": "Berlubang sejak Maret, kalau malam gelap"},
        ),
        (
            "bidangnya ekonomi usulannya pelatihan menjahit",
            {"topic": "ekonomi", "wish": "pelatihan menjahit"},
        ),
        (
            "masalahnya gelap, rawan, licin, lokasinya rt 9",
            {"problem": "gelap, rawan, licin", "place": "RT 09/RW 02"},
        ),
        (
            "usulannya sudah benar, kelurahannya bukan imopuro tapi metro",
            {"wish": WISH, "area": "Metro"},
        ),
        ("masalahnya banyak anak jatuh di lokasinya", {"place": "RT 1 RW 2"}),
    ],
)
async def test_each_is_put_right(world: World, said: str, now: dict[str, str]) -> None:
    siti = await at(world, "review")
    await siti.say(said)
    given = await answers(world, siti)
    assert {name: _text(given[name]) for name in now} == now


def _text(value: Any) -> str:
    if not isinstance(value, dict):
        return str(value)
    found: str = value["text"] if "text" in value else value["name"]
    return found


async def test_what_is_not_clear_of_one_is_asked(world: World) -> None:
    siti = await at(world, "review")
    heard = await siti.say("lokasinya rt 9, hapus yang lubang dari masalahnya")
    assert 'menulis "hapus yang lubang dari masalahnya"' in told(heard)
    assert siti.done.asking == "propose.problem"
    assert _text((await answers(world, siti))["place"]) == "RT 09/RW 02"


async def test_where_the_open_question_is_answered_by_one_nothing_is_parted(world: World) -> None:
    siti = await at(world, "problem")
    await siti.say("masalahnya gelap kalau malam, lokasinya rt 9")
    assert (await answers(world, siti))["problem"].startswith("gelap kalau malam")
