"""Which command a free sentence of staff is."""

from __future__ import annotations

import pytest

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
