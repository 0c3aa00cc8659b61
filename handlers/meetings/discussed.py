"""What a meeting discussed beside what it agreed: the question of its result that says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handlers.conversation.answers import Answer, Draft, Problem, Reading, shorten
from handlers.conversation.messages import Choice, Incoming, Literal, Text, Words
from handlers.meetings.numbered import numbered
from handlers.turn import Turn
from storage.meetings import lookup, results
from storage.meetings.model import Meeting

# All of the list; no more than was agreed.
ALL, AGREED = "all", "agreed"

# Beside the answers: how many were on the list when the form was opened.
LISTED_NOW = "listed"


async def meeting_of(turn: Turn, draft: Draft) -> Meeting | None:
    """The meeting whose result a draft is."""
    return await lookup.get(turn.store, int(draft.key)) if draft.key else None


def some_left(answers: Mapping[str, Any]) -> bool:
    """Whether there are proposals on the list besides those that were agreed."""
    return len(answers.get("agreed") or ()) < int(answers.get(LISTED_NOW, 0))


async def wording(turn: Turn, draft: Draft) -> Words | None:
    meeting = await meeting_of(turn, draft)
    if meeting is None:
        return None
    total, _ = await results.to_agree(turn.store, meeting, 0)
    if not draft["agreed"]:
        return Text("result-discussed.which", {"total": total})
    return Text("result-discussed", {"total": total, "agreed": len(draft["agreed"])})


async def choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    """Words to type, not numbered answers: a number always means a proposal."""
    only = "agreed" if draft["agreed"] else "none"
    return (
        Choice(ALL, Text("result-discussed.all"), word=True),
        Choice(AGREED, Text(f"result-discussed.{only}"), word=True),
    )


async def read(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    """Ids of what was discussed beside what was agreed; `ALL` is the whole list."""
    meeting = await meeting_of(turn, draft)
    if meeting is None:
        return Problem((Text("desk-not-yours"),))
    if said.choice in (ALL, AGREED):
        return Answer(ALL if said.choice == ALL else [])
    text = turn.clean(said.text)
    if turn.is_word("no-other", text):
        return Answer([])
    named = await numbered(turn, meeting, text)
    if named.said.everything and not named.said.rest:
        return Answer(ALL)
    if named.bad or named.said.none:
        typed = Literal(shorten(", ".join(named.bad) or text, 60))
        return Problem((Text("result-discussed.bad", {"typed": typed}),))
    return Answer(list(dict.fromkeys(named.ids)))


def shown(value: Any) -> Words:
    if value == ALL:
        return Text("result-discussed.all")
    return Text("result-discussed.count", {"n": len(value)})


async def counts(turn: Turn, meeting: Meeting, draft: Draft) -> tuple[int, int]:
    """How many were discussed, and how many the meeting did not get to."""
    listed = await results.ids_to_agree(turn.store, meeting)
    if draft["discussed"] == ALL:
        return len(listed), 0
    were = {*(draft["discussed"] or ()), *(draft["agreed"] or ())} & set(listed)
    return len(were), len(listed) - len(were)
