"""What stands beside the columns in kinds of file that people read: the address of a proposal's
page, and what a code says, in words."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence

import locales
from bot.exports.papers.model import LOCALE
from storage.reports.wanted import Column, Row

# Of what is exported the columns with words: of which column, and how a text of ours is called.
WORDS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "proposals": {
        "status_nama": ("status", "state-{}"),
        "alasan_nama": ("alasan", "reason-{}"),
    },
    "history": {
        "ke_nama": ("ke", "state-{}"),
        "alasan_nama": ("alasan", "reason-{}"),
    },
    "unreachable": {"alasan_nama": ("alasan", "unreached-why.{}")},
}

# Makes of what stands in one column what stands in another.
_Fill = tuple[int, int, Callable[[str], str]]


def completed(
    batches: Iterator[list[Row]], what: str, columns: Sequence[Column], site: str
) -> Iterator[list[Row]]:
    """The rows with what their columns leave to us filled in, where there are such columns."""
    fills = _fills(what, [column.name for column in columns], site)
    if not fills:
        yield from batches
        return
    for batch in batches:
        rows = [list(row) for row in batch]
        for place, of, fill in fills:
            for row in rows:
                if row[of] is not None:
                    row[place] = fill(row[of])
        yield [tuple(row) for row in rows]


def _fills(what: str, names: list[str], site: str) -> list[_Fill]:
    fills: list[_Fill] = []
    if site and "tautan" in names:
        begin = f"{site.rstrip('/')}/u/"
        fills.append((names.index("tautan"), names.index("nomor"), begin.__add__))
    for name, (of, text) in WORDS.get(what, {}).items():
        if name in names and of in names:
            fills.append((names.index(name), names.index(of), functools.cache(_words(text))))
    return fills


def _words(text: str) -> Callable[[str], str]:
    """What a code says; the code itself where we have no words for it."""

    def said(code: str) -> str:
        id = text.format(code)
        return locales.text(LOCALE, id) if locales.has(LOCALE, id) else code

    return said
