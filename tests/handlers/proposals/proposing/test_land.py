"""Whose land a text says it is."""

from __future__ import annotations

import pytest

from handlers.proposals.proposing.land import land_in
from storage.proposals.model import Land


@pytest.mark.parametrize(
    ("text", "land"),
    [
        ("tanah kas desa", Land.PEMERINTAH),
        ("pinggir kali", Land.PEMERINTAH),
        ("aset pemda", Land.PEMERINTAH),
        ("punya bu hajah Aminah, sudah dihibahkan", Land.WARGA),
        ("tanahe mbah Karso", Land.WARGA),
        ("bukan tanah warga, tanah negara", Land.PEMERINTAH),
        ("wakaf musholla", Land.INSTANSI),
        ("lahan PT KAI", Land.INSTANSI),
        ("dekat sekolah, tanah umum", Land.PEMERINTAH),
        ("coba tanya kelurahan", None),
        ("tanah sekolah punya pemda", None),
        ("luas sekali", None),
        ("lemahe gadhahane pemerintah, pengairan", Land.PEMERINTAH),
    ],
)
def test_whose(text: str, land: Land | None) -> None:
    assert land_in(text) is land
