"""/u/NUMBER: the public part of one proposal and its history."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.faults import tell
from bot.web.render import LOCALES, Pages

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened. `when` is local time in words; empty texts are left out."""

    when: str
    what: str
    by: str = ""
    why: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True)
class PublicProposal:
    """What anybody may see of a proposal, in words ready to be shown.

    `year` is that of the RKPD, `tone` how the state is coloured: open, good, bad or done.
    `photos` are addresses on this site. `steps` are in the order in which they happened.
    `proposer` is what a person wants to be called towards others, or "".
    """

    number: str
    year: int
    area: str
    kecamatan: str
    topic: str
    wish: str
    state: str
    problem: str = ""
    place: str = ""
    volume: str = ""
    tone: str = "open"
    photos: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    proposer: str = ""
    city: str = ""


Public = Callable[[str], Awaitable[PublicProposal | None]]


def routes(*, pages: Pages, public: Public, city: str = "Kota Metro") -> list[BaseRoute]:
    """A proposal's page. `public` takes a number in any spelling that people use."""

    async def show(request: Request) -> Response:
        locale = request.query_params.get("bahasa", "")
        locale = locale if locale in LOCALES else LOCALES[0]
        number = request.path_params["number"]
        try:
            proposal = await public(number[:60])
        except Exception as error:
            tell(log, "a proposal's page could not be read", error)
            response = pages.html("trouble.html", locale, 503, city=city)
            response.headers["Retry-After"] = "15"
            return response
        if proposal is None:
            return pages.html("unknown.html", locale, 404, city=city)
        if proposal.number != number:
            query = request.url.query
            return RedirectResponse(f"/u/{proposal.number}" + (f"?{query}" if query else ""), 302)
        return pages.html("proposal.html", locale, city=proposal.city or city, proposal=proposal)

    return [Route("/u/{number}", show, name="proposal")]
