"""What SIPD has beside what is here: missing there, missing here, different, twice (pure)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from rapidfuzz import fuzz

from handlers import late
from handlers.reading.amounts.numbers import rupiah
from handlers.reading.amounts.quantities import number
from handlers.reading.spelling import fold
from handlers.staff.sipd.table import There
from storage.proposals.model import AGREED
from storage.reports.sipd import CUT, Entry

# What is compared, in SIPD's order.
COMPARED = ("usulan", "masalah", "alamat", "kelurahan", "volume", "satuan", "anggaran")

# Texts that are as near as this (0 to 100) are of the same proposal, typed with slips.
NEAR = 88

_POINT = late.regex(r"\(\s*-?\d+[.,]?\d*\s*[,;]\s*-?\d+[.,]?\d*\s*\)")

_LEAD = late.regex(r"^(?:kelurahan|kel|desa)\s+")


@dataclass(frozen=True, slots=True)
class Difference:
    """A column in which the two are not the same; "status" where SIPD has refused it."""

    column: str
    here: str
    there: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A proposal and its row in SIPD. `sure` is whether SIPD's id may be noted for it: by a number
    of ours in the row, or the same words in the same kelurahan, and no other proposal has them."""

    here: Entry
    there: There
    differences: tuple[Difference, ...] = ()
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Double:
    """Rows of SIPD's that are one proposal; `here` is None where it is none of ours."""

    here: Entry | None
    rows: tuple[There, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """All of it. `pairs` are the proposals that both have; `undone` those of ours that are not in
    the file, `strange` the rows that are none of ours; `outside` rows of other kelurahan or years,
    which were not compared."""

    pairs: tuple[Pair, ...]
    undone: tuple[Entry, ...]
    strange: tuple[There, ...]
    doubles: tuple[Double, ...]
    outside: int = 0

    @property
    def same(self) -> int:
        return sum(not pair.differences for pair in self.pairs)

    @property
    def different(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if pair.differences)

    @property
    def new(self) -> tuple[Pair, ...]:
        """Those whose id of SIPD's is not noted here yet, and can be."""
        doubled = {double.here.id for double in self.doubles if double.here is not None}
        return tuple(
            pair
            for pair in self.pairs
            if pair.sure and pair.here.sipd is None and pair.there.id
            and pair.here.id not in doubled
        )  # fmt: skip


def compare(entries: Sequence[Entry], rows: Sequence[There], outside: int = 0) -> Compared:
    """Compares what is here, of the kelurahan and the year in question, with SIPD's rows of them.
    A row is a proposal's by SIPD's id, else by our number in it, else by its words."""
    match = _Match(entries)
    for way in (match.by_id, match.by_number, match.by_words, match.by_near_words):
        rows = [row for row in rows if not way(row)]
    known = [entry for entry in entries if entry.id in match.found]
    pairs = tuple(_pair(entry, match) for entry in known)
    doubles = [
        Double(entry, tuple(match.found[entry.id]))
        for entry in known
        if len(match.found[entry.id]) > 1
    ]
    strange: dict[tuple[str, str], list[There]] = {}
    for row in rows:
        strange.setdefault(_words(row.values), []).append(row)
    doubles += [Double(None, tuple(some)) for some in strange.values() if len(some) > 1]
    undone = tuple(
        entry
        for entry in entries
        if entry.id not in match.found and (entry.sipd is not None or entry.state in AGREED)
    )
    return Compared(pairs, undone, tuple(rows), tuple(doubles), outside)


class _Match:
    """Which rows are whose. `found` has the rows of each proposal by its id, `sure` the proposals
    that were told beyond doubt."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.found: dict[int, list[There]] = {}
        self.sure: set[int] = set()
        self._ids = {entry.sipd: entry for entry in entries if entry.sipd is not None}
        self._numbers = {entry.number: entry for entry in entries}
        self._words: dict[tuple[str, str], list[Entry]] = {}
        self._in: dict[str, list[Entry]] = {}
        for entry in entries:
            words = _words(entry.values)
            self._words.setdefault(words, []).append(entry)
            self._in.setdefault(words[0], []).append(entry)

    def _take(self, entry: Entry, row: There, *, sure: bool) -> bool:
        self.found.setdefault(entry.id, []).append(row)
        if sure:
            self.sure.add(entry.id)
        return True

    def by_id(self, row: There) -> bool:
        entry = self._ids.get(row.id)
        return entry is not None and self._take(entry, row, sure=True)

    def by_number(self, row: There) -> bool:
        entry = self._numbers.get(row.number or "")
        return entry is not None and self._take(entry, row, sure=True)

    def by_words(self, row: There) -> bool:
        """The same words in the same kelurahan. Of several proposals that say the same, the one
        with the same address and amount, else the first that has no row yet."""
        some = self._words.get(_words(row.values), [])
        if not some:
            return False
        free = [entry for entry in some if entry.id not in self.found]
        alike = [entry for entry in free or some if not differences(entry, row)]
        entry = (alike or free or some)[0]
        return self._take(entry, row, sure=len(some) == 1 or len(alike) == 1)

    def by_near_words(self, row: There) -> bool:
        """Nearly the same words, of a proposal that has no row yet."""
        kelurahan, words = _words(row.values)
        best, score = None, 0.0
        for entry in self._in.get(kelurahan, []):
            if entry.id in self.found:
                continue
            near = fuzz.token_sort_ratio(words, _words(entry.values)[1])
            if near >= NEAR and near > score:
                best, score = entry, near
        return best is not None and self._take(best, row, sure=False)


def _pair(entry: Entry, match: _Match) -> Pair:
    row = match.found[entry.id][0]
    return Pair(entry, row, differences(entry, row), entry.id in match.sure)


def _words(values: Mapping[str, Any]) -> tuple[str, str]:
    """By what a proposal is known where there is no id: its kelurahan and its words, as SIPD keeps
    them."""
    return kelurahan(values.get("kelurahan")), fold(str(values.get("usulan") or "")[:CUT])


def kelurahan(name: Any) -> str:
    """The name of a kelurahan for comparing: "Kel. Hadi Mulyo Barat" is "hadimulyobarat"."""
    return _LEAD.sub("", fold(str(name or ""))).replace(" ", "")


def differences(entry: Entry, row: There) -> tuple[Difference, ...]:
    """Where the two are not the same. What only SIPD has is none; nor is a column that its file
    does not have."""
    found = []
    for column in COMPARED:
        here, there = _plain(entry.values.get(column)), row.values.get(column, "")
        if column not in row.columns or not here or _same(column, here, there):
            continue
        found.append(Difference(column, here, there))
    if "ditolak" in fold(row.values.get("status", "")) and not entry.refused:
        found.append(Difference("status", "", row.values["status"]))
    return tuple(found)


def _plain(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _same(column: str, here: str, there: str) -> bool:
    if column == "anggaran":
        return rupiah(here) == rupiah(there)
    if column == "volume":
        theirs = (number(there.replace(" ", "")), _decimal(there))
        ours = _decimal(here)
        return ours in theirs if ours is not None else fold(here) == fold(there)
    if column == "kelurahan":
        return kelurahan(here) == kelurahan(there)
    if column == "alamat":
        here, there = _POINT.sub(" ", here), _POINT.sub(" ", there)
    return fold(here[:CUT]) == fold(there[:CUT])


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
