"""/u/NUMBER: the public part of one proposal and its history."""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.documents.qr import qr_png
from bot.faults import tell
from bot.web.pages.door import named
from bot.web.render import Pages, locale_of

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
    `supports` is how many stand behind it, in words; `ways` are addresses by which one joins them
    in a chat. `proposer` is what a person wants to be called towards others, or "". What staff
    have not `looked_at` yet is not for search engines. `shared` is what is wished without what
    tells of a person, for those to whom the `link` is forwarded. `tahapan` are the names of the
    tahapan of its year, each "past", "now" or "later".
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
    supports: str = ""
    ways: tuple[str, ...] = ()
    city: str = ""
    looked_at: bool = True
    shared: str = ""
    link: str = ""
    tahapan: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Lost:
    """Nobody has the number, but it may have been given, and lost with our database."""


# By number, in a language.
Public = Callable[[str, str], Awaitable[PublicProposal | Lost | None]]


# A whole number, as it stands in addresses.
NUMBER = re.compile(r"[A-Z]{2,6}-[0-9]{4}-[0-9]{1,9}")


def routes(
    *,
    pages: Pages,
    public: Public,
    city: Callable[[str], str],
    link: Callable[[str], str] = lambda number: f"/u/{number}",
) -> list[BaseRoute]:
    """A proposal's page, and the code that leads there from paper. `public` takes a number in any
    spelling that people use, `link` gives the page's whole address."""

    async def show(request: Request) -> Response:
        locale = locale_of(request)
        number = request.path_params["number"]
        try:
            proposal = await public(number[:60], locale)
        except Exception as error:
            tell(log, "a proposal's page could not be read", error)
            response = pages.html("trouble.html", locale, 503, city=city(locale))
            response.headers["Retry-After"] = "15"
            return response
        if proposal is None or isinstance(proposal, Lost):
            lost = proposal is not None
            return pages.html("unknown.html", locale, 404, city=city(locale), lost=lost)
        if proposal.number != number:
            query = request.url.query
            return RedirectResponse(f"/u/{proposal.number}" + (f"?{query}" if query else ""), 302)
        response = pages.html(
            "proposal.html",
            locale,
            city=proposal.city or city(locale),
            proposal=proposal,
            ways=named(proposal.ways),
        )
        if not proposal.looked_at:
            response.headers["X-Robots-Tag"] = "noindex"
        return response

    async def code(request: Request) -> Response:
        number = request.path_params["number"]
        if not NUMBER.fullmatch(number):
            return pages.html("unknown.html", "id", 404, city=city("id"), lost=False)
        headers = {"Cache-Control": "public, max-age=86400"}
        return Response(qr_png(link(number)), media_type="image/png", headers=headers)

    return [
        Route("/u/{number}", show, name="proposal"),
        Route("/u/{number}/qr.png", code, name="proposal-code"),
    ]
