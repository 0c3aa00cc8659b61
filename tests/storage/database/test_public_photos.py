"""What was public before photos were looked at waits for a look once the database is upgraded."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text

from storage.database.connections import Database
from storage.database.migrations.run import upgrade

NOW = datetime(2026, 11, 24, tzinfo=UTC).replace(tzinfo=None)

FILE = (
    "INSERT INTO files (id, channel, address, kind, ref, state, at, locale) "
    "VALUES (:id, 'terminal', 'siti', 'photo', '', 'ready', :at, 'id')"
)
PROPOSAL = (
    "INSERT INTO proposals (id, city, letters, number_year, number, year, area, show_name, topic, "
    "wish, problem, channel, locale, state, version, created_at, changed_at) VALUES (1, '18.72', "
    "'MTR', 2028, 1, 2028, '18.72', 'none', 'fisik', 'Drainase', 'Banjir', 'terminal', 'id', "
    "'diajukan', 1, :at, :at)"
)


async def test_photos_of_before_wait_for_a_look(tmp_path: Path) -> None:
    """Those of what was carried out were never public, and wait for nobody."""
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'rembuk.db'}")
    await upgrade(database.writer, "0010")
    async with database.writer.begin() as connection:
        await connection.execute(
            text("INSERT INTO areas (code, name, aliases) VALUES ('18.72', 'Kota Metro', '[]')")
        )
        await connection.execute(text(PROPOSAL), {"at": NOW})
        for id, place in ((1, 0), (2, 100), (3, None)):
            await connection.execute(text(FILE), {"id": id, "at": NOW})
            if place is not None:
                await connection.execute(
                    text("INSERT INTO proposal_files VALUES (1, :place, :id)"),
                    {"place": place, "id": id},
                )
    await upgrade(database.writer)
    async with database.read() as connection:
        rows = (await connection.execute(text("SELECT look FROM files ORDER BY id"))).fetchall()
    await database.close()
    assert [row.look for row in rows] == ["waits", None, None]
