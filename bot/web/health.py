"""What watches us: /healthz, /readyz, /metrics."""

from __future__ import annotations

import asyncio
import hmac
import ipaddress
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.clock import Clock
from bot.web.metrics import Metrics
from storage.database.away import Misplaced, away
from storage.database.connections import Database, DatabaseNewer, DatabaseOlder
from storage.reports import figures

T = TypeVar("T")

# What the database needs to take the next messages, bytes. Uploads end long before that
# (bot.channels.browser.uploads), and doctor and rembuk_free_bytes tell of it earlier still.
ROOM = 4_000_000

# How long /readyz and /metrics wait for the database, seconds.
IN_TIME = 1.5


@dataclass(frozen=True, slots=True)
class Health:
    """`room` are the bytes that still fit (blocks for an instant), `pages` how many pages of the
    chat are open, `token` what /metrics asks for, `windows` the
    channels that let us only answer, and for how long, `leaving` whether we are about to end."""

    database: Database
    metrics: Metrics
    clock: Clock
    room: Callable[[], int]
    pages: Callable[[], int] | None
    token: str
    windows: Mapping[str, timedelta]
    leaving: Callable[[], bool] = lambda: False

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/healthz", self.alive),
            Route("/readyz", self.ready),
            Route("/metrics", self.measured),
        ]

    async def alive(self, request: Request) -> Response:
        return PlainTextResponse("ok")

    async def ready(self, request: Request) -> Response:
        """Database reached and up to date, its file in place, room on the disk; and we go on."""
        if self.leaving():
            return PlainTextResponse("stopping", 503)
        try:
            await in_time(self.database.check_version())
        except (DatabaseNewer, DatabaseOlder) as error:
            return PlainTextResponse(f"database: {error}", 503)
        except Exception as error:
            if not away(error):
                raise
            return PlainTextResponse(f"database: {_plain(error)}", 503)
        if await asyncio.to_thread(self.room) < ROOM:
            return PlainTextResponse("disk: full", 503)
        return PlainTextResponse("ok")

    async def measured(self, request: Request) -> Response:
        """Figures for Prometheus: with the token, or from this machine where none is set."""
        if not self._may_measure(request):
            return PlainTextResponse("", 403)
        try:
            self.metrics.show(await in_time(self._count()))
            self.metrics.database.set(1)
        except Exception as error:
            if not away(error):
                raise
            # What this process knows by itself is worth having just then.
            self.metrics.hide()
            self.metrics.database.set(0)
        self.metrics.free.set(await asyncio.to_thread(self.room))
        if self.pages is not None:
            self.metrics.pages.set(self.pages())
        return Response(self.metrics.page(), media_type="text/plain; version=0.0.4")

    async def _count(self) -> figures.Figures:
        async with self.database.read() as connection:
            return await figures.count(connection, self.clock(), self.windows)

    def _may_measure(self, request: Request) -> bool:
        if self.token:
            given = request.headers.get("authorization", "").removeprefix("Bearer ")
            return hmac.compare_digest(given.encode(), self.token.encode())
        # A reverse proxy on this machine speaks from loopback for everybody, but says so.
        if "x-forwarded-for" in request.headers or "forwarded" in request.headers:
            return False
        try:
            host = ipaddress.ip_address(request.client.host) if request.client else None
        except ValueError:
            return False
        return host is not None and host.is_loopback


async def in_time(work: Coroutine[Any, Any, T]) -> T:
    """What a reader gives, or TimeoutError: whoever asks has an answer whatever the database does.
    A driver that waits for a frozen server may take seconds to be cancelled; nobody waits for it.
    """
    task = asyncio.ensure_future(work)
    done, _ = await asyncio.wait({task}, timeout=IN_TIME)
    if not done:
        task.add_done_callback(_seen)
        task.cancel()
        raise TimeoutError("no answer")
    return task.result()


def _seen(task: asyncio.Future[Any]) -> None:
    """That it failed after all is no news."""
    if not task.cancelled():
        task.exception()


def _plain(error: Exception) -> str:
    """In words without what a driver tells of addresses."""
    return str(error) if isinstance(error, Misplaced) else "away"
