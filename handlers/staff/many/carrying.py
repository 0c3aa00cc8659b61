"""BAWA KE: what was kept goes into the next year, by one line over a filter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from handlers import late
from handlers.asking import refused
from handlers.conversation.answering.sure import sure
from handlers.conversation.answers import Answer, Draft, Problem, Reading, shorten
from handlers.conversation.form import Form, Kind, Question
from handlers.conversation.messages import (
    Choice,
    Incoming,
    Lines,
    Literal,
    Outgoing,
    Subject,
    Text,
    Words,
)
from handlers.reading.amounts.numbers_said import numbers_said
from handlers.reading.joined import BECAUSE
from handlers.staff import waiting
from handlers.staff.deciding import reasons
from handlers.staff.deciding.desk import TASKS
from handlers.turn import Turn
from storage.city.areas import Area
from storage.proposals import carried_over
from storage.proposals.carried_over import Filter, WrongYear
from storage.staff import staff
from storage.staff.roles import Operation, allowed
from storage.staff.staff import NotAllowed

_YEAR = late.regex(r"^\W*(?:tahun|thn|th|year)?\s*(20\d\d)\b(?!-)[\s:,.]*", re.I)
_LATER = late.regex(r"^\W*(?:tahun )?(?:depan|berikut(?:nya)?|next year)\b[\s:,.]*", re.I)
_REASON = late.regex(rf"\b(?:{BECAUSE}|alasan(?:nya)?)\b[\s:]*", re.I)


async def carry(turn: Turn, said: str) -> list[Outgoing]:
    """Opens the form with what was said: "2029", "2029 imopuro fisik anggaran", "2029 7 9 12"."""
    held = await staff.grants(turn.store, turn.person.id)
    held = tuple(g for g in held if allowed([g], Operation.CARRY_OVER, g.area) is not None)
    if not held:
        return [await refused.not_yours(turn, needs=Operation.CARRY_OVER)]
    cities = {c.code: c for g in held for c in turn.site.areas.cities_in(g.area)}
    code, _, rest = said.partition(":")
    if code in cities:
        cities, said = {code: cities[code]}, rest
    if len(cities) > 1:
        choices = tuple(
            Choice(f"do:carry:{c.code}:{said}"[:64], Literal(shorten(c.name, 24)))
            for c in cities.values()
        )
        return [Outgoing((Text("carry-city"),), choices[:10])]
    [city] = cities.values()
    match = _YEAR.match(said)
    rest = said[match.end() :] if match else _LATER.sub("", said)
    try:
        year = await carried_over.year_of(turn.store, city, int(match[1]) if match else None)
    except WrongYear as error:
        return [Outgoing((Text("carry-year", {"year": str(error.year)}),), TASKS)]
    wanted = await _read(turn, rest)
    if isinstance(wanted, Problem):
        return [Outgoing(wanted.words, TASKS)]
    n, _, _ = await carried_over.count(turn.store, turn.person, city, year, _filter(wanted))
    if not n:
        args = {"what": _shown(wanted), "year": str(year)}
        return [Outgoing((Text("carry-none", args),), TASKS)]
    key = f"{city.code}:{year}"
    which = Text("carry-which", {"year": str(year), "city": Literal(city.name)})
    return await turn.open(
        "carry", key=key, answers={"what": wanted}, subject=Subject(f"carried:{key}", which)
    )


async def _read(turn: Turn, text: str) -> dict[str, Any] | Problem:
    """Which of what was kept, as the draft keeps it."""
    text = turn.clean(_REASON.sub(" ", text))
    found: dict[str, Any] = {"said": text}
    said = numbers_said(text, turn.site.letters)
    if said.numbers and not said.rest and not said.bad:
        return {**found, "numbers": [each.running for each in said.numbers]}
    if said.everything:
        return {"said": said.rest} if not said.rest else await _read(turn, said.rest)
    if not text:
        return found
    wanted, _ = await waiting.read(turn, text)
    rest = " ".join(wanted.words)
    found |= {"area": wanted.area, "topic": str(wanted.topic)}
    if rest:
        reason = reasons.reason_in(text)
        if reason is None:
            return Problem((Text("carry-what-bad", {"typed": Literal(shorten(text, 60))}),))
        found["reason"] = str(reason)
        without = await waiting.read(turn, reasons.without_reason(text))
        found |= {"area": without[0].area, "topic": str(without[0].topic)}
        if without[0].words:
            return Problem((Text("carry-what-bad", {"typed": Literal(shorten(text, 60))}),))
    return found


def _filter(what: Mapping[str, Any]) -> Filter:
    return Filter(
        what.get("area", ""),
        what.get("topic", ""),
        what.get("reason", ""),
        tuple(what.get("numbers", ())),
    )


def _shown(what: Mapping[str, Any]) -> Words:
    return Literal(what["said"]) if what.get("said") else Text("carry-what.all")


def _of(turn: Turn, draft: Draft) -> tuple[Area, int]:
    code, _, year = (draft.key or "").partition(":")
    return turn.site.city(code), int(year)


async def _read_what(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    found = await _read(turn, said.text)
    return found if isinstance(found, Problem) else Answer(found)


async def _preview(turn: Turn, draft: Draft) -> Words | None:
    """How many, from which years, and how many people are asked."""
    city, year = _of(turn, draft)
    n, of, asked = await carried_over.count(
        turn.store, turn.person, city, year, _filter(draft["what"])
    )
    args = {"n": n, "year": str(year), "what": _shown(draft["what"]), "people": asked}
    years = [Text("carry-from", {"year": str(each), "n": of[each]}) for each in sorted(of)]
    return Lines((Text("carry-sure", args), *(years if len(years) > 1 else [])))


async def _finish(turn: Turn, draft: Draft) -> list[Outgoing]:
    if not draft["sure"]:
        return [Outgoing((Text("desk-dropped"),), TASKS)]
    city, year = _of(turn, draft)
    try:
        n = await carried_over.carry_over(
            turn.store, turn.person, city, year, _filter(draft["what"])
        )
    except NotAllowed:
        return [Outgoing((Text("desk-not-yours"),), TASKS)]
    except WrongYear as error:
        return [Outgoing((Text("carry-year", {"year": str(error.year)}),), TASKS)]
    args: dict[str, object] = {"n": n, "what": _shown(draft["what"]), "year": str(year)}
    return [Outgoing((Text("carry-begun" if n else "carry-none", args),), TASKS)]


FORM = Form(
    "carry",
    questions=(
        Question("what", _read_what, kind=Kind.AMOUNT, picky=True, show=_shown),
        sure("carry", wording=_preview),
    ),
    finish=_finish,
    title=lambda answers: Text("carry-title"),
)
