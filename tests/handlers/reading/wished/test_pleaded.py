"""What is said around a wish and is none: that it is another, who has it asked, who types it."""

from __future__ import annotations

import pytest

from handlers.reading import pleaded
from handlers.reading.introduced import wish_in


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("beda, posyandu mawar atapnya bocor", "posyandu mawar atapnya bocor"),
        ("yang beda nih, jembatan gantung", "jembatan gantung"),
        ("usul lain: jembatan kali batanghari", "jembatan kali batanghari"),
        ("beda jalur sepeda", "beda jalur sepeda"),
        ("bidang lain, tapi jalan rusak", "bidang lain, tapi jalan rusak"),
        ("mau usul sumur bor di rt 3, tak ketikke aku", "sumur bor di rt 3"),
        ("gorong2 rt 4, kula ingkang ngetik", "gorong2 rt 4"),
        ("a new well for rt 3, i'll type it for him", "a new well for rt 3"),
        ("sumur bor, saya yg inputin", "usul sumur bor"),
        ("lampu jalan, saya takut", "lampu jalan, saya takut"),
        ("kata bu rt suruh minta mesin jahit 5 buat pkk", "mesin jahit 5 buat pkk"),
        ("disuruh pak rt minta lampu jalan gang mawar", "lampu jalan gang mawar"),
        ("jare pak rw dikon njaluk paving gang 3", "paving gang 3"),
        ("jare pak rw dikon njaluk kursi 50", "njaluk kursi 50"),
        ("dawuhipun pak lurah dipun kengken nyuwun sumur bor", "nyuwun sumur bor"),
        ("bu sri nyuruh saya usulkan perbaikan posyandu", "perbaikan posyandu"),
        ("our head asked us to request a street light", "a street light"),
        ("kata pak rt gotnya mampet terus", "kata pak rt gotnya mampet terus"),
    ],
)
def test_what_is_wished(said: str, wish: str) -> None:
    assert wish_in(said, tells=False) == wish


@pytest.mark.parametrize("part", ["beda, ", "kata bu ", ", saya", "a", "x, ", "suruh ", ", tak "])
def test_hostile_texts_are_read_in_time(part: str) -> None:
    text = (part * 4000)[:4000]
    for leaves in (pleaded.not_another, pleaded.unordered, pleaded.untyped, pleaded.unpleaded):
        assert leaves(text)
