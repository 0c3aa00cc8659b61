"""What puts a meeting right, said at any question of its form, or once it is announced."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from handlers.reading.moments import clock
from handlers.reading.staff.rescheduled import other
from storage.staff.roles import Role
from tests.handlers.meetings.test_meetings import START, made
from tests.handlers.staff.test_desk import official
from tests.storage.messages.test_broadcasts import IMOPURO, run
from tests.support import Clock, Resident, World


@pytest.mark.parametrize(
    ("text", "parts", "why"),
    [
        ("jam 8 aja, bukan jam 7", {"start": "8"}, ""),
        ("pindah ke balai", {"place": "balai"}, ""),
        ("eh sampe jam 11 aja", {"end": "11"}, ""),
        ("ralat, jam 8 sampe jam 10", {"start": "8", "end": "10"}, ""),
        (
            "waduh ternyata balainya dipake yasinan. pindah jumat tgl 15 aja jam 8 malem",
            {"date": "jumat tgl 15", "start": "8 malem"},
            "balainya dipake yasinan",
        ),
        (
            "rapat jumat pindah ke balai RW 3 soalnya aula dipake",
            {"place": "balai RW 3"},
            "aula dipake",
        ),
        ("rapat mundur jadi sabtu soale udan deres", {"date": "sabtu"}, "udan deres"),
        ("karena hujan jadi sabtu aja jam 7 malam", {"date": "sabtu", "start": "7 malam"}, "hujan"),
        ("dimajukan jam 7 krn jam 8 ada pengajian", {"start": "7"}, "jam 8 ada pengajian"),
        ("musren besok digeser lusa", {"date": "lusa"}, ""),
        ("jam 8 ya jangan jam 7", {"start": "8"}, ""),
        ("jangan di balai, di aula sd aja", {"place": "aula sd"}, ""),
        ("rapat e dadi setu wae, pak lurah tindak", {"date": "sabtu"}, "pak lurah tindak"),
        ("eh salah hari harusnya kamis", {"date": "kamis"}, ""),
        ("pindah ke aula sd, yang lain tetap", {"place": "aula sd"}, ""),
        ("rapatnya ga jadi tgl 4, jadi tgl 5 ya", {"date": "tgl 5"}, ""),
        (
            "pak lurah ga bisa jumat, digeser sabtu aja",
            {"date": "sabtu"},
            "pak lurah ga bisa jumat",
        ),
        ("maaf tempatnya ganti di aula sd ya", {"place": "aula sd"}, ""),
        (
            "eh ternyata sabtu malam pak RW 3 mantu pindah minggu jam 9 pagi aja tempatnya tetap",
            {"date": "hari minggu", "start": "9 pagi"},
            "sabtu malam pak RW 3 mantu",
        ),
        (
            "sabtu ada hajatan pak RW, jadi dipindah ke minggu jam 9",
            {"date": "hari minggu", "start": "9"},
            "sabtu ada hajatan pak RW",
        ),
        (
            "aduh hari kamis itu pak lurah dinas luar geser ke jumat aja",
            {"date": "jumat"},
            "hari kamis itu pak lurah dinas luar",
        ),
        ("rapat yang jam 7 malam diganti jam 8 aja", {"start": "8"}, ""),
        (
            "geser ke minggunya jam 2 siang tempatnya aula sd 2",
            {"date": "hari minggu", "start": "2 siang", "place": "aula sd 2"},
            "",
        ),
        ("pindah seninnya aja", {"date": "senin"}, ""),
        ("pertemuan dibatalkan krn hujan", None, ""),
        ("ganti petugas", None, ""),
        ("ubah catatan biaya", None, ""),
        ("jam 8 aja bisa?", None, ""),
        ("drainase dipindah tahun depan", None, ""),
    ],
)
def test_what_is_to_be_instead(text: str, parts: dict[str, str] | None, why: str) -> None:
    found = other(text)
    if parts is None:
        assert found is None or not found.parts()
    else:
        assert found is not None
        assert found.parts() == parts
        assert found.why == why


@pytest.mark.parametrize("said", ["sampe jam 10 malam", "selesainya jam 10 malem", "s/d 22.00"])
def test_until_when(said: str) -> None:
    assert clock(said) == time(22)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_it_is_kept_before_its_question(world: World) -> None:
    dewi = await official(world, "dewi", Role.FASILITATOR, IMOPURO)
    await dewi.say("besok jam 7 malam rapat di balai rw 2")
    for said, told in (
        ("jam 8 aja, bukan jam 7", "Kami ingat juga: Mulai 8 malam"),
        ("pindah ke aula sd aja", "Kami catat Tempat: aula sd"),
        ("eh lusa aja harinya", "Kami ingat juga: Tanggal lusa"),
    ):
        heard = await dewi.say(said)
        assert told in heard[0].text
        assert dewi.done.asking == "meeting.tahap"
    heard = await dewi.tap("Musrenbang kelurahan")
    assert "Kami catat Mulai: 20.00" in heard[0].text
    assert dewi.done.asking == "meeting.end"
    heard = await dewi.say("eh mulainya jam 7 aja")
    assert "Kami catat Mulai: 19.00" in heard[0].text
    await dewi.say("21.00")
    assert dewi.done.asking == "meeting.point"
    heard = await dewi.say("pindah ke balai kelurahan ya")
    assert "Kami catat Tempat: balai kelurahan" in heard[0].text
    await dewi.say("lewati")
    assert dewi.done.asking == "meeting.agenda"
    heard = await dewi.say("eh salah, jam 8 mulainya bukan jam 7")
    assert "Kami catat Mulai: 20.00" in heard[0].text
    assert dewi.done.asking == "meeting.agenda"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("said", "told", "asking"),
    [
        (
            "waduh ternyata balainya dipake yasinan. pindah tgl 29 januari aja jam 8 malem",
            ["Kami catat Tanggal: Jumat, 29 Januari 2027", "Kami catat Mulai: 20.00"],
            "meeting.sure",
        ),
        ("hujan deres, diundur besoknya aja ya", ["Kami catat Mulai: 09.00"], "meeting.sure"),
        ("eh rapatnya jam 10 aja bukan jam 9", ["Kami catat Mulai: 10.00"], "meeting.sure"),
        ("balai dipakai hajatan, pindah ke aula sd", ["Tempat: aula sd"], "meeting.point"),
        ("tempatnya di rumah pak RT 3 aja", ["Tempat: rumah pak RT 3"], "meeting.point"),
        ("eh salah hari harusnya rabu", ["Tanggal: Rabu, 20 Januari 2027"], "meeting.sure"),
    ],
)
async def test_an_announced_one_is_moved(
    world: World, clock: Clock, said: str, told: list[str], asking: str
) -> None:
    await made(world)
    dewi = await official(world, "dewi", Role.FASILITATOR, IMOPURO)
    heard = await dewi.say(said)
    text = "\n".join(each.text for each in heard)
    assert all(each in text for each in told)
    assert dewi.done.asking == asking
    assert "tidak kami pakai" not in text
    whys = {"waduh": "balainya dipake yasinan", "hujan": "hujan deres"}
    why = whys.get(said.split()[0], "")
    assert f"Alasannya: {why}" in text if why else "Alasannya" not in text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("said", ["pindah jumat aja jam 8", "eh jam 8 aja bukan jam 7"])
async def test_who_has_no_meeting_moves_none(world: World, said: str) -> None:
    dewi = await official(world, "dewi", Role.FASILITATOR, IMOPURO)
    await dewi.say(said)
    assert dewi.done.asking is None


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_people_read_why_it_is_moved(world: World, clock: Clock) -> None:
    siti = await world.person("siti").lives_in(IMOPURO)
    await made(world)
    await siti.new()
    dewi = await official(world, "dewi", Role.FASILITATOR, IMOPURO)
    # It is on a Thursday, by which it is called.
    heard = await dewi.say("rapat kamis pindah ke balai RW 3 soalnya aula dipake")
    assert dewi.done.asking == "meeting.point"
    heard = await dewi.say("lewati")
    assert "Alasannya: aula dipake\n" in heard[-1].text
    assert "Kamis, 21 Januari 2027" in heard[-1].text
    heard = await dewi.say("alasannya aula dipakai imunisasi")
    assert "Alasannya: aula dipakai imunisasi\n" in heard[-1].text
    assert "mulai dikirim" in (await dewi.say("ya"))[-1].text
    await run(world)
    [told] = await siti.new()
    assert "Alasannya: aula dipakai imunisasi" in told.text
    assert "semula Balai Kelurahan" in told.text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("said", "tap", "day"),
    [
        ("pindah kamis tgl 22 aja", "Jumat, 22 Januari", "Jumat, 22 Januari 2027"),
        ("digeser senin tgl 20 ya", "Rabu, 20 Januari", "Rabu, 20 Januari 2027"),
    ],
)
async def test_a_day_of_a_later_month_is_asked(
    world: World, clock: Clock, said: str, tap: str, day: str
) -> None:
    await made(world)
    clock.now = datetime(2027, 1, 11, 3, tzinfo=UTC)
    dewi = await official(world, "dewi", Role.FASILITATOR, IMOPURO)
    heard = await dewi.say(said)
    assert "Hari dan tanggalnya tidak cocok" in heard[-1].text
    assert tap in heard[-1].labels
    assert day in (await dewi.say(tap))[-1].text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("batalin rapatnya, pak lurah sakit", "pak lurah sakit"),
        ("rapat dibatalkan krn hujan deras", "hujan deras"),
        ("rapatnya batal ya", ""),
    ],
)
async def test_why_it_is_cancelled_is_taken(
    world: World, clock: Clock, said: str, why: str
) -> None:
    await made(world)
    dewi = await official(world, "dewi", Role.FASILITATOR, IMOPURO)
    heard = await dewi.say(said)
    assert dewi.done.asking == ("cancel_meeting.sure" if why else "cancel_meeting.why")
    assert f"Kami catat Alasan: {why}." in heard[-1].text if why else True


async def _before_yes(world: World) -> Resident:
    """A meeting of Thursday 21 January is to be on Saturday the 23rd; it is asked whether so."""
    await made(world, START + timedelta(hours=10))
    who = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    await who.say("aula kepake. geser rapat ke sabtu jam sama")
    assert who.done.asking == "meeting.sure"
    return who


@pytest.mark.parametrize(
    ("said", "told", "day"),
    [
        ("sabtu itu tgl 23 kan? bukan 30", "Yang kami siapkan:", 23),
        ("tp jangan diumumin dulu", "tidak bisa disimpan diam-diam", 23),
        ("ojo dikabarke sik", "tidak bisa disimpan diam-diam", 23),
        ("berapa org yg udah bilang mau dateng", "Jawaban: 0 hadir", 23),
        ("pengumumannya tulis yg kamis BATAL", "Kalimatnya tidak bisa diganti", 23),
        ("waduh sabtu ada mantenan pak RW", "Belum ada yang kami ubah", 23),
        ("rapatnya pindah sabtu ya krn dipakai vaksin", "Alasannya: dipakai vaksin", 23),
        ("balikin ke kamis aja", "Kami catat Tanggal: Kamis, 21 Januari 2027", 21),
        ("jumat wae nek ngono", "Kami catat Tanggal: Jumat, 22 Januari 2027", 22),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_said_before_the_yes(world: World, said: str, told: str, day: int) -> None:
    """A day of the week is the one near the meeting, and what changes nothing is answered."""
    who = await _before_yes(world)
    heard = await who.say(said)
    assert told in "\n".join(each.text for each in heard)
    assert who.done.asking == "meeting.sure"
    assert day == 21 or f"{day} Januari 2027, pukul 19.00" in heard[-1].text


@pytest.mark.parametrize("said", ["nah gitu, kirim", "yo kirim", "ok send", "gas"])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_yes_by_its_verb(world: World, said: str) -> None:
    who = await _before_yes(world)
    heard = await who.say(said)
    assert "kabarnya mulai dikirim" in heard[0].text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_after_it_was_moved(world: World) -> None:
    """Trouble on its day is asked about, it is moved back to the day before, and reminders are
    shown."""
    who = await _before_yes(world)
    await who.say("ya")
    [heard] = await who.say("ADUH sabtu ada hajatan pak carik, tempatnya pas sebelahan")
    assert "Mau dipindah ke hari, jam, atau tempat apa?" in heard.text
    [back] = await who.say("balikin ke kamis aja tp di rumah pak rw 3, jam 8")
    assert "Kami catat Tanggal: Kamis, 21 Januari 2027" in back.text
    await who.say("kirim")
    [heard] = await who.say("H-1 tolong ingetin lagi otomatis")
    assert "Pengingat sebelum mulai" in heard.text


@pytest.mark.parametrize(
    "said",
    [
        "pindah rapatnya ke jumat, tapi jangan diumumkan dulu",
        "geser rapat ke jumat tp ga usah dikabarin warga",
        "rapate diundur jumat, ojo dikabarke sik",
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_that_moving_always_tells_is_said_before_it_is_asked(world: World, said: str) -> None:
    await made(world, START + timedelta(hours=10))
    who = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    heard = await who.say(said)
    whole = "\n".join(each.text for each in heard)
    assert "tidak bisa disimpan diam-diam" in whole
    assert "22 Januari 2027" in whole
    assert who.done.asking == "meeting.sure"
