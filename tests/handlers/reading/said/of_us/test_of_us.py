"""That a human being is wanted; what others say that it may be wished here."""

from __future__ import annotations

import pytest

from handlers.reading.said.of_us.hearsay import asked_wish, may_be_wished
from handlers.reading.said.of_us.human import wanted


@pytest.mark.parametrize(
    "said",
    [
        "bisa ngomong sama orangnya langsung gak? capek sama robot",
        "pengen ngomong karo wong asli, ora robot",
        "badhe matur kaliyan petugasipun langsung saged mboten",
        "can i talk to a real person please",
        "i don't want to talk to a bot",
        "males ah sama bot, mana orangnya",
        "jangan dibales robot terus dong, minta orangnya",
        "aku emoh ngomong karo mesin",
        "percuma ngomong sama robot",
        "tolong sambungkan ke petugas",
    ],
)
def test_a_human_is_wanted(said: str) -> None:
    assert wanted(said)


@pytest.mark.parametrize(
    "said",
    [
        "iki robot opo wong",
        "ini dibales orang atau mesin",
        "tak tanya orang rumah dulu",
        "gak mau mesin jahit, maunya mesin obras",
        "usul petugas kebersihan ditambah",
        "percuma usul",
        "kalau bicara sama orang tua harus sopan",
    ],
)
def test_no_human_is_wanted(said: str) -> None:
    assert not wanted(said)


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("kata pak rt lewat sini bisa minta bedah rumah, bener ga pak", "bedah rumah"),
        ("jare bu lurah neng kene iso njaluk lampu, tenan po?", "lampu"),
        ("temen saya bilang bisa usul wifi lewat sini, emang iya?", "wifi"),
        ("ngendikanipun pak RW saged nyuwun sumur bor lumantar mriki, leres nggih?", "sumur bor"),
        ("saya denger kalo mau usul talud bisa lewat sini bener ga ya", "talud"),
        ("i heard i can ask for a street light here, is that true?", "street light"),
        ("kata pak lurah usulan saya bisa dibatalkan?", ""),
        ("kata pak rt gotnya bisa diperbaiki", ""),
        ("kata mbah pengen kursi roda", ""),
        ("bisa usul lampu jalan lewat sini gak", ""),
    ],
)
def test_what_is_said_to_be_possible(said: str, what: str) -> None:
    assert may_be_wished(said) == what


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("mau ngusulin soal posyandu lansia gimana caranya ya", "posyandu lansia"),
        ("pengen mengusulkan talud kali itu bagaimana cara nya pak", "talud kali"),
        ("arep ngusulke lampu dalan piye carane", "lampu dalan"),
        ("kata mbah bisa usul sumur bor lewat sini, bener ga", "sumur bor"),
        ("cara usulnya gimana", ""),
        ("usul saya mau dibatalkan", ""),
    ],
)
def test_what_is_wished_by_who_asks_for_it(said: str, what: str) -> None:
    assert asked_wish(said) == what


@pytest.mark.parametrize("part", ["kata ", "bisa minta ", ", bener ga", " pak", "lewat sini "])
def test_hostile_texts_are_read_in_time(part: str) -> None:
    for text in (part * 2000, f"kata orang bisa minta lampu{part * 20}"):
        assert wanted(text) in (True, False)
        may_be_wished(text)
