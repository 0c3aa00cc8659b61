"""A bidang that is pointed to by what it is for, doubted at once, or asked of a wish."""

from __future__ import annotations

import pytest

from tests.handlers.proposals.proposing.test_bidang import at_bidang
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("said", "bidang"),
    [
        ("yg buat bangun2 jalan itu", "Fisik dan prasarana"),
        ("sing gawe dalan kae", "Fisik dan prasarana"),
        ("ingkang kangge mbangun margi niku", "Fisik dan prasarana"),
        ("the one for building roads", "Fisik dan prasarana"),
        ("yang buat modal usaha gitu", "Ekonomi"),
    ],
)
async def test_what_it_is_for_is_no_wish(world: World, said: str, bidang: str) -> None:
    siti = await at_bidang(world)
    heard = (await siti.say(said))[-1].text
    assert f"Kami masukkan ke bidang {bidang}" in heard
    assert "Kami catat usulan" not in heard
    assert "Apa yang Bapak/Ibu usulkan?" in heard


@pytest.mark.parametrize("said", ["yang buat bangun jalan Melati yang rusak", "buat bangun jalan"])
async def test_what_tells_more_is_one(world: World, said: str) -> None:
    siti = await at_bidang(world)
    assert "Kami catat usulan" in (await siti.say(said))[-1].text


@pytest.mark.parametrize(
    ("said", "first", "other"),
    [
        ("sosial budaya. eh tp kalo bikin lapangan voli itu fisik ya?", "Sosial budaya", "Fisik"),
        ("ekonomi. pelatihan jahit untuk ibu2 itu sosial bukan?", "Ekonomi", "Sosial budaya"),
        ("ekonomi. eh kalo pelatihan jahit masuk sosial apa ekonomi?", "Ekonomi", "Sosial"),
        ("sosbud. oh but building a sports hall is physical, right?", "Sosial budaya", "Fisik"),
    ],
)  # fmt: skip
async def test_a_doubt_is_asked_back(world: World, said: str, first: str, other: str) -> None:
    siti = await at_bidang(world)
    heard = (await siti.say(said))[-1]
    assert first in heard.text
    assert other in heard.text
    assert siti.done.asking == "propose.topic"
    assert heard.labels[0] == first


async def test_what_was_doubted_is_the_wish(world: World) -> None:
    siti = await at_bidang(world)
    await siti.say("sosial budaya. eh tp kalo bikin lapangan voli itu fisik ya?")
    heard = (await siti.say("fisik"))[-1].text
    assert 'Kami catat usulan "bikin lapangan voli"' in heard
    assert "bidang Fisik dan prasarana" in heard


async def test_a_doubt_that_is_right_is_taken(world: World) -> None:
    siti = await at_bidang(world)
    heard = (await siti.say("sosial. tp nek gawe balai rt kuwi fisik to?"))[-1].text
    assert 'Kami catat usulan "gawe balai rt"' in heard
    assert "bidang Fisik dan prasarana" in heard


@pytest.mark.parametrize(
    ("said", "wish", "bidang"),
    [
        ("kulo bingung, pelatihan damel kue kagem ibu-ibu niku mlebet pundi nggih",
         "pelatihan damel kue kagem ibu-ibu", "Ekonomi"),
        ("ora ngerti, latihan gawe kripik kanggo ibu-ibu kuwi mlebu endi",
         "latihan gawe kripik kanggo ibu-ibu", "Ekonomi"),
        ("bingung, pelatihan bikin kue buat ibu-ibu itu masuk mana ya",
         "pelatihan bikin kue buat ibu-ibu", "Ekonomi"),
        ("not sure, baking course for mothers goes where?", "baking course for mothers", "Ekonomi"),
        ("perbaikan drainase gang mawar yang mampet masuk mana pak",
         "perbaikan drainase gang mawar yang mampet", "Fisik dan prasarana"),
    ],
)  # fmt: skip
async def test_where_a_wish_belongs(world: World, said: str, wish: str, bidang: str) -> None:
    siti = await at_bidang(world)
    heard = (await siti.say(said))[-1].text
    assert f'Kami catat usulan "{wish}"' in heard
    assert f"bidang {bidang}" in heard


@pytest.mark.parametrize(
    ("said", "wish", "bidang"),
    [
        ("eh terus kalau lampu jalan gang masuk ke mana ya", "lampu jalan gang",
         "Fisik dan prasarana"),
        ("lha menawi dandan kreteg dusun mlebet pundi nggih", "dandan kreteg dusun",
         "Fisik dan prasarana"),
        ("nah kalo pelatihan jahit warga masuk mana", "pelatihan jahit warga", "Ekonomi"),
        ("so street lamp repair goes under which?", "street lamp repair", "Fisik dan prasarana"),
    ],
)  # fmt: skip
async def test_what_leads_on_is_no_part_of_the_wish(
    world: World, said: str, wish: str, bidang: str
) -> None:
    siti = await at_bidang(world)
    heard = (await siti.say(said))[-1].text
    assert f'Kami catat usulan "{wish}"' in heard
    assert f"bidang {bidang}" in heard


@pytest.mark.parametrize(
    ("said", "what"), [("lha nek sumur bor niku mlebet pundi?", "sumur bor"),
                       ("kalo gapura masuk mana", "gapura")]
)  # fmt: skip
async def test_what_is_too_short_to_be_a_wish_is_said(world: World, said: str, what: str) -> None:
    siti = await at_bidang(world)
    heard = (await siti.say(said))[-1].text
    assert f'"{what}" belum kami tulis sebagai usulan' in heard
    assert "Apa yang Bapak/Ibu usulkan?" in heard
