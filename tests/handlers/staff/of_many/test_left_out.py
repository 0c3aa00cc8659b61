"""Some of many are left out ("semua kecuali yang menjahit", "minus Imopuro"): they are, or it is
said that they cannot be; nobody gets what they wanted to be without."""

from __future__ import annotations

import re

import pytest

from handlers.reading.left_out import left_out
from handlers.reading.staff.audience import but_whom, group_said
from storage.reports.wanted import Wanted
from storage.staff.roles import Role
from tests.handlers.staff.many.evening import IMOPURO, seeded
from tests.handlers.staff.test_desk import official
from tests.support import Resident, World

YOSOREJO = "18.72.04.1004"


@pytest.mark.parametrize(
    ("text", "rest", "parts"),
    [
        ("ekspor semua usulan minus Imopuro", "ekspor semua usulan", ["Imopuro"]),
        ("kabeh kajaba sing lampu karo sing talud", "kabeh", ["sing lampu", "sing talud"]),
        ("everything except the lamps", "everything", ["the lamps"]),
        ("minta datanya, yang ditolak gak usah ikut, excel", "minta datanya , excel", None),
        ("kecuali RT 5, tampilkan semua", "tampilkan semua", ["RT 5"]),
        ("rekap kecuali imopuro per bidang", "rekap per bidang", ["imopuro"]),
    ],
)
def test_what_is_left_out(text: str, rest: str, parts: list[str] | None) -> None:
    found = left_out(text)
    assert found is not None
    assert found.rest == rest
    assert list(found.parts) == (parts or ["yang ditolak"])


@pytest.mark.parametrize("text", ["selain itu ada apa lagi", "saya tidak termasuk", "usulan lampu"])
def test_what_leaves_out_nothing(text: str) -> None:
    assert left_out(text) is None


async def _lurah(world: World, count: int = 5) -> Resident:
    await seeded(world, count)
    return await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)


def _numbers(labels: list[str]) -> set[int]:
    return {int(label[-5:]) for label in labels if label.startswith("MTR-")}


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("daftar usulan selain lampu", {1, 3, 4, 5}),
        ("usulan apa wae kajaba sing talut", {1, 2, 3, 4}),
        ("semua usulan minus fisik", {3, 4}),
        ("show all proposals except the ones in RT 2", {1, 3, 4, 5}),
        ("usulan fisik tanpa yang lampu", {1, 5}),
        ("tugas kecuali posyandu", {1, 2, 3, 5}),
        ("cari usulan drainase selain RT 1", set()),
        ("berapa yang belum diputus selain lampu dan talut", {1, 3, 4}),
        ("tampilkan semua usulan, yang menjahit ga usah", {1, 2, 4, 5}),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_lists(world: World, said: str, left: set[int]) -> None:
    lurah = await _lurah(world)
    heard = await lurah.say(said)
    assert _numbers(heard[0].labels) == left


async def test_what_is_nowhere_is_asked(world: World) -> None:
    """So that nobody takes for left out what is there, only otherwise called."""
    lurah = await _lurah(world)
    [heard] = await lurah.say("semua usulan kecuali yang aneh itu")
    assert 'tidak kami temukan: "yang aneh itu"' in heard.text
    assert not _numbers(heard.labels)
    [heard] = await lurah.say("ekspor semua kecuali blablabla")
    assert "tidak kami temukan" in heard.text
    assert lurah.done.asking is None


async def test_a_kelurahan_is_left_out_of_a_city(world: World) -> None:
    await seeded(world, 3)
    await seeded(world, 2, YOSOREJO, first=9)
    kota = await official(world, "kota", Role.VERIFIKATOR, "18.72")
    [heard] = await kota.say("rekap per bidang minus imopuro")
    assert "tanpa Kelurahan Imopuro: 2 usulan" in heard.text
    [heard] = await kota.say("daftar usulan sekota kecuali metro timur")
    assert _numbers(heard.labels) == {1, 2, 3}


@pytest.mark.parametrize(
    "said",
    [
        "ekspor semua usulan minus yosorejo 2028 excel",
        "unduh data 2028 kecuali metro timur excel",
        "minta data usulan 2028, yosorejo ga usah, excel",
        "export proposals 2028 except yosorejo as excel",
    ],
)
async def test_a_file_without_some(world: World, said: str) -> None:
    await seeded(world, 3)
    await seeded(world, 2, YOSOREJO, first=9)
    kota = await official(world, "kota", Role.VERIFIKATOR, "18.72")
    heard = await kota.say(said)
    made = next(each.text for each in heard if each.text.startswith("Selesai"))
    assert ", 3 baris" in made
    assert re.search(r"tanpa-(?:kelurahan-yosorejo|kecamatan-metro-timur)-kota-metro", made)


async def test_more_of_a_file_brings_nothing_back(world: World) -> None:
    kota = await official(world, "kota", Role.VERIFIKATOR, "18.72")
    await kota.say("ekspor usulan minus imopuro")
    heard = await kota.say("yang fisik aja")
    assert "tanpa Kelurahan Imopuro, Fisik dan prasarana" in heard[-1].text


async def test_a_paper_is_of_all(world: World) -> None:
    lurah = await _lurah(world)
    heard = await lurah.say("cetak tabel t-d.4 kecuali fisik")
    assert "tidak bisa dibuat tanpa sebagian (Fisik dan prasarana)" in heard[0].text
    assert lurah.done.asking == "export.what"


def test_kept_with_what_is_wanted() -> None:
    wanted = Wanted("18.72", year=2028, without=(Wanted("18.72.01.1003"), Wanted(topic="fisik")))
    assert Wanted.load(wanted.stored()) == wanted


# --- decisions ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        (["setujui semua kecuali lampu dan menjahit"], {1, 4, 5}),
        (["acc semua, kecuali yang talut"], {1, 2, 3, 4}),
        (["yang disetujui: semua minus fisik"], {3, 4}),
        (["sepakati", "kabeh kajaba drainase"], {2, 3, 4, 5}),
        (["setujui semua", "eh kecuali posyandu"], {1, 2, 3, 5}),
        (["setujui semua", "minus RT 3 ya"], {1, 2, 4, 5}),
        (["setujui yang rw 1", "semua kecuali posyandu"], {1}),
        (["setujui yang rw 2", "semuanya"], {2, 5}),
        (["tandai lengkap semua bukan yang menjahit"], {1, 2, 4, 5}),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_decided_of_all_but_some(world: World, lines: list[str], left: set[int]) -> None:
    lurah = await _lurah(world)
    for line in lines:
        heard = await lurah.say(line)
    shown = {int(n) for each in heard for n in re.findall(r"MTR-2028-(\d{5}) [A-Z]", each.text)}
    one = {int(n) for each in heard for n in re.findall(r'MTR-2028-(\d{5}) "', each.text)}
    assert shown | one == left


async def test_what_is_left_out_and_is_none_of_them_is_asked(world: World) -> None:
    lurah = await _lurah(world)
    await lurah.say("setujui semua")
    heard = await lurah.say("kecuali yang anu")
    assert heard[0].text.startswith("Kecuali yang mana?")
    assert "Sepakati: 5 usulan" in heard[-1].text


# --- announcements ------------------------------------------------------------------------------


def test_whom_an_announcement_is_not_to_reach() -> None:
    assert group_said("semua warga kecuali yang sudah usul") == "yet"
    assert group_said("warga selain pengusul") == "yet"
    assert group_said("semua kecuali RT 5") is None
    assert but_whom("kecuali RT 5: rapat jam 7") == ("RT 5", "rapat jam 7")
    assert but_whom("semua jalan bagus kecuali mawar")[0] == ""


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_announcement_to_all_but_some(world: World) -> None:
    who = await official(world, "fasil", Role.FASILITATOR, IMOPURO)
    heard = await who.say("umumkan ke semua warga kecuali RT 5: rapat jam 7")
    assert 'tidak bisa dikirim ke semua kecuali "RT 5"' in heard[0].text
    await who.say("imopuro")
    heard = await who.say("semua selain RW 3")
    assert "tidak bisa dikirim" in heard[-1].text
    assert who.done.asking == "announcement.audience"
    await who.say("semua warga kecuali pengusul")
    assert who.done.asking != "announcement.audience"


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("setujui semua, menjahit skip dulu", {1, 2, 4, 5}),
        ("acc kabeh, sing talut ojo disik", {1, 2, 3, 4}),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_is_left_apart_is_not_decided_with_all(
    world: World, said: str, left: set[int]
) -> None:
    lurah = await _lurah(world)
    heard = await lurah.say(said)
    assert {int(n) for n in re.findall(r"- MTR-2028-(\d{5})", heard[-1].text)} == left


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_besides_that_is_the_others(world: World) -> None:
    lurah = await _lurah(world)
    heard = await lurah.say("sepakati lampu sama talut, selain itu simpan")
    assert "Simpan untuk tahun depan: sisanya" in heard[0].text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_rt_that_is_not_to_be_told(world: World) -> None:
    who = await official(world, "fasil", Role.FASILITATOR, IMOPURO)
    heard = await who.say("umumin ke warga rt 1 sama rt 2, rt 3 ga usah: besok kerja bakti jam 7")
    told = "\n".join(each.text for each in heard)
    assert '"besok kerja bakti jam 7"' in told
    assert "RT/RW: RT 01, 02." in told


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_how_others_come_supports_nothing(world: World) -> None:
    """ "Sisanya urut dukungan" was heard as that the one that is named is supported."""
    who = await official(world, "fasil", Role.FASILITATOR, IMOPURO)
    await seeded(world, 3)
    for said in ("jadiin 1, drainase nomer 2, sisanya urut dukungan", "sisane urut dukungan wae"):
        heard = await who.say(said)
        assert not any("mendukung" in each.text for each in heard)
