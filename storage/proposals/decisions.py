"""What staff decide and take back, and what they note of a proposal.

Each decision checks role, area, tahap, version and reason, changes the proposal, and writes one row
of the history with what comes next and by when; that row is an event, so the author is told.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select

from storage import rules
from storage.city import cycles, kamus
from storage.city.cycles import Tahap
from storage.city.funds import Fund, ends_there
from storage.database import ids
from storage.database.store import Store
from storage.database.tables import history, recommendations
from storage.people.model import Person
from storage.proposals import priorities
from storage.proposals.model import Changed, EventKind, Proposal, State, Step
from storage.proposals.rulings import (
    DECIDED,
    RULES,
    Decision,
    Ruling,
    Settled,
    Unfit,
    Unreasoned,
    fits,
    newest_decision,
    settle,
)
from storage.proposals.steps import Change, advance, conflict, keep_evidence, opened
from storage.proposals.together import merging, support
from storage.staff import offices, staff
from storage.staff.roles import Operation
from storage.staff.staff import Actor


async def may_decide(
    store: Store, by: Person | Actor, proposal: Proposal, decision: Decision
) -> None:
    """Whether a decision can be taken on a proposal as it stands, before anything is asked. Raises
    staff.NotAllowed or Unfit."""
    tahap = (await cycles.load(store)).tahap(proposal.city, proposal.year, proposal.tahap)
    await _who(store, by, RULES[decision].operation, proposal, tahap)
    if not fits(decision, proposal, tahap) or tahap is None:
        raise Unfit(proposal)


async def decide(
    store: Store,
    by: Person | Actor,
    id: int,
    ruling: Ruling,
    *,
    version: int | None = None,
    among: Collection[int] = (),
) -> Proposal:
    """Takes a decision. `by` is a person, whose roles are asked, or whoever sits at the command
    line. `version` is what they saw; `among` are ids of those that are agreed together with it,
    whose priorities are being given anew.

    Raises LookupError, staff.NotAllowed, Changed, Unfit, Unreasoned, Incomplete, Superfluous,
    rules.Unruly, rules.MoreThanAll, Repeated or Taken.
    """
    rule = RULES[ruling.decision]
    proposal, known, day = await opened(store, id)
    tahap = known.tahap(proposal.city, proposal.year, proposal.tahap)
    actor, speaker = await _who(store, by, rule.operation, proposal, tahap)
    if version is not None and conflict(proposal, version):
        raise Changed(proposal)
    settled = settle(proposal, tahap, ruling, known, day)
    if rule.priority and ruling.priority is not None and tahap is not None:
        await priorities.must_be_free(store, proposal, tahap, ruling.priority, among)
    await write(store, proposal, actor, speaker, settled)
    return proposal


async def write(
    store: Store, proposal: Proposal, actor: Actor, speaker: Person | None, settled: Settled
) -> None:
    """A decision that has been checked: new values, the row of the history, the event."""
    if settled.ruling.files:
        await keep_evidence(store, proposal, settled.ruling.files)
    advance(store, proposal, actor, change(settled, speaker))


def change(settled: Settled, speaker: Person | None) -> Change:
    """What a decision changes of a proposal, and what its row of the history says."""
    ruling, step = settled.ruling, settled.outcome
    data = {
        name: value
        for name, value in (
            ("priority", ruling.priority),
            ("reserve", True if ruling.decision is Decision.RESERVE else None),
            ("amount", ruling.amount),
            ("extent", ruling.extent),
            ("files", list(ruling.files) or None),
        )
        if value is not None
    }
    return Change(
        RULES[ruling.decision].event,
        state=step.state,
        speaker=speaker,
        why=ruling.why or None,
        reason=ruling.reason,
        next=step.next,
        by=step.by,
        data={**data, **(step.facts or {})} or None,
        values=step.values,
    )


def taking_back(wrong: Step | None) -> Operation:
    """By which right a decision is taken back: whoever may merge takes a merge back, too."""
    merged = wrong is not None and wrong.event is EventKind.MERGED
    return Operation.MERGE if merged else Operation.TAKE_BACK


async def may_take_back(store: Store, by: Person | Actor, proposal: Proposal) -> Step:
    """The decision that would be taken back. Raises staff.NotAllowed or Unfit."""
    known = await cycles.load(store)
    wrong = newest_decision(proposal)
    at = wrong.tahap if wrong else proposal.tahap
    tahap = known.tahap(proposal.city, proposal.year, at)
    await _who(store, by, taking_back(wrong), proposal, tahap)
    if wrong is None:
        raise Unfit(proposal)
    return wrong


# So long is what was decided last worth being called so.
LATELY = 7 * 86_400_000


# So many decisions are looked through for the one that is called by its name.
LOOKED = 100


async def lately(store: Store, person: int) -> list[int]:
    """The proposals that somebody has decided on in these days, the last first."""
    query = (
        select(history.c.proposal_id)
        .where(
            history.c.id > ids.before(LATELY),
            history.c.person_id == person,
            history.c.event.in_(DECIDED),
        )
        .order_by(history.c.id.desc())
        .limit(LOOKED)
    )
    return list(dict.fromkeys(int(row.proposal_id) for row in await store.fetch(query)))


async def take_back(
    store: Store, by: Person | Actor, id: int, why: str, *, version: int | None = None
) -> Proposal:
    """Takes the newest decision back: another row, and those who were told are told again.

    Raises as `decide`; Unfit when the newest step that matters is not a decision. A priority that
    somebody else has meanwhile is not given back.
    """
    proposal, known, day = await opened(store, id)
    wrong = newest_decision(proposal)
    tahap = known.tahap(proposal.city, proposal.year, proposal.tahap)
    at = known.tahap(proposal.city, proposal.year, wrong.tahap) if wrong else tahap
    actor, speaker = await _who(store, by, taking_back(wrong), proposal, at)
    if version is not None and conflict(proposal, version):
        raise Changed(proposal)
    if wrong is None:
        raise Unfit(proposal)
    if not why.strip():
        raise Unreasoned("take_back")
    why = rules.text("why", why, rules.WHY)
    values = {name: _restored(name, value) for name, value in (wrong.changes or {}).items()}
    state = State(values.pop("state", proposal.state))
    year = values.get("year", proposal.year)
    back = known.tahap(proposal.city, year, values.get("tahap", proposal.tahap))
    agreed = known.after(back, proposal.fund) if back and state is State.DISEPAKATI else None
    follows = agreed or back
    if back is not None and follows is not None:
        values |= {"due": cycles.due(back, day), "hear": cycles.hear(follows, day)}
        if values.get("priority") is not None:
            try:
                await priorities.must_be_free(store, proposal, back, values["priority"], ())
            except priorities.Taken:
                values["priority"] = None
    if wrong.event is EventKind.MERGED:
        await support.told_so_far(store, proposal)
    advance(
        store,
        proposal,
        actor,
        Change(
            EventKind.TAKEN_BACK,
            state=state,
            speaker=speaker,
            why=why,
            next="author" if state is State.DIKEMBALIKAN else follows.key if follows else None,
            by=cycles.due(follows, day) if follows else None,
            undoes=wrong.version,
            data={"event": wrong.event},
            values=values,
        ),
    )
    if wrong.event is EventKind.MERGED:
        await merging.parted(store, proposal, wrong, actor, speaker, why)
    return proposal


def _restored(name: str, value: Any) -> Any:
    return date.fromisoformat(value) if name in ("due", "hear") and value else value


async def may_annotate(store: Store, by: Person | Actor, proposal: Proposal) -> None:
    """Raises staff.NotAllowed."""
    await _who(store, by, Operation.ANNOTATE, proposal, None)


async def annotate(
    store: Store,
    by: Person | Actor,
    id: int,
    *,
    opd: str | None = None,
    cost: int | None = None,
    fund: Fund | None = None,
    item: str | None = None,
    recommendation: str | None = None,
    volume: str | None = None,
) -> Proposal:
    """Which OPD it is for, what it may cost (whole rupiah), where the money comes from, which item
    of the dictionary it is (or kamus.OUTSIDE), and what this tahap recommends. What is None stays
    as it is. Raises LookupError, offices.Unknown, kamus.Unknown, staff.NotAllowed or
    rules.Unruly."""
    proposal, known, day = await opened(store, id)
    tahap = known.tahap(proposal.city, proposal.year, proposal.tahap)
    actor, speaker = await _who(store, by, Operation.ANNOTATE, proposal, None)
    opd = rules.optional("opd", opd, rules.OPD)
    recommendation = rules.optional("recommendation", recommendation, rules.RECOMMENDATION)
    if opd:
        opd = await offices.known(store, proposal.city, opd)
    if item:
        item = await kamus.known(store, proposal.city, item)
    noted = Noted(opd, cost, fund, item, recommendation, volume)
    change = noting(proposal, noted, speaker, known, day)
    if recommendation:
        key = tahap.key if tahap else ""
        await store.execute(
            recommendations.delete().where(
                recommendations.c.proposal_id == id, recommendations.c.tahap == key
            )
        )
        store.insert(
            recommendations,
            proposal_id=id,
            tahap=key,
            text=recommendation,
            volume=volume,
            cost=cost,
            actor=actor.name,
            at=store.now,
        )
    advance(store, proposal, actor, change)
    return proposal


@dataclass(frozen=True, slots=True)
class Noted:
    """What staff note of a proposal, as it is spelt already. What is None stays as it is."""

    opd: str | None = None
    cost: int | None = None  # whole rupiah
    fund: Fund | None = None
    kamus: str | None = None
    recommendation: str | None = None
    volume: str | None = None


def noting(
    proposal: Proposal,
    noted: Noted,
    speaker: Person | None,
    known: cycles.Cycles,
    day: date,
) -> Change:
    """What a note changes of a proposal. A fund by which what was agreed takes another way is told
    to its author, who was told where it goes next. Raises rules.Unruly."""
    values: dict[str, Any] = {}
    if noted.opd:
        values["opd"] = noted.opd
        if proposal.opd_first is None:
            values["opd_first"] = noted.opd
    if noted.cost is not None:
        values["cost"] = rules.number("cost", noted.cost, rules.RUPIAH)
    if noted.kamus is not None:
        values["kamus"] = noted.kamus
    data = {name: getattr(noted, name) for name in Noted.__slots__}
    told = {name: value for name, value in data.items() if value is not None}
    change = Change(EventKind.NOTED, speaker=speaker, data=told, values=values)
    if noted.fund is None:
        return change
    values["fund"] = told["fund"] = noted.fund.value
    other = ends_there(noted.fund) != ends_there(proposal.fund)
    tahap = known.tahap(proposal.city, proposal.year, proposal.tahap)
    if not other or tahap is None or proposal.state is not State.DISEPAKATI:
        return change
    follows = known.after(tahap, noted.fund) or tahap
    values["hear"] = cycles.hear(follows, day)
    return replace(change, kind=EventKind.FUNDED, next=follows.key, by=cycles.due(follows, day))


async def _who(
    store: Store, by: Person | Actor, operation: Operation, proposal: Proposal, tahap: Tahap | None
) -> tuple[Actor, Person | None]:
    if isinstance(by, Actor):
        return by, None
    level = tahap.level if tahap else None
    actor = await staff.require(
        store, by, operation, proposal.content.area, tahap=level, opd=proposal.opd
    )
    return actor, by
