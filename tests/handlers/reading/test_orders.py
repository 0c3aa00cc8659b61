"""Which command a free sentence of staff is."""

from __future__ import annotations

import pytest

from handlers.reading.staff.audience import to_authors
from handlers.reading.staff.looks import InLine, in_line
from handlers.reading.staff.orders import near_instead, order


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("tolong buatkan daftar usulan yg bisa ditempel di papan pengumuman", "export"),
        ("minta file excel usulan imopuro yang belum dibahas", "export"),
        ("unduh daftar hadir", "export"),
        ("bikin berita acara musrenbang kemarin dong", "export"),
        ("cetak kartu usulan 20 lembar", "export"),
        ("eksport semua usulan metro timur", "export"),
        ("pak tolong kirimkan rekapnya", "export"),
        ("cetak sawah baru di RT 3 RW 2", None),
        ("mesin cetak untuk karang taruna", None),
        ("cetak data saya", None),
        ("bikin pengumuman: berita acara musrenbang sudah bisa diambil di kantor", "announce"),
        ("kirim rekap ke email saya", None),
        ("berkas saya ditolak kenapa", None),
    ],
)
def test_what_is_to_be_taken_out(text: str, command: str | None) -> None:
    found = order(text)
    assert (found.command if found else None) == command


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("betulin rt usulan no 3 jd rt 06", {"rt": "06"}),
        ("betulkan nomor 2 rt 5 jadi 06", {"rt": "06"}),
        ("usulan 2 rt nya salah harusnya 7, rw nya jadi 3", {"rt": "7", "rw": "3"}),
        # Which is which, nothing says.
        ("rt 5 rw 2 jd rt 6 rw 3", {}),
    ],
)
def test_an_rt_that_is_right_instead(text: str, right: dict[str, str]) -> None:
    assert near_instead(text) == right


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("besok sy dinas luar sampai jumat, tolong bu sekretaris yang pegang", "sampai jumat"),
        ("I'm on leave until friday, Pak Budi will cover for me", "sampai jumat"),
        ("aku prei, sementara dipegang mas Yanto", ""),
        ("mulai senin umroh 2 minggu, kerjaan tak titipke mbak Rini", "14 hari"),
        ("bu Sri sakit, titip usulan pak Karto minta lampu", None),
        ("besok libur, titip pengumuman ke pak RT semua", None),
        ("jalan ke rumah sakit dikerjakan pak Budi", None),
    ],
)
def test_who_is_away_and_hands_over(text: str, long: str | None) -> None:
    found = order(text)
    assert (found.rest if found and found.command == "deputy" else None) == long


@pytest.mark.parametrize(
    ("text", "group", "told"),
    [
        (
            "elingno sing usul, rembugane sesuk jam pitu",
            "authors",
            "elingno rembugane sesuk jam pitu",
        ),
        (
            "para pengusul tolong diingatkan besok kumpul",
            "authors",
            "tolong diingatkan besok kumpul",
        ),
        ("kabari yang usulannya disetujui, sabtu ada rapat", "agreed", "kabari sabtu ada rapat"),
        ("tell everyone who proposed to come at 8", "authors", "tell to come at 8"),
        # One of them, by what it is.
        ("kabari yang usul jembatan, besok ada survei", "", None),
        ("sampaikan ke yang usul lampu besok rapat", "", None),
    ],
)
def test_what_those_who_proposed_are_told(text: str, group: str, told: str | None) -> None:
    found, rest = to_authors(text)
    assert (found, " ".join(rest.split())) == (group, told or text)
    asked = order(text)
    assert (asked is not None and asked.command == "announce") == bool(group)


@pytest.mark.parametrize(
    ("text", "command", "rest"),
    [
        ("could you pull up anything on drainage", "search", "drainage"),
        ("show me everything about bridges", "search", "bridge"),
        ("any proposals on sewing?", "search", "sewing"),
        ("find me the paving ones", "search", "paving"),
        ("cancel the merge of the two drainage ones", "part", ""),
        ("please merge the two, same lane", "merge", ""),
        ("dua lampu itu sama, digabung ae", "merge", ""),
        ("show me the list of meetings", None, ""),
        ("don't merge the two", None, ""),
    ],
)
def test_what_is_asked_for_in_english(text: str, command: str | None, rest: str) -> None:
    found = order(text)
    assert (found.command if found else None) == command
    assert not rest or (found is not None and found.rest == rest)


@pytest.mark.parametrize(
    "text", ["Yang paling lama menunggu yang mana", "sing paling suwe ngenteni endi"]
)
def test_the_one_that_waits_longest(text: str) -> None:
    assert in_line(text.casefold()) is InLine.OLDEST
