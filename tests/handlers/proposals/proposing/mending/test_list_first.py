"""Of a list: which comes first, how many there are of each, that this one goes and others wait."""

from __future__ import annotations

import pytest

from benchmarks.lost import state_of
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

LIST = "Hasil rapat RT 4: 1. Gotong royong rutin 2. Tenda dan kursi 3. Lampu jalan 4. Alat rebana"


async def listed(world: World) -> Resident:
    siti = await world.person("siti").welcomed()
    heard = await siti.say(LIST)
    assert "Ada 4 usulan di pesan ini" in heard[-1].text
    assert "1. Gotong royong rutin" in heard[-1].text
    return siti


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("yg tenda dulu aja deh soalnya gampang", "Tenda dan kursi"),
        ("lampu dulu ya kak", "Lampu jalan"),
        ("nomor 4 dulu", "Alat rebana"),
        ("sing rebana dhisik mawon", "Alat rebana"),
    ],
)
async def test_another_comes_first(world: World, said: str, wish: str) -> None:
    siti = await listed(world)
    await siti.say(said)
    state = await state_of(world, siti)
    assert state["open"]["answers"]["wish"].startswith(wish)
    assert "problem" not in state["open"]["answers"]
    waits = [each["text"] for each in state["later"]]
    assert len(waits) == 3
    assert waits[0].startswith("Gotong royong rutin")


@pytest.mark.parametrize(
    "said", ["rebananya bareng sini aja bisa ga", "lampu sekalian digabung boleh?"]
)
async def test_each_is_one_of_its_own(world: World, said: str) -> None:
    siti = await listed(world)
    heard = await siti.say(said)
    assert "Satu usulan untuk satu hal" in heard[-1].text
    assert len((await state_of(world, siti))["later"]) == 3


async def at_problem(world: World) -> Resident:
    siti = await world.person("siti").welcomed()
    for line in ("usul tenda dan kursi", "Imopuro"):
        await siti.say(line)
    return siti


@pytest.mark.parametrize(
    "said", ["tenda 2 unit ukuran 4x6, kursi plastik 100", "tenda telu karo kursi 50"]
)
async def test_how_many_of_each_is_no_problem(world: World, said: str) -> None:
    siti = await at_problem(world)
    heard = await siti.say(said)
    assert f"Kami catat Ukuran: {said}." in heard[-1].text
    assert "Apa masalahnya sekarang" in heard[-1].text


async def test_one_figure_of_them_is_put_right(world: World) -> None:
    siti = await at_problem(world)
    for line in ("tenda 2 unit, kursi 100", "tiap hajatan nyewa terus", "RT 3 dekat pos ronda"):
        await siti.say(line)
    heard = await siti.say("maap kursinya 150 bukan 100")
    assert "Ukuran sekarang: tenda 2 unit, kursi 150." in heard[-1].text


async def test_this_one_goes_and_others_wait(world: World) -> None:
    siti = await at_problem(world)
    for line in ("tiap hajatan nyewa terus", "RT 3 dekat pos ronda"):
        await siti.say(line)
    heard = await siti.say("oke yg ini kirim, sisanya besok nanya bu RT dulu")
    assert "usulan sudah kami terima" in heard[0].text


@pytest.mark.parametrize("said", ["sosial kan?", "sosial kan? apa ekonomi kalau nanti disewakan?"])
async def test_whether_the_bidang_is_right(world: World, said: str) -> None:
    siti = await at_problem(world)
    heard = await siti.say(said)
    assert "Bidangnya kami catat Sosial budaya" in heard[-1].text


async def test_a_sentence_goes_on(world: World) -> None:
    siti = await at_problem(world)
    heard = await siti.say("yg dulu beli itu kursinya masih")
    assert "Silakan dilanjutkan" in heard[-1].text or "Di mana" in heard[-1].text
    siti = await world.person("tono").welcomed()
    for line in ("usul timbangan posyandu", "Imopuro"):
        await siti.say(line)
    assert "Silakan dilanjutkan" in (await siti.say("yang lama per nya udah"))[-1].text
    await siti.say("kendor, bayi 8 kilo kebaca 6")
    answers = (await state_of(world, siti))["open"]["answers"]
    assert answers["problem"] == "yang lama per nya udah kendor, bayi 8 kilo kebaca 6"
