"""What people said in a consultation, as a file to be answered in."""

from __future__ import annotations

import asyncio
import importlib
import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

import locales
from bot.channels.base import Refused
from handlers.reading.tables.book import Book, Line, Spoiled, Value
from handlers.site import Site
from storage.consultations import grouped, lookup
from storage.consultations.grouped import Input, InputGroup
from storage.consultations.model import WHY, Consultation
from storage.consultations.returned import Row
from storage.database.connections import Connection, Database

LOCALE = "id"

# The columns of the file, in their order; `inputs-sheet.NAME` in locales.
COLUMNS = (
    "key", "question", "area", "text", "group", "outcome", "reply", "follow_up", "public",
)  # fmt: skip
WIDTHS = (14, 24, 22, 70, 26, 14, 60, 40, 12)


def heading(name: str) -> str:
    return locales.text(LOCALE, f"inputs-sheet.{name}")


# What a file of inputs is called, also where a browser has numbered it.
_NAME = re.compile(r"masukan-([A-Z2-9]{6})\b.*\.xlsx", re.I)


def code_of(name: str) -> str | None:
    """The code of the consultation whose inputs a file of this name holds."""
    found = _NAME.fullmatch(name)
    return found[1].upper() if found else None


async def _read(connection: Connection, id: int) -> Consultation:
    held = await lookup.at(connection, id)
    if held is None:
        raise Refused("there is no such consultation")
    return held


async def inputs(database: Database, site: Site, id: int) -> bytes:
    """XLSX: a row for each thing that was said, with columns for group and answer."""
    async with database.read() as connection:
        held = await _read(connection, id)
        said = await grouped.said(connection, id)
        groups = {group.id: group for group in await grouped.groups(connection, id)}
    rows = [_row(held, site, each, groups) for each in said]
    return await asyncio.to_thread(workbook, rows)


def _row(
    held: Consultation, site: Site, each: Input, groups: Mapping[int, InputGroup]
) -> list[str]:
    ask = held.definition.ask(each.question.removesuffix(WHY))
    area = site.areas.get(each.area)
    group = groups.get(each.group or 0)
    shown = "" if each.looked is None else "ya" if each.looked else "tidak"
    return [
        each.key,
        ask.label if ask else each.question,
        area.name if area else each.area,
        each.text,
        group.title if group else "",
        str(group.outcome or "") if group else "",
        (group.reply or "") if group else "",
        (group.follow_up or "") if group else "",
        shown,
    ]


def workbook(rows: Sequence[Sequence[str]]) -> bytes:
    """One sheet of texts; none of them is a formula."""
    openpyxl: Any = importlib.import_module("openpyxl")
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(locales.text(LOCALE, "inputs-sheet"))
    sheet.freeze_panes = "A2"
    for n, width in enumerate(WIDTHS):
        sheet.column_dimensions["ABCDEFGHI"[n]].width = width

    def text(value: str) -> Any:
        cell = openpyxl.cell.WriteOnlyCell(sheet, value=value)
        cell.data_type = "s"  # else what begins with = is a formula
        return cell

    sheet.append([text(heading(name)) for name in COLUMNS])
    for row in rows:
        sheet.append([text(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


class NoInputs(ValueError):
    """A file holds no inputs as they went out."""


def rows_of(book: Book) -> list[Row]:
    """The rows of a file that came back. Raises NoInputs."""
    for sheet in book.sheets:
        for n, line in enumerate(sheet.lines[:5]):
            names = [_text(value).casefold() for value in line.values]
            if heading("key") in names and heading("group") in names:
                places = {c: names.index(heading(c)) for c in COLUMNS if heading(c) in names}
                return [found for each in sheet.lines[n + 1 :] if (found := _row_of(each, places))]
    raise NoInputs


def _text(value: Value) -> str:
    return "" if value is None or isinstance(value, Spoiled) else str(value).strip()


def _row_of(line: Line, places: Mapping[str, int]) -> Row | None:
    found = {name: _text(line.at(place)) for name, place in places.items()}
    if not found["key"]:
        return None
    answer = {name: found.get(name, "") for name in ("group", "outcome", "reply", "follow_up")}
    return Row(line.number, found["key"], **answer, public=found.get("public", ""))
