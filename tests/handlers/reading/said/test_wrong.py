"""What is instead of what was said to be wrong, in an answer that says more."""

from __future__ import annotations

import re

import pytest

from handlers.reading.said.exchanged import instead_of
from handlers.reading.said.slips.at_once import righted
from handlers.reading.said.wrong import bare

DRAINS = "Drainase Jl. Mawar RT 05 sepanjang 120 meter"


@pytest.mark.parametrize(
    ("text", "had", "now"),
    [
        ("bukan 120 tapi 210 meter", DRAINS, "Drainase Jl. Mawar RT 05 sepanjang 210 m"),
        ("ternyata ga 120 tp 210 meter pak", DRAINS, "Drainase Jl. Mawar RT 05 sepanjang 210 m"),
        ("bukan 5 tapi 7 titik", "Lampu jalan 5 titik di gang", "Lampu jalan 7 titik di gang"),
        ("bukan mawar, melati", DRAINS, "Drainase Jl. melati RT 05 sepanjang 120 meter"),
        ("ga jadi 120, pikir2 dulu", DRAINS, None),
    ],
)
def test_a_part_of_an_answer(text: str, had: str, now: str | None) -> None:
    assert instead_of(text, had) == now


@pytest.mark.parametrize(
    ("said", "now"),
    [
        ("panjangnya 60 meter eh bukan ding 70", "70"),
        ("40 meter, salah ding 45 meter", "45 meter"),
        ("kayaknya bukan talud yg perlu tapi gorong2", "gorong2"),
        ("bentar, bukan pagar yang dibutuhkan tetapi atap", "atap"),
        ("dudu lampu sing perlu nanging pos ronda", "pos ronda"),
    ],
)
def test_what_is_said_in_place_of_it(said: str, now: str) -> None:
    meant = righted(said)
    assert meant.endswith(now)
    assert "ding" not in meant
    assert not re.search(r"\byg perlu|yang dibutuhkan|sing perlu", meant)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("ternyata 210 meter", "210 meter"),
        ("bukan 120 m ternyata 210 m", "210 m"),
        ("jebule gang melati", "gang melati"),
        ("ga 3 tapi 5 titik", "5 titik"),
        ("rt 3 itu salah, harusnya rt 13", "rt 13"),
        ("RT 3 is wrong, should be RT 13", "RT 13"),
        ("namung rw 2 kliru kedahe rw 4", "rw 4"),
    ],
)
def test_what_is_meant_now(text: str, left: str) -> None:
    assert bare(text) == left


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("house no. 14 on Jl. Tawes. wait, 41 not 14", "house no. 41 on Jl. Tawes"),
        ("5 titik eh maaf, 7 bukan 5", "7 titik"),
        ("gang mawar, eh melati bukan mawar", "gang melati"),
        ("3 omah kebanjiran, ralat 4 dudu 3", "4 omah kebanjiran"),
        ("rt 5 lampu 5, eh 7 bukan 5", "rt 5 lampu 5, eh 7 bukan 5"),
        ("bukan 5 tapi 7", "bukan 5 tapi 7"),
        # What was a joke is none of it.
        ("Jl. Hapus Dosa no 4 hahaha bercanda, jl dahlan", "jl dahlan"),
        ("gang mawar, di hatimu wkwk becanda, rt 3", "gang mawar, rt 3"),
        ("nang omahe presiden guyon pak, ngarep langgar", "ngarep langgar"),
        ("jl in heaven just kidding, jl melati", "jl melati"),
        (
            "jalan bolong, anak2 suka becanda ya, bahaya",
            "jalan bolong, anak2 suka becanda ya, bahaya",
        ),
        # Nor is where the one lies that is not meant.
        (
            "bukan imopuro kelurahannya, tapi metro. imopuro itu sebrang kali",
            "bukan imopuro kelurahannya, tapi metro",
        ),
        ("it's not imopuro. imopuro is across the river", "it's not imopuro"),
        (
            "bukan banjir, bau. banjir itu cuma sebentar",
            "bukan banjir, bau. banjir itu cuma sebentar",
        ),
        ("jl bercanda ria no 3, rt 2", "jl bercanda ria no 3, rt 2"),
    ],
)
def test_a_word_taken_back_at_once(text: str, meant: str) -> None:
    assert righted(text) == meant
