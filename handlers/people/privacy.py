"""DATA SAYA, HAPUS DATA SAYA, BERHENTI, MULAI: a person's say over what is held on them."""

from __future__ import annotations

from handlers.asking import duties
from handlers.asking.menu import PROPOSE
from handlers.conversation.answering.sure import sure
from handlers.conversation.answers import Draft
from handlers.conversation.form import Form
from handlers.conversation.messages import (
    Enclosure,
    EnclosureKind,
    Literal,
    Outgoing,
    Subject,
    Text,
)
from handlers.turn import Turn
from storage.database import jobs
from storage.people import forgetting, people
from storage.proposals import lookup
from storage.proposals.together import support


async def my_data(turn: Turn, said: str) -> list[Outgoing]:
    """Everything held on this person, as a file; it is made when it is sent, not in the turn."""
    file = Enclosure(EnclosureKind.MY_DATA, str(turn.person.id), "data-saya.json")
    return [Outgoing((Text("privacy-data"),), files=(file,))]


async def forget(turn: Turn, said: str) -> list[Outgoing]:
    total, _ = await lookup.mine(turn.store, turn.person.id, 0, 0)
    name = Literal(turn.person.name) if turn.person.name else Text("subject-nameless")
    words = Text("forget-whose", {"name": name, "total": total})
    subject = Subject("person", words)
    return await turn.open("forget", key="me", subject=subject)


async def finish_forget(turn: Turn, draft: Draft) -> list[Outgoing]:
    if not draft["sure"]:
        return [Outgoing((Text("forget-kept"),), await duties.menu(turn))]
    await support.forget(turn.store, turn.person.id)
    jobs.discard(turn.store, await forgetting.forget(turn.store, turn.person))
    return [Outgoing((Text("forget-done"),), (PROPOSE,))]


FORGET = Form(
    "forget",
    questions=(sure("forget"),),
    finish=finish_forget,
    title=lambda answers: Text("forget-title"),
    guarded=False,
)


async def start(turn: Turn, said: str) -> list[Outgoing]:
    """Messages again, for somebody who had stopped them; for others a greeting."""
    if turn.person.quiet_since is not None:
        people.change(turn.store, turn.person, quiet_since=None)
        return [Outgoing((Text("privacy-started"),), await duties.menu(turn))]
    return [Outgoing((Text("privacy-on"),), (PROPOSE,))]
