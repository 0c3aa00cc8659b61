"""What came beside an answer, or too early or too late for its question: files, a place, words."""

from __future__ import annotations

import dataclasses
from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Any

from handlers.conversation.answering.acts import ANSWER
from handlers.conversation.answers import Answer, AskAgain, More, Problem, shorten
from handlers.conversation.asking import SUMMARY_VALUE, ask_next, draft, have_of
from handlers.conversation.form import CANCEL, CHANGE, SKIP, Kind, Question, Takes
from handlers.conversation.here import Here, Step
from handlers.conversation.messages import FileKind, Incoming, Literal, Text, Words, not_read


async def beside(here: Here, said: Incoming) -> list[Words]:
    """Takes files and a place that the open question does not ask for; gives what is said of
    them."""
    words: list[Words] = []
    photos = tuple(file for file in said.files if file.kind is FileKind.PHOTO)
    if photos and question_for(here, Takes.FILES) is not None:
        words += await early_files(here, dataclasses.replace(said, files=photos, location=None))
        said = dataclasses.replace(
            said, files=tuple(file for file in said.files if file not in photos)
        )
    if said.location and question_for(here, Takes.LOCATION) is not None:
        words += await early_place(here, dataclasses.replace(said, files=()))
        said = dataclasses.replace(said, location=None)
    if (said.files or said.location) and here.form.aside is not None:
        return [*words, *await here.form.aside(here.turn, said)]
    return [*words, *not_kept(said)]


def question_for(here: Here, takes: Takes) -> Question | None:
    """The question that files, or a place, are kept for: the next that has no answer; for
    photos also one that has some already."""
    asked = [q for q in here.form.applying(here.state.answers) if takes in q.takes]
    open_ones = [q for q in asked if q.name not in here.state.answers]
    if takes is Takes.LOCATION:
        # Where one question asks for the area and another for the place, a point is a place.
        return (open_ones or asked)[-1] if asked else None
    gathering = [q for q in (*open_ones, *asked) if q.gathers]
    return gathering[0] if gathering else None


async def early_files(here: Here, said: Incoming) -> list[Words]:
    """Photos before their question, or after it."""
    later = question_for(here, Takes.FILES)
    if later is None:
        raise LookupError("no question takes files")
    reading = await later.read(here.turn, said, draft(here.form, here.state, later))
    if not isinstance(reading, More):
        return list(reading.words) if isinstance(reading, Problem | AskAgain) else []
    known = later.name in here.state.answers
    have = gather(here, later, reading)
    words: list[Words] = []
    if known:
        here.state.answers[later.name] = have
        if reading.items:
            words.append(Text("form-photo-added", {"n": len(have)}))
    elif reading.items:
        words.append(early(here, "form-photo-early", {"n": len(reading.items)}))
    return [*words, *reading.say, *no_room(here, later, reading)]


def early(here: Here, id: str, args: Mapping[str, object] = MappingProxyType({})) -> Words:
    """That something is kept for the question that takes it; in a form's own words where there are
    some (`ID.FORM`)."""
    own = f"{id}.{here.form.name}"
    return Text(own if here.turn.has(own) else id, args)


async def early_place(here: Here, said: Incoming) -> list[Words]:
    """A point before its question."""
    later = question_for(here, Takes.LOCATION)
    if later is None:
        raise LookupError("no question takes a place")
    reading = await later.read(here.turn, said, draft(here.form, here.state, later))
    match reading:
        case Answer():
            here.state.answers[later.name] = reading.value
            return list(reading.say) or [early(here, "form-place-early")]
        case AskAgain() if set(reading.notes) & later.keeps:
            here.state.notes[later.name] = dict(reading.notes)
            return [early(here, "form-place-early")]
        case Problem():
            return list(reading.words)
    return not_kept(said)


def gather(here: Here, question: Question, more: More) -> list[Any]:
    """Adds to what a question has; its answer is open again until it is settled anew."""
    have = have_of(here.state, question)
    have += list(more.items)[: max(0, question.limit - len(have))]
    here.state.answers.pop(question.name, None)
    here.state.notes.pop(question.name, None)
    here.state.gathered[question.name] = have
    if question.at_review and have:
        here.state.answers[question.name] = list(have)  # nobody need come back to settle it
    return have


def no_room(here: Here, question: Question, more: More) -> list[Words]:
    """What is said of files that a question has no room for; those that came together are
    counted together."""
    if not more.over:
        return []
    here.state.filled = question.name
    here.state.over += more.over
    args = {"kept": question.limit, "over": here.state.over}
    return [Text("form-photo-over", args)]


# So many former answers to one question are remembered.
FORMER = 3


def remember(here: Here, question: Question, reading: Answer | AskAgain) -> None:
    """Keeps what an answer in words was, before another takes its place, and what else that takes
    the place of."""
    had = here.state.answers.get(question.name)
    if not isinstance(reading, Answer) or not isinstance(had, str) or question.mends is None:
        return
    if had == reading.value:
        return
    before = [each for each in here.state.former.get(question.name, ()) if each[0] != had]
    answers = here.state.answers
    beside = {name: answers[name] for name in reading.instead if name in answers}
    here.state.former[question.name] = [*before, (had, beside)][-FORMER:]


def also(here: Here, answers: Mapping[str, Any], instead: Mapping[str, Any]) -> None:
    """Answers to other questions that came along, and those that take another's place. What a
    question has already of its answer (a point without words) is part of one that comes along."""
    here.state.answers.update(
        {name: value for name, value in instead.items() if name in here.state.answers}
    )
    for name, value in instead.items():
        if value is None:
            here.state.gathered.pop(name, None)
    for name, value in answers.items():
        if here.form.question(name) is not None:
            had = here.state.notes.get(name, {}).get(SKIP)
            whole = {**had, **value} if isinstance(had, dict) else value
            here.state.answers.setdefault(name, whole)


async def join(here: Here, text: str) -> Step | None:
    """Words that came before the open question had been asked: they go on with those before
    them. None where there are none, or no room."""
    before = here.form.question(here.spoke)
    had = here.state.answers.get(here.spoke or "")
    if before is None or not isinstance(had, str):
        return None
    whole = dataclasses.replace(here.said, text=f"{had} {text}", choice=None)
    reading = await before.read(here.turn, whole, draft(here.form, here.state, before))
    if not isinstance(reading, Answer):
        return None
    here.state.answers[before.name] = reading.value
    also(here, reading.also, reading.instead)
    here.state.spoke = before.name
    label = here.form.label(before)
    value = Literal(shorten(str(reading.value), SUMMARY_VALUE))
    told = (Text("form-joined", {"label": label, "value": value}), *reading.say)
    if here.question.name in reading.also:
        return Step(await ask_next(here.form, here.state, here.turn, told))
    return Step(await here.again(told))


def not_kept(said: Incoming) -> list[Words]:
    """What is said of files and a place that nothing here has a use for."""
    words: list[Words] = []
    if any(file.kind is FileKind.PHOTO for file in said.files):
        words.append(Text("form-not-photo"))
    if any(file.kind is not FileKind.PHOTO for file in said.files):
        words.append(not_read(said.files))
    if said.location is not None:
        words.append(Text("form-not-location"))
    return words


# --- words beside what is put right ------------------------------------------------------------

# A clause of so many words that no answer has tells something; so small a share of it is in one.
TOLD_WORDS = 3
SHARE = 0.6
# A clause that says no more than the figure that was put right has no more words.
MEASURED_WORDS = 9
# Words that tell nothing themselves, and those that say that something was wrong.
_SMALL = ("particle", "adds", "put-right", "mend-lead", "yes", "yes-verb", "question", CHANGE)
_WRONG = ("takes-back", "wrong-mark", "wonders", CANCEL)


async def left_over(here: Here, text: str, puts: Callable[[str], Awaitable[bool]]) -> str:
    """The clauses of a text that put answers right which are in none of them now: they are not to
    be lost ("..., terus samping kios ayam potong"); "" where there are none. `puts` is whether a
    clause puts something right by itself."""
    every = (part for value in here.state.answers.values() for part in _strings(value))
    held = {_plain(word) for word in here.turn.fold(" ".join(every)).split()}
    left: list[str] = []
    parted = [
        (n, part) for each in here.turn.clauses(text) for n, part in here.turn.figure_first(each)
    ]
    for behind, clause in parted:
        words = here.turn.fold(clause).split()
        if "?" in clause or not here.turn.known(*_WRONG).isdisjoint(words):
            continue
        small = {word for word in words if word in here.turn.known(*_SMALL)}
        tells = [word for word in words if len(word) > 2 and word not in small]
        fresh = [word for word in tells if word not in held]
        figures = [word for word in words if word.isdecimal() and _plain(word) not in held]
        told = len(fresh) >= TOLD_WORDS - behind and len(fresh) > SHARE * len(tells)
        if not told and (not figures or await puts(clause)):
            continue
        # "Tadi diukur lagi sama pak Bejo 180 meter": by whom it is known; "RT 5 itu rt lama
        # skrg jadi RT 15": what it was.
        said = [_plain(word) for word in words if word.isdecimal()]
        known = not figures or (len(said) > 1 and said[-1] in held)
        if not behind and len(words) <= MEASURED_WORDS and known and await puts(clause):
            continue
        sense = await here.turn.sense(clause, Kind.REVIEW)
        if sense.tells or (behind and ANSWER in (sense.act, sense.second)):
            left.append(clause.strip(" ,;."))
    return ", ".join(left)


def _plain(word: str) -> str:
    """A figure without the noughts before it ("06" and "6" are one RT)."""
    return word.lstrip("0") if word.isdecimal() else word


def _strings(value: Any) -> list[str]:
    """All that is written in an answer."""
    if isinstance(value, dict):
        return [text for each in value.values() for text in _strings(each)]
    return [value] if isinstance(value, str) else []
