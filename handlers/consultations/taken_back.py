"""A file of inputs that came back answered: taken, and told row by row."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text
from storage.consultations import lookup, returned
from storage.consultations.returned import Row, Wrong
from storage.database.store import Store
from storage.people.model import Person
from storage.staff.staff import NotAllowed

# Rows that are told to be wrong; the others by their number.
TOLD = 15


async def take(store: Store, person: Person, code: str, rows: Sequence[Row]) -> list[Outgoing]:
    """What is in order is taken; what is not is said, with the number of its row."""
    held = await lookup.by_code(store, code)
    if held is None or not rows:
        return [Outgoing((Text("inputs-taken.unread"),), to=person.id)]
    try:
        grouped, answered, wrong = await returned.take(store, person, held.id, rows)
    except NotAllowed:
        return [Outgoing((Text("desk-not-yours"),), to=person.id)]
    args: dict[str, object] = {
        "title": Literal(held.definition.title),
        "grouped": grouped,
        "answered": answered,
    }
    words = [Text("inputs-taken", args)]
    more = Choice(f"do:inputs:{held.id}", Text("command-inputs.button"))
    if not wrong:
        return [Outgoing(tuple(words), (more,), to=person.id)]
    lines = Lines(tuple(wrong_line(each) for each in wrong[:TOLD]))
    return [Outgoing((*words, Text("inputs-taken.wrong"), lines), (more,), to=person.id)]


def wrong_line(wrong: Wrong) -> Text:
    """What is the matter with a row."""
    return Text(
        "inputs-taken.line", {"row": wrong.number, "why": Text(f"inputs-wrong.{wrong.why}")}
    )
