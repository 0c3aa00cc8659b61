"""Whoever wants two bidang in one proposal is asked which it is to be."""

from __future__ import annotations

import time

import pytest

from tests.handlers.proposals.proposing.test_bidang import at_bidang
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("said", "first", "other"),
    [
        ("loro-lorone oleh ora pak, sosial karo ekonomi", "Sosial budaya", "Ekonomi"),
        ("menawi ekonomi kaliyan sosial sareng saged mboten nggih", "Ekonomi", "Sosial budaya"),
        ("can I pick both 1 and 2?", "Fisik dan prasarana", "Ekonomi"),
        ("bisa ga 2 & 3 digabung", "Ekonomi", "Sosial budaya"),
    ],
)
async def test_which_of_two_it_is_to_be(world: World, said: str, first: str, other: str) -> None:
    siti = await at_bidang(world)
    heard = (await siti.say(said))[-1]
    assert "Satu usulan hanya punya satu bidang" in heard.text
    assert f"Yang ini {first} atau {other}?" in heard.text
    assert {first, other} == set(heard.labels) - {"Kembali"}
    await siti.tap(other)
    assert siti.done.asking == "propose.wish"


@pytest.mark.parametrize("said", ["boleh pilih dua?", "keduanya bisa ga", "more than one ok?"])
async def test_which_of_all_it_is_to_be(world: World, said: str) -> None:
    siti = await at_bidang(world)
    heard = (await siti.say(said))[-1]
    assert "Yang ini bidang apa?" in heard.text
    assert siti.done.asking == "propose.topic"


@pytest.mark.parametrize("said", ["sosial dan budaya", "kesehatan sama pendidikan"])
async def test_one_bidang_by_two_words_is_one(world: World, said: str) -> None:
    siti = await at_bidang(world)
    await siti.say(said)
    assert siti.done.asking == "propose.wish"


async def test_long_texts_are_read_at_once(world: World) -> None:
    siti = await at_bidang(world)
    began = time.monotonic()
    await siti.say("fisik sama ekonomi " * 210)
    assert time.monotonic() - began < 5
