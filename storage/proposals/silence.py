"""The watch that no proposal ends in silence: what is overdue, whom nobody could tell, and what
waits for whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    and_,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    text,
    true,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.city import cycles
from storage.city.areas import Area, within
from storage.city.cycles import Rung
from storage.database.store import Store
from storage.database.tables import (
    MISSED,
    MISSED_THERE,
    addresses,
    bundled,
    history,
    people,
    proposals,
    untold,
)
from storage.database.tables import mailbox as letters
from storage.events import UNTOLD, EventKind
from storage.messages import outbox
from storage.people import people as people_of
from storage.people.people import Person
from storage.proposals.proposals import CALENDAR, Proposal, State, advance, get, plain_proposal
from storage.proposals.questions import Remark, thread
from storage.staff import staff
from storage.staff.roles import Grant, Operation

# A day ends for the watch at this hour of the next morning: nobody is told anything at midnight.
MORNING = timedelta(hours=7)

# Where a channel lets us write only after the person has.
WINDOWED, WINDOW = "whatsapp", timedelta(hours=24)

# Proposals in one transaction: others wait for it.
AT_ONCE = 100


def day(now: datetime, city: Area) -> date:
    """The day that counts for what is due, where the city is."""
    return (now.astimezone(city.zone) - MORNING).date()


async def tell(store: Store, city: Area) -> int:
    """Tells authors whose date has passed without a decision, with the new date; and proposes again
    what was kept for a year whose window has opened. Gives how many; call again until none."""
    today = day(store.now, city)
    known = await cycles.load(store)
    query = (
        select(proposals)
        .where(
            proposals.c.city == city.code,
            proposals.c.hear <= today,
            or_(proposals.c.hear < today, proposals.c.state == State.BELUM_DIAKOMODIR),
        )
        .order_by(proposals.c.hear, proposals.c.id)
        .limit(AT_ONCE)
    )
    if store.dialect == "postgresql":
        query = query.with_for_update(skip_locked=True)
    found = [plain_proposal(row) for row in await store.fetch(query)]
    await people_of.prepare(store, list({p.author for p in found if p.author is not None}))
    for proposal in found:
        rung = known.rung(proposal.city, proposal.year, proposal.rung)
        rung = rung or known.collecting(proposal.city, proposal.year)
        if proposal.state is State.DISEPAKATI:
            rung = known.after(rung) or rung  # the one whose date its author was told
        by, hear = cycles.due(rung, today), cycles.hear(rung, today)
        if proposal.state is State.BELUM_DIAKOMODIR:
            advance(
                store, proposal, EventKind.REOPENED, CALENDAR, state=State.DIAJUKAN,
                next=rung.key, by=by, values={"desk": rung.level, "due": by, "hear": hear},
            )  # fmt: skip
        elif rung.ends is None and proposal.due != proposal.hear:
            # No date was promised, so none is missed.
            advance(
                store, proposal, EventKind.STANDS, CALENDAR, next=_next(proposal, rung),
                values={"hear": hear},
            )  # fmt: skip
        else:
            advance(
                store, proposal, EventKind.OVERDUE, CALENDAR,
                next=_next(proposal, rung), by=by,
                data={"was": proposal.hear.isoformat() if proposal.hear else None},
                values={"hear": hear, **({} if rung.ends else {"due": None})},
            )  # fmt: skip
    return len(found)


def _next(proposal: Proposal, rung: Rung) -> str:
    return "author" if proposal.state is State.DIKEMBALIKAN else rung.key


async def undated(connection: AsyncConnection, city: Area) -> list[tuple[Rung, int]]:
    """The rungs of a city that have no date although proposals wait there, or for them, and how
    many do."""
    known = await cycles.read(connection)
    query = (
        select(proposals.c.year, proposals.c.rung, proposals.c.state, func.count().label("n"))
        .where(proposals.c.city == city.code, proposals.c.hear.is_not(None))
        .group_by(proposals.c.year, proposals.c.rung, proposals.c.state)
    )
    counted: dict[tuple[int, str], int] = {}
    for row in await connection.execute(query):
        rung = known.rung(city.code, row.year, row.rung)
        if rung is not None and row.state == State.DISEPAKATI:
            rung = known.after(rung) or rung
        if rung is not None and rung.ends is None and row.state != State.BELUM_DIAKOMODIR:
            counted[row.year, rung.key] = counted.get((row.year, rung.key), 0) + row.n
    return [
        (rung, counted[year, rung.key])
        for year in sorted({year for year, _ in counted})
        for rung in known.rungs(city.code, year)
        if (year, rung.key) in counted
    ]


async def count(connection: AsyncConnection, city: Area, now: datetime) -> tuple[int, int]:
    """How many proposals of a city are silent, and how many overdue.

    Silent: its date has passed without a decision, and its author, though reachable, has not been
    told so. Overdue: waiting for a decision whose date has passed, told or not.
    """
    today = day(now, city)
    open_window = or_(people.c.channel != WINDOWED, addresses.c.heard_at > now - WINDOW)
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
            open_window,
        )
    )
    late = select(func.count()).where(
        proposals.c.city == city.code, proposals.c.desk.is_not(None), proposals.c.due < today
    )
    return (
        int((await connection.execute(silent)).scalar_one()),
        int((await connection.execute(late)).scalar_one()),
    )


# --- whom nobody could tell -------------------------------------------------------------------

# Why somebody could not be told of a step.
QUIET, BLOCKED, NOBODY = "quiet", "blocked", "nobody"


def unreachable(person: Person | None) -> str | None:
    """Why a person gets no notices; None when they do."""
    if person is None or person.gone:
        return NOBODY
    if person.blocked:
        return BLOCKED
    return QUIET if person.quiet_since is not None else None


def keep_untold(store: Store, proposal_id: int, version: int, why: str) -> None:
    """Notes that the author could not be told of a step."""
    store.insert(untold, proposal_id=proposal_id, version=version, why=why, at=store.now)


async def stop(store: Store, person: Person) -> None:
    """BERHENTI: from now on the person gets nothing that they have not asked for, nor what was on
    its way to them."""
    people_of.change(store, person, quiet_since=store.now)
    for proposal_id, version in await outbox.withhold(store, person.id, QUIET):
        keep_untold(store, proposal_id, version, QUIET)


async def note_missed(store: Store, before: datetime) -> None:
    """Of messages that told nobody of a step, and go because they are old, the step is noted: staff
    are still to see it."""
    gone = and_(letters.c.settled_at.is_not(None), letters.c.created_at < before)
    for missed in _unarrived():
        lost = missed.where(gone).subquery()
        already = exists().where(
            untold.c.proposal_id == lost.c.proposal_id, untold.c.version == lost.c.version
        )
        steps = (
            select(
                lost.c.proposal_id, lost.c.version, func.min(lost.c.why), func.min(lost.c.at)
            )
            .where(~already)
            .group_by(lost.c.proposal_id, lost.c.version)
        )  # fmt: skip
        columns = ["proposal_id", "version", "why", "at"]
        await store.execute(insert(untold).from_select(columns, steps))


async def forget_bundled(store: Store, before: datetime) -> None:
    """Of messages that told of several steps, and have arrived, nobody asks any more of which."""
    arrived = exists().where(
        letters.c.id == bundled.c.letter_id,
        letters.c.settled_at < before,
        letters.c.state.in_([outbox.SENT, outbox.DELIVERED, outbox.READ, outbox.UNKNOWN]),
    )
    await store.execute(delete(bundled).where(arrived))


@dataclass(frozen=True, slots=True)
class Unreached:
    """A step that its author has not been told of, and why: "quiet", "blocked", "nobody", or the
    state of the message ("waiting", "refused", "gone")."""

    proposal: Proposal
    version: int
    why: str
    at: datetime


async def unreached(
    store: Store, held: Iterable[Grant], count: int, skip: int = 0
) -> Sequence[Unreached]:
    """The proposals within the areas of some roles whose author does not know of the newest step,
    oldest proposal first. Raises NotAllowed when none of the roles carries for it."""
    theirs = _theirs(staff.carrying(held, Operation.SEE_UNREACHED))
    # Each of the ways to miss a step comes in the order of an index, so that nothing is sorted
    # and only the pages so far are read.
    steps: dict[int, Any] = {}
    for query in missed(theirs):
        for row in await store.fetch(query.limit(skip + count)):
            known = steps.get(row.proposal_id)
            if known is None or row.version > known.version:
                steps[row.proposal_id] = row
    page = sorted(steps)[skip : skip + count]
    found = await store.fetch(select(proposals).where(proposals.c.id.in_(page)))
    shown = {row.id: plain_proposal(row) for row in found}
    return [
        Unreached(shown[id], steps[id].version, steps[id].why, steps[id].at)
        for id in page
        if id in shown
    ]


def missed(wanted: ColumnElement[bool]) -> tuple[Select[Any], ...]:
    """The newest step of each proposal that its author does not know of, with why and since when,
    by the proposal's id: from what was noted when it happened, and from what became of a message.
    A proposal may be in several. `wanted` is a condition on the proposal."""
    noted = select(untold.c.proposal_id, untold.c.version, untold.c.why, untold.c.at)
    return tuple(_newest(each.subquery(), wanted) for each in (noted, *_unarrived()))


def _unarrived() -> tuple[Select[Any], Select[Any]]:
    """The steps of which a message tells that has not arrived: a message of its own, or one of
    several steps."""
    why, at = letters.c.state.label("why"), letters.c.created_at.label("at")
    single = select(letters.c.proposal_id, letters.c.version, why, at).where(text(MISSED))
    # By the index of what was missed: most of a mailbox was not, nor most of what is bundled.
    several = (
        select(bundled.c.proposal_id, bundled.c.version, why, at)
        .join(letters, letters.c.id == bundled.c.letter_id)
        .where(text(MISSED_THERE))
    )
    return single, several


def _newest(steps: Subquery, wanted: ColumnElement[bool]) -> Select[Any]:
    later = (
        exists()
        .where(
            history.c.proposal_id == proposals.c.id,
            history.c.version > steps.c.version,
            history.c.event.not_in(UNTOLD),
        )
        .correlate(proposals, steps)
    )
    # Mostly nothing has happened since, and the history need not be looked into.
    newest = or_(steps.c.version >= proposals.c.version, ~later)
    # A value and no join: few have been missed and proposals are many, and whatever a planner
    # thinks of that, each is to be looked up by its id, and only until the page is full.
    counts = (
        select(and_(wanted, proposals.c.state != State.DIBATALKAN, newest))
        .where(proposals.c.id == steps.c.proposal_id)
        .scalar_subquery()
    )
    return (
        select(
            steps.c.proposal_id,
            func.max(steps.c.version).label("version"),
            func.min(steps.c.why).label("why"),
            func.min(steps.c.at).label("at"),
        )
        .where(counts)
        .group_by(steps.c.proposal_id)
        .order_by(steps.c.proposal_id)
    )


def _theirs(held: Sequence[Grant]) -> ColumnElement[bool]:
    """The condition that a proposal is one of some roles'."""
    return or_(*(and_(within(proposals.c.area, grant.area), _ours(grant)) for grant in held))


def _ours(grant: Grant) -> ColumnElement[bool]:
    """Of a role that is limited to one OPD: what is with that one, or with none yet."""
    if grant.opd is None:
        return true()
    return or_(proposals.c.opd.is_(None), func.lower(proposals.c.opd) == grant.opd.lower())


# --- what waits for whom ----------------------------------------------------------------------


async def tasks(store: Store, grant: Grant, city: Area, count: int) -> list[Proposal]:
    """The first of the proposals that wait for a role: what is overdue, at its own level or below,
    and then what has reached its level, oldest first. Raises NotAllowed."""
    today = day(store.now, city)
    found: list[Proposal] = []
    for query in _tasks(grant, city, today):
        if len(found) < count:
            ordered = query.order_by(proposals.c.due, proposals.c.id).limit(count - len(found))
            found += [plain_proposal(row) for row in await store.fetch(ordered)]
    return found


async def count_tasks(store: Store, grant: Grant, city: Area, most: int = 100) -> tuple[int, int]:
    """How many wait for a role, and how many of them are overdue; each is counted up to `most`.
    Raises NotAllowed."""
    counted = []
    for query in _tasks(grant, city, day(store.now, city)):
        some = query.with_only_columns(proposals.c.id).limit(most).subquery()
        counted.append(int((await store.fetch(select(func.count()).select_from(some)))[0][0]))
    return sum(counted), counted[0]


def _tasks(grant: Grant, city: Area, today: date) -> tuple[Select[Any], ...]:
    """What is overdue for a role, what is not yet, and what has no date."""
    staff.carrying([grant], Operation.SEE_TASKS)
    level = max(grant.level, 2)
    if level == 4:
        where = [proposals.c.area == grant.area, proposals.c.desk == 4]
        late = rest = where
    else:
        where = [proposals.c.city == city.code, within(proposals.c.area, grant.area)]
        late = [*where, proposals.c.desk >= level]
        rest = [*where, proposals.c.desk == level]
    if grant.opd:
        ours = func.lower(proposals.c.opd) == grant.opd.lower()
        late, rest = [*late, ours], [*rest, ours]
    return (
        select(proposals).where(*late, proposals.c.due < today),
        select(proposals).where(*rest, proposals.c.due >= today),
        select(proposals).where(*rest, proposals.c.due.is_(None)),
    )


async def waiting_among(store: Store, grant: Grant, city: Area, ids: Sequence[int]) -> set[int]:
    """Those of some proposals that wait for a role. Raises NotAllowed."""
    found: set[int] = set()
    for query in _tasks(grant, city, day(store.now, city)):
        some = query.with_only_columns(proposals.c.id).where(proposals.c.id.in_(list(ids)))
        found |= {row.id for row in await store.fetch(some)}
    return found


async def task(store: Store, by: Person, id: int) -> tuple[Proposal, list[Remark]]:
    """One proposal as staff see it, with what was asked and answered. Raises LookupError or
    NotAllowed."""
    proposal = await get(store, id)
    if proposal is None:
        raise LookupError(id)
    area, opd = proposal.content.area, proposal.opd
    await staff.require(store, by, Operation.SEE_TASKS, area, opd=opd)
    return proposal, await thread(store, id)


async def overdue(store: Store, city: Area, area: str, count: int) -> list[Proposal]:
    """Proposals within an area of a city that wait for a decision whose date has passed, oldest
    first."""
    query = (
        select(proposals)
        .where(
            proposals.c.city == city.code,
            within(proposals.c.area, area),
            proposals.c.desk.is_not(None),
            proposals.c.due < day(store.now, city),
        )
        .order_by(proposals.c.due, proposals.c.id)
        .limit(count)
    )
    return [plain_proposal(row) for row in await store.fetch(query)]
