"""How many there are by a column, what they come to, and more that is said of what was shown."""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.reading.staff.sifted import sifted
from handlers.staff.counted.amounts import figure
from storage.staff.roles import Role
from tests.handlers.staff.many.evening import IMOPURO, seeded
from tests.handlers.staff.test_desk import official
from tests.support import Resident, World

YOSOREJO = "18.72.04.1004"
SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def _kota(world: World) -> Resident:
    await seeded(world, 5)
    await seeded(world, 2, YOSOREJO, first=9)
    return await official(world, "kota", Role.VERIFIKATOR, "18.72")


@SQLITE
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("rekap dong", "- sudah diterima, menunggu dibahas: 7 usulan"),
        ("min rekapnya sekota dong", "- sudah diterima, menunggu dibahas: 7 usulan"),
        ("can I have a summary", "- sudah diterima, menunggu dibahas: 7 usulan"),
        ("pira usulan saben bidang", "- Sosial budaya: 1 usulan"),
        ("pinten usulan saben kelurahan", "- Kelurahan Yosorejo: 2 usulan"),
        ("how many per kecamatan", "- Kecamatan Metro Timur: 2 usulan"),
        ("how many proposals by field", "- Ekonomi: 1 usulan"),
        ("per RW aja pak", "- RW 03: 1 usulan"),
        ("jumlah usulan di tiap dinas", "- belum ada OPD: 7 usulan"),
    ],
)
async def test_counted_by(world: World, said: str, told: str) -> None:
    kota = await _kota(world)
    [heard, *_] = await kota.say(said)
    assert told in heard.text


@SQLITE
async def test_more_is_said_of_what_was_shown(world: World) -> None:
    kota = await _kota(world)
    await kota.say("rekap dong")
    [heard] = await kota.say("per bidang juga")
    assert "- Fisik dan prasarana: 5 usulan" in heard.text
    [heard] = await kota.say("minus imopuro")
    assert "tanpa Kelurahan Imopuro: 2 usulan" in heard.text
    assert "- Fisik dan prasarana: 2 usulan" in heard.text
    [heard, *_] = await kota.say("nek per kecamatan piye")
    assert "tanpa Kelurahan Imopuro: 2 usulan" in heard.text
    assert "- Kecamatan Metro Timur: 2 usulan" in heard.text
    [heard] = await kota.say("yang fisik aja, urutkan dari yang terbaru")
    assert heard.labels == ["MTR-2028-00007", "MTR-2028-00006"]


@SQLITE
async def test_narrowed_further_step_by_step(world: World) -> None:
    kota = await _kota(world)
    await kota.say("rekap imopuro")
    await kota.say("yg fisik aja dulu")
    [heard] = await kota.say("urutin dari dukungan terbanyak")
    assert heard.text.startswith("Kelurahan Imopuro, tahun 2028, Fisik dan prasarana: 3 usulan")
    [heard] = await kota.say("kalau yosorejo?")
    assert heard.text.startswith("Kelurahan Yosorejo, tahun 2028, Fisik dan prasarana: 2 usulan")


@SQLITE
async def test_what_was_shown_before_something_else_is_forgotten(world: World) -> None:
    """And what is done is no narrowing."""
    kota = await _kota(world)
    await kota.say("rekap imopuro")
    await kota.say("terima kasih")
    [heard] = await kota.say("per kecamatan")
    assert heard.text.startswith("Kota Metro")
    await kota.say("rekap imopuro")
    heard_too = await kota.say("setujui yang lampu")
    assert "Fisik dan prasarana:" not in heard_too[0].text


@SQLITE
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("berapa total panjang drainase yang diusulkan", "1.620 m, dari 2 usulan"),
        ("drainase sekota totalnya berapa meter", "1.620 m, dari 2 usulan"),
        ("gunggunge dawa drainase pira meter", "1.620 m, dari 2 usulan"),
        ("how many meters of drainage altogether", "1.620 m, dari 2 usulan"),
        ("berapa titik lampu se-Metro Pusat", "4 titik, dari 1 usulan"),
    ],
)
async def test_how_much_is_asked_for(world: World, said: str, told: str) -> None:
    """Kilometres are metres, and each is shown with its own."""
    lines = ("usul", "Imopuro", "1", "{}", "Air masuk rumah warga", "RT 05/RW 02", "{}", "kirim")
    for name, wish, size in (
        ("a", "Drainase Jl. Mawar", "120 m"),
        ("b", "Drainase Gang Melati", "1,5 km"),
        ("c", "Drainase Jl. Kapten", "lewati"),
        ("d", "Lampu jalan Gang Kelinci", "4 titik"),
    ):
        who = await world.person(name).welcomed()
        given = [wish, size]
        for line in lines:
            heard = await who.say(given.pop(0) if line == "{}" else line)
        assert "MTR-" in heard[-1].text
    kota = await official(world, "kota", Role.VERIFIKATOR, "18.72")
    [shown, *_] = await kota.say(said)
    assert told in shown.text
    if "drain" in said:
        assert "1 usulan tidak menyebut ukurannya" in shown.text
        assert "menunggu dibahas, 1,5 km" in shown.text


@pytest.mark.parametrize(
    "text",
    ["berapa orang yang dukung lampu", "berapa orang yang hadir", "jumlah warga yang datang"],
)
def test_what_asks_no_measure(text: str) -> None:
    found = sifted(text)
    assert found is None or not found.measure


def test_a_figure_as_people_write_it() -> None:
    assert [figure(Decimal(each)) for each in ("1720", "2.50", "0.5")] == ["1.720", "2,5", "0,5"]


@SQLITE
async def test_what_was_shown_as_a_file(world: World) -> None:
    kota = await _kota(world)
    await kota.say("rekap dong")
    await kota.say("per bidang juga")
    heard = await kota.say("sekarang excel, tanpa imopuro")
    made = next(each.text for each in heard if each.text.startswith("Selesai"))
    assert "tanpa-kelurahan-imopuro" in made
    assert ", 2 baris" in made


@SQLITE
async def test_counted_by_two(world: World) -> None:
    kota = await _kota(world)
    [heard] = await kota.say("jumlah per kecamatan per bidang, cukup di chat")
    assert "- Kecamatan Metro Timur: 2 usulan (Fisik dan prasarana 2)" in heard.text
    [heard] = await kota.say("minus fisik")
    assert "- Kecamatan Metro Pusat: 2 usulan (Ekonomi 1, Sosial budaya 1)" in heard.text


@SQLITE
async def test_the_same_file_of_another_area(world: World) -> None:
    kota = await _kota(world)
    await kota.say("rekap sipd metro pusat excel 2028")
    heard = await kota.say("yang metro timur juga, pisah file")
    made = next(each.text for each in heard if each.text.startswith("Selesai"))
    assert "rekap-sipd-kecamatan-metro-timur-rkpd-2028" in made
    assert ".xlsx, 2 baris" in made


@SQLITE
async def test_what_waits_is_narrowed_further(world: World) -> None:
    await seeded(world, 5)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    await lurah.say("tugas")
    [heard] = await lurah.say("yang fisik aja")
    assert heard.text.startswith('TUGAS "fisik": 3 menunggu')
    [heard] = await lurah.say("urutin dari dukungan terbanyak")
    assert heard.text.startswith("Kelurahan Imopuro, tahun 2028, Fisik dan prasarana: 3 usulan")


@SQLITE
async def test_a_question_notes_nothing(world: World) -> None:
    await seeded(world, 3)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    heard = await lurah.say("3 itu sebenernya urusan siapa? perkim apa pupr")
    assert heard[0].text.startswith("MTR-2028-00003")
    assert lurah.done.asking is None
