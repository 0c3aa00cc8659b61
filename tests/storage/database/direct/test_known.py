"""Statements that are made once say what SQLAlchemy would, and give what it would."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import bindparam, insert, select, text, update

from storage.database.connections import Database
from storage.database.direct.known import Known
from storage.database.tables import areas, audit, counters, people, unreadable

AT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    made = Database(database_url)
    yield made
    await made.close()


def person(id: int, **values: Any) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(people.columns.keys())
    row |= {"id": id, "created_at": AT, "locale": "id", "locale_offered": False}
    return row | {"show_name": "none", "channel": "terminal", "address": str(id)} | values


async def test_rows_come_as_sqlalchemy_gives_them(database: Database) -> None:
    """Times, truth values, JSON, floats, and nothing at all."""
    async with database.write() as transaction:
        rows = [person(1, consent=True, consent_at=AT), person(2, consent=False, name='"Ani" é')]
        await transaction.many(Known(insert(people)), rows)
        for query in (select(people), select(areas), select(counters)):
            theirs = (await transaction.connection.execute(query)).fetchall()
            ours = await transaction.rows(Known(query), {})
            assert [each._asdict() for each in ours] == [dict(each._mapping) for each in theirs]
            assert [[type(v) for v in each] for each in ours] == [
                [type(v) for v in each] for each in theirs
            ]
    assert len(ours) < len(await _all(database, select(areas))), "something was compared"


async def _all(database: Database, query: Any) -> list[Any]:
    async with database.read() as connection:
        return list((await connection.execute(query)).fetchall())


@pytest.mark.parametrize("many", [1, 2, 3, 5, 33])
async def test_lists_of_any_length(database: Database, many: int) -> None:
    """What fills up a list is nothing that was not asked for."""
    ids = list(range(1, 2 * many + 1))
    among = Known(
        select(people.c.id)
        .where(people.c.id.in_(bindparam("ids", expanding=True)), people.c.channel == "terminal")
        .order_by(people.c.id)
        .limit(100)
    )
    async with database.write() as transaction:
        await transaction.many(Known(insert(people)), [person(id) for id in ids])
        for wanted in (ids[:many], ids[many:], [*ids[:many], 10**9]):
            found = [row.id for row in await transaction.rows(among, {"ids": wanted})]
            assert found == [id for id in wanted if id in ids]
        with pytest.raises(ValueError, match="empty"):
            await transaction.rows(among, {"ids": []})


async def test_what_an_update_leaves_out_stays(database: Database) -> None:
    named = Known(
        update(people)
        .values(name=bindparam("name"), consent_at=bindparam("at", type_=people.c.consent_at.type))
        .where(people.c.id == bindparam("key"))
    )
    async with database.write() as transaction:
        await transaction.many(Known(insert(people)), [person(1, area="18.72.01.1003"), person(2)])
        values: list[dict[str, Any]] = [
            {"name": "Ani", "at": AT, "key": 1},
            {"name": None, "at": None, "key": 2},
        ]
        await transaction.many(named, values)
        await transaction.commit()
    found = await _all(database, select(people.c.name, people.c.consent_at, people.c.area))
    assert [tuple(row) for row in found] == [("Ani", AT, "18.72.01.1003"), (None, None, None)]


async def test_words_of_ours_give_rows_too(database: Database) -> None:
    count = Known(
        text(
            "INSERT INTO counters (city, year, last) VALUES ('18.72', :year, :n) "
            "ON CONFLICT (city, year) DO UPDATE SET last = counters.last + excluded.last "
            "RETURNING last"
        ).columns(counters.c.last)
    )
    async with database.write() as transaction:
        for last in (2, 4):
            rows = await transaction.rows(count, {"year": 2031, "n": 2})
            assert [row.last for row in rows] == [last]


async def test_values_are_no_part_of_a_statement(database: Database) -> None:
    """Whatever somebody writes."""
    said = "'); DROP TABLE people; -- ? $1 :name %s"
    row = {"id": 7, "channel": "terminal", "at": AT, "raw": said, "why": said}
    known = Known(insert(unreadable))
    async with database.write() as transaction:
        await transaction.many(known, [row])
        found = await transaction.rows(
            Known(select(unreadable.c.raw).where(unreadable.c.why == bindparam("why"))),
            {"why": said},
        )
    assert [row.raw for row in found] == [said]
    assert known.made(transaction.dialect, row) is known.made(transaction.dialect, row)
    assert audit.name not in known.made(transaction.dialect, row).text
