"""What staff decide, and what an author says to what was carried out.

Each decision checks role, area, rung, version and reason, changes the proposal, and writes one row
of the history with what comes next and by when; that row is an event, so the author is told.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select

from storage import rules
from storage.city import areas, cycles
from storage.city.cycles import APBD, RKPD, WORKS, Rung
from storage.database.store import Store
from storage.database.tables import proposal_files, recommendations
from storage.events import ASIDE, EventKind
from storage.people.people import Person
from storage.proposals import priorities
from storage.proposals.proposals import (
    EVIDENCE,
    Changed,
    NotYours,
    Proposal,
    State,
    Step,
    advance,
    as_author,
    conflict,
    done_of,
    get,
    local_day,
    lock,
    write_files,
)
from storage.proposals.reasons import Reason
from storage.staff import staff
from storage.staff.roles import Operation
from storage.staff.staff import Actor

S = State


class Decision(StrEnum):
    """What can be decided at a rung."""

    VERIFY = "verify"
    RETURN = "return"
    AGREE = "agree"
    RESERVE = "reserve"
    FORWARD = "forward"
    KEEP = "keep"
    END = "end"
    RKPD = "rkpd"
    APBD = "apbd"
    PART = "part"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Rule:
    """Of one decision: the operation that a role must carry for, the event that it is, the states
    from which it can be taken, and what it needs to be told."""

    operation: Operation
    event: EventKind
    states: frozenset[State]
    reasoned: bool = False
    priority: bool = False
    amount: bool = False
    extent: bool = False  # how much was carried out
    photo: bool = False


OPEN = frozenset({S.DIAJUKAN, S.DIVERIFIKASI, S.DISEPAKATI, S.DITERUSKAN})
BUDGETED = frozenset({S.RKPD, S.APBD})
WORKED = frozenset({S.APBD, S.SEBAGIAN})

RULES: Mapping[Decision, Rule] = {
    Decision.VERIFY: Rule(
        Operation.VERIFY, EventKind.VERIFIED, frozenset({S.DIAJUKAN, S.DITERUSKAN})
    ),
    Decision.RETURN: Rule(Operation.RETURN, EventKind.RETURNED, OPEN, reasoned=True),
    Decision.AGREE: Rule(Operation.AGREE, EventKind.AGREED, OPEN, priority=True),
    Decision.RESERVE: Rule(Operation.AGREE, EventKind.AGREED, OPEN),
    Decision.FORWARD: Rule(
        Operation.FORWARD, EventKind.FORWARDED, frozenset({S.DIVERIFIKASI, S.DISEPAKATI})
    ),
    Decision.KEEP: Rule(
        Operation.KEEP, EventKind.KEPT, OPEN | BUDGETED | {S.DIKEMBALIKAN}, reasoned=True
    ),
    Decision.END: Rule(
        Operation.END, EventKind.ENDED, OPEN | BUDGETED | {S.DIKEMBALIKAN}, reasoned=True
    ),
    Decision.RKPD: Rule(Operation.INTO_RKPD, EventKind.IN_RKPD, OPEN),
    Decision.APBD: Rule(Operation.INTO_APBD, EventKind.IN_APBD, frozenset({S.RKPD}), amount=True),
    Decision.PART: Rule(Operation.CARRY_OUT, EventKind.PARTLY, WORKED, extent=True, photo=True),
    Decision.DONE: Rule(Operation.CARRY_OUT, EventKind.DONE, WORKED, photo=True),
}

# The decisions that can be taken back, by what they left in the history.
DECIDED = frozenset(rule.event for rule in RULES.values())


class Unreasoned(ValueError):
    """A refusal lacks its reason code, or a sentence of one's own."""


class Taken(Exception):
    """Another proposal of the same list has this priority. Holds that proposal."""

    def __init__(self, holder: Proposal, priority: int) -> None:
        super().__init__(f"{priority}: {holder.number}")
        self.holder, self.priority = holder, priority


class Incomplete(ValueError):
    """A decision lacks what it needs: "amount" or "extent"."""


class Superfluous(ValueError):
    """A decision is told something that it does not take: "priority" of one kept in reserve."""


class Repeated(Exception):
    """The very same has been decided already, and nothing is new. Holds the proposal as it is."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__(str(proposal.number))
        self.proposal = proposal


class Unfit(Exception):
    """Not from this state or rung. Holds the proposal as it is."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__(str(proposal.number))
        self.proposal = proposal


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision with all that belongs to it. `amount` is in whole rupiah; `extent` says how much
    ("150 dari 6.000 m"); `files` are ids of pictures."""

    decision: Decision
    reason: Reason | None = None
    why: str = ""
    priority: int | None = None
    amount: int | None = None
    extent: str | None = None
    files: tuple[int, ...] = ()


def fitting(proposal: Proposal, rung: Rung | None) -> tuple[Decision, ...]:
    """The decisions that can be taken on a proposal as it stands."""
    return tuple(d for d in Decision if _fits(d, proposal, rung))


def _fits(decision: Decision, proposal: Proposal, rung: Rung | None) -> bool:
    if proposal.state not in RULES[decision].states:
        return False
    if decision is Decision.RKPD:
        return rung is not None and rung.level == 2
    if decision is Decision.FORWARD:
        return rung is not None and rung.key not in (RKPD, APBD, WORKS)
    return True


async def may_decide(
    store: Store, by: Person | Actor, proposal: Proposal, decision: Decision
) -> None:
    """Whether a decision can be taken on a proposal as it stands, before anything is asked. Raises
    staff.NotAllowed or Unfit."""
    rung = (await cycles.load(store)).rung(proposal.city, proposal.year, proposal.rung)
    await _who(store, by, RULES[decision].operation, proposal, rung)
    if not _fits(decision, proposal, rung) or rung is None:
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
    proposal, known, day = await _open(store, id)
    rung = known.rung(proposal.city, proposal.year, proposal.rung)
    actor, speaker = await _who(store, by, rule.operation, proposal, rung)
    if version is not None and conflict(proposal, version):
        raise Changed(proposal)
    if not _fits(ruling.decision, proposal, rung) or rung is None:
        raise Unfit(proposal)
    ruling = _ruled(ruling, rule)
    why = ruling.why
    step = _outcome(ruling, proposal, rung, known, day)
    if step.state == proposal.state and _repeats(ruling, rule, proposal):
        raise Repeated(proposal)
    if rule.priority and ruling.priority is not None:
        await _free(store, proposal, rung, ruling.priority, among)
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
    if ruling.files:
        await _keep_evidence(store, proposal, ruling.files)
    advance(
        store,
        proposal,
        rule.event,
        actor,
        state=step.state,
        speaker=speaker,
        why=why or None,
        reason=ruling.reason,
        next=step.next,
        by=step.by,
        data=data or None,
        values=step.values,
    )
    return proposal


def _ruled(ruling: Ruling, rule: Rule) -> Ruling:
    """A decision whose parts are all there and keep the rules. Raises Unreasoned, Incomplete,
    Superfluous, rules.Unruly or rules.MoreThanAll."""
    for name, taken, given in (
        ("reason", rule.reasoned, ruling.reason is not None),
        ("priority", rule.priority, ruling.priority is not None),
        ("amount", rule.amount, ruling.amount is not None),
        ("extent", rule.extent, ruling.extent is not None),
        ("photo", rule.photo, bool(ruling.files)),
    ):
        if given and not taken:
            raise Superfluous(name)
    why = ruling.why.strip()
    if rule.reasoned and (ruling.reason is None or not why):
        raise Unreasoned(ruling.decision)
    if why:
        why = rules.text("why", why, rules.WHY)
    if rule.amount and ruling.amount is None:
        raise Incomplete("amount")
    if rule.extent and not (ruling.extent or "").strip():
        raise Incomplete("extent")
    if ruling.priority is not None:
        rules.number("priority", ruling.priority, rules.PRIORITY)
    if ruling.amount is not None:
        rules.number("amount", ruling.amount, rules.RUPIAH)
    rules.number("photos", len(ruling.files), rules.EVIDENCE)
    return replace(ruling, why=why, extent=rules.extent(ruling.extent))


def _repeats(ruling: Ruling, rule: Rule, proposal: Proposal) -> bool:
    """Whether a decision is the newest one once more, with nothing new to its author."""
    last = newest_decision(proposal)
    if last is None or last.event != rule.event or ruling.files:
        return False
    if ruling.why and ruling.why != last.why:
        return False
    told = last.data or {}
    return (
        ruling.priority == told.get("priority")
        and (ruling.decision is Decision.RESERVE) == bool(told.get("reserve"))
        and ruling.extent == told.get("extent")
        and ruling.amount == told.get("amount")
        and (ruling.reason is None or ruling.reason == last.reason)
    )


async def _free(
    store: Store, proposal: Proposal, rung: Rung, priority: int, among: Collection[int]
) -> None:
    """Raises Taken where another proposal has this priority in the same list."""
    given = await priorities.of(store, priorities.listed_with(proposal, rung))
    holder = next((id for id, n in given.items() if n == priority), None)
    if holder is not None and holder != proposal.id and holder not in among:
        found = await get(store, holder)
        if found is not None:
            raise Taken(found, priority)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """The date that goes with what comes `next` is `by`, None where it has none."""

    state: State
    next: str
    values: dict[str, Any]
    by: date | None = None


def _outcome(
    ruling: Ruling, proposal: Proposal, rung: Rung, known: cycles.Cycles, day: date
) -> _Outcome:
    """Where a decision takes a proposal, and what comes next."""
    by = cycles.due(rung, day)
    here = {"desk": rung.level, **_waits(rung, day)}
    gone = {"desk": None, "due": None, "hear": None}
    refused = {"reason": ruling.reason, "note": ruling.why.strip()}

    def at(state: State, next: Rung | None, **more: Any) -> _Outcome:
        stays = next or rung
        values = {"rung": stays.key, "desk": stays.level, **_waits(stays, day), **more}
        return _Outcome(state, stays.key, values, cycles.due(stays, day))

    def agreed(priority: int | None, reserve: bool) -> _Outcome:
        # Its own staff forward it by their date; the author hears by that of the rung that is next.
        values = {**here, "hear": cycles.hear(after or rung, day)}
        values |= {"priority": priority, "reserve": reserve}
        follows = after or rung
        return _Outcome(S.DISEPAKATI, follows.key, values, cycles.due(follows, day))

    def later(key: str) -> Rung | None:
        return known.rung(proposal.city, proposal.year, key)

    after = known.after(rung)
    match ruling.decision:
        case Decision.VERIFY:
            return _Outcome(S.DIVERIFIKASI, rung.key, here, by)
        case Decision.RETURN:
            return _Outcome(S.DIKEMBALIKAN, "author", {**here, "desk": None, **refused}, by)
        case Decision.AGREE:
            return agreed(ruling.priority, False)
        case Decision.RESERVE:
            return agreed(None, True)
        case Decision.FORWARD:
            return at(S.DITERUSKAN, after)
        case Decision.KEEP:
            year = max(proposal.year + 1, known.year_on(proposal.city, day))
            window = known.collecting(proposal.city, year)
            opens = window.opens if window.opens and window.opens > day else day
            moved = {"year": year, "rung": window.key, "priority": None, "reserve": None}
            values = {**gone, "due": opens, "hear": opens, **moved, **refused}
            return _Outcome(S.BELUM_DIAKOMODIR, "next_year", values, opens)
        case Decision.END:
            return _Outcome(S.DITOLAK, "nothing", {**gone, **refused})
        case Decision.RKPD:
            return at(S.RKPD, later(APBD))
        case Decision.APBD:
            return at(S.APBD, later(WORKS), cost=ruling.amount)
        case Decision.PART:
            return _Outcome(S.SEBAGIAN, WORKS, {**here, "carried_out": ruling.extent}, by)
        case Decision.DONE:
            return _Outcome(S.SELESAI, "confirm", gone)


def _waits(rung: Rung, day: date) -> dict[str, Any]:
    """When staff are to decide, and the author to hear of it."""
    return {"due": cycles.due(rung, day), "hear": cycles.hear(rung, day)}


async def may_take_back(store: Store, by: Person | Actor, proposal: Proposal) -> Step:
    """The decision that would be taken back. Raises staff.NotAllowed or Unfit."""
    known = await cycles.load(store)
    wrong = newest_decision(proposal)
    at = wrong.rung if wrong else proposal.rung
    rung = known.rung(proposal.city, proposal.year, at)
    await _who(store, by, Operation.TAKE_BACK, proposal, rung)
    if wrong is None:
        raise Unfit(proposal)
    return wrong


async def take_back(
    store: Store, by: Person | Actor, id: int, why: str, *, version: int | None = None
) -> Proposal:
    """Takes the newest decision back: another row, and those who were told are told again.

    Raises as `decide`; Unfit when the newest step that matters is not a decision. A priority that
    somebody else has meanwhile is not given back.
    """
    proposal, known, day = await _open(store, id)
    wrong = newest_decision(proposal)
    rung = known.rung(proposal.city, proposal.year, proposal.rung)
    at = known.rung(proposal.city, proposal.year, wrong.rung) if wrong else rung
    actor, speaker = await _who(store, by, Operation.TAKE_BACK, proposal, at)
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
    back = known.rung(proposal.city, year, values.get("rung", proposal.rung))
    follows = (known.after(back) if back and state is S.DISEPAKATI else None) or back
    if back is not None and follows is not None:
        values |= {"due": cycles.due(back, day), "hear": cycles.hear(follows, day)}
        if values.get("priority") is not None:
            try:
                await _free(store, proposal, back, values["priority"], ())
            except Taken:
                values["priority"] = None
    advance(
        store,
        proposal,
        EventKind.TAKEN_BACK,
        actor,
        state=state,
        speaker=speaker,
        why=why,
        next="author" if state is S.DIKEMBALIKAN else follows.key if follows else None,
        by=cycles.due(follows, day) if follows else None,
        undoes=wrong.version,
        data={"event": wrong.event},
        values=values,
    )
    return proposal


def newest_decision(proposal: Proposal) -> Step | None:
    """The decision that can still be taken back: the last thing that happened, if it is one."""
    matters = [step for step in proposal.history if step.event not in ASIDE]
    last = matters[-1] if matters else None
    return last if last is not None and last.event in DECIDED else None


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
    recommendation: str | None = None,
    volume: str | None = None,
) -> Proposal:
    """Which OPD it is for, what it may cost (whole rupiah), and what this rung recommends. What is
    None stays as it is. Raises LookupError, staff.NotAllowed or rules.Unruly."""
    proposal, known, _ = await _open(store, id)
    rung = known.rung(proposal.city, proposal.year, proposal.rung)
    actor, speaker = await _who(store, by, Operation.ANNOTATE, proposal, None)
    values: dict[str, Any] = {}
    opd = rules.optional("opd", opd, rules.OPD)
    recommendation = rules.optional("recommendation", recommendation, rules.RECOMMENDATION)
    if opd:
        opd = await staff.known_opd(store, proposal.city, opd)
        values["opd"] = opd
        if proposal.opd_first is None:
            values["opd_first"] = opd
    if cost is not None:
        values["cost"] = rules.number("cost", cost, rules.RUPIAH)
    data: dict[str, Any] = {"opd": opd, "cost": cost, "volume": volume}
    if recommendation:
        data["recommendation"] = recommendation
        key = rung.key if rung else ""
        await store.execute(
            recommendations.delete().where(
                recommendations.c.proposal_id == id, recommendations.c.rung == key
            )
        )
        store.insert(
            recommendations,
            proposal_id=id,
            rung=key,
            text=recommendation,
            volume=volume,
            cost=cost,
            actor=actor.name,
            at=store.now,
        )
    advance(
        store,
        proposal,
        EventKind.NOTED,
        actor,
        speaker=speaker,
        data={name: value for name, value in data.items() if value is not None},
        values=values,
    )
    return proposal


async def confirm(store: Store, person: Person, id: int) -> Proposal:
    """SUDAH: the author says that it has been carried out. Raises NotYours or Unfit."""
    proposal, _, _ = await _carried_out(store, person, id)
    actor = as_author(proposal, person)
    advance(store, proposal, EventKind.CONFIRMED, actor, speaker=person, next="nothing")
    return proposal


async def dispute(
    store: Store, person: Person, id: int, why: str, files: Sequence[int] = ()
) -> Proposal:
    """BELUM: the author says that it has not; staff see it again. Raises NotYours, Unfit or
    rules.Unruly."""
    proposal, known, day = await _carried_out(store, person, id)
    why = rules.text("why", why, rules.DISPUTED)
    rules.number("photos", len(files), rules.EVIDENCE)
    works = known.rung(proposal.city, proposal.year, WORKS) or known.collecting(
        proposal.city, proposal.year
    )
    if files:
        await _keep_evidence(store, proposal, files)
    by = cycles.due(works, day)
    advance(
        store,
        proposal,
        EventKind.DISPUTED,
        as_author(proposal, person),
        state=S.SEBAGIAN if proposal.carried_out else S.APBD,
        speaker=person,
        why=why,
        next=works.key,
        by=by,
        data={"files": list(files)} if files else None,
        values={"rung": works.key, "desk": works.level, **_waits(works, day)},
    )
    return proposal


def to_confirm(proposal: Proposal) -> bool:
    """Whether its author is still to say that it has been carried out."""
    done = [s for s in proposal.history if s.event in (EventKind.DONE, EventKind.CONFIRMED)]
    return proposal.state is S.SELESAI and bool(done) and done[-1].event == EventKind.DONE


async def all_to_confirm(store: Store, person_id: int, count: int) -> list[Proposal]:
    """The newest of a person's proposals of which they are still to say whether they have been
    carried out."""
    some = await done_of(store, person_id, count)
    return [proposal for proposal in some if to_confirm(proposal)]


async def _carried_out(
    store: Store, person: Person, id: int
) -> tuple[Proposal, cycles.Cycles, date]:
    proposal, known, day = await _open(store, id)
    if proposal.author != person.id:
        raise NotYours
    if not to_confirm(proposal):
        raise Unfit(proposal)
    return proposal, known, day


async def _open(store: Store, id: int) -> tuple[Proposal, cycles.Cycles, date]:
    proposal = await lock(store, id)
    if proposal is None:
        raise LookupError(id)
    day = local_day(store, await areas.city(store, proposal.city))
    return proposal, await cycles.load(store), day


async def _who(
    store: Store, by: Person | Actor, operation: Operation, proposal: Proposal, rung: Rung | None
) -> tuple[Actor, Person | None]:
    if isinstance(by, Actor):
        return by, None
    level = rung.level if rung else None
    actor = await staff.require(
        store, by, operation, proposal.content.area, rung=level, opd=proposal.opd
    )
    return actor, by


async def _keep_evidence(store: Store, proposal: Proposal, files: Sequence[int]) -> None:
    top = select(func.max(proposal_files.c.place)).where(
        proposal_files.c.proposal_id == proposal.id
    )
    last = (await store.fetch(top))[0][0]
    write_files(store, proposal.id, files, max(EVIDENCE, (last or 0) + 1))
