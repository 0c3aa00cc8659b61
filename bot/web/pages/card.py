"""/kartu/NUMBER: what the code on a card of paper opens, where one chooses in which chat to enter
what stands on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.web.pages.door import named
from bot.web.render import Pages, locale_of
from storage.proposals.for_others import cards

# Links that lead to a parameter, one a channel.
Ways = Callable[[str], Sequence[str]]


def routes(*, pages: Pages, ways: Ways, begin: str, city: Callable[[str], str]) -> list[BaseRoute]:
    """The page of a card. Whether there is one of this number nobody has to know for it."""

    async def show(request: Request) -> Response:
        locale = locale_of(request)
        number = cards.clean(request.path_params["card"][:20])
        if number is None:
            raise HTTPException(404)
        return pages.html(
            "card.html",
            locale,
            city=city(locale),
            card=cards.shown(number),
            ways=named(ways(f"{begin}{number}")),
        )

    return [Route("/kartu/{card}", show, name="card")]
