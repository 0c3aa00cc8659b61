"""Who writes for another: the proposal goes in the name of whose it is, the news to who writes."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from benchmarks.lost import state_of
from storage.database.tables import people, proposals
from tests.handlers.conversation.test_two_things import told
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def at_name(world: World) -> Resident:
    rizky = world.person("rizky")
    await rizky.say("mau usul bedah rumah")
    await rizky.tap("Setuju")
    return rizky


async def sent(world: World, rizky: Resident) -> tuple[str, str, str]:
    """Who the person is, in whose name their proposal went, and what is wished."""
    for _ in range(6):
        asked = (rizky.done.asking or "").rpartition(".")[2]
        said = {"area": "yosodadi rt 3", "wish": "bedah rumah", "problem": "mau roboh, bocor semua"}
        await rizky.say(said.get(asked, "kirim"))
        if rows := await world.rows(select(proposals)):
            [person] = await world.rows(select(people))
            return person.name, rows[0].name, rows[0].wish
    raise AssertionError(rizky.done.asking)


@pytest.mark.parametrize(
    "said",
    [
        "saya Rizky tp yg ngusulin mbah saya, Mbah Sumirah. mbah gak bisa hp an",
        "Mbah Sumirah, yg ngetik saya rizky cucunya",
    ],
)
async def test_said_where_the_name_is_asked(world: World, said: str) -> None:
    rizky = await at_name(world)
    heard = told(await rizky.say(said))
    assert "atas nama Mbah Sumirah" in heard
    assert await sent(world, rizky) == ("Rizky", "Mbah Sumirah", "bedah rumah")


async def test_said_while_something_is_offered(world: World) -> None:
    rizky = await world.person("rizky").welcomed()
    await rizky.say("mlm kak, mau tanya ini bs buat ngajuin bedah rumah gak? buat mbah saya")
    heard = told(await rizky.say("Sumirah, yg ngetik saya rizky cucunya"))
    assert "atas nama Sumirah" in heard
    await rizky.tap("Jadikan usulan")
    name, whose, wish = await sent(world, rizky)
    assert name != whose == "Sumirah"
    assert "rizky" not in wish.lower()


async def test_said_at_the_review(world: World) -> None:
    rizky = await world.person("rizky").welcomed()
    for said in ("usul bedah rumah di yosodadi rt 3", "mau roboh, bocor semua"):
        await rizky.say(said)
    assert rizky.done.asking == "propose.review"
    heard = told(await rizky.say("yang ngusulin mbah saya, Mbah Sumirah"))
    assert "Petugas melihat nama Mbah Sumirah" in heard
    assert (await sent(world, rizky))[1] == "Mbah Sumirah"


async def test_the_next_is_ones_own_again(world: World) -> None:
    rizky = await at_name(world)
    await rizky.say("Mbah Sumirah, yg ngetik saya rizky cucunya")
    await sent(world, rizky)
    for said in ("usul lampu jalan di yosodadi rt 3", "gelap, warga takut", "kirim"):
        await rizky.say(said)
    rows = await world.rows(select(proposals).order_by(proposals.c.number))
    assert [row.name for row in rows] == ["Mbah Sumirah", "Rizky"]


@pytest.mark.parametrize("said", ["Rizky", "Bu Siti, warga RT 3"])
async def test_a_name_alone_is_ones_own(world: World, said: str) -> None:
    rizky = await at_name(world)
    await rizky.say(said)
    name, whose, _ = await sent(world, rizky)
    assert whose == name


async def test_a_wish_is_no_other_name(world: World) -> None:
    rizky = await world.person("rizky").welcomed()
    await rizky.say("nama saya")
    assert rizky.done.asking == "rename.name"
    heard = told(await rizky.say("usul perbaikan jalan gang mawar yosodadi"))
    assert "Nama Anda tetap" in heard
    assert rizky.done.asking == "propose.problem"


async def test_a_granddaughter_tells_it_piece_by_piece(world: World) -> None:
    siti = await world.person().welcomed()
    for line in (
        "usul posyandu lansia di dekat sini",
        "mulyojati",
        "mbah harus jalan 1,5 kilo, becak udah ga ada",
        "mbah bilang jaman pak lurah dulu malah ada, sekarang ngga ada lagi",
    ):
        await siti.say(line)
    assert siti.done.asking == "propose.place"
    await siti.say("rt 7")
    await siti.say("tempatnya di balai rt, yg dateng kira2 35 orang sama rt 8")
    await siti.say("eh tadi ketulis nadia ya? jangan, nama mbah aja. Suparmi")
    state = (await state_of(world, siti))["open"]
    answers = state["answers"]
    assert (answers["place"]["text"], answers["place"]["rt"]) == ("di balai rt, RT 07", "07")
    assert answers.get("volume") is None
    assert "jaman pak lurah dulu" in answers["problem"]
    assert state["notes"]["review"]["name"] == "Suparmi"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("put it under the name of Karang Taruna Melati", "Karang Taruna Melati"),
        ("please write it in my mother's name, Sri Wahyuni", "Sri Wahyuni"),
    ],
)
async def test_in_whose_name_in_english(world: World, said: str, name: str) -> None:
    siti = world.person("siti")
    await siti.say("halo")
    await siti.say("ya")
    assert name in (await siti.say(said))[0].text
    ani = await world.person("ani").lives_in("18.72.01.1003")
    for line in ("usul lampu jalan gang buntu imopuro", "gelap sejak Maret", "RT 5"):
        await ani.say(line)
    assert f"name {name}, other residents do not" in (await ani.say(said))[-1].text
