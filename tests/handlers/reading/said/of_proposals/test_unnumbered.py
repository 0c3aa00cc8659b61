"""What somebody would support whose number they do not know."""

from __future__ import annotations

import pytest

from handlers.reading.said.of_proposals.same import unnumbered


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "tetangga sy ud usul jln cor gg kenari, sy bs ikut dkung ga ga tau nmrnya",
            "jln cor gg kenari",
        ),
        (
            "tetangga saya sudah usul cor jalan gang kenari, saya bisa ikut dukung gak?"
            " gak tau nomernya",
            "cor jalan gang kenari",
        ),
        (
            "aku arep ndukung usulane tanggaku dalan cor gang kenari, ra ngerti nomere",
            "dalan cor gang kenari",
        ),
        ("pengen dukung usul drainase punya pak RT, nomernya gatau", "drainase"),
        ("mw ikut dkg usulan lampu jln gg mawar tp gtw no nya", "lampu jln gg mawar"),
        (
            "can i support my neighbor's proposal for gang kenari? dont know the number",
            "gang kenari",
        ),
        ("bs dkung usulan tetangga ga? nmrnya lupa", ""),
        ("kulo saged nderek nyengkuyung usulane tanggi, mboten ngertos nomeripun", ""),
    ],
)
def test_what_it_is(text: str, what: str) -> None:
    assert unnumbered(text) == what


@pytest.mark.parametrize(
    "text",
    [
        "saya gak tau nomor usulan saya",
        "mau dukung usulan 42",
        "warga mendukung perbaikan jalan gang mawar",
        "tetangga saya lupa nomor rumahnya",
    ],
)
def test_what_is_no_such_thing(text: str) -> None:
    assert unnumbered(text) is None


@pytest.mark.parametrize("part", ["saya ", "ga tau ", "dukung ", "tetangga sudah ", "no "])
def test_hostile_texts_are_read_in_time(part: str) -> None:
    unnumbered((part * 2000)[:2000])
    unnumbered((part * 240)[:240])
