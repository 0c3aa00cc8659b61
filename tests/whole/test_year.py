"""A simulated year: nobody's proposal ends in silence, and nobody is told anything twice."""

from __future__ import annotations

import os
from collections import Counter
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from bot.settings import Settings
from storage.database.store import Store
from storage.database.tables import history
from storage.database.tables import proposals as rows
from storage.proposals import numbers, silence
from storage.proposals.rulings import DECIDED
from tests.support import Clock, World
from tests.whole.year.days import Year
from tests.whole.year.people import LIMITS, Attempt, Platform

ENDINGS = ("ditolak", "dibatalkan", "selesai")

# What has happened at least once in a large year, besides every decision.
HAPPENED = {
    "submitted", "changed", "withdrawn", "taken_over", "disowned", "asked", "answered", "noted",
    "taken_back", "carried_over", "overdue", "postponed", "confirmed", "disputed",
    "stands", "dated", "merged", "gathered", "parted", "released", "affirmed",
}  # fmt: skip

# What became of telling somebody of a step; "" is still on its way.
FATES = {"told", "known", "quiet", "blocked", "gone", "refused", "nobody", ""}

# What is told besides the steps.
BESIDES = {
    "reminder", "answer", "photo", "followed", "bundled overdue", "forum", "supported",
    "merged with it", "listed",
}  # fmt: skip


# By dice that somebody sets a year may lack what is rare; all else holds for it.
OTHER = "REMBUK_TEST_SEED" in os.environ


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("database_url", "size", "last"),
    [("sqlite", 240, date(2028, 1, 21)), ("postgresql", 60, date(2027, 7, 31))],
    indirect=["database_url"],
)
async def test_a_year(settings: Settings, seed: str, size: int, last: date) -> None:
    """While it is lived, every message is held against the ledger, and at each day's end nobody is
    silent. REMBUK_TEST_SEED gives another year, or one that has failed once more."""
    clock = Clock()
    clock.now = datetime(2027, 1, 4, 1, tzinfo=UTC)
    seen: list[Attempt] = []
    channels = {n: Platform(n, limits, clock, seen) for n, limits in LIMITS.items()}
    async with World.made(settings, clock, channels=channels, limits=LIMITS) as world:
        world.app.sender.lull = 0.0  # staff say much at once here, and no real time passes
        year = Year(world, clock, seed, size, seen=seen, last=last)
        await year.live()
        await ended_well(year)
        if size >= 240 and not OTHER:
            await was_full(year)


async def ended_well(year: Year) -> None:
    """At the end each proposal has an ending or a date, and each step was announced."""
    world = year.world
    today = silence.day(year.clock.now, world.app.site.areas.cities[0])
    found = await world.rows(select(rows))
    assert len(found) == year.size
    for row in found:
        case = year.ledger.cases[row.id]
        into = case.merged_into.id if case.merged_into is not None else None
        assert (row.merged_into, row.supports) == (into, year.ledger.behind(case)), (
            case.number,
            year.ledger.supporters(case),
            [each.number for each in year.ledger.members(case)],
        )
        assert (row.held is not None) == case.held, case.number
        if into is not None:
            assert row.hear is None
        elif row.hear is None:
            assert row.state in ENDINGS, row
        else:
            assert row.hear >= today, row
    ended = sum(row.state in ENDINGS for row in found)
    assert 0 < ended < year.size
    gaps: list[str] = []

    async def look(store: Store) -> None:
        gaps[:] = await numbers.gaps(store.connection)

    await world.app.turns.do(look)
    assert gaps == []


async def was_full(year: Year) -> None:
    """Everything that can happen has happened."""
    world, ledger = year.world, year.ledger
    events = Counter(row.event for row in await world.rows(select(history.c.event)))
    assert events.keys() >= HAPPENED | DECIDED
    silent = [c for c in ledger.cases.values() if c.steps[-1][0].event == "carried_over"]
    kept = await world.rows(select(rows.c.id, rows.c.year, rows.c.state))
    assert silent
    stands = {row.id: (row.year, row.state) for row in kept}
    assert {stands[case.id] for case in silent} == {(2029, "diajukan")}
    fates = Counter(
        told if isinstance(told, str) else told.fate
        for case in ledger.cases.values()
        for _, told in case.steps
    )
    assert fates.keys() >= FATES
    assert fates["told"] > 5 * year.size
    assert ledger.told.keys() >= BESIDES
    assert year.too_late > 0
    assert len({case.area for case in ledger.cases.values()}) == len(year.kelurahan) == 22
