"""Spelling, numbers, amounts and languages."""

from __future__ import annotations

import re
import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.reading import language, spelling
from handlers.reading.amounts import numbers, quantities
from handlers.reading.amounts.rt_rw import rt_rw

VOLUMES = [
    ("120 m", "120", "m"),
    ("3 titik", "3", "titik"),
    ("2x15 meter", "30", "m²"),
    ("1,5 km", "1.5", "km"),
    ("1.500 m", "1500", "m"),
    ("sekitar 120 meter", "120", "m"),
    ("6.000 m", "6000", "m"),
    ("dua titik", "2", "titik"),
    ("seratus meter", "100", "m"),
    ("500m2", "500", "m²"),
    ("40 orang", "40", "orang"),
    ("1 paket", "1", "paket"),
    ("panjang 150 m lebar 3 m", "450", "m²"),
    ("belum tahu", None, None),
    ("2 ha", "2", "ha"),
    ("10", "10", None),
    ("", None, None),
    ("dua puluh orang", "20", "orang"),
    ("100 m dan 3 titik", None, None),
    ("2x3x4 m", None, None),
    ("dua ratus lima puluh m", "250", "m"),
    ("seratus dua puluh lima orang", "125", "orang"),
    ("dua belas titik", "12", "titik"),
    ("setengah km", "0.5", "km"),
    ("satu", "1", None),
    ("salah satu jalan", None, None),
    ("tidak ada satu pun", None, None),
    ("3 titik dan dua unit", None, None),
    ("2 ribu meter", "2000", "m"),
    ("100-an meter", "100", "m"),
    ("0,125 km", "0.125", "km"),
    ("0.125 ha", "0.125", "ha"),
    ("1.500,5 m", "1500.5", "m"),
    ("1,500 m", None, None),
    ("100-150 m", None, None),
    ("1/2 km", "0.5", "km"),
    ("2½ m", "2.5", "m"),
    ("2⅓ m", None, None),
    ("lebarnya tiga setengah, panjang patang puluh meter", "140", "m²"),
    ("lebar dua koma lima meter, panjang 20 m", "50", "m²"),
    ("20 m panjangnya, 1 setengah lebarnya", "30", "m²"),
    ("40 meter lebar 2 setengah", "100", "m²"),
    ("panjang kurang lebih seratus sepuluh meter tinggi 1,5 m", "110", "m"),
    ("panjang 45, tinggi 2 meter", "45", "m"),
    ("panjang 30 m lebar 1 tinggi 2", None, None),
    ("seratus sampai seratus lima puluh meter", None, None),
    ("sewidak meter", "60", "m"),
    ("kira2 empat kali enam meter", "24", "m²"),
    ("satus selawe meter", "125", "m"),
    ("2 meter setengah", "2.5", "m"),
    ("tiga perempat hektar", "0.75", "ha"),
    ("2 m x 15 m", "30", "m²"),
    ("2mx15m", "30", "m²"),
    ("2x15 m2", "30", "m²"),
    ("2x15", None, None),
    ("3 unit 2x3 m", None, None),
    ("lebar 3 m, panjang sekitar 150 m", "450", "m²"),
    ("panjang 1 km lebar 3 m", None, None),
    ("panjang 50 cm lebar 30 cm", None, None),
    ("panjang 150 m lebar 3 m tinggi 2 m", None, None),
    ("Rp 50.000.000", None, None),
    ("50 juta", None, None),
    ("tahun 2028", None, None),
    ("RT 05/02 120 m", "120", "m"),
    ("20 m persegi", "20", "m²"),
    ("10 m3", "10", "m³"),
    ("5 unit di RT 03", "5", "unit"),
    ("0,5 m", "0.5", "m"),
    ("12 kk", "12", "kk"),
]


@pytest.mark.parametrize(("text", "value", "unit"), VOLUMES)
def test_volumes(text: str, value: str | None, unit: str | None) -> None:
    read = quantities.volume(text)
    assert read.value == (None if value is None else Decimal(value))
    assert read.unit == unit
    assert read.text == text


@pytest.mark.parametrize(
    ("text", "rt", "rw"),
    [
        ("Tejosari, RT pitulas RW gangsal", "17", "05"),
        ("rt tujuh belas/rw lima", "17", "05"),
        ("RT kalih dasa, RW tiga", "20", "03"),
        ("griya kula RT selikur RW rolas", "21", "12"),
        ("rukun tetangga enem rukun warga sekawan", "06", "04"),
        ("rt. sewelas rw siji", "11", "01"),
        # Who or how many, and no number of an RT.
        ("pak RT lima orang", None, None),
        ("ketua RT satu lagi", None, None),
        ("kangge RT tigang atus meter", None, None),
        ("start tiga", None, None),
    ],
)
def test_rt_and_rw_in_words(text: str, rt: str | None, rw: str | None) -> None:
    assert rt_rw(text) == (rt, rw)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("kirang langkung tigang atus meter", "300", "m"),
        ("kalih atus seket meter", "250", "m"),
        ("gangsal atus meter", "500", "m"),
        ("sekawan dasa meter", "40", "m"),
        ("kalih welas titik", "12", "titik"),
        ("sewu kalih atus meter", "1200", "m"),
        ("kalih ewu meter", "2000", "m"),
        ("tukang las dua orang", "2", "orang"),
        ("kalih griya", None, None),
    ],
)
def test_numbers_in_polite_javanese(text: str, value: str | None, unit: str | None) -> None:
    read = quantities.volume(text)
    assert (read.value and f"{read.value:f}", read.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "rt", "rw"),
    [
        ("RT 5/RW 2", "05", "02"),
        ("rt05 rw 02", "05", "02"),
        ("RT.005/002", "05", "02"),
        ("rw 3", None, "03"),
        ("Jl. Mawar RT 12", "12", None),
        ("depan musala", None, None),
        ("RT 05 RW 10, gang buntu", "05", "10"),
        ("artikel 5", None, None),
        ("RT 0", None, None),
        ("RT5RW2", "05", "02"),
        ("rt05rw02", "05", "02"),
        ("RT/RW 05/02", "05", "02"),
        ("RT no. 5", "05", None),
        ("RT 1/2 RW 3", "01", "03"),
        ("rukun tetangga 5 rukun warga 2", "05", "02"),
        ("RT 12345", None, None),
        ("rumah pak RT, 3 titik", None, None),
    ],
)
def test_rt_and_rw(text: str, rt: str | None, rw: str | None) -> None:
    assert rt_rw(text) == (rt, rw)


@pytest.mark.parametrize("text", ["rt " + " " * 9000 + "x", "1 " * 5000, "x" * 10000, "1x" * 5000])
def test_long_texts_are_read_at_once(text: str) -> None:
    before = time.process_time()
    quantities.volume(text)
    rt_rw(text)
    numbers.proposal_number(text, ["MTR"])
    numbers.phone(text)
    spelling.clean(text)
    assert time.process_time() - before < 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("42", (None, None, 42)),
        ("mtr 42", ("MTR", None, 42)),
        ("MTR-2028-00042", ("MTR", 2028, 42)),
        ("MTR202800042", ("MTR", 2028, 42)),
        ("mtr 2028 42", ("MTR", 2028, 42)),
        ("no 42", (None, None, 42)),
        ("#42", (None, None, 42)),
        ("nomor MTR-2028-00042", ("MTR", 2028, 42)),
        ("0", None),
        ("abc", None),
        ("MTR", None),
        ("", None),
        ("42 meter", None),
        ("-", None),
        ("12345678", None),
        ("mtr42", ("MTR", None, 42)),
        ("mtr 2028/00042", ("MTR", 2028, 42)),
        ("MTR2028100000", ("MTR", 2028, 100000)),
        ("JKT-2028-00042", None),
        ("MTR 1.234", None),
    ],
)
def test_numbers(text: str, expected: object) -> None:
    assert numbers.proposal_number(text, ["MTR"]) == expected


@given(st.text(max_size=100))
def test_nothing_ever_raises(text: str) -> None:
    quantities.volume(text)
    rt_rw(text)
    numbers.proposal_number(text, ["MTR"])
    folded, kept = spelling.fold(text), spelling.clean(text)
    assert spelling.fold(folded) == folded
    assert spelling.clean(kept) == kept
    assert "\x00" not in kept
    spelling.nearest(text, ["usul", "bantuan"])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  jalan  rusak \r\n dekat pasar ", "jalan  rusak\ndekat pasar"),
        ("jalan\trusak", "jalan rusak"),
        ("a\u2028b", "a\nb"),
        ("a\x00b\u200bc\u202ed\u2066e\ufefff", "abcdef"),
        ("<b>'; DROP TABLE usulan; --", "<b>'; DROP TABLE usulan; --"),
        ("👨\u200d👩\u200d👧 lampu\u200d", "👨\u200d👩\u200d👧 lampu"),
        ("🫨", "🫨"),  # newer than Python's tables
        ("e\u0301", "e\u0301"),
        ("\u3164\u3164", ""),  # letters that draw nothing
        ("مسجد", "مسجد"),
    ],
)
def test_kept_as_typed(typed: str, kept: str) -> None:
    assert spelling.clean(typed) == kept


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("  Yosodadi,\u200b RT.05 ", "yosodadi rt 05"),
        ("ＹＯＳＯ", "yoso"),
        ("Café", "cafe"),
        ("1️⃣", "1"),
        ("🙏", ""),
    ],
)
def test_folded(typed: str, folded: str) -> None:
    assert spelling.fold(typed) == folded


def test_a_digit_is_no_slip_and_short_words_need_room() -> None:
    assert spelling.nearest("halaman 3", ["halaman 2", "kembali"]) is None
    assert spelling.nearest("halamn 2", ["halaman 2", "kembali"]) == 0
    assert spelling.nearest("ubha", ["ubah", "tarik"]) == 0
    assert spelling.nearest("ubaj", ["ubah", "uban"]) is None
    assert spelling.nearest("cal", ["cek", "cat"]) is None


def test_near_spellings() -> None:
    labels = ["usul", "usulan saya", "bantuan", "berhenti", "mulai"]
    for typed, label in (
        ("bantuaan", "bantuan"),
        ("usulann saya", "usulan saya"),
        ("mulaii", "mulai"),
    ):
        index = spelling.nearest(typed, labels)
        assert index is not None
        assert labels[index] == label
    for typed in ("", "x", "air", "jalan", "saya"):
        assert spelling.nearest(typed, labels) is None


@pytest.mark.parametrize(
    "text",
    [
        "081234567890", "0812-3456-7890", "0812 3456 7890", "0812.3456.7890", "+62 812 3456 7890",
        "+6281234567890", "6281234567890", "62 812-3456-7890", "+62 (0)812 3456 7890",
        "0062 812 3456 7890", "(0812) 34567890", "81234567890", " WA: 0812 3456 7890 ",
        "no. hp 081234567890", "０８１２３４５６７８９０", "0812/3456/7890", "+62\xa0812–3456–7890",
    ],
)  # fmt: skip
def test_phones(text: str) -> None:
    assert numbers.phone(text) == "+6281234567890"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+60 12-345 6789", "+60123456789"), ("0060 12 345 6789", "+60123456789"),
        ("+65 8123 4567", "+6581234567"), ("WA: +852 5123-4567", "+85251234567"),
        ("+966 50 123 4567", "+966501234567"), ("+1 (650) 253-0000", "+16502530000"),
    ],
)  # fmt: skip
def test_phones_of_other_countries(text: str, number: str) -> None:
    """Of those who work abroad, and come by WhatsApp with the number that they have there."""
    assert numbers.phone(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "", "tidak ada", "0812", "0812 345 67", "08123456789012", "(0725) 41234", "+6072541234",
        "0812345678901234567890", "8.12346E+10", "0812 3456 789x", "RT 05", "-", "٠٨١٢٣٤٥٦٧٨٩٠",
        "0812 3456 7890 atau 0813 3456 7890", "0" * 10_000,
    ],
)  # fmt: skip
def test_no_phones(text: str) -> None:
    assert numbers.phone(text) is None


@given(st.text(max_size=80))
def test_phones_never_fail(text: str) -> None:
    found = numbers.phone(text)
    assert found is None or re.fullmatch(r"\+[1-9][0-9]{6,14}", found)


def test_short_or_unclear_is_no_language() -> None:
    for text in (
        "",
        "usul",
        "rt 02 rw 05",
        "sip",
        "jl mawar no 5",
        "12 34 56 78",
        "jl mawar no 5 rt 02 rw 05",
        "rt 02 rw 05 jalan mawar",
    ):
        assert language.sense(text) is None


def test_languages(shared: Path) -> None:
    """On full sentences: right on nearly all, and the same each time."""
    right = asked = 0
    lines = (shared / "data" / "language_samples.tsv").read_text("utf-8").splitlines()
    for line in lines:
        told, _, text = line.partition("\t")
        if told not in ("id", "en") or len(text.split()) < language.LEAST_WORDS:
            continue
        asked += 1
        sensed = language.sense(text)
        assert sensed == language.sense(text)
        right += sensed in (told, None)
    assert asked > 900
    assert right / asked > 0.99


def test_informal_indonesian_is_hardly_ever_english(shared: Path) -> None:
    lines = (shared / "data" / "informal_indonesian.tsv").read_text("utf-8").splitlines()[1:]
    texts = [line.split("\t")[1] for line in lines]
    sensed = [language.sense(text) for text in texts if len(text.split()) >= 4]
    assert len(sensed) > 700
    assert sensed.count("id") / len(sensed) > 0.94
    assert sensed.count("en") / len(sensed) < 0.02


def test_the_same_answer_from_a_fresh_detector(shared: Path) -> None:
    lines = (shared / "data" / "language_samples.tsv").read_text("utf-8").splitlines()
    texts = [" ".join(line.partition("\t")[2].split()[:4]) for line in lines[::5]]
    before = [language.sense(text) for text in texts]
    language._factory.cache_clear()
    assert [language.sense(text) for text in reversed(texts)] == before[::-1]


@given(st.text(alphabet=" \n.,?-17ab", max_size=300))
def test_no_more_marks_or_digits_in_a_row_are_read_than_anybody_means(text: str) -> None:
    bounded = spelling.bounded(text)
    assert not re.search(r"[^a-z0-9]{21}|\d{21}", bounded)
    assert re.findall("[ab]", bounded) == re.findall("[ab]", text)
    assert spelling.bounded(bounded) == bounded


@pytest.mark.parametrize("text", ["RT 05 / RW 02 ... jalan", "3172010101900001", "--- batas ---"])
def test_what_people_write_is_read_whole(text: str) -> None:
    assert spelling.bounded(text) == text
