"""What is said under an offered wish and stands by itself: a question, a refusal, a scolding,
something else that one wants. It is heard as what it is, and no part of what is offered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from handlers import commands
from handlers.asking.heard import Heard
from handlers.asking.person.links import unused
from handlers.conversation.answers import Says, shorten
from handlers.conversation.messages import Literal, Outgoing, Text, kept_text
from handlers.listeners import leads
from handlers.proposals import offers
from handlers.reading.denial import whether
from handlers.reading.meaning.acts import Act
from handlers.reading.meaning.meant import Meant
from handlers.reading.meaning.slots import STATE, Slots, only_where
from handlers.reading.said import beside_it
from handlers.reading.said.kinds import kind_of
from handlers.reading.said.nuisance import apologizes, only_vents
from handlers.turn import Turn

# More words say what is meant instead.
_REFUSING = 7
# What can mean nothing but that it goes on.
_OF_WISHES = frozenset({Act.PROPOSE, Act.BEGIN, Act.CHANGE, Act.CORRECT, Act.URGENT, Act.INEXACT})

AskBack = Callable[[Turn, str, Sequence[Act]], Awaitable[Heard]]


def asks(turn: Turn, text: str) -> bool:
    """Whether a text asks something, with a mark or without."""
    words = turn.fold(text).split()
    known = not turn.known("question").isdisjoint((*words[:2], *words[-1:]))
    return "?" in text or known or whether(text) or turn.says(Says.ASKS, text)


def tells(turn: Turn, text: str, held: Slots) -> bool:
    """Whether a text tells of anything that could be wished, or how it is."""
    named = held.things or held.place or held.area or held.value is not None
    return bool(
        named or held.states or STATE.search(text) or (held.trouble and not asks(turn, text))
    )


def only_asks(turn: Turn, text: str) -> bool:
    """Whether a text asks something, and tells of nothing that may be wished here."""
    if not asks(turn, text):
        return False
    return bool(kind_of(Act.SERVICES, text)) or not tells(turn, text, turn.slots(text))


async def said(turn: Turn, text: str, meant: Meant, ask_back: AskBack) -> Heard | None:
    """What stands by itself under an offered wish."""
    kept = offers.open_offer(turn)
    if kept is None or not kept["text"] or turn.person.works:
        return None
    if only_vents(text):
        return Heard(await offers.refused(turn, cancelled=True))
    if apologizes(text):
        known = Outgoing((Text("offer-no-matter"),))
        return Heard([known, await offers.again(turn, kept_text(""))])
    if offers.PROPOSE not in offers.acts(turn):
        return None
    if commands.wish(text) is not None:
        return None  # "mohon diperbaiki pak" goes on with it
    services = meant.act is Act.SERVICES and bool(kind_of(Act.SERVICES, text))
    if meant.sure or (tells(turn, text, meant.slots) and not services):
        return None
    if meant.act in (Act.CANCEL, Act.REFUSE) and len(text.split()) <= _REFUSING:
        return Heard(await offers.refused(turn, cancelled=True))
    if meant.act is Act.COMPLAIN and "?" not in text:
        sorry = Outgoing((await turn.answer(Act.COMPLAIN, text=text),))
        return Heard([sorry, await offers.again(turn, kept_text(""))])
    acts = [each for each in (meant.act, meant.second) if each in leads.OFFERED - _OF_WISHES]
    wishes = Act.PROPOSE in (meant.act, meant.second)
    if acts and meant.act in leads.OFFERED and not wishes:
        turn.talk.ask = None
        turn.beside.append(unused(kept["text"]))
        return await ask_back(turn, text, acts)
    if asks(turn, text):
        typed = Literal(shorten(text, 120))
        unanswered = Outgoing((Text("offer-asked", {"typed": typed}),))
        return Heard([unanswered, await offers.again(turn, kept_text(""))])
    return None


def apart(turn: Turn, text: str, before: set[str], named: Sequence[str]) -> bool:
    """Whether what is said now stands by itself, beside what may have been meant `before`: staff
    go on with what can only be a wish, others with what may be one, else the former is not used."""
    only, held = before == {Act.PROPOSE}, turn.slots(text)
    wishes = tells(turn, text, held) or Act.PROPOSE in named
    if turn.person.works:
        goes_on = only and wishes and not asks(turn, text)
    else:
        wishes = Act.PROPOSE in before and (only or wishes)
        goes_on = wishes or not named or only_where(held)
    left = offers.open_offer(turn) or kept_text("")
    if goes_on or left["files"] or left["place"]:
        return False
    if beside_it.told(left["text"]):
        turn.beside.append(unused(left["text"]))
    return True
