"""TAK TERJANGKAU: authors who could not be told, and why."""

from __future__ import annotations

import locales
from handlers.asking import areas, refused
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text
from handlers.staff.people.team import SHOWN, turning
from handlers.staff.waiting import paged
from handlers.turn import Turn
from storage.proposals import untold
from storage.staff import staff
from storage.staff.roles import Operation
from storage.staff.staff import NotAllowed

_ALL = Choice("do:unreached", Text("command-unreached.button"))


async def unreached(turn: Turn, said: str) -> list[Outgoing]:
    """TAK TERJANGKAU: authors who could not be told, and why; in pages: "", "2", "imopuro:2"."""
    held = list(await staff.grants(turn.store, turn.person.id))
    text, page, _ = paged(turn, said)
    if text and held:
        within = await areas.narrowed(turn, held, text, Operation.SEE_UNREACHED)
        if isinstance(within, Text):
            return [Outgoing((within,), (_ALL,))]
        held = within
    try:
        found = await untold.unreached(turn.store, held, SHOWN + 1, (page - 1) * SHOWN)
    except NotAllowed:
        return [await refused.not_yours(turn)]
    if not found and page > 1:
        return await unreached(turn, text)
    if not found:
        none = Text("unreached-none.such", {"typed": Literal(text)})
        return [Outgoing((none,), (_ALL,)) if text else Outgoing((Text("unreached-none"),))]
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
    command = f"unreached:{text}" if text else "unreached"
    choices += turning(command, page, more=len(found) > SHOWN)
    head = Text("unreached-head" if page == 1 else "unreached-head.page", {"page": page})
    return [Outgoing((head, Lines(lines)), tuple(choices))]
