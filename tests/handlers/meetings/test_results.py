"""What came out of a meeting: filed once, asked for where it is missing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.work.scheduler import Scheduler
from storage.database.store import Store
from storage.database.tables import proposals as proposal_rows
from storage.meetings import results
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.handlers.meetings.test_meetings import END, calls_one, made, passes, the_meeting
from tests.handlers.staff.test_desk import official
from tests.storage.messages.test_broadcasts import IMOPURO, METRO, run
from tests.support import Clock, World


async def three(world: World) -> list[str]:
    siti = await world.person("siti").lives_in(IMOPURO)
    return [await siti.proposes(f"Perbaikan jalan Gang {n} RT 05") for n in range(1, 4)]


async def test_numbers_in_every_way(world: World, clock: Clock) -> None:
    numbers = await three(world)
    meeting = await made(world)
    bu_ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    heard = await bu_ani.take(choice=f"do:meeting:{meeting.id}:result")
    assert "belum mulai" in heard[-1].text
    clock.now = END
    await bu_ani.take(choice=f"do:meeting:{meeting.id}:result")
    heard = await bu_ani.say("1, 99 dan abc")
    assert "tidak ada di daftar: 99, abc" in heard[-1].text
    # A number is a proposal's and never a place in the list of buttons.
    heard = await bu_ani.tap("2 Perbaikan jalan Gang…")
    assert "1 usulan, urut prioritas" in heard[-1].text
    assert "2 usulan" in (await bu_ani.say(f"{numbers[2]} dan 2"))[-1].text
    assert "sudah dipilih" in (await bu_ani.say("3"))[-1].text
    assert "3 usulan" in (await bu_ani.say("1"))[-1].text
    for said in ("selesai", "lewati", "lewati", "ya"):
        await bu_ani.say(said)
    rows = await world.rows(select(proposal_rows).order_by(proposal_rows.c.priority))
    assert [row.number for row in rows] == [2, 3, 1]


@pytest.mark.parametrize("said", ["tidak ada", "Tidak ada yang dibahas", "itu saja"])
async def test_none_of_them_was_discussed(world: World, clock: Clock, said: str) -> None:
    """Said in words; and that nobody has been noted as there is told before the yes."""
    await three(world)
    meeting = await made(world)
    bu_ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    clock.now = END
    await bu_ani.take(choice=f"do:meeting:{meeting.id}:result")
    asked = (await bu_ani.say("lewati"))[-1].text
    assert "Di tahap ini ada 3 usulan. Mana yang dibahas?" in asked
    await bu_ani.say(said)
    assert bu_ani.done.asking == "result.notes"
    await bu_ani.say("lewati")
    preview = (await bu_ani.say("lewati"))[-1].text
    assert "0 usulan dibahas, 0 disepakati" in preview or "sudah dilaksanakan" in preview
    assert "belum ada seorang pun yang tercatat hadir" in preview


async def test_filed_twice(world: World, clock: Clock) -> None:
    """Nothing is decided twice and nobody is told twice; notes and photos are added."""
    await three(world)
    siti = world.person("siti")
    meeting = await made(world)
    bu_ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    pak_didi = await official(world, "didi", Role.FASILITATOR, METRO)
    clock.now = END
    for person, said in ((bu_ani, "1"), (pak_didi, "2, 3")):
        await person.take(choice=f"do:meeting:{meeting.id}:result")
        for each in (said, "selesai", "semua", f"Catatan {person.address}", "lewati"):
            await person.say(each)
    await siti.new()
    assert "1 usulan disepakati" in (await bu_ani.say("ya"))[-1].text
    heard = await pak_didi.say("ya")
    assert "sudah diisi sebelumnya" in heard[-1].text
    assert "Hasilnya diisi Ani" in heard[-1].text
    assert "3 usulan dibahas, 1 disepakati" in heard[-1].text
    await run(world)
    told = await siti.new()
    assert len(told) == 4, [h.text for h in told]  # each of her proposals, and one digest
    assert (await the_meeting(world)).notes == "Catatan ani\nCatatan didi"
    states = {row.number: row.state for row in await world.rows(select(proposal_rows))}
    assert states == {1: "disepakati", 2: "diajukan", 3: "diajukan"}
    # A third who opens it sees that, and is asked for notes and photos alone.
    heard = await pak_didi.take(choice=f"do:meeting:{meeting.id}:result")
    assert "Hasilnya diisi Ani" in heard[-1].text
    assert pak_didi.done.asking == "result.notes"
    await pak_didi.say("lewati")
    await pak_didi.send_photo()
    await pak_didi.say("selesai")
    assert "warga tidak dikabari lagi" in (await pak_didi.say("ya"))[-1].text
    assert await world.count("meeting_files") == 1
    await run(world)
    assert await siti.new() == []
    heard = await bu_ani.take(choice=f"do:meetings:{meeting.id}")
    assert heard[0].file == "daftar-hadir-1.jpg"
    # It stays with the meeting when whoever sent it has their data deleted.
    await pak_didi.say("hapus data saya")
    assert "sudah dihapus" in (await pak_didi.say("ya"))[-1].text
    assert await world.count("meeting_files") == 1


async def test_what_was_decided_otherwise_meanwhile(world: World, clock: Clock) -> None:
    numbers = await three(world)
    meeting = await made(world)
    bu_ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    clock.now = END
    await bu_ani.take(choice=f"do:meeting:{meeting.id}:result")
    for said in ("1 2 3", "selesai", "lewati", "lewati"):
        await bu_ani.say(said)
    await lurah.say("buka 2")
    await lurah.tap("Tidak dilanjutkan")
    for said in ("1", "Sudah dikerjakan tahun lalu", "ya"):
        await lurah.say(said)
    heard = await bu_ani.say("ya")
    assert "2 usulan disepakati" in heard[-1].text
    assert f"baru saja diputuskan lain: {numbers[1]}" in heard[-1].text
    states = {row.number: row.state for row in await world.rows(select(proposal_rows))}
    assert states == {1: "disepakati", 2: "ditolak", 3: "disepakati"}


async def test_a_meeting_without_proposals(world: World, clock: Clock) -> None:
    siti = await world.person("siti").lives_in(IMOPURO)
    meeting = await made(world, tahap="pra")
    bu_ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    await siti.new()
    clock.now = END
    await bu_ani.take(choice=f"do:meeting:{meeting.id}:result")
    assert bu_ani.done.asking == "result.notes"
    for said in ("Tim penyusun sudah dibentuk", "lewati", "ya"):
        await bu_ani.say(said)
    await run(world)
    [digest] = await siti.new()
    assert "sudah dilaksanakan" in digest.text
    assert "Tim penyusun" in digest.text


async def test_a_result_that_is_not_there_is_asked_for(world: World, clock: Clock) -> None:
    """Once a day, three times; then the admins are told."""
    bu_ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    admin = await official(world, "kota", Role.ADMIN, METRO)
    await calls_one(bu_ani)
    await bu_ani.new()  # is invited herself, too
    for days, asked in ((2.9, 0), (3.01, 1), (3.5, 0), (4.02, 1), (4.9, 0), (5.03, 1), (5.9, 0)):
        await passes(world, clock, END + timedelta(days=days))
        heard = await bu_ani.new()
        assert len(heard) == asked, days
        assert await admin.new() == []
    assert heard == []
    await passes(world, clock, END + timedelta(days=6.04))
    assert await bu_ani.new() == []
    [told] = await admin.new()
    assert "belum diisi, walau Ani sudah kami ingatkan tiga kali" in told.text
    await passes(world, clock, END + timedelta(days=30))
    assert await admin.new() == []
    # One tap from there to the form.
    await bu_ani.tap("Isi hasil")
    assert bu_ani.done.asking == "result.notes"


async def test_who_ran_it_is_staff_no_longer(world: World, clock: Clock) -> None:
    meeting = await made(world)  # called at the command line
    bu_ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    await passes(world, clock, END + timedelta(days=3, hours=1))
    [told] = await bu_ani.new()
    assert "belum diisi" in told.text

    async def files(store: Store) -> None:
        await results.file(store, at_command_line("Lurah"), meeting.id)

    await world.app.turns.do(files)
    await passes(world, clock, END + timedelta(days=4, hours=2))
    assert await bu_ani.new() == []


async def test_only_what_was_discussed_counts_and_each_author_hears_their_own(
    world: World, clock: Clock
) -> None:
    """Agreed, discussed, not reached: three messages, and one digest that says so."""
    numbers = await three(world)
    siti = world.person("siti")
    meeting = await made(world)
    bu_ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    clock.now = END
    await bu_ani.take(choice=f"do:meeting:{meeting.id}:result")
    await bu_ani.say("1")
    asked = (await bu_ani.say("selesai"))[-1]
    assert "ada 3 usulan" in asked.text
    assert asked.labels[:2] == ["Semuanya dibahas", "Hanya yang disepakati"]
    assert '"99" tidak ada' in (await bu_ani.say("2, 99"))[-1].text
    await bu_ani.say("2")
    await bu_ani.say("lewati")
    preview = (await bu_ani.say("lewati"))[-1].text
    assert "2 usulan dibahas, 1 disepakati" in preview
    assert "Belum sempat dibahas: 1 usulan" in preview
    await siti.new()
    assert "Belum sempat dibahas: 1 usulan" in (await bu_ani.say("ya"))[-1].text
    await run(world)
    told = [each.text for each in await siti.new()]
    of = {number: [text for text in told if number in text] for number in numbers}
    assert any("Disepakati" in text for text in of[numbers[0]])
    [discussed] = [text for text in of[numbers[1]] if text.startswith("Kabar")]
    assert "Sudah dibahas di Musrenbang Kelurahan Imopuro" in discussed
    assert "belum masuk daftar yang disepakati" in discussed
    assert "petugas memutuskan, paling lambat Sabtu, 20 Februari 2027" in discussed
    [left] = [text for text in of[numbers[2]] if text.startswith("Kabar")]
    assert "Belum sempat dibahas di Musrenbang Kelurahan" in left
    assert "20 Februari 2027" in left
    [digest] = [text for text in told if text.startswith("Hasil")]
    assert "2 usulan dibahas, 1 disepakati" in digest
    rows = await world.rows(select(proposal_rows).order_by(proposal_rows.c.number))
    assert [row.state for row in rows] == ["disepakati", "diajukan", "diajukan"]
    assert "petugas memutuskan" in (await siti.say(f"cek {numbers[1]}"))[-1].text


async def test_a_long_list_is_told_in_portions(
    world: World, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is left when the turn ends is told by the scheduler, each author once."""
    monkeypatch.setattr("storage.meetings.heard.AT_ONCE", 1)
    numbers = await three(world)
    siti = world.person("siti")
    meeting = await made(world)
    clock.now = END
    again = END + timedelta(days=7)

    async def chore(store: Store) -> None:
        await results.file(store, at_command_line("uji"), meeting.id, discussed=())

    await siti.new()
    await world.app.turns.do(chore)
    await made(world, again, hours=2)
    scheduler = Scheduler(world.app.turns, world.clock)
    await scheduler.results()
    await scheduler.results()
    clock.move(hours=20)
    world.app.claims.look()
    await run(world)
    told = [each.text for each in await siti.new() if each.text.startswith("Kabar")]
    assert [sum(number in text for text in told) for number in numbers] == [1, 1, 1]
    assert ["pertemuan berikutnya" in text for text in told] == [False, True, True]
