"""What a text means where it is said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.reading.meaning import besides
from handlers.reading.meaning.acts import STAFF, Act
from handlers.reading.meaning.meant import Asked, Meant, Situation, meant

WORDS = {"batal": Act.CANCEL, "kirim": Act.SEND, "tidak": Act.REFUSE, "cek": Act.CHECK}


def said(text: str, asked: Asked = Asked.NOTHING, works_here: bool = False) -> Meant:
    return meant(text, Situation(asked, works_here), words=WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "tarik kabel listrik rt 9",
        "tarik kabel pju 3 tiang di gang delima",
        "cek gorong-gorong rt 8",
        "cek sumur bor di rw 2",
        "jalan yang batal diaspal",
        "talud yg batal dibangun thn lalu",
        "ubah jalan tanah rt 3 jadi paving",
        "hapus marka jalan yang lama",
        "ganti lampu jalan 4 titik",
        "kirim air bersih tiap kemarau",
        "lanjutkan drainase yang belum selesai",
        "bantuan kursi roda buat tetangga",
        "jadwal fogging ditambah",
    ],
)
@pytest.mark.parametrize("asked", [Asked.TEXT, Asked.NAME, Asked.AMOUNT])
def test_an_answer_that_holds_a_commands_word_is_an_answer(text: str, asked: Asked) -> None:
    assert said(text, asked).act is Act.ANSWER


@pytest.mark.parametrize(
    ("text", "asked", "act"),
    [
        ("tiap hujan air masuk rumah", Asked.TEXT, Act.ANSWER),
        ("rt 3 rw 2 depan masjid", Asked.TEXT, Act.ANSWER),
        ("45 meter", Asked.AMOUNT, Act.ANSWER),
        ("ga jadi deh", Asked.TEXT, Act.CANCEL),
        ("bingung mau nulis apa", Asked.TEXT, Act.STUCK),
        ("tidak punya foto", Asked.PHOTOS, Act.DONE),
        ("udah itu aja fotonya", Asked.PHOTOS, Act.DONE),
        ("sudah benar, kirim sekarang", Asked.REVIEW, Act.SEND),
        ("rt nya salah harusnya 06", Asked.REVIEW, Act.CORRECT),
        ("makasih banyak ya min", Asked.NOTHING, Act.THANK),
        ("jangan kirimi saya pesan lagi", Asked.NOTHING, Act.STOP),
        ("saya mau bicara dengan petugas kelurahan", Asked.NOTHING, Act.OFFICER),
        ("hapus semua data saya", Asked.NOTHING, Act.FORGET),
        ("how much does it cost to propose?", Asked.NOTHING, Act.COST),
        ("matur nuwun sanget", Asked.NOTHING, Act.THANK),
    ],
)
def test_what_is_meant_is_done_or_asked_back(text: str, asked: Asked, act: Act) -> None:
    read = said(text, asked)
    assert act in (read.act, read.second)
    assert read.act is act or not read.sure


@pytest.mark.parametrize(
    ("text", "asked", "act"),
    [
        ("Batal!", Asked.TEXT, Act.CANCEL),
        ("cek", Asked.TEXT, Act.CHECK),
        ("tidak", Asked.YES_NO, Act.REFUSE),
        ("tidak", Asked.PHOTOS, Act.DONE),
        ("kirim", Asked.PHOTOS, Act.DONE),
        ("kirim", Asked.REVIEW, Act.SEND),
    ],
)
def test_exact_words_are_sure_and_mean_what_they_mean_there(
    text: str, asked: Asked, act: Act
) -> None:
    read = said(text, asked)
    assert (read.act, read.sure) == (act, True)


@pytest.mark.parametrize(
    "text", ["usulan nomor 17 ditarik saja", "cek usulan 12", "stop kirim pesan ke saya"]
)
def test_a_command_at_a_question_of_words_is_never_run(text: str) -> None:
    read = said(text, Asked.TEXT)
    assert read.act is Act.ANSWER or not read.sure


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("yang nomor 14 setujui, prioritas 2", Act.AGREED),
        ("siapa saja yang belum bisa dihubungi", Act.UNREACHED),
        ("kembalikan usulan 8, fotonya kurang jelas", Act.RETURN),
    ],
)
def test_staff_acts_are_for_staff(text: str, act: Act) -> None:
    theirs = said(text, works_here=True)
    assert act in (theirs.act, theirs.second)
    residents = said(text)
    assert not {residents.act, residents.second} & STAFF


@pytest.mark.parametrize(
    "text",
    [
        "cek saluran depan balai rw",
        "pengaspalan yg kemarin batal",
        "hapus grafiti pagar sekolah",
        "lanjut drainase tahun kemarin yg belum kelar",
        "tidak ada lampu sama sekali",
        "sudah selesai sebagian, sisanya belum",
        "balik lagi banjir kalau hujan deras",
        "verifikasi ulang penerima bansos",
    ],
)
def test_an_answer_is_taken_without_asking_whether_it_is_one(text: str) -> None:
    read = said(text, Asked.TEXT)
    assert (read.act, read.sure) == (Act.ANSWER, True)


@pytest.mark.parametrize(
    "text", ["tolong cepat diperbaiki bahaya", "kenapa gelap karena lampunya dicuri"]
)
def test_what_may_be_a_problem_is_asked_about_and_not_taken_for_danger(text: str) -> None:
    read = said(text, Asked.TEXT)
    assert read.act is Act.ANSWER or not read.sure
    assert Act.ANSWER in (read.act, read.second)


@pytest.mark.parametrize("text", ["salah, harusnya rt 8", "eh bukan 3 tapi 5 titik"])
def test_what_says_that_it_corrects_is_no_answer(text: str) -> None:
    read = said(text, Asked.TEXT)
    assert Act.CORRECT in (read.act, read.second)


@pytest.mark.parametrize(
    "text", ["", "   ", "...", "👍👍", "x" * 4000, "\x00", "12345678901234567890"]
)
@pytest.mark.parametrize("asked", list(Asked))
def test_nothing_raises(text: str, asked: Asked) -> None:
    assert isinstance(said(text, asked), Meant)


def test_what_cannot_be_told_does_nothing() -> None:
    read = said("   ")
    assert (read.act, read.sure, read.second) == (Act.NOTHING, False, None)


def test_a_sentence_comes_with_what_it_holds() -> None:
    held = said("mohon lampu jalan 5 titik di rt 3 rw 2 depan masjid").slots
    assert (held.rt, held.rw, held.bidang, held.value, held.unit) == (
        "03",
        "02",
        "fisik",
        Decimal(5),
        "titik",
    )


@pytest.mark.parametrize(
    "text", ["ga usah pake lokasi bisa?", "boleh tanpa rt ga?", "tanpa ukuran apa bisa?"]
)
@pytest.mark.parametrize("asked", [Asked.TEXT, Asked.AMOUNT])
def test_a_question_whether_it_may_be_left_out_is_asked_about(text: str, asked: Asked) -> None:
    read = said(text, asked)
    assert Act.SKIP in (read.act, read.second)
    assert read.act is Act.SKIP or not read.sure


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("lanjut besok aja ya lg di jalan", True), ("diterusin nanti malam ya bu", True),
        ("lanjutan pembangunan talud", False), ("jalan terusan rusak", False),
    ],
)  # fmt: skip
def test_who_goes_on_another_time_gives_no_answer(text: str, later: bool) -> None:
    found = meant(text, Situation(Asked.TEXT))
    assert (found.act is Act.LATER and found.sure) is later


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("masalahnya lobang semua, 2024 usul, 2025 usul, jawabannya NOL", Asked.CHOICE),
        ("lemahe gadhahane pemerintah, pengairan", Asked.REVIEW),
        ("masalahnya udah 3 tahun ga ada kabar, lobang semua", Asked.PHOTOS),
    ],
)
def test_what_begins_with_a_questions_name_is_no_complaint(text: str, asked: Asked) -> None:
    assert meant(text, Situation(asked)).act is not Act.COMPLAIN


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("gorong gorong depan bengkel saya itu udh jebol 3 taun!!! motor masuk lobang", False),
        ("jalan longsor udah 2 bulan belum diperbaiki, motor jatuh!!", False),
        ("jembatan roboh bertahun-tahun!! motor orang jatuh", False),
        ("tolong anak 3 tahun hanyut di kali", True),
        ("anak umur 3 tahun hanyut", True),
        ("tanggul jebol sekarang, udah 2 tahun dilaporkan", True),
        ("pohon tumbang!! motor tertimpa", True),
    ],
)
def test_what_has_been_so_for_years_is_no_danger_now(text: str, danger: bool) -> None:
    assert besides.in_danger(text) is danger
