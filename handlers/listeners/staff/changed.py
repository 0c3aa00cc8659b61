"""What staff say of a decision that they have just made, or that waits to be asked about: that it
is not to stand, and what instead ("eh yg menjahit tadi jangan ditolak, kembalikan aja")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.asking.heard import Heard, hearing
from handlers.asking.proposals import which
from handlers.commands import Asked, run
from handlers.conversation.answers import shorten
from handlers.conversation.form import Kind
from handlers.conversation.messages import Lines, Literal, Outgoing, Text
from handlers.listeners import filled
from handlers.listeners.staff import decided, lined, single
from handlers.reading.spelling import fold
from handlers.reading.staff.deciding import undone
from handlers.reading.staff.deciding.undone import TELL_NOTHING, Undone, slip
from handlers.staff import by_name
from handlers.staff.deciding.desk import TASKS
from handlers.staff.many import giving_back, many
from handlers.staff.many.clause import Clause
from handlers.staff.many.lines import LINES
from handlers.staff.many.spoken import LONGEST, around, does, particles
from handlers.staff.many.tokens import LEAVE
from handlers.turn import Turn
from storage.city import cycles
from storage.proposals import decisions, lookup, rulings
from storage.proposals.model import Proposal
from storage.proposals.rulings import RULES, Decision, newest_decision

# More words tell something else.
WORDS = 30
# So many words beside which one, and what, tell why.
TELLS = 3


@hearing(busy=False, text=True, staff=True)
async def said(turn: Turn) -> Heard | None:
    """While nothing is open: it is taken back, and what is right instead is asked about."""
    text = turn.message.text
    if undone.only_waits(text) and not _names(turn, text, await by_name.waiting_for(turn)):
        return Heard([Outgoing((Text("decided-waits"),), TASKS)])
    found = _undone(text)
    if found is None:
        return None
    ids = await decisions.lately(turn.store, turn.person.id)
    known = await by_name.known_of(turn, ids)
    clause = _clause(turn, found.rest, known)
    if clause is None and not found.name:
        return None  # something else of it was wrong
    proposal = await _which(turn, found, clause, known, ids)
    step = newest_decision(proposal) if proposal is not None else None
    if proposal is None or step is None:
        return await _of_what_waits(turn, found)
    was = next((d for d, rule in RULES.items() if rule.event == step.event), None)
    number = str(proposal.number)
    if found.name and was is not None and RULES[Decision(LINES[found.name])].event != step.event:
        what = Text(f"decide-decision.{LINES[found.name]}")
        turn.beside.append(Text("changed-never", {"what": what, "number": number}))
        return await run(turn, Asked("task", number))
    turn.talk.ask = None
    if clause is None:
        return await _undo(turn, number, _why(text, found.rest, proposal, known))
    now = Decision(LINES[clause.name])
    if now is was and not found.name:
        return None
    if await _fits(turn, proposal, now):
        return await single.opened(turn, number, now, clause.why, clause.priority or None)
    heard = await _undo(turn, number, turn.say(Text("changed-why", {"what": _named(now)})))
    if turn.talk.open is not None and turn.talk.open.form == "undo":
        turn.talk.orders = [decided.order_of(clause, [str(proposal.number.running)])]
        args = {"what": _named(now)}
        return replace(heard, out=[Outgoing((Text("changed-then", args),)), *heard.out])
    return heard


@hearing(busy=True, text=True, tapped=False, staff=True)
async def meanwhile(turn: Turn) -> Heard | None:
    """While a decision is asked about: of one that still waits, or has been made, what is right
    comes in its turn; of the one that is asked about it is heard without what is not to stand."""
    state, text = turn.talk.opened, turn.message.text
    if state.form not in ("decide", many.FORM_NAME) or state.confirm or turn.talk.ask:
        return None
    found = _undone(text) if state.kind != Kind.MESSAGE else None
    if found is None:
        return None
    ids = await decisions.lately(turn.store, turn.person.id)
    waits = await by_name.waiting_for(turn)
    lately = await by_name.known_of(turn, ids)
    both = by_name.Known(
        (*waits.some, *(each for each in lately.some if not _in(each[0], waits))),
        waits.pairs | lately.pairs,
        waits.loose & lately.loose,
    )
    clause = _clause(turn, found.rest, both)
    if clause is None and not found.name:
        return None
    proposal = await _which(turn, found, clause, both, ())
    if proposal is None:
        return None
    if any(each.id == proposal.id for each in await lined.decided_on(turn, state)):
        return await _of_the_open(turn, found, clause)
    running = str(proposal.number.running)
    new = [] if clause is None else [decided.order_of(clause, [running])]
    queued = [await _is_of(turn, order, proposal, waits) for order in turn.talk.orders]
    if any(queued):
        orders = turn.talk.orders
        at = queued.index(True)
        kept = [order for order, of_it in zip(orders, queued, strict=True) if not of_it]
        turn.talk.orders = [*kept[:at], *new, *kept[at:]]
    elif newest_decision(proposal) is not None and proposal.id in ids:
        now = Decision(LINES[clause.name]) if clause is not None else None
        why = turn.say(Text("changed-why", {"what": _named(now)})) if now is not None else ""
        fits = now is not None and await _fits(turn, proposal, now)
        back = [] if fits else [f"undo {running} {why}".strip()]
        turn.talk.orders = [*turn.talk.orders, *back, *new]
    else:
        return None
    if clause is not None:
        lines: Sequence[Text] = [decided.line_of(turn, clause, [proposal])]
        return Heard([Outgoing((Lines((Text("decided-after"), *lines)),))], again=True)
    args = {"which": Literal(f"{running} ({shorten(proposal.content.wish, 40)})")}
    after = Text("decided-only-left", args) if any(queued) else Text("changed-after", args)
    return Heard([Outgoing((after,))], again=True)


async def _undo(turn: Turn, number: str, why: str) -> Heard:
    """CABUT KEPUTUSAN, with why as far as it was said."""
    heard = await run(turn, Asked("undo", number))
    return await filled.answered(turn, heard, "undo", {"why": why or None})


def _undone(text: str) -> Undone | None:
    if len(text.split()) > WORDS or text.rstrip().endswith("?"):
        return None
    found = undone.undone(text, does, LONGEST)
    return found if found is None or found.name in ("", *LINES) else None


async def _fits(turn: Turn, proposal: Proposal, decision: Decision) -> bool:
    """Whether it can be decided as the proposal stands, without anything being taken back."""
    known = await cycles.load(turn.store)
    tahap = known.tahap(proposal.city, proposal.year, proposal.tahap)
    return decision in rulings.fitting(proposal, tahap)


def _named(decision: Decision) -> Text:
    return Text(f"decide-decision.{decision}")


def _in(proposal: Proposal, known: by_name.Known) -> bool:
    return any(each.id == proposal.id for each, _, _ in known.some)


def _clause(turn: Turn, rest: str, known: by_name.Known) -> Clause | None:
    """The one decision that is said to be right instead; "" stands for which where none is said."""
    letters = turn.site.letters
    found = giving_back.read(rest, letters, known.named_at, which.OTHER)
    if not found and not _names(turn, rest, known):
        some = giving_back.read(f"1 {rest}", letters, known.named_at, which.OTHER)
        found = [replace(each, numbers=[]) for each in some] if len(some) == 1 else []
    one = found[0] if len(found) == 1 else None
    return one if one is not None and one.name in LINES and not one.everything else None


def _names(turn: Turn, text: str, known: by_name.Known) -> bool:
    return bool(which.all_named_in(turn, text) or known.named_at(fold(text).split()))


async def _which(
    turn: Turn, found: Undone, clause: Clause | None, known: by_name.Known, ids: Sequence[int]
) -> Proposal | None:
    """The one of those known that is meant: by its number, by what it is called, else, where only
    that it is otherwise is said, the one that was decided last."""
    numbers = clause.numbers if clause is not None else which.all_named_in(turn, found.rest)
    if numbers:
        settled = await which.find(turn, numbers[0]) if len(numbers) == 1 else None
        return settled if settled is not None and _in(settled, known) else None
    words = fold(found.rest).split()
    named = clause.named if clause is not None else [words[at] for at in known.named_at(words)]
    if named:
        some = known.meant(named)
        return await lookup.get(turn.store, some[0].id) if len(some) == 1 else None
    if not ids or (clause is None and not found.name):
        return None
    if await by_name.only_one(turn, found.rest) is not None:
        return None
    last = await lookup.get(turn.store, ids[0])
    step = newest_decision(last) if last is not None else None
    return last if step is not None and turn.now - step.at < lined.SOON else None


def _why(text: str, rest: str, proposal: Proposal, known: by_name.Known, least: int = TELLS) -> str:
    """What is said beside which one it is, where that tells why."""
    words = list(re.finditer(r"\S+", rest))
    named = known.named_at([fold(each[0]) for each in words])
    skipped = around() | particles() | {"td", str(proposal.number.running)}
    at = 0
    while at < len(words) and (at in named or fold(words[at][0]) in skipped | {""}):
        at += 1
    told = rest[words[at].start() :] if at < len(words) else ""
    says = [word for word in map(fold, told.split()) if word not in skipped | TELL_NOTHING]
    return told.strip(" ,.;") if len(says) >= least else slip(text)


async def _of_what_waits(turn: Turn, found: Undone) -> Heard | None:
    """Of what has not been decided yet: what is to be done with it is heard without that."""
    if not found.name:
        return None
    known = await by_name.waiting_for(turn)
    clause = _clause(turn, found.rest, known)
    proposal = await _which(turn, found, clause, known, ())
    if proposal is None:
        return None
    if clause is None or clause.name in (LEAVE, found.name):  # "ojo ditunda taun ngarep"
        one = Clause(LEAVE, numbers=[str(proposal.number.running)])
        one.why = _why("", found.rest, proposal, known, 2)
        return decided.only_left(turn, [one], known)
    turn.message = replace(turn.message, text=found.rest)
    return await decided.decided(turn)


async def _of_the_open(turn: Turn, found: Undone, clause: Clause | None) -> Heard | None:
    if clause is None or not found.name:
        return None
    before, turn.message = turn.message, replace(turn.message, text=found.rest)
    heard = await lined.meanwhile(turn)
    if heard is None:
        turn.message = before
    return heard


async def _is_of(turn: Turn, order: str, proposal: Proposal, known: by_name.Known) -> bool:
    """Whether an order that waits is a decision on this one alone."""
    name, _, rest = order.partition(" ")
    if name not in LINES or rest.startswith("semua"):
        return False
    if rest.startswith(decided.WHICH):
        some = known.meant(by_name.words_in(rest.removeprefix(decided.WHICH)))
        return [each.id for each in some] == [proposal.id]
    head = re.match(r"(\S+?)(?:\s|$)", rest)
    one = await which.find(turn, head[1]) if head is not None else None
    return one is not None and one.id == proposal.id
