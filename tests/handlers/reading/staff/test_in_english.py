"""What staff ask in English, as it is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.reading.staff.in_english import as_read


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("which one has the most supporters?", "usulan mana yang paling banyak didukung?"),
        (
            "send me only the approved ones in Imopuro, no need for the photos",
            "daftar usulan yang disepakati di Imopuro",
        ),
        ("how many proposals are approved so far", "berapa usulan yang disepakati"),
        ("show me the rejected proposals", "daftar usulan yang ditolak"),
        ("which proposals are still waiting", "usulan mana  yang belum diputuskan"),
        ("usulan mana yang ditolak", "usulan mana yang ditolak"),
        ("approved ones go first", "approved ones go first"),
    ],
)
def test_as_it_is_read(said: str, read: str) -> None:
    assert " ".join(as_read(said).split()) == " ".join(read.split())


@given(st.text(max_size=300))
def test_it_never_raises(text: str) -> None:
    as_read(text)
