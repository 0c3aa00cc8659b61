"""Answers that a text names itself beside the one that is asked ("..., tempat di balai RW 04").
Lines of it that tell nothing, and that it is to be sent, are no part of any."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from handlers import late
from handlers.asking.person.home import kept
from handlers.asking.proposals.bidang import named_by
from handlers.asking.proposals.held import volume_of
from handlers.conversation.answers import Answer, AskAgain, Draft, Problem, Reader, Reading, shorten
from handlers.conversation.form import Chooser, Knower
from handlers.conversation.messages import Incoming, Literal, Text
from handlers.proposals.proposing.apart import AFTER, another, first_of, separate
from handlers.proposals.proposing.land import land_told
from handlers.proposals.proposing.pieces import BEFORE_WISH, Pieces, taking
from handlers.reading.amounts import quantities
from handlers.reading.meaning.named_first import name_first, only_told
from handlers.reading.meaning.places import addresses, places, without_address
from handlers.reading.meaning.slots import STATE, slots
from handlers.reading.places.areas import Unknown
from handlers.reading.said import beside_it
from handlers.reading.said.headed import headed
from handlers.reading.said.whence import parted_by_time
from handlers.reading.spelling import fold
from handlers.reading.unsaid import known, known_here
from handlers.turn import Turn
from storage import rules


def told_apart(
    turn: Turn, text: str, answers: Mapping[str, Any], asked: str = ""
) -> tuple[str, Pieces]:
    """A text without the answers that it names, and those; the one that is `asked` stays in it."""
    rest, said = headed(text)
    if asked in said:
        rest = ". ".join(filter(None, (rest, said.pop(asked))))
    found: dict[str, Any] = {}
    for name, what in said.items():
        if value := _READ[name](turn, what):
            found[name] = value
    if len(found) < len(said):
        return text, Pieces()  # what cannot be read stays where it is
    also, instead = dict[str, Any](), dict[str, Any]()
    for name, value in found.items():
        had = answers.get(name)
        if name == "place" and had and had.get("text"):
            value = joined(had, value)
        if name == "problem" and had:
            value = f"{had.rstrip(' .')}. {value}"
            value = value if rules.PROBLEM.holds(len(value)) else had
        (instead if had else also)[name] = value
    if asked != "volume" and "volume" not in {**answers, **also}:
        also |= _measured(turn, rest, answers)
    return rest, Pieces(also, instead)


def _measured(turn: Turn, text: str, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The amount of the one sentence that names what is wished, where others hold numbers, too."""
    if turn.slots(text).amount or not answers.get("wish"):
        return {}
    wished = {thing.name for thing in turn.slots(answers["wish"]).things}
    said = [turn.slots(each) for each in _SENTENCES.split(text)]
    amounts = [
        amount
        for held in said
        if wished & {thing.name for thing in held.things}
        and (amount := volume_of(held)) is not None
    ]
    return {"volume": amounts[0]} if len(amounts) == 1 and len(said) > 1 else {}


_SENTENCES = late.regex(r"(?<!\bjl)(?<!\bgg)(?<!\bno)[.;!\n]+\s+", re.I)


def joined(had: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """A place that is named, with RT and RW of the one before it, and with what else that says."""
    rt, rw = new.get("rt") or had.get("rt"), new.get("rw") or had.get("rw")
    before, text = without_address(had["text"]), without_address(new["text"])
    if len(text.split()) < 2 or not text:
        text, rw = new["text"], None  # "balai RW 04": its number is a part of its name
        rt = None if new.get("rt") else rt
    if fold(text) in fold(before):
        text = before
    elif before and fold(before) not in fold(text) and not _same_street(before, text):
        text = f"{before}, {text}"
    numbers = "/".join([*([f"RT {rt}"] if rt else []), *([f"RW {rw}"] if rw else [])])
    text = ", ".join(filter(None, (text, numbers)))
    known = {name: new.get(name) or had.get(name) for name in ("rt", "rw")}
    return {**had, "text": text, **known} if rules.PLACE.holds(len(text)) else dict(had)


def _same_street(one: str, other: str) -> bool:
    first, second = places(one).street, places(other).street
    return bool(first and second) and fold(first or "") == fold(second or "")


def _problem(turn: Turn, text: str) -> str | None:
    return text if rules.PROBLEM.holds(len(text)) else None


def place_in(turn: Turn, text: str) -> dict[str, Any] | None:
    text = known(text) or text  # "..., rw ne lali"
    rt, rw = map(kept, addresses(text))
    return {"text": text, "rt": rt, "rw": rw} if rules.PLACE.holds(len(text)) else None


def _topic(turn: Turn, text: str) -> str | None:
    words = fold(text).split()
    named = named_by(turn, words)
    return named.pop().value if len(named) == 1 else None


def _volume(turn: Turn, text: str) -> dict[str, Any] | None:
    read = quantities.amount_in(text)
    if read.value is None or not rules.VOLUME.holds(len(text)):
        return volume_of(slots(text))
    return {"text": text, "value": str(read.value), "unit": read.unit}


_READ: Mapping[str, Callable[[Turn, str], Any]] = {
    "problem": _problem,
    "place": place_in,
    "topic": _topic,
    "volume": _volume,
}


def bare(turn: Turn, text: str) -> str:
    """A text without the lines that tell nothing ("apa bisa sekaligus?"), and without that it is to
    be sent, behind it."""
    lines = [each for each in text.split("\n") if each.strip()]
    if len(lines) > 1:
        text = "\n".join([each for each in lines if beside_it.told(each)] or lines)
    last = _LAST.search(text)
    if last is not None and turn.is_word("send", last["last"].strip(" .!")):
        return text[: last.start()]
    return text


_LAST = late.regex(r"[.;!\n]\s*(?P<last>[^.;!\n]{3,30}?)[\s.!]*$")


def answering(name: str, reader: Reader, choices: Chooser | None = None) -> Reader:
    """The reader of a question that keeps what a text holds for the others, and says so (taking);
    what names itself as another answer is that one, and no part of this."""
    taken = taking(name, reader, choices)

    async def read(turn: Turn, said: Incoming, draft: Draft) -> Reading:
        if said.choice is not None or not said.text:
            return await taken(turn, said, draft)
        said = replace(said, text=bare(turn, said.text))
        text = turn.clean(said.text)
        if name == "area" and (now := _of_now(turn, text)) is not None:
            return _with_aside(await taken(turn, replace(said, text=now), draft), text)
        if name == "area" and (named := _alone(turn, text)) is not None:
            return _with_aside(await taken(turn, replace(said, text=named), draft), text)
        if name in BEFORE_WISH and draft["wish"] and (more := another(turn, text, draft)):
            first_of(turn, more.parts, draft.answers, seen=True)
            later = Text("propose-apart.later", {"typed": Literal(shorten(text, 120))})
            offered = await choices(turn, draft) if choices else ()
            return AskAgain((later, Text(f"propose-{name}")), offered, dict(draft.notes))
        if name == "problem" and another(turn, text, draft) is not None:
            # Where that one is, and how much, is none of this; it asks whether they are one.
            return await reader(turn, said, draft)
        if name == "wish" and (parts := separate(turn, text)) is not None and not parts.sure:
            reading = await reader(turn, said, draft)
            if isinstance(reading, AskAgain) and AFTER in reading.notes:
                return reading  # nor is it here, before it is known
        rest, found = told_apart(turn, text, draft.answers, name)
        if name != "land" and (land := land_told(text)) and "land" not in draft.answers:
            found = replace(found, also={**found.also, "land": land})
        if not found:
            return await taken(turn, said, draft)
        known = replace(draft, answers={**draft.answers, **found.also, **found.instead})
        if rest:
            return _with(await taken(turn, replace(said, text=rest), known), found, draft)
        offered = await choices(turn, known) if choices else ()
        again = AskAgain((Text(f"propose-{name}"),), offered, dict(draft.notes))
        return _with(again, found, draft)

    return read


def _of_now(turn: Turn, text: str) -> str | None:
    """The kelurahan where one lives now, of a text that says beside where that was before ("dulu
    Yosodadi, sekarang pindah ke Rejomulyo"); None for others."""
    said = parted_by_time(text) if len(text.split()) <= NOW_WORDS else None
    known = turn.site.names
    if said is None or any(isinstance(known.find_in(each).reading, Unknown) for each in said):
        return None
    return known.find_in(said[0]).words


# What is longer tells something.
NOW_WORDS = 16


def _alone(turn: Turn, text: str) -> str | None:
    """The kelurahan that a text begins with, as it is called there, where what follows wishes
    nothing ("Tejosari kak, yg sering kirim usulan pupuk"); None for others."""
    known = turn.site.names
    named = known.find_in(text).words
    found = name_first(text, named)
    if found is None or not isinstance(known.find_in(found[1]).reading, Unknown):
        return None
    return named if only_told(found[1]) else None


def _with_aside(reading: Reading, text: str) -> Reading:
    """A reading of the name alone, with that no more than it was taken."""
    words = Text("propose-area.beside", {"typed": Literal(shorten(text, 80))})
    if isinstance(reading, Answer):
        return replace(reading, say=(words, *reading.say))
    return reading


def _with(reading: Reading, found: Pieces, draft: Draft) -> Reading:
    """A reading, with the answers that were told beside it."""
    if isinstance(reading, Problem):
        reading = AskAgain(reading.words, (), dict(draft.notes))
    if not isinstance(reading, Answer | AskAgain):
        return reading
    told = Pieces(
        {k: v for k, v in found.also.items() if k not in reading.instead},
        {k: v for k, v in found.instead.items() if k not in reading.instead},
    ).told
    # What the reader itself has made of such an answer comes last.
    also = {
        **found.also,
        **reading.also,
        **{k: reading.instead[k] for k in found.also if k in reading.instead},
    }
    instead = {**found.instead, **reading.instead}
    if isinstance(reading, Answer):
        return replace(reading, say=(*reading.say, *told), also=also, instead=instead)
    return replace(reading, words=(*told, *reading.words), also=also, instead=instead)


def knowing(reader: Reader, others: Knower) -> Knower:
    """What a text tells beside that its writer does not know something else that is asked ("gak tau
    bidang apa. rumahnya mau roboh") is read by itself; of other texts what `others` know."""

    async def knows(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
        if (reading := await others(turn, said, draft)) is not None or said.choice is not None:
            return reading
        text = turn.clean(said.text)
        rest = known_here(text) if "?" not in text else text
        tells = rest != text and (turn.slots(rest).trouble or STATE.search(rest))
        return await reader(turn, replace(said, text=rest), draft) if tells else None

    return knows
