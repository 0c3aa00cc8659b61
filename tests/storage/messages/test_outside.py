"""What waits for people who have been silent is found by whom it concerns, however much waits."""

from __future__ import annotations

import dataclasses
from collections.abc import AsyncIterator
from functools import partial
from typing import Any

import pytest
from sqlalchemy import func, select, update

from benchmarks.mailings import silent
from bot.app import build
from bot.settings import Settings
from storage.database.store import Store
from storage.database.tables import addresses, outbox
from storage.database.tables import sharing as shared
from storage.messages import daily_limit, openings, outside
from storage.messages.mailings import progress
from storage.people import identity, sharing
from tests.databases import statements
from tests.support import Clock

SIZES = silent.Sizes(people=300, silent=300, daily=0)
BEGUN = {f"+62812{n:08}" for n in (7, 150, 299)}


@pytest.fixture
async def season(settings: Settings) -> AsyncIterator[silent.Season]:
    """An announcement to people of whom nobody may be written to first today."""
    clock = Clock()
    clock.now = silent.BEGIN
    platform = silent.Platform(clock, SIZES)
    own = dataclasses.replace(settings, twilio_daily=SIZES.daily)
    async with build(own, channels={silent.CHANNEL: platform}, clock=clock) as app:
        made = silent.Season(app, clock, platform, SIZES)
        await made.populate()
        await made.announce()
        await made.look()
        yield made


async def plans(season: silent.Season, work: Any) -> str:
    """How SQLite would do what some work reads and changes; nothing on PostgreSQL, which knows how
    much there is of what."""
    database = season.app.database
    with statements(database) as made:
        await season.app.turns.do(work)
    found = []
    async with database.writer.connect() as connection:
        for statement, args in made if database.sqlite else ():
            if not statement.startswith(("SELECT", "UPDATE", "DELETE")):
                continue
            rows = await connection.exec_driver_sql("EXPLAIN QUERY PLAN " + statement, args)
            found += [str(row[-1]) for row in rows]
    return "\n".join(found)


async def test_whoever_was_written_to_today_is_found_among_many(season: silent.Season) -> None:
    found: list[outside.Waiting] = []

    async def chore(store: Store) -> None:
        for _ in range(2):  # when it is decided, and when it has gone
            await daily_limit.begins(store, silent.CHANNEL, BEGUN)
        found[:] = await outside.undecided(store, silent.CHANNEL, (), begun=True, count=200)

    plan = await plans(season, chore)
    assert {each.address for each in found} == BEGUN
    assert all(each.begun for each in found)
    assert "ix_outbox_undecided" not in plan
    assert "SCAN outbox" not in plan

    async def some(store: Store) -> None:
        found[:] = await outside.undecided(store, silent.CHANNEL, (), begun=True, count=2)

    await season.app.turns.do(some)
    assert len(found) == 2

    async def used(store: Store) -> int:
        return await daily_limit.used(store, silent.CHANNEL)

    assert await season.app.turns.do(used) == len(BEGUN)


async def test_windows_belong_to_our_number(season: silent.Season) -> None:
    async def reached(store: Store, number: str) -> bool:
        return await identity.reached_at(store, channel=silent.CHANNEL, number=number)

    async def heard(store: Store) -> int:
        query = select(func.count()).where(addresses.c.heard_at.is_not(None))
        return int((await store.fetch(query))[0][0])

    turns = season.app.turns
    for number, moved, left in (("+1", False, 300), ("+1", False, 300), ("+2", True, 0)):
        assert await turns.do(partial(reached, number=number)) is moved
        assert await turns.do(heard) == left


async def test_an_opening_that_is_given_up_reads_its_own_messages(season: silent.Season) -> None:
    async def chore(store: Store) -> None:
        await openings.give_up(store, silent.CHANNEL, min(BEGUN))

    plan = await plans(season, chore)
    assert "ix_outbox_way" not in plan
    assert "SCAN outbox" not in plan


async def test_a_mailing_of_which_all_waits_is_not_read_through(season: silent.Season) -> None:
    found: list[Any] = []

    async def chore(store: Store) -> None:
        found[:] = await progress.sendable(store.connection, store.now)

    plan = await plans(season, chore)
    assert found == []
    if season.app.database.sqlite:
        assert "ix_outbox_mailing " in plan


async def test_what_comes_once_to_a_phone_is_found_by_the_phone(season: silent.Season) -> None:
    """Of two people at one phone the second hears nothing twice, and a third, whose platform names
    that phone beside their own address, neither."""
    o = outbox.c

    async def beside(store: Store) -> int:
        query = select(o.mailing_id, o.person_id, o.address).where(o.mailing_id.is_not(None))
        first, second, third, *_ = await store.fetch(query.order_by(o.id))
        there = first.address
        await store.execute(
            update(outbox).where(o.person_id == second.person_id).values(address=there)
        )
        await store.execute(
            update(addresses).where(addresses.c.address == third.address).values(beside=there)
        )
        for row in (first, second, third):
            store.insert(
                shared,
                channel=silent.CHANNEL,
                address=there,
                person_id=row.person_id,
                first=row is first,
            )
        await store.flush()
        return int(first.mailing_id)

    mailing = await season.app.turns.do(beside)
    dropped: list[int] = []

    async def chore(store: Store) -> None:
        dropped.append(await sharing.once(store, mailing))

    plan = await plans(season, chore)
    assert dropped == [2]
    if season.app.database.sqlite:
        assert "ix_outbox_channel_address_id" in plan
        assert "SCAN outbox" not in plan
