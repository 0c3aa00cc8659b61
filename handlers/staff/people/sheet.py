"""Staff invited from a sheet of names: read row by row, all or nothing; who has not joined after a
week is told to whoever invited them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

import locales
from handlers import late
from handlers.asking import refused
from handlers.conversation.answers import shorten
from handlers.conversation.messages import (
    Choice,
    Lines,
    Literal,
    Outgoing,
    Priority,
    Text,
    Words,
)
from handlers.reading.places.areas import Found
from handlers.reading.spelling import fold
from handlers.reading.tables.book import Book, Sheet
from handlers.site import Site
from handlers.turn import render
from storage import rules
from storage.database import notes
from storage.database.store import Store
from storage.people import people
from storage.people.model import Person
from storage.proposals import untold
from storage.staff import invitations, offices, staff
from storage.staff.roles import Grant, Operation, Role, allowed
from storage.staff.staff import Beside, NotAllowed

# So many rows a sheet may have, and so many of its faults are told.
MOST, TOLD = 300, 15

# What is invited from a sheet takes longer to reach everybody than one code does.
GOOD_FOR, REMIND_AFTER = timedelta(days=30), timedelta(days=7)

# A note by this, the inviter's id and the time at which the codes run out, says when to look.
NOTE = "invited by sheet:"

COLUMNS: Mapping[str, frozenset[str]] = {
    "name": frozenset({"nama", "nama lengkap", "name"}),
    "role": frozenset({"peran", "sebagai", "role"}),
    "area": frozenset({"wilayah", "kelurahan", "area"}),
    "opd": frozenset({"opd", "dinas", "perangkat daerah"}),
    "rt": frozenset({"rt"}),
    "rw": frozenset({"rw"}),
}
NEEDED = frozenset({"name", "role", "area"})
HEADING = 10  # lines in which the heading is looked for

_NEAR = late.regex(r"0*(\d{1,3})")


@dataclass(frozen=True, slots=True)
class Row:
    """One to be invited, as written."""

    line: int
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Invited:
    """One who is invited: with their code, and their role in words."""

    name: str
    role: str
    code: str


def is_one(book: Book) -> bool:
    """Whether a file is a sheet of names with their roles."""
    return any(_heading(sheet) is not None for sheet in book.sheets)


def rows(book: Book) -> list[Row]:
    """Its rows, in their order."""
    return [row for sheet in book.sheets for row in _rows(sheet)]


def _heading(sheet: Sheet) -> tuple[int, dict[int, str]] | None:
    for n, line in enumerate(sheet.lines[:HEADING]):
        columns: dict[int, str] = {}
        for place, value in enumerate(line.values):
            said = fold(value) if isinstance(value, str) else ""
            name = next((name for name, ways in COLUMNS.items() if said in ways), None)
            if name and name not in columns.values():
                columns[place] = name
        if set(columns.values()) >= NEEDED:
            return n, columns
    return None


def _rows(sheet: Sheet) -> Iterator[Row]:
    found = _heading(sheet)
    if found is None:
        return
    first, columns = found
    for line in sheet.lines[first + 1 :]:
        values = {}
        for place, name in columns.items():
            value = line.at(place)
            text = f"{value:f}" if isinstance(value, Decimal) else value
            values[name] = " ".join(text.split()) if isinstance(text, str) else ""
        if any(values.values()):
            yield Row(line.number, values)


# --- inviting -------------------------------------------------------------------------------


async def invite(
    site: Site, store: Store, person: Person, found: list[Row]
) -> tuple[list[Invited], Outgoing | None]:
    """Invites all of a sheet; or, where a row has a fault, nobody, and what is to be said. Who has
    an open invitation for the same already is passed over."""
    if not found or len(found) > MOST:
        why = "sheet-many" if found else "sheet-empty"
        return [], Outgoing((Text(why, {"most": MOST}),), to=person.id)
    held = await staff.grants(store, person.id)
    wanted: list[tuple[Role, str, str | None, Beside]] = []
    faults: list[Text | Literal] = []
    for row in found:
        meant = await _meant(site, store, row)
        if not isinstance(meant, Text) and allowed(held, Operation.INVITE, meant[1]) is None:
            meant = Text("sheet-fault-yours", {"typed": Literal(shorten(row.values["area"], 40))})
        if isinstance(meant, Text):
            faults.append(Text("sheet-fault", {"line": row.line, "why": meant}))
        else:
            wanted.append(meant)
    if faults:
        return [], _faulty(person, faults)
    some = await invitations.some(store, person)
    there = {(each.beside.name, each.role, each.area) for each in some}
    made: list[Invited] = []
    for role, area, opd, beside in wanted:
        if (beside.name, role, area) in there:
            continue
        code = await staff.invite(store, person, role, area, opd, beside, good_for=GOOD_FOR)
        there.add((beside.name, role, area))
        grant = Grant(0, None, "", role, area, opd, rt=beside.rt, rw=beside.rw)
        said = render(refused.called(site, grant), locales.LOCALES[0])
        made.append(Invited(beside.name or "", said, code))
    if not made:
        return [], Outgoing((Text("sheet-again"),), to=person.id)
    until = int((store.now + GOOD_FOR).timestamp())
    due = (store.now + REMIND_AFTER).isoformat()
    await notes.save(store, f"{NOTE}{person.id}:{until}", due)
    return made, None


def _faulty(person: Person, faults: list[Text | Literal]) -> Outgoing:
    lines = faults[:TOLD]
    if len(faults) > TOLD:
        lines.append(Text("sheet-faults-more", {"n": len(faults) - TOLD}))
    return Outgoing((Text("sheet-faults", {"n": len(faults)}), Lines(tuple(lines))), to=person.id)


async def _meant(site: Site, store: Store, row: Row) -> tuple[Role, str, str | None, Beside] | Text:
    """What a row means, or what is wrong with it."""
    name, opd = row.values["name"], row.values.get("opd") or None
    if not rules.is_name(name) or len(name) > 60:
        return Text("sheet-fault-name", {"typed": Literal(shorten(name or "-", 40))})
    role = next((role for role in Role if fold(row.values["role"]) == role), None)
    if role is None:
        return Text("sheet-fault-role", {"typed": Literal(shorten(row.values["role"] or "-", 40))})
    said = row.values["area"]
    reading = site.names.read(said)
    code = said if said in site.areas.by_code else None
    if code is None and isinstance(reading, Found):
        code = reading.area.code
    if code is None:
        return Text("sheet-fault-area", {"typed": Literal(shorten(said or "-", 40))})
    if opd is not None and (role is not Role.VERIFIKATOR or rules.OPD.most < len(opd)):
        return Text("sheet-fault-opd")
    if opd is not None:
        try:
            opd = await offices.known(store, code, opd)
        except offices.Unknown:
            return Text("sheet-fault-opd.none", {"typed": Literal(shorten(opd, 40))})
    near: dict[str, str] = {}
    for which in ("rt", "rw"):
        if value := row.values.get(which):
            number = _NEAR.fullmatch(value)
            if number is None or role is not Role.PENDAMPING:
                return Text("sheet-fault-near", {"typed": Literal(shorten(value, 20))})
            near[which] = f"{int(number[1]):02}"
    return role, code, opd, Beside(near.get("rt"), near.get("rw"), name)


def done(site: Site, store: Store, person: Person, made: list[Invited], rows: int) -> Outgoing:
    """That they are invited; the cards come apart."""
    zone = site.areas.cities[0].zone
    day = locales.date(person.locale, (store.now + GOOD_FOR).astimezone(zone).date())
    words: list[Words] = [Text("sheet-done", {"n": len(made), "day": day})]
    if rows > len(made):
        words.append(Text("sheet-done.there", {"n": rows - len(made)}))
    choice = Choice("do:invited", Text("command-invited.button"))
    return Outgoing(tuple(words), (choice,), to=person.id)


# --- a week later ---------------------------------------------------------------------------


async def remind(site: Site, store: Store) -> None:
    """Tells whoever invited from a sheet a week ago who has not joined."""
    for name, due in sorted((await notes.under(store, NOTE)).items()):
        if due > store.now.isoformat():
            continue
        await notes.drop(store, f"{NOTE}{name}")
        by, _, until = name.partition(":")
        person = await people.get(store, int(by))
        if person is None or untold.unreachable(person) is not None:
            continue
        try:
            some = await invitations.some(store, person)
        except NotAllowed:
            continue
        left = [i for i in some if i.beside.name and int(i.until.timestamp()) == int(until)]
        if not left:
            continue
        lines = tuple(
            Text(
                "sheet-left-line",
                {
                    "name": Literal(each.beside.name or ""),
                    "role": refused.called(
                        site, Grant(0, None, "", each.role, each.area, each.opd,
                                    rt=each.beside.rt, rw=each.beside.rw)
                    ),
                },
            )
            for each in left[: TOLD * 2]
        )  # fmt: skip
        choice = Choice("do:invited", Text("command-invited.button"))
        words = (Text("sheet-left", {"n": len(left)}), Lines(lines))
        out = Outgoing(words, (choice,), to=person.id, priority=Priority.REMINDER)
        store.send(out)
