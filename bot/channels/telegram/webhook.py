"""Telegram's posts."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.channels.base import Channel, Unavailable, Unreadable
from bot.channels.telegram.channel import Telegram, check_secret
from bot.web.webhooks import RETRY_AFTER, TAKEN, Inbox, Post, body_of, unreadable


def posts(channel: Channel, inbox: Inbox, secret: str) -> dict[str, Post]:
    """`secret` is what Telegram shows with each update."""
    if not isinstance(channel, Telegram):
        return {}

    async def post(request: Request) -> Response:
        given = request.headers.get("x-telegram-bot-api-secret-token")
        if not check_secret(given, secret):
            inbox.refused("telegram")
            return PlainTextResponse("", 403)
        raw = await body_of(request)
        if raw is None:
            return PlainTextResponse("", 413)
        try:
            for news in await channel.receive(raw):
                await inbox.take(news)
        except Unreadable as error:
            return await unreadable(inbox, "telegram", raw, error)
        except Unavailable:
            # Telegram keeps the update and comes again.
            return PlainTextResponse("", 503, headers=RETRY_AFTER)
        return TAKEN

    return {"/telegram": post}
