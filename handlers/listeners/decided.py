"""What staff decide in a sentence of their own, on proposals that they number or call by what they
are: each is shown and asked about by the line that it is, one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.asking import duties, menu
from handlers.asking.heard import Heard
from handlers.asking.proposals import which
from handlers.commands import Asked, line, numbered, run
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text, Words
from handlers.listeners import filled
from handlers.proposals import offers
from handlers.reading import spelling
from handlers.staff import waiting
from handlers.staff.deciding import deciding
from handlers.staff.deciding.deciding import reasons_for
from handlers.staff.deciding.reasons import reason_told
from handlers.staff.many import by_name
from handlers.staff.many.clauses import Clause, in_clauses, may_decide
from handlers.staff.many.lines import LINES
from handlers.turn import Turn
from storage import rules
from storage.proposals.model import Proposal
from storage.proposals.rulings import RULES, Decision
from storage.staff import staff


async def decided(turn: Turn) -> Heard | None:
    """A sentence that decides, of somebody who works here, while nothing is open. One decision on
    numbers alone is a line, which is heard elsewhere."""
    text = turn.message.text
    if turn.talk.open is not None or not text or not turn.person.works or not may_decide(text):
        return None
    known = await by_name.waiting_for(turn)
    clauses = in_clauses(text, turn.site.letters, known.named_at, which.OTHER)
    if not clauses or not await _theirs(turn, clauses):
        return None
    one = clauses[0]
    if len(clauses) == 1 and one.numbers and not one.why and not one.priority:
        return None
    if (len(clauses) == 1 and line(turn, text) is not None) or numbered(turn, text) is not None:
        return None
    if turn.talk.ask == offers.OFFER:
        turn.talk.ask = None  # what was said before it is not what they go on with
    turn.talk.orders, shown = [], []
    for each in clauses:
        found = known.meant(each.named) if not each.numbers else []
        sure = len(found) == 1 or (each.everything and bool(found))
        sure = sure and known.fits(each.named)
        numbers = each.numbers or [str(p.number) for p in (found if sure else [])]
        shown.append(_line(turn, each, found if sure else ()))
        turn.talk.orders.append(_order(each, numbers))
    head = Text("decided-several", {"n": len(clauses)})
    out = [Outgoing((head, Lines(tuple(shown))))] if len(clauses) > 1 else []
    return Heard([*out, *await _next(turn, first=True)])


async def _theirs(turn: Turn, clauses: Sequence[Clause]) -> bool:
    """Whether any of it is theirs to decide; what is not is said of each."""
    known = duties.of(turn, await staff.grants(turn.store, turn.person.id))
    return any(each.name in known for each in clauses)


# In an order, before words of which it is not known yet which proposal they name.
WHICH = "?"
# And before why, so that all of it is.
WHY = "karena "


def _order(clause: Clause, numbers: Sequence[str]) -> str:
    """A decision as its line: the command, the numbers or what is to be picked, and the rest."""
    which_one = ", ".join(numbers) or f"{WHICH}{' '.join(clause.named)}"
    rank = f" prioritas {clause.priority}" if clause.priority else ""
    why = f" {WHY if clause.reasoned else ''}{clause.why}" if clause.why else ""
    return f"{clause.name} {which_one}{rank}{why}"


def _line(turn: Turn, clause: Clause, found: Sequence[Proposal]) -> Text:
    """One of several decisions, as it was read."""
    what = Text(f"decide-decision.{LINES[clause.name]}")
    of = [f"{p.number.running} ({shorten(p.content.wish, 40)})" for p in found]
    args: dict[str, object] = {
        "what": what,
        "which": Literal(", ".join(of or clause.numbers or clause.named)),
    }
    if clause.priority:
        return Text("decided-line.priority", {**args, "priority": clause.priority})
    if clause.why:
        return Text("decided-line.why", {**args, "why": Literal(shorten(clause.why, 60))})
    return Text("decided-line", args)


# --- one decision on one proposal -----------------------------------------------------------------

_PRIORITY = re.compile(
    r"\bprior(?:itas|ity)?\.?\s*(?:ke|no|nomor|nomer|number)?[\s.-]*(\d{1,4})\b", re.I
)
_RESERVE = frozenset({"cadangan", "cadangkan", "reserve"})
# Behind these words stands why.
_WHY = re.compile(
    r"\b(?:karena|krn|karna|sebab|soalnya|soale|amargi|amarga|alasan(?:nya)?|because|since)\b[\s:,-]*(.+)$",
    re.I | re.S,
)
# Or after the number ("kembalikan no 1, fotonya kurang jelas").
_WHY_AFTER = re.compile(
    r"\b(?:no|nomor|nomer|number|MTR-\d+-)\W*\d+(?:\s+(?:ya|pak|bu|dulu))?\s*[,;:.]\s*((?!prior)[^\d\s]\D*\s\D+)$",
    re.I,
)


async def decide(turn: Turn, said: str, decision: Decision, looked: str | None = None) -> Heard:
    """The form of a decision; without a number that of the proposal that was `looked` at last, or
    what waits for one."""
    reserved = not _RESERVE.isdisjoint(spelling.fold(said).split())
    if decision in (Decision.AGREE, Decision.KEEP) and reserved:
        decision = Decision.RESERVE
    named = await filled.named(turn, said) or looked
    if named is None:
        which_one = Text("filled-which", {"what": Text(f"decide-decision.{decision}")})
        return Heard([Outgoing((which_one,)), *await waiting.tasks(turn, "")], again=True)
    settled = await which.settle(turn, named, "decide", which.Whose.STAFF)
    if isinstance(settled, Outgoing):
        return Heard([settled], again=True)
    why = _WHY.search(said) or _WHY_AFTER.search(said)
    priority = _PRIORITY.search(said)
    return await _opened(turn, settled, decision, why[1] if why else "", priority and priority[1])


async def _opened(
    turn: Turn, number: str, decision: Decision, why: str, priority: str | None
) -> Heard:
    """The form of a decision on one proposal, with why, the reason that this names and the
    priority."""
    before = turn.talk.open
    out = await deciding.decide(turn, f"{number}:{decision}")
    state = turn.talk.open
    if state is None or state is before or state.form != "decide":
        return Heard(out, again=True)
    why = turn.clean(why) if RULES[decision].reasoned else ""
    given: dict[str, str] = {}
    if rules.WHY.holds(len(why)):
        state.answers["why"] = why
    if why and (reason := _reason(why, decision)) is not None:
        given["reason"] = turn.say(reason)
    elif why and state.asked == "reason":
        out = await turn.conversation.repeat()  # with what was said
    if priority:
        given["priority"] = priority
    return await filled.fill(turn, out, "decide", given)


def _reason(why: str, decision: Decision) -> Words | None:
    """The reason that is named in why something is decided, as its choice says it."""
    reason = reason_told(why, decision)
    return next((c.label for c in reasons_for(decision) if c.id == reason), None)


# --- one after the other ------------------------------------------------------------------------


async def next_one(turn: Turn, busy: bool, before: list[str]) -> list[Outgoing]:
    """The next decision of a sentence with several, once the one before has been dealt with; what
    is left when something else was said instead is not decided, and that is said."""
    talk = turn.talk
    if not talk.orders or talk.orders is not before or talk.open is not None or talk.ask:
        return []  # or they have just been said, or gone on with
    if turn.person.gone:
        talk.orders = []
        return []
    if not busy:
        left, talk.orders = talk.orders, []
        return [Outgoing((Text("decided-left", {"n": len(left)}),))]
    return await _next(turn)


async def _next(turn: Turn, *, first: bool = False) -> list[Outgoing]:
    """Opens the first that waits; where that says at once why it cannot be, the one after it."""
    out: list[Outgoing] = []
    while turn.talk.orders and turn.talk.open is None:
        name, _, said = turn.talk.orders[0].partition(" ")
        if not first:
            out.append(Outgoing((Text("decided-next", {"n": len(turn.talk.orders)}),)))
        first = False
        if said.startswith(WHICH):
            return [*out, await _which(turn, name, said)]
        turn.talk.orders = turn.talk.orders[1:]
        if (one := _ONE.match(said)) is not None:
            number = await which.settle(turn, one["number"], "decide", which.Whose.STAFF)
            if isinstance(number, Outgoing):
                return [*out, number]
            decision, why = Decision(LINES[name]), one["why"] or ""
            if why and not RULES[decision].reasoned:
                out.append(Outgoing((Text("many-unused", {"typed": Literal(why)}),)))
            out += (await _opened(turn, number, decision, why, one["priority"])).out
        else:
            out += (await run(turn, Asked(name, said))).out
    return out


_REST = re.compile(rf" (?:prioritas \d+|{WHY}).*$", re.S)

_ONE = re.compile(
    rf"(?P<number>[^\s,]+)(?: prioritas (?P<priority>\d+))?(?: (?:{WHY})?(?P<why>.*))?$", re.S
)

# What the button of a proposal that is picked says before its number.
PICKED = "decided:"


async def _which(turn: Turn, name: str, said: str) -> Outgoing:
    """Which of those that some words may mean is decided on."""
    named = _REST.sub("", said.removeprefix(WHICH))
    known = await by_name.waiting_for(turn)
    found = known.meant(by_name.words_in(named))[: which.OFFERED]
    what = Text(f"decide-decision.{LINES[name]}")
    words = Text("decided-which", {"what": what, "named": Literal(named)})
    choices = tuple(
        Choice(f"{PICKED}{p.number}", Literal(str(p.number)), Literal(shorten(p.content.wish, 70)))
        for p in found
    )
    return Outgoing((words, Lines(tuple(waiting.line(turn, p) for p in found))), choices)


async def picked(turn: Turn) -> Heard | None:
    """Which one is meant, by its button or its number: on with what is decided on it."""
    orders, choice = turn.talk.orders, turn.message.choice
    if turn.talk.open is not None or not orders:
        return None
    if choice is None:
        choice = await menu.typed(turn, turn.message.text)
    choice = choice or ""
    name, _, said = orders[0].partition(" ")
    number = choice.removeprefix(PICKED) if choice.startswith(PICKED) else turn.message.text
    if not said.startswith(WHICH) or which.typed(turn, number) is None:
        return None
    rest = _REST.search(said)
    turn.talk.orders = [f"{name} {number.strip()}{rest[0] if rest else ''}", *orders[1:]]
    return Heard(await _next(turn, first=True))
