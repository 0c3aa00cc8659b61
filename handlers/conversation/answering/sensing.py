"""What is sent at a question is an answer, unless it clearly is none; what is not clear is asked.

Hears what no exact word and no choice decides. Acts are those of handlers.reading.meaning.acts, by
their names: the engine is standard library only, and a turn says what it makes of a text (`Sense`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from handlers.conversation.answering.around import back, cancel, change, done, skip
from handlers.conversation.answering.mending import (
    claims,
    known_already,
    mended,
    misplaced,
    names,
    put_right,
)
from handlers.conversation.answering.settling import read, reads, take
from handlers.conversation.answers import Answer, AskAgain, More, Reading, Sense, shorten
from handlers.conversation.asking import draft, marked
from handlers.conversation.form import DONE, YES, Kind
from handlers.conversation.here import Here, Step
from handlers.conversation.messages import Choice, Literal, Text, Words

ANSWER = "answer"
CORRECTS = frozenset({"correct", "change"})
GOES_ON = frozenset({"send", "agree", "done"})
STUCK = frozenset({"stuck", "help"})
# What is answered by a short text of ours, `answer-ACT`.
ASKS = frozenset(
    {
        "how", "what", "who", "why", "promise", "cost", "howlong", "whodecides", "private",
        "officer", "urgent", "complain", "thank", "greet",
    }
)  # fmt: skip
BETWEEN = frozenset({"officer", "urgent", "complain", "thank", "greet"})
# What a command is for; it is never run on what may be an answer.
COMMANDS = frozenset(
    {"mine", "check", "withdraw", "schedule", "language", "stop", "forget", "data"}
)
# Where any words may be the answer.
WORDED = frozenset({Kind.TEXT, Kind.MESSAGE, Kind.NAME, Kind.AMOUNT})
# What does nothing to an answer.
HARMLESS = ASKS | STUCK | {"resume"}
# What ends or leaves the question; of words to somebody else nothing but these is asked about.
LEAVES = frozenset({"cancel", "later", "back", "stuck"})

# What the engine has asked: what a text means.
MEANT = "meant"
# The choices by which a review is sent.
SENDS = ("send", "save", YES)

# A text of more words tells something, whatever else is in it.
TELLS_WORDS = 25
# And of those that go on to somebody, one of more than these.
MESSAGE_WORDS = 5


async def sensed(here: Here, text: str) -> Step:
    """Takes a text that no exact word and no choice has decided."""
    kind = Kind(here.state.kind or here.question.expects)
    if kind is Kind.YES_NO and (here.turn.is_word("yes", text) or here.turn.is_word("no", text)):
        return await read(here, here.said)
    words = len(text.split())
    most = MESSAGE_WORDS if kind is Kind.MESSAGE else TELLS_WORDS
    if words > most or not any(letter.isalpha() for letter in text):
        return await answer(here, text)
    reading: Reading | None = None
    if here.question.is_picky and not here.late:
        reading = await reads(here, here.said)
        if isinstance(reading, Answer | More):
            return await take(here, reading, here.said)
    if here.question.review and kind is Kind.REVIEW:
        reading = await reads(here, here.said)
        if isinstance(reading, AskAgain):
            return await take(here, reading, here.said)  # it is of what the review itself asks
    if kind is Kind.CHOICE and await misplaced(here, text) is not None:
        return await answer(here, text, None, reading)  # "tidak ada foto", "RT 03"
    if not here.late and here.turn.is_plain(text, kind):
        return await answer(here, text, None, reading)
    sense = await here.turn.sense(text, kind)
    step = await (_at_words if kind in WORDED else _at_choices)(here, text, kind, sense)
    if step is not None:
        return step
    return await answer(here, text, sense, reading)


async def _at_words(here: Here, text: str, kind: Kind, sense: Sense) -> Step | None:
    """Where any words may be the answer: what is not clearly none is one, or is asked about. None:
    it is the answer."""
    act, others = sense.act, [act for act in (sense.act, sense.second) if act not in (None, ANSWER)]
    if kind is Kind.NAME or here.question.is_picky:
        # "Lurah", "Ibu Suratmi", "Mulia": a name looks like anything; "besok" is a day.
        known = {*LEAVES, *ASKS, "skip"} if here.question.is_picky else {"cancel", "later", "back"}
        day = act == "later" and len(text.split()) < 2 and not here.turn.is_word("later", text)
        if act in BETWEEN or act not in known or not sense.sure or day:
            return None
    if kind is Kind.MESSAGE:
        leaves = sense.sure and act in LEAVES - STUCK
        return doubt(here, text, (ANSWER, act)) if leaves else None
    if act == ANSWER:
        doubted = kind is Kind.TEXT and sense.second in LEAVES - STUCK and len(text.split()) > 1
        if sense.sure or sense.tells or not doubted:
            return None
    elif sense.tells and not sense.sure and act not in CORRECTS:
        return None
    elif sense.sure and act not in COMMANDS:
        return await does(here, act, text, tells=sense.tells)
    elif sense.second != ANSWER and HARMLESS.issuperset(others):
        return await does(here, act, text)
    offered = [each for each in others if each is not None and _offered(each)]
    if not offered or await misplaced(here, text) is not None:
        return None  # a piece of the form is no doubt one
    return doubt(here, text, (ANSWER, *offered))


async def _at_choices(here: Here, text: str, kind: Kind, sense: Sense) -> Step | None:
    """Where no words are the answer: photos, a choice, a yes or no, the review. None: it is left to
    the reader, who says what is asked for."""
    acts = [act for act in (sense.act, sense.second) if act is not None and act != ANSWER]
    if sense.act == ANSWER and sense.sure:
        return None
    if sense.sure and sense.act not in COMMANDS:
        return await does(here, sense.act, text, tells=sense.tells)
    if kind is Kind.YES_NO:
        return None  # what cannot be undone is never guessed
    if acts == ["done"] and kind is Kind.PHOTOS:
        return await does(here, "done", text)
    if sense.act == ANSWER and sense.tells:
        acts = [act for act in acts if act not in HARMLESS]  # "RT 1 kelurahan yosodadi" is no visit
    if len(acts) == 1 and (acts[0] in CORRECTS or acts[0] in HARMLESS):
        return await does(here, acts[0], text)
    if CORRECTS.intersection(acts) and any(c.mend.sure for c in await claims(here, text)):
        return await put_right(here, text)
    offered = [act for act in acts if _offered(act)]
    if kind is Kind.CHOICE and sense.act == ANSWER:
        return None
    return doubt(here, text, offered) if offered and not sense.tells else None


async def answer(
    here: Here, text: str, sense: Sense | None = None, reading: Reading | None = None
) -> Step:
    """A text as an answer: to the open question, or to the one that it answers and nothing else.
    `reading` is what the open question made of it, if it has been asked already."""
    naming = here.question.review and here.state.kind == Kind.NAME
    claim = None if naming else await misplaced(here, text)
    if claim is not None and claim.known:
        step = await known_already(here, claim, text)
        if step is not None:
            return step
    elif claim is not None:
        has = claim.question.name in here.state.answers
        if has and here.question.mends is None and here.question.expects in WORDED:
            here.state.unheard = text
            return doubt(here, text, (ANSWER, "correct"))
        return Step(await here.again(await mended(here, claim)))
    if not naming and await _no_amount(here, text):
        reading = reading or await reads(here, here.said)
        if isinstance(reading, AskAgain):
            return await take(here, reading, here.said)  # the reader knows what else it is
        here.state.unheard = text
        return doubt(here, text, (ANSWER, "correct"))
    tells = sense is not None and sense.tells
    if here.question.review and not naming and not here.said.choice and tells:
        found = [each for each in await claims(here, text) if each.mend.sure]
        if found:
            return await put_right(here, text)
    if here.late and here.question.expects in WORDED and not (sense and sense.tells):
        return doubt(here, text, (ANSWER,))
    if reading is not None:
        return await take(here, reading, here.said)
    return await read(here, here.said)


async def _no_amount(here: Here, text: str) -> bool:
    """Whether a text where it is asked how much says where, or what, and no amount."""
    own = here.question.mends
    if here.question.expects is not Kind.AMOUNT or own is None:
        return False
    if await own(here.turn, text, draft(here.form, here.state, here.question)) is not None:
        return False
    return any(claim.mend.sure for claim in await claims(here, text))


async def does(here: Here, act: str, text: str, *, tells: bool = False) -> Step | None:
    """Does what is meant; None where that is nothing here."""
    if act in ("cancel", "back", "skip", "later", "resume"):
        return await _leaves(here, act)
    own = f"stuck-{here.form.name}-{here.question.name}"
    which = act in ("what", "how") and here.question.expects is Kind.CHOICE  # "apa bedanya?"
    if act in STUCK or (which and here.turn.has(own)):
        return Step(await here.again(stuck(here)))
    if act in ASKS:
        own = f"answer-{act}.form"
        return Step(await here.again((Text(own if here.turn.has(own) else f"answer-{act}"),)))
    if act in CORRECTS:
        return await put_right(here, text)
    if act in GOES_ON:
        return await _goes_on(here, act, text, tells)
    if act == "refuse":
        return await pick(here, ("no",))
    return None


async def _leaves(here: Here, act: str) -> Step | None:
    match act:
        case "cancel":
            return await cancel(here)
        case "back":
            return Step(await back(here))
        case "skip":
            return await skip(here)
        case "later" if not here.form.guarded:
            # There is nothing to keep: what may be left out is, a yes or no is not given.
            if here.question.optional:
                return await skip(here)
            return await cancel(here) if here.question.final else None
        case "later":
            return Step([], later=True)
        case _:
            return Step(await here.again((Text("form-here"),)))


async def _goes_on(here: Here, act: str, text: str, tells: bool) -> Step | None:
    """That is all, send it, yes."""
    if here.question.review and here.turn.is_word(DONE, text):
        return None  # SELESAI belongs to the photos before it, which may have been full
    if here.question.review:
        offered = [q for q in here.form.applying(here.state.answers) if q.at_review]
        if any(names(here, question, text) for question in offered):
            return None  # "ga ada fotonya": that it stays away, not that all goes
        if act == DONE and offered:
            return None  # "udah itu aja", after a photo: the photos are meant
        # What is said beside it may put something right: that is heard first.
        if tells and any(claim.mend.sure for claim in await claims(here, text)):
            return await put_right(here, text)
        if here.turn.early or (here.state.elsewhere and act == "agree"):
            return Step(await here.again(()))
        return await send(here)
    if here.question.gathers and act != "agree":
        return await done(here)
    if act != "agree" and here.question.optional and here.question.expects is Kind.PHOTOS:
        return await skip(here)
    if act == "agree" and here.question.final and (here.state.elsewhere or here.turn.early):
        return Step(await here.again((which_yes(here),)))
    if act == "agree":
        return await pick(here, (YES,))
    if act in ("send", "done") and here.question.at_review:
        return Step(await back(here))  # the review, where it is sent
    if act == "send":
        return Step(await here.again((Text("form-not-yet"),)))
    return None


async def send(here: Here) -> Step | None:
    """Sends what is reviewed, unless a correction has not been heard yet."""
    if here.state.unheard:
        return unheard(here)
    return await pick(here, SENDS)


def unheard(here: Here) -> Step:
    """A correction of which it is not known what it corrects: nothing is sent before that is."""
    where = marked(f"{here.form.name}.@{MEANT}", here.state)
    typed = Literal(shorten(here.state.unheard, 80))
    choices = (
        Choice(f"{where}:change", Text("form-unheard.change")),
        Choice(f"{where}:as-it-is", Text("form-unheard.send")),
    )
    here.state.doubt = {"text": here.state.unheard}
    return Step([here.confirm(MEANT, (Text("form-unheard", {"typed": typed}),), choices)])


async def pick(here: Here, wanted: Sequence[str]) -> Step | None:
    """The one of the shown choices that is wanted; None where none of them is shown."""
    shown = [id.partition(":")[2] for id, _ in here.state.shown]
    picked = next((id for id in wanted if id in shown), None)
    if picked is None:
        return None
    return await read(here, dataclasses.replace(here.said, choice=picked, text=""))


def stuck(here: Here) -> tuple[Words, ...]:
    """What is said to whoever does not know what to answer: an example, and that there are ways
    out."""
    own = f"stuck-{here.form.name}-{here.question.name}"
    out = "form-stuck.skip" if here.question.optional else "form-stuck.ways"
    return (Text(own if here.turn.has(own) else "form-stuck"), Text(out))


def which_yes(here: Here) -> Words:
    """What is to be typed where a yes alone might be meant for something else."""
    yes = next((label for id, label in here.state.shown if id.endswith(f":{YES}")), "")
    names = here.state.subject.get("names", ())
    typed = Text("form-yes-named", {"name": Literal(names[0])}) if names else Literal(yes)
    return Text("form-which-yes", {"typed": typed})


# --- asked back -------------------------------------------------------------------------------


def _offered(act: str) -> bool:
    return act == ANSWER or act in _LABELS or act in COMMANDS


_LABELS = {
    "cancel": "cancel",
    "back": "back",
    "skip": "skip",
    "later": "later",
    "done": "done",
    "send": "send",
    "resume": "on",
    **dict.fromkeys(STUCK, "stuck"),
    **dict.fromkeys(CORRECTS, "correct"),
    **dict.fromkeys(ASKS - {"thank", "greet"}, "ask"),
}


def doubt(here: Here, text: str, acts: Sequence[str], command: Choice | None = None) -> Step:
    """Asks which of several acts a text means, or whether it is a `command`; it is kept until that
    is known."""
    where = marked(f"{here.form.name}.@{MEANT}", here.state)
    worded = here.question.expects in WORDED
    others = [act for act in acts if act != ANSWER]
    choices = [Choice(f"{where}:{ANSWER}", Text("form-doubt.answer"))] if worded else []
    said: set[str] = set()
    for act in others:
        if _LABELS.get(act, act) in said:
            continue
        said.add(_LABELS.get(act, act))
        if act in COMMANDS:
            number = [word for word in here.turn.fold(text).split() if word.isdecimal()]
            rest = f":{number[0][:6]}" if len(number) == 1 and act in ("check", "withdraw") else ""
            choices.append(Choice(f"do:{act}{rest}", Text(f"command-{act}.button")))
        else:
            choices.append(Choice(f"{where}:{act}", Text(f"form-doubt.{_LABELS[act]}")))
    choices += [command] if command is not None else []
    if len(choices) < 2:
        choices.append(Choice(f"{where}:resume", Text("form-doubt.on")))
    typed = Literal(shorten(text, 80))
    words = Text("form-doubt" if worded else "form-doubt.none", {"typed": typed})
    if worded and others == ["cancel"]:
        words = Text("form-doubt.or-cancel", {"typed": typed})
    message = here.confirm(MEANT, (words,), tuple(choices))
    here.state.doubt = {"text": text}
    return Step([message])


async def meant_answered(here: Here, picked: str) -> Step:
    """What a text means has been said."""
    text = here.state.doubt.get("text", "")
    if here.state.confirm != MEANT or not text:
        return Step(await here.again((Text("form-stale"),)))
    here.state.confirm, here.state.doubt = None, {}
    if picked == ANSWER:
        here.state.unheard = ""
        return await read(here, dataclasses.replace(here.said, text=text, choice=None))
    if picked == "as-it-is":
        here.state.unheard = ""
        await here.again(())  # the choices of the review are the shown ones again
        step = await pick(here, SENDS)
        return step if step is not None else Step(await here.again(()))
    if picked == "change" and here.state.unheard:
        return Step(await change(here))
    step = await does(here, picked, text) if picked in _LABELS else None
    return step if step is not None else Step(await here.again((Text("form-stale"),)))


async def unclear(here: Here, said: str) -> Step | None:
    """What was typed where it was asked what a text means, and is none of the choices: a bare yes
    or no is asked again; another text is heard by itself, and the first said not to be used."""
    text = here.state.doubt.get("text", "")
    yes, no = here.turn.is_word("yes", said), here.turn.is_word("no", said)
    if not (text and (yes or no)):
        return None
    offered = [id.rpartition(":")[2] for id, _ in here.state.shown]
    if len(offered) == 2 and offered[1] == "resume" and offered[0] != ANSWER:
        return await meant_answered(here, offered[0 if yes else 1])
    return pending(here)


def pending(here: Here) -> Step | None:
    """What was asked of a text that is kept, once more; None where nothing was."""
    text = here.state.doubt.get("text", "")
    if here.state.confirm is None or not text:
        return None
    label = here.state.shown[0][1] if here.state.shown else ""
    words = Text("form-doubt.which", {"typed": Literal(shorten(text, 80)), "label": Literal(label)})
    choices = tuple(Choice(id, Literal(label)) for id, label in here.state.shown)
    return Step([here.confirm(here.state.confirm, (words,), choices)])
