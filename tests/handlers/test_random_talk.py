"""Residents and staff who say anything at any moment: no message makes a turn fail."""

from __future__ import annotations

import random

import pytest

from handlers.reading.meaning.examples import examples
from storage.staff.roles import Role
from tests.conftest import SEED
from tests.handlers.staff.test_desk import official
from tests.support import World

# So many messages; `python -m pytest -k random_talk` with another REMBUK_TEST_SEED says others.
MESSAGES = 250

JOINTS = (", ", ". ", "? ", "\n", " tp ", " sama ", ", eh ")
# What leads through forms, more often than chance would.
WAYS = (
    "usul", "Imopuro", "1", "2", "kirim", "ya", "tidak", "lewati", "batal", "ubah", "kembali",
    "rt 5 rw 2", "120 m", "cek 1", "tugas", "sepakati 1", "tolak 1", "tanya 1", "wakili", "ekspor",
)  # fmt: skip


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_whatever_is_said_is_answered(world: World) -> None:
    dice = random.Random(SEED)
    said = [each.text for each in examples()]
    siti = await world.person("siti").lives_in("18.72.01.1003")
    await siti.proposes("Perbaikan jembatan kali RT 05")
    await siti.proposes("Lampu jalan gang Kelinci")
    people = [siti, world.person("baru")]
    for name, role, area in (
        ("fasilitator", Role.FASILITATOR, "18.72.01.1003"),
        ("lurah", Role.VERIFIKATOR, "18.72.01.1003"),
        ("admin", Role.ADMIN, "18.72"),
    ):
        people.append(await official(world, name, role, area))
    for n in range(MESSAGES):
        kind = dice.random()
        text = dice.choice(WAYS) if kind < 0.25 else dice.choice(said)
        if kind > 0.55:
            text += dice.choice(JOINTS) + dice.choice(said)
        heard = await dice.choice(people).say(text)
        assert not any("ada kesalahan di tempat kami" in each.text for each in heard), (n, text)
        if n % 40 == 0:
            world.clock.move(minutes=dice.choice((1, 30, 600, 5000)))
