"""Twilio's posts."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

import locales
from bot.channels.base import Channel, News, Receipt, Unavailable, Unreadable
from bot.channels.sound import sound
from bot.channels.whatsapp.channel import WhatsApp
from bot.channels.whatsapp.receiving import parse_form, twiml
from bot.turns.queue import Done
from bot.web.webhooks import RETRY_AFTER, Inbox, Post, body_of, unreadable

# That a message failed may be said before it is written down that it was sent: then it is waited
# for, so many seconds before each further look.
EARLY = (0.05, 0.3, 1.0, 2.0)


def posts(channel: Channel, inbox: Inbox) -> dict[str, Post]:
    if not isinstance(channel, WhatsApp):
        return {}
    twilio = _WhatsApp(inbox, channel)
    return {"/whatsapp": twilio.message, "/whatsapp/status": twilio.status}


class _WhatsApp:
    """Twilio's two posts. It does not come again: whoever wrote is asked to."""

    def __init__(self, inbox: Inbox, channel: WhatsApp) -> None:
        self.inbox = inbox
        self.channel = channel

    async def message(self, request: Request) -> Response:
        raw = await self._checked(request)
        if isinstance(raw, Response):
            return raw
        try:
            for news in map(sound, self.channel.receive(raw)):
                await self.inbox.take(news)
        except Unreadable as error:
            return await unreadable(self.inbox, "whatsapp", raw, error)
        except Unavailable:
            return _xml(twiml(locales.text("id", "trouble-unsaved")))
        return _xml(twiml())

    async def status(self, request: Request) -> Response:
        raw = await self._checked(request)
        if isinstance(raw, Response):
            return raw
        try:
            for news in map(sound, self.channel.receive_status(dict(request.query_params), raw)):
                if (await self._told(news)).ignored:
                    break  # nor does what follows from it
        except Unreadable as error:
            return await unreadable(self.inbox, "whatsapp", raw, error)
        except Unavailable:
            return PlainTextResponse("", 503, headers=RETRY_AFTER)
        return _xml(twiml())

    async def _told(self, news: News) -> Done:
        done = await self.inbox.take(news)
        for wait in EARLY if isinstance(news, Receipt) else ():
            if not done.early:
                break
            await asyncio.sleep(wait)
            done = await self.inbox.take(news)
        return done

    async def _checked(self, request: Request) -> bytes | Response:
        """The body, if Twilio has signed it."""
        raw = await body_of(request)
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
            self.inbox.refused("whatsapp")
            return PlainTextResponse("", 403)
        return raw


def _xml(text: str) -> Response:
    return Response(text, media_type="text/xml")
