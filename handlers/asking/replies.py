"""Which message of ours a reply is to, and so what it is about."""

from __future__ import annotations

from handlers.turn import Turn
from storage.messages import outbox


async def look(turn: Turn) -> None:
    """Notes what the message of ours that this one replies to was about (`Turn.about`)."""
    message = turn.message
    if message.reply_to is not None and message.choice is None:
        turn.about = await outbox.replied(turn.store, message.channel, message.reply_to)


def about(turn: Turn, kind: str) -> int | None:
    """The id behind a kind ("question", "meeting", "file", "proposal"), if it is about one."""
    named, _, id = (turn.about or "").partition(":")
    return int(id) if named == kind and id.isdecimal() else None
