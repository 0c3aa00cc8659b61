"""The dates of a rung as admins change them, and the proposals that wait for one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select, update

from storage.city import areas, cycles
from storage.city.cycles import MOVED, Cycles, Rung
from storage.database import notes
from storage.database.store import Store
from storage.database.tables import proposals
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
    """The dates of a rung contradict each other: "closes" lies before it opens, or "tell_by" before
    it closes. Holds the rung as it would be."""

    def __init__(self, field: str, rung: Rung) -> None:
        super().__init__(field)
        self.field, self.rung = field, rung


@dataclass(frozen=True, slots=True)
class Dates:
    """The three dates of a rung; None where it has none."""

    opens: date | None
    closes: date | None
    tell_by: date | None


def with_dates(rung: Rung, dates: Dates) -> Rung:
    """The rung with other dates. Raises BadDates."""
    new = replace(rung, opens=dates.opens, closes=dates.closes, tell_by=dates.tell_by)
    if new.opens and new.closes and new.closes < new.opens:
        raise BadDates("closes", new)
    ends = new.closes or new.opens
    if ends and new.tell_by and new.tell_by < ends:
        raise BadDates("tell_by", new)
    return new


async def set_dates(
    store: Store, by: Person | Actor, city: str, year: int, key: str, dates: Dates
) -> Rung:
    """Changes the dates of a rung; proposals that wait for one of them follow (`move`).

    Raises staff.NotAllowed, LookupError for a rung that is not there, or BadDates.
    """
    actor = await acting(store, by, Operation.SET_CYCLE, city)
    known = await cycles.load(store)
    before = known.rung(city, year, key) if (await areas.city(store, city)).letters else None
    if before is None:
        raise LookupError(key)
    rung = with_dates(before, dates)
    if rung == before:
        return rung
    if await cycles.stored(store, city, year):
        await cycles.rewrite(store, before, rung)
    else:
        # The year has stood on another one's dates so far; from now on on its own.
        for each in known.rungs(city, year):
            cycles.write(store, rung if each.key == key else each)
        await cycles.mark(store, before, rung)
    cycles.anew(store)
    note(
        store, actor, "rung", city, about=f"{year} {key}",
        data={"was": _plain(before), "now": _plain(rung)},
    )  # fmt: skip
    return rung


async def take(store: Store, by: Actor, wanted: Sequence[Rung]) -> tuple[int, int]:
    """Writes rungs as a file has them; gives how many were new and how many changed."""
    new, changed = await cycles.take(store, wanted)
    if new or changed:
        for city in sorted({rung.city for rung in wanted}):
            note(store, by, "rungs", city, about="import", data={"new": new, "changed": changed})
    return new, changed


def _plain(rung: Rung) -> dict[str, str | None]:
    return {
        name: day.isoformat() if (day := getattr(rung, name)) else None
        for name in ("opens", "closes", "tell_by")
    }


# --- what waits for a date ----------------------------------------------------------------------


def _waiting(
    known: Cycles, rung: Rung, field: str, was: date | None, by: date | None,
    others: Sequence[date] = (),
) -> ColumnElement[bool]:  # fmt: skip
    """The proposals whose author is to hear by a date because a rung had it, or has been told that
    it has none, and does not have `by` yet: what was kept for a year waits for its window,
    everything else for a decision. What has been agreed waits for the rung that comes next. Who
    has been told one of the `others`, dates that the rung had since, is another change's to tell.
    """
    at, state, before = proposals.c.rung, proposals.c.state, known.before(rung)
    kept, agreed = state == State.BELUM_DIAKOMODIR, state == State.DISEPAKATI
    if field == "opens":
        waits = and_(kept, at == rung.key)
    else:
        last = known.after(rung) is None
        here = ~kept if last else and_(~kept, ~agreed)
        waits = and_(here, at == rung.key)
        if before is not None:
            waits = or_(waits, and_(agreed, at == before.key))
    if was is None:
        hear = proposals.c.hear
        told = and_(hear.is_not(None), hear != by, hear.not_in(list(others)))
    else:
        told = proposals.c.hear == was
    return and_(proposals.c.city == rung.city, proposals.c.year == rung.year, told, waits)


async def count_waiting(store: Store, before: Rung, rung: Rung) -> int:
    """How many proposals would follow if a rung had other dates."""
    count = 0
    known = await cycles.load(store)
    for field, was in cycles.changed_dates(before, rung, store.now.date()):
        where = _waiting(known, rung, field, was, rung.waited(field))
        count += int((await store.fetch(select(func.count()).where(where)))[0][0])
    return count


@dataclass(frozen=True, slots=True)
class Mark:
    """A date of a rung that has been changed, as storage.city.cycles notes it."""

    city: str
    year: int
    key: str
    field: str
    was: date | None
    since: datetime

    def of(self, other: Mark) -> bool:
        """Whether another one is of the same date of the same rung."""
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
        rung = known.rung(mark.city, mark.year, mark.key)
        today = local_day(store, await areas.city(store, mark.city))
        by = _by(rung, mark.field, today)
        moved = 0
        if rung is not None and by is not None and by != mark.was:
            others = [m.was for m in marks.values() if m.of(mark) and m.was is not None]
            moved = await _move(store, mark, known, rung, by, others, AT_ONCE - count)
        # While there is no new date, one may still be set.
        passed = mark.was is not None and mark.was < today
        settled = rung is None or rung.waited(mark.field) is not None or passed
        if not moved and settled and store.now - mark.since > STALE:
            await notes.drop(store, f"{MOVED}{name}")
        count += moved
    return count


async def _move(
    store: Store, mark: Mark, known: Cycles, rung: Rung, by: date, others: Sequence[date],
    most: int,
) -> int:  # fmt: skip
    if mark.field != "opens":
        # What has been agreed is forwarded by the date of its own rung; its author waits for the
        # next one's, and need not hear of this.
        await store.execute(
            update(proposals)
            .where(
                proposals.c.city == rung.city, proposals.c.year == rung.year,
                proposals.c.rung == rung.key, proposals.c.state == State.DISEPAKATI,
                proposals.c.due == mark.was if mark.was else proposals.c.due.is_(None),
            )
            .values(due=by)
        )  # fmt: skip
    query = (
        select(proposals)
        .where(_waiting(known, rung, mark.field, mark.was, by, others))
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
        here = proposal.rung == rung.key and proposal.due == mark.was
        advance(
            store,
            proposal,
            CALENDAR,
            Change(
                kind,
                next=_next(proposal, rung),
                by=by,
                data={"was": mark.was.isoformat()} if mark.was else None,
                values={"hear": by, "due": by if here else proposal.due},
            ),
        )
    return len(found)


def _by(rung: Rung | None, field: str, today: date) -> date | None:
    """The new date for what waits; None when it stays with what its author was told: there is no
    new date, or it has passed."""
    new = rung.waited(field) if rung is not None else None
    if field == "opens" and new is not None:
        return max(new, today)  # a window that is open already: what was kept goes in now
    return new if new is not None and new >= today else None


def _next(proposal: Proposal, rung: Rung) -> str:
    match proposal.state:
        case State.BELUM_DIAKOMODIR:
            return "next_year"
        case State.DIKEMBALIKAN:
            return "author"
    return rung.key
