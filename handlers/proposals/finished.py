"""SUDAH, BELUM: what an author says to a proposal that is said to have been carried out."""

from __future__ import annotations

from handlers.asking import photos, subjects
from handlers.asking.which import find
from handlers.conversation.answers import Draft, Reading, shorten, within
from handlers.conversation.form import Form, Question
from handlers.conversation.messages import Choice, Incoming, Literal, Outgoing, Text
from handlers.turn import Turn
from storage import rules
from storage.proposals import carried_out
from storage.proposals.model import NotYours, Proposal
from storage.proposals.rulings import Unfit

# So many are asked about at once.
SHOWN = 8

PHOTOS = rules.EVIDENCE.most


async def confirm(turn: Turn, said: str) -> list[Outgoing]:
    """It has been carried out."""
    if (which := await _which(turn, said, "confirm")) is not None:
        return [which]
    proposal = await _asked_about(turn, said)
    if proposal is None:
        return [Outgoing((Text("done-nothing"),))]
    try:
        await carried_out.confirm(turn.store, turn.person, proposal.id)
    except (NotYours, Unfit):
        return [Outgoing((Text("done-nothing"),))]
    return []


async def dispute(turn: Turn, said: str) -> list[Outgoing]:
    """It has not: what is missing, and a photo."""
    if (which := await _which(turn, said, "dispute")) is not None:
        return [which]
    proposal = await _asked_about(turn, said)
    if proposal is None:
        return [Outgoing((Text("done-nothing"),))]
    subject = subjects.proposal(turn.place, proposal, whose=proposal.person_id is None)
    return await turn.open(
        "dispute", key=str(proposal.id), version=proposal.version, subject=subject
    )


async def _which(turn: Turn, said: str, command: str) -> Outgoing | None:
    """Asks which is meant, where several wait for the same word and none is named."""
    if said:
        return None
    some = await carried_out.all_to_confirm(turn.store, turn.person.id, SHOWN)
    if len(some) < 2:
        return None
    choices = tuple(
        Choice(
            f"do:{command}:{each.number}",
            Literal(str(each.number)),
            Literal(shorten(each.content.wish, 70)),
        )
        for each in some
    )
    lines = tuple(subjects.proposal(turn.place, each).words for each in some)
    return Outgoing((Text(f"done-which.{command}"), *lines), choices)


async def _asked_about(turn: Turn, said: str) -> Proposal | None:
    if said:
        found = await find(turn, said)
        mine = found is not None and found.author == turn.person.id
        return found if mine and found and carried_out.to_confirm(found) else None
    waiting = await carried_out.all_to_confirm(turn.store, turn.person.id, SHOWN)
    return waiting[0] if waiting else None


async def _read_why(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    least, most = rules.DISPUTED.least, rules.DISPUTED.most
    return within(turn, said, least=least, most=most, words="dispute-why")


async def _finish(turn: Turn, draft: Draft) -> list[Outgoing]:
    files = tuple(draft["photos"] or ())
    try:
        await carried_out.dispute(turn.store, turn.person, int(draft.key), draft["why"], files)
    except (NotYours, Unfit):
        return [Outgoing((Text("done-nothing"),))]
    return []


DISPUTE = Form(
    "dispute",
    questions=(
        Question("why", _read_why, speaks=True),
        photos.question(PHOTOS),
    ),
    finish=_finish,
    title=lambda answers: Text("dispute-title"),
)
