"""Whom nobody could tell: steps of proposals that have not reached their author, each noted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    and_,
    case,
    delete,
    exists,
    false,
    func,
    insert,
    or_,
    select,
    text,
    true,
)

from storage.city.areas import within
from storage.database.store import Store
from storage.database.tables import MISSED, MISSED_THERE, bundled, history, proposals, untold
from storage.database.tables import outbox as outbox_table
from storage.messages import outbox, templates
from storage.messages.model import (
    DELIVERED,
    READ,
    REFUSED,
    SENT,
    UNKNOWN,
    WAITING,
    WITHHELD,
)
from storage.people import people as people_of
from storage.people.model import Person
from storage.proposals.lookup import plain_proposal
from storage.proposals.model import UNTOLD, Proposal, State
from storage.staff import staff
from storage.staff.roles import Grant, Operation

# Why somebody could not be told of a step.
QUIET, BLOCKED, NOBODY = "quiet", "blocked", "nobody"
# They were asked twice to write, so that what is held for them may be sent.
UNANSWERED = "unanswered"


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


async def keep_once(store: Store, proposal_id: int, version: int, why: str) -> None:
    """The same of a step of which there may be more to tell than once: what another became that it
    was merged into."""
    known = select(untold.c.version).where(
        untold.c.proposal_id == proposal_id, untold.c.version == version
    )
    if not await store.fetch(known):
        keep_untold(store, proposal_id, version, why)


async def stop(store: Store, person: Person) -> None:
    """BERHENTI: from now on the person gets nothing that they have not asked for, nor what was on
    its way to them."""
    people_of.change(store, person, quiet_since=store.now)
    for proposal_id, version in await outbox.withhold(store, person.id, QUIET):
        keep_untold(store, proposal_id, version, QUIET)


async def note_missed(store: Store, before: datetime) -> None:
    """Of messages that told nobody of a step, and go because they are old, the step is noted: staff
    are still to see it."""
    gone = and_(outbox_table.c.settled_at.is_not(None), outbox_table.c.created_at < before)
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
        outbox_table.c.id == bundled.c.message_id,
        outbox_table.c.settled_at < before,
        outbox_table.c.state.in_([SENT, DELIVERED, READ, UNKNOWN]),
    )
    await store.execute(delete(bundled).where(arrived))


@dataclass(frozen=True, slots=True)
class Unreached:
    """A step that its author has not been told of, and why: "quiet", "blocked", "nobody", or the
    state of the message ("waiting", "refused", "gone"), "unanswered", or "withheld"."""

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
    why, at = _why().label("why"), outbox_table.c.created_at.label("at")
    single = select(outbox_table.c.proposal_id, outbox_table.c.version, why, at).where(
        text(MISSED), ~_under_way()
    )
    # By the index of what was missed: most of a outbox was not, nor most of what is bundled.
    several = (
        select(bundled.c.proposal_id, bundled.c.version, why, at)
        .join(outbox_table, outbox_table.c.id == bundled.c.message_id)
        .where(text(MISSED_THERE), ~_under_way())
    )
    return single, several


def _why() -> ColumnElement[str]:
    """The state of a message that has not arrived, or what is known beyond it."""
    found: ColumnElement[str] = case(
        (and_(outbox_table.c.state == WAITING, outbox_table.c.way == templates.SILENT), UNANSWERED),
        (and_(outbox_table.c.state == REFUSED, outbox_table.c.why == WITHHELD), WITHHELD),
        else_=outbox_table.c.state,
    )
    return found


def _under_way() -> ColumnElement[bool]:
    """That a message waits and will be heard of: its reader has just been asked to write, it is
    about to go as an approved text, or goes beside one."""
    ways = (templates.HELD_BACK, templates.FRESH, templates.BESIDE)
    way = func.coalesce(outbox_table.c.way, "")
    return and_(outbox_table.c.state == WAITING, way.in_(ways))


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
    return or_(
        false(), *(and_(within(proposals.c.area, grant.area), _ours(grant)) for grant in held)
    )


def _ours(grant: Grant) -> ColumnElement[bool]:
    """Of a role that is limited to one OPD: what is with that one, or with none yet."""
    if grant.opd is None:
        return true()
    return or_(proposals.c.opd.is_(None), func.lower(proposals.c.opd) == grant.opd.lower())
