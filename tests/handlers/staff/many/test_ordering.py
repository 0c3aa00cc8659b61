"""Which priorities several get that are agreed at once: those that were said, and no others."""

from __future__ import annotations

import pytest

from tests.handlers.listeners.test_lined import desk
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

BRIDGE, DRAIN, LAMP = "Perbaikan jembatan", "Perbaikan drainase", "Lampu jalan"


@pytest.mark.parametrize(
    "said",
    [
        "drainase sama jembatan dua-duanya setujui",
        "1 sama 2 dua duanya setujui",
        "1 sama 3 setujui",
        "acc semua",
        "sepakati jembatan, lampu",
    ],
)
async def test_who_says_no_order_gives_none(world: World, said: str) -> None:
    lurah = await desk(world)
    heard = await lurah.say(said)
    assert "Belum ada nomor prioritas" in heard[-1].text
    assert "sebagai prioritas" not in heard[-1].text


@pytest.mark.parametrize(
    "said",
    [
        "setujui jembatan dan drainase, urutannya drainase dulu baru jembatan",
        "jembatan sama drainase setujui, drainase dulu baru jembatan",
        "setujui drainase dulu baru jembatan",
        "setujui 1 dan 2, prioritasnya 2 lalu 1",
        "SEPAKATI 2, 1",
    ],
)
async def test_an_order_that_is_said(world: World, said: str) -> None:
    lurah = await desk(world)
    text = (await lurah.say(said))[-1].text
    assert "tidak kami pakai" not in text
    assert f"1) MTR-2028-00002 {DRAIN}" in text
    assert f"2) MTR-2028-00001 {BRIDGE}" in text


async def test_priorities_of_several(world: World) -> None:
    lurah = await desk(world)
    heard = await lurah.say("sepakati jembatan, drainase, lampu mulai prioritas 3")
    assert f"5) MTR-2028-00003 {LAMP}" in heard[-1].text
    heard = await lurah.say("eh tidak jadi")
    heard = await lurah.say("jembatan dan drainase disetujui prioritas 1 dan 2")
    assert f"1) MTR-2028-00001 {BRIDGE}" in heard[-1].text
    assert "tidak kami pakai" not in heard[-1].text


@pytest.mark.parametrize(
    "said",
    ["drainase dulu baru jembatan", "urutannya 2, 1", "prioritas 1 drainase, 2 jembatan"],
)
async def test_an_order_that_is_said_of_what_is_shown(world: World, said: str) -> None:
    lurah = await desk(world)
    await lurah.say("jembatan sama drainase dua-duanya setujui")
    text = (await lurah.say(said))[-1].text
    assert f"1) MTR-2028-00002 {DRAIN}" in text
    assert f"2) MTR-2028-00001 {BRIDGE}" in text


async def test_what_is_left_of_them_has_none_either(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("acc semua")
    heard = await lurah.say("lampu jangan dulu")
    assert "- MTR-2028-00002" in heard[-1].text
    assert "sebagai prioritas" not in heard[-1].text
