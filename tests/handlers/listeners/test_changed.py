"""A decision that was just made, or waits, and is not to stand after all."""

from __future__ import annotations

import pytest

from tests.handlers.listeners.test_lined import desk
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def refused(world: World) -> Resident:
    """A lurah who has just refused the lamp."""
    lurah = await desk(world)
    await lurah.say("tolak lampu krn sudah ada di PU")
    assert "Sudah tercatat: Tidak dilanjutkan" in (await lurah.say("ya"))[0].text
    return lurah


@pytest.mark.parametrize(
    ("said", "then"),
    [
        ("eh yg lampu tadi jangan ditolak, kembalikan aja", "Keputusan: Kembalikan"),
        ("maksudnya lampu dikembalikan aja pak, tanya RT berapa", "Penjelasan: RT berapa"),
        ("eh lampu tadi salah, harusnya disetujui", "Keputusan: Sepakati"),
        ("lampu ga jadi ditolak, setujui aja prioritas 2", "Prioritas: 2"),
        ("ralat, 3 jangan ditolak, setujui", "Keputusan: Sepakati"),
        ("eh jangan ditolak, tunda aja", "Keputusan: Simpan untuk tahun depan"),
    ],
)
async def test_it_is_taken_back_and_the_other_asked(world: World, said: str, then: str) -> None:
    lurah = await refused(world)
    heard = await lurah.say(said)
    assert lurah.done.asking == "undo.sure"
    assert "Lampu jalan gang Kelinci" in heard[-1].text
    heard = await lurah.say("ya")
    assert "Sudah tercatat: pencabutan keputusan" in heard[0].text
    assert lurah.done.asking is not None
    assert lurah.done.asking.startswith("decide.")
    assert any(then in each.text for each in heard)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("lampu jangan ditolak dulu, warganya mau lengkapi data", "warganya mau lengkapi data"),
        ("yg lampu batal ditolak", ""),
        ("eh yg barusan salah pencet, jangan ditolak dulu", "Penjelasan: salah pencet."),
    ],
)
async def test_it_is_only_taken_back(world: World, said: str, why: str) -> None:
    lurah = await refused(world)
    heard = await lurah.say(said)
    assert lurah.done.asking == ("undo.sure" if why else "undo.why")
    assert why in heard[-1].text


async def test_who_does_not_take_it_back_is_asked_no_other(world: World) -> None:
    lurah = await refused(world)
    await lurah.say("eh lampu jangan ditolak, kembalikan aja")
    heard = await lurah.say("tidak")
    assert lurah.done.asking is None
    assert len(heard) == 1


async def test_what_can_be_decided_at_once_takes_nothing_back(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("setujui jembatan prioritas 1")
    await lurah.say("ya")
    heard = await lurah.say("yg jembatan td jangan disetujui dulu, kembalikan tanya RT berapa")
    assert "Keputusan: Kembalikan" in heard[-1].text
    assert "Penjelasan: RT berapa\n" in heard[-1].text


async def test_what_was_decided_otherwise_is_said(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("setujui jembatan prioritas 1")
    await lurah.say("ya")
    heard = await lurah.say("jembatan ga jadi ditolak")
    assert 'bukan "Tidak dilanjutkan"' in heard[0].text
    assert lurah.done.asking is None
    heard = await lurah.say("lampu ga jadi ditolak")
    assert "3 tidak diputuskan sekarang" in heard[0].text


async def test_what_waits_to_be_asked_is_replaced(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("setujui jembatan, tolak lampu sudah ada, drainase tunda dana habis")
    heard = await lurah.say("eh yg lampu jangan ditolak, kembalikan aja")
    assert "- Kembalikan: 3 (Lampu jalan gang Kelinci)" in heard[0].text
    await lurah.say("ya")  # without a priority
    heard = await lurah.say("ya")
    assert "Masih ada 2 keputusan" in heard[1].text
    assert "Keputusan: Kembalikan" in heard[2].text


async def test_what_was_decided_comes_after_the_open_one(world: World) -> None:
    lurah = await refused(world)
    await lurah.say("setujui jembatan prioritas 1")
    heard = await lurah.say("eh lampu tadi jangan ditolak, setujui aja prioritas 2")
    assert "Sepakati, prioritas 2: 3" in heard[0].text
    heard = await lurah.say("ya")
    assert lurah.done.asking == "undo.sure"
    heard = await lurah.say("ya")
    assert "Prioritas: 2" in heard[-1].text


async def test_what_is_taken_back_at_once_is_left(world: World) -> None:
    lurah = await desk(world)
    heard = await lurah.say("eh tadi lampu saya setujui ya? maksudnya jangan dulu")
    assert "tidak diputuskan sekarang" in heard[0].text
    assert lurah.done.asking is None


async def test_what_only_names_it_is_not_said_to_be_unused(world: World) -> None:
    lurah = await desk(world)
    heard = await lurah.say("jembatan kali setuju, prioritas 1")
    assert not any("tidak kami pakai" in each.text for each in heard)
    assert "Prioritas: 1" in heard[-1].text


@pytest.mark.parametrize(
    "said", ["eh yg barusan salah pencet, jangan disetujui dulu", "batalin keputusan yang tadi"]
)
async def test_who_decided_nothing_hears_that(world: World, said: str) -> None:
    lurah = await desk(world)
    heard = await lurah.say(said)
    assert "Belum ada keputusan Anda yang bisa dicabut" in heard[0].text
    assert "TUGAS: 3 menunggu" in heard[1].text
