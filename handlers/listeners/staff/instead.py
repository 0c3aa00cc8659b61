"""A decision on a proposal that no role of theirs carries for: who decides, and what they can do
with what they said instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handlers.asking import refused
from handlers.asking.heard import Heard
from handlers.asking.proposals import which
from handlers.conversation.messages import Choice, Literal, Outgoing, Text, kept_text
from handlers.proposals import offers
from handlers.reading import spelling
from handlers.reading.meaning.acts import Act
from handlers.reading.places.areas import Found
from handlers.staff import by_name
from handlers.staff.deciding.desk import TASKS
from handlers.turn import Turn
from storage.staff import staff
from storage.staff.roles import Operation, allowed, covers

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


async def elsewhere(turn: Turn, said: str, whys: Sequence[str] = ()) -> Heard | None:
    """What is decided on what lies in a kelurahan that none of their roles reaches, and has no
    number: none of theirs is taken for it. None where that is only told in why, or is what one of
    theirs is called by."""
    if turn.picked is not None or which.all_named_in(turn, said):
        return None
    found = turn.site.names.find_in(said).reading
    if not isinstance(found, Found):
        return None
    area = found.area
    held = await staff.grants(turn.store, turn.person.id)
    if any(covers(each.area, area.code) or covers(area.code, each.area) for each in held):
        return None
    told = [turn.site.names.find_in(why).reading for why in whys if why]
    if any(isinstance(each, Found) and each.area == area for each in told):
        return None
    name = spelling.fold(area.name)
    known = await by_name.waiting_for(turn)
    if any(name in spelling.fold(f"{p.content.wish} {p.content.place}") for p, _, _ in known.some):
        return None
    turn.talk.ask = None
    theirs = ", ".join(dict.fromkeys(turn.say(turn.site.named(each.area)) for each in held))
    args = {"area": turn.site.named(area.code), "theirs": Literal(theirs)}
    return Heard([Outgoing((Text("decided-elsewhere", args),), TASKS)])
