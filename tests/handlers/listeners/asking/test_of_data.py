"""What is asked of what is kept on somebody, and what has become of what they sent."""

from __future__ import annotations

import pytest

from handlers.reading.said.of_proposals.once_sent import asks_outcome
from handlers.reading.said.of_us.data import asks_whence, leaves
from tests.handlers.listeners.test_own import brought, hears
from tests.support import World

sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@sqlite
@pytest.mark.parametrize(
    "said",
    [
        "dapet nomor saya darimana ya? saya gak ngerasa daftar",
        "kok bisa tau nomor saya?",
        "sampeyan entuk nomerku seko endi",
        "pikantuk nomer kula saking pundi nggih",
    ],
)
async def test_whence_the_number_is(world: World, said: str) -> None:
    siti = await world.person("siti").welcomed()
    heard = await siti.say(said)
    assert "tidak mencari nomor siapa pun" in heard[0].text
    assert "Hapus data saya" in heard[0].labels


@sqlite
@pytest.mark.parametrize(
    "said",
    [
        "tlg hapus nama sm nomor saya tp usulannya biarin jalan",
        "jenengku busek wae, usulane ben tetep mlaku",
        "hapus data saya tapi usulan jangan dihapus",
    ],
)
async def test_they_go_and_the_proposal_stays(world: World, said: str) -> None:
    siti = await brought(world, 1)
    heard = await siti.say(said)
    assert "usulannya tetap berjalan" in heard[0].text
    assert heard[0].labels == ["Ubah usulan", "Hapus data saya"]
    await siti.tap("Hapus data saya")
    assert siti.done.asking == "forget.sure"


@sqlite
@pytest.mark.parametrize(
    "said",
    [
        "udh disetujui blm pak",
        "sudah di acc belum ya",
        "wis disetujoni durung",
        "sampun dipun setujoni dereng nggih",
        "has it been approved yet",
    ],
)
async def test_what_has_become_of_theirs(world: World, said: str) -> None:
    siti = await brought(world, 1)
    assert "menunggu dibahas" in await hears(siti, said)
    budi = await world.person("budi").welcomed()
    assert "belum pernah mengirim usulan" in await hears(budi, said) or said.startswith("has")


@pytest.mark.parametrize(
    "said", ["nomor saya berapa", "dapat nomor usulan saya dari mana", "kok nomor saya ga muncul"]
)
def test_another_number(said: str) -> None:
    assert not asks_whence(said)


@pytest.mark.parametrize(
    "said",
    [
        "hapus usulan saya",
        "hapus nama saya dari usulan",
        "jangan hapus nama saya, usulannya tetap jalan",
    ],
)
def test_what_is_not_to_go(said: str) -> None:
    assert not leaves(said)


@pytest.mark.parametrize("said", ["belum", "jembatannya udah dibangun belum", "minta dibangun ya"])
def test_no_outcome_is_asked(said: str) -> None:
    assert not asks_outcome(said)


@pytest.mark.parametrize("part", ["nomor saya ", "hapus nama ", "usulan biarin ", "acc belum "])
def test_hostile_texts_are_read_in_time(part: str) -> None:
    for text in ((part * 4000)[:4000], (part * 200)[:200]):
        assert asks_whence(text) in (True, False)
        assert leaves(text) in (True, False)
        assert not asks_outcome(text) or len(text) < 60
