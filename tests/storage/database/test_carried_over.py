"""What was kept before 0024 goes back into its own year; what had come again was carried over."""

from __future__ import annotations

import json
import uuid
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import JSON, bindparam, text

from storage.database.connections import Database
from storage.database.migrations.run import upgrade
from tests.support import make_database_url

NOW = datetime(2026, 11, 24, tzinfo=UTC)

PROPOSAL = (
    "INSERT INTO proposals (id, city, letters, number_year, number, year, area, show_name, topic, "
    "wish, problem, channel, locale, state, version, created_at, changed_at, tahap, supports, "
    "supports_near) VALUES (:id, '18.72', 'MTR', 2028, 7 + :n, 2029, '18.72', 'none', 'fisik', "
    "'Drainase', 'Banjir', 'terminal', 'id', :state, 2, :at, :at, 'kelurahan', 0, 0)"
)
STEP = (
    "INSERT INTO history (id, proposal_id, version, event, to_state, at, role, changes, reason, "
    "why) VALUES (:n, :id, 2, :event, :state, :at, 'verifikator', :changes, 'no_money', 'Habis')"
)

CHANGES = bindparam("changes", type_=JSON(none_as_null=True))


@pytest.fixture(params=["sqlite", "postgresql"])
async def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """A database with nothing in it."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'rembuk.db'}"
        return
    server = request.getfixturevalue("postgres")
    async with make_database_url(server, f"t{uuid.uuid4().hex}", "template1") as url:
        yield url


async def test_what_was_kept_goes_back_into_its_year(bare_url: str) -> None:
    """With what it was before, as columns are called now, so that it can be taken back."""
    database = Database(bare_url)
    await upgrade(database.writer, "0023")
    at = NOW if "postgresql" in bare_url else NOW.replace(tzinfo=None)
    was = {"year": 2028, "rung": "kecamatan", "note": 'ia bilang "rung" dulu'}
    async with database.writer.begin() as connection:
        await connection.execute(
            text("INSERT INTO areas (code, name, aliases) VALUES ('18.72', 'Kota Metro', '[]')")
        )
        for id, state, event in ((1, "belum_diakomodir", "kept"), (2, "diajukan", "reopened")):
            values = {"id": id, "n": id, "state": state, "at": at}
            await connection.execute(text(PROPOSAL), values)
            given = was if id == 1 else None
            await connection.execute(
                text(STEP).bindparams(CHANGES), {**values, "event": event, "changes": given}
            )
    await upgrade(database.writer)
    async with database.read() as connection:
        found = (
            await connection.execute(
                text(
                    "SELECT p.year, p.tahap, h.event, h.data, h.changes FROM proposals p "
                    "JOIN history h ON h.proposal_id = p.id ORDER BY p.id"
                )
            )
        ).fetchall()
    await database.close()
    read = [
        json.loads(each) if isinstance(each, str) else each for row in found for each in row[3:]
    ]
    assert [row[:3] for row in found] == [
        (2028, "kecamatan", "kept"),
        (2029, "kelurahan", "carried_over"),
    ]
    before = {"year": 2028, "tahap": "kecamatan", "note": 'ia bilang "rung" dulu'}
    assert read == [{"to": 2029}, before, {"to": 2029}, None]
