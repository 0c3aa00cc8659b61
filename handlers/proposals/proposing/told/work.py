"""What is to be done, or who suffers, told where the bidang is asked: "dikeruk mawon riyin"."""

from __future__ import annotations

from typing import Any

from handlers.asking.proposals.bidang import behind_bidang
from handlers.conversation.answers import Answer, AskAgain, Draft, Reading
from handlers.conversation.form import Chooser, Knower
from handlers.conversation.messages import Incoming, Literal, Text, Words
from handlers.proposals.proposing.pieces import more_of_it
from handlers.reading.introduced import wish_in
from handlers.reading.said.of_drafts.to_be_done import builds, to_be_done, who_suffers
from handlers.reading.spelling import fold
from handlers.turn import Turn
from storage import rules
from storage.proposals.model import Topic


def knows_work(choices: Chooser, others: Knower) -> Knower:
    """Knows what is to be done by its verb, which is the wish where there is none or only a
    trouble, and who suffers, which goes to the problem; of other texts what `others` know."""

    async def knows(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
        text = turn.clean(said.text) if said.choice is None else ""
        if text and who_suffers(text):
            return more_of_it("topic", text, draft, await choices(turn, draft))
        work = to_be_done(behind_bidang(turn, text)) if text else ""
        known = _worked(turn, work, draft) if work else None
        return known or await others(turn, said, draft)

    return knows


def knows_trouble(name: str, others: Knower) -> Knower:
    """Knows at a later question what is to be done where the wish is only a trouble, which it then
    is instead; of other texts what `others` know."""

    async def knows(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
        text, wish = turn.clean(said.text) if said.choice is None else "", draft["wish"] or ""
        work = to_be_done(text) if text and wish else ""
        if not (work and builds(work) and only_a_trouble(turn, wish, draft["problem"] or "")):
            return await others(turn, said, draft)
        known = _worked(turn, work, draft)
        if known is None:
            return await others(turn, said, draft)
        changed = {**known.instead, "topic": known.value}
        asks = Text(f"propose-{name}")
        return AskAgain((*known.say, asks), (), draft.notes, also=known.also, instead=changed)

    return knows


def _worked(turn: Turn, work: str, draft: Draft) -> Answer | None:
    """The bidang of what is to be done, with the wish that it is; None where the thing that it
    names is a wish beyond doubt, or no work on anything built."""
    wish, held = draft["wish"] or "", turn.slots(work)
    if held.bidang is None and not builds(work):
        return None
    bare = wish_in(work, tells=True)
    work = bare if rules.WISH.holds(len(bare)) else work
    trouble = bool(wish) and only_a_trouble(turn, wish, draft["problem"] or "")
    if held.bidang is not None and not wish:
        return None
    topic = held.bidang or Topic.FISIK
    taken = Text("propose-topic.taken", {"topic": Text(f"propose-topic.{topic}")})
    if not wish and rules.WISH.holds(len(work)):
        words: tuple[Words, ...] = (Text("propose-area.wish", {"wish": Literal(work)}), taken)
        return Answer(topic, words, also={"wish": work})
    if not wish:
        more = Text("propose-topic.more", {"typed": Literal(work)})
        return Answer(topic, (taken, more), begun={"wish": work})
    if not trouble or not rules.WISH.holds(len(work)):
        work = f"{wish.rstrip(' .')}, {work}"  # too little by itself, or more of what is wished
    if not rules.WISH.holds(len(work)):
        return None
    also: dict[str, Any] = {"problem": wish} if trouble and not draft["problem"] else {}
    args = {"label": Text("propose-wish.label"), "value": Literal(work)}
    return Answer(topic, (Text("form-mended", args), taken), also=also, instead={"wish": work})


def only_a_trouble(turn: Turn, wish: str, problem: str) -> bool:
    """Whether what was taken for the wish only tells what is wrong."""
    told = turn.slots(wish).trouble or ""
    return fold(wish) in (fold(problem), fold(told))
