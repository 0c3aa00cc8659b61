"""Meetings from the call to the digest, as people speak."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.channels.browser.channel import Browser
from bot.channels.terminal.channel import Terminal
from bot.settings import Settings
from bot.work.scheduler import Scheduler
from handlers import told as notices
from handlers.meetings import notices as calls
from handlers.meetings import wording
from handlers.turn import Place
from storage.city import cycles
from storage.city.areas import Areas
from storage.database.store import Store, Unannounced
from storage.database.tables import attendance, audit, meeting_history
from storage.database.tables import mailings as mailing_rows
from storage.database.tables import meetings as rows
from storage.database.tables import proposals as proposal_rows
from storage.database.tables import reminders as reminder_rows
from storage.meetings import meetings, results
from storage.meetings.model import Meeting, MeetingEvent, MeetingState, Plan
from storage.staff.roles import Role
from storage.staff.staff import NotAllowed, at_command_line
from tests.bot.sending.test_sender import Troubled
from tests.handlers.staff.test_desk import official
from tests.storage.messages.test_broadcasts import IMOPURO, METRO, run
from tests.support import Clock, Resident, World

BANJARSARI = "18.72.02.1001"

# 21 January 2027, 09.00 to 12.00 in Metro.
START = datetime(2027, 1, 21, 2, 0, tzinfo=UTC)
END = START + timedelta(hours=3)


@pytest.fixture
async def world(settings: Settings, clock: Clock) -> AsyncIterator[World]:
    channels = {
        "terminal": Troubled("terminal", Terminal.limits),
        "browser": Troubled("browser", Browser.limits),
    }
    async with World.made(settings, clock, channels=channels) as made:
        yield made


async def passes(world: World, clock: Clock, until: datetime) -> None:
    """Time goes by; what falls due happens."""
    clock.now = until
    scheduler = Scheduler(world.app.turns, clock)
    await scheduler.reminders()
    await scheduler.unfiled()
    await run(world)


async def calls_one(
    bu_ani: Resident,
    *,
    day: str = "21 Januari 2027",
    start: str = "09.00",
    end: str = "12.00",
    place: str = "Balai Kelurahan Imopuro",
    reminders: str = "Seperti biasa",
) -> str:
    """A meeting of Imopuro, as its facilitator calls it; gives the preview."""
    await bu_ani.say("buat pertemuan")
    await bu_ani.tap("Musrenbang kelurahan")
    for said in ("Imopuro", day, start, end, place, "lewati", "Menyusun prioritas", "lewati"):
        await bu_ani.say(said)
    preview = (await bu_ani.say(reminders))[-1].text
    heard = await bu_ani.say("ya")
    assert "Undangan mulai dikirim" in heard[-1].text, [h.text for h in heard]
    await run(bu_ani.world)
    return preview


async def the_meeting(world: World) -> Any:
    return (await world.rows(select(rows).order_by(rows.c.id.desc())))[0]


async def made(
    world: World,
    start: datetime = START,
    *,
    hours: float = 3,
    area: str = IMOPURO,
    rung: str = "kelurahan",
    **more: Any,
) -> Meeting:
    """A meeting that was called elsewhere."""
    found: list[Meeting] = []

    async def chore(store: Store) -> None:
        place = world.app.place
        known = (await cycles.load(store)).rung("18.72", 2028, rung)
        where = place.areas.get(area)
        assert known is not None
        assert where is not None
        plan = Plan(start, start + timedelta(hours=hours), "Balai Kelurahan", **more)
        by = at_command_line("Lurah")
        found[:] = [await meetings.create(store, by, place.areas.cities[0], where, known, plan)]

    await world.app.turns.do(chore)
    await run(world)
    return found[0]


def texts(world: World, address: str) -> list[str]:
    """What an address has been sent, in order."""
    return [
        parcel.text
        for channel in world.channels.values()
        for parcel in channel.sent
        if parcel.address == address
    ]


# --- from the call to the digest ------------------------------------------------------------


async def test_from_the_call_to_the_digest(world: World, clock: Clock) -> None:
    """Three residents in the terminal and the browser, and their facilitator."""
    siti = await world.person("siti").lives_in(IMOPURO)
    budi = await world.person("budi", "browser").lives_in(IMOPURO)
    tono = await world.person("tono").lives_in(IMOPURO)
    far = await world.person("jauh").lives_in(BANJARSARI)
    numbers = [await siti.proposes(f"Perbaikan jalan Gang {n} RT 05") for n in range(1, 4)]
    bu_ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)

    preview = await calls_one(bu_ani)
    for words in (
        "Bapak/Ibu diundang ke Musrenbang kelurahan, Kelurahan Imopuro", "tahun 2028",
        "Kamis, 21 Januari 2027, pukul 09.00 sampai 12.00 WIB", "Acara: Menyusun prioritas",
        "Sampai ke 3 orang", "3 hari, 1 hari, 2 jam", "Undang warga sekarang?",
    ):  # fmt: skip
        assert words in preview, words
    for person in (siti, budi, tono):
        [call] = await person.new()
        assert "Balai Kelurahan Imopuro" in call.text
        assert call.labels == ["Hadir", "Mungkin", "Tidak"]
    assert await far.new() == []

    assert "akan hadir" in (await siti.tap("Hadir"))[-1].text
    heard = await budi.say("jadwal")
    assert "Musrenbang kelurahan, Kelurahan Imopuro" in heard[-1].text
    assert "mungkin hadir" in (await budi.say("mungkin"))[-1].text
    assert "tidak hadir" in (await tono.tap("Tidak"))[-1].text
    await bu_ani.say("pertemuan 1")
    assert "Jawaban: 1 hadir, 1 mungkin, 1 tidak" in bu_ani.heard[-1].text

    # Who said no is not reminded.
    for days in (3, 1):
        await passes(world, clock, START - timedelta(days=days))
        assert len(await siti.new()) == len(await budi.new()) == 1
        assert await tono.new() == []
    await passes(world, clock, START - timedelta(hours=2))
    [reminder] = await siti.new()
    assert reminder.text.startswith("Pengingat: Musrenbang kelurahan")
    await budi.new()

    # At the door.
    await bu_ani.tap("Lembar QR untuk dinding")
    assert bu_ani.heard[-1].file == f"lembar-hadir-{(await the_meeting(world)).code}.pdf"
    clock.now = START - timedelta(minutes=10)
    code = (await the_meeting(world)).code
    heard = await siti.say(f"hadir {code[:4]} {code[4:]}")
    assert "tercatat hadir di Musrenbang kelurahan" in heard[0].text
    assert "Siapa nama Anda" in heard[1].text
    assert "Siti Aminah" in (await siti.say("Siti Aminah"))[-1].text
    heard = await budi.take(start=f"hadir_{code}")
    assert "tercatat hadir" in heard[0].text
    await budi.say("Budi")
    await bu_ani.say("pertemuan 1")
    await bu_ani.tap("Catat yang hadir")
    await bu_ani.say("1. Mbah Karto\n2. Bu Suratmi, Pak Joyo")
    assert "Daftar hadir sekarang: 5 orang" in (await bu_ani.say("selesai"))[-1].text
    await bu_ani.say("pertemuan 1")
    listed = (await bu_ani.tap("Daftar hadir"))[-1].text
    assert "Hadir: 5 orang, 3 di antaranya dicatat petugas" in listed
    assert "1. Siti Aminah, 08.50" in listed
    assert "Mbah Karto, 08.50 (dicatat petugas)" in listed

    # After it.
    clock.now = END
    await bu_ani.say("pertemuan 1")
    heard = await bu_ani.tap("Isi hasil")
    assert "3 usulan di tahap ini" in heard[-1].text
    assert "2. Perbaikan jalan Gang 2 RT 05" in heard[-1].text
    await bu_ani.say("3, 1")
    await bu_ani.say("selesai")
    await bu_ani.say("Sisanya dibahas lagi bulan depan")
    await bu_ani.send_photo()
    digest = (await bu_ani.say("selesai"))[-1].text
    assert "3 usulan dibahas, 2 disepakati" in digest
    heard = await bu_ani.say("ya")
    assert "2 usulan disepakati" in heard[-1].text
    await run(world)
    told = [message.text for message in await siti.new()]
    assert len(told) == 3, told
    assert any(numbers[2] in text and "prioritas 1" in text for text in told)
    assert any(numbers[0] in text and "prioritas 2" in text for text in told)
    [said] = [text for text in told if text.startswith("Hasil")]
    for words in (
        "3 usulan dibahas, 2 disepakati", f"1. {numbers[2]} Perbaikan jalan Gang 3 RT 05",
        f"2. {numbers[0]}", "Yang hadir: 5 orang", "Sisanya dibahas", "Musrenbang kecamatan",
    ):  # fmt: skip
        assert words in said, words
    for person in (budi, tono):
        [other] = await person.new()
        assert other.text == said
    assert await far.new() == []
    states = {row.number: row.state for row in await world.rows(select(proposal_rows))}
    assert states == {1: "disepakati", 2: "diajukan", 3: "disepakati"}
    events = [row.event for row in await world.rows(select(meeting_history))]
    assert events == [MeetingEvent.CALLED, MeetingEvent.FILED]
    looked = [row.action for row in await world.rows(select(audit))]
    assert "see_attendance" in looked


# --- changes --------------------------------------------------------------------------------


async def test_moved_everyone_who_was_told_hears_what_changed(world: World, clock: Clock) -> None:
    siti = await world.person("siti").lives_in(IMOPURO)
    bu_ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    await calls_one(bu_ani)
    await siti.new()
    await siti.lives_in(BANJARSARI)  # was told, and has moved since
    newcomer = await world.person("baru").lives_in(IMOPURO)
    await bu_ani.say("pertemuan 1")
    await bu_ani.tap("Ubah waktu")
    for said in ("22 Januari 2027", "13.00", "15.00"):
        await bu_ani.say(said)
    assert "semula Kamis, 21 Januari 2027, pukul 09.00" in bu_ani.heard[-1].text
    assert "mulai dikirim" in (await bu_ani.say("ya"))[-1].text
    await run(world)
    for person in (siti, newcomer):
        [told] = await person.new()
        assert "Ada perubahan" in told.text
        assert "semula Kamis, 21 Januari 2027, pukul 09.00" in told.text
        assert "Jumat, 22 Januari 2027, pukul 13.00 sampai 15.00 WIB" in told.text
    # Reminders of the old time never go out; those of the new do.
    await passes(world, clock, START - timedelta(days=3))
    assert await newcomer.new() == []
    later = START + timedelta(days=1, hours=4)
    await passes(world, clock, later - timedelta(days=3))
    [reminder] = await newcomer.new()
    assert "22 Januari 2027, pukul 13.00" in reminder.text
    assert await siti.new() == []


async def test_place_and_agenda(world: World) -> None:
    siti = await world.person("siti").lives_in(IMOPURO)
    bu_ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    await calls_one(bu_ani)
    await siti.new()
    await bu_ani.say("pertemuan 1")
    await bu_ani.tap("Ubah tempat")
    await bu_ani.say("Aula SD Negeri 3")
    await bu_ani.share(-5.1113, 105.3075)
    await bu_ani.say("ya")
    await run(world)
    [told] = await siti.new()
    assert "tempatnya (semula Balai Kelurahan Imopuro)" in told.text
    assert "maps.google.com/?q=-5.1113,105.3075" in told.text
    # Other reminders are nobody's business.
    await bu_ani.say("pertemuan 1")
    await bu_ani.tap("Ubah acara, pengingat")
    for said in ("Menyusun prioritas", "lewati", "1 minggu, 5 jam"):
        await bu_ani.say(said)
    await bu_ani.say("ya")
    await run(world)
    assert await siti.new() == []
    found = await world.rows(select(reminder_rows.c.minutes, reminder_rows.c.done_at))
    assert {(row.minutes, row.done_at) for row in found} == {(10_080, None), (300, None)}
    await bu_ani.say("pertemuan 1")
    await bu_ani.tap("Ubah tempat")
    await bu_ani.say("Aula SD Negeri 3")
    await bu_ani.say("-5.1113, 105.3075")
    assert "Belum ada yang berubah" in bu_ani.heard[-1].text
    assert "Tidak ada yang berubah" in (await bu_ani.say("ya"))[-1].text
    await bu_ani.say("pertemuan 1")
    await bu_ani.tap("Ubah tempat")
    await bu_ani.say("ubah")
    await bu_ani.tap("Wilayah") if "Wilayah" in bu_ani.heard[-1].labels else None
    assert (await the_meeting(world)).area == IMOPURO


async def test_the_area_of_a_called_meeting_stays(world: World) -> None:
    bu_ani = await official(world, "ani", Role.FASILITATOR, METRO)
    await calls_one(bu_ani)
    await bu_ani.say("pertemuan 1")
    await bu_ani.tap("Ubah tempat")
    await bu_ani.say("ubah")
    await bu_ani.tap("Wilayah")
    assert "tidak bisa diganti" in (await bu_ani.say("Banjarsari"))[-1].text
    [heard] = await bu_ani.say("tetap")
    assert heard.text.startswith("Musrenbang kelurahan, Kelurahan Imopuro, Kamis, 21 Januari 2027")
    assert "(6 dari 11)" in heard.text


async def test_cancelled(world: World, clock: Clock) -> None:
    siti = await world.person("siti").lives_in(IMOPURO)
    bu_ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    await calls_one(bu_ani)
    await siti.new()
    newcomer = await world.person("baru").lives_in(IMOPURO)
    await bu_ani.say("pertemuan 1")
    await bu_ani.tap("Batalkan")
    await bu_ani.say("Balai dipakai untuk pengungsian")
    assert "kabarnya mulai dikirim" in (await bu_ani.say("ya"))[-1].text
    await run(world)
    [told] = await siti.new()
    assert told.text.startswith("Tidak jadi: Musrenbang kelurahan")
    assert "Alasannya: Balai dipakai untuk pengungsian" in told.text
    assert await newcomer.new() == []  # never heard of it
    await passes(world, clock, START - timedelta(hours=2))
    assert await siti.new() == []
    assert "Belum ada pertemuan" in (await siti.say("jadwal"))[0].text
    heard = await siti.take(choice=f"do:coming:{(await the_meeting(world)).id}")
    assert "tidak jadi" in heard[-1].text
    code = (await the_meeting(world)).code
    clock.now = START
    assert "tidak jadi" in (await siti.say(f"hadir {code}"))[-1].text
    await bu_ani.say("pertemuan 1")
    assert "dibatalkan" in bu_ani.heard[-1].text
    assert "Isi hasil" not in bu_ani.heard[-1].labels


async def test_two_facilitators_at_once(world: World) -> None:
    bu_ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    pak_didi = await official(world, "didi", Role.FASILITATOR, METRO)
    await calls_one(bu_ani)
    for person in (bu_ani, pak_didi):
        await person.say("pertemuan 1")
        await person.tap("Ubah waktu")
        for said in ("22 Januari 2027", "13.00" if person is bu_ani else "14.00", "16.00"):
            await person.say(said)
    await bu_ani.say("ya")
    heard = await pak_didi.say("ya")
    assert "belum disimpan" in heard[0].text
    assert "Ani mengubah: waktunya (semula Kamis" in heard[0].text
    assert "pukul 13.00 sampai 16.00" in heard[1].text
    assert "Ubah waktu" in heard[1].labels


async def test_the_last_word_comes_too_late(world: World, clock: Clock) -> None:
    """The form stays open over the start of the meeting, or over its end."""
    bu_ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    await bu_ani.say("buat pertemuan")
    await bu_ani.tap("Musrenbang kelurahan")
    for said in (
        "Imopuro", "hari ini", "11.00", "12.00", "Balai", "lewati", "lewati", "lewati", "2",
    ):  # fmt: skip
        await bu_ani.say(said)
    clock.move(hours=1, minutes=5)
    assert "Waktunya sudah lewat" in (await bu_ani.say("ya"))[-1].text
    assert await world.count("meetings") == 0
    await bu_ani.say("ubah")
    await bu_ani.tap("Tanggal")
    await bu_ani.say("besok")
    assert "mulai dikirim" in (await bu_ani.say("ya"))[-1].text
    clock.now = datetime(2026, 11, 25, 4, 59, tzinfo=UTC)
    await bu_ani.say("pertemuan 1")
    await bu_ani.tap("Batalkan")
    await bu_ani.say("Belum siap juga")
    clock.move(minutes=2)
    heard = await bu_ani.say("ya")
    assert "sudah lewat" in heard[0].text
    assert (await the_meeting(world)).state == "announced"


@pytest.mark.parametrize(
    ("question", "said", "words"),
    [
        ("date", "kapan-kapan", "tidak terbaca sebagai tanggal"),
        ("date", "1 Januari 2026", "sudah lewat"),
        ("date", "1 Januari 2030", "terlalu jauh"),
        ("start", "pagi sekali", "Tulis jamnya saja"),
        ("end", "08.00", "harus setelah 09.00"),
        ("place", "x", "terlalu singkat"),
        ("point", "dekat masjid", "Kirim titik lokasi"),
        ("reminders", "sering", "tidak terbaca"),
        ("reminders", "5 menit", "antara 15 menit"),
    ],
)
async def test_what_cannot_be_read(world: World, question: str, said: str, words: str) -> None:
    bu_ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    await bu_ani.say("buat pertemuan")
    await bu_ani.tap("Musrenbang kelurahan")
    good = {
        "area": "Imopuro", "date": "Kamis depan", "start": "jam 9 pagi", "end": "12.00",
        "place": "Balai", "point": "-5.1113, 105.3075", "agenda": "lewati", "bring": "KTP",
    }  # fmt: skip
    while bu_ani.done.asking != f"meeting.{question}":
        await bu_ani.say(good[(bu_ani.done.asking or "").removeprefix("meeting.")])
    assert words in (await bu_ani.say(said))[-1].text
    assert bu_ani.done.asking == f"meeting.{question}"


async def test_only_for_one_s_own_area_and_at_its_level(world: World) -> None:
    siti = await world.person("siti").lives_in(IMOPURO)
    assert "untuk petugas" in (await siti.say("buat pertemuan"))[-1].text
    assert "Belum ada pertemuan" in (await siti.say("pertemuan"))[-1].text
    meeting = await made(world)
    other = await official(world, "ani", Role.FASILITATOR, BANJARSARI)
    for choice in (
        f"do:meetings:{meeting.id}", f"do:meetings:{meeting.id}:list",
        f"do:meeting:{meeting.id}:time", f"do:meeting:{meeting.id}:result",
    ):  # fmt: skip
        assert "di luar wilayah" in (await other.take(choice=choice))[-1].text
    pendamping = await official(world, "rt", Role.PENDAMPING, IMOPURO)
    await pendamping.say("pertemuan 1")
    assert pendamping.heard[-1].labels == []  # not open yet
    heard = await pendamping.take(choice=f"do:meeting:{meeting.id}:cancel")
    assert "di luar wilayah" in heard[-1].text
    heard = await siti.take(choice=f"do:meetings:{meeting.id}:list")
    assert "Daftar hadir" not in heard[-1].text
    kota = await official(world, "kota", Role.FASILITATOR, METRO)
    await kota.say("buat pertemuan")
    assert "Musrenbang kecamatan" in kota.heard[-1].labels
    await kota.tap("Musrenbang kecamatan")
    assert "bukan wilayah" in (await kota.say("Imopuro"))[-1].text
    assert kota.done.asking == "meeting.area"

    async def outside(store: Store) -> None:
        from storage.people import people

        person = (await people.load(store, [("terminal", "siti")]))[0]["terminal", "siti"]
        await meetings.cancel(store, person, meeting.id, "iseng", version=1)

    with pytest.raises(NotAllowed):
        await world.app.turns.do(outside)


async def test_nothing_happens_to_a_meeting_in_silence(world: World) -> None:
    """Without words for it, the change cannot be committed; every event has words."""
    assert set(calls.NOTICES) == set(MeetingEvent)
    meeting = await made(world)
    known = notices.table(world.app.place)
    assert set(MeetingEvent) <= set(known)
    async with world.app.database.writer.connect() as connection:
        store = Store(connection, {}, world.app.turns.post, world.clock())
        with pytest.raises(Unannounced):
            await meetings.cancel(store, at_command_line("x"), meeting.id, "tidak", version=1)
    assert (await the_meeting(world)).state == "announced"
    mailed = await world.rows(select(mailing_rows.c.kind))
    assert [row.kind for row in mailed] == ["meeting"]


# --- residents ------------------------------------------------------------------------------


async def test_kelurahan_kecamatan_and_city(world: World) -> None:
    siti = await world.person("siti").lives_in(IMOPURO)
    await made(world)
    await made(world, START + timedelta(days=10), area="18.72.01", rung="kecamatan")
    await made(world, START + timedelta(days=3), area=METRO, rung="fkp")
    await made(world, area=BANJARSARI)
    heard = await siti.say("jadwal")
    lines = heard[-1].text.splitlines()
    assert [line for line in lines if line[:2] in ("1.", "2.", "3.", "4.")] == [
        "1. Musrenbang kelurahan, Kelurahan Imopuro: "
        "Kamis, 21 Januari 2027, pukul 09.00 sampai 12.00 WIB",
        "2. Forum konsultasi publik (FKP), Kota Metro: "
        "Minggu, 24 Januari 2027, pukul 09.00 sampai 12.00 WIB",
        "3. Musrenbang kecamatan, Kecamatan Metro Pusat: "
        "Minggu, 31 Januari 2027, pukul 09.00 sampai 12.00 WIB",
    ]
    # With several, HADIR asks which.
    heard = await siti.say("hadir")
    assert "yang mana" in heard[-1].text
    assert "akan hadir: Forum konsultasi" in (await siti.tap("2. 24 Januari 09.00"))[-1].text
    # The next word is about the same.
    assert "tidak hadir: Forum konsultasi" in (await siti.say("tidak"))[-1].text


async def test_somebody_whose_kelurahan_we_do_not_know(world: World) -> None:
    await made(world)
    siti = await world.person("siti").welcomed()
    heard = await siti.say("jadwal")
    assert "belum tahu kelurahan Anda" in heard[-1].text
    await siti.tap("Ganti kelurahan")
    assert siti.done.asking == "home.area"
    heard = await siti.say("Imopuro")
    assert "undangan untuk Imopuro" in heard[0].text
    assert "Musrenbang kelurahan, Kelurahan Imopuro" in heard[1].text
    assert "tidak hadir" in (await siti.tap("Tidak"))[-1].text


async def test_a_reply_to_the_call(world: World) -> None:
    siti = await world.person("siti").lives_in(IMOPURO)
    first = await made(world)
    await made(world, START + timedelta(days=3), area=METRO, rung="fkp")
    await siti.say("usul")
    await siti.say("Imopuro")
    [call] = [p for p in world.channels["terminal"].sent if "Musrenbang kelurahan" in p.text]
    heard = await siti.take(text="tidak", reply_to=f"terminal-{call.id}")
    assert "tidak hadir: Musrenbang kelurahan" in heard[0].text
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
    await baru.say("Joko Susilo")
    heard = await baru.say("lewati")
    assert "tercatat hadir di Musrenbang kelurahan" in heard[-1].text
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
    assert "bersamaan dengan Musrenbang kelurahan, Kelurahan Imopuro" in preview
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


# --- its result -----------------------------------------------------------------------------


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
    assert "Tidak ada di daftar: 99, abc" in heard[-1].text
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
        for each in (said, "selesai", f"Catatan {person.address}", "lewati"):
            await person.say(each)
    await siti.new()
    assert "1 usulan disepakati" in (await bu_ani.say("ya"))[-1].text
    heard = await pak_didi.say("ya")
    assert "sudah diisi sebelumnya" in heard[-1].text
    assert "Hasil diisi Ani" in heard[-1].text
    assert "3 dibahas, 1 disepakati" in heard[-1].text
    await run(world)
    told = await siti.new()
    assert len(told) == 2, [h.text for h in told]  # her proposal, and one digest
    assert (await the_meeting(world)).notes == "Catatan ani\nCatatan didi"
    states = {row.number: row.state for row in await world.rows(select(proposal_rows))}
    assert states == {1: "disepakati", 2: "diajukan", 3: "diajukan"}
    # A third who opens it sees that, and is asked for notes and photos alone.
    heard = await pak_didi.take(choice=f"do:meeting:{meeting.id}:result")
    assert "Hasil diisi Ani" in heard[-1].text
    assert pak_didi.done.asking == "result.notes"
    await pak_didi.say("lewati")
    await pak_didi.send_photo()
    await pak_didi.say("selesai")
    assert "tidak diulang" in (await pak_didi.say("ya"))[-1].text
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
    assert f"sudah diputuskan lain: {numbers[1]}" in heard[-1].text
    states = {row.number: row.state for row in await world.rows(select(proposal_rows))}
    assert states == {1: "disepakati", 2: "ditolak", 3: "disepakati"}


async def test_a_meeting_without_proposals(world: World, clock: Clock) -> None:
    siti = await world.person("siti").lives_in(IMOPURO)
    meeting = await made(world, rung="pra")
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
    for days, asked in ((2.9, 0), (3.01, 1), (3.5, 0), (4.02, 1), (4.9, 0), (5.03, 1), (5.9, 0)):
        await passes(world, clock, END + timedelta(days=days))
        heard = await bu_ani.new()
        assert len(heard) == asked, days
        assert await admin.new() == []
    assert heard == []
    await passes(world, clock, END + timedelta(days=6.04))
    assert await bu_ani.new() == []
    [told] = await admin.new()
    assert "belum diisi (Ani), walau sudah diingatkan tiga kali" in told.text
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


# --- announcements to those who come --------------------------------------------------------


async def test_an_announcement_to_those_who_come_and_those_who_came(
    world: World, clock: Clock
) -> None:
    siti = await world.person("siti").lives_in(IMOPURO)
    tono = await world.person("tono").lives_in(IMOPURO)
    bu_ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    await bu_ani.say("umumkan")
    await bu_ani.say("Imopuro")
    assert "Yang akan hadir" not in bu_ani.heard[-1].labels  # there is no meeting
    await bu_ani.say("batal")
    await bu_ani.say("ya")
    await made(world, area=BANJARSARI)
    meeting = await made(world)
    for person in (siti, tono):
        await person.new()
    await siti.tap("Hadir")
    for group, minutes in (("Yang akan hadir", 0), ("Yang datang", 5)):
        if minutes:
            clock.now = START
            await tono.say(f"hadir {meeting.code}")
            await tono.say("lewati")
        await bu_ani.say("umumkan")
        await bu_ani.say("Imopuro")
        await bu_ani.tap(group)
        await bu_ani.say("selesai")
        assert bu_ani.done.asking == "announcement.meeting"
        [label] = [each for each in bu_ani.heard[-1].labels if "Januari" in each]
        await bu_ani.tap(label)
        await bu_ani.say("Parkir di halaman belakang, ya")
        await bu_ani.say("lewati")
        heard = await bu_ani.tap("Sekarang")
        assert "Sampai ke 1 orang" in heard[-1].text
        await bu_ani.say("ya")
        await run(world)
        told = [siti, tono][bool(minutes)]
        other = [tono, siti][bool(minutes)]
        assert any("Parkir" in message.text for message in await told.new())
        assert not any("Parkir" in message.text for message in await other.new())


def test_the_year_of_a_meeting() -> None:
    """Musrenbang of a year make the plan of the next; preparations belong to what they prepare."""
    known = cycles.Cycles(cycles.read_csv(cycles.INCLUDED))

    def year(key: str, day: str) -> int:
        return known.year_of_meeting("18.72", key, datetime.fromisoformat(day).date())

    assert year("pra", "2026-11-30") == 2028
    assert year("pra", "2027-01-05") == 2028
    assert year("kelurahan", "2027-01-21") == 2028
    assert year("kelurahan", "2027-02-25") == 2028  # late
    assert year("kelurahan", "2026-12-20") == 2028  # early
    assert year("fkp", "2027-02-22") == 2028
    assert year("kecamatan", "2027-02-10") == 2028
    assert year("forum", "2027-02-24") == 2028
    assert year("kota", "2027-03-03") == 2028
    assert year("kota", "2028-03-03") == 2029


def test_a_meeting_in_another_zone() -> None:
    """Times are local where the area is, whatever the machine's zone."""
    from storage.city.areas import Area

    city = Area("73.71", "Kota Makassar", letters="MKS", timezone="Asia/Makassar")
    place = Place(Areas([city]), None, "https://x")
    plan = Plan(START, END, "Balai Kota")
    meeting = Meeting(
        1, "73.71", "73.71", 2028, "kota", plan, MeetingState.ANNOUNCED, 1, None, "A",
        "ABCD2345", START, START,
    )  # fmt: skip
    assert wording.when(place, meeting, "id") == (
        "Kamis, 21 Januari 2027, pukul 10.00 sampai 13.00 WITA"
    )
