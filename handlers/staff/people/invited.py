"""UNDANGAN PETUGAS: invitations that nobody has taken up yet, and how one is withdrawn."""

from __future__ import annotations

from collections.abc import Sequence

import locales
from handlers.asking import refused
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text
from handlers.staff.people.team import SHOWN, turning
from handlers.turn import Turn
from storage.database import ids
from storage.staff import invitations
from storage.staff.invitations import Invitation
from storage.staff.roles import Grant
from storage.staff.staff import NotAllowed


async def invited(turn: Turn, said: str) -> list[Outgoing]:
    """Those of one's areas, in pages."""
    try:
        some = await invitations.some(turn.store, turn.person)
    except NotAllowed:
        return [await refused.not_yours(turn)]
    ask = Choice("do:invite", Text("command-invite.button"))
    if not some:
        return [Outgoing((Text("invited-none"),), (ask,))]
    page = min(ids.page(said) or 1, -(-len(some) // SHOWN))
    skip = (page - 1) * SHOWN
    shown = list(enumerate(some[skip : skip + SHOWN], skip + 1))
    lines = tuple(_line(turn, n, each) for n, each in shown)
    choices = [
        Choice(
            f"do:uninvite:{each.key}",
            Text("invited-withdraw", {"n": n}),
            Literal(shorten(turn.say(_role(turn, each)), 72)),
        )
        for n, each in shown
    ]
    choices += turning("invited", page, more=len(some) > skip + SHOWN)
    return [Outgoing((Text("invited-head", {"n": len(some)}), Lines(lines)), tuple(choices))]


def _line(turn: Turn, n: int, each: Invitation) -> Text:
    zone = turn.site.zone(each.area)
    args: dict[str, object] = {
        "n": n,
        "role": _role(turn, each),
        "by": Literal(each.by or "-"),
        "day": locales.date(turn.locale, each.until.astimezone(zone).date()),
    }
    if each.beside.name:
        return Text("invited-line.named", {**args, "name": Literal(each.beside.name)})
    return Text("invited-line.deputy" if each.deputy else "invited-line", args)


def _role(turn: Turn, each: Invitation) -> Text:
    near = each.beside
    grant = Grant(0, None, "", each.role, each.area, each.opd, rt=near.rt, rw=near.rw)
    return refused.role(turn, grant)


async def withdraw(turn: Turn, said: str) -> list[Outgoing]:
    """CABUT UNDANGAN 2, by its place in the list, or the button of one."""
    key = ids.read(said) if len(said) > 4 else None
    if key is None:
        try:
            some = await invitations.some(turn.store, turn.person)
        except NotAllowed:
            return [await refused.not_yours(turn)]
        key = _at(some, ids.page(said))
    if key is None:
        return await invited(turn, "")
    try:
        gone = await invitations.withdraw(turn.store, turn.person, key)
    except NotAllowed:
        return [await refused.not_yours(turn)]
    back = Choice("do:invited", Text("command-invited.button"))
    if gone is None:
        return [Outgoing((Text("invited-gone"),), (back,))]
    return [Outgoing((Text("invited-withdrawn", {"role": _role(turn, gone)}),), (back,))]


def _at(some: Sequence[Invitation], place: int) -> int | None:
    return some[place - 1].key if 1 <= place <= len(some) else None
