"""`rembuk cycle carry`: what was kept goes into the next year; staff are reminded of it before."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.work.scheduler import Scheduler
from storage.database.tables import proposals
from storage.staff.roles import Role
from tests.bot.commands.conftest import Run
from tests.handlers.staff.test_desk import official
from tests.support import World


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_staff_are_reminded_and_authors_asked_once(world: World, run: Run) -> None:
    siti = await world.person().welcomed()
    number = await siti.proposes()
    admin = await official(world, "admin", Role.ADMIN, "18.72")
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    for said in ("tunda 1 uang karena pagu tahun ini habis", "ya"):
        await lurah.say(said)
    code, _, err = await run("cycle", "carry", "18.72", "2029")
    assert (code, "collected for 2028 now" in err) == (2, True)
    world.clock.move(days=380)
    await siti.new()
    await Scheduler(world.app.turns, world.clock).tick()
    world.app.claims.look()
    reminded = [each for each in await admin.new() if "belum dibawa ke tahun 2029" in each.text]
    assert [each.labels for each in reminded] == [["Bawa ke tahun berikutnya"]]
    await siti.new()
    code, out, err = await run("cycle", "carry", "18.72.01", "2029", "--reason", "no_money")
    assert (code, err) == (0, "")
    assert out == "1 proposals carried over into 2029; their authors are asked\n"
    assert "0 proposals" in (await run("cycle", "carry", "18.72", "2029"))[1]
    world.app.claims.look()
    [asked] = await siti.new()
    assert number in asked.text
    assert asked.labels == ["Masih perlu", "Ubah usulan", "Tidak perlu lagi"]
    [row] = await world.rows(select(proposals.c.year, proposals.c.state, proposals.c.number_year))
    assert tuple(row) == (2029, "diajukan", 2028)
    code, _, err = await run("cycle", "carry", "99.99", "2029")
    assert (code, "no area of a city" in err) == (2, True)
