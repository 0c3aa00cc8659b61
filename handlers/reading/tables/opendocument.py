"""Of an ODS what calamine does not tell: hidden rows and sheets, crossed-out cells, merges."""

from __future__ import annotations

import zipfile
from typing import Any

from handlers.reading.tables.book import COLUMNS, LAST, Merge
from handlers.reading.tables.marks import Marks
from handlers.reading.tables.ooxml import events


def marks(parts: zipfile.ZipFile) -> dict[str, Marks]:
    """By the name of the sheet. Raises NoTable, or whatever a damaged file leads to."""
    found: dict[str, Marks] = {}
    struck: set[str] = set()  # styles of cells and of words
    unseen: set[str] = set()  # styles of sheets
    style = ""
    now = Marks()
    row = place = 0
    times = 1
    something = False  # in this row
    with parts.open("content.xml") as stream:
        for kind, element in events(stream, ("start", "end")):
            name = str(element.tag).rpartition("}")[2]
            if kind == "start":
                match name:
                    case "style":
                        style = _get(element, "name")
                    case "text-properties" if _get(element, "text-line-through-style", "none") != (
                        "none"
                    ):
                        struck.add(style)
                    case "table-properties" if _get(element, "display") == "false":
                        unseen.add(style)
                    case "table":
                        now = found.setdefault(_get(element, "name"), Marks())
                        now.sheet_hidden = _get(element, "style-name") in unseen
                        row = 0
                    case "table-row":
                        times = _times(element, "number-rows-repeated", LAST)
                        if _get(element, "visibility", "visible") != "visible" and times < 10_000:
                            now.hidden.update(range(row + 1, row + 1 + times))
                        place = 0
                        something = False
                continue
            if name in ("table-cell", "covered-table-cell"):
                repeated = _times(element, "number-columns-repeated", COLUMNS * 100)
                if _is_filled(element):
                    something = True
                    now.filled(row + 1, place)
                    now.filled(row + 1, place + repeated - 1)
                    _cell(now, element, row + 1, place, struck)
                place += repeated
                wide = _times(element, "number-columns-spanned", COLUMNS)
                high = _times(element, "number-rows-spanned", LAST)
                if wide > 1 or high > 1:
                    left = place - repeated
                    now.merges.append(Merge(row + 1, left, row + high, left + wide - 1))
                element.clear()
            elif name == "table-row":
                row += times
                if something:
                    now.filled(row, now.rightmost)  # repeated, perhaps
                element.clear()
    return found


def _get(element: Any, name: str, otherwise: str = "") -> str:
    return next((v for k, v in element.attrib.items() if k.endswith("}" + name)), otherwise)


def _times(element: Any, name: str, most: int) -> int:
    value = _get(element, name, "1")
    return min(int(value), most + 1) if value.isdecimal() else 1


def _is_filled(element: Any) -> bool:
    return bool(_get(element, "value-type")) or any("".join(p.itertext()).strip() for p in element)


def _cell(now: Marks, element: Any, row: int, place: int, struck: set[str]) -> None:
    pieces: set[bool] = set()
    for paragraph in element:
        if not str(paragraph.tag).endswith("}p"):
            continue
        if (paragraph.text or "").strip():
            pieces.add(False)
        for span in paragraph:
            if "".join(span.itertext()).strip():
                pieces.add(_get(span, "style-name") in struck)
            if (span.tail or "").strip():
                pieces.add(False)
    if _get(element, "style-name") in struck or pieces == {True}:
        now.mark(now.struck, row, place)
    elif True in pieces:
        now.mark(now.partly, row, place)
