"""A command's word in the middle of a form is never run where it may be the answer."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.database.tables import proposals as rows
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def at_wish(world: World) -> Resident:
    """An author of one proposal, where it is asked what the next is about."""
    siti = await world.person("siti").welcomed()
    await siti.proposes("Lampu jalan di Gang Melati")
    for said in ("usul", "Imopuro", "1"):
        await siti.say(said)
    assert siti.done.asking == "propose.wish"
    return siti


async def test_a_command_with_a_number_is_asked_about(world: World) -> None:
    siti = await at_wish(world)
    heard = await siti.say("tarik 1")
    assert heard[-1].labels == ["Itu jawabannya", "Tarik usulan"]
    # A command that only shows something comes between, and what is asked comes again.
    heard = await siti.say("cek 1")
    assert "MTR-2028-00001" in heard[0].text
    assert heard[-1].labels == ["Itu jawabannya", "Tarik usulan"]
    # Typed by its number, as on WhatsApp.
    heard = await siti.say("2")
    assert "Benar mau menarik usulan ini?" in heard[-1].text
    assert [row.state for row in await world.rows(select(rows))] == ["diajukan"]
    # It was the command: the question comes again, and not what was asked of the word.
    heard = await siti.say("tidak")
    assert "Apa yang Bapak/Ibu usulkan?" in heard[-1].text
    assert siti.done.asking == "propose.wish"


async def test_it_may_be_the_answer(world: World) -> None:
    siti = await at_wish(world)
    for said in ("tarik 1", "ubah 1"):
        await siti.say(said)
        heard = await siti.tap("Itu jawabannya")
        assert "terlalu singkat" in heard[-1].text, said
        assert siti.done.asking == "propose.wish"
    await siti.say("tarik kabel listrik rt 9")
    assert siti.done.asking == "propose.problem"
