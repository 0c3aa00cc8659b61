"""Browsers ring: what is stored for a chat that no page shows is said to its push service too
(RFC 8030), encrypted for that browser alone (RFC 8291), under our own name (RFC 8292).

Nothing depends on it: the message is in the chat whether it rang or not. So what a service does not
take is tried again for a while and then let go, and nothing of it outlives the process.
"""

from __future__ import annotations

import asyncio
import base64
import functools
import json
import logging
import time
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, runtime_checkable
from urllib.parse import urlsplit

from bot.turns.turns import Turns
from storage.messages.model import OutboxMessage
from storage.people import subscriptions
from storage.people.subscriptions import CHANNEL, SERVICES, Subscription

if TYPE_CHECKING:
    import aiohttp
    from py_vapid import Vapid02

log = logging.getLogger("rembuk.push")

# Messages that wait to be looked at, and browsers that wait to be told, at most; what is over does
# not ring. Of one browser so many wait: of a chat that has not been looked at for so long only the
# newest are news.
WAITING, OF_ONE = 20_000, 20

# Messages whose browsers are looked up together; calls at once to one push service.
TOGETHER, AT_ONCE = 200, 8

# Seconds: for one call, until it is tried again, and for how long a service keeps it for a browser
# that is off.
PATIENCE = 10.0
AGAIN = (5.0, 60.0)
KEPT = 3 * 86_400

# How long our name on a call is good; services take at most a day (RFC 8292, 2).
NAMED = 12 * 3600

# Characters of a message that are shown. All of it fits what services carry (4,096 bytes).
SHOWN = 160


@runtime_checkable
class Shows(Protocol):
    """A channel whose people read the outbox itself, on pages."""

    def shows(self, address: str) -> bool:
        """Whether a page of a chat is open in this process."""
        ...


@dataclass(frozen=True, slots=True)
class Ring:
    """What is shown of a message: the service worker reads it (bot/web/static/worker.js)."""

    address: str
    id: int
    text: str
    locale: str

    def said(self, title: str) -> bytes:
        text = self.text if len(self.text) <= SHOWN else f"{self.text[: SHOWN - 1]}…"
        content = {"title": title, "body": text, "id": str(self.id), "lang": self.locale}
        return json.dumps(content, ensure_ascii=False).encode()


class Gone(Exception):
    """The browser has taken the permission back, or is no more."""


class Later(Exception):
    """Not now; in `after` seconds, if the service says so."""

    def __init__(self, why: str, after: float | None = None) -> None:
        super().__init__(why)
        self.after = after


@functools.lru_cache(maxsize=4)
def vapid(secret: str) -> Vapid02:
    """Our name at push services, made of the secret key: the same in every process, and kept
    nowhere else."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF
    from py_vapid import Vapid02

    drawn = HKDF(hashes.SHA256(), 48, None, b"rembuk web push").derive(secret.encode())
    number = int.from_bytes(drawn) % (_ORDER - 1) + 1
    return Vapid02(ec.derive_private_key(number, ec.SECP256R1()))


# How many points there are on P-256.
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def public_key(secret: str) -> str:
    """What a browser is to know us by."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    point = vapid(secret).public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()


@dataclass(slots=True, eq=False)
class Push:
    """Says it: to each browser in the order in which it came, to each service a few at a time, so
    that nobody waits for a browser or a service that does not answer. `title` is what we are
    called, in a language; `contact` an address of ours that services are told."""

    turns: Turns
    secret: str
    contact: str
    title: Callable[[str], str]
    channel: Shows | None = None
    services: Sequence[str] = SERVICES
    again: Sequence[float] = AGAIN
    _queue: asyncio.Queue[Ring] = field(init=False)
    _looking: asyncio.Task[None] | None = None
    # Of each browser that is being told, by its subscription, what it is still to be told.
    _lanes: dict[int, deque[Ring]] = field(default_factory=dict)
    _telling: set[asyncio.Task[None]] = field(default_factory=set)
    _room: defaultdict[str, asyncio.Semaphore] = field(init=False)  # by service
    _session: aiohttp.ClientSession | None = None
    _named: dict[str, tuple[float, dict[str, str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._queue = asyncio.Queue(WAITING)
        self._room = defaultdict(lambda: asyncio.Semaphore(AT_ONCE))

    async def __aenter__(self) -> Push:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        tasks = [each for each in (self._looking, *self._telling) if each is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    @property
    def key(self) -> str:
        return public_key(self.secret)

    def delivered(self, message: OutboxMessage) -> None:
        """Something is stored that is no answer to what was just said."""
        if self.channel is None or message.channel != CHANNEL:
            return
        if not message.text or self.channel.shows(message.address):
            return
        if self._looking is None:  # most installations have nobody whom it rings for
            self._looking = asyncio.create_task(self._look(), name="push")
        if self._queue.full() or len(self._lanes) >= WAITING:
            log.warning("more waits than can ring; a message is in its chat only")
            return
        self._queue.put_nowait(Ring(message.address, message.id, message.text, message.locale))

    async def idle(self) -> None:
        """Waits until everything has rung, or been given up."""
        await self._queue.join()
        while self._telling:
            await asyncio.wait(self._telling)

    async def _look(self) -> None:
        """Finds the browsers of what is stored."""
        while True:
            rings = [await self._queue.get()]
            while len(rings) < TOGETHER and not self._queue.empty():
                rings.append(self._queue.get_nowait())
            try:
                async with self.turns.database.read() as connection:
                    theirs = await subscriptions.of(connection, {each.address for each in rings})
                for ring in rings:
                    for each in theirs.get(ring.address, ()):
                        self._tell(each, ring)
            except Exception as error:
                log.warning("browsers did not ring: %s", type(error).__name__)
            finally:
                for _ in rings:
                    self._queue.task_done()

    def _tell(self, to: Subscription, ring: Ring) -> None:
        """After what it is still to be told."""
        if (lane := self._lanes.get(to.id)) is not None:
            lane.append(ring)
            return
        self._lanes[to.id] = deque([ring], OF_ONE)
        task = asyncio.create_task(self._work(to.id, urlsplit(to.endpoint).netloc), name="push")
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)

    async def _work(self, id: int, service: str) -> None:
        """Tells one browser all that waits for it."""
        lane = self._lanes[id]
        try:
            while lane and await self._told(id, service, lane.popleft()):
                continue
        except Exception as error:
            log.warning("a browser did not ring: %s", type(error).__name__)
        finally:
            del self._lanes[id]

    async def _told(self, id: int, service: str, ring: Ring) -> bool:
        """False where it will never ring again."""
        for pause in (*self.again, None):
            try:
                async with self._room[service]:
                    # Each time anew: its person may have had their data deleted meanwhile.
                    async with self.turns.database.read() as connection:
                        to = await subscriptions.get(connection, id)
                    if to is None:
                        return False
                    await self._post(to, ring)
                return True
            except Gone:
                await self.turns.do(lambda store: subscriptions.drop(store, [id]))
                return False
            except Later as later:
                if pause is None:
                    log.info("a browser did not ring: %s", later)
                    return True
                await asyncio.sleep(min(later.after or pause, max(self.again)))
        return True

    async def _post(self, to: Subscription, ring: Ring) -> None:
        """One call. Raises Gone or Later."""
        import aiohttp

        if self._session is None:
            # No cookies, no redirects, no environment: it goes to the service that it is for.
            self._session = aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(PATIENCE), cookie_jar=aiohttp.DummyCookieJar()
            )
        body = await asyncio.to_thread(encrypted, ring.said(self.title(ring.locale)), to)
        headers = {
            **self._name(to.endpoint),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(KEPT),
            "Urgency": "normal",
        }
        try:
            async with self._session.post(
                to.endpoint, data=body, headers=headers, allow_redirects=False
            ) as answer:
                status, said = answer.status, answer.headers.get("Retry-After", "")
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise Later(type(error).__name__) from error
        # 403: it was subscribed under another name of ours, before the secret key was changed.
        if status in (403, 404, 410):
            raise Gone
        if status == 429 or status >= 500:
            raise Later(f"HTTP {status}", float(said) if said.isdecimal() else None)
        if status >= 400:
            log.warning("a push service refuses what we say: HTTP %d", status)

    def _name(self, endpoint: str) -> dict[str, str]:
        """Who we are, for one service."""
        parts = urlsplit(endpoint)
        service, now = f"{parts.scheme}://{parts.netloc}", time.time()
        until, headers = self._named.get(service, (0.0, {}))
        if until < now:
            until = now + NAMED
            claims = {"aud": service, "exp": int(until + 3600), "sub": self.contact}
            headers = vapid(self.secret).sign(claims)
            self._named[service] = until, headers
        return headers


def encrypted(content: bytes, to: Subscription) -> bytes:
    """What only that browser can read. Takes about a millisecond of the processor."""
    from pywebpush import WebPusher

    keys = {"p256dh": to.key, "auth": to.secret}
    pusher = WebPusher({"endpoint": to.endpoint, "keys": keys})
    return bytes(pusher.encode(content, "aes128gcm")["body"])
