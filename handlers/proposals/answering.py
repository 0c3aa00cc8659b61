"""JAWAB: to a question of staff, or to what they ask of a proposal that they returned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handlers.asking.heard import Heard, hearing
from handlers.asking.proposals import returned, which
from handlers.conversation.messages import Kept, Outgoing, kept_text
from handlers.proposals import of_theirs, offers, questions, track
from handlers.reading.meaning.acts import Act
from handlers.reading.said import stated, to_staff
from handlers.reading.said.of_proposals import own as own_said
from handlers.turn import Turn
from storage.database import ids
from storage.proposals.model import Proposal


async def answer(turn: Turn, said: str) -> list[Outgoing]:
    """The answer, with what was said behind the word; questions come before what was returned."""
    if ids.read(said) is not None or turn.person.asked:
        return await questions.answer(turn, said)
    back = await which.returned(turn)
    if not back:
        return await questions.answer(turn, said)
    state = turn.talk.open
    if state is not None and state.key in {str(each.id) for each in back}:
        return await _there(turn, said)
    return await _returned(turn, back, to_staff.for_them(f"jawab {said}") or "")


async def _there(turn: Turn, said: str) -> list[Outgoing]:
    """The answer where what was returned is open already."""
    state = turn.talk.open
    if state is None or state.asked != "review":
        return await turn.conversation.repeat()
    text = f"jawab {said}".strip()
    return await turn.conversation.hear(replace(turn.message, text=text, choice=None))


@hearing(busy=False, text=True, staff=False)
async def said(turn: Turn) -> Heard | None:
    """What says that it is for officers, of somebody of whom one was returned: "tolong bilang ke
    petugasnya memang rt 5", "mau jawab petugas, rt nya 5"."""
    text = turn.message.text
    if turn.person.asked:
        return None
    words = to_staff.for_them(text)
    if words is None:
        return None
    back = await which.returned(turn)
    if not back or own_said.is_new(text):
        return None
    named = [each for each in await of_theirs.called(turn, text) if each in back]
    if not to_staff.begins_answer(text) and turn.slots(text).things and not named:
        return None  # "tolong sampaikan ke lurah, jalan depan pasar rusak"
    return Heard(await _returned(turn, back, words))


async def _returned(turn: Turn, back: Sequence[Proposal], words: str) -> list[Outgoing]:
    """The answer to what was returned: of the one that it names, else of the only one."""
    called = await of_theirs.called(turn, words) if words else []
    named = [each for each in called if each in back]
    if called and not named:
        return await track.check(turn, str(called[0].number))  # nothing is asked of that one
    some = named or back
    if len(some) == 1:
        return await _of(turn, some[0], words)
    told = None if words else await returned.told(turn)
    return [told or offers.which(turn, _kept(turn, words), Act.CHANGE, some)]


def _kept(turn: Turn, words: str) -> Kept:
    return {**(turn.take_left() or kept_text("")), "text": words}


async def _of(turn: Turn, proposal: Proposal, words: str) -> list[Outgoing]:
    """Opens what was returned, with what officers ask, and takes the answer there."""
    before = turn.talk.open
    out = await track.change(turn, str(proposal.number))
    state = turn.talk.open
    if state is None or state is before or state.form != "propose":
        return out
    text = stated.stated(words, of_theirs.words_of(proposal, words)).text if words else ""
    if not text:
        return out
    turn.beside += track.missing(proposal)
    return [*out[:-1], *await turn.conversation.mend(text, answers=words)]
