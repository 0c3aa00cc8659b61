"""An announcement to very many, on platforms that throttle, fail, time out, block and call back
late and out of order; while residents go on with their proposals, and while it is killed."""

from __future__ import annotations

import asyncio
import json
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlencode

import aiohttp
from aiohttp import web
from sqlalchemy import func, insert, select, text
from twilio.request_validator import RequestValidator  # type: ignore[import-untyped, unused-ignore]

from benchmarks.load import TOKEN
from storage.city.areas import Area
from storage.database.connections import Database
from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import addresses, outbox, people, talks
from storage.database.tables import mailings as mailings_table
from storage.messages.mailings import broadcasts
from storage.messages.mailings.audiences import Audience, Group
from storage.messages.mailings.mailing import Body, Kind, MailingState

# Whose residents propose meanwhile live elsewhere.
AREA = "18.72.02.1001"
CITY = Area("18.72", "Kota Metro", letters="MTR", timezone="Asia/Jakarta")

WORDS = "Pengumuman dari Lurah: kerja bakti Minggu pukul 07.00, bawa cangkul."
FIRST = 5_000_000  # of the chats of recipients
ACCOUNT, AUTH, SENDER = f"AC{'b' * 32}", "bench", "whatsapp:+6281100000000"

# The fake looks so often, seconds, whether it stood still, for its processor was another's; what it
# has to take after that it has taken within so many.
TICK, STALE = 0.01, 0.1

PAUSE = 1.0  # seconds for which a 429 asks everybody to wait, as Telegram does


@dataclass(frozen=True, slots=True)
class Faults:
    """The share of recipients with whom each thing goes wrong, the first time it is tried."""

    slow_down: float = 0.0  # 429
    failing: float = 0.0  # 500
    silent: float = 0.0  # no answer
    blocked: float = 0.0  # 403

    def of(self, chat: str) -> str:
        """What goes wrong with one recipient; the same on every run."""
        at = random.Random(chat).random()
        for name in ("slow_down", "failing", "silent", "blocked"):
            if at < (share := getattr(self, name)):
                return name
            at -= share
        return ""


@dataclass
class Bucket:
    """What a platform lets through: `rate` a second, and a little at once."""

    rate: float
    burst: float
    tokens: float = 0.0
    at: float = 0.0
    beside: float = 0.0  # what may have come while the fake stood still, and until when it counts
    until: float = 0.0

    def stood_still(self, seconds: float) -> None:
        """What is taken now may have come at any time of it."""
        self.beside, self.until = seconds * self.rate, time.perf_counter() + STALE

    def take(self) -> bool:
        now = time.perf_counter()
        self.tokens = min(self.burst, self.tokens + (now - self.at) * self.rate)
        self.at = now
        if self.tokens >= 1:
            self.tokens -= 1
        elif self.beside >= 1 and now < self.until:
            self.beside -= 1
        else:
            return False
        return True


@dataclass
class Counted:
    """What one platform saw of the announcement."""

    got: Counter[str] = field(default_factory=Counter)  # by recipient, what reached them
    first: float = 0.0
    last: float = 0.0
    too_fast: int = 0  # 429s that pacing could have avoided
    beside: int = 0  # replies since the first
    replies: int = 0  # of those, up to the last
    tried: set[str] = field(default_factory=set)
    paused: list[tuple[float, float]] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """From the first to the last, without the pauses that were asked for."""
        asked, end = 0.0, 0.0
        for begin, until in self.paused:
            asked += max(0.0, until - max(begin, end))
            end = max(end, until)
        return self.last - self.first - asked


class Crowd:
    """A Bot API and a Twilio on loopback. What is not the announcement is a reply, which
    somebody may wait for."""

    def __init__(self, rates: dict[str, float], faults: Faults) -> None:
        self.faults = faults
        self.waiting: dict[int, asyncio.Event] = {}  # who waits for a reply
        self.buckets = {name: Bucket(rate, max(5.0, rate / 4)) for name, rate in rates.items()}
        self.counted = {name: Counted() for name in rates}
        self.received = 0  # replies
        self.messages = 0
        self.url = ""
        self._validator = RequestValidator(AUTH)
        self._callbacks: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None
        self.stalls: list[float] = []  # seconds for which the fake stood still

    async def _watch(self) -> None:
        """The fake shares its core with PostgreSQL and the residents, and stands still at times."""
        while True:
            before = time.perf_counter()
            await asyncio.sleep(TICK)
            still = time.perf_counter() - before - TICK
            if still > TICK:
                self.stalls.append(still)
                for bucket in self.buckets.values():
                    bucket.stood_still(still)

    async def __aenter__(self) -> Crowd:
        self._watching = asyncio.create_task(self._watch(), name="watch")
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", self._telegram)
        app.router.add_post("/2010-04-01/Accounts/{account}/Messages.json", self._whatsapp)
        app.router.add_post("/v1/Content", self._content)
        app.router.add_get("/2010-04-01/Accounts/{account}/Messages.json", self._none)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = "http://{}:{}".format(*self._runner.addresses[0][:2])
        self._session = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._watching.cancel()
        await self._runner.cleanup()  # nothing comes any more that would be called back
        for task in self._callbacks:
            task.cancel()
        await asyncio.gather(*self._callbacks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    async def _telegram(self, request: web.Request) -> web.StreamResponse:
        method, body = request.match_info["method"], await request.read()
        if not method.startswith("send") or method == "sendChatAction":
            me = {"id": 1, "is_bot": True, "first_name": "b", "username": "bench_bot"}
            return _json({"ok": True, "result": me if method == "getMe" else True})
        found = re.search(rb'chat_id(?:=|":\s*|"\r\n(?:[^\r\n]+\r\n)*\r\n)(\d+)', body)
        chat = found[1].decode() if found else ""
        if WORDS.encode() not in body:
            trouble = self._reply("telegram")
            event = self.waiting.get(int(chat or 0)) if not trouble else None
            if event is not None:
                event.set()
        else:
            trouble = await self._trouble("telegram", chat)
        if trouble:
            after = {"retry_after": PAUSE} if trouble == 429 else {}
            return _json(
                {"ok": False, "error_code": trouble, "description": "x", "parameters": after},
                trouble,
            )
        self.messages += 1
        kind = {"id": int(chat or 0), "type": "private"}
        return _json({"ok": True, "result": {"message_id": self.messages, "date": 1, "chat": kind}})

    async def _whatsapp(self, request: web.Request) -> web.StreamResponse:
        form = dict(parse_qsl((await request.read()).decode(), keep_blank_values=True))
        to = form["To"].removeprefix("whatsapp:")
        if trouble := await self._trouble("whatsapp", to):
            code = {429: 20429, 500: 20500, 403: 63024}[trouble]
            headers = {"Retry-After": str(PAUSE)} if trouble == 429 else {}
            status = 400 if trouble == 403 else trouble
            return _json({"code": code, "message": "x", "status": status}, status, headers)
        self.messages += 1
        sid = f"SM{self.messages:032}"
        task = asyncio.create_task(self._call_back(form["StatusCallback"], sid, form["To"]))
        self._callbacks.add(task)
        task.add_done_callback(self._callbacks.discard)
        return _json({"sid": sid, "status": "queued", "to": form["To"], "from": SENDER}, 201)

    async def _call_back(self, url: str, sid: str, to: str) -> None:
        """Late, and in any order."""
        states, chosen = ["sent", "delivered", "read"], random.Random(sid)
        chosen.shuffle(states)
        for state in states:
            await asyncio.sleep(chosen.uniform(0, 2))
            form = {"MessageSid": sid, "MessageStatus": state, "To": to, "From": SENDER}
            headers = {
                "X-Twilio-Signature": self._validator.compute_signature(url, form),
                "Content-Type": "application/x-www-form-urlencoded",
            }
            assert self._session is not None
            for _ in range(50):
                if self._session.closed:
                    return  # the last requests were still being answered
                try:
                    async with self._session.post(url, data=urlencode(form), headers=headers) as a:
                        if a.status == 200:
                            break
                except aiohttp.ClientError:
                    pass
                await asyncio.sleep(0.2)  # it was killed just now

    async def called_back(self) -> None:
        """Waits until the program has been told of every message that has gone out."""
        while self._callbacks:
            await asyncio.wait(self._callbacks)

    async def _content(self, request: web.Request) -> web.StreamResponse:
        return _json({"sid": f"HX{new_id():032}"}, 201)

    async def _none(self, request: web.Request) -> web.StreamResponse:
        return _json({"messages": [], "page": 0, "page_size": 50, "uri": "/"})

    def _reply(self, name: str) -> int:
        """A message that is not the announcement: it too counts for the rate."""
        counted = self.counted[name]
        if not self.buckets[name].take():
            now = time.perf_counter()
            counted.too_fast += 1
            counted.paused.append((now, now + PAUSE))
            return 429
        self.received += 1
        counted.beside += counted.first > 0
        return 0

    async def _trouble(self, name: str, chat: str) -> int:
        """What goes wrong with a message to somebody; 0 when it reaches them."""
        counted, now = self.counted[name], time.perf_counter()
        counted.first = counted.first or now
        counted.last, counted.replies = now, counted.beside
        if not self.buckets[name].take():
            counted.too_fast += 1
            counted.paused.append((now, now + PAUSE))
            return 429
        fault = self.faults.of(chat)
        again = chat in counted.tried
        counted.tried.add(chat)
        if fault == "blocked":
            return 403
        if not again and fault == "slow_down":
            counted.paused.append((now, now + PAUSE))
            return 429
        if not again and fault == "failing":
            return 500
        counted.got[chat] += 1
        if not again and fault == "silent":
            await asyncio.sleep(60)
        return 0


def _json(
    data: object, status: int = 200, headers: dict[str, str] | None = None
) -> web.StreamResponse:
    return web.Response(
        body=json.dumps(data).encode(), status=status, headers=headers,
        content_type="application/json",
    )  # fmt: skip


def settings(crowd: Crowd, limits: dict[str, dict[str, float]]) -> dict[str, str]:
    """Settings of the program for both platforms, and the limits that are raised."""
    return {
        "REMBUK_TELEGRAM_API_URL": crowd.url,
        "REMBUK_TELEGRAM_TOKEN": TOKEN,
        "REMBUK_TWILIO_ACCOUNT_SID": ACCOUNT,
        "REMBUK_TWILIO_AUTH_TOKEN": AUTH,
        "REMBUK_TWILIO_FROM": SENDER,
        "REMBUK_TWILIO_API_URL": crowd.url,
        "BENCH_LIMITS": json.dumps(limits),
    }


async def populate(database: Database, counts: dict[str, int]) -> None:
    """People of one kelurahan, by channel, who wrote a moment ago."""
    now = datetime.now(UTC)

    def everybody() -> Iterator[tuple[int, str, str]]:
        number = 0
        for channel, count in counts.items():
            for n in range(count):
                number += 1
                address = str(FIRST + n) if channel == "telegram" else f"+62812{n:08}"
                yield number, channel, address

    some = list(everybody())
    async with database.writer.connect() as connection:
        for start in range(0, len(some), 5_000):
            part = some[start : start + 5_000]
            await connection.execute(
                insert(people),
                [
                    {"id": id, "created_at": now, "locale": "id", "locale_offered": False,
                     "show_name": "none", "consent": True, "area": AREA, "channel": channel,
                     "address": address}
                    for id, channel, address in part
                ],
            )  # fmt: skip
            await connection.execute(
                insert(addresses),
                [
                    {"channel": channel, "address": address, "person_id": id, "heard_at": now}
                    for id, channel, address in part
                ],
            )
            states = [{"person_id": id, "state": {}} for id, _, _ in part]
            await connection.execute(insert(talks), states)
        await connection.commit()
        if connection.dialect.name == "postgresql":
            # As it does by itself within a minute, which would be in the middle.
            at_rest = await connection.execution_options(isolation_level="AUTOCOMMIT")
            for statement in ("VACUUM ANALYZE", "CHECKPOINT"):
                await at_rest.execute(text(statement))


async def announce(database: Database) -> int:
    """Puts an announcement to all of them into the database; gives its id."""

    async def no_post(store: Store, outgoing: object, speaker: object) -> None:
        raise LookupError

    async with database.write() as transaction:
        store = Store(transaction, {}, no_post, datetime.now(UTC))
        bodies = {("id", channel): Body(WORDS) for channel in ("telegram", "whatsapp")}
        audience = Audience(AREA, frozenset({Group.EVERYONE}))
        # Loud, so that the bench runs at night too.
        id = broadcasts.create(
            store, Kind.ANNOUNCEMENT, CITY, audience, bodies, priority=4, loud=True
        )
        await store.commit()
    return id


async def written(database: Database, id: int, poll: float = 0.02) -> float:
    """Waits until all its messages have been written; gives the seconds that took."""
    query = select(mailings_table.c.state).where(mailings_table.c.id == id)
    began = time.perf_counter()
    while True:
        async with database.read() as connection:
            if (await connection.execute(query)).scalar() != MailingState.PLANNED:
                return time.perf_counter() - began
        await asyncio.sleep(poll)


async def ended(database: Database, id: int) -> None:
    query = select(mailings_table.c.ended_at).where(mailings_table.c.id == id)
    while True:
        async with database.read() as connection:
            if (await connection.execute(query)).scalar() is not None:
                return
        await asyncio.sleep(0.2)


async def states(database: Database, id: int) -> dict[str, int]:
    """Its messages by state."""
    query = select(outbox.c.state, func.count()).where(outbox.c.mailing_id == id)
    async with database.read() as connection:
        rows = await connection.execute(query.group_by(outbox.c.state))
        return {row[0]: row[1] for row in rows}
