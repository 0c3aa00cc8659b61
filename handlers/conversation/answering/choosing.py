"""Which of the choices that were shown a typed text means."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from itertools import pairwise

from handlers.conversation.answering.settling import reads
from handlers.conversation.answers import Answer, Hearing
from handlers.conversation.form import CANCEL, Kind, Question
from handlers.conversation.here import Here
from handlers.conversation.messages import Literal, Text, Words, own_numbers
from handlers.conversation.state import State

# Of a choice beside which words are an answer, too, a word of so many letters must be named.
NAMING = 4


def choice_meant(question: Question, state: State, turn: Hearing, text: str) -> str | None:
    """The shown choice that a typed text means: its number, label or a near spelling."""
    shown = state.shown
    folded = turn.fold(text)
    named = [label for _, label in shown]
    if folded.isdecimal() and len(folded) < 4 and (at := place(named, int(folded))) is not None:
        return shown[at][0]
    own_ones = [label for id, label in shown if not id.rpartition(":")[2].startswith("@")]
    if own_ones and _is_last(turn, folded):
        return shown[named.index(own_ones[-1])][0]
    if (counted := _counted(turn, folded, named)) is not None:
        return shown[counted][0]
    words = folded.split()
    slip = question.review and len(words) > 1 and turn.is_word("mend-lead", words[0])
    if slip and any(word.isdecimal() for word in words):
        return None  # "eh 4", after "RT 3", is no button
    # Before what cannot be undone "eh 1 ding" puts a number right; the bare one is the choice.
    if shown and not question.final and (number := numbered(turn, folded, named)):
        at = place(named, number)
        return shown[at][0] if at is not None else None
    labels = [turn.fold(label) for _, label in shown]
    folded = _twice(folded)
    if labels.count(folded) == 1:
        return shown[labels.index(folded)][0]
    own = question.own_text and not state.confirm
    if own and (question.final or not any(len(word) >= NAMING for word in folded.split())):
        return None
    words = folded.split()
    said = [each for each in words if each not in turn.known("particle")] if len(words) < 7 else []
    fit = [n for n, label in enumerate(labels) if said and _names(turn, said, label)]
    if len(fit) == 1:
        return shown[fit[0]][0]
    if own:
        return None
    near = turn.nearest(text, named)
    return shown[near][0] if near is not None else None


async def taken_back(here: Here, text: str) -> tuple[str, list[Words]] | None:
    """What a text says instead of the choice that it names first, and that it is taken; None where
    it takes no choice back."""
    said = _said_last(here.turn, text)
    if said is None or not await _is_choice(here, said[0]):
        return None
    return said[1], await _chosen_last(here, said[1])


def _said_last(turn: Hearing, text: str) -> tuple[str, str] | None:
    """What a text says first, and what it says instead of that at once ("ekonomi aja deh. eh ga,
    sosial budaya", "iya eh nggak deh"); None where it takes nothing back."""
    words = text.split()
    folded = [turn.fold(word) for word in words]
    leads = [n for n, word in enumerate(folded) if word in turn.known("slip")]
    if not leads:
        return None
    before, at = " ".join(words[: leads[0]]), leads[-1] + 1
    behind = " ".join(words[at:])
    while at < len(words) and folded[at] in turn.known(*_BEFORE_MEANT):
        at += 1
    instead = " ".join(words[at:]) or behind
    return (before, instead) if before and instead else None


# What stands between "eh" and what is meant: "eh ga deh, sosial".
_BEFORE_MEANT = ("no", "not", "takes-back", "particle", "slip", "slip-behind")


async def _is_choice(here: Here, text: str) -> bool:
    """Whether a text is one of the choices that are asked about, and nothing else; or a yes or no
    where that is asked."""
    if choice_meant(here.question, here.state, here.turn, text) is not None:
        return True
    if here.state.confirm == CANCEL or here.question.expects is Kind.YES_NO:
        return here.turn.fold(text) in here.turn.known("yes", "no")
    return await _names_choice(here, text) is not None


async def _names_choice(here: Here, text: str) -> Answer | None:
    """What the reader of a question of choices makes of a text that names one, and no more."""
    if here.question.expects is not Kind.CHOICE or here.state.confirm:
        return None
    reading = await reads(here, dataclasses.replace(here.said, text=text))
    alone = isinstance(reading, Answer) and not (reading.also or reading.begun or reading.say)
    return reading if alone and isinstance(reading, Answer) else None


async def _chosen_last(here: Here, text: str) -> list[Words]:
    """That of two choices in one breath the last is taken."""
    shown = choice_meant(here.question, here.state, here.turn, text)
    label = next((label for id, label in here.state.shown if id == shown), None)
    if label is not None and here.question.expects is Kind.CHOICE and not here.state.confirm:
        value: Words | None = Literal(label)
    else:
        answer = await _names_choice(here, text)
        value = here.question.show(answer.value) if answer is not None else None
    if value is None:
        return []
    return [Text("form-mended.new", {"label": here.form.label(here.question), "value": value})]


def bare_no(here: Here, text: str) -> str:
    """The no that a text says with words around it that say nothing ("jangan dulu deh"); "" where
    it says anything else."""
    words = here.turn.fold(text).split()
    while len(words) > 1 and here.turn.is_word("particle", words[-1]):
        if here.turn.is_word("no", " ".join(words)):
            break
        words.pop()
    bare = " ".join(words)
    return bare if here.turn.is_word("no", bare) else ""


def _counted(turn: Hearing, folded: str, labels: Sequence[str]) -> int | None:
    """Where the one choice stands that a text names by a number which is a word of its label: "satu
    aja" is "Satu usulan saja", and not the first."""
    said = [word for word in folded.split() if word not in turn.known("particle")]
    if any(word.isdecimal() for word in said):
        return None
    bare = [_bare_number(turn, word) for word in said]
    if bare == said:
        return None
    named = [" ".join(_bare_number(turn, w) for w in turn.fold(each).split()) for each in labels]
    fit = [n for n, label in enumerate(named) if _names(turn, bare, label)]
    return fit[0] if len(fit) == 1 else None


def _bare_number(turn: Hearing, word: str) -> str:
    """A number in words as one that is the same in all languages: "satu" and "siji" are 1."""
    return next((str(n) for n in range(1, 11) if word in turn.known(f"number-{n}")), word)


def _twice(folded: str) -> str:
    """A text with the words whole that are said twice: "sendiri2" as "sendiri sendiri"."""
    words = (
        w[:-1] + " " + w[:-1] if w[-1] == "2" and w[:-1].isalpha() else w for w in folded.split()
    )
    return " ".join(words)


def place(labels: Sequence[str], number: int) -> int | None:
    """Where the choice stands that a number means: the one whose label begins with it ("2. Jalan"),
    where all do, for some may be gone; else by counting."""
    own = own_numbers(labels)
    if own:
        return own.index(number) if number in own else None
    return number - 1 if 1 <= number <= len(labels) else None


def numbered(turn: Hearing, folded: str, labels: Sequence[str]) -> int | None:
    """The one number in a text that says nothing but which choice it means: "nomor 2", "yang
    kedua", "2 ekonomi"."""
    words = folded.split()
    if len(words) > 6:
        return None
    numbers: list[int] = []
    others: list[str] = []
    for word in words:
        spelled = next((n for n in range(1, 11) if word in turn.known(f"number-{n}")), None)
        if spelled or (word.isdecimal() and len(word) < 4):
            numbers.append(spelled or int(word))
        elif not (turn.is_word("number-lead", word) or _adds_nothing(turn, word)):
            others.append(word)
    if len(numbers) != 1 or numbers[0] < 1:
        return None
    at = place(labels, numbers[0])
    label = turn.fold(labels[at]).split() if at is not None else []
    return numbers[0] if all(word in label for word in others) else None


# More words tell something.
LED_WORDS = 7


def led(turn: Hearing, text: str, labels: Sequence[str]) -> int | None:
    """Where the one choice stands that a text names, by its number or by words of its label, with
    others that only lead to one: "yang nomor dua aja, lapor", "kayaknya yang pertama"; None where
    the two do not agree, or it says more."""
    words = turn.fold(text).split()
    if not words or len(words) > LED_WORDS or "?" in text:
        return None
    numbers: set[int] = set()
    others: list[str] = []
    for word in words:
        number = int(_bare_number(turn, word)) if _bare_number(turn, word).isdecimal() else 0
        if 0 < number <= len(labels):
            numbers.add(number)
        elif not (turn.is_word("number-lead", word) or _adds_nothing(turn, word)):
            others.append(word)
    known = [turn.fold(label).split() for label in labels]
    fit = [n for n, each in enumerate(known) if others and all(_in(w, each) for w in others)]
    if len(numbers) == 1 and len(words) > 1:
        at = place(labels, numbers.pop())
        return at if not others or at in fit else None
    leads = not turn.known("number-lead").isdisjoint(words)  # "usulan saya" is a command
    return fit[0] if not numbers and len(fit) == 1 and leads else None


def _in(word: str, label: Sequence[str]) -> bool:
    """Whether a word is one of a label, or what one is made of: "lapor" is "melapor"."""
    return any(
        word == each or (len(word) >= NAMING and each.endswith(word) and len(each) - len(word) < 5)
        for each in label
    )


def _is_last(turn: Hearing, folded: str) -> bool:
    """ "Yang terakhir aja": of those that are shown."""
    words = folded.split()
    last = [word for word in words if word in turn.known("number-last")]
    others = [word for word in words if word not in last and not turn.is_word("number-lead", word)]
    return len(last) == 1 and all(_adds_nothing(turn, word) for word in others)


def _adds_nothing(turn: Hearing, word: str) -> bool:
    """ "2 kayaknya"; but "ya 2" may be a yes to the proposal with that number."""
    return turn.is_word("particle", word) and not turn.is_word("yes", word)


def _names(turn: Hearing, words: Sequence[str], label: str) -> bool:
    """Whether words, without those that are said with any ("fisik aja"), are all of a label."""
    known = label.split()
    if any(word not in known for word in words):
        return False
    # "Lengkap" is not "Data belum lengkap".
    denied = {b for a, b in pairwise(known) if a not in words and turn.is_word("not", a)}
    return denied.isdisjoint(words)
