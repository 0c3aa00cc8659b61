"""Where a row of a paper list lies: its kelurahan, RT, RW, place in words, and point."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from handlers.asking.person.home import CITY_KM
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Literal, Text
from handlers.lists.cells import ALONE, BULLET, LEAD, NOTHING, PAIR, plain_text, two_digits
from handlers.lists.scope import EVERYWHERE, Given, Scope, area_named, called
from handlers.lists.sections import named_in
from handlers.reading import spelling
from handlers.reading.amounts.rt_rw import rt_rw
from handlers.reading.places.areas import Found, Unsure
from handlers.reading.sheets import Row as Cells
from handlers.site import Site
from handlers.turn import render
from storage import rules
from storage.city.areas import Area
from storage.rules import Span


@dataclass(slots=True)
class Where:
    """What a row says of its place; the faults that were found so far, and the notes."""

    site: Site
    scope: Scope
    given: Given
    source: Cells
    sheet: str = ""
    faults: list[Text] = field(default_factory=list)
    notes: list[Text] = field(default_factory=list)

    def said(self, column: str) -> str:
        """What stands in a column, as text."""
        cell = self.source.cells.get(column, "")
        if isinstance(cell, Decimal):
            return f"{cell:f}"
        return "" if column != "usulan" and set(cell) <= NOTHING else cell

    def _spoiled(self, *columns: str) -> bool:
        return any(column in self.source.spoiled for column in columns)

    def fault(self, which: str, **args: object) -> None:
        self.faults.append(Text(f"list-fault.{which}", _shortened(args)))

    def note(self, which: str, **args: object) -> None:
        self.notes.append(Text(f"list-note.{which}", _shortened(args)))

    def text(self, column: str, span: Span) -> str:
        """A column that must be filled; what is wrong with it is noted."""
        return self._checked(column, self.said(column), span)

    def _checked(self, column: str, text: str, span: Span) -> str:
        if not text:
            if not self._spoiled(column):
                self.fault("missing", column=column)
        elif len(text) < span.least or not any(letter.isalnum() for letter in text):
            self.fault("short", column=column, typed=text, least=span.least)
        elif len(text) > span.most:
            self.fault("long", column=column, length=len(text), most=span.most)
        return text

    # Where.

    def _may_be_unclear(self) -> bool:
        """Whether what a row has from above may be what a text that nobody knows has ended."""
        if self.source.carried - {"within", "lingkungan"}:
            return True
        own = {"kelurahan", "kode_kelurahan"} & self.source.cells.keys()
        return not own and self.scope.only(self.site) is None

    def note_elsewhere(self, area: Area) -> None:
        """A word where the place names another kelurahan than the row's."""
        said = self.said("lokasi")
        named = named_in(said, self.site, self.scope) if said else []
        if named and area not in named:
            self.note("elsewhere", place=said, area=Literal(area.name))

    def area(self) -> Area | None:
        code, name = self.said("kode_kelurahan"), self.said("kelurahan")
        if not code and not name:
            only = self.given.area or self.scope.only(self.site)
            if only is None and not self._spoiled("kelurahan", "kode_kelurahan"):
                self.fault("missing", column="kelurahan")
            found: Area | None = only
            if self.given.area is not None and self.given.clash is not None:
                title, sheet = map(Literal, self.given.clash)
                self.fault("clash", title=title, sheet=sheet)
        else:
            found = self._by_code(code, name) if code else self._by_name(name)
        above = self._above()
        if found is not None and not above.holds(found.code):
            named = [self.site.named(each) for each in above.codes]
            told = " / ".join(render(each, "id") for each in named)
            self.fault("within", area=Literal(found.name), above=Literal(told))
            return None
        if found is not None and not self.scope.holds(found.code):
            self.fault("outside", area=Literal(found.name))
            return None
        return found

    def _by_code(self, code: str, name: str) -> Area | None:
        digits = "".join(filter(str.isdecimal, code))
        dotted = f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}.{digits[6:]}"
        found = self.site.areas.get(dotted)
        if found is None or len(digits) != 10:
            self.fault("code", typed=code)
            return None
        if name:
            # Beside a code the name is only there to be compared.
            reading = self.site.names.read(name)
            named = [reading.area] if isinstance(reading, Found) else []
            if isinstance(reading, Unsure):
                named += reading.areas
            if found.code not in [area.code for area in named]:
                self.fault("differs", typed=name, code=dotted, area=Literal(found.name))
                return None
        return found

    def _above(self) -> Scope:
        """The kecamatan or city that stands above the row."""
        codes = self.source.cells.get("within")
        return Scope(tuple(str(codes).split(","))) if codes else EVERYWHERE

    def _by_name(self, name: str) -> Area | None:
        found = area_named(self.site, self.scope, name, self._above())
        if isinstance(found, Area):
            return found
        if not found:
            self.fault("area", typed=name, city=self.site.called())
            return None
        offered = [f"{called(self.site, a, found)} ({a.code})" for a in found]
        self.fault("unclear", typed=name, candidates=Literal(" / ".join(offered)))
        return None

    def where(self, wish: str) -> tuple[str | None, str | None, str | None]:
        """RT, RW, and the place in words; without words, RT and RW are the words."""
        rt, rw = self._number("rt"), self._number("rw")
        for column in ("rt_rw", "rw_rt"):
            if both := self.said(column):
                found = self._both(column, both)
                rt, rw = found[0] or rt, found[1] or rw
        if rw is None and not self.said("rw") and "/" in self.said("rt"):
            rt, rw = self._both("rt_rw", self.said("rt"))
        if not self.said("lokasi"):
            if "lokasi" in self.given.lacking and rt is None and rw is None:
                rt, rw = rt_rw(wish)
                return rt, rw, None
            told = [f"{lead} {digits}" for lead, digits in (("RT", rt), ("RW", rw)) if digits]
            if not {"rt", "rw", "rt_rw", "rw_rt"} & self.source.cells.keys() - self.source.carried:
                told = []  # an RW above all rows is no place of one
            return rt, rw, "/".join(told) or None
        lines = [BULLET.sub("", line).strip() for line in self.said("lokasi").split("\n")]
        text = self._checked("lokasi", ", ".join(filter(None, lines)), rules.PLACE)
        found = rt_rw(text)
        if (rt and found[0] and rt != found[0]) or (rw and found[1] and rw != found[1]):
            self.note("rt_differs", place=text)
        return rt or found[0], rw or found[1], text

    def _both(self, column: str, typed: str) -> tuple[str | None, str | None]:
        """RT and RW of one cell: exactly two numbers with a sign between, or with their words.
        What Excel has made a date or a decimal of is none."""
        if isinstance(self.source.cells.get(column), Decimal):
            self.fault("rt_rw_number", typed=typed)
            return None, None
        text = LEAD.sub("", " ".join(plain_text(typed).split()))
        if set(text) <= set("-0/. "):
            return None, None
        pair = PAIR.fullmatch(text)
        if pair is not None:
            said = [(pair["first"] or "").lower(), (pair["second"] or "").lower()]
            words = [each.replace(" ", "") for each in said]
            plain = not any(words)
            leading = all(pair[n].startswith("0") for n in ("one", "two"))
            if plain and pair["sign"] in ".," and not leading:
                self.fault("rt_rw_number", typed=typed)
                return None, None
            if words[0] != words[1] or plain:
                first = "rw" if words[0] == "rw" or words[1] == "rt" else "rt"
                if plain and column == "rw_rt":
                    first = "rw"
                one, two = two_digits(pair["one"]), two_digits(pair["two"])
                return (one, two) if first == "rt" else (two, one)
        alone = ALONE.fullmatch(text)
        if alone is not None:
            number = two_digits(alone["one"])
            which = alone["which"].lower().replace(" ", "")
            return (number, None) if which == "rt" else (None, number)
        self.fault("rt_rw_pair", typed=typed)
        return None, None

    def _number(self, column: str) -> str | None:
        text = plain_text(self.said(column))
        if not text or set(text) <= set("-0. "):
            return None
        if column == "rt" and "/" in text and not self.said("rw"):
            return None  # both in one; read there
        digits = spelling.fold(text).removeprefix(column).strip().lstrip("0")
        if not digits.isdecimal() or len(digits) > 3:
            self.fault("rt_rw", typed=text)
            return None
        return f"{int(digits):02}"

    def point(self) -> tuple[float | None, float | None]:
        given = [self.said(name).replace(",", ".") for name in ("lat", "lon")]
        if not any(given) and (both := self.said("titik")):
            given = [n.replace(",", ".") for n in re.findall(r"-?\d+(?:[.,]\d+)?", both)]
        if not any(given):
            return None, None
        try:
            lat, lon = (float(each) for each in given)
        except ValueError:
            lat = lon = math.nan
        on_earth = abs(lat) <= 90 and abs(lon) <= 180
        near = self.site.areas.nearest(lat, lon, 1) if on_earth else []
        if not near or near[0][0] > CITY_KM:
            self.fault("point", typed=" ".join(given), city=self.site.called())
            return None, None
        return lat, lon


def _shortened(args: Mapping[str, object]) -> dict[str, object]:
    return {
        name: Literal(shorten(value, 60)) if isinstance(value, str) and name in _TYPED else value
        for name, value in args.items()
    }


_TYPED = ("typed", "place")


def shown(column: str) -> str:
    return {"rt_rw": "RT/RW", "rw_rt": "RW/RT", "rt": "RT", "rw": "RW"}.get(column, column)
