"""Residents on loopback: each says the next thing when the reply to the last has arrived."""

from __future__ import annotations

import asyncio
import json
import os
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import aiohttp
from aiohttp import web

TOKEN = "1234:bench"
SECRET = "bench"
CONNECTIONS = 48
CALM = 150.0  # messages a second when the program has time

# Whose chats they are: always the same.
CHATS = range(1000, 1000 + CONNECTIONS)
USUAL: Callable[[int], int] = CHATS.__getitem__

# Eight messages a proposal.
PROPOSAL = (
    "usul Pelatihan menjahit untuk warga {n}", "Imopuro", "2", "Banyak yang menganggur di sini",
    "RT 05/RW 02 depan musala", "kirim",
)  # fmt: skip
WELCOME = ("halo", "ya", "lewati")

# The chat in JSON, or in a form, urlencoded or in parts.
_CHAT = re.compile(rb'chat_id(?:=|":\s*|"\r\n(?:[^\r\n]+\r\n)*\r\n)(\d+)')


class Told(Protocol):
    """A platform that says when somebody got a reply."""

    waiting: dict[int, asyncio.Event]
    received: int


@dataclass
class Platform:
    """A Bot API that answers at once and says who got something."""

    waiting: dict[int, asyncio.Event] = field(default_factory=dict)
    received: int = 0
    url: str = ""

    async def __aenter__(self) -> Platform:
        app = web.Application(client_max_size=10_000_000)
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = "http://{}:{}".format(*self._runner.addresses[0][:2])
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        found = _CHAT.search(await request.read())
        told = method.startswith("send") and method != "sendChatAction"
        if told and found is not None:
            self.received += 1
            chat = int(found[1])
            if event := self.waiting.get(chat):
                event.set()
            kind = {"id": chat, "type": "private"}
            return _ok({"message_id": self.received, "date": 1, "chat": kind, "text": "x"})
        if method == "getMe":
            return _ok({"id": 1, "is_bot": True, "first_name": "b", "username": "bench_bot"})
        return _ok(True)


def _ok(result: object) -> web.Response:
    return web.Response(
        body=json.dumps({"ok": True, "result": result}).encode(), content_type="application/json"
    )


@dataclass
class Measured:
    """What one run gave."""

    turns: int
    seconds: float
    waits: list[float]
    cpu: float  # of the program, seconds
    rss: int  # of the program, bytes
    driver: float  # share of its core that the driver used: near 1, it was the bottleneck

    @property
    def rate(self) -> float:
        return self.turns / self.seconds

    @property
    def cost(self) -> float:
        """Processor seconds for 1,000 turns."""
        return self.cpu / self.turns * 1000

    def wait(self, share: float) -> float:
        """The reply time that this share of turns stays under, milliseconds."""
        ordered = sorted(self.waits)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000


class Residents:
    """Posts updates to one program and measures."""

    def __init__(self, platform: Told, webhook: str, pid: int) -> None:
        self.platform = platform
        self.webhook = webhook
        self.pid = pid
        self.waits: list[float] = []
        self.proposals = 0
        self._update = 0

    async def say(self, session: aiohttp.ClientSession, chat: int, text: str) -> None:
        self._update += 1
        event = self.platform.waiting[chat] = asyncio.Event()
        person = {"id": chat, "is_bot": False, "first_name": "Siti", "language_code": "id"}
        update = {
            "update_id": self._update,
            "message": {
                "message_id": self._update,
                "date": int(time.time()),
                "chat": {"id": chat, "type": "private", "first_name": "Siti"},
                "from": person,
                "text": text,
            },
        }
        before = time.perf_counter()
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        async with session.post(self.webhook, json=update, headers=headers) as answer:
            if answer.status != 200:
                raise RuntimeError(f"{answer.status} for {text!r}")
        async with asyncio.timeout(20):
            await event.wait()
        self.waits.append(time.perf_counter() - before)

    async def flood(self, chat: int, count: int) -> tuple[int, float]:
        """One person posts this many messages as fast as they are taken, and waits for no answer;
        gives how many were taken at once (of others the platform is told to come again), and the
        seconds that it took."""
        person = {"id": chat, "is_bot": False, "first_name": "Budi", "language_code": "id"}
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        taken, began = 0, time.perf_counter()
        numbers = iter(range(count))

        async def post() -> None:
            nonlocal taken
            for n in numbers:
                id = 100_000_000 + n
                message = {
                    "message_id": id, "date": int(time.time()), "text": f"pesan {n}",
                    "chat": {"id": chat, "type": "private", "first_name": "Budi"}, "from": person,
                }  # fmt: skip
                update = {"update_id": id, "message": message}
                async with session.post(self.webhook, json=update, headers=headers) as answer:
                    taken += answer.status == 200

        async with _session() as session:
            await asyncio.gather(*(post() for _ in range(CONNECTIONS)))
        return taken, time.perf_counter() - began

    async def welcome(self, chats: range) -> None:
        """Everybody past consent and name, before anything is measured."""

        async def one(chat: int) -> None:
            for text in WELCOME:
                await self.say(session, chat, text)

        async with _session() as session:
            await asyncio.gather(*(one(chat) for chat in chats))

    async def propose(
        self,
        seconds: float,
        whose: Callable[[int], int],
        *,
        rate: float = 0.0,
        alone: bool = True,
    ) -> Measured:
        """Proposal after proposal, as fast as the replies come, or `rate` messages a second over
        all. `whose` gives the chat of the next proposal, for the resident with this number. Where
        they are `alone`, nobody else is answered."""
        async with _session() as session:
            self.waits = []
            received = self.platform.received
            gap = CONNECTIONS / rate if rate else 0.0
            start = time.perf_counter()
            # With a rate each begins at another step (people do not all send their last word at
            # once), and it is measured when all have begun.
            warm = gap * len(PROPOSAL)
            end = start + warm + seconds

            async def resident(number: int) -> None:
                due = start + gap * (number / CONNECTIONS + number % len(PROPOSAL))
                while time.perf_counter() < end:
                    self.proposals += 1
                    n, chat = self.proposals, whose(number)
                    for text in PROPOSAL:
                        if gap:
                            await asyncio.sleep(max(0.0, due - time.perf_counter()))
                            due += gap
                        await self.say(session, chat, text.format(n=n))

            everybody = asyncio.gather(*(resident(number) for number in range(CONNECTIONS)))
            await asyncio.sleep(warm)
            cold = len(self.waits)
            cpu, own, start = self._cpu(), time.process_time(), time.perf_counter()
            await asyncio.sleep(max(0.0, end - time.perf_counter()))
            turns, took = len(self.waits) - cold, time.perf_counter() - start
            cpu, own = self._cpu() - cpu, time.process_time() - own
            await everybody
        if alone and self.platform.received - received != len(self.waits):
            raise RuntimeError(
                f"{len(self.waits)} turns, {self.platform.received - received} replies"
            )
        waits = self.waits[cold : cold + turns]
        return Measured(turns, took, waits, cpu, self._rss(), own / took)

    @property
    def memory(self) -> int:
        """Of the program, bytes."""
        return self._rss()

    def _cpu(self) -> float:
        """Processor time of the program with all its threads, seconds."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _rss(self) -> int:
        """Resident memory of the program, bytes."""
        return int(Path(f"/proc/{self.pid}/statm").read_text().split()[1]) * os.sysconf(
            "SC_PAGE_SIZE"
        )


def _session() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=CONNECTIONS))
