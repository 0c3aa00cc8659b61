"""What whoever may not use a command of staff hears: a resident how one becomes staff, somebody who
holds a role that it does not do this."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.asking.proposals import subjects
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text, Words
from handlers.site import Site
from handlers.turn import Turn
from storage.staff import staff
from storage.staff.roles import MAY, Grant, Operation, Role, allowed

# So many roles are named one by one; nobody reads more of them in a refusal.
NAMED = 3


def role(turn: Turn, grant: Grant) -> Text:
    """A role with its area: "verifikator Kelurahan Imopuro, OPD Dinas PUTR"."""
    return called(turn.site, grant)


def called(site: Site, grant: Grant) -> Text:
    """The same, outside of a turn."""
    args: dict[str, object] = {"role": Text(f"role-{grant.role}"), "area": site.named(grant.area)}
    if grant.opd:
        return Text("roster-role.opd", {**args, "opd": Literal(grant.opd)})
    if grant.rt or grant.rw:
        return Text("roster-role.near", {**args, "where": subjects.near(grant.rt, grant.rw)})
    return Text("roster-role", args)


async def not_yours(
    turn: Turn,
    resident: str = "desk-not-staff",
    choices: tuple[Choice, ...] = (),
    needs: Operation | None = None,
) -> Outgoing:
    """A command that no role of theirs carries for; residents hear `resident`, with `choices`,
    staff also which roles do what it `needs`."""
    held = await staff.grants(turn.store, turn.person.id)
    if not held:
        return Outgoing((Text(resident),), choices)
    return _lacks(turn, held, () if needs is None else (needs,))


async def lacking(turn: Turn, operations: Sequence[Operation]) -> Outgoing | None:
    """What somebody with a role hears of a command that is for other roles: which they are; None
    where one of theirs may do some of it. What residents hear is the command's own to say."""
    held = await staff.grants(turn.store, turn.person.id)
    if not held or any(allowed([g], each, g.area) for g in held for each in operations):
        return None
    return _lacks(turn, held, operations)


def _lacks(turn: Turn, held: Sequence[Grant], operations: Sequence[Operation]) -> Outgoing:
    who: tuple[Words, ...] = (_who(operations),) if operations else ()
    if len(held) == 1 and operations and Operation.ANNOUNCE in operations:
        return Outgoing((Text("desk-not-role.announce", {"role": role(turn, held[0])}), *who))
    if len(held) == 1:
        return Outgoing((Text("desk-not-role", {"role": role(turn, held[0])}), *who))
    names: list[Text | Literal] = [
        Text("desk-not-role.line", {"role": role(turn, grant)}) for grant in held[:NAMED]
    ]
    words: tuple[Words, ...] = (Text("desk-not-role.several"), Lines(tuple(names)))
    return Outgoing((*words, *who))


def _who(operations: Sequence[Operation]) -> Words:
    """Which roles may do some of this."""
    names: Words | None = None
    for each in Role:
        if not any(each in MAY[operation] for operation in operations):
            continue
        name = Text(f"role-{each}")
        names = name if names is None else Text("form-and", {"first": names, "last": name})
    return Text("desk-not-role.who", {"roles": names or ""})
