"""Whom a text names with what is theirs alone."""

from __future__ import annotations

import pytest

from handlers.reading.said.persons import told_of, unnamed


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("bedah rumah untuk bu Sumi, janda miskin sakit TBC", ["bu Sumi"]),
        ("bedah rumah bu sumi janda tua RT 2", ["bu sumi"]),
        ("ibu Sri Wahyuni ODGJ butuh obat", ["ibu Sri Wahyuni"]),
        ("anak pak Joko stunting", ["pak Joko"]),
        ("minta jamban untuk warga miskin RT 3", []),
        ("pak RT minta ambulan untuk warga sakit", []),
        ("ibu hamil sakit, minta posyandu", []),
        ("gang bu Ani gelap, banyak orang sakit", []),
        ("drainase depan rumah pak Darmo mampet", []),
        ("pak lurah tolong bantu janda miskin", []),
    ],
)
def test_who_is_told_of(said: str, who: list[str]) -> None:
    assert told_of(said) == who


def test_somebody_stands_there_instead() -> None:
    said = "kursi roda buat mbah Karto yang lumpuh, juga bu Tini"
    expected = "kursi roda buat seorang warga yang lumpuh, juga seorang warga"
    assert unnamed(said, "seorang warga") == expected
    assert told_of("bu " * 5000 + "sakit") == []
