"""The first hello: consent, name, and what was said before it."""

from __future__ import annotations

from tests.support import World


async def test_a_whole_proposal(world: World) -> None:
    siti = await world.person().welcomed()
    number = await siti.proposes()
    assert number == "MTR-2028-00001"
    [kept] = await world.proposals()
    assert kept["wish"] == "Perbaikan drainase Jl. Mawar RT 05"
    assert kept["rt"] == "05"
    assert kept["unit"] == "m"
    assert kept["state"] == "diajukan"
    heard = await siti.say("usulan saya")
    assert number in heard[0].text
    heard = await siti.say("cek 1")
    assert "diajukan" in heard[0].text
