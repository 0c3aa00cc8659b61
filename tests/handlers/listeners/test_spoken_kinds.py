"""What people say beside what they were asked, by kind: what becomes part of a proposal, what is
one of its answers, and which command a sentence of staff is."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from handlers.asking.offices import is_named
from handlers.asking.person import names
from handlers.reading.asked_beside import asked_beside
from handlers.reading.introduced import introduction, wish_in
from handlers.reading.meaning.slots import slots
from handlers.reading.staff.orders import order
from handlers.reading.staff.sentences import for_whom
from storage.database.tables import people, talks
from storage.staff.roles import Role
from tests.handlers.staff.test_desk import official
from tests.support import Resident, World

one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("said", "command", "rest"),
    [
        ("tolong carikan usulan yang soal jalan rusak di imopuro", "search", "jalan rusak imopuro"),
        ("cariin usulan drainase dong", "search", "drainase"),
        ("tugas saya hari ini apa", "tasks", ""),
        ("yg nunggu saya apa aja", "tasks", ""),
        ("apa aja yg masuk di kelurahan saya?", "tasks", ""),
        ("coba liat usulan yg nomer 3", "task", ""),
        ("buka yg no 1 dong", "task", ""),
        ("no 3 sama no 6 itu sama gak sih?", "similar", ""),
        ("tolong benerin kelurahan yg no 3 harusnya margodadi", "correct", ""),
        ("ini rt nya salah mestinya rt 3 bukan rt 5", "correct", ""),
        ("minta pengusul no 1 kirim foto", "complete", ""),
        ("sy cuti 2 minggu, digantiin bu ani", "deputy", "14 hari"),
        ("saya izin sampai 20 februari, penggantinya pak budi", "deputy", "sampai 20 februari"),
        ("batalin aja pengumumannya", "announcements", ""),
        ("siapa aja verifikator yg aktif?", "join", ""),
    ],
)
def test_orders_of_staff(said: str, command: str, rest: str) -> None:
    found = order(said)
    assert found is not None
    assert (found.command, found.rest) == (command, rest)


@pytest.mark.parametrize(
    "said",
    [
        "mau usul lampu jalan di rt 3",
        "tolong benerin jalan rt 3",
        "mau cari tahu cara usul",
        "saya sakit, tolong ganti lampu jalan rt 3",
        "jalan di kelurahan saya rusak",
    ],
)
def test_no_orders(said: str) -> None:
    assert order(said) is None


def test_for_whom_is_entered() -> None:
    for said, name, wish in (
        ("mau nginput usulan mbah surip, orangnya gak punya hp", "Mbah Surip", ""),
        (
            "tolong daftarin usulan pak karto, jembatan rt 4 rusak",
            "Pak Karto",
            "jembatan rt 4 rusak",
        ),
    ):
        found = for_whom(said)
        assert found is not None
        assert (found.name, found.wish) == (name, wish)


def test_a_wish_without_its_introduction() -> None:
    for said, wish in (
        ("assalamualaikum wr wb. saya bu tutik dari rt 12 mau usul talud di kali", "talud di kali"),
        ("asslm min mau lapor jln dpn rmh rusak", "jln dpn rmh rusak"),
        ("gak jadi nanya, mau usul aja. jalan berlubang", "jalan berlubang"),
        ("Nuwun sewu, kula ajeng matur bab irigasi sawah", "irigasi sawah"),
        ("malam gelap di gang kami", "malam gelap di gang kami"),
        ("ibu ibu pkk butuh mesin jahit", "ibu ibu pkk butuh mesin jahit"),
        ("Perbaikan drainase Jl. Mawar RT 05", "Perbaikan drainase Jl. Mawar RT 05"),
    ):
        told = bool(slots(introduction(said)).things)
        assert wish_in(said, tells=told) == wish
    said = "jalan rusak, warga sudah mau usul dari dulu"
    assert wish_in(said, tells=True) == said


def test_a_question_beside_a_wish() -> None:
    assert asked_beside("kuburan kebanjiran kalo ujan, sama mau nanya bansos kok saya enggak") == (
        "kuburan kebanjiran kalo ujan",
        "nanya bansos kok saya enggak",
    )
    assert asked_beside("mau tanya dulu") is None
    assert asked_beside("jalan rusak di depan sd") is None


def test_names_that_are_refused_or_asked_about() -> None:
    for said in ("gak mau kasih nama", "lewat aja namanya", "ga usah nama, anonim aja"):
        assert names.refuses(said)
    for said in ("emange jenengku kudu ditulis?", "kapan rapate"):
        assert names.questions(said)
        assert not names.refuses(said)
    for said in ("bener itu", "ubah masalahnya", "namaku bukan itu", "takut dimarahin pak RT"):
        assert names.is_sentence(said)
    for said in ("Siti Aminah", "Pak Bambang", "Ibu Suratmi"):
        taken = (names.is_sentence(said), names.refuses(said), names.questions(said))
        assert not any(taken)


def test_problems_are_not_cut() -> None:
    for said, problem in (
        ("rusak sudah 2 tahun Jl. Mawar susah dilewati", "sudah 2 tahun Jl. Mawar susah dilewati"),
        ("talud ambrol krn takut longsor ke rumah warga", "krn takut longsor ke rumah warga"),
        ("sampah, sudah seminggu baunya minta ampun", "sudah seminggu baunya minta ampun"),
    ):
        assert slots(said).problem == problem


def test_what_is_no_office() -> None:
    assert not is_named("jadwal musrenbang kecamatan diundur seminggu ya")
    for said in ("PUPR", "Dinas Pekerjaan Umum dan Tata Ruang", "Bappeda", "Dinas X Y Z A B"):
        assert is_named(said)


# --- in the middle of a proposal ----------------------------------------------------------------


_TALKS = select(people.c.address, talks.c.state).join(talks, talks.c.person_id == people.c.id)


async def answers(world: World, who: Resident) -> dict[str, Any]:
    """The answers of the draft that is open."""
    rows = await world.rows(_TALKS)
    talk = next(row.state for row in rows if row.address == who.address)
    return dict(talk["open"]["answers"])


async def at_area(world: World, name: str) -> Resident:
    siti = await world.person(name).welcomed()
    await siti.say("usul lampu jalan depan pasar mati semua")
    assert siti.done.asking == "propose.area"
    return siti


@one_database
async def test_beside_the_kelurahan(world: World) -> None:
    """Neither a correction nor a question becomes part of the title or of the problem."""
    for said, area in (
        ("imopuro ya bukan metro", "Imopuro"),
        ("iringmulyo eh bukan yosodadi", "Yosodadi"),
        ("nang yosomulyo mas, dudu imopuro", "Yosomulyo"),
    ):
        siti = await at_area(world, area)
        await siti.say(said)
        known = await answers(world, siti)
        assert (known["area"]["name"], known["wish"]) == (
            area,
            "lampu jalan depan pasar mati semua",
        )
    budi = await at_area(world, "budi")
    await budi.say("purwosari")
    await budi.say("mayat sampe ngambang pak, warga pada protes")
    await budi.say("yg bansos gmn ya pak katanya?")
    heard = await budi.say("udah bener kirim")
    assert "belum bisa dikirim" in heard[-1].text
    await budi.say("purwosari lah")
    known = await answers(world, budi)
    assert known["area"]["name"] == "Purwosari"
    assert known["problem"] == "mati semua. mayat sampe ngambang pak, warga pada protes"
    assert known["wish"] == "lampu jalan depan pasar mati semua"


@one_database
async def test_no_places_and_corrections(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.say("usul lampu jalan gelap di imopuro, dpn masjid gang cempaka")
    await siti.say("warga pada takut lewat malam")
    await siti.say("bukan, lokasinya bukan depan masjid, itu utk got")
    assert (await answers(world, siti))["place"]["text"] == "gang cempaka"
    await siti.say("judulnya ganti lampu jalan gang cempaka")
    await siti.say("anak kecil takut lewat")
    known = await answers(world, siti)
    assert known["wish"] == "lampu jalan gang cempaka"
    assert known["problem"] == "warga pada takut lewat malam, anak kecil takut lewat"
    budi = await world.person("budi").welcomed()
    await budi.say("usul saluran irigasi sawah mampet di karangrejo")
    await budi.say("petani gagal panen terus")
    await budi.say("saluran sktr 500m lebar 60cm")
    assert budi.done.asking == "propose.place"
    await budi.say("eh kok kelurahannya udah keisi sendiri sih")
    assert budi.done.asking == "propose.area"  # shown, and asked whether it stays
    await budi.tap("Tetap")
    assert budi.done.asking == "propose.place"
    known = await answers(world, budi)
    assert known["volume"]["text"] == "saluran sktr 500m lebar 60cm"
    assert "place" not in known


@one_database
async def test_after_it_was_sent(world: World) -> None:
    """A correction opens what was sent, or the draft that waits, and is heard there."""
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    heard = await siti.say("udah nanya pak rt katanya rt 6 bukan rt 5")
    assert "RT 06/RW 02" in heard[-1].text
    assert siti.done.asking == "propose.review"
    heard = await siti.say("ok krm")
    assert "sudah disimpan" in heard[-1].text
    heard = await siti.say("ketik cek 1")
    assert "MTR-2028-00001" in heard[-1].text
    heard = await siti.say("sy tinggalnya di karangrejo")
    assert "Karangrejo" in heard[-1].text


@one_database
async def test_staff_begin_no_proposal(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72.01")
    for said, told in (
        ("tolong carikan usulan yang soal drainase", "CARI"),
        ("mau nginput usulan mbah surip, orangnya gak punya hp", "Mbah Surip"),
    ):
        heard = await lurah.say(said)
        assert told in heard[-1].text, said
    await lurah.say("batal")
    await lurah.tap("Ya, batalkan")
    await lurah.say("mau ngadain rapat di balai kelurahan imopuro tgl 10 januari jam 8 pagi")
    heard = await lurah.say("eh jamnya 20.00 aja")
    assert "Mulai sekarang: 20.00" in heard[-1].text
    await lurah.tap("Rembuk RW")
    known = await answers(world, lurah)
    assert (known["date"], known["start"]) == ("2027-01-10", "20:00")
    assert known["area"]["name"] == "Imopuro"
    assert await world.count("proposals") == 1


@one_database
async def test_what_is_asked_of_done_is_sent_by_its_button(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.say("usul lampu jalan gelap di imopuro gang cempaka")
    await siti.say("warga pada takut lewat malam")
    await siti.say("wis cukup")
    heard = await siti.tap("Kirim sekarang")
    assert "MTR-2028-00001" in heard[0].text


@one_database
@pytest.mark.usefixtures("wishes_are_offered")
async def test_the_kelurahan_alone_is_no_part_of_what_was_offered(world: World) -> None:
    siti = await world.person().welcomed()
    said = "lampu gang kenanga mati semua, warga takut lewat"
    await siti.say(said)
    await siti.say("hadimulyo brat")
    kept = await answers(world, siti)
    assert kept["wish"] == said
    assert kept["area"]["name"] == "Hadimulyo Barat"


DRAFT = ("usul", "Imopuro", "1", "pembangunan talud", "longsor ke sungai")


@pytest.mark.parametrize(
    "said",
    ["kirim", "ya kirim aja pak", "kirimin usulan talud yang tadi", "sing wau dikintun mawon"],
)
async def test_a_draft_that_waits_is_shown_before_it_is_sent(world: World, said: str) -> None:
    siti = await world.person("siti").welcomed()
    for line in (*DRAFT, "rt 5", "nanti saja"):
        await siti.say(line)
    assert "BELUM dikirim" in (await siti.say(said))[0].text
    assert siti.done.asking == "propose.review"


async def test_what_is_missing_in_a_draft_that_waits_is_asked(world: World) -> None:
    siti = await world.person("siti").welcomed()
    for line in (*DRAFT, "nanti saja"):
        await siti.say(line)
    heard = await siti.say("kirim yang tadi dong")
    assert "belum bisa dikirim" in heard[0].text
    assert siti.done.asking == "propose.place"


@pytest.mark.parametrize("said", ["kirim foto gimana", "jangan dikirim dulu", "kirim lampu jalan"])
async def test_what_sends_no_draft(world: World, said: str) -> None:
    siti = await world.person("siti").welcomed()
    for line in (*DRAFT, "rt 5", "nanti saja"):
        await siti.say(line)
    assert "BELUM dikirim" not in (await siti.say(said))[0].text
