"""Does at a question what a text means there: leaves it, answers in between, sends, corrects."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from handlers.conversation.answering.acts import ASKS, CORRECTS, GOES_ON, MEANT, SENDS, STUCK
from handlers.conversation.answering.adding import add_first, may_add
from handlers.conversation.answering.around import back, cancel, done, skip
from handlers.conversation.answering.mending import asked_of, claims, names, put_right
from handlers.conversation.answering.settling import onward, read
from handlers.conversation.answers import Hearing, shorten
from handlers.conversation.asking import marked
from handlers.conversation.form import DONE, YES, Kind
from handlers.conversation.here import Here, Step, after
from handlers.conversation.messages import Choice, Literal, Text, Words


async def does(here: Here, act: str, text: str, *, tells: bool = False) -> Step | None:
    """Does what is meant; None where that is nothing here."""
    if act in ("cancel", "back", "skip", "later", "resume"):
        return await _leaves(here, act, text)
    own = f"stuck-{here.form.name}-{here.question.name}"
    which = act in ("what", "how") and here.question.expects is Kind.CHOICE  # "apa bedanya?"
    if act in STUCK or (which and here.turn.has(own)):
        return Step(await here.again(stuck(here)))
    if act == "urgent" and here.question.review and here.form.adds:
        # What it tells is part of what is proposed, too.
        return after(
            here, (await here.turn.answer(act, asked=True, text=text),), may_add(here, text)
        )
    if act == "why" and (said := why(here, text)) is not None:
        return Step(await here.again((said,)))
    if act in ASKS:
        here.state.elsewhere = here.state.elsewhere or here.question.review
        return Step(await here.again((await here.turn.answer(act, asked=True, text=text),)))
    if act in CORRECTS:
        return await put_right(here, text)
    if act in GOES_ON:
        return await _goes_on(here, act, text, tells)
    if act == "refuse":
        return await pick(here, ("no",))
    return None


def why(here: Here, text: str) -> Text | None:
    """Why the question that a text names, or else the open one, is asked; None where a form says
    nothing of that."""
    asked = asked_of(here, text) or here.question
    id = f"why-{here.form.name}-{asked.name}"
    return Text(id) if here.turn.has(id) else None


def _a_moment(here: Here, text: str) -> bool:
    """Whether somebody only looks for what is asked for, and is back at once."""
    return not here.turn.known("a-moment").isdisjoint(here.turn.fold(text).split())


async def _leaves(here: Here, act: str, text: str) -> Step | None:
    match act:
        case "cancel":
            # "Ga jadi" where it is asked whether something is done: that it is not.
            refused = await pick(here, ("no",)) if here.question.final else None
            return refused or await cancel(here)
        case "back":
            return Step(await back(here))
        case "skip":
            return await skip(here)
        case "later" if here.question.final and _a_moment(here, text):
            return Step(await here.again((Text("form-waits"),)))
        case "later" if not here.form.guarded:
            # There is nothing to keep: what may be left out is, a yes or no is not given.
            if here.question.optional:
                return await skip(here)
            return await cancel(here) if here.question.final else None
        case "later" if _a_moment(here, text):
            # "Lanjut" behind it goes on with what is looked for, and sends nothing.
            here.state.elsewhere = here.state.elsewhere or here.question.review
            return Step(await here.again((Text("form-waits"),)))  # "bentar, cek galeri dulu"
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
        # Nothing that was kept from before is an order to send, nor what may be said of something
        # else that was told or asked since it was shown: it is shown once more.
        asks = here.offered or here.left or here.state.unheard  # it is asked of that anyway
        doubted = here.state.elsewhere and not (asks or orders(here.turn, text))
        if here.turn.early or here.late or doubted or here.state.kind == Kind.NAME:
            here.state.elsewhere = False
            return Step(await here.again(()))
        return await send(here)
    if here.question.gathers and act != "agree":
        return await done(here)
    if act != "agree" and here.question.optional and here.question.expects is Kind.PHOTOS:
        return await skip(here)
    doubted = here.state.elsewhere or here.turn.early or here.late
    if act == "agree" and here.question.final and doubted:
        return Step(await here.again((which_yes(here),)))
    if act == "agree":
        return await pick(here, (YES,))
    if act in ("send", "done") and here.question.at_review:
        return Step(await back(here))  # the review, where it is sent
    if act in ("send", "done") and here.question.name in here.state.answers:
        return await onward(here, ())  # asked again after a step back: what there is stays
    if act == "send":
        return Step(await here.again((Text("form-not-yet"),)))
    return None


def orders(turn: Hearing, text: str) -> bool:
    """Whether a text says by its words that it is to be sent."""
    return not turn.known("send").isdisjoint(turn.fold(text).split())


def closes(turn: Hearing, text: str) -> bool:
    """Whether a text says nothing but that it is to be sent, or is all: "udah bener kirim", "wis
    cukup mas"."""
    words = turn.fold(text).split()
    known = ("closing", "closing-word", "particle", "yes")
    return (
        len(words) <= CLOSING_WORDS
        and not turn.known("closing").isdisjoint(words)
        and turn.known(*known).issuperset(words)
    )


# More words tell something.
CLOSING_WORDS = 7


async def closed(here: Here, text: str) -> Step | None:
    """Does what a text means that `closes`; None where that is nothing here."""
    return await _goes_on(here, "send", text, False)


async def send(here: Here) -> Step | None:
    """Sends what is reviewed, unless something that was said has not been heard yet."""
    return unsent(here) or await pick(here, SENDS)


def unsent(here: Here) -> Step | None:
    """What is asked before anything goes: of a text that may have to be added, or that may put
    something right; None where nothing is."""
    if here.offered:
        return add_first(here)
    here.state.unheard, here.left = here.state.unheard or here.left, ""
    return unheard(here) if here.state.unheard else None


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
    said = Text(own if here.turn.has(own) else "form-stuck")
    if here.question.optional:
        return (said, Text("form-stuck.skip"))
    return (said, Text("form-stuck.ways")) if here.form.guarded else (said,)


def which_yes(here: Here) -> Words:
    """What is to be typed where a yes alone might be meant for something else."""
    yes = next((label for id, label in here.state.shown if id.endswith(f":{YES}")), "")
    names = here.state.subject.get("names", ())
    typed = Text("form-yes-named", {"name": Literal(names[0])}) if names else Literal(yes)
    return Text("form-which-yes", {"typed": typed})
