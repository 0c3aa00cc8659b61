"""What people wrote before they had agreed, without what is nothing of what they want."""

from __future__ import annotations

from collections.abc import Sequence

from handlers import commands
from handlers.asking.proposals import which
from handlers.conversation.answering.acts import ASKS
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Kept, Literal, Text
from handlers.reading.meaning.acts import Act
from handlers.reading.meaning.meant import Asked
from handlers.turn import Turn


async def telling(turn: Turn, several: Sequence[Kept]) -> list[Kept]:
    """Of several messages those that tell of something, where one does: "setuju dong", "bsk aja
    deh" and "gak mau kasih nama" become no part of what is proposed. What was asked is answered,
    and what we have no use for is said."""
    if len(several) < SEVERAL or not any(_tells(turn, each) for each in several):
        return list(several)
    kept: list[Kept] = []
    for said in several:
        text = said["text"]
        if _tells(turn, said) or not text or commands.wish(text) or _command(text):
            kept.append(said)
            continue
        meant = await turn.meant(text, Asked.NOTHING)
        asks = meant.act in ASKS and turn.has(f"answer-{meant.act}")
        if meant.act in (Act.PROPOSE, Act.BEGIN) and not _agrees(turn, text):
            kept.append(said)
        elif asks and meant.act not in (Act.THANK, Act.GREET):
            turn.beside.append(await turn.answer(meant.act))
        elif not (_agrees(turn, text) or meant.act in _NOTHING):
            turn.beside.append(Text("talk-unused", {"typed": Literal(shorten(text, 80))}))
    return kept


def _command(text: str) -> bool:
    return commands.exact(text, commands.words()) is not None


SEVERAL = 2
_NOTHING = frozenset({Act.THANK, Act.GREET, Act.LATER})


def _tells(turn: Turn, said: Kept) -> bool:
    holds = said["files"] or said["place"] or which.says_number(turn, said["text"])
    return bool(holds) or turn.slots(said["text"]).tells


def _agrees(turn: Turn, text: str) -> bool:
    """Whether a text begins with a yes: an answer to what was asked then."""
    return not turn.known("yes").isdisjoint(turn.fold(text).split()[:1])
