"""`rembuk db check` sees each thing that a database lacks, or has beyond what the code expects; and
migrations that have landed stay as they are."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, text

from storage.database import connections, migrations, shape
from storage.database.connections import Database
from storage.database.copies import backup
from storage.database.migrations import run as migrate
from storage.database.tables import Utc, metadata
from storage.files.media import MediaFolder

VERSIONS = Path(migrations.__file__).parent / "versions"

# Of each that has landed. A new migration gets its line here in the commit that lands it (sha256sum
# storage/database/migrations/versions/0*.py); no line is ever changed: databases are made by them.
DIGESTS = {
    "0001": "d3654c0138a6da20920adb996799fd94c57785d6ea387cc14ab7b693d35b441a",
    "0002": "c5d0a2f0069b81687fcdadec9763f40d10671d5f8731d66cb9ec44c9f64233ac",
    "0003": "aa13cca02e9114555daaeed33fc4cdd9c9dedd33a7055bce78e6651eb87fc9bf",
    "0004": "142b65365b554ebe0c59be908bd3f22c42bab759fdeff70cd95ef3c377637ede",
    "0005": "c788f812e7568d76bedeb2bd277a100dda7d9f62ba1eaa919e49a6ec835e5273",
    "0006": "3d29b060b01403cc7e2f4a6511daaade187dac1ea39ffdf2277892cd4bf90b6a",
    "0007": "f7beaf1f0140be9e54e9f812ba9cdb91d34bcb56b87f9c8077c46a8f0e40df55",
    "0008": "afa6fc7f7924e6e0c8fe3bd70f81c2fa4bcbc24101db931508ec41ebdac2ea90",
    "0009": "5efa737e2f3237d92bdfacc3ba97137870294a58af717758076abf50ca6d594d",
    "0010": "659bf22e03f2d1efa1d1a55b10eab544612c9e52106ec4f58d6cdffa38800b1e",
    "0011": "b8ece797312fb099ff4fa225d8932b539c5cf5e5d1178095a8f9e57ce1d9e0a3",
    "0012": "7124d33743d42f8182e4d1aac3db623c756c50757a87beaa3308707480b986ed",
    "0013": "3c8dae00d4dc0c73c6e380687c90c9b9f2b39edd1a33c5b2c1a5276eade5ee41",
    "0014": "92eb4f6faacfcf2fd0b44feda84d7d938f33c75fede1a2f6f870eb8464d52a81",
    "0015": "74653f7ce3e362b27bfc43dc8bd00fa9e9368415200531c921a65f17af0d069f",
    "0016": "e2712bf8fdf3a292c3090cbf89cf6f6f8944192367ed15b0a3ed392fbf8dc27b",
    "0017": "1dfdf4bf8d725c3bf8ea8a97ea9d8cad5d88108effe52d0deee5c137a568338f",
    "0018": "ab8a67f0316b86f3844dcaa09e0a853b235fd051e64ace1e3553d8541269d8d5",
    "0019": "f8a1f3874b99801875669efdcbcd221bff1f8eb964b4824deaa355282b1074b9",
    "0020": "6570e700f34b1e037b06a9de40fc76204dc712a5966bbcc9510f60802493e8c1",
    "0021": "9e529d43334e36cbf121c69eee7f543501e36e2a63835d020d0f6b1d8801d1e7",
    "0022": "a7c085d20ac1c231e49641ff8eb0cea45004e99be632239f3ca55a378afad874",
    "0023": "feae70f8e1c599445225cfa4cdffd207eccd16ce3bd41b8456a1d2fe83312106",
    "0024": "8cf932c0cf9714e9110ca1c7671975cf5788976d550eddab78f99dca3d79fbdc",
    "0025": "4bd83dab9c93a89d911af132d3088d80c7547fd78370287b34ef8769a7f0540b",
    "0026": "4c23fea2ecc83b842fedfcf8626fc23cb73d585512034234e47cebfd16daa4bc",
    "0027": "3314cbc1f25fbc80c73a6963b9a47aa738ad7fec4e775e7776197d6caa562781",
    "0028": "56a829f20ed504f06f4fe9fcb4158c5f965be408a0a8932801fb69e7e606c8fa",
    "0029": "4434eb487bdb70c484e4e34c6fa8620f897b7b045fa7ee2046f13decf92d09d5",
    "0030": "70a56d0bb6ce17a2affe5bb6d738b5db97ae7ada3bd63d94c1ca727fecc41d56",
    "0031": "a17af4e73846bf2061ceef95ad8f976f202124126b9977d413b6083919cc3909",
    "0032": "4ef4bc3cb156a56e45c1ff0a0ee1772f000c8e28db9dea9bb491a7e04e666d79",
    "0033": "7da4d15f97aa585272a592b7d94b22dc5720d581c4659c367a6012cc58195e81",
    "0034": "a83703fd5140797de8aa82c0bd8cf089a89ce519161e2c8bdda8cb66705858ea",
    "0035": "6b4b460732595f5c155ef4a66e58b7345c521eb657851c2b66f70a8f7077058c",
}


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    made = Database(database_url)
    yield made
    await made.close()


async def faults(database: Database) -> list[str]:
    async with database.read() as connection:
        return await shape.differences(connection)


async def run(database: Database, *statements: str) -> None:
    async with database.write() as transaction:
        for statement in statements:
            await transaction.connection.execute(text(statement))
        await transaction.commit()


async def test_migrations_make_what_the_code_expects(database: Database) -> None:
    assert await faults(database) == []
    assert await faults(database) == []  # looking changes nothing


SPOILT = {
    "a table": (["DROP TABLE codes"], "the table codes is missing"),
    "two tables": (["DROP TABLE kept", "DROP TABLE untold"], "the table untold is missing"),
    "a column": (["ALTER TABLE meetings DROP COLUMN notes"], "column notes TEXT of meetings"),
    "another column": (["ALTER TABLE people ADD COLUMN nik TEXT"], "nik TEXT of people is not"),
    "an index": (["DROP INDEX ix_outbox_single"], "index ix_outbox_single"),
    "a unique index": (
        ["DROP INDEX uq_outbox_mailing_id_person_id"],
        "unique index uq_outbox_mailing_id_person_id",
    ),
    "the condition of an index": (
        [
            "DROP INDEX uq_outbox_mailing_id_person_id",
            "CREATE UNIQUE INDEX uq_outbox_mailing_id_person_id ON outbox (mailing_id, person_id)"
            " WHERE mailing_id > 5",
        ],
        "is not expected",
    ),
    "two versions": (
        ["INSERT INTO alembic_version (version_num) VALUES ('0001')"],
        "alembic_version has 2 rows instead of one",
    ),
    "no version": (
        ["DELETE FROM alembic_version"],
        "alembic_version has 0 rows instead of one",
    ),
    "a key": (
        ["ALTER TABLE codes RENAME TO old", "CREATE TABLE codes AS SELECT * FROM old"],
        "primary key (code) of codes is missing",
    ),
}

ONLY_SQLITE = {
    "a trigger": (
        ["CREATE TRIGGER quiet AFTER INSERT ON outbox BEGIN DELETE FROM outbox; END"],
        "the trigger quiet of outbox is not expected",
    ),
}

ONLY_POSTGRES = {
    "a trigger of PostgreSQL's": (
        [
            "CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS "
            "'BEGIN RETURN NULL; END'",
            "CREATE TRIGGER quiet BEFORE INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION nothing()",
        ],
        "the trigger quiet of outbox is not expected",
    ),
    "a rule": (
        ["CREATE RULE quiet AS ON INSERT TO audit DO INSTEAD NOTHING"],
        "the trigger quiet of audit is not expected",
    ),
    "a type": (["ALTER TABLE codes ALTER COLUMN value TYPE TEXT"], "VARCHAR(400) NOT NULL"),
    "not null": (["ALTER TABLE codes ALTER COLUMN value DROP NOT NULL"], "NOT NULL of codes"),
    "a check": (["ALTER TABLE history DROP CONSTRAINT ck_history_reasoned"], "the check"),
    "a foreign key": (
        ["ALTER TABLE talks DROP CONSTRAINT fk_talks_person_id"],
        "foreign key (person_id) to people(id) ondelete CASCADE of talks is missing",
    ),
    "a unique constraint": (
        ["ALTER TABLE history DROP CONSTRAINT uq_history_proposal_id_version"],
        "unique constraint (proposal_id, version) of history is missing",
    ),
    "a collation": (
        ['ALTER TABLE areas ALTER COLUMN code TYPE VARCHAR(13) COLLATE "POSIX"'],
        "collation code C of areas is missing",
    ),
}


@pytest.mark.parametrize("name", [*SPOILT, *ONLY_SQLITE, *ONLY_POSTGRES])
async def test_what_is_not_as_expected_is_said(database: Database, name: str) -> None:
    if name in ONLY_POSTGRES and database.sqlite:
        pytest.skip("SQLite has no statement for it")
    if name in ONLY_SQLITE and not database.sqlite:
        pytest.skip("PostgreSQL says it in another way")
    statements, words = {**SPOILT, **ONLY_SQLITE, **ONLY_POSTGRES}[name]
    await run(database, *statements)
    said = await faults(database)
    assert any(words in fault for fault in said), said


@pytest.mark.parametrize(
    ("added", "counts"), [("0001", migrations.HEAD), ("9999", "9999"), (None, migrations.HEAD)]
)
async def test_of_two_versions_the_newer_counts(
    database: Database, added: str | None, counts: str
) -> None:
    if added:
        await run(database, f"INSERT INTO alembic_version (version_num) VALUES ('{added}')")
    assert await database.revision() == counts


@pytest.mark.parametrize(
    ("table", "column"), [("audit", "data"), ("talks", "state"), ("outbox", "buttons")]
)
async def test_json_that_is_none_is_said_and_ends_nothing(
    sqlite_template: Path, tmp_path: Path, table: str, column: str
) -> None:

    shutil.copy(sqlite_template, tmp_path / "rembuk.db")
    with contextlib.closing(sqlite3.connect(tmp_path / "rembuk.db")) as connection:
        columns = {c.name: "0" for c in metadata.tables[table].c if not c.nullable}
        columns |= {
            c.name: "2028-01-01 00:00:00"
            for c in metadata.tables[table].c
            if isinstance(c.type, Utc)
        }
        columns[column] = '{"half": '
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        connection.execute(
            f"INSERT INTO {table} ({names}) VALUES ({marks})",
            list(columns.values()),
        )
        connection.commit()
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'rembuk.db'}")
    try:
        said = await backup.check(database, MediaFolder(tmp_path / "media"))
        assert f"1 rows of {table} cannot be read: their {column} is no JSON" in said
    finally:
        await database.close()


@pytest.mark.parametrize("number", migrations.KNOWN)
def test_a_landed_migration_stays_as_it_is(number: str) -> None:
    [path] = VERSIONS.glob(f"{number}_*.py")
    assert hashlib.sha256(path.read_bytes()).hexdigest() == DIGESTS.get(number), (
        f"{path.name} has been changed, or has no digest yet"
    )


async def test_code_of_before_may_serve_this_shape(tmp_path: Path) -> None:
    """From SERVES to HEAD nothing goes, and what old code does not write may be left out."""
    old, new = (Database(f"sqlite+aiosqlite:///{tmp_path}/{name}.db") for name in ("old", "new"))
    columns: list[dict[tuple[str, str], bool]] = []
    for database, target in ((old, migrations.SERVES), (new, "head")):
        await migrate.upgrade(database.writer, target)
        async with database.read() as connection:
            columns.append(await connection.run_sync(_columns))
        await database.close()
    before, after = columns
    assert before.keys() <= after.keys()
    tables = {table for table, _ in before}
    needed = {c for c, may in after.items() if c[0] in tables and not may} - before.keys()
    assert needed == set()


def _columns(connection: Connection) -> dict[tuple[str, str], bool]:
    """The columns of all tables, and whether a row may leave one out."""
    seen = inspect(connection)
    return {
        (table, column["name"]): column["nullable"] or column["default"] is not None
        for table in seen.get_table_names()
        for column in seen.get_columns(table)
    }


async def test_a_newer_shape_that_says_so_is_served(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the release before this one meets a database that this one has brought up to date."""
    known = migrations.KNOWN
    before = known[: known.index(migrations.SERVES) + 1]
    monkeypatch.setattr(connections, "KNOWN", before)
    monkeypatch.setattr(connections, "HEAD", before[-1])
    await database.check_version()
    await database.upgrade()  # changes nothing
    assert await database.revision() == known[-1]
    monkeypatch.setattr(connections, "KNOWN", before[:-1])
    with pytest.raises(connections.DatabaseNewer):
        await database.check_version()
