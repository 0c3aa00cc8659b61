"""What is put right of a proposal that was sent, in a sentence of its own: its change begins with
that filled in, and whether it can still be changed is answered by it."""

from __future__ import annotations

from handlers.asking.heard import Heard, hearing
from handlers.asking.proposals import which
from handlers.listeners import own
from handlers.proposals import of_theirs
from handlers.reading.said.of_proposals import put_right
from handlers.turn import Turn


@hearing(busy=False, text=True, staff=False)
async def said(turn: Turn) -> Heard | None:
    """That an answer of one of theirs is wrong, and what is right."""
    text = turn.message.text
    right = put_right.said(text) or put_right.becomes(text)
    waits = turn.person.asked or turn.talk.parked or turn.talk.ask is not None
    if not right or waits or turn.left_files or not await which.theirs(turn):
        return None
    some = await of_theirs.called(turn, text)
    return await own.change(turn, right, some[0] if len(some) == 1 else None)
