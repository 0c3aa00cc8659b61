"""NAMA SAYA: what one is called from now on."""

from __future__ import annotations

from handlers.asking.menu import MINE, PROPOSE
from handlers.asking.person import misnamed, names
from handlers.conversation.answers import Answer, Draft, Problem, Reading
from handlers.conversation.form import Form, Kind, Question
from handlers.conversation.messages import Incoming, Literal, Outgoing, Text, Words
from handlers.turn import Turn
from storage import rules
from storage.people import people


async def rename(turn: Turn, said: str) -> list[Outgoing]:
    return await turn.open("rename")


async def _wording(turn: Turn, draft: Draft) -> Words | None:
    name = turn.person.name
    return Text("rename-name.now", {"name": Literal(name)}) if name else None


async def _read(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    text = turn.clean(said.text)
    name = misnamed.said_again(text, turn.person.name or "") or names.given(text)
    if not rules.is_name(name) or names.is_sentence(name) or names.points(text):
        return Problem((Text("rename-name.bad", {"most": rules.NAME.most}),))
    return Answer(name)


async def _finish(turn: Turn, draft: Draft) -> list[Outgoing]:
    people.change(turn.store, turn.person, name=draft["name"])
    return [Outgoing((Text("rename-done", {"name": Literal(draft["name"])}),), (PROPOSE, MINE))]


FORM = Form(
    "rename",
    questions=(Question("name", _read, kind=Kind.NAME, wording=_wording),),
    finish=_finish,
    title=lambda answers: Text("rename-title"),
    guarded=False,
)
