"""An announcement to very many, most of whom have been silent for more than 24 hours: by approved
texts that are new, paused half-way and served again, by openings, within a daily limit; what fails
late by each of the codes that concern it, what nobody is told of, and what never ends."""

from __future__ import annotations

import asyncio
import contextlib
import random
import tempfile
import time
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select
from twilio.base import exceptions  # type: ignore[import-untyped, unused-ignore]

from bot.app import App, build
from bot.channels.base import News, Parcel, Unavailable
from bot.channels.whatsapp import receiving
from bot.channels.whatsapp.codes import refusal
from bot.channels.whatsapp.limits import WHATSAPP
from bot.settings import Settings
from bot.work.broadcaster import Broadcaster
from handlers.conversation.messages import Incoming
from storage.city.areas import Area
from storage.database.store import Store
from storage.database.tables import addresses, outbox, people, talks
from storage.database.tables import templates as template_rows
from storage.messages import templates
from storage.messages.mailings import broadcasts
from storage.messages.mailings.audiences import Audience, Group
from storage.messages.mailings.mailing import Body, Kind
from tests.support import Clock

BEGIN = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
STEP = timedelta(hours=6)
CHANNEL = "whatsapp"
AREA = "18.72.02.1001"
CITY = Area("18.72", "Kota Metro", letters="MTR", timezone="Asia/Jakarta")
WORDS = "Pengumuman dari Lurah: kerja bakti Minggu pukul 07.00, bawa cangkul."
# What it is as an approved text, and the text by which people are asked to write.
KIND = "meeting"
TEXTS = {
    KIND: "Kabar pertemuan untuk warga {{area}}: kerja bakti hari Minggu, bawa cangkul dari rumah.",
    templates.OPENING: "Ada kabar {{about}} dari {{city}}. Balas BUKA untuk membacanya sekarang.",
}

# A share of the recipients each, and the code by which it fails; what is left is told as ever.
FATES = {
    "closed late": (0.03, 63016),  # by a callback: its window was shut after all
    "withheld": (0.02, 63049),  # whenever it is tried
    "withheld once": (0.02, 63049),
    "nobody there": (0.02, 63003),
    "no answer": (0.01, 0),  # the call times out; nobody knows
    "lost": (0.05, 0),  # no callback ever comes
}

# The platform allows fewer a day than is set, and says so at once and by callbacks.
ALLOWS = 0.8

# So many posts come at once.
TOGETHER = 40

# Of those who are asked to write, so many do.
ANSWER = 0.3


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many recipients, how many of them have been silent, and how many of these may be written
    to a day."""

    people: int = 100_000
    silent: int = 90_000
    daily: int = 10_000

    def part(self, of: int) -> Sizes:
        return Sizes(self.people // of, self.silent // of, self.daily // of)


@dataclass
class Counts:
    """What it came to. `wrong` says what should not be."""

    ended: Counter[str] = field(default_factory=Counter)
    most: int = 0  # people whom it was tried to write to first within 24 hours
    over: int = 0  # tries that the platform refused, because it allows fewer
    days: int = 0  # until nobody waits for their turn
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)


class Platform:
    """WhatsApp, as Twilio lets us see it. It takes what may go and says later what became of it."""

    name = CHANNEL
    limits = replace(
        WHATSAPP, rate=1e3, chat_rate=1e6, chat_burst=10**6, gather_hold=0.0, parallel=16
    )

    def __init__(self, clock: Clock, sizes: Sizes) -> None:
        self.clock = clock
        self.allowed = int(sizes.daily * ALLOWS)
        self.paused: set[str] = set()
        self.heard: dict[str, datetime] = {}
        self.got: Counter[str] = Counter()
        self.asked: Counter[str] = Counter()
        self.fates: dict[str, str] = {}
        # Whom it was asked to write to first, and to whom it did.
        self.tried: deque[tuple[datetime, str]] = deque()
        self.begun: deque[tuple[datetime, str]] = deque()
        self.most = self.over = 0
        self.callbacks: list[tuple[int, str, str, list[tuple[str, int]]]] = []
        self.to_answer: list[str] = []
        self._within: Counter[str] = Counter()
        self._allowed: set[str] = set()
        self._sids = 0

    async def send(self, parcel: Parcel) -> str | None:
        address, now = parcel.address, self.clock()
        fate = self.fates.get(address, "")
        shut = now - self.heard[address] >= timedelta(hours=24)
        if parcel.template is None and shut:
            raise _error(63016)
        if parcel.template is not None and parcel.template.ref in self.paused:
            raise _error(63041)
        limited = shut and self._limited(address, now)
        opening = parcel.template is not None and parcel.template.ref == templates.OPENING
        self._sids += 1
        sid = f"SM{self._sids:032}"
        code = FATES[fate][1] if fate else 0
        if limited:
            failed = [("sent", 0), ("undelivered", 63018)]
            self.callbacks.append((parcel.id, sid, address, failed))
            return sid
        if fate == "no answer" and not opening:
            self.got[address] += 1
            raise TimeoutError
        if code and not opening:
            if fate != "withheld":
                self.fates[address] = ""
            if fate == "closed late":
                self.heard[address] = min(self.heard[address], now - timedelta(hours=30))
            if fate == "nobody there":
                self.fates[address] = fate
            self.callbacks.append((parcel.id, sid, address, [("sent", 0), ("undelivered", code)]))
            return sid
        if opening:
            self.asked[address] += 1
        elif parcel.template or WORDS in parcel.text:
            self.got[address] += 1
        if opening and random.Random(f"{address} answers").random() < ANSWER:
            self.to_answer.append(address)
        if fate != "lost":
            states = [("sent", 0), ("delivered", 0), ("read", 0)]
            random.Random(sid).shuffle(states)
            self.callbacks.append((parcel.id, sid, address, states))
        return sid

    async def fetch(self, attachment: object) -> bytes:
        raise LookupError

    def _limited(self, address: str, now: datetime) -> bool:
        """Somebody is written to who has been silent: of so many different people within 24 hours
        whoever is too many is refused, every other time only later, which is True."""
        while self.tried and now - self.tried[0][0] >= timedelta(hours=24):
            _, old = self.tried.popleft()
            self._within[old] -= 1
            if not self._within[old]:
                del self._within[old]
        while self.begun and now - self.begun[0][0] >= timedelta(hours=24):
            self._allowed.discard(self.begun.popleft()[1])
        over = address not in self._allowed and len(self._allowed) >= self.allowed
        self._within[address] += 1
        self.tried.append((now, address))
        self.most = max(self.most, len(self._within))
        if over:
            self.over += 1
            if self.over % 2:
                raise _error(63018)
        elif address not in self._allowed:
            self._allowed.add(address)
            self.begun.append((now, address))
        return over


def _error(code: int) -> Exception:
    return refusal(exceptions.TwilioRestException(400, "/Messages", code=code))


@dataclass
class Season:
    """One run."""

    app: App
    clock: Clock
    platform: Platform
    sizes: Sizes
    counts: Counts = field(default_factory=Counts)

    async def __call__(self) -> Counts:
        began = time.perf_counter()
        await self.populate()
        id = await self.announce()
        last = 0
        for step in range(4 * 45):
            await self.passes(step)
            await self.look()
            await self.heard_back()
            if step % 4 == 3 and not await self.waits_for_turn(id):
                last += 1
                self.counts.days = self.counts.days or (step + 1) // 4
                if last > 12:  # days after which what is withheld is given up
                    break
        await self.compare(id)
        most, over = self.platform.most, self.platform.over
        return replace(self.counts, most=most, over=over, seconds=time.perf_counter() - began)

    def fates(self) -> Iterable[tuple[str, datetime]]:
        for n in range(self.sizes.people):
            silent = n >= self.sizes.people - self.sizes.silent
            yield f"+62812{n:08}", BEGIN - (timedelta(days=3) if silent else timedelta(hours=1))

    async def populate(self) -> None:
        chosen = random.Random(20261126)
        some = list(enumerate(self.fates(), 1))
        shares = [share for share, _ in FATES.values()]
        for _, (address, heard) in some:
            self.platform.heard[address] = heard
            weights = [1 - sum(shares), *shares]
            self.platform.fates[address] = chosen.choices(["", *FATES], weights)[0]
        async with self.app.database.writer.begin() as connection:
            for start in range(0, len(some), 5_000):
                part = some[start : start + 5_000]
                await connection.execute(
                    insert(people),
                    [
                        {"id": id, "created_at": BEGIN, "locale": "id", "locale_offered": False,
                         "show_name": "none", "consent": True, "area": AREA, "channel": CHANNEL,
                         "address": address}
                        for id, (address, _) in part
                    ],
                )  # fmt: skip
                await connection.execute(
                    insert(addresses),
                    [
                        {"channel": CHANNEL, "address": address, "person_id": id, "heard_at": heard}
                        for id, (address, heard) in part
                    ],
                )
                await connection.execute(
                    insert(talks), [{"person_id": id, "state": {}} for id, _ in part]
                )

    async def announce(self) -> int:
        async def chore(store: Store) -> int:
            for kind, text in TEXTS.items():
                id = templates.made(
                    store, CHANNEL, kind, "id", digest=kind, ref=kind, name=kind, text=text
                )
                store.update(template_rows, id, state=templates.APPROVED)
            outside = templates.Outside(KIND, "id", {"area": "Imopuro"}).stored()
            bodies = {("id", CHANNEL): Body(WORDS, outside=outside)}
            audience = Audience(AREA, frozenset({Group.EVERYONE}))
            return broadcasts.create(
                store, Kind.ANNOUNCEMENT, CITY, audience, bodies, priority=4, loud=True,
                until=BEGIN + timedelta(days=90),
            )  # fmt: skip

        id = await self.app.turns.do(chore)
        broadcaster = Broadcaster(self.app.turns, self.clock)
        for _ in range(self.sizes.people // 2_000 + 2):
            await broadcaster.tick()
        return id

    async def passes(self, step: int) -> None:
        self.clock.now += STEP
        day = step / 4
        if day in (3, 5):
            await self.stands(templates.PAUSED if day == 3 else templates.APPROVED)

    async def stands(self, state: str) -> None:
        """WhatsApp pauses the text by which it goes, or lets it serve again."""

        async def chore(store: Store) -> None:
            for each in await templates.load(store.connection, CHANNEL):
                if each.kind == KIND:
                    await templates.stands(store, each.id, state)

        self.platform.paused = {KIND} if state == templates.PAUSED else set()
        await self.app.turns.do(chore)

    async def look(self) -> None:
        self.app.gate.loop.look()
        self.app.claims.look()
        await self.app.settled()

    async def heard_back(self) -> None:
        """What Twilio says of what went, late and in any order; and who has answered."""
        taken, self.platform.callbacks = self.platform.callbacks, []
        random.Random(len(taken)).shuffle(taken)
        news: list[News] = []
        for id, sid, address, states in taken:
            for state, code in states:
                form = [("MessageSid", sid), ("MessageStatus", state)]
                form += [("To", f"whatsapp:{address}"), ("ErrorCode", str(code or ""))]
                news += receiving.status({"id": str(id)}, form)
        answering, self.platform.to_answer = dict.fromkeys(self.platform.to_answer), []
        now = self.clock()
        self.platform.heard |= dict.fromkeys(answering, now)
        news += [Incoming(CHANNEL, a, f"{a}/{now:%d%H}", now, text="buka") for a in answering]
        for start in range(0, len(news), TOGETHER):
            await asyncio.gather(*map(self._comes, news[start : start + TOGETHER]))
        await self.look()

    async def _comes(self, news: News) -> None:
        """What a busy database keeps from being taken comes once more."""
        while True:
            with contextlib.suppress(Unavailable):
                await self.app.turns.take(news)
                return

    async def waits_for_turn(self, id: int) -> bool:
        """Whether somebody has not had their turn yet."""
        query = select(outbox.c.id).where(
            outbox.c.mailing_id == id, outbox.c.state == "waiting", outbox.c.way.is_(None)
        )
        async with self.app.database.read() as connection:
            return (await connection.execute(query.limit(1))).first() is not None

    async def compare(self, id: int) -> None:
        counts, platform = self.counts, self.platform
        query = select(outbox.c.address, outbox.c.state, outbox.c.way, outbox.c.why).where(
            outbox.c.mailing_id == id
        )
        async with self.app.database.read() as connection:
            rows = (await connection.execute(query)).all()
        for row in rows:
            how = named(row)
            counts.ended[how] += 1
            fate = platform.fates.get(row.address, "")
            told = platform.got[row.address]
            right = {
                "told": told == 1,
                "held": told == 0 and platform.asked[row.address] > 0,
                "waiting": told == 0,
                "refused: withheld": told == 0 and fate == "withheld",
                "gone": told == 0 and fate == "nobody there",
                "unknown": told == 1 and fate == "no answer",
            }
            if not right.get(how, False):
                counts.wrong.append(f"{row.address} {how}, got {told}, {fate or 'nothing'} wrong")
        if len(rows) != self.sizes.people:
            counts.wrong.append(f"{len(rows)} messages for {self.sizes.people} people")
        if twice := sum(n > 1 for n in platform.got.values()):
            counts.wrong.append(f"{twice} told twice")


def named(row: Any) -> str:
    """How a message ended."""
    if row.state in ("sent", "delivered", "read"):
        return "told"
    if row.state == "waiting":
        asked = row.way in (templates.HELD_BACK, templates.SILENT)
        return "held" if asked else "waiting"
    if row.state == "refused" and row.why == "63003":
        return "gone"
    return f"refused: {row.why}" if row.state == "refused" else str(row.state)


async def season(url: str, sizes: Sizes) -> Counts:
    """One run in a new database."""
    clock = Clock()
    clock.now = BEGIN
    platform = Platform(clock, sizes)
    with tempfile.TemporaryDirectory(prefix="rembuk-silent-") as folder:
        own: dict[str, Any] = {"secret_key": "x", "twilio_daily": sizes.daily}
        settings = Settings(database_url=url, media_dir=Path(folder) / "media", **own)
        async with build(settings, channels={CHANNEL: platform}, clock=clock) as app:
            return await Season(app, clock, platform, sizes)()


def rows(counts: Counts, sizes: Sizes) -> list[tuple[str, str, str]]:
    """What was counted: row, figure, what is wanted."""
    of = f"{sizes.people:,} recipients, {sizes.silent:,} of them silent: "
    ended = ", ".join(f"{n:,} {how}" for how, n in sorted(counts.ended.items()))
    figures = (
        ("how they ended", ended, ""),
        ("ended otherwise than they should, or told twice", str(len(counts.wrong)), "0"),
        ("most tried first in a day", f"{counts.most:,}", f"at most {sizes.daily:,}"),
        (f"tries refused, of {ALLOWS:.0%} that are allowed", str(counts.over), ""),
        ("days until everybody has had their turn", str(counts.days), ""),
        ("seconds for all of it", f"{counts.seconds:.0f}", ""),
    )
    return [(of + name, figure, wanted) for name, figure, wanted in figures]
