"""What the chat's page says: words, choices, places, files; and codes by which a chat is carried to
another browser."""

from __future__ import annotations

import json
import logging
import re
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

import locales
from bot.channels.base import Take, kind_of
from bot.channels.browser.channel import Browser
from bot.channels.browser.limits import UPLOAD_LIMIT, Rates
from bot.channels.browser.ringing import Ringing
from bot.channels.browser.uploads import TooLarge, TooMany, Uploads
from bot.channels.sound import storable
from bot.faults import tell
from bot.web.errors import Refusal
from bot.web.rates import household
from bot.web.render import answer
from bot.web.session import session
from handlers.conversation.messages import Attachment, Incoming, Location
from storage.files.media import MediaAway

log = logging.getLogger(__name__)

JSON_LIMIT = 16_384

_ID = re.compile(r"[0-9A-Za-z-]{8,64}")
_START = re.compile(r"[0-9A-Za-z_-]{0,64}")
_MIME = re.compile(r"[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,60}")
_CODE = re.compile(r"[0-9A-Z]{4,32}")


class Carry(Protocol):
    """Short codes by which a chat is carried to another browser."""

    async def issue(self, address: str) -> str:
        """A new code of A-Z and 0-9 for this chat: ten minutes, one use."""
        ...

    async def joins(self, code: str, here: str) -> bool:
        """Whether this code makes two people one, or may: it is of a chat elsewhere, or somebody
        speaks in the chat that is here. Then it is for them to say whether that is so."""
        ...

    async def redeem(self, code: str) -> str | None:
        """The address behind a code (capitals, no blanks or dashes), which is then used up."""
        ...


class Guesses(Protocol):
    """Guesses of codes, counted by all processes together."""

    async def taken(self, household: str, rates: Rates) -> float:
        """Seconds that a guess from a network has to wait; 0 when it may be made, and counts."""
        ...


def start_of(text: str | None) -> str | None:
    """A start parameter, if it is one."""
    return text if text is not None and _START.fullmatch(text) else None


@dataclass(frozen=True, slots=True)
class Said:
    """The endpoints, with what they need. Who speaks, from where and how often has been looked at
    before them (bot/web/session.py, bot/web/rates.py)."""

    browser: Browser
    take: Take
    carry: Carry
    uploads: Uploads
    clock: Callable[[], datetime]
    ringing: Ringing

    async def _json(self, request: Request) -> dict[str, object]:
        if request.headers.get("content-type", "").split(";")[0].strip() != "application/json":
            raise Refusal(415, "page-unreadable")
        if int(request.headers.get("content-length") or 0) > JSON_LIMIT:
            raise Refusal(413, "page-text-too-long")
        body = bytearray()
        with _read():
            async for chunk in request.stream():
                body += chunk
                if len(body) > JSON_LIMIT:
                    raise Refusal(413, "page-text-too-long")
        try:
            content = json.loads(body)
        except (ValueError, RecursionError) as error:
            raise Refusal(400, "page-unreadable") from error
        if not isinstance(content, dict):
            raise Refusal(400, "page-unreadable")
        return content

    async def _hand_over(self, incoming: Incoming) -> None:
        try:
            await self.take(incoming)
        except Exception as error:
            tell(log, "a message was not taken", error)
            raise Refusal(503, "page-trouble", after=5) from error

    async def say_something(self, request: Request) -> Response:
        address = session(request).chat
        said = await self._json(request)
        id = said.get("id")
        if not isinstance(id, str) or not _ID.fullmatch(id):
            raise Refusal(400, "page-unreadable")
        await self._hand_over(self._incoming(request, address, id, said))
        return answer({"ok": True})

    def _incoming(
        self, request: Request, address: str, id: str, said: Mapping[str, object]
    ) -> Incoming:
        at, language = self.clock(), self._language(request)
        base = Incoming(self.browser.name, address, id, at, language=language)
        match said:
            case {"text": str(text)} if text:
                return replace(base, text=storable(text))
            case {"choice": str(choice)} if 0 < len(choice.encode("utf-8", "replace")) <= 200:
                label = said.get("label")
                label = storable(label)[:200] if isinstance(label, str) else ""
                return replace(base, choice=storable(choice), label=label)
            case {"start": str(start)} if _START.fullmatch(start):
                return replace(base, start=start)
            case {"location": [int() | float() as lat, int() | float() as lon]} if (
                abs(lat) <= 90 and abs(lon) <= 180
            ):
                return replace(base, location=Location(float(lat), float(lon)))
        raise Refusal(400, "page-unreadable")

    def _language(self, request: Request) -> str | None:
        """The first language that the browser names."""
        first = request.headers.get("accept-language", "").split(",")[0].split(";")[0].strip()
        return first[:35] if re.fullmatch(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*", first) else None

    async def upload(self, request: Request) -> Response:
        """One file, the body as it is; its id, name and album in the query."""
        address = session(request).chat
        query = request.query_params
        id, album = query.get("id", ""), query.get("album") or None
        if not _ID.fullmatch(id) or (album is not None and not _ID.fullmatch(album)):
            raise Refusal(400, "page-unreadable")
        mime = request.headers.get("content-type", "").split(";")[0].strip().lower()
        ref = self.browser.ref(address, id)
        size = await self._spooled(request, address, ref)
        name = re.sub(r"[\x00-\x1f\x7f/\\]", "", storable(query.get("name", "")))[:120] or None
        file = Attachment(
            kind_of(mime, name),
            ref,
            mime=mime if _MIME.fullmatch(mime) else None,
            size=size,
            name=name,
        )
        await self._hand_over(
            Incoming(
                self.browser.name,
                address,
                id,
                self.clock(),
                files=(file,),
                album=album,
                language=self._language(request),
            )
        )
        await self._settled(address, ref)
        return answer({"ok": True})

    async def _settled(self, address: str, ref: str) -> None:
        try:
            await self.uploads.wants.settle(address, ref)
        except Exception as error:
            # The message has been taken; what is left lying is swept away later.
            tell(log, "an upload was not looked at again", error)

    async def _spooled(self, request: Request, address: str, ref: str) -> int:
        said = request.headers.get("content-length", "")
        try:
            with _read():
                return await self.uploads.take(
                    address,
                    household(request),
                    ref,
                    int(said) if said.isdecimal() else None,
                    request.stream,
                )
        except TooLarge as error:
            megabytes = {"megabytes": str(UPLOAD_LIMIT // 1_000_000)}
            raise Refusal(413, "page-photo-too-large", megabytes) from error
        except TooMany as error:
            raise Refusal(429, "page-too-fast", after=error.after) from error
        except ValueError as error:
            raise Refusal(400, "page-unreadable") from error
        except (OSError, MediaAway) as error:
            log.exception("an upload could not be written")
            raise Refusal(503, "page-trouble", after=15) from error

    async def subscribe(self, request: Request) -> Response:
        """From now on this browser rings."""
        return await self.ringing.subscribe(await self._json(request), session(request).chat)

    async def code(self, request: Request) -> Response:
        address = session(request).chat
        try:
            code = await self.carry.issue(address)
        except Exception as error:
            tell(log, "no code could be made", error)
            raise Refusal(503, "page-trouble", after=5) from error
        return answer({"code": code})

    async def move(self, request: Request) -> Response:
        content = await self._json(request)
        code = re.sub(r"[\s-]", "", str(content.get("code", ""))).upper()
        if not _CODE.fullmatch(code):
            raise Refusal(404, "page-wrong-code")
        here = session(request).chat
        try:
            joins = await self.carry.joins(code, here)
            address = None if joins else await self.carry.redeem(code)
        except Exception as error:
            tell(log, "a code could not be looked up", error)
            raise Refusal(503, "page-trouble", after=5) from error
        if joins:
            said = f"{locales.text(locales.LOCALES[0], 'command-connect')} {code}"
            id = f"pindah-{uuid.uuid4().hex}"
            await self._hand_over(Incoming(self.browser.name, here, id, self.clock(), text=said))
            return answer({"ok": True})
        if address is None:
            raise Refusal(404, "page-wrong-code")
        session(request).give(address)
        return answer({"ok": True})


@contextmanager
def _read() -> Iterator[None]:
    """Whoever has stopped sending is answered, should they still listen. (A TimeoutError is an
    OSError, which means something else.)"""
    try:
        yield
    except TimeoutError as error:
        raise HTTPException(408) from error
