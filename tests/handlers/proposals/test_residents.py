"""What residents can do besides answering: spellings of commands, places, pages, other people's."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from storage.database.tables import metadata
from tests.support import World

proposals = metadata.tables["proposals"]
history = metadata.tables["history"]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("/usulan_saya", "belum pernah mengirim"),
        ("Usulan Saya!", "belum pernah mengirim"),
        ("usulann saya", "belum pernah mengirim"),
        ("BANTUAAN", "Ini bot Rembuk"),
        ("/bantuan", "Ini bot Rembuk"),
        ("help", "Ini bot Rembuk"),
        ("cekk 42", "tidak kami temukan"),
        ("cek mtr 42", "tidak kami temukan"),
        ("MTR202800042", "tidak kami temukan"),
        ("#42", "tidak kami temukan"),
        ("berhenti", "tidak dikirimi kabar"),
        ("assalamualaikum wr wb", "selamat datang kembali"),
        ("selamat pagi pak", "selamat datang kembali"),
        ("bahasa inggris", "We use English"),
        ("asdfgh", "belum paham"),
    ],
)
async def test_commands_in_any_spelling(world: World, said: str, words: str) -> None:
    siti = await world.person().welcomed()
    heard = await siti.say(said)
    assert words.casefold() in heard[0].text.casefold().replace("all right, we", "we")


async def test_a_resident_called_mulia(world: World) -> None:
    siti = world.person()
    await siti.say("halo")
    await siti.tap("Setuju")
    heard = await siti.say("Mulia")
    assert "Baik, Mulia" in heard[0].text


async def test_an_answer_that_looks_like_a_command(world: World) -> None:
    siti = await world.person().welcomed()
    for said in ("usul", "Imopuro", "1"):
        await siti.say(said)
    await siti.say("Batalkan proyek pasar")
    assert siti.done.asking == "propose.problem"
    await siti.say("Usulan saya adalah supaya pasar tetap di tempatnya")
    assert siti.done.asking == "propose.place"


async def test_the_kelurahan_by_location(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.say("usul")
    heard = await siti.share(-5.1225, 105.3170)
    assert heard[0].labels[0] == "Iring Mulyo"
    assert heard[0].labels[3:] == ["Bukan itu", "Batal"]
    await siti.share(-6.2, 106.8)
    assert "di luar Kota Metro" in siti.heard[-1].text
    assert siti.done.asking == "propose.area"
    heard = await siti.tap("Iring Mulyo")
    assert siti.done.asking == "propose.topic"


async def test_a_location_alone_asks_once_for_words(world: World) -> None:
    siti = await world.person().welcomed()
    for said in ("usul", "Imopuro", "2", "Pelatihan menjahit warga", "Banyak yang menganggur"):
        await siti.say(said)
    await siti.share(-6.2, 106.8)
    assert "di luar" in siti.heard[-1].text
    heard = await siti.share(-5.1113, 105.3075)
    assert "tulis juga RT/RW" in heard[0].text
    await siti.say("lewati")
    assert siti.done.asking == "propose.review"
    await siti.say("kirim")
    [kept] = await world.proposals()
    assert kept["place"] is None
    assert kept["lat"] == pytest.approx(-5.1113)


async def test_the_kelurahan_is_remembered(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.proposes()
    heard = await siti.say("usul")
    assert heard[0].labels[0] == "Imopuro"
    assert "Terakhir Anda memilih Imopuro" in heard[0].text


async def test_pages_of_five(world: World) -> None:
    siti = await world.person().welcomed()
    for n in range(7):
        await siti.proposes(f"Perbaikan jalan nomor {n}")
    heard = await siti.say("usulan saya")
    assert "halaman 1 dari 2" in heard[0].text
    assert [label for label in heard[0].labels if label.startswith("MTR")] == [
        f"MTR-2028-0000{n}" for n in (7, 6, 5, 4, 3)
    ]
    heard = await siti.tap("Lebih lama")
    assert "halaman 2 dari 2" in heard[0].text
    assert "Lebih baru" in heard[0].labels
    heard = await siti.tap("MTR-2028-00001")
    assert "Perbaikan jalan nomor 0" in heard[0].text


async def test_what_belongs_to_others(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.proposes()
    budi = await world.person("budi").welcomed()
    heard = await budi.say("cek 1")
    assert "Perbaikan drainase" in heard[0].text
    assert heard[0].labels == ["Dukung"]
    for said in ("ubah 1", "tarik 1"):
        assert "bukan dari Anda" in (await budi.say(said))[0].text


async def test_what_somebody_has_dealt_with(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.proposes()
    await siti.say("ubah 1")
    async with world.app.database.writer.begin() as connection:
        await connection.execute(update(proposals).values(state="diverifikasi", version=2))
    heard = await siti.say("kirim")
    await siti.say("simpan perubahan") if siti.done.asking else None
    assert any("ditangani petugas" in message.text for message in (*heard, *siti.heard[-2:]))
    for said in ("ubah 1", "tarik 1"):
        assert "ditangani petugas" in (await siti.say(said))[0].text


async def test_for_somebody_else_on_the_same_phone(world: World) -> None:
    siti = world.person()
    await siti.say("halo")
    await siti.tap("Setuju")
    await siti.say("Siti Aminah")
    for said in ("usul", "Imopuro", "2", "Pelatihan menjahit warga", "Banyak yang menganggur"):
        await siti.say(said)
    await siti.say("RT 1")
    await siti.tap("Ubah")
    await siti.tap("Nama")
    await siti.say("Pak Budi")
    await siti.tap("Ukuran")
    await siti.say("20 orang")
    assert "melihat nama Pak Budi" in siti.heard[-1].text
    await siti.tap("Kirim usulan")
    [kept] = await world.proposals()
    # What others see follows from what the person chose for herself, not for Pak Budi.
    assert (kept["name"], kept["show_name"]) == ("Pak Budi", "none")


async def test_usul_in_the_middle_of_usul(world: World) -> None:
    siti = await world.person().welcomed()
    for said in ("usul", "Imopuro", "1"):
        await siti.say(said)
    heard = await siti.say("usul")
    assert heard[0].labels == ["Lanjutkan", "Mulai baru"]
    await siti.tap("Mulai baru")
    assert siti.done.asking == "propose.area"


async def test_another_form_on_top_gives_way(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.proposes()
    for said in ("usul", "Imopuro", "1"):
        await siti.say(said)
    await siti.say("tarik 1")  # at a question of words it may be the answer
    await siti.tap("Tarik usulan")
    assert siti.done.asking == "withdraw.sure"
    heard = await siti.say("tidak")
    assert "tidak jadi ditarik" in heard[0].text
    assert siti.done.asking == "propose.wish"


async def test_a_number_picks_from_the_menu_that_was_shown(world: World) -> None:
    """Where choices are shown as a numbered list; elsewhere, and later, it is a proposal's."""
    siti = await world.person("siti").welcomed()
    number = await siti.proposes()
    heard = await siti.say("halo")
    assert heard[-1].labels[1] == "Usulan saya"
    assert "sudah Anda kirim (1)" in (await siti.say("2"))[-1].text
    assert number in (await siti.say("1"))[-1].text  # the first of the list
    await siti.say("usul")
    await siti.say("batal")
    assert "kelurahan mana" in (await siti.say("1"))[-1].text  # [Buat usulan] is offered there
    budi = await world.person("budi", "browser").welcomed()
    await budi.say("halo")
    assert number in (await budi.say("1"))[-1].text


async def test_names_go_from_the_history_with_the_person(world: World) -> None:
    siti = world.person("siti")
    for said in ("halo", "ya", "Siti Aminah", "1"):
        await siti.say(said)
    await siti.proposes()
    for said in ("ubah 1", "ubah", "2", "ekonomi"):
        await siti.say(said)
    await siti.tap("Simpan perubahan")
    steps = await world.rows(select(history))
    assert any("Siti" in str(row._mapping) for row in steps)
    await siti.say("hapus data saya")
    await siti.say("ya")
    for row in await world.rows(select(history)):
        assert "Siti" not in str(row._mapping)
    for row in await world.rows(select(proposals)):
        assert "Siti" not in str(row._mapping)


async def test_what_is_said_instead_of_a_consent_goes_on_after_it(world: World) -> None:
    siti = world.person("siti")
    await siti.say("halo")
    assert "kami ingat" not in (await siti.say("apa ini"))[-1].text
    heard = await siti.say("usul jln rusak dpn masjid hadimulyo brt")
    assert "kami ingat" in heard[-1].text
    await siti.say("setuju")
    heard = await siti.say("lewati")
    assert siti.done.asking is not None
    assert siti.done.asking.startswith("propose.")
    assert any("Hadimulyo Barat" in each.text for each in heard)
