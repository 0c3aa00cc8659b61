"""JADWAL of an area that is named, whoever asks."""

from __future__ import annotations

import pytest

from tests.support import World


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_of_the_area_that_is_named(world: World) -> None:
    siti = await world.person("siti").welcomed()
    heard = (await siti.say("musrenbang ganjar agung kapan"))[-1].text
    assert "Kelurahan Ganjar Agung" in heard
    # Nobody is invited there for having asked.
    assert "kami kabari" not in heard
    assert "Kota Metro" in (await siti.say("jadwal"))[-1].text
