"""How long what is not kept for good is kept, as data; why, and what is kept for good, is in
docs/RETENTION.md."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from pathlib import Path

from storage.errors import Advice

# name, days, and the least and most that a city may set.
INCLUDED = Path(__file__).parent / "retention.csv"


@dataclass(frozen=True, slots=True)
class Retention:
    """How long each is kept: texts that were sent; reports of lists that were read; messages that
    could not be taken; texts that were not understood, without names; lists that nobody said yes or
    no to; what a platform may still say of a message; people's last words; uploads that nobody has
    fetched."""

    texts: timedelta
    reports: timedelta
    unreadable: timedelta
    unheard: timedelta
    lists: timedelta
    arrived: timedelta
    last_words: timedelta
    uploads: timedelta


@cache
def _table() -> Mapping[str, tuple[float, float, float]]:
    with INCLUDED.open(encoding="utf-8") as file:
        return {
            row["name"]: (float(row["days"]), float(row["least"]), float(row["most"]))
            for row in csv.DictReader(file)
        }


@cache
def included() -> Retention:
    """What comes with the installation."""
    return Retention(**{name: timedelta(days=days) for name, (days, _, _) in _table().items()})


def read(own: Path) -> Retention:
    """What holds where a city may have a table of its own (name, days): what it leaves out is as it
    comes. Raises Advice."""
    if not own.exists():
        return included()
    try:
        with own.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeError, csv.Error) as error:
        raise Advice(f"{own} cannot be read as a table of name,days") from error
    kept: dict[str, timedelta] = {}
    for line, row in enumerate(rows, 2):
        name, said = (row.get("name") or "").strip(), (row.get("days") or "").strip()
        if name not in _table():
            raise Advice(f"line {line} of {own}: name is one of {', '.join(_table())}")
        _, least, most = _table()[name]
        try:
            days = float(said)
        except ValueError:
            days = -1.0
        if not least <= days <= most:
            raise Advice(f"line {line} of {own}: {name} is from {least:g} to {most:g} days")
        kept[name] = timedelta(days=days)
    return replace(included(), **kept)
