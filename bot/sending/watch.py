"""Watches over what the platforms say of us, and tells the admins what they should know, once."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta

from bot.channels.base import Checks
from bot.faults import later
from bot.sending.window.templates import DAILY, Keeper, fell
from bot.work.loop import Loop
from handlers.staff import alarms
from storage.database import notes
from storage.database.store import Store
from storage.messages import bill, daily_limit, outbox, templates

log = logging.getLogger("rembuk.watch")

TICK = 60.0  # seconds

# Of so many messages or more that were taken between these times ago, some should have arrived.
SINCE, UNTIL, ENOUGH = timedelta(hours=3), timedelta(minutes=15), 20


@dataclass(slots=True, eq=False)
class Watch:
    """Looks every minute; asks a platform about its texts when what it said is `older`."""

    keeper: Keeper
    older: timedelta = DAILY
    loop: Loop = field(init=False)
    _told: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.loop = Loop(self.tick, TICK, "watch", self.keeper.turns.database)

    async def __aenter__(self) -> Watch:
        await self.loop.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.loop.__aexit__()

    async def tick(self) -> float:
        tasks: list[Callable[[], Awaitable[None]]] = [
            self.texts,
            self.refused,
            self.limits,
            self.bill,
            self.deliveries,
            self.troubles,
        ]
        for task in tasks:
            try:
                await task()
            except Exception as error:
                later(log, f"{task.__name__} failed", error, self.keeper.turns.database)
        return TICK

    async def texts(self) -> None:
        """What serves no longer, with what still works."""
        news = await self.keeper.look(older=self.older)
        if not news:
            return
        place = self.keeper.turns.site

        async def chore(store: Store) -> None:
            serving = templates.serving(await templates.load(store.connection))
            for each in news:
                if not fell(each):
                    await alarms.ended(store, f"template:{each.name}")
                    continue
                left = {kind for kind, locale in serving if locale == each.locale}
                words = alarms.of_template(each, left)
                said = f"{each.state} {each.category}"
                await alarms.begins(place, store, f"template:{each.name}", words, said)

        await self.keeper.turns.do(chore)

    async def refused(self) -> None:
        """Texts by which messages were refused, until their platform is asked again."""
        async with self.keeper.turns.database.read() as connection:
            known = await templates.load(connection)
        faulty = [each for each in known if each.state == templates.FAULTY]
        if not faulty:
            return
        place = self.keeper.turns.site
        serving = templates.serving(known)

        async def chore(store: Store) -> None:
            for each in faulty:
                left = {kind for kind, locale in serving if locale == each.locale}
                words = alarms.of_template(each, left)
                await alarms.begins(place, store, f"template:{each.name}", words, each.state)

        await self.keeper.turns.do(chore)

    async def limits(self) -> None:
        """That a platform lets us write first to fewer people a day than is set."""
        async with self.keeper.turns.database.read() as connection:
            lowered = await notes.load(connection, daily_limit.LIMIT)
        place = self.keeper.turns.site

        async def chore(store: Store) -> None:
            for channel, note in lowered.items():
                number, _ = daily_limit.read_limit(note)
                words = alarms.of_limit(channel, number)
                await alarms.begins(place, store, f"limit:{channel}", words, note)

        if lowered:
            await self.keeper.turns.do(chore)

    async def deliveries(self) -> None:
        """That a platform takes what we send and delivers none of it: it may want to be paid."""
        now, place = self.keeper.clock(), self.keeper.turns.site
        for name, channel in self.keeper.channels.items():
            if not channel.limits.billed:
                continue
            async with self.keeper.turns.database.read() as connection:
                taken, arrived = await outbox.delivered(connection, name, now - SINCE, now - UNTIL)
            about = f"deliveries:{name}"

            async def begin(store: Store, about: str = about, name: str = name) -> None:
                await alarms.begins(place, store, about, alarms.of_deliveries(name), "stopped")

            async def end(store: Store, about: str = about) -> None:
                await alarms.ended(store, about)

            if taken >= ENOUGH and not arrived:
                await self.keeper.turns.do(begin)
                self._told.add(about)
            elif arrived and about in self._told:
                await self.keeper.turns.do(end)
                self._told.discard(about)

    async def bill(self) -> None:
        """That the month has cost all that it may."""
        async with self.keeper.turns.database.read() as connection:
            found = await bill.read(connection, self.keeper.clock())
        place = self.keeper.turns.site

        async def chore(store: Store) -> None:
            words = alarms.of_bill(found.ceiling)
            await alarms.begins(place, store, "bill", words, f"{found.month} {found.ceiling}")

        if found.over:
            await self.keeper.turns.do(chore)

    async def troubles(self) -> None:
        """What the channels say of themselves, while it lasts."""
        for name, channel in self.keeper.channels.items():
            if isinstance(channel, Checks):
                await self._trouble(name, channel.trouble)

    async def _trouble(self, name: str, trouble: str | None) -> None:
        place, about = self.keeper.turns.site, f"channel:{name}"

        async def begin(store: Store) -> None:
            words = alarms.of_channel(name, trouble or "")
            await alarms.begins(place, store, about, words, trouble or "")

        async def end(store: Store) -> None:
            await alarms.ended(store, about)

        if trouble:
            await self.keeper.turns.do(begin)
            self._told.add(name)
        elif name in self._told:
            await self.keeper.turns.do(end)
            self._told.discard(name)
