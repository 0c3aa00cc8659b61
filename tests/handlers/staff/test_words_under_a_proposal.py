"""A word of staff under a proposal that they look at is its button there, on every channel."""

from __future__ import annotations

import dataclasses

import pytest

from storage.staff.roles import Role
from tests.handlers.staff.test_desk import official
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize("numbers", [True, False])
@pytest.mark.parametrize(
    ("said", "decision"),
    [("nyatakan lengkap", "lengkap"), ("lengkap", "lengkap"), ("Sepakati", "prioritas"),
     ("tidak dilanjutkan", "alasan"), ("tolak", "alasan"), ("setujui", "prioritas")],
)  # fmt: skip
async def test_it_is_the_button(world: World, said: str, decision: str, numbers: bool) -> None:
    channels = world.app.site.channels
    world.app.site.channels = {
        **channels, "terminal": dataclasses.replace(channels["terminal"], numbers=numbers),
    }  # fmt: skip
    siti = await world.person("siti").welcomed()
    number = await siti.proposes()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    await lurah.say("buka 1")
    heard = (await lurah.say(said))[-1].text
    assert number in heard
    assert decision in heard.casefold()
    assert "Nomor berapa saja" not in heard


async def test_elsewhere_it_is_the_line(world: World) -> None:
    await (await world.person("siti").welcomed()).proposes()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    await lurah.say("tugas")
    assert "Nomor berapa saja" in (await lurah.say("sepakati"))[-1].text


async def test_two_decisions_open_at_once(world: World) -> None:
    """The one that was begun first is asked about, and neither is recorded for the other."""
    siti = await world.person("siti").welcomed()
    for wish in ("Lampu jalan gang Melati", "Perbaikan drainase Jl. Mawar RT 05"):
        await siti.proposes(wish)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    await lurah.say("buka 1")
    await lurah.say("lengkap")
    heard = (await lurah.say("buka 2"))[-1].text
    assert "00001" in heard  # what is open comes again below
    heard = (await lurah.say("ya"))[-1].text
    assert "00001" in heard
    assert "00002" not in heard
