"""What is said in passing: a call for help, wherever one is; and while nothing is open thanks for
what is done, what was written for others, that somebody is back soon."""

from __future__ import annotations

from datetime import timedelta

from handlers import commands
from handlers.asking.heard import Heard, hearing
from handlers.asking.menu import MINE, PROPOSE
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Choice, Literal, Outgoing, Text
from handlers.listeners.understood import ROOMS
from handlers.proposals import finished, of_theirs, offers
from handlers.proposals.wording import look, named
from handlers.reading.meaning import besides
from handlers.reading.meaning.acts import Act
from handlers.reading.said import passing
from handlers.reading.said.of_proposals import own as own_said
from handlers.turn import Turn
from storage.messages import outbox
from storage.proposals import carried_out, lookup
from storage.proposals.model import Proposal, State


@hearing(text=True, tapped=False)
async def help_now(turn: Turn) -> Heard | None:
    """A call for help, wherever one is: whom to phone comes at once, and nothing of it is an
    answer."""
    if turn.message.files or not besides.calls_for_help(turn.message.text):
        return None
    return Heard([Outgoing((await turn.answer(Act.URGENT, text=turn.message.text),))], again=True)


@hearing(busy=False, text=True)
async def soon(turn: Turn) -> Heard | None:
    """That somebody is back soon: what was offered, or is written, waits."""
    text = turn.message.text
    if turn.message.files or own_said.order(text) == "change":
        return None  # "eh tunggu RT nya salah, harusnya 10"
    if not turn.talk.parked and passing.drops_draft(text):
        return await ROOMS[Act.CANCEL](turn, text)
    holds = not turn.talk.parked and turn.talk.ask is None and passing.holds(text)
    if holds and (sent := await _just_sent(turn)) is not None:
        ways = (("change", "track-change"), ("withdraw", "track-withdraw"))
        buttons = tuple(Choice(f"do:{do}:{sent.number}", Text(label)) for do, label in ways)
        return Heard([Outgoing((Text("passing-sent", named(sent)),), buttons)])
    waits = passing.soon_back(text) or (turn.talk.parked and passing.fears_loss(text))
    return await ROOMS[Act.LATER](turn, text) if waits else None


# What is said so soon after it went is said of it.
SOON = timedelta(minutes=10)


async def _just_sent(turn: Turn) -> Proposal | None:
    """The proposal that they sent just now, which may still be changed."""
    id = await outbox.last_about(turn.store, turn.person.id, "proposal", turn.now - SOON)
    proposal = await lookup.get(turn.store, id) if id is not None else None
    theirs = proposal is not None and proposal.author == turn.person.id
    return (
        proposal if theirs and proposal is not None and proposal.state == State.DIAJUKAN else None
    )


@hearing(busy=False, text=True, staff=False)
async def said(turn: Turn) -> Heard | None:
    """Good news of what is done; what was passed on from others."""
    text = turn.message.text
    if turn.talk.ask == offers.OFFER or (commands.wish(text) and not passing.for_others(text)):
        return None
    if passing.good_news(text):
        return await _good(turn, text)
    if passing.regards(text):
        return Heard([Outgoing((Text("passing-regards"),), (MINE, PROPOSE))])
    if passing.for_many(text):
        args = {"typed": Literal(shorten(text, 60))}
        return Heard([Outgoing((Text("passing-for-many", args),), (PROPOSE,))])
    return None


async def _good(turn: Turn, text: str) -> Heard | None:
    """Thanks for it, and the proposal of theirs that it is of, how it stands with us where it is
    said to be built; None where they have been asked whether one is done."""
    if await carried_out.all_to_confirm(turn.store, turn.person.id, 1):
        return None
    theirs = await of_theirs.called(turn, text)
    if passing.built(text) and (out := await finished.otherwise(turn, theirs)):
        return Heard([Outgoing((Text("passing-good.glad"),)), *out])
    if len(theirs) == 1:
        words = Text("passing-good.theirs", named(theirs[0]))
        return Heard([Outgoing((words,), (look(theirs[0]), MINE))])
    return Heard([Outgoing((Text("passing-good"),), (MINE, PROPOSE))])
