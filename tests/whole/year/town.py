"""A city and its people, the hand that moves the clock, and what they hear.

Everything that people say is said to the running program, and what comes back is held against the
ledger.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import and_, select

from bot.channels.base import Unavailable
from bot.work.broadcaster import Broadcaster
from bot.work.scheduler import Scheduler
from handlers.conversation.messages import Attachment, FileKind, Incoming
from storage.database.store import Store
from storage.database.tables import addresses, mailing_texts, outbox
from storage.database.tables import staff as grants
from storage.staff import staff
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.support import Clock, World, picture
from tests.whole.year.ledger import Ledger
from tests.whole.year.people import GIVEN, Attempt, Platform, Soul, called
from tests.whole.year.words import WIB

# Where residents are reached: most on the platforms.
CHANNELS = ("telegram", "telegram", "whatsapp", "browser", "terminal")

CITY = "18.72"


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), WIB).astimezone(UTC)


@dataclass
class Town:
    """One city, in one year."""

    world: World
    clock: Clock
    seed: str
    size: int
    dice: random.Random = field(init=False)
    ledger: Ledger = field(init=False)
    seen: list[Attempt] = field(default_factory=list)
    residents: list[Soul] = field(default_factory=list)
    officials: list[Soul] = field(default_factory=list)
    helpers: list[Soul] = field(default_factory=list)
    admin: Soul = field(init=False)
    scheduler: Scheduler = field(init=False)
    broadcaster: Broadcaster = field(init=False)
    kelurahan: dict[str, str] = field(default_factory=dict)
    forgetful: set[str] = field(default_factory=set)
    last: date = date(2028, 1, 21)
    too_late: int = 0  # decisions on what had changed meanwhile
    codes: dict[Soul, str] = field(default_factory=dict)  # of the question whose something is
    _ids: int = 0
    _priority: int = 0
    _read: int = 0
    _mailed: bool = False  # whether something is to be written out for many
    _stirred: bool = True  # whether something has been stored since the last look
    _shown: datetime | None = None
    _shown_ids: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.dice = random.Random(f"{self.seed} {self.size}")
        areas = self.world.app.site.areas
        names = {code: area.name for code, area in areas.by_code.items()}
        self.kelurahan = {code: name for code, name in names.items() if code.count(".") == 3}
        self.ledger = Ledger(self.world, names)
        self.scheduler = Scheduler(self.world.app.turns, self.clock)
        self.broadcaster = Broadcaster(self.world.app.turns, self.clock)
        self.world.app.turns.committed.append(self._committed)
        self.forgetful = set(self.dice.sample(sorted(self.kelurahan), 4))

    def _committed(self, store: Store) -> None:
        self._stirred = True
        self._mailed = self._mailed or "mailings" in store.woken

    def dice_for(self, what: str) -> random.Random:
        """Dice of their own for what happens at this moment, so that the rest of the year goes as
        it goes."""
        return random.Random(f"{self.seed} {what} {self.clock.now}")

    @property
    def platforms(self) -> Iterable[Platform]:
        return (each for each in self.world.channels.values() if isinstance(each, Platform))

    # --- the clock, and what comes out ------------------------------------------------------------

    def at(self, day: date, hour: int, minute: int = 0) -> None:
        wanted = moment(day, hour, minute)
        assert wanted > self.clock.now, (wanted, self.clock.now)
        self.clock.now = wanted

    async def look(self) -> None:
        """Lets everything be sent that may be, and holds it against what is owed."""
        mailed = self._mailed
        if mailed:
            await self.broadcaster.tick()
        if self.ledger.pending or mailed:
            self.world.app.claims.look()  # its time may have come
        elif not self._stirred:
            return
        await self.world.app.settled()
        if mailed:
            await self.broadcaster.tick()  # what has gone to all is over
        self._stirred = self._mailed = False
        await self.ledger.read()
        await self._read_browsers()
        while self._read < len(self.seen):
            attempt = self.seen[self._read]
            self._read += 1
            self.ledger.hear(attempt)
            for id, _ in attempt.buttons:
                if id.startswith("do:claim:") and attempt.outcome == "sent":
                    soul = self.ledger.people[attempt.channel, attempt.address]
                    self.codes[soul] = id.split(":")[2]
        self.ledger.audit(self.clock.now)

    async def _read_browsers(self) -> None:
        """A page shows what lies in the outbox."""
        m = mailing_texts
        of_many = and_(  # what many got has its words elsewhere
            m.c.mailing_id == outbox.c.mailing_id,
            m.c.locale == outbox.c.locale,
            m.c.channel == outbox.c.channel,
        )
        query = (
            select(outbox, m.c.text.label("to_many"))
            .outerjoin(m, of_many)
            .where(
                outbox.c.channel == "browser",
                outbox.c.state == "sent",
                *([outbox.c.settled_at >= self._shown] if self._shown else []),
            )
        )
        fresh = [r for r in await self.world.rows(query) if r.id not in self._shown_ids]
        self._shown = self.clock.now
        self._shown_ids |= {row.id for row in fresh}
        for row in sorted(fresh, key=lambda row: int(row.id)):
            buttons = tuple((button["id"], button["label"]) for button in row.buttons or ())
            self.seen.append(
                Attempt(
                    row.settled_at,
                    "browser",
                    row.address,
                    row.text or row.to_many or row.file["name"],
                    buttons,
                    "sent",
                )
            )

    async def do(self, work: Callable[[Store], Awaitable[Any]]) -> None:
        """A unit of work of the program, a second later than the last."""
        self.clock.move(seconds=1)
        await self.world.app.turns.do(work)
        await self.look()

    # --- what people say --------------------------------------------------------------------------

    async def say(self, soul: Soul, text: str = "", **what: Any) -> None:
        self._ids += 1
        if soul.phone and "start" not in what:
            what["phone"] = soul.phone
        soul.wrote.append(self.clock.now)
        soul.blocked.set(False, self.clock.now)
        self.world_of(soul).closed.discard(soul.address)
        id = f"m{self._ids}"
        said = Incoming(soul.channel, soul.address, id, self.clock.now, text=text, **what)
        while True:
            try:
                await self.world.app.turns.take(said)
                return
            except Unavailable:  # on a machine that is very busy: the platform comes again
                await asyncio.sleep(0.1)

    async def talk(self, soul: Soul, *said: str) -> None:
        """Several messages; "#..." taps a choice by its id."""
        for each in said:
            if each.startswith("#"):
                await self.say(soul, choice=each[1:])
            elif each == "(photo)":
                await self.say(soul, files=(self.photo(soul),))
            elif each.startswith("(start "):
                await self.say(soul, start=each[7:-1])
            else:
                await self.say(soul, each)

    def photo(self, soul: Soul) -> Attachment:
        self._ids += 1
        self.world_of(soul).files[f"p{self._ids}"] = picture()
        return Attachment(FileKind.PHOTO, f"p{self._ids}", mime="image/jpeg")

    def world_of(self, soul: Soul) -> Platform:
        found = self.world.channels[soul.channel]
        assert isinstance(found, Platform)
        return found

    async def together(self, talks: Iterable[Awaitable[None]]) -> None:
        """What people say at the same time; then everything is sent."""
        self.clock.move(seconds=1)
        await asyncio.gather(*talks)
        await self.look()

    # --- before it begins -------------------------------------------------------------------------

    def soul(self, channel: str, name: str, area: str, **more: Any) -> Soul:
        n = len(self.ledger.people) + 1
        address = f"+6281{n:08}" if channel == "whatsapp" else f"{channel[0]}{n}"
        made = Soul(channel, address, name, area, **more)
        self.ledger.add(made)
        return made

    async def settle_in(self) -> None:
        """Everybody says hello, and staff take up their invitations."""
        dice, codes = self.dice, sorted(self.kelurahan)
        for n in range(max(22, self.size // 4)):
            area = codes[n % len(codes)]
            self.residents.append(self.soul(dice.choice(CHANNELS), called(n), area))
        for code, name in self.kelurahan.items():
            self._official(f"Lurah {name}", Role.VERIFIKATOR, code)
            if dice.random() < 0.3:
                self._official(f"Fasilitator {name}", Role.FASILITATOR, code)
        for code, kecamatan in self.world.app.site.areas.by_code.items():
            if code.count(".") == 2:
                self._official(f"Camat {kecamatan.name}", Role.VERIFIKATOR, code)
        for name in ("Bappeda", "Bidang Fisik", "Bidang Ekonomi"):
            self._official(name, Role.VERIFIKATOR, CITY)
        self.admin = self._official("Admin Kota", Role.ADMIN, CITY)
        for n in range(6):
            areas = sorted(self.forgetful) if n < 2 else codes
            helper = self._official(f"Ibu {GIVEN[n]}", Role.PENDAMPING, dice.choice(areas))
            self.officials.remove(helper)
            self.helpers.append(helper)
        everybody = list(self.ledger.people.values())
        names = ["lewati" if s in self.residents and dice.random() < 0.4 else s.name
                 for s in everybody]  # fmt: skip
        await self.together(
            self.talk(s, "halo", "setuju", name, *(["lewati"] if name != "lewati" else []))
            for s, name in zip(everybody, names, strict=True)
        )
        found = await self.world.rows(select(addresses))
        for row in found:
            soul = self.ledger.people[row.channel, row.address]
            soul.id = row.person_id
            self.ledger.by_id[soul.id] = soul
        invited: list[tuple[Soul, str]] = []

        async def invite(store: Store) -> None:
            for soul in [*self.officials, *self.helpers]:
                assert soul.role is not None
                code = await staff.invite(store, at_command_line("uji"), soul.role, soul.area)
                invited.append((soul, code))

        await self.do(invite)
        await self.together(self.talk(soul, f"petugas {code}") for soul, code in invited)
        assert len(await self.world.rows(select(grants))) == len(invited)

    def _official(self, name: str, role: Role, area: str) -> Soul:
        made = self.soul(self.dice.choice(CHANNELS), name, area, role=role)
        self.officials.append(made)
        return made
