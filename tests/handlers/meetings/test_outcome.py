"""A meeting that is run in sentences: it begins, how many came, what came out, it ends."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from handlers.reading.staff.meetings import held
from handlers.reading.staff.meetings.headcount import Count, headcount
from handlers.reading.unsaid import nothing
from storage.database.store import Store
from storage.database.tables import proposals
from storage.meetings import results
from storage.meetings.model import TooEarly
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.handlers.meetings.test_meetings import START, made, the_meeting
from tests.handlers.staff.test_desk import official
from tests.storage.messages.test_broadcasts import IMOPURO
from tests.support import Clock, Resident, World

one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("yang hadir 34 orang 19 perempuan 15 laki laki", Count(34, 19, 15)),
        ("eh hadirnya ralat 36 ada dua ibu ibu baru datang jadi perempuannya 21", Count(36, 21)),
        ("pesertanya tiga puluh dua, laki-laki 20, perempuan 12", Count(32, 12, 20)),
        ("eh yang datang ternyata 27", Count(27)),
        ("hadir 34. laki 19 pr 15", Count(34, 15, 19)),
        ("eh pr nya 16 deng, jadi 35 total", Count(35, 16)),
        ("hadir 12 ibu2 sama 9 bapak2", Count(None, 12, 9)),
        ("hadir berapa orang", None),
        ("Bu Sri RT 05 hadir", None),
        ("20 orang minta jalan diaspal", None),
    ],
)
def test_how_many_came(said: str, count: Count | None) -> None:
    assert headcount(said) == count


def test_what_was_said_before_stays() -> None:
    assert Count(36, 21).over(Count(34, 19, 15)) == Count(36, 21, 15)
    assert Count(None, 12, 9).over(None) == Count(21, 12, 9)
    assert not Count(30, 12, 9).fits


@pytest.mark.parametrize(
    ("said", "begins", "ends"),
    [
        ("oke sekarang rembuknya mulai ya", True, None),
        ("rapatnya udah kita mulai pak", True, None),
        ("kapan rapatnya mulai", False, None),
        ("tutup rembuknya terus berita acaranya bisa dicetak ngga", False, "berita acaranya"),
        ("rapatnya sudah selesai ya", False, ""),
        ("tutup absen ya", False, None),
    ],
)
def test_that_it_begins_and_ends(said: str, begins: bool, ends: str | None) -> None:
    assert held.begins(said) is begins
    found = held.ends(said)
    assert found is None if ends is None else found is not None and found.startswith(ends)


@pytest.mark.parametrize(
    ("said", "file"),
    [
        ("berita acaranya bisa dicetak ngga", "pdf"),
        ("minta berita acara rembuk tadi bentuk word", "docx"),
        ("notulennya kirim pdf dong", "pdf"),
        ("cara bikin berita acara gimana", None),
        ("foto berita acara dikirim kemana", None),
    ],
)
def test_the_minutes_that_are_wanted(said: str, file: str | None) -> None:
    assert held.wants_minutes(said) == file


def test_nothing_to_note() -> None:
    assert nothing("ga ada pak")
    assert nothing("tidak ada catatan")
    assert not nothing("tidak ada yang keberatan dengan hasilnya")


async def three(world: World, clock: Clock) -> Resident:
    """A meeting that runs, with three on its list; its facilitator."""
    for name, wish in (
        ("ani", "Gorong-gorong Jl. Melati RT 05"),
        ("budi", "Pelatihan jahit ibu-ibu RW 03"),
        ("cici", "Rehab balai RW 04"),
    ):
        await (await world.person(name).lives_in(IMOPURO)).proposes(wish)
    await made(world)
    yuni = await official(world, "yuni", Role.FASILITATOR, IMOPURO)
    clock.now = START + timedelta(minutes=5)
    await yuni.new()
    return yuni


async def states(world: World) -> list[tuple[int, str, int | None, str | None]]:
    columns = [proposals.c[name] for name in ("number", "state", "priority", "note")]
    rows = await world.rows(select(*columns).order_by(proposals.c.number))
    return [tuple(row) for row in rows]


@one_database
async def test_from_its_beginning_to_its_paper(world: World, clock: Clock) -> None:
    yuni = await three(world, clock)
    assert "Kode hadir" in (await yuni.say("oke rembuknya mulai ya"))[0].text
    heard = await yuni.say("yang hadir 34 orang 19 perempuan 15 laki laki")
    assert '"Hadir: 34 orang (19 perempuan, 15 laki-laki)."' in heard[0].text
    assert "3. Rehab balai" in (await yuni.say("usulan apa aja yang dibahas"))[0].text
    heard = await yuni.say("hasilnya nomor satu pelatihan jahit nomor dua gorong gorong")
    assert "1. MTR-2028-00002" in heard[0].text
    assert "2. MTR-2028-00001" in heard[0].text
    assert yuni.done.asking == "result.discussed"
    heard = await yuni.say("yang balai ditunda tahun depan karena tanahnya belum bersertifikat")
    assert "Simpan untuk tahun depan: 3" in heard[0].text
    heard = await yuni.say("eh hadirnya ralat 36 ada dua ibu ibu baru datang jadi perempuannya 21")
    assert "36 orang (21 perempuan, 15 laki-laki)" in heard[0].text
    heard = await yuni.say("iya simpan")
    assert "3 usulan dibahas, 2 disepakati" in heard[-1].text
    assert (await the_meeting(world)).state == "announced"
    heard = await yuni.say("iya simpan")
    assert any("Hasil tercatat: 2 usulan disepakati" in each.text for each in heard)
    assert "Keputusan: Simpan untuk tahun depan" in heard[-1].text
    assert (await states(world))[2][1] == "diajukan"  # it is asked about first
    await yuni.say("masalah tanah")
    await yuni.say("ya")
    assert await states(world) == [
        (1, "disepakati", 2, None),
        (2, "disepakati", 1, None),
        (3, "belum_diakomodir", None, "tanahnya belum bersertifikat"),
    ]
    meeting = await the_meeting(world)
    assert (meeting.state, meeting.notes) == (
        "held",
        "Hadir: 36 orang (21 perempuan, 15 laki-laki).",
    )
    heard = await yuni.say("tutup rembuknya terus berita acaranya bisa dicetak ngga")
    assert "sudah ditutup" in heard[0].text
    assert "kami siapkan" in heard[1].text


@one_database
@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("Hasilnya: balai menang, jahit nomor dua", ["00003", "00002"]),
        ("hasil rapat: 1. gorong-gorong 2. balai, jahit nanti dulu", ["00001", "00003"]),
        ("hasil rembuk tadi 3 sama 1 disepakati, 2 ditolak soalnya sudah ada", ["00003", "00001"]),
    ],
)
async def test_what_came_out(world: World, clock: Clock, said: str, order: list[str]) -> None:
    yuni = await three(world, clock)
    heard = await yuni.say(said)
    for place, number in enumerate(order, 1):
        assert f"{place}. MTR-2028-{number}" in heard[0].text
    assert yuni.done.asking is not None
    assert {state for _, state, _, _ in await states(world)} == {"diajukan"}


@one_database
async def test_it_is_put_right_before_it_is_written(world: World, clock: Clock) -> None:
    yuni = await three(world, clock)
    await yuni.say("tutup rapatnya")
    assert yuni.done.asking == "result.agreed"
    await yuni.say("jahit dulu baru gorong-gorong, balai ditunda dulu ya tanahnya sengketa")
    assert yuni.done.asking == "result.notes"
    await yuni.say("ga ada")
    assert yuni.done.asking == "result.photos"
    await yuni.say("eh jahit sama gorong-gorong kebalik")
    heard = await yuni.say("ok simpan")
    assert "1. MTR-2028-00001" in heard[-1].text
    assert "2. MTR-2028-00002" in heard[-1].text
    assert "Catatan:" not in heard[-1].text


@one_database
async def test_before_it_begins_it_says_when(world: World, clock: Clock) -> None:
    yuni = await three(world, clock)
    clock.now = START - timedelta(hours=5)
    for said in ("rembuknya mulai ya", "hasilnya jahit menang", "yang hadir 20 orang"):
        heard = await yuni.say(said)
        assert "baru mulai Kamis, 21 Januari 2027" in heard[0].text
    assert (await the_meeting(world)).notes is None


@one_database
async def test_notes_are_for_those_who_file_it_and_not_too_early(
    world: World, clock: Clock
) -> None:
    meeting = await made(world)
    by = at_command_line("Lurah")

    async def note(store: Store) -> None:
        with pytest.raises(TooEarly):
            await results.note(store, by, meeting.id, "Hadir: 3 orang.")
        with pytest.raises(LookupError):
            await results.note(store, by, 1, "Hadir: 3 orang.")

    await world.app.turns.do(note)
    assert (await the_meeting(world)).notes is None
    clock.now = START
    siti = await world.person("siti").lives_in(IMOPURO)
    await siti.say("yang hadir 34 orang")
    assert (await the_meeting(world)).notes is None


@one_database
@pytest.mark.parametrize("said", ["cadangkan 2, 3", "CADANGKAN 2-3", "cadangkan 2 dan 3"])
async def test_a_line_of_many_is_done_beside_the_list(
    world: World, clock: Clock, said: str
) -> None:
    yuni = await three(world, clock)
    await yuni.say("tutup rapatnya")
    await yuni.say("1")
    assert "Jadikan cadangan: 2 usulan" in (await yuni.say(said))[0].text
    await yuni.say("ya")
    assert yuni.done.asking == "result.agreed"
    assert [state for _, state, _, _ in await states(world)] == [
        "diajukan", "disepakati", "disepakati",
    ]  # fmt: skip


@one_database
async def test_what_has_just_been_agreed_is_not_rejected_beside(world: World, clock: Clock) -> None:
    yuni = await three(world, clock)
    await yuni.say("tutup rapatnya")
    await yuni.say("1, 3")
    await yuni.say("hapus 3")
    assert yuni.done.asking == "result.agreed"
