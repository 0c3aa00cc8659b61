"""What whoever may not use a command of staff hears: a resident how one becomes staff, somebody who
holds a role that it does not do this."""

from __future__ import annotations

from handlers.asking.proposals import subjects
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text, Words
from handlers.site import Site
from handlers.turn import Turn
from storage.staff import staff
from storage.staff.roles import MAY, Grant, Operation

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
    who: tuple[Words, ...] = (_who(needs),) if needs is not None else ()
    if len(held) == 1:
        return Outgoing((Text("desk-not-role", {"role": role(turn, held[0])}), *who))
    names: list[Text | Literal] = [
        Text("desk-not-role.line", {"role": role(turn, grant)}) for grant in held[:NAMED]
    ]
    words: tuple[Words, ...] = (Text("desk-not-role.several"), Lines(tuple(names)))
    return Outgoing((*words, *who))


def _who(needs: Operation) -> Words:
    """Which roles may do something."""
    names: Words | None = None
    for each in MAY[needs]:
        name = Text(f"role-{each}")
        names = name if names is None else Text("form-and", {"first": names, "last": name})
    return Text("desk-not-role.who", {"roles": names or ""})
