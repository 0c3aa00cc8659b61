"""What offices write in headings and cells, each kind with several members."""

from __future__ import annotations

from typing import Any

import openpyxl
import pytest

from handlers.lists.rows import Report
from handlers.site import Site
from handlers.turn import render
from tests import workbooks
from tests.handlers.lists.test_lists import as_csv
from tests.handlers.lists.test_office_lists import becomes, lamps, read, said_of, site

__all__ = ["site"]


BOTH = [
    ("003/002", ("03", "02")),
    ("RT.006/RW.004", ("06", "04")),
    ("RT 5 RW 2", ("05", "02")),
    ("RW 02/RT 05", ("05", "02")),
    ("RT/RW 05/02", ("05", "02")),
    ("05-02", ("05", "02")),
    ("'05/02", ("05", "02")),
    ("003.002", ("03", "02")),
    ("RW 05", (None, "05")),
    ("RT 05", ("05", None)),
    ("-", (None, None)),
    ("5.2", "menjadi angka"),
    ("5,2", "menjadi angka"),
    (5.2, "menjadi angka"),
    ("05", "dua nomor"),
    ("05-Feb", "dua nomor"),
    ("Feb-05", "dua nomor"),
    ("5 Feb", "dua nomor"),
    ("05/02/2026", "dua nomor"),
    ("05 Februari 2026", "dua nomor"),
    ("46058", "dua nomor"),
    ("RT 1,2,3/RW 2", "dua nomor"),
]


@pytest.mark.parametrize(("typed", "expected"), BOTH)
def test_rt_and_rw_in_one_cell(site: Site, typed: Any, expected: Any) -> None:
    rows = [
        ["Kelurahan", "Bidang", "Usulan", "Masalah", "Lokasi", "RT/RW"],
        ["Imopuro", "Fisik", "Perbaikan drainase", "Air meluap", "Jl. Mawar", typed],
    ]
    made, _ = workbooks.book(rows)
    [line] = read(workbooks.saved(made), site).lines
    if isinstance(expected, str):
        assert line.row is None
        assert expected in render(line.faults[0], "id")
    else:
        assert line.row is not None
        assert (line.row.content.rt, line.row.content.rw) == expected


AMOUNTS = [
    (("± 120 m", ""), ("120 m", "± 120 m", None)),
    (("2 unit @ 5 jt", ""), ("2 unit", "2 unit @ 5 jt", None)),
    (("3", "paket"), ("3 paket", "3 paket", None)),
    (("3 paket", "paket"), ("3 paket", "3 paket", None)),
    (("Rp 15.000.000,-", ""), ("", "", 15_000_000)),
    (("-", "m"), ("", "", None)),
    (("120 m\n(kiri kanan)", ""), ("120 m", "120 m (kiri kanan)", None)),
]


@pytest.mark.parametrize(("typed", "expected"), AMOUNTS)
def test_amounts(site: Site, typed: tuple[str, str], expected: tuple[Any, ...]) -> None:
    rows = [
        ["Kelurahan", "Bidang", "Usulan", "Masalah", "Lokasi", "Volume", "Satuan"],
        ["Imopuro", "Fisik", "Perbaikan drainase", "Air meluap", "Jl. Mawar", *typed],
    ]
    [line] = read(as_csv(rows), site).lines
    assert line.row is not None
    content = line.row.content
    amount = "" if content.volume is None else f"{content.volume:f} {content.unit}"
    assert (amount, content.volume_text or "", line.row.cost) == expected


@pytest.mark.parametrize(
    ("heading", "typed", "cost"),
    [
        ("Perkiraan Biaya", "Rp 15.000.000,-", 15_000_000),
        ("Pagu (Rp)", 15_000_000, 15_000_000),
        ("Pagu Anggaran (Rp. 000)", 15_000, 15_000_000),
        ("Biaya (juta)", "15", 15_000_000),
        ("Biaya (juta)", "15 juta", 15_000_000),
        ("RAB", "15 jt", 15_000_000),
        ("Kebutuhan Dana", "-", None),
    ],
)
def test_costs_are_kept(site: Site, heading: str, typed: Any, cost: int | None) -> None:
    rows = [
        ["Kelurahan", "Bidang", "Usulan", "Masalah", "Lokasi", heading],
        ["Imopuro", "Fisik", "Perbaikan drainase", "Air meluap", "Jl. Mawar", typed],
    ]
    made, _ = workbooks.book(rows)
    [line] = read(workbooks.saved(made), site).lines
    assert line.row is not None
    assert (line.row.cost, line.notes) == (cost, ())


WISHES = (
    "Nama Kegiatan / Usulan", "Jenis Kegiatan", "Uraian Kegiatan", "Kegiatan/Usulan",
    "Kegiatan / Usulan", "NAMA KEGIATAN", "Usulan Kegiatan *)", "Apa yang Anda usulkan?",
    "Kegiatan yang diusulkan", "Aspirasi", "Usulan Program/Kegiatan",
)  # fmt: skip


@pytest.mark.parametrize("heading", WISHES)
def test_a_wish_by_other_names(site: Site, heading: str) -> None:
    rows = [
        ["Kelurahan", "Bidang", heading, "Lokasi"],
        ["Imopuro", "Fisik", "Perbaikan drainase", "Jl. Mawar"],
    ]
    [line] = read(as_csv(rows), site).lines
    assert line.wish == "Perbaikan drainase"
    assert line.row is not None


def test_two_headings_that_may_be_the_wish(site: Site) -> None:
    """The one that is none is not thrown away unasked."""
    rows = [
        ["Kelurahan", "Bidang", "Kegiatan", "Usulan", "Lokasi"],
        ["Imopuro", "Fisik", "Peningkatan jalan", "Perbaikan drainase", "Jl. Mawar"],
    ]
    question = read(as_csv(rows), site).question
    assert question is not None
    assert question.needed
    assert [label for _, label in question.choices] == ["Kegiatan", "Usulan"]


@pytest.mark.parametrize(
    "mark", ['"', "sda", "s.d.a.", "idem", "Idem.", "''", '- " -', "〃", "SDA"]
)
def test_ditto_marks(site: Site, mark: str) -> None:
    rows = [
        ["Kelurahan", "Bidang", "Usulan", "Masalah", "Lokasi"],
        ["Imopuro", "Fisik", "Perbaikan drainase", "Air meluap", "Jl. Mawar"],
        [mark, mark, "Pemasangan lampu", mark, "Jl. Melati"],
    ]
    first, second = read(as_csv(rows), site).lines
    assert first.row is not None
    assert second.row is not None
    assert second.row.content.problem == "Air meluap"
    assert second.row.content.topic == "fisik"
    # Above the first row there is nothing, and what is added to the mark is not guessed.
    for wrong in (mark, "sda, RT 03"):
        [line] = read(as_csv([rows[0], [*rows[1][:4], wrong]]), site).lines
        assert 'tanda "sama' in render(line.faults[0], "id")


def test_a_section_that_is_not_known_is_not_the_one_before(site: Site) -> None:
    rows = [
        ["KELURAHAN IMOPURO"],
        ["No", "Usulan", "Masalah", "Lokasi", "Pagu"],
        ["A. BIDANG FISIK", "", "", "", "10.000.000"],
        ["1", "Perbaikan drainase", "Air meluap", "Jl. Mawar", "10.000.000"],
        ["B. BIDANG PERTAHANAN"],
        ["1", "Pelatihan hansip", "Belum terlatih", "Jl. Mawar"],
        ["C.", "EKONOMI"],
        ["1", "Pelatihan menjahit", "Belum terlatih", "Jl. Mawar"],
    ]
    first, second, third = read(as_csv(rows), site).lines
    assert first.row is not None
    assert first.row.content.topic == "fisik"
    assert 'bidang "PERTAHANAN" tidak kami kenal' in render(second.faults[0], "id")
    assert third.row is not None
    assert third.row.content.topic == "ekonomi"


def test_columns_without_a_heading_are_told(site: Site) -> None:
    rows = [
        ["Kelurahan", "Bidang", "Usulan", "", "Masalah", "Lokasi"],
        ["Imopuro", "Fisik", "Perbaikan drainase", "segera", "Air meluap", "Jl. Mawar"],
    ]
    listed = read(as_csv(rows), site)
    assert listed.lines[0].row is not None
    assert "Kolom tanpa judul yang tidak dipakai: D." in said_of(listed)


def test_a_row_in_the_middle_without_a_wish_is_named(site: Site) -> None:
    rows = [
        ["Kelurahan", "Bidang", "Usulan", "Masalah", "Lokasi", "Volume"],
        ["Imopuro", "Fisik", "Perbaikan drainase", "Air meluap", "Jl. Mawar", "5 m"],
        ["", "", "", "", "Jl. Melati", "7 m"],
        ["Imopuro", "Fisik", "Perbaikan jalan", "Rusak berat", "Jl. Mawar", "5 m"],
    ]
    _, second, _ = read(as_csv(rows), site).lines
    assert "usulan kosong" in " ".join(render(fault, "id") for fault in second.faults)


def test_the_same_in_xls_ods_and_xlsx(site: Site) -> None:
    rows: list[list[Any]] = [
        ["KELURAHAN IMOPURO"],
        ["No", "Usulan", "Bidang", "Masalah", "Lokasi", None, None],
        [None, None, None, None, "Alamat", "RT", "RW"],
        [1, "Perbaikan drainase", "Fisik", "Air meluap", "Jl. Mawar", 3, "02"],
        [2, "Perbaikan jembatan", "Fisik", "Sudah lapuk", "Jl. Jati", 4, "02"],
        [3, "Perbaikan gardu ronda", "Fisik", "Sudah lapuk", "Jl. Jati", 5, "02"],
    ]
    made, sheet = workbooks.book(rows)
    sheet.merge_cells("E2:G2")
    sheet.row_dimensions[5].hidden = True
    for place_ in range(1, 8):
        sheet.cell(6, place_).font = openpyxl.styles.Font(strike=True)
    every = [
        workbooks.saved(made),
        workbooks.xls(rows, merges=[(2, 2, 4, 6)], hidden=[5], struck=[6]),
        workbooks.ods({"Data": rows}, merges={(2, 4): (1, 3)}, hidden=[5], struck=[6]),
    ]
    for data in every:
        listed = read(data, site)
        assert becomes(listed) == {
            "4": ("01.1003", "fisik", "Perbaikan drainase", "03", "02", "", None)
        }
        assert "1 baris tersembunyi tidak dimasukkan: 5." in said_of(listed)
        assert "1 baris yang dicoret tidak dimasukkan: 6." in said_of(listed)


def test_a_report_says_all_of_a_row_once(site: Site) -> None:
    listed = read(lamps(("01", "02", "5"), ("01", "02", "8")), site)
    report = Report(listed)
    assert [render(report.words(line), "id") for line in listed.lines] == [
        "Baris 2: bisa dimasukkan.",
        "Baris 3: bisa dimasukkan. Mirip baris 2, hanya volumenya lain; dimasukkan sebagai "
        "usulan tersendiri.",
    ]


def test_headings_in_two_rows_without_merged_cells(site: Site) -> None:
    """As CSV, which knows no merged cells; with a heading of two words in two rows."""
    rows = [
        ["DAFTAR USULAN KELURAHAN IMOPURO"],
        ["No", "Jenis Kegiatan", "Bidang", "Lokasi", "", "", "Volume", "", "Perkiraan"],
        ["", "", "", "Alamat", "RT", "RW", "Jml", "Sat", "Biaya (Rp)"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"],
        ["1", "Perbaikan talut", "Fisik", "Jl. Jati", "01", "02", "10", "m", "Rp. 15.000.000"],
        ["", "Jumlah Total", "", "", "", "", "", "", "15.000.000"],
        ["", "", "", "", "", "", "Metro, ............ 2027"],
        ["", "Mengetahui", "", "", "", "", "Lurah Imopuro"],
        ["", "( ................ )", "", "", "", "", "SITI AMINAH, S.Sos"],
    ]
    listed = read(workbooks.semicolons(rows), site)
    assert becomes(listed) == {
        "5": ("01.1003", "fisik", "Perbaikan talut", "01", "02", "10 m", 15_000_000)
    }
    assert "5 baris tanpa usulan dilewati: 4, 6-9." in said_of(listed)


def test_headings_in_three_rows(site: Site) -> None:
    rows: list[list[Any]] = [
        ["KELURAHAN IMOPURO"],
        ["No", "Uraian", "Rencana"],
        [None, None, "Lokasi", None, "Besaran"],
        [None, None, "RT", "RW", "Volume", "Satuan"],
        [1, "Perbaikan talut sungai", 1, 2, 10, "m"],
        [2, "Perbaikan jalan raya", 1, 2, 10, "m"],
    ]
    made, sheet = workbooks.book(rows)
    for cells in ("A2:A4", "B2:B4", "C2:F2", "C3:D3", "E3:F3"):
        sheet.merge_cells(cells)
    data = workbooks.saved(made)
    question = read(data, site).question
    assert question is not None
    assert [label for _, label in question.choices] == ["Uraian"]
    assert becomes(read(data, site, headings={"uraian": "usulan"})) == {
        "5": ("01.1003", "", "Perbaikan talut sungai", "01", "02", "10 m", None),
        "6": ("01.1003", "", "Perbaikan jalan raya", "01", "02", "10 m", None),
    }


def test_points_tell_rows_apart(site: Site) -> None:
    same = ["Imopuro", "Fisik", "Pemasangan lampu", "Gelap tiap malam", "Jl. Mawar"]
    points = ("-5.1113, 105.3075", "-5.1120, 105.3075", "-5,1120; 105,3075")
    rows = [
        ["Kelurahan", "Bidang", "Usulan", "Masalah", "Lokasi", "Koordinat"],
        *([*same, point] for point in points),
    ]
    lines = read(workbooks.semicolons(rows), site).lines
    assert [line.twin for line in lines] == [None, None, "3"]
