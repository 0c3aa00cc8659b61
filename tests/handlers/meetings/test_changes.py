"""A meeting that is moved, changed or cancelled, and two who do so at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from handlers import told as notices
from handlers.meetings import notices as calls
from storage.database.store import Store, Unannounced
from storage.database.tables import mailings as mailing_rows
from storage.database.tables import reminders as reminder_rows
from storage.meetings import meetings
from storage.meetings.model import MeetingEvent
from storage.staff.roles import Role
from storage.staff.staff import NotAllowed, at_command_line
from tests.handlers.meetings.test_meetings import (
    BANJARSARI,
    START,
    calls_one,
    made,
    passes,
    the_meeting,
)
from tests.handlers.staff.test_desk import official
from tests.storage.messages.test_broadcasts import IMOPURO, METRO, run
from tests.support import Clock, World


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
    assert heard.text.startswith("Musrenbang Kelurahan Imopuro, Kamis, 21 Januari 2027")
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
    assert told.text.startswith("Musrenbang Kelurahan Imopuro tidak jadi dilaksanakan.")
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
    assert "Ani lebih dulu mengubah waktunya (semula Kamis" in heard[0].text
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
        ("point", "dekat masjid", "Kirim lokasi"),
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
    known = notices.table(world.app.site)
    assert set(MeetingEvent) <= set(known)
    async with world.app.database.write() as transaction:
        store = Store(transaction, {}, world.app.turns.post, world.clock())
        with pytest.raises(Unannounced):
            await meetings.cancel(store, at_command_line("x"), meeting.id, "tidak", version=1)
    assert (await the_meeting(world)).state == "announced"
    mailed = await world.rows(select(mailing_rows.c.kind))
    assert [row.kind for row in mailed] == ["meeting"]
