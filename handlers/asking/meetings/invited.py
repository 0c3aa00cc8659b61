"""From which areas somebody is invited to meetings."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.turn import Turn
from storage.proposals import lookup
from storage.staff import staff


async def tied_to(turn: Turn) -> list[str]:
    """The areas from which a person is invited: where they live, have a proposal that has not
    ended, or hold a role."""
    lives = [turn.person.area] if turn.person.area else []
    live = await lookup.lives_on_in(turn.store, turn.person.id)
    works = [grant.area for grant in await staff.grants(turn.store, turn.person.id) if grant.area]
    known = [code for code in (*lives, *live, *works) if turn.site.areas.get(code) is not None]
    return list(dict.fromkeys(known))


def chain(turn: Turn, tied: Sequence[str]) -> list[str]:
    """Those areas and what they are part of; of somebody whom nothing ties to one, the cities."""
    if not tied:
        return [city.code for city in turn.site.cities(None)]
    found: dict[str, None] = {}
    for code in tied:
        most = len(turn.site.city(code).code)
        while len(code) >= most:
            found.setdefault(code)
            code = code.rpartition(".")[0]
    return list(found)
