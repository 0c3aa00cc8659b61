"""What a text means in one turn: the situation is that of the person, and is asked for once."""

from __future__ import annotations

from typing import Any

import pytest

from handlers.conversation.form import Kind
from handlers.conversation.messages import Incoming
from handlers.conversation.state import State
from handlers.conversation.talk import Talk
from handlers.reading.meaning.acts import Act
from handlers.reading.meaning.meant import Asked
from handlers.turn import Turn, exact_words
from storage.people.model import Person
from tests.support import START, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def turn_of(world: World, kind: Kind | None = None, *, works: bool = False) -> Turn:
    talk = Talk()
    if kind is not None:
        talk.open = State("propose", START, asked="wish", kind=kind)
    store: Any = None
    message = Incoming("terminal", "siti", "m1", START)
    person = Person(1, "terminal", "siti", START, works=works)
    return Turn(person, message, store, world.app.site, {}, talk)


async def test_at_a_question_the_kind_of_the_open_one_counts(world: World) -> None:
    for kind, text, act in (
        (Kind.TEXT, "tarik kabel listrik rt 9", Act.ANSWER),
        (Kind.TEXT, "batal", Act.CANCEL),
        (Kind.PHOTOS, "sudah", Act.DONE),
        (Kind.PHOTOS, "tidak", Act.DONE),
        (Kind.REVIEW, "kirim", Act.SEND),
        (Kind.REVIEW, "ubah", Act.CORRECT),
    ):
        meant = await turn_of(world, kind).meant(text)
        assert (meant.act, meant.sure) == (act, True), text


async def test_idle_a_command_is_meant_and_roles_count(world: World) -> None:
    for text, act in (
        ("usul", Act.BEGIN),
        ("Usulan Saya", Act.MINE),
        ("sudah selesai", Act.CONFIRM),
        ("MY PROPOSALS", Act.MINE),
    ):
        meant = await turn_of(world).meant(text)
        assert (meant.act, meant.sure) == (act, True), text
    waits = "ada berapa usulan yang nunggu keputusan saya"
    resident = await turn_of(world).meant(waits)
    official = await turn_of(world, works=True).meant(waits)
    assert Act.TASKS not in (resident.act, resident.second)
    assert Act.TASKS in (official.act, official.second)


async def test_what_is_meant_is_reckoned_once(world: World) -> None:
    turn = turn_of(world)
    first = await turn.meant("kok lama ya")
    assert await turn.meant("kok lama ya") is first
    assert await turn.meant("kok lama ya", Asked.TEXT) is not first


def test_ways_come_before_commands_at_a_question_only(world: World) -> None:
    assert exact_words(Asked.NOTHING)["sudah selesai"] is Act.CONFIRM
    assert exact_words(Asked.PHOTOS)["sudah selesai"] is Act.DONE
