"""What channels want to find again, in the database."""

from __future__ import annotations

from bot.turns.turns import Turns
from storage.database import notes
from storage.database.connections import Database
from storage.database.store import Store


class StoredNotes:
    """What channels want to find again: in the database, by name."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.turns: Turns | None = None  # without a running program nothing is kept

    async def load(self, prefix: str) -> dict[str, str]:
        async with self.database.read() as connection:
            return await notes.load(connection, prefix)

    async def save(self, name: str, value: str) -> None:
        async def chore(store: Store) -> None:
            await notes.save(store, name, value)

        if self.turns is not None:
            await self.turns.do(chore)
