"""Paper lists: what each row becomes, what is asked before, and the report of it all."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from handlers.conversation.messages import Literal, Text
from handlers.lists.one_row import CONSENT_TEXT, Line, Reader
from handlers.lists.scope import Given, Scope, area_named, topic_of
from handlers.reading import sheets, spelling
from handlers.reading.areas import key as name_key
from handlers.reading.sheets import LeftOut, NoTable, Part
from handlers.reading.tables import columns
from handlers.reading.tables.book import Book
from handlers.reading.tables.headings import memory_key
from handlers.turn import Place, render
from storage.city.areas import Area
from storage.proposals.lists import Known, Row
from storage.proposals.proposals import Proposal, Topic

__all__ = ["CONSENT_TEXT", "Answers", "Line", "PaperList", "Question", "Report", "Scope",
           "Standing", "read"]  # fmt: skip

# What a list may lack: it is left for later, instead of refusing the file.
LATER = ("bidang", "masalah", "lokasi")

# Kelurahan among which it is asked; where there are more, the list has to say it.
OFFERED = 8


class Standing(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    TAKEN = "taken"  # imported just now
    THERE = "there"  # imported before
    CHANGED = "changed"  # imported before, with another amount
    TWICE = "twice"  # it stands further up in the same list
    FAULTY = "faulty"


@dataclass(frozen=True, slots=True)
class Answers:
    """What whoever sent a list has said of it: what headings mean, by headings.memory_key; and for
    all rows that do not say it the kelurahan (a code) and the bidang ("": later)."""

    headings: Mapping[str, str] = field(default_factory=dict)
    area: str | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What must be known before a list can be read: which of `choices` (value and words) is meant.
    `column` is "kelurahan" or "bidang" for all rows, else the column that a heading is looked for.
    Where it is not `needed` there may be none."""

    column: str
    choices: tuple[tuple[str, str], ...]
    needed: bool
    about_heading: bool


@dataclass(frozen=True, slots=True)
class PaperList:
    """A list as it was read. `lines` are its rows, `parts` what the sheets of it hold besides, by
    sheet; `lacking` are columns left for later, `nameless` says that names were left out, and
    `areas` the kelurahan of rows that name none, by sheet. With a `question` there are no rows."""

    lines: tuple[Line, ...] = ()
    unused: tuple[str, ...] = ()
    untitled: tuple[str, ...] = ()
    guessed: tuple[tuple[str, str], ...] = ()  # column and heading
    left_out: tuple[LeftOut, ...] = ()
    unread: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    nameless: bool = False
    question: Question | None = None

    @property
    def rows(self) -> list[Row]:
        return [line.row for line in self.lines if line.row is not None]


@dataclass(frozen=True, slots=True)
class Report:
    """What becomes of each row. `known` are the proposals that there are; `taken` are the digests
    of rows that have just become some."""

    paper: PaperList
    known: Known = field(default_factory=Known)
    taken: frozenset[str] = frozenset()

    def standing(self, line: Line) -> Standing:
        if line.row is None:
            return Standing.FAULTY
        if line.twin is not None:
            return Standing.TWICE
        if line.row.digest in self.taken:
            return Standing.TAKEN
        if line.row.digest in self.known.same:
            return Standing.THERE
        return Standing.CHANGED if line.row.near in self.known.near else Standing.NEW

    def of(self, *standings: Standing) -> list[Line]:
        return [line for line in self.paper.lines if self.standing(line) in standings]

    @property
    def new(self) -> list[Row]:
        """The rows to take."""
        return [line.row for line in self.of(Standing.NEW) if line.row is not None]

    @property
    def open(self) -> list[Line]:
        """The rows with which somebody has to do something."""
        return self.of(Standing.FAULTY, Standing.CHANGED)

    @property
    def told(self) -> list[Line]:
        """The rows of which there is more to tell than that they are fine."""
        kinds = (Standing.NEW, Standing.TAKEN)
        return [
            line
            for line in self.paper.lines
            if self.standing(line) in (Standing.FAULTY, Standing.CHANGED, Standing.TWICE)
            or (line.notes and self.standing(line) in kinds)
        ]

    def after(self, taken: Sequence[Proposal]) -> Report:
        """The same once its new rows have been taken, and their numbers too."""
        new = {row.digest: p.number for row, p in zip(self.new, taken, strict=True)}
        known = Known({**self.known.same, **new}, self.known.near)
        return Report(self.paper, known, frozenset(new))

    def words(self, line: Line) -> Text:
        """What becomes of a row, and what to do."""
        standing = self.standing(line)
        args: dict[str, object] = {"row": Literal(line.label)}
        notes = line.notes if standing in (Standing.NEW, Standing.TAKEN) else ()
        match standing:
            case Standing.FAULTY:
                args["faults"] = Literal(_together(line.faults))
            case Standing.THERE | Standing.TAKEN if line.row is not None:
                args["number"] = str(self.known.same[line.row.digest])
            case Standing.CHANGED if line.row is not None:
                number, amount = self.known.near[line.row.near]
                args |= {"number": str(number), "amount": Literal(amount)}
            case Standing.TWICE:
                args["twin"] = Literal(line.twin or "")
        if not notes:
            return Text(f"list-row.{standing}", args)
        whole = Literal(render(Text(f"list-row.{standing}", args), "id"))
        return Text("list-row.noted", {"line": whole, "notes": Literal(_together(notes))})


def _together(texts: Sequence[Text]) -> str:
    return " ".join(render(each, "id") for each in texts)


def read(
    data: bytes | Book,
    place: Place,
    scope: Scope,
    answers: Answers | None = None,
    *,
    later: bool = False,
) -> PaperList:
    """Reads a list. What must be asked first is its `question`; with `later`, only what cannot be
    left for later is asked. Raises sheets.NoTable, also with "missing" and what it lacks."""
    answers = answers or Answers()
    table = sheets.read(data, columns.meaning, _section, answers.headings)
    if (ask := table.ask) is not None:
        if later and not ask.needed:
            none = dict.fromkeys(map(memory_key, ask.choices), "")
            known = Answers({**answers.headings, **none}, answers.area, answers.topic)
            return read(data, place, scope, known, later=True)
        # The number alone might answer the same question about another sheet.
        mark = f"{zlib.crc32(chr(10).join(ask.choices).encode()) & 0xFFFFFF:x}"
        choices = tuple((f"{n}-{mark}", name) for n, name in enumerate(ask.choices))
        return PaperList(question=Question(ask.column, choices, ask.needed, True))
    if not table.rows:
        raise NoTable("no_rows")
    areas: list[Area | None] = []
    for part in table.parts:
        found = _area_for_all(part, place, scope, answers)
        if isinstance(found, Question):
            return PaperList(question=found)
        areas.append(found)
    lacking = {column for column in LATER if not _holds(table.parts, column)}
    if _holds(table.parts, "rt", "rw", "rt_rw", "rw_rt", "lat", "titik"):
        lacking.discard("lokasi")
    topic = answers.topic
    if "bidang" not in lacking:
        topic = None
    elif topic is None and not later:
        offered = tuple((topic.value, topic.value) for topic in Topic)
        return PaperList(question=Question("bidang", offered, False, False))
    elif topic:
        lacking.discard("bidang")
    else:
        topic = ""
    named = _holds(table.parts, "pengusul", "telepon")
    nameless = named and not any("persetujuan" in part.names for part in table.parts)
    lines: list[Line] = []
    for part, area in zip(table.parts, areas, strict=True):
        times = columns.times(part.names.get("anggaran", ""))
        given = Given(area, topic, frozenset(lacking), nameless, times)
        lines += [Reader(place, scope, given, row, part.sheet).line() for row in part.rows]
    return PaperList(
        tuple(_compared(lines)),
        table.unknown,
        tuple(letter for part in table.parts for letter in part.untitled),
        _guessed(table.parts),
        _left_out(table.parts),
        table.unread,
        table.hidden,
        tuple(column for column in LATER if column in lacking),
        tuple(dict.fromkeys(area.name for area in areas if area is not None)),
        nameless,
    )


def _holds(parts: Sequence[Part], *wanted: str) -> bool:
    """Whether anything stands in one of some columns, or a section row says it."""
    rows = (row for part in parts for row in part.rows)
    return any(column in row.cells or column in row.spoiled for row in rows for column in wanted)


def _guessed(parts: Sequence[Part]) -> tuple[tuple[str, str], ...]:
    found = {
        (column, part.names[column]): None for part in parts for column in sorted(part.guessed)
    }
    return tuple(found)


def _left_out(parts: Sequence[Part]) -> tuple[LeftOut, ...]:
    return tuple(
        LeftOut(each.why, each.rows, part.sheet) for part in parts for each in part.left_out
    )


def _compared(lines: Sequence[Line]) -> list[Line]:
    """With which row says the same as one further up, or all but the amount."""
    first: dict[str, str] = {}
    like: dict[str, str] = {}
    found = []
    for line in lines:
        if line.row is not None:
            twin = first.get(line.row.digest)
            alike = like.get(line.row.near)
            first.setdefault(line.row.digest, line.label)
            like.setdefault(line.row.near, line.label)
            notes = line.notes
            if twin is None and alike is not None:
                notes = (*notes, Text("list-note.amount", {"row": Literal(alike)}))
            line = Line(line.number, line.wish, line.row, line.faults, twin, notes, line.sheet)
        found.append(line)
    return found


# --- what holds for many rows ---------------------------------------------------------------


def _section(text: str) -> tuple[str, str] | None:
    """The column that a section row fills for the rows below it, and with what."""
    folded = spelling.fold(text)
    bare = folded.removeprefix("bidang ").strip()
    if folded.startswith("bidang ") and bare:
        return "bidang", re.sub(r"(?i)^\W*bidang\W+", "", text)
    if bare and topic_of(text) is not None:
        return "bidang", text
    if re.fullmatch(r"rw 0*\d{1,3}", folded):
        return "rw", text
    if re.fullmatch(r"rt 0*\d{1,3}", folded):
        return "rt", text
    if re.fullmatch(r"(?:kelurahan|kel|desa) [a-z ]{3,30}", folded):
        return "kelurahan", text
    return None


def _area_for_all(
    part: Part, place: Place, scope: Scope, answers: Answers
) -> Area | Question | None:
    """The kelurahan of rows that name none: of what stands above them, of the sheet's name, of the
    role of whoever sent it, or as they have said. Raises NoTable."""
    only = scope.only(place)
    unnamed = [r for r in part.rows if not {"kelurahan", "kode_kelurahan"} & r.cells.keys()]
    if not unnamed:
        return None
    titled = _titled(part.title, place, scope)
    if len(titled) == 1:
        return titled[0]
    if {"kelurahan", "kode_kelurahan"} & part.names.keys():
        return None
    if only is not None and (not titled or only in titled):
        return only
    if answers.area is not None and (said := place.areas.get(answers.area)) is not None:
        return said
    offered = titled or [a for a in place.areas.kelurahan if scope.holds(a.code)]
    if len(offered) > OFFERED:
        raise NoTable("no_area")
    return Question("kelurahan", tuple((a.code, a.name) for a in offered), True, False)


def _titled(title: Sequence[str], place: Place, scope: Scope) -> list[Area]:
    """The kelurahan that are named above a list, or by its sheet."""
    found: dict[str, Area] = {}
    for text in title:
        words = spelling.fold(text).split()
        for at, word in enumerate(words):
            if word not in ("kelurahan", "kel", "desa", "lurah"):
                continue
            for area in _behind(words[at + 1 :], place, scope):
                found[area.code] = area
    if not found:
        # Without the word: only a name as it is written, and none that the city has as well.
        for text in title:
            for area in _anywhere(spelling.fold(text).split(), place):
                found[area.code] = area
    return list(found.values())


def _behind(words: Sequence[str], place: Place, scope: Scope) -> tuple[Area, ...]:
    """What "kelurahan" is followed by: the longest name that is one, else a near spelling."""
    for size in (3, 2, 1):
        if name_key(" ".join(words[:size])) in place.names.names and len(words) >= size:
            area = area_named(place, scope, f"kelurahan {' '.join(words[:size])}")
            return (area,) if isinstance(area, Area) else area
    for size in (2, 1):
        if len(words) >= size:
            area = area_named(place, scope, f"kelurahan {' '.join(words[:size])}")
            if area:
                return (area,) if isinstance(area, Area) else area
    return ()


def _anywhere(words: Sequence[str], place: Place) -> list[Area]:
    names = place.names
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            word = name_key(" ".join(words[at : at + size]))
            if word in names.names and word not in names.city and word not in names.above:
                return [place.areas.by_code[area.code] for area in names.names[word]]
    return []
