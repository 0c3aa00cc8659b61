"""One row of a paper list: a proposal, or what is wrong with it and what to do."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

import locales
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Literal, Text
from handlers.lists.cells import (  # fmt: skip
    ALONE,
    BULLET,
    CUT,
    LEAD,
    NOTHING,
    PAIR,
    digest,
    ends_in_unit,
    former,
    is_yes,
    near,
    plain_text,
    read_amount,
    two_digits,
)
from handlers.lists.scope import Given, Scope, area_named, one_of
from handlers.proposals.propose import CITY_KM, PLACE, PROBLEM, VOLUME_MOST, WISH, building
from handlers.reading import numbers, quantities, spelling
from handlers.reading.areas import Found, Unsure
from handlers.reading.sheets import Row as Cells
from handlers.turn import Place, render
from storage import rules
from storage.city.areas import Area
from storage.proposals.lists import Row
from storage.proposals.proposals import Content, Land, Topic

# Raise this when docs/IMPORT.md asks people to agree to other words.
CONSENT_TEXT = "2026-11-daftar"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a list. One with `faults` is no proposal. `twin` is the row that says the same;
    `notes` is what is to be known of it besides. `label` is its number with the sheet's name."""

    number: int
    wish: str
    row: Row | None
    faults: tuple[Text, ...] = ()
    twin: str | None = None
    notes: tuple[Text, ...] = ()
    sheet: str = ""

    @property
    def label(self) -> str:
        if not self.sheet:
            return str(self.number)
        return render(Text("list-label", {"row": self.number, "sheet": Literal(self.sheet)}), "id")


@dataclass(slots=True)
class Reader:
    """Reads one row; the faults that were found so far, and the notes."""

    place: Place
    scope: Scope
    given: Given
    source: Cells
    sheet: str = ""
    faults: list[Text] = field(default_factory=list)
    notes: list[Text] = field(default_factory=list)

    def line(self) -> Line:
        if self.source.beyond:
            self.fault("beyond", letter=self.source.beyond)
        for column, how in sorted(self.source.spoiled.items()):
            if column != "anggaran":
                self.fault(f"spoiled-{how}", column=_shown(column))
        if self.source.shared is not None:
            self.note("shared", row=self.source.shared)
        area = self.area()
        topic = self.topic()
        wish = self.wish()
        problem = "" if "masalah" in self.given.lacking else self.text("masalah", *PROBLEM)
        rt, rw, where = self.where(wish)
        lat, lon = self.point()
        where_spoiled = self._spoiled("lokasi", "rt", "rw", "rt_rw")
        if (
            where is None
            and lat is None
            and not where_spoiled
            and ("lokasi" not in self.given.lacking)
        ):
            self.fault("missing", column="lokasi")
        value, unit, volume = self.volume()
        cost = self.cost()
        land = self.one_of("status_lahan", Land)
        name, phone = self.who()
        seen = shorten(wish, 80)
        if self.faults or area is None or topic is None:
            return Line(self.source.number, seen, None, tuple(self.faults), sheet=self.sheet)
        content = Content(
            area=area.code, topic=topic, wish=wish, problem=problem, place=where, rt=rt, rw=rw,
            lat=lat, lon=lon, volume=value, unit=unit, volume_text=volume,
            land=land if building({"topic": topic}) else None, name=name,
        )  # fmt: skip
        row = Row(
            self.source.number,
            digest(content, self.said("pengusul")),
            content,
            CONSENT_TEXT if name or phone else None,
            phone,
            near=near(content, self.said("pengusul")),
            former=former(content),
            cost=cost,
        )
        return Line(self.source.number, seen, row, notes=tuple(self.notes), sheet=self.sheet)

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

    def text(self, column: str, least: int, most: int) -> str:
        """A column that must be filled; what is wrong with it is noted."""
        return self._checked(column, self.said(column), least, most)

    def _checked(self, column: str, text: str, least: int, most: int) -> str:
        if not text:
            if not self._spoiled(column):
                self.fault("missing", column=column)
        elif len(text) < least or not any(letter.isalnum() for letter in text):
            self.fault("short", column=column, typed=text, least=least)
        elif len(text) > most:
            self.fault("long", column=column, length=len(text), most=most)
        return text

    def wish(self) -> str:
        """The wish in one line. Several points in one cell are several proposals."""
        lines = [line for line in self.said("usulan").split("\n") if line.strip()]
        points = [line for line in lines if BULLET.match(line)]
        if len(points) > 1:
            self.fault("points", n=len(points))
        text = " ".join(BULLET.sub("", line).strip() if n == 0 else line.strip()
                        for n, line in enumerate(lines))  # fmt: skip
        return self._checked("usulan", text, *WISH)

    # Where.

    def area(self) -> Area | None:
        code, name = self.said("kode_kelurahan"), self.said("kelurahan")
        if not code and not name:
            only = self.given.area or self.scope.only(self.place)
            if only is None and not self._spoiled("kelurahan", "kode_kelurahan"):
                self.fault("missing", column="kelurahan")
            found: Area | None = only
        else:
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
        found = area_named(self.place, self.scope, name)
        if isinstance(found, Area):
            return found
        if not found:
            self.fault("area", typed=name, city=self.place.called())
            return None
        offered = [f"{a.name} ({a.code})" for a in found]
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
                rt, rw = quantities.rt_rw(wish)
                return rt, rw, None
            told = [f"{lead} {digits}" for lead, digits in (("RT", rt), ("RW", rw)) if digits]
            return rt, rw, "/".join(told) or None
        lines = [BULLET.sub("", line).strip() for line in self.said("lokasi").split("\n")]
        text = self._checked("lokasi", ", ".join(filter(None, lines)), *PLACE)
        found = quantities.rt_rw(text)
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
        near = self.place.areas.nearest(lat, lon, 1) if on_earth else []
        if not near or near[0][0] > CITY_KM:
            self.fault("point", typed=" ".join(given), city=self.place.called())
            return None, None
        return lat, lon

    # How much, what it may cost, and on whose land.

    def volume(self) -> tuple[Decimal | None, str | None, str | None]:
        """Value, unit, and text: that of volume_teks, else of volume and satuan."""
        amount = self.source.cells.get("volume") if self.said("volume") else None
        unit = self.said("satuan")
        if text := self.said("volume_teks"):
            read = read_amount(text)
        elif isinstance(amount, Decimal):
            # A number of the spreadsheet's own is what it is; 1.5 is not to be read as a text.
            text = f"{locales.number('id', amount)} {unit}".strip()
            read = quantities.Volume(amount, quantities.volume(f"1 {unit}").unit, text)
        else:
            said = " ".join(amount.split()) if amount else ""
            if said.casefold().startswith("rp") and numbers.rupiah(said) is not None:
                return None, None, None  # a price, which `cost` reads
            text = said if not unit or ends_in_unit(said) else f"{said} {unit if said else ''}"
            text = text.strip()
            read = read_amount(text)
        if len(text) > VOLUME_MOST:
            self.fault("long", column="volume", length=len(text), most=VOLUME_MOST)
        value = read.value if read.value is not None and 0 < read.value < 10**12 else None
        return value, read.unit if text else None, text or None

    def cost(self) -> int | None:
        """Whole rupiah. What cannot be read as such is noted: it is staff's estimate, and no fault
        of the proposal."""
        cell = self.source.cells.get("anggaran")
        said = self.said("anggaran")
        amount = self.source.cells.get("volume")
        if not said and isinstance(amount, str) and amount.casefold().startswith("rp"):
            cell, said = amount, amount
            if numbers.rupiah(amount) is not None:
                self.note("price", typed=amount)
        if isinstance(cell, Decimal):
            found: int | None = int(cell * self.given.times)
        else:
            text = re.sub(r"\s+,-", ",-", plain_text(said))
            found = numbers.rupiah(text) if said else None
            if found is not None and not re.search(r"[a-z]{2}", text.casefold().removeprefix("rp")):
                found *= self.given.times
        if "anggaran" in self.source.spoiled or (
            (said.strip("-. ") and cell != amount) and found is None
        ):
            self.note("cost", typed=said or "?")
        if found and not rules.RUPIAH.holds(found):
            self.note("cost", typed=said)
            return None
        return found or None

    def topic(self) -> str | None:
        typed = self.said("bidang")
        if not typed and self.given.topic is not None:
            return self.given.topic
        plain = re.sub(r"^\s*(?:[A-Za-z]|[IVX]+|\d{1,2})[.)]\s*", "", typed)
        plain = re.sub(r"^bidang\s+(?=\w)", "", plain, flags=re.I)
        return self.one_of("bidang", Topic, needed=True, typed=plain if typed else "")

    def one_of(
        self, column: str, kinds: type[StrEnum], *, needed: bool = False, typed: str | None = None
    ) -> str | None:
        """A column that holds one of a few words, as people write them."""
        typed = self.said(column) if typed is None else typed
        if not typed:
            if needed and not self._spoiled(column):
                self.fault("missing", column=column)
            return None
        found = one_of(column, kinds, typed)
        if found is None:
            self.fault(column, typed=typed)
        return found

    # Who.

    def who(self) -> tuple[str | None, str | None]:
        """Name and phone number, which need their owner's consent."""
        if self.given.nameless:
            return None, None
        name, typed = self.said("pengusul"), plain_text(self.said("telepon"))
        if name and not rules.is_name(name):
            self.fault("name", typed=name, most=rules.NAME.most)
        phone = numbers.phone(typed) if typed else None
        if typed and phone is None:
            cut = CUT.fullmatch(typed.replace(" ", ""))
            self.fault("phone_cut" if cut else "phone", typed=typed)
        agreed = is_yes(self.said("persetujuan").strip())
        if (name or typed) and not agreed:
            self.fault("consent")
        return name or None, phone


def _shortened(args: Mapping[str, object]) -> dict[str, object]:
    return {
        name: Literal(shorten(value, 60)) if isinstance(value, str) and name in _TYPED else value
        for name, value in args.items()
    }


_TYPED = ("typed", "place")


def _shown(column: str) -> str:
    return {"rt_rw": "RT/RW", "rw_rt": "RW/RT", "rt": "RT", "rw": "RW"}.get(column, column)
