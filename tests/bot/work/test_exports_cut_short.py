"""An export that is cut short, really: the disk is full, its process is killed, the program ends.
No half of a file is there, it is said, and nothing else has been harmed."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.exports import child
from bot.settings import Settings
from storage.database import jobs as jobs_of
from storage.database.ids import new_id
from storage.database.processes.leases import Lease
from storage.database.store import Store
from storage.database.tables import audit, jobs, staff
from storage.reports import orders
from storage.reports.wanted import Wanted
from storage.staff.roles import Role
from tests.bot.commands.conftest import Run, run
from tests.handlers.staff.test_desk import official
from tests.storage.messages.test_broadcasts import IMOPURO
from tests.support import Resident, World

pytestmark = pytest.mark.own_process

__all__ = ["run"]  # a fixture

# A device on which nothing can be written, as on a disk that is full.
FULL = Path("/dev/full")

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
with_a_full_disk = pytest.mark.skipif(not FULL.exists(), reason="the system has no /dev/full")


@pytest.fixture
async def ani(world: World) -> Resident:
    """Who may export, and there is something to be."""
    siti = await world.person("siti").lives_in(IMOPURO)
    await siti.proposes()
    return await official(world, "ani", Role.ADMIN, "18.72.01")


async def exports(person: Resident, what: str, file: str) -> list[Any]:
    heard: list[Any] = []
    for said in ("ekspor", what, "Imopuro", "2028", file):
        heard += await person.say(said)
    return heard


async def logged(world: World) -> int:
    query = select(func.count()).select_from(audit).where(audit.c.action == "export")
    return int((await world.rows(query))[0][0])


@on_sqlite
@with_a_full_disk
async def test_a_full_disk_in_the_chat(
    world: World, ani: Resident, monkeypatch: pytest.MonkeyPatch
) -> None:
    spool = world.app.media.spool.folder
    monkeypatch.setattr(
        "bot.work.exporter.secrets", SimpleNamespace(token_hex=lambda length: "full")
    )
    for what, file in (("Usulan", "CSV"), ("Usulan", "Excel"), ("Daftar usulan", "PDF")):
        before = sorted(spool.iterdir())
        (spool / ".export-full.part").symlink_to(FULL)
        heard = await exports(ani, what, file)
        assert "ruang penyimpanan kami sedang penuh" in heard[-1].text
        assert not [each for each in heard if each.file]
        assert sorted(spool.iterdir()) == before
    assert await logged(world) == 0
    assert not await world.rows(select(jobs))
    # There is room again.
    heard = await exports(ani, "Usulan", "CSV")
    assert [each for each in heard if each.file]


@on_sqlite
@with_a_full_disk
@pytest.mark.parametrize("format", ["csv", "xlsx", "geojson", "usulan"])
async def test_a_full_disk_at_the_command_line(
    world: World, ani: Resident, run: Run, tmp_path: Path, format: str
) -> None:
    out = tmp_path / "kept" / "usulan.out"
    out.parent.mkdir()
    out.write_text("the one of yesterday")
    out.with_name(f".{out.name}.part").symlink_to(FULL)
    code, said, trouble = await run("export", "--format", format, "--out", str(out))
    assert (code, said) == (2, "")
    assert trouble.splitlines()[-1] == f"rembuk: cannot write {out}: No space left on device"
    assert [each.name for each in out.parent.iterdir()] == [out.name]
    assert out.read_text() == "the one of yesterday"
    assert await logged(world) == 0


async def ordered(world: World, owner: str, claim: int = 0, begun: int = 0) -> int:
    """An export that has been asked for, and perhaps begun by some process."""
    [row] = await world.rows(select(staff.c.person_id).where(staff.c.until_at.is_(None)))

    async def chore(store: Store) -> int:
        id = new_id()
        store.insert(
            jobs, id=id, kind=jobs_of.Kind.EXPORT, owner=row.person_id, claim=claim, attempts=0,
            payload=orders.Asked("proposals", "csv", Wanted(IMOPURO)).stored(), begun=begun,
            at=store.now,
        )  # fmt: skip
        return id

    return await world.app.turns.do(chore)


@on_sqlite
async def test_its_process_is_killed_half_way(
    world: World, ani: Resident, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It hangs where it writes, into a pipe that nobody empties, until it is killed."""
    spool = world.app.media.spool.folder
    monkeypatch.setattr(
        "bot.work.exporter.secrets", SimpleNamespace(token_hex=lambda length: "half")
    )
    begun: list[asyncio.subprocess.Process] = []
    start = asyncio.create_subprocess_exec

    async def started(*command: Any, **more: Any) -> asyncio.subprocess.Process:
        begun.append(await start(*command, **more))
        return begun[-1]

    mine = SimpleNamespace(**{**vars(asyncio), "create_subprocess_exec": started})
    monkeypatch.setattr(child, "asyncio", mine)
    part = spool / ".export-half.part"
    os.mkfifo(part)
    await ordered(world, "ani")
    working = asyncio.create_task(world.app.exporter.idle())
    with await asyncio.to_thread(part.open, "rb") as pipe:
        assert pipe.read(3) == "\ufeff".encode()  # it writes
        begun[0].send_signal(signal.SIGKILL)
        await working
    assert [each.name for each in spool.iterdir() if "half" in each.name] == []
    assert "kesalahan di tempat kami" in (await ani.new())[-1].text
    assert await logged(world) == 0
    # It is asked for once more.
    assert [each for each in await ani.tap("Ekspor") if "Apa yang diekspor" in each.text]


@on_sqlite
async def test_it_starts_anew_after_the_program_has_ended(
    world: World, ani: Resident, settings: Settings
) -> None:
    """What a program had begun when it was killed is made by the next one, and sent once."""
    async with Lease(world.app.database, settings.data_dir) as other:
        await ordered(world, "ani", claim=other.me, begun=1)
        await world.app.exporter.idle()
        assert await ani.new() == []  # who has it is alive
    await world.app.exporter.idle()
    heard = await ani.new()
    assert [each.text for each in heard if "Selesai:" in each.text] != []
    assert len([each for each in heard if each.file]) == await logged(world) == 1
    # What has ended the program three times is given up, and that is said.
    await ordered(world, "ani", begun=3)
    await world.app.exporter.idle()
    assert "kesalahan di tempat kami" in (await ani.new())[-1].text
    assert not await world.rows(select(jobs))
