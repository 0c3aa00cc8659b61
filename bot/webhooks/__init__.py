"""What platforms post to us: checked, read, committed, and only then acknowledged."""

from __future__ import annotations

import importlib

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute

from bot.app import App, keep
from bot.channels.base import News, Unreadable

BODY = 1_000_000
RETRY_AFTER = {"Retry-After": "5"}

PLATFORMS = ("telegram", "whatsapp")


def routes(app: App) -> list[BaseRoute]:
    """The webhooks of the channels that this process has. A platform's library, 7 MB and a tenth
    of a second, is loaded only where the platform is used."""
    found: list[BaseRoute] = []
    for name in PLATFORMS:
        if name in app.channels:
            found += importlib.import_module(f"bot.webhooks.{name}").routes(app)
    return found


async def take(app: App, news: News) -> None:
    with app.metrics.batch.time():
        await app.turns.take(news)


async def body_of(request: Request) -> bytes | None:
    """The body as it came; None when it is larger than any platform's."""
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > BODY:
                return None
    except ClientDisconnect:
        return None
    return bytes(body)


async def unreadable(app: App, channel: str, raw: bytes, error: Unreadable) -> Response:
    """Kept for staff and acknowledged: it would not become readable by coming again."""
    await keep(app, channel, raw, str(error))
    return PlainTextResponse("")
