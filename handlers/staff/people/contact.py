"""KONTAK: how an author is reached, for admins of the area; each look is noted."""

from __future__ import annotations

from handlers.asking import refused
from handlers.asking.proposals.which import find
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text
from handlers.turn import Turn
from storage.people import contacts
from storage.staff import staff
from storage.staff.roles import Operation
from storage.staff.staff import NotAllowed


async def contact(turn: Turn, said: str) -> list[Outgoing]:
    """Name and addresses of a proposal's author."""
    try:
        staff.carrying(await staff.grants(turn.store, turn.person.id), Operation.SEE_CONTACTS)
    except NotAllowed:
        return [await refused.not_yours(turn, needs=Operation.SEE_CONTACTS)]
    proposal = await find(turn, said) if said else None
    if proposal is None:
        return [Outgoing((Text("contact-which"),))]
    try:
        found = await contacts.look(turn.store, turn.person, proposal.id)
    except (LookupError, NotAllowed):
        return [Outgoing((Text("desk-not-yours"),))]
    number = str(proposal.number)
    name = Literal(found.name) if found.name else Text("contact-nameless")
    lines = [Text("contact-head", {"number": number, "name": name})]
    if found.through:
        lines.append(Text("contact-through", {"name": Literal(found.through)}))
    if found.phone:
        lines.append(Text("contact-phone", {"phone": Literal(found.phone)}))
    lines += [
        Text(f"contact-at.{channel}" if _outside(turn, channel) else "contact-at", {"at": address})
        for channel, address in found.addresses
        if not _hidden(turn, channel, address)
    ]
    if found.addresses and not found.phone and len(lines) == (2 if found.through else 1):
        lines.append(Text("contact-hidden"))
    if not found.addresses and not found.phone:
        lines.append(Text("contact-none"))
    choices = (Choice(f"do:task:{number}", Text("command-task.button")),)
    words = (Lines(tuple(lines)), Text("contact-noted"))
    return [Outgoing(words, choices, about=f"proposal:{proposal.id}")]


def _hidden(turn: Turn, channel: str, address: str) -> bool:
    """Whether an address is an id of the platform's, which is nobody's number."""
    known = turn.site.channels.get(channel)
    return known is not None and known.phones and not address.startswith("+")


def _outside(turn: Turn, channel: str) -> bool:
    """Whether an address there is also a way to reach somebody outside of the bot."""
    known = turn.site.channels.get(channel)
    return known is not None and known.contact
