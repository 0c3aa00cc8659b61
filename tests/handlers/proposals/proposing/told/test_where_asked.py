"""What is said where the kelurahan is asked: one name instead of another, several wishes, when the
meeting is, and that something else comes first."""

from __future__ import annotations

import pytest

from tests.handlers.conversation.test_of_the_question import answers
from tests.handlers.conversation.test_two_things import at, told
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("margorejo eh margodadi", "Margodadi"),
        ("yosorejo maksudku yosomulyo pak", "Yosomulyo"),
        ("karangrejo maaf hadimulyo timur", "Hadimulyo Timur"),
        ("mulyojati i mean mulyosari", "Mulyosari"),
    ],
)
async def test_one_name_instead_of_another(world: World, said: str, name: str) -> None:
    siti = await world.person().welcomed()
    await siti.say("usul")
    await siti.say(said)
    assert (await answers(world, siti))["area"]["name"] == name


async def test_it_is_no_part_of_a_title(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.say("mau usul jembatan kecil di margorejo eh margodadi")
    kept = await answers(world, siti)
    assert kept["area"]["name"] == "Margodadi"
    assert kept["wish"] == "jembatan kecil di margodadi"


@pytest.mark.parametrize(
    ("said", "wish", "later"),
    [
        ("pos ronda. eh bentar, drainase gang 3 dulu deh lebih penting", "drainase gang 3", 1),
        ("1. lampu jalan gang 2\n2. drainase gang 3", "lampu jalan gang 2", 1),
        ("jembatan gang 4, eh talud gang 5 aja", "talud gang 5", 0),
    ],
)
async def test_one_wish_at_a_time(world: World, said: str, wish: str, later: int) -> None:
    siti = await world.person().welcomed()
    await siti.say("usul")
    heard = told(await siti.say(said))
    assert (await answers(world, siti))["wish"] == wish
    assert ("Ada 2 usulan" in heard) is bool(later)


async def test_what_is_wished_behind_the_name_is_kept(world: World) -> None:
    siti = await world.person().welcomed()
    for line in ("usul", "purwo"):
        await siti.say(line)
    await siti.say("purwosari yg ada sari nya, bapak minta jembatan kecil")
    kept = await answers(world, siti)
    assert kept["area"]["name"] == "Purwosari"
    assert kept["wish"].endswith("minta jembatan kecil")


async def test_when_the_meeting_is(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.say("usul")
    assert "Kelurahan Margodadi" in told(await siti.say("eh rapat margodadi kapan ya"))
    assert "area" not in await answers(world, siti)
    await siti.say("margodadi, rapatnya jam berapa")
    assert (await answers(world, siti))["area"]["name"] == "Margodadi"


@pytest.mark.parametrize("question", ["area", "topic", "wish", "problem", "place", "volume"])
async def test_something_else_comes_first(world: World, question: str) -> None:
    siti = await at(world, question)
    before = await answers(world, siti)
    for said in ("sebentar kak mau sholat dulu", "sek mas tak mangan sek"):
        assert "kami tunggu" in told(await siti.say(said))
    assert await answers(world, siti) == before


async def test_waiting_long_is_a_problem(world: World) -> None:
    siti = await at(world, "problem")
    await siti.say("tunggu lama kalau minta air bersih")
    assert (await answers(world, siti))["problem"] == "tunggu lama kalau minta air bersih"


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("minta sembako untuk mbah saya yang sakit", True),
        ("beasiswa buat anak saya", True),
        ("njaluk kursi roda kanggo simbahku", True),
        ("bantuan modal untuk pedagang kecil rt 3", False),
        ("posyandu butuh timbangan, anak saya ikut di sana", False),
    ],
)
async def test_help_for_one_family(world: World, said: str, own: bool) -> None:
    siti = await at(world, "wish")
    heard = told(await siti.say(said))
    assert ("Dinas Sosial" in heard) is own
    assert "wish" in await answers(world, siti)


@pytest.mark.parametrize(
    "said",
    [
        "saya warga Yosodadi rt 3 mau usul lampu jalan",
        "perkenalkan kami warga yosodadi ingin mengusulkan lampu jalan",
        "aku wong yosodadi arep ngusulin lampu dalan",
        "sy dr yosodadi mau usul lampu jalan",
    ],
)
async def test_who_says_first_where_they_are_from_proposes(world: World, said: str) -> None:
    siti = await world.person().welcomed()
    await siti.say(said)
    kept = await answers(world, siti)
    assert kept["area"]["name"] == "Yosodadi"
    assert kept["wish"].startswith("lampu")


async def test_a_kelurahan_is_shown_where_the_wish_is_too_short(world: World) -> None:
    siti = await world.person().welcomed()
    assert "Kelurahan: Imopuro" in told(await siti.say("saya dari imopuro mau ngusulin posyandu"))


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("saya ada usul pelatihan las di mulyojati", "pelatihan las di mulyojati"),
        ("kami punya usulan lampu jalan di margodadi", "lampu jalan di margodadi"),
        ("pak saya ada usul nih", None),
    ],
)
async def test_who_has_a_proposal_does_not_look_for_one(
    world: World, said: str, wish: str | None
) -> None:
    siti = await world.person().welcomed()
    await siti.say(said)
    assert (await answers(world, siti)).get("wish") == wish


@pytest.mark.parametrize(
    ("called", "tells", "name"),
    [
        ("Reza, dari iring mulyo", "jalannya berlubang parah banyak yg jatuh", "Iring Mulyo"),
        ("Bu Nisa, saya kader posyandu di Karangrejo", "timbangan bayinya rusak", "Karangrejo"),
    ],
)
async def test_who_tells_all_else_is_not_asked_for_ever(
    world: World, called: str, tells: str, name: str
) -> None:
    siti = world.person()
    for each in ("halo", "ya", called, "usul"):
        await siti.say(each)
    assert f"Kelurahannya kami isi {name}" in told(await siti.say(tells))
    assert (await answers(world, siti))["area"]["name"] == name


async def test_who_names_another_has_that(world: World) -> None:
    siti = world.person()
    for each in ("halo", "ya", "Reza, dari iring mulyo", "usul"):
        await siti.say(each)
    await siti.say("jalan berlubang di yosodadi")
    assert (await answers(world, siti))["area"]["name"] == "Yosodadi"


async def test_one_thing_more_goes_with_the_wish_and_another_waits(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.say("mau usul tong sampah buat rt kami")
    assert "gerobaknya sekalian" in told(await siti.say("sama gerobaknya sekalian"))
    assert (await answers(world, siti))["wish"].endswith("sama gerobaknya sekalian")
    assert "kami simpan dulu" in told(await siti.say("bikin tps"))
    assert "tps" not in (await answers(world, siti))["wish"]
