"""Proposals that wait until a person has looked at them: kept, numbered and told like others, and
never shown to others before. A word list and repetition hold them, only staff let them go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import and_, false, func, or_, select

from storage.city import areas, monthly
from storage.city.areas import Area, within
from storage.database.store import Store
from storage.database.tables import proposals
from storage.people.model import Person
from storage.proposals.lookup import plain_proposal
from storage.proposals.model import EventKind, Proposal
from storage.proposals.rulings import OPEN, Unfit
from storage.proposals.steps import Change, advance, opened
from storage.staff import staff
from storage.staff.roles import Grant, Operation
from storage.staff.staff import Actor


class Held(StrEnum):
    """Why it waits."""

    INSULT = "insult"
    ADVERT = "advert"
    GIBBERISH = "gibberish"
    AGAIN = "again"  # the same text over and over
    MANY = "many"  # more in a day than one person usually has


# From so many of one person in a day on; what staff enter for others, and lists, are not counted.
MANY = 10
# The same text for the fourth time within so long.
TIMES, LATELY = 3, timedelta(days=30)


def repeated(sent: Sequence[tuple[str, datetime]], begins: datetime, wish: str) -> Held | None:
    """Whether somebody says the same over and over, or more than others in a day, by what they
    `sent` lately and when, and when the day began."""
    folded = _plain(wish)
    if sum(_plain(text) == folded for text, _ in sent) >= TIMES:
        return Held.AGAIN
    return Held.MANY if sum(at >= begins for _, at in sent) >= MANY else None


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


async def waiting(
    store: Store, held: list[tuple[Grant, Area]], skip: int, count: int
) -> tuple[int, list[Proposal]]:
    """How many wait for somebody of these roles, and some of them, the oldest first. Raises
    NotAllowed."""
    where = []
    for grant, city in held:
        staff.carrying([grant], Operation.RELEASE)
        where.append(and_(proposals.c.city == city.code, within(proposals.c.area, grant.area)))
    if not where:
        return 0, []
    waits = proposals.c.state.in_(sorted(OPEN))
    here = and_(proposals.c.held.is_not(None), waits, or_(false(), *where))
    total = (await store.fetch(select(func.count()).select_from(proposals).where(here)))[0][0]
    query = select(proposals).where(here).order_by(proposals.c.id).offset(skip).limit(count)
    return total, [plain_proposal(row) for row in await store.fetch(query)]


async def release(store: Store, by: Person | Actor, id: int) -> Proposal:
    """Somebody has looked: it is shown to others like any. Raises LookupError, staff.NotAllowed,
    or Unfit where it does not wait."""
    proposal, known, _ = await opened(store, id)
    speaker = None
    if isinstance(by, Actor):
        actor = by
    else:
        tahap = known.tahap(proposal.city, proposal.year, proposal.tahap)
        level = tahap.level if tahap else None
        area, speaker = proposal.content.area, by
        opd = proposal.opd
        actor = await staff.require(store, by, Operation.RELEASE, area, tahap=level, opd=opd)
    if proposal.held is None:
        raise Unfit(proposal)
    city = await areas.city(store, proposal.city)
    await monthly.add(store, city, f"care:released:{proposal.held}")
    change = Change(EventKind.RELEASED, speaker=speaker, values={"held": None})
    advance(store, proposal, actor, change)
    return proposal
