"""Paper lists: 200 rows with 12 faults, from the command line and by the chat; and each fault."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.settings import Settings
from handlers.conversation.messages import Attachment, FileKind
from handlers.reading import sheets
from storage.database.store import Store
from storage.database.tables import claims, history, people, proposals
from storage.proposals.numbers import gaps
from storage.staff.roles import Role
from tests.command_line import rembuk
from tests.handlers.proposals.test_enter import PHONE
from tests.handlers.reading.test_sheets import xlsx
from tests.handlers.staff.test_desk import official
from tests.support import Clock, Heard, Resident, World, brought_up_to_date

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
        assert await world.count("outbox") == 0
        assert await world.count("untold") == 0
        assert len(await world.rows(select(claims).where(claims.c.phone == PHONE))) == 47
        found: list[str] = []

        async def look(store: Store) -> None:
            found[:] = await gaps(store.connection)

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
    before = await world.count("outbox")
    heard = await lurah.tap("Masukkan 188")
    assert [message.text.partition(",")[0] for message in heard] == [
        "Baik",
        "188 usulan sudah dimasukkan",
    ]
    assert "nomor MTR-2028-00001 sampai MTR-2028-00188" in heard[1].text
    rows = ", ".join(str(n + BELOW) for n in FAULTS)
    assert f"12 baris belum masuk: {rows}." in heard[1].text
    # Two messages, not 188.
    assert await world.count("outbox") == before + 2
    assert await world.count("untold") == 0
    [person] = await world.rows(select(people.c.id))
    kept = await world.rows(select(proposals).order_by(proposals.c.number))
    assert len(kept) == 188
    assert {(row.person_id, row.entered_by, row.channel) for row in kept} == {
        (None, person.id, "import")
    }
    # The paper is not kept.
    assert await world.count("files") == 0
    assert [hash async for hash in world.app.media.all()] == []
    # The same once more.
    [report] = await send(lurah, data, name)
    assert "188 sudah ada, 12 perlu diperbaiki" in report.text
    assert report.labels == []
    assert await world.count("proposals") == 188
    assert (await lurah.say("usulan saya"))[0].text.startswith("Usulan yang sudah Anda kirim (188)")


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
        "channel": "import", "locale": "id", "tahap": "kelurahan", "desk": 4,
    }  # fmt: skip
    assert {name: kept.get(name) for name in expected} == expected
    assert kept["volume"] == Decimal(120)
    assert "land" not in kept  # asked only where something is built
    [step] = await world.rows(select(history))
    assert (step.actor, step.role) == ("Lurah", "fasilitator")
    assert step.data == {"list": "daftar.csv", "row": 2, "consent": "2026-11-daftar"}


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
    await brought_up_to_date(url)
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
        ("a.csv", b"usulan,bidang\nx,y\n", "tidak tertulis kelurahannya"),
        ("a.csv", b'usulan,bidang\n"x,y\n', "Di baris 2 ada tanda kutip"),
    ],
)
async def test_trouble_is_one_sentence(
    tmp_path: Path, name: str, data: bytes | None, words: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    url = f"sqlite+aiosqlite:///{tmp_path / 'x.db'}"
    await brought_up_to_date(url)
    code, out, err = await rembuk("import", name, url=url, folder=tmp_path)
    assert (code, out) == (2, "")
    assert words in err
    assert len(err.splitlines()) == 1
