"""Whether a database has the shape that the code expects: tables, columns and their types, keys,
constraints, indexes, triggers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache
from typing import Any

from sqlalchemy import (
    JSON,
    Connection,
    Inspector,
    Text,
    create_engine,
    func,
    inspect,
    select,
    text,
    type_coerce,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database.tables import metadata

# Where PostgreSQL makes the tables once more, to be compared with; always rolled back.
EXPECTED = "rembuk_expected"

_LENGTH = re.compile(r"(?<=VARCHAR)\(\d+\)")


async def differences(connection: AsyncConnection) -> list[str]:
    """What is missing and what nobody expects, a sentence each. Tables of others are left alone.

    On PostgreSQL the role needs the right to create a schema, which is rolled back.
    """
    return await connection.run_sync(_compare)


async def unreadable(connection: AsyncConnection) -> list[str]:
    """Columns that hold JSON, where it is none; PostgreSQL takes nothing else."""
    if connection.dialect.name != "sqlite":
        return []
    faults = []
    for table in metadata.sorted_tables:
        for column in table.c:
            if isinstance(column.type, JSON):
                query = (
                    select(func.count())
                    .select_from(table)
                    .where(column.is_not(None), func.json_valid(type_coerce(column, Text)) == 0)
                )
                if count := (await connection.execute(query)).scalar_one():
                    rows = f"{count} rows of {table.name}"
                    faults.append(f"{rows} cannot be read: their {column.name} is no JSON")
    return faults


def _compare(connection: Connection) -> list[str]:
    if connection.dialect.name == "sqlite":
        expected: Set[Fact] = _expected_by_sqlite()
        found = _facts(connection, None)
    else:
        found = _facts(connection, None)
        version = connection.dialect.server_version_info
        if version not in _BY_VERSION:
            with connection.begin_nested() as nested:
                _BY_VERSION[version] = frozenset(_expected_by_postgres(connection))
                nested.rollback()
        expected = _BY_VERSION[version]
    tables = {fact[0] for fact in expected}
    gone = {fact[0] for fact in expected - found if fact[1] == "table"}
    # Of a table that is not there, that says it all.
    faults = [
        f"{_said(fact)} is missing"
        for fact in sorted(expected - found)
        if fact[1] == "table" or fact[0] not in gone
    ]
    faults += [
        f"{_said(fact)} is not expected" for fact in sorted(found - expected) if fact[0] in tables
    ]
    versions = connection.execute(text("SELECT count(*) FROM alembic_version")).scalar_one()
    if versions != 1:
        faults.append(f"the table alembic_version has {versions} rows instead of one")
    return faults


# A table, a kind of thing, and the thing in words.
Fact = tuple[str, str, str]

# What a server makes of the same tables changes with its version alone.
_BY_VERSION: dict[object, frozenset[Fact]] = {}


def _said(fact: Fact) -> str:
    table, kind, words = fact
    return f"the table {table}" if kind == "table" else f"the {kind} {words} of {table}"


@cache
def _expected_by_sqlite() -> frozenset[Fact]:
    engine = create_engine("sqlite://")
    try:
        with engine.begin() as connection:
            metadata.create_all(connection)
            return frozenset(_facts(connection, None))
    finally:
        engine.dispose()


def _expected_by_postgres(connection: Connection) -> set[Fact]:
    before = connection.execute(text("SHOW search_path")).scalar()
    connection.execute(text(f"CREATE SCHEMA {EXPECTED}"))
    connection.execute(text(f"SET LOCAL search_path TO {EXPECTED}"))
    metadata.create_all(connection, checkfirst=False)
    # Names are read as seen from here, so both are told without their schema.
    facts = _facts(connection, EXPECTED)
    connection.execute(text(f"SET LOCAL search_path TO {before}"))
    return facts


def _facts(connection: Connection, schema: str | None) -> set[Fact]:
    look = inspect(connection)
    there = set(look.get_table_names(schema=schema)) & metadata.tables.keys()
    facts = {(name, "table", name) for name in there}
    facts |= {fact for fact in _of_tables(look, schema, there) if fact[0] in there}
    facts |= {(name, "collation", words) for name, words in _collations(connection, schema)}
    facts |= {(name, "trigger", words) for name, words in _triggers(connection, schema)}
    return {fact for fact in facts if fact[0] in there}


def _of_tables(look: Inspector, schema: str | None, names: set[str]) -> Iterator[Fact]:
    """Of all of them at once: PostgreSQL tells each kind of thing in one answer."""
    of: dict[str, Any] = {"schema": schema, "filter_names": sorted(names)}
    for (_, name), columns in look.get_multi_columns(**of).items():
        yield from ((name, "column", _column(look, each)) for each in columns)
    for (_, name), key in look.get_multi_pk_constraint(**of).items():
        yield name, "primary key", _list(key["constrained_columns"] if key else ())
    for name, words in _foreign_keys(look, of):
        yield name, "foreign key", words
    for (_, name), uniques in look.get_multi_unique_constraints(**of).items():
        for unique in uniques:
            yield name, "unique constraint", _list(unique["column_names"])
    for (_, name), checks in look.get_multi_check_constraints(**of).items():
        for check in checks:
            yield name, "check", " ".join(str(check["sqltext"]).split())
    for (_, name), indexes in look.get_multi_indexes(**of).items():
        for index in indexes:
            if not index.get("duplicates_constraint"):
                yield name, *_index(look, index)


def _column(look: Inspector, column: Any) -> str:
    kind = column["type"].compile(look.dialect)
    if look.dialect.name == "sqlite":
        # It holds no text to its length, and no migration could change that length.
        kind = _LENGTH.sub("", kind)
    null = "" if column["nullable"] else " NOT NULL"
    default = f" DEFAULT {column['default']}" if column.get("default") else ""
    return f"{column['name']} {kind}{null}{default}"


def _index(look: Inspector, index: Any) -> tuple[str, str]:
    where = index.get("dialect_options", {}).get(f"{look.dialect.name}_where")
    which = f" WHERE {where}" if where is not None else ""
    kind = "unique index" if index["unique"] else "index"
    return kind, f"{index['name']} {_list(index['column_names'])}{which}"


def _foreign_keys(look: Inspector, of: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if look.dialect.name != "sqlite":
        for (_, name), keys in look.get_multi_foreign_keys(**of).items():
            for each in keys:
                there = each["referred_table"], each["referred_columns"]
                yield (
                    name,
                    _foreign_key(each["constrained_columns"], *there, each.get("options", {})),
                )
        return
    # SQLAlchemy reads the statement that made the table, and not all ways of writing one.
    assert isinstance(look.bind, Connection)  # noqa: S101, it was made from one
    for name in of["filter_names"]:
        found: dict[int, list[Any]] = {}
        for row in look.bind.exec_driver_sql(f'PRAGMA foreign_key_list("{name}")'):
            found.setdefault(row[0], []).append(row)
        for rows in found.values():
            how = {"onupdate": rows[0][5], "ondelete": rows[0][6]}
            how = {when: what for when, what in how.items() if what != "NO ACTION"}
            yield name, _foreign_key([r[3] for r in rows], rows[0][2], [r[4] for r in rows], how)


def _foreign_key(columns: Any, table: str, there: Any, options: dict[str, Any]) -> str:
    how = " ".join(f"{when} {what}" for when, what in sorted(options.items()) if what)
    return f"{_list(columns)} to {table}{_list(there)} {how}".strip()


def _list(names: Any) -> str:
    return f"({', '.join(str(name) for name in names)})"


def _triggers(connection: Connection, schema: str | None) -> set[tuple[str, str]]:
    """By table; of PostgreSQL rules too, and not those by which it keeps foreign keys."""
    if connection.dialect.name == "sqlite":
        query = text("SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'")
        return {(row[0], row[1]) for row in connection.execute(query)}
    rows = connection.execute(
        text(
            "SELECT t.relname, g.tgname FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid "
            "JOIN pg_namespace n ON n.oid = t.relnamespace "
            "WHERE n.nspname = coalesce(:schema, current_schema()) AND NOT g.tgisinternal "
            "UNION ALL SELECT tablename, rulename FROM pg_rules "
            "WHERE schemaname = coalesce(:schema, current_schema())"
        ),
        {"schema": schema},
    )
    return {(row[0], row[1]) for row in rows}


def _collations(connection: Connection, schema: str | None) -> set[tuple[str, str]]:
    """Of PostgreSQL: columns that sort in another way than the database."""
    if connection.dialect.name != "postgresql":
        return set()
    rows = connection.execute(
        text(
            "SELECT t.relname, a.attname, c.collname FROM pg_attribute a "
            "JOIN pg_class t ON t.oid = a.attrelid JOIN pg_namespace n ON n.oid = t.relnamespace "
            "JOIN pg_collation c ON c.oid = a.attcollation "
            "WHERE n.nspname = coalesce(:schema, current_schema()) AND a.attnum > 0 "
            "AND t.relkind = 'r' AND c.collname <> 'default' AND a.atttypid <> 'name'::regtype"
        ),
        {"schema": schema},
    )
    return {(row[0], f"{row[1]} {row[2]}") for row in rows}
