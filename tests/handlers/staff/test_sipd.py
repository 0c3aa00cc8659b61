"""The bridge to SIPD beside its dialogue (tests/dialogues/staff/sipd.txt): the window, where SIPD
cuts, who may, and its export from the command line."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from handlers.reading.tables.book import Book, Line, NoTable, Sheet
from handlers.staff.sipd import table
from handlers.staff.sipd.compared import compare
from storage.city import cycles
from storage.database.store import Store
from storage.database.tables import outbox, proposals, sipd_entries, tahapan
from storage.proposals import decisions
from storage.proposals.model import State
from storage.proposals.rulings import Decision, Ruling
from storage.reports.sipd import COLUMNS, Entry
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.bot.commands.conftest import Run, run
from tests.handlers.lists.test_lists import send
from tests.handlers.staff.many.evening import IMOPURO, seeded
from tests.handlers.staff.test_desk import official
from tests.support import Clock, SettingsIn, World, here
from tests.whole.dialogues.test_dialogues import RESIDENT, act, said_lines
from tests.whole.test_platforms import ON

__all__ = ["run"]  # a fixture


@pytest.fixture
async def sqlite_world(
    tmp_path: Path, clock: Clock, settings_in: SettingsIn
) -> AsyncIterator[World]:
    """What is said here does not depend on the database."""
    async with World.made(settings_in(tmp_path), clock) as world:
        yield world


EXPORT = (here("dialogues") / "files" / "sipd.csv").read_bytes()


async def agreed(world: World, *numbers: int) -> None:
    """Proposals of Imopuro are agreed, in this order."""
    query = proposals.select().order_by(proposals.c.number)
    ids = [row.id for row in await world.rows(query)]

    async def chore(store: Store) -> None:
        for priority, number in enumerate(numbers, 1):
            ruling = Ruling(Decision.AGREE, priority=priority)
            await decisions.decide(store, at_command_line("Uji"), ids[number - 1], ruling)

    await world.app.turns.do(chore)


async def opened(world: World, opens: date, closes: date) -> None:
    """The window of RKPD 2028."""

    async def chore(store: Store) -> None:
        store.update(tahapan, "18.72", 2028, "sipd", opens=opens, closes=closes)
        cycles.anew(store)

    await world.app.turns.do(chore)


@pytest.mark.parametrize("platform", list(ON))
async def test_on_the_platforms_it_is_the_same(
    platform: str, tmp_path: Path, settings_in: SettingsIn
) -> None:
    """The dialogue of the list ticked to its end, and SIPD's file read back, on each platform: the
    same entries, and the three differences are told."""
    clock = Clock()
    async with ON[platform](settings_in(tmp_path), clock) as on:
        await seeded(on.world, 4)

        async def say(who: str, line: str) -> None:
            clock.move(seconds=1)
            await on.say(line, who)

        who = RESIDENT
        for line in said_lines(here("dialogues") / "staff" / "sipd.txt"):
            who = await act(line, who, on.world, say)
        rows = await on.world.rows(sipd_entries.select().order_by(sipd_entries.c.sipd))
        assert [row.sipd for row in rows] == ["771", "772", "774"]
        query = outbox.select().where(outbox.c.text.contains("dibandingkan"))
        [told] = await on.world.rows(query)
        assert told.channel == platform
        for said in ("baris 4, SIPD 780", "(SIPD 772): masalah di sini", "dengan nomor 774"):
            assert said in told.text


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2027-01-08", "Pengisian dibuka Sabtu, 9 Januari 2027, 1 hari lagi."),
        ("2027-01-14", "Batas pengisian Sabtu, 16 Januari 2027, 2 hari lagi."),
        ("2027-01-16", "Batas pengisian Sabtu, 16 Januari 2027, hari ini."),
        ("2027-01-17", "Batas pengisian sudah lewat: Sabtu, 16 Januari 2027."),
    ],
)
async def test_the_days_that_are_left(sqlite_world: World, day: str, said: str) -> None:
    world = sqlite_world
    await seeded(world, 1)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    await opened(world, date(2027, 1, 9), date(2027, 1, 16))
    world.clock.now = world.clock.now.replace(
        year=int(day[:4]), month=int(day[5:7]), day=int(day[8:])
    )
    [heard] = await lurah.say("SIPD")
    assert said in heard.text
    assert "RKPD 2028" in heard.text


async def test_where_sipd_cuts(sqlite_world: World) -> None:
    """Each of the two parts can be seen; what is copied is what SIPD keeps."""
    world = sqlite_world
    await seeded(world, 1)
    long = "Air hujan masuk rumah warga. " * 12  # 348 letters
    async with world.app.database.writer.begin() as connection:
        await connection.exec_driver_sql(f"UPDATE proposals SET problem = '{long.strip()}'")
    await agreed(world, 1)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    [heard] = await lurah.say("sipd")
    [kept] = [line for line in heard.text.splitlines() if line.startswith("Air hujan")]
    assert kept == long[:255].strip()
    assert "SIPD memotong di 255 huruf" in heard.text
    assert "Sisanya, 92 huruf, tidak muat" in heard.text


async def test_of_several_kelurahan_those_with_the_most_come_first(sqlite_world: World) -> None:
    world = sqlite_world
    await seeded(world, 3)
    await seeded(world, 1, "18.72.01.1001", first=9)
    await agreed(world, 1, 2, 3)
    async with world.app.database.writer.begin() as connection:
        await connection.exec_driver_sql(
            "UPDATE proposals SET state = 'disepakati' WHERE area = '18.72.01.1001'"
        )
    camat = await official(world, "camat", Role.VERIFIKATOR, "18.72.01")
    [heard] = await camat.say("sipd")
    lines = [line for line in heard.text.splitlines() if "belum diketik" in line]
    assert lines == [
        "SIPD Kecamatan Metro Pusat, RKPD 2028: 4 belum diketik, 0 sudah.",
        "Kelurahan Imopuro: 3 belum diketik",
        "Kelurahan Metro: 1 belum diketik",
    ]
    [heard] = await camat.tap("Metro")
    assert "MTR-2028-00004, salin" in heard.text


async def test_who_does_not_type_is_told_who_does(sqlite_world: World) -> None:
    world = sqlite_world
    await seeded(world, 1)
    await agreed(world, 1)
    ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    for said in ("sipd", "sipd 1", "sipd 1 771"):
        assert "verifikator" in (await ani.say(said))[0].text
    other = await official(world, "lain", Role.VERIFIKATOR, "18.72.02.1002")
    assert "771" not in (await other.say("sipd 1 771"))[0].text
    assert await world.count("sipd_entries") == 0
    siti = await world.person("siti").welcomed()
    assert "petugas" in (await siti.say("sipd"))[0].text


async def test_a_file_that_is_not_sipds(sqlite_world: World) -> None:
    world = sqlite_world
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    for data, said in (
        (b"Usulan,Lokasi\nDrainase,RT 01\n", 'kolom "id usulan" dan "usulan" tidak ditemukan'),
        (EXPORT.replace(b"771", b"MTR-2028-00001").replace(b"772", b"MTR-2028-00002")
         .replace(b"780", b"MTR-2028-00003"), "rekap dari sini"),
    ):  # fmt: skip
        heard = await send(lurah, data, "daftar.csv")
        assert said in heard[-1].text
    assert await world.count("files") == 0


async def test_the_command_line_compares_and_notes(
    world: World, clock: Clock, run: Run, tmp_path: Path
) -> None:
    await seeded(world, 4)
    await agreed(world, 1, 2, 3)
    file = tmp_path / "sipd.csv"
    file.write_bytes(EXPORT)
    code, out, err = await run("import", str(file), "--sipd", "--dry-run", "--area", IMOPURO)
    assert (code, err) == (1, "")
    assert await world.count("sipd_entries") == 0
    code, again, err = await run("import", str(file), "--sipd", "--area", IMOPURO, "--by", "Ani")
    assert (code, err) == (1, "")
    assert again == out + "2 nomor SIPD dicatat.\n"
    assert (
        "1 sama, 1 belum ada di SIPD, 1 tidak ada di sini, 1 berbeda, 0 tercatat dua kali." in out
    )
    rows = await world.rows(sipd_entries.select().order_by(sipd_entries.c.sipd))
    assert [row.sipd for row in rows] == ["771", "772"]
    bad = tmp_path / "lain.csv"
    bad.write_bytes(b"Usulan,Lokasi\nDrainase,RT 01\n")
    code, _, err = await run("import", str(bad), "--sipd")
    assert code != 0
    assert "bukan daftar usulan dari SIPD" in err


# --- the comparison -------------------------------------------------------------------------


def entry(id: int, wish: str, sipd: str | None = None, **more: object) -> Entry:
    values: dict[str, object] = dict.fromkeys(COLUMNS)
    values |= {"usulan": wish, "kelurahan": "Imopuro", **more}
    return Entry(id, f"MTR-2028-{id:05}", IMOPURO, State.DISEPAKATI, values, {}, sipd)


def rows(*lines: tuple[str, ...], head: tuple[str, ...] = ()) -> list[table.There]:
    names = ("ID Usulan", "Usulan", "Kelurahan", "Usulan Ke", "Profil", "OPD Tujuan Awal", *head)
    every = [Line(1, names), *(Line(n, line) for n, line in enumerate(lines, 2))]
    return table.read(Book((Sheet("", tuple(every)),)))


def there(id: str, wish: str, *more: str, kelurahan: str = "KEL. IMOPURO") -> tuple[str, ...]:
    return (id, wish, kelurahan, "1", "x", "x", *more)


def test_the_same_proposal_twice_in_sipd() -> None:
    here = [entry(1, "Drainase Gang Mawar", "71"), entry(2, "Lampu Gang Melati")]
    found = compare(
        here,
        rows(
            there("71", "Drainase Gang Mawar"), there("75", "Drainase gang mawar."),
            there("72", "Lampu Gang Melati"), there("73", "LAMPU GANG MELATI"),
            there("80", "Tenda"), there("81", "Tenda"),
        ),
    )  # fmt: skip
    assert [[row.id for row in double.rows] for double in found.doubles] == [
        ["71", "75"], ["72", "73"], ["80", "81"],
    ]  # fmt: skip
    assert found.new == ()  # which of the two is right only a person can tell
    assert found.undone == ()


def test_a_number_of_ours_and_slips() -> None:
    here = [entry(1, "Drainase Gang Mawar RT 05"), entry(2, "Lampu jalan Gang Melati RT 03")]
    found = compare(
        here,
        rows(
            there("71", "Perbaikan got (MTR-2028-00001)"),
            there("72", "Lampu jaln Gang Melati RT 03"),
        ),
    )
    assert [(pair.here.id, pair.sure) for pair in found.pairs] == [(1, True), (2, False)]
    assert [pair.here.id for pair in found.different] == [1, 2]
    assert [pair.there.id for pair in found.new] == ["71"]


@pytest.mark.parametrize(
    ("here", "said", "same"),
    [
        (2.5, "2,5", True), (1500, "1.500", True), (120, "120", True), (120, "12", False),
        (120, "", False), ("2 x 30 m", "2 x 30 M", True),
    ],
)  # fmt: skip
def test_amounts(here: object, said: str, same: bool) -> None:
    found = compare(
        [entry(1, "Drainase Gang Mawar", volume=here)],
        rows(there("71", "Drainase Gang Mawar", said), head=("Volume",)),
    )
    assert (found.same == 1) is same


def test_refused_there_and_not_here() -> None:
    found = compare(
        [entry(1, "Drainase Gang Mawar")],
        rows(there("71", "Drainase Gang Mawar", "Validasi||Ditolak"), head=("Status",)),
    )
    [pair] = found.different
    assert [each.column for each in pair.differences] == ["status"]


def test_another_kelurahan_is_another_proposal() -> None:
    found = compare(
        [entry(1, "Drainase Gang Mawar")],
        rows(there("71", "Drainase Gang Mawar", kelurahan="Metro")),
    )
    assert (len(found.undone), len(found.strange), found.pairs) == (1, 1, ())


def test_what_is_no_export_of_sipds() -> None:
    book = Book((Sheet("", (Line(1, ("Usulan", "Lokasi")), Line(2, ("Drainase", "RT 01")))),))
    assert not table.is_one(book)
    with pytest.raises(NoTable, match="not_sipd"):
        table.read(book)
