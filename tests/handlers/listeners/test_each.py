"""Several of one's own proposals in one message: one after the other, and none is lost."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.database.tables import proposals
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def brought(world: World) -> Resident:
    siti = await world.person("siti").lives_in("18.72.01.1003")
    for wish in ("Perbaikan jembatan kali", "Drainase Jl. Mawar RT 05", "Lampu jalan gang Duku"):
        await siti.say("usul baru")
        for said in ("Imopuro", "1", wish, "Air masuk ke rumah warga", "RT 05/RW 02", "120 m"):
            await siti.say(said)
        for _ in range(3):
            if "MTR-" in (await siti.say("kirim"))[-1].text:
                break
    await siti.new()
    return siti


async def states(world: World) -> dict[str, str]:
    return {row.wish.split()[0]: row.state for row in await world.rows(select(proposals))}


async def test_two_are_withdrawn_one_after_the_other(world: World) -> None:
    siti = await brought(world)
    first = await siti.say("yg jembatan sama drainase ditarik aja")
    assert "jembatan" in first[-1].text
    assert "00002" in first[-1].text
    second = await siti.say("ya")
    assert "Drainase" in second[-1].text
    await siti.say("ya")
    kept = await states(world)
    assert (kept["Perbaikan"], kept["Drainase"]) == ("dibatalkan", "dibatalkan")
    assert kept["Lampu"] != "dibatalkan"


@pytest.mark.parametrize(
    "said", ["batalin semua deh males", "tarik semuanya aja, ga jadi", "withdraw all my proposals"]
)
async def test_all_are_asked_about_one_after_the_other(world: World, said: str) -> None:
    siti = await brought(world)
    heard = await siti.say(said)
    assert "Benar mau menarik usulan ini?" in heard[-1].text
    assert "kami lanjutkan dengan MTR-" in heard[-1].text
    assert "dibatalkan" not in (await states(world)).values()
    await siti.say("ya")
    await siti.say("tidak")
    assert list((await states(world)).values()).count("dibatalkan") == 1


async def test_all_but_one(world: World) -> None:
    siti = await brought(world)
    await siti.say("hapus semuanya kecuali jembatan")
    await siti.say("ya")
    await siti.say("ya")
    kept = await states(world)
    assert (kept["Drainase"], kept["Lampu"]) == ("dibatalkan", "dibatalkan")
    assert kept["Perbaikan"] != "dibatalkan"


async def test_all_the_data_is_another_thing(world: World) -> None:
    siti = await brought(world)
    heard = await siti.say("hapus semua data saya")
    assert "Benar mau menarik usulan ini?" not in heard[-1].text


async def test_each_by_its_own_order(world: World) -> None:
    siti = await brought(world)
    await siti.say("jembatan batal aja, yg lampu diganti rt 09")
    heard = await siti.say("tidak")
    assert "RT 09" in heard[-1].text
    assert siti.done.asking == "propose.review"
    assert (await states(world))["Perbaikan"] != "dibatalkan"


async def test_photos_for_officers_of_none_that_has_any(world: World) -> None:
    siti = await brought(world)
    heard = await siti.say("fotonya jangan dilihat warga lain")
    assert "Foto untuk petugas saja" in heard[-1].text


async def test_when_one_is_discussed_shows_it(world: World) -> None:
    siti = await brought(world)
    for text in ("usulan lampu kapan dibahas ya", "punya saya yg lampu diterima apa ga"):
        assert "Lampu jalan gang Duku" in (await siti.say(text))[0].text
