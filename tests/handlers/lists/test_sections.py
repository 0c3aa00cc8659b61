"""Several tables in one sheet, and the rows between rows: whose kelurahan, RW and bidang holds."""

from __future__ import annotations

from typing import Any

import pytest

from handlers.lists.sections import says
from handlers.site import Site
from handlers.turn import render
from tests import workbooks
from tests.handlers.lists.test_lists import as_csv
from tests.handlers.lists.test_office_lists import METRO, becomes, read, said_of, site

__all__ = ["site"]

PLAIN = ["No", "Usulan", "Masalah", "Lokasi"]
RICH = ["No", "Usulan", "Masalah", "Alamat", "RT", "RW", "Volume"]
BY_RW = ["No", "Bidang", "Usulan", "Masalah", "Lokasi", "RT", "RW"]
IMOPURO, YOSOMULYO, YOSODADI = "01.1003", "01.1005", "04.1001"


def xlsx(rows: list[list[Any]], **more: Any) -> bytes:
    book, _ = workbooks.book(rows, **more)
    return workbooks.saved(book)


def row(n: int, wish: str, *more: Any) -> list[Any]:
    return [n, f"Perbaikan {wish}", "Lapuk dan membahayakan", *(more or ("Jl. Mawar RT 1 RW 2",))]


def by_rw(n: int, wish: str, rt: Any = 1, rw: Any = None) -> list[Any]:
    return [n, "Fisik", f"Perbaikan {wish}", "Lapuk dan membahayakan", "Jl. Mawar", rt, rw]


def where(data: bytes, site: Site) -> dict[str, Any]:
    """By row: kelurahan, RT, RW; or its faults."""
    return {
        label: found if isinstance(found, str) else (found[0], found[3], found[4])
        for label, found in becomes(read(data, site)).items()
    }


# --- tables one below the other ---------------------------------------------------------------


@pytest.mark.parametrize("made", [xlsx, as_csv])
@pytest.mark.parametrize(
    "second",
    [
        RICH,
        ["No", "Nama Kegiatan", "Permasalahan", "Lokasi", "Volume", "Satuan", "Biaya"],
        PLAIN,
        ["Lokasi", "Usulan", "Masalah"],
    ],
)
def test_no_table_vanishes(site: Site, made: Any, second: list[str]) -> None:
    """Above a table with more columns there may stand another."""
    below = {"No": "1", "Lokasi": "Jl. B RT 1 RW 2", "Alamat": "Jl. B", "RT": "1", "RW": "2"}
    last = [below.get(name, "Perbaikan atap balai warga") for name in second]
    rows = [["DAFTAR USULAN KELURAHAN IMOPURO"], PLAIN]
    rows += [[str(n), f"Perbaikan pagar {n}", "Lapuk sekali", "Jl. A RT 1 RW 2"] for n in (1, 2)]
    found = where(made([*rows, [], second, last]), site)
    assert found == dict.fromkeys(("3", "4", "7"), (IMOPURO, "01", "02"))


def test_bidang_above_each_table(site: Site) -> None:
    rows = [["KELURAHAN IMOPURO"], ["A. FISIK"], PLAIN, row(1, "pagar"), [], ["B. EKONOMI"], RICH]
    rows.append([1, "Bantuan modal warung", "Modal kurang sekali", "Jl. A", 1, 2, "1 unit"])
    found = becomes(read(xlsx(rows), site))
    assert [found[n][1] for n in ("4", "8")] == ["fisik", "ekonomi"]


TITLES = [
    ["DAFTAR USULAN KELURAHAN YOSOMULYO"],
    ["Lampiran Kelurahan Yosomulyo"],
    ["KEL. YOSOMULYO KECAMATAN METRO PUSAT"],
    ["Kelurahan", ": Yosomulyo"],
    ["YOSOMULYO"],
]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("heading", [PLAIN, RICH[:5], None])
def test_another_kelurahan_in_the_same_sheet(
    site: Site, title: list[str], heading: list[str] | None
) -> None:
    rows = [["DAFTAR USULAN KELURAHAN IMOPURO"], PLAIN, row(1, "pagar"), [], title]
    rows += [heading or ["Usulan tahun 2027"], row(1, "jembatan")]
    found = where(xlsx(rows), site)
    assert found["3"] == (IMOPURO, "01", "02")
    assert found["7"] == (YOSOMULYO, "01", "02")


def test_another_kelurahan_after_a_signature(site: Site) -> None:
    """Its ditto mark refers to nothing above its title."""
    rows = [["USULAN KELURAHAN IMOPURO"], PLAIN, row(1, "pagar")]
    rows += [["", "Mengetahui,"], ["", "Lurah Imopuro"], ["", "Budi"]]
    rows += [["USULAN KELURAHAN YOSOMULYO"], PLAIN, [1, "sda", "Lapuk sekali", "Jl. B RT 2 RW 3"]]
    rows += [row(2, "jembatan")]
    found = where(xlsx(rows), site)
    assert list(found) == ["3", "9", "10"]
    assert "tidak jelas apa yang sama" in found["9"]
    assert found["10"] == (YOSOMULYO, "01", "02")


# --- rows between rows ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        (["YOSODADI"], YOSODADI),
        (["", "Yosodadi"], YOSODADI),
        (["II", "Kel. Yosodadi"], YOSODADI),
        (["Iring Mulyo"], "04.1003"),
        (["METRO"], "01.1001"),
        (["Kelurahan Kotagajah"], "tidak ada di Kota Metro"),
        (["KECAMATAN METRO TIMUR"], "tidak jelas untuk kelurahan mana"),
        (["Metro Timur"], "tidak jelas untuk kelurahan mana"),
        (["Kotagajah"], 'tulisan "Kotagajah" yang tidak kami kenal'),
        (["", "Kotagajah"], 'tulisan "Kotagajah" yang tidak kami kenal'),
        (["KEBERSIHAN"], 'tulisan "KEBERSIHAN" yang tidak kami kenal'),
        (["HADIMULYO"], "bisa berarti Hadimulyo Timur"),
    ],
)
def test_a_text_alone_never_lets_a_kelurahan_go_on(
    site: Site, section: list[str], expected: str
) -> None:
    rows = [PLAIN, ["KEL. IMOPURO"], row(1, "pagar"), section, row(2, "jembatan")]
    found = where(xlsx(rows), site)
    assert found["3"] == (IMOPURO, "01", "02")
    if expected[0].isdigit():
        assert found["5"] == (expected, "01", "02")
    else:
        assert expected in found["5"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RW IV", (IMOPURO, "01", "04")),
        ("RW 05 (Bpk Slamet)", (IMOPURO, "01", "05")),
        ("RW 06 / RT 02", (IMOPURO, "02", "06")),
        ("RUKUN WARGA 07", (IMOPURO, "01", "07")),
        ("Wilayah RW 08", (IMOPURO, "01", "08")),
        ("RW. 009", (IMOPURO, "01", "09")),
        ("Usulan RW 10 Kel. Yosomulyo", (YOSOMULYO, "01", "10")),
        ("LINGKUNGAN 2", (IMOPURO, "01", None)),
        ("Lingkungan II RT 07", (IMOPURO, "07", None)),
        ("Dusun III", (IMOPURO, "01", None)),
        ("KEL. YOSOMULYO", (YOSOMULYO, "01", None)),
    ],
)
def test_an_rw_in_other_spellings(site: Site, text: str, expected: tuple[Any, ...]) -> None:
    """Read, or the former one has ended; a part of a kelurahan that is no RW is told."""
    rt = None if "RT" in text else 1
    rows = [["KELURAHAN IMOPURO"], BY_RW, ["RW 01"], by_rw(1, "pagar"), [text]]
    listed = read(xlsx([*rows, by_rw(2, "jembatan", rt=rt)]), site)
    first, second = becomes(listed).values()
    assert first[3:5] == ("01", "01")
    assert (second[0], *second[3:5]) == expected
    told = " ".join(render(note, "id") for note in listed.lines[1].notes)
    assert ("RW-nya tidak diisi" in told) == text.casefold().startswith(("lingkungan", "dusun"))


def test_a_bidang_ends_the_kelurahan_counted_below_the_last(site: Site) -> None:
    rows = [
        ["No", "Program/Kegiatan", "Permasalahan", "Lokasi"],
        ["A", "BIDANG FISIK DAN PRASARANA"],
        ["I", "KELURAHAN IMOPURO"],
        row(1, "jembatan"),
        ["II", "KEL. YOSOMULYO"],
        row(1, "balai warga"),
        ["B", "BIDANG EKONOMI"],
        row(1, "kios pasar"),
        ["", "Yosodadi"],
        row(1, "los pasar"),
    ]
    found = becomes(read(xlsx(rows), site))
    assert found["4"][:2] == (IMOPURO, "fisik")
    assert found["6"][:2] == (YOSOMULYO, "fisik")
    assert "tidak jelas untuk kelurahan mana" in found["8"]
    assert found["10"][:2] == (YOSODADI, "ekonomi")


def test_a_bidang_within_a_kelurahan_keeps_it(site: Site) -> None:
    rows = [PLAIN, ["KEL. IMOPURO"], ["A. FISIK"], row(1, "pagar"), ["B. EKONOMI"], row(1, "kios")]
    rows += [["KEL. YOSOMULYO"], ["A. FISIK"], row(1, "talut"), ["B. EKONOMI"], row(1, "los")]
    rows += [["KEL. YOSODADI"], row(1, "gapura")]
    found = becomes(read(xlsx(rows), site))
    assert [found[n][:2] for n in ("4", "6", "9", "11")] == [
        (IMOPURO, "fisik"), (IMOPURO, "ekonomi"), (YOSOMULYO, "fisik"), (YOSOMULYO, "ekonomi"),
    ]  # fmt: skip
    assert found["13"] == "bidang kosong; isi dulu."


# --- titles -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sheet", "title", "rw"),
    [
        ("RW 05", "USULAN KELURAHAN IMOPURO", "05"),
        ("Sheet1", "USULAN RW 05 KELURAHAN IMOPURO", "05"),
        ("rw.V", "KELURAHAN IMOPURO", "05"),
        ("Sheet1", "USULAN KELURAHAN IMOPURO RW 01 S/D RW 05", None),
    ],
)
def test_an_rw_of_the_title(site: Site, sheet: str, title: str, rw: str | None) -> None:
    rows: list[list[Any]] = [[title], PLAIN[:3], [1, "Perbaikan pagar", "Lapuk dan membahayakan"]]
    [found] = where(xlsx(rows, name=sheet), site).values()
    assert found == (IMOPURO, None, rw)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PEMERINTAH KOTA METRO", {}),
        ("Prioritas I", {}),
        ("Nihil", {}),
        ("Perbaikan jalan RT 02 RW 03", None),
        ("Jalan Imopuro Raya", None),
        ("RW 01 s/d RW 05", None),
        ("IMOPURO RW 05", {"kelurahan": "Imopuro", "rw": "5"}),
        ("RW 5 - FISIK", {"rw": "5", "bidang": "fisik"}),
    ],
)
def test_what_a_text_alone_says(site: Site, text: str, expected: dict[str, str] | None) -> None:
    assert says(site, text) == expected


# --- years below "Anggaran" -------------------------------------------------------------------


@pytest.mark.parametrize("years", [(2027, 2028), ("2027", "2028")])
@pytest.mark.parametrize("numbers", [True, False])
def test_years_in_the_second_row_of_a_heading(
    site: Site, years: tuple[Any, Any], numbers: bool
) -> None:
    rows: list[list[Any]] = [
        ["DAFTAR USULAN KEL. TEJOSARI"],
        ["No", "Usulan", "Lokasi", None, None, "Volume", None, "Anggaran", None],
        [None, None, "Alamat", "RT", "RW", "Jml", "Sat", *years],
    ]
    if numbers:
        rows.append([1, 2, 3, 4, 5, 6, 7, 8, 9])
    rows.append([1, "Pemasangan lampu jalan", "Jl. Tejo", 1, 2, 5, "titik", 10_000_000, 0])
    merges = ["C2:E2", "F2:G2", "H2:I2", "A2:A3", "B2:B3"]
    book, sheet = workbooks.book(rows)
    for each in merges:
        sheet.merge_cells(each)
    listed = read(workbooks.saved(book), site, METRO)
    [found] = becomes(listed).values()
    assert found[3:] == ("01", "02", "5 titik", None)
    assert "Anggaran: 2027" in said_of(listed)
