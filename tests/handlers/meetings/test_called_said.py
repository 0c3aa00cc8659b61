"""A meeting that is called in a sentence, or in several, and is announced as soon as no more is
needed."""

from __future__ import annotations

import pytest

from handlers.reading.staff.sentences import agenda, bring, kind_said
from storage.staff.roles import Role
from tests.handlers.meetings.test_meetings import made, the_meeting
from tests.handlers.staff.test_desk import official
from tests.storage.messages.test_broadcasts import IMOPURO
from tests.support import World

one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

CALLED = (
    "bikin undangan rembuk kelurahan sabtu depan jam 8 malam sampai jam 10 di balai kelurahan "
    "membahas usulan yang sudah diperiksa, bawa KTP"
)


def test_what_a_sentence_tells_of_it() -> None:
    assert agenda(CALLED) == "membahas usulan yang sudah diperiksa"
    assert agenda("undang warga besok, acaranya pilih prioritas, bawa KTP") == "pilih prioritas"
    assert agenda("undang warga besok jam 9") is None
    assert bring(CALLED) == "KTP"
    assert bring("warga tolong bawa fotokopi KK") == "fotokopi KK"
    assert bring("rapat besok di balai") is None


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("mau bikin rembuk kelurahan", "mau bikin musrenbang kelurahan"),
        ("adain rembug warga", "adain musrenbang kelurahan warga"),
        ("rembug warga RW 3", "rembuk rw 3"),
        ("musren besok", "musrenbang kelurahan besok"),
        ("musrenbang perempuan", "musrenbang perempuan"),
        ("pra-musrenbang kelurahan", "pra-musrenbang kelurahan"),
    ],
)
def test_which_one_it_is(said: str, kind: str) -> None:
    assert kind_said(said, 4) == kind


@one_database
async def test_in_one_sentence(world: World) -> None:
    yuni = await official(world, "yuni", Role.FASILITATOR, IMOPURO)
    heard = await yuni.say(f"halo saya yuni fasilitator imopuro mau {CALLED}")
    for told in ("Pertemuan: Musrenbang kelurahan", "Selesai: 22.00", "Tempat: balai kelurahan"):
        assert told in heard[-1].text
    assert yuni.done.asking == "meeting.point"
    heard = await yuni.say("iya umumkan")
    assert "Undang warga sekarang?" in heard[-1].text
    assert "Acara: membahas usulan yang sudah diperiksa" in heard[-1].text
    assert "Pengingat sebelum mulai: 3 hari" in heard[-1].text  # as usual
    assert not await world.count("meetings")
    heard = await yuni.say("iya umumkan")
    assert "Undangan mulai dikirim" in heard[-1].text
    heard = await yuni.say("bawaannya ditambah fotokopi KK")
    assert "Bawa: KTP, fotokopi KK" in heard[-1].text
    assert "Simpan, dan kabari" in heard[-1].text
    heard = await yuni.say(
        "eh tunggu, sabtu malam itu pak RW 3 mantu pindah minggu jam 9 pagi aja tempatnya tetap"
    )
    heard = await yuni.say("iya pindah")
    assert "Perubahan disimpan" in heard[-1].text
    meeting = await the_meeting(world)
    assert (meeting.bring, meeting.place) == ("KTP, fotokopi KK", "balai kelurahan")
    assert f"{meeting.starts_at:%A %H:%M}" == "Sunday 02:00"


@one_database
async def test_in_several(world: World) -> None:
    yuni = await official(world, "yuni", Role.FASILITATOR, IMOPURO)
    await yuni.say("bikin undangan rapat warga")
    await yuni.say("musrenbang kelurahan")
    await yuni.say("sabtu jam 7 malam di aula SD")
    heard = await yuni.say("agendanya pilih prioritas")
    assert "Kami catat Acara: pilih prioritas" in heard[-1].text
    heard = await yuni.say("umumkan aja")
    assert yuni.done.asking == "meeting.end"  # this one is needed
    await yuni.say("sampai jam 9")
    assert yuni.done.asking == "meeting.point"
    heard = await yuni.say("sudah itu aja undang warganya")
    assert "pukul 19.00 sampai 21.00" in heard[-1].text
    assert not await world.count("meetings")


@one_database
async def test_who_asks_how_many_come_sees_that(world: World) -> None:
    await made(world)
    yuni = await official(world, "yuni", Role.FASILITATOR, IMOPURO)
    for said in ("yang bilang mau datang sudah berapa orang", "udah brp yg bilang mau dateng"):
        assert "Jawaban: 0 hadir" in (await yuni.say(said))[-1].text


@one_database
async def test_to_another_hall_and_whoever_comes_is_told(world: World) -> None:
    await made(world)
    yuni = await official(world, "yuni", Role.FASILITATOR, IMOPURO)
    heard = await yuni.say("geser ke minggunya jam 2 siang tempatnya aula sd 2 imopuro")
    assert "Minggu, 24 Januari 2027, pukul 14.00" in heard[-1].text
    assert "aula sd 2 imopuro" in heard[-1].text
    heard = await yuni.say("ya pindahin, kabarin yg udah bilang mau dateng")
    assert "Perubahan disimpan" in heard[-1].text
    assert (await the_meeting(world)).place == "aula sd 2 imopuro"


@one_database
async def test_of_a_kecamatan_in_one_of_its_kelurahan(world: World) -> None:
    arif = await official(world, "arif", Role.FASILITATOR, "18.72.02")
    heard = await arif.say("bikin jadwal rembuk karangrejo sabtu jam 7 malem di balai kelurahan")
    assert "Kami catat Pertemuan: Musrenbang kelurahan" in heard[-1].text
    assert "Kami catat Wilayah: Karangrejo" in heard[-1].text
