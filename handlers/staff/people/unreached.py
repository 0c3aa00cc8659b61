"""TAK TERJANGKAU: authors who could not be told, and why."""

from __future__ import annotations

import locales
from handlers.asking import refused
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text
from handlers.staff.people.team import SHOWN, turning
from handlers.turn import Turn
from storage.database import ids
from storage.proposals import untold
from storage.staff import staff
from storage.staff.staff import NotAllowed


async def unreached(turn: Turn, said: str) -> list[Outgoing]:
    """TAK TERJANGKAU: authors who could not be told, and why; in pages."""
    page = ids.page(said) or 1
    held = await staff.grants(turn.store, turn.person.id)
    try:
        found = await untold.unreached(turn.store, held, SHOWN + 1, (page - 1) * SHOWN)
    except NotAllowed:
        return [await refused.not_yours(turn)]
    if not found:
        return await unreached(turn, "") if page > 1 else [Outgoing((Text("unreached-none"),))]
    lines = tuple(
        Text(
            "unreached-line",
            {
                "number": str(each.proposal.number),
                "wish": Literal(shorten(each.proposal.content.wish, 50)),
                "why": Text(f"unreached-why.{each.why}"),
                "day": locales.date(
                    turn.locale, each.at.astimezone(turn.site.zone(each.proposal.city)).date()
                ),
            },
        )
        for each in found[:SHOWN]
    )
    choices = [
        Choice(f"do:task:{each.proposal.number}", Literal(str(each.proposal.number)))
        for each in found[:SHOWN]
    ]
    choices += turning("unreached", page, more=len(found) > SHOWN)
    head = Text("unreached-head" if page == 1 else "unreached-head.page", {"page": page})
    return [Outgoing((head, Lines(lines)), tuple(choices))]
