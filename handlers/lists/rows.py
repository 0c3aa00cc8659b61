"""Paper lists: what each row becomes, what is asked before, and the report of it all."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import partial

import locales
from handlers.conversation.messages import Literal, Text
from handlers.lists import cells, sections
from handlers.lists.one_row import CONSENT_TEXT, Line, Reader
from handlers.lists.scope import Given, Scope, called
from handlers.reading import sheets
from handlers.reading.sheets import LeftOut, NoTable, Part
from handlers.reading.sheets import Row as Cells
from handlers.reading.tables import columns
from handlers.reading.tables.book import Book
from handlers.reading.tables.headings import memory_key
from handlers.site import Site
from handlers.turn import render
from storage.city.areas import Area
from storage.proposals.for_others.lists import Known, Row
from storage.proposals.model import Proposal, Topic
from storage.staff.roles import covers

__all__ = ["CONSENT_TEXT", "Answers", "Line", "PaperList", "Question", "Report", "Scope",
           "Standing", "read"]  # fmt: skip

# What a list may lack: it is left for later, instead of refusing the file.
LATER = ("bidang", "masalah", "lokasi")

# What may stand for a place in words.
PLACED = ("rt", "rw", "rt_rw", "rw_rt", "lat", "titik")

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
            or self._recosted(line) is not None
        ]

    def _recosted(self, line: Line) -> Text | None:
        """A word on a cost that is another than that of the proposal that a row has become."""
        if line.row is None or line.row.cost is None or self.standing(line) is not Standing.THERE:
            return None
        there = self.known.costs.get(line.row.digest, line.row.cost)
        if there == line.row.cost:
            return None
        # In full: rounded, a small correction would look like none.
        costs = (there, line.row.cost)
        money = [f"Rp {locales.number('id', Decimal(cost))}" if cost else "-" for cost in costs]
        return Text("list-note.recosted", {"there": money[0], "here": money[1]})

    def after(self, taken: Sequence[Proposal]) -> Report:
        """The same once its new rows have been taken, and their numbers too."""
        new = {row.digest: p.number for row, p in zip(self.new, taken, strict=True)}
        known = Known({**self.known.same, **new}, self.known.near, self.known.costs)
        return Report(self.paper, known, frozenset(new))

    def words(self, line: Line) -> Text:
        """What becomes of a row, and what to do."""
        standing = self.standing(line)
        args: dict[str, object] = {"row": Literal(line.label)}
        notes = line.notes if standing in (Standing.NEW, Standing.TAKEN) else ()
        if (recosted := self._recosted(line)) is not None:
            notes = (recosted,)
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
    site: Site,
    scope: Scope,
    answers: Answers | None = None,
    *,
    later: bool = False,
) -> PaperList:
    """Reads a list. What must be asked first is its `question`; with `later`, only what cannot be
    left for later is asked. Raises sheets.NoTable, also with "missing" and what it lacks."""
    answers = answers or Answers()
    says, titles = partial(sections.says, site), partial(sections.of_title, site)
    table = sheets.read(data, columns.meaning, says, answers.headings, titles)
    if (ask := table.ask) is not None:
        if later and not ask.needed:
            none = dict.fromkeys(map(memory_key, ask.choices), "")
            known = Answers({**answers.headings, **none}, answers.area, answers.topic)
            return read(data, site, scope, known, later=True)
        # The number alone might answer the same question about another sheet.
        mark = f"{zlib.crc32(chr(10).join(ask.choices).encode()) & 0xFFFFFF:x}"
        choices = tuple((f"{n}-{mark}", name) for n, name in enumerate(ask.choices))
        return PaperList(question=Question(ask.column, choices, ask.needed, True))
    if not table.rows:
        raise NoTable("no_rows")
    areas: list[Area | None] = []
    for part in table.parts:
        found = _area_for_all(part, site, scope, answers)
        if isinstance(found, Question):
            return PaperList(question=found)
        areas.append(found)
    lacking = {column for column in LATER if not _holds(table.parts, column)}
    rows = (row for part in table.parts for row in part.rows)
    if any(set(PLACED) & row.cells.keys() - row.carried for row in rows):
        lacking.discard("lokasi")
    topic = answers.topic
    if "bidang" not in lacking:
        topic = topic or None
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
        if times == 1:
            times = columns.times_of_all(part.title)
        clash = _clash(part, site, scope)
        given = Given(area, topic, frozenset(lacking), nameless, times, clash)
        lines += [Reader(site, scope, given, row, part.sheet).line() for row in part.rows]
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
    """With which row says the same as one further up, all but the amount, or the same wish for the
    same place in other words."""
    first: dict[str, str] = {}
    like: dict[str, str] = {}
    alike: dict[str, str] = {}
    found = []
    for line in lines:
        if line.row is not None:
            twin = first.get(line.row.digest)
            less = like.get(line.row.near)
            same_place = alike.setdefault(cells.alike(line.row.content), line.label)
            first.setdefault(line.row.digest, line.label)
            like.setdefault(line.row.near, line.label)
            notes = line.notes
            if twin is None and less is not None:
                notes = (*notes, Text("list-note.amount", {"row": Literal(less)}))
            elif twin is None and same_place != line.label:
                notes = (*notes, Text("list-note.alike", {"row": Literal(same_place)}))
            line = Line(line.number, line.wish, line.row, line.faults, twin, notes, line.sheet)
        found.append(line)
    return found


# --- what holds for many rows ---------------------------------------------------------------


def _area_for_all(part: Part, site: Site, scope: Scope, answers: Answers) -> Area | Question | None:
    """The kelurahan of rows that name none: of what stands above them, of the sheet's name, of the
    role of whoever sent it, or as they have said. Raises NoTable."""
    only = scope.only(site)
    unnamed = [row for row in part.rows if not _names_area(row)]
    if not unnamed:
        return None
    above = sections.of_title(site, part.title).get("within", "").split(",")
    titled = sections.titled(part.title, site, scope)
    titled = [a for a in titled if _within(a, above)] or titled
    if len(titled) == 1:
        return titled[0]
    if {"kelurahan", "kode_kelurahan"} & part.names.keys():
        return None
    if only is not None and (not titled or only in titled):
        return only
    if len(titled) > 1 and (held := [a for a in titled if scope.holds(a.code)]):
        titled = held
        if len(held) == 1:
            return held[0]
    # Where sections name some, a row without is told by itself.
    if not titled and any("kelurahan" in row.cells for row in part.rows):
        return None
    if answers.area is not None and (said := site.areas.get(answers.area)) is not None:
        return said
    ours = [a for a in site.areas.kelurahan if scope.holds(a.code)]
    offered = titled or [a for a in ours if _within(a, above)] or ours
    if len(offered) > OFFERED:
        raise NoTable("no_area")
    choices = tuple((a.code, called(site, a, offered)) for a in offered)
    return Question("kelurahan", choices, True, False)


def _names_area(row: Cells) -> bool:
    return bool({"kelurahan", "kode_kelurahan"} & row.cells.keys()) or "kelurahan" in row.spoiled


def _within(area: Area, codes: Sequence[str]) -> bool:
    return any(covers(code, area.code) for code in codes)


def _clash(part: Part, site: Site, scope: Scope) -> tuple[str, str] | None:
    """The kelurahan that the title names and another that the sheet's name does."""
    *above, sheet = part.title
    titled = {area.name for text in above for area in sections.named_in(text, site, scope)}
    named = {area.name for area in sections.anywhere(sheet, site)}
    if len(titled) != 1 or len(named) != 1 or titled == named:
        return None
    return titled.pop(), named.pop()
