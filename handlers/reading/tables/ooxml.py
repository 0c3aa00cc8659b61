"""Of an XLSX what calamine does not tell: hidden rows, crossed-out cells, failed formulas."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any, Literal
from xml.etree import ElementTree

from handlers import late
from handlers.reading.tables.book import LAST, NoTable
from handlers.reading.tables.marks import Marks

Kind = Literal["start", "end"]

_REF = late.regex(r"([A-Z]{1,3})(\d{1,9})")


def marks(parts: zipfile.ZipFile) -> dict[str, Marks]:
    """By the name of the sheet. Raises NoTable, or whatever a damaged file leads to."""
    book = _tree(parts, "xl/workbook.xml")
    targets = {
        each.get("Id", ""): each.get("Target", "")
        for each in _tree(parts, "xl/_rels/workbook.xml.rels")
    }
    styles = _struck_styles(parts)
    texts = _struck_texts(parts)
    found = {}
    for sheet in book.iter():
        if _name(sheet) != "sheet":
            continue
        id = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), "")
        target = targets.get(id, "")
        path = target[1:] if target.startswith("/") else posixpath.join("xl", target)
        with parts.open(posixpath.normpath(path)) as stream:
            found[sheet.get("name", "")] = _of(stream, styles, texts)
    return found


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def events(stream: Any, kinds: Sequence[Kind]) -> Iterator[tuple[str, Any]]:
    """The parts of an XML file as they come. One that defines entities is refused: spreadsheets
    have none, and they can multiply."""
    head = stream.read(4096)
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head or b"<\0!\0D" in head:
        raise NoTable("unreadable")
    whole = io.BytesIO(head + stream.read())
    return iter(ElementTree.iterparse(whole, kinds))  # noqa: S314


def _tree(parts: zipfile.ZipFile, path: str) -> Any:
    with parts.open(path) as stream:
        root = None
        for _, element in events(stream, ("start",)):
            root = element if root is None else root
        return root


def _struck_styles(parts: zipfile.ZipFile) -> frozenset[str]:
    """The numbers of the styles whose letters are crossed out."""
    if "xl/styles.xml" not in parts.namelist():
        return frozenset()
    fonts: list[bool] = []
    formats: list[str] = []
    for block in _tree(parts, "xl/styles.xml"):
        if _name(block) == "fonts":
            fonts = [_is_struck(font) for font in block]
        elif _name(block) == "cellXfs":
            formats = [each.get("fontId", "0") for each in block]
    return frozenset(
        str(n)
        for n, font in enumerate(formats)
        if font.isdecimal() and int(font) < len(fonts) and fonts[int(font)]
    )


def _is_struck(font: Any) -> bool:
    return any(_name(each) == "strike" and _is_on(each.get("val", "1")) for each in font)


def _is_on(value: str) -> bool:
    return value not in ("0", "false")


def _runs(text: Any) -> str:
    """How much of a text made of pieces is crossed out: "all", "some" or "none"."""
    struck: set[bool] = set()
    for run in text:
        if _name(run) != "r":
            continue
        words = "".join(t.text or "" for t in run if _name(t) == "t")
        if words.strip():
            struck.add(any(_is_struck(each) for each in run if _name(each) == "rPr"))
    if True not in struck:
        return "none"
    return "some" if False in struck else "all"


def _struck_texts(parts: zipfile.ZipFile) -> dict[str, str]:
    """The shared texts that are crossed out in all or some of their words, by number."""
    if "xl/sharedStrings.xml" not in parts.namelist():
        return {}
    found = {}
    with parts.open("xl/sharedStrings.xml") as stream:
        number = 0
        for _, element in events(stream, ("end",)):
            if _name(element) != "si":
                continue
            if (how := _runs(element)) != "none":
                found[str(number)] = how
            number += 1
            element.clear()
    return found


def _of(stream: Any, styles: frozenset[str], texts: dict[str, str]) -> Marks:
    marks = Marks()
    row = place = 0
    for kind, element in events(stream, ("start", "end")):
        name = _name(element)
        if name == "row" and kind == "start":
            row = int(element.get("r") or row + 1)
            if row > LAST:
                raise NoTable("unreadable")
            place = -1
            if _is_on(element.get("hidden", "0")) or element.get("ht") in ("0", "0.0"):
                marks.hidden.add(row)
        elif name == "row":
            element.clear()
        elif name == "c" and kind == "end":
            number, place = _place(element.get("r"), row, place + 1)
            _cell(marks, element, number, place, styles, texts)
    return marks


def _cell(
    marks: Marks,
    element: Any,
    row: int,
    place: int,
    styles: frozenset[str],
    texts: dict[str, str],
) -> None:
    value = next((each.text or "" for each in element if _name(each) == "v"), None)
    inline = next((each for each in element if _name(each) == "is"), None)
    if value is None and inline is None:
        return
    marks.filled(row, place)
    kind = element.get("t")
    if kind == "e":
        marks.mark(marks.wrong, row, place)
    how = "none"
    if kind == "s":
        how = texts.get((value or "").strip(), "none")
    elif inline is not None:
        how = _runs(inline)
    if element.get("s", "0") in styles and how != "some":
        # The pieces of a text have fonts of their own, but one without any has the cell's.
        how = "all"
    if how != "none":
        marks.mark(marks.struck if how == "all" else marks.partly, row, place)


def _place(ref: str | None, row: int, otherwise: int) -> tuple[int, int]:
    """The row and the place of a cell, by its name ("B7") where it has one."""
    if ref is None:
        return row, otherwise
    match = _REF.fullmatch(ref)
    if match is None:
        raise NoTable("unreadable")
    place = 0
    for letter in match[1]:
        place = place * 26 + ord(letter) - 64
    if place > 16_384:
        raise NoTable("unreadable")
    return int(match[2]), place - 1
