"""After a copy has been put back: numbers leap, what was queued is held, and who was deleted since
is deleted again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.city import areas, cycles
from storage.database import notes
from storage.database.ids import new_id
from storage.database.ledger import Ledger
from storage.database.store import Store
from storage.database.tables import audit, codes, counters, mailings, outbox, proposals, reminders
from storage.database.tables import people as people_table
from storage.messages.mailings.mailing import MailingState
from storage.messages.model import HELD, QUEUED, UNKNOWN
from storage.people import forgetting, people
from storage.proposals.numbers import LEAP
from storage.proposals.together import support

# Nobody knows how many numbers have been given since the copy: at least so many are skipped; or
# twice what the busiest day of the series would have given in all that time, if that is more.
LEAST = 500

# A leap ends at a full hundred, so that people see that one was made.
ROUND = 100

# What the command calls itself in the audit log.
ACTOR = "rembuk db restore"
RESTORED, RELEASED = "restored", "released"

# In `kept`: that messages are held, since when, and which mailings were halted for it.
HOLD = "restored:"


@dataclass(frozen=True, slots=True)
class Leap:
    """Numbers of a city and year that are not given: those after `last`, up to `to`."""

    city: str
    year: int
    last: int
    to: int


@dataclass(frozen=True, slots=True)
class Settled:
    """What was done to a copy after it had been put back."""

    leaps: tuple[Leap, ...]
    held: int  # messages
    halted: int  # mailings
    deleted: int  # people who were deleted once more
    codes: int  # one-time codes that are worth nothing now
    loose: tuple[str, ...]  # hashes of pictures that went with them

    def __str__(self) -> str:
        lines = [
            f"numbers of {leap.city} {leap.year} go on after {leap.to} (the copy knew {leap.last})"
            for leap in self.leaps
        ]
        lines.append(f"{self.held} messages and {self.halted} mailings are held: rembuk db release")
        lines.append(f"{self.deleted} people who were deleted since are deleted again")
        lines.append(f"{self.codes} one-time codes are void; roles are those of the copy")
        return "\n".join(lines)


async def settle(store: Store, copied_at: datetime, ledger: Ledger, leap: int | None) -> Settled:
    """All of it, in the unit of work of the caller. `leap` is how many numbers are skipped at the
    least; without it that is reckoned from how old the copy is."""
    gone, given = ledger.read()
    loose: list[str] = []
    deleted = 0
    for id in sorted(gone):
        person = await people.load_one(store, id)
        if person is not None:
            await support.forget(store, person.id)
            loose += await forgetting.forget(store, person)
            deleted += 1
    leaps = await _leap(store, copied_at, given, leap)
    held, halted = await _hold(store, copied_at)
    void = await store.execute(delete(codes))
    done = {"copied_at": copied_at.isoformat(), "held": held, "deleted": deleted}
    _note(store, RESTORED, data=done)
    return Settled(tuple(leaps), held, halted, deleted, void, tuple(loose))


def _note(store: Store, action: str, **more: Any) -> None:
    store.insert(audit, id=new_id(), at=store.now, actor=ACTOR, action=action, **more)


# --- numbers --------------------------------------------------------------------------------------


async def _leap(
    store: Store, copied_at: datetime, given: dict[tuple[str, int], int], least: int | None
) -> list[Leap]:
    counted = {(row.city, row.year): row.last for row in await store.fetch(select(counters))}
    # A year may have begun since the copy.
    known = await cycles.read(store.connection)
    days = [copied_at.date(), store.now.date()]
    for city in (await areas.load(store.connection)).cities:
        first, newest = (known.year_on(city.code, day) for day in days)
        for year in range(min(first, newest), max(first, newest) + 1):
            counted.setdefault((city.code, year), 0)
    for key in given:
        counted.setdefault(key, 0)
    busiest = await _busiest(store)
    age = max((store.now - copied_at).days, 0) + 2  # days, begun ones too
    leaps = []
    for (city, year), last in sorted(counted.items()):
        skipped = least if least is not None else max(LEAST, 2 * busiest[city, year] * age)
        to = max(last + skipped, given.get((city, year), 0))
        leaps.append(Leap(city, year, last, -(-to // ROUND) * ROUND))
    for leap in leaps:
        await _count_from(store, leap)
    return leaps


async def _count_from(store: Store, leap: Leap) -> None:
    where = (counters.c.city == leap.city, counters.c.year == leap.year)
    if not await store.execute(update(counters).where(*where).values(last=leap.to)):
        store.insert(counters, city=leap.city, year=leap.year, last=leap.to)
    _note(
        store,
        LEAP,
        area=leap.city,
        about=f"{leap.city} {leap.year}",
        data={"year": leap.year, "from": leap.last, "to": leap.to},
    )


async def _busiest(store: Store) -> Counter[tuple[str, int]]:
    """Of each city and year how many proposals its busiest day had."""
    days: Counter[tuple[str, int, Any]] = Counter()
    p = proposals.c
    for row in await store.fetch(select(p.city, p.number_year, p.created_at)):
        days[row.city, row.number_year, row.created_at.date()] += 1
    found: Counter[tuple[str, int]] = Counter()
    for (city, year, _), count in days.items():
        found[city, year] = max(found[city, year], count)
    return found


# --- what was queued ------------------------------------------------------------------------------


async def _hold(store: Store, copied_at: datetime) -> tuple[int, int]:
    held = await store.execute(
        update(outbox).where(outbox.c.settled_at.is_(None)).values(state=HELD, claim=0)
    )
    going = (MailingState.PLANNED, MailingState.RUNNING)
    halted = await store.fetch(
        update(mailings)
        .where(mailings.c.ended_at.is_(None), mailings.c.state.in_(going))
        .values(state=MailingState.PAUSED)
        .returning(mailings.c.id)
    )
    for row in halted:
        await notes.save(store, f"{HOLD}mailing:{row.id}", store.now.isoformat())
    await notes.save(store, f"{HOLD}copy", copied_at.isoformat())
    return held, len(halted)


async def holding(connection: AsyncConnection) -> datetime | None:
    """Of when the copy is that was put back, while nobody has said what becomes of what it had
    queued; meanwhile the calendar tells nobody anything either."""
    found = await notes.load(connection, f"{HOLD}copy")
    return datetime.fromisoformat(found[""]) if found else None


@dataclass(frozen=True, slots=True)
class Held:
    """A message that is held: whose it is, by name where there is one."""

    name: str | None
    channel: str
    created_at: datetime
    about: str | None


async def held(connection: AsyncConnection) -> Sequence[Held]:
    """What is held, oldest first."""
    query = (
        select(people_table.c.name, outbox.c.channel, outbox.c.created_at, outbox.c.about)
        .select_from(outbox.outerjoin(people_table, people_table.c.id == outbox.c.person_id))
        .where(outbox.c.settled_at.is_(None), outbox.c.state == HELD)
        .order_by(outbox.c.created_at, outbox.c.id)
    )
    return [Held(*row) for row in await connection.execute(query)]


async def count_held(connection: AsyncConnection) -> int:
    query = select(func.count()).where(outbox.c.settled_at.is_(None), outbox.c.state == HELD)
    return int((await connection.execute(query)).scalar_one())


async def release(store: Store, *, drop: bool) -> int:
    """What was held goes out; or, to `drop` it, counts as perhaps told and never goes. Gives how
    many messages that were."""
    waiting = update(outbox).where(outbox.c.settled_at.is_(None), outbox.c.state == HELD)
    if drop:
        why = "held since a restore, and not sent again"
        values = {"state": UNKNOWN, "settled_at": store.now, "why": why}
        # What fell due between the copy and now was told then.
        await store.execute(
            update(reminders)
            .where(reminders.c.done_at.is_(None), reminders.c.due_at <= store.now)
            .values(done_at=store.now)
        )
    else:
        values = {"state": QUEUED}
    count = await store.execute(waiting.values(**values))
    for name in await notes.under(store, HOLD):
        if name.startswith("mailing:"):
            state = MailingState.STOPPED if drop else MailingState.PLANNED
            await store.execute(
                update(mailings)
                .where(
                    mailings.c.id == int(name.removeprefix("mailing:")),
                    mailings.c.state == MailingState.PAUSED,
                )
                .values(state=state)
            )
        await notes.drop(store, f"{HOLD}{name}")
    _note(store, RELEASED, data={"messages": count, "dropped": drop})
    store.wakes("mail")
    store.wakes("mailings")
    return count


def age(since: datetime, now: datetime) -> str:
    """How old something is, for the operator."""
    hours = (now - since) / timedelta(hours=1)
    return f"{hours:.0f} hours" if hours < 48 else f"{hours / 24:.0f} days"


def as_lines(rows: Sequence[Held], now: datetime, most: int = 20) -> list[str]:
    """Who would get what is held, how many that are, and how old it is."""
    if not rows:
        return ["nothing is held"]
    by_channel = Counter(row.channel for row in rows)
    shown = ", ".join(f"{count} on {channel}" for channel, count in sorted(by_channel.items()))
    lines = [f"{len(rows)} messages are held ({shown}), the oldest {age(rows[0].created_at, now)}"]
    for row in rows[:most]:
        about = f", about {row.about}" if row.about else ""
        lines.append(
            f"  {row.name or 'without a name'}, {row.channel}, {age(row.created_at, now)}{about}"
        )
    if len(rows) > most:
        lines.append(f"  and {len(rows) - most} more")
    return lines
