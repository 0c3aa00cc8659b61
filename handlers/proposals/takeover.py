"""IKUTI SENDIRI: people take over what staff entered for them, by their own phone number.

A number is proven by writing from it, or by sharing one's own contact, where a platform says so.
"""

from __future__ import annotations

from handlers.asking.heard import Heard
from handlers.asking.person import consent
from handlers.asking.proposals.takeover import NO, YES, ask
from handlers.conversation.messages import Outgoing, Text
from handlers.turn import Turn
from storage.proposals.for_others import entered as claims


async def claim(turn: Turn, said: str) -> list[Outgoing]:
    """The answer to "is this yours?" ("CODE:yes"); alone, asks whether anything waits."""
    code, _, answer = said.partition(":")
    try:
        if answer == YES:
            await claims.take_over(turn.store, turn.person, code)
            return []
        if answer == NO:
            phone = await claims.disown(turn.store, turn.person, code)
            others = await ask(turn.site, turn.store, turn.person, phone)
            return [Outgoing((Text("claim-disowned"),)), *others]
    except claims.NoClaim:
        return [Outgoing((Text("claim-gone"),))]
    return await shared(turn, turn.message.phone)


async def contact(turn: Turn) -> Heard | None:
    """The person's own contact: something may have been entered under its number."""
    if not turn.message.is_contact:
        return None
    phone = turn.message.phone or ""
    if turn.person.consent:
        return Heard(await shared(turn, phone), again=True)
    return Heard(await consent.stranger(turn, "", phone=phone))


async def shared(turn: Turn, phone: str | None) -> list[Outgoing]:
    """Whether anything was entered under a proven number."""
    if phone is None:
        return [Outgoing((Text("claim-how"),))]
    asked = await ask(turn.site, turn.store, turn.person, phone)
    return asked or [Outgoing((Text("claim-none"),))]
