"""What the report says of rows that are read: costs, places, titles, and what is like another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from handlers.lists import lists
from handlers.lists.rows import Report, Scope
from handlers.site import Site
from handlers.turn import render
from storage.city import areas
from storage.city.areas import Areas
from storage.staff.roles import Role
from tests import workbooks
from tests.command_line import rembuk
from tests.handlers.lists.test_lists import as_csv, upload
from tests.handlers.lists.test_office_lists import becomes, read, said_of, site
from tests.handlers.lists.test_sections import PLAIN, row, xlsx
from tests.handlers.staff.test_desk import official
from tests.support import World, brought_up_to_date

__all__ = ["site"]


def notes(data: bytes, site: Site, **more: Any) -> list[str]:
    """The notes of each row, or its faults."""
    return [
        " ".join(render(each, "id") for each in (*line.notes, *line.faults))
        for line in read(data, site, **more).lines
    ]


def costing(cost: Any, heading: str = "Biaya", title: str = "") -> bytes:
    head = ["Kelurahan", "Bidang", "Usulan", "Masalah", "Lokasi", heading]
    line = ["Imopuro", "Fisik", "Perbaikan drainase", "Air meluap", "Jl. Mawar", cost]
    return xlsx([[title, "Tahun 2027"], head, line])


@pytest.mark.parametrize(
    ("title", "heading", "cost", "expected"),
    [
        ("DAFTAR USULAN (dalam ribuan rupiah)", "Biaya", 15_000, 15_000_000),
        ("(dalam jutaan Rp)", "Biaya", 15, 15_000_000),
        ("(Rp. 000)", "Biaya", 15_000, 15_000_000),
        ("(dalam ribuan rupiah)", "Biaya (juta)", 15, 15_000_000),
        ("(dalam ribuan rupiah)", "Biaya", "15 juta", 15_000_000),
        ("", "Biaya", 15, None),
        ("", "Biaya", "15", None),
        ("", "Biaya", "Rp 99.999", None),
        ("", "Biaya", 100_000, 100_000),
        ("USULAN 1.000 LAMPU", "Biaya", 150_000, 150_000),
    ],
)
def test_costs_in_thousands_and_implausible_ones(
    site: Site, title: str, heading: str, cost: Any, expected: int | None
) -> None:
    [line] = read(costing(cost, heading, title), site).lines
    assert line.row is not None
    assert line.row.cost == expected
    told = " ".join(render(note, "id") for note in line.notes)
    assert ("di bawah Rp 100.000" in told) == (expected is None)


async def test_a_corrected_cost_is_told(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'x.db'}"
    await brought_up_to_date(url)
    told = []
    for cost in (15_000_000, 15_000_000, 25_000_000):
        (tmp_path / "a.xlsx").write_bytes(costing(cost))
        _, out, _ = await rembuk("import", "a.xlsx", url=url, folder=tmp_path)
        told.append(out.splitlines()[0])
    assert told[1] == "Baris 3: sudah ada dengan nomor MTR-2028-00001."
    assert told[2].startswith(told[1])
    assert "yang tersimpan Rp 15.000.000, di daftar ini Rp 25.000.000" in told[2]


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ("Jl. A RT 01/RW 02", "Jln A RT 1 RW 2", True),
        ("Jalan Mawar no 5 RT 1 RW 2", "JL MAWAR No. 05, RT.01/RW.02", True),
        ("Jl. A RT 1 RW 2", "Jl. A RT 1 RW 3", False),
        ("Jl. A RT 1 RW 2", "Jl. B RT 1 RW 2", False),
    ],
)
def test_the_same_place_in_other_words(site: Site, first: str, second: str, alike: bool) -> None:
    rows = [["KELURAHAN IMOPURO"], PLAIN, row(1, "pagar", first), row(2, "pagar", second)]
    _, told = notes(xlsx(rows), site)
    assert ("mirip baris 3" in told) == alike


@pytest.mark.parametrize(
    ("where", "elsewhere"),
    [
        ("Jl. X RT 02 RW 03 Kel. Yosomulyo", True),
        ("Jl. Ki Hajar, Kelurahan Metro RT 1 RW 2", True),
        ("Jl. X Kelurahan Imopuro RT 1 RW 2", False),
        ("Jl. Yosomulyo RT 1 RW 2", False),
    ],
)
def test_a_place_in_another_kelurahan(site: Site, where: str, elsewhere: bool) -> None:
    [told] = notes(xlsx([["KELURAHAN IMOPURO"], PLAIN, row(1, "pagar", where)]), site)
    assert ("menyebut kelurahan lain; dimasukkan untuk Imopuro" in told) == elsewhere


@pytest.mark.parametrize(
    ("sheet", "title", "told"),
    [
        ("Ganjar Asri", ["KELURAHAN GANJAR AGUNG"], "nama lembarnya Ganjar Asri"),
        ("Yosodadi RW 2", ["USULAN KEL. IMOPURO"], "nama lembarnya Yosodadi"),
        ("Ganjar Agung 1", ["KELURAHAN GANJAR AGUNG"], ""),
        ("Sheet1", ["KELURAHAN IMOPURO KECAMATAN METRO TIMUR"], "bukan bagian Kecamatan Metro Ti"),
        ("Sheet1", ["KECAMATAN METRO TIMUR", "KELURAHAN IMOPURO"], "bukan bagian"),
        ("Sheet1", ["KECAMATAN METRO PUSAT", "KELURAHAN IMOPURO"], ""),
    ],
)
def test_a_title_that_contradicts(site: Site, sheet: str, title: list[str], told: str) -> None:
    [found] = notes(xlsx([*([each] for each in title), PLAIN, row(1, "pagar")], name=sheet), site)
    assert (told in found) if told else found == ""


# --- two cities -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def two() -> Site:
    """Bandar Lampung too, with a kelurahan that is called like one of Metro."""
    other = [
        areas.Area("18.71", "Kota Bandar Lampung", letters="BDL"),
        areas.Area("18.71.01", "Kedaton", -5.38, 105.25),
        areas.Area("18.71.01.1001", "Imopuro", -5.38, 105.25),
    ]
    return Site(Areas([*areas.read_csv(areas.INCLUDED), *other]), None, "https://rembuk.test")


@pytest.mark.parametrize(
    ("title", "scope", "expected"),
    [
        (
            "DAFTAR USULAN",
            "",
            "bisa berarti Imopuro, Kota Bandar Lampung (18.71.01.1001) / Imopuro",
        ),
        ("DAFTAR USULAN", "18.72", "01.1003"),
        ("PEMERINTAH KOTA BANDAR LAMPUNG", "", "01.1001"),
        ("KECAMATAN METRO PUSAT", "", "01.1003"),
    ],
)
def test_kelurahan_of_the_same_name(two: Site, title: str, scope: str, expected: str) -> None:
    rows = [[title], ["Kelurahan", "Usulan", "Masalah", "Lokasi"]]
    rows.append(["Imopuro", *row(1, "pagar")[1:]])
    [found] = becomes(read(xlsx(rows), two, Scope((scope,)))).values()
    assert expected in found[0] if isinstance(found, tuple) else expected in found


@pytest.mark.parametrize(
    ("title", "scope", "labels"),
    [
        (["KELURAHAN IMOPURO"], "", ["Imopuro, Kota Bandar Lampung", "Imopuro, Kota Metro"]),
        (["KELURAHAN IMOPURO"], "18.72", []),
        (["KOTA METRO", "KELURAHAN IMOPURO"], "", []),
        (["KECAMATAN METRO SELATAN"], "", ["Rejomulyo", "Margorejo", "Sumbersari Bantul",
                                           "Margodadi"]),
    ],
)  # fmt: skip
def test_the_city_stands_in_the_question(
    two: Site, title: list[str], scope: str, labels: list[str]
) -> None:
    data = xlsx([*([each] for each in title), PLAIN, row(1, "pagar")])
    question = read(data, two, Scope((scope,))).question
    assert [label for _, label in question.choices] == labels if question else labels == []


# --- bidang for all, sums, rekap, rights -------------------------------------------------------


def test_a_bidang_for_rows_without_one(site: Site) -> None:
    rows = [["KELURAHAN IMOPURO"], PLAIN, row(1, "pagar"), ["B. EKONOMI"], row(2, "kios pasar")]
    found = becomes(read(xlsx(rows), site, topic="sosbud"))
    assert [each[1] for each in found.values()] == ["sosbud", "ekonomi"]
    assert becomes(read(xlsx(rows), site))["3"] == "bidang kosong; isi dulu."


def test_a_sum_with_its_unit_and_a_rekap(site: Site) -> None:
    book, _ = workbooks.book(
        [
            ["KELURAHAN IMOPURO"],
            ["No", "Usulan", "Masalah", "Lokasi", "Volume", "Satuan"],
            [*row(1, "pagar"), 100, "m"],
            ["", "JUMLAH", None, None, 100, "m"],
        ],
        name="Usulan",
    )
    rekap = book.create_sheet("Rekap")
    workbooks.fill(rekap, [["REKAPITULASI"], ["Kelurahan", "Jumlah Usulan"], ["Imopuro", 1]])
    listed = read(workbooks.saved(book), site)
    assert list(becomes(listed)) == ["3"]
    assert "1 baris tanpa usulan dilewati: 4." in said_of(listed)
    assert "bukan daftar usulan: Rekap" in said_of(listed)
    assert lists.counts(Report(listed)).text == "1 bisa dimasukkan"


async def test_a_list_of_whoever_only_types_into_sipd(world: World) -> None:
    vero = await official(world, "vero", Role.VERIFIKATOR, "18.72")
    heard = await upload(vero, as_csv([PLAIN, row(1, "pagar")]), "usulan.csv")
    assert "bukan daftar usulan dari SIPD" in heard[-1].text
    assert "minta fasilitator memasukkannya" in heard[-1].text
    assert await world.proposals() == []
    assert await world.count("files") == 0


@pytest.mark.parametrize("role", [None, Role.PENGAMAT])
async def test_whoever_may_not_send_lists_is_told_so(world: World, role: Role | None) -> None:
    who = (
        await world.person("siti").welcomed()
        if role is None
        else await official(world, "vero", role, "18.72")
    )
    [heard] = await upload(who, as_csv([PLAIN, row(1, "pagar")]), "usulan.xlsx")
    assert "hanya bisa dimasukkan petugas yang berhak" in heard.text
    [heard] = await upload(who, b"%PDF-1.4", "surat.pdf")
    assert "Berkas (PDF/Word) belum bisa kami baca" in heard.text
    assert await world.count("files") == 0
