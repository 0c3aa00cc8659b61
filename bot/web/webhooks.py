"""What platforms post to us: checked, read, committed, and only then acknowledged."""

from __future__ import annotations

import importlib
from collections.abc import Awaitable, Callable, Mapping

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.app import App, keep
from bot.channels.base import News, Unavailable, Unreadable
from bot.turns.queue import Done

BODY = 1_000_000
RETRY_AFTER = {"Retry-After": "5"}

PLATFORMS = ("telegram", "whatsapp")


Post = Callable[[Request], Awaitable[Response]]


def posts(app: App) -> dict[str, Post]:
    """The webhooks of the channels that this process has, by path. A platform's library, 7 MB and
    a tenth of a second, is loaded only where the platform is used."""
    found: dict[str, Post] = {}
    for name in PLATFORMS:
        if name in app.channels:
            found |= importlib.import_module(f"bot.channels.{name}.webhook").posts(app)
    return found


def beside(pages: ASGIApp, posts: Mapping[str, Post]) -> ASGIApp:
    """Both in one application. What a page needs (routes, error pages) is a tenth of what a turn
    costs, so platforms' posts do not go through it."""

    async def both(scope: Scope, receive: Receive, send: Send) -> None:
        post = posts.get(scope["path"]) if scope["type"] == "http" else None
        if post is None:
            await pages(scope, receive, send)
            return
        if scope["method"] == "POST":
            response = await post(Request(scope, receive))
        else:
            response = PlainTextResponse("", 405, headers={"Allow": "POST"})
        await response(scope, receive, send)

    return both


async def take(app: App, news: News) -> Done:
    with app.metrics.batch.time():
        return await app.turns.take(news)


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
    """Kept for staff and acknowledged: it would not become readable by coming again. While it
    cannot be kept it may come again."""
    try:
        await keep(app, channel, raw, str(error))
    except Unavailable:
        return PlainTextResponse("", 503, headers=RETRY_AFTER)
    return PlainTextResponse("")
