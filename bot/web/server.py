"""The web application: pages and what they need, errors, and what platforms post, beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from bot.web.errors import Errors
from bot.web.in_time import InTime
from bot.web.policy import Secured
from bot.web.render import Pages
from bot.web.session import Cookies, Sessions
from bot.web.webhooks import Post, beside


def assemble(
    routes: Sequence[BaseRoute],
    *,
    pages: Pages,
    cookies: Cookies,
    city: Callable[[str], str],
    posts: Mapping[str, Post],
) -> ASGIApp:
    """Everything that is served. `city` is what we are called in a language; `posts` are webhooks,
    by path."""
    errors = Errors(pages, city)
    common = [
        Route("/robots.txt", _robots),
        Route("/favicon.ico", _icon(pages)),
        Route("/", _home),
    ]
    served = Starlette(
        routes=[*common, *pages.routes(), *routes],
        exception_handlers=errors.handlers,
        middleware=[Middleware(Sessions, cookies)],
    )
    return beside(Secured(InTime(served, errors.late, errors.nowhere)), posts)


async def _home(request: Request) -> Response:
    return RedirectResponse("/obrolan", 302)


# What search engines leave alone: what belongs to one person, and photos of residents.
ROBOTS = (
    "User-agent: *\n"
    "Disallow: /obrolan/\n"
    "Disallow: /berkas/\n"
    "Disallow: /hadir/\n"
    "Disallow: /kartu/\n"
    "Disallow: /ekspor/\n"
)


async def _robots(request: Request) -> Response:
    return PlainTextResponse(ROBOTS, headers={"Cache-Control": "max-age=86400"})


def _icon(pages: Pages) -> Post:
    """For what asks for this name without having read a page."""
    icon = pages.files["mark.svg"]

    async def favicon(request: Request) -> Response:
        headers = {"Cache-Control": "public, max-age=86400"}
        return Response(icon.plain, media_type=icon.mime, headers=headers)

    return favicon
