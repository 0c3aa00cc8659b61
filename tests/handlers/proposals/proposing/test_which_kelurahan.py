"""What is said where the kelurahan is asked, and is no name of one."""

from __future__ import annotations

import pytest

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
