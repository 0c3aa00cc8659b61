"""The list that staff get in the morning: what is new, forwarded, mended or about to be late where
they decide, and which dates have been changed; and the words that switch it off and on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import locales
from handlers.asking import refused
from handlers.conversation.answers import shorten
from handlers.conversation.messages import (
    Approved,
    Choice,
    Lines,
    Literal,
    Outgoing,
    Priority,
    Text,
    Words,
)
from handlers.site import Site
from handlers.staff import years
from handlers.turn import Turn
from storage.city import schedule
from storage.city.areas import Area
from storage.city.cycles import Tahap
from storage.database.store import Store
from storage.people import people
from storage.proposals import silence, untold
from storage.proposals.desk import news
from storage.proposals.desk.news import Kind, News
from storage.staff import mornings, staff
from storage.staff.roles import Grant, Operation, allowed

# So many of each kind are named; of the others there is a number.
NAMED = 3

TASKS = (Choice("do:tasks", Text("command-tasks.button")),)


async def morning(
    site: Site, store: Store, city: Area, since: datetime, until: datetime
) -> list[Outgoing]:
    """To each of a city's staff who wants it, one list of what has come between two moments;
    nothing where nothing has."""
    out = []
    off = await mornings.without(store)
    where = await news.stirred(store, city, since)
    dates = await schedule.changed_between(store, city.code, since, until)
    for person_id, held in (await _by_person(store, city)).items():
        if person_id in off:
            continue
        found = await news.news(store, held, city, since, until, where)
        levels = {grant.level for grant in held}
        moved = sorted(
            (tahap for tahap, by in dates if by != person_id),
            key=lambda tahap: tahap.level not in levels,
        )
        person = await people.get(store, person_id) if found or moved else None
        if person is None or untold.unreachable(person) is not None:
            continue
        today = silence.day(store.now, city)
        head = Text("morning", {"day": locales.date(person.locale, today)})
        lines = _lines(found, moved, person.locale)
        words = (head, lines, Text("morning-off"))
        approved = Approved("tasks", {"area": site.called(city.code), "tasks": lines})
        out.append(
            Outgoing(
                words,
                TASKS,
                to=person.id,
                replaces="morning",
                outside=approved,
                priority=Priority.REMINDER,
            )
        )
    return out


async def _by_person(store: Store, city: Area) -> dict[int, list[Grant]]:
    """Roles in a city for which something can wait, by who holds them."""
    found: dict[int, list[Grant]] = {}
    for each in await staff.everybody(store, city.code):
        grant = each.grant
        if grant.person_id is not None and allowed([grant], Operation.SEE_TASKS, grant.area):
            found.setdefault(grant.person_id, []).append(grant)
    return found


def _lines(found: News, moved: Sequence[Tahap], locale: str) -> Words:
    lines = []
    if moved:
        lines.append(Text("morning-dates", {"n": len(moved)}))
        lines += [
            Text("morning-date", {"year": each.year, "tahap": years.line(locale, each)})
            for each in moved[:NAMED]
        ]
        if len(moved) > NAMED:
            lines.append(Text("morning-more", {"n": len(moved) - NAMED}))
    for kind in Kind:
        some = found.of.get(kind, [])
        if not some:
            continue
        lines.append(Text(f"morning-{kind}", {"n": len(some)}))
        lines += [
            Text(
                "morning-line.late" if kind is Kind.LATE_SOON else "morning-line",
                {
                    "number": str(each.number),
                    "wish": Literal(shorten(each.content.wish, 50)),
                    "day": locales.day_month(locale, each.due) if each.due else "",
                },
            )
            for each in some[:NAMED]
        ]
        if len(some) > NAMED:
            lines.append(Text("morning-more", {"n": len(some) - NAMED}))
    return Lines(tuple(lines))


async def off(turn: Turn, said: str) -> list[Outgoing]:
    """STOP PAGI."""
    if not await _holds(turn):
        return [await refused.not_yours(turn)]
    mornings.switch(turn.store, await staff.grants(turn.store, turn.person.id), on=False)
    return [Outgoing((Text("morning-stopped"),), TASKS)]


async def on(turn: Turn, said: str) -> list[Outgoing]:
    """KABAR PAGI."""
    if not await _holds(turn):
        return [await refused.not_yours(turn)]
    mornings.switch(turn.store, await staff.grants(turn.store, turn.person.id), on=True)
    return [Outgoing((Text("morning-on"),), TASKS)]


async def _holds(turn: Turn) -> bool:
    held = await staff.grants(turn.store, turn.person.id)
    return any(allowed([grant], Operation.SEE_TASKS, grant.area) for grant in held)
