"""A year of meetings: each reminder once, at its time, to everybody it is for, whatever the clock
does; none of a meeting that was moved or cancelled."""

from __future__ import annotations

import contextlib
import os
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select

from bot.app import App, build
from bot.channels.base import Limits, Parcel
from bot.settings import Settings
from bot.work.broadcaster import Broadcaster
from bot.work.scheduler import Scheduler
from handlers.asking.meetings import wording
from handlers.turn import render
from storage.city import cycles, quiet_hours
from storage.city.areas import Area
from storage.database.store import Store
from storage.database.tables import addresses, mailings, people
from storage.meetings import meetings
from storage.meetings.model import SHORT, USUAL, Meeting, Plan
from storage.messages.mailings.mailing import Kind
from storage.staff.staff import at_command_line

BEGIN = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
YEAR = timedelta(days=365)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
MORNING = 23  # hour of the day, UTC, at which it begins in Metro

# A zone with daylight saving, which is nobody's here.
ZONE = "America/New_York"

BY = at_command_line("Lurah")


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many meetings, people of an area, areas, and jumps of the clock by an hour."""

    meetings: int = 1000
    people: int = 200
    areas: int = 22
    jumps: int = 48

    def part(self, of: int) -> Sizes:
        return Sizes(self.meetings // of, max(5, self.people // of), self.areas, self.jumps)


@dataclass
class Counts:
    """What a year came to. `wrong` says what was missing, too much, or late."""

    expected: int = 0  # reminders
    reminders: int = 0
    messages: int = 0
    moved: int = 0
    cancelled: int = 0
    latest: float = 0.0  # seconds that one was queued after its time, jumps aside
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)


class Everybody:
    """A channel that only counts."""

    name = "terminal"
    limits = Limits(text=10_000, caption=10_000, rate=1e6, chat_rate=1e6, chat_burst=10**6)

    def __init__(self) -> None:
        self.sent: Counter[tuple[str, str]] = Counter()

    async def send(self, parcel: Parcel) -> None:
        if parcel.text.startswith("Pengingat"):
            self.sent[parcel.address, parcel.text] += 1

    async def fetch(self, attachment: object) -> bytes:
        raise LookupError


@dataclass
class Clock:
    """The machine's: true time, and how far it is off."""

    true: datetime = BEGIN + timedelta(seconds=37)  # looks are not at the full minute
    off: timedelta = timedelta()

    def __call__(self) -> datetime:
        return self.true + self.off


@contextlib.contextmanager
def zone(name: str) -> Iterator[None]:
    """The machine's zone, for a while."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = name
    time.tzset()
    try:
        yield
    finally:
        os.environ.pop("TZ")
        if before is not None:
            os.environ["TZ"] = before
        time.tzset()


@dataclass
class Year:
    """One run. What is expected is reckoned here again, from the plans alone."""

    app: App
    clock: Clock
    channel: Everybody
    sizes: Sizes
    chosen: random.Random = field(default_factory=lambda: random.Random(1))
    plans: dict[int, Meeting] = field(default_factory=dict)
    counts: Counts = field(default_factory=Counts)
    # By meeting and start: offsets and when they are due, of what is to come and what has come.
    waiting: dict[tuple[int, datetime], dict[int, datetime]] = field(default_factory=dict)
    come: dict[tuple[int, datetime], set[int]] = field(default_factory=dict)
    names: dict[tuple[int, datetime], str] = field(default_factory=dict)

    # Forward and back again, back and forward again.
    jump: Iterator[timedelta] = field(default_factory=lambda: cycle((HOUR, -HOUR, -HOUR, HOUR)))

    @property
    def city(self) -> Area:
        return self.app.site.areas.cities[0]

    async def __call__(self) -> Counts:
        began = time.perf_counter()
        await self.plan()
        # Only now, so that the calls reach nobody and all that is sent are reminders.
        await self.settle_people()
        await self.pass_by()
        await self.compare()
        self.counts.seconds = time.perf_counter() - began
        return self.counts

    # --- planning -------------------------------------------------------------------------------

    def start(self, first: datetime) -> datetime:
        """Some time of the day, some day of the year."""
        days = self.chosen.randrange(4, 365)
        local = self.chosen.choice((8, 9, 10, 13, 16, 19, 20))
        day = (first + timedelta(days=days)).replace(hour=0, minute=0, second=0)
        return day + timedelta(hours=local - 7, minutes=self.chosen.choice((0, 15, 30)))

    async def plan(self) -> None:
        where = self.app.site.areas.kelurahan[: self.sizes.areas]
        for begin in range(0, self.sizes.meetings, 50):
            numbers = range(begin, min(begin + 50, self.sizes.meetings))

            async def chore(store: Store, numbers: range = numbers) -> None:
                tahap = (await cycles.load(store)).tahap(self.city.code, 2028, "kelurahan")
                assert tahap is not None
                for n in numbers:
                    start = self.start(BEGIN)
                    plan = Plan(start, start + 2 * HOUR, f"Balai {n}")
                    area = where[n % len(where)]
                    made = await meetings.create(store, BY, self.city, area, tahap, plan)
                    self.planned(made)

            await self.app.turns.do(chore)
        await self.look()

    def planned(self, meeting: Meeting) -> None:
        """What is to come of a meeting from now on."""
        self.plans[meeting.id] = meeting
        key = (meeting.id, meeting.plan.starts_at)
        self.waiting[key] = {}
        known = cycles.Cycles(cycles.read_csv(cycles.INCLUDED))
        said = (
            wording.name(self.app.site, known, meeting),
            wording.facts(self.app.site, meeting, wording.LOCALE, agenda=False),
        )
        self.names[key] = "\n\n".join(render(words, wording.LOCALE) for words in said)
        for minutes in USUAL:
            due = meeting.plan.starts_at - timedelta(minutes=minutes)
            due = quiet_hours.at_the_latest(due, self.city) if minutes > SHORT else due
            if due > self.clock():
                self.waiting[key][minutes] = due

    async def settle_people(self) -> None:
        rows: list[dict[str, Any]] = []
        for area in self.app.site.areas.kelurahan[: self.sizes.areas]:
            rows += [
                {
                    "id": len(rows) + n + 1, "created_at": BEGIN, "locale": "id", "consent": True,
                    "locale_offered": False, "show_name": "none", "area": area.code,
                    "channel": "terminal", "address": f"{area.code}/{n}",
                }
                for n in range(self.sizes.people)
            ]  # fmt: skip
        async with self.app.database.writer.begin() as connection:
            await connection.execute(insert(people), rows)
            where = [
                {"channel": "terminal", "address": r["address"], "person_id": r["id"]} for r in rows
            ]
            await connection.execute(insert(addresses), where)

    # --- the year -------------------------------------------------------------------------------

    async def look(self) -> None:
        """What a minute of the program does, until nothing is left to be sent now."""
        await Broadcaster(self.app.turns, self.clock).tick()
        self.app.claims.look()
        await self.app.settled()

    async def pass_by(self) -> None:
        """The clock runs. Minutes in which nothing is due are passed over, but never a morning:
        then goes out what the night held up."""
        scheduler = Scheduler(self.app.turns, self.clock)
        end = BEGIN + YEAR + timedelta(days=2)
        jumps = sorted(BEGIN + YEAR * self.chosen.random() for _ in range(self.sizes.jumps))
        some = self.chosen.sample(sorted(self.plans), max(6, self.sizes.meetings // 10))
        changes = sorted(
            (BEGIN + (self.plans[id].plan.starts_at - BEGIN) * self.chosen.random(), id)
            for id in some
        )
        while self.clock.true < end:
            now, due = self.clock(), self.next_due()
            step = (now + timedelta(days=1)).replace(hour=MORNING, minute=1, second=0) - now
            step %= timedelta(days=1)
            if due is not None:
                step = min(max(due - now, timedelta()), step)
            # A look each minute: the first at or after what is due.
            whole = -(-step // MINUTE) * MINUTE
            self.clock.true += max(whole, MINUTE)
            jumped = bool(jumps and jumps[0] <= self.clock.true)
            while jumps and jumps[0] <= self.clock.true:
                jumps.pop(0)
                self.clock.off += next(self.jump)
            while changes and changes[0][0] <= self.clock.true:
                await self.something_changes(changes.pop(0)[1])
            await scheduler.reminders()
            await scheduler.purge()
            self.pass_due(jumped)
            await self.look()

    def next_due(self) -> datetime | None:
        return min((d for due in self.waiting.values() for d in due.values()), default=None)

    def pass_due(self, jumped: bool) -> None:
        """What the clock has passed has come."""
        now = self.clock()
        for key, due in self.waiting.items():
            for minutes in [m for m, at in due.items() if at <= now]:
                if not jumped:
                    self.counts.latest = max(
                        self.counts.latest, (now - due[minutes]).total_seconds()
                    )
                del due[minutes]
                self.come.setdefault(key, set()).add(minutes)
        self.waiting = {key: due for key, due in self.waiting.items() if due}

    async def something_changes(self, id: int) -> None:
        """A meeting is moved or cancelled; of its old time nothing more is to come."""
        meeting = self.plans[id]
        if meeting.over(self.clock()):
            return

        async def chore(store: Store) -> None:
            if self.chosen.random() < 0.5:
                start = self.start(self.clock())
                plan = Plan(start, start + 2 * HOUR, meeting.plan.place)
                moved = await meetings.change(store, BY, id, plan, version=meeting.version)
                self.waiting.pop((id, meeting.plan.starts_at), None)
                self.planned(moved)
                self.counts.moved += 1
            else:
                await meetings.cancel(store, BY, id, "Hujan badai", version=meeting.version)
                self.waiting.pop((id, meeting.plan.starts_at), None)
                self.counts.cancelled += 1

        await self.app.turns.do(chore)

    # --- what came of it ------------------------------------------------------------------------

    async def compare(self) -> None:
        """What people got, with what they should have got."""
        counts, sent = self.counts, self.channel.sent
        counts.expected = sum(map(len, self.come.values()))
        async with self.app.database.read() as connection:
            rows = await connection.execute(
                select(mailings.c.meeting_id).where(mailings.c.kind == Kind.REMINDER)
            )
            counts.reminders = len(rows.all())
        counts.messages = sent.total()
        wanted: Counter[tuple[str, str]] = Counter()
        for (id, start), offsets in self.come.items():
            for n in range(self.sizes.people):
                address = f"{self.plans[id].area}/{n}"
                wanted[address, self.names[id, start]] += len(offsets)
        got: Counter[tuple[str, str]] = Counter()
        for (address, text), times in sent.items():
            head, _, rest = text.partition(": ")[2].partition(".\n\n")
            got[address, f"{head}\n\n{rest.rpartition(chr(10) * 2)[0]}"] += times
        missing, more = wanted - got, got - wanted
        if counts.reminders != counts.expected:
            counts.wrong.append(f"{counts.reminders} reminders, expected {counts.expected}")
        for what, some in (("missing", missing), ("too many", more)):
            counts.wrong += [f"{what}: {key} {n}" for key, n in list(some.items())[:5]]
        if counts.latest > 60:
            counts.wrong.append(f"queued {counts.latest:.0f} s late")


async def year(url: str, sizes: Sizes) -> Counts:
    """A year in a new database, in another zone and with a clock that jumps."""
    clock, channel = Clock(), Everybody()
    with zone(ZONE), tempfile.TemporaryDirectory(prefix="rembuk-year-") as folder:
        settings = Settings(database_url=url, media_dir=Path(folder), secret_key="x")
        async with build(settings, channels={"terminal": channel}, clock=clock) as app:
            return await Year(app, clock, channel, sizes)()


def rows(counts: Counts, sizes: Sizes) -> list[tuple[str, str, str]]:
    """What was counted: row, figure, what is wanted."""
    of = f"a year of {sizes.meetings:,} meetings, {sizes.people} people each: "
    return [
        (f"{of}reminders (moved, cancelled)",
         f"{counts.reminders:,} ({counts.moved}, {counts.cancelled})", ""),
        (f"{of}messages", f"{counts.messages:,}", ""),
        (f"{of}missing, doubled, or of an old time", str(len(counts.wrong)), "0"),
        (f"{of}queued after its time at the latest, s", f"{counts.latest:.0f}", "under 60"),
        (f"{of}seconds for all of it", f"{counts.seconds:.0f}", ""),
    ]  # fmt: skip
