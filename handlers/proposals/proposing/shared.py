"""What proposals share: those of one list kelurahan, RT and RW, unless one says otherwise; what
another wish leaves of the one that it takes the place of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from handlers.asking.proposals.held import volume_of
from handlers.conversation.answers import Answer, Draft
from handlers.conversation.messages import Literal, Text, Words
from handlers.reading.meaning.places import addresses
from handlers.reading.meaning.slots import slots
from handlers.reading.places.areas import Unknown
from handlers.turn import Turn


class Shared(NamedTuple):
    """Answers that are known from the one before it in the list, and the words that tell of
    them."""

    answers: Mapping[str, Any]
    told: tuple[Words, ...] = ()


def of_draft(answers: Mapping[str, Any]) -> dict[str, Any]:
    """What of the answers of a proposal holds for the others of its list."""
    place = answers.get("place") or {}
    numbers = {name: place[name] for name in ("rt", "rw") if place.get(name)}
    return {"area": answers["area"], **numbers} if answers.get("area") else {}


def share(turn: Turn, answers: Mapping[str, Any], name: str | None) -> None:
    """Keeps it with those of the same list that wait, and in whose name they go."""
    for kept in turn.talk.later:
        if "near" in kept:
            kept["near"] = {**of_draft(answers), "whose": name}


def whose_list(turn: Turn) -> str:
    """In whose name the one before it in the list went; "" where that is not known."""
    kept = turn.offer_taken
    return (kept.get("near", {}).get("whose") if kept is not None else None) or ""


def known(turn: Turn, text: str) -> Shared:
    """The same of the proposal with which a text begins, if it waited in a list; what the text says
    itself comes first."""
    kept = turn.offer_taken
    near = kept.get("near", {}) if kept is not None else {}
    area = near.get("area")
    if not area or not isinstance(turn.site.names.find_in(text).reading, Unknown):
        return Shared({})
    numbers = "/".join(f"{name.upper()} {near[name]}" for name in ("rt", "rw") if near.get(name))
    args = {"area": Literal(area["name"]), "place": Literal(numbers)}
    said = zip(("rt", "rw"), addresses(text), strict=True)
    if not numbers or any(number not in (None, near.get(name)) for name, number in said):
        return Shared({"area": area}, (Text("propose-heard.same-area", args),))
    place = {"text": numbers, "rt": near.get("rt"), "rw": near.get("rw")}
    return Shared({"area": area, "place": place}, (Text("propose-heard.same", args),))


def of_another(reading: Answer, draft: Draft) -> Answer:
    """Another wish, of another thing: with its own amount, and without the one before it unless
    what is wished now is counted in the same; the review asks whether photos that are there are of
    it, too."""
    held, had = slots(reading.value), draft["volume"]
    amount = volume_of(held)
    if amount is None and had and had.get("unit") in {thing.unit for thing in held.things}:
        had = None
    instead, say = dict(reading.instead), reading.say
    if amount is not None or had:
        instead["volume"] = amount
    if amount is None and had:
        say = (*say, Text("propose-volume.dropped", {"typed": Literal(had["text"])}))
    begun = {**reading.begun, "review": draft["wish"]} if draft["photos"] else reading.begun
    return replace(reading, instead=instead, say=say, begun=begun)
