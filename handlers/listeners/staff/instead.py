"""A decision on a proposal that no role of theirs carries for: who decides, and what they can do
with what they said instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handlers.asking import refused
from handlers.asking.heard import Heard
from handlers.asking.proposals import which
from handlers.conversation.messages import Choice, Literal, Text, kept_text
from handlers.proposals import offers
from handlers.reading.meaning.acts import Act
from handlers.turn import Turn
from storage.staff import staff
from storage.staff.roles import Operation, allowed

# So many words are worth asking the author.
WORDS = 3


async def of(turn: Turn, numbers: Sequence[str], operation: Operation, why: str) -> Heard | None:
    """None where one of their roles carries for it, or it is of several: a line says that itself.
    What was said may be asked of the author, by whoever may ask."""
    no = await refused.lacking(turn, (operation,))
    if no is None or len(numbers) != 1:
        return None
    proposal = await which.find(turn, numbers[0])
    if proposal is None:
        return Heard([no])
    held, area = await staff.grants(turn.store, turn.person.id), proposal.content.area
    asks = allowed(held, Operation.ASK, area, opd=proposal.opd) is not None
    if asks and len(why.split()) >= WORDS and proposal.author is not None:
        turn.talk.ask = None  # what was said before it is not what they go on with
        said = kept_text(f"TANYA {proposal.number.running} {why}")
        return Heard([no, offers.offer(turn, said, [Act.ASK_AUTHOR])])
    button = Choice(f"do:task:{proposal.number}", Text("command-task.button"))
    unused = (Text("many-unused", {"typed": Literal(why)}),) if why else ()
    return Heard([replace(no, words=(*no.words, *unused), choices=(button,))])
