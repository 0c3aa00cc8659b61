"""Complaints: of us, of an officer, and of a service that has failed, which may be meant as a
proposal."""

from __future__ import annotations

from dataclasses import replace

from handlers.asking import duties
from handlers.asking.heard import Heard
from handlers.asking.menu import MINE, PROPOSE
from handlers.conversation.messages import Outgoing, Text, kept_text
from handlers.proposals import offers, track
from handlers.proposals.proposing import elsewhere
from handlers.reading.meaning.acts import Act
from handlers.reading.meaning.meant import Meant
from handlers.reading.said.kinds import kind_of
from handlers.reading.said.nuisance import is_nuisance
from handlers.turn import Turn
from storage.proposals import lookup

# As what the model reads one of these, while it may be one.
_READ_AS = frozenset({Act.PROPOSE, Act.COMPLAIN, Act.SERVICES, Act.NOTHING, Act.REPORT})


async def complain(turn: Turn, said: str) -> Heard:
    """Sorry, and what can be done: another word, who hears of officers, or how theirs stand."""
    sorry = Outgoing((await turn.answer(Act.COMPLAIN, text=said),))
    kind = kind_of(Act.COMPLAIN, said)
    if kind == "bot":
        return Heard([replace(sorry, choices=await duties.menu(turn))])
    if kind == "shared":
        return Heard([replace(sorry, choices=(PROPOSE,))], again=True)
    total, _ = await lookup.mine(turn.store, turn.person.id, 0, 1)
    if turn.slots(said).things and not total:
        # What it tells of is not lost: "3 tahun usul jalan gang rambutan ga ada kabar".
        more = turn.take_left() or kept_text("")
        return Heard([sorry, offers.offer(turn, {**more, "text": said})])
    if kind == "staff":
        return Heard([replace(sorry, choices=(PROPOSE, MINE))], again=True)
    if kind and not total:
        # Of what was never sent from here there is nothing to show.
        return Heard([replace(sorry, choices=(PROPOSE,))], again=True)
    return Heard([sorry, *await track.mine(turn, "")], again=True)


async def report(turn: Turn, said: str) -> Heard:
    """Where it is reported: the office of the city that is quicker, where one is known."""
    if kind_of(Act.COMPLAIN, said) == "staff":
        return await complain(turn, said)
    words = await elsewhere.known(turn, said)
    if words is None and (kind := kind_of(Act.SERVICES, said)):
        words = Text(f"answer-services.{kind}")
    return Heard([Outgoing((words or Text("answer-report"),), (PROPOSE,))], again=True)


async def may_be(turn: Turn, text: str, meant: Meant, *, usul: bool) -> bool:
    """Whether a text may be a complaint as well as a proposal, so that it is asked; `usul` is
    whether it begins with that word. Where the city has said who mends it, that is told instead."""
    if usul or (meant.sure and meant.act not in _READ_AS) or not is_nuisance(text):
        return False
    return meant.act is not Act.PROPOSE or await elsewhere.known(turn, text, told=False) is None
