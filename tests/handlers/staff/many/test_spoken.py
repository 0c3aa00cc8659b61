"""A line of staff in a sentence of their own: which are read, as what, and which are not."""

from __future__ import annotations

import pytest

from handlers.reading.amounts.number_words import in_digits
from handlers.reading.amounts.numbers_said import written
from handlers.staff.many.lines import LINES, read
from handlers.staff.many.spoken import says_more, spoken
from storage.proposals.reasons import Reason

OURS = ["MTR"]

# What is said; the line, its numbers, the reason, and why.
SAID = [
    ("sepakatin 1 2 3 dong", "agree", "1-3", None, ""),
    ("yg 14 sama 20 tolak aja lahannya sengketa", "reject", "14, 20", Reason.LAND,
     "lahannya sengketa"),
    ("yg 14 tolak aja lahannya sengketa", "reject", "14", Reason.LAND, "lahannya sengketa"),
    ("kalo nomor 5 sama 6 lengkap ya", "verify", "5, 6", None, ""),
    ("acc 1 2 3", "agree", "1-3", None, ""),
    ("setuju no 4,5,6", "agree", "4-6", None, ""),
    ("1-20 lengkap semua ya pak", "verify", "1-20", None, ""),
    ("sepakati nomor tujuh dan delapan", "agree", "7, 8", None, ""),
    ("usulan 3, 4 dan 5 dikembalikan dulu ya alamatnya belum jelas", "return", "3-5",
     Reason.UNCLEAR_PLACE, "alamatnya belum jelas"),
    ("nomor 7 8 ditolak karena warga keberatan", "reject", "7, 8", None, "warga keberatan"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "numbers", "reason", "why"), SAID)
def test_it_is_the_line(
    text: str, name: str, numbers: str, reason: Reason | None, why: str
) -> None:
    found = spoken(text, OURS)
    assert found is not None
    line = read(LINES[found[0]], found[1], OURS)
    assert (found[0], written(line.said.numbers), line.reason, line.why, line.rest) == (
        name, numbers, reason, why, "",
    )  # fmt: skip
    assert says_more(*found, OURS) or name == "agree"


@pytest.mark.parametrize("text", ["terusin semua", "tandai lengkap semua", "semua ditolak aja ya"])
def test_all_of_them(text: str) -> None:
    found = spoken(text, OURS)
    assert found is not None
    assert read(LINES[found[0]], found[1], OURS).said.everything


@pytest.mark.parametrize(
    "text",
    [
        "nomor 5 6 belum lengkap", "kapan nomor 5 6 disepakati", "jangan tolak 5 6",
        "5 6 sudah disepakati?", "tolong perbaiki 3 lampu yang ditolak", "tolak",
        "jalan rusak 3 titik minta dilengkapi", "yang sudah lengkap 1-5 diteruskan",
        "lengkapi 3 lampu jalan di gang melati",
    ],
)  # fmt: skip
def test_all_else_is_none(text: str) -> None:
    assert spoken(text, OURS) is None


@pytest.mark.parametrize(
    ("text", "numbers", "without", "but"),
    [
        ("1-5 kecuali 3", "1, 2, 4, 5", "3", ""),
        ("semua kecuali 3 dan 7", "", "3, 7", ""),
        ("MTR-2028-00001 2 3 kecuali 1", "2, 3", "1", ""),
        ("1-5 kecuali yang di RT 3", "1-5", "", "yang di RT 3"),
    ],
)
def test_what_is_left_out(text: str, numbers: str, without: str, but: str) -> None:
    line = read(LINES["verify"], text, OURS)
    assert (written(line.said.numbers), written(line.without), line.but) == (numbers, without, but)


def test_a_reason_keeps_its_words() -> None:
    """ "Kecuali" in what the author is to read leaves nothing out."""
    line = read(LINES["reject"], "7 8 lahan karena semua setuju kecuali 1 rumah", OURS)
    assert (written(line.said.numbers), line.without) == ("7, 8", ())
    assert line.why == "semua setuju kecuali 1 rumah"


def test_which_of_all_is_no_reason() -> None:
    line = read(LINES["reject"], "semua yang di RT 05 karena sudah dibangun", OURS)
    assert (line.rest, line.reason, line.why) == ("di RT 05", None, "sudah dibangun")
    line = read(LINES["reject"], "semua drainase lahan karena sengketa", OURS)
    assert (line.rest, line.reason, line.why) == ("drainase", Reason.LAND, "sengketa")
    line = read(LINES["cost"], "semua drainase lima puluh juta", OURS)
    assert (line.rest, line.amount) == ("drainase", 50_000_000)
    line = read(LINES["opd"], "semua lampu Dinas Perhubungan", OURS)
    assert (line.rest, line.opd) == ("lampu", "Dinas Perhubungan")
    line = read(LINES["fund"], "semua posyandu dana kelurahan", OURS)
    assert (line.rest, line.fund) == ("posyandu", "dana kelurahan")


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("tujuh dan delapan", "7 dan 8"), ("dua puluh lima", "25"), ("sebelas", "11"),
        ("lima puluh juta", "50 juta"), ("tiga ratus dua belas ribu", "312 ribu"),
        ("seratus sepuluh", "110"), ("satu dua tiga", "1 2 3"), ("satunya lima", "satunya 5"),
    ],
)  # fmt: skip
def test_numbers_written_out(words: str, digits: str) -> None:
    assert in_digits(words) == digits
