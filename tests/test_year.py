"""A simulated year: nobody's proposal ends in silence, and nobody is told anything twice."""

from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

import bot.sender
from bot.settings import Settings
from storage import proposals, silence
from storage.roles import Grant, Role
from storage.store import Store
from storage.tables import history
from storage.tables import proposals as rows
from tests.support import Clock, World
from tests.year.days import CITY, Year
from tests.year.people import LIMITS, Attempt, Platform


@pytest.mark.parametrize(
    ("database_url", "size", "seed"),
    [("sqlite", 1000, 1), ("sqlite", 100, 2), ("postgresql", 100, 3)],
    indirect=["database_url"],
)
async def test_a_year(
    settings: Settings, size: int, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.sender, "SETTLE_AFTER", 0.0)
    clock = Clock()
    clock.now = datetime(2027, 1, 4, 1, tzinfo=UTC)
    seen: list[Attempt] = []
    channels = {n: Platform(n, limits, clock, seen) for n, limits in LIMITS.items()}
    async with World.made(settings, clock, channels=channels, limits=LIMITS) as world:
        year = Year(world, clock, random.Random(seed), size, seen=seen)
        await year.live()
        await ended_well(year)


async def ended_well(year: Year) -> None:
    """At the end: an ending or a date for each, and nobody missing from the list of the unreached."""
    world, ledger = year.world, year.ledger
    today = silence.day(year.clock.now, world.app.place.city())
    endings, dated = ("ditolak", "dibatalkan", "selesai"), 0
    for row in await world.rows(select(rows)):
        if row.hear is None:
            assert row.state in endings, row
        else:
            assert row.hear >= today, row
            dated += 1
    assert 0 < dated < year.size
    assert await world.count("proposals") == year.size
    gaps: list[str] = []

    async def look(store: Store) -> None:
        gaps[:] = await proposals.gaps(store)

    await world.app.turns.do(look)
    assert gaps == []
    print(Counter(row.event for row in await world.rows(select(history.c.event))))
    print(dict(ledger.told))
    print(
        Counter(
            f if isinstance(f, str) else f.fate for c in ledger.cases.values() for _, f in c.steps
        )
    )
