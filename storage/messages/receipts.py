"""What platforms say of messages after they have taken them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import and_, or_, select

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


@dataclass(slots=True)
class _Row:
    """A message as it stands, as far as a word on it asks."""

    id: int
    channel: str
    address: str
    state: str
    settled_at: datetime | None
    platform_id: str | None
    claim: int
    failed_at: datetime | None
    way: str | None


_COLUMNS = tuple(outbox.c[name] for name in _Row.__slots__)

# Which message a word is on: channel, our number, the platform's id.
Which = tuple[str, int | None, str | None]


@dataclass(slots=True)
class Known:
    """Messages that have been read for several words, by `read`: an announcement brings three on
    each of its messages. What a failure has changed is read anew."""

    _by: dict[Which, list[_Row]]
    _changed: set[int] = field(default_factory=set)

    async def of(self, store: Store, which: Which) -> list[_Row]:
        rows = self._by.get(which)
        if rows is None or not self._changed.isdisjoint(row.id for row in rows):
            rows = (await read(store, [which]))._by[which]
        return rows

    def changed(self, row: _Row) -> None:
        self._changed.add(row.id)


async def read(store: Store, wanted: Sequence[Which]) -> Known:
    """Messages that words are on, with one look at the database."""
    ids = {id for _, id, _ in wanted if id is not None}
    named = {(channel, name) for channel, id, name in wanted if id is None and name is not None}
    by_name = [
        and_(
            outbox.c.channel == channel,
            outbox.c.platform_id.in_(sorted(name for of, name in named if of == channel)),
        )
        for channel in sorted({channel for channel, _ in named})
    ]
    rows: list[_Row] = []
    if ids or by_name:
        some = or_(*([outbox.c.id.in_(sorted(ids))] if ids else []), *by_name)
        rows = [_Row(*row) for row in await store.fetch(select(*_COLUMNS).where(some))]
    at: dict[tuple[str, int | str | None], list[_Row]] = defaultdict(list)
    for row in rows:
        at[row.channel, row.id].append(row)
        at[row.channel, row.platform_id].append(row)
    return Known(
        {
            (channel, id, name): at.get((channel, name if id is None else id), [])
            for channel, id, name in wanted
        }
    )


async def receipt(
    store: Store,
    channel: str,
    state: str,
    *,
    id: int | None,
    platform_id: str | None,
    why: str,
    after: float = 0.0,
    known: Known | None = None,
) -> Word:
    """A platform's word on a message, of those that are `known` where several came together.

    It counts for the attempt whose id the row has; where either has none, for whichever there was.
    An earlier state never replaces a later one, and what has arrived has arrived: no failure after
    it counts, nor one of an attempt after which the message waits or goes again. `after` is when a
    message that failed in passing goes again, seconds.
    """
    which = channel, id, platform_id
    known = known or await read(store, [which])
    rows = await known.of(store, which)
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
                known.changed(row)
        elif new in RANK and RANK[new] > RANK[row.state]:
            row.state, row.settled_at = new, row.settled_at or store.now
            store.update(outbox, row.id, state=new, settled_at=row.settled_at, why=why or None)
    return word


# States of a message that did not arrive.
FAILED = frozenset({CLOSED, AGAIN, LIMITED, OURS, REFUSED})


async def _failed(
    store: Store, channel: str, row: _Row, state: str, why: str, after: float
) -> None:
    """A message failed after the platform had taken it, and that is not the end of it."""
    by_text = row.way is not None
    if state == OURS and row.way is not None:
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
