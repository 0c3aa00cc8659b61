"""What platforms post to us: checked, read, committed, and only then acknowledged."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.channels.base import News, Unavailable, Unreadable
from bot.turns.queue import Done

BODY = 1_000_000
RETRY_AFTER = {"Retry-After": "5"}

# The same for every post that was taken.
TAKEN = PlainTextResponse("")

Post = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Inbox:
    """What a webhook hands over to: `take` returns when it is committed; `keep` a raw message that
    nobody could read, by channel, and why (raises Unavailable while it cannot be kept); `refused`
    counts, by channel, what did not come from the platform."""

    take: Callable[[News], Awaitable[Done]]
    keep: Callable[[str, bytes, str], Awaitable[None]]
    refused: Callable[[str], None]


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


async def unreadable(inbox: Inbox, channel: str, raw: bytes, error: Unreadable) -> Response:
    """Kept for staff and acknowledged: it would not become readable by coming again. While it
    cannot be kept it may come again."""
    try:
        await inbox.keep(channel, raw, str(error))
    except Unavailable:
        return PlainTextResponse("", 503, headers=RETRY_AFTER)
    return TAKEN
