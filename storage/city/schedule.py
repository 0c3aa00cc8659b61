"""The dates of a tahap as admins change them, and the proposals that wait for one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, false, func, or_, select, true, update

from storage.city import areas, cycles
from storage.city.cycles import MOVED, SHORT, Cycles, Tahap
from storage.city.funds import Fund
from storage.database import notes
from storage.database.store import Store
from storage.database.tables import audit, proposals
from storage.people import people as people_of
from storage.people.model import Person
from storage.proposals.lookup import plain_proposal
from storage.proposals.model import EventKind, Proposal, State
from storage.proposals.silence import AT_ONCE
from storage.proposals.steps import CALENDAR, Change, advance, local_day
from storage.staff.roles import Operation
from storage.staff.staff import Actor, acting, note

# Another process may go by the old date for a moment, so what is new is looked at for this long.
STALE = timedelta(minutes=10)


class BadDates(ValueError):
    """The dates of a tahap contradict each other: "closes" lies before it opens, or "tell_by"
    before it closes. Holds the tahap as it would be."""

    def __init__(self, field: str, tahap: Tahap) -> None:
        super().__init__(field)
        self.field, self.tahap = field, tahap


@dataclass(frozen=True, slots=True)
class Dates:
    """The three dates of a tahap; None where it has none."""

    opens: date | None
    closes: date | None
    tell_by: date | None


def with_dates(tahap: Tahap, dates: Dates) -> Tahap:
    """The tahap with other dates. Raises BadDates."""
    new = replace(tahap, opens=dates.opens, closes=dates.closes, tell_by=dates.tell_by)
    if new.opens and new.closes and new.closes < new.opens:
        raise BadDates("closes", new)
    ends = new.closes or new.opens
    if ends and new.tell_by and new.tell_by < ends:
        raise BadDates("tell_by", new)
    return new


async def set_dates(
    store: Store, by: Person | Actor, city: str, year: int, key: str, dates: Dates
) -> Tahap:
    """Changes the dates of a tahap; proposals that wait for one of them follow (`move`).

    Raises staff.NotAllowed, LookupError for a tahap that is not there, or BadDates.
    """
    actor = await acting(store, by, Operation.SET_CYCLE, city)
    known = await cycles.load(store)
    mine = known.tahapan(city, year) if (await areas.city(store, city)).letters else ()
    before = next((each for each in mine if each.key == key), None)
    if before is None:
        raise LookupError(key)
    tahap = with_dates(before, dates)
    if tahap == before:
        return tahap
    if await cycles.stored(store, city, year):
        await cycles.rewrite(store, before, tahap)
    else:
        # The year has stood on another one's dates so far; from now on on its own.
        for each in known.tahapan(city, year):
            cycles.write(store, tahap if each.key == key else each)
        await cycles.mark(store, before, tahap)
    cycles.anew(store)
    note(
        store, actor, "tahap", city, about=_called(tahap),
        data={"was": _plain(before), "now": _plain(tahap)},
    )  # fmt: skip
    return tahap


async def take(store: Store, by: Actor, wanted: Sequence[Tahap]) -> tuple[int, int]:
    """Writes tahapan as a file has them; gives how many were new and how many changed."""
    known = await cycles.load(store)
    other = [each for each in wanted if _moved(known.tahap(each.city, each.year, each.key), each)]
    new, changed = await cycles.take(store, wanted)
    if new or changed:
        for city in sorted({tahap.city for tahap in wanted}):
            named = [_called(each) for each in other if each.city == city]
            data: dict[str, Any] = {"new": new, "changed": changed}
            note(
                store, by, "tahapan", city, about="import",
                data={**data, "tahapan": named} if named else data,
            )  # fmt: skip
    return new, changed


async def changed_between(
    store: Store, city: str, since: datetime, until: datetime
) -> list[tuple[Tahap, int | None]]:
    """The tahapan of a city whose dates somebody has changed after `since`, and not after `until`,
    each once as it is now, with the person who did it last (None at the command line)."""
    query = (
        select(audit.c.action, audit.c.about, audit.c.data, audit.c.person_id)
        .where(audit.c.at > since, audit.c.at <= until, audit.c.area == city)
        .where(audit.c.action.in_(("tahap", "tahapan")))
        .order_by(audit.c.id)
    )
    by: dict[str, int | None] = {}
    for row in await store.fetch(query):
        named = [row.about] if row.action == "tahap" else (row.data or {}).get("tahapan", ())
        by.update(dict.fromkeys(named, row.person_id))
    known = await cycles.load(store) if by else None
    found = []
    for called, person_id in by.items():
        year, _, key = called.partition(" ")
        tahap = known.tahap(city, int(year), key) if known and year.isdecimal() else None
        if tahap is not None:
            found.append((tahap, person_id))
    return sorted(found, key=lambda each: (each[0].year, each[0].place))


def _moved(before: Tahap | None, tahap: Tahap) -> bool:
    """Whether a tahap has other dates than before."""
    return before is None or _plain(before) != _plain(tahap)


def _called(tahap: Tahap) -> str:
    """A tahap as the audit log names it."""
    return f"{tahap.year} {tahap.key}"


def _plain(tahap: Tahap) -> dict[str, str | None]:
    return {
        name: day.isoformat() if (day := getattr(tahap, name)) else None
        for name in ("opens", "closes", "tell_by")
    }


def disordered(tahapan: Sequence[Tahap]) -> list[tuple[Tahap, Tahap, str]]:
    """Tahapan of a year that close, or tell people, before one that comes before them: that one,
    the later one, and "closes" or "tell_by"."""
    found = []
    first = next((tahap.place for tahap in tahapan if tahap.key == cycles.COLLECTING), 0)
    for field in ("closes", "tell_by"):
        latest: Tahap | None = None
        for tahap in tahapan:
            day = getattr(tahap, field)
            if tahap.place < first or day is None or tahap.key == SHORT:
                continue
            if latest is not None and day < getattr(latest, field):
                found.append((latest, tahap, field))
            else:
                latest = tahap
    return found


# --- what waits for a date ----------------------------------------------------------------------


def _waiting(
    known: Cycles, tahap: Tahap, field: str, was: date | None, by: date | None,
    others: Sequence[date] = (),
) -> ColumnElement[bool]:  # fmt: skip
    """The proposals whose author is to hear by a date because a tahap had it, or has been told that
    it has none, and does not have `by` yet: what was kept waits for the window of a later year,
    everything else for a decision. What has been agreed waits for the tahap that comes next. Who
    has been told one of the `others`, dates that the tahap had since, is another change's to tell.
    """
    at, state, before = proposals.c.tahap, proposals.c.state, known.before(tahap)
    kept, agreed = state == State.BELUM_DIAKOMODIR, state == State.DISEPAKATI
    if field == "opens":
        # Its own year is an earlier one until it is carried over.
        collects = known.collecting(tahap.city, tahap.year).key == tahap.key
        waits = and_(kept, proposals.c.year < tahap.year) if collects else false()
        of: ColumnElement[bool] = true()
    else:
        of = proposals.c.year == tahap.year
        last = known.after(tahap) is None and tahap.key != SHORT
        here = ~kept if last else and_(~kept, ~agreed)
        waits = and_(here, at == tahap.key)
        short = func.coalesce(proposals.c.fund == Fund.KELURAHAN.value, false())
        if tahap.key == SHORT:
            waits = or_(waits, and_(agreed, short))
        elif before is not None:
            waits = or_(waits, and_(agreed, at == before.key, ~short))
    if was is None:
        hear = proposals.c.hear
        told = and_(hear.is_not(None), hear != by, hear.not_in(list(others)))
    else:
        told = proposals.c.hear == was
    return and_(proposals.c.city == tahap.city, of, told, waits)


async def count_waiting(store: Store, before: Tahap, tahap: Tahap) -> int:
    """How many proposals would follow if a tahap had other dates."""
    count = 0
    known = await cycles.load(store)
    for field, was in cycles.changed_dates(before, tahap, store.now.date()):
        where = _waiting(known, tahap, field, was, tahap.waited(field))
        count += int((await store.fetch(select(func.count()).where(where)))[0][0])
    return count


@dataclass(frozen=True, slots=True)
class Mark:
    """A date of a tahap that has been changed, as storage.city.cycles notes it."""

    city: str
    year: int
    key: str
    field: str
    was: date | None
    since: datetime

    def of(self, other: Mark) -> bool:
        """Whether another one is of the same date of the same tahap."""
        return (self.city, self.year, self.key, self.field) == (
            other.city, other.year, other.key, other.field,
        )  # fmt: skip

    @staticmethod
    def read(name: str, since: str) -> Mark:
        city, year, key, field, was = name.split(":")
        at = datetime.fromisoformat(since)
        return Mark(city, int(year), key, field, date.fromisoformat(was) if was else None, at)


async def move(store: Store) -> int:
    """Gives proposals that wait for a date which has been changed the new one, and tells those
    authors who will hear later than they were told. Gives how many; call again until none."""
    count = 0
    marks = {n: Mark.read(n, since) for n, since in (await notes.under(store, MOVED)).items()}
    for name, mark in marks.items():
        if count == AT_ONCE:
            break
        known = await cycles.load(store)
        tahap = known.tahap(mark.city, mark.year, mark.key)
        today = local_day(store, await areas.city(store, mark.city))
        by = _by(tahap, mark.field, today)
        moved = 0
        if tahap is not None and by is not None and by != mark.was:
            others = [m.was for m in marks.values() if m.of(mark) and m.was is not None]
            moved = await _move(store, mark, known, tahap, by, others, AT_ONCE - count)
        # While there is no new date, one may still be set.
        passed = mark.was is not None and mark.was < today
        settled = tahap is None or tahap.waited(mark.field) is not None or passed
        if not moved and settled and store.now - mark.since > STALE:
            await notes.drop(store, f"{MOVED}{name}")
        count += moved
    return count


async def _move(
    store: Store, mark: Mark, known: Cycles, tahap: Tahap, by: date, others: Sequence[date],
    most: int,
) -> int:  # fmt: skip
    if mark.field != "opens":
        # What has been agreed is forwarded by the date of its own tahap; its author waits for the
        # next one's, and need not hear of this.
        await store.execute(
            update(proposals)
            .where(
                proposals.c.city == tahap.city, proposals.c.year == tahap.year,
                proposals.c.tahap == tahap.key, proposals.c.state == State.DISEPAKATI,
                proposals.c.due == mark.was if mark.was else proposals.c.due.is_(None),
            )
            .values(due=by)
        )  # fmt: skip
    query = (
        select(proposals)
        .where(_waiting(known, tahap, mark.field, mark.was, by, others))
        .order_by(proposals.c.id)
        .limit(most)
    )
    if store.dialect == "postgresql":
        query = query.with_for_update()
    found = [plain_proposal(row) for row in await store.fetch(query)]
    await people_of.prepare(store, list({p.author for p in found if p.author is not None}))
    for proposal in found:
        if mark.was is None:
            kind = EventKind.DATED
        else:
            kind = EventKind.POSTPONED if by > mark.was else EventKind.BROUGHT_FORWARD
        kept = proposal.state is State.BELUM_DIAKOMODIR
        here = kept or proposal.tahap == tahap.key
        data: dict[str, object] = {"was": mark.was.isoformat()} if mark.was else {}
        if kept:
            data["to"] = tahap.year
        advance(
            store,
            proposal,
            CALENDAR,
            Change(
                kind,
                next=_next(proposal, tahap),
                by=by,
                data=data or None,
                values={
                    "hear": by,
                    "due": by if here and proposal.due == mark.was else proposal.due,
                },
            ),
        )
    return len(found)


def _by(tahap: Tahap | None, field: str, today: date) -> date | None:
    """The new date for what waits; None when it stays with what its author was told: there is no
    new date, or it has passed."""
    new = tahap.waited(field) if tahap is not None else None
    if field == "opens" and tahap is not None and new is not None:
        return cycles.again(tahap, today)
    return new if new is not None and new >= today else None


def _next(proposal: Proposal, tahap: Tahap) -> str:
    match proposal.state:
        case State.BELUM_DIAKOMODIR:
            return "next_year"
        case State.DIKEMBALIKAN:
            return "author"
    return tahap.key
