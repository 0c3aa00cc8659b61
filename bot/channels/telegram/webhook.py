"""Telegram's posts."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.app import App
from bot.channels.base import Unavailable, Unreadable
from bot.channels.telegram.channel import Telegram, check_secret
from bot.web.webhooks import RETRY_AFTER, Post, body_of, take, unreadable


def posts(app: App) -> dict[str, Post]:
    channel = app.channels["telegram"]
    if not isinstance(channel, Telegram):
        return {}

    async def post(request: Request) -> Response:
        given = request.headers.get("x-telegram-bot-api-secret-token")
        if not check_secret(given, app.telegram_secret):
            app.metrics.refused.labels("telegram").inc()
            return PlainTextResponse("", 403)
        raw = await body_of(request)
        if raw is None:
            return PlainTextResponse("", 413)
        try:
            for news in await channel.receive(raw):
                await take(app, news)
        except Unreadable as error:
            return await unreadable(app, "telegram", raw, error)
        except Unavailable:
            # Telegram keeps the update and comes again.
            return PlainTextResponse("", 503, headers=RETRY_AFTER)
        return PlainTextResponse("")

    return {"/telegram": post}
