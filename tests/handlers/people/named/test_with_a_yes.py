"""A name behind a yes or before where one is from; a kelurahan behind one; a stop written out."""

from __future__ import annotations

import pytest

from tests.handlers.conversation.test_two_things import at_name, name, told
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("said", "called"),
    [
        ("iya budi", "Budi"),
        ("ya, siti rohmah", "Siti Rohmah"),
        ("Yes Suparno", "Suparno"),
        ("nama saya Tukiman titik", "Tukiman"),
        ("Sri Titik", "Sri Titik"),
        ("purwo", "Purwo"),
        ("gusti", "Gusti"),
        ("Sri Lestari warga Yosodadi", "Sri Lestari"),
        ("wagimin seko mulyojati", "Wagimin"),
        ("Maria from Iring Mulyo", "Maria"),
    ],
)
async def test_the_name_alone_is_kept(world: World, said: str, called: str) -> None:
    await (await at_name(world)).say(said)
    assert await name(world) == called


@pytest.mark.parametrize("said", ["ya Allah", "ya ampun", "Astaghfirullah pak", "oh my god"])
async def test_who_calls_on_god_has_said_no_name(world: World, said: str) -> None:
    await (await at_name(world)).say(said)
    assert await name(world) is None


async def test_a_kelurahan_behind_a_yes_is_no_name(world: World) -> None:
    siti = await at_name(world)
    assert "kelurahan" in told(await siti.say("iya purwoasri pake a yg belakang"))
    assert await name(world) is None


@pytest.mark.parametrize("yes", ["ya", "ya setuju setuju sudah langsung saja", "boleh, simpan aja"])
async def test_a_name_said_before_the_yes_is_not_asked_again(world: World, yes: str) -> None:
    siti = world.person()
    await siti.say("sore, saya Sutarno dari mulyojati mau usul jembatan kecil")
    assert "Sutarno" in told(await siti.say(yes))
    assert await name(world) == "Sutarno"


@pytest.mark.parametrize(
    "said",
    [
        "saya warga yosodadi",
        "warga Yosodadi",
        "Kulo tiyang Yosodadi pak",
        "perkenalkan saya dari yosodadi",
        "I'm from Yosodadi",
        "we are from Yosodadi",
    ],
)
async def test_where_one_is_from_alone_is_no_name(world: World, said: str) -> None:
    siti = world.person()
    await siti.say("halo")
    await siti.say("ya")
    asked = told(await siti.say(said))
    assert "Yosodadi" in asked
    assert "siapa?" in asked or "call you?" in asked
    assert "Siti" in told(await siti.say("Siti"))


@pytest.mark.parametrize("said", ["Nur'aini dari Yosodadi", "saya Asli Wibowo"])
async def test_what_looks_like_it_is_one(world: World, said: str) -> None:
    siti = world.person()
    await siti.say("halo")
    await siti.say("ya")
    assert said.split(" dari")[0].removeprefix("saya ") in told(await siti.say(said))


@pytest.mark.parametrize(
    ("said", "called", "area"),
    [("wati, tejosari", "Wati", "Tejosari"), ("Pak Joko, Mulyojati", "Pak Joko", "Mulyojati")],
)
async def test_a_name_and_where_with_a_comma(
    world: World, said: str, called: str, area: str
) -> None:
    siti = world.person()
    await siti.say("halo")
    await siti.say("ya")
    heard = told(await siti.say(said))
    assert area in heard
    assert f"Baik, {called}, semuanya siap" in heard


async def test_a_yes_put_right_is_no_name(world: World) -> None:
    siti = world.person()
    for each in ("halo", "setju", "setuju maksudnya 🙏"):
        heard = told(await siti.say(each))
    assert "semuanya siap" not in heard


async def test_a_name_before_a_form_of_address_and_a_wish(world: World) -> None:
    siti = world.person()
    for each in ("halo", "ya", "joni pak. mau usul lampu jalan di imopuro"):
        heard = told(await siti.say(each))
    assert "Terima kasih, Joni" in heard
    assert "Imopuro" in heard
