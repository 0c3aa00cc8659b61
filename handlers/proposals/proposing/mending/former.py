"""The wish that was there before another took its place is wished again."""

from __future__ import annotations

from handlers.conversation.answers import Answer, Draft
from handlers.conversation.form import Mend
from handlers.reading.meaning.slots import STATE, slots
from handlers.reading.said.of_proposals.back_to import back_to


def former(text: str, draft: Draft) -> Mend | None:
    """What was wished before, once more: "balik ke pos ronda aja". The problem is in doubt where it
    may be of what is there instead; None for other texts."""
    wish = back_to(text, draft.former, draft["wish"] or "")
    if wish is None or STATE.search(text):
        return None  # "drainasenya mampet lagi" tells of it
    had, now = ({thing.name for thing in slots(each).things} for each in (draft["wish"], wish))
    doubts = ("problem",) if draft["problem"] and had.isdisjoint(now) else ()
    return Mend(Answer(wish), whole=True, drops=True, doubts=doubts)
