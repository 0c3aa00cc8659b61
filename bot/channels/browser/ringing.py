"""What lets a browser ring and open the chat without network: its subscription, the service worker,
and what the chat is when it is put among the apps of a phone."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.faults import tell
from bot.web.errors import Refusal
from bot.web.policy import WORKER
from bot.web.render import Pages, answer, locale_of
from storage.people.subscriptions import SERVICES, NotOne, Subscription, check

log = logging.getLogger(__name__)

# What the chat needs without network.
FILES = (
    "attached.js", "carried.js", "chat.js", "language.js", "log.js", "offered.js", "outbox.js",
    "panels.js", "photo.js", "place.js", "ring.js", "stream.js", "rembuk.css",
    "kawung.svg", "mark.svg",
)  # fmt: skip


class Subscribers(Protocol):
    """Who is rung."""

    @property
    def key(self) -> str:
        """What push services know us by: a point on P-256, base64 for addresses."""
        ...

    @property
    def services(self) -> Sequence[str]:
        """The hosts of push services that we use."""
        ...

    async def subscribe(self, address: str, said: Subscription) -> bool:
        """Whether what is for a chat rings there from now on; else nobody is known there."""
        ...


@dataclass(frozen=True, slots=True)
class Nobody:
    """Nobody is rung."""

    key: str = ""
    services: Sequence[str] = SERVICES

    async def subscribe(self, address: str, said: Subscription) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class Ringing:
    subscribers: Subscribers
    pages: Pages
    city: Callable[[str], str]

    async def subscribe(self, content: dict[str, object], address: str) -> Response:
        keys = content.get("keys")
        if not isinstance(keys, dict):
            raise Refusal(400, "page-unreadable")
        said = Subscription(
            str(content.get("endpoint", "")), str(keys.get("p256dh", "")), str(keys.get("auth", ""))
        )
        try:
            check(said, self.subscribers.services)
        except NotOne as error:
            raise Refusal(400, "page-ring-not") from error
        try:
            known = await self.subscribers.subscribe(address, said)
        except Exception as error:
            tell(log, "a browser could not be noted", error)
            raise Refusal(503, "page-trouble", after=5) from error
        if not known:
            raise Refusal(404, "page-ring-not")
        return answer({"ok": True})

    async def worker(self, request: Request) -> Response:
        """Under an address that stays the same; what it says changes with the files."""
        urls = [self.pages.url(name) for name in FILES]
        head = (
            f"const VERSION = {json.dumps(self.pages.version)};\n"
            f"const FILES = {json.dumps(urls)};\n"
            f"const ICON = {json.dumps(self.pages.url('icon-192.png'))};\n"
        )
        return Response(
            head.encode() + self.pages.files["worker.js"].plain,
            media_type="text/javascript",
            headers={
                **WORKER.headers,
                "Cache-Control": "no-cache",
                "Service-Worker-Allowed": "/obrolan",
            },
        )

    async def manifest(self, request: Request) -> Response:
        locale = locale_of(request)
        title = self.pages.say(locale, "page-title", {"city": self.city(locale)})
        icons = [
            {"src": self.pages.url(f"icon-{size}.png"), "sizes": f"{size}x{size}",
             "type": "image/png", "purpose": "any"}
            for size in (192, 512)
        ]  # fmt: skip
        content = {
            "name": title,
            "short_name": "Rembuk",
            "lang": locale,
            "id": "/obrolan",
            "start_url": "/obrolan",
            "scope": "/",
            "display": "standalone",
            "theme_color": "#12574b",
            "background_color": "#12574b",
            "icons": icons,
        }
        headers = {"Cache-Control": "public, max-age=3600"}
        return JSONResponse(content, 200, headers, media_type="application/manifest+json")
