"""What staff ask how to do, and what is no such question."""

from __future__ import annotations

import pytest

from handlers.reading.staff.how import asked_how


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("presensi warga dibukanya lewat mana", "attendance"),
        ("cara print absen musren gmn", "paper_list"),
        ("bisa ga keputusan yg kliru dicabut", "undo"),
        ("kalau pengusul ga njawab piye", "silent"),
        ("hasil rapat diisi di mana", "result"),
        ("cara mindah jadwal rembug", "move"),
        ("gimana bikin undangan musren", "meeting"),
        ("piye carane ngumumke", "announce"),
        ("boleh ga saya gabungin dua usulan", "merge"),
        ("kok nggak bisa nerusin", "forward"),
        ("usulan ini bisa dibaca siapa aja", "seen"),
        ("nolak usulan itu nanti warganya dikasih tau alesannya ga", "told"),
        ("kl kelurahan blm neruskan sampe februari gmn jadinya", "late"),
        ("apa bedanya cadangkan sama simpan", "differ"),
        ("yg lampu mau dibatalin tolaknya gmn", "undo"),
        # These ask nothing of that, or of one proposal.
        ("umumkan ke warga besok kerja bakti", None),
        ("gimana nomor 3", None),
        ("buat rapat sabtu", None),
        ("tolak yang lampu", None),
    ],
)
def test_what_is_asked(said: str, about: str | None) -> None:
    assert asked_how(said) == about
