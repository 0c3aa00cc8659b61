"""What residents see and answer, and the check-in at the door."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from storage.database.store import Store
from storage.database.tables import attendance
from storage.meetings import results
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.handlers.meetings.test_meetings import (
    BANJARSARI,
    END,
    START,
    calls_one,
    made,
    the_meeting,
)
from tests.handlers.staff.test_desk import official
from tests.storage.messages.test_broadcasts import IMOPURO, METRO
from tests.support import Clock, World


async def test_kelurahan_kecamatan_and_city(world: World) -> None:
    siti = await world.person("siti").lives_in(IMOPURO)
    await made(world)
    await made(world, START + timedelta(days=10), area="18.72.01", tahap="kecamatan")
    await made(world, START + timedelta(days=3), area=METRO, tahap="fkp")
    await made(world, area=BANJARSARI)
    heard = await siti.say("jadwal")
    lines = heard[-1].text.splitlines()
    assert [line for line in lines if line[:2] in ("1.", "2.", "3.", "4.")] == [
        "1. Musrenbang Kelurahan Imopuro: Kamis, 21 Januari 2027, pukul 09.00 sampai 12.00 WIB",
        "2. Forum konsultasi publik (FKP), Kota Metro: "
        "Minggu, 24 Januari 2027, pukul 09.00 sampai 12.00 WIB",
        "3. Musrenbang Kecamatan Metro Pusat: "
        "Minggu, 31 Januari 2027, pukul 09.00 sampai 12.00 WIB",
    ]
    # With several, HADIR asks which.
    heard = await siti.say("hadir")
    assert "yang mana" in heard[-1].text
    assert "akan hadir di Forum konsultasi" in (await siti.tap("2. 24 Januari 09.00"))[-1].text
    # The next word is about the same.
    assert "tidak hadir di Forum konsultasi" in (await siti.say("tidak"))[-1].text


async def test_somebody_whose_kelurahan_we_do_not_know(world: World) -> None:
    await made(world)
    siti = await world.person("siti").welcomed()
    heard = await siti.say("jadwal")
    assert "belum tahu kelurahan Anda" in heard[-1].text
    await siti.tap("Ganti kelurahan")
    assert siti.done.asking == "home.area"
    heard = await siti.say("Imopuro")
    assert "undangan untuk Kelurahan Imopuro" in heard[0].text
    assert "Musrenbang Kelurahan Imopuro" in heard[1].text
    assert "tidak hadir" in (await siti.tap("Tidak"))[-1].text


async def test_a_reply_to_the_call(world: World) -> None:
    siti = await world.person("siti").lives_in(IMOPURO)
    first = await made(world)
    await made(world, START + timedelta(days=3), area=METRO, tahap="fkp")
    await siti.say("usul")
    await siti.say("Imopuro")
    [call] = [p for p in world.channels["terminal"].sent if "Musrenbang Kelurahan" in p.text]
    heard = await siti.take(text="tidak", reply_to=f"terminal-{call.id}")
    assert "tidak hadir di Musrenbang Kelurahan" in heard[0].text
    assert siti.done.asking == "propose.topic"  # and the form goes on
    [row] = await world.rows(select(attendance))
    assert (row.meeting_id, row.answer) == (first.id, "no")


async def test_the_words_mean_nothing_in_a_form(world: World) -> None:
    siti = await world.person("siti").lives_in(IMOPURO)
    await made(world)
    await siti.new()
    for said in ("usul", "Imopuro", "1"):
        await siti.say(said)
    for said in ("hadir", "mungkin", "tidak"):
        assert "masih terlalu singkat" in (await siti.say(said))[-1].text
    await siti.say("tidak hadir")
    assert siti.done.asking == "propose.problem"
    assert await world.count("attendance") == 0
    await siti.say("batal")
    await siti.say("ya")
    # Nor does a TIDAK that answers nothing.
    await siti.say("tidak")
    assert await world.count("attendance") == 0


async def test_no_after_something_else_is_no_answer(world: World) -> None:
    siti = await world.person("siti").lives_in(IMOPURO)
    await made(world)
    await siti.say("jadwal")
    await siti.say("cek 42")
    await siti.say("tidak")
    assert await world.count("attendance") == 0


# --- the check-in ---------------------------------------------------------------------------


async def test_only_while_it_runs(world: World, clock: Clock) -> None:
    siti = await world.person("siti").lives_in(IMOPURO)
    meeting = await made(world)
    said = f"HADIR {meeting.code}"
    heard = await siti.say(said)
    assert "baru mulai Kamis, 21 Januari 2027" in heard[-1].text
    clock.now = START - timedelta(minutes=31)
    assert "baru mulai" in (await siti.say(said))[-1].text
    clock.now = END
    assert "sudah selesai" in (await siti.say(said))[-1].text
    assert await world.count("attendance") == 0
    clock.now = END - timedelta(minutes=1)
    assert "tercatat hadir" in (await siti.say(said))[0].text
    await siti.say("lewati")
    assert "sudah tercatat" in (await siti.say(said.lower()))[-1].text
    assert await world.count("attendance") == 1


async def test_a_stranger_at_the_door_agrees_first(world: World, clock: Clock) -> None:
    meeting = await made(world)
    clock.now = START
    baru = world.person("baru")
    await baru.take(start=f"hadir_{meeting.code}")
    assert baru.done.asking == "welcome.consent"
    assert await world.count("attendance") == 0
    await baru.tap("Setuju")
    heard = await baru.say("Joko Susilo")
    assert "tercatat hadir di Musrenbang Kelurahan" in heard[-1].text
    [row] = await world.rows(select(attendance))
    assert (row.name, row.came_at) == ("Joko Susilo", clock())
    # Typed instead of scanned, by another.
    lain = world.person("lain")
    await lain.say(f"hadir {meeting.code}")
    await lain.tap("Setuju")
    heard = await lain.say("lewati")
    assert "tercatat hadir" in heard[-2].text
    assert lain.done.asking == "attendee.name"


async def test_wrong_codes_and_words_that_look_like_one(world: World, clock: Clock) -> None:
    siti = await world.person("siti").lives_in(IMOPURO)
    meeting = await made(world)
    clock.now = START
    wrong = "2" * 8 if meeting.code != "2" * 8 else "3" * 8
    assert "tidak kami kenal" in (await siti.say(f"hadir {wrong}"))[-1].text
    heard = await siti.take(start=f"hadir_{wrong}")
    assert "tidak kami kenal" in heard[-1].text
    await siti.say("hadir sekarang")  # eight letters, but a word
    assert "tidak kami kenal" not in siti.heard[-1].text
    for said in ("usul", "Imopuro", "1", "hadirkan lampu jalan sekarang juga"):
        await siti.say(said)
    assert siti.done.asking == "propose.problem"
    # A code that is one checks in even there, and the form goes on.
    heard = await siti.say(f"hadir {meeting.code}")
    assert "tercatat hadir" in heard[0].text
    assert siti.done.asking == "attendee.name"
    heard = await siti.say("Siti")
    assert siti.done.asking == "propose.problem"


async def test_two_meetings_at_once(world: World, clock: Clock) -> None:
    siti = await world.person("siti").lives_in(IMOPURO)
    bu_ani = await official(world, "ani", Role.FASILITATOR, METRO)
    first = await made(world)
    preview = await calls_one(bu_ani, start="10.00", place="Aula SD Negeri 3")
    assert "bersamaan dengan Musrenbang Kelurahan Imopuro" in preview
    second = await the_meeting(world)
    assert first.code != second.code
    await siti.new()
    clock.now = START + timedelta(hours=1)
    assert "tercatat hadir" in (await siti.say(f"hadir {second.code}"))[0].text
    await siti.say("lewati")
    came = await world.rows(select(attendance.c.meeting_id))
    assert [row.meeting_id for row in came] == [second.id]


async def test_those_without_a_phone(world: World, clock: Clock) -> None:
    meeting = await made(world)
    rt = await official(world, "rt", Role.PENDAMPING, IMOPURO)
    clock.now = START
    await rt.say("pertemuan 1")
    assert rt.heard[-1].labels == ["Catat yang hadir", "Daftar hadir"]
    await rt.tap("Catat yang hadir")
    assert "tidak terbaca sebagai nama" in (await rt.say("12345"))[-1].text
    await rt.say("Mbah Karto")
    # Noted at once: it is there even if the form is left open.
    assert await world.count("attendance") == 1
    assert "Sudah tercatat: mbah karto" in (await rt.say("mbah karto"))[-1].text
    await rt.say("Bu Suratmi\nmbah karto")
    assert "sekarang: 2 orang" in (await rt.say("selesai"))[-1].text
    # A list on paper may be typed afterwards, until the result is there.
    clock.now = END + timedelta(hours=2)
    await rt.take(choice=f"do:meeting:{meeting.id}:names")
    assert "Tercatat (1 nama)" in (await rt.say("Pak Joyo"))[-1].text

    async def files(store: Store) -> None:
        await results.file(store, at_command_line("Lurah"), meeting.id)

    await world.app.turns.do(files)
    assert "sudah ditutup" in (await rt.say("Pak Slamet"))[-1].text


async def test_a_person_who_is_forgotten_leaves_a_number(world: World, clock: Clock) -> None:
    siti = await world.person("siti").lives_in(IMOPURO)
    tono = await world.person("tono").lives_in(IMOPURO)
    meeting = await made(world)
    for person in (siti, tono):
        await person.tap("Hadir") if await person.new() else None
    clock.now = START
    await siti.say(f"hadir {meeting.code}")
    await siti.say("Siti Aminah")
    for person in (siti, tono):
        await person.say("hapus data saya")
        await person.say("ya")
    [row] = await world.rows(select(attendance))
    assert (row.person_id, row.name, row.answer) == (None, None, None)
    assert row.came_at is not None
