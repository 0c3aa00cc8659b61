"""With the order to send what is reviewed another is asked for: that is heard once it is sent."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from benchmarks.lost import WAYS
from handlers.reading.said.seams import with_another
from storage.database.tables import proposals
from tests.support import Resident, World

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def at_review(world: World) -> Resident:
    siti = await world.person().welcomed()
    for line in WAYS["review"]:
        await siti.say(line)
    return siti


@pytest.mark.parametrize(
    "said",
    [
        "kirim, terus saya mau usul lampu jalan juga",
        "sudah benar kirim aja. abis ini saya mau bikin usulan gorong gorong",
        "wis bener, kirim wae. terus aku arep usul siji maneh",
        "betul, kirim. sekalian usulan satu lagi pelatihan menjahit ibu-ibu",
    ],
)
@SQLITE
async def test_it_is_sent_and_the_other_begun(world: World, said: str) -> None:
    siti = await at_review(world)
    await siti.say(said)
    [sent] = await world.rows(select(proposals))
    assert sent.problem == "Tanahnya longsor ke sungai"
    assert siti.done.asking == "propose.area"


@SQLITE
async def test_what_is_not_clear_is_asked_once_it_is_sent(world: World) -> None:
    siti = await at_review(world)
    heard = await siti.say("benar kirim sekalian bikin satu lagi buat lampu")
    assert len(await world.rows(select(proposals))) == 1
    assert "Jadikan usulan" in heard[-1].labels


@pytest.mark.parametrize(
    "said",
    ["kirim, eh satu lagi longsornya udah 2 kali", "usul saya tadi kurang, longsornya 2 kali"],
)
@SQLITE
async def test_what_tells_more_sends_nothing(world: World, said: str) -> None:
    siti = await at_review(world)
    await siti.say(said)
    assert not await world.rows(select(proposals))


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("kirim, terus saya mau usul lampu juga", ("kirim", "saya mau usul lampu")),
        ("ok send it, then i want to propose another one", ("ok send it", None)),
        ("kirim usulan saya", ("kirim usulan saya", "")),
        ("kirim, usul ini penting", ("kirim, usul ini penting", "")),
        ("kirim. kapan bisa usul lagi?", ("kirim. kapan bisa usul lagi?", "")),
    ],
)
def test_another_behind_the_order(said: str, parts: tuple[str, str | None]) -> None:
    before, rest = with_another(said)
    assert before == parts[0]
    assert bool(rest) if parts[1] is None else rest == parts[1]
