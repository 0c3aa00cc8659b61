"""The place and the amount that a text holds, as the answers that they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handlers.asking.person.home import kept
from handlers.reading.meaning.places import places, without_address
from handlers.reading.meaning.slots import Slots, by_landmarks, only_a_place, slots
from handlers.reading.spelling import fold
from storage import rules


def place_of(held: Slots, asked: str = "") -> dict[str, Any] | None:
    """The place that a text names. A street or landmark in what tells the problem ("paling dalam
    yang dekat musala", "harus lewat jl Sudirman") does not say where it is."""
    if held.place is None or len(held.place) < rules.PLACE.least:
        return None
    if asked == "problem" and not (held.rt or held.rw or only_a_place(held)):
        return None
    text = held.said.strip(" .") if held.rest and by_landmarks(held) else held.place
    return {"text": text[: rules.PLACE.most], "rt": kept(held.rt), "rw": kept(held.rw)}


def added(had: Mapping[str, Any], held: Slots) -> dict[str, Any] | None:
    """A place with what a text adds to it; None where it adds nothing. Another street or landmark
    than the one that is known may be anything."""
    text = had["text"]
    known = places(text)
    fresh = [held.street] if held.street and known.street is None else []
    fresh += [held.landmark] if held.landmark and known.landmark is None else []
    fresh = [each for each in fresh if fold(each) not in fold(text)]
    rt = had.get("rt") or kept(held.rt)
    rw = had.get("rw") or kept(held.rw)
    return placed(had, text, fresh, rt, rw)


def placed(
    had: Mapping[str, Any], text: str, fresh: list[str], rt: str | None, rw: str | None
) -> dict[str, Any] | None:
    """A place of which `text` was known, with what is `fresh`; None where nothing is."""
    if (rt, rw) != (had.get("rt"), had.get("rw")):
        text = without_address(text)
        numbers = [f"RT {rt}" if rt else "", f"RW {rw}" if rw else ""]
        fresh = [*fresh, "/".join(filter(None, numbers))]
    whole = ", ".join(filter(None, [text, *fresh]))
    if not fresh or len(whole) > rules.PLACE.most:
        return None
    return {**had, "text": whole, "rt": rt, "rw": rw}


def volume_of(held: Slots) -> dict[str, Any] | None:
    """The amount that a text says, as the answer to its question."""
    if held.amount is None or not rules.VOLUME.holds(len(held.amount)):
        return None
    value = None if held.value is None else str(held.value)
    return {"text": held.amount, "value": value, "unit": held.unit}


def whom_it_hits(held: Slots, answers: Mapping[str, Any]) -> bool:
    """Whether what a text counts are people, and what is wished is not counted by them: "anggota
    kami 25 orang, bibitnya mahal"."""
    wished = {thing.unit for thing in slots(answers.get("wish") or "").things}
    return held.unit in PEOPLE and bool(wished) and wished.isdisjoint(COUNTED_BY_PEOPLE)


PEOPLE = frozenset({"orang", "kk"})
COUNTED_BY_PEOPLE = PEOPLE | {"kelompok"}
