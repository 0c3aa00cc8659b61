"""A complaint or a proposal? Where the city has said who mends it, that is told, and it is taken as
a proposal all the same."""

from __future__ import annotations

from handlers.conversation.messages import Literal, Text, Words
from handlers.reading.meaning.things import complaints_in
from handlers.turn import Turn
from storage.city import monthly, quicker
from storage.city.quicker import Office


async def words(turn: Turn, wish: str, area: str | None) -> Words | None:
    """Where it is quicker, counted; None where it is no complaint, or nothing is known."""
    found = await _office(turn, wish, area)
    if found is None:
        return None
    await monthly.add(turn.store, turn.site.city(found.city), f"complaint:told:{found.thing}")
    args = {name: Literal(getattr(found, name)) for name in ("office", "contact", "hours")}
    return Text("propose-quicker", {"thing": Literal(found.thing), **args})


async def sent(turn: Turn, wish: str, area: str) -> None:
    """It was sent as a proposal all the same: that is counted."""
    found = await _office(turn, wish, area)
    if found is not None:
        await monthly.add(turn.store, turn.site.city(found.city), f"complaint:sent:{found.thing}")


async def _office(turn: Turn, wish: str, area: str | None) -> Office | None:
    things = {thing.name for thing in complaints_in(wish)}
    cities = turn.site.cities(area or turn.person.area)
    if not things or len(cities) != 1:
        return None
    return await quicker.find(turn.store, cities[0].code, things)
