"""What staff hear in the morning: what is new where they decide, once, unless they say not."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.work.scheduler import Scheduler
from storage.database.store import Store
from storage.proposals import decisions
from storage.proposals.reasons import Reason
from storage.proposals.rulings import Decision, Ruling
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.handlers.staff.test_desk import official, the_proposal
from tests.support import Resident, World

IMOPURO = "18.72.01.1003"


async def rules(world: World, *rulings: Ruling) -> None:
    id = (await the_proposal(world)).id

    world.clock.move(hours=1)

    async def chore(store: Store) -> None:
        for ruling in rulings:
            await decisions.decide(store, at_command_line("uji"), id, ruling)

    await world.app.turns.do(chore)


async def dawns(world: World, day: int, month: int = 11, year: int = 2026) -> None:
    """The clock of the city says 7.10 on a day, and the scheduler has looked."""
    world.clock.now = datetime(year, month, day, 0, 10, tzinfo=UTC)
    await Scheduler(world.app.turns, world.clock).morning()
    await world.app.settled()


async def heard(person: Resident) -> str:
    return "\n".join(each.text for each in await person.new())


async def test_what_is_new_is_told_once(world: World) -> None:
    siti = await world.person("siti").welcomed()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    other = await official(world, "tetangga", Role.VERIFIKATOR, "18.72.01.1004")
    camat = await official(world, "camat", Role.VERIFIKATOR, "18.72.01")
    await dawns(world, 25)
    assert [await heard(each) for each in (lurah, other, camat)] == ["", "", ""]
    number = await siti.proposes()
    await dawns(world, 26)
    told = await lurah.new()
    assert "Kabar pagi, Kamis, 26 November 2026." in told[0].text
    assert f"Usulan baru: 1\n- {number} Perbaikan drainase Jl. Mawar RT 05" in told[0].text
    assert told[0].labels == ["Tugas"]
    assert [await heard(each) for each in (other, camat)] == ["", ""]
    await dawns(world, 26)
    await dawns(world, 27)
    assert await heard(lurah) == "", "it is not new any more"
    await rules(world, Ruling(Decision.AGREE), Ruling(Decision.FORWARD))
    await dawns(world, 28)
    assert await heard(lurah) == ""
    assert f"Diteruskan kepada Anda: 1\n- {number}" in await heard(camat)


async def test_what_was_mended_and_what_is_nearly_late(world: World) -> None:
    """A proposal stands in the list once, by what is most urgent of it."""
    siti = await world.person("siti").welcomed()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    number = await siti.proposes()
    await dawns(world, 25)
    await lurah.new()
    why = "Mohon tulis RW dan patokannya"
    await rules(world, Ruling(Decision.RETURN, reason=Reason.UNCLEAR_PLACE, why=why))
    await siti.say(f"ubah {number}")
    await siti.say("ubah")
    await siti.tap("Lokasi")
    await siti.say("RT 05/RW 02, depan musala Al Ikhlas")
    await siti.say("simpan")
    await lurah.new()
    await dawns(world, 26)
    assert f"Sudah diperbaiki pengusul: 1\n- {number}" in await heard(lurah)
    await dawns(world, 16, 2, 2027)
    assert await heard(lurah) == ""
    await dawns(world, 18, 2, 2027)
    told = await heard(lurah)
    assert f"Hampir lewat batas keputusan: 1\n- {number}" in told
    assert "batas 20 Februari" in told


async def test_a_word_switches_it_off_and_on(world: World) -> None:
    siti = await world.person("siti").welcomed()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    await dawns(world, 25)
    assert "tidak kami kirim lagi" in (await lurah.say("stop pagi"))[-1].text
    number = await siti.proposes()
    await dawns(world, 26)
    assert await heard(lurah) == ""
    assert "setiap pagi" in (await lurah.say("kabar pagi"))[-1].text
    await siti.say("usul lampu jalan padam di gang melati rt 3 rw 2 imopuro, tiap malam gelap")
    await siti.say("lewati")
    await siti.say("lewati")
    await siti.say("lewati")
    await siti.say("kirim")
    await dawns(world, 27)
    told = await heard(lurah)
    assert "Usulan baru: 1" in told
    assert number not in told
    budi = await world.person("budi").welcomed()
    assert "petugas" in (await budi.say("stop pagi"))[-1].text, "they have no role"
