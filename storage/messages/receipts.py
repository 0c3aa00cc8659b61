"""What platforms say of messages after they have taken them."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import select

from storage.database.store import Store
from storage.database.tables import outbox
from storage.messages import daily_limit, templates
from storage.messages.model import (
    AGAIN,
    ARRIVED,
    CLOSED,
    LIMITED,
    OURS,
    QUEUED,
    RANK,
    REFUSED,
    SENT,
    WITHHELD,
)
from storage.messages.outbox import wait

# What fails in passing goes again for so long; what is withheld from its reader, longer. How long
# it had waited before is not its fault: an announcement may take weeks to reach everybody.
PASSING, WITHHOLDING = timedelta(hours=24), timedelta(days=10)


class Word(StrEnum):
    """What became of a platform's word on a message."""

    COUNTS = "counts"
    IGNORED = "ignored"
    EARLY = "early"  # it is not written down yet that the message was sent


async def receipt(
    store: Store,
    channel: str,
    state: str,
    *,
    id: int | None,
    platform_id: str | None,
    why: str,
    after: float = 0.0,
) -> Word:
    """A platform's word on a message.

    It counts for the attempt whose id the row has; where either has none, for whichever there was.
    An earlier state never replaces a later one, and what has arrived has arrived: no failure after
    it counts, nor one of an attempt after which the message waits or goes again. `after` is when a
    message that failed in passing goes again, seconds.
    """
    which = outbox.c.id == id if id is not None else outbox.c.platform_id == platform_id
    columns = (
        outbox.c.id,
        outbox.c.address,
        outbox.c.state,
        outbox.c.settled_at,
        outbox.c.platform_id,
        outbox.c.claim,
        outbox.c.failed_at,
        outbox.c.way,
    )
    rows = await store.fetch(select(*columns).where(which, outbox.c.channel == channel))
    word = Word.IGNORED if rows else Word.COUNTS
    new = {"failed": REFUSED, "undelivered": REFUSED}.get(state, state)
    for row in rows:
        if platform_id and row.platform_id and platform_id != row.platform_id:
            continue
        if new in FAILED:
            if row.state in ARRIVED:
                continue
            if row.settled_at is None:
                ours = platform_id and row.claim and row.platform_id is None
                word = Word.EARLY if ours else word
                continue
        word = Word.COUNTS
        if new in FAILED and new != REFUSED:
            if RANK[row.state] <= RANK[SENT]:
                await _failed(store, channel, row, new, why, after)
        elif new in RANK and RANK[new] > RANK[row.state]:
            store.update(
                outbox, row.id, state=new, settled_at=row.settled_at or store.now, why=why or None
            )
    return word


# States of a message that did not arrive.
FAILED = frozenset({CLOSED, AGAIN, LIMITED, OURS, REFUSED})


async def _failed(store: Store, channel: str, row: Any, state: str, why: str, after: float) -> None:
    """A message failed after the platform had taken it, and that is not the end of it."""
    by_text = row.way is not None
    if state == OURS and by_text:
        await templates.refused(store, channel, row.way, why)
    if state == LIMITED:
        await daily_limit.lower(store, channel, row.address)
    if state in (CLOSED, LIMITED) or (state == OURS and by_text):
        wait(store, row.id)
        return
    longest = WITHHOLDING if why == WITHHELD else PASSING
    since = row.failed_at or store.now
    if store.now - since > longest:
        store.update(outbox, row.id, state=REFUSED, settled_at=store.now, why=why)
        return
    again = store.now + timedelta(seconds=after)
    if by_text and again - store.now >= daily_limit.DAY:
        # By then its reader is no longer one of those who were written to first: decided anew.
        wait(store, row.id, until=again, failed_at=since)
        store.update(outbox, row.id, why=why)
        return
    store.update(
        outbox,
        row.id,
        state=QUEUED,
        claim=0,
        settled_at=None,
        platform_id=None,
        failed_at=since,
        not_before=again,
        why=why,
    )
    store.wakes("mail")
