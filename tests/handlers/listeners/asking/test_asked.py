"""What is asked of us while nothing is open: for a human being, whether something may be wished."""

from __future__ import annotations

import pytest

from tests.handlers.listeners.test_own import hears
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    "said",
    [
        "bisa ngomong sama orangnya langsung gak? capek sama robot",
        "aku emoh ngomong karo mesin",
        "percuma ngomong sama robot",
    ],
)
async def test_a_human_is_asked_for(world: World, said: str) -> None:
    siti = await world.person("siti").welcomed()
    assert "Untuk bicara dengan petugas" in await hears(siti, said)


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("kata pak rt lewat sini bisa minta bedah rumah, bener ga pak", "bedah rumah"),
        ("jare bu lurah neng kene iso njaluk lampu jalan, tenan po?", "lampu jalan"),
        ("temen saya bilang bisa usul taman baca lewat sini, emang iya?", "taman baca"),
    ],
)
async def test_what_others_say_is_answered_and_offered(world: World, said: str, what: str) -> None:
    siti = await world.person("siti").welcomed()
    heard = await hears(siti, said)
    assert "itu bisa diusulkan di sini" in heard
    assert siti.done.asking is None
    assert f'usulan "{what}"' in await hears(siti, "ya")
    assert siti.done.asking == "propose.area"


async def test_what_is_for_one_person_is_not_offered(world: World) -> None:
    siti = await world.person("siti").welcomed()
    heard = await hears(siti, "kata orang bisa minta bansos di sini, apa bener?")
    assert "Dinas Sosial" in heard
