"""SUDAH, BELUM: what an author says to a proposal that is said to have been carried out."""

from __future__ import annotations

from handlers import photos
from handlers.conversation.answers import Draft, Reading, within
from handlers.conversation.form import Form, Question
from handlers.conversation.messages import Incoming, Outgoing, Text
from handlers.turn import Turn
from handlers.which import find
from storage import decisions, proposals
from storage.proposals import NotYours, Proposal

WHY = (3, 1000)
PHOTOS = 3


async def confirm(turn: Turn, said: str) -> list[Outgoing]:
    """It has been carried out."""
    proposal = await _asked_about(turn, said)
    if proposal is None:
        return [Outgoing((Text("done-nothing"),))]
    try:
        await decisions.confirm(turn.store, turn.person, proposal.id)
    except (NotYours, decisions.Unfit):
        return [Outgoing((Text("done-nothing"),))]
    return []


async def dispute(turn: Turn, said: str) -> list[Outgoing]:
    """It has not: what is missing, and a photo."""
    proposal = await _asked_about(turn, said)
    if proposal is None:
        return [Outgoing((Text("done-nothing"),))]
    return await turn.open("dispute", key=str(proposal.id), version=proposal.version)


async def _asked_about(turn: Turn, said: str) -> Proposal | None:
    if said:
        found = await find(turn, said)
        mine = found is not None and found.author == turn.person.id
        return found if mine and found and decisions.to_confirm(found) else None
    return await proposals.newest_done(turn.store, turn.person.id)


async def _read_why(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    return within(turn, said, least=WHY[0], most=WHY[1], words="dispute-why")


async def _finish(turn: Turn, draft: Draft) -> list[Outgoing]:
    files = tuple(draft["photos"] or ())
    try:
        await decisions.dispute(turn.store, turn.person, int(draft.key), draft["why"], files)
    except (NotYours, decisions.Unfit):
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
