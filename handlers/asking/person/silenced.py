"""BERHENTI, by itself or as the answer to an announcement."""

from __future__ import annotations

from handlers.conversation.messages import Choice, Outgoing, Text
from handlers.turn import Turn
from storage.proposals import untold


async def stop(turn: Turn, said: str) -> list[Outgoing]:
    """No messages that were not asked for, from now on."""
    await untold.stop(turn.store, turn.person)
    again = Choice("do:start", Text("privacy-stopped.again"))
    return [Outgoing((Text("privacy-stopped"),), (again,))]
