"""What of many is left out ("semua kecuali Imopuro", "tanpa yang ditolak"), as proposals are
narrowed; what nobody can read of it is said, so that nobody gets what they wanted to be without."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers import late
from handlers.asking import areas
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Literal, Text, Words
from handlers.reading.left_out import LeftOut, left_out
from handlers.reading.meaning.things import hits_in
from handlers.reading.places.area_words import STREET
from handlers.reading.spelling import fold
from handlers.reading.staff.in_english import in_words
from handlers.reading.staff.sifted import near_and_topic
from handlers.staff.of_many.stages import states_said
from handlers.turn import Turn, render
from storage.proposals import worded
from storage.proposals.desk.sifted import Sieve
from storage.staff import offices
from storage.staff.roles import Operation

# What stands around what is left out, and says nothing of it.
_AROUND = frozenset({
    "yang", "yg", "sing", "seng", "usulan", "usul", "usulane", "usulannya", "bidang", "kelurahan",
    "kel", "kecamatan", "kec", "dari", "di", "punya", "the", "one", "ones", "those", "that",
    "proposal", "proposals", "from", "in", "of", "warga", "ning", "nang", "status", "masih",
    "sudah", "udah", "udh", "sdh", "opd", "dinas", "wilayah", "itu", "semua", "any", "all", "se",
    "nomor", "nomer", "no", "mana", "tentang", "soal", "about", "for",
})  # fmt: skip
_NUMBERS = late.regex(r"(?:(?:no|nomor|nomer|usulan)\s)*(\d{1,6})")
_LED = late.regex(r"\W*(?:yang|yg|sing|seng|the|those|any)\b", re.I)


@dataclass(frozen=True, slots=True)
class Out:
    """A text without what it leaves out; that as it narrows, and as it is called; what of it
    nobody can read; and as it was said."""

    rest: str
    but: tuple[Sieve, ...] = ()
    told: tuple[str, ...] = ()
    unread: str = ""
    said: str = ""


async def read(turn: Turn, text: str, operation: Operation) -> Out | None:
    """What a text of staff leaves out; None where it leaves out nothing."""
    found = left_out(text)
    if found is None:
        return None
    some = [await _part(turn, each, operation) for each in found.parts]
    if not found.sure and not _is_meant(found, some):
        return None
    rest = re.sub(r"\s+(?:yang|yg|sing|seng)\s*$", "", found.rest, flags=re.I)
    known = [each for each in some if each is not None]
    if len(known) < len(some):
        typed = [part for part, each in zip(found.parts, some, strict=True) if each is None]
        return Out(rest, unread=shorten(", ".join(typed), 60), said=found.said)
    told = tuple(" ".join(render(w, turn.locale) for w in _called(turn, each)) for each in known)
    return Out(rest, tuple(known), told, said=found.said)


async def unread(turn: Turn, text: str, operation: Operation = Operation.SEE_TASKS) -> Text | None:
    """That what is to be left out could not be read, so that nothing is done yet; None where it
    could, or nothing is."""
    out = await read(turn, text, operation)
    return unread_of(out) if out is not None and out.unread else None


def unread_of(out: Out) -> Text:
    return Text("sifted-but.unread", {"typed": Literal(out.unread)})


def _is_meant(found: LeftOut, some: Sequence[Sieve | None]) -> bool:
    """Whether "tanpa ..." or "bukan ..." says which are left out, and not what they are without."""
    return all(
        each is not None and (not each.words or _LED.match(part) is not None)
        for part, each in zip(found.parts, some, strict=True)
    )


async def _part(turn: Turn, part: str, operation: Operation) -> Sieve | None:
    """One that is left out; None where nobody can read it."""
    said = fold(in_words(part) if re.search(r"\b(?:the|ones?|proposals?)\b", part) else part)
    sieve = Sieve()
    if (number := _NUMBERS.fullmatch(said)) is not None:
        return Sieve(numbers={int(number[1])})
    stands = states_said(said) or states_said(f"yang {said}")
    if stands is not None:
        sieve, said = replace(sieve, states=stands[1]), stands[2]
    narrows, said = near_and_topic(said)
    topic, rt, rw = (narrows.get(name, "") for name in ("topic", "rt", "rw"))
    sieve = replace(sieve, topic=topic, rt=rt, rw=rw)
    words = [word for word in said.split() if word not in turn.known("line-particle")]
    found, words = await areas.within(turn, [*words, ""], operation)
    if found.sure is not None:
        sieve = replace(sieve, area=found.sure.code)
    words = [word for word in words if word and word not in _AROUND]
    if words and (opd := await _office(turn, " ".join(words))) is not None:
        sieve, words = replace(sieve, opd=opd), []
    if not all(word.isalpha() and len(word) > 2 for word in words):
        return None
    if words:
        by = await as_held(turn, words, operation)
        if by is None:
            return None
        sieve = replace(sieve, words=tuple(by))
    return sieve if sieve != Sieve() else None


async def as_held(turn: Turn, words: list[str], operation: Operation) -> list[str] | None:
    """Words as proposals hold them: as they were said, or the thing that they name as it is called
    here; None where none holds them, so that nobody takes for left out what is there."""
    codes = [area.code for area in await areas.highest(turn, operation)]
    words = [word for word in words if word not in STREET] or words
    for each in (words, _things(words)):
        said = worded.words_of(" ".join(each))
        if said and await worded.held(turn.store, said, codes) is not None:
            return said
    return None


def _things(words: Sequence[str]) -> list[str]:
    found = list(words)
    for hit in reversed(hits_in(words)):
        found[hit.start : hit.end] = hit.thing.name.split()[:1]
    return found


async def _office(turn: Turn, said: str) -> str | None:
    """The OPD that is named, of the cities that are served."""
    for city in turn.site.areas.cities:
        if (name := (await offices.offered(turn.store, city.code)).find(said)) is not None:
            return name
    return None


def _called(turn: Turn, sieve: Sieve) -> list[Words]:
    """How one that is left out is called, part by part."""
    some: list[Words] = []
    if sieve.words:
        some.append(Literal(f'"{" ".join(sieve.words)}"'))
    if sieve.topic:
        some.append(Text(f"propose-topic.{sieve.topic}"))
    if sieve.states:
        some += [Text(f"state-{each}") for each in sorted(sieve.states)]
    some += [
        Literal(f"{name.upper()} {int(value):02}")
        for name in ("rt", "rw")
        if (value := getattr(sieve, name))
    ]
    some += [Literal(sieve.opd)] if sieve.opd else []
    some += [turn.site.named(sieve.area)] if sieve.area else []
    some += [Literal(str(number)) for number in sorted(sieve.numbers)]
    return some
