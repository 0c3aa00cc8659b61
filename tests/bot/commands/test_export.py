"""`rembuk export`: what staff and operators take out."""

from __future__ import annotations

import asyncio
import csv
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from storage.database.store import Store
from storage.database.tables import history
from storage.database.tables import proposals as rows
from storage.proposals import decisions
from storage.proposals.model import EventKind
from storage.proposals.reasons import Reason
from storage.proposals.rulings import Decision, Ruling
from storage.reports import exports
from storage.reports.steps import STEPS, UNREACHED
from storage.reports.wanted import Wanted
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.bot.commands.conftest import Run
from tests.handlers.staff.test_desk import official
from tests.support import ROOT, World


def test_every_column_is_explained() -> None:
    told = (ROOT / "docs" / "EXPORTS.md").read_text(encoding="utf-8")
    for what, export in exports.EXPORTS.items():
        part = told.partition(f"## {what}")[2].partition("\n## ")[0]
        for column in (*export.columns, *export.more):
            assert f"`{column.name}`" in part, (what, column)
    for kind in (*EventKind, *Reason, "quiet", "blocked", "nobody", "waiting", "refused", "gone"):
        assert f"`{kind}`" in told, kind


async def exported(run: Run, *arguments: str) -> list[dict[str, str]]:
    code, out, err = await run("export", *arguments)
    assert (code, err) == (0, "")
    return list(csv.DictReader(out.removeprefix("\ufeff").splitlines(keepends=True)))


async def decided(world: World, number: int, ruling: Ruling, by: str) -> None:
    [row] = await world.rows(select(rows.c.id).where(rows.c.number == number))

    async def chore(store: Store) -> None:
        await decisions.decide(store, at_command_line(by), row.id, ruling)

    await world.app.turns.do(chore)


async def test_exports_of_the_history_and_the_unreached(
    world: World, run: Run, tmp_path: Path
) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes(wish="=Perbaikan drainase, RT 05")
    await siti.proposes()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    await lurah.say("buka 1")
    await lurah.tap("Nyatakan lengkap")
    await lurah.say("ya")
    world.clock.move(days=1)
    await siti.say("berhenti")
    ruling = Ruling(Decision.END, Reason.NO_MONEY, '@Habis; untuk "RW" lain')
    await decided(world, 1, ruling, "Camat")
    steps, unreached = await asyncio.gather(
        exported(run, "--what", "history"), exported(run, "--what", "unreached")
    )
    assert tuple(steps[0]) == tuple(each.name for each in STEPS)
    assert [(row["nomor"], row["versi"], row["peristiwa"]) for row in steps] == [
        ("MTR-2028-00001", "1", "submitted"), ("MTR-2028-00001", "2", "verified"),
        ("MTR-2028-00001", "3", "ended"), ("MTR-2028-00002", "1", "submitted"),
    ]  # fmt: skip
    first, second, third = steps[:3]
    assert first["waktu"].startswith("2026-11-24 10:0")  # WIB
    assert (first["dari"], first["ke"], first["peran"]) == ("", "diajukan", "warga")
    assert (first["selanjutnya"], first["paling_lambat"]) == ("kelurahan", "2027-02-20")
    assert (second["oleh"], second["peran"], second["wilayah"]) == (
        "Lurah", "verifikator", "Imopuro",
    )  # fmt: skip
    assert (third["dari"], third["ke"]) == ("diverifikasi", "ditolak")
    assert (third["alasan"], third["oleh"]) == ("no_money", "Camat")
    assert third["penjelasan"] == '\'@Habis; untuk "RW" lain'
    [missed] = unreached
    assert tuple(missed) == tuple(each.name for each in UNREACHED)
    assert missed["nomor"] == "MTR-2028-00001"
    assert (missed["kelurahan"], missed["kecamatan"]) == ("Imopuro", "Metro Pusat")
    assert missed["usulan"] == "'=Perbaikan drainase, RT 05"
    assert (missed["langkah"], missed["alasan"]) == ("ended", "quiet")
    assert missed["sejak"].startswith("2026-11-25 10:")

    # Narrower, and as JSON: untouched texts, local times.
    file = tmp_path / "riwayat.jsonl"
    narrow = ("--area", "18.72.01.1003", "--since", "2026-11-25", "--year", "2028")
    _, out, _ = await run(
        "export", "--what", "history", "--format", "jsonl", *narrow, "--out", str(file)
    )
    assert out == f"1 steps written to {file}\n"
    kept = json.loads(file.read_text())
    assert kept["penjelasan"] == '@Habis; untuk "RW" lain'
    assert kept["waktu"].endswith("+07:00")


async def rows_of(world: World, what: str, **wanted: Any) -> list[dict[str, Any]]:
    async with world.app.database.read() as connection:
        found = exports.EXPORTS[what].rows(connection, Wanted(**wanted), world.app.site.areas)
        return [row async for row in found]


async def test_exports_are_narrowed(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    await siti.proposes()
    await siti.say("berhenti")
    await decided(world, 1, Ruling(Decision.VERIFY), "Lurah")
    tomorrow = (world.clock() + timedelta(days=1)).date()
    for what, whole in (("history", 3), ("unreachable", 1), ("proposals", 2)):
        assert len(await rows_of(world, what)) == whole
        assert len(await rows_of(world, what, area="18.72.01", year=2028)) == whole
        for wanted in ({"area": "18.72.02"}, {"year": 2029}, {"since": tomorrow}):
            assert await rows_of(world, what, **wanted) == []
    steps = await rows_of(world, "history", status="diajukan")
    assert [row["nomor"] for row in steps] == ["MTR-2028-00002"]
    assert [row["alasan"] for row in await rows_of(world, "unreachable")] == ["quiet"]


async def test_an_author_s_name_is_not_in_the_history(world: World) -> None:
    """It stands with the proposal, from where it goes when they delete their data."""
    siti = world.person("siti")
    for said in ("halo", "setuju", "Siti Aminah", "lewati"):
        await siti.say(said)
    await siti.proposes()
    await siti.say("tarik 1")
    await siti.say("ya")
    [row] = await world.rows(select(history.c.actor).where(history.c.event == "withdrawn"))
    assert row.actor == "Siti Aminah"
    steps = await rows_of(world, "history")
    assert [row["peristiwa"] for row in steps] == ["submitted", "withdrawn"]
    assert "Siti" not in str(steps)


async def test_what_is_not_there_is_not_an_empty_file(
    world: World, run: Run, tmp_path: Path
) -> None:
    """A slip is told, with what there is; nothing is written."""
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    out = tmp_path / "file"
    for arguments, said in (
        (("--year", "1999"), "nothing is known of RKPD 1999; there is 2027, 2028"),
        (("--format", "usulan", "--year", "1999"), "nothing is known of RKPD 1999"),
        (("--tahap", "kelurahn"), "no tahap is 'kelurahn'; there is apbd"),
        (("--opd", "Dinas Ngawur"), "no OPD is called 'Dinas Ngawur'"),
        (("--since", "2027-02-01", "--until", "2027-01-01"), "is after --until 2027-01-01"),
        (("--format", "hadir", "--meeting", "ZZZZ"), "no meeting has the code ZZZZ"),
        (("--format", "berita-acara", "--meeting", "ZZZZ"), "no meeting has the code ZZZZ"),
        (("--format", "matriks", "--consultation", "ZZZZ"), "no consultation has the code ZZZZ"),
        (("--format", "usulan", "--meeting", "ZZZZ"), "and not for usulan"),
        (("--format", "usulan", "--what", "history"), "leave out --what"),
    ):
        code, _, err = await run("export", *arguments, "--out", str(out))
        assert (code, said in err) == (2, True), (arguments, err)
        assert not out.exists()


async def test_the_name_of_the_file_says_what_it_is(world: World, run: Run, tmp_path: Path) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    excel = tmp_path / "usulan.xlsx"
    assert (await run("export", "--out", str(excel)))[0] == 0
    assert excel.read_bytes()[:2] == b"PK"
    for arguments, said in (
        (("--format", "csv", "--out", "a.xlsx"), "--format csv is not what the name a.xlsx says"),
        (("--out", "a.pdf"), "--format says which paper"),
    ):
        code, _, err = await run("export", *arguments)
        assert (code, said in err) == (2, True), err
