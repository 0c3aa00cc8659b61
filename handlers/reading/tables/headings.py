"""Which rows of a sheet are its heading, and what each column's heading is: texts of one row, or of
several, where cells that were made one stand above the columns that they are over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from handlers import late
from handlers.reading.spelling import fold
from handlers.reading.tables.book import Line, Sheet

HEADING = 30  # rows, from the first that is not empty, among which the heading is looked for
_DEEP = 3  # rows of a heading
_YEAR = late.regex(r"20\d\d")
_LONG = 160  # letters of a heading; a web form asks whole questions

# What a heading means: its column; "" where it means nothing to us and need not be asked about;
# None where it is not known. The second says whether that is certain.
Meaning = tuple[str | None, bool]
Reads = Callable[[str], Meaning]


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a sheet, lines `first` to `last` of it. `names` are the headings by place, as
    people would call them; `columns` what is known to stand there; `doubts` the columns for which
    more than one place may be meant."""

    first: int
    last: int
    names: Mapping[int, str]
    columns: Mapping[int, str]
    doubts: Mapping[str, tuple[int, ...]]
    useless: frozenset[int] = frozenset()
    guessed: frozenset[str] = frozenset()  # columns whose heading is not a plain one

    @property
    def known(self) -> int:
        return len({*self.columns.values(), *self.doubts})

    @property
    def end(self) -> int:
        """The place of the last heading."""
        return max(self.names, default=-1)


def memory_key(name: str) -> str:
    """By which a heading is remembered."""
    return fold(name)[:_LONG]


def find(sheet: Sheet, reads: Reads) -> Heading | None:
    """The heading: of the first rows that there are, those which name the most columns; None where
    none could be one."""
    lines = sheet.lines[:HEADING]
    best: Heading | None = None
    for first in range(len(lines)):
        found = at(sheet, first, reads)
        if found is None:
            continue
        # Of two that name as much, the upper; but without the title above it.
        if best is None or found.known > best.known:
            best = found
        elif found.known == best.known and found.last == best.last:
            best = found if len(best.names) - len(found.names) < 2 else best
    if best is not None and best.known >= 2:
        return best
    return _likely(sheet, reads)


def first(sheet: Sheet, reads: Reads) -> Heading | None:
    """The heading that the list begins with: the one that `find` finds, or that of a table above
    it."""
    best = find(sheet, reads)
    if best is None:
        return None
    for start in range(best.first):
        found = at(sheet, start, reads)
        if found is None or found.last >= best.first - 1 or not is_one(found):
            continue
        wish = next((p for p, column in found.columns.items() if column == "usulan"), -1)
        between = sheet.lines[found.last + 1 : best.first]
        if any(wish in line.filled and len(line.filled) > 1 for line in between):
            return found
    return best


def is_one(heading: Heading) -> bool:
    """Whether texts are a heading wherever they stand: they name the wish, and little that is not
    known."""
    known = {*heading.columns.values(), *heading.doubts}
    plain = known - heading.guessed
    if "usulan" not in known or len(plain) < 2:
        return False
    strange = len(heading.names) - len(heading.columns) - len(heading.useless)
    return len(plain) >= 3 or strange <= 0


def at(sheet: Sheet, first: int, reads: Reads) -> Heading | None:
    """What the rows from this one on would be as a heading; None where they are none."""
    texts = _texts(sheet.lines[first])
    if len(texts) < 2 or len(texts) < len(sheet.lines[first].filled):
        return None  # a text alone is a title
    paths: dict[int, tuple[str, ...]] = {place: (text,) for place, text in texts.items()}
    last = first
    # A row of the list above another heading is no part of it.
    begins = any(reads(text)[0] is not None and reads(text)[1] for text in texts.values())
    begins = begins or bool(_over(sheet, sheet.lines[first]))
    while begins and last + 1 < min(len(sheet.lines), first + _DEEP):
        below = _below(sheet, sheet.lines[first : last + 2], paths, reads)
        if below is None:
            break
        paths = below
        last += 1
    return _understood(first, last, paths, reads)


def _likely(sheet: Sheet, reads: Reads) -> Heading | None:
    """A row of texts above rows that are filled as much: a heading whose words are others'."""
    lines = sheet.lines
    for first in range(min(len(lines) - 1, HEADING)):
        found = at(sheet, first, reads)
        if found is None or len(found.names) < 3:
            continue
        below = lines[found.last + 1 : found.last + 6]
        like = [line for line in below if len(set(line.filled) & set(found.names)) >= 3]
        if like and 2 * len(like) >= len(below):
            return found
    return None


def _texts(line: Line) -> dict[int, str]:
    """What stands in a row that may be part of a heading."""
    found: dict[int, str] = {}
    for place, value in enumerate(line.values):
        if isinstance(value, str) and len(value) <= _LONG and fold(value):
            found[place] = value
        elif isinstance(value, Decimal) and _YEAR.fullmatch(f"{value:f}"):
            found[place] = f"{value:f}"
    return found


def _below(
    sheet: Sheet, lines: Sequence[Line], paths: Mapping[int, tuple[str, ...]], reads: Reads
) -> dict[int, tuple[str, ...]] | None:
    """The paths with the last of the lines as headings below the others; None where it is none.

    It may have something below what is over several columns, below nothing, in brackets, and, where
    some of it is plainly a heading, a second word of what stands above.
    """
    upper, line = lines[-2], lines[-1]
    texts = _texts(line)
    if not texts or len(texts) < len(line.filled):
        return None
    if any(fold(text).isdecimal() and not _YEAR.fullmatch(text) for text in texts.values()):
        return None  # the numbers of the columns
    over = _over(sheet, upper)
    alone: list[int] = []  # words below words: "Perkiraan" and "Biaya"
    groups: dict[int, int] = {}  # by place, the place of what stands over it
    for place in sorted(texts):
        if place in over:
            groups[place] = over[place]
        elif place in paths and place + 1 in texts and place + 1 not in paths:
            groups[place] = place
        elif place not in paths and place - 1 in groups and place not in over:
            groups[place] = groups[place - 1]
        elif place not in paths:
            groups[place] = place
        elif not texts[place].startswith("("):
            alone.append(place)
    grouped = [place for place, left in groups.items() if left in paths]
    plain = [place for place in grouped if reads(texts[place])[0] and reads(texts[place])[1]]
    if over:
        if not any(place in over for place in texts):
            return None
    elif not plain and not all(text.startswith("(") for text in texts.values()):
        return None
    if len(alone) > len(plain):
        return None
    found = dict(paths)
    for place, text in texts.items():
        above = paths.get(groups.get(place, place), ())
        found[place] = (*above, text)
    return found


def _over(sheet: Sheet, line: Line) -> dict[int, int]:
    """The places below cells of a row that are over several columns, with where those begin."""
    return {
        place: merge.left
        for merge in sheet.merges
        if merge.bottom == line.number and merge.right > merge.left
        for place in range(merge.left, merge.right + 1)
    }


def _understood(
    first: int, last: int, paths: Mapping[int, tuple[str, ...]], reads: Reads
) -> Heading:
    meanings = {place: _meaning(path, reads) for place, path in paths.items()}
    wanted: dict[str, list[int]] = {}
    for place, (column, _) in meanings.items():
        if column:
            wanted.setdefault(column, []).append(place)
    columns: dict[int, str] = {}
    doubts: dict[str, tuple[int, ...]] = {}
    for column, places in wanted.items():
        certain = [place for place in places if meanings[place][1]] or places
        if len(certain) == 1:
            columns[certain[0]] = column
        else:
            doubts[column] = tuple(certain)
    _lonely(paths, meanings, columns, doubts, reads)
    names = {place: _name(path) for place, path in paths.items()}
    useless = frozenset(place for place, (column, _) in meanings.items() if column == "")
    guessed = frozenset(column for place, column in columns.items() if not meanings[place][1])
    return Heading(first, last, names, columns, doubts, useless, guessed)


def _name(path: tuple[str, ...]) -> str:
    parts = [" ".join(text.split()) for text in path]
    return ": ".join(dict.fromkeys(parts))


def _meaning(path: tuple[str, ...], reads: Reads) -> Meaning:
    """What the headings of a column mean, one above another: most of all the lowest."""
    lowest, whole = reads(path[-1]), reads(_name(path))
    if len(path) == 1 or (whole[0] is not None and whole[1]):
        return whole if len(path) > 1 else lowest
    above = reads(path[0])
    if above[0] == "anggaran":
        # "Perkiraan Biaya" over "APBD" and "Jumlah".
        return above if lowest[0] in (None, "volume") else lowest
    return lowest if lowest[0] is not None and lowest[1] else max(lowest, whole, key=_sure)


def _sure(meaning: Meaning) -> int:
    return 0 if not meaning[0] else 1 + meaning[1]


def _lonely(
    paths: Mapping[int, tuple[str, ...]],
    meanings: Mapping[int, Meaning],
    columns: dict[int, str],
    doubts: Mapping[str, tuple[int, ...]],
    reads: Reads,
) -> None:
    """ "Lokasi" over "Dusun", RT and RW: the one that is not known is what stands above it."""
    below: dict[str, list[int]] = {}
    for place, path in paths.items():
        if len(path) > 1 and meanings[place][0] is None:
            below.setdefault(path[0], []).append(place)
    for text, places in below.items():
        column = reads(text)[0]
        if column and len(places) == 1 and column not in {*columns.values(), *doubts}:
            columns[places[0]] = column


def chosen(names: Iterable[str], column: str, heading: str) -> dict[str, str]:
    """What is remembered of an answer: the heading that was chosen for a column, and that the
    others are not it. Without a heading none of them is."""
    return {memory_key(name): column if name == heading else "" for name in names}
