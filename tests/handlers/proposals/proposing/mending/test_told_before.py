"""What is told before, beside or instead of an answer, and is another one, or none."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.lost import state_of
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def answers(world: World, siti: Resident) -> dict[str, Any]:
    return dict((await state_of(world, siti))["open"]["answers"])


async def begun(world: World, *said: str) -> Resident:
    siti = await world.person("siti").welcomed()
    for line in said:
        await siti.say(line)
    return siti


@pytest.mark.parametrize(
    ("first", "then", "wish"),
    [
        ("usul sumur asat nek ketiga", "njaluke sumur bor siji wae", "sumur bor siji wae"),
        ("usul jalan gang becek kalau hujan", "mintanya paving sampai ujung",
         "paving sampai ujung"),
    ],
)  # fmt: skip
async def test_what_is_wished_comes_second(world: World, first: str, then: str, wish: str) -> None:
    siti = await begun(world, first, "Imopuro")
    await siti.say(then)
    held = await answers(world, siti)
    assert held["wish"] == wish
    assert held["problem"] in first


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("ini bener tempat buat usul lampu jalan kan?", "lampu jalan"),
        ("niki leres ngge usul gorong-gorong?", "gorong-gorong"),
        ("di sini bisa usul taman bermain?", "taman bermain"),
    ],
)
async def test_whether_this_is_the_place_for_it(world: World, said: str, wish: str) -> None:
    siti = await world.person("siti").welcomed()
    heard = await siti.say(said)
    assert "Betul, di sini tempatnya." in heard[0].text
    assert (await answers(world, siti))["wish"] == wish


async def test_how_large_a_unit_is_counts_nothing(world: World) -> None:
    siti = await begun(world, "usul saluran irigasi", "Karangrejo", "bocor semua")
    await siti.say("satu rante itu 20x20 kalau belum tahu")
    assert "volume" not in await answers(world, siti)


async def test_no_photo_at_the_review_is_no_problem(world: World) -> None:
    siti = await begun(
        world, "usul lampu jalan", "Imopuro", "gelap kalau malam", "RT 3 depan sekolah"
    )
    heard = await siti.say("motrete mboten saged, putu kula sekolah")
    assert "Baik, tanpa foto dulu." in heard[-1].text
    assert (await answers(world, siti))["problem"] == "gelap kalau malam"


async def test_nothing_is_lost_behind_when_it_happens(world: World) -> None:
    siti = await begun(
        world, "usul penataan parkir", "Imopuro", "ditarik tanpa karcis", "RT 3 depan pasar"
    )
    heard = await siti.say("yg narik itu rompi oranye tapi bukan dishub, tiap sore jam 3an")
    assert "rompi oranye" in heard[-1].text
    assert (await answers(world, siti))["problem"] == "ditarik tanpa karcis"


@pytest.mark.parametrize(
    "said", ["tapi ya agak marah dikit", "both sides would be 800 but let's be realistic"]
)
async def test_what_tells_nothing_wrong_is_no_problem(world: World, said: str) -> None:
    siti = await begun(world, "usul trotoar di jalan kampus")
    await siti.say(said)
    assert "problem" not in await answers(world, siti)


async def test_back_to_ones_own(world: World) -> None:
    siti = await begun(world, "usul trotoar di kampung kami")
    await siti.say("balik ke usulan saya. Jl. Mawar, dari gerbang sampai lampu merah, 400 meter")
    held = await answers(world, siti)
    assert held["place"]["text"] == "Jl. Mawar, dari gerbang sampai lampu merah"
    assert held["volume"]["value"] == "400"
    assert "problem" not in held


async def test_another_wish_leaves_nothing_of_what_was_told_of_the_first(world: World) -> None:
    siti = await begun(world, "usul bibit padi unggul, susah dapetnya", "Tejosari", "mahal di toko")
    heard = await siti.say("bibitnya coret aja, ganti pintu air")
    assert "Usulan sekarang: pintu air, Kelurahan Tejosari." in heard[-1].text


@pytest.mark.parametrize("said", ["bercanda, Dimas", "jeneng ku Dimas", "nama saya Dimas, td lupa"])
async def test_a_name_is_no_problem(world: World, said: str) -> None:
    siti = await begun(world, "usul lapangan futsal", "Yosodadi")
    heard = await siti.say(said)
    assert "Usulan ini atas nama Dimas." in heard[-1].text
    assert "problem" not in await answers(world, siti)


@pytest.mark.parametrize(
    "said",
    ["satu bahu itu 7000 meter persegi", "bibit itu urusan siapa ya sebenarnya", "sing wetan"],
)
async def test_what_says_no_place_is_none(world: World, said: str) -> None:
    siti = await begun(world, "usul saluran irigasi", "Tejosari", "airnya bocor ke kali")
    heard = await siti.say(said)
    assert "belum menyebut tempatnya" in heard[-1].text
    assert "place" not in await answers(world, siti)


async def test_two_sides_are_kept_as_they_were_said(world: World) -> None:
    siti = await begun(world, "usul pintu air", "Tejosari", "bocor ke kali", "RT 3 dekat jembatan")
    heard = await siti.say("lebar 2 meter tinggi 1,5")
    assert "lebar 2 meter tinggi 1,5" in heard[-1].text


async def test_of_two_alike_one_is_spelt(world: World) -> None:
    siti = await begun(world, "usul timbangan bayi posyandu", "purwosari")
    await siti.say("yg asri ya bu yg A-S-R-I")
    assert (await answers(world, siti))["area"]["name"] == "Purwoasri"


async def test_a_sentence_in_two_while_the_kelurahan_is_asked(world: World) -> None:
    siti = await begun(world, "usul timbangan bayi posyandu")
    heard = await siti.say("yg lama jarumnya udah")
    assert "Silakan dilanjutkan" in heard[-1].text
    await siti.say("macet, bayi 7 kilo kebaca 5")
    told = (await answers(world, siti))["problem"]
    assert told == "yg lama jarumnya udah macet, bayi 7 kilo kebaca 5"


async def test_the_order_to_send_is_no_kelurahan(world: World) -> None:
    siti = await begun(world, "usul timbangan bayi posyandu")
    heard = await siti.say("gas")
    assert "Usulan belum bisa dikirim" in heard[-1].text


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("boleh usul trotoar kampus kalau KTP saya bukan Metro?", "trotoar kampus"),
        ("can I propose a zebra crossing if my ID card is from Jakarta?", "a zebra crossing"),
    ],
)
async def test_who_may_is_answered_and_it_begins(world: World, said: str, wish: str) -> None:
    siti = await world.person("siti").welcomed()
    await siti.say(said)
    assert (await answers(world, siti))["wish"] == wish


async def test_to_which_group_one_belongs_is_no_wish(world: World) -> None:
    siti = world.person("warno")
    for line in ("mau usul bibit padi unggul", "Setuju", "Pak Warno, kelompok tani Maju"):
        await siti.say(line)
    assert (await answers(world, siti))["wish"] == "bibit padi unggul"


@pytest.mark.parametrize(
    ("half", "then"),
    [
        ("rt 6 rw berapa ya, bntr nanya emak", "rw 2, depan langgar"),
        ("rt 6 rw ne piro yo, tak takon bapak sik", "loro, depan langgar"),
        ("rt 6 rw berapa ya, tanya suami dulu", "2 depan langgar"),
    ],
)
async def test_the_rt_is_kept_while_the_rw_is_looked_for(
    world: World, half: str, then: str
) -> None:
    siti = await begun(world, "usul lampu jalan, gelap kalau malam", "Imopuro")
    heard = await siti.say(half)
    assert "RT 06" in heard[-1].text
    await siti.say(then)
    place = (await answers(world, siti))["place"]
    assert (place["rt"], place["rw"]) == ("06", "02")
    assert "depan langgar" in place["text"]


@pytest.mark.parametrize(
    ("wish", "had", "then"),
    [
        ("usul pupuk subsidi", "lahan kami 3 hektar", "pupuk di kios selalu habis"),
        ("usul bibit jagung", "sawah kula namung setengah hektar", "winihe awis sanget"),
        ("usul lampu jalan", "kita ada 40 kk", "jalan gelap, sering jambret"),
        ("usul irigasi sawah", "sawahe kelompok tani kira2 12 hektar", "banyu ora tekan pojok"),
        ("usul traktor tangan", "anggota kami ada 25 orang", "harus antri sewa, sering telat"),
        ("propose rice seeds", "our group has 25 members", "the seeds are expensive and die"),
    ],
)
async def test_how_much_they_have_is_half_the_problem(
    world: World, wish: str, had: str, then: str
) -> None:
    siti = await begun(world, wish, "Imopuro")
    await siti.say(had)
    await siti.say("gapapa kan?")
    assert "volume" not in await answers(world, siti)
    await siti.say(then)
    assert (await answers(world, siti))["problem"] == f"{had}, {then}"


@pytest.mark.parametrize(
    ("said", "place", "volume"),
    [
        ("1 titik di pos ronda", "pos ronda", "1 titik"),
        ("3 unit ing balai warga", "balai warga", "3 unit"),
    ],
)
async def test_how_many_and_where_at_once(world: World, said: str, place: str, volume: str) -> None:
    siti = await begun(world, "usul lampu jalan", "Imopuro", "gelap sekali")
    await siti.say(said)
    held = await answers(world, siti)
    assert (held["place"]["text"], held["volume"]["text"]) == (place, volume)


@pytest.mark.parametrize(
    ("wish", "problem", "more"),
    [
        ("usul pupuk subsidi", "susah dapat pupuk", "pupuk di kios selalu habis"),
        ("usul pupuk urea buat petani", "susah dapat pupuk", "urea sering kosong"),
        ("usul perbaikan talud", "talud jebol", "taludnya di belakang retak semua"),
        ("usul perbaikan irigasi", "bocor semua", "banyu ora tekan"),
    ],
)
async def test_more_of_the_problem_is_no_place(
    world: World, wish: str, problem: str, more: str
) -> None:
    siti = await begun(world, wish, "Imopuro", problem)
    await siti.say(more)
    held = await answers(world, siti)
    assert held["problem"] == f"{problem}. {more}"
    assert "place" not in held


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("eh bukan talud tapi talang", "talang kali, tiap hujan longsor"),
        ("salah ketik, dudu talud ning kisdam", "kisdam kali, tiap hujan longsor"),
    ],
)
async def test_what_is_unknown_instead_of_the_wish_is_asked_about(
    world: World, said: str, wish: str
) -> None:
    siti = await begun(world, "usul talud kali, tiap hujan longsor", "Imopuro")
    await siti.say(said)
    held = await answers(world, siti)
    assert held["wish"] == "talud kali, tiap hujan longsor"
    assert "place" not in held
    await siti.tap("Usulan")
    assert (await answers(world, siti))["wish"] == wish
