"""What is said at the door of a meeting: names, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.reading.staff.attendees import came, is_name, of_door, said


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("1. Mbah Karto\n2. Bu Suratmi, Pak Joyo", ["Mbah Karto", "Bu Suratmi", "Pak Joyo"]),
        ("Pak Slamet rt 5 hadir", ["Pak Slamet rt 5"]),
        ("Suratmi RT 05 dan Pak Joyo", ["Suratmi RT 05", "Pak Joyo"]),
        ("Joko, RT 3, Bu Sri dari PKK", ["Joko RT 3", "Bu Sri dari PKK"]),
        ("H. Ahmad Fauzi, S.Pd.", ["H. Ahmad Fauzi, S.Pd"]),
        ("Pak Aman", ["Pak Aman"]),
        ("Aduh Pak Yanto LPM baru dateng, bisa dimasukin gak?", ["Pak Yanto LPM"]),
        ("Yg gak punya hp saya catat: Pak Slamet, Mbah Darmo", ["Pak Slamet", "Mbah Darmo"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    found = said(text)
    assert found.names == names
    assert not found.odd


@pytest.mark.parametrize(
    "text",
    [
        "Bu Wati salah, yg bener Bu Wiwik PKK", "Bu Wati diganti Bu Wiwik PKK",
        "eh ganti Bu Wati jadi Bu Wiwik PKK", "bukan Bu Wati tapi Bu Wiwik PKK",
    ],
)  # fmt: skip
def test_another_name(text: str) -> None:
    assert said(text).renamed == [("Bu Wati", "Bu Wiwik PKK")]


@pytest.mark.parametrize(
    "text",
    [
        "Kodenya apa?", "hapus Bu Wati", "Pak Slamet gak jadi hadir", "terima kasih", "12345",
        "lanjut besok aja", "iya tulis aja telat", "Tutup absen ya", "udah berapa yg hadir?",
        "kirim daftar hadirnya buat berita acara", "RT 5",
    ],
)  # fmt: skip
def test_no_names(text: str) -> None:
    assert said(text).names == []


@pytest.mark.parametrize(
    ("text", "of_it"),
    [
        ("Pak Slamet rt 5 hadir", True), ("bu Ningsih lupa absen td, tambahin ya", True),
        ("Pak Joko td dateng telat, catat ya", True),
        ("Tutup absen ya, kirim daftar hadirnya", True),
        ("Bu Wati salah, yg bener Bu Wiwik", True), ("hadir", False), ("Pak Slamet", False),
        ("hadir ABCD2345", False), ("jalan salah, yang benar Gang Melati", False),
        ("kirim daftar usulan", False), ("berapa usulan yang disetujui", False),
    ],
)  # fmt: skip
def test_what_is_of_the_door_by_itself(text: str, *, of_it: bool) -> None:
    assert of_door(text) is of_it


@given(st.text(max_size=500))
def test_it_never_raises(text: str) -> None:
    said(text)
    is_name(text)
    of_door(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("absen: siti, pak darto, bu yani", ["siti", "pak darto", "bu yani"]),
        ("hadir: 1. Sutrisno 2. Bu Wati 3. Pak RT 05", ["Sutrisno", "Bu Wati", "Pak RT 05"]),
        ("catat kehadiran: Darto, Yani", ["Darto", "Yani"]),
        (
            "ini yang datang tadi malam: pak darto bu yani sama mas eko",
            ["pak darto", "bu yani", "mas eko"],
        ),
        ("tambah hadir bu ningsih", ["bu ningsih"]),
        ("yang hadir istri pak darto, bu yani", ["istri pak darto", "bu yani"]),
        ("absen\nsiti\ndarto", ["siti", "darto"]),
        ("pak darto absen, sakit", None),
        ("yang tidak hadir: pak darto, bu yani", None),
        ("absen ditutup ya", None),
        ("daftar hadirnya kirim dong", None),
        ("yang hadir berapa orang", None),
        ("datang ke balai jam 8", None),
        ("hadir di rapat rt", None),
    ],
)
def test_who_came_by_itself(text: str, names: list[str] | None) -> None:
    assert bool(came(text)) is (names is not None)
    if names is not None:
        assert said(text).names == names
