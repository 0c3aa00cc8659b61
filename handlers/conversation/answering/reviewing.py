"""Several things that are said at the review in one text, that it is to be sent among them."""

from __future__ import annotations

from handlers.conversation.answering.acts import ANSWER
from handlers.conversation.answering.doing import closes, send
from handlers.conversation.answering.doubting import adding
from handlers.conversation.answering.mending import adds, claims, may_add, mended
from handlers.conversation.form import Kind
from handlers.conversation.here import Here, Step, after
from handlers.conversation.messages import Words


async def at_once(here: Here, text: str) -> Step | None:
    """Puts each of several clauses where it belongs, and sends then; what belongs nowhere may be
    added first. None for a text that says no clause of its own that it is to be sent."""
    clauses = here.turn.parts(text)
    others = [each for each in clauses if not _sends(here, each)]
    if len(clauses) < 2 or len(others) == len(clauses) or "?" in text:
        return None
    others = [each for each in others if not await _says_nothing(here, each)]
    sure = {
        each: [claim for claim in await claims(here, each, known=True) if claim.mend.sure]
        for each in others
    }
    left = [each for each in others if not sure[each]]
    for each in left:
        sense = await here.turn.sense(each, Kind.REVIEW)
        if sense.sure and sense.act not in (ANSWER, "complain", "urgent"):
            return None  # "kirim, eh bentar"
    words: list[Words] = []
    for each in others:
        for claim in await claims(here, each):
            words += await mended(here, claim) if claim.mend.sure else []
    await here.again(())  # the choices of the review are the shown ones
    if left:
        rest = ", ".join(left)
        if (more := adds(here, rest)) and more != rest:
            told = await adding(here, more)  # "tambahin ..., langsung kirim" leaves nothing to ask
            step = await send(here) if told else None
            if step is not None:
                return after(here, (*words, *(told or ())), step)
        return after(here, words, may_add(here, adds(here, rest) or rest))
    if here.turn.early or here.doubts:
        return Step(await here.again(words))
    step = await send(here)
    return after(here, words, step) if step is not None else Step(await here.again(words))


def _sends(here: Here, clause: str) -> bool:
    return closes(here.turn, clause) or here.turn.is_word("send", clause)


async def _says_nothing(here: Here, clause: str) -> bool:
    """Whether a clause only confirms, thanks or greets: "wis bener kabeh"."""
    ways = ("closing", "closing-word", "particle", "yes")
    if all(
        any(here.turn.is_word(w, each) for w in ways) for each in here.turn.fold(clause).split()
    ):
        return True
    if any(q.passes is not None and q.passes(clause) for q in here.form.questions):
        return True  # "fotonya nanti"
    sense = await here.turn.sense(clause, Kind.REVIEW)
    return sense.act in ("thank", "greet", "send") and not sense.tells and sense.sure
