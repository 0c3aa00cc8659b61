"""No question that somebody waits for reads a whole table, however much there is."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlalchemy import text

from benchmarks.city.desk import Desk, Sizes, filled
from tests.databases import statements

SIZES = Sizes(all=4000, city=1500, kelurahan=300, people=500)
LARGE = ("proposals", "history", "people", "addresses", "outbox", "remarks")


@pytest.fixture
async def desk(database_url: str) -> Any:
    async with filled(database_url, SIZES) as desk:
        yield desk


async def plans(desk: Desk, work: Any) -> list[tuple[str, str]]:
    """Every SELECT that some work made, with its plan."""
    with statements(desk.database) as asked:
        await work()
    made = [(statement, args) for statement, args in asked if statement.startswith("SELECT")]
    found = []
    explain = "EXPLAIN QUERY PLAN " if desk.database.sqlite else "EXPLAIN "
    async with desk.database.writer.connect() as connection:
        if not desk.database.sqlite:
            # Of tables as small as these, PostgreSQL would rather read the whole.
            await connection.execute(text("SET enable_seqscan = off"))
        for statement, args in made:
            rows = await connection.exec_driver_sql(explain + statement, args)
            found.append((statement, "\n".join(str(row[-1]) for row in rows)))
    return found


def scanned(plan: str) -> list[str]:
    """The large tables that a plan reads from end to end."""
    whole = re.findall(r"SCAN (\w+)(?! USING (?:COVERING )?INDEX)", plan)
    whole += re.findall(r"Seq Scan on (\w+)", plan)
    return [table for table in whole if table in LARGE]


async def test_no_question_reads_a_whole_table(desk: Desk) -> None:
    seen = 0
    for name, ask in desk.questions().items():

        async def work(ask: Any = ask) -> None:
            async with desk.store() as store:
                await ask(store, 7)

        for statement, plan in await plans(desk, work):
            seen += 1
            assert not scanned(plan), f"{name}: {statement}\n{plan}"
    assert seen >= 10


async def test_the_watch_reads_no_whole_table(desk: Desk) -> None:
    async def work() -> None:
        assert (await desk.watch())[0] > 100
        await desk.count(1)

    for statement, plan in await plans(desk, work):
        assert not scanned(plan), f"{statement}\n{plan}"
