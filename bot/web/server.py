"""HTTP: health, metrics, files, and the pages. Webhooks of channels are mounted beside them."""

from __future__ import annotations

import asyncio
import hmac
import ipaddress
import logging
import re
import unicodedata
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any, TypeVar
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

import locales
from bot.app import App
from bot.channels.base import News, Refused, TryLater, Unfetchable
from bot.channels.browser import page
from bot.channels.browser.channel import Browser
from bot.channels.browser.stored import (
    PublicProposals,
    StoredCarry,
    StoredDoors,
    StoredTranscript,
    StoredUploads,
)
from bot.web import door, proposal, webhooks
from bot.web.in_time import InTime
from bot.web.render import HEADERS, LOCALES, Pages
from bot.web.session import Cookies
from handlers.turn import render
from storage.database.away import Misplaced, away
from storage.database.connections import DatabaseNewer, DatabaseOlder
from storage.reports import figures

log = logging.getLogger("rembuk.server")

T = TypeVar("T")

# What the database needs to take the next messages, bytes. Uploads end long before that
# (bot.channels.browser.page), and doctor and rembuk_free_bytes tell of it earlier still.
ROOM = 4_000_000

# How long /readyz and /metrics wait for the database, seconds.
IN_TIME = 1.5

Endpoint = Callable[[Request], Awaitable[Response]]


def say(locale: str, id: str, args: Mapping[str, object]) -> str:
    return locales.text(locale, id, **args)


def make(app: App) -> ASGIApp:
    """The web application."""
    pages = Pages(say)
    city = render(app.place.called(), "id")
    routes: list[BaseRoute] = [
        Route("/healthz", _health),
        Route("/readyz", _ready(app)),
        Route("/metrics", _metrics(app)),
        Route("/berkas/{token}", _files(app)),
        Route("/robots.txt", _robots),
        Route("/favicon.ico", _icon(pages)),
        Route("/", _home),
        *pages.routes(),
        *proposal.routes(
            pages=pages,
            public=PublicProposals(app.database, app.place, app.enclosures),
            city=city,
        ),
        *door.routes(pages=pages, doors=StoredDoors(app.database, app.place), city=city),
    ]
    browser = app.channels.get("browser")
    if isinstance(browser, Browser):
        transcript = StoredTranscript(app.database, app.enclosures, app.place)

        async def take(news: News) -> None:
            with app.metrics.batch.time():
                await app.turns.take(news)

        routes += page.routes(
            browser=browser,
            transcript=transcript,
            take=take,
            cookies=Cookies(app.secret, secure=app.settings.public_url.startswith("https:")),
            carry=StoredCarry(app.turns),
            say=say,
            pages=pages,
            language=transcript.language,
            public_url=app.settings.public_url,
            city=city,
            time_zone=transcript.zone,
            wants=StoredUploads(app.turns, browser, app.apart),
        )
    errors = Errors(pages, city)
    served = Starlette(
        routes=routes,
        exception_handlers={
            Exception: errors.trouble,
            404: errors.nothing,
            405: errors.nothing,
        },
    )
    bounded = InTime(served, errors.late, errors.nowhere)
    return webhooks.beside(bounded, webhooks.posts(app))


async def _health(request: Request) -> Response:
    return PlainTextResponse("ok", headers=HEADERS)


async def _home(request: Request) -> Response:
    return RedirectResponse("/obrolan", 302, headers=HEADERS)


def _ready(app: App) -> Endpoint:
    async def ready(request: Request) -> Response:
        """Database reached and up to date, its file where it was, and room on the disk."""
        try:
            await in_time(app.database.check_version())
        except (DatabaseNewer, DatabaseOlder) as error:
            return PlainTextResponse(f"database: {error}", 503, headers=HEADERS)
        except Exception as error:
            if not away(error):
                raise
            return PlainTextResponse(f"database: {_plain(error)}", 503, headers=HEADERS)
        if await asyncio.to_thread(app.room) < ROOM:
            return PlainTextResponse("disk: full", 503, headers=HEADERS)
        return PlainTextResponse("ok", headers=HEADERS)

    return ready


def _metrics(app: App) -> Endpoint:
    async def metrics(request: Request) -> Response:
        """Figures for Prometheus: with the token, or from this machine where none is set."""
        if not _may_measure(app, request):
            return PlainTextResponse("", 403, headers=HEADERS)

        async def count() -> figures.Figures:
            async with app.database.read() as connection:
                return await figures.count(connection, app.clock())

        try:
            app.metrics.show(await in_time(count()))
            app.metrics.database.set(1)
        except Exception as error:
            if not away(error):
                raise
            # What this process knows by itself is worth having just then.
            app.metrics.hide()
            app.metrics.database.set(0)
        app.metrics.free.set(await asyncio.to_thread(app.room))
        browser = app.channels.get("browser")
        if isinstance(browser, Browser):
            app.metrics.pages.set(browser.listening)
        return Response(app.metrics.page(), media_type="text/plain; version=0.0.4")

    return metrics


async def in_time(work: Coroutine[Any, Any, T]) -> T:
    """What a reader gives, or TimeoutError: whoever asks has an answer whatever the database does.
    A driver that waits for a frozen server may take seconds to be cancelled; nobody waits for it.
    """
    task = asyncio.ensure_future(work)
    done, _ = await asyncio.wait({task}, timeout=IN_TIME)
    if not done:
        task.add_done_callback(_seen)
        task.cancel()
        raise TimeoutError("no answer")
    return task.result()


def _seen(task: asyncio.Future[Any]) -> None:
    """That it failed after all is no news."""
    if not task.cancelled():
        task.exception()


def _plain(error: Exception) -> str:
    """In words without what a driver tells of addresses."""
    return str(error) if isinstance(error, Misplaced) else "away"


def _may_measure(app: App, request: Request) -> bool:
    token = app.settings.metrics_token
    if token:
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        return hmac.compare_digest(given.encode(), token.encode())
    # A reverse proxy on this machine speaks from loopback for everybody, but says so.
    if "x-forwarded-for" in request.headers or "forwarded" in request.headers:
        return False
    try:
        return request.client is not None and ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False


def _files(app: App) -> Endpoint:
    async def files(request: Request) -> Response:
        """A file by its signed link, always under the type that we gave it."""
        try:
            package = await app.enclosures.open(request.path_params["token"])
            data = await package.load()
        except (Unfetchable, TryLater, Refused) as error:
            raise HTTPException(404) from error
        except Exception as error:
            if not away(error):
                raise
            # The file is there; a platform, or a person, may come again for it.
            raise HTTPException(503, headers=dict(webhooks.RETRY_AFTER)) from error
        how = "inline" if package.mime.startswith("image/") else "attachment"
        headers = {
            **HEADERS,
            "Content-Disposition": disposition(how, package.name),
            "Cache-Control": "private, max-age=86400",
            # Platforms fetch these from elsewhere.
            "Cross-Origin-Resource-Policy": "cross-origin",
        }
        return Response(data, media_type=package.mime, headers=headers)

    return files


def disposition(how: str, name: str) -> str:
    """What a browser is to do with a file, and its name in letters of any alphabet (RFC 6266): once
    as it is, and once in ASCII for what does not read that."""
    known = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9 ._()+-]", "_", known).strip() or "file"
    whole = quote(name.encode("utf-8", "replace"), safe="")
    return f"{how}; filename=\"{plain}\"; filename*=UTF-8''{whole}"


class Errors:
    """What a request that leads nowhere is answered: a page, in the reader's language."""

    def __init__(self, pages: Pages, city: str) -> None:
        self._pages = pages
        self._city = city

    def page(self, request: Request, template: str, status: int) -> Response:
        return self._pages.html(template, locale_of(request), status, city=self._city)

    async def nothing(self, request: Request, error: Exception) -> Response:
        """No such address, or not in this way (405)."""
        status = error.status_code if isinstance(error, HTTPException) else 404
        response = self.page(request, "nothing.html", status)
        if isinstance(error, HTTPException) and error.headers:
            response.headers.update(error.headers)
        return response

    async def nowhere(self, request: Request) -> Response:
        """An address that cannot be looked for at all."""
        return self.page(request, "nothing.html", 404)

    async def late(self, request: Request) -> Response:
        """The database does not answer."""
        response = self.page(request, "trouble.html", 503)
        response.headers["Retry-After"] = "15"
        return response

    async def trouble(self, request: Request, error: Exception) -> Response:
        """A fault of ours, or a database that is away. The server that runs us logs it with its
        traceback, once."""
        return self.page(request, "trouble.html", 503 if away(error) else 500)


def locale_of(request: Request) -> str:
    wanted = request.query_params.get("bahasa", "")
    return wanted if wanted in LOCALES else LOCALES[0]


# What search engines leave alone: what belongs to one person, and photos of residents.
ROBOTS = "User-agent: *\nDisallow: /obrolan/\nDisallow: /berkas/\nDisallow: /hadir/\n"


async def _robots(request: Request) -> Response:
    return PlainTextResponse(ROBOTS, headers={**HEADERS, "Cache-Control": "max-age=86400"})


def _icon(pages: Pages) -> Endpoint:
    """For what asks for this name without having read a page."""
    icon = pages.files["mark.svg"]

    async def favicon(request: Request) -> Response:
        headers = {**HEADERS, "Cache-Control": "public, max-age=86400"}
        return Response(icon.plain, media_type=icon.mime, headers=headers)

    return favicon
