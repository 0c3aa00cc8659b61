"""What is said at a question and goes on with another answer, or is taken back at once."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.lost import WAYS, state_of
from handlers.reading.denial import after_slip
from tests.support import Resident, World

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
TRAINS = ("usul pelatihan menjahit ibu pkk di imopuro",)


async def told(world: World, ways: tuple[str, ...], *said: str) -> tuple[Resident, dict[str, Any]]:
    siti = await world.person().welcomed()
    for line in (*ways, *said):
        await siti.say(line)
    found: dict[str, Any] = (await state_of(world, siti))["open"]
    return siti, found


@pytest.mark.parametrize(
    ("where", "said", "value"),
    [
        ("wish", "pos kamling ronda, eh bukan, pagar makam aja", "pagar makam"),
        ("wish", "lampu jalan, eh salah, maksudnya gorong gorong", "gorong gorong"),
        ("problem", "banjir terus, eh bukan, maksud saya longsor ke sungai", "longsor ke sungai"),
        ("place", "depan masjid, eh bukan, belakang pasar RT 3", "belakang pasar RT 3"),
        ("place", "depan masjid RT 3, eh salah RT 5", "depan masjid RT 5"),
    ],
)
@SQLITE
async def test_what_is_taken_back_is_no_answer(
    world: World, where: str, said: str, value: str
) -> None:
    _, found = await told(world, WAYS[f"text.{where}"], said)
    answer = found["answers"][where]
    assert (answer["text"] if where == "place" else answer) == value


@SQLITE
async def test_a_wish_that_is_dropped_is_none(world: World) -> None:
    siti, found = await told(world, WAYS["text.wish"], "perbaikan jalan ga jadi deh, pos ronda aja")
    assert "Di pesan ini ada 2 hal" not in siti.heard[-1].text
    assert "jalan" not in str(found["answers"].get("wish"))


@SQLITE
async def test_more_of_the_wish_at_the_problem(world: World) -> None:
    said = ("gorong gorong diganti yg gede", "yg diameter 80")
    siti, found = await told(world, WAYS["text.wish"], *said)
    assert found["answers"]["wish"] == "gorong gorong diganti yg gede yg diameter 80"
    assert siti.done.asking == "propose.problem"


@SQLITE
async def test_whose_it_is_at_the_place(world: World) -> None:
    siti, found = await told(world, WAYS["text.place"], "punya bu Sum sama pak Darto")
    assert found["answers"]["problem"].endswith(", punya bu Sum sama pak Darto")
    assert siti.done.asking == "propose.place"


@pytest.mark.parametrize("said", ["30 people, 4x pertemuan", "30 orang, 4 kali pertemuan"])
@SQLITE
async def test_how_many_and_how_often(world: World, said: str) -> None:
    siti, found = await told(world, TRAINS, said)
    assert found["answers"]["volume"] == {"text": said, "value": "30", "unit": "orang"}
    assert siti.done.asking == "propose.problem"


@pytest.mark.parametrize("said", ["on behalf of karang taruna", "atas nama karang taruna"])
@SQLITE
async def test_in_whose_name_at_the_place(world: World, said: str) -> None:
    siti, found = await told(world, WAYS["text.place"], said)
    assert found["notes"]["review"]["name"] == "Karang Taruna"
    assert siti.done.asking == "propose.place"


@pytest.mark.parametrize("said", ["ya jalan lah, fisik kan itu namanya", "ya lampu kan itu fisik"])
@SQLITE
async def test_a_thing_and_its_bidang_are_no_wish(world: World, said: str) -> None:
    siti, found = await told(world, WAYS["choice.topic"], said)
    assert (found["answers"]["topic"], found["answers"].get("wish")) == ("fisik", None)
    assert siti.done.asking == "propose.wish"


@SQLITE
async def test_the_bidang_is_no_part_of_the_wish(world: World) -> None:
    _, found = await told(world, WAYS["choice.topic"], "fisik dong, kan bangun jembatan")
    assert found["answers"]["wish"] == "bangun jembatan"


@pytest.mark.parametrize(
    ("said", "now"),
    [
        ("talud aduh bukan, pelebaran jembatan", "pelebaran jembatan"),
        ("gang mawar eh salah, gang melati ya", "gang melati"),
        ("jalan rusak, bukan baru sekarang", ""),
        ("airnya bau eh", ""),
    ],
)
def test_after_a_slip(said: str, now: str) -> None:
    assert after_slip(said) == now


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("yo didandani to mas, ditembok nganggo watu",
         "Perbaikan talud, didandani to mas, ditembok nganggo watu"),
        ("maunya dicor sama ditinggikan dikit", "Perbaikan talud, dicor sama ditinggikan dikit"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_is_to_be_done_is_no_place(world: World, said: str, wish: str) -> None:
    siti = await world.person().welcomed()
    for line in (*WAYS["text.place"], said):
        heard = await siti.say(line)
    assert "Kami tambahkan pada Usulan" in heard[0].text
    assert siti.done.asking == "propose.place"
    assert (await state_of(world, siti))["open"]["answers"]["wish"] == wish


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_kelurahan_alone_goes_on_with_what_is_offered(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.say("kalenan sawah ambrol mas banyune ora tekan ngisor")
    await siti.say("banyune entek neng dalan bocor kabeh")
    await siti.say("purwoasri")
    assert siti.done.asking == "propose.area"
    wish = (await state_of(world, siti))["open"]["answers"]["wish"]
    assert "purwoasri" not in wish
    await siti.say("iyo purwoasri")
    for line in ("rt 9 rw 3 cedak gubuke pak kaji Slamet", "dowone seket meter"):
        await siti.say(line)
    await siti.say("ambane kiro2 sak meter, jerone 60 senti")
    await siti.say("eh salah. dudu seket, wingi diukur bareng2 satus seket meter")
    answers = (await state_of(world, siti))["open"]["answers"]
    assert answers["place"]["text"] == "cedak gubuke pak kaji Slamet, RT 09/RW 03"
    assert answers["volume"]["text"] == "150 m, ambane kiro2 sak meter, jerone 60 senti"
