"""/hadir/CODE: what the code on the wall of a meeting opens, where one chooses how to check in."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.faults import tell
from bot.web.render import Pages, locale_of

log = logging.getLogger(__name__)

# What a way in begins with, and what it is called.
NAMES = (("https://t.me/", "telegram"), ("https://wa.me/", "whatsapp"))


@dataclass(frozen=True, slots=True)
class Door:
    """A meeting as its door shows it, in words; `ways` are links that check in."""

    name: str
    when: str
    place: str
    code: str
    ways: tuple[str, ...]
    city: str = ""


# By code, in a language.
Doors = Callable[[str, str], Awaitable[Door | None]]


def routes(*, pages: Pages, doors: Doors, city: Callable[[str], str]) -> list[BaseRoute]:
    """The door of a meeting, which says what meeting it is, with the ways in."""

    async def show(request: Request) -> Response:
        locale = locale_of(request)
        try:
            door = await doors(request.path_params["code"][:20], locale)
        except Exception as error:
            tell(log, "the door of a meeting could not be read", error)
            response = pages.html("trouble.html", locale, 503, city=city(locale))
            response.headers["Retry-After"] = "15"
            return response
        if door is None:
            return pages.html("no_meeting.html", locale, 404, city=city(locale))
        return pages.html(
            "door.html", locale, city=door.city or city(locale), door=door, ways=named(door.ways)
        )

    return [Route("/hadir/{code}", show, name="door")]


def named(ways: Sequence[str]) -> list[tuple[str, str]]:
    """Each way with what it is called."""
    return [
        (next((name for begin, name in NAMES if way.startswith(begin)), "browser"), way)
        for way in ways
    ]
