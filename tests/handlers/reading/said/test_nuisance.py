"""What only tells that a service has failed, and what asks for something."""

from __future__ import annotations

import pytest

from handlers.reading.said.kinds import kind_of
from handlers.reading.said.nuisance import is_nuisance
from handlers.reading.said.of_proposals.own import photos_for_staff


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("truk sampah udah lima hari ga lewat sini", True),
        ("lampu jalan depan gereja mati dari minggu kemarin", True),
        ("banyu pdam wis telung dina ora mili", True),
        ("tumpukan sampah di pinggir kali bau banget", True),
        ("pasang lampu jalan di gang duku, gelap sekali", False),
        ("minta bak sampah, sampah numpuk di mana-mana", False),
        ("jalan depan pasar berlubang semua", False),
        ("", False),
    ],
)
def test_nuisances(text: str, expected: bool) -> None:
    assert is_nuisance(text) is expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("pegawai kecamatan judes sekali kalau ditanya", "staff"),
        ("dimintai uang sama petugas waktu ngurus surat", "staff"),
        ("bot ini ga nyambung", "bot"),
        ("kantor kelurahan jaraknya jauh", ""),
    ],
)
def test_complaints_of_officers(text: str, kind: str) -> None:
    assert kind_of("complain", text) == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("foto rumah saya jangan ditunjukin ke orang lain", True),
        ("gambare kanggo petugas wae", True),
        ("foto jembatannya menyusul ya", False),
        ("boleh kirim foto ga", False),
    ],
)
def test_photos_that_are_for_staff(text: str, expected: bool) -> None:
    assert photos_for_staff(text) is expected
