"""What a text holds of a proposal beside the answer that it is: taken, and shown once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from handlers import late
from handlers.asking.person import names
from handlers.asking.person.home import kept
from handlers.asking.proposals.bidang import beside
from handlers.asking.proposals.held import added, place_of, placed, volume_of, whom_it_hits
from handlers.conversation.answers import (
    BEGUN,
    Answer,
    AskAgain,
    Draft,
    Problem,
    Reader,
    Reading,
    shorten,
)
from handlers.conversation.form import Chooser
from handlers.conversation.messages import Choice, Incoming, Lines, Literal, Text, Words
from handlers.reading.amounts.quantities import plain, written
from handlers.reading.denial import NOT, NOT_YET
from handlers.reading.introduced import unrefused, wish_in
from handlers.reading.meaning.several import first
from handlers.reading.meaning.slots import (
    STATE,
    Slots,
    only_a_place,
    only_a_problem,
    only_an_amount,
)
from handlers.reading.meaning.troubles import only_a_state
from handlers.reading.places.areas import Found
from handlers.reading.places.spoken import at_building
from handlers.reading.spelling import fold
from handlers.turn import Turn
from storage import rules

# An answer of which much is shown is cut.
SHOWN = 120


@dataclass(frozen=True, slots=True)
class Pieces:
    """Answers by question: `also` are those that had none, `instead` take the place of others."""

    also: Mapping[str, Any] = field(default_factory=dict)
    instead: Mapping[str, Any] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.also or self.instead)

    def with_more(self, more: Pieces) -> Pieces:
        """Both; of an answer that both have, the second."""
        return Pieces({**self.also, **more.also}, {**self.instead, **more.instead})

    @property
    def told(self) -> tuple[Words, ...]:
        """What the person is told of them behind what else was taken: one line each."""
        return self._told("propose-taken")

    @property
    def told_first(self) -> tuple[Words, ...]:
        """The same where nothing else was."""
        return self._told("propose-taken.first")

    def _told(self, head: str) -> tuple[Words, ...]:
        lines = [
            Text("form-line", {"label": Text(f"propose-{name}.label"), "value": _SHOW[name](value)})
            for name, value in {**self.also, **self.instead}.items()
            if name in _SHOW
        ]
        return (Lines((Text(head), *lines)),) if lines else ()


_SHOW: Mapping[str, Callable[[Any], Text | Literal]] = {
    "area": lambda value: Literal(value["name"]),
    "topic": lambda value: Text(f"propose-topic.{value}"),
    "problem": lambda value: Literal(shorten(value, SHOWN)),
    "place": lambda value: Literal(value["text"]),
    "volume": lambda value: show_volume(value),
    "land": lambda value: Text(f"propose-land.{value}"),
}


def show_volume(value: Mapping[str, Any]) -> Text | Literal:
    """An amount as it was typed, with the figure that was read in it where that is not what it
    says: nobody's figure is one that they have not seen."""
    text, unit = value["text"], value.get("unit")
    read = None if value.get("value") is None else Decimal(value["value"])
    if read is None or not unit or plain(text, read, unit):
        return Literal(text)
    args = {"typed": Literal(shorten(text, SHOWN)), "figure": Literal(written(read, unit))}
    return Text("propose-volume.read", args)


def pieces(held: Slots, answers: Mapping[str, Any], asked: str = "") -> Pieces:
    """What is taken from a text, with the answers that there are; nothing for the question that is
    `asked`, which the text answers as a whole."""
    also: dict[str, Any] = {}
    instead: dict[str, Any] = {}
    if held.bidang and not answers.get("topic"):
        also["topic"] = held.bidang
    bare = any(
        fold(held.trouble or "") in thing.words for thing in held.things
    )  # "soalnya ini pos"
    if held.trouble and not (bare or answers.get("problem")) and _is_problem(held.trouble):
        also["problem"] = held.trouble
    had = answers.get("place")
    place = place_of(held, asked)
    if place and had and had.get("text"):
        place = added(had, held)
    elif place and had:
        place = {**had, **place}
    if place and (elsewhere := _elsewhere(held, answers)):
        # Which of two kelurahan is meant is asked at the review.
        whole = f"{place['text']}, {elsewhere}"
        place = {**place, "text": whole} if rules.PLACE.holds(len(whole)) else place
    if place:
        (instead if had else also)["place"] = place
    amount = volume_of(held) if "volume" not in answers else None
    if amount is not None and not (asked == "problem" and whom_it_hits(held, answers)):
        also["volume"] = amount
    for name in (asked, *(name for name in also if answers.get(name))):
        also.pop(name, None)
        instead.pop(name, None)
    return Pieces(also, instead)


def _is_problem(said: str) -> bool:
    """Whether what is wrong is told in words enough; how bad something is may be short: "gelap
    bgt"."""
    short = STATE.search(said) is not None and len(said.split()) > 1
    return (rules.STATED if short else rules.PROBLEM).holds(len(said))


def _elsewhere(held: Slots, answers: Mapping[str, Any]) -> str | None:
    """Another kelurahan than that of the proposal, which a text names with its place."""
    reading = held.area.reading if held.area else None
    if not isinstance(reading, Found) or not answers.get("area"):
        return None
    return reading.area.name if reading.area.code != answers["area"]["code"] else None


# Questions that any words would answer: what only says where, or how much, is none of them.
_NOT_WHERE = frozenset({"wish", "problem", "volume"})
_NOT_HOW_MUCH = frozenset({"wish", "problem", "place"})
# Before the wish what names a thing is the wish.
BEFORE_WISH = frozenset({"area", "topic"})
_MAY_LIST = BEFORE_WISH | {"wish"}


def taking(name: str, reader: Reader, choices: Chooser | None = None) -> Reader:
    """The reader of a question that keeps what a text holds for the others, and says so. A text
    that only goes on with what was said before, or that only says where it is, answers no question
    for something else."""

    async def read(turn: Turn, said: Incoming, draft: Draft) -> Reading:
        text = turn.clean(said.text)
        if said.choice is not None or not text:
            return await reader(turn, said, draft)
        if name == "topic":
            text = unrefused(text)  # "ga ada yg cocok, saya mau minta ..."
            said = replace(said, text=text)
        bare = beside(turn, text) if name == "topic" else text
        held = turn.slots(first(bare, turn.site.names) if name in _MAY_LIST else bare)
        joined = goes_on(text, held, draft) if name != "place" else None
        found = pieces(held, draft.answers, name if joined is None else "wish")
        at = at_building(text) if name in _NOT_WHERE and draft["wish"] and name != "wish" else ""
        if at and not (held.problem or held.amount or _NO_BUILDING.search(text)):
            return _again(name, draft, _at(at, held, draft), Pieces(), ())
        apart = (name in _NOT_WHERE and only_a_place(held)) or (
            name in _NOT_HOW_MUCH and only_an_amount(held)
        )
        if apart and not found:
            found = _known(held, draft.answers)  # it has been said before
        if joined is not None or apart:
            joined = joined or Pieces()
            offered = await choices(turn, draft) if choices else ()
            return _again(name, draft, found, joined, offered)
        wrong = only_a_problem(text, held) or only_a_state(text)
        wrong = wrong or _PRICED.search(text) is not None
        wrong = wrong or (_BEFORE.search(text) is not None and not (held.rt or held.rw))
        only_wrong = name == "place" and draft["wish"] and wrong
        if only_wrong or (name in BEFORE_WISH and _tells_more(text, held, draft)):
            offered = await choices(turn, draft) if choices else ()
            return more_of_it(name, text, draft, offered)
        reading = _hands_on(turn, draft, name, await reader(turn, said, draft))
        wish = _as_wish(name, text, held, draft) if isinstance(reading, Problem) else {}
        wishes = wish or draft["wish"] or "wish" in getattr(reading, "also", {})
        if name == "area" and not wishes:
            # "Yang ada lapangannya" describes a kelurahan: nothing is wished of its bidang.
            found = replace(found, also={k: v for k, v in found.also.items() if k != "topic"})
        if wish and "topic" not in {**draft.answers, **found.also}:
            bidang = turn.slots(wish["wish"]).bidang
            found = replace(found, also={**found.also, **({"topic": bidang} if bidang else {})})
        if isinstance(reading, Problem) and (found or wish):
            offered = await choices(turn, draft) if choices else ()
            return _again(name, draft, found, Pieces(wish), offered)
        if isinstance(reading, Problem) and _begins(name, text, held, draft):
            offered = await choices(turn, draft) if choices else ()
            words = (Text("propose-area.first", {"typed": Literal(text)}),)
            return AskAgain(words, offered, {**draft.notes, BEGUN: text})
        return _with(reading, found)

    return read


# "Jaman pak lurah dulu malah ada, sekarang ngga ada lagi": how it was.
_BEFORE = late.regex(
    r"\b(?:jaman|zaman|dulu|dulunya|mbiyen|biyen|riyin)\b.*\b(?:sekarang|skrg|saiki|sakniki|sakmenika)\b"
    r"|\b(?:sekarang|skrg|saiki)\b.{0,30}\b(?:ga|gak|nggak|ngga|tidak|ora|mboten)\s+(?:ada|ono|wonten)\s+(?:lagi|maneh|malih)\b",
    re.I | re.S,
)
# "Urea di toko mahal sekali".
_PRICED = late.regex(
    r"\w\W+\w+\W+(?:mahal|larang|awis|langka|expensive|pricey|scarce)"
    r"(?:\s+(?:sekali|banget|bgt|nemen|sanget|terus|semua|kabeh|pol|tenan|now|too|pak|bu))*\W*$",
    re.I,
)
# "Di balai RW gelap": how it is there.
_NO_BUILDING = late.regex(
    rf"\b(?:yang|yg|sing|sudah|udah|untuk|buat|kalau|kalo|{NOT}|{NOT_YET})\b", re.I
)


def _at(building: str, held: Slots, draft: Draft) -> Pieces:
    """The place that there is, with the building that is named, and its RT and RW."""
    had = draft["place"] or {}
    rt, rw = had.get("rt") or kept(held.rt), had.get("rw") or kept(held.rw)
    fresh = [building] if fold(building) not in fold(had.get("text") or "") else []
    place = placed(had, had.get("text") or "", fresh, rt, rw) or had
    return Pieces(instead={"place": place}) if had else Pieces({"place": place})


# A thing that is named in no more words is too little for a wish, and may begin one.
BEGINS_WORDS = 3


def _begins(name: str, text: str, held: Slots, draft: Draft) -> bool:
    """Whether a text before the wish is asked for is its first piece: "jln rusak", "mampet"."""
    may = name == "area" and "wish" not in draft.answers and BEGUN not in draft.notes
    named = bool(held.things or held.states) and len(text.split()) <= BEGINS_WORDS
    return may and named and not (names.asks_which(text) or _DESCRIBES.match(text))


def _hands_on(turn: Turn, draft: Draft, name: str, reading: Reading) -> Reading:
    """An answer to what comes before the wish, with what has been said of that for its own
    question, and with the bidang of what that names."""
    begun = draft.notes.get(BEGUN)
    if name != "area" or not begun or not isinstance(reading, Answer):
        return reading
    if "wish" in draft.answers or "wish" in reading.also:
        return reading
    reading = replace(reading, begun={"wish": begun, **reading.begun})
    bidang = turn.slots(begun).bidang
    if bidang is None or "topic" in {**draft.answers, **reading.also}:
        return reading
    taken = Text("propose-topic.taken", {"topic": Text(f"propose-topic.{bidang}")})
    return replace(reading, say=(*reading.say, taken), also={**reading.also, "topic": bidang})


def _tells_more(text: str, held: Slots, draft: Draft) -> bool:
    """Whether a text goes on to tell what is wrong, once it is known what is wished: "airnya meluap
    ke toko"."""
    wrong = held.problem is not None or STATE.search(text) is not None
    names_none = not (held.area or held.place) and "?" not in text
    return bool(draft["wish"]) and wrong and names_none and len(text.split()) >= TELLS_WORDS


TELLS_WORDS = 3


def more_of_it(name: str, text: str, draft: Draft, offered: tuple[Choice, ...]) -> AskAgain:
    """The same question, after what tells more of the problem."""
    had = draft["problem"] or ""
    fresh = text if fold(text) not in fold(had) else ""  # said once more, and not twice
    whole = ", ".join(filter(None, [had.rstrip(" ."), fresh]))
    told = {"problem": whole} if rules.PROBLEM.holds(len(whole)) else {}
    args = {"label": Text("propose-problem.label"), "value": Literal(shorten(whole, SHOWN))}
    words = Text("form-mended" if had else "form-mended.new", args)
    also, instead = ({}, told) if had else (told, {})
    return AskAgain((words, Text(f"propose-{name}")), offered, dict(draft.notes), also, instead)


def _known(held: Slots, answers: Mapping[str, Any]) -> Pieces:
    """The place or the amount that there is already; a place with what is said of another part of
    it ("rt 3 sama rt 4", of RT 05), which nobody is told is there when it is not."""
    name = "place" if held.place is not None else "volume"
    had = answers.get(name)
    if not had or held.place is None:
        return Pieces(instead={name: had}) if had else Pieces()
    before, now = (
        {word.lstrip("0") for word in fold(each).split()} for each in (had["text"], held.place)
    )
    whole = had["text"] if now <= before else f"{had['text']}, {held.place}"
    return (
        Pieces(instead={name: {**had, "text": whole}})
        if rules.PLACE.holds(len(whole))
        else Pieces()
    )


# "Yang ada pasarnya itu": which it is, and no wish.
_DESCRIBES = late.regex(r"^\W*(?:(?:itu|iku|pokoknya|pokoke)\W+)?(?:yang|yg|sing|ingkang)\b", re.I)


def _as_wish(name: str, text: str, held: Slots, draft: Draft) -> dict[str, str]:
    """The wish that a text is which does not answer a question before it."""
    begun = draft.notes.get(BEGUN, "") if name in BEFORE_WISH else ""
    goes_on = bool(begun) and len(text.split()) <= BEGINS_WORDS
    fits = name in BEFORE_WISH and "wish" not in draft.answers and bool(held.things or goes_on)
    fits = fits and not (names.asks_which(text) or _DESCRIBES.match(text))
    text = f"{begun} {text}" if goes_on else text
    bare = wish_in(text, tells=True)
    text = bare if rules.WISH.holds(len(bare)) else text
    return {"wish": text} if fits and rules.WISH.holds(len(text)) else {}


def _again(
    name: str, draft: Draft, found: Pieces, more: Pieces, offered: tuple[Choice, ...]
) -> AskAgain:
    """The same question, after what else was taken."""
    words: list[Words] = []
    for wish in more.also.values():
        words.append(Text("propose-area.wish", {"wish": Literal(wish)}))
    for field_name, value in more.instead.items():
        label = Text(f"propose-{field_name}.label")
        args = {"label": label, "value": Literal(shorten(value, SHOWN))}
        words.append(Text("form-joined", args))
    return AskAgain(
        (*words, *found.told, Text(f"propose-{name}")),
        offered,
        dict(draft.notes),
        also={**found.also, **more.also},
        instead={**found.instead, **more.instead},
    )


def _with(reading: Reading, found: Pieces) -> Reading:
    """A reading, with what was taken beside it."""
    if not found or not isinstance(reading, Answer | AskAgain):
        return reading
    # What the reader itself has made of the text comes first.
    found = Pieces(
        {name: value for name, value in found.also.items() if name not in reading.also},
        {name: value for name, value in found.instead.items() if name not in reading.instead},
    )
    also = {**found.also, **reading.also}
    instead = {**found.instead, **reading.instead}
    if isinstance(reading, Answer):
        return replace(reading, say=(*reading.say, *found.told), also=also, instead=instead)
    told = found.told_first
    return replace(reading, words=(*told, *reading.words), also=also, instead=instead)


# How a text begins that goes on with the one before it ("yang depan sekolah itu").
_GOES_ON = late.regex(
    r"\s*(?:itu\s+)?(?:yang|yg|maksud(?:nya|ku)?|tepatnya|persisnya|sing)\b"
    r"(?!\s+(?:ke|ter)?(?:kena|dampak|rugi|susah))",
    re.I,
)


def goes_on(text: str, held: Slots, draft: Draft) -> Pieces | None:
    """The wish with a text that only says which one, or where, more closely; None for others."""
    if not _GOES_ON.match(text) or held.place is None or held.problem or held.amount:
        return None
    whole = f"{draft['wish'] or ''} {text}".strip()
    if not draft["wish"] or not rules.WISH.holds(len(whole)):
        return None
    return Pieces(instead={"wish": whole})
