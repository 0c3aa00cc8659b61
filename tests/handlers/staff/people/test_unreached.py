"""Whom nobody could tell, as staff see it."""

from __future__ import annotations

from sqlalchemy import select

from storage.database.store import Store
from storage.database.tables import proposals as rows
from storage.database.tables import untold
from storage.proposals import decisions
from storage.proposals.rulings import Decision, Ruling
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.handlers.staff.people.test_team import joins
from tests.handlers.staff.test_desk import official
from tests.support import World


async def decided(world: World, number: int, decision: Decision = Decision.VERIFY) -> None:
    [row] = await world.rows(select(rows.c.id).where(rows.c.number == number))

    async def chore(store: Store) -> None:
        await decisions.decide(store, at_command_line("Lurah"), row.id, Ruling(decision))

    await world.app.turns.do(chore)


async def test_unreached_in_pages(world: World) -> None:
    siti = await world.person("siti").welcomed()
    fasilitator = await official(world, "fasi", Role.FASILITATOR, "18.72.01")
    # Of other words each: the same over and over is held.
    numbers = [await siti.proposes(f"Lampu jalan gang {n} RT 05") for n in range(1, 11)]
    await siti.say("berhenti")
    for number in range(1, 11):
        await decided(world, number)
    heard = await fasilitator.say("tak terjangkau")
    assert heard[-1].labels == [*numbers[:8], "Berikutnya"]
    assert "halaman" not in heard[-1].text
    heard = await fasilitator.tap("Berikutnya")
    assert heard[-1].labels == [*numbers[8:], "Sebelumnya"]
    assert "halaman 2" in heard[-1].text
    assert (await fasilitator.say("tak terjangkau 7"))[-1].labels[0] == numbers[0]
    # Each role sees what is in its area, once.
    await joins(world, fasilitator, Role.VERIFIKATOR, "18.72.01.1003")
    assert len((await fasilitator.say("tak terjangkau"))[-1].labels) == 9
    other = await official(world, "lain", Role.VERIFIKATOR, "18.72.02")
    assert "sudah bisa dikabari" in (await other.say("tak terjangkau"))[-1].text


async def test_staff_s_own_notes_reach_nobody(world: World) -> None:
    """A note after a step that was not told leaves its author in the list; a step that is told
    takes them out of it."""
    siti = await world.person("siti").welcomed()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    number = await siti.proposes()
    await siti.say("berhenti")
    await decided(world, 1)
    await lurah.say(f"catat {number}")
    for said in ("Dinas PUTR", "25 juta", "Layak menurut kami"):
        await lurah.say(said)
    assert number in (await lurah.say("tak terjangkau"))[-1].text
    await siti.say("mulai")
    await decided(world, 1, Decision.RESERVE)
    assert len(await siti.new()) == 1
    assert "sudah bisa dikabari" in (await lurah.say("tak terjangkau"))[-1].text
    assert await world.count("untold") == 1  # that it was so is kept


async def test_unreached_of_one_opd(world: World) -> None:
    siti = await world.person("siti").welcomed()
    for opd in ("Dinas PUTR", "Dinas Kesehatan", None):
        await siti.proposes()

        async def chore(store: Store, opd: str | None = opd) -> None:
            newest = (await store.fetch(select(rows.c.id).order_by(rows.c.id.desc())))[0].id
            store.update(rows, newest, opd=opd)
            store.insert(untold, proposal_id=newest, version=1, why="quiet", at=store.now)

        await world.app.turns.do(chore)
    dinas = await official(world, "dinas", Role.VERIFIKATOR, "18.72", "dinas putr")
    assert (await dinas.say("tak terjangkau"))[-1].labels == ["MTR-2028-00001", "MTR-2028-00003"]
    # It is opened the same way.
    assert "di luar peran" in (await dinas.say("buka 2"))[-1].text
    assert "MTR-2028-00003" in (await dinas.say("buka 3"))[-1].text
