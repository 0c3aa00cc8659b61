"""What is said of one decision on many proposals: each with its title and what its author will
read, in pages; what cannot be done, and why; what was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import locales
from handlers.asking import funds
from handlers.asking.proposals import steps, subjects
from handlers.conversation.answers import Draft, shorten
from handlers.conversation.messages import Choice, Lines, Literal, Text, Words
from handlers.reading.amounts.numbers import Typed
from handlers.reading.amounts.numbers_said import written
from handlers.turn import Turn
from storage.city import areas, cycles
from storage.city.funds import ends_there
from storage.proposals import lookup
from storage.proposals.desk import many
from storage.proposals.desk.many import Picked, Why
from storage.proposals.model import Proposal, State
from storage.proposals.reasons import Reason
from storage.proposals.rulings import OPEN, RULES, Decision, Repeated, Ruling, Unfit
from storage.staff import staff
from storage.staff.roles import allowed

# So many proposals stand on one page of a preview.
PAGE = 20

# So many numbers of what cannot be done are named, for each why.
NAMED = 60


def decision_of(draft: Draft) -> Decision | None:
    what = (draft["what"] or {}).get("what")
    return Decision(what) if what in list(Decision) else None


def ruling_of(draft: Draft, decision: Decision) -> Ruling:
    """The decision as far as it is the same for all."""
    rule = RULES[decision]
    reason = Reason(draft["reason"]) if rule.reasoned and draft["reason"] else None
    amount = draft["amount"] if rule.amount else None
    return Ruling(decision, reason, (draft["why"] or "") if rule.reasoned else "", amount=amount)


def picked_of(draft: Draft) -> list[Picked]:
    return [Picked(*each) for each in (draft["numbers"] or {}).get("picked", ())]


def title(answers: Mapping[str, Any]) -> Words:
    """What the line does: "Sepakati"."""
    what = (answers.get("what") or {}).get("what", "")
    known = what in list(Decision)
    return Text(f"decide-decision.{what}") if known else Text(f"many-what.{what or 'opd'}")


# --- what cannot be done ------------------------------------------------------------------------


def unnamed(found: Mapping[str, Sequence[Sequence[Any]]]) -> list[Text | Literal]:
    """Numbers as they were typed that name nothing, or too much."""
    return [
        Text(f"many-cannot.{why}", {"numbers": _named(written(Typed(*each) for each in some))})
        for why, some in found.items()
    ]


def cannot(found: Mapping[Why, Sequence[Proposal]]) -> list[Text | Literal]:
    """Proposals that it cannot be done with, by why; how each stands now where that is why."""
    lines: list[Text | Literal] = []
    for why, some in found.items():
        if why is Why.UNFIT:
            unseen = [str(each.number) for each in some if each.held and each.state in OPEN]
            if unseen:
                lines.append(Text("many-cannot.held", {"numbers": _named(unseen)}))
            rest = [each for each in some if str(each.number) not in unseen]
            for state in dict.fromkeys(each.state for each in rest):
                numbers = [str(each.number) for each in rest if each.state is state]
                args = {"numbers": _named(numbers), "state": Text(f"state-{state}")}
                lines.append(Text("many-cannot.unfit", args))
        else:
            numbers = [str(each.number) for each in some]
            lines.append(Text(f"many-cannot.{why}", {"numbers": _named(numbers)}))
    return lines


def _named(numbers: Sequence[str] | str) -> Literal:
    if isinstance(numbers, str):
        return Literal(shorten(numbers, 400))
    more = ", …" if len(numbers) > NAMED else ""
    return Literal(", ".join(numbers[:NAMED]) + more)


# --- before the yes -----------------------------------------------------------------------------


async def preview(turn: Turn, draft: Draft, page: int = 0) -> Words:
    """One page of what is about to be done."""
    picked = picked_of(draft)
    numbers = draft["numbers"] or {}
    shown = picked[page * PAGE : (page + 1) * PAGE]
    some = {p.id: p for p in await lookup.several(turn.store, [each.id for each in shown])}
    pages = -(-len(picked) // PAGE)
    args: dict[str, object] = {"what": title(draft.answers), "n": len(picked)}
    lines: list[Text | Literal] = [Text("many-head", args)]
    if not page:
        lines += await _aside(turn, numbers)
    if pages > 1:
        lines.append(Text("many-page", {"page": page + 1, "pages": pages}))
    lines += [_line(turn, some[each.id], each) for each in shown if each.id in some]
    decision = decision_of(draft)
    if decision is Decision.AGREE and (draft["what"] or {}).get("bare") and len(some) > 1:
        two = [str(p.number.running) for p in list(some.values())[:2]]
        lines.append(Text("many-bare", {"numbers": Literal(", ".join(two))}))
    if decision is not None:
        lines += await _read_by_authors(turn, draft, decision, shown, some)
    elif draft["opd"]:
        lines.append(Text("many-note.opd", {"opd": Literal(draft["opd"])}))
    elif draft["fund"]:
        lines += _funded(draft["fund"], [some[each.id] for each in shown if each.id in some])
    elif draft["amount"]:
        amount = locales.rupiah(turn.locale, draft["amount"])
        lines.append(Text("many-note.cost", {"amount": Literal(amount)}))
    asks = "many-sure" if decision is not None else "many-sure.note"
    return Lines((*lines, Text(asks, {"n": len(picked)})))


async def _aside(turn: Turn, numbers: Mapping[str, Any]) -> list[Text | Literal]:
    """What of the line will not be done."""
    lines = unnamed(numbers.get("unnamed", {}))
    ids = [id for some in numbers.get("cannot", {}).values() for id in some]
    known = {each.id: each for each in await lookup.several(turn.store, ids)}
    lines += cannot(
        {
            Why(why): [known[id] for id in some if id in known]
            for why, some in numbers.get("cannot", {}).items()
        }
    )
    if numbers.get("bad"):
        lines.append(Text("many-cannot.bad", {"numbers": _named(numbers["bad"])}))
    if numbers.get("twice"):
        lines.append(Text("many-twice", {"numbers": _named(numbers["twice"])}))
    return lines


def _funded(fund: str, shown: Sequence[Proposal]) -> list[Text | Literal]:
    """Where their money comes from; of whom it changes the way, whose authors are told."""
    lines: list[Text | Literal] = [Text("many-note.fund", {"fund": funds.name(fund)})]
    other = [
        str(each.number)
        for each in shown
        if each.state is State.DISEPAKATI and ends_there(each.fund) != ends_there(fund)
    ]
    if other:
        ends = "ends" if ends_there(fund) else "goes_on"
        lines.append(Text(f"many-note.{ends}", {"numbers": _named(other)}))
    return lines


def _line(turn: Turn, proposal: Proposal, picked: Picked) -> Text:
    args: dict[str, object] = {
        "number": str(proposal.number),
        "wish": Literal(shorten(proposal.content.wish, 50)),
        "area": subjects.within(turn.site.named(proposal.content.area), proposal.content),
    }
    if picked.priority is not None:
        return Text("many-line.priority", {**args, "priority": picked.priority})
    return Text("many-line", args)


async def _read_by_authors(
    turn: Turn,
    draft: Draft,
    decision: Decision,
    shown: Sequence[Picked],
    some: Mapping[int, Proposal],
) -> list[Text | Literal]:
    """What the authors of a page will read, once for all of those who read the same but for number
    and priority."""
    known = await cycles.load(turn.store)
    held = await staff.grants(turn.store, turn.person.id)
    ruling = ruling_of(draft, decision)
    groups: dict[tuple[object, ...], tuple[Lines, list[str]]] = {}
    for each in shown:
        proposal = some.get(each.id)
        if proposal is None:
            continue
        tahap = known.tahap(proposal.city, proposal.year, proposal.tahap)
        level, area = tahap.level if tahap else None, proposal.content.area
        operation = RULES[decision].operation
        grant = allowed(held, operation, area, tahap=level, opd=proposal.opd)
        if grant is None:
            continue
        city = await areas.city(turn.store, proposal.city)
        mine = replace(ruling, priority=each.priority)
        actor = staff.as_actor(grant, turn.person)
        try:
            after, step = many.foresee(proposal, mine, actor, known, turn.store, city)
        except (Unfit, Repeated):  # decided by somebody else meanwhile
            continue
        where = ".".join(area.split(".")[:level])
        key = (where, step.tahap, step.next, step.by, after.year, grant.id)
        if key not in groups:
            groups[key] = (_one(steps.told(turn.site, known, after, step, turn.locale)), [])
        groups[key][1].append(str(proposal.number))
    lines: list[Text | Literal] = []
    for told, numbers in groups.values():
        several = len(groups) > 1
        args: dict[str, object] = {"n": len(numbers), "numbers": _named(numbers)}
        lines.append(Text("many-read.some" if several else "many-read", args))
        lines += told.lines
    return lines


def _one(words: Sequence[Words]) -> Lines:
    lines: list[Text | Literal] = []
    for each in words:
        lines += each.lines if isinstance(each, Lines) else (each,)
    return Lines(tuple(lines))


def choices(draft: Draft, page: int = 0) -> tuple[Choice, ...]:
    """Yes, all or nothing, the next page, no."""
    count = len(picked_of(draft))
    pages = -(-count // PAGE)
    whole = bool((draft["what"] or {}).get("whole"))
    yes = "yes" if decision_of(draft) is not None else "note-yes"
    found = [Choice("yes", Text("many-sure.all" if whole else f"many-sure.{yes}", {"n": count}))]
    if count > 1 and not whole:
        found.append(Choice("whole", Text("many-sure.whole")))
    if pages > 1:
        after = (page + 1) % pages
        found.append(Choice(f"page{after}", Text("many-sure.page", {"page": after + 1})))
    return (*found, Choice("no", Text("many-sure.no")))


# --- after it -----------------------------------------------------------------------------------


def report(what: Words, done: many.Done, untold: int, *, tells: bool) -> list[Words]:
    """What was done and what was not; how many authors could not be told."""
    lines: list[Text | Literal] = []
    if done.nothing:
        lines.append(Text("many-nothing", {"what": what}))
    elif not done.done:
        lines.append(Text("many-none", {"what": what}))
    else:
        args: dict[str, object] = {"what": what, "n": len(done.done)}
        lines.append(Text("many-done" if tells else "many-done.note", args))
        if untold:
            lines.append(Text("many-done.untold", {"n": untold}))
    return [Lines((*lines, *cannot(done.cannot)))]
