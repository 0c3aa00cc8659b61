"""Who hears a line of staff ("TOLAK 7 8 lahan"): while nothing is open, and in a form; and what is
decided in their own words while another decision is asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import locales
from handlers import commands, late
from handlers.asking import open_form
from handlers.asking.heard import Heard, hearing
from handlers.asking.menu import pick, typed
from handlers.asking.proposals import which
from handlers.commands import Asked, run
from handlers.conversation import asking
from handlers.conversation.form import Kind
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text
from handlers.conversation.state import State
from handlers.listeners.staff import decided, single
from handlers.proposals import offers
from handlers.reading import spelling
from handlers.reading.staff.looks import behind_look
from handlers.routes import Takes
from handlers.staff import by_name
from handlers.staff.many import many, ordering
from handlers.staff.many.asking import asks
from handlers.staff.many.clause import Clause
from handlers.staff.many.clauses import in_clauses, may_decide
from handlers.staff.many.lines import LINES, read, says_why
from handlers.staff.many.spoken import denials, does
from handlers.staff.many.tokens import LEAVE, Is, marked
from handlers.turn import Turn
from storage.proposals import decisions, lookup
from storage.proposals.model import Proposal
from storage.proposals.rulings import RULES, Decision, newest_decision
from storage.staff import staff

# What a meeting decides beside what it agrees; that is the answer to its result's own question.
BESIDE_AGREED = ("reserve", "keep", "reject")

# What the button of a command may say behind it, so that every channel carries it.
LONGEST_ID = 64


@hearing(text=True, staff=True)
async def alone(turn: Turn) -> Heard | None:
    """A line of staff for many proposals, while nothing is open, or the preview of another, or a
    meeting's result is asked for: what it did not agree is decided there."""
    state = turn.talk.open
    there = state is None or state.form == many.FORM_NAME or _asks_result(state.form, state.asked)
    if not there:
        return None
    if state is None and (button := await single.said_alone(turn, turn.message.text)) is not None:
        turn.message = replace(turn.message, choice=button)
        return await commands.tapped(turn)
    if (said := behind_look(turn.message.text)) and may_decide(said):
        turn.message = replace(turn.message, text=said)
    asked = commands.line(turn, turn.message.text)
    if asked is not None and state is not None and state.form != many.FORM_NAME:
        asked = asked if asked.name in BESIDE_AGREED and asked.rest else None
    if asked is None or not await staff.grants(turn.store, turn.person.id):
        return None
    if state is not None and not asked.rest:
        return None  # a bare word is an answer there
    if not asked.rest and turn.talk.ask == offers.OFFER and pick(turn, turn.message.text, ()):
        return None  # "tolak usulan" is the label of what is offered of one
    if not asked.rest and await typed(turn, turn.message.text, line=True) is not None:
        return None  # under a proposal that is looked at, it is the button there
    if not asked.rest and (button := await single.of_the_same(turn, asked.name)) is not None:
        turn.message = replace(turn.message, choice=button)
        return await commands.tapped(turn)
    return await run(turn, asked)


def _asks_result(form: str, asked: str | None) -> bool:
    return form == "result" and asked in ("agreed", "discussed")


@hearing(busy=True, text=True, tapped=False, staff=True)
async def in_form(turn: Turn) -> Heard | None:
    """A line of staff in the middle of a form: it is done beside it, and the form goes on. Where
    words are asked for it may be these, so that is asked: no author is to read "teruskan 1 2 3" as
    the reason of a decision."""
    text = turn.message.text
    if turn.is_word("next-page", text) and (page := _page_after(turn)) is not None:
        turn.message = replace(turn.message, choice=page)
        return await open_form.tapped(turn)
    if turn.is_way(text) or await turn.conversation.picks(text):
        return None
    if (label := open_form.answered(turn, text)) is not None:
        turn.message = replace(turn.message, text=label)
        return await open_form.hears(turn)
    asked = _said_alone(turn, text)
    if asked is None:
        return None
    id = f"do:{asked.name}:{asked.rest}"
    if len(id.encode()) <= LONGEST_ID:
        command = Choice(id, Text(f"command-{asked.name}.button"))
        out = await turn.conversation.may_answer(text, command, message=True)
        if out is not None:
            return Heard(out)
    return await run(turn, asked)


def _page_after(turn: Turn) -> str | None:
    """The button that turns to the next page of a preview, if the open question shows one."""
    shown = turn.talk.open.shown if turn.talk.open is not None else []
    return next((id for id, _ in shown if id.rpartition(":")[2].startswith("page")), None)


def _said_alone(turn: Turn, text: str) -> Asked | None:
    """A line, where a text says nothing but that: "lengkapi 3 lampu jalan" is a wish."""
    asked, state = commands.line(turn, text), turn.talk.open
    if asked is None or not asked.rest or state is None or _asks_result(state.form, state.asked):
        return None
    if asked.command.takes is not Takes.LINE:
        return asked
    line = read(LINES[asked.name], asked.rest, turn.site.letters)
    known = line.reason is not None or line.amount is not None or says_why(asked.rest)
    known = known or bool(line.fund or line.opd)
    return asked if known or line.said.everything or not (line.rest or line.why) else None


# --- a decision, while another is asked about -----------------------------------------------------

# The form of one decision; that of several is `many.FORM_NAME`.
ONE = "decide"
# "Drainase juga": the same is decided of another.
_ALSO = frozenset({"juga", "jg", "jugak", "sekalian", "idem", "podo", "ugo"})
# What stands before another decision that takes the place of this one, and says none itself.
_TURNS = frozenset({"eh", "maaf", "jadi", "jadinya", "ralat", "salah", "lebih", "mending"})
# "Lanjut" is a yes, "lengkap" tells why.
_OTHERWISE = ("forward", "verify")
# More words say more than which, and what.
BARE = 7
# The command of a line for each decision.
_LINE = {decision: name for name, decision in LINES.items()}


async def meanwhile(turn: Turn) -> Heard | None:
    """What is decided of others while a decision is asked about is asked when that is done; what
    is decided of the same takes its place."""
    state, text = turn.talk.open, turn.message.text
    deciding = state is not None and state.form in (ONE, many.FORM_NAME)
    if state is None or not deciding or not text or turn.message.choice or turn.talk.ask:
        return None
    if state.confirm or turn.is_way(text) or await turn.conversation.picks(text):
        return None
    if _said_alone(turn, text) is not None:
        return None  # a line is done beside it
    open_ones = await decided_on(turn, state)
    if not open_ones:
        return None
    if (heard := await _in_order(turn, state, open_ones)) is not None:
        return heard
    plain = does(spelling.fold(text).split()) is None
    if asks(text) or (plain and _OF_IT.search(text) is not None):
        return await _asked_of(turn, state, open_ones)
    yes, text = _behind_yes(turn, text)
    known = await by_name.waiting_for(turn)
    clauses = _clauses(turn, text, known, state)
    if not clauses:
        name = _bare(turn, text, known)
        same = name is None or name in (*_OTHERWISE, now_asked(state))
        return None if yes or same else await _instead(turn, state, open_ones, name or "")
    mine = {str(each.number.running) for each in open_ones}
    numbers = [_numbers(known, each) for each in clauses]
    if all(some and mine.issuperset(some) for some in numbers):
        one = clauses[0]
        if len(clauses) > 1 or yes or one.name in ("forward", now_asked(state)):
            return None
        if one.name == LEAVE:
            return await without(turn, state, open_ones, numbers[0])
        return await _instead(turn, state, open_ones, one.name, one, numbers[0])
    if any(mine.intersection(some) for some in numbers):
        return None  # of this one, too, and nobody knows which holds
    if state.kind == Kind.MESSAGE:
        return await _may_be(turn, clauses, numbers)
    return await _after_it(turn, clauses, known, mine, yes)


# What may be asked of the one that is decided on: "itu jembatan yg mana ya".
_OF_IT = late.regex(
    r"\b(?:itu|ini|iki|kuwi|that|this)\b.*\b(?:mana|endi|apa|opo|siapa|sopo|which|what|who)\b"
    r"|\b(?:mana|endi|apa|opo|siapa|sopo|which|what|who)\b.*\b(?:itu|ini|iki|kuwi|that|this)\b",
    re.I,
)


async def _asked_of(turn: Turn, state: State, open_ones: Sequence[Proposal]) -> Heard | None:
    """Shows the one that is decided on to whoever asks which it is."""
    ends = state.kind != Kind.MESSAGE and len(open_ones) == 1
    if not ends or _OF_IT.search(turn.message.text) is None:
        return None
    heard = await run(turn, Asked("task", str(open_ones[0].number)))
    return replace(heard, again=True)


# So long after a decision "lampu juga" means the same.
SOON = timedelta(minutes=30)


@hearing(busy=False, text=True, staff=True)
async def again_so(turn: Turn) -> Heard | None:
    """The same decision on another, right after one: "lampu juga sama"."""
    text = turn.message.text
    if len(text) > SHORT:
        return None
    words = text.split()
    named = " ".join(word for word in words if spelling.fold(word) not in _ALSO | {"sama", "gitu"})
    if len(named.split()) == len(words) or _ALSO.isdisjoint(map(spelling.fold, words)):
        return None
    last = next(iter(await decisions.lately(turn.store, turn.person.id)), None)
    proposal = await lookup.get(turn.store, last) if last is not None else None
    step = newest_decision(proposal) if proposal is not None else None
    if step is None or turn.now - step.at > SOON:
        return None
    which_one = next((d for d, rule in RULES.items() if rule.event == step.event), None)
    if which_one not in _LINE:
        return None
    known = await by_name.waiting_for(turn)
    same = f"{locales.words('id', f'words-line-{_LINE[which_one]}')[0]} {named}"
    clauses = in_clauses(same, turn.site.letters, known.named_at, which.OTHER)
    if len(clauses) != 1 or clauses[0].why or clauses[0].unread:
        return None
    numbers = _numbers(known, clauses[0])
    if len(numbers) != 1:
        return None
    rank = clauses[0].priority if which_one is Decision.AGREE else ""
    return await single.opened(turn, numbers[0], which_one, step.why or "", rank or None)


# So long at most is what says no more than which.
SHORT = 60


async def decided_on(turn: Turn, state: State) -> list[Proposal]:
    """What the open decision is of."""
    ids = [int(state.key)] if state.form == ONE and state.key.isdecimal() else []
    if state.form == many.FORM_NAME:
        ids = [each[0] for each in (state.answers.get("numbers") or {}).get("picked", ())]
    found = [await lookup.get(turn.store, id) for id in ids]
    return [each for each in found if each is not None]


def now_asked(state: State) -> str:
    """The command of the line that is being asked about."""
    what = state.answers.get("what")
    told = state.answers.get("decision") or (what.get("what") if isinstance(what, dict) else "")
    return _LINE.get(str(told), "")


def _behind_yes(turn: Turn, text: str) -> tuple[str, str]:
    """A yes before anything else, and the rest: "iya, drainase juga"."""
    first, _, rest = text.strip().partition(" ")
    yes = first.strip(" ,.;")
    return (yes, rest.strip()) if rest and turn.is_word("yes", yes) else ("", text)


def _clauses(turn: Turn, text: str, known: by_name.Known, state: State) -> list[Clause]:
    words = [word for word in text.split() if spelling.fold(word) not in _ALSO]
    bare = " ".join(words)
    found = in_clauses(bare, turn.site.letters, known.named_at, which.OTHER)
    if found and not any(each.unread for each in found):
        return found
    now = now_asked(state)
    if len(words) == len(text.split()) or not now or not bare:
        return []
    same = f"{locales.words('id', f'words-line-{now}')[0]} {bare}"
    found = in_clauses(same, turn.site.letters, known.named_at, which.OTHER)
    return found if len(found) == 1 and not (found[0].why or found[0].unread) else []


def _numbers(known: by_name.Known, clause: Clause) -> list[str]:
    return clause.numbers or [str(p.number.running) for p in ordering.sure_of(known, clause)]


def _bare(turn: Turn, text: str, known: by_name.Known) -> str | None:
    """What is to be done, where a text says that and no more: "eh jangan, tunda aja"."""
    tokens = marked(text, turn.site.letters, known.named_at, which.OTHER)
    does = [each for each in tokens if each.is_ is Is.DOES and each.value != LEAVE]
    others = {spelling.fold(each.text) for each in tokens if each.is_ is Is.WORD}
    plain = all(each.is_ in (Is.DOES, Is.AROUND, Is.WORD) for each in tokens)
    if len(does) != 1 or not plain or len(tokens) > BARE or not others <= denials() | _TURNS:
        return None
    return does[0].value


async def _instead(
    turn: Turn, state: State, open_ones: Sequence[Proposal], name: str,
    clause: Clause | None = None, numbers: Sequence[str] = (),
) -> Heard | None:  # fmt: skip
    """Another decision on the same, in the place of the one that is asked about."""
    if state.kind == Kind.MESSAGE or name not in LINES:
        return None
    if not (now := now_asked(state)):
        return None
    turn.talk.open = None
    turn.beside.append(Text("decided-instead", {"what": Text(f"decide-decision.{LINES[now]}")}))
    said = clause or Clause(name)
    said.why = turn.clean(said.why)
    some = list(numbers) or [str(each.number.running) for each in open_ones]
    if len(some) > 1:
        return await run(turn, Asked(name, decided.order_of(said, some).partition(" ")[2]))
    decision = Decision(LINES[name])
    return await single.opened(turn, some[0], decision, said.why, said.priority or None)


async def _in_order(turn: Turn, state: State, open_ones: Sequence[Proposal]) -> Heard | None:
    """The priorities of several, said where all that are to be agreed are shown."""
    if state.form != many.FORM_NAME or now_asked(state) != "agree" or len(open_ones) == 1:
        return None
    known = await by_name.waiting_for(turn)
    one = ordering.anew(turn.message.text, known, open_ones, turn.site.letters)
    if one is None:
        return None
    turn.talk.open = None
    return await run(turn, Asked("agree", decided.order_of(one, one.numbers).partition(" ")[2]))


async def without(
    turn: Turn, state: State, open_ones: Sequence[Proposal], left: Sequence[str]
) -> Heard | None:
    """The same decision without some that it was of: "lampu jangan dulu"."""
    if state.kind == Kind.MESSAGE or not now_asked(state):
        return None
    name, rest = now_asked(state), [p for p in open_ones if str(p.number.running) not in left]
    turn.talk.open = None
    gone = [p for p in open_ones if p not in rest]
    shown = ", ".join(f"{p.number.running} ({p.content.wish})" for p in gone)
    turn.beside.append(Text("decided-only-left", {"which": Literal(shown)}))
    if not rest:
        return Heard([])
    what = state.answers.get("what") or {}
    first = what.get("first") or 1
    rank = f" prioritas {first}" if name == "agree" and first != 1 else ""
    rank = " tanpa prioritas" if what.get("bare") else rank
    numbers = ", ".join(str(p.number.running) for p in rest)
    heard = await run(turn, Asked(name, f"{numbers}{rank}"))
    anew = turn.talk.open
    form = await turn.conversation.form(many.FORM_NAME, "")
    if anew is None or anew.form != state.form or form is None:
        return heard
    said = {name: value for name, value in state.answers.items() if name not in ("what", "numbers")}
    anew.answers |= said
    return Heard(await asking.ask_next(form, anew, turn)) if said else heard


async def _may_be(
    turn: Turn, clauses: Sequence[Clause], numbers: Sequence[Sequence[str]]
) -> Heard | None:
    """Where words are asked for what decides on another may be these: that is asked."""
    one = clauses[0]
    if len(clauses) > 1 or one.why or not numbers[0] or one.name not in LINES:
        return None
    id = f"do:{one.name}:{' '.join(numbers[0])}"
    command = Choice(id, Text(f"command-{one.name}.button"))
    fits = len(id.encode()) <= LONGEST_ID
    out = await turn.conversation.may_answer(turn.message.text, command, message=True)
    return Heard(out) if fits and out is not None else None


async def _after_it(
    turn: Turn, clauses: Sequence[Clause], known: by_name.Known, mine: set[str], yes: str
) -> Heard | None:
    """Decisions on others, which wait until this one has been dealt with."""
    left = [each for each in clauses if each.name == LEAVE]
    does = [each for each in clauses if each.name != LEAVE]
    if not does and (told := decided.only_left(turn, left, known)) is None:
        return None
    if not does and told is not None:
        return replace(told, again=True)
    without = [*await decided.left_of(turn, clauses, known), *mine]
    turn.talk.orders = [
        *turn.talk.orders,
        *(
            decided.order_of(each, _numbers(known, each), without if each.everything else ())
            for each in does
        ),
    ]
    lines = [decided.line_of(turn, each, ordering.sure_of(known, each)) for each in clauses]
    told_after = Outgoing((Lines((Text("decided-after"), *lines)),))
    if not yes:
        return Heard([told_after], again=True)
    turn.message = replace(turn.message, text=yes)
    out = await turn.conversation.hear(turn.message)
    if turn.talk.open is None:
        out += await decided.go_on(turn)
    return Heard([told_after, *out])
