"""A meeting from the call to the digest, and whose it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from bot.work.scheduler import Scheduler
from handlers.asking.meetings import wording
from handlers.site import Site
from storage.city import cycles
from storage.city.areas import Areas
from storage.database.store import Store
from storage.database.tables import audit, meeting_history
from storage.database.tables import meetings as rows
from storage.database.tables import proposals as proposal_rows
from storage.meetings import meetings
from storage.meetings.model import Meeting, MeetingEvent, MeetingState, Plan
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.handlers.staff.test_desk import official
from tests.storage.messages.test_broadcasts import IMOPURO, run
from tests.support import Clock, Resident, World

BANJARSARI = "18.72.02.1001"


# 21 January 2027, 09.00 to 12.00 in Metro.
START = datetime(2027, 1, 21, 2, 0, tzinfo=UTC)


END = START + timedelta(hours=3)


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
    tahap: str = "kelurahan",
    **more: Any,
) -> Meeting:
    """A meeting that was called elsewhere."""
    found: list[Meeting] = []

    async def chore(store: Store) -> None:
        site = world.app.site
        known = (await cycles.load(store)).tahap("18.72", 2028, tahap)
        where = site.areas.get(area)
        assert known is not None
        assert where is not None
        plan = Plan(start, start + timedelta(hours=hours), "Balai Kelurahan", **more)
        by = at_command_line("Lurah")
        found[:] = [await meetings.create(store, by, site.areas.cities[0], where, known, plan)]

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
        "Bapak/Ibu kami undang ke Musrenbang Kelurahan Imopuro", "tahun 2028",
        "Kamis, 21 Januari 2027, pukul 09.00 sampai 12.00 WIB", "Acara: Menyusun prioritas",
        "Akan dikirim ke 3 orang", "3 hari, 1 hari, 2 jam", "Undang warga sekarang?",
    ):  # fmt: skip
        assert words in preview, words
    for person in (siti, budi, tono):
        [call] = await person.new()
        assert "Balai Kelurahan Imopuro" in call.text
        assert call.labels == ["Hadir", "Mungkin", "Tidak"]
    assert await far.new() == []

    assert "akan hadir" in (await siti.tap("Hadir"))[-1].text
    heard = await budi.say("jadwal")
    assert "Musrenbang Kelurahan Imopuro" in heard[-1].text
    assert "mungkin hadir" in (await budi.say("mungkin"))[-1].text
    assert "tidak hadir" in (await tono.tap("Tidak"))[-1].text
    await bu_ani.say("pertemuan 1")
    assert "Jawaban: 1 hadir, 1 mungkin, 1 tidak" in bu_ani.heard[-1].text

    # Who said no is not reminded.
    for days, said in ((3, "Pengingat: Musrenbang"), (1, "Pengingat, besok: Musrenbang")):
        await passes(world, clock, START - timedelta(days=days))
        [reminder] = await siti.new()
        assert reminder.text.startswith(said)
        assert len(await budi.new()) == 1
        assert await tono.new() == []
    await passes(world, clock, START - timedelta(hours=2))
    [reminder] = await siti.new()
    assert reminder.text.startswith("Pengingat, hari ini: Musrenbang Kelurahan")
    await budi.new()

    # At the door.
    await bu_ani.tap("Lembar QR untuk dinding")
    assert bu_ani.heard[-1].file == f"lembar-hadir-{(await the_meeting(world)).code}.pdf"
    clock.now = START - timedelta(minutes=10)
    code = (await the_meeting(world)).code
    heard = await siti.say(f"hadir {code[:4]} {code[4:]}")
    assert "tercatat hadir di Musrenbang Kelurahan" in heard[0].text
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
    await bu_ani.say("2")
    await bu_ani.say("Sisanya dibahas lagi bulan depan")
    await bu_ani.send_photo()
    digest = (await bu_ani.say("selesai"))[-1].text
    assert "3 usulan dibahas, 2 disepakati" in digest
    heard = await bu_ani.say("ya")
    assert "2 usulan disepakati" in heard[-1].text
    await run(world)
    told = [message.text for message in await siti.new()]
    assert len(told) == 4, told
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
        assert "Akan dikirim ke 1 orang" in heard[-1].text
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
    site = Site(Areas([city]), None, "https://x")
    plan = Plan(START, END, "Balai Kota")
    meeting = Meeting(
        1, "73.71", "73.71", 2028, "kota", plan, MeetingState.ANNOUNCED, 1, None, "A",
        "ABCD2345", START, START,
    )  # fmt: skip
    assert wording.when(site, meeting, "id") == (
        "Kamis, 21 Januari 2027, pukul 10.00 sampai 13.00 WITA"
    )
