"""GANTI ORANG: several people at one phone say who speaks now."""

from __future__ import annotations

from dataclasses import replace

from handlers.asking.menu import MINE
from handlers.asking.person import consent
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Choice, Incoming, Literal, Outgoing, Text, Words
from handlers.conversation.talk import Talk
from handlers.turn import Turn
from storage.people import people, sharing
from storage.people.sharing import Somebody

NEW = "new"


async def switch(turn: Turn, said: str) -> list[Outgoing]:
    """Who speaks now: asked, or the one who was tapped."""
    here = (turn.person.channel, turn.person.address)
    known = await sharing.at(turn.store, *here)
    if said == NEW:
        return await _somebody_new(turn)
    chosen = next((each for each in known if str(each.person_id) == said), None)
    if chosen is not None and chosen.person_id == turn.person.id:
        return [Outgoing((Text("sharing-same", {"name": _name(chosen)}),))]
    if chosen is not None and await sharing.switch(turn.store, turn.person, chosen.person_id):
        words = Text("sharing-now", {"name": _name(chosen)})
        return [Outgoing((words,), (MINE,), to=chosen.person_id)]
    choices = [
        Choice(f"do:switch:{each.person_id}", _name(each))
        for each in known
        if each.person_id != turn.person.id
    ]
    if len(known) < sharing.MOST:
        choices.append(Choice(f"do:switch:{NEW}", Text("sharing-new")))
    name = Literal(turn.person.name) if turn.person.name else Text("sharing-nameless")
    return [Outgoing((Text("sharing-who", {"name": name}),), tuple(choices))]


def _name(somebody: Somebody) -> Words:
    if somebody.name:
        return Literal(shorten(somebody.name, 20))
    return Text("sharing-first" if somebody.first else "sharing-nameless")


async def _somebody_new(turn: Turn) -> list[Outgoing]:
    """They are asked for their own consent and name, as everybody is."""
    try:
        other = await sharing.begin(turn.store, turn.person, turn.person.locale)
    except sharing.Full:
        return [Outgoing((Text("sharing-full", {"n": sharing.MOST}),))]
    hello = Incoming(other.channel, other.address, "", turn.now)
    talk = Talk()
    theirs = Turn(other, hello, turn.store, turn.site, turn.forms, talk, turn.menu, turn.duties)
    out = await consent.stranger(theirs, "")
    people.keep_talk(turn.store, other, talk.dump())
    return [replace(each, to=other.id) for each in out]
