"""What is wished where something of theirs was wished before: the kelurahan and the place are taken
from that, and shown; of several at different places it is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from handlers import late
from handlers.conversation.answers import Answer, Draft, Reader, Reading
from handlers.conversation.form import Knower
from handlers.conversation.messages import Incoming, Literal, Text, Words
from handlers.proposals.proposing.content import answers_of
from handlers.reading.places.as_before import Same, only_as, same
from handlers.reading.spelling import fold
from handlers.turn import Turn
from storage.proposals import lookup
from storage.proposals.model import GONE, Proposal

# So many of the newest are looked through.
NEWEST = 20
_NAMED = {
    "gang": late.regex(r"\b(?:gang|gg|lorong)\b", re.I),
    "road": late.regex(r"\b(?:jalan|jl|jln|dalan)\b", re.I),
}


class Before(NamedTuple):
    """What is said beside it, the answers that are known by it, and the words that tell of them."""

    rest: str
    answers: Mapping[str, Any] = {}
    told: tuple[Words, ...] = ()


async def before(
    turn: Turn, text: str, area: str = "", key: str = "", known: Same | None = None
) -> Before | None:
    """What a text says of where, as of what they sent before (in `area`, where that is known, and
    not that of `key`), or what is `known` of it; None where it says no such thing, or nothing was
    sent."""
    said = known or same(text)
    if said is None:
        return None
    _, mine = await lookup.mine(turn.store, turn.person.id, 0, NEWEST)
    some = [p for p in mine if p.state not in GONE and str(p.id) != key]
    if area:
        some = [p for p in some if p.content.area == area]
    return _known(turn, said, some) if some else None


def _known(turn: Turn, said: Same, some: list[Proposal]) -> Before:
    """The answers that all those agree in which may be meant."""
    if (named := _NAMED.get(said.of)) is not None:
        some = [p for p in some if named.search(p.content.place or "")] or some
    some = some[:1] if said.last else some
    areas = {p.content.area for p in some}
    if len(areas) > 1:
        return Before(said.rest, told=(Text("propose-heard.which-place"),))
    answers = answers_of(turn, some[0].content)
    area, place = answers["area"], dict(answers["place"])
    args = {"area": Literal(area["name"])}
    told: tuple[Words, ...] = (Text("propose-heard.same-area", args),)
    if said.of == "area":
        return Before(said.rest, {"area": area}, told)
    if said.of == "rt":
        numbers = {name: place.get(name) for name in ("rt", "rw")}
        text = "/".join(f"{n.upper()} {number}" for n, number in numbers.items() if number)
        place = {"text": text, **numbers} if text else {}
    elif len({_where(p) for p in some}) > 1:
        place = {}
    if not place.get("text"):
        told = (*told, Text("propose-heard.which-place"))
        return Before(said.rest, {"area": area}, told)
    args["place"] = Literal(place["text"])
    told = (Text("propose-heard.same-place", args),)
    return Before(said.rest, {"area": area, "place": place}, told)


def _where(proposal: Proposal) -> tuple[str, str | None, str | None]:
    content = proposal.content
    return fold(content.place or ""), content.rt, content.rw


async def _alone(name: str, turn: Turn, said: Incoming, draft: Draft) -> Answer | None:
    """What answers the question called so by nothing else than that it is as before."""
    text = turn.clean(said.text)
    if said.choice is not None or said.location is not None or said.files or not text:
        return None
    code = draft["area"]["code"] if draft["area"] and name != "area" else ""
    known = only_as(text)
    found = await before(turn, text, code, draft.key, known)
    if found is None or found.rest or name not in found.answers:
        return None
    place = found.answers.get("place") if name == "area" else None
    return Answer(found.answers[name], found.told, also={"place": place} if place else {})


def knows_as_before(name: str, others: Knower | None) -> Knower:
    """That it is where what was sent before is, and nothing else; of other texts what `others`
    know."""

    async def knows(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
        if (found := await _alone(name, turn, said, draft)) is not None:
            return found
        return await others(turn, said, draft) if others is not None else None

    return knows


def as_before(reader: Reader) -> Reader:
    """The reader of what is wished, which knows where what was sent before is."""

    async def read(turn: Turn, said: Incoming, draft: Draft) -> Reading:
        text = turn.clean(said.text)
        if said.choice is not None or said.location is not None or not text:
            return await reader(turn, said, draft)
        code = draft["area"]["code"] if draft["area"] else ""
        found = await before(turn, text, code, draft.key)
        place = found.answers.get("place") if found is not None else None
        if found is None or place is None or not found.rest or draft["place"]:
            return await reader(turn, said, draft)
        reading = await reader(turn, replace(said, text=found.rest), draft)
        if not isinstance(reading, Answer):
            return reading
        return replace(
            reading, say=(*reading.say, *found.told), also={**reading.also, "place": place}
        )

    return read
