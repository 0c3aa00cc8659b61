"""What staff hear in the morning: what is new where they decide, once, unless they say not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.work.scheduler import Scheduler
from storage.city import cycles, schedule
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


async def heard_by(person: Resident) -> str:
    return "\n".join(each.text for each in await person.new())


async def test_what_is_new_is_told_once(world: World) -> None:
    siti = await world.person("siti").welcomed()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    other = await official(world, "tetangga", Role.VERIFIKATOR, "18.72.01.1004")
    camat = await official(world, "camat", Role.VERIFIKATOR, "18.72.01")
    await dawns(world, 25)
    assert [await heard_by(each) for each in (lurah, other, camat)] == ["", "", ""]
    number = await siti.proposes()
    await dawns(world, 26)
    told = await lurah.new()
    assert "Kabar pagi, Kamis, 26 November 2026." in told[0].text
    assert f"Usulan baru: 1\n- {number} Perbaikan drainase Jl. Mawar RT 05" in told[0].text
    assert told[0].labels == ["Tugas"]
    assert [await heard_by(each) for each in (other, camat)] == ["", ""]
    await dawns(world, 26)
    await dawns(world, 27)
    assert await heard_by(lurah) == "", "it is not new any more"
    await rules(world, Ruling(Decision.AGREE), Ruling(Decision.FORWARD))
    await dawns(world, 28)
    assert await heard_by(lurah) == ""
    assert f"Diteruskan kepada Anda: 1\n- {number}" in await heard_by(camat)


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
    assert f"Sudah diperbaiki pengusul: 1\n- {number}" in await heard_by(lurah)
    await dawns(world, 16, 2, 2027)
    assert await heard_by(lurah) == ""
    await dawns(world, 18, 2, 2027)
    told = await heard_by(lurah)
    assert f"Hampir lewat batas keputusan: 1\n- {number}" in told
    assert "batas 20 Februari" in told


async def test_a_word_switches_it_off_and_on(world: World) -> None:
    siti = await world.person("siti").welcomed()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    await dawns(world, 25)
    assert "tidak kami kirim lagi" in (await lurah.say("stop pagi"))[-1].text
    number = await siti.proposes()
    await dawns(world, 26)
    assert await heard_by(lurah) == ""
    assert "setiap pagi" in (await lurah.say("kabar pagi"))[-1].text
    await siti.say("usul lampu jalan padam di gang melati rt 3 rw 2 imopuro, tiap malam gelap")
    await siti.say("lewati")
    await siti.say("lewati")
    await siti.say("lewati")
    await siti.say("kirim")
    await dawns(world, 27)
    told = await heard_by(lurah)
    assert "Usulan baru: 1" in told
    assert number not in told
    budi = await world.person("budi").welcomed()
    assert "petugas" in (await budi.say("stop pagi"))[-1].text, "they have no role"


async def test_dates_that_were_changed_are_told_to_the_others(world: World) -> None:
    """By TAHUN or by a file, each tahap once, as it is now; not to who changed it."""
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    admin = await official(world, "admin", Role.ADMIN, "18.72")
    await dawns(world, 25)
    await admin.take(choice="do:tahap:18.72:2028:kelurahan")
    for each in ("lewati", "25 februari 2027", "5 maret 2027", "ya"):
        heard = await admin.say(each)
    assert "25 Februari 2027" in heard[-1].text
    await dawns(world, 26)
    told = await heard_by(lurah)
    line = "7 Januari 2027 - 25 Februari 2027, kabar paling lambat 5 Maret 2027"
    assert f"Tanggal yang diubah admin: 1\n- Tahun 2028, Musrenbang kelurahan: {line}" in told
    assert await heard_by(admin) == ""
    await dawns(world, 27)
    assert await heard_by(lurah) == ""

    async def by_file(store: Store) -> None:
        known = (await cycles.load(store)).tahapan("18.72", 2028)
        closes = date(2027, 3, 31)
        later = [replace(t, closes=closes, tell_by=closes) if t.level == 3 else t for t in known]
        await schedule.take(store, at_command_line("uji"), later)

    world.clock.move(hours=1)
    await world.app.turns.do(by_file)
    await dawns(world, 28)
    told = await heard_by(admin)
    assert "Tanggal yang diubah admin: 1\n- Tahun 2028, Musrenbang kecamatan:" in told
    assert "31 Maret 2027" in told
