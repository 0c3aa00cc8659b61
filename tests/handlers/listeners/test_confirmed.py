"""What staff say to a decision that is asked about, beside yes and no."""

from __future__ import annotations

import pytest

from tests.handlers.listeners.test_lined import desk
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("decides", "said"),
    [
        ("terima jembatan prioritas 1", "setujui ya kirim aja"),
        ("setujui jembatan prioritas 1", "iya terima aja"),
        ("setujui jembatan dan lampu", "terima, kirim"),
        ("tolak drainase, sudah ada di PU", "ya tolak, kirim"),
    ],
)
async def test_a_yes_with_its_verb(world: World, decides: str, said: str) -> None:
    lurah = await desk(world)
    await lurah.say(decides)
    heard = await lurah.say(said)
    assert "Sudah tercatat" in heard[0].text
    assert "tidak kami pakai" not in heard[0].text


@pytest.mark.parametrize("said", ["ya tunda aja", "ya kalau bisa", "setujui drainase juga"])
async def test_what_is_no_yes(world: World, said: str) -> None:
    lurah = await desk(world)
    await lurah.say("setujui jembatan prioritas 1")
    heard = await lurah.say(said)
    assert not any("Sudah tercatat" in each.text for each in heard)


async def test_one_of_several_is_passed_over(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("terima jembatan prioritas 1, tunda lampu, tolak drainase, sudah ada di PU")
    heard = await lurah.say("Lewati")
    assert "1 (Perbaikan jembatan kali) tidak diputuskan" in heard[0].text
    assert lurah.done.asking == "decide.reason"
    heard = await lurah.say("lewati")
    assert "3 (Lampu jalan gang Kelinci) tidak diputuskan" in heard[0].text
    heard = await lurah.say("ya")
    assert "Sudah tercatat: Tidak dilanjutkan" in heard[0].text


async def test_only_the_number_is_passed_over(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("terima 1")
    await lurah.say("setujui ya kirim aja")
    assert lurah.done.asking == "decide.sure"
    await lurah.say("tidak")
    await lurah.say("terima jembatan")
    await lurah.say("lewati")
    assert lurah.done.asking == "decide.sure"
    await lurah.say("tidak")
    await lurah.say("terima jembatan")
    assert "tidak diputuskan" in (await lurah.say("lewati yang ini"))[0].text


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("acc jembatan, trus lampu balikin dulu brp titik", "Kembalikan: 3"),
        ("jmbtan setuju prioritas 1, lmpu prioritas 2", "Sepakati, prioritas 2: 3"),
    ],
)
async def test_two_are_read(world: World, said: str, line: str) -> None:
    lurah = await desk(world)
    assert line in (await lurah.say(said))[0].text


@pytest.mark.parametrize("said", ["drainase balikin ke siapa ya", "lampu dikembalikan brp hari"])
async def test_what_is_asked_of_us_gives_nothing_back(world: World, said: str) -> None:
    lurah = await desk(world)
    await lurah.say(said)
    assert lurah.done.asking is None


@pytest.mark.parametrize("said", ["pesertanya siapa aja", "pesertanya siapa aja blm ada"])
async def test_what_reads_like_a_question_of_residents_is_why(world: World, said: str) -> None:
    lurah = await desk(world)
    await lurah.say("kembalikan lampu")
    assert lurah.done.asking == "decide.reason"
    heard = await lurah.say(said)
    assert f'dibaca pengusul: "{said}"' in heard[0].text
    assert lurah.done.asking == "decide.reason"
    heard = await lurah.say("Data belum lengkap")
    assert f"Penjelasan: {said}\n" in heard[0].text


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("lihat fotonya dulu", "tidak punya foto"),
        ("ini udah pernah diusulkan belum?", "Tidak ada usulan mirip"),
        ("ada yg sama gak sih", "Tidak ada usulan mirip"),
        ("ini usulan siapa ya", "Sampai di mana"),
        ("cek dulu rt nya berapa", "Sampai di mana"),
        ("alasannya apa aja yg boleh", "Pilih yang paling dekat"),
        ("kok harus pake alasan segala", "Pengusul berhak tahu"),
    ],
)
async def test_what_is_asked_or_ordered_is_no_reason(world: World, said: str, shown: str) -> None:
    lurah = await desk(world)
    await lurah.say("tolak lampu")
    heard = await lurah.say(said)
    assert any(shown in each.text for each in heard)
    assert "Apa alasannya?" in heard[-1].text
    assert lurah.done.asking == "decide.reason"
    heard = await lurah.say("Masalah tanah")
    assert lurah.done.asking == "decide.why"


@pytest.mark.parametrize(
    "said",
    [
        "saya belum yakin sih",
        "kayaknya saya salah pencet deh",
        "bener gak sih ini masuk jalan provinsi?",
        "lanjut yang drainase dulu deh",
    ],
)
async def test_of_a_doubt_it_is_asked_whether_it_is_why(world: World, said: str) -> None:
    lurah = await desk(world)
    await lurah.say("tolak lampu")
    heard = await lurah.say(said)
    assert f'Anda menulis "{said}"' in heard[0].text
    heard = await lurah.say("Ya, itu alasannya")
    assert f'dibaca pengusul: "{said}"' in heard[0].text


@pytest.mark.parametrize(
    "said",
    [
        "ga masuk akal ukurannya, kok 2 km di gang",
        "ini kan wewenang provinsi kenapa minta ke kota",
        "kata orang PU udah mau dikerjain",
    ],
)
async def test_what_reads_like_a_question_and_tells_why(world: World, said: str) -> None:
    lurah = await desk(world)
    await lurah.say("tolak lampu")
    heard = await lurah.say(said)
    assert lurah.done.asking == "decide.sure"
    assert f"Penjelasan: {said}\n" in heard[0].text


async def test_why_that_is_told_twice_is_kept_whole(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("tolak lampu, warga ribut terus")
    heard = await lurah.say("lahannya masih sengketa ahli waris")
    assert "Penjelasan: warga ribut terus. lahannya masih sengketa ahli waris\n" in heard[0].text


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("reject the lamp, PLN already did it", "This work has a budget already"),
        ("reject the lamp because the land is private", "The land"),
        ("reject the lamp, not enough money this year", "not enough money"),
    ],
)
async def test_why_is_read_in_english(world: World, said: str, reason: str) -> None:
    lurah = await desk(world)
    await lurah.say("english")
    heard = await lurah.say(said)
    assert lurah.done.asking == "decide.sure"
    assert reason in heard[-1].text
    assert "Recorded: Not continued" in (await lurah.say("yes"))[0].text


async def test_what_is_waited_for_is_why(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("drainase tunda")
    heard = await lurah.say("nunggu survey dinas PU dulu")
    assert 'dibaca pengusul: "nunggu survey dinas PU dulu"' in heard[0].text
    heard = await lurah.say("Alasan lain")
    assert "Penjelasan: nunggu survey dinas PU dulu\n" in heard[0].text


async def test_a_doubt_is_no_why_of_a_reason_that_is_named(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("drainase tolak")
    await lurah.say("saya belum yakin sih")
    await lurah.say("Masalah tanah")
    assert lurah.done.asking == "decide.why"


async def test_where_it_is_explained_questions_and_orders_are_none(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("tolak lampu")
    await lurah.say("Anggaran tidak cukup")
    heard = await lurah.say("lihat dulu usulannya")
    assert "Sampai di mana" in heard[0].text
    assert lurah.done.asking == "decide.why"
    heard = await lurah.say("berapa sih pagunya?")
    assert 'Anda menulis "berapa sih pagunya?"' in heard[0].text
    heard = await lurah.say("dananya untuk RT lain yang lebih parah")
    assert lurah.done.asking == "decide.sure"
    assert "Penjelasan: dananya untuk RT lain yang lebih parah\n" in heard[0].text
