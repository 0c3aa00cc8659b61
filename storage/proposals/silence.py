"""The watch that no proposal ends in silence: what is overdue, whom nobody could tell, and what
waits for whom."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from sqlalchemy import and_, func, not_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.city import cycles
from storage.city.areas import Area
from storage.city.cycles import Tahap
from storage.database.store import Memo, Store
from storage.database.tables import addresses, people, proposals
from storage.people import people as people_of
from storage.proposals.lookup import plain_proposal
from storage.proposals.model import EventKind, Proposal, State
from storage.proposals.rulings import kept_for
from storage.proposals.steps import CALENDAR, Change, advance

# A day ends for the watch at this hour of the next morning: nobody is told anything at midnight.
MORNING = timedelta(hours=7)

# Proposals in one transaction: others wait for it.
AT_ONCE = 100


# Steps, by proposal and version, of which one message tells with others: they tell nothing of their
# own.
TOGETHER: Memo[tuple[int, int], bool] = Memo()


def day(now: datetime, city: Area) -> date:
    """The day that counts for what is due, where the city is."""
    return (now.astimezone(city.zone) - MORNING).date()


async def tell(store: Store, city: Area) -> int:
    """Tells authors whose date has passed without a decision, or without that what was kept was
    carried over, with the new date. Gives how many; call again until none."""
    today = day(store.now, city)
    known = await cycles.load(store)
    query = (
        select(proposals)
        .where(proposals.c.city == city.code, proposals.c.hear < today)
        .order_by(proposals.c.hear, proposals.c.id)
        .limit(AT_ONCE)
    )
    if store.dialect == "postgresql":
        query = query.with_for_update(skip_locked=True)
    found = [plain_proposal(row) for row in await store.fetch(query)]
    await people_of.prepare(store, list({p.author for p in found if p.author is not None}))
    for proposal in found:
        if proposal.state is State.BELUM_DIAKOMODIR:
            _not_carried(store, proposal, known, today)
            continue
        tahap = known.tahap(proposal.city, proposal.year, proposal.tahap)
        tahap = tahap or known.collecting(proposal.city, proposal.year)
        if proposal.state is State.DISEPAKATI:
            # The one whose date its author was told.
            tahap = known.after(tahap, proposal.fund) or tahap
        by, hear = cycles.due(tahap, today), cycles.hear(tahap, today)
        if tahap.ends is None and proposal.due != proposal.hear:
            # No date was promised, so none is missed.
            advance(
                store,
                proposal,
                CALENDAR,
                Change(EventKind.STANDS, next=_next(proposal, tahap), values={"hear": hear}),
            )
        else:
            advance(
                store,
                proposal,
                CALENDAR,
                Change(
                    EventKind.OVERDUE,
                    next=_next(proposal, tahap),
                    by=by,
                    data={"was": proposal.hear.isoformat() if proposal.hear else None},
                    values={"hear": hear, **({} if tahap.ends else {"due": None})},
                ),
            )
    return len(found)


def _not_carried(store: Store, proposal: Proposal, known: cycles.Cycles, today: date) -> None:
    """What was kept and has not been carried over by its date, if it had one."""
    to, again = kept_for(proposal, known, today)
    kind = EventKind.OVERDUE if proposal.due is not None else EventKind.STANDS
    data: dict[str, object] = {"to": to}
    if kind is EventKind.OVERDUE and proposal.hear is not None:
        data["was"] = proposal.hear.isoformat()
    change = Change(kind, next="next_year", by=again["due"], data=data, values=again)
    advance(store, proposal, CALENDAR, change)


def _next(proposal: Proposal, tahap: Tahap) -> str:
    return "author" if proposal.state is State.DIKEMBALIKAN else tahap.key


async def undated(connection: AsyncConnection, city: Area) -> list[tuple[Tahap, int]]:
    """The tahapan of a city that have no date although proposals wait there, or for them, and how
    many do."""
    known = await cycles.read(connection)
    query = (
        select(
            proposals.c.year,
            proposals.c.tahap,
            proposals.c.state,
            proposals.c.fund,
            func.count().label("n"),
        )
        .where(proposals.c.city == city.code, proposals.c.hear.is_not(None))
        .group_by(proposals.c.year, proposals.c.tahap, proposals.c.state, proposals.c.fund)
    )
    counted: dict[tuple[int, str], int] = {}
    for row in await connection.execute(query):
        tahap = known.tahap(city.code, row.year, row.tahap)
        if tahap is not None and row.state == State.DISEPAKATI:
            tahap = known.after(tahap, row.fund) or tahap
        if tahap is not None and tahap.ends is None and row.state != State.BELUM_DIAKOMODIR:
            counted[row.year, tahap.key] = counted.get((row.year, tahap.key), 0) + row.n
    return [
        (tahap, counted[year, tahap.key])
        for year in sorted({year for year, _ in counted})
        for tahap in known.tahapan(city.code, year)
        if (year, tahap.key) in counted
    ]


async def count(
    connection: AsyncConnection, city: Area, now: datetime, windows: Mapping[str, timedelta]
) -> tuple[int, int]:
    """How many proposals of a city are silent, and how many overdue.

    Silent: its date has passed without a decision, and its author, though reachable, has not been
    told so. Overdue: waiting for a decision whose date has passed, told or not. `windows` are the
    channels that let us only answer, and for how long.
    """
    today = day(now, city)
    silent = (
        select(func.count())
        .select_from(proposals)
        .join(people, people.c.id == func.coalesce(proposals.c.person_id, proposals.c.entered_by))
        .join(
            addresses,
            and_(addresses.c.channel == people.c.channel, addresses.c.address == people.c.address),
        )
        .where(
            proposals.c.city == city.code,
            proposals.c.hear < today,
            people.c.quiet_since.is_(None),
            addresses.c.blocked_at.is_(None),
            not_(people_of.shut(now, windows)),
        )
    )
    late = select(func.count()).where(
        proposals.c.city == city.code, proposals.c.desk.is_not(None), proposals.c.due < today
    )
    return (
        int((await connection.execute(silent)).scalar_one()),
        int((await connection.execute(late)).scalar_one()),
    )
