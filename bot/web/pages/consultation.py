"""/k/CODE: a consultation for everybody: what it is about, a way in, its results, what the city
answers."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.faults import tell
from bot.web.pages.door import named
from bot.web.render import Pages, locale_of

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Bar:
    """One value: what it is called, how many gave it, and what share of those who answered, 0 to
    100. `weighted` is that share by how many people live where; None where nobody knows."""

    label: str
    n: int
    percent: int
    weighted: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the city: what it is called, how many answered, and what they said."""

    name: str
    n: int
    said: str


@dataclass(frozen=True, slots=True)
class Result:
    """A question with what was answered, in parts of the city and by what people said of
    themselves. `said` is the answer where there are no bars."""

    label: str
    n: int
    bars: tuple[Bar, ...] = ()
    said: str = ""
    ranked: bool = False
    parts: tuple[Part, ...] = ()
    about: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Round:
    """One of those that asked the same: its code, when it closed, how many answered, and the index
    or what most said to the first question."""

    code: str
    when: str
    n: int
    said: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What several people said, some of it as they wrote it, and what the city answers."""

    title: str
    people: str
    outcome: str
    reply: str
    follow_up: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """What somebody wrote to something that is asked, and by how many it is supported, in words;
    nothing where these are few."""

    label: str
    text: str
    people: str


@dataclass(frozen=True, slots=True)
class PublicConsultation:
    """What anybody may see of a consultation, in words ready to be shown. `ways` are links that
    lead into it, `document` the address of its PDF; `answered` is how many have, as far as that is
    public. `service` is what is judged, at `place` where the code hangs there; `works` are numbers
    of proposals and their addresses; `places` the index by place, `rounds` over time, where there
    is more than one; `voices` is what may be supported while it is open."""

    code: str
    title: str
    theme: str
    intro: str
    area: str
    when: str
    open: bool
    size: str
    chapters: tuple[tuple[str, str], ...]
    ways: tuple[str, ...]
    document: str
    answered: int
    index: str
    results: tuple[Result, ...]
    replies: tuple[Reply, ...]
    mended: int
    city: str
    service: str = ""
    place: str = ""
    works: tuple[tuple[str, str], ...] = ()
    places: tuple[Part, ...] = ()
    rounds: tuple[Round, ...] = ()
    voices: tuple[Voice, ...] = ()


# By code, in a language, at a place (the digits of a kelurahan's code, or nothing).
Public = Callable[[str, str, str], Awaitable[PublicConsultation | None]]


def routes(*, pages: Pages, public: Public, city: Callable[[str], str]) -> list[BaseRoute]:
    """A consultation's page."""

    async def show(request: Request) -> Response:
        locale = locale_of(request)
        code = request.path_params["code"][:20]
        place = request.query_params.get("di", "")[:10]
        try:
            found = await public(code, locale, place)
        except Exception as error:
            tell(log, "a consultation's page could not be read", error)
            response = pages.html("trouble.html", locale, 503, city=city(locale))
            response.headers["Retry-After"] = "15"
            return response
        if found is None:
            return pages.html("no_consultation.html", locale, 404, city=city(locale))
        if found.code != code:
            there = f"?di={place}" if place.isascii() and place.isdecimal() else ""
            return RedirectResponse(f"/k/{found.code}{there}", 302)
        return pages.html(
            "consultation.html",
            locale,
            city=found.city or city(locale),
            asked=found,
            ways=named(found.ways),
        )

    return [Route("/k/{code}", show, name="consultation")]
