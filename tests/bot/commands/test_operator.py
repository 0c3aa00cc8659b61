"""What an operator does on the command line, beside a running program: decisions, staff, years and
exports, as processes of their own."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from bot.work.scheduler import Scheduler
from storage.city import cycles
from storage.database.store import Store
from storage.database.tables import areas, audit, tahapan
from storage.database.tables import proposals as rows
from storage.database.tables import staff as staff_table
from storage.staff.roles import Role
from tests.bot.commands.conftest import Run
from tests.handlers.staff.test_desk import official
from tests.support import World, picture

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def refused(run: Run, words: str, *arguments: str) -> None:
    code, out, err = await run(*arguments)
    assert (code, out) == (2, "")
    assert words in err
    assert len(err.splitlines()) == 1, err


async def states(world: World) -> list[str]:
    return [row.state for row in await world.rows(select(rows.c.state).order_by(rows.c.number))]


# --- rembuk decide --------------------------------------------------------------------------


@on_sqlite
async def test_a_life_from_the_command_line(world: World, run: Run, tmp_path: Path) -> None:
    """Every decision that is no refusal; the author hears of each from the running program."""
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    photo = tmp_path / "foto.jpg"
    photo.write_bytes(picture())
    decide = ("decide", "MTR-2028-00001")
    by = ("--by", "Bappeda Kota Metro")
    needs = {"apbd": "this needs --amount", "part": "this needs --extent"}
    for said, state, words in (
        (("verify",), "diverifikasi", "Sudah diperiksa"),
        (("agree", "--priority", "3"), "disepakati", "prioritas 3"),
        (("forward",), "diteruskan", "Musrenbang kecamatan"),
        (("reserve",), "disepakati", "cadangan"),
        (("forward",), "diteruskan", "Forum perangkat daerah"),
        (("rkpd",), "rkpd", "rencana kerja kota tahun 2028"),
        (("apbd", "--amount", "25 juta"), "apbd", "Rp 25 juta"),
        (("part", "--extent", "150 dari 6.000 m"), "sebagian", "150 dari 6.000 m"),
        (("done", "--photo", str(photo)), "selesai", "Selesai dilaksanakan"),
    ):
        if said[0] in needs:
            await refused(run, needs[said[0]], *decide, said[0], *by)
        assert await run(*decide, *said, *by) == (0, f"MTR-2028-00001: {state}\n", "")
        assert await states(world) == [state]
        told = await siti.new()
        assert words in told[0].text, told
        assert "Bappeda Kota Metro" in told[0].text
        assert len(told) == (2 if "--photo" in said else 1)
    assert told[-1].file == "MTR-2028-00001.jpg"
    assert siti.heard[-2].labels == ["Sudah selesai", "Belum"]


@on_sqlite
async def test_a_refusal_needs_a_reason_and_words(world: World, run: Run) -> None:
    siti = await world.person("siti").welcomed()
    for _ in range(3):
        await siti.proposes()
    by, why = ("--by", "Camat"), ("--why", "Mohon tulis RT dan patokannya")
    reason = ("--reason", "incomplete")

    async def one(number: str, decision: str, state: str, without: tuple[str, ...]) -> None:
        decide = ("decide", number, decision, *by)
        await refused(run, "this needs --why, a sentence for the author", *decide, *without)
        assert await run(*decide, *reason, *why) == (0, f"{number}: {state}\n", "")

    await asyncio.gather(
        one("MTR-2028-00001", "return", "dikembalikan", ()),
        one("MTR-2028-00002", "keep", "belum_diakomodir", why),
        one("MTR-2028-00003", "end", "ditolak", reason),
    )
    assert await states(world) == ["dikembalikan", "belum_diakomodir", "ditolak"]
    told = await siti.new()
    assert len(told) == 3
    for heard in told:
        assert "Data usulan belum lengkap" in heard.text
        assert "Mohon tulis RT dan patokannya" in heard.text


@on_sqlite
async def test_a_bare_number_is_enough_where_there_is_one(world: World, run: Run) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    by = ("--by", "Lurah")
    assert await run("decide", "1", "verify", *by) == (0, "MTR-2028-00001: diverifikasi\n", "")
    await refused(run, "there is no proposal 9", "decide", "9", "verify", *by)
    await refused(run, "satu is no number of a proposal", "decide", "satu", "verify", *by)

    async def of_another_year(store: Store) -> None:
        [row] = await store.fetch(select(rows))
        other = {**row._mapping, "id": row.id + 1, "number_year": 2029}
        await store.execute(insert(rows).values(other))

    await world.app.turns.do(of_another_year)
    both = "1 may be MTR-2029-00001 or MTR-2028-00001: write the whole number"
    await refused(run, both, "decide", "1", "verify", *by)


@on_sqlite
async def test_a_decision_is_undone(world: World, run: Run) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    decide = ("decide", "MTR-2028-00001")
    by = ("--by", "Lurah")
    assert (await run(*decide, "verify", *by))[0] == 0
    await refused(run, "needs --why", *decide, "undo", *by)
    assert (await run(*decide, "undo", "--why", "Salah nomor", *by))[1].endswith(": diajukan\n")
    verified, undone = await siti.new()
    assert "Sudah diperiksa" in verified.text
    assert "dicabut" in undone.text
    assert "Salah nomor" in undone.text
    await refused(
        run, "has changed meanwhile: taken_back by Lurah, version 3",
        *decide, "verify", "--version", "1", *by,
    )  # fmt: skip


@on_sqlite
async def test_what_cannot_be_decided(world: World, run: Run, tmp_path: Path) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    (tmp_path / "no.jpg").write_text("no picture")
    number, by = "MTR-2028-00001", ("--by", "Lurah")
    for words, arguments in (
        ("is diajukan; undo cannot follow that", (number, "undo", "--why", "Keliru")),
        ("there is no proposal MTR-2028-00009", ("MTR-2028-00009", "verify")),
        ("--amount is rupiah", (number, "apbd", "--amount", "banyak")),
        ("--why must be 5 to 1000 letters", (number, "end", "--reason", "no_money", "--why", "x")),
        ("--priority must be 1 to 9999", (number, "agree", "--priority", "0")),
        ("--priority must be 1 to 9999", (number, "agree", "--priority", str(2**63))),
        ("is no photo that can be opened", (number, "done", "--photo", "no.jpg")),
    ):
        await refused(run, words, "decide", *arguments, *by)
    assert await states(world) == ["diajukan"]
    assert await world.count("history") == 1


@on_sqlite
async def test_what_a_decision_does_not_take_is_refused(world: World, run: Run) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    by = ("--by", "Lurah")
    decide = ("decide", "MTR-2028-00001")
    for decision, option, value in (
        ("verify", "--amount", "25 juta"),
        ("agree", "--reason", "no_money"),
        ("agree", "--extent", "1 m"),
        ("reserve", "--priority", "3"),
        ("undo", "--reason", "incomplete"),
        ("undo", "--priority", "1"),
    ):
        said = (*decide, decision, option, value, *by)
        await refused(run, f"{decision} takes no {option}", *said)
    assert await world.count("history") == 1


@on_sqlite
async def test_the_same_once_more_is_refused(world: World, run: Run) -> None:
    """No second row of the history, and nobody is told twice; what is new is written."""
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    by = ("--by", "Lurah")
    decide = ("decide", "MTR-2028-00001")
    steps = 1
    for said in (
        ("agree", "--priority", "3"),
        ("agree", "--priority", "4"),
        ("reserve", "--why", "Menunggu hasil tinjauan"),
    ):
        assert (await run(*decide, *said, *by))[0] == 0, said
        steps += 1
        await refused(run, "by this very decision; nothing is new", *decide, *said, *by)
        assert await world.count("history") == steps
    assert len(await siti.new()) == steps - 1


@on_sqlite
async def test_amounts_and_extents_that_cannot_be_meant(world: World, run: Run) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    by = ("--by", "Bappeda")
    decide = ("decide", "MTR-2028-00001")
    async with world.app.database.writer.begin() as connection:
        await connection.execute(update(rows).values(state="rkpd", tahap="apbd"))
    await refused(
        run, "at least 100000 rupiah, such as '25 juta'; '25' may lack its unit",
        *decide, "apbd", "--amount", "25", *by,
    )  # fmt: skip
    assert (await run(*decide, "apbd", "--amount", "25 juta", *by))[0] == 0
    await refused(run, "more than there is", *decide, "part", "--extent", "150 dari 120 m", *by)
    extent = ("part", "--extent", "120 dari 120 m")
    assert (await run(*decide, *extent, *by))[0] == 0
    await refused(run, "by this very decision", *decide, *extent, *by)
    await refused(run, "done takes no --amount", *decide, "done", "--amount", "25 juta", *by)


# --- rembuk staff ---------------------------------------------------------------------------


async def test_staff_from_invitation_to_end(world: World, run: Run) -> None:
    code, out, _ = await run(
        "staff", "invite", "--role", "verifikator", "--area", "18.72.04", "--opd", "Dinas PUTR"
    )
    assert code == 0
    assert "/obrolan?start=staf_" in out
    invitation = out.split()[1]
    assert f'"PETUGAS {invitation}"' in out
    tono = world.person("tono")
    for said in ("halo", "setuju", "Tono", "lewati", f"petugas {invitation}"):
        heard = await tono.say(said)
    assert "verifikator untuk Kecamatan Metro Timur" in heard[-1].text
    await official(world, "lain", Role.PENGAMAT, "18.72.01")
    [grant] = await world.rows(select(staff_table).where(staff_table.c.name == "Tono"))
    line = f"{grant.id}  verifikator  18.72.04  Tono  Dinas PUTR  since 2026-11-24\n"
    assert (await run("staff", "list", "--area", "18.72.04"))[1] == line
    code, out, _ = await run("staff", "end", str(grant.id))
    assert (code, out) == (0, "verifikator 18.72.04 of Tono has ended\n")
    [told] = await tono.new()
    assert "sudah berakhir" in told.text
    await refused(run, f"nobody holds a role {grant.id}", "staff", "end", str(grant.id))
    left, ended = await asyncio.gather(run("staff", "list"), run("staff", "list", "--ended"))
    assert len(left[1].splitlines()) == 1
    assert "Lain" in left[1]
    [was] = [shown for shown in ended[1].splitlines() if "Tono" in shown]
    assert was == f"{line.rstrip()}  until 2026-11-24"
    logged = [(row.action, row.about) for row in await world.rows(select(audit))]
    assert logged.count(("end", "verifikator Tono")) == 1


@on_sqlite
async def test_invitations_that_cannot_be(world: World, run: Run) -> None:
    invite = ("staff", "invite", "--role")
    await refused(run, "no area has the code 99", *invite, "admin", "--area", "99")
    await refused(
        run, "--opd limits a verifikator", *invite, "admin", "--area", "18.72", "--opd", "PUTR"
    )
    assert await world.count("audit") == 0


# --- rembuk cycle ---------------------------------------------------------------------------


def written(path: Path, change: Callable[[str], str] = str) -> str:
    path.write_text(change(cycles.INCLUDED.read_text(encoding="utf-8")), encoding="utf-8")
    return str(path)


async def test_years_are_listed_and_taken_once(world: World, run: Run, tmp_path: Path) -> None:
    code, out, _ = await run("cycle", "list")
    assert code == 0
    assert "Kota Metro 2028" in out
    assert "2027-01-07 .. 2027-02-20" in out
    file = tmp_path / "tahun.csv"
    # As a spreadsheet of Indonesia saves it, with another name and a year more.
    written(
        file,
        lambda text: "\ufeff" + text.replace(",", ";").replace("Penetapan RKPD", "RKPD ditetapkan")
        + "18.72;2030;kelurahan;Musrenbang kelurahan;4;2029-01-07;2029-02-20;2029-02-20\n",
    )  # fmt: skip
    for counted in ("31 tahapan read: 1 new, 3 changed", "31 tahapan read: 0 new, 0 changed"):
        assert (await run("cycle", "import", str(file)))[:2] == (0, f"{counted}\n")
    assert len(await world.rows(select(tahapan).where(tahapan.c.year == 2030))) == 1
    [row] = await world.rows(select(audit))
    assert (row.action, row.area, row.data) == ("tahapan", "18.72", {"new": 1, "changed": 3})


async def test_an_import_moves_what_waits(world: World, run: Run, tmp_path: Path) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    later = written(
        tmp_path / "tahun.csv",
        lambda text: text.replace("2027-02-20,2027-02-20", "2027-02-20,2027-03-06"),
    )
    code, out, _ = await run("cycle", "import", later)
    assert (code, out.splitlines()[1]) == (
        0, "1 proposals follow; their authors are told where that is later",
    )  # fmt: skip
    [told] = await siti.new()
    assert "paling lambat Sabtu, 6 Maret 2027" in told.text
    await Scheduler(world.app.turns, world.clock).tick()
    assert await siti.new() == []


HEAD = "area,year,tahap,name,level,opens,closes,tell_by\n"


GOOD = "18.72,2028,kelurahan,Musrenbang kelurahan,4,,,\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("area,year,tahap\n", "missing: level, name"),
        (HEAD + GOOD + "18.72,dua,kota,Kota,2,,,\n", "line 3: year and level are numbers"),
        (HEAD + GOOD + "18.72,2028,kota,Kota,5,,,\n", "line 3: level is 4"),
        (HEAD + GOOD + "18.72,2028,kota,,2,,,\n", "line 3: area, tahap and name"),
        (HEAD + GOOD + "18.72,2028,kota!,Kota,2,,,\n", "line 3: 'kota!' is not a short word"),
        (HEAD + "18.72,2028,kelurahan,M,4,7/1/2027,,\n", "line 2: opens is a day such as"),
        (HEAD + "18.72,2028,kelurahan,M,4,2027-02-02,2027-02-01,\n", "line 2: it closes before"),
        (HEAD + "18.72,2028,kelurahan,M,4,,2027-02-02,2027-02-01\n", "line 2: people would be"),
        (HEAD + "18.72,2028,kota,Kota,2,,,\n", "has no tahap called kelurahan"),
    ],
)
def test_bad_lines_are_named(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "tahun.csv"
    file.write_text(text)
    with pytest.raises(cycles.BadCycle, match=re.escape(words)):
        cycles.read_csv(file)


@on_sqlite
async def test_a_bad_file_changes_nothing(world: World, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "tahun.csv"
    file.write_text(HEAD + GOOD + "18.72,2028,kota,Kota,5,,,\n")
    await refused(run, "line 3: level is 4", "cycle", "import", str(file))
    file.write_text(HEAD + GOOD.replace("18.72", "18.99"))
    await refused(run, "18.99 is no city of this installation", "cycle", "import", str(file))
    assert len(await world.rows(select(tahapan))) == 30


async def test_a_list_of_the_country_takes_a_city_nothing(
    world: World, run: Run, tmp_path: Path
) -> None:
    """Columns that a file does not have stay as they are, and the second time changes nothing."""
    file = tmp_path / "country.csv"
    file.write_text("code,name\n11,Aceh\n18.72,Kota Metro\n18.72.04.1001,Yosodadi\n")
    for counted in ("3 areas read: 1 new, 0 changed", "3 areas read: 0 new, 0 changed"):
        assert (await run("area", "import", str(file)))[:2] == (0, f"{counted}\n")
    [city] = await world.rows(select(areas).where(areas.c.code == "18.72"))
    assert (city.letters, city.timezone) == ("MTR", "Asia/Jakarta")
    file.write_text("code,name,letters\n18.72,Kota Metro,MTO\n")
    assert (await run("area", "import", str(file)))[1] == "1 areas read: 0 new, 1 changed\n"
