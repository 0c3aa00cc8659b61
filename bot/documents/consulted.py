"""What people said in a consultation, as a file to be answered in, and as a matrix with what the
city answers."""

from __future__ import annotations

import asyncio
import importlib
import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import locales
from bot.channels.base import Refused
from handlers.consultations import wording
from handlers.reading.tables.book import Book, Line, Spoiled, Value
from handlers.site import Site
from handlers.turn import render
from storage.consultations import lookup, replies, results
from storage.consultations.model import WHY, Consultation
from storage.consultations.replies import Input, InputGroup, Row
from storage.database.connections import Connection, Database

LOCALE = "id"
TEMPLATE = Path(__file__).with_name("matrix.typ")

# The columns of the file, in their order; `inputs-sheet.NAME` in locales.
COLUMNS = (
    "key", "question", "area", "text", "group", "outcome", "reply", "follow_up", "public",
)  # fmt: skip
WIDTHS = (14, 24, 22, 70, 26, 14, 60, 40, 12)

# What was said by so many people of a group stands in the matrix, where it may be public.
EXAMPLES = 3


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
        said = await replies.said(connection, id)
        groups = {group.id: group for group in await replies.groups(connection, id)}
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


# --- the matrix -----------------------------------------------------------------------------


async def matrix(database: Database, site: Site, id: int) -> bytes:
    """PDF: each group with what was said, by how many, the answer, and what follows."""
    async with database.read() as connection:
        said = await matrix_data(connection, site, id)
    return await asyncio.to_thread(_set, said)


async def matrix_data(connection: Connection, site: Site, id: int) -> dict[str, Any]:
    """What stands in the matrix, in words."""
    held = await _read(connection, id)
    groups = [group for group in await replies.groups(connection, id) if group.n]
    texts = await replies.examples(connection, id)
    took = await results.taking(connection, id)

    def t(name: str, **args: object) -> str:
        return locales.text(LOCALE, f"matrix-title{name}", **args)

    rows = []
    for n, group in enumerate(groups, 1):
        outcome = locales.text(LOCALE, f"consult-outcome.{group.outcome}") if group.outcome else ""
        rows.append(
            [
                str(n),
                "\n".join(
                    [group.title, *(f"“{each}”" for each in texts.get(group.id, [])[:EXAMPLES])]
                ),
                t(".people", n=group.n),
                ": ".join(filter(None, (outcome, group.reply))),
                group.follow_up or "",
            ]
        )
    return {
        "title": t(""),
        "name": held.definition.title,
        "where": render(site.named(held.area), LOCALE),
        "when": wording.until(site, held, LOCALE),
        "taken": t(".taken", n=took.sent, assisted=took.assisted),
        "head": [t(f".{name}") for name in ("no", "input", "who", "reply", "follow_up")],
        "rows": rows,
    }


def _set(said: Mapping[str, Any]) -> bytes:
    # Not needed by most processes, and large.
    typst = importlib.import_module("typst")
    json = importlib.import_module("json")
    return bytes(
        typst.compile(
            str(TEMPLATE),
            root=str(TEMPLATE.parent),
            ignore_system_fonts=True,
            sys_inputs={"said": json.dumps(said)},
        )
    )


def matrix_workbook(said: Mapping[str, Any]) -> bytes:
    """The same as XLSX."""
    openpyxl: Any = importlib.import_module("openpyxl")
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Matriks")
    for letter, width in zip("ABCDE", (6, 70, 14, 70, 40), strict=True):
        sheet.column_dimensions[letter].width = width

    def text(value: str) -> Any:
        cell = openpyxl.cell.WriteOnlyCell(sheet, value=value)
        cell.data_type = "s"
        return cell

    for line in (said["title"], said["name"], f"{said['where']}, {said['when']}", said["taken"]):
        sheet.append([text(line)])
    sheet.append([text(each) for each in said["head"]])
    for row in said["rows"]:
        sheet.append([text(each) for each in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
