"""Proposals of an area and year by what they cost, have or lack, wherever they stand: which, what
they come to, and how many for each RW, kelurahan or bidang."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ColumnElement, and_, exists, false, func, not_, or_, select

from storage.city.areas import within
from storage.database.store import Store
from storage.database.tables import history, proposals, recommendations
from storage.proposals import worded
from storage.proposals.desk.counting import there
from storage.proposals.model import EventKind, State
from storage.staff.roles import Grant

# So far are they shown.
MOST = 20

# The columns by which they can be counted.
EACH = ("rw", "rt", "area", "kecamatan", "topic", "opd", "state")


@dataclass(frozen=True, slots=True)
class Sieve:
    """What they are narrowed to; empty is all. `least` and `most` is how much of a `unit` they ask
    for. `lacks` and `has` are what one may have (`_held`), `opd` an office by
    its name, `area` lies in the one that is looked at. What any of `but` is narrowed to is left
    out."""

    states: Collection[State] = ()
    over: int | None = None
    under: int | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    unit: str = ""
    lacks: str = ""
    has: str = ""
    topic: str = ""
    rt: str = ""
    rw: str = ""
    late: date | None = None
    since: datetime | None = None
    events: Collection[EventKind] = ()  # what happened since; none: they came
    words: Sequence[str] = ()
    numbers: Collection[int] = ()
    area: str = ""
    opd: str = ""
    but: tuple[Sieve, ...] = ()


@dataclass(frozen=True, slots=True)
class Sum:
    """How many, of how many of them the cost is known, and what that comes to."""

    n: int
    priced: int
    cost: int


@dataclass(frozen=True, slots=True)
class Amount:
    """How much is asked for of one unit ("" where none is told), and by how many."""

    n: int
    much: Decimal


async def _where(
    store: Store, held: Sequence[Grant], area: str, year: int, sieve: Sieve
) -> list[ColumnElement[bool]] | None:
    where = await _narrowed(store, area, sieve)
    if where is None:
        return None
    out = await without(store, area, sieve.but)
    return [*there(held, area), proposals.c.year == year, *where, *out]


async def without(store: Store, area: str, but: Sequence[Sieve]) -> list[ColumnElement[bool]]:
    """The conditions that a proposal is none of these; one without a bidang or OPD is not left out
    with one."""
    found = [await _narrowed(store, area, each) for each in but]
    return [not_(func.coalesce(and_(*each), false())) for each in found if each is not None]


async def _narrowed(store: Store, area: str, sieve: Sieve) -> list[ColumnElement[bool]] | None:
    """The conditions of a sieve, without those of what it leaves out; None where nothing meets
    them."""
    p = proposals.c
    where: list[ColumnElement[bool]] = []
    if sieve.area:
        where.append(within(p.area, sieve.area))
    if sieve.states:
        where.append(p.state.in_(sorted(sieve.states)))
    if sieve.opd:
        where.append(func.lower(p.opd) == sieve.opd.lower())
    where += _bounded(sieve)
    if sieve.lacks:
        where.append(not_(_held(sieve.lacks)))
    if sieve.has:
        where.append(_held(sieve.has))
    if sieve.topic:
        where.append(p.topic == sieve.topic)
    for name in ("rt", "rw"):
        if value := getattr(sieve, name):
            where.append(p[name].in_(sorted({value, f"{int(value)}", f"{int(value):02}"})))
    if sieve.late is not None:
        where.append(p.due < sieve.late)
    if sieve.since is not None and sieve.events:
        h = history.c
        happened = exists().where(
            h.proposal_id == p.id, h.event.in_(sorted(sieve.events)), h.at >= sieve.since
        )
        where.append(happened)
    elif sieve.since is not None:
        where.append(p.created_at >= sieve.since)
    if sieve.numbers:
        where.append(p.number.in_(sorted(sieve.numbers)))
    found = await worded.held(store, sieve.words, [area])
    return [*where, *found] if found is not None else None


def _held(name: str) -> ColumnElement[bool]:
    """Whether a proposal has something: a column of its own, or what a level recommended."""
    p = proposals.c
    if name == "recommendation":
        return exists().where(recommendations.c.proposal_id == p.id)
    return p["volume_text" if name == "volume" else name].is_not(None)


def _bounded(sieve: Sieve) -> list[ColumnElement[bool]]:
    """What they cost, and how large they are."""
    where: list[ColumnElement[bool]] = []
    if sieve.over is not None:
        where.append(proposals.c.cost >= sieve.over)
    if sieve.under is not None:
        where.append(proposals.c.cost <= sieve.under)
    return [*where, _sized(sieve)] if sieve.unit else where


def _sized(sieve: Sieve) -> ColumnElement[bool]:
    """That they ask for so much of a unit, also where it is told in a larger one of the same."""
    p = proposals.c
    units = {sieve.unit: 1} | {
        n: times for n, (same, times) in _LARGER.items() if same == sieve.unit
    }
    fits: list[ColumnElement[bool]] = []
    for unit, times in units.items():
        bounds: list[ColumnElement[bool]] = [p.unit == unit]
        bounds += [p.volume >= sieve.least / times] if sieve.least is not None else []
        bounds += [p.volume <= sieve.most / times] if sieve.most is not None else []
        fits.append(and_(*bounds))
    return or_(*fits)


async def summed(store: Store, held: Sequence[Grant], area: str, year: int, sieve: Sieve) -> Sum:
    """Raises staff.NotAllowed."""
    where = await _where(store, held, area, year, sieve)
    if where is None:
        return Sum(0, 0, 0)
    cost = proposals.c.cost
    columns = (func.count(), func.count(cost), func.coalesce(func.sum(cost), 0))
    [row] = await store.fetch(select(*columns).where(*where))
    return Sum(int(row[0]), int(row[1]), int(row[2]))


async def listed(
    store: Store, held: Sequence[Grant], area: str, year: int, sieve: Sieve, order: str = ""
) -> list[int]:
    """The ids of the first of them, in an order: the oldest first, unless it says otherwise.
    Raises staff.NotAllowed."""
    where = await _where(store, held, area, year, sieve)
    if where is None:
        return []
    p = proposals.c
    orders = {
        "newest": (p.id.desc(),),
        "rank": (p.priority.is_(None), p.priority, p.id),
        "urgent": (p.due.is_(None), p.due, p.id),
        "dearest": (p.cost.is_(None), p.cost.desc(), p.id),
        "cheapest": (p.cost.is_(None), p.cost, p.id),
        "largest": (p.volume.is_(None), p.volume.desc(), p.id),
        "smallest": (p.volume.is_(None), p.volume, p.id),
        "near": (p.rw.is_(None), p.rw, p.rt, p.id),
        "backed": (p.supports.desc(), p.id),
    }
    query = select(p.id).where(*where).order_by(*orders.get(order, (p.id,)))
    return [row.id for row in await store.fetch(query.limit(MOST))]


async def by_each(
    store: Store, held: Sequence[Grant], area: str, year: int, sieve: Sieve, each: str
) -> dict[str, Sum]:
    """What they come to by a column, by what stands there; "" where nothing does. An RT is told by
    its RW. Raises staff.NotAllowed."""
    where = await _where(store, held, area, year, sieve)
    if where is None:
        return {}
    p = proposals.c
    columns = {"rt": (p.rw, p.rt), "kecamatan": (p.area,)}.get(each) or (p[each],)
    cost = p.cost
    counts = (func.count(), func.count(cost), func.coalesce(func.sum(cost), 0))
    rows = await store.fetch(select(*columns, *counts).where(*where).group_by(*columns))
    found: dict[str, Sum] = {}
    for row in rows:
        named = [str(value or "").strip() for value in row[: len(columns)]]
        key = _two(named[0]) if each != "rt" else "/".join(map(_two, named)).strip("/")
        key = key[:8] if each == "kecamatan" else key
        n, priced, total = map(int, row[len(columns) :])
        before = found.get(key, Sum(0, 0, 0))
        found[key] = Sum(before.n + n, before.priced + priced, before.cost + total)
    return dict(sorted(found.items(), key=lambda pair: (not pair[0], pair[0])))


async def by_both(
    store: Store, held: Sequence[Grant], area: str, year: int, sieve: Sieve, each: str, then: str
) -> dict[str, dict[str, int]]:
    """How many there are by a column, and within it by another. Raises staff.NotAllowed."""
    where = await _where(store, held, area, year, sieve)
    if where is None:
        return {}
    p = proposals.c
    first, second = (p.area if name == "kecamatan" else p[name] for name in (each, then))
    found: dict[str, dict[str, int]] = {}
    rows = await store.fetch(
        select(first, second, func.count()).where(*where).group_by(first, second)
    )
    for row in rows:
        keys = [
            str(value or "").strip()[:8] if name == "kecamatan" else _two(str(value or "").strip())
            for name, value in zip((each, then), row[:2], strict=True)
        ]
        within_it = found.setdefault(keys[0], {})
        within_it[keys[1]] = within_it.get(keys[1], 0) + int(row[2])
    return {key: dict(sorted(found[key].items())) for key in sorted(found)}


async def by_unit(
    store: Store, held: Sequence[Grant], area: str, year: int, sieve: Sieve
) -> dict[str, Amount]:
    """How much they ask for, by unit; kilometres are metres. Raises staff.NotAllowed."""
    where = await _where(store, held, area, year, sieve)
    if where is None:
        return {}
    p = proposals.c
    columns = (p.unit, p.volume.is_(None), func.count(), func.coalesce(func.sum(p.volume), 0))
    found: dict[str, Amount] = {}
    rows = await store.fetch(select(*columns).where(*where).group_by(p.unit, p.volume.is_(None)))
    for unit, unknown, n, much in rows:
        name, times = ("", 0) if unknown or not unit else _LARGER.get(unit, (unit, 1))
        before = found.get(name, Amount(0, Decimal(0)))
        found[name] = Amount(before.n + int(n), before.much + Decimal(str(much)) * times)
    return found


# What is told in larger units of the same.
_LARGER = {"km": ("m", 1000), "ha": ("m²", 10_000)}


def _two(value: str) -> str:
    return f"{int(value):02}" if value.isdecimal() else value
