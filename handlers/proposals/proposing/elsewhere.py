"""A complaint or a proposal? Where the city has said who mends it, that is told, and it is taken as
a proposal all the same."""

from __future__ import annotations

import re

from handlers import late
from handlers.asking.heard import Heard, hearing
from handlers.asking.menu import PROPOSE
from handlers.asking.person.home import likely
from handlers.conversation.messages import Literal, Outgoing, Text, Words
from handlers.reading.meaning.things import complaints_in
from handlers.reading.places.areas import Found
from handlers.reading.said.nuisance import is_nuisance
from handlers.reading.said.of_us.own_need import own_need
from handlers.turn import Turn
from storage.city import monthly, quicker
from storage.city.quicker import Office


async def words(turn: Turn, wish: str, area: str | None) -> Words | None:
    """Where it is quicker, counted: where a complaint is mended, or who helps one family; None
    where it is neither, or nothing is known."""
    if own_need(wish):
        return Text("propose-own-need")
    found = await _office(turn, wish, area)
    if found is None:
        return None
    await monthly.add(turn.store, turn.site.city(found.city), f"complaint:told:{found.thing}")
    args = {name: Literal(getattr(found, name)) for name in ("office", "contact", "hours")}
    return Text("propose-quicker", {"thing": Literal(found.thing), **args})


_WHERE = late.regex(
    r"\b(?:lapor\w*|nglapor\w*|ngadu|mengadu|hubungi|telp|telepon|nelpon|report|call)\b.*"
    r"\b(?:ke ?mana|mana|berapa|brp|siapa|endi|where|who)\b"
    r"|\b(?:ke ?mana|nomor|nomer|siapa|nang endi|where)\b.*\b(?:n?g?lapor\w*|ngadu|report)\b",
    re.I,
)


@hearing(busy=False)
async def asked(turn: Turn) -> Heard | None:
    """Somebody asks where a nuisance is reported: the office, where the city has said it."""
    text = turn.message.text
    if not _WHERE.search(text):
        return None
    quicker = await known(turn, text)
    if quicker is None and not is_nuisance(text):
        return None
    return Heard([Outgoing((quicker or Text("answer-report"),), (PROPOSE,))])


async def known(turn: Turn, text: str, *, told: bool = True) -> Words | None:
    """As `words`, where the text names it or the person lives; counted where it is `told`."""
    area = turn.site.names.find_in(text).reading
    code = area.area.code if isinstance(area, Found) else await _lives(turn)
    if told:
        return await words(turn, text, code)
    return Text("propose-quicker") if await _office(turn, text, code) is not None else None


async def _lives(turn: Turn) -> str | None:
    area = await likely(turn)
    return area.code if area is not None else None


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
