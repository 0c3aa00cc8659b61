"""KARANTINA: proposals that wait until a person has looked at them; LEPAS lets one go."""

from __future__ import annotations

from handlers.asking import areas, refused
from handlers.asking.proposals.which import find
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text
from handlers.staff.deciding.desk import TASKS, not_yours
from handlers.staff.waiting import paged, turning
from handlers.turn import Turn
from storage.proposals.rulings import Unfit
from storage.proposals.shown import care
from storage.staff import staff
from storage.staff.roles import Operation, allowed
from storage.staff.staff import NotAllowed

PAGE = 5

_ALL = Choice("do:held", Text("command-held.button"))


async def held(turn: Turn, said: str) -> list[Outgoing]:
    """A page of them, the oldest first: "", "2", "imopuro", "imopuro:2"."""
    grants = await staff.grants(turn.store, turn.person.id)
    mine = [g for g in grants if allowed([g], Operation.RELEASE, g.area) is not None]
    if not mine:
        return [await refused.not_yours(turn)]
    text, page, _ = paged(turn, said)
    if text:
        within = await areas.narrowed(turn, mine, text, Operation.RELEASE)
        if isinstance(within, Text):
            return [Outgoing((within,), (_ALL,))]
        mine = within
    where = [(g, city) for g in mine for city in turn.site.areas.cities_in(g.area)]
    total, some = await care.waiting(turn.store, where, (page - 1) * PAGE, PAGE)
    pages = -(-total // PAGE)
    if not total:
        none = Text("held-none.such", {"typed": Literal(text)}) if text else Text("held-none")
        return [Outgoing((none,), (_ALL, *TASKS) if text else TASKS)]
    if not some:
        return await held(turn, f"{text}:{pages}")
    lines = tuple(
        Text(
            "held-line",
            {
                "number": str(each.number),
                "wish": Literal(shorten(each.content.wish, 80)),
                "why": Text(f"held-why.{each.held}"),
            },
        )
        for each in some
    )
    choices = [Choice(f"do:task:{each.number}", Literal(str(each.number))) for each in some]
    choices += turning("held", text, page, pages)
    head = Text("held-head", {"n": total, "page": page, "pages": pages})
    return [Outgoing((head, Lines(lines), Text("held-how")), tuple(choices))]


async def release(turn: Turn, said: str) -> list[Outgoing]:
    """LEPAS 42: somebody has looked."""
    proposal = await find(turn, said) if said else None
    if proposal is None:
        return await held(turn, "")
    number = {"number": str(proposal.number)}
    try:
        await care.release(turn.store, turn.person, proposal.id)
    except NotAllowed:
        return [await not_yours(turn, proposal)]
    except Unfit:
        return [Outgoing((Text("held-not", number),), TASKS)]
    return [Outgoing((Text("held-released", number),), (_ALL, *TASKS))]
