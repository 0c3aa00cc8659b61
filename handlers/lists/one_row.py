"""One row of a paper list: a proposal, or what is wrong with it and what to do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

import locales
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Literal, Text
from handlers.lists.cells import (  # fmt: skip
    BULLET,
    CUT,
    digest,
    ends_in_unit,
    former,
    is_yes,
    near,
    plain_text,
    read_amount,
)
from handlers.lists.scope import one_of
from handlers.lists.where import Where, shown
from handlers.reading.amounts import numbers, quantities
from handlers.reading.likeness import kept
from handlers.turn import render
from storage import rules
from storage.proposals.for_others.lists import Row
from storage.proposals.model import Content, Land, Topic

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
class Reader(Where):
    """Reads one row."""

    def line(self) -> Line:
        if self.source.beyond:
            self.fault("beyond", letter=self.source.beyond)
        for column, how in sorted(self.source.spoiled.items()):
            if column != "anggaran":
                self.fault(f"spoiled-{how}", column=shown(column))
        if self.source.shared is not None:
            self.note("shared", row=self.source.shared)
        if self.source.unclear is not None and self._may_be_unclear():
            above, text = self.source.unclear
            self.fault("section", row=above, typed=text)
        area = self.area()
        topic = self.topic()
        wish = self.wish()
        problem = "" if "masalah" in self.given.lacking else self.text("masalah", rules.PROBLEM)
        rt, rw, where = self.where(wish)
        if area is not None:
            self.note_elsewhere(area)
        if self.said("lingkungan") and rw is None:
            self.note("lingkungan", typed=self.said("lingkungan"))
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
            land=land if topic and Topic(topic).builds else None, name=name,
        )  # fmt: skip
        row = Row(
            self.source.number,
            digest(content, self.said("pengusul")),
            kept.known(content),
            CONSENT_TEXT if name or phone else None,
            phone,
            near=near(content, self.said("pengusul")),
            former=former(content),
            cost=cost,
        )
        return Line(self.source.number, seen, row, notes=tuple(self.notes), sheet=self.sheet)

    def wish(self) -> str:
        """The wish in one line. Several points in one cell are several proposals."""
        lines = [line for line in self.said("usulan").split("\n") if line.strip()]
        points = [line for line in lines if BULLET.match(line)]
        if len(points) > 1:
            self.fault("points", n=len(points))
        text = " ".join(BULLET.sub("", line).strip() if n == 0 else line.strip()
                        for n, line in enumerate(lines))  # fmt: skip
        return self._checked("usulan", text, rules.WISH)

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
        if len(text) > rules.VOLUME.most:
            self.fault("long", column="volume", length=len(text), most=rules.VOLUME.most)
        if not any(letter.isalnum() for letter in text):
            return None, None, None  # a dash, or another sign for "none"
        value = read.value if read.value is not None and 0 < read.value < 10**12 else None
        return value, read.unit, text

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
        if found and found < rules.RUPIAH.least:
            self.note("cost_small", typed=said, least=locales.rupiah("id", rules.RUPIAH.least))
            return None
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
