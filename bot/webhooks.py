"""What platforms post to us: checked, read, committed, and only then acknowledged."""

from __future__ import annotations

import dataclasses
from collections.abc import Awaitable, Callable

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

import locales
from bot.app import App, keep
from bot.channels.base import News, Receipt, Unavailable, Unreadable
from bot.channels.telegram import Telegram, check_secret
from bot.channels.whatsapp import WhatsApp, parse_form, twiml
from storage import mailbox

BODY = 1_000_000
RETRY_AFTER = {"Retry-After": "5"}

# Twilio's word for a message that came after the 24 hours.
WINDOW_SHUT = "63016"


def routes(app: App) -> list[BaseRoute]:
    """The webhooks of the channels that this process has."""
    found: list[BaseRoute] = []
    telegram = app.channels.get("telegram")
    if isinstance(telegram, Telegram):
        found.append(Route("/telegram", _telegram(app, telegram), methods=["POST"]))
    whatsapp = app.channels.get("whatsapp")
    if isinstance(whatsapp, WhatsApp):
        posts = _WhatsApp(app, whatsapp)
        found.append(Route("/whatsapp", posts.message, methods=["POST"]))
        found.append(Route("/whatsapp/status", posts.status, methods=["POST"]))
    return found


def _telegram(app: App, channel: Telegram) -> Callable[[Request], Awaitable[Response]]:
    async def post(request: Request) -> Response:
        given = request.headers.get("x-telegram-bot-api-secret-token")
        if not check_secret(given, app.telegram_secret):
            app.metrics.refused.labels("telegram").inc()
            return PlainTextResponse("", 403)
        raw = await _body(request)
        if raw is None:
            return PlainTextResponse("", 413)
        try:
            for news in await channel.receive(raw):
                await _take(app, news)
        except Unreadable as error:
            return await _unreadable(app, "telegram", raw, error)
        except Unavailable:
            # Telegram keeps the update and comes again.
            return PlainTextResponse("", 503, headers=RETRY_AFTER)
        return PlainTextResponse("")

    return post


class _WhatsApp:
    """Twilio's two posts. It does not come again: whoever wrote is asked to."""

    def __init__(self, app: App, channel: WhatsApp) -> None:
        self.app = app
        self.channel = channel

    async def message(self, request: Request) -> Response:
        raw = await self._checked(request)
        if isinstance(raw, Response):
            return raw
        try:
            for news in self.channel.receive(raw):
                await _take(self.app, news)
        except Unreadable as error:
            return await _unreadable(self.app, "whatsapp", raw, error)
        except Unavailable:
            return _xml(twiml(locales.text("id", "trouble-unsaved")))
        return _xml(twiml())

    async def status(self, request: Request) -> Response:
        raw = await self._checked(request)
        if isinstance(raw, Response):
            return raw
        try:
            for news in self.channel.receive_status(dict(request.query_params), raw):
                if isinstance(news, Receipt) and news.why == WINDOW_SHUT:
                    news = dataclasses.replace(news, state=mailbox.CLOSED)
                await _take(self.app, news)
        except Unreadable as error:
            return await _unreadable(self.app, "whatsapp", raw, error)
        except Unavailable:
            return PlainTextResponse("", 503, headers=RETRY_AFTER)
        return _xml(twiml())

    async def _checked(self, request: Request) -> bytes | Response:
        """The body, if Twilio has signed it."""
        raw = await _body(request)
        if raw is None:
            return PlainTextResponse("", 413)
        path = request.scope.get("raw_path", request.url.path.encode()).decode("ascii", "replace")
        if query := request.scope["query_string"].decode("ascii", "replace"):
            path += f"?{query}"
        try:
            form = parse_form(raw)
        except Unreadable:
            form = None
        signature = request.headers.get("x-twilio-signature")
        if form is None or not self.channel.check_signature(path, form, signature):
            self.app.metrics.refused.labels("whatsapp").inc()
            return PlainTextResponse("", 403)
        return raw


async def _take(app: App, news: News) -> None:
    with app.metrics.batch.time():
        await app.turns.take(news)


async def _body(request: Request) -> bytes | None:
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


async def _unreadable(app: App, channel: str, raw: bytes, error: Unreadable) -> Response:
    """Kept for staff and acknowledged: it would not become readable by coming again."""
    await keep(app, channel, raw, str(error))
    return PlainTextResponse("")


def _xml(text: str) -> Response:
    return Response(text, media_type="text/xml")
