"""A yes with more behind it, where what cannot be undone is asked: nothing is done with a change
unheard, and nothing that was said is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import locales
from handlers.asking.heard import Heard, hearing
from handlers.conversation.answering.doubting import sends_it
from handlers.conversation.answers import shorten
from handlers.conversation.asking import draft
from handlers.conversation.form import Form
from handlers.conversation.messages import Literal, Outgoing, Text
from handlers.conversation.state import State
from handlers.reading.said import agreeing, seams
from handlers.reading.spelling import fold
from handlers.reading.staff.merged import merges
from handlers.reading.staff.rescheduled import moves
from handlers.staff.many.lines import LINES
from handlers.staff.many.spoken import LONGEST, does
from handlers.turn import Turn

# The forms that say beside their question to how many they go.
REACHING = ("meeting", "announcement")
# Where what is said of another is no part of what is asked.
DECIDES = ("decide", "many", "undo", "merge", "correct")
SURE, REVIEW = "sure", "review"
NOTES = "annotate"
# Shorter words of a label are no verbs.
STEM = 4


@hearing(busy=True, text=True, tapped=False)
async def with_more(turn: Turn) -> Heard | None:
    """A yes with something behind it: what is of another comes after it, what changes this is
    taken first, all else waits for the yes alone."""
    state, text = turn.talk.opened, turn.message.text
    if state.confirm or turn.talk.ask:
        return None
    form = await turn.conversation.form(state.form, state.key)
    question = form.question(state.asked) if form is not None else None
    if form is not None and question is not None and question.review:
        return await _sent_with_another(turn, state)
    if form is None or question is None or not question.final or question.name != SURE:
        return None
    rest = agreeing.behind_yes(text, _known(turn, state))
    if rest is None or await turn.conversation.picks(text) or turn.is_way(text):
        return None
    if turn.is_word("yes", text) or (rest and not any(map(str.isalpha, rest))):
        return None  # the engine hears a bare yes, and "ya 42"
    if not rest and _decides_otherwise(state, text):
        return None
    if not rest:
        return await _yes(turn)
    if await _mends(turn, form, state, rest):
        turn.message = replace(turn.message, text=rest)
        return Heard(await turn.conversation.hear(turn.message))
    typed = {"typed": Literal(shorten(turn.clean(rest), 200))}
    if state.form in REACHING and agreeing.asks_reach(rest):
        return Heard([Outgoing((Text("sure-more.reach", typed),))], again=True)
    plain = not (state.elsewhere or turn.early)
    if plain and state.form in REACHING and agreeing.only_tells(rest):
        return await _yes(turn)
    if plain and state.form in DECIDES and agreeing.of_another(rest):
        state.after = rest
        return await _yes(turn)
    state.after = f"{state.after}\n{rest}".strip()
    return Heard([Outgoing((Text("sure-more", typed),))], again=True)


async def _sent_with_another(turn: Turn, state: State) -> Heard | None:
    """The order to send what is reviewed, and another that is asked for with it, which is heard
    once it is sent; None for other texts."""
    order, another = seams.with_another(turn.message.text)
    if not another or not sends_it(turn, order):
        return None
    state.after = another
    turn.message = replace(turn.message, text=order)
    return Heard(await turn.conversation.hear(turn.message))


def _known(turn: Turn, state: State) -> Callable[[str, str], bool]:
    """The words that are known, and the verbs of the yes that is shown: "ya tarik aja"."""
    labels = [label for id, label in state.shown if id.endswith(":yes")]
    verbs = [word for label in labels for word in turn.fold(label).split() if len(word) >= STEM]
    changes = state.form == "meeting" and bool(state.key)

    def known(name: str, word: str) -> bool:
        said = name == "yes-verb" and any(agreeing.says(word, verb) for verb in verbs)
        said = said or (name == "yes-verb" and changes and moves(word))
        said = said or (name == "yes-verb" and state.form == "merge" and merges(word))
        return said or turn.is_word(name, word)

    return known


def _decides_otherwise(state: State, text: str) -> bool:
    """Whether a text says another decision than the one that is asked about, or says one where
    none is."""
    told = state.answers.get("decision") or (state.answers.get("what") or {}).get("what")
    words = [fold(word) for word in text.split()]
    found = (does(words[at : at + LONGEST]) for at in range(len(words)))
    return any(each is not None and LINES.get(each[0]) != told for each in found)


async def _yes(turn: Turn) -> Heard:
    turn.message = replace(turn.message, text=locales.words("id", "words-yes")[0])
    return Heard(await turn.conversation.hear(turn.message))


async def _mends(turn: Turn, form: Form, state: State, rest: str) -> bool:
    """Whether what is said puts an answer of the form right."""
    for question in form.applying(state.answers):
        if question.mends is None or question.name == state.asked:
            continue
        mend = await question.mends(turn, rest, draft(form, state, question))
        if mend is not None and mend.sure:
            return True
    return False


def went_on(turn: Turn, was: State | None) -> str | None:
    """What was said behind the yes by which a form has just ended; "" where nothing was, None
    where it ended without the yes."""
    if was is None or not was.after or turn.talk.open is was:
        return ""
    if was in turn.talk.under or was in turn.talk.parked:
        return ""
    sent = was.asked == REVIEW and was.answers.get(REVIEW) is not None
    sent = sent or was.form == NOTES  # it has no last question
    return was.after if sent or was.answers.get(SURE) is True else None
