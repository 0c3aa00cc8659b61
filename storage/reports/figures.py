"""Counts over the whole database, for metrics and `rembuk doctor`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.city import areas, monthly
from storage.database.tables import files, outbox, people, proposals
from storage.messages import bill
from storage.proposals import silence


@dataclass(frozen=True, slots=True)
class Figures:
    """How many there are."""

    people: int
    proposals: dict[str, int]  # by state
    unsettled: dict[str, int]  # messages not sent yet, by channel
    wanted: int  # files still to be fetched
    silent: int = 0  # proposals whose author should have heard by now, and has not
    overdue: int = 0  # proposals that wait for a decision whose date has passed
    bill: bill.Bill | None = None  # what platforms bill, of this month
    undated: int = 0  # tahapan that have no date although proposals wait there, or for them
    month: Mapping[str, int] = field(default_factory=dict)  # what is counted by month, of this one


async def count(
    connection: AsyncConnection, now: datetime, windows: Mapping[str, timedelta]
) -> Figures:
    """`windows` are the channels that let us only answer, and for how long."""
    silent = overdue = undated = 0
    month: Counter[str] = Counter()
    for city in (await areas.load(connection)).cities:
        counted = await silence.count(connection, city, now, windows)
        silent, overdue = silent + counted[0], overdue + counted[1]
        undated += len(await silence.undated(connection, city))
        month += await monthly.of_month(connection, city, now)
    by_state = await connection.execute(
        select(proposals.c.state, func.count()).group_by(proposals.c.state)
    )
    waiting = await connection.execute(
        select(outbox.c.channel, func.count())
        .where(outbox.c.settled_at.is_(None))
        .group_by(outbox.c.channel)
    )
    known = await connection.execute(select(func.count()).select_from(people))
    wanted = await connection.execute(select(func.count()).where(files.c.state == "wanted"))
    return Figures(
        people=int(known.scalar_one()),
        proposals={row[0]: row[1] for row in by_state},
        unsettled={row[0]: row[1] for row in waiting},
        wanted=int(wanted.scalar_one()),
        silent=silent,
        overdue=overdue,
        undated=undated,
        month=month,
        bill=await bill.read(connection, now),
    )
