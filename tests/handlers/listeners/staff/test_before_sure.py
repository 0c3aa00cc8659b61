"""What staff say where a decision is shown before the yes: that it waits, is called off, is of
another one, is to be told in other words, and what they ask of it."""

from __future__ import annotations

import pytest

from handlers.reading.staff.author_asked import to_be_reworded, without_sentence, worded
from tests.handlers.listeners.test_lined import desk
from tests.support import World

one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@one_database
@pytest.mark.parametrize(
    "said",
    [
        "lho jangan, itu rumahnya adik saya",
        "Sebentar. Pak camat keberatan, batalkan yang ini",
        "tidak, rapatnya belum selesai",
        "waduh gajadi, berkasnya kurang",
    ],
)
async def test_it_is_called_off(world: World, said: str) -> None:
    lurah = await desk(world)
    await lurah.say("setujui jembatan prioritas 1")
    heard = await lurah.say(said)
    assert "Tidak ada yang dicatat" in heard[0].text
    assert lurah.done.asking is None


@one_database
@pytest.mark.parametrize("said", ["eh bentar ada tamu", "tunggu, pak camat datang", "sik mas"])
async def test_it_waits(world: World, said: str) -> None:
    lurah = await desk(world)
    await lurah.say("setujui jembatan prioritas 1")
    heard = await lurah.say(said)
    assert "Baik, kami tunggu" in heard[0].text
    assert lurah.done.asking == "decide.sure"
    assert "Sudah tercatat" in (await lurah.say("ya"))[0].text


@one_database
async def test_a_bare_yes_behind_what_may_object_is_asked_back(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("setujui jembatan prioritas 1")
    heard = await lurah.say("kayaknya warganya belum pernah diajak bicara soal begini")
    assert "belum kami pakai" in heard[0].text
    heard = await lurah.say("ya")
    assert "Sudah tercatat" not in heard[0].text
    assert lurah.done.asking == "decide.sure"
    assert "Sudah tercatat" in (await lurah.tap("Ya, catat dan kabari"))[0].text


@one_database
@pytest.mark.parametrize(
    ("decides", "said", "there"),
    [
        ("setujui jembatan prioritas 1", "keliru, yang nomor 2", ("2", "Prioritas: 1")),
        ("tolak 1 lahannya sengketa", "bukan 1 tapi 3", ("3", "Penjelasan: lahannya sengketa")),
        ("setujui 1 prioritas 2", "prioritas 4 maksudnya", ("1", "Prioritas: 4")),
    ],
)
async def test_it_is_of_another(
    world: World, decides: str, said: str, there: tuple[str, str]
) -> None:
    lurah = await desk(world)
    await lurah.say(decides)
    heard = await lurah.say(said)
    number, told = there
    assert f"0000{number} " in heard[-1].text
    assert told in heard[-1].text
    assert lurah.done.asking == "decide.sure"


@one_database
async def test_it_is_of_another_where_why_is_asked(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("tolak 1 sudah dianggarkan")
    heard = await lurah.say("salah, nomor 3")
    assert "MTR-2028-00003" in heard[-1].text
    assert lurah.done.asking == "decide.why"  # with the reason that was said


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("jangan bilang sengketa, tulis saja masih diurus", "masih diurus"),
        ("bahasanya kurang enak, ganti: mohon menunggu tahun depan", "mohon menunggu tahun depan"),
        ("sampaikan saja ke camat", ""),
        ("bilang saja anggarannya dialihkan", "anggarannya dialihkan"),
        ("tulis begini: sudah masuk paket tahun ini", "sudah masuk paket tahun ini"),
        ("jangan ditulis dulu", ""),
    ],
)
def test_other_words_for_the_author(said: str, told: str) -> None:
    assert worded(said, returned=False) == told


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("kalimat pertama jangan dikirim ke warga", "tanahnya milik PT"),
        ("hapus kalimat terakhir", "orangnya cerewet"),
        ("kalimatnya sudah bagus", None),
        ("kalimat kelima dihapus saja", None),
    ],
)
def test_a_sentence_that_is_not_told(said: str, left: str | None) -> None:
    assert without_sentence(said, "orangnya cerewet. tanahnya milik PT") == left


@pytest.mark.parametrize(
    ("said", "yes"),
    [
        ("kalimatnya terlalu keras", True),
        ("alasannya diganti dong", True),
        ("bahasanya sudah oke", False),
        ("warganya ini galak", False),
    ],
)
def test_it_is_to_be_reworded(said: str, yes: bool) -> None:
    assert to_be_reworded(said) is yes


@one_database
async def test_why_is_asked_anew(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("tolak jembatan, sudah dianggarkan")
    heard = await lurah.say("kalimatnya terlalu keras")
    assert "Jawaban sekarang: sudah dianggarkan" in heard[0].text
    heard = await lurah.say("sudah masuk paket perbaikan tahun ini")
    assert "Penjelasan: sudah masuk paket perbaikan tahun ini" in heard[-1].text


@one_database
@pytest.mark.parametrize("said", ["ini yang di mana?", "pengusulnya siapa", "RT berapa"])
async def test_what_is_asked_of_it_is_shown(world: World, said: str) -> None:
    lurah = await desk(world)
    await lurah.say("setujui jembatan prioritas 1")
    heard = await lurah.say(said)
    assert "Lokasi:" in heard[0].text
    assert lurah.done.asking == "decide.sure"


@one_database
@pytest.mark.parametrize(
    ("said", "told", "aside"),
    [
        ("Orangnya cerewet. Tolak jembatan, sudah dianggarkan", "sudah dianggarkan", "cerewet"),
        ("Ini lagi ini lagi. Kembalikan lampu, suruh foto yang jelas", "foto yang jelas", "lagi"),
        ("tanahnya punya PT. tolak jembatan saja", "tanahnya punya PT", ""),
    ],
)
async def test_what_leads_a_decision_is_not_for_its_author(
    world: World, said: str, told: str, aside: str
) -> None:
    lurah = await desk(world)
    heard = await lurah.say(said)
    whole = "\n".join(each.text for each in heard)
    assert f"Penjelasan: {told}\n" in whole or f'pengusul: "{told}"' in whole
    assert ("Tidak ikut dibaca pengusul" in whole) is bool(aside)
    assert aside in whole


@one_database
@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("jembatan jangan disetujui, lahannya sengketa", True),
        ("tahan dulu jembatan, saya mau survei sendiri", False),
        ("tunda keputusan nomor 1, kami rapat lagi", False),
    ],
)
async def test_it_is_left(world: World, said: str, why: bool) -> None:
    lurah = await desk(world)
    heard = await lurah.say(said)
    assert "tetap menunggu di TUGAS" in heard[0].text
    assert ("Alasannya belum tercatat" in heard[0].text) is why
    assert lurah.done.asking is None
