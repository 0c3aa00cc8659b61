"""What may reach people who have been silent for too long: each message that waits goes as a text
that was approved, or is held behind an opening, or goes on waiting. Most urgent first, and no more
people a day than the platform allows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import locales
from bot.channels.base import FilledTemplate, Limits
from bot.turns.turns import Turns
from bot.work.loop import Loop
from handlers.turn import render
from storage.city import quiet_hours
from storage.database.store import Store
from storage.messages import daily_limit, openings, outside, templates
from storage.messages.outside import Waiting
from storage.messages.templates import (
    BESIDE,
    FRESH,
    HELD_BACK,
    NOTHING,
    OPENING,
    SILENT,
    Outside,
    Template,
)

TICK = 60.0  # seconds

# Decided in one transaction: others wait for it.
AT_ONCE = 200

Serving = Mapping[tuple[str, str], Template]


@dataclass(slots=True, eq=False)
class Gate:
    """Decides how what waits goes on, when something was stored and every minute.

    `daily` is how many people a day may be written to first, by channel; `halted` are mailings of
    which nothing goes now.
    """

    turns: Turns
    limits: Mapping[str, Limits]
    daily: int
    clock: Callable[[], datetime]
    halted: Callable[[], frozenset[int]] = frozenset
    loop: Loop = field(init=False)
    serving: dict[str, Serving] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.loop = Loop(self.tick, TICK, "outside", self.turns.database)

    async def __aenter__(self) -> Gate:
        if self.channels:
            self.turns.committed.append(self.committed)
            await self.loop.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        if self.channels:
            await self.loop.__aexit__()

    @property
    def channels(self) -> list[str]:
        """Those that let us only answer."""
        return [name for name, each in self.limits.items() if each.window]

    @property
    def busy(self) -> bool:
        return bool(self.channels) and self.loop.busy

    def committed(self, store: Store) -> None:
        if store.woken & {"mail", "mailings"}:
            self.loop.look()

    def as_approved(self, channel: str, ref: str, of: Outside) -> tuple[str, FilledTemplate] | None:
        """A message as the text as which it may go now: how it reads, and its values."""
        for each in self.serving.get(channel, {}).values():
            if each.ref == ref:
                found = templates.filled(each, of.values)
                return (found[0], FilledTemplate(ref, found[1])) if found else None
        return None

    async def tick(self) -> float:
        for channel in self.channels:
            await self._look(channel)
        return TICK

    async def _look(self, channel: str) -> None:
        now, halted = self.clock(), self.halted()
        async with self.turns.database.read() as connection:
            known = await templates.load(connection, channel)
            self.serving[channel] = templates.serving(known)
            if not known:
                return
            some = await outside.some(connection, channel, now, halted)
            late = await openings.unanswered(connection, now)
            fresh = await templates.fresh(connection, channel)
        if fresh:
            await self.turns.do(lambda store: self._warmed(store, channel))
        if late:
            await self.turns.do(lambda store: self._remind(store, channel))
        if some or fresh:
            while await self.turns.do(lambda store: self._decide(store, channel, halted)):
                continue

    async def _warmed(self, store: Store, channel: str) -> None:
        for each in self.serving[channel].values():
            await templates.warm(store, each)

    # --- what waits -----------------------------------------------------------------------------

    async def _decide(self, store: Store, channel: str, halted: frozenset[int]) -> bool:
        """Decides on some; whether there may be more."""
        await daily_limit.alone(store, channel)
        room = await daily_limit.room(store, channel, self.daily)
        some = await outside.undecided(store, channel, halted, begun=room <= 0, count=AT_ONCE)
        turn = _Turn(self, store, channel, room)
        decided = [await turn.decide(each) for each in some]
        await daily_limit.begins(store, channel, turn.begun)
        return len(some) == AT_ONCE and any(decided)

    # --- openings that nobody answers -----------------------------------------------------------

    async def _remind(self, store: Store, channel: str) -> None:
        await daily_limit.alone(store, channel)
        room = await daily_limit.room(store, channel, self.daily)
        again: set[str] = set()
        for row in await openings.late(store, [channel], AT_ONCE):
            if not row.held:
                await openings.drop(store, channel, row.address)
            elif row.reminded_at is not None:
                await openings.give_up(store, channel, row.address)
            elif len(again) < room and await self._again(
                store, channel, row.address, row.person_id
            ):
                again.add(row.address)
        await daily_limit.begins(store, channel, again)

    async def _again(self, store: Store, channel: str, address: str, person_id: int) -> bool:
        """The opening once more; False where none may be sent now."""
        last = await openings.last_opening(store, channel, address)
        of = Outside.load(last.outside) if last is not None else None
        if last is None or of is None:
            return False
        template = self.serving[channel].get((OPENING, of.locale))
        found = templates.filled(template, of.values) if template else None
        if template is None or found is None:
            return False
        openings.opens(
            store, channel, address, person_id, last.priority, template.ref, found[0], of
        )
        openings.reminded(store, channel, address)
        return True


@dataclass(slots=True)
class _Turn:
    """One look at what waits: how many more people may be written to, how many more each new text
    may go to, and whom this look has begun with or asked."""

    gate: Gate
    store: Store
    channel: str
    room: int
    first: dict[str, int] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)

    async def decide(self, each: Waiting) -> bool:
        """How a message goes on; False where there is no room for its reader today, or it is night
        where they are."""
        if each.mailing_id is None and self._night(each):
            return False  # of mailings the night is in `halted`
        serving = self.gate.serving[self.channel]
        template = None
        if each.outside is not None:
            template = serving.get((each.outside.kind, each.outside.locale))
            if template is not None and templates.filled(template, each.outside.values) is None:
                template = None  # it would not be whole
        if template is not None:
            return await self._goes(each, template)
        if each.outside is not None and each.outside.kind == outside.PIECE:
            outside.waits(self.store, each.id, BESIDE)
            return True
        if not each.words:
            # A picture beside words that go by themselves, or that are held and bring it along.
            outside.waits(self.store, each.id, BESIDE)
            return True
        if each.opened is not None or each.address in self.asked:
            outside.waits(self.store, each.id, SILENT if each.ended else HELD_BACK)
            return True
        return await self._asks(each, serving)

    async def _goes(self, each: Waiting, template: Template) -> bool:
        if template.ref not in self.first:
            self.first[template.ref] = await templates.warm(self.store, template)
        if self.first[template.ref] <= 0:
            outside.waits(self.store, each.id, FRESH)
            return True
        if not self._room(each):
            return False
        self.first[template.ref] -= 1
        outside.goes(self.store, each.id, template.ref)
        if each.mailing_id is None:  # one of a mailing is never in pieces
            await outside.pieces_told(self.store, each.person_id, each.id)
        return True

    async def _asks(self, each: Waiting, serving: Serving) -> bool:
        """Holds it, and asks its reader to write."""
        locale = each.locale if (OPENING, each.locale) in serving else locales.LOCALES[0]
        template = serving.get((OPENING, locale))
        if template is None:
            outside.waits(self.store, each.id, NOTHING)
            return True
        of = Outside(OPENING, locale, await self._about(each, locale))
        found = templates.filled(template, of.values)
        if found is None:
            outside.waits(self.store, each.id, NOTHING)
            return True
        if not self._room(each):
            return False
        openings.opens(
            self.store,
            self.channel,
            each.address,
            each.person_id,
            each.priority,
            template.ref,
            found[0],
            of,
        )
        await openings.opened(self.store, self.channel, each.address, each.person_id)
        self.asked.add(each.address)
        outside.waits(self.store, each.id, HELD_BACK)
        return True

    async def _about(self, each: Waiting, locale: str) -> dict[str, str]:
        """What the news is about, as far as it is said before they answer."""
        number = each.outside.values.get("number") if each.outside else None
        if number is None and each.proposal_id is not None:
            number = await outside.number_of(self.store, each.proposal_id)
        about = (
            locales.text(locale, "opening-about", number=number)
            if number
            else locales.text(locale, "opening-about.other")
        )
        city = render(self.gate.turns.site.called(each.area), locale)
        return {"about": about, "city": city}

    def _room(self, each: Waiting) -> bool:
        """Whether its reader may be written to first today; then they are."""
        if each.begun or each.address in self.begun:
            return True
        if self.room <= 0:
            return False
        self.room -= 1
        self.begun.add(each.address)
        return True

    def _night(self, each: Waiting) -> bool:
        place = self.gate.turns.site
        over = (quiet_hours.ends(self.store.now, city) for city in place.cities(each.area))
        return any(over)
