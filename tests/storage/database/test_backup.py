"""A backup while writing goes on, restored into an empty place, is the same; and `db check`."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.settings import Settings
from storage.database.connections import Database, DatabaseNewer
from storage.database.copies import backup
from storage.errors import Advice
from storage.files.media import MediaFolder
from tests.support import Clock, World, files_of


async def rows(database: Database, table: str) -> list[tuple[object, ...]]:
    async with database.read() as connection:
        found = await connection.execute(text(f'SELECT * FROM "{table}" ORDER BY 1, 2'))
        return [tuple(row) for row in found]


async def test_backup_while_writing(world: World, tmp_path: Path) -> None:
    siti = await world.person().welcomed()
    for said in ("usul", "Imopuro", "2", "Pelatihan menjahit", "Banyak yang menganggur", "RT 1"):
        await siti.say(said)
    await siti.say("lewati")
    await siti.send_photo()
    await siti.say("selesai")
    await siti.say("kirim")
    begun, stop = asyncio.Event(), asyncio.Event()

    async def go_on() -> int:
        count = 0
        while not stop.is_set():
            await (await world.person(f"warga{count}").welcomed()).proposes()
            count += 1
            begun.set()
        return count

    writing = asyncio.create_task(go_on())
    await begun.wait()
    folder = tmp_path / "backup"
    copied = await backup.backup(world.app.database, world.app.media, folder)
    stop.set()
    assert await writing > 0
    assert copied.media == 1

    url = f"sqlite+aiosqlite:///{tmp_path / 'restored' / 'r.db'}"
    media = MediaFolder(tmp_path / "restored" / "media")
    restored = await backup.restore(url, media, folder)
    assert restored.copied == copied
    database = Database(url)
    try:
        assert await backup.check(database, media) == []
        numbers = [row[4] for row in await rows(database, "proposals")]
        assert numbers == list(range(1, len(numbers) + 1))
    finally:
        await database.close()


async def test_a_restored_conversation_goes_on(
    world: World, settings: Settings, tmp_path: Path, clock: Clock
) -> None:
    siti = await world.person().welcomed()
    for said in ("usul", "Imopuro", "2"):
        await siti.say(said)
    await backup.backup(world.app.database, world.app.media, tmp_path / "b")
    there = Settings(
        database_url=f"sqlite+aiosqlite:///{tmp_path / 'there' / 'r.db'}",
        media_dir=tmp_path / "there" / "media",
        secret_key="only for tests",
        public_url=settings.public_url,
    )
    await backup.restore(there.database_url, files_of(there), tmp_path / "b")
    async with World.made(there, clock) as other:
        other._ids = world._ids
        again = other.person()
        await again.say("Pelatihan menjahit untuk ibu-ibu")
        assert again.done.asking == "propose.problem"


async def test_restore_only_into_an_empty_place(world: World, tmp_path: Path) -> None:
    await backup.backup(world.app.database, world.app.media, tmp_path / "b")
    with pytest.raises(Advice, match="not empty"):
        await backup.backup(world.app.database, world.app.media, tmp_path / "b")
    with pytest.raises(Advice, match="not empty"):
        await backup.restore(world.app.settings.database_url, world.app.media, tmp_path / "b")
    (tmp_path / "b" / "manifest.json").unlink()
    with pytest.raises(Advice, match="not a complete backup"):
        await backup.restore(
            f"sqlite+aiosqlite:///{tmp_path / 'n.db'}", world.app.media, tmp_path / "b"
        )


async def test_check_sees_what_is_missing(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.proposes()
    assert await backup.check(world.app.database, world.app.media) == []
    async with world.app.database.writer.begin() as connection:
        await connection.execute(text("UPDATE proposals SET number = 7, state = 'rkpd'"))
    faults = await backup.check(world.app.database, world.app.media)
    assert any("gaps" in fault for fault in faults)
    assert any("history" in fault for fault in faults)


async def test_a_newer_database_is_refused(world: World) -> None:
    async with world.app.database.writer.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseNewer, match="newer"):
        await world.app.database.upgrade()
