"""What each row of a list becomes, or what is wrong with it in words."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bot.settings import Settings
from handlers.lists import rows as paper
from handlers.lists.rows import PaperList, Scope
from handlers.reading.sheets import NoTable
from handlers.site import Site
from handlers.turn import render
from storage.city import areas
from storage.city.areas import Areas
from tests.command_line import rembuk
from tests.handlers.lists.test_lists import as_csv
from tests.handlers.proposals.test_enter import PHONE
from tests.handlers.reading.test_sheets import xlsx
from tests.support import Clock, World


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(Areas(areas.read_csv(areas.INCLUDED)), None, "https://rembuk.test")


METRO = Scope(("18.72",))


def read(site: Site, *rows: dict[str, Any], scope: Scope = METRO) -> PaperList:
    """As XLSX, where numbers are numbers."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    table: list[list[Any]] = [columns]
    table += [[row.get(column) for column in columns] for row in rows]
    return paper.read(xlsx(table), site, scope)


ROW = {
    "kelurahan": "Imopuro", "bidang": "fisik", "usulan": "Perbaikan drainase Jl. Mawar",
    "masalah": "Setiap hujan air masuk rumah", "lokasi": "RT 05/RW 02",
}  # fmt: skip


SAID = [
    ({"bidang": "fisk"}, {"topic": "fisik"}),
    ({"bidang": "Infrastruktur"}, {"topic": "fisik"}),
    ({"bidang": "Sosial dan Budaya"}, {"topic": "sosbud"}),
    ({"bidang": "SOSBUD"}, {"topic": "sosbud"}),
    ({"bidang": "EKONOMI"}, {"topic": "ekonomi"}),
    ({"bidang": "x"}, 'bidang "x"'),
    ({"kelurahan": "hadimulyo brt"}, {"area": "18.72.01.1004"}),
    ({"kelurahan": "Kelurahan Metro"}, {"area": "18.72.01.1001"}),
    ({"kelurahan": "Metro"}, {"area": "18.72.01.1001"}),
    ({"kelurahan": "Kota Metro"}, "bisa berarti"),
    ({"kelurahan": "Kecamatan Metro Pusat"}, "Imopuro (18.72.01.1003)"),
    ({"kelurahan": "Hadimulyo"}, "Hadimulyo Timur (18.72.01.1002) / Hadimulyo Barat"),
    ({"kelurahan": "Purwoasri"}, "bisa berarti"),
    ({"kelurahan": None, "kode kelurahan": "18.72.02.1004"}, {"area": "18.72.02.1004"}),
    ({"kelurahan": None, "kode kelurahan": 1872021004}, {"area": "18.72.02.1004"}),
    ({"kelurahan": "Purwoasri", "kode kelurahan": "18.72.02.1004"}, {"area": "18.72.02.1004"}),
    ({"kelurahan": "Imopuro", "kode kelurahan": "18.72.02.1004"}, "tidak cocok dengan kode"),
    ({"kode kelurahan": "18.72.01"}, 'kode_kelurahan "18.72.01"'),
    ({"usulan": "Perbaikan jl"}, {"wish": "Perbaikan jl"}),
    ({"usulan": "----------"}, "terlalu singkat"),
    ({"usulan": 1234567890123}, {"wish": "1234567890123"}),
    ({"masalah": "m" * 1501}, "masalah 1501 huruf"),
    ({"lokasi": "x" * 301}, "lokasi 301 huruf"),
    ({"lokasi": "RT 7 RW 3 depan masjid"}, {"rt": "07", "rw": "03"}),
    ({"lokasi": "depan masjid", "rt": "RT 007", "rw": 3}, {"rt": "07", "rw": "03"}),
    ({"lokasi": None, "rt": 7, "rw": 3}, {"place": "RT 07/RW 03", "rt": "07", "rw": "03"}),
    ({"lokasi": None, "rt/rw": "07/03"}, {"place": "RT 07/RW 03", "rt": "07", "rw": "03"}),
    ({"rt": "-", "rw": "0"}, {"rt": "05", "rw": "02"}),
    ({"rt": 7.5}, 'RT/RW "7.5"'),
    ({"rt": 12345}, 'RT/RW "12345"'),
    ({"rt/rw": "x"}, 'RT/RW "x"'),
    ({"lokasi": None, "lat": -5.1113, "lon": 105.3075}, {"place": None, "lat": -5.1113}),
    ({"lat": "-5,1113", "lon": "105,3075"}, {"lat": -5.1113, "lon": 105.3075}),
    ({"lat": -6.2, "lon": 106.8}, "di luar Kota Metro"),
    ({"lat": "nan", "lon": "inf"}, "di luar Kota Metro"),
    ({"lat": -5.1}, "di luar Kota Metro"),
    ({"volume": 1.5, "satuan": "km"}, {"volume": Decimal("1.5"), "unit": "km"}),
    ({"volume": 1.234, "satuan": "km"}, {"volume": Decimal("1.234"), "volume_text": "1,234 km"}),
    ({"volume": "1.500", "satuan": "meter"}, {"volume": Decimal(1500), "unit": "m"}),
    ({"volume": 6000}, {"volume": Decimal(6000), "unit": None, "volume_text": "6.000"}),
    ({"satuan": "m"}, {"volume": None, "unit": None, "volume_text": None}),
    ({"volume": "banyak"}, {"volume": None, "volume_text": "banyak"}),
    ({"volume": 5, "volume teks": "2x15 meter"}, {"volume": Decimal(30), "unit": "m²"}),
    ({"volume": "x" * 101}, "volume 101 huruf"),
    ({"volume": 10**15}, {"volume": None, "volume_text": "1.000.000.000.000.000"}),
    ({"status lahan": "Pemkot"}, {"land": "pemerintah"}),
    ({"status lahan": "warga"}, {"land": "warga"}),
    ({"status lahan": "warga", "bidang": "ekonomi"}, {"land": None}),
    ({"status lahan": "sengketa"}, 'status_lahan "sengketa"'),
    ({"pengusul": "Ibu Suratmi", "persetujuan": "Ya"}, {"name": "Ibu Suratmi"}),
    ({"pengusul": "Ibu Suratmi", "persetujuan": True}, {"name": "Ibu Suratmi"}),
    ({"pengusul": "Ibu Suratmi", "persetujuan": "setuju"}, {"name": "Ibu Suratmi"}),
    ({"pengusul": "Ibu Suratmi", "persetujuan": None}, "tanpa persetujuan"),
    ({"pengusul": "Ibu Suratmi", "persetujuan": "V"}, {"name": "Ibu Suratmi"}),
    ({"pengusul": "Ibu Suratmi", "persetujuan": "√"}, {"name": "Ibu Suratmi"}),
    ({"pengusul": "Ibu Suratmi", "persetujuan": "x"}, "tanpa persetujuan"),
    # Without a column for it nobody's name is kept, and nobody's proposal refused for it.
    ({"pengusul": "Ketua RT 03"}, {"name": None}),
    ({"pengusul": "Ibu Suratmi", "persetujuan": "belum"}, "tanpa persetujuan"),
    ({"pengusul": "Ibu Suratmi", "persetujuan": False}, "tanpa persetujuan"),
    ({"telepon": "081234567890", "persetujuan": ""}, "tanpa persetujuan"),
    ({"pengusul": "1", "persetujuan": "ya"}, 'pengusul "1"'),
    ({"pengusul": "B" * 61, "persetujuan": "ya"}, "pengusul"),
    ({"telepon": 81234567890, "persetujuan": "ya"}, PHONE),
    ({"telepon": "8.12346E+10", "persetujuan": "ya"}, 'telepon "8.12346E+10"'),
    ({"persetujuan": "ya"}, {"name": None}),
]


@pytest.mark.parametrize(("said", "expected"), SAID)
def test_a_row(site: Site, said: dict[str, Any], expected: Any) -> None:
    """As a proposal, or what is wrong with it in words; or the number that it waits for."""
    [line] = read(site, {**ROW, **said}).lines
    faults = " ".join(render(fault, "id") for fault in line.faults)
    if isinstance(expected, str) and expected.startswith("+62"):
        assert line.row is not None, faults
        assert line.row.phone == expected
    elif isinstance(expected, str):
        assert expected in faults
        assert line.row is None
        assert len(line.faults) == 1, faults
    else:
        assert line.row is not None, faults
        content = line.row.content
        assert {name: getattr(content, name) for name in expected} == expected


def test_what_excel_made_a_date_of(site: Site) -> None:
    for column in ("lokasi", "rt/rw", "kelurahan", "usulan", "bidang"):
        [line] = read(site, {**ROW, column: datetime.date(2026, 2, 5)}).lines
        faults = " ".join(render(fault, "id") for fault in line.faults)
        assert "berisi tanggal; jadikan selnya Teks" in faults
        assert len(line.faults) == 1, faults


def test_all_that_is_wrong_with_a_row_is_told(site: Site) -> None:
    [line] = read(site, {**ROW, "bidang": "x", "usulan": "y", "masalah": "z"}).lines
    assert [fault.id for fault in line.faults] == [
        "list-fault.bidang",
        "list-fault.short",
        "list-fault.short",
    ]


def test_within_the_scope(site: Site) -> None:
    """An exact name is enough where its twin is not meant, and no name where there is only one."""
    purwosari = Scope(("18.72.02.1002",))
    for said in ("Purwosari", "Kel. Purwosari", None):
        [line] = read(site, {**ROW, "kelurahan": said}, scope=purwosari).lines
        assert line.row is not None
        assert line.row.content.area == "18.72.02.1002"
    for said, words in (
        ("Purwoasri", "bisa berarti"),
        ("Purwosri", "bisa berarti"),
        ("Imopuro", "Kelurahan Imopuro di luar wilayah Anda"),
    ):
        [line] = read(site, {**ROW, "kelurahan": said}, scope=purwosari).lines
        assert words in render(line.faults[0], "id")
    [line] = paper.read(
        as_csv([["bidang", "usulan", "masalah", "lokasi"], list(ROW.values())[1:]]),
        site,
        purwosari,
    ).lines
    assert line.row is not None


def test_rows_that_say_the_same(site: Site) -> None:
    lines = read(
        site,
        ROW,
        {**ROW, "usulan": "  PERBAIKAN drainase jl mawar "},
        {**ROW, "usulan": "Perbaikan drainase Jl. Melati"},
        {**ROW, "pengusul": "Ibu Suratmi", "persetujuan": "ya"},
        {**ROW, "rt": 6},
        {**ROW, "rw": 3},
        {**ROW, "lat": -5.1113, "lon": 105.3075},
        {**ROW, "volume": 5, "satuan": "m"},
        {**ROW, "volume": "5 m"},
    ).lines
    assert [line.twin for line in lines] == [None, "2", *[None] * 6, "9"]
    # Nothing is dropped for an amount, and none of two that differ only in that goes unsaid.
    assert [note.id for note in lines[7].notes] == ["list-note.amount"]


@pytest.mark.parametrize(
    ("columns", "missing"),
    [
        (("usulan", "masalah"), ("no_area", "")),
        (("kode_kelurahan", "lokasi"), ("missing", "usulan")),
    ],
)
def test_columns_that_are_missing(
    site: Site, columns: tuple[str, ...], missing: tuple[str, str]
) -> None:
    with pytest.raises(NoTable) as caught:
        paper.read(as_csv([list(columns), ["x"] * len(columns)]), site, METRO)
    assert (caught.value.why, caught.value.what) == missing


def test_a_heading_and_nothing_below(site: Site) -> None:
    with pytest.raises(NoTable) as caught:
        paper.read(as_csv([list(ROW)]), site, METRO)
    assert caught.value.why == "no_rows"


def test_real_proposals(site: Site, shared: Path) -> None:
    """As newspapers told of them, with a problem put to each: every kelurahan is read or asked
    back, and what is meant for a kecamatan or the city is never guessed."""
    text = (shared / "data" / "real_proposals.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines()]
    heading = ["tahun", "kelurahan", "bidang", "usulan", "sumber", "masalah", "lokasi"]
    rows = [[*line, "Warga terganggu setiap hari", "RT 1"] for line in lines[1:]]
    listed = paper.read(as_csv([heading, *rows], "\t", "utf-8"), site, METRO)
    assert len(listed.lines) == len(rows) == 16
    for line, (_, named, _, wish, *_rest) in zip(listed.lines, rows, strict=True):
        faults = " ".join(render(fault, "id") for fault in line.faults)
        if named.startswith(("Kecamatan", "Kota")) or "Purwo" in named:
            assert "bisa berarti" in faults
        elif len(wish) < 10:
            assert "terlalu singkat" in faults
        else:
            assert line.row is not None, faults
            area = site.areas.by_code[line.row.content.area]
            assert named == f"Kelurahan {area.name}"


async def test_an_export_can_be_imported(database_url: str, tmp_path: Path, clock: Clock) -> None:
    settings = Settings(database_url=database_url, media_dir=tmp_path / "media")
    async with World.made(settings, clock) as world:
        siti = await world.person().welcomed()
        await siti.proposes("=Perbaikan drainase Jl. Mawar")
        await siti.proposes("Pembangunan talut, RT 05; RW 02")
    code, out, _ = await rembuk("export", url=database_url, folder=tmp_path)
    assert code == 0
    (tmp_path / "export.csv").write_bytes(out.encode())
    code, out, _ = await rembuk("import", "export.csv", url=database_url, folder=tmp_path)
    assert code == 0, out
    assert "2 dimasukkan" in out
    async with World.made(settings, clock) as world:
        first, second, third, fourth = await world.proposals()
        same = ("area", "topic", "wish", "problem", "place", "rt", "rw", "volume", "unit")
        assert [first[name] for name in same] == [third[name] for name in same]
        assert [second[name] for name in same] == [fourth[name] for name in same]
