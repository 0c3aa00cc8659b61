"""The browser chat's HTTP side: the page, what it says, what it uploads, and the live stream."""

from __future__ import annotations

import json
import logging
import math
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Protocol
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from bot.channels.base import Take, kind_of, storable
from bot.channels.browser.channel import UPLOAD_LIMIT, Browser, Crowded, Entry, Transcript
from bot.channels.browser.uploads import Bounds, Everything, TooLarge, TooMany, Uploads, Wants
from bot.faults import tell
from bot.web.rates import Bucket, network
from bot.web.render import HEADERS, LOCALES, Pages, Say, answer
from bot.web.session import Cookies, mark
from handlers.conversation.messages import Attachment, Incoming, Location

log = logging.getLogger(__name__)

# What the page's script says; `send` is `page-send` in locales.
WORDS = (
    "title", "subtitle", "log", "you", "bot", "start", "start-hint", "start-link",
    "start-link-yes", "start-link-no", "message", "message-hint", "send", "attach", "photo",
    "photo-hint", "location", "location-hint", "menu", "carry", "carry-hint", "enter", "enter-hint",
    "close", "carry-title", "carry-body", "carry-code", "enter-title", "enter-body", "enter-code",
    "enter-go", "wait", "sending", "sent", "unsent", "failed", "again", "drop",
    "offline", "reconnecting", "crowded", "crowded-here", "today", "yesterday", "newer", "older",
    "my-photo", "my-location", "photo-waiting", "open-photo", "qr", "file", "choices",
    "location-finding", "location-denied", "location-unavailable", "location-timeout",
    "location-unsupported", "photo-too-large", "photo-not", "text-too-long", "trouble", "storage",
)  # fmt: skip

JSON_LIMIT = 16_384
FIRST_PAGE = 40
BEAT = 20.0  # seconds between signs of life; proxies cut quiet connections after 30 to 60
# Entries are read again until they are this old: another process may commit one with a lower id
# a moment after one with a higher id was shown.
SETTLED = timedelta(seconds=15)

_ID = re.compile(r"[0-9A-Za-z-]{8,64}")
_START = re.compile(r"[0-9A-Za-z_-]{0,64}")
_MIME = re.compile(r"[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,60}")
_CODE = re.compile(r"[0-9A-Z]{4,32}")


class Carry(Protocol):
    """Short codes by which a chat is carried to another browser."""

    async def issue(self, address: str) -> str:
        """A new code of A-Z and 0-9 for this chat: ten minutes, one use."""
        ...

    async def redeem(self, code: str) -> str | None:
        """The address behind a code (capitals, no blanks or dashes), which is then used up."""
        ...


@dataclass(frozen=True, slots=True)
class Rates:
    """How much one chat or one network address may do: (a second, at once)."""

    messages: tuple[float, float] = (5.0, 30.0)
    codes: tuple[float, float] = (1 / 60, 5.0)
    guesses: tuple[float, float] = (1 / 30, 10.0)  # of one network address
    guesses_free: int = 3  # the first of an address, which others cannot use up
    guesses_in_all: tuple[float, float] = (2.0, 60.0)  # the others, of all addresses together


class Refusal(Exception):
    """An answer other than yes. `words` is a message id; the page shows the sentence."""

    def __init__(
        self, status: int, words: str = "", *, after: float = 0, reload: bool = False
    ) -> None:
        super().__init__(f"{status} {words}")
        self.status = status
        self.words = words
        self.after = after
        self.reload = reload


def as_json(entry: Entry) -> dict[str, object]:
    """An entry for the page. Ids are strings: JavaScript's numbers end at 2**53."""
    return {
        "id": str(entry.id),
        "mine": entry.mine,
        "text": entry.text,
        "at": entry.at.isoformat(),
        "buttons": [
            {"id": b.id, "label": b.label, "detail": b.detail, "word": b.word}
            for b in entry.buttons
        ],
        "file": entry.file
        and {"kind": entry.file.kind, "name": entry.file.name, "url": entry.file.url},
        "location": entry.location and [entry.location.lat, entry.location.lon],
        "replaces": None if entry.replaces is None else str(entry.replaces),
        "key": entry.key,
        "locale": entry.locale,
    }


def settled(entries: Iterable[Entry], now: datetime, start: int = 0) -> int:
    """The id from which a reader goes on without missing a late commit."""
    return max((e.id for e in entries if e.at <= now - SETTLED), default=start)


async def _indonesian(address: str) -> str:
    return "id"


async def _jakarta(address: str) -> str:
    return "Asia/Jakarta"


class Chat:
    """The endpoints, with what they need."""

    def __init__(
        self,
        *,
        browser: Browser,
        transcript: Transcript,
        take: Take,
        cookies: Cookies,
        carry: Carry,
        say: Say,
        pages: Pages,
        language: Callable[[str], Awaitable[str]],
        public_url: str,
        city: str,
        time_zone: Callable[[str], Awaitable[str]],
        rates: Rates,
        clock: Callable[[], datetime],
        beat: float,
        uploads: Uploads,
    ) -> None:
        self.browser = browser
        self.transcript = transcript
        self.take = take
        self.cookies = cookies
        self.carry = carry
        self.say = say
        self.pages = pages
        self.language = language
        self.public_url = public_url.rstrip("/")
        self.city = city
        self.time_zone = time_zone
        self.clock = clock
        self.beat = beat
        self.uploads = uploads
        self.messages = Bucket(rates.messages)
        self.codes = Bucket(rates.codes)
        self.guesses = Bucket(rates.guesses)
        self.guesses_free = rates.guesses_free
        self.guesses_in_all = Bucket(rates.guesses_in_all)
        self._words: dict[str, dict[str, str]] = {}

    # The page

    async def page(self, request: Request) -> Response:
        address = self.cookies.read(request)
        fresh = address is None
        if address is None:
            address = self.cookies.new()
        locale = "id"
        entries: list[Entry] = []
        try:
            time_zone = await self.time_zone(address)
            if not fresh:
                locale = self._known(await self.language(address))
                entries = await self.transcript.earlier(address, None, FIRST_PAGE)
        except Exception as error:
            tell(log, "the chat page could not be read", error)
            response = self.pages.html("trouble.html", locale, 503, city=self.city)
            response.headers["Retry-After"] = "15"
            return response
        start = request.query_params.get("start")
        data = {
            "me": mark(address),
            "locale": locale,
            "locales": LOCALES,
            "city": self.city,
            "timeZone": time_zone,
            "site": self.public_url,
            "entries": [as_json(e) for e in entries],
            "older": len(entries) == FIRST_PAGE,
            # As if the first one shown were new: what is read twice is recognised by its id.
            "cursor": str(settled(entries, self.clock(), entries[0].id - 1 if entries else 0)),
            "start": start if start is not None and _START.fullmatch(start) else None,
            "uploadLimit": UPLOAD_LIMIT,
            "textLimit": JSON_LIMIT - 512,
            "words": self._page_words(locale),
        }
        response = self.pages.html("chat.html", locale, city=self.city, data=data)
        # A year from the last visit, not from the first.
        self.cookies.write(response, address)
        return response

    async def words(self, request: Request) -> Response:
        return answer(self._page_words(self._known(request.path_params["locale"])))

    def _known(self, locale: str) -> str:
        return locale if locale in LOCALES else LOCALES[0]

    def _page_words(self, locale: str) -> dict[str, str]:
        if locale not in self._words:
            args = {"city": self.city, "megabytes": str(UPLOAD_LIMIT // 1_000_000)}
            self._words[locale] = {w: self.say(locale, f"page-{w}", args) for w in WORDS}
        return self._words[locale]

    # Who speaks, and from where

    def _same_site(self, request: Request) -> bool:
        site = request.headers.get("sec-fetch-site")
        if site is not None:
            return site == "same-origin"
        # Browsers leave that header out over plain http, but always name the origin of a POST.
        try:
            origin = urlsplit(request.headers.get("origin", ""))
        except ValueError:
            return False
        ours = {request.headers.get("host", "").lower()}
        if self.public_url:
            ours.add(urlsplit(self.public_url).netloc.lower())
        return origin.scheme in ("http", "https") and origin.netloc.lower() in ours - {""}

    def _speaker(self, request: Request) -> str:
        """The address that a POST speaks for. Raises Refusal."""
        if not self._same_site(request):
            raise Refusal(403, "page-foreign")
        address = self.cookies.read(request)
        if address is None:
            raise Refusal(401, "page-no-cookie", reload=True)
        if request.query_params.get("me", mark(address)) != mark(address):
            # Another tab has brought another chat to this browser: what was typed here must not
            # be said there.
            raise Refusal(409, "page-moved", reload=True)
        return address

    def _slow_down(self, bucket: Bucket, key: str) -> None:
        wait = bucket.take(key)
        if wait:
            raise Refusal(429, "page-too-fast", after=wait)

    async def _json(self, request: Request) -> dict[str, object]:
        if request.headers.get("content-type", "").split(";")[0].strip() != "application/json":
            raise Refusal(415, "page-unreadable")
        if int(request.headers.get("content-length") or 0) > JSON_LIMIT:
            raise Refusal(413, "page-text-too-long")
        body = bytearray()
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

    # What is said

    async def say_something(self, request: Request) -> Response:
        address = self._speaker(request)
        self._slow_down(self.messages, address)
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
        address = self._speaker(request)
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
        host = request.client.host if request.client else ""
        try:
            return await self.uploads.take(
                address, host, ref, int(said) if said.isdecimal() else None, request.stream
            )
        except TooLarge as error:
            raise Refusal(413, "page-photo-too-large") from error
        except TooMany as error:
            raise Refusal(429, "page-too-fast", after=error.after) from error
        except ValueError as error:
            raise Refusal(400, "page-unreadable") from error
        except TimeoutError:
            raise  # of OSError, which it is, nothing else is meant
        except OSError as error:
            log.exception("an upload could not be written")
            raise Refusal(503, "page-trouble", after=15) from error

    # What is shown

    async def history(self, request: Request) -> Response:
        address = self._reader(request)
        before = _number(request.query_params.get("sebelum"))
        try:
            entries = await self.transcript.earlier(address, before, FIRST_PAGE)
        except Exception as error:
            tell(log, "older messages could not be read", error)
            raise Refusal(503, "page-trouble", after=5) from error
        return answer(
            {"entries": [as_json(e) for e in entries], "older": len(entries) == FIRST_PAGE}
        )

    def _reader(self, request: Request) -> str:
        address = self.cookies.read(request)
        if address is None:
            raise Refusal(401, "page-no-cookie", reload=True)
        if request.query_params.get("me", mark(address)) != mark(address):
            raise Refusal(409, "page-moved", reload=True)
        return address

    async def stream(self, request: Request) -> Response:
        headers = {
            **HEADERS,
            "Cache-Control": "no-store",
            "X-Accel-Buffering": "no",  # nginx would keep events back
        }
        try:
            address = self._reader(request)
        except Refusal:
            # An EventSource cannot read a status; it can read an event.
            return Response(
                "event: muat\ndata: 1\n\n", media_type="text/event-stream", headers=headers
            )
        after = _number(request.headers.get("last-event-id"))
        if after is None:
            after = _number(request.query_params.get("sejak"))
        return StreamingResponse(
            self._events(address, after), media_type="text/event-stream", headers=headers
        )

    async def _events(self, address: str, after: int | None) -> AsyncIterator[str]:
        try:
            with self.browser.listen(address) as line:
                yield ": rembuk\n\n"
                seen: dict[int, Entry] = {}
                if after is None:
                    latest = await self.transcript.earlier(address, None, FIRST_PAGE)
                    after = latest[0].id - 1 if latest else 0
                while True:
                    fresh = await self._unseen(address, after, seen)
                    after = settled(seen.values(), self.clock(), after)
                    seen = {id: entry for id, entry in seen.items() if id > after}
                    if fresh:
                        data = json.dumps([as_json(e) for e in fresh], ensure_ascii=False)
                        yield f"id: {after}\ndata: {data}\n\n"
                    if line.end:
                        yield f"event: {line.end}\ndata: 1\n\n"
                        return
                    if not await line.news(self.beat):
                        # Read again all the same: news from another process may get lost.
                        yield f"event: detak\nid: {after}\ndata: 1\n\n"
        except Crowded:
            yield "event: cukup\ndata: 1\n\n"
        except Exception as error:
            # The page comes back by itself, a little later each time.
            tell(log, "a stream could not be read", error)

    async def _unseen(self, address: str, after: int, seen: dict[int, Entry]) -> list[Entry]:
        fresh: list[Entry] = []
        while True:
            entries = await self.transcript.entries(address, after, 100)
            fresh += [e for e in entries if e.id not in seen]
            seen.update((e.id, e) for e in entries)
            if len(entries) < 100:
                return fresh
            after = entries[-1].id

    # Another browser

    async def code(self, request: Request) -> Response:
        address = self._speaker(request)
        self._slow_down(self.codes, address)
        try:
            code = await self.carry.issue(address)
        except Exception as error:
            tell(log, "no code could be made", error)
            raise Refusal(503, "page-trouble", after=5) from error
        return answer({"code": code})

    async def move(self, request: Request) -> Response:
        self._speaker(request)
        # New chats cost nothing, so guesses are counted by network address, and together only
        # what an address does beyond its first few: nobody is locked out by what others guess.
        place = network(request.client.host if request.client else "")
        self._slow_down(self.guesses, place)
        if self.guesses.taken(place) > self.guesses_free:
            self._slow_down(self.guesses_in_all, "")
        content = await self._json(request)
        code = re.sub(r"[\s-]", "", str(content.get("code", ""))).upper()
        if not _CODE.fullmatch(code):
            raise Refusal(404, "page-wrong-code")
        try:
            address = await self.carry.redeem(code)
        except Exception as error:
            tell(log, "a code could not be looked up", error)
            raise Refusal(503, "page-trouble", after=5) from error
        if address is None:
            raise Refusal(404, "page-wrong-code")
        response = answer({"ok": True})
        self.cookies.write(response, address)
        return response

    def guarded(
        self, endpoint: Callable[[Request], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        """The endpoint, its refusals said in the page's language."""

        async def guard(request: Request) -> Response:
            try:
                return await endpoint(request)
            except Refusal as refusal:
                locale = self._known(request.query_params.get("bahasa", ""))
                args = {"megabytes": str(UPLOAD_LIMIT // 1_000_000)}
                content = {
                    "say": self.say(locale, refusal.words, args),
                    "reload": refusal.reload,
                }
                headers = {"Retry-After": str(math.ceil(refusal.after))} if refusal.after else {}
                return answer(content, refusal.status, headers)
            except (ClientDisconnect, TimeoutError) as error:
                raise HTTPException(408) from error

        return guard


def _number(text: str | None) -> int | None:
    if text is None or not re.fullmatch(r"[0-9]{1,19}", text):
        return None
    return int(text) if int(text) < 2**63 else None


async def _home(request: Request) -> Response:
    query = request.url.query
    return RedirectResponse("/obrolan" + (f"?{query}" if query else ""), 308)


def routes(
    *,
    browser: Browser,
    transcript: Transcript,
    take: Take,
    cookies: Cookies,
    carry: Carry,
    say: Say,
    pages: Pages,
    language: Callable[[str], Awaitable[str]] = _indonesian,
    public_url: str = "",
    city: str = "Kota Metro",
    time_zone: Callable[[str], Awaitable[str]] = _jakarta,
    rates: Rates | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    beat: float = BEAT,
    wants: Wants | None = None,
    bounds: Bounds | None = None,
    reserve: int = 100_000_000,
) -> list[BaseRoute]:
    """The browser chat.

    `take` hands a message over and returns once it is committed; whatever it raises becomes a
    503, and the page tries again with the same id. `language` is the locale in which the person
    at an address is spoken to, `time_zone` where they are. `wants`, `bounds` and `reserve` are
    those of the uploads.
    """
    chat = Chat(
        browser=browser,
        transcript=transcript,
        take=take,
        cookies=cookies,
        carry=carry,
        say=say,
        pages=pages,
        language=language,
        public_url=public_url,
        city=city,
        time_zone=time_zone,
        rates=rates or Rates(),
        clock=clock,
        beat=beat,
        uploads=Uploads(browser.spool, wants or Everything(), bounds or Bounds(), reserve),
    )
    return [
        Route("/obrolan", chat.page, name="chat"),
        Route("/obrolan/", _home),
        Route("/obrolan/kata/{locale}", chat.words),
        Route("/obrolan/pesan", chat.guarded(chat.say_something), methods=["POST"]),
        Route("/obrolan/foto", chat.guarded(chat.upload), methods=["POST"]),
        Route("/obrolan/aliran", chat.stream),
        Route("/obrolan/riwayat", chat.guarded(chat.history)),
        Route("/obrolan/kode", chat.guarded(chat.code), methods=["POST"]),
        Route("/obrolan/pindah", chat.guarded(chat.move), methods=["POST"]),
    ]
