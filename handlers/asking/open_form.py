"""The form that is open hears what nobody else has; buttons of drafts put aside and of the past."""

from __future__ import annotations

from datetime import timedelta

from handlers.asking import duties
from handlers.asking.heard import Heard, hearing
from handlers.asking.person.languages import offered
from handlers.conversation.drafts import PARKED
from handlers.conversation.messages import Outgoing, Text
from handlers.turn import Turn
from storage.proposals import lookup
from storage.staff import staff
from storage.staff.roles import Operation, allowed

# A second tap on a button that ended a form says nothing new so soon after the first.
TWICE = timedelta(minutes=1)

# A number of so many digits is a year; a shorter one may be that of a proposal.
LONG = 4


async def parked(turn: Turn) -> Heard | None:
    """The button of a draft that was put aside."""
    choice = turn.message.choice or ""
    if not choice.startswith(PARKED):
        return None
    taken = await turn.conversation.take_up(choice.removeprefix(PARKED))
    return Heard(taken) if taken is not None else None


@hearing(busy=False)
async def going_on(turn: Turn) -> Heard | None:
    """ "Lanjutkan" while nothing is open: the draft that was put aside last. "Lanjut" is a word of
    those who announce, too; to them it stays that, and to others with a role it is nothing else."""
    text = turn.message.text
    if not (turn.talk.parked or turn.person.works):
        return None
    if turn.fold(text) != turn.fold(turn.say(Text("talk-continue"))):
        if not turn.is_word("resume", text):
            return None
        held = await staff.grants(turn.store, turn.person.id)
        if any(allowed([each], Operation.ANNOUNCE, each.area) for each in held):
            return None
    taken = await turn.conversation.take_up()
    if taken is None and turn.person.works:
        return Heard([Outgoing((Text("answer-resume"),), await duties.menu(turn))])
    return Heard(taken) if taken is not None else None


async def tapped(turn: Turn) -> Heard | None:
    """A button while a form is open."""
    choice, was = turn.message.choice, turn.talk.open
    if choice is None or was is None:
        return None
    out = await turn.conversation.hear(turn.message)
    if turn.talk.open is not was:
        turn.talk.ended = (choice, turn.now)
    return Heard(out)


def answered(turn: Turn, text: str) -> str | None:
    """The label of a number, of those that are shown, that a text says in words by which the open
    question is called: "RKPD 2028" where it is asked for the year of the RKPD."""
    state = turn.talk.open
    if state is None or state.confirm:
        return None
    said, called = turn.fold(text).split(), f"{state.form}-{state.asked}.label"
    labels = [label for _, label in state.shown if label.isdecimal() and label in said]
    if len(labels) != 1 or len(labels[0]) < LONG or not turn.has(called):
        return None
    asked = turn.fold(turn.say(Text(called))).split()
    others = [word for word in said if word != labels[0]]
    known = all(word in asked or turn.is_word("line-particle", word) for word in others)
    return labels[0] if known else None


async def past(turn: Turn) -> Heard | None:
    """A button of something long past."""
    choice, ended = turn.message.choice, turn.talk.ended
    if choice is None:
        return None
    if ended is None or ended[0] != choice:
        return Heard([Outgoing((Text("form-stale.nothing"),), await duties.menu(turn))])
    if turn.now - ended[1] < TWICE:
        return Heard([])  # a finger that tapped twice; what it led to has just been said
    _, mine = await lookup.mine(turn.store, turn.person.id, 0, 1)
    if choice.startswith("propose.review") and choice.endswith(":send") and mine:
        sent = Text("form-stale.sent", {"number": str(mine[0].number)})
        return Heard([Outgoing((sent,), await duties.menu(turn))])
    return Heard([Outgoing((Text("form-answered"),), await duties.menu(turn))])


async def hears(turn: Turn) -> Heard | None:
    """The open form; to somebody who answers in another language, that is offered once."""
    if turn.talk.open is None:
        return None
    speaks = await _sentence_expected(turn)
    text = turn.message.text
    out = await turn.conversation.hear(turn.message)
    turn.keep()  # the engine hears every part, and says what it has no use for
    if speaks and (line := offered(turn, text)):
        # Before the next question, which stands last.
        out.insert(0, line)
    return Heard(out)


async def _sentence_expected(turn: Turn) -> bool:
    """Whether the open question is answered in sentences, whose language tells something."""
    state = turn.talk.open
    form = await turn.conversation.form(state.form, state.key) if state else None
    question = form.question(state.asked) if form and state else None
    return question is not None and question.speaks
