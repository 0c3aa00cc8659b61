"""What can be decided at each tahap, what a decision needs to be told, and where it leads: without
a database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from storage import rules
from storage.city import cycles
from storage.city.cycles import APBD, RKPD, SHORT, WORKS, Tahap
from storage.city.funds import ends_there
from storage.proposals.model import ASIDE, EventKind, Proposal, State, Step
from storage.proposals.reasons import Reason
from storage.staff.roles import Operation

S = State


class Decision(StrEnum):
    """What can be decided at a tahap."""

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

# Of a proposal that staff have not looked at yet, this is all that can be decided; else it is let
# go first (storage.proposals.shown.care).
UNSEEN = frozenset({Decision.RETURN, Decision.END})

# The decisions that can be taken back, by what they left in the history.
DECIDED = frozenset({*(rule.event for rule in RULES.values()), EventKind.MERGED})


class Unreasoned(ValueError):
    """A refusal lacks its reason code, or a sentence of one's own."""


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
    """Not from this state or tahap. Holds the proposal as it is."""

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


def fitting(proposal: Proposal, tahap: Tahap | None) -> tuple[Decision, ...]:
    """The decisions that can be taken on a proposal as it stands."""
    return tuple(d for d in Decision if fits(d, proposal, tahap))


def fits(decision: Decision, proposal: Proposal, tahap: Tahap | None) -> bool:
    """Whether a decision can be taken. What dana kelurahan pays for goes to no kecamatan and no
    city: once it is agreed, its kelurahan says how much it gets."""
    short = ends_there(proposal.fund)
    past = tahap is None or tahap.key in (RKPD, APBD, WORKS, SHORT)
    if short and decision is Decision.APBD and not past:
        return proposal.state is State.DISEPAKATI
    if proposal.state not in RULES[decision].states:
        return False
    if proposal.held is not None and decision not in UNSEEN:
        return False
    if decision is Decision.RKPD:
        return tahap is not None and tahap.level == 2 and not short
    if decision is Decision.FORWARD:
        return not past and not short
    return True


def ruled(ruling: Ruling, rule: Rule) -> Ruling:
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


def repeats(ruling: Ruling, rule: Rule, proposal: Proposal) -> bool:
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


@dataclass(frozen=True, slots=True)
class Outcome:
    """The date that goes with what comes `next` is `by`, None where it has none."""

    state: State
    next: str
    values: dict[str, Any]
    by: date | None = None
    facts: Mapping[str, Any] | None = None  # what the row of the history says of it besides


def outcome(
    ruling: Ruling, proposal: Proposal, tahap: Tahap, known: cycles.Cycles, day: date
) -> Outcome:
    """Where a decision takes a proposal, and what comes next."""
    by = cycles.due(tahap, day)
    here = {"desk": tahap.level, **waits(tahap, day)}
    gone = {"desk": None, "due": None, "hear": None}
    refused = {"reason": ruling.reason, "note": ruling.why.strip()}

    def at(state: State, next: Tahap | None, **more: Any) -> Outcome:
        stays = next or tahap
        values = {"tahap": stays.key, "desk": stays.level, **waits(stays, day), **more}
        return Outcome(state, stays.key, values, cycles.due(stays, day))

    def agreed(priority: int | None, reserve: bool) -> Outcome:
        # Its own staff forward it by their date; the author hears by that of the next tahap.
        values = {**here, "hear": cycles.hear(after or tahap, day)}
        values |= {"priority": priority, "reserve": reserve}
        follows = after or tahap
        return Outcome(S.DISEPAKATI, follows.key, values, cycles.due(follows, day))

    def later(key: str) -> Tahap | None:
        return known.tahap(proposal.city, proposal.year, key)

    after = known.after(tahap, proposal.fund)
    works = SHORT if tahap.key == SHORT else WORKS
    match ruling.decision:
        case Decision.VERIFY:
            return Outcome(S.DIVERIFIKASI, tahap.key, here, by)
        case Decision.RETURN:
            return Outcome(S.DIKEMBALIKAN, "author", {**here, "desk": None, **refused}, by)
        case Decision.AGREE:
            return agreed(ruling.priority, False)
        case Decision.RESERVE:
            return agreed(None, True)
        case Decision.FORWARD:
            return at(S.DITERUSKAN, after)
        case Decision.KEEP:
            to, again = kept_for(proposal, known, day)
            values = {**gone, **again, "priority": None, "reserve": None, **refused}
            told = {"to": to}
            return Outcome(S.BELUM_DIAKOMODIR, "next_year", values, again["due"], told)
        case Decision.END:
            return Outcome(S.DITOLAK, "nothing", {**gone, **refused})
        case Decision.RKPD:
            return at(S.RKPD, later(APBD))
        case Decision.APBD:
            in_plan = proposal.state is S.RKPD
            paid = at(S.APBD, later(WORKS if in_plan else SHORT), cost=ruling.amount)
            return replace(paid, facts=None if in_plan else {"fund": proposal.fund})
        case Decision.PART:
            return Outcome(S.SEBAGIAN, works, {**here, "carried_out": ruling.extent}, by)
        case Decision.DONE:
            return Outcome(S.SELESAI, "confirm", gone)


def kept_for(
    proposal: Proposal, known: cycles.Cycles, day: date
) -> tuple[int, dict[str, date | None]]:
    """The year into which what was kept is carried over next, by when that is to be done, and by
    when its author is to hear of it. It stays in its own year until then."""
    to = max(proposal.year + 1, known.year_on(proposal.city, day))
    by = cycles.again(known.collecting(proposal.city, to), day)
    return to, {"due": by, "hear": by or day + cycles.STANDING}


@dataclass(frozen=True, slots=True)
class Settled:
    """A decision whose parts keep the rules, and where it takes a proposal."""

    ruling: Ruling
    outcome: Outcome


def settle(
    proposal: Proposal, tahap: Tahap | None, ruling: Ruling, known: cycles.Cycles, day: date
) -> Settled:
    """What a decision would be on a proposal as it stands, by its state, tahap and history; roles
    and priorities aside. Raises Unfit, Unreasoned, Incomplete, Superfluous, rules.Unruly,
    rules.MoreThanAll or Repeated."""
    rule = RULES[ruling.decision]
    if not fits(ruling.decision, proposal, tahap) or tahap is None:
        raise Unfit(proposal)
    ruling = ruled(ruling, rule)
    found = outcome(ruling, proposal, tahap, known, day)
    if found.state == proposal.state and repeats(ruling, rule, proposal):
        raise Repeated(proposal)
    return Settled(ruling, found)


def waits(tahap: Tahap, day: date) -> dict[str, Any]:
    """When staff are to decide, and the author to hear of it."""
    return {"due": cycles.due(tahap, day), "hear": cycles.hear(tahap, day)}


def newest_decision(proposal: Proposal) -> Step | None:
    """The decision that can still be taken back: the last thing that happened, if it is one."""
    matters = [step for step in proposal.history if step.event not in ASIDE]
    last = matters[-1] if matters else None
    return last if last is not None and last.event in DECIDED else None
