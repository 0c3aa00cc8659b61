"""Paper lists, row by row: a proposal, or what is wrong with it and what to do."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

import locales
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Literal, Text
from handlers.propose import CITY_KM, PLACE, PROBLEM, VOLUME_MOST, WISH, building
from handlers.reading import numbers, quantities, sheets, spelling
from handlers.reading.areas import BEFORE, Found, Unknown, Unsure
from handlers.reading.areas import key as name_key
from handlers.reading.sheets import Cell, NoTable, Table
from handlers.turn import Place, known_words, render
from storage import rules
from storage.areas import Area
from storage.imports import Row
from storage.proposals import Content, Land, Number, Proposal, Topic
from storage.roles import covers

# Raise this when docs/IMPORT.md asks people to agree to other words.
CONSENT_TEXT = "2026-11-daftar"

# The columns, each with the ways in which offices head it, folded.
HEADINGS = {
    "kelurahan": "kelurahan, nama kelurahan, kel, desa, kelurahan desa",
    "kode_kelurahan": "kode kelurahan, kode wilayah, kode kel",
    "bidang": "bidang, bidang usulan, jenis bidang",
    "usulan": "usulan, nama usulan, usulan kegiatan, nama kegiatan, kegiatan, usulan warga",
    "masalah": "masalah, permasalahan, uraian masalah, latar belakang, alasan usulan",
    "lokasi": "lokasi, alamat, lokasi kegiatan, lokasi usulan, alamat lokasi",
    "rt": "rt",
    "rw": "rw",
    "rt_rw": "rt rw",
    "lat": "lat, latitude, lintang",
    "lon": "lon, longitude, bujur",
    "volume": "volume, vol, jumlah",
    "satuan": "satuan",
    "volume_teks": "volume teks, volume dan satuan, volume satuan",
    "status_lahan": "status lahan, status tanah, lahan",
    "pengusul": "pengusul, nama pengusul, nama, nama warga, nama lengkap",
    "telepon": "telepon, no telepon, nomor telepon, telp, no telp, hp, no hp, nomor hp, wa, no wa, "
    "nomor wa, whatsapp, no whatsapp",
    "persetujuan": "persetujuan, setuju, persetujuan warga",
}
BY_HEADING = {
    heading.strip(): column for column, ways in HEADINGS.items() for heading in ways.split(",")
}
NEEDED = ("bidang", "usulan", "masalah")


class Standing(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    TAKEN = "taken"  # imported just now
    THERE = "there"  # imported before
    TWICE = "twice"  # it stands further up in the same list
    FAULTY = "faulty"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a list. One with `faults` is no proposal. `twin` is the row that says the same."""

    number: int
    wish: str
    row: Row | None
    faults: tuple[Text, ...] = ()
    twin: int | None = None


@dataclass(frozen=True, slots=True)
class PaperList:
    """A list as it was read; `unused` are headings that mean nothing to us."""

    lines: tuple[Line, ...]
    unused: tuple[str, ...]

    @property
    def digests(self) -> list[str]:
        return [line.row.digest for line in self.lines if line.row is not None]


@dataclass(frozen=True, slots=True)
class Report:
    """What becomes of each row. `numbers` are those of the proposals that there are, by digest;
    `taken` are rows that have just become some."""

    paper: PaperList
    numbers: Mapping[str, Number] = field(default_factory=dict)
    taken: frozenset[int] = frozenset()

    def standing(self, line: Line) -> Standing:
        if line.row is None:
            return Standing.FAULTY
        if line.twin is not None:
            return Standing.TWICE
        if line.number in self.taken:
            return Standing.TAKEN
        return Standing.THERE if line.row.digest in self.numbers else Standing.NEW

    def of(self, standing: Standing) -> list[Line]:
        return [line for line in self.paper.lines if self.standing(line) is standing]

    @property
    def new(self) -> list[Row]:
        """The rows to take."""
        return [line.row for line in self.of(Standing.NEW) if line.row is not None]

    def after(self, taken: Sequence[Proposal]) -> Report:
        """The same once its new rows have been taken, and their numbers too."""
        new = {row.digest: p.number for row, p in zip(self.new, taken, strict=True)}
        rows = frozenset(row.number for row in self.new)
        return Report(self.paper, {**self.numbers, **new}, rows)

    def words(self, line: Line) -> Text:
        """What becomes of a row, and what to do."""
        standing = self.standing(line)
        args: dict[str, object] = {"row": line.number}
        match standing:
            case Standing.FAULTY:
                args["faults"] = Literal(" ".join(render(each, "id") for each in line.faults))
            case Standing.THERE | Standing.TAKEN if line.row is not None:
                args["number"] = str(self.numbers[line.row.digest])
            case Standing.TWICE:
                args["twin"] = line.twin
        return Text(f"list-row.{standing}", args)


@dataclass(frozen=True, slots=True)
class Scope:
    """Where the rows of a list may lie: codes, each with all below it."""

    codes: tuple[str, ...]

    def holds(self, code: str) -> bool:
        return any(covers(each, code) for each in self.codes)

    def only(self, place: Place) -> Area | None:
        """The kelurahan, where it can be no other."""
        area = place.areas.get(self.codes[0]) if len(self.codes) == 1 else None
        return area if area is not None and area.level == 4 else None


def read(data: bytes, place: Place, scope: Scope) -> PaperList:
    """Reads a list. Raises sheets.NoTable as `sheets.read` and `judge`."""
    return judge(sheets.read(data, BY_HEADING), place, scope)


def judge(table: Table, place: Place, scope: Scope) -> PaperList:
    """What each row of a table is. Raises sheets.NoTable with "missing" and the columns that it
    lacks, or "no_rows"."""
    missing = [column for column in NEEDED if column not in table.columns]
    if not table.columns & {"kelurahan", "kode_kelurahan"} and scope.only(place) is None:
        missing.insert(0, "kelurahan")
    if missing:
        raise NoTable("missing", ", ".join(missing))
    if not table.rows:
        raise NoTable("no_rows")
    lines: list[Line] = []
    first: dict[str, int] = {}
    for row in table.rows:
        line = _Reader(place, scope, row.number, row.cells, row.spoiled).line()
        if line.row is not None:
            twin = first.setdefault(line.row.digest, row.number)
            if twin != row.number:
                line = Line(line.number, line.wish, line.row, twin=twin)
        lines.append(line)
    return PaperList(tuple(lines), table.unknown)


# --- one row --------------------------------------------------------------------------------


@dataclass(slots=True)
class _Reader:
    """One row, and the faults that were found so far."""

    place: Place
    scope: Scope
    number: int
    cells: Mapping[str, Cell]
    spoiled: frozenset[str]
    faults: list[Text] = field(default_factory=list)

    def line(self) -> Line:
        for column in sorted(self.spoiled):
            self.fault("spoiled", column=column)
        area = self.area()
        topic = self.one_of("bidang", Topic, needed=True)
        wish = self.text("usulan", *WISH)
        problem = self.text("masalah", *PROBLEM)
        rt, rw, where = self.where()
        lat, lon = self.point()
        if where is None and lat is None and not self.spoiled & {"lokasi", "rt", "rw", "rt_rw"}:
            self.fault("missing", column="lokasi")
        value, unit, volume = self.volume()
        land = self.one_of("status_lahan", Land)
        name, phone = self.who()
        seen = shorten(self.said("usulan"), 80)
        if self.faults or area is None or topic is None:
            return Line(self.number, seen, None, tuple(self.faults))
        content = Content(
            area=area.code, topic=topic, wish=wish, problem=problem, place=where, rt=rt, rw=rw,
            lat=lat, lon=lon, volume=value, unit=unit, volume_text=volume,
            land=land if building({"topic": topic}) else None, name=name,
        )  # fmt: skip
        consent = CONSENT_TEXT if name or phone else None
        return Line(self.number, seen, Row(self.number, digest(content), content, consent, phone))

    def said(self, column: str) -> str:
        """What stands in a column, as text."""
        cell = self.cells.get(column, "")
        return f"{cell:f}" if isinstance(cell, Decimal) else cell

    def fault(self, which: str, **args: object) -> None:
        if isinstance(typed := args.get("typed"), str):
            args["typed"] = Literal(shorten(typed, 60))
        self.faults.append(Text(f"list-fault.{which}", args))

    def text(self, column: str, least: int, most: int) -> str:
        """A column that must be filled; what is wrong with it is noted."""
        text = self.said(column)
        if not text:
            if column not in self.spoiled:
                self.fault("missing", column=column)
        elif len(text) < least or not any(letter.isalnum() for letter in text):
            self.fault("short", column=column, typed=text, least=least)
        elif len(text) > most:
            self.fault("long", column=column, length=len(text), most=most)
        return text

    # Where.

    def area(self) -> Area | None:
        code, name = self.said("kode_kelurahan"), self.said("kelurahan")
        if not code and not name:
            only = self.scope.only(self.place)
            if only is None and not self.spoiled & {"kelurahan", "kode_kelurahan"}:
                self.fault("missing", column="kelurahan")
            return only
        found = self._by_code(code, name) if code else self._by_name(name)
        if found is not None and not self.scope.holds(found.code):
            self.fault("outside", area=Literal(found.name))
            return None
        return found

    def _by_code(self, code: str, name: str) -> Area | None:
        digits = "".join(filter(str.isdecimal, code))
        dotted = f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}.{digits[6:]}"
        found = self.place.areas.get(dotted)
        if found is None or len(digits) != 10:
            self.fault("code", typed=code)
            return None
        if name:
            # Beside a code the name is only there to be compared.
            reading = self.place.names.read(name)
            named = [reading.area] if isinstance(reading, Found) else []
            if isinstance(reading, Unsure):
                named += reading.areas
            if found.code not in [area.code for area in named]:
                self.fault("differs", typed=name, code=dotted, area=Literal(found.name))
                return None
        return found

    def _by_name(self, name: str) -> Area | None:
        reading = self.place.names.read(name)
        if isinstance(reading, Found):
            return self.place.areas.by_code[reading.area.code]
        if isinstance(reading, Unknown):
            self.fault("area", typed=name, city=self.place.called())
            return None
        # In a column of kelurahan, "Metro" is no city; and of two that are alike, an exact name is
        # enough where the other is not meant.
        words = spelling.fold(name).split()
        typed = name_key(" ".join(words[1:] if words[0] in BEFORE else words))
        exact = [a for a in reading.areas if name_key(a.name) == typed]
        others = [a for a in reading.areas if a not in exact and self.scope.holds(a.code)]
        if len(exact) == 1 and not others:
            return self.place.areas.by_code[exact[0].code]
        offered = [f"{a.name} ({a.code})" for a in reading.areas]
        self.fault("unclear", typed=name, candidates=Literal(" / ".join(offered)))
        return None

    def where(self) -> tuple[str | None, str | None, str | None]:
        """RT, RW, and the place in words; without words, RT and RW are the words."""
        rt, rw = self._number("rt"), self._number("rw")
        if both := self.said("rt_rw"):
            found = quantities.rt_rw(f"RT/RW {both}")
            if found == (None, None):
                self.fault("rt_rw", typed=both)
            rt, rw = rt or found[0], rw or found[1]
        if not self.said("lokasi"):
            told = [f"{lead} {digits}" for lead, digits in (("RT", rt), ("RW", rw)) if digits]
            return rt, rw, "/".join(told) or None
        text = self.text("lokasi", *PLACE)
        found = quantities.rt_rw(text)
        return rt or found[0], rw or found[1], text

    def _number(self, column: str) -> str | None:
        text = self.said(column)
        if not text or set(text) <= set("-0. "):
            return None
        digits = spelling.fold(text).removeprefix(column).strip().lstrip("0")
        if not digits.isdecimal() or len(digits) > 3:
            self.fault("rt_rw", typed=text)
            return None
        return f"{int(digits):02}"

    def point(self) -> tuple[float | None, float | None]:
        given = [self.said(name).replace(",", ".") for name in ("lat", "lon")]
        if not any(given):
            return None, None
        try:
            lat, lon = (float(each) for each in given)
        except ValueError:
            lat = lon = math.nan
        on_earth = abs(lat) <= 90 and abs(lon) <= 180
        near = self.place.areas.nearest(lat, lon, 1) if on_earth else []
        if not near or near[0][0] > CITY_KM:
            self.fault("point", typed=" ".join(given), city=self.place.called())
            return None, None
        return lat, lon

    # How much, and on whose land.

    def volume(self) -> tuple[Decimal | None, str | None, str | None]:
        """Value, unit, and text: that of volume_teks, else of volume and satuan."""
        amount, unit = self.cells.get("volume"), self.said("satuan")
        if text := self.said("volume_teks"):
            read = quantities.volume(text)
        elif isinstance(amount, Decimal):
            # A number of the spreadsheet's own is what it is; 1.5 is not to be read as a text.
            text = f"{locales.number('id', amount)} {unit}".strip()
            read = quantities.Volume(amount, quantities.volume(f"1 {unit}").unit, text)
        else:
            text = f"{amount or ''} {unit if amount else ''}".strip()
            read = quantities.volume(text)
        if len(text) > VOLUME_MOST:
            self.fault("long", column="volume", length=len(text), most=VOLUME_MOST)
        value = read.value if read.value is not None and 0 < read.value < 10**12 else None
        return value, read.unit if text else None, text or None

    def one_of(self, column: str, kinds: type[StrEnum], *, needed: bool = False) -> str | None:
        """A column that holds one of a few words, as people write them."""
        typed = self.said(column)
        if not typed:
            if needed and column not in self.spoiled:
                self.fault("missing", column=column)
            return None
        ways = {
            spelling.fold(way): kind.value
            for kind in kinds
            for way in (kind.value, *known_words(f"{column}-{kind}"))
        }
        near = spelling.nearest(typed, list(ways))
        if near is None:
            self.fault(column, typed=typed)
            return None
        return list(ways.values())[near]

    # Who.

    def who(self) -> tuple[str | None, str | None]:
        """Name and phone number, which need their owner's consent."""
        name, typed = self.said("pengusul"), self.said("telepon")
        if name and not rules.is_name(name):
            self.fault("name", typed=name, most=rules.NAME.most)
        phone = numbers.phone(typed) if typed else None
        if typed and phone is None:
            self.fault("phone", typed=typed)
        agreed = spelling.fold(self.said("persetujuan")) in known_words("yes")
        if (name or typed) and not agreed:
            self.fault("consent")
        return name or None, phone


def digest(content: Content) -> str:
    """Tells rows of the same content, however they are written: of area, wish, problem, place and
    name."""
    parts = (content.wish, content.problem, content.place or "", content.name or "")
    whole = "\x1f".join((content.area, *map(spelling.fold, parts)))
    return hashlib.sha256(whole.encode()).hexdigest()
