"""TAHUN: admins change the dates of tahapan, and what waits for them follows."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from bot.refresh import known_places
from bot.work.scheduler import Scheduler
from storage.city import areas, cycles, schedule
from storage.database.store import Store
from storage.database.tables import audit, history, kept, tahapan
from storage.database.tables import people as people_table
from storage.database.tables import proposals as rows
from storage.people.model import Person
from storage.proposals import decisions, silence
from storage.proposals.model import Content
from storage.proposals.proposals import submit
from storage.proposals.reasons import Reason
from storage.proposals.rulings import Decision, Ruling
from storage.staff import staff
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.handlers.staff.test_desk import official
from tests.support import Heard, Resident, World

KELURAHAN = "do:tahap:18.72:2028:kelurahan"


async def changes(admin: Resident, tahap: str, *said: str) -> list[Heard]:
    """Opens the form of one tahap and answers it; gives the last answer."""
    heard = await admin.take(choice=tahap)
    for each in said:
        heard = await admin.say(each)
    return heard


async def waiting(world: World) -> list[tuple[str, str]]:
    """When staff are to decide and authors to hear, of all proposals."""
    found = await world.rows(select(rows.c.due, rows.c.hear).order_by(rows.c.number))
    return [(str(row.due), str(row.hear)) for row in found]


async def events(world: World) -> list[str]:
    return [row.event for row in await world.rows(select(history.c.event).order_by(history.c.id))]


async def test_the_years_are_listed(world: World) -> None:
    admin = await official(world, "admin", Role.ADMIN, "18.72")
    [this] = await admin.say("tahun")
    assert "tahun 2028 (RKPD)" in this.text
    line = "7 Januari 2027 - 20 Februari 2027, kabar paling lambat 20 Februari 2027"
    assert f"Musrenbang kelurahan: {line}" in this.text
    assert "Pelaksanaan: belum ada tanggal" in this.text
    assert len(this.choices) == 10
    # One list at a time: a number that is typed means one of its tahapan.
    await admin.say("1")
    assert admin.done.asking == "tahap.opens"
    await admin.say("batal")
    await admin.say("ya")
    await admin.say("tahun")
    # What has no row in the list of ten is behind the last of them.
    [rest] = await admin.tap("Tahap berikutnya")
    assert rest.labels == ["Penetapan APBD", "Pelaksanaan", "RKPD 2029"]
    [after] = await admin.tap("RKPD 2029")
    assert "tahun 2029 (RKPD)" in after.text
    [alone] = await admin.say("TAHUN 2027")
    assert "20 Februari 2026" in alone.text
    # A year that nobody has set has the dates of the nearest.
    assert "20 Februari 2032" in (await admin.say("tahun 2033"))[-1].text
    assert "tahun 2028" in (await admin.say("tahun 0001"))[0].text
    await admin.tap("Musrenbang kecamatan")
    assert admin.done.asking == "tahap.opens"


async def test_a_later_date_is_told_and_an_earlier_one_is_not(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    admin = await official(world, "admin", Role.ADMIN, "18.72")
    heard = await changes(admin, KELURAHAN, "lewati", "6 maret 27", "10/3/2027")
    assert "Dibuka: 7 Januari 2027" in heard[-1].text
    assert "Ditutup: 6 Maret 2027" in heard[-1].text
    assert "1 usulan yang menunggu" in heard[-1].text
    assert "Tersimpan" in (await admin.tap("Ya, simpan"))[-1].text
    [told] = await siti.new()
    for words in (
        "MTR-2028-00001", "Perbaikan drainase", "Musrenbang kelurahan diundur",
        "Tadinya Sabtu, 20 Februari 2027", "paling lambat Rabu, 10 Maret 2027",
    ):  # fmt: skip
        assert words in told.text
    assert await waiting(world) == [("2027-03-10", "2027-03-10")]
    await changes(admin, KELURAHAN, "lewati", "20-02-2027", "1 maret 2027", "ya")
    assert await siti.new() == []
    assert await waiting(world) == [("2027-03-01", "2027-03-01")]
    assert await events(world) == ["submitted", "postponed", "brought_forward"]
    # Whoever asks sees it all the same, and nobody stands in the list of those not told.
    heard = await siti.say("cek 1")
    assert "dimajukan. Tadinya Rabu, 10 Maret 2027" in heard[-1].text
    assert "paling lambat Senin, 1 Maret 2027" in heard[-1].text
    assert await world.count("untold") == 0
    # What comes now has the new date.
    await siti.proposes()
    assert (await waiting(world))[-1] == ("2027-03-01", "2027-03-01")


async def test_what_was_is_in_the_audit_log(world: World) -> None:
    admin = await official(world, "admin", Role.ADMIN, "18.72")
    await changes(admin, KELURAHAN, "8 januari", "lewati", "lewati", "ya")
    [row] = await world.rows(select(audit).where(audit.c.action == "tahap"))
    assert (row.actor, row.area, row.about) == ("Bu Admin", "18.72", "2028 kelurahan")
    assert row.data["was"]["opens"] == "2027-01-07"
    assert row.data["now"] == {
        "opens": "2027-01-08", "closes": "2027-02-20", "tell_by": "2027-02-20",
    }  # fmt: skip
    assert (
        "seperti semula"
        in (await changes(admin, KELURAHAN, "lewati", "lewati", "lewati", "ya"))[-1].text
    )
    await changes(admin, KELURAHAN, "9 januari", "lewati", "lewati", "tidak")
    assert len(await world.rows(select(audit).where(audit.c.action == "tahap"))) == 1


async def test_dates_that_cannot_be(world: World) -> None:
    admin = await official(world, "admin", Role.ADMIN, "18.72")
    await admin.take(choice=KELURAHAN)
    for said, words in (
        ("besok", '"besok" tidak terbaca'),
        ("31 februari 2027", '"31 februari 2027" tidak terbaca'),
        ("7 januari 2072", "terlalu jauh dari RKPD 2028"),
    ):
        assert words in (await admin.say(said))[-1].text
        assert admin.done.asking == "tahap.opens"
    await admin.say("10 februari 2027")
    heard = await admin.say("9 feb 2027")
    assert '"9 feb 2027" lebih awal daripada tanggal buka (10 Februari 2027)' in heard[-1].text
    await admin.say("25/2/2027")
    assert "daripada akhir tahapnya (25 Februari 2027)" in (await admin.say("24/2/2027"))[-1].text
    # Leaving it would contradict as well; that is said before it is saved, and can be mended.
    heard = await admin.say("lewati")
    assert "20 Februari 2027 lebih awal daripada tanggal tutup 25 Februari" in heard[-1].text
    assert "Belum bisa disimpan" in (await admin.say("ya"))[-1].text
    await admin.say("ubah")
    await admin.tap("Ditutup")
    await admin.say("kosong")
    heard = await admin.say("ya")
    assert "mulai 10 Februari 2027, kabar paling lambat 20 Februari 2027" in heard[-1].text
    [row] = await world.rows(
        select(tahapan).where(tahapan.c.year == 2028, tahapan.c.key == "kelurahan")
    )
    assert (row.opens, row.closes) == (date(2027, 2, 10), None)


async def test_who_may(world: World) -> None:
    for name, role, area in (
        ("camat", Role.ADMIN, "18.72.01"),
        ("bappeda", Role.VERIFIKATOR, "18.72"),
        ("jakarta", Role.PENGAMAT, ""),
    ):
        person = await official(world, name, role, area)
        assert "tidak mencakup perintah" in (await person.say("tahun"))[-1].text
        assert "di luar wilayah" in (await person.take(choice=KELURAHAN))[-1].text
        assert person.done.asking is None
    # A role that ends while the form is open.
    admin = await official(world, "admin", Role.ADMIN, "")
    await changes(admin, KELURAHAN, "8 januari", "lewati", "lewati")

    async def chore(store: Store) -> None:
        for held in await staff.everybody(store):
            await staff.end(store, at_command_line("uji"), held.grant.id)

    await world.app.turns.do(chore)
    assert "di luar wilayah" in (await admin.say("ya"))[-1].text
    [row] = await world.rows(
        select(tahapan).where(tahapan.c.year == 2028, tahapan.c.key == "kelurahan")
    )
    assert row.opens == date(2027, 1, 7)


async def test_a_year_that_nobody_had_set(world: World) -> None:
    """It keeps the other dates that it has stood on."""
    admin = await official(world, "admin", Role.ADMIN, "18.72")
    await changes(admin, "do:tahap:18.72:2031:kota", "lewati", "lewati", "1 april 2030", "ya")
    found = await world.rows(
        select(tahapan).where(tahapan.c.year == 2031).order_by(tahapan.c.place)
    )
    assert len(found) == 10
    days = {row.key: row.tell_by for row in found}
    assert days["kota"] == date(2030, 4, 1)
    assert days["kecamatan"] == date(2030, 2, 28)
    assert await world.rows(select(tahapan).where(tahapan.c.year == 2032)) == []


async def test_what_waits_for_a_window_follows_it(world: World) -> None:
    """What was kept waits for the window of the next year, and is overdue once that is open."""
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    await kept_for_next_year(world)
    await siti.new()
    admin = await official(world, "admin", Role.ADMIN, "18.72")
    await changes(
        admin, "do:tahap:18.72:2029:kelurahan", "14 januari 2028", "lewati", "lewati", "ya"
    )
    [told] = await siti.new()
    assert "mulai Jumat, 14 Januari 2028" in told.text
    scheduler = Scheduler(world.app.turns, world.clock)
    world.clock.move(days=(date(2028, 1, 13) - date(2026, 11, 24)).days)
    await scheduler.tick()
    assert await siti.new() == []
    world.clock.move(days=2)
    await scheduler.tick()
    assert "Usulan yang disimpan ini seharusnya dibahas lagi" in (await siti.new())[-1].text


async def kept_for_next_year(world: World) -> None:
    [row] = await world.rows(select(rows.c.id))

    async def chore(store: Store) -> None:
        ruling = Ruling(Decision.KEEP, Reason.NO_MONEY, "Anggarannya habis")
        await decisions.decide(store, at_command_line("Lurah"), row.id, ruling)

    await world.app.turns.do(chore)


async def many(world: World, count: int) -> None:
    """Proposals of somebody, straight into storage."""
    [row] = await world.rows(select(people_table).where(people_table.c.address == "siti"))
    siti = Person(row.id, row.channel, row.address, row.created_at)

    async def chore(store: Store) -> None:
        for _ in range(count):
            content = Content("18.72.01.1003", "fisik", "Perbaikan talut", "Longsor tiap hujan")
            await submit(store, siti, world.app.site.areas.cities[0], content, "id")

    await world.app.turns.do(chore)


async def test_more_than_one_transaction(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not fit into the admin's turn follows with the scheduler; changing it again
    meanwhile loses nothing."""
    monkeypatch.setattr(schedule, "AT_ONCE", 2)
    monkeypatch.setattr(silence, "AT_ONCE", 2)
    siti = await world.person("siti").welcomed()
    await many(world, 7)
    await siti.new()
    admin = await official(world, "admin", Role.ADMIN, "18.72")
    await changes(admin, KELURAHAN, "lewati", "lewati", "6 maret 2027", "ya")
    await changes(admin, KELURAHAN, "lewati", "lewati", "8 maret 2027", "ya")
    assert sorted(hear for _, hear in await waiting(world)) == [
        *["2027-02-20"] * 3, *["2027-03-06"] * 2, *["2027-03-08"] * 2,
    ]  # fmt: skip
    scheduler = Scheduler(world.app.turns, world.clock)
    await scheduler.tick()
    assert await waiting(world) == [("2027-03-08", "2027-03-08")] * 7
    told = await siti.new()
    assert len(told) == 9  # two of them twice
    # Nothing can be waiting for the old dates any more; then they are forgotten.
    marks = select(kept).where(kept.c.name.startswith(cycles.MOVED))
    assert len(await world.rows(marks)) == 2
    world.clock.move(minutes=11)
    await scheduler.tick()
    assert await world.rows(marks) == []
    assert await siti.new() == []


async def test_a_date_that_has_passed_stays_overdue(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    scheduler = Scheduler(world.app.turns, world.clock)
    world.clock.move(days=89)  # 21 February 2027
    await scheduler.tick()
    assert "Seharusnya sudah ada keputusan" in (await siti.new())[-1].text
    admin = await official(world, "admin", Role.ADMIN, "18.72")
    await changes(admin, KELURAHAN, "lewati", "lewati", "1 april 2027", "ya")
    await scheduler.tick()
    assert await siti.new() == []
    assert await waiting(world) == [("2027-02-20", "2027-03-23")]


async def test_a_date_taken_away_leaves_what_was_told(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    admin = await official(world, "admin", Role.ADMIN, "18.72")
    await changes(admin, KELURAHAN, "lewati", "lewati", "kosong", "ya")
    assert await waiting(world) == [("2027-02-20", "2027-02-20")]
    assert await siti.new() == []
    # Given another one later, what still waits follows.
    scheduler = Scheduler(world.app.turns, world.clock)
    world.clock.move(days=3)
    await scheduler.tick()
    await changes(admin, KELURAHAN, "lewati", "lewati", "25 februari 2027", "ya")
    assert await waiting(world) == [("2027-02-25", "2027-02-25")]
    assert len(await siti.new()) == 1


async def test_nobody_who_is_deciding_is_held_up(world: World) -> None:
    """A new date is no other state: a decision that was begun before it counts, and can be taken
    back after another."""
    siti = await world.person("siti").welcomed()
    number = await siti.proposes()
    admin = await official(world, "admin", Role.ADMIN, "18.72")
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    await lurah.say(f"buka {number}")
    await lurah.tap("Nyatakan lengkap")
    await changes(admin, KELURAHAN, "lewati", "lewati", "1 maret 2027", "ya")
    assert "tercatat" in (await lurah.say("ya"))[-1].text
    await changes(admin, KELURAHAN, "lewati", "lewati", "2 maret 2027", "ya")
    await lurah.say(f"buka {number}")
    await lurah.tap("Cabut keputusan")
    await lurah.say("Salah menekan nomor")
    assert "tercatat" in (await lurah.say("ya"))[-1].text
    assert await waiting(world) == [("2027-03-02", "2027-03-02")]
    assert await events(world) == [
        "submitted", "postponed", "verified", "postponed", "taken_back",
    ]  # fmt: skip


async def test_who_mends_has_longer_too(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    [row] = await world.rows(select(rows.c.id))

    async def chore(store: Store) -> None:
        ruling = Ruling(Decision.RETURN, Reason.INCOMPLETE, "Mohon tulis RT-nya")
        await decisions.decide(store, at_command_line("Lurah"), row.id, ruling)

    await world.app.turns.do(chore)
    await siti.new()
    admin = await official(world, "admin", Role.ADMIN, "18.72")
    await changes(admin, KELURAHAN, "lewati", "lewati", "1 maret 2027", "ya")
    assert "lengkapi usulan ini paling lambat Senin, 1 Maret 2027" in (await siti.new())[-1].text


async def test_only_that_tahap_of_that_year(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    admin = await official(world, "admin", Role.ADMIN, "18.72")
    for tahap in ("2028:kecamatan", "2029:kelurahan"):
        await changes(admin, f"do:tahap:18.72:{tahap}", "lewati", "lewati", "1 april 2028", "ya")
    assert await waiting(world) == [("2027-02-20", "2027-02-20")]
    assert await siti.new() == []


async def test_several_cities(world: World) -> None:
    """An admin of the country is asked which city; one of a city has only that."""

    async def chore(store: Store) -> None:
        city = areas.Area("18.71", "Kota Bandar Lampung", letters="BDL", timezone="Asia/Jakarta")
        await areas.take(store, [city])

    await world.app.turns.do(chore)
    world.app.site.know(*await known_places(world.app.database))
    admin = await official(world, "admin", Role.ADMIN, "")
    heard = await admin.say("tahun 2028")
    assert "untuk kota mana" in heard[-1].text
    heard = await admin.tap("Kota Bandar Lampung")
    assert "Tahapan Kota Bandar Lampung" in heard[0].text
    await changes(admin, "do:tahap:18.71:2028:kelurahan", "lewati", "lewati", "3 maret 2027", "ya")
    found = await world.rows(select(tahapan).where(tahapan.c.city == "18.71"))
    assert {row.year for row in found} == {2028}
    assert len(found) == 10
    mine = await official(world, "metro", Role.ADMIN, "18.72")
    assert "Tahapan Kota Metro" in (await mine.say("tahun"))[0].text
    assert "di luar wilayah" in (await mine.take(choice="do:tahap:18.71:2028:kelurahan"))[-1].text
