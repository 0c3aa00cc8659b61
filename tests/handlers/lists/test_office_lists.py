"""Twelve lists as offices make them (tests/offices.py): what each row becomes, and twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.settings import Settings
from handlers.lists import lists
from handlers.lists import rows as paper
from handlers.lists.rows import Answers, PaperList, Report, Scope
from handlers.site import Site
from handlers.turn import render
from storage.city import areas
from storage.city.areas import Areas
from storage.database.tables import imported, list_headings
from storage.staff.roles import Role
from tests import offices
from tests.command_line import rembuk
from tests.handlers.lists.test_lists import as_csv, send, upload
from tests.handlers.staff.test_desk import official
from tests.offices import TWELVE
from tests.support import Clock, World, brought_up_to_date

METRO = Scope(("18.72",))
IMOPURO = Scope(("18.72.01.1003",))


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(Areas(areas.read_csv(areas.INCLUDED)), None, "https://rembuk.test")


def read(data: bytes, site: Site, scope: Scope = METRO, **said: Any) -> PaperList:
    return paper.read(data, site, scope, Answers(**said), later=True)


def becomes(listed: PaperList) -> dict[str, Any]:
    """By the label of each row what it becomes: some of its content, or its faults in words."""
    found: dict[str, Any] = {}
    for line in listed.lines:
        if line.row is None:
            found[line.label] = " ".join(render(fault, "id") for fault in line.faults)
            continue
        c = line.row.content
        amount = "" if c.volume is None else f"{c.volume:f} {c.unit}"
        found[line.label] = (c.area[-7:], c.topic, c.wish, c.rt, c.rw, amount, line.row.cost)
    return found


def said_of(listed: PaperList) -> str:
    return "\n".join(render(words, "id") for words in lists.remarks(listed))


# What each row becomes: content, or a piece of its fault; and pieces of the remarks.
EXPECTED: dict[str, tuple[dict[str, Any], Sequence[str]]] = {
    "kop surat.xlsx": (
        {
            "10": ("01.1004", "fisik", "Perbaikan drainase Jl. Melati", "03", "02", "120 m",
                   15_000_000),
            "11": ("01.1004", "fisik", "Perbaikan drainase Jl. Kenanga", "04", "02", "80 m",
                   15_000_000),
            "13": ("01.1004", "sosbud", "Pelatihan kader posyandu", None, None, "20 orang",
                   5_000_000),
        },
        ("tidak menyebutnya: Hadimulyo Barat", "7 baris tanpa usulan dilewati: 8, 14, 16-20.",
         "tidak dipakai: No, Ket"),
    ),
    "excel lama.xls": (
        {
            "3": ("01.1003", "fisik", "Pemasangan lampu jalan", "06", "04", "5 titik", None),
            "4": ("01.1003", "fisik", "Pemasangan lampu jalan", "07", "04", "5 titik", None),
            "7": 'RT/RW "5.2" sudah diubah Excel menjadi angka',
        },
        ("Imopuro", "1 baris tersembunyi tidak dimasukkan: 5.",
         "1 baris yang dicoret tidak dimasukkan: 6."),
    ),
    "karangrejo.ods": (
        {
            "3": ("02.1003", "fisik", "Pembangunan talut sungai", "03", "02", "30 m²", None),
            "4": ("02.1003", "fisik", "Pembuatan sumur bor", "04", "02", "1 unit", None),
            "5": ("02.1003", "fisik", "Pembuatan sumur bor", "05", "02", "1 unit", None),
            "6": "usulan berisi 2 butir; tulis satu usulan satu baris",
        },
        ("Karangrejo", "bukan daftar usulan: Sampul"),
    ),
    "titik koma.csv": (
        {
            "4": ("03.1004", "fisik", "Rehab rumah – tidak layak huni", "02", "01", "2 unit",
                  40_000_000),
            "5": ("03.1004", "ekonomi", "Bantuan mesin jahit", "03", "01", "2 unit", 10_000_000),
            "6": ("03.1004", "ekonomi", "Bantuan alat pertukangan", "03", "01", "2 paket", None),
        },
        ("1 baris tanpa usulan dilewati: 7.", "diisi nanti: masalah"),
    ),
    "formulir web.xlsx": (
        {
            "2": ("01.1003", "fisik", "Perbaikan jalan gang Mawar", "03", "02", "", None),
            "3": ("04.1003", "ekonomi", "Pelatihan membuat kue", "01", "04", "", None),
            "4": "sudah dipotong Excel; jadikan kolomnya Teks dan ketik ulang",
            "5": "tanpa persetujuan",
        },
        ('usulan = "Apa yang Anda usulkan?"', "tidak dipakai: Timestamp"),
    ),
    "kata sendiri.xlsx": (
        {
            "3": ("01.1003", "fisik", "Perbaikan gorong-gorong", "01", "01", "1 unit", None),
            "4": ("01.1003", "fisik", "Lampu penerangan jalan", "02", "01", "4 titik", None),
        },
        ("Imopuro", "tidak dipakai: No, Tempat Persis"),
    ),
    "tanpa bidang.xlsx": (
        {
            "2": ("01.1003", "", "Perbaikan jalan Gang Mawar RT 03 RW 02", "03", "02", "150 m",
                  None),
            "3": ("01.1003", "", "Perbaikan jalan Gang Mawar RT 04 RW 02", "04", "02", "150 m",
                  None),
            "4": ("01.1003", "", "Perbaikan jalan Gang Mawar RT 04 RW 02", "04", "02", "200 m",
                  None),
        },
        ("Imopuro", "diisi nanti: bidang, masalah, lokasi"),
    ),
    "dua tabel.xlsx": (
        {
            "4 di lembar RW 01": ("04.1001", "fisik", "Perbaikan talut", "01", "01", "30 m", None),
            "8 di lembar RW 01": ("04.1001", "ekonomi", "Pelatihan las", "02", "01", "", None),
            "3 di lembar RW 02": ("04.1001", "fisik", "Perbaikan talut", "01", "02", "30 m", None),
        },
        ("Yosodadi", "Lembar tersembunyi tidak dibaca: Rekap lama"),
    ),
    "tanggal.xlsx": (
        {
            "2": ("01.1003", "fisik", "Perbaikan drainase A", "03", "02", "", None),
            "3": "RT/RW berisi tanggal; jadikan selnya Teks",
            "4": 'RT/RW "5.2" sudah diubah Excel menjadi angka',
            "5": 'RT/RW "05-Feb" tidak terbaca sebagai dua nomor',
            "6": 'RT/RW "46058" sudah diubah Excel menjadi angka',
            "7": "masalah berisi rumus yang gagal",
            "8": ("01.1003", "fisik", "Perbaikan drainase G", "05", "02", "", None),
            "9": 'RT/RW "05/02/2026" tidak terbaca sebagai dua nomor',
        },
        (),
    ),
    "koma.csv": (
        {
            "2": "ada tulisan di kolom F, di kanan judul terakhir. Ada koma di dalam tulisan?",
            "3": ("01.1003", "fisik", "Perbaikan Jalan Mawar", None, None, "", None),
        },
        (),
    ),
    "dicoret.xlsx": (
        {
            "3": ("04.1002", "fisik", "Perbaikan jembatan", "01", "01", "1 unit", None),
            "6": "volume dicoret",
            "7": ("04.1002", "sosbud", "Pengadaan tenda", "04", "01", "2 unit", None),
        },
        ("1 baris yang dicoret tidak dimasukkan: 4.", "1 baris tersembunyi tidak dimasukkan: 5."),
    ),
    "per rw.xlsx": (
        {
            "4": ("01.1003", "fisik", "Perbaikan gapura", "03", "01", "1 unit", None),
            "5": ("01.1003", "sosbud", "Pengadaan kursi", "04", "01", "50 buah", None),
            "8": ("01.1003", "fisik", "Perbaikan gapura", "03", "02", "1 unit", None),
            "9": 'bidang "Kebersihan" tidak kami kenal',
        },
        ("Nama dan telepon tidak disimpan",),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", list(TWELVE))
def test_what_each_row_becomes(site: Site, name: str) -> None:
    headings = {"harapan warga": "usulan"} if name == "kata sendiri.xlsx" else {}
    scope = IMOPURO if name == "per rw.xlsx" else METRO
    listed = read(TWELVE[name](), site, scope, headings=headings)
    expected, remarks = EXPECTED[name]
    found = becomes(listed)
    assert list(found) == list(expected)
    for label, wanted in expected.items():
        if isinstance(wanted, str):
            assert wanted in found[label], found[label]
        else:
            assert found[label] == wanted
    for piece in remarks:
        assert piece in said_of(listed)


async def test_each_twice_from_the_command_line(tmp_path: Path) -> None:
    """Nothing is doubled, and the second time what was there is counted."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'x.db'}"
    await brought_up_to_date(url)
    for name, make in TWELVE.items():
        (tmp_path / name).write_bytes(make())
        more = ["--area", "18.72.01.1003"] if name == "per rw.xlsx" else []
        if name == "kata sendiri.xlsx":
            code, out, err = await rembuk("import", name, url=url, folder=tmp_path)
            assert (code, out) == (2, "")
            assert "Kolom mana yang berisi usulan? Yang ada: Harapan Warga; Tempat Persis." in err
            more = ["--column", "usulan=harapan warga"]
        rows = EXPECTED[name][0].values()
        faults = sum(isinstance(row, str) for row in rows)
        good = len(rows) - faults
        tail = f", {faults} perlu diperbaiki" if faults else ""
        for word in ("dimasukkan", "sudah ada"):
            code, out, err = await rembuk("import", name, *more, url=url, folder=tmp_path)
            assert (code, err) == (1 if faults else 0, "")
            assert out.splitlines()[-1] == f"{name}: {good} {word}{tail}"
            more = [] if "--column" in more else more  # it is remembered
    code, out, _ = await rembuk("export", url=url, folder=tmp_path)
    assert code == 0
    assert out.count("\n") == 1 + sum(
        not isinstance(row, str) for rows, _ in EXPECTED.values() for row in rows.values()
    )


async def test_a_heading_is_asked_for_and_remembered(world: World) -> None:
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
    heard = await upload(lurah, offices.own_words(), "kata sendiri.xlsx")
    assert heard[-1].text == "Kolom mana di kata sendiri.xlsx yang berisi usulan?"
    assert heard[-1].labels == ["Harapan Warga", "Tempat Persis", "Batal"]
    heard = await lurah.tap("Harapan Warga")
    assert "2 bisa dimasukkan" in heard[1].text
    assert heard[-1].labels == ["Masukkan 2", "Batal"]
    assert await world.count("proposals") == 0
    await lurah.tap("Masukkan 2")
    assert await world.count("proposals") == 2
    # Their next list needs no question; somebody else's does.
    heard = await upload(lurah, offices.own_words(), "kata sendiri.xlsx")
    assert "2 sudah ada" in heard[1].text
    other = await official(world, "camat", Role.FASILITATOR, "18.72")
    heard = await upload(other, offices.own_words(), "kata sendiri.xlsx")
    assert "Kolom mana" in heard[-1].text
    await other.tap("Batal")
    # What was said goes with the person.
    assert len(await world.rows(select(list_headings))) == 2
    await lurah.say("hapus data saya")
    await lurah.say("ya")
    assert await world.rows(select(list_headings)) == []


async def test_a_bidang_for_all(world: World) -> None:
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
    heard = await upload(lurah, offices.no_bidang(), "tanpa bidang.xlsx")
    assert "tidak tertulis bidangnya" in heard[-1].text
    heard = await lurah.tap("Fisik dan prasarana")
    assert "3 bisa dimasukkan" in heard[1].text
    await lurah.tap("Masukkan 3")
    assert [row["topic"] for row in await world.proposals()] == ["fisik"] * 3
    assert "Yang belum terisi: masalah, lokasi." in lurah.heard[-1].text


async def test_a_bidang_left_for_later(world: World) -> None:
    """Staff see what is missing, and whoever imported is asked for it by UBAH."""
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
    await upload(lurah, offices.no_bidang(), "tanpa bidang.xlsx")
    await lurah.tap("Tidak ada, isi nanti")
    await lurah.tap("Masukkan 3")
    assert [row["topic"] for row in await world.proposals()] == [""] * 3
    assert "Yang belum terisi: bidang, masalah, lokasi." in lurah.heard[-1].text
    camat = await official(world, "camat", Role.VERIFIKATOR, "18.72.01")
    assert "Masalah: (belum diisi)" in (await camat.say("buka 1"))[0].text
    asked = (await lurah.say("ubah 1"))[-1].text
    assert "Usulan ini tentang apa?" in asked
    assert "(2 dari 5)" not in asked, "it is the one thing that is missing"
    assert "sekarang" in (await lurah.tap("Ekonomi"))[-1].text
    await lurah.say("Warga kesulitan lewat setiap hujan")
    await lurah.say("simpan")
    first = (await world.proposals())[0]
    assert (first["topic"], first["problem"]) == ("ekonomi", "Warga kesulitan lewat setiap hujan")


async def test_a_twin_of_names_is_asked_for(site: Site, world: World) -> None:
    """Purwosari and Purwoasri differ by one letter: the title alone decides nothing."""
    rows = [
        ["USULAN KELURAHAN PURWOSARI"],
        ["Usulan", "Bidang", "Masalah", "Lokasi"],
        ["Perbaikan jalan gang", "Fisik", "Becek dan licin", "RT 1 RW 1"],
    ]
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
    heard = await upload(lurah, as_csv(rows), "a.csv")
    assert heard[-1].labels == ["Purwosari", "Purwoasri", "Batal"]
    await lurah.tap("Purwoasri")
    await lurah.tap("Masukkan 1")
    assert [row["area"] for row in await world.proposals()] == ["18.72.02.1004"]
    # The role decides where it leaves one; and what is named elsewhere is not taken for it.
    [line] = read(as_csv(rows), site, Scope(("18.72.02.1002",))).lines
    assert line.row is not None
    assert line.row.content.area == "18.72.02.1002"
    rows[0] = ["USULAN KELURAHAN IMOPURO"]
    [line] = read(as_csv(rows), site, Scope(("18.72.02.1002",))).lines
    assert "Kelurahan Imopuro di luar wilayah Anda" in render(line.faults[0], "id")


async def test_others_had_the_same_list(world: World) -> None:
    """Whoever comes second hears how many were there."""
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
    other = await official(world, "camat", Role.FASILITATOR, "18.72")
    data = offices.letterhead()
    for who in (lurah, other):
        await send(who, data, "kop surat.xlsx")
    await lurah.tap("Masukkan 3")
    heard = await other.tap("Masukkan 3")
    assert "Tidak ada usulan baru yang dimasukkan." in heard[-1].text
    assert "3 sudah ada sebelumnya." in heard[-1].text


def lamps(*more: tuple[str, str, str]) -> bytes:
    head = ["kelurahan", "bidang", "usulan", "masalah", "lokasi", "rt", "rw", "volume", "satuan"]
    same = ["Imopuro", "fisik", "Pemasangan lampu jalan", "Gelap pada malam hari", "Jl. Mawar"]
    return as_csv([head, *([*same, rt, rw, n, "titik"] for rt, rw, n in more)])


async def test_a_corrected_amount_is_no_second_proposal(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'x.db'}"
    await brought_up_to_date(url)

    async def imports(data: bytes) -> list[str]:
        (tmp_path / "a.csv").write_bytes(data)
        _, out, _ = await rembuk("import", "a.csv", url=url, folder=tmp_path)
        return [str(line) for line in out.splitlines()]

    first = await imports(lamps(("01", "02", "5"), ("04", "03", "8"), ("01", "02", "5")))
    assert first[0] == "Baris 2: dimasukkan dengan nomor MTR-2028-00001."
    assert first[1] == "Baris 3: dimasukkan dengan nomor MTR-2028-00002."
    assert first[2] == "Baris 4: sama dengan baris 2, jadi dimasukkan sekali saja."
    again = await imports(lamps(("1", "2", "7"), ("04", "03", "8")))
    assert "MTR-2028-00001, hanya volumenya lain (yang tersimpan 5 titik)" in again[0]
    assert again[1] == "Baris 3: sudah ada dengan nomor MTR-2028-00002."
    assert again[-1].endswith("1 sudah ada, 1 sudah ada dengan volume lain")


async def test_what_was_imported_before_rt_counted(settings: Settings, clock: Clock) -> None:
    """Rows that earlier versions have taken are known by what they were told apart by then."""
    async with World.made(settings, clock) as world:
        lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
        await send(lurah, lamps(("01", "02", "5")))
        await lurah.tap("Masukkan 1")
        [line] = read(lamps(("01", "02", "5")), world.app.site).lines
        assert line.row is not None
        async with world.app.database.writer.begin() as connection:
            old = update(imported).values(digest=line.row.former, near=None)
            await connection.execute(old)
        [report] = await send(lurah, lamps(("01", "02", "5"), ("04", "03", "5"), ("01", "02", "6")))
        assert "1 bisa dimasukkan, 1 sudah ada, 1 sudah ada dengan volume lain" in report.text


CASES = {
    "differs-in-rt.csv": ({2, 3}, {4: "sama dengan baris 2"}, ""),
    "government-form.csv": ({6, 7}, {}, "5 baris tanpa usulan dilewati: 5, 8, 10-11, 13"),
    "merged-heading.xlsx": ({3, 4}, {}, ""),
    "phone-apostrophe.csv": (
        {4, 5, 7},
        {2: "dipotong Excel", 3: "dipotong Excel", 6: "telepon", 8: "telepon"},
        "",
    ),
    "ragged-row.csv": (set(), {2: "di kanan judul terakhir"}, ""),
    "rtrw-date.csv": (set(), dict.fromkeys(range(2, 7), "RT/RW"), ""),
    "second-sheet.xlsx": ({2}, {}, "Petunjuk"),
}  # fmt: skip


@pytest.mark.parametrize("name", list(CASES))
def test_lists_of_strangers(site: Site, shared: Path, name: str) -> None:
    good, others, remark = CASES[name]
    listed = read((shared / "cases" / name).read_bytes(), site)
    report = Report(listed)
    told = {line.number: render(report.words(line), "id") for line in listed.lines}
    fine = {n for n, words in told.items() if re.search(r"bisa dimasukkan\.", words)}
    assert fine == good
    for number, words in others.items():
        assert words in told[number]
    assert set(told) == good | set(others)
    assert remark in said_of(listed)
