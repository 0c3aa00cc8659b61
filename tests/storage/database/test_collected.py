"""What a unit of work has collected is written in the order that the tables need, on both
databases."""

from __future__ import annotations

from sqlalchemy import select

from storage.database.store import Store
from storage.database.tables import addresses, people
from tests.support import World


async def test_a_row_that_names_another_is_written_after_it(world: World) -> None:
    async def chore(store: Store) -> None:
        store.insert(addresses, channel="terminal", address="p1", person_id=1)
        store.insert(
            people, id=1, channel="terminal", address="p1", created_at=store.now,
            locale="id", locale_offered=False, name="Siti", show_name="none",
        )  # fmt: skip
        store.update(addresses, "terminal", "p1", blocked_why="gone")
        store.update(people, 1, name="Siti Aminah")

    await world.app.turns.do(chore)
    async with world.app.database.read() as connection:
        named = select(people.c.name).join(addresses, addresses.c.person_id == people.c.id)
        assert (await connection.execute(named)).scalars().all() == ["Siti Aminah"]
