"""When the meetings are, as everybody may know it: those of an area that is named, and when the
musrenbang of the city begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

import locales
from handlers import late
from handlers.asking.meetings import wording
from handlers.asking.meetings.invited import chain
from handlers.conversation.messages import Lines, Text, Words
from handlers.reading.places.areas import Found
from handlers.turn import Turn
from storage.city import cycles
from storage.meetings import lookup
from storage.meetings.model import Meeting

# Of those that are to come so many are told.
TOLD = 3


_WHEN = late.regex(
    r"\b(?:jadwal|kapan|kpn|tanggal|tgl|jam|when|schedule|date|kapan2|suk\s+kapan)\b[^.!]{0,40}?\b(?:rapat|musrenbang|pertemuan|musyawarah|kumpulan|meeting)\w*"
    r"|\b(?:rapat|musrenbang|pertemuan|musyawarah|meeting)(?:nya|e)?\b[^.!]{0,40}?\b(?:kapan|kpn|tanggal|tgl|jam|when|date|jadwal\w*)\b",
    re.I,
)


def asks_when(text: str) -> bool:
    """Whether a text asks when a meeting is, or gives one's date. Never raises."""
    return _WHEN.search(text) is not None


async def opens(turn: Turn, tied: Sequence[str]) -> tuple[Words, ...]:
    """When the meetings of a city begin, where that is known and still to come."""
    known = await cycles.load(turn.store)
    cities = {city.code for code in tied for city in turn.site.areas.cities_in(code)}
    cities = cities or {city.code for city in turn.site.cities(None)}
    if len(cities) != 1:
        return ()
    city = cities.pop()
    today = turn.now.astimezone(turn.site.zone(city)).date()
    day = known.opens_later(city, known.year_on(city, today), today)
    return (Text("schedule-opens", {"day": locales.date(turn.locale, day)}),) if day else ()


def area_named(turn: Turn, text: str) -> list[str]:
    """The area that a text names, a kelurahan or else a kecamatan, if any."""
    reading = turn.site.names.find_in(text).reading if text else None
    above = turn.site.names.above_in(text)
    code = reading.area.code if isinstance(reading, Found) else above
    return [code] if code is not None else []


async def public_schedule(turn: Turn, text: str) -> tuple[Words, ...]:
    """The meetings that are to come in the area that a text names, or in the city, for whoever
    asks, and of whom nothing is known or kept."""
    tied = area_named(turn, text)
    some = await lookup.coming(turn.store, chain(turn, tied), None, TOLD)
    area = turn.site.named(tied[0]) if tied else turn.site.called()
    if not some:
        return (Text("schedule-none.there", {"area": area}), *await opens(turn, tied))
    return (Text("schedule-head", {"area": area}), await numbered(turn, some))


async def numbered(turn: Turn, some: Sequence[Meeting]) -> Lines:
    """Meetings by number, a line each: what it is, and when."""
    known = await cycles.load(turn.store)
    return Lines(
        tuple(
            Text(
                "schedule-line",
                {
                    "n": n,
                    "name": wording.name(turn.site, known, meeting),
                    "when": wording.when(turn.site, meeting, turn.locale),
                },
            )
            for n, meeting in enumerate(some, 1)
        )
    )
