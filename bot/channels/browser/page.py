"""The chat's page and its addresses, each with who may ask for it and how often."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.channels.base import Take
from bot.channels.browser.channel import Browser, Entry, Transcript
from bot.channels.browser.limits import UPLOAD_LIMIT, Rates
from bot.channels.browser.ringing import Nobody, Ringing, Subscribers
from bot.channels.browser.said import JSON_LIMIT, Carry, Guesses, Said, start_of
from bot.channels.browser.shown import BEAT, FIRST_PAGE, Shown, as_json, settled
from bot.channels.browser.uploads import Bounds, Everything, Uploads, Wants
from bot.faults import tell
from bot.web.errors import Refusal
from bot.web.pages.door import named
from bot.web.policy import CHAT
from bot.web.rates import Count, CountTogether, Limited, household, of_each, of_each_and_all
from bot.web.render import LOCALES, Pages, answer
from bot.web.session import KnownChat, OwnPage, mark, session

log = logging.getLogger(__name__)

# What the page's script says; `send` is `page-send` in locales.
WORDS = (
    "title", "subtitle", "log", "you", "bot", "start", "start-hint", "start-link",
    "start-link-yes", "start-link-no", "start-hadir", "start-link-hadir", "start-link-yes-hadir",
    "start-petugas", "start-link-petugas", "start-link-yes-petugas", "nothing-written",
    "see-choices", "menu-help", "menu-help-hint", "menu-mine", "menu-mine-hint", "menu-schedule",
    "menu-schedule-hint", "menu-language", "menu-language-hint",
    "message", "message-hint", "send", "attach", "photo",
    "photo-hint", "location", "location-hint", "menu", "carry", "carry-hint", "enter", "enter-hint",
    "close", "carry-title", "carry-body", "carry-at", "carry-code", "enter-title", "enter-body",
    "enter-code", "enter-go", "wait", "sending", "sent", "unsent", "failed", "again", "drop",
    "offline", "reconnecting", "crowded", "crowded-here", "today", "yesterday", "newer", "older",
    "my-photo", "my-location", "photo-waiting", "open-photo", "qr", "file", "choices",
    "location-finding", "location-denied", "location-unavailable", "location-timeout",
    "location-unsupported",
    "ring-ask", "ring-yes", "ring-no", "ring-on", "ring-not",
    "elsewhere", "elsewhere-telegram", "elsewhere-whatsapp",
    "photo-too-large", "photo-not", "text-too-long", "trouble", "storage",
)  # fmt: skip


# What a link is for that opens the chat, by how its parameter begins: it is said in its own words.
KINDS = {"hadir_": "-hadir", "petugas_": "-petugas"}


async def _indonesian(address: str) -> str:
    return "id"


async def _jakarta(address: str) -> str:
    return "Asia/Jakarta"


@dataclass(frozen=True, slots=True)
class Chat:
    """The page, with what it needs. `language` is the locale in which the person at an address is
    spoken to, `time_zone` where they are, `city` what we are called in a language."""

    transcript: Transcript
    pages: Pages
    language: Callable[[str], Awaitable[str]]
    time_zone: Callable[[str], Awaitable[str]]
    city: Callable[[str], str]
    public_url: str
    clock: Callable[[], datetime]
    ways: Callable[[str], tuple[str, ...]]
    push: str
    _words: dict[str, dict[str, str]] = field(default_factory=dict)

    async def page(self, request: Request) -> Response:
        mine = session(request)
        address = mine.address or mine.fresh()
        locale = LOCALES[0]
        entries: list[Entry] = []
        try:
            time_zone = await self.time_zone(address)
            if mine.address is not None:
                locale = self._known(await self.language(address))
                entries = await self.transcript.earlier(address, None, FIRST_PAGE)
        except Exception as error:
            tell(log, "the chat page could not be read", error)
            response = self.pages.html("trouble.html", locale, 503, city=self.city(locale))
            response.headers["Retry-After"] = "15"
            return response
        # A year from the last visit, not from the first.
        mine.give(address)
        city = self.city(locale)
        data = {
            "me": mark(address),
            "locale": locale,
            "locales": LOCALES,
            "city": city,
            "timeZone": time_zone,
            "site": self.public_url,
            "entries": [as_json(e) for e in entries],
            "older": len(entries) == FIRST_PAGE,
            # As if the first one shown were new: what is read twice is recognised by its id.
            "cursor": str(settled(entries, self.clock(), entries[0].id - 1 if entries else 0)),
            "push": self.push or None,
            "start": start_of(request.query_params.get("start")),
            "uploadLimit": UPLOAD_LIMIT,
            "textLimit": JSON_LIMIT - 512,
            "words": self._page_words(locale),
        }
        # Ours in other apps: news can go there too, and what leads there is a link.
        data["doors"] = {name: way for name, way in named(self.ways("")) if name != "browser"}
        start = data["start"] or ""
        kind = next((kind for begin, kind in KINDS.items() if str(start).startswith(begin)), "")
        # Without a script this page can do nothing: it names the others.
        others = [way for way in named(self.ways(str(start))) if way[0] != "browser"]
        return self.pages.html(
            "chat.html", locale, policy=CHAT, city=city, data=data, kind=kind, ways=others
        )

    async def words(self, request: Request) -> Response:
        return answer(self._page_words(self._known(request.path_params["locale"])))

    def _known(self, locale: str) -> str:
        return locale if locale in LOCALES else LOCALES[0]

    def _page_words(self, locale: str) -> dict[str, str]:
        if locale not in self._words:
            args = {"city": self.city(locale), "megabytes": str(UPLOAD_LIMIT // 1_000_000)}
            self._words[locale] = {w: self.pages.say(locale, f"page-{w}", args) for w in WORDS}
        return self._words[locale]


def _mine(request: Request) -> str:
    return session(request).chat


async def _home(request: Request) -> Response:
    query = request.url.query
    return RedirectResponse("/obrolan" + (f"?{query}" if query else ""), 308)


def routes(
    *,
    browser: Browser,
    transcript: Transcript,
    take: Take,
    carry: Carry,
    pages: Pages,
    language: Callable[[str], Awaitable[str]] = _indonesian,
    public_url: str = "",
    city: Callable[[str], str] = lambda locale: "Kota Metro",
    time_zone: Callable[[str], Awaitable[str]] = _jakarta,
    rates: Rates | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    beat: float = BEAT,
    wants: Wants | None = None,
    bounds: Bounds | None = None,
    reserve: int = 100_000_000,
    ways: Callable[[str], tuple[str, ...]] = lambda start: (),
    guesses: Guesses | None = None,
    subscribers: Subscribers | None = None,
) -> list[BaseRoute]:
    """The browser chat.

    `take` hands a message over and returns once it is committed; whatever it raises becomes a
    503, and the page tries again with the same id. `guesses` counts guesses of codes by all
    processes together. `ways` are the links by which a start parameter
    reaches us elsewhere, `subscribers` are rung. `wants`, `bounds` and `reserve` are those of the
    uploads, which count by what they are (bot/channels/browser/uploads.py).
    """
    may = rates or Rates()
    uploads = Uploads(browser.spool, wants or Everything(), bounds or Bounds(), reserve)
    ringing = Ringing(subscribers or Nobody(), pages, city)
    site, key = public_url.rstrip("/"), ringing.subscribers.key
    chat = Chat(transcript, pages, language, time_zone, city, site, clock, ways, key)
    said = Said(browser, take, carry, uploads, clock, ringing)
    shown = Shown(browser, transcript, clock, beat)
    # New chats cost nothing, so guesses are counted by network address, and together only what an
    # address does beyond its first few: nobody is locked out by what others guess.
    guessed = of_each_and_all(
        may.guesses, household, free=may.guesses_free, in_all=may.guesses_in_all
    )

    async def together(request: Request) -> float:
        if guesses is None:
            return 0.0
        try:
            return await guesses.taken(household(request), may)
        except Exception as error:
            tell(log, "a guess could not be counted", error)
            raise Refusal(503, "page-trouble", after=5) from error

    def spoken(
        path: str,
        endpoint: Callable[[Request], Awaitable[Response]],
        count: Count | None = None,
        together: CountTogether | None = None,
    ) -> Route:
        """What a page of ours says for the chat that it shows."""
        middleware = [Middleware(OwnPage, public_url), Middleware(KnownChat)]
        middleware += [Middleware(Limited, count, together)] if count else []
        return Route(path, endpoint, methods=["POST"], middleware=middleware)

    return [
        Route("/obrolan", chat.page, name="chat"),
        Route("/obrolan/", _home),
        Route("/obrolan/kata/{locale}", chat.words),
        Route("/obrolan/layanan.js", ringing.worker),
        Route("/obrolan/manifes.webmanifest", ringing.manifest),
        Route("/obrolan/aliran", shown.stream),
        Route("/obrolan/riwayat", shown.history, middleware=[Middleware(KnownChat)]),
        spoken("/obrolan/pesan", said.say_something, of_each(may.messages, _mine)),
        spoken("/obrolan/foto", said.upload),
        spoken("/obrolan/kode", said.code, of_each(may.codes, _mine)),
        spoken("/obrolan/dering", said.subscribe, of_each(may.subscriptions, _mine)),
        spoken("/obrolan/pindah", said.move, guessed, together),
    ]
