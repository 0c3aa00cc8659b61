"""What falls due by the clock."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.channels.base import Spools
from bot.faults import later
from bot.turns.turns import Turns
from bot.work.loop import Loop
from handlers.consultations import due as of_consultations
from handlers.meetings import due as of_meetings
from handlers.proposals.telling import due as of_proposals
from handlers.staff import morning as of_staff
from handlers.staff import photos as of_photos
from handlers.staff.people import sheet as of_sheets
from storage import retention
from storage.city import schedule
from storage.city.areas import Area
from storage.database import jobs, notes, rates
from storage.database.copies import restored
from storage.database.store import Store
from storage.files import files
from storage.meetings import heard, meetings, reminders, results
from storage.messages import daily_limit, inbox, outbox, unheard
from storage.people import sharing
from storage.proposals import carried_over, questions, silence, untold
from storage.reports import examples
from storage.retention import Retention

log = logging.getLogger("rembuk.scheduler")

TICK = 60.0  # seconds

# A reminder that falls due in between is not waited for longer than this, and never less.
NEAR = 1.0

# Staff get their list of what is overdue on this day of the week (Monday), in the morning.
WEEKLY = 0

# What is being committed just now may have happened so long ago: it is told the next morning.
IN_HAND = timedelta(minutes=1)

# Reminders in one transaction: others wait for it.
AT_ONCE = 100


@dataclass(slots=True, eq=False)
class Scheduler:
    """Looks every minute for what has fallen due. What has been done is kept in the database, so
    that a restart, or a second process, does not do it again."""

    turns: Turns
    clock: Callable[[], datetime]
    spools: Spools | None = None
    kept: Retention = field(default_factory=retention.included)
    loop: Loop = field(init=False)
    _purged: date | None = None
    _weeks: dict[str, str] = field(default_factory=dict)
    _mornings: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.loop = Loop(self.tick, TICK, "scheduler", self.turns.database)

    async def __aenter__(self) -> Scheduler:
        await self.loop.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.loop.__aexit__()

    async def _pause(self) -> float:
        """Seconds until there may be something to do: a minute, or until the next reminder."""
        try:
            async with self.turns.database.read() as connection:
                due = await reminders.next_due(connection)
        except Exception as error:
            later(log, "reminders cannot be read", error, self.turns.database)
            due = None
        if due is None:
            return TICK
        return min(max((due - self.clock()).total_seconds(), NEAR), TICK)

    async def tick(self) -> float:
        """Does what is due now. A task that fails is tried again with the next. Gives the seconds
        until then."""
        tasks: list[Callable[[], Awaitable[None]]] = [
            self.reminders,
            self.purge,
            self.sweep,
            self.move,
            self.carried,
            self.watch,
            self.unanswered,
            self.unfiled,
            self.invited,
            self.consulted,
            self.results,
            self.weekly,
            self.morning,
            self.phones,
        ]
        if await self._holding():
            tasks = [self.purge]
        for task in tasks:
            try:
                await task()
            except Exception as error:
                later(log, f"{task.__name__} failed", error, self.turns.database)
        return await self._pause()

    async def _holding(self) -> bool:
        """Whether a copy was put back and nobody has said yet what becomes of what it had queued:
        what fell due since the copy may have been told already. Or an example year is being made.
        """
        try:
            async with self.turns.database.read() as connection:
                if await examples.maker(connection) is not None:
                    return True
                return await restored.holding(connection) is not None
        except Exception as error:
            later(log, "what falls due cannot be read", error, self.turns.database)
            return False

    async def phones(self) -> None:
        """A phone that others have spoken from is again whose it is."""
        await self.turns.do(sharing.given_back)

    async def move(self) -> None:
        """What waits for a date of a tahap that has been changed, follows; more than was done where
        it was changed."""
        while await self.turns.do(schedule.move) == silence.AT_ONCE:
            continue

    async def carried(self) -> None:
        """What staff have had carried over into the next year goes on until all of it has."""
        async with self.turns.database.read() as connection:
            waiting = await notes.load(connection, carried_over.NOTE)

        async def chore(store: Store) -> bool:
            return await of_proposals.carried(self.turns.site, store)

        if waiting:
            while await self.turns.do(chore):
                continue

    async def reminders(self) -> None:
        """Reminders of meetings that have fallen due become mailings, each once."""
        async with self.turns.database.read() as connection:
            due = await reminders.next_due(connection)

        async def chore(store: Store) -> int:
            return await of_meetings.remind(self.turns.site, store)

        if due is not None and due <= self.clock():
            while await self.turns.do(chore) == meetings.AT_ONCE:
                continue

    async def invited(self) -> None:
        """Who was invited from a sheet a week ago and has not joined: whoever invited is told."""
        async with self.turns.database.read() as connection:
            waiting = await notes.load(connection, of_sheets.NOTE)

        async def chore(store: Store) -> None:
            await of_sheets.remind(self.turns.site, store)

        if any(due <= self.clock().isoformat() for due in waiting.values()):
            await self.turns.do(chore)

    async def unfiled(self) -> None:
        """Results of meetings that are not there, three days after: whoever runs them is asked,
        then the area's admins are told."""
        async with self.turns.database.read() as connection:
            waiting = await results.some_unfiled(connection, self.clock())

        async def chore(store: Store) -> None:
            await of_meetings.chase(self.turns.site, store)

        if waiting:
            await self.turns.do(chore)

    async def consulted(self) -> None:
        """Consultations close at their time, what is public of them moves, whom finished work
        concerns is asked about it, and whoever is to answer is reminded."""

        async def chore(store: Store) -> None:
            await of_consultations.tend(self.turns.site, store)
            await of_consultations.invite(self.turns.site, store)
            await of_consultations.chase(self.turns.site, store)

        await self.turns.do(chore)

    async def watch(self) -> None:
        """The silence watch: whoever should have heard by now, hears."""
        for city in self.turns.site.areas.cities:

            async def chore(store: Store, city: Area = city) -> int:
                told = await silence.tell(store, city)
                for outgoing in await of_proposals.bundle(self.turns.site, store):
                    store.send(outgoing)
                return told

            while await self.turns.do(chore) == silence.AT_ONCE:
                continue

    async def unanswered(self) -> None:
        """Questions of staff that have waited for a week: their authors are reminded, once."""

        async def chore(store: Store) -> None:
            for remark in await questions.to_remind(store, AT_ONCE):
                for outgoing in await of_proposals.reminder(self.turns.site, store, remark):
                    store.send(outgoing)

        async with self.turns.database.read() as connection:
            waiting = await questions.some_to_remind(connection, self.clock())
        if waiting:
            await self.turns.do(chore)

    async def results(self) -> None:
        """Authors whose proposals a meeting did not agree hear so, more than were told when its
        result was filed."""
        async with self.turns.database.read() as connection:
            waiting = await notes.load(connection, heard.NOTE)
        if waiting:
            while await self.turns.do(heard.go_on):
                continue

    async def weekly(self) -> None:
        """One list a week for staff of what is overdue in their area, of what waits to be carried
        over, and for admins of the tahapan that have no date although proposals wait."""
        for city in self.turns.site.areas.cities:
            today = silence.day(self.clock(), city)
            week = f"{today.isocalendar().year}-{today.isocalendar().week}"
            if today.weekday() < WEEKLY or self._weeks.get(city.code) == week:
                continue

            async def chore(store: Store, city: Area = city, week: str = week) -> None:
                name = f"weekly:{city.code}"
                if await notes.renew(store, name, week):
                    for outgoing in await of_proposals.weekly(self.turns.site, store, city):
                        store.send(outgoing)
                    for outgoing in await of_proposals.kept(self.turns.site, store, city):
                        store.send(outgoing)
                    for outgoing in await of_proposals.undated(self.turns.site, store, city):
                        store.send(outgoing)

            await self.turns.do(chore)
            self._weeks[city.code] = week

    async def morning(self) -> None:
        """One list each morning for staff of what has come to their desks since the last; and a
        word on photos that have waited for long."""
        for city in self.turns.site.areas.cities:
            today = silence.day(self.clock(), city).isoformat()
            if self._mornings.get(city.code) == today:
                continue

            async def chore(store: Store, city: Area = city, today: str = today) -> None:
                if not await notes.renew(store, f"morning:{city.code}", today):
                    return
                for outgoing in await of_photos.remind(self.turns.site, store, city):
                    store.send(outgoing)
                name, until = f"morning-at:{city.code}", store.now - IN_HAND
                last = await notes.get(store, name)
                since = datetime.fromisoformat(last) if last else until - timedelta(days=1)
                await notes.save(store, name, until.isoformat())
                for outgoing in await of_staff.morning(self.turns.site, store, city, since, until):
                    store.send(outgoing)

            await self.turns.do(chore)
            self._mornings[city.code] = today

    async def purge(self) -> None:
        """What need not be kept any longer goes, once a day."""
        today = self.clock().date()
        if self._purged == today:
            return
        kept = self.kept

        async def chore(store: Store) -> None:
            await untold.note_missed(store, store.now - kept.texts)
            await untold.forget_bundled(store, store.now - kept.arrived)
            await daily_limit.forget_old(store)
            await inbox.purge_unreadable(store, store.now - kept.unreadable)
            await unheard.purge(store, store.now - kept.unheard)
            await outbox.purge_last_words(store, store.now - kept.last_words)
            await rates.purge(store, store.now)
            jobs.discard(
                store, await files.purge(store, store.now - kept.lists, store.now - kept.reports)
            )

        async def texts(store: Store) -> int:
            return await outbox.purge(store, store.now - kept.texts)

        await self.turns.do(chore)
        while await self.turns.do(texts):
            continue
        self._purged = today

    async def sweep(self) -> None:
        """Uploads that lie about go: a photo that waits for a consent, or one that broke off."""
        if self.spools is None or not (
            old := await self.spools.older(self.kept.uploads.total_seconds())
        ):
            return
        async with self.turns.database.read() as connection:
            wanted = await files.wanted_of(connection, self.spools.name, old)
        await self.spools.sweep(name for name in old if name not in wanted)
