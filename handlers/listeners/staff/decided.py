"""What staff decide in a sentence of their own, on proposals that they number or call by what they
are: each is shown and asked about by the line that it is, one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers import late
from handlers.asking import duties
from handlers.asking.heard import Heard, hearing
from handlers.asking.proposals import which
from handlers.commands import Asked, line, numbered, run
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Lines, Literal, Outgoing, Text, Words
from handlers.listeners import filled
from handlers.listeners.staff import instead, single
from handlers.listeners.staff.single import MENDS
from handlers.proposals import offers
from handlers.reading.spelling import fold
from handlers.reading.staff import author_asked
from handlers.reading.staff.deciding import slips, undone
from handlers.reading.staff.looks import without_next
from handlers.staff import by_name, picking, waiting
from handlers.staff.deciding.desk import TASKS
from handlers.staff.deciding.reasons import reason_told
from handlers.staff.many import giving_back, ordering
from handlers.staff.many.clause import Clause
from handlers.staff.many.clauses import may_decide
from handlers.staff.many.lines import LINES
from handlers.staff.many.spoken import receives
from handlers.staff.many.tokens import LEAVE
from handlers.staff.many.whys import TELLS
from handlers.turn import Turn
from storage.city import cycles
from storage.proposals import rulings
from storage.proposals.model import Proposal, State
from storage.proposals.rulings import RULES, Decision
from storage.staff import staff


async def decided(turn: Turn) -> Heard | None:
    """A sentence that decides, of somebody who works here, while nothing is open. One decision on
    numbers alone is a line, which is heard elsewhere."""
    text = turn.message.text
    if turn.talk.open is not None or not text or not turn.person.works or not may_decide(text):
        return None
    if undone.conditional(text):
        return Heard([Outgoing((Text("decided-if"),), TASKS)])
    known = await by_name.waiting_for(turn)
    text = _bare(turn, text, known)
    clauses = giving_back.read(text, turn.site.letters, known.named_at, which.OTHER)
    told = single.all_tells_why(text, clauses)  # "balikin, fotonya burem semua"
    looked = await single.of_looked_at(turn, text, known) if told or not clauses else []
    clauses = looked or clauses
    if not clauses or (turn.talk.parked and _GOES_ON.search(text)):
        return None
    _leave_not_yet(clauses, text)
    left = [each for each in clauses if each.name == LEAVE]
    clauses = [each for each in clauses if each.name != LEAVE]
    if not clauses:
        return only_left(turn, left, known)
    one = clauses[0]
    whys = [by_name.without_area(turn, each.why) for each in clauses if each.reasoned]
    if (no := await instead.elsewhere(turn, text, whys)) is not None:
        return no
    if not await _theirs(turn, clauses):
        numbers = one.numbers or [str(p.number) for p in ordering.sure_of(known, one)]
        needs = RULES[Decision(LINES[one.name])].operation
        return await instead.of(turn, numbers, needs, one.why)
    onward = [await _onward(turn, each, known, text) for each in clauses]
    known_line = not one.tells and line(turn, text) is not None
    plain = one.numbers and not one.why and not one.priority and not any(onward)
    simple = len(clauses) == 1 and not (
        left or one.unread or one.unknown or one.asks or any(onward)
    )
    elsewhere = known_line or (plain and not receives(text))
    if simple and elsewhere and not looked and not _ranks(turn, text, one, known):
        return None
    if numbered(turn, text) is not None:
        return None
    if turn.talk.ask == offers.OFFER:
        turn.talk.ask = None  # what was said before it is not what they go on with
    turn.talk.orders, shown = [], []
    for each in clauses:
        found = ordering.placed(text, each, known, turn.site.letters)
        numbers = each.numbers or [str(p.number) for p in found]
        note = len(numbers) == 1 and await _noted(turn, each)
        why, each.why = each.why, "" if note else each.why
        shown.append(line_of(turn, each, found))
        without = await left_of(turn, _beside(each, clauses, left), known, agreed=each.others)
        if each.lead:
            turn.beside.append(Text("many-unused", {"typed": Literal(each.lead)}))
        _unheard(turn, each)
        each.why = by_name.without_area(turn, each.why)
        each.why = author_asked.without_whom(each.why) if each.reasoned else each.why
        if MENDS.search(each.why):
            turn.beside.append(Text("many-unused", {"typed": Literal(each.why)}))
            each.why = ""
        if each.name == "return" and (whom := _TO_OTHERS.match(each.why)) is not None:
            turn.beside.append(Text("decided-return-to", {"whom": Literal(whom[1])}))
            each.why = each.why[whom.end() :].strip(" ,.;")
        turn.talk.orders.append(order_of(each, numbers, without))
        if note:
            turn.talk.orders.append(f"annotate {numbers[0]} rekomendasi {why}")
            args = {"which": Literal(numbers[0]), "why": Literal(shorten(why, 60))}
            shown.append(Text("decided-line.note", args))
    shown += [line_of(turn, each, ordering.sure_of(known, each)) for each in left]
    head = Text("decided-several", {"n": len(shown) - len(left)})
    out = [Outgoing((head, Lines(tuple(shown))))] if len(shown) > 1 else []
    return Heard([*out, *await go_on(turn, first=True)])


def _bare(turn: Turn, text: str, known: by_name.Known) -> str:
    """A text without that the next one comes, where it decides on one that it names."""
    bare = without_next(text)
    if bare == text or not may_decide(bare):
        return text
    if which.all_named_in(turn, bare) or _calls(known, bare):
        turn.message = replace(turn.message, text=bare)
        return bare
    return text


def _calls(known: by_name.Known, text: str) -> bool:
    return bool(known.named_at(fold(text).split()))


def _leave_not_yet(clauses: Sequence[Clause], text: str) -> None:
    """Makes of what is taken back at once ("lampu saya setujui ya? maksudnya jangan dulu"), or put
    off for a day, that it is left."""
    for each in clauses:
        if each.name == "keep" and undone.for_a_while(text):
            each.name, each.why = LEAVE, ""
        if not each.reasoned and undone.not_yet(each.why):
            each.name, each.why = LEAVE, ""


def _unheard(turn: Turn, clause: Clause) -> None:
    """Says what of a sentence is not decided by it."""
    if len(clause.aside.split()) >= TELLS:
        turn.beside.append(single.not_told(clause.aside))
    for what, words in (("unknown", clause.unknown), ("unread", clause.unread)):
        if words:
            typed = Literal(shorten(words, 60))
            turn.beside.append(Text(f"decided-{what}", {"typed": typed}))


def only_left(turn: Turn, left: Sequence[Clause], known: by_name.Known) -> Heard | None:
    """Nothing is to be decided of these, and nothing is; None where it is not told which."""
    found = [each for clause in left for each in ordering.sure_of(known, clause)]
    if any(clause.everything or clause.others for clause in left):
        return None
    if not all(clause.numbers or ordering.sure_of(known, clause) for clause in left):
        return None
    of = [f"{p.number.running} ({shorten(p.content.wish, 40)})" for p in found]
    numbers = [n for clause in left for n in clause.numbers]
    args = {"which": Literal(", ".join([*numbers, *of]))}
    words: list[Words] = [Text("decided-only-left", args)]
    whys = [clause.why for clause in left if reason_told(clause.why, Decision.END)]
    if len(left) == 1 and whys:
        number = numbers[0] if numbers else str(found[0].number.running)
        why = Literal(shorten(whys[0], 120))
        words.append(Text("decided-only-left.why", {"why": why, "number": number}))
    return Heard([Outgoing(tuple(words), TASKS)])


def _beside(one: Clause, clauses: list[Clause], left: list[Clause]) -> list[Clause]:
    """What is told apart from all of them, or from the others: "semua, menjahit skip dulu"."""
    return [*clauses, *left] if one.others else left if one.everything else []


async def left_of(
    turn: Turn, clauses: Sequence[Clause], known: by_name.Known, *, agreed: bool = True
) -> list[str]:
    """What "sisanya" is not: what is said of another, and what has been agreed."""
    said = [n for each in clauses for n in each.numbers]
    said += [str(p.number.running) for each in clauses for p in ordering.sure_of(known, each)]
    some = [p for p, _, _ in known.some if agreed and p.state is State.DISEPAKATI]
    return list(dict.fromkeys([*said, *(str(p.number.running) for p in some)]))


# Whom nothing can be given back to.
_TO_OTHERS = late.regex(
    r"^ke\s+((?:pak\s+|bu\s+)?(?:lurah|kelurahan|kecamatan|camat|opd|dinas|fasilitator|admin|bappeda)\w*)\b"
    r"(?:\s+(?:aja|saja|dulu|lagi|ya|yg|yang))*",
    re.I,
)

# "Lanjut" is whatever comes next: to be complete, or to go on from here.
_GOES_ON = late.regex(
    r"\b(?:(?:di)?lanjut(?:kan|in|ken|ke|no)?|(?:di)?lolos(?:kan|in)?|gas(?:kan|keun)?)\b", re.I
)


_HIGHER = late.regex(r"\b(?:ke|nang|menyang)\s+(?:kecamatan|camat|kota|tingkat|bappeda)\b", re.I)


async def _onward(turn: Turn, clause: Clause, known: by_name.Known, text: str) -> bool:
    """Makes of "lanjut" what comes next for the proposal; whether that is another decision."""
    if clause.name != "forward" or not _GOES_ON.search(text) or _HIGHER.search(text):
        return False
    some = [p for each in clause.numbers if (p := await which.find(turn, each)) is not None]
    cycle = await cycles.load(turn.store)
    for each in some or known.meant(clause.named):
        fitting = rulings.fitting(each, cycle.tahap(each.city, each.year, each.tahap))
        if Decision.FORWARD in fitting or Decision.VERIFY not in fitting:
            return False
    clause.name = "verify"
    return True


# What was found by looking, and is worth a note where a decision has no room for it.
_FOUND = late.regex(
    r"\b(?:di)?(?:cek|ukur|survei|survey|tinjau)\w*\b|\b(?:panjang|lebar|tinggi)(?:nya|e|ne)?\b|\blapangan\b"
    r"|\d\s*(?:m|m2|meter|mtr|titik|unit)\b",
    re.I,
)


async def _noted(turn: Turn, clause: Clause) -> bool:
    """Whether what is said besides goes into a note of its own."""
    if not clause.why or clause.reasoned or not _FOUND.search(clause.why):
        return False
    return "annotate" in duties.of(turn, await staff.grants(turn.store, turn.person.id))


def _ranks(turn: Turn, text: str, clause: Clause, known: by_name.Known) -> bool:
    """Whether numbers are agreed in another order than that in which they stand."""
    several = clause.name == "agree" and (clause.everything or len(clause.numbers) > 1)
    return several and bool(ordering.said(text, known, None, turn.site.letters))


async def _theirs(turn: Turn, clauses: Sequence[Clause]) -> bool:
    """Whether any of it is theirs to decide; what is not is said of each."""
    known = duties.of(turn, await staff.grants(turn.store, turn.person.id))
    return any(each.name in known for each in clauses)


# In an order, before words of which it is not known yet which proposal they name.
WHICH = "?"
# And before why, so that all of it is.
WHY = "karena "


def order_of(clause: Clause, numbers: Sequence[str], without: Sequence[str] = ()) -> str:
    """A decision as its line: the command, the numbers or what is to be picked, and the rest; of
    all, `without` those of which something else is said."""
    which_one = ", ".join(numbers) or f"{WHICH}{' '.join(clause.named)}"
    if clause.everything and not (clause.named or numbers):
        which_one = f"semua kecuali {', '.join(without)}" if without else "semua"
        which_one = f"semua {clause.narrow}" if clause.narrow else which_one
    rank = f" prioritas {clause.priority}" if clause.priority else ""
    rank = " tanpa prioritas" if clause.bare else rank
    why = f" {WHY if clause.reasoned else ''}{clause.why}" if clause.why else ""
    return f"{clause.name} {which_one}{rank}{why}"


def line_of(turn: Turn, clause: Clause, found: Sequence[Proposal]) -> Text:
    """One of several decisions, as it was read."""
    of = [f"{p.number.running} ({shorten(p.content.wish, 40)})" for p in found]
    args: dict[str, object] = {
        "which": Literal(", ".join(of or clause.numbers or clause.named) or clause.words),
    }
    if clause.name == LEAVE:
        return Text("decided-line.leave", args)
    args["what"] = Text(f"decide-decision.{LINES[clause.name]}")
    if clause.priority:
        return Text("decided-line.priority", {**args, "priority": clause.priority})
    if clause.why:
        return Text("decided-line.why", {**args, "why": Literal(shorten(clause.why, 60))})
    return Text("decided-line", args)


# --- another number was meant -------------------------------------------------------------------


@hearing(busy=False, text=True, tapped=False)
async def another_meant(turn: Turn) -> Heard | None:
    """That another number was meant than the one in the message before: "lho, salah ketik, maksud
    saya 35". What was said is heard with that one."""
    text, before = turn.message.text, turn.talk.numbered
    if not before:
        return None
    number = slips.number_meant(text)
    if number is not None and turn.person.works:
        turn.talk.ask = None
        turn.message = replace(turn.message, text=slips.with_number(before, number))
    return None


def remember(turn: Turn, busy: bool) -> None:
    """Keeps what was said of one number, where nothing is asked of it now."""
    said = turn.message.text
    asked = busy or turn.talk.open is not None or bool(turn.talk.orders)
    one = bool(said) and len(said) <= slips.LONGEST and len(which.all_named_in(turn, said)) == 1
    turn.talk.numbered = said if one and turn.person.works and not asked else ""


# --- one after the other ------------------------------------------------------------------------


async def next_one(turn: Turn, busy: bool, before: list[str]) -> list[Outgoing]:
    """The next decision of a sentence with several, once the one before has been dealt with; what
    is left when something else was said instead is not decided, and that is said."""
    talk = turn.talk
    remember(turn, busy)
    await picking.remember(turn)
    if talk.orders and talk.orders is before and talk.orders[0].startswith(picking.FOR):
        typed, talk.orders = talk.orders[0].split(" ", 2)[2], []
        return [Outgoing((Text("picking-left", {"typed": Literal(shorten(typed, 120))}),))]
    if not talk.orders or talk.orders is not before or talk.open is not None or talk.ask:
        return []  # or they have just been said, or gone on with
    if turn.person.gone:
        talk.orders = []
        return []
    if not busy:
        left, talk.orders = talk.orders, []
        return [Outgoing((Text("decided-left", {"n": len(left)}),))]
    return await go_on(turn)


async def go_on(turn: Turn, *, first: bool = False) -> list[Outgoing]:
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
        if name == "annotate":
            out += (await filled.annotate(turn, f"catat {said}")).out
        elif name == "undo":
            wrong, _, why = said.partition(" ")
            undoes = await run(turn, Asked(name, wrong))
            out += (await filled.answered(turn, undoes, name, {"why": why or None})).out
        elif (one := _ONE.match(said)) is not None:
            number = await which.settle(turn, one["number"], "decide", which.Whose.STAFF)
            if isinstance(number, Outgoing):
                return [*out, number]
            decision, why = Decision(LINES[name]), one["why"] or ""
            if why and not RULES[decision].reasoned:
                out.append(Outgoing((Text("many-unused", {"typed": Literal(why)}),)))
            out += (await single.opened(turn, number, decision, why, one["priority"])).out
        else:
            out += (await run(turn, Asked(name, said))).out
    return out


_REST = late.regex(rf" (?:prioritas \d+|{WHY}).*$", re.S)

_ONE = late.regex(
    rf"(?!semua\b)(?P<number>[^\s,]+)(?: prioritas (?P<priority>\d+))?(?: (?:{WHY})?(?P<why>.*))?$",
    re.S,
)


async def _which(turn: Turn, name: str, said: str) -> Outgoing:
    """Which of those that some words may mean is decided on."""
    named, found = await _offered(turn, said)
    what = Text(f"decide-decision.{LINES[name]}")
    words = Text("decided-which", {"what": what, "named": Literal(named)})
    lines = tuple(waiting.line(turn, each) for each in found)
    return Outgoing((words, Lines(lines)), picking.picks(found))


async def _offered(turn: Turn, said: str) -> tuple[str, list[Proposal]]:
    """How those are called of which one is asked, and which they are."""
    named = _REST.sub("", said.removeprefix(WHICH))
    known = await by_name.waiting_for(turn)
    return named, known.meant(by_name.words_in(named))[: which.OFFERED]


@hearing(busy=False)
async def picked(turn: Turn) -> Heard | None:
    """Which one is meant, by its button or its number, or which of them all: on with what is
    decided on it."""
    orders = turn.talk.orders
    name, _, said = (orders[0] if orders else "").partition(" ")
    if not said.startswith(WHICH):
        return None
    number = await picking.chosen(turn)
    if number is None and (some := await picking.several(turn, (await _offered(turn, said))[1])):
        number = picking.as_line(some, name)
    if number is None:
        return None
    rest = _REST.search(said)
    turn.talk.orders = [f"{name} {number.strip()}{rest[0] if rest else ''}", *orders[1:]]
    return Heard(await go_on(turn, first=True))
