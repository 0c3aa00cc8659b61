"""Paper lists: 200 rows with 12 faults, from the command line and by the chat; and each fault."""

from __future__ import annotations

import asyncio
import csv
import datetime
import io
import re
from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import openpyxl
import pytest
from sqlalchemy import select, update

from bot.channels.limits import WHATSAPP
from bot.channels.terminal.channel import Terminal
from bot.settings import Settings
from bot.work.scheduler import Scheduler
from handlers.conversation.messages import Attachment, FileKind
from handlers.lists import rows as paper
from handlers.lists.rows import PaperList, Scope
from handlers.reading import sheets
from handlers.reading.sheets import NoTable
from handlers.turn import Place, render
from storage.city import areas
from storage.city.areas import Areas
from storage.database.store import Store
from storage.database.tables import claims, files, history, mailbox, people, proposals
from storage.database.tables import staff as staff_rows
from storage.proposals.numbers import gaps
from storage.staff import staff
from storage.staff.roles import Role
from tests.bot.commands.test_commands import rembuk
from tests.handlers.proposals.test_enter import PHONE, on_whatsapp, unpaced
from tests.handlers.reading.test_sheets import xlsx
from tests.handlers.staff.test_desk import official
from tests.support import Clock, Collector, Heard, Resident, World, picture
from tests.whole.test_platforms import on_telegram
from tests.whole.test_platforms import on_whatsapp as on_whats_app

COLUMNS = (
    "No", "Kelurahan", "Kode Kelurahan", "Bidang", "Usulan", "Masalah", "Lokasi", "RT", "RW",
    "Volume", "Satuan", "Status Lahan", "Pengusul", "No. HP", "Persetujuan",
)  # fmt: skip
KELURAHAN = ("Imopuro", "Hadimulyo Brt", "iringmulyo", "Kel. Karang Rejo", "YOSODADI")
TOPICS = ("Fisik", "Ekonomi", "Sosial Budaya")


def good(n: int) -> dict[str, Any]:
    """A row without fault."""
    row = {
        "No": n, "Kelurahan": KELURAHAN[n % 5], "Bidang": TOPICS[n % 3],
        "Usulan": f"Perbaikan drainase gang {n}", "Masalah": "Setiap hujan air masuk rumah warga",
        "Lokasi": f"Jl. Mawar depan musala {n}", "RT": n % 9 + 1, "RW": "02", "Volume": 120,
        "Satuan": "m", "Status Lahan": "milik pemerintah",
    }  # fmt: skip
    if n % 4 == 0:
        named = {"Pengusul": f"Ibu Suratmi {n}", "No. HP": "0812-3456-7890", "Persetujuan": "ya"}
        row |= named
    return row


# By number on the paper: what is wrong with it, and what the report says of that.
FAULTS: dict[int, tuple[dict[str, Any], str]] = {
    4: ({"Persetujuan": ""}, "tanpa persetujuan"),
    17: ({"Kelurahan": "Purwosari"}, "Purwosari (18.72.02.1002) / Purwoasri (18.72.02.1004)"),
    33: ({"Kelurahan": "Rajabasa"}, 'kelurahan "Rajabasa" tidak ada di Kota Metro'),
    34: ({"Kelurahan": ""}, "kelurahan kosong"),
    58: ({"Bidang": "jalan raya"}, 'bidang "jalan raya" tidak kami kenal'),
    71: ({"Usulan": "jalan"}, 'usulan "jalan" terlalu singkat'),
    99: ({"Usulan": "x" * 300}, "usulan 300 huruf"),
    100: ({"No. HP": "0725"}, 'telepon "0725" bukan nomor HP'),
    123: ({"Masalah": ""}, "masalah kosong"),
    150: ({"Lokasi": "", "RT": "", "RW": ""}, "lokasi kosong"),
    181: ({"RT": "lima"}, 'RT/RW "lima" tidak terbaca'),
    200: ({"Kode Kelurahan": "18.72.99.1001"}, 'kode_kelurahan "18.72.99.1001"'),
}
# The heading stands in the third row.
BELOW = 3


def two_hundred() -> list[list[Any]]:
    lines: list[list[Any]] = [["DAFTAR USULAN WARGA RW 02"], []]
    lines.append(list(COLUMNS))
    for n in range(1, 201):
        row = good(n) | (FAULTS[n][0] if n in FAULTS else {})
        lines.append([row.get(column, "") for column in COLUMNS])
    return lines


def as_csv(lines: list[list[Any]], delimiter: str = ";", encoding: str = "utf-8-sig") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(lines)
    return out.getvalue().encode(encoding)


LISTS = {
    "usulan rw 2.csv": lambda: as_csv(two_hundred()),
    "usulan rw 2.xlsx": lambda: xlsx(two_hundred()),
}


async def upload(who: Resident, data: bytes, name: str = "daftar.csv", **kind: Any) -> list[Heard]:
    ref = f"list-{next(who.world._ids)}"
    who.world.channels[who.channel].files[ref] = data
    file = Attachment(FileKind.DOCUMENT, ref, size=len(data), name=name)
    return await who.take(files=(file,), **kind)


async def send(who: Resident, data: bytes, name: str = "daftar.csv", **kind: Any) -> list[Heard]:
    heard = await upload(who, data, name, **kind)
    if "sedang diperiksa" not in heard[0].text:
        return heard
    # That it has arrived; the whole report, where there is one; the report, and a question.
    enclosed = [message for message in heard if message.file]
    said = [message for message in heard[1:] if not message.file]
    text = "\n\n".join(message.text for message in said)
    return [*enclosed, Heard(text, said[-1].choices)]


def small(*rows: dict[str, Any]) -> bytes:
    return as_csv([list(COLUMNS), *([row.get(c, "") for c in COLUMNS] for row in rows)])


# --- the 200 rows ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", list(LISTS))
async def test_two_hundred_rows_twice_from_the_command_line(
    name: str, database_url: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(LISTS[name]())
    told = []
    for arguments in (("--dry-run",), ("--all-or-nothing",), ("--by", "Bu Lurah"), ()):
        code, out, err = await rembuk("import", name, *arguments, url=database_url, folder=tmp_path)
        assert (code, err) == (1, "")
        told.append(out.splitlines())
    for lines in told:
        assert len(lines) == 202
        assert lines[-2] == "Kolom yang tidak dipakai: No."
        faulty = {int(m[1]): m[2] for m in map(re.compile(r"Baris (\d+): (.*)").match, lines) if m}
        assert list(faulty) == [n + BELOW for n in range(1, 201)]
        for n, (_, words) in FAULTS.items():
            assert words in faulty[n + BELOW], faulty[n + BELOW]
        others = [text for n, text in faulty.items() if n - BELOW not in FAULTS]
        assert len({text.partition("MTR")[0] for text in others}) == 1
    assert told[0][-1] == f"{name}: 188 bisa dimasukkan, 12 perlu diperbaiki"
    assert told[1][-1] == f"{name}: 188 bisa dimasukkan, 12 perlu diperbaiki"
    assert told[2][-1] == f"{name}: 188 dimasukkan, 12 perlu diperbaiki"
    assert told[3][-1] == f"{name}: 188 sudah ada, 12 perlu diperbaiki"
    assert told[2][0] == "Baris 4: dimasukkan dengan nomor MTR-2028-00001."
    assert told[3][199] == told[2][199] == f"Baris 203: {faulty[203]}"
    assert told[3][198] == "Baris 202: sudah ada dengan nomor MTR-2028-00188."
    async with World.made(Settings(database_url=database_url), Clock()) as world:
        rows = await world.rows(select(proposals).order_by(proposals.c.number))
        assert [row.number for row in rows] == list(range(1, 189))
        assert await world.count("imported") == 188
        steps = await world.rows(select(history))
        assert len(steps) == 188
        assert {(step.actor, step.role) for step in steps} == {("Bu Lurah", "admin")}
        assert {step.data["list"] for step in steps} == {name}
        assert sorted(step.data["row"] for step in steps) == [
            n + BELOW for n in range(1, 201) if n not in FAULTS
        ]
        # One report stands for what whoever imported would have heard of each.
        assert await world.count("mailbox") == 0
        assert await world.count("untold") == 0
        assert len(await world.rows(select(claims).where(claims.c.phone == PHONE))) == 47
        found: list[str] = []

        async def look(store: Store) -> None:
            found[:] = await gaps(store)

        await world.app.turns.do(look)
        assert found == []


@pytest.mark.parametrize("name", list(LISTS))
async def test_two_hundred_rows_twice_by_the_chat(world: World, name: str) -> None:
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
    data = LISTS[name]()
    heard = await send(lurah, data, name)
    [report] = heard
    assert report.text.startswith(
        f"Daftar {name}: 188 bisa dimasukkan, 12 perlu diperbaiki. Belum ada yang dimasukkan."
    )
    assert report.labels == ["Masukkan 188", "Perbaiki dulu"]
    for n, (_, words) in FAULTS.items():
        assert f"Baris {n + BELOW}: " in report.text
        assert words in report.text
    assert await world.count("proposals") == 0
    before = await world.count("mailbox")
    heard = await lurah.tap("Masukkan 188")
    assert [message.text.partition(",")[0] for message in heard] == [
        "Baik",
        "188 usulan sudah dimasukkan",
    ]
    assert "nomor MTR-2028-00001 sampai MTR-2028-00188" in heard[1].text
    rows = ", ".join(str(n + BELOW) for n in FAULTS)
    assert f"12 baris belum masuk: {rows}." in heard[1].text
    # Two messages, not 188.
    assert await world.count("mailbox") == before + 2
    assert await world.count("untold") == 0
    [person] = await world.rows(select(people.c.id))
    kept = await world.rows(select(proposals).order_by(proposals.c.number))
    assert len(kept) == 188
    assert {(row.person_id, row.entered_by, row.channel) for row in kept} == {
        (None, person.id, "import")
    }
    # The paper is not kept.
    assert await world.count("files") == 0
    assert list(world.app.media.all()) == []
    # The same once more.
    [report] = await send(lurah, data, name)
    assert "188 sudah ada, 12 perlu diperbaiki" in report.text
    assert report.labels == []
    assert await world.count("proposals") == 188
    assert (await lurah.say("usulan saya"))[0].text.startswith("Usulan Anda (188)")


async def test_what_a_row_becomes(world: World) -> None:
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
    await send(lurah, small(good(4)))
    await lurah.tap("Masukkan 1")
    assert "Satu usulan sudah dimasukkan, nomor MTR-2028-00001" in lurah.heard[-1].text
    [row] = await world.rows(select(proposals))
    kept = {name: value for name, value in row._mapping.items() if value is not None}
    expected = {
        "area": "18.72.02.1003" if KELURAHAN[4] == "Karang Rejo" else "18.72.04.1001",
        "topic": "ekonomi", "wish": "Perbaikan drainase gang 4", "rt": "05", "rw": "02",
        "place": "Jl. Mawar depan musala 4", "unit": "m", "volume_text": "120 m",
        "name": "Ibu Suratmi 4", "show_name": "none", "state": "diajukan", "version": 1,
        "channel": "import", "locale": "id", "rung": "kelurahan", "desk": 4,
    }  # fmt: skip
    assert {name: kept.get(name) for name in expected} == expected
    assert kept["volume"] == Decimal(120)
    assert "land" not in kept  # asked only where something is built
    [step] = await world.rows(select(history))
    assert (step.actor, step.role) == ("Lurah", "fasilitator")
    assert step.data == {"list": "daftar.csv", "row": 2, "consent": "2026-11-daftar"}


# --- each fault -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def place() -> Place:
    return Place(Areas(areas.read_csv(areas.INCLUDED)), None, "https://rembuk.test")


METRO = Scope(("18.72",))


def read(place: Place, *rows: dict[str, Any], scope: Scope = METRO) -> PaperList:
    """As XLSX, where numbers are numbers."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    table: list[list[Any]] = [columns]
    table += [[row.get(column) for column in columns] for row in rows]
    return paper.read(xlsx(table), place, scope)


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
def test_a_row(place: Place, said: dict[str, Any], expected: Any) -> None:
    """As a proposal, or what is wrong with it in words; or the number that it waits for."""
    [line] = read(place, {**ROW, **said}).lines
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


def test_what_excel_made_a_date_of(place: Place) -> None:
    for column in ("lokasi", "rt/rw", "kelurahan", "usulan", "bidang"):
        [line] = read(place, {**ROW, column: datetime.date(2026, 2, 5)}).lines
        faults = " ".join(render(fault, "id") for fault in line.faults)
        assert "berisi tanggal; jadikan selnya Teks" in faults
        assert len(line.faults) == 1, faults


def test_all_that_is_wrong_with_a_row_is_told(place: Place) -> None:
    [line] = read(place, {**ROW, "bidang": "x", "usulan": "y", "masalah": "z"}).lines
    assert [fault.id for fault in line.faults] == [
        "list-fault.bidang",
        "list-fault.short",
        "list-fault.short",
    ]


def test_within_the_scope(place: Place) -> None:
    """An exact name is enough where its twin is not meant, and no name where there is only one."""
    purwosari = Scope(("18.72.02.1002",))
    for said in ("Purwosari", "Kel. Purwosari", None):
        [line] = read(place, {**ROW, "kelurahan": said}, scope=purwosari).lines
        assert line.row is not None
        assert line.row.content.area == "18.72.02.1002"
    for said, words in (
        ("Purwoasri", "bisa berarti"),
        ("Purwosri", "bisa berarti"),
        ("Imopuro", "Kelurahan Imopuro di luar wilayah Anda"),
    ):
        [line] = read(place, {**ROW, "kelurahan": said}, scope=purwosari).lines
        assert words in render(line.faults[0], "id")
    [line] = paper.read(
        as_csv([["bidang", "usulan", "masalah", "lokasi"], list(ROW.values())[1:]]),
        place,
        purwosari,
    ).lines
    assert line.row is not None


def test_rows_that_say_the_same(place: Place) -> None:
    lines = read(
        place,
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
    place: Place, columns: tuple[str, ...], missing: tuple[str, str]
) -> None:
    with pytest.raises(NoTable) as caught:
        paper.read(as_csv([list(columns), ["x"] * len(columns)]), place, METRO)
    assert (caught.value.why, caught.value.what) == missing


def test_a_heading_and_nothing_below(place: Place) -> None:
    with pytest.raises(NoTable) as caught:
        paper.read(as_csv([list(ROW)]), place, METRO)
    assert caught.value.why == "no_rows"


def test_real_proposals(place: Place, shared: Path) -> None:
    """As newspapers told of them, with a problem put to each: every kelurahan is read or asked
    back, and what is meant for a kecamatan or the city is never guessed."""
    text = (shared / "data" / "real_proposals.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines()]
    heading = ["tahun", "kelurahan", "bidang", "usulan", "sumber", "masalah", "lokasi"]
    rows = [[*line, "Warga terganggu setiap hari", "RT 1"] for line in lines[1:]]
    listed = paper.read(as_csv([heading, *rows], "\t", "utf-8"), place, METRO)
    assert len(listed.lines) == len(rows) == 16
    for line, (_, named, _, wish, *_rest) in zip(listed.lines, rows, strict=True):
        faults = " ".join(render(fault, "id") for fault in line.faults)
        if named.startswith(("Kecamatan", "Kota")) or "Purwo" in named:
            assert "bisa berarti" in faults
        elif len(wish) < 10:
            assert "terlalu singkat" in faults
        else:
            assert line.row is not None, faults
            area = place.areas.by_code[line.row.content.area]
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


# --- the command line -----------------------------------------------------------------------


async def test_all_or_nothing(database_url: str, tmp_path: Path) -> None:
    good_list = small(good(1), good(2))
    (tmp_path / "bad.csv").write_bytes(small(good(1), {"Bidang": "x"}, good(2)))
    (tmp_path / "good.csv").write_bytes(good_list)
    for name, code, words in (
        ("bad.csv", 1, "2 bisa dimasukkan, 1 perlu diperbaiki"),
        ("good.csv", 0, "2 dimasukkan"),
        ("good.csv", 0, "2 sudah ada"),
        ("bad.csv", 1, "2 sudah ada, 1 perlu diperbaiki"),
    ):
        given, out, err = await rembuk(
            "import", name, "--all-or-nothing", url=database_url, folder=tmp_path
        )
        assert (given, err) == (code, "")
        assert words in out


async def test_one_area_from_the_command_line(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'x.db'}"
    (tmp_path / "a.csv").write_bytes(small({**good(5), "Kelurahan": ""}, good(6)))
    code, out, _ = await rembuk(
        "import", "a.csv", "--area", "18.72.01.1003", url=url, folder=tmp_path
    )
    assert code == 1
    assert "Baris 2: dimasukkan dengan nomor MTR-2028-00001." in out
    assert "Baris 3: Kelurahan Hadimulyo Barat di luar wilayah Anda" in out


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("nowhere.csv", None, "there is no file"),
        ("a.csv", b"", "kosong"),
        ("a.pdf", b"%PDF-1.7", "tidak ada baris judul kolom"),
        ("a.xlsx", b"PK\x03\x04" + b"x" * 50, "tidak bisa dibuka"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "tidak bisa dibuka sebagai tabel"),
        ("a.csv", b"x" * (sheets.BYTES + 5), "terlalu besar"),
        ("a.csv", b"usulan,bidang\nx,y\n", "tidak disebut kelurahannya"),
        ("a.csv", b'usulan,bidang\n"x,y\n', "Di baris 2 ada tanda kutip"),
    ],
)
async def test_trouble_is_one_sentence(
    tmp_path: Path, name: str, data: bytes | None, words: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    url = f"sqlite+aiosqlite:///{tmp_path / 'x.db'}"
    code, out, err = await rembuk("import", name, url=url, folder=tmp_path)
    assert (code, out) == (2, "")
    assert words in err
    assert len(err.splitlines()) == 1


# --- the chat -------------------------------------------------------------------------------


async def test_mended_first(world: World) -> None:
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
    [report] = await send(lurah, small(good(1), {**good(2), "Bidang": "x"}))
    assert report.labels == ["Masukkan 1", "Perbaiki dulu"]
    heard = await lurah.tap("Perbaiki dulu")
    assert "tidak ada yang dimasukkan" in heard[0].text
    assert await world.count("files") == 0
    assert list(world.app.media.all()) == []
    for label in ("Masukkan 1", "Perbaiki dulu"):
        assert "Daftar itu sudah" in (await lurah.tap(label))[0].text
    [report] = await send(lurah, small(good(1), good(2)))
    assert report.labels == ["Masukkan 2", "Batal"]
    await lurah.tap("Masukkan 2")
    assert await world.count("proposals") == 2


async def test_a_yes_said_twice_and_a_list_sent_twice(world: World) -> None:
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
    await send(lurah, small(good(1), good(2)))
    await send(lurah, small(good(1), good(2), good(3)))
    taps = [message.id("Masukkan 2") for message in lurah.heard if "Masukkan 2" in message.labels]
    taps += [message.id("Masukkan 3") for message in lurah.heard if "Masukkan 3" in message.labels]
    assert len(taps) == 2
    await asyncio.gather(*(lurah.take(choice=id) for id in (*taps, *taps)))
    await world.app.settled()
    assert await world.count("proposals") == 3
    assert await world.count("imported") == 3


async def test_two_programs_take_the_same_list(settings: Settings, clock: Clock) -> None:
    """Both were told of the yes; one imports, and it is told once."""
    async with World.made(settings, clock) as world, World.made(settings, clock) as other:
        for both in (world, other):
            both.channels["terminal"].files = world.channels["terminal"].files
        lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
        await upload(lurah, small(good(1), good(2)))
        # Either of them may be the one that checks it.
        for both in (world, other):
            await both.app.settled()
        async with world.app.database.writer.begin() as connection:
            await connection.execute(update(files).values(state="wanted", answers={"take": True}))
        await asyncio.gather(world.app.fetcher.idle(), other.app.fetcher.idle())
        await world.app.settled()
        assert await world.count("proposals") == 2
        told = await world.rows(select(mailbox).where(mailbox.c.text.like("2 usulan sudah%")))
        assert len(told) == 1


async def test_the_scope_is_that_of_the_role(world: World) -> None:
    camat = await official(world, "camat", Role.FASILITATOR, "18.72.02")
    [report] = await send(camat, small(good(3), good(5)))
    assert "1 bisa dimasukkan, 1 perlu diperbaiki" in report.text
    assert "Baris 3: Kelurahan Imopuro di luar wilayah Anda" in report.text
    # The role ends between the report and the yes.
    async with world.app.database.writer.begin() as connection:
        await connection.execute(update(staff_rows).values(until_at=world.clock()))
    heard = await camat.tap("Masukkan 1")
    assert "Tidak ada usulan baru" in heard[-1].text
    assert await world.count("proposals") == 0


async def test_a_list_of_one_s_own_kelurahan_needs_no_name(world: World) -> None:
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72.02.1002")
    [report] = await send(lurah, small({**good(1), "Kelurahan": ""}))
    assert "1 bisa dimasukkan" in report.text
    await lurah.tap("Masukkan 1")
    [row] = await world.rows(select(proposals.c.area))
    assert row.area == "18.72.02.1002"


async def test_documents_of_residents(world: World) -> None:
    """As ever: nothing is fetched, and the person hears what can be done."""
    siti = await world.person("siti").welcomed()
    rt = await official(world, "rt", Role.PENDAMPING, "18.72.01.1003")  # enters, imports no lists
    for who in (siti, rt):
        heard = await send(who, small(good(1)))
        assert "hanya bisa dimasukkan petugas yang berhak" in heard[0].text
        assert "Foto" not in heard[0].text
        for said in ("usul", "Imopuro"):
            await who.say(said)
        await send(who, small(good(1)))
        assert who.done.asking == "propose.topic"
    assert await world.count("files") == 0


async def test_a_list_in_the_middle_of_a_form(world: World) -> None:
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
    for said in ("usul", "Imopuro"):
        await lurah.say(said)
    heard = await send(lurah, small(good(1)))
    assert lurah.done.asking == "propose.topic"
    assert any("1 bisa dimasukkan" in message.text for message in heard)
    # What is no table by its name is for the form.
    heard = await send(lurah, b"%PDF", "surat.pdf")
    assert "belum bisa kami baca" in heard[0].text
    await lurah.tap("Masukkan 1")
    assert lurah.done.asking == "propose.topic"
    assert await world.count("proposals") == 1


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"%PDF-1.7", "surat.pdf", "tidak ada baris judul kolom"),
        (b"", "kosong.csv", "kosong"),
        (picture(), "foto.xlsx", "tidak bisa dibuka sebagai tabel"),
        (b"PK\x03\x04", "rusak.xlsx", "rusak.xlsx tidak bisa dibuka"),
        (b"x" * (sheets.BYTES + 1), "besar.csv", "terlalu besar"),
        (b"lokasi;masalah\na;b\n", "a.csv", "Kolom yang belum ada: usulan"),
    ],
)
async def test_files_that_are_no_lists(world: World, data: bytes, name: str, words: str) -> None:
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
    heard = await send(lurah, data, name)
    assert words in heard[-1].text
    assert await world.count("files") == 0
    assert list(world.app.media.all()) == []
    # It is no failed photo that a photo could mend.
    assert "Mau dijadikan usulan?" in (await lurah.send_photo())[0].text


async def test_a_list_that_lies_about_its_size(world: World) -> None:
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
    world.channels["terminal"].files["big"] = b"x" * (sheets.BYTES + 1)
    heard = await lurah.take(files=(Attachment(FileKind.DOCUMENT, "big", size=10),))
    assert "terlalu besar" in heard[-1].text
    heard = await lurah.take(files=(Attachment(FileKind.DOCUMENT, "gone", name="a.csv"),))
    assert "tidak bisa kami ambil" in heard[-1].text
    assert await world.count("files") == 0


async def test_a_report_that_does_not_fit(world: World) -> None:
    """The rows that there is no room for are named by their numbers, and all is in a file."""
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
    rows = [{**good(n), "Usulan": "=rusak", "Kelurahan": "Hadimulyo"} for n in range(60)]
    enclosed, report = await send(lurah, small(*rows, good(99)), "usulan rw 2.csv")
    assert enclosed.file == "laporan-usulan rw 2.xlsx"
    assert len(report.text) < 3000
    assert "Baris 2: " in report.text
    assert report.text.count("Baris ") < 20
    rest = re.search(r"baris ([\d, ]+)\. Semuanya ada di berkas laporan", report.text)
    assert rest is not None
    named = {int(n) for n in re.findall(r"Baris (\d+): ", report.text)}
    named |= {int(n) for n in rest[1].split(", ")}
    assert named == set(range(2, 62))
    [kept] = await world.rows(select(files).where(files.c.kind == "report"))
    book = openpyxl.load_workbook(io.BytesIO(world.app.media.read(kept.hash)))
    table = list(book.active.iter_rows(values_only=True))  # type: ignore[union-attr]
    assert table[0] == ("baris", "usulan", "keterangan")
    assert len(table) == 62
    assert table[1][:2] == (2, "=rusak")
    assert table[61] == (62, "Perbaikan drainase gang 99", "Baris 62: bisa dimasukkan.")
    assert all(cell.data_type != "f" for row in book.active.iter_rows() for cell in row)  # type: ignore[union-attr]


async def test_what_nobody_decides_on_goes(world: World) -> None:
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
    rows = [{**good(n), "Kelurahan": "Hadimulyo"} for n in range(60)]
    await send(lurah, small(*rows, good(99)))
    assert len(list(world.app.media.all())) == 2
    scheduler = Scheduler(world.app.turns, world.clock)
    world.clock.move(days=6)
    await scheduler.purge()
    assert len(list(world.app.media.all())) == 2
    world.clock.move(days=2)
    await scheduler.purge()
    assert len(list(world.app.media.all())) == 1
    assert "lewat seminggu" in (await lurah.tap("Masukkan 1"))[0].text
    world.clock.move(days=90)
    await scheduler.purge()
    assert list(world.app.media.all()) == []
    assert await world.count("files") == 0


async def test_only_their_own(world: World) -> None:
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
    other = await official(world, "camat", Role.FASILITATOR, "18.72")
    siti = await world.person("siti").welcomed()
    await send(lurah, small(good(1)))
    choice = lurah.heard[-1].id("Masukkan 1")
    for thief in (other, siti):
        for wanted in (choice, choice.replace("take", "drop"), "do:list:x:take", "do:list:1:x"):
            assert "Daftar itu sudah" in (await thief.take(choice=wanted))[0].text
    assert await world.count("proposals") == 0
    assert "Kirim daftarnya ke sini" in (await lurah.say("masukkan daftar"))[0].text
    assert "untuk petugas" in (await siti.say("masukkan daftar"))[0].text
    await lurah.tap("Masukkan 1")
    assert await world.count("proposals") == 1


@pytest.fixture
async def phones(settings: Settings, clock: Clock) -> AsyncIterator[World]:
    channels = {
        "terminal": Collector("terminal", Terminal.limits),
        "whatsapp": Collector("whatsapp", unpaced(WHATSAPP)),
    }
    async with World.made(settings, clock, channels=channels) as made:
        yield made


async def test_owners_of_numbers_in_a_list(phones: World) -> None:
    """Whom we know is asked once, however many rows are theirs; and then about the next."""
    ratmi = await on_whatsapp(phones).welcomed()
    lurah = await official(phones, "lurah", Role.FASILITATOR, "18.72")
    await send(lurah, small(*(good(n) for n in (4, 8, 12))))
    await lurah.tap("Masukkan 3")
    [asked] = await ratmi.new()
    assert "MTR-2028-00001" in asked.text
    heard = await ratmi.tap("Ya, itu usulan saya")
    assert "MTR-2028-00002" in heard[1].text
    told = await lurah.new()
    assert "Ibu Suratmi 4 sekarang mengikuti sendiri" in told[-1].text


async def test_whoever_imported_hears_of_each_decision(world: World) -> None:
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72.01.1003")
    await send(lurah, small({**good(4), "Kelurahan": ""}))
    await lurah.tap("Masukkan 1")
    camat = await official(world, "camat", Role.VERIFIKATOR, "18.72.01")
    await camat.say("buka 1")
    await camat.tap("Nyatakan lengkap")
    await camat.say("ya")
    [told] = await lurah.new()
    assert "yang Anda sampaikan untuk Ibu Suratmi 4" in told.text


async def test_a_person_deleted_while_their_list_was_checked(world: World) -> None:
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
    await send(lurah, small(good(1)))
    await lurah.say("hapus data saya")
    await lurah.say("ya")
    assert await world.count("files") == 0
    assert list(world.app.media.all()) == []


# --- through the platforms ------------------------------------------------------------------


async def joined(resident: Any) -> None:
    for line in ("halo", "ya", "lewati"):
        await resident.say(line)
    codes: list[str] = []

    async def chore(store: Store) -> None:
        by = staff.at_command_line("uji")
        codes[:] = [await staff.invite(store, by, Role.FASILITATOR, "18.72")]

    await resident.world.app.turns.do(chore)
    await resident.say(f"petugas {codes[0]}")


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CUT = small(*({**good(n), "Kelurahan": "Hadimulyo"} for n in range(60)), good(98), good(99))


async def test_through_whatsapp(settings: Settings, clock: Clock) -> None:
    async with on_whats_app(settings, clock) as lurah:
        await joined(lurah)
        url = lurah.twilio.add_media(CUT)
        form, headers = lurah.twilio.inbound("usulan rw 2.csv", media=[(url, "text/csv")])
        assert (await lurah.post(form, headers)).status_code == 200
        await lurah.world.app.settled()
        [report] = [m for m in lurah.twilio.messages if m.media]
        answer = await lurah.web.client.get(urlsplit(report.media[0]).path)
        assert answer.headers["content-type"] == XLSX
        assert openpyxl.load_workbook(io.BytesIO(answer.content)).active is not None
        assert any("2 bisa dimasukkan, 60 perlu" in m.body for m in lurah.twilio.messages)
        assert [label for _, label in lurah.twilio.messages[-1].choices] == [
            "Masukkan 2",
            "Perbaiki dulu",
        ]
        rows = "".join(m.body for m in lurah.twilio.messages)
        assert all(re.search(rf"\b{n}\b", rows) for n in range(2, 62))
        await lurah.say("[Masukkan 2]")
        assert "2 usulan sudah dimasukkan" in lurah.twilio.messages[-1].body
        assert await lurah.world.count("proposals") == 2


async def test_through_telegram(settings: Settings, clock: Clock) -> None:
    async with on_telegram(settings, clock) as lurah:
        await joined(lurah)
        lurah.api.files["daftar"] = CUT
        document = {
            "file_id": "daftar", "file_unique_id": "daftar", "file_name": "usulan rw 2.csv",
            "mime_type": "text/csv", "file_size": len(CUT),
        }  # fmt: skip
        assert (await lurah.post(lurah.api.message(document=document))).status_code == 200
        await lurah.world.app.settled()
        [sent] = [call for call in lurah.api.calls if call.method == "sendDocument"]
        assert list(sent.files.values())
        assert any("2 bisa dimasukkan, 60 perlu" in text for text in said_on_telegram(lurah))
        await lurah.say("[Masukkan 2]")
        assert any("2 usulan sudah dimasukkan" in text for text in said_on_telegram(lurah))
        assert await lurah.world.count("proposals") == 2


def said_on_telegram(lurah: Any) -> list[str]:
    return [str(call.args.get("text", "")) for call in lurah.api.calls]
