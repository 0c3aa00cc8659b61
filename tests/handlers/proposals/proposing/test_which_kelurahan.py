"""What is said where the kelurahan is asked, and is no name of one."""

from __future__ import annotations

import pytest

from benchmarks.lost import state_of
from tests.handlers.conversation.test_two_things import at, told
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    "said",
    ["daftar kelurahannya mana? kirim sini biar sy pilih", "ada kelurahan apa aja sih",
     "minta daftar kelurahan dong", "wonten kelurahan nopo mawon", "what kelurahan are there?"],
)  # fmt: skip
async def test_those_that_there_are_are_told(world: World, said: str) -> None:
    siti = await at(world, "area")
    heard = told(await siti.say(said))
    assert "Metro Pusat: Metro, Hadimulyo Timur, Imopuro" in heard
    assert "Margodadi" in heard
    assert siti.done.asking == "propose.area"


@pytest.mark.parametrize("said", ["lanjut kak", "lanjut dong min", "terusin ya pak"])
async def test_going_on_is_no_name(world: World, said: str) -> None:
    siti = await at(world, "area")
    heard = told(await siti.say(said))
    assert "belum menemukan" not in heard
    assert "kelurahan" in heard
    assert siti.done.asking == "propose.area"


@pytest.mark.parametrize("said", ["atas nama bu Lastri ya", "atas nama mbah, Tumini. bukan saya"])
async def test_whose_it_is_is_kept(world: World, said: str) -> None:
    siti = await at(world, "area")
    heard = told(await siti.say(said))
    assert "Usulan ini atas nama" in heard
    assert siti.done.asking == "propose.area"


async def test_where_it_lies_is_no_wish(world: World) -> None:
    siti = await at(world, "area")
    said = "KTP saya Purwoasri tapi yg mau diusulkan letaknya di Purwosari"
    heard = told(await siti.say(said))
    assert "Kami catat usulan" not in heard
    assert "Purwosari" in heard


async def test_a_place_with_a_building_in_it_is_no_wish(world: World) -> None:
    places = {
        "sumber sari bantul rt 3 gg masjid baiturrohman": "Lokasi: gg masjid baiturrohman, RT 03",
        "ganjar asri gang mushola al ikhlas rt 5": "Lokasi: gang mushola al ikhlas, RT 05",
        "iringmulyo jln pasar lama rt 7": "Lokasi: jln pasar lama, RT 07",
        # Where one lives is not where it is.
        "rumah saya di yosorejo tp jalannya masuk iringmulyo gmn tuh": "Kelurahan: Iring Mulyo",
        "omahku yosodadi ning dalane mlebu iringmulyo": "Kelurahan: Iring Mulyo",
        "KTP saya Yosorejo tapi yg mau diusulin jalan di Tejo Agung": "Kelurahan: Tejo Agung",
        "ktp ganjar asri, lokasinya di mulyojati": "Kelurahan: Mulyojati",
        "i live in imopuro but the road is in yosorejo, which one?": "Yosorejo",
    }
    for n, (said, place) in enumerate(places.items()):
        who = await world.person(f"p{n}").welcomed()
        await who.say("usul")
        heard = told(await who.say(said))
        assert place in heard
        assert "Kami catat usulan" not in heard
        assert who.done.asking == "propose.topic", said
    who = await world.person("other").welcomed()
    await who.say("usul")
    heard = told(await who.say("imopuro perbaikan gang masjid rt 5"))
    assert 'Kami catat usulan "imopuro perbaikan gang masjid rt 5"' in heard


async def test_of_two_that_it_may_be_both_are_offered(world: World) -> None:
    said = {
        "sak kidule pasar cendrawasih kuwi lho, biyen melu imopuro po metro ngono": "Imopuro Metro",
        "ga tau yosodadi apa yosorejo": "Yosodadi Yosorejo",
        "metro atau imopuro ya": "Imopuro Metro",
    }
    for n, (text, names) in enumerate(said.items()):
        siti = await world.person(f"p{n}").welcomed()
        await siti.say("usul")
        heard = await siti.say(text)
        assert " ".join(label for _, label in heard[-1].choices).startswith(names), text
        assert siti.done.asking == "propose.area"
        assert ("Lokasi: kidule pasar cendrawasih" in told(heard)) == (n == 0)


async def test_another_kelurahan_and_where_the_first_one_lies(world: World) -> None:
    for n, text in enumerate(
        ("bukan imopuro kelurahannya, tapi metro. imopuro itu sebrang kali",
         "sanes imopuro pak, kelurahan metro")
    ):  # fmt: skip
        siti = await world.person(f"p{n}").welcomed()
        for line in ("usul", "Imopuro", "1", "Perbaikan talud"):
            await siti.say(line)
        heard = told(await siti.say(text))
        assert "Kelurahan sekarang: Metro." in heard
        assert "Lokasi" not in heard
        assert siti.done.asking == "propose.problem"


@pytest.mark.parametrize(
    ("said", "kelurahan"),
    [
        ("griyo kulo mulyojati rt 19 rw 5, nanging ingkang badhe dipun damel wonten mulyosari",
         "Mulyosari"),
        ("omahku yosodadi rt 4 rw 2 ning sing arep dibangun ning iringmulyo", "Iring Mulyo"),
        ("I live in Iringmulyo RT 3 but the drain is in Yosodadi", "Yosodadi"),
        ("ganjar yg agung, rt nya lupa ntar tanya istri", "Ganjar Agung"),
        ("yosodadi rt nya ora kelingan", "Yosodadi"),
        ("Iringmulyo, the rt I forgot, will ask my wife", "Iring Mulyo"),
        ("ktp sy batanghari lampung timur tp ngontrak di tejo agung udah 6 taun", "Tejo Agung"),
    ],
)  # fmt: skip
async def test_only_the_kelurahan_of_the_work_is_taken(
    world: World, said: str, kelurahan: str
) -> None:
    siti = await at(world, "area")
    await siti.say(said)
    answers = (await state_of(world, siti))["open"]["answers"]
    assert answers["area"]["name"] == kelurahan
    assert answers.get("place") is None
    assert answers.get("problem") in (None, "Tanahnya longsor ke sungai")
