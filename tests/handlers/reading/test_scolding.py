"""Scolding that something is asked again is no answer, and takes nothing else with it."""

from __future__ import annotations

import pytest

from handlers.reading.scolding import unscolded


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("lha td kan udah tak bilang talud jebol, ngulang2 wae", "talud jebol"),
        # What is only supposed was not said.
        ("nek wis tak tulis mesti dibangun", "nek wis tak tulis mesti dibangun"),
        ("kan td udah sy blg, tembok sungai jebol, nanya mulu", "tembok sungai jebol"),
        (
            "astaga ditanya lagi, ya itu taludnya ambrol semua, capek ngetik",
            "taludnya ambrol semua",
        ),
        ("wis tak omongi mau to, tanahe longsor, kok takon terus", "tanahe longsor"),
        ("bot goblok udah tak tulis talud rusak tanah nya amblas", "talud rusak tanah nya amblas"),
        ("lah kan tadi udah ditulis gang kelinci rt 3, ngulang terus bot nya", "gang kelinci rt 3"),
        ("udah sy jelasin di atas, jembatan putus. tolong dibaca", "jembatan putus"),
        ("tadi ta blg kan jalan ambles, masa ga kebaca", "jalan ambles"),
        ("ngulang2 wae", ""),
        ("kok ditanya lagi", ""),
    ],
)
def test_what_is_told_stays(text: str, told: str) -> None:
    assert unscolded(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "udah bilang ke pak rt tapi ga ada tanggapan",
        "capek jalan kaki muter karena jembatan putus",
        "banjir terus, sudah dibilang ke lurah",
        "anak2 males ngaji, takut",
        "jalan. rusak banget, 2,5 meter",
        "itu tadi yang saya bilang",
        "saya tulis ulang ya: jalan rusak",
        "saya mau tanya lagi",
        "kok ditanya rt segala buat apa?",
        "sudah 3 tahun rusak terus",
    ],
)
def test_what_scolds_nobody_is_left_alone(text: str) -> None:
    assert unscolded(text) == text
