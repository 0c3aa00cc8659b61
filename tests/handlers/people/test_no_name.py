"""What nobody is called: where something is, what a photo shows, who somebody is to whoever
writes."""

from __future__ import annotations

import pytest

from tests.handlers.conversation.test_two_things import photos, sent, told
from tests.handlers.people.test_instead_of_a_name import at_name, called
from tests.handlers.proposals.proposing.mending.test_said_at_review import at_review
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

PLACES = [
    "depan masjid", "ini jalannya", "lokasinya dekat pasar", "samping rumah bu Tini", "gang mawar",
    "ini fotonya pak", "di situ", "jembatan", "rumah saya",
]  # fmt: skip


@pytest.mark.parametrize("said", PLACES)
async def test_a_place_is_no_name(world: World, said: str) -> None:
    siti = await at_name(world)
    assert "itu nama Anda, atau usulan?" in told(await siti.say(said))
    await siti.say("Nina")
    assert await called(world) == "Nina"


@pytest.mark.parametrize("said", ["depan masjid", "ini jalannya", "di situ", "Melati", "parah kan"])
async def test_what_stands_below_a_photo_is_asked_about(world: World, said: str) -> None:
    siti = await at_name(world)
    heard = told(await siti.send_photo(text=said))
    assert f'"{said}": itu nama Anda, atau usulan?' in heard
    assert await called(world) is None
    await siti.tap("Itu usulan")
    assert said in siti.heard[-1].text
    if siti.done.asking is None:
        await siti.say("usul perbaikan jalan gang mawar di imopuro")
    await sent(world, siti)
    assert await photos(world) == 1


async def test_a_name_below_a_photo_may_be_one(world: World) -> None:
    siti = await at_name(world)
    await siti.send_photo(text="Melati")
    await siti.tap("Itu nama saya")
    assert await called(world) == "Melati"
    other = world.person("dewi")
    for said in ("halo", "ya"):
        await other.say(said)
    assert "Dewi" in told(await other.send_photo(text="nama saya Dewi"))


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Haji Pasar", "Haji Pasar"), ("saya Taman", "Taman"), ("Bu Tini warung", "Bu Tini warung"),
        ("Kali Pacar", "Kali Pacar"), ("ibunya Nina", "ibunya Nina"), ("mbah", "Mbah"),
    ],
)  # fmt: skip
async def test_somebody_is_called_so(world: World, said: str, name: str) -> None:
    siti = await at_name(world)
    await siti.say(said)
    assert await called(world) == name


KIN = ["suami saya", "atas nama bapak saya", "bapake", "ini punya ibu saya", "mertuaku aja ya"]


@pytest.mark.parametrize("said", KIN)
async def test_who_it_is_to_them_is_no_name(world: World, said: str) -> None:
    siti = await at_name(world)
    assert "siapa namanya?" in told(await siti.say(said))
    await siti.say("pak Darto")
    assert await called(world) == "pak Darto"


@pytest.mark.parametrize("said", ["suami saya, pak Darto", "atas nama bapak saya Darto"])
async def test_who_it_is_with_their_name(world: World, said: str) -> None:
    siti = await at_name(world)
    assert "Darto" in told(await siti.say(said))
    await siti.say("Rini")
    assert await called(world) == "Rini"


@pytest.mark.parametrize(
    "said",
    [*KIN, "usulannya dari mertuaku", "diganti atas nama mertua saya aja", "atas nama",
     "usulan ini punya nenek saya", "yang usul bapak saya"],
)  # fmt: skip
async def test_at_the_review_their_name_is_asked(world: World, said: str) -> None:
    siti = await at_review(world)
    assert "atas nama siapa?" in told(await siti.say(said))
    assert "atas nama siapa?" in told(await siti.say("suami saya"))  # that is none, either
    assert "nama Pak Darto" in told(await siti.say("Pak Darto"))


@pytest.mark.parametrize(
    ("said", "name", "wish"),
    [
        ("usulan, panggil saya mbak Rini", "mbak Rini", ""),
        ("mau usul, saya pak Darto", "pak Darto", ""),
        ("mau usul nih, nama saya Budi", "Budi", ""),
        ("usulan lampu jalan, panggil saya Rini", "Rini", "lampu jalan"),
    ],
)
async def test_a_name_behind_a_wish(world: World, said: str, name: str, wish: str) -> None:
    siti = await at_name(world)
    heard = told(await siti.say(said))
    assert await called(world) == name
    assert f'usulan "{wish}"' in heard if wish else "Kami catat usulan" not in heard
    assert siti.done.asking == "propose.area"
