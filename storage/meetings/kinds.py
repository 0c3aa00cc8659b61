"""Meetings that are of no tahap: of women, of children, of people with disabilities, of an RW. What
they are called is data (storage/city/places/kinds.csv). They have no list to agree on."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from storage.city import areas
from storage.city.areas import Area
from storage.city.cycles import Cycles, Tahap

INCLUDED = Path(areas.__file__).parent / "places" / "kinds.csv"


@cache
def kinds() -> Mapping[str, str]:
    """Their names, by key."""
    with INCLUDED.open(encoding="utf-8", newline="") as file:
        return {row["kind"]: row["name"] for row in csv.DictReader(file)}


def name(known: Cycles, city: str, year: int, key: str) -> str:
    """What a meeting of a tahap, or of a kind, is called."""
    tahap = known.tahap(city, year, key)
    return tahap.name if tahap is not None else kinds().get(key, key)


def year(known: Cycles, city: str, key: str, day: date) -> int:
    """The year that a meeting on a day works for."""
    return known.year_on(city, day) if key in kinds() else known.year_of_meeting(city, key, day)


def standing_in(known: Cycles, city: str, year: int, key: str, area: Area) -> Tahap | None:
    """The tahap that a meeting of an area is of; of a kind, one that no proposal ever reaches."""
    if key in kinds():
        return Tahap(city, year, key, 0, kinds()[key], area.level)
    return known.tahap(city, year, key)
