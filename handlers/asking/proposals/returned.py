"""What was returned to its author, with what officers ask of it."""

from __future__ import annotations

from handlers.asking.proposals import which
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text
from handlers.turn import Turn


async def told(turn: Turn) -> Outgoing | None:
    """What waits for an answer in those of theirs that were returned; None where none was."""
    back = await which.returned(turn)
    if not back:
        return None
    lines = tuple(
        Text(
            "returned-line" if each.note else "returned-line.bare",
            {
                "number": str(each.number),
                "wish": Literal(shorten(each.content.wish, 80)),
                "note": Literal(shorten(each.note or "", 300)),
            },
        )
        for each in back
    )
    choices = tuple(
        Choice(
            f"do:change:{each.number}",
            Text("track-change") if len(back) == 1 else Literal(str(each.number)),
            Literal(shorten(each.content.wish, 70)),
        )
        for each in back
    )
    return Outgoing((Text("returned-head"), Lines(lines), Text("track-answer")), choices)
