"""Residents on loopback: each says the next thing when the reply to the last has arrived."""

from __future__ import annotations

import asyncio
import json
import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web

TOKEN = "1234:bench"
SECRET = "bench"
CONNECTIONS = 48

# Eight messages a proposal.
PROPOSAL = (
    "usul Pelatihan menjahit untuk warga {n}", "Imopuro", "2", "Banyak yang menganggur di sini",
    "RT 05/RW 02 depan musala", "lewati", "lewati", "kirim",
)  # fmt: skip
WELCOME = ("halo", "ya", "lewati")


@dataclass
class Platform:
    """A Bot API that answers at once and says who got something."""

    waiting: dict[int, asyncio.Event] = field(default_factory=dict)
    received: int = 0
    url: str = ""

    async def start(self) -> web.AppRunner:
        app = web.Application(client_max_size=10_000_000)
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.url = "http://{}:{}".format(*runner.addresses[0][:2])
        return runner

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        data = await request.post()
        chat = int(str(data.get("chat_id") or 0))
        if method.startswith("send"):
            self.received += 1
            if event := self.waiting.get(chat):
                event.set()
        if method == "getMe":
            return _ok({"id": 1, "is_bot": True, "first_name": "b", "username": "bench_bot"})
        if method.startswith("send"):
            kind = {"id": chat, "type": "private"}
            return _ok({"message_id": self.received, "date": 1, "chat": kind, "text": "x"})
        return _ok(True)


def _ok(result: Any) -> web.Response:
    return web.Response(
        body=json.dumps({"ok": True, "result": result}).encode(), content_type="application/json"
    )


@dataclass
class Measured:
    """What one run gave."""

    turns: int
    seconds: float
    waits: list[float]
    cpu: float
    rss: int

    @property
    def rate(self) -> float:
        return self.turns / self.seconds

    def wait(self, share: float) -> float:
        """The reply time that this share of turns stays under, milliseconds."""
        ordered = sorted(self.waits)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000


class Residents:
    """Posts updates to one program and measures."""

    def __init__(self, platform: Platform, webhook: str, pid: int) -> None:
        self.platform = platform
        self.webhook = webhook
        self.pid = pid
        self.update = 0
        self.waits: list[float] = []
        self.turns = 0

    async def say(self, session: aiohttp.ClientSession, chat: int, text: str) -> None:
        self.update += 1
        event = self.platform.waiting[chat] = asyncio.Event()
        person = {"id": chat, "is_bot": False, "first_name": "Siti", "language_code": "id"}
        update = {
            "update_id": self.update,
            "message": {
                "message_id": self.update,
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
        self.turns += 1

    async def welcome(self, session: aiohttp.ClientSession, chats: range) -> None:
        for chat in chats:
            for text in WELCOME:
                await self.say(session, chat, text)

    async def saturate(
        self, seconds: float, chats: range, gap: float = 0.0, *, welcome: bool = True
    ) -> Measured:
        """All residents as fast as they get replies; or one message each `gap` seconds."""
        connector = aiohttp.TCPConnector(limit=CONNECTIONS)
        async with aiohttp.ClientSession(connector=connector) as session:
            if welcome:
                await asyncio.gather(
                    *(self.welcome(session, range(chat, chat + 1)) for chat in chats)
                )
            self.waits, self.turns = [], 0
            cpu, start = self._cpu(), time.perf_counter()
            end = start + seconds

            async def resident(chat: int) -> None:
                n = 0
                due = time.perf_counter() + gap * (chat % len(chats)) / len(chats)
                while time.perf_counter() < end:
                    n += 1
                    for text in PROPOSAL:
                        if gap:
                            await asyncio.sleep(max(0.0, due - time.perf_counter()))
                            due += gap
                        await self.say(session, chat, text.format(n=n))

            await asyncio.gather(*(resident(chat) for chat in chats))
            took = time.perf_counter() - start
        return Measured(self.turns, took, self.waits, self._cpu() - cpu, self._rss())

    def _cpu(self) -> float:
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _rss(self) -> int:
        """Resident memory of the program, bytes."""
        return int(Path(f"/proc/{self.pid}/statm").read_text().split()[1]) * os.sysconf(
            "SC_PAGE_SIZE"
        )
