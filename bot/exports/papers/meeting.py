"""The papers of a meeting: its list of attendance and its berita acara. What is not known stays
blank, for a pen."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import locales
from bot.exports.papers.model import (
    BLANK,
    LOCALE,
    Annex,
    Asked,
    Block,
    Grid,
    Paper,
    Say,
    Signs,
    called,
    dated,
    head_of,
    say,
)
from bot.exports.papers.usulan import heads, rt_rw, volume
from handlers.asking.meetings import wording
from handlers.turn import render
from storage.meetings import kinds
from storage.proposals.model import GONE, State
from storage.reports import papers
from storage.reports.papers import Held
from storage.reports.proposals import TOPICS

CAME = ("no", "name", "address", "from", "signature")
CAME_WIDTHS = (0.8, 4.5, 4.0, 3.0, 3.0)

PRIORITIES = ("priority", "number", "activity", "place", "rtrw", "volume", "topic", "support",
              "land")  # fmt: skip
AGREED_WIDTHS = (1.6, 2.5, 3.1, 2.2, 1.1, 1.5, 1.7, 1.9, 1.9)
NOT_YET = ("no", "number", "activity", "place", "rtrw", "volume", "support", "reason")
NOT_YET_WIDTHS = (0.8, 2.5, 3.3, 2.2, 1.1, 1.5, 1.9, 4.1)

# Lines for those whom nobody has noted, and at the least so many in all.
EMPTY, LEAST = 10, 30

LEADS = ("first", "second", "third", "fourth", "fifth")
DELEGATES = 4


async def attendance(asked: Asked) -> Paper:
    """Daftar hadir, with room for signatures and for those who were not expected."""
    held = await held_of(asked)
    rows = came_rows(asked, held)
    room = max(EMPTY, LEAST - len(rows))
    lines = [*rows, *((len(rows) + n + 1, "", "", "", "") for n in range(room))]
    grid = Grid(heads(CAME), lines, CAME_WIDTHS, height=0.9)
    tahap, where = _called(asked, held)
    blocks: list[Block] = [Say(say("hadir-known"))] if rows else []
    blocks += [grid, Signs(((sign_of(asked, held), ""),))]
    facts = ((say("day"), day_of(asked, held)), (say("place"), place_of(held)))
    under = (tahap, where)
    return asked.paper(say("hadir-title"), blocks, len(rows), under=under, facts=facts)


async def minutes(asked: Asked, held: Held | None) -> Paper:
    """Berita acara with its three annexes."""
    tahap, where = _called(asked, held)
    year = held.meeting.year if held else asked.year
    area = held.meeting.area if held else asked.wanted.area
    agreed, other, left = await _apart(asked, held, await _collected(asked, area, year))
    came = came_rows(asked, held)
    day, place = day_of(asked, held), place_of(held)
    count = str(sum(each.came for each in held.people)) if held else "....."
    begin = {"day": day, "place": place, "tahap": tahap, "area": where, "came": count}
    blocks: list[Block] = [
        Say(say("ba-begin", **begin)),
        Say(say("ba-heard")),
        Say(say("ba-agree")),
    ]
    known = {"area": where, "year": year}
    blocks += [Say(say(f"ba-{n}.text", **known), say(f"ba-{n}")) for n in LEADS]
    if held is not None and held.meeting.notes:
        blocks.append(Say(say("ba-notes", notes=held.meeting.notes)))
    delegates = [(say("ba-delegate", n=n), "") for n in range(1, DELEGATES + 1)]
    blocks += [
        Say(say("ba-end")),
        Signs(((f"{sign_of(asked, held)}\n{say('ba-chair')}", ""), *delegates)),
        Annex(say("ba-annex-1")),
        _table(CAME, came, CAME_WIDTHS),
        Annex(say("ba-annex-2")),
        _table(PRIORITIES, agreed, AGREED_WIDTHS),
        *(
            Say(render(wording.money(each, LOCALE), LOCALE))
            for each in (held.spent if held else ())
        ),
        Annex(say("ba-annex-3")),
        _table(NOT_YET, other, NOT_YET_WIDTHS),
    ]
    if left:
        blocks.append(Say(say("ba-not-reached", n=len(left), numbers=", ".join(left))))
    under = (tahap, where, say("ba-under-year", year=year))
    return asked.paper(say("ba-title"), blocks, len(agreed) + len(other), under=under)


def _table(names: tuple[str, ...], rows: list[tuple[Any, ...]], widths: tuple[float, ...]) -> Block:
    return Grid(heads(names), rows, widths) if rows else Say(say("none"))


async def held_of(asked: Asked) -> Held | None:
    return await papers.meeting(asked.connection, asked.wanted.area, asked.wanted.year, asked.code)


async def _collected(asked: Asked, area: str, year: int) -> list[dict[str, Any]]:
    """What was collected for a year in an area, also what has been kept for a later one since: a
    number keeps its year."""
    wanted = replace(asked.wanted, area=area, year=None)
    found = await papers.listed(asked.connection, wanted, asked.areas, asked.sees)
    return [
        row
        for row in found
        if row["status"] not in GONE
        and str(year) in (row["nomor"].split("-")[-2], str(row["tahun"]))
    ]


async def _apart(
    asked: Asked, held: Held | None, rows: list[dict[str, Any]]
) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]], list[str]]:
    """What the meeting agreed, in its order; what it did not, and why; the numbers of what it did
    not come to. Where no result was filed, what has a priority and what has none."""
    left: list[str] = []
    filed = held is not None and held.agreed is not None
    if held is not None and held.agreed is not None:
        place = await papers.numbers(asked.connection, held.agreed)
        left = sorted(await papers.numbers(asked.connection, sorted(held.left)))
    else:
        ranked = [row for row in rows if isinstance(row["prioritas"], int)]
        place = {row["nomor"]: n for n, row in enumerate(ranked, 1)}
    first = sorted((r for r in rows if r["nomor"] in place), key=lambda r: place[r["nomor"]])
    agreed = [
        (
            place[row["nomor"]], row["nomor"], row["usulan"], row["lokasi"] or "", rt_rw(row),
            volume(row), TOPICS.get(row["bidang"] or "", ""), row["dukungan"], _land(row),
        )
        for row in first
    ]  # fmt: skip
    rest = [row for row in rows if row["nomor"] not in place and row["nomor"] not in left]
    other = [
        (
            n, row["nomor"], row["usulan"], row["lokasi"] or "", rt_rw(row), volume(row),
            row["dukungan"], _why(row, filed),
        )
        for n, row in enumerate(rest, 1)
    ]  # fmt: skip
    return agreed, other, left


def _land(row: dict[str, Any]) -> str:
    land = row["status_lahan"]
    return say(f"land-{land}") if land else ""


def _why(row: dict[str, Any], discussed: bool) -> str:
    if row["catatan"]:
        return str(row["catatan"])
    closed = (State.BELUM_DIAKOMODIR, State.DITOLAK)
    if row["status"] in closed:
        return ""
    return say("ba-open.discussed" if discussed else "ba-open")


def came_rows(asked: Asked, held: Held | None) -> list[tuple[Any, ...]]:
    if held is None:
        return []
    found = []
    for n, each in enumerate(held.people, 1):
        area = asked.areas.get(each.area)
        found.append((n, asked.sees.name(each.name) or "", area.name if area else "", "", ""))
    return found


def _called(asked: Asked, held: Held | None) -> tuple[str, str]:
    """What the meeting is called, and whose it is."""
    code = held.meeting.area if held else asked.wanted.area
    area = asked.areas.get(code) or asked.city
    if held is None:
        found = asked.cycles.collecting(asked.city.code, asked.year)
        return found.name, called(area)
    meeting = held.meeting
    return kinds.name(asked.cycles, meeting.city, meeting.year, meeting.tahap), called(area)


def day_of(asked: Asked, held: Held | None) -> str:
    if held is None:
        return BLANK
    zone = asked.areas.city_of(held.meeting.city).zone
    return locales.date(LOCALE, held.meeting.plan.starts_at.astimezone(zone).date())


def place_of(held: Held | None) -> str:
    return held.meeting.plan.place if held else BLANK


def sign_of(asked: Asked, held: Held | None) -> str:
    code = held.meeting.area if held else asked.wanted.area
    area = asked.areas.get(code) or asked.city
    day = asked.today
    if held is not None:
        zone = asked.areas.city_of(held.meeting.city).zone
        day = held.meeting.plan.starts_at.astimezone(zone).date()
    return f"{dated(day, asked.city)}\n{head_of(area)}"
