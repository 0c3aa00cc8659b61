"""How something of their work is done, asked by staff: a short true answer, and its button."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.asking import duties, refused
from handlers.asking.heard import Heard
from handlers.conversation.messages import Choice, Outgoing, Text
from handlers.reading.staff.how import asked_how
from handlers.turn import Turn
from storage.staff import staff

# The command that does it, where it is another than its name.
_BY: Mapping[str, str] = {
    "seen": "tasks",
    "paper_list": "export",
    "attendance": "meetings",
    "undo": "undo",
    "silent": "ask",
    "invitation": "meeting",
    "result": "meetings",
    "move": "meetings",
}
# What these do needs a proposal first: the button leads to those that wait.
_OF_ONE = frozenset(
    {
        "undo", "silent", "forward", "agree", "return", "reject", "keep", "verify", "annotate",
        "ask", "contact", "correct", "merge",
    }
)  # fmt: skip


async def asked(turn: Turn) -> Heard | None:
    """A question of somebody who works here, while nothing is open."""
    text = turn.message.text
    if turn.talk.open is not None or not text or not turn.person.works:
        return None
    about = asked_how(text)
    if about is None:
        return None
    name = _BY.get(about, about)
    words: list[Text] = [Text(f"how-{about}")]
    known = duties.of(turn, await staff.grants(turn.store, turn.person.id))
    if name not in known:
        no = await refused.lacking(turn, turn.duties.get(name, ()))
        return Heard([Outgoing((*words, *(no.words if no is not None else ())))])
    shown = "tasks" if about in _OF_ONE else name
    button = Choice(f"do:{shown}", Text(f"command-{shown}.button"))
    return Heard([Outgoing(tuple(words), (button,))])
