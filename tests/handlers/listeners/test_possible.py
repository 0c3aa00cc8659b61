"""What is not clear is answered with nothing that this person cannot do now."""

from __future__ import annotations

import pytest

from tests.handlers.listeners.test_own import brought
from tests.handlers.staff.test_desk import budgeted, carried_out
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

# Each reads like one of these, and is not sure.
UNCLEAR = {
    "Sudah selesai": "udah mulus kali ya jalannya",
    "Belum selesai": "belum kelar kayaknya pak",
    "Mungkin hadir": "belum beres juga nih",
    "Jawab petugas": "itu yang ditanyain kemarin ya",
    "Tarik usulan": "yang lampu itu udah dipasang pak",
}


async def offered(who: Resident) -> set[str]:
    labels: set[str] = set()
    for said in UNCLEAR.values():
        labels.update(label for each in await who.say(said) for label in each.labels)
        await who.say("batal")
    return labels


async def test_a_newcomer_is_offered_nothing_of_the_kind(world: World) -> None:
    assert not set(UNCLEAR) & await offered(await world.person("baru").welcomed())


async def test_who_has_sent_some_can_take_them_back(world: World) -> None:
    labels = await offered(await brought(world))
    assert set(UNCLEAR) & labels == {"Tarik usulan"}


async def test_what_is_said_to_be_done_may_be_said_to_be(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    await budgeted(world)
    await carried_out(world)
    await siti.new()
    assert "Sudah selesai" in await offered(siti)
