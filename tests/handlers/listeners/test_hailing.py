"""What is said beside a proposal while nothing is open: where somebody is from, which office they
seek, which of theirs they open; and whom a proposal tells of, at its last look."""

from __future__ import annotations

import pytest

from tests.handlers.listeners.test_own import brought, hears
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("said", "area", "place"),
    [
        (
            "Saya ketua RT 04 RW 02 Banjarsari. Ada 3 warga mau usul. Bisa lewat saya?",
            "Banjarsari",
            "RT 04/RW 02",
        ),
        ("mau usul, saya tinggal di Rejomulyo rt 10", "Rejomulyo", "RT 10"),
    ],
)
async def test_where_they_are_from_is_taken_with_usul(
    world: World, said: str, area: str, place: str
) -> None:
    budi = await world.person("budi").welcomed()
    heard = await hears(budi, said)
    assert f"Kelurahan: {area}" in heard
    assert f"Lokasi: {place}" in heard
    assert "Kami catat usulan" not in heard
    assert budi.done.asking == "propose.topic"


async def test_what_was_said_before_is_offered(world: World) -> None:
    budi = await world.person("budi").welcomed()
    await budi.say("Kami dari RW 3 Imopuro. Kapan terakhir bisa usul?")
    assert "Tadi Anda menyebut Imopuro" in await hears(budi, "mau usul")
    await budi.tap("Imopuro")
    assert budi.done.asking == "propose.topic"


async def test_what_begins_a_wish_is_no_kelurahan(world: World) -> None:
    budi = await world.person("budi").welcomed()
    await budi.say("mau usul")
    assert 'soal "siring"' in await hears(budi, "siring")
    assert budi.done.asking == "propose.area"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("kantor lurahnya di mana", "belum tercatat di sini"),
        ("dinas sosial di mana", "Alamat dinas dan layanan lain"),
        ("dekat RSUD itu masuk kelurahan mana", "KTP atau KK"),
        ("rumah janda tua hampir roboh, diusulin lewat sini apa dinas sosial", "jadikan usulan"),
    ],
)
async def test_questions_of_places(world: World, said: str, told: str) -> None:
    budi = await world.person("budi").welcomed()
    out = await budi.say(said)
    assert told in "\n".join(f"{each.text} {each.labels}" for each in out)


@pytest.mark.parametrize(
    ("said", "number"), [("status 1", 1), ("status nomor 3", 3), ("lihat usulan 2", 2)]
)
async def test_status_with_a_number_shows_that_one(world: World, said: str, number: int) -> None:
    siti = await brought(world)
    assert f"MTR-2028-0000{number}:" in await hears(siti, said)


@pytest.mark.parametrize(
    ("said", "number"), [("ubah lampu", 2), ("edit jembatan", 1), ("koreksi drainase mawar", 3)]
)
async def test_one_of_theirs_is_opened_as_it_is(world: World, said: str, number: int) -> None:
    siti = await brought(world)
    heard = await hears(siti, said)
    assert f"MTR-2028-0000{number}" in heard
    assert "Usulan sekarang" not in heard
    assert siti.done.asking == "propose.review"


async def test_the_order_to_send_is_no_message_for_staff(world: World) -> None:
    siti = await brought(world, 2)
    await siti.say("ubah 2")
    for said in ("simpan perubahan", "simpan perubahan", "kirim"):
        assert "belum Anda ubah" in await hears(siti, said)
    assert "sudah kami sampaikan" in await hears(siti, "sudah benar, depan masjid")


async def test_it_goes_without_the_name_of_whom_it_tells(world: World) -> None:
    budi = await world.person("budi").welcomed()
    said = "usul bedah rumah untuk bu Sumi, janda sakit TBC, RT 02 Imopuro. rumahnya hampir roboh"
    assert "Sebaiknya nama bu Sumi" in await hears(budi, said)
    await budi.tap("Tulis tanpa nama")
    await budi.tap("Kirim usulan")
    [sent] = await world.proposals()
    assert "Sumi" not in sent["wish"]
    assert "seorang warga" in sent["wish"]


@pytest.mark.parametrize("said", ["iringmulyo rt 22 rw 7", "kel. Iring Mulyo RT 22/RW 07"])
async def test_an_address_alone_is_no_wish(world: World, said: str) -> None:
    siti = await world.person("siti").welcomed()
    heard = await siti.say(said)
    assert siti.done.asking == "propose.topic"
    assert "Kelurahan: Iring Mulyo" in heard[0].text
    assert "RT 22/RW 07" in heard[0].text
    assert "usulan" not in heard[0].text.split("(2 dari 5)")[0]


async def test_an_address_instead_of_a_name_is_kept(world: World) -> None:
    siti = world.person()
    for said in ("halo", "ya"):
        await siti.say(said)
    heard = await siti.say("Iring Mulyo RT 22 RW 7")
    assert siti.done.asking == "welcome.name"
    assert "nama Anda, atau usulan" not in heard[-1].text
    heard = await siti.say("Suyanto")
    assert siti.done.asking == "propose.topic"
    assert "RT 22/RW 07" in heard[-1].text


async def test_an_address_under_what_was_asked_begins_and_goes_on_with_it(world: World) -> None:
    siti = world.person()
    for said in ("permisi, mau daftar usulan", "setuju. agus"):
        await siti.say(said)
    heard = await siti.say("Iring Mulyo RT pitulas RW gangsal")
    assert siti.done.asking == "propose.topic"
    assert "RT 17/RW 05" in heard[0].text
    assert "belum kami pakai" not in heard[0].text


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("eh bercanda kak, Rafi. umurku 15 boleh ikut usul gak?", "Rafi"),
        ("becanda min, nadia. aq msh 16 btw bole kan?", "Nadia"),
    ],
)
async def test_a_joke_taken_back_gives_the_name_and_the_age_is_answered(
    world: World, said: str, name: str
) -> None:
    siti = world.person()
    for each in ("halo", "setuju", "sultan metro"):
        await siti.say(each)
    heard = await siti.say(said)
    assert f"panggil {name}" in heard[0].text
    assert "umur tidak kami tanyakan" in heard[0].text


@pytest.mark.parametrize(
    "said", ["Irigasi mas. Niku mlebet bidang nopo?", "drainase. itu masuk bidang apa?"]
)
async def test_which_bidang_it_is_is_answered_by_taking_it(world: World, said: str) -> None:
    siti = await world.person("siti").welcomed()
    await siti.say("iringmulyo rt 22 rw 7")
    heard = await siti.say(said)
    assert "bidang Fisik" in heard[0].text
    assert "belum kami pakai" not in heard[0].text


@pytest.mark.parametrize(
    ("said", "area"),
    [
        ("yosorejo", "Yosorejo"),
        ("hadimulyo brt", "Hadimulyo Barat"),
        ("kelurahan saya margodadi", "Margodadi"),
        ("assalamualaikum, aku wong mulyosari", "Mulyosari"),
        ("kula tiyang hadimulyo timur", "Hadimulyo Timur"),
        ("tejosari, kec. metro timur, kota metro", "Tejosari"),
        ("banjarsari kak", "Banjarsari"),
    ],
)
async def test_a_kelurahan_alone_begins_one_for_it(world: World, said: str, area: str) -> None:
    siti = await world.person("siti").welcomed()
    heard = await hears(siti, said)
    assert f"Kelurahan: {area}" in heard
    assert siti.done.asking == "propose.topic"


@pytest.mark.parametrize("said", ["hadimulyo", "purwosari", "metro", "metro timur"])
async def test_of_what_may_be_several_it_is_asked_which(world: World, said: str) -> None:
    siti = await world.person("siti").welcomed()
    await siti.say(said)
    assert siti.done.asking == "propose.area"


@pytest.mark.parametrize("said", ["bukan yosorejo", "yosorejo kecamatan apa", "yosorejo?"])
async def test_more_than_a_kelurahan_begins_none(world: World, said: str) -> None:
    siti = await world.person("siti").welcomed()
    await siti.say(said)
    assert siti.done.asking is None


async def test_under_an_offer_to_say_where_they_live_it_is_theirs(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.say("jadwal")
    assert "undangan untuk Kelurahan Yosorejo" in await hears(siti, "yosorejo")
