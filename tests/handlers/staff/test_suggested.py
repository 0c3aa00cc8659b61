"""The office that usually answers for what is asked for: suggested, never set, counted."""

from __future__ import annotations

import pytest

from storage.reports import figures
from storage.staff.roles import Role
from tests.handlers.staff.test_desk import official, the_proposal
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def counted(world: World) -> dict[str, int]:
    async with world.app.database.read() as connection:
        return dict((await figures.count(connection, world.clock.now, {})).month)


async def test_the_usual_office_is_offered_first_and_never_set(world: World) -> None:
    siti = await world.person("siti").welcomed()
    for n, wish in enumerate(("Perbaikan drainase RT 01", "Pembangunan gorong-gorong RT 02"), 1):
        await siti.proposes(wish)
        assert len(await world.proposals()) == n
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    heard = await lurah.say("buka 1")
    assert "OPD: - (biasanya Dinas PUTR)" in heard[0].text
    assert (await the_proposal(world)).opd is None
    heard = await lurah.tap("Catat OPD dan biaya")
    assert "(kamus usulan: Pembangunan drainase lingkungan)" in heard[-1].text
    heard = await lurah.tap("Dinas PUTR")
    for _ in range(2):
        heard = await lurah.say("lewati")
    assert "Dinas PUTR" in (await lurah.say("buka 1"))[0].text
    assert (await the_proposal(world)).opd == "Dinas PUTR"
    assert await counted(world) == {"opd:taken": 1}
    await lurah.say("buka 2")
    await lurah.tap("Catat OPD dan biaya")
    for said in ("Bappeda", "lewati", "lewati"):
        await lurah.say(said)
    assert (await world.proposals())[1]["opd"] == "Bappeda"
    assert await counted(world) == {"opd:other": 1, "opd:taken": 1}


async def test_what_is_no_known_thing_has_no_usual_office(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes("Semoga wilayah kami selalu maju bersama")
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    assert "OPD: -" in (await lurah.say("buka 1"))[0].text
