"""How each kind of question of a consultation is read, chosen from, and shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from handlers import late
from handlers.asking.proposals import photos
from handlers.conversation.answers import (
    Answer,
    Draft,
    More,
    Problem,
    Reader,
    Reading,
    one_of,
    read_yes_or_no,
    shorten,
    within,
)
from handlers.conversation.form import Chooser, Kind, Look, Takes, as_typed
from handlers.conversation.messages import Choice, Incoming, Literal, Text, Words
from handlers.reading.amounts import quantities
from handlers.reading.amounts.figures import numeral
from handlers.turn import Turn
from storage.consultations import rules
from storage.consultations.model import NO, YES, Ask
from storage.consultations.model import Kind as Asked
from storage.rules import Span

BOTH = frozenset({Takes.TEXT, Takes.CHOICE})


@dataclass(frozen=True, slots=True)
class How:
    """What a question of the form needs beside its words. `hint` says how it is answered."""

    read: Reader
    takes: frozenset[Takes] = frozenset({Takes.TEXT})
    choices: Chooser | None = None
    gathers: bool = False
    limit: int = 1
    own_text: bool = False
    show: Callable[[Any], Words] = as_typed
    look: Look | None = None
    kind: Kind | None = None
    hint: Text | None = None
    have: str = "consult-have"
    more: str = "consult-more"


def _one(ask: Ask) -> How:
    labels = {option.key: option.label for option in ask.options}

    async def choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
        return tuple(Choice(key, Literal(label)) for key, label in labels.items())

    return How(one_of(labels), BOTH, choices, show=lambda value: Literal(labels.get(value, value)))


def _yes_no(ask: Ask) -> How:
    labels = {YES: Text("consult-yes"), NO: Text("consult-no")}

    async def choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
        # By what the engine knows a yes and a no by.
        return (Choice("yes", labels[YES]), Choice("no", labels[NO]))

    async def read(turn: Turn, said: Incoming, draft: Draft) -> Reading:
        reading = await read_yes_or_no(turn, said, draft)
        return Answer(YES if reading.value else NO) if isinstance(reading, Answer) else reading

    return How(read, BOTH, choices, show=lambda value: labels[value], kind=Kind.YES_NO)


_NUMBERS = late.regex(r"[\s\d,.;/&>-]+(?:(?:dan|lalu|terus|and|then|lan)[\s\d,.;/&>-]+)*", re.I)


def _numbers(text: str, most: int) -> list[int] | None:
    """The numbers of choices that a text is: "1, 3 dan 4"; None where it says anything else."""
    if not _NUMBERS.fullmatch(text):
        return None
    found = [int(each) for each in re.findall(r"\d{1,3}", text)]
    return found if found and all(1 <= each <= most for each in found) else None


# What stands between the names of choices, as people write an order and as it is shown to them; the
# first that fits, for a label may hold such a word itself.
_BETWEEN = (
    r"[,;\n]",
    r"[,;\n>]+",
    r"[,;\n>]+|\b(?:lalu|terus|kemudian)\b",
    r"[,;\n>]+|\b(?:dan|lalu|terus|kemudian)\b",
)


def _many(ask: Ask) -> How:
    """Several at once, by their numbers or names, or one by one; of a ranking in their order."""
    keys = [option.key for option in ask.options]
    span = rules.span_of(ask)
    ranked = ask.kind is Asked.RANK

    async def choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
        return tuple(
            Choice(option.key, Literal(f"{n}. {option.label}"))
            for n, option in enumerate(ask.options, 1)
            if option.key not in draft.gathered
        )

    def picked(turn: Turn, text: str) -> list[str] | None:
        if (numbers := _numbers(text, len(keys))) is not None:
            return [keys[each - 1] for each in numbers]
        labels = {turn.fold(option.label): option.key for option in ask.options}
        for between in _BETWEEN:
            names = [turn.fold(each) for each in re.split(between, text) if turn.fold(each)]
            found = [labels[name] for name in names if name in labels]
            if found and len(found) == len(names):
                return found
        return None

    async def read(turn: Turn, said: Incoming, draft: Draft) -> Reading:
        if said.choice is not None:
            if said.choice not in keys or said.choice in draft.gathered:
                return Problem((Text("consult-again"),))
            return More((said.choice,))
        chosen = picked(turn, said.text)
        if chosen is None or len(set(chosen)) < len(chosen):
            return Problem((_hint(ranked, span),))
        if draft.gathered:
            new = [key for key in chosen if key not in draft.gathered]
            if not new and len(chosen) == 1:
                return Problem((Text("consult-again"),))
            if new and not set(draft.gathered) <= set(chosen):
                # What was chosen one by one is no less chosen because the rest is typed at once.
                chosen = [*draft.gathered, *new]
        if not span.holds(len(chosen)):
            which = "consult-count.exact" if span.least == span.most else "consult-count"
            return Problem((Text(which, {"least": span.least, "most": span.most}),))
        return Answer(chosen)

    def show(value: Any) -> Words:
        named = [option.label for key in value if (option := ask.option(key))]
        between = " > " if ranked else ", "
        return Literal(between.join(named))

    return How(
        read,
        BOTH,
        choices,
        gathers=True,
        limit=span.most,
        own_text=True,
        show=show,
        kind=Kind.CHOICE,
        hint=_hint(ranked, span),
    )


def _hint(ranked: bool, span: Span) -> Text:
    if ranked and span.least == span.most:
        return Text("consult-rank.all")
    which = "consult-rank" if ranked else "consult-several"
    return Text(which, {"least": span.least, "most": span.most})


def _number(ask: Ask) -> How:
    span = rules.span_of(ask)

    async def read(turn: Turn, said: Incoming, draft: Draft) -> Reading:
        value = _amount(turn.fold(said.text))
        if value is None or value != value.to_integral_value():
            typed = Literal(shorten(turn.clean(said.text), 40))
            return Problem((Text("consult-number.bad", {"typed": typed}),))
        if not span.holds(int(value)):
            return Problem((Text("consult-number", {"least": span.least, "most": span.most}),))
        return Answer(int(value))

    shown = ask.least is not None and ask.most is not None
    hint = Text("consult-number", {"least": span.least, "most": span.most}) if shown else None
    return How(read, kind=Kind.AMOUNT, hint=hint, own_text=True)


def _amount(folded: str) -> Decimal | None:
    """The one number that a text holds, in digits or in words: "3 hari", "tiga"."""
    digits = re.findall(r"-?\d[\d.,]*", folded)
    if digits:
        return quantities.number(digits[0].rstrip(".,")) if len(digits) == 1 else None
    return numeral(folded.split())[0]


def _text(ask: Ask) -> How:
    return text(ask.key, rules.span_of(ask))


def text(key: str, span: Span = rules.TEXT) -> How:
    async def read(turn: Turn, said: Incoming, draft: Draft) -> Reading:
        return within(turn, said, least=span.least, most=span.most, words="consult-text")

    return How(read, kind=Kind.TEXT)


def _place(ask: Ask) -> How:
    span = rules.PLACE

    async def read(turn: Turn, said: Incoming, draft: Draft) -> Reading:
        text = turn.clean(said.text)
        if said.location is None:
            reading = within(turn, said, least=span.least, most=span.most, words="consult-place")
            return Answer({"text": reading.value}) if isinstance(reading, Answer) else reading
        named = (text or said.location.name)[: span.most]
        point: dict[str, Any] = {"lat": said.location.lat, "lon": said.location.lon}
        return Answer({"text": named, **point} if named else point)

    def show(value: Mapping[str, Any]) -> Words:
        return Literal(value["text"]) if value.get("text") else Text("consult-place.point")

    takes = frozenset({Takes.TEXT, Takes.LOCATION})
    return How(read, takes, show=show, kind=Kind.TEXT, hint=Text("consult-place"))


def _photo(ask: Ask) -> How:
    question = photos.question(rules.PHOTOS)
    return How(
        question.read,
        question.takes,
        gathers=True,
        limit=question.limit,
        look=question.look,
        kind=Kind.PHOTOS,
        hint=Text("consult-photo", {"most": rules.PHOTOS}),
        have="propose-photos.have",
        more="propose-photos.more",
    )


OF: Mapping[Asked, Callable[[Ask], How]] = {
    Asked.ONE: _one,
    Asked.SCALE: _one,
    Asked.SEVERAL: _many,
    Asked.RANK: _many,
    Asked.YES_NO: _yes_no,
    Asked.NUMBER: _number,
    Asked.TEXT: _text,
    Asked.PLACE: _place,
    Asked.PHOTO: _photo,
}
