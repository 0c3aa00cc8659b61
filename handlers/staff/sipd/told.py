"""SIPD's export beside what is here, in words and as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import locales
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text, Words
from handlers.reading.tables.book import spans
from handlers.site import Site
from handlers.staff.sipd.compared import Compared, Difference, Double, Pair
from handlers.staff.sipd.table import There
from handlers.turn import render
from storage.reports.sipd import Entry

# Of each kind so many are told in the chat; the rest stands in the table.
TOLD = 10

HEAD = ("hal", "nomor", "nomor sipd", "baris", "usulan", "keterangan")


def result(
    found: Compared, areas: Iterable[Words], year: int, name: str, *, whole: bool = False
) -> tuple[tuple[Words, ...], bool]:
    """What came out, as much as a message has room for, or the `whole`; and whether that was not
    all."""
    where: Words | None = None
    for area in areas:
        both = {"first": where or "", "last": area}
        where = area if where is None else Text("form-and", both)
    doubles = len(found.doubles)
    args: dict[str, object] = {
        "name": Literal(shorten(name, 60)), "area": where or "-", "year": str(year),
        "same": found.same, "undone": len(found.undone), "strange": len(found.strange),
        "different": len(found.different), "doubles": doubles,
    }  # fmt: skip
    words: list[Words] = [Text("sipd-read", args)]
    if found.outside:
        words.append(Text("sipd-outside", {"n": found.outside}))
    cut = False
    for id, lines in _sections(found):
        if lines:
            shown = lines if whole else lines[:TOLD]
            more = len(lines) - len(shown)
            cut = cut or more > 0
            rest = (Text("sipd-more", {"n": more}),) if more else ()
            words.append(Lines((Text(f"sipd-read.{id}"), *shown, *rest)))
    if not (found.undone or found.strange or found.different or found.doubles):
        words.append(Text("sipd-read.equal"))
    return tuple(words), cut


def _sections(found: Compared) -> tuple[tuple[str, tuple[Text, ...]], ...]:
    return (
        ("undone", tuple(map(_undone, found.undone))),
        ("strange", tuple(map(_strange, found.strange))),
        ("different", tuple(map(_different, found.different))),
        ("doubles", tuple(map(_double, found.doubles))),
    )


def asked(found: Compared, id: int, to: int | None = None) -> Outgoing | None:
    """Whether SIPD's ids are to be noted, where there are some that are not yet."""
    if not found.new:
        return None
    choices = (
        Choice(f"do:sipd_file:{id}:take", Text("sipd-note", {"n": len(found.new)})),
        Choice(f"do:sipd_file:{id}:drop", Text("sipd-leave")),
    )
    return Outgoing((Text("sipd-ask", {"n": len(found.new)}),), choices, to=to)


def _undone(entry: Entry) -> Text:
    args = {"number": entry.number, "wish": _wish(entry.values["usulan"])}
    if entry.sipd is not None:
        return Text("sipd-undone.typed", {**args, "id": Literal(entry.sipd)})
    return Text("sipd-undone", args)


def _strange(row: There) -> Text:
    return Text("sipd-strange", {"row": row.row, "id": Literal(row.id), "wish": _wish(row.wish)})


def _different(pair: Pair) -> Text:
    args = {"number": pair.here.number, "id": Literal(pair.there.id), "what": _what(pair)}
    return Text("sipd-different", args)


def _what(pair: Pair) -> Literal:
    return Literal("; ".join(render(_difference(each), "id") for each in pair.differences))


def _difference(each: Difference) -> Text:
    args = {
        "column": Literal(each.column),
        "here": Literal(shorten(each.here, 60)),
        "there": Literal(shorten(each.there, 60)),
    }
    if each.column == "status":
        return Text("sipd-difference.status", args)
    return Text("sipd-difference" if each.there else "sipd-difference.blank", args)


def _double(each: Double) -> Text:
    ids = ", ".join(dict.fromkeys(row.id for row in each.rows))
    args = {
        "wish": _wish(each.rows[0].wish),
        "ids": Literal(ids),
        "rows": Literal(spans([row.row for row in each.rows])),
    }
    if each.here is None:
        return Text("sipd-double.strange", args)
    return Text("sipd-double", {**args, "number": each.here.number})


def _wish(text: str) -> Literal:
    return Literal(shorten(text, 60))


def table(found: Compared) -> list[tuple[str, ...]]:
    """All of it, a row each, below HEAD."""

    def label(id: str) -> str:
        return locales.text("id", f"sipd-read.{id}").rstrip(":")

    rows: list[tuple[str, ...]] = []
    for entry in found.undone:
        wish = str(entry.values["usulan"])
        rows.append((label("undone"), entry.number, entry.sipd or "", "", wish, ""))
    for row in found.strange:
        rows.append((label("strange"), "", row.id, str(row.row), row.wish, ""))
    for pair in found.different:
        what, there = _what(pair).text, pair.there
        rows.append(
            (label("different"), pair.here.number, there.id, str(there.row), there.wish, what)
        )
    for double in found.doubles:
        number = double.here.number if double.here else ""
        for each in double.rows:
            rows.append((label("doubles"), number, each.id, str(each.row), each.wish, ""))
    return rows


def called(site: Site, codes: Sequence[str]) -> list[Words]:
    """The kelurahan that were compared; where there are many, their number."""
    if len(codes) > 3:
        return [Text("sipd-kelurahan", {"n": len(codes)})]
    return [site.named(code) for code in codes]
