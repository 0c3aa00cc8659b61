"""Which group something that people said is for: by the thing that it asks for, and the place."""

from __future__ import annotations

from handlers.consultations import wording
from handlers.conversation.messages import Choice, Literal, Outgoing, Text
from handlers.reading.meaning.things import thing_in
from handlers.turn import Turn
from storage.city.areas import Areas
from storage.consultations import grouped, replies
from storage.consultations.grouped import Input
from storage.consultations.model import Consultation

# So many are looked at in one turn.
AT_ONCE = 1000


def suggested(areas: Areas, said: Input) -> str | None:
    """The title of the group: a thing of things.csv and the kelurahan; None where it names none, so
    that somebody has to read it."""
    thing = thing_in(said.text)
    if thing is None:
        return None
    area = areas.get(said.area)
    name = thing.name[:1].upper() + thing.name[1:]
    return f"{name}, {area.name}" if area is not None else name


async def all_that_can(turn: Turn, held: Consultation) -> list[Outgoing]:
    """Everything that names a thing goes into its group at once; the rest is for people to read."""
    await turn.store.flush()
    loose = await grouped.said(turn.store.connection, held.id, loose=True, count=AT_ONCE)
    titles = {each.key: title for each in loose if (title := suggested(turn.site.areas, each))}
    done = await replies.put_all(turn.store, turn.person, held.id, titles) if titles else 0
    await turn.store.flush()
    left, _ = await grouped.waiting(turn.store.connection, held.id)
    args: dict[str, object] = {"n": done, "left": left}
    words = (wording.subject(held).words, Text("inputs-sorted", args))
    show = Choice(f"do:inputs:{held.id}", Text("command-inputs.button"))
    return [Outgoing(words, (show,))]


def choice(title: str) -> Choice:
    """A group that is suggested and that there may not be yet."""
    return Choice("s", Literal(title if len(title) <= 24 else f"{title[:23].rstrip()}\u2026"))
