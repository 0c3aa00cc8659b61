"""A reply to what was said of a proposal: is it really done, what is missing, how it stands."""

from __future__ import annotations

from collections.abc import Mapping

from handlers import commands
from handlers.asking import replies
from handlers.asking.heard import Heard, hearing
from handlers.commands import Asked, run
from handlers.conversation.messages import Outgoing
from handlers.listeners.leads import OFFERED
from handlers.listeners.own import OF_THEIRS
from handlers.listeners.understood import ROOMS, asked_back
from handlers.proposals import finished, track
from handlers.reading.meaning import meant
from handlers.reading.meaning.acts import STAFF, Act
from handlers.turn import Turn
from storage.proposals import carried_out, lookup
from storage.proposals.model import Proposal, State

# About the proposal that is replied to, and not about all.
_ITS_OWN: Mapping[Act, Act] = {
    Act.MINE: Act.CHECK,
    Act.WHY: Act.CHECK,
    Act.HOWLONG: Act.CHECK,
    Act.COMPLAIN: Act.CHECK,
    Act.CORRECT: Act.CHANGE,
    Act.ANSWER: Act.CHANGE,
    Act.CANCEL: Act.WITHDRAW,
    Act.REFUSE: Act.WITHDRAW,
}
# Said under a proposal that was returned, these are not what is missing in it.
_NOT_MISSING = frozenset(_ITS_OWN) - {Act.CORRECT, Act.ANSWER} | {
    Act.THANK, Act.GREET, Act.WITHDRAW, Act.CHECK, Act.OFFICER, Act.STOP, Act.HELP, Act.HOW,
    Act.WHAT, Act.WHO, Act.FORGET, Act.DATA, Act.SCHEDULE, Act.LATER,
}  # fmt: skip


@hearing(text=True)
async def reply(turn: Turn) -> Heard | None:
    """A reply to a message about a proposal: is it really done, what is missing, how it stands."""
    text, state = turn.message.text, turn.talk.open
    id = replies.about(turn, "proposal")
    if id is None or (state is not None and state.subject.get("about") == turn.about):
        return None
    proposal = await lookup.get(turn.store, id)
    if proposal is None:
        return None
    said = commands.exact(text, commands.words())
    named = said is not None and said.command.whose is not None
    if said is not None and not (named and not said.rest):
        return None
    if proposal.author == turn.person.id:
        return await _reply_of_author(turn, proposal, text, said)
    meaning = await turn.meant(text, meant.Asked.NOTHING)
    if said is not None:
        return await run(turn, Asked(said.name, str(proposal.number)))
    return await ROOMS[meaning.act](turn, text) if meaning.act in STAFF and meaning.sure else None


async def _reply_of_author(
    turn: Turn, proposal: Proposal, text: str, said: Asked | None
) -> Heard | None:
    number = str(proposal.number)
    meaning = await turn.meant(text, meant.Asked.NOTHING)
    act, sure = meaning.act, meaning.sure
    if carried_out.to_confirm(proposal):
        answer = await turn.meant(text, meant.Asked.YES_NO)
        yes = turn.is_word("yes", text) or (said is not None and said.name == "confirm")
        no = turn.is_word("no", text) or (said is not None and said.name == "dispute")
        if yes or act is Act.CONFIRM or (answer.sure and answer.act is Act.AGREE):
            return Heard(await finished.confirm(turn, number), again=True)
        if no or act is Act.DISPUTE or (answer.sure and answer.act is Act.REFUSE):
            return Heard(await finished.dispute(turn, number, text))
    if said is not None:
        return await run(turn, Asked(said.name, number))
    if proposal.state is State.DIKEMBALIKAN and not (sure and act in _NOT_MISSING):
        return await _mended(turn, proposal, text)
    if not sure:
        if turn.talk.open is not None:
            return None
        corrects = await turn.meant(text, meant.Asked.REVIEW)
        if corrects.sure and corrects.act is Act.CORRECT:
            return await _mended(turn, proposal, text)
        if corrects.sure and corrects.act is Act.CANCEL:
            return await run(turn, Asked("withdraw", number))
        card = await track.check(turn, number)
        acts = [each for each in (act, meaning.second) if each in OFFERED]
        return Heard([*card, *(await asked_back(turn, text, acts)).out])
    if act is Act.PROPOSE and turn.talk.open is None:
        return None  # another wish
    if act is Act.COMPLAIN:
        sorry = Outgoing((await turn.answer(act),))
        return Heard([sorry, *await track.check(turn, number)], again=True)
    its_own = _ITS_OWN.get(act, act)
    if its_own is Act.CHECK:
        return await run(turn, Asked("check", number))
    if its_own in OF_THEIRS:
        return await OF_THEIRS[its_own](turn, text, proposal)
    return await ROOMS[its_own](turn, text) if act is not Act.NOTHING else None


async def _mended(turn: Turn, proposal: Proposal, text: str) -> Heard:
    """What is missing in a returned proposal: it is opened, and the words are heard there."""
    before = turn.talk.open
    out = await track.change(turn, str(proposal.number))
    state = turn.talk.open
    opened = state is not None and state is not before and state.key == str(proposal.id)
    if not opened or turn.is_word("yes", text):
        return Heard(out)
    return Heard([*out, *await turn.conversation.hear(turn.message)])
