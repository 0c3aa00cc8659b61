"""How something of their work is done, asked by staff: a short true answer, and its button."""

from __future__ import annotations

import re
from collections.abc import Mapping

from handlers import late
from handlers.asking import duties, refused
from handlers.asking.heard import Heard, hearing
from handlers.asking.proposals import which
from handlers.conversation.messages import Choice, Lines, Outgoing, Text, Words
from handlers.reading.staff.how import asked_how, done_otherwise
from handlers.staff import by_name
from handlers.staff.deciding.desk import TASKS, task
from handlers.turn import Turn
from storage.proposals.rulings import Decision
from storage.staff import staff

# The command that does it, where it is another than its name.
_BY: Mapping[str, str] = {
    "seen": "tasks",
    "told": "tasks",
    "late": "tasks",
    "differ": "tasks",
    "paper_list": "export",
    "attendance": "meetings",
    "announced": "announcements",
    "handover": "deputy",
    "by_author": "tasks",
    "begin": "tasks",
    "vote": "meetings",
    "people": "search",
    "fewer": "export",
    "trial": "tasks",
    "agenda": "meetings",
    "close": "years",
    "undated": "years",
    "later": "tasks",
    "reminder": "meetings",
    "undo": "undo",
    "silent": "ask",
    "invitation": "meeting",
    "result": "meetings",
    "move": "meetings",
}
_NAMED = late.regex(
    r"\b(?:(?:usulan|nomor|nomer|nmr|no|yang|yg|sing)\b[\s.]*){0,4}(?:MTR-[\d-]+|(?<![\w/.,-])\d{1,6})\b",
    re.I,
)
# What is told from one another, in the order in which it is usual.
DECISIONS = (
    Decision.VERIFY, Decision.RETURN, Decision.AGREE, Decision.RESERVE, Decision.FORWARD,
    Decision.KEEP, Decision.END,
)  # fmt: skip


def _differs(decision: Decision) -> Text:
    what = f"decide-decision.{decision}"
    return Text("how-differ.line", {"what": Text(what), "detail": Text(f"{what}-detail")})


# Their answer says whose it is.
_SAYS_WHO = frozenset({"close", "undated"})
# What these do needs a proposal first: the button leads to those that wait.
_OF_ONE = frozenset(
    {
        "undo", "silent", "forward", "agree", "return", "reject", "keep", "verify", "annotate",
        "ask", "contact", "correct", "merge",
    }
)  # fmt: skip


@hearing(busy=False, text=True, staff=True)
async def asked(turn: Turn) -> Heard | None:
    """A question of somebody who works here, while nothing is open."""
    text = turn.message.text
    about = asked_how(_NAMED.sub(" ", text)) or done_otherwise(text)
    if about is None:
        return None
    named = which.named_in(turn, text)
    if named is None and (called := await by_name.only_one(turn, text)) is not None:
        named = str(called.number)
    name = _BY.get(about, about)
    words: list[Words] = [Text(f"how-{about}")]
    if about == "differ":
        words = [Lines((Text("how-differ"), *map(_differs, DECISIONS)))]
    known = duties.of(turn, await staff.grants(turn.store, turn.person.id))
    if name not in known and about in _SAYS_WHO:
        return Heard([Outgoing(tuple(words), TASKS)])
    if name not in known:
        no = await refused.lacking(turn, turn.duties.get(name, ()))
        return Heard([Outgoing((*words, *(no.words if no is not None else ())))])
    if named is not None and about in _OF_ONE:
        out = await task(turn, named)  # how it stands says why it can be or not
        return Heard([Outgoing(tuple(words)), *out])
    shown = "tasks" if about in _OF_ONE else name
    button = Choice(f"do:{shown}", Text(f"command-{shown}.button"))
    return Heard([Outgoing(tuple(words), (button,))])
