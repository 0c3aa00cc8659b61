"""What was not accommodated goes into the next year: one operation over a filter. The number stays
and the year moves; each author is asked once, and silence keeps the proposal for that year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, false, func, or_, select

from storage.city import areas, cycles
from storage.city.areas import Area, within
from storage.database import notes
from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import audit, proposals
from storage.people import people
from storage.people.model import Person
from storage.proposals.lookup import carried_of, plain_proposal
from storage.proposals.model import ENDED, EventKind, NotYours, Proposal, State
from storage.proposals.rulings import Unfit, waits
from storage.proposals.steps import Change, advance, as_author, local_day, opened
from storage.staff import staff
from storage.staff.roles import Grant, Operation, covers, may
from storage.staff.staff import Actor

# Proposals in one transaction: others wait for it.
AT_ONCE = 100

# So long before its date staff are told what waits to be carried over.
SOON = timedelta(days=45)

# A note by this and the id of its line in the audit log says how many have been carried over.
NOTE = "carried:"


class WrongYear(ValueError):
    """Proposals are not collected for that year now. Holds the one that they are collected for."""

    def __init__(self, year: int) -> None:
        super().__init__(str(year))
        self.year = year


@dataclass(frozen=True, slots=True)
class Filter:
    """Which of what was kept: of an area and all below it ("" the whole city), of a bidang, for a
    reason; `numbers` are running numbers, none of them all."""

    area: str = ""
    topic: str = ""
    reason: str = ""
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be carried over, into which year, by whom, in which areas of theirs."""

    id: int
    city: str
    year: int
    wanted: Filter
    by: Actor
    held: tuple[tuple[str, str | None], ...]  # areas of the roles that carry, each with its OPD
    at: datetime


@dataclass(frozen=True, slots=True)
class Portion:
    """How many were carried over just now and in all; `left` of the order are still to go."""

    order: Order
    count: int
    total: int
    left: int


async def _roles(
    store: Store, by: Person | Actor, city: Area
) -> tuple[Actor, tuple[tuple[str, str | None], ...]]:
    """In which areas of a city somebody may, each with the OPD that they are limited to. Raises
    NotAllowed."""
    if isinstance(by, Actor):
        return by, ((city.code, None),)
    held = [
        each
        for each in await staff.grants(store, by.id)
        if each.area == "" or f"{each.area}.".startswith(f"{city.code}.")
        or f"{city.code}.".startswith(f"{each.area}.")
    ]  # fmt: skip
    carries = staff.carrying(held, Operation.CARRY_OVER)
    widest = min(carries, key=lambda each: len(each.area))
    return staff.as_actor(widest, by), tuple((each.area, each.opd) for each in carries)


async def year_of(store: Store, city: Area, year: int | None = None) -> int:
    """The year into which what was kept goes now. Raises WrongYear for another."""
    known = await cycles.load(store)
    now = known.year_on(city.code, local_day(store, city))
    if year not in (None, now):
        raise WrongYear(now)
    return now


def _where(
    city: str,
    year: int,
    held: Sequence[tuple[str, str | None]],
    wanted: Filter,
    before: datetime | None = None,
) -> list[ColumnElement[bool]]:
    where = [
        proposals.c.city == city,
        proposals.c.state == State.BELUM_DIAKOMODIR,
        proposals.c.hear.is_not(None),
        proposals.c.year < year,
    ]
    mine = []
    for area, opd in held:
        here = within(proposals.c.area, area)
        if opd is not None:
            here = and_(here, func.lower(proposals.c.opd) == opd.lower())
        mine.append(here)
    where.append(or_(false(), *mine))
    if wanted.area:
        where.append(within(proposals.c.area, wanted.area))
    if wanted.topic:
        where.append(proposals.c.topic == wanted.topic)
    if wanted.reason:
        where.append(proposals.c.reason == wanted.reason)
    if wanted.numbers:
        where.append(proposals.c.number.in_(wanted.numbers))
    if before is not None:
        where.append(proposals.c.changed_at <= before)
    return where


async def count(
    store: Store, by: Person | Actor, city: Area, year: int, wanted: Filter
) -> tuple[int, dict[int, int], int]:
    """How many would be carried over, how many of them are from which year, and how many people
    would be asked. Raises NotAllowed."""
    _, held = await _roles(store, by, city)
    where = _where(city.code, year, held, wanted)
    rows = await store.fetch(
        select(proposals.c.year, func.count().label("n")).where(*where).group_by(proposals.c.year)
    )
    author = func.coalesce(proposals.c.person_id, proposals.c.entered_by)
    asked = (await store.fetch(select(func.count(author.distinct())).where(*where)))[0][0]
    of = {row.year: row.n for row in rows}
    return sum(of.values()), of, int(asked)


async def waiting(store: Store, held: Sequence[Grant], city: Area) -> tuple[int, int]:
    """How many wait to be carried over by some roles, and into which year; none before it is
    time."""
    known, day = await cycles.load(store), local_day(store, city)
    year = known.year_on(city.code, day)
    by = cycles.again(known.collecting(city.code, year), day)
    mine = [each for each in held if may(each, Operation.CARRY_OVER, each.area)]
    if not mine or by is None or by - day > SOON:
        return 0, year
    where = _where(city.code, year, [(each.area, each.opd) for each in mine], Filter())
    return int((await store.fetch(select(func.count()).where(*where)))[0][0]), year


async def carry_over(
    store: Store, by: Person | Actor, city: Area, year: int, wanted: Filter
) -> int:
    """Has what was kept and is wanted carried over, in portions (`go_on`), whatever ends in
    between; gives how many it is. It is a line in the audit log. Raises NotAllowed or WrongYear."""
    actor, held = await _roles(store, by, city)
    if not any(covers(area, wanted.area) or covers(wanted.area, area) for area, _ in held):
        raise staff.NotAllowed(Operation.CARRY_OVER)
    await year_of(store, city, year)
    where = _where(city.code, year, held, wanted)
    total = int((await store.fetch(select(func.count()).where(*where)))[0][0])
    if not total:
        return 0
    id = new_id()
    data = {
        "year": year,
        "area": wanted.area,
        "topic": wanted.topic,
        "reason": wanted.reason,
        "numbers": list(wanted.numbers),
        "held": [list(each) for each in held],
        "role": [actor.role, actor.area],
    }
    store.insert(
        audit,
        id=id,
        at=store.now,
        person_id=actor.person_id,
        actor=actor.name[:120],
        action="carry_over",
        area=city.code,
        about=str(year),
        data=data,
    )
    await notes.save(store, f"{NOTE}{id}", "0")
    return total


async def go_on(store: Store) -> Portion | None:
    """Another portion of what is still to be carried over; None when there is nothing."""
    for id, done in sorted((await notes.under(store, NOTE)).items()):
        order = await _order(store, int(id))
        if order is None:
            await notes.drop(store, f"{NOTE}{id}")
            continue
        return await _portion(store, order, int(done))
    return None


async def _order(store: Store, id: int) -> Order | None:
    rows = await store.fetch(select(audit).where(audit.c.id == id))
    if not rows:
        return None
    row = rows[0]
    data: dict[str, Any] = row.data
    wanted = Filter(data["area"], data["topic"], data["reason"], tuple(data["numbers"]))
    role, area = data["role"]
    by = Actor(row.actor, role, area, row.person_id)
    held = tuple((area, opd) for area, opd in data["held"])
    return Order(id, row.area, data["year"], wanted, by, held, row.at)


async def _portion(store: Store, order: Order, done: int) -> Portion:
    # Those of one author together, so that one message can tell of them.
    author = func.coalesce(proposals.c.person_id, proposals.c.entered_by)
    where = _where(order.city, order.year, order.held, order.wanted, order.at)
    query = select(proposals).where(*where).order_by(author, proposals.c.id).limit(AT_ONCE)
    if store.dialect == "postgresql":
        query = query.with_for_update()
    rows = await store.fetch(query)
    name = f"{NOTE}{order.id}"
    total = done + len(rows)
    if rows and not await notes.renew(store, name, str(total)):
        return Portion(order, 0, done, 0)  # another process has just done these
    found = [plain_proposal(row) for row in rows]
    await people.prepare(store, list({p.author for p in found if p.author is not None}))
    known = await cycles.load(store)
    day = local_day(store, await areas.city(store, order.city))
    tahap = known.collecting(order.city, order.year)
    for proposal in found:
        advance(
            store,
            proposal,
            order.by,
            Change(
                EventKind.CARRIED_OVER,
                state=State.DIAJUKAN,
                next=tahap.key,
                by=cycles.due(tahap, day),
                data={"to": order.year},
                values={
                    "year": order.year,
                    "tahap": tahap.key,
                    "desk": tahap.level,
                    "reason": None,
                    "note": None,
                    **waits(tahap, day),
                },
            ),
        )
    await store.flush()
    left = int((await store.fetch(select(func.count()).where(*where)))[0][0])
    if not left:
        await notes.drop(store, name)
    return Portion(order, len(rows), total, left)


# --- what its author says to it -----------------------------------------------------------------


def to_affirm(proposal: Proposal) -> bool:
    """Whether its author has been asked if they still need it, and has not said so yet. Of a whole
    proposal only."""
    of = (EventKind.CARRIED_OVER, EventKind.AFFIRMED)
    said = [step.event for step in proposal.history if step.event in of]
    open_still = proposal.state not in ENDED | {State.BELUM_DIAKOMODIR, State.DIGABUNG}
    return open_still and bool(said) and said[-1] == EventKind.CARRIED_OVER


async def all_to_affirm(store: Store, person_id: int, count: int) -> list[Proposal]:
    """The newest of a person's proposals of which they have been asked whether they still need
    them, and have not said."""
    return [each for each in await carried_of(store, person_id, count) if to_affirm(each)]


async def affirm(store: Store, person: Person, id: int) -> Proposal:
    """MASIH PERLU: the author still needs it. Raises LookupError, NotYours or Unfit."""
    proposal, _, _ = await opened(store, id)
    if proposal.author != person.id:
        raise NotYours
    if not to_affirm(proposal):
        raise Unfit(proposal)
    actor = as_author(proposal, person)
    advance(store, proposal, actor, Change(EventKind.AFFIRMED, speaker=person))
    return proposal
