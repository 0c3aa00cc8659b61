"""What staff say where it is shown what is about to be written, beside yes and no: other words for
its author, and what they ask of their work, which is answered before they are asked once more. And
that what there is of a form suffices: what may be left out is, and what it comes to is shown."""

from __future__ import annotations

from dataclasses import replace

import locales
from handlers.asking.heard import Heard, Listener, first, hearing
from handlers.commands import Asked, run
from handlers.conversation import asking
from handlers.conversation.answers import Answer, shorten
from handlers.conversation.asking import draft, have_of
from handlers.conversation.form import Form, Question
from handlers.conversation.messages import Literal, Outgoing, Text
from handlers.conversation.state import State
from handlers.listeners.staff.lined import decided_on, now_asked
from handlers.reading.said import agreeing, of_questions
from handlers.reading.staff import author_asked
from handlers.reading.staff.deciding import no_reason, undone
from handlers.reading.staff.orders import order
from handlers.staff import counting, of_all, sifting, why
from handlers.staff.deciding import noting
from handlers.staff.many import swapping
from handlers.staff.many.lines import LINES
from handlers.staff.people import whose
from handlers.turn import Turn
from storage import rules
from storage.proposals.rulings import RULES, Decision

SURE = "sure"
DECIDES = ("decide", "many")
FORMS = ("decide", "many", "merge", "undo", "correct", "result", "meeting", "announcement")
# What only shows, of what is asked and of what is ordered.
ASKED: tuple[Listener, ...] = (
    of_all.asked, why.asked, swapping.whose, whose.asked, counting.asked, sifting.asked,
)  # fmt: skip
SHOWS = ("tasks", "search", "below", "task")


@hearing(busy=True, text=True, tapped=False, staff=True)
async def said(turn: Turn) -> Heard | None:
    """At the last question of a form of theirs."""
    state, text = turn.talk.opened, turn.message.text
    if state.form not in FORMS or turn.talk.ask:
        return None
    waits = not state.confirm and undone.only_waits(text)
    if state.form in DECIDES and (waits or undone.called_off(text)):
        return await _held_back(turn, state, text)
    if state.asked != SURE or state.confirm:
        return None
    if turn.is_way(text) or await turn.conversation.picks(text):
        return None
    if state.form in DECIDES and undone.held_back(text):
        return await _held_back(turn, state, text)
    heard = await _reworded(turn, state, text) or _worded(turn, state, text)
    return heard or await _asks(turn, state, text)


async def _held_back(turn: Turn, state: State, text: str) -> Heard | None:
    """Leaves what is not to be decided yet; of the one that it is of is shown how it stands."""
    now, some = now_asked(state), await decided_on(turn, state)
    if not _decision(now) or not some:
        return None
    turn.talk.open = None
    if doubted := state.doubt.get("text"):
        turn.beside.append(Text("talk-unused", {"typed": Literal(shorten(doubted, 80))}))
    turn.beside.append(Text("decided-instead", {"what": Text(f"decide-decision.{LINES[now]}")}))
    if len(some) > 1:
        return Heard([Outgoing((Text("desk-dropped"),))])
    return await run(turn, Asked("task", str(some[0].number)))


def _decision(now: str) -> bool:
    """Whether a line decides; others note an OPD, or where the money comes from."""
    return LINES.get(now, "") in list(Decision)


def _worded(turn: Turn, state: State, text: str) -> Heard | None:
    """Why something is decided, as its author is to read it: it is shown so, and asked again."""
    now = now_asked(state)
    if state.form not in DECIDES or not _decision(now) or not RULES[Decision(LINES[now])].reasoned:
        return None
    told = _worded_so(state, text)
    if not told:
        return None
    had = str(state.answers.get("why") or "")
    more = author_asked.adds(text) and bool(had)
    whole = turn.clean(f"{had.rstrip(' .,;')}. {told}" if more else told)
    if not rules.WHY.holds(len(whole)):
        return None
    state.answers["why"] = whole
    args = {"label": Text("decide-why.label"), "value": Literal(whole)}
    return Heard([Outgoing((Text("form-mended.new", args),))], again=True)


async def _reworded(turn: Turn, state: State, text: str) -> Heard | None:
    """That a sentence of why is not to be told, or why in other words, which are asked for."""
    had = str(state.answers.get("why") or "")
    if not had or state.form not in DECIDES:
        return None
    left = author_asked.without_sentence(text, had)
    if left is not None and rules.WHY.holds(len(left)):
        state.answers["why"] = left
        args = {"label": Text("decide-why.label"), "value": Literal(left)}
        return Heard([Outgoing((Text("form-mended.new", args),))], again=True)
    if left == "":  # there is no more than this one
        return Heard([Outgoing((Text("decide-reads", {"why": Literal(had)}),))], again=True)
    if left is None and (_worded_so(state, text) or not author_asked.to_be_reworded(text)):
        return None
    change = f"{locales.words('id', 'words-change')[0]} {turn.say(Text('decide-why.label'))}"
    return Heard(await turn.conversation.hear(replace(turn.message, text=change)))


def _worded_so(state: State, text: str) -> str:
    return author_asked.worded(text, returned=now_asked(state) == "return")


async def _asks(turn: Turn, state: State, text: str) -> Heard | None:
    """What is asked is answered as if nothing were open; nothing of the form is lost by it."""
    ordered = order(text)
    shows = ordered is not None and ordered.command in SHOWS and not ordered.of_one
    of_it = no_reason.read(text, returned=False) is no_reason.NoReason.WHOLE
    if of_it and (heard := await _of_the_open(turn, state, text)) is not None:
        return heard
    if not (shows or "?" in text or of_questions.asks(text)):
        return None
    turn.talk.open = None
    heard = await first(ASKED, turn)
    if heard is None and shows and ordered is not None and turn.talk.open is None:
        heard = await run(turn, Asked(ordered.command, ordered.rest))
    opened, turn.talk.open = turn.talk.open, state
    if heard is None:
        return await _of_the_open(turn, state, text)
    if opened is not None:
        return None
    bare = [Outgoing(each.words, files=each.files) for each in heard.out if each.to is None]
    return Heard(bare, again=True)


async def _of_the_open(turn: Turn, state: State, text: str) -> Heard | None:
    """What is asked of the one that is decided on is answered by showing it: "ini yang jembatan
    kan?", "warganya siapa"."""
    some = await decided_on(turn, state)
    if len(some) != 1 or len(text.split()) > OF_IT or no_reason.read(text, returned=False) is None:
        return None
    heard = await run(turn, Asked("task", str(some[0].number)))
    return replace(heard, out=[replace(each, choices=()) for each in heard.out], again=True)


# What asks more words than these asks something else.
OF_IT = 8


# --- what there is suffices -----


# The choice that holds where nobody says otherwise.
USUAL = "usual"


@hearing(busy=True, text=True, tapped=False, staff=True)
async def hurried(turn: Turn) -> Heard | None:
    """A yes, or the order that the last question asks for, where no more is asked than what may be
    left out: "iya umumkan" at the agenda of a meeting."""
    state, text = turn.talk.opened, turn.message.text
    if turn.talk.ask:
        return None
    form = await turn.conversation.form(state.form, state.key)
    last = form.questions[-1] if form is not None else None
    if form is not None and form.name == NOTES:
        return await _noted_so(turn, form, state, text)
    if form is None or last is None or last.name != SURE or not last.final or state.confirm:
        return None
    if state.asked in (None, SURE) or turn.is_way(text) or await turn.conversation.picks(text):
        return None
    if not agreeing.orders(text, turn.is_word):
        return None
    left: dict[str, object] = {}
    for question in form.applying(state.answers):
        if question.name == SURE or question.name in state.answers:
            continue
        found = await _left_out(turn, form, state, question)
        if found is None:
            return None
        left[question.name] = found.value
    state.answers |= left
    return Heard(await asking.ask(form, state, turn, last))


# What has no last question: its last answer writes it.
NOTES = "annotate"


async def _noted_so(turn: Turn, form: Form, state: State, text: str) -> Heard | None:
    """The order to note what there is, which has been shown, and no more of it."""
    if state.confirm or turn.is_way(text) or not agreeing.orders(text, turn.is_word):
        return None
    out = await noting.as_it_is(turn, form, state)
    return Heard(out) if out is not None else None


async def _left_out(turn: Turn, form: Form, state: State, question: Question) -> Answer | None:
    """What stands for an answer that is not given; None where one is needed."""
    known = draft(form, state, question)
    if question.optional or (question.gathers and have_of(state, question)):
        return Answer(have_of(state, question) or None)
    some = await question.choices(turn, known) if question.choices is not None else ()
    if all(each.id != USUAL for each in some):
        return None
    message = replace(turn.message, text="", choice=USUAL, reply_to=None)
    reading = await question.read(turn, message, known)
    return reading if isinstance(reading, Answer) else None
