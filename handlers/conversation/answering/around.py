"""The ways around in a form: back, on without an answer, out, and to another answer."""

from __future__ import annotations

import dataclasses

from handlers.conversation.answering.acts import ADD, ANSWER, MEANT, WORDED
from handlers.conversation.answering.settling import answered, onward, read
from handlers.conversation.answers import CHANGES, Answer, Says, shorten
from handlers.conversation.asking import (
    ask,
    draft,
    have_of,
    is_missing,
    marked,
    outgoing,
    question_before,
    summary,
    title,
)
from handlers.conversation.form import (
    ASK,
    BACK,
    CANCEL,
    CHANGE,
    DONE,
    KEEP,
    RENEW,
    SKIP,
    YES,
    Kind,
    Question,
)
from handlers.conversation.here import Here, Step, after
from handlers.conversation.messages import Choice, Literal, Outgoing, Text, Words


def way_of(here: Here, text: str) -> str | None:
    """The way around that a message of exactly one such word asks for."""
    ways = [BACK, SKIP, CANCEL, CHANGE]
    if here.question.gathers:
        ways.append(DONE)
    if here.question.name in here.state.answers:
        ways.append(KEEP)
    return next((way for way in ways if here.turn.is_word(way, text)), None)


async def go(here: Here, way: str) -> Step:
    if way not in (SKIP, DONE):
        here.state.notes.get(here.question.name, {}).pop(RENEW, None)
    if way == BACK:
        return Step(await back(here))
    if way == SKIP:
        return await skip(here)
    if way == DONE and here.question.gathers:
        return await done(here)
    if way == KEEP and here.question.name in here.state.answers:
        return await onward(here, ())
    if way == RENEW and here.question.gathers:
        here.state.notes[here.question.name] = {RENEW: True}
        return Step([here.reply((Text("form-renewing"),), ())])
    if way == CANCEL:
        return await cancel(here)
    if way == CHANGE:
        return Step(await change(here))
    if way.startswith(ASK):
        return await change_answered(here, way.removeprefix(ASK))
    return Step(await here.again((Text("form-stale"),)))


async def back(here: Here) -> list[Outgoing]:
    if here.question.review and here.state.kind not in ("", here.question.expects):
        return await here.again(())  # of what the review itself had asked
    before = question_before(here.form, here.state, here.question)
    if before is None:
        return await here.again((Text("form-first"),))
    return await ask(here.form, here.state, here.turn, before)


async def skip(here: Here) -> Step:
    if here.question.gathers and have_of(here.state, here.question):
        return await done(here)
    if SKIP in (notes := here.state.notes.get(here.question.name, {})):
        return await answered(here, Answer(notes[SKIP]))
    if here.question.name in here.state.answers and not here.question.optional:
        return await onward(here, ())
    if not here.question.optional:
        return Step(await here.again((needed(here),)))
    return await answered(here, Answer(None))


async def passed(here: Here) -> Step:
    """Goes on from what cannot be answered yet; what there is of an answer stays."""
    own = f"{here.form.name}-{here.question.name}.passed"
    say = (Text(own if here.turn.has(own) else "form-passed"),)
    if here.state.answers.get(here.question.name):
        return await onward(here, say)
    return after(here, say, await skip(here))


def needed(here: Here) -> Words:
    """That a question cannot be passed over: a yes or no is chosen, or the form dropped; at the
    review nothing is left to be; what a form says of its own questions beside is for it to say."""
    if here.question.review:
        return Text("form-needed.review")
    return Text("form-needed.final" if here.question.final else here.form.needed)


async def done(here: Here) -> Step:
    items = have_of(here.state, here.question)
    if not items and not here.question.optional:
        return Step(await here.again((needed(here),)))
    return await answered(here, Answer(items or None))


async def cancel(here: Here) -> Step:
    if not here.form.guarded or not here.state.answers:
        return cancelled(here)
    where = marked(f"{here.form.name}.@cancel", here.state)
    choices = (
        Choice(f"{where}:yes", Text("form-cancel.yes")),
        Choice(f"{where}:no", Text("form-cancel.no")),
    )
    args = {"title": title(here.form, here.state)}
    return Step([here.confirm(CANCEL, (Text("form-cancel", args),), choices)])


def cancelled(here: Here) -> Step:
    args = {"title": title(here.form, here.state)}
    given_up = f"{here.form.name}-given-up"
    words: tuple[Words, ...] = (
        Text(given_up if here.turn.has(given_up) else "form-cancelled", args),
    )
    kept = f"{here.form.name}-cancelled"
    if here.state.answers and here.turn.has(kept):
        words = (*words, Text(f"{kept}.changed" if here.state.key else kept))
    return Step([Outgoing(words, here.form.afterwards)], open=False, dropped=True)


async def cancel_answered(here: Here, picked: str) -> Step:
    if here.state.confirm != CANCEL:
        return Step(await here.again((Text("form-stale"),)))
    if picked == YES:
        return cancelled(here)
    return Step(await here.again(()))


async def change(here: Here, before: tuple[Words, ...] = ()) -> list[Outgoing]:
    """The answers as they are, and which of them is to be another."""
    where = marked(f"{here.form.name}.@change", here.state)
    named = [
        Choice(q.name, here.form.label(q))
        for q in here.form.applying(here.state.answers)
        if q.name in here.state.answers and not q.review and not is_missing(q, here.state)
    ]
    if here.question.review and here.question.changes:
        known = draft(here.form, here.state, here.question)
        named += await here.question.changes(here.turn, known)
    if not here.question.review and here.state.answers:
        before = (*before, await summary(here.form, here.state, here.turn))
    choices = tuple(
        choice.under(where) for choice in (*named, Choice(f"@{BACK}", Text("form-back"), word=True))
    )
    if not named:
        return [
            outgoing(here.form, here.state, here.turn, here.question, (Text("form-no-change"),), ())
        ]
    return [here.confirm(CHANGE, (*before, Text("form-change")), choices)]


async def change_answered(here: Here, picked: str) -> Step:
    """Asks one answered question again; what it had stays until there is a new answer."""
    if picked == f"@{BACK}":
        return Step(await here.again(()))
    if here.question.review and here.question.changes and here.state.confirm == CHANGE:
        known = draft(here.form, here.state, here.question)
        if any(choice.id == picked for choice in await here.question.changes(here.turn, known)):
            here.state.confirm = None
            return await read(here, dataclasses.replace(here.said, choice=picked, text=""))
    wanted = here.form.question(picked)
    if wanted is None or wanted not in here.form.applying(here.state.answers):
        return Step(await here.again((Text("form-stale"),)))
    text = here.state.unheard
    tells = bool(text) and (
        len(text.split()) > EMPTY_WORDS or (await here.turn.sense(text, wanted.expects)).tells
    )
    if tells and wanted.expects in WORDED:
        return await with_unheard(here, wanted)
    return await ask_anew(here, wanted)


# "Itu masih salah ya": what is no longer, and names nothing, is no answer.
EMPTY_WORDS = 4


async def with_unheard(here: Here, wanted: Question) -> Step:
    """An answered question once more, where a text is kept that may be its answer: it is asked
    whether it is, so that nobody types it twice."""
    text, here.state.unheard = here.state.unheard, ""
    await ask(here.form, here.state, here.turn, wanted)
    anew = dataclasses.replace(here, question=wanted)
    where = marked(f"{here.form.name}.@{MEANT}", here.state)
    choices = (
        *((Choice(f"{where}:{ADD}", Text("form-add.yes")),) * (wanted.name == here.form.adds)),
        Choice(f"{where}:{ANSWER}", Text("form-change.use")),
        Choice(f"{where}:resume", Text("form-change.another")),
    )
    args = {"typed": Literal(shorten(text, 80)), "label": here.form.label(wanted)}
    message = anew.confirm(MEANT, (Text("form-change.kept", args),), choices)
    here.state.doubt = {"text": text}
    return Step([message])


async def ask_anew(here: Here, wanted: Question, said: str = "") -> Step:
    """An answered question once more, with what was said of it before it was clear which it is; it
    remembers that, or what has just been `said`."""
    text, here.state.unheard = here.state.unheard, ""
    before = (Text("form-change.wrote", {"typed": Literal(shorten(text, 80))}),) if text else ()
    words = await ask(here.form, here.state, here.turn, wanted, before)
    if text or said:
        noted = here.state.notes.get(wanted.name, {})
        here.state.notes[wanted.name] = {**noted, CHANGES: text or said}
    return Step(words)


async def sure_first(here: Here, text: str) -> str:
    """A text that first says that it is really to be dropped, without what it goes on with, which
    is heard after: "iya yakin. lanjut yg talud aja"."""
    first, *rest = here.turn.parts(text) or [text]
    yes = not here.turn.known("yes", "surely").isdisjoint(here.turn.fold(first).split())
    if not (rest and yes) or await cancels(here, first) != "yes":
        return text
    here.turn.for_later(", ".join(rest))
    return first


# "Ya hapus aja deh"; more words say what.
DROP_WORDS = 4


async def cancels(here: Here, text: str) -> str | None:
    """The answer to whether the form is really to be dropped: "yes" or "no"; None where that is not
    beyond doubt. "Lanjut" is on with the form, "jangan batal" drops nothing, and of what "ga jadi"
    is said, nobody knows."""
    denied = here.turn.denied(text, CANCEL)
    if not here.turn.known("resume").isdisjoint(here.turn.fold(text).split()):
        return None if denied is False else "no"
    if denied:
        return "no"
    agreed = here.turn.known("yes", "surely")
    order = " ".join(word for word in here.turn.fold(text).split() if word not in agreed)
    if here.turn.says(Says.ORDERS, order) and len(text.split()) <= DROP_WORDS:
        return "yes"  # "hapus aja", "iya hapus"
    if here.turn.is_word("refusal", text):
        return "no" if here.turn.is_word("no", text) else None
    for word in ("yes", "no"):
        if here.turn.is_word(word, text):
            return word
    words = here.turn.fold(text).split()
    if here.turn.known("yes", CANCEL, "particle", "surely").issuperset(words):
        return "yes"  # "iya batal yakin"
    if here.turn.denied(text, "surely") and len(words) <= DROP_WORDS:
        return "no"  # "ga yakin"
    sense = await here.turn.sense(text, Kind.YES_NO)
    answers = {"agree": "yes", "cancel": "yes", "refuse": "no"}
    return answers.get(sense.act) if sense.sure else None
