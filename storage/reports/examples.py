"""A database that holds an example instead of people's own: how it is known, and what is written
of it that nobody has sent."""

from __future__ import annotations

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import notes
from storage.database.store import Store
from storage.database.tables import outbox, people, proposals
from storage.messages.mailings import broadcasts
from storage.messages.mailings.mailing import MailingState
from storage.messages.model import DELIVERED, REFUSED

NOTE = "example"
MAKING, MADE = "being made", "yes"

# One message in so many did not arrive.
LOST = 25


async def untouched(connection: AsyncConnection) -> bool:
    """Whether nobody has written yet and nothing was proposed."""
    for table in (people, proposals):
        query = select(func.count()).select_from(table)
        if int((await connection.execute(query)).scalar_one()):
            return False
    return True


async def is_one(connection: AsyncConnection) -> bool:
    """Whether all that is in it is an example."""
    return bool(await notes.load(connection, NOTE))


async def being_made(connection: AsyncConnection) -> bool:
    """Whether its year is still being lived: what falls due in it is done by whoever lives it."""
    return MAKING in (await notes.load(connection, NOTE)).values()


async def mark(store: Store, how: str = MADE) -> None:
    """From now on every page and paper says that it is an example."""
    await notes.save(store, NOTE, how)


async def delivered(store: Store, mailing: int) -> None:
    """The messages of a mailing have gone, as far as anybody reads; it has ended."""
    mine = outbox.c.mailing_id == mailing
    gone = {"state": DELIVERED, "settled_at": store.now, "claim": 0}
    await store.execute(update(outbox).where(mine).values(**gone))
    lost = update(outbox).where(mine, outbox.c.id % LOST == 0)
    await store.execute(lost.values(state=REFUSED, why="blocked"))
    broadcasts.end(store, mailing, MailingState.DONE)
