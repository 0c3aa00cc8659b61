"""What goes wrong between a copy and its way back: it is damaged, or cut short, or something is
deleted meanwhile. Nothing half-done is left to be served."""

from __future__ import annotations

import asyncio
import json
import resource
import shutil
import signal
import sys
import uuid
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select, text

from bot.opening import open_database
from bot.settings import Settings
from storage.database.connections import Database
from storage.database.copies import backup
from storage.database.copies import whole as copies
from storage.database.ledger import Ledger
from storage.database.migrations import KNOWN
from storage.database.migrations.run import upgrade
from storage.database.tables import audit, files, outbox
from storage.errors import Advice
from storage.files.media import MediaFolder, MediaFull, Stream
from tests.storage.database.test_restore import Heard, Place, command, tell
from tests.support import ROOT, Clock, files_of, make_database_url, picture


def manifest(said: str) -> Callable[[Path], None]:
    def spoil(copy: Path) -> None:
        (copy / "manifest.json").write_text(said)

    return spoil


def cut(name: str, size: int = -1) -> Callable[[Path], None]:
    """A file loses its end; without a size, its last character."""

    def spoil(copy: Path) -> None:
        path = next(copy.glob(name))
        path.write_bytes(path.read_bytes()[:size])

    return spoil


def lost(name: str) -> Callable[[Path], None]:
    return lambda copy: next(copy.glob(name)).unlink()


def twice(copy: Path) -> None:
    path = copy / "tables" / "people.jsonl"
    path.write_bytes(path.read_bytes() * 2)


def changed(column: str, value: object) -> Callable[[Path], None]:
    def spoil(copy: Path) -> None:
        path = copy / "tables" / "proposals.jsonl"
        row = json.loads(path.read_text())
        path.write_text(json.dumps({**row, column: value}) + "\n")

    return spoil


# What happens to a copy, and what is said of it.
DAMAGES: dict[str, tuple[Callable[[Path], None], str]] = {
    "no manifest": (lost("manifest.json"), "not a complete backup"),
    "half a manifest": (cut("manifest.json", 40), "not a complete backup"),
    "another manifest": (manifest("[]"), "not a complete backup"),
    "an empty one": (manifest("{}"), "not a complete backup"),
    "a word": (manifest('"revision"'), "not a complete backup"),
    "no counts": (
        manifest('{"revision": "0001", "at": "2028-01-01T00:00:00+00:00", "rows": []}'),
        "not a complete backup",
    ),
    "another time": (
        manifest('{"revision": "0001", "at": 5, "rows": {}}'),
        "not a complete backup",
    ),
    "a table is cut": (cut("tables/proposals.jsonl", 200), "table proposals"),
    "a table lacks its end": (cut("tables/outbox.jsonl"), "table outbox"),
    "a table is empty": (cut("tables/people.jsonl", 0), "people has 0 rows instead of 2"),
    "a table is gone": (lost("tables/proposals.jsonl"), "table proposals"),
    "rows stand twice": (twice, "people has 4 rows instead of 2"),
    "a picture is cut": (cut("media/*/*/*", 100), "not as it was"),
    "a picture is empty": (cut("media/*/*/*", 0), "not as it was"),
    "a picture is gone": (lost("media/*/*/*"), "missing"),
    "a column that nobody knows": (changed("nik", "1"), "a row of proposals does not fit"),
    "a time that is none": (changed("created_at", "kemarin"), "a row of proposals does not fit"),
    "a row without its person": (changed("area", None), "a row of proposals does not fit"),
}


async def a_copy(folder: Path, clock: Clock, photos: int = 1) -> Path:
    """Of a life with a proposal, a message that is queued, and photos."""
    heard = Heard()
    async with heard.world(Place(folder / "live").settings(), clock) as world:
        await world.person("budi").welcomed()
        siti = await world.person("siti").welcomed()
        for said in ("usul", "Imopuro", "2", "Pelatihan menjahit", "Banyak yang menganggur"):
            await siti.say(said)
        await siti.say("RT 1")
        await siti.say("lewati")
        for n in range(photos):
            await siti.send_photo(picture(60 + n, 40))
        await siti.say("selesai")
        await siti.say("kirim")
        await tell(world, "budi", "kabar")
        await backup.backup(world.app.database, world.app.media, folder / "copy", now=clock())
    return folder / "copy"


async def is_empty(url: str) -> bool:
    database = Database(url)
    try:
        return await database.empty()
    finally:
        await database.close()


async def test_a_damaged_copy_is_refused_and_leaves_nothing(tmp_path: Path, clock: Clock) -> None:
    copy = await a_copy(tmp_path, clock)
    said: dict[str, str] = {}
    for number, (name, (spoil, _)) in enumerate(DAMAGES.items()):
        spoilt = tmp_path / f"spoilt-{number}"
        shutil.copytree(copy, spoilt)
        spoil(spoilt)
        there = Place(tmp_path / f"there-{number}").settings()
        media = files_of(there)
        with pytest.raises(Advice) as refused:
            await backup.restore(there.database_url, media, spoilt, now=clock())
        said[name] = str(refused.value)
        assert [hash async for hash in media.all()] == [], name
        assert await is_empty(there.database_url), name
        if number in (3, len(DAMAGES) - 1):  # where nothing was begun, and where rows were put
            done = await backup.restore(there.database_url, media, copy, now=clock())
            assert done.settled.held == 1
    assert {name: words in said[name] for name, (_, words) in DAMAGES.items()} == dict.fromkeys(
        DAMAGES, True
    ), said


async def test_a_damaged_copy_is_one_sentence(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "manifest.json").write_text("[]")
    there = Place(tmp_path / "there").settings()
    code, said = await command(there, clock, "db", "restore", str(tmp_path / "copy"))
    assert code == 2
    assert said.startswith("rembuk: ")
    assert said.count("\n") == 1
    assert [path for path in (tmp_path / "there").rglob("*") if path.is_file()] == []


KILLED = """
import asyncio, os, pathlib, signal, sys
from storage.database.copies import backup
from storage.files.media import MediaFolder
take, before = MediaFolder.take, []
async def killed(media, hash, pieces):
    if len(before) == int(sys.argv[4]):
        while not before[0]:  # the first is kept, whichever was begun before the other
            await asyncio.sleep(0.01)
        os.kill(os.getpid(), signal.SIGKILL)
    before.append(False)
    await take(media, hash, pieces)
    before[0] = True
MediaFolder.take = killed
folder, media = map(pathlib.Path, sys.argv[2:4])
asyncio.run(backup.restore(sys.argv[1], MediaFolder(media), folder))
"""


async def test_a_restore_that_was_killed_is_not_served_and_goes_on(
    tmp_path: Path, clock: Clock
) -> None:
    copy = await a_copy(tmp_path, clock, photos=2)
    there = Place(tmp_path / "there").settings()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", KILLED, there.database_url, copy, str(there.media_dir), "1",
        env={"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert await process.wait() == -signal.SIGKILL
    media = files_of(there)
    assert len([hash async for hash in media.all()]) == 1
    for upgraded in (True, False):  # as serve and upgrade, and as check and doctor do
        with pytest.raises(Advice, match="being restored"):
            async with open_database(there, clock, upgrade=upgraded):
                pass
    code, said = await command(there, clock, "doctor")
    assert (code, "being restored" in said) == (2, True)
    done = await backup.restore(there.database_url, media, copy, now=clock())
    await whole(there, done, clock)


async def whole(there: Settings, done: backup.Restored, clock: Clock) -> None:
    """All that belongs to a restore has been done, once."""
    assert done.copied.media == 2
    assert (done.settled.held, done.settled.leaps[0].last) == (1, 1)
    async with open_database(there, clock, upgrade=False) as database:
        assert await backup.check(database, files_of(there)) == []
        async with database.read() as connection:
            query = select(outbox.c.state).where(outbox.c.settled_at.is_(None))
            assert (await connection.execute(query)).scalars().all() == ["held"]
            actions = (await connection.execute(select(audit.c.action))).scalars().all()
            assert actions.count("restored") == 1


async def test_a_restore_onto_a_full_disk_goes_on_when_there_is_room(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = await a_copy(tmp_path, clock, photos=2)
    there = Place(tmp_path / "there").settings()
    media = files_of(there)
    take = MediaFolder.take
    kept: list[str] = []

    async def full(media: MediaFolder, hash: str, pieces: AsyncIterator[bytes]) -> None:
        if kept:
            raise MediaFull(28, "the file could not be kept")
        kept.append(hash)
        await take(media, hash, pieces)

    monkeypatch.setattr(MediaFolder, "take", full)
    with pytest.raises(MediaFull):
        await backup.restore(there.database_url, media, copy, now=clock())
    with pytest.raises(Advice, match="being restored"):
        async with open_database(there, clock):
            pass
    monkeypatch.undo()
    await whole(there, await backup.restore(there.database_url, media, copy, now=clock()), clock)


async def test_pictures_of_others_are_never_mixed_in(tmp_path: Path, clock: Clock) -> None:
    copy = await a_copy(tmp_path, clock)
    there = Place(tmp_path / "there").settings()
    media = files_of(there)
    await media.put(b"of another city")
    with pytest.raises(Advice, match="holds files already"):
        await backup.restore(there.database_url, media, copy)


@pytest.mark.parametrize("named", [True, False])
async def test_a_picture_that_goes_while_a_copy_is_made(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, named: bool
) -> None:
    async with Heard().world(Place(tmp_path / "live").settings(), clock) as world:
        media = world.app.media
        hashes = [await media.put(picture(60 + n, 40)) for n in range(3)]
        row: dict[str, Any] = {
            "person_id": None,
            "channel": "cli",
            "address": "",
            "kind": "photo",
            "ref": "",
        }
        row |= {"state": "ready", "at": clock(), "locale": "id"}
        async with world.app.database.write() as transaction:
            for id, hash in enumerate(hashes if named else hashes[:0], 1):
                insertion = insert(files).values(id=id, hash=hash, **row)
                await transaction.connection.execute(insertion)
            await transaction.commit()
        stream = MediaFolder.stream

        async def deleted(self: MediaFolder, hash: str) -> Stream:
            await self.delete([hashes[1]])
            return await stream(self, hash)

        monkeypatch.setattr(MediaFolder, "stream", deleted)
        done = await backup.backup(world.app.database, media, tmp_path / "copy")
        monkeypatch.undo()
    assert (done.media, done.gone) == (2, int(named))
    said = json.loads((tmp_path / "copy" / "manifest.json").read_text())
    assert said["gone"] == [hashes[1]] * named
    there = Place(tmp_path / "there").settings()
    put_back = await backup.restore(there.database_url, files_of(there), tmp_path / "copy")
    assert put_back.copied.media == 2


@pytest.fixture
async def nothing_yet(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'there.db'}"
        return
    server = request.getfixturevalue("postgres")
    async with make_database_url(server, f"t{uuid.uuid4().hex}", "template0") as url:
        yield url


@pytest.mark.parametrize(
    ("nothing_yet", "revision"),
    [*(("sqlite", each) for each in KNOWN), ("postgresql", KNOWN[0])],
    indirect=["nothing_yet"],
)
async def test_an_older_copy_is_brought_up_to_date_in_one_go(
    nothing_yet: str, tmp_path: Path, revision: str
) -> None:
    """Rows, and what has been added to the shape since, in one transaction."""
    before = Database(f"sqlite+aiosqlite:///{tmp_path / 'before.db'}")
    await upgrade(before.writer, revision)
    (tmp_path / "copy" / "tables").mkdir(parents=True)
    async with before.read() as connection:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'alembic_version'"
        names = (await connection.execute(text(query))).scalars().all()
    await before.close()
    rows = dict.fromkeys(names, 0)
    for name in names:
        copies.table_path(tmp_path / "copy", name).write_bytes(b"")
    path = copies.table_path(tmp_path / "copy", "kept")
    if "kept" in rows:
        path.write_bytes(b'{"name":"a","value":"b"}\n')
        rows["kept"] = 1
    (tmp_path / "copy" / "manifest.json").write_text(
        json.dumps({"revision": revision, "at": "2028-01-01T00:00:00+00:00", "rows": rows})
    )
    media = MediaFolder(tmp_path / "there" / "media")
    await backup.restore(nothing_yet, media, tmp_path / "copy")
    database = Database(nothing_yet)
    try:
        assert await backup.check(database, media) == []
    finally:
        await database.close()


# --- the ledger -----------------------------------------------------------------------------------


def test_what_the_disk_takes_in_part_is_taken_back(tmp_path: Path) -> None:
    """As when the disk is full: the system takes what fits, and says nothing of the rest."""
    ledger = Ledger(tmp_path / "ledger")
    ledger.deleted([5])
    before = ledger.path.read_bytes()
    limit, ignored = resource.getrlimit(resource.RLIMIT_FSIZE), signal.SIG_IGN
    shown = signal.signal(signal.SIGXFSZ, ignored)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 10, limit[1]))
    try:
        notes: tuple[Callable[[], None], ...] = (
            lambda: ledger.deleted([251_530_552_516_932_723]),
            lambda: ledger.numbered("18.72", 2028, 1),
            lambda: ledger.used("sqlite:///somewhere"),
        )
        for note in notes:
            with pytest.raises(OSError, match="large"):
                note()
            assert ledger.path.read_bytes() == before
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
        signal.signal(signal.SIGXFSZ, shown)
    ledger.numbered("18.72", 2028, 1)  # not taken for noted
    ledger.deleted([6])
    assert ledger.read() == ({5, 6}, {("18.72", 2028): 100})


@pytest.mark.parametrize(
    "torn", ["deleted 12", "numbers 18.72 2028 9900", "database 0123456789abcdef", "del", " "]
)
def test_only_whole_lines_count(tmp_path: Path, torn: str) -> None:
    ledger = Ledger(tmp_path / "ledger")
    ledger.deleted([5])
    with ledger.path.open("a") as file:
        file.write(torn)
    assert ledger.read() == ({5}, {})
    ledger.numbered("18.72", 2028, 1)
    assert ledger.read() == ({5}, {("18.72", 2028): 100})
