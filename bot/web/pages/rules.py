"""/aturan: what holds for what is sent, and how often it was held back: counts, no names."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.faults import tell
from bot.web.render import Pages, locale_of

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Month:
    """How many were held back, and of them let go, in a month, in words."""

    name: str
    held: int
    released: int


# In a language, the newest month first.
Months = Callable[[str], Awaitable[list[Month]]]


def routes(*, pages: Pages, months: Months, city: Callable[[str], str]) -> list[BaseRoute]:
    """The page of rules."""

    async def show(request: Request) -> Response:
        locale = locale_of(request)
        try:
            counted = await months(locale)
        except Exception as error:
            tell(log, "the log of the rules could not be read", error)
            response = pages.html("trouble.html", locale, 503, city=city(locale))
            response.headers["Retry-After"] = "15"
            return response
        return pages.html("rules.html", locale, city=city(locale), months=counted)

    return [Route("/aturan", show, name="rules")]
