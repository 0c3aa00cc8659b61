"""A database that holds an example instead of people's own: how it is known, and what is written
of it that nobody has sent."""

from __future__ import annotations

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import notes
from storage.database.store import Store
from storage.database.tables import kept, outbox, people, proposals
from storage.messages.mailings import broadcasts
from storage.messages.mailings.mailing import MailingState
from storage.messages.model import DELIVERED, REFUSED

NOTE = "example"
MADE, CUT_SHORT = "yes", "cut short"

# Before the number of the process that makes it, whose lease (storage.database.processes.leases)
# says whether it is still there.
MAKING = "being made by "

# What whoever looks again whether this is an example waits for (Store.wakes).
EXAMPLE = "example"

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


async def maker(connection: AsyncConnection) -> int | None:
    """The process that is living its year: what falls due in it is done by that one. None where
    nobody does any more."""
    for said in (await notes.load(connection, NOTE)).values():
        if said.startswith(MAKING):
            return int(said.removeprefix(MAKING))
    return None


async def is_cut_short(connection: AsyncConnection) -> bool:
    """Whether whoever made it ended before it was whole."""
    return CUT_SHORT in (await notes.load(connection, NOTE)).values()


async def begin(store: Store, maker: int) -> None:
    """A process begins to make one: from now on every page and paper says that it is an example."""
    await notes.save(store, NOTE, f"{MAKING}{maker}")
    store.wakes(EXAMPLE)


async def finish(store: Store) -> None:
    """It is whole."""
    await notes.save(store, NOTE, MADE)
    store.wakes(EXAMPLE)


async def cut_short(store: Store, maker: int) -> bool:
    """Whoever made it is no more: what is there stays an example, and what falls due in it is done
    again. Whether it was so until now; of several who find out it is true of one."""
    made = update(kept).where(kept.c.name == NOTE, kept.c.value == f"{MAKING}{maker}")
    return await store.execute(made.values(value=CUT_SHORT)) > 0


async def delivered(store: Store, mailing: int) -> None:
    """The messages of a mailing have gone, as far as anybody reads; it has ended."""
    mine = outbox.c.mailing_id == mailing
    gone = {"state": DELIVERED, "settled_at": store.now, "claim": 0}
    await store.execute(update(outbox).where(mine).values(**gone))
    lost = update(outbox).where(mine, outbox.c.id % LOST == 0)
    await store.execute(lost.values(state=REFUSED, why="blocked"))
    broadcasts.end(store, mailing, MailingState.DONE)
