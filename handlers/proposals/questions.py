"""TANYA and its answers: what staff ask an author, and which of a person's messages answers it.

A reply to the question, its button, or the question being the only thing open decides; otherwise
the person is asked which is meant, and what they sent is kept meanwhile.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import locales
from handlers.asking import replies
from handlers.asking.heard import Heard, hearing
from handlers.asking.menu import MINE
from handlers.asking.proposals import subjects
from handlers.asking.proposals.which import find
from handlers.conversation.answering.beside import not_kept
from handlers.conversation.answering.sure import sure
from handlers.conversation.answers import Answer, Draft, Problem, Reading, shorten, within
from handlers.conversation.form import BACK, CANCEL, SKIP, Form, Kind, Question, Takes
from handlers.conversation.messages import (
    Choice,
    FileKind,
    Incoming,
    Kept,
    Literal,
    Outgoing,
    Text,
    Words,
    heard_again,
    kept,
    no_room,
    not_read,
    together,
)
from handlers.conversation.talk import quoted
from handlers.proposals import wording
from handlers.proposals.doubted import WISH_WORDS, asks_back, reads_like_wish
from handlers.proposals.proposing import propose
from handlers.turn import Turn
from storage import rules
from storage.database import ids
from storage.messages import outbox
from storage.people import people
from storage.proposals import lookup, questions, untold
from storage.proposals.model import ENDED, NotYours
from storage.proposals.questions import Remark
from storage.staff import staff

WHOSE = "whose"
FORM, ANSWER = "talk.whose:form", "talk.whose:q"
NEW, NEITHER = "talk.whose:new", "talk.whose:none"


# After so long a silence what comes first may be about something else.
SILENCE = timedelta(days=2)

# The rest of an album comes so soon after its first picture.
TOGETHER = timedelta(minutes=2)


# --- staff ask ------------------------------------------------------------------------------


async def ask(turn: Turn, said: str) -> list[Outgoing]:
    """TANYA 42: opens the form of a question to the author."""
    proposal = await find(turn, said) if said else None
    if proposal is None:
        return [Outgoing((Text("ask-which"),))]
    try:
        await questions.may_ask(turn.store, turn.person, proposal)
    except staff.NotAllowed:
        return [Outgoing((Text("desk-not-yours"),))]
    if proposal.author is None:
        return [Outgoing((Text("ask-nobody", {"number": str(proposal.number)}),))]
    subject = subjects.proposal(turn.site, proposal, whose=True)
    return await turn.open("ask", key=str(proposal.id), subject=subject)


async def _read_question(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    least, most = rules.QUESTION.least, rules.QUESTION.most
    return within(turn, said, least=least, most=most, words="ask-question")


async def _ask_sure(turn: Turn, draft: Draft) -> Words | None:
    return Text("ask-sure", {"text": Literal(draft["question"])})


async def _finish_ask(turn: Turn, draft: Draft) -> list[Outgoing]:
    look = (Choice("do:tasks", Text("command-tasks.button")),)
    if not draft["sure"]:
        return [Outgoing((Text("desk-dropped"),), look)]
    try:
        proposal = await questions.ask(turn.store, turn.person, int(draft.key), draft["question"])
    except (staff.NotAllowed, LookupError):
        return [Outgoing((Text("desk-not-yours"),), look)]
    author = await people.get(turn.store, proposal.author) if proposal.author else None
    args: dict[str, object] = {"number": str(proposal.number), "what": Text("ask-title")}
    why = untold.unreachable(author)
    words = Text("ask-done", args) if why is None else Text(f"desk-done.{why}", args)
    return [Outgoing((words,), look)]


ASK = Form(
    "ask",
    questions=(
        Question("question", _read_question, kind=Kind.MESSAGE),
        sure("ask", wording=_ask_sure),
    ),
    finish=_finish_ask,
    title=lambda answers: Text("ask-title"),
)


# --- the author answers ---------------------------------------------------------------------


async def answer(turn: Turn, said: str) -> list[Outgoing]:
    """JAWAB, the button under a question, or JAWAB with the answer itself."""
    if (id := ids.read(said)) is not None:
        return await _opened(turn, id)
    waiting = await questions.open_for(turn.store, turn.person.id)
    if not waiting:
        return [Outgoing((Text("answer-none"),), (MINE,))]
    if said:
        turn.message = replace(turn.message, text=said, choice=None)
    if len(waiting) > 1:
        return [await _whose(turn, turn.keep() if said else None, waiting)]
    if said:
        return await _on(turn, await _given(turn, waiting[0].id, turn.message))
    return await _opened(turn, waiting[0].id)


async def _opened(turn: Turn, question_id: int) -> list[Outgoing]:
    """Opens the form of an answer, for whoever was asked; nobody else reads the question."""
    try:
        _, proposal = await questions.asked_of(turn.store, turn.person, question_id)
    except (LookupError, NotYours):
        return [Outgoing((Text("answer-gone"),))]
    subject = subjects.proposal(turn.site, proposal)
    return await turn.open("answer", key=str(question_id), subject=subject)


async def _on(turn: Turn, out: list[Outgoing]) -> list[Outgoing]:
    """What was open goes on."""
    return [*out, *await turn.conversation.repeat()] if turn.talk.open else out


async def _wording(turn: Turn, draft: Draft) -> Words | None:
    question = await questions.get(turn.store, int(draft.key))
    if question is None:
        return None
    return Text("answer-text.to", {"question": Literal(shorten(question.text or "", 300))})


async def _read_answer(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    if any(file.kind is not FileKind.PHOTO for file in said.files):
        return Problem((Text("propose-photos.not-photo"),))
    return Answer(kept(said))


async def _finish_answer(turn: Turn, draft: Draft) -> list[Outgoing]:
    return await _given(turn, int(draft.key), heard_again(draft["text"], turn.message))


# It opens on top of whatever is open, which goes on afterwards.
ANSWERING = Form(
    "answer",
    questions=(
        Question(
            "text",
            _read_answer,
            takes=frozenset({Takes.TEXT, Takes.FILES, Takes.LOCATION}),
            wording=_wording,
            kind=Kind.MESSAGE,
        ),
    ),
    finish=_finish_answer,
    title=lambda answers: Text("answer-title"),
    guarded=False,
)


async def _given(turn: Turn, question_id: int, said: Incoming) -> list[Outgoing]:
    """Stores an answer; what both hear of it comes from handlers.proposals.telling.notices."""
    files = [turn.want(file) for file in said.files if file.kind is FileKind.PHOTO]
    text = turn.clean(said.text) or None
    place = said.location
    if place is not None:
        turn.left_place = None
    documents = [file for file in said.files if file.kind is not FileKind.PHOTO]
    if documents and (text or files or place):
        turn.beside.append(not_read(documents))
    turn.left_files = [file for file in turn.left_files if file not in documents]
    if not (text or files or place):
        words = "propose-photos.not-photo" if said.files else "form-nothing-said"
        return [Outgoing((Text(words),))]
    try:
        await questions.answer(
            turn.store,
            turn.person,
            question_id,
            text=text,
            files=files,
            lat=place.lat if place else None,
            lon=place.lon if place else None,
        )
    except (LookupError, NotYours):
        return [Outgoing((Text("answer-gone"),))]
    turn.talk.answered = (question_id, turn.now)
    turn.person.asked = bool(await questions.open_for(turn.store, turn.person.id))
    return []


# --- which is meant -------------------------------------------------------------------------


async def replied(turn: Turn) -> Heard | None:
    """A reply to the question itself."""
    question = replies.about(turn, "question")
    if question is None:
        return None
    if turn.talk.open is None and await asks_back(turn, turn.message.text):
        waiting = await questions.open_for(turn.store, turn.person.id)
        if one := [each for each in waiting if each.id == question]:
            return Heard([await _whose(turn, turn.keep(), one)])
    return Heard(await _given(turn, question, turn.message), again=True)


async def alone(turn: Turn, *, doubt: bool = False) -> list[Outgoing] | None:
    """A message while no form is open: the answer to the question that waits; None when none
    does. With a `doubt`, after days of silence, where it reads like a wish or is no more than a yes
    or a no, the person is asked first."""
    message = turn.message
    if not turn.person.asked:
        lately = turn.talk.answered
        if message.files and lately is not None and turn.now - lately[1] < TOGETHER:
            return await _given(turn, lately[0], message)
        return None
    seen = await _seen(turn)
    waiting = [question for question, _ in seen]
    if not waiting:
        return None
    doubt = doubt or turn.now - max(at for _, at in seen) > SILENCE
    yes_or_no = turn.fold(message.text) in turn.known("yes", "no")
    wish = reads_like_wish(message.text)
    asks = await asks_back(turn, message.text)
    if len(waiting) == 1 and not (doubt or yes_or_no or wish or asks):
        return await _given(turn, waiting[0].id, message)
    return [await _whose(turn, turn.keep(), waiting)]


async def _seen(turn: Turn) -> list[tuple[Remark, datetime]]:
    """The questions that wait and have reached the person, with when they did: one that waits for
    the morning, or for the end of a half-typed answer, has nobody read yet."""
    waiting = await questions.open_for(turn.store, turn.person.id)
    names = {question.id: questions.about(question.id) for question in waiting}
    reached = await outbox.reached(turn.store, turn.person.id, names.values())
    return [(q, reached[names[q.id]]) for q in waiting if names[q.id] in reached]


async def came_since(turn: Turn, at: datetime) -> bool:
    """Whether a question that waits has reached the person since."""
    return turn.person.asked and any(reached >= at for _, reached in await _seen(turn))


@hearing(busy=True)
async def beside_form(turn: Turn) -> Heard | None:
    """A message while a form is open too. Asks which is meant if a question has come since the form
    was last spoken to; None when the message is the form's."""
    state = turn.talk.opened
    if not turn.person.asked or turn.is_way(turn.message.text):
        return None
    if turn.message.text and await turn.conversation.picks(turn.message.text):
        return None
    waiting = [question for question, at in await _seen(turn) if at >= state.touched]
    return Heard([await _whose(turn, turn.keep(), waiting)]) if waiting else None


async def whose(turn: Turn) -> Heard | None:
    """The answer to which is meant, where that has been asked."""
    choice = turn.message.choice
    if turn.talk.ask != WHOSE or not (choice is None or choice.startswith(f"talk.{WHOSE}:")):
        return None
    settled = await settle(turn)
    return Heard(settled) if settled is not None else None


async def settle(turn: Turn) -> list[Outgoing] | None:
    """The answer to which is meant. A word by which one leaves does so; what is something else
    belongs to what is kept, and is shown back before any of it is sent."""
    talk, message = turn.talk, turn.message
    picked = message.choice or _typed(turn, message.text)
    if picked is None:
        if turn.fold(message.text) in turn.known(*LEAVING):
            return await _left(turn)
        if turn.fold(message.text) not in turn.known("yes", "no"):
            more = turn.keep()
            turn.beside += no_room(talk.kept, more)
            talk.kept = together(talk.kept, more)
        return await which(turn)
    if picked not in [id for id, _ in talk.shown]:
        return None
    if picked == NEITHER:
        return await _left(turn)
    said, talk.ask, talk.kept, talk.shown = talk.kept, None, None, []
    if picked == FORM and said is not None:
        return await turn.conversation.hear(heard_again(said, message))
    if picked == NEW and said is not None:
        turn.hear_again(said)
        return await propose.begin(turn, said["text"])
    question = picked.removeprefix(ANSWER)
    if said is None:
        return await _opened(turn, int(question))
    return await _on(turn, await _given(turn, int(question), heard_again(said, message)))


# Words by which one leaves the question which is meant.
LEAVING = (BACK, CANCEL, SKIP)


async def _left(turn: Turn) -> list[Outgoing]:
    """Nothing is sent; the questions go on waiting."""
    talk = turn.talk
    kept, talk.ask, talk.kept, talk.shown = talk.kept, None, None, []
    words: list[Words] = []
    if kept is not None:
        words += [*quoted(kept), *not_kept(heard_again(kept, turn.message))]
        turn.drop(kept)
    return await _on(turn, [Outgoing((*words, Text("whose-left")))])


def _typed(turn: Turn, text: str) -> str | None:
    folded = turn.fold(text)
    for number, (id, label) in enumerate(turn.talk.shown, 1):
        if folded and folded in (str(number), turn.fold(label)):
            return id
    return None


async def which(turn: Turn) -> list[Outgoing]:
    """The question which is meant, once more."""
    waiting = await questions.open_for(turn.store, turn.person.id)
    return [await _whose(turn, turn.talk.kept, waiting)]


async def _whose(turn: Turn, said: Kept | None, waiting: list[Remark]) -> Outgoing:
    """Asks which is meant; what is kept meanwhile is shown, as it would be sent."""
    choices = []
    typed = Literal(shorten(turn.clean(said["text"]), 300)) if said and said["text"] else None
    doubted = turn.talk.open is None and len(waiting) == 1 and typed is not None
    if turn.talk.open is not None and said is not None:
        choices.append(Choice(FORM, Text("whose-form")))
    lines: list[Words] = []
    if typed is not None and said is not None:
        several = "several" if "\n" in said["text"] else "typed"
        lines.append(Text(f"whose.{several}", {"typed": typed}))
    if doubted:
        lines.append(Text("whose-doubt"))
    else:
        lines.append(Text("whose" if choices else "whose-question"))
    for place, question in enumerate(waiting[:8], 1):
        proposal = await lookup.get(turn.store, question.proposal_id)
        number = str(proposal.number) if proposal else ""
        args = {"n": place, "number": number, "text": Literal(shorten(question.text or "", 120))}
        lines.append(Text("whose-line", args))
        label = Text("whose-answer", {"n": place}) if len(waiting) > 1 else Text("whose-this")
        choices.append(Choice(f"{ANSWER}{question.id}", label))
    if turn.talk.open is None and typed is not None:
        if len(typed.text.split()) >= WISH_WORDS:
            choices.append(Choice(NEW, Text("whose-new")))
        choices.append(Choice(NEITHER, Text("whose-neither")))
    turn.talk.ask, turn.talk.kept = WHOSE, said
    turn.talk.shown = [(choice.id, turn.say(choice.label)) for choice in choices]
    return Outgoing(tuple(lines), tuple(choices))


async def still_open(turn: Turn) -> list[Outgoing]:
    """When a form has ended: the questions that wait, so that they are not forgotten. One that is
    on its way comes by itself."""
    out = []
    waiting = await questions.open_for(turn.store, turn.person.id)
    names = [questions.about(question.id) for question in waiting]
    coming = await outbox.on_its_way(turn.store, turn.person.id, names)
    for name, question in zip(names, waiting, strict=True):
        proposal = await lookup.get(turn.store, question.proposal_id)
        if proposal is not None and proposal.state not in ENDED and name not in coming:
            day = locales.date(
                turn.locale, question.at.astimezone(turn.site.zone(proposal.city)).date()
            )
            lead = Text("answer-still", {"day": day})
            out.append(wording.question(turn.site, proposal, question, turn.person, lead))
    return out
