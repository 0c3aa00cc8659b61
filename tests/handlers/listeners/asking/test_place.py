"""Whether this is the place to propose is answered yes, and a proposal is offered."""

from __future__ import annotations

import time

import pytest

from handlers.reading.said.of_us.hearsay import asks_place
from tests.handlers.listeners.test_own import hears
from tests.support import World


@pytest.mark.parametrize(
    "text",
    [
        "permisi, ini nomor buat ngusulin bukan ya?",
        "niki leres panggenan kangge usul nggih?",
        "iki sing kanggo ngusulke musrenbang to",
        "hello, is this the place to suggest things?",
    ],
)
def test_asks_whether_this_is_the_place(text: str) -> None:
    assert asks_place(text)


@pytest.mark.parametrize(
    "text", ["ini usulan saya ya", "ini buat usul lampu jalan ya", "ini tempat sampah usul ya"]
)
def test_what_tells_more_asks_no_place(text: str) -> None:
    assert not asks_place(text)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_it_is_answered(world: World) -> None:
    siti = await world.person("siti").welcomed()
    assert "Betul, di sini tempatnya" in await hears(siti, "niki nomer kangge usulan nggih?")
    assert "Buat usulan" in siti.heard[-1].labels


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_it_is_answered_after_the_name(world: World) -> None:
    siti = world.person("siti")
    for said in ("permisi, ini yg untuk pengajuan usulan kan?", "ya", "Siti"):
        heard = "\n".join(each.text for each in await siti.say(said))
    assert "Betul, di sini tempatnya" in heard
    assert "maksud Anda yang mana" not in heard


def test_long_texts_are_read_at_once() -> None:
    began = time.monotonic()
    for each in ("ini buat usul ya " * 235, "apa ini " * 500):
        asks_place(each)
        asks_place(each[:239])
    assert time.monotonic() - began < 0.5
