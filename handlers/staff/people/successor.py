"""GANTI PETUGAS: somebody comes in the place of a role's holder, by one code, and takes over what
they have begun."""

from __future__ import annotations

from handlers.asking import refused
from handlers.asking.person import links
from handlers.conversation.answers import shorten
from handlers.conversation.messages import (
    INVITATION,
    Choice,
    Lines,
    Literal,
    Outgoing,
    Text,
    Words,
)
from handlers.staff.people.team import SHOWN, counts, turning, who
from handlers.turn import Turn
from storage.database import ids
from storage.staff import staff, succession
from storage.staff.roles import Operation, allowed
from storage.staff.staff import Beside, NotAllowed


async def replace(turn: Turn, said: str) -> list[Outgoing]:
    """GANTI PETUGAS: whose place somebody takes, in pages; of one that is tapped, the code."""
    id = ids.number(said) if len(said) > 4 else None
    return await _code(turn, id) if id is not None else await _roles(turn, ids.page(said) or 1)


async def _roles(turn: Turn, page: int) -> list[Outgoing]:
    try:
        found = await staff.roster(turn.store, turn.person, SHOWN + 1, (page - 1) * SHOWN)
    except NotAllowed:
        return [await refused.not_yours(turn, needs=Operation.INVITE)]
    lasting = [held.grant for held in found[:SHOWN] if held.grant.until is None]
    choices = [
        Choice(
            f"do:replace:{grant.id}",
            Text("replace-this", {"name": Literal(shorten(grant.name or "-", 16))}),
            Literal(shorten(turn.say(refused.role(turn, grant)), 72)),
        )
        for grant in lasting
    ]
    choices += turning("replace", page, more=len(found) > SHOWN)
    return [Outgoing((Text("replace-which"),), tuple(choices))]


async def _code(turn: Turn, id: int) -> list[Outgoing]:
    grant = await staff.get(turn.store, id)
    if grant is None or grant.until is not None:
        return [Outgoing((Text("end-already"),)), *await _roles(turn, 1)]
    held = await staff.grants(turn.store, turn.person.id)
    if allowed(held, Operation.INVITE, grant.area) is None:
        return [Outgoing((Text("desk-not-yours"),))]
    if await staff.is_own_last(turn.store, turn.person, grant):
        return [Outgoing((Text("end-own-last"),))]
    beside = Beside(rt=grant.rt, rw=grant.rw, instead=grant.id)
    code = await staff.invite(turn.store, turn.person, grant.role, grant.area, grant.opd, beside)
    args: dict[str, object] = {"who": who(turn, grant), "code": code, "days": staff.INVITED.days}
    words: list[Words] = [Text("replace-done", args)]
    if grant.person_id is not None:
        found = await succession.begun(turn.store, grant.person_id, grant.area)
        words += [Text("replace-begun", counts(found))] if found.total else []
    if doors := turn.site.doors(f"{links.Kind.INVITATION}{code}"):
        words.append(Lines(tuple(map(Literal, doors))))
    return [Outgoing(tuple(words), about=f"{INVITATION}{grant.area}")]
