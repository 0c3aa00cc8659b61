"""One decision on many proposals: which of them it can be taken on and why not on others, what each
author would read, and then all of it in one transaction."""

from __future__ import annotations

import copy
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from storage import rules
from storage.city import areas, cycles
from storage.city.funds import Fund
from storage.database.store import Store
from storage.people import people
from storage.people.model import Person
from storage.proposals import decisions, lookup, priorities
from storage.proposals.model import ENDED, Proposal, Step
from storage.proposals.priorities import Agreed
from storage.proposals.rulings import (
    RULES,
    Decision,
    Repeated,
    Ruling,
    Settled,
    Unfit,
    fits,
    settle,
)
from storage.proposals.steps import advance, conflict, local_day, noted_since, taken
from storage.staff import offices, staff
from storage.staff.roles import Grant, Operation, allowed
from storage.staff.staff import Actor, NotAllowed

# (letters or None, year or None, running number), as somebody typed it.
Named = tuple[str | None, int | None, int]


class Why(StrEnum):
    """Why something cannot be done with a proposal."""

    UNKNOWN = "unknown"  # there is no such number
    SEVERAL = "several"  # the number may mean one of several
    NOT_YOURS = "not_yours"  # no role of this person carries for it
    UNFIT = "unfit"  # not from this state or tahap
    CHANGED = "changed"  # since it was shown
    REPEATED = "repeated"  # has been decided already
    TAKEN = "taken"  # another proposal has its priority
    NO_OPD = "no_opd"  # its city has no such office


@dataclass(frozen=True, slots=True)
class Picked:
    """A proposal that a decision is to be taken on: the version that was seen, and the priority
    that it is to get, if any."""

    id: int
    version: int
    priority: int | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done with each of several proposals: a decision with what goes with it, or
    (`decision` None) an OPD or a cost in whole rupiah that is noted. `first` is the priority of the
    first where the numbers do not begin with the first free one; `bare` agrees without any."""

    decision: Decision | None
    first: int = 1
    bare: bool = False

    @property
    def operation(self) -> Operation:
        return RULES[self.decision].operation if self.decision else Operation.ANNOTATE


@dataclass(slots=True)
class Plan:
    """What can be done, in the order in which it was named, and what cannot, by why: numbers as
    they were named, and proposals. `twice` were named more than once."""

    picked: list[Picked] = field(default_factory=list)
    unnamed: dict[Why, list[Named]] = field(default_factory=dict)
    cannot: dict[Why, list[Proposal]] = field(default_factory=dict)

    def refuse(self, why: Why, proposal: Proposal) -> None:
        self.cannot.setdefault(why, []).append(proposal)


@dataclass(slots=True)
class Done:
    """What was done, and what could not be, by why. With `nothing` all was asked for and something
    stood in the way, so that nothing was done."""

    done: list[Proposal] = field(default_factory=list)
    cannot: dict[Why, list[Proposal]] = field(default_factory=dict)
    nothing: bool = False


class TooMany(ValueError):
    """More proposals at once than one line may name (rules.AT_ONCE)."""


async def plan(
    store: Store, by: Person, wish: Wish, named: Sequence[Named], letters: Sequence[str]
) -> Plan:
    """What a decision on the proposals that are named would come to. Of several with the same bare
    number it is the one that the decision fits. Raises TooMany, or NotAllowed where no role of
    this person carries for it anywhere."""
    held = await _held(store, by, wish.operation)
    if len(named) > rules.AT_ONCE.most:
        raise TooMany(len(named))
    found = Plan()
    known = await cycles.load(store)
    numbered: dict[int, list[Proposal]] = {}
    if named:
        for each in await lookup.numbered_among(store, {n for _, _, n in named}, letters):
            numbered.setdefault(each.number.running or 0, []).append(each)
    wanted: dict[int, Proposal] = {}
    for one in named:
        some = [each for each in numbered.get(one[2], ()) if _is(each, one)]
        if not some:
            found.unnamed.setdefault(Why.UNKNOWN, []).append(one)
            continue
        ours = [each for each in some if _carries(held, wish, each, known) is not None]
        seen = [each for each in some if _sees(held, each)]
        fit = [each for each in ours if _fits(wish, each, known)]
        if len(fit) > 1:
            found.unnamed.setdefault(Why.SEVERAL, []).append(one)
        elif fit or ours:
            wanted.setdefault((fit or ours)[0].id, (fit or ours)[0])
        else:
            # At a tahap that is no longer theirs: it has gone on.
            found.refuse(Why.UNFIT if seen else Why.NOT_YOURS, (seen or some)[0])
    await _weigh(store, found, wish, list(wanted), known)
    return found


async def plan_for(store: Store, by: Person, wish: Wish, ids: Sequence[int]) -> Plan:
    """The same for proposals by their ids, of those that wait for somebody: what does not fit is
    left out unsaid. Raises TooMany or NotAllowed."""
    held = await _held(store, by, wish.operation)
    known = await cycles.load(store)
    some = {each.id: each for each in await lookup.several(store, ids)}
    fit = [
        id
        for id in ids
        if id in some
        and _carries(held, wish, some[id], known) is not None
        and _fits(wish, some[id], known)
    ]
    if len(fit) > rules.AT_ONCE.most:
        raise TooMany(len(fit))
    found = Plan()
    await _weigh(store, found, wish, fit, known)
    found.cannot.pop(Why.REPEATED, None)
    return found


async def _weigh(
    store: Store, found: Plan, wish: Wish, ids: Sequence[int], known: cycles.Cycles
) -> None:
    some = {each.id: each for each in await lookup.several(store, ids)}
    fit = []
    for id in ids:
        if _fits(wish, some[id], known):
            fit.append(some[id])
        else:
            found.refuse(Why.UNFIT, some[id])
    numbers = await _numbered(store, wish, fit, known)
    for each in fit:
        priority = numbers.get(each.id)
        if wish.decision is not None and _repeats(each, wish, priority, known, store):
            found.refuse(Why.REPEATED, each)
        else:
            found.picked.append(Picked(each.id, each.version, priority))


def _repeats(
    proposal: Proposal, wish: Wish, priority: int | None, known: cycles.Cycles, store: Store
) -> bool:
    """Whether a decision that needs no words is the newest one once more."""
    if wish.decision is None or RULES[wish.decision].reasoned or RULES[wish.decision].amount:
        return False
    tahap = known.tahap(proposal.city, proposal.year, proposal.tahap)
    try:
        settle(proposal, tahap, Ruling(wish.decision, priority=priority), known, store.now.date())
    except Repeated:
        return True
    return False


async def _numbered(
    store: Store, wish: Wish, some: Sequence[Proposal], known: cycles.Cycles
) -> dict[int, int]:
    """The priorities that proposals get, in their order: in each list the first numbers from
    `first` on that nobody else has."""
    if wish.decision is not Decision.AGREE or wish.bare:
        return {}
    lists: dict[Agreed, list[int]] = {}
    for each in some:
        tahap = known.tahap(each.city, each.year, each.tahap)
        if tahap is not None:
            lists.setdefault(priorities.listed_with(each, tahap), []).append(each.id)
    found: dict[int, int] = {}
    for agreed, ids in lists.items():
        given = await priorities.of(store, agreed)
        free = priorities.first_free(given, set(ids), len(ids), wish.first)
        found.update(zip(ids, free, strict=True))
    return found


def foresee(
    proposal: Proposal,
    ruling: Ruling,
    by: Actor,
    known: cycles.Cycles,
    store: Store,
    city: areas.Area,
) -> tuple[Proposal, Step]:
    """A proposal as it would stand after a decision, and the row of its history: what its author
    would read. Nothing is written. Raises as rulings.settle."""
    after = copy.copy(proposal)
    after.history = list(proposal.history)
    tahap = known.tahap(proposal.city, proposal.year, proposal.tahap)
    settled = settle(proposal, tahap, ruling, known, local_day(store, city))
    return after, taken(after, by, decisions.change(settled, None), store.now)


async def decide(
    store: Store,
    by: Person,
    ruling: Ruling,
    picked: Sequence[Picked],
    *,
    whole: bool = False,
) -> Done:
    """Takes one decision on each of the proposals that were picked, each with its own row, event
    and check of the role; with `whole` on all or on none. The priorities are those of `picked`.

    Raises NotAllowed where no role carries anywhere, TooMany, and for all of them alike
    Unreasoned, Incomplete, Superfluous or rules.Unruly.
    """
    wish = Wish(ruling.decision)
    held = await _held(store, by, wish.operation)
    known, some, result = await _locked(store, picked)
    ready: list[tuple[Proposal, Grant, Settled]] = []
    lists: dict[Agreed, dict[int, int]] = {}
    ids = {each.id for each in picked}
    for each in picked:
        proposal = some.get(each.id)
        if proposal is None:
            continue
        grant, why = _may(held, wish, proposal, each, known)
        tahap = known.tahap(proposal.city, proposal.year, proposal.tahap)
        settled = None
        if grant is not None and tahap is not None:
            mine = replace(ruling, priority=each.priority)
            day = local_day(store, await areas.city(store, proposal.city))
            try:
                settled = settle(proposal, tahap, mine, known, day)
            except Unfit:
                why = Why.UNFIT
            except Repeated:
                why = Why.REPEATED
            else:
                if not await _is_free(store, proposal, tahap, each.priority, ids, lists):
                    settled, why = None, Why.TAKEN
        if grant is None or settled is None:
            result.cannot.setdefault(why, []).append(proposal)
        else:
            ready.append((proposal, grant, settled))
    if whole and (result.cannot or len(ready) < len(picked)):
        result.nothing = True
        return result
    for proposal, grant, settled in ready:
        await decisions.write(store, proposal, staff.as_actor(grant, by), by, settled)
        result.done.append(proposal)
    # Each is told, or it is noted why not: read together, for the notice and for its way.
    authors = [each.author for each in result.done if each.author is not None]
    await people.prepare(store, authors * 2)
    return result


async def annotate(
    store: Store,
    by: Person,
    picked: Sequence[Picked],
    *,
    opd: str | None = None,
    cost: int | None = None,
    fund: Fund | None = None,
    whole: bool = False,
) -> Done:
    """Notes an OPD, a cost (whole rupiah) or a fund of each of the proposals that were picked.
    Raises NotAllowed, TooMany or rules.Unruly."""
    wish = Wish(None)
    held = await _held(store, by, wish.operation)
    known, some, result = await _locked(store, picked)
    noted = decisions.Noted(rules.optional("opd", opd, rules.OPD), cost, fund)
    fields = {name for name in ("opd", "cost", "fund") if getattr(noted, name) is not None}
    ready: list[tuple[Proposal, Grant, decisions.Noted]] = []
    for each in picked:
        if (proposal := some.get(each.id)) is None:
            continue
        mine = noted
        grant, why = _may(held, wish, proposal, each, known)
        if noted_since(proposal, each.version, fields):
            grant, why = None, Why.CHANGED
        elif noted.opd is not None:
            try:
                mine = replace(noted, opd=await offices.known(store, proposal.city, noted.opd))
            except offices.Unknown:
                grant, why = None, Why.NO_OPD
        if grant is None:
            result.cannot.setdefault(why, []).append(proposal)
        else:
            ready.append((proposal, grant, mine))
    if whole and (result.cannot or len(ready) < len(picked)):
        result.nothing = True
        return result
    for proposal, grant, mine in ready:
        day = local_day(store, await areas.city(store, proposal.city))
        change = decisions.noting(proposal, mine, by, known, day)
        advance(store, proposal, staff.as_actor(grant, by), change)
        result.done.append(proposal)
    return result


async def _locked(
    store: Store, picked: Sequence[Picked]
) -> tuple[cycles.Cycles, Mapping[int, Proposal], Done]:
    if len(picked) > rules.AT_ONCE.most:
        raise TooMany(len(picked))
    some = await lookup.several(store, [each.id for each in picked], lock=True)
    return await cycles.load(store), {each.id: each for each in some}, Done()


def _may(
    held: Sequence[Grant], wish: Wish, proposal: Proposal, seen: Picked, known: cycles.Cycles
) -> tuple[Grant | None, Why]:
    """The role that allows it now, or why none does. What somebody else has done since it was seen
    comes first: it may be why."""
    if wish.decision is not None and conflict(proposal, seen.version):
        return None, Why.CHANGED
    return _carries(held, wish, proposal, known), Why.NOT_YOURS


async def _is_free(
    store: Store,
    proposal: Proposal,
    tahap: cycles.Tahap,
    priority: int | None,
    among: Collection[int],
    lists: dict[Agreed, dict[int, int]],
) -> bool:
    """Whether no other proposal has a priority in the list, those aside that get theirs anew."""
    if priority is None:
        return True
    agreed = priorities.listed_with(proposal, tahap)
    if agreed not in lists:
        lists[agreed] = await priorities.of(store, agreed)
    return all(n != priority or id in among for id, n in lists[agreed].items())


# --- roles --------------------------------------------------------------------------------------


async def _held(store: Store, by: Person, operation: Operation) -> tuple[Grant, ...]:
    held = await staff.grants(store, by.id)
    if not any(allowed([each], operation, each.area) for each in held):
        raise NotAllowed(operation)
    return held


def _carries(
    held: Sequence[Grant], wish: Wish, proposal: Proposal, known: cycles.Cycles
) -> Grant | None:
    tahap = known.tahap(proposal.city, proposal.year, proposal.tahap)
    level = tahap.level if tahap is not None and wish.decision is not None else None
    return allowed(held, wish.operation, proposal.content.area, tahap=level, opd=proposal.opd)


def _sees(held: Sequence[Grant], proposal: Proposal) -> bool:
    return allowed(held, Operation.SEE_TASKS, proposal.content.area, opd=proposal.opd) is not None


def _fits(wish: Wish, proposal: Proposal, known: cycles.Cycles) -> bool:
    tahap = known.tahap(proposal.city, proposal.year, proposal.tahap)
    if wish.decision is None:
        return proposal.state not in ENDED
    return tahap is not None and fits(wish.decision, proposal, tahap)


def _is(proposal: Proposal, named: Named) -> bool:
    letters, year, running = named
    number = proposal.number
    same = letters in (None, number.letters) and year in (None, number.year)
    return same and number.running == running
