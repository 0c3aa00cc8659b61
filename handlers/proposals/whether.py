"""Whether several proposals in one message are one, asked before any of them is begun."""

from __future__ import annotations

from dataclasses import replace

from handlers.conversation.answers import Answer, Draft, Problem, Reading
from handlers.conversation.form import Form, Question, Takes
from handlers.conversation.messages import Incoming, Outgoing, Text, Words
from handlers.proposals.proposing.apart import (
    AFTER,
    PARTS,
    TOGETHER,
    Beside,
    both,
    choices,
    chosen,
    first_of,
    remembered,
    told_beside,
)
from handlers.proposals.proposing.propose import begin_one
from handlers.turn import Turn


async def _read_whether(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    if (how := chosen(said)) is not None:
        return Answer({**draft.notes, "how": how})
    return Problem((Text("form-pick"),))


async def _knows_whether(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
    found = await told_beside(turn, said, draft)
    if isinstance(found, Beside):
        known = {AFTER: found.whole, PARTS: found.parts, "how": found.how, "unseen": True}
        return Answer({**draft.notes, **known})
    return found


async def _whether(turn: Turn, draft: Draft) -> Words | None:
    found = remembered(turn, draft)
    return both(found.parts) if found is not None else None


async def _settled(turn: Turn, draft: Draft) -> list[Outgoing] | Problem:
    known = draft["whether"]
    found = remembered(turn, replace(draft, notes=known))
    if found is None or known["how"] == TOGETHER:
        return await begin_one(turn, known[AFTER], known["code"])
    told = first_of(turn, found.parts, seen="unseen" not in known)
    return await begin_one(turn, found.parts[0], known["code"], told)


FORM = Form(
    "apart",
    questions=(
        Question(
            "whether",
            _read_whether,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=choices,
            wording=_whether,
            keeps=frozenset({AFTER, PARTS, "code"}),
            knows=_knows_whether,
        ),
    ),
    finish=_settled,
    title=lambda answers: Text("apart-title"),
    guarded=False,
)
