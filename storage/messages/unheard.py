"""What was not understood, without names: kept 30 days, to learn from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import unheard


@dataclass(frozen=True, slots=True)
class Said:
    """A text, how often it was said, when last, and the acts that it was asked back as ("" for
    none)."""

    text: str
    acts: str
    times: int
    last: datetime


def note(store: Store, text: str, acts: Sequence[str]) -> None:
    """Notes a text that names nobody; what has no letter is nothing to learn from."""
    if not any(letter.isalpha() for letter in text):
        return
    store.insert(unheard, id=new_id(), at=store.now, text=text, acts=" ".join(acts))


async def listed(connection: AsyncConnection, most: int) -> list[Said]:
    """What was said most, the newest first among equals."""
    times, last = func.count(), func.max(unheard.c.at)
    query = (
        select(unheard.c.text, unheard.c.acts, times.label("times"), last.label("last"))
        .group_by(unheard.c.text, unheard.c.acts)
        .order_by(times.desc(), last.desc(), unheard.c.text)
        .limit(most)
    )
    return [
        Said(row.text, row.acts, row.times, row.last) for row in await connection.execute(query)
    ]


async def purge(store: Store, before: datetime) -> int:
    """Drops what is older; gives how many."""
    return await store.execute(delete(unheard).where(unheard.c.at < before))
