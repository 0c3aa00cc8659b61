"""Texts that a platform has approved: with these somebody may be written to who has been silent for
too long. Each is kept with what the platform says of it; a changed text is a new one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database.direct import reading
from storage.database.direct.known import Known
from storage.database.direct.sqlite import MANY
from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import outbox, templates
from storage.messages.model import ARRIVED, REFUSED

# Where a text stands at its platform. One that is APPROVED may be sent.
MADE = "made"  # it is there, and approval has not been asked for
PENDING = "pending"
APPROVED = "approved"
REJECTED = "rejected"
PAUSED = "paused"
DISABLED = "disabled"
FAULTY = "faulty"  # messages by it were refused; until its platform is asked again

# What it was approved as. One of another kind costs more, and people may not get it.
UTILITY = "UTILITY"

# The text by which somebody is asked to write, so that the rest may be sent.
OPENING = "opening"

# Letters of a text with its values.
MOST = 1_024

# A new text goes to so many first. When so many of them have it, it goes to all; where nobody says
# who has it, after so long, if none was refused.
FIRST = 20
ENOUGH = 10
PATIENCE = timedelta(hours=24)

_NAMES = re.compile(r"\{\{(\w+)\}\}")


@dataclass(frozen=True, slots=True)
class Template:
    """A text at a platform. `text` names its values in braces, ``{{number}}``, which go out in the
    order of `variables`; `ref` is the platform's name for it. `warm_at` is when the first ones had
    arrived."""

    id: int
    channel: str
    kind: str
    locale: str
    digest: str
    ref: str
    name: str
    text: str
    variables: tuple[str, ...]
    state: str
    category: str
    reason: str | None
    made_at: datetime
    checked_at: datetime | None
    warm_at: datetime | None

    @property
    def serves(self) -> bool:
        return self.state == APPROVED and self.category == UTILITY


@dataclass(frozen=True, slots=True)
class Outside:
    """What a message is as one of those texts: its kind, the language of its values, and these."""

    kind: str
    locale: str
    values: Mapping[str, str]

    def stored(self) -> dict[str, Any]:
        return {"kind": self.kind, "locale": self.locale, "values": dict(self.values)}

    @staticmethod
    def load(data: Mapping[str, Any] | None) -> Outside | None:
        return Outside(data["kind"], data["locale"], data["values"]) if data else None


def variables_of(text: str) -> tuple[str, ...]:
    """The names of its values, in the order in which they stand there."""
    return tuple(dict.fromkeys(_NAMES.findall(text)))


def filled(template: Template, values: Mapping[str, str]) -> tuple[str, tuple[str, ...]] | None:
    """The whole text, and its values in their order; None where one is missing or it gets too long.

    A value is one line without runs of spaces.
    """
    flat = {name: " ".join(values.get(name, "").split()) for name in template.variables}
    if not all(flat.values()) or any("{{" in value for value in flat.values()):
        return None
    text = _NAMES.sub(lambda found: flat[found[1]], template.text)
    if len(text.encode("utf-16-le", "replace")) // 2 > MOST:
        return None
    return text, tuple(flat[name] for name in template.variables)


async def load(connection: AsyncConnection, channel: str | None = None) -> list[Template]:
    """All that there are, the newest of each kind and language first."""
    rows = await reading.rows(connection, _EVERY)
    return [_template(row) for row in rows if channel in (None, row.channel)]


_EVERY = Known(
    select(templates).order_by(
        templates.c.channel, templates.c.kind, templates.c.locale, templates.c.id.desc()
    )
)


def serving(known: Iterable[Template]) -> dict[tuple[str, str], Template]:
    """Those that are sent, by kind and language: of each the newest that is approved, so that an
    old one serves until its successor may."""
    found: dict[tuple[str, str], Template] = {}
    for each in sorted(known, key=lambda each: each.id):
        if each.serves:
            found[each.kind, each.locale] = each
    return found


def made(
    store: Store,
    channel: str,
    kind: str,
    locale: str,
    *,
    digest: str,
    ref: str,
    name: str,
    text: str,
) -> int:
    """A text is at its platform now; gives its id. Approval is still to be asked for."""
    id = new_id()
    store.insert(
        templates,
        id=id,
        channel=channel,
        kind=kind,
        locale=locale,
        digest=digest,
        ref=ref,
        name=name,
        text=text,
        variables=list(variables_of(text)),
        state=MADE,
        category=UTILITY,
        made_at=store.now,
    )
    return id


async def stands(
    store: Store, id: int, state: str, category: str = "", reason: str | None = None
) -> bool:
    """What its platform says of it now; whether that is news. What waited because of it is looked
    at again."""
    rows = await store.fetch(select(templates).where(templates.c.id == id))
    if not rows:
        return False
    old = rows[0]
    category = category or old.category
    reason = (reason or "")[:300] or None
    store.update(templates, id, state=state, category=category, reason=reason, checked_at=store.now)
    news = (old.state, old.category, old.reason) != (state, category, reason)
    if news:
        await look_again(store, old.channel)
    return news


async def look_again(store: Store, channel: str) -> None:
    """What waits for want of a text that may be sent, is decided on anew."""
    await store.execute(
        update(outbox)
        .where(
            outbox.c.channel == channel,
            outbox.c.state == "waiting",
            outbox.c.way.in_([NOTHING, FRESH]),
        )
        .values(way=None)
        .prefix_with(text(MANY))
    )
    store.wakes("mail")


# What a waiting message waits for (outbox.way); None: nobody has looked yet. Of one that goes, or
# went, as such a text it is that text's `ref`.
HELD_BACK = "opening"  # for the answer to the opening
SILENT = "unanswered"  # the same, and the opening has been asked twice
NOTHING = "nothing"  # for the person's next word: no text may be sent
FRESH = "fresh"  # for the first ones by a new text to arrive
BESIDE = "beside"  # a picture that goes with words: for the person's next word


async def warm(store: Store, template: Template) -> int:
    """How many more a new text may go to now; a large number when its first ones have arrived,
    which is noted."""
    if template.warm_at is not None:
        return 10**9
    query = (
        select(outbox.c.state, func.count(), func.min(outbox.c.settled_at))
        .where(outbox.c.channel == template.channel, outbox.c.way == template.ref)
        .group_by(outbox.c.state)
    )
    rows = await store.fetch(query)
    counts: dict[str, int] = {row[0]: row[1] for row in rows}
    gone = sum(counts.values())
    begun = min((row[2] for row in rows if row[2] is not None), default=None)
    arrived = sum(n for state, n in counts.items() if state in ARRIVED)
    patient = begun is not None and store.now - begun >= PATIENCE and not counts.get(REFUSED)
    if arrived >= ENOUGH or (patient and gone):
        store.update(templates, template.id, warm_at=store.now)
        await look_again(store, template.channel)
        return 10**9
    return max(FIRST - gone, 0)


async def refused(store: Store, channel: str, ref: str, why: str) -> None:
    """A message by a text was refused, and the text is at fault: none goes by it until its platform
    has been asked again."""
    template = await at(store, channel, ref)
    if template is not None and template.state == APPROVED:
        store.update(templates, template.id, state=FAULTY, reason=why[:300], checked_at=store.now)
        await look_again(store, channel)


async def fresh(connection: AsyncConnection, channel: str) -> bool:
    """Whether something waits for the first ones by a new text to arrive."""
    query = select(outbox.c.id).where(
        outbox.c.state == "waiting", outbox.c.channel == channel, outbox.c.way == FRESH
    )
    return (await connection.execute(query.limit(1))).first() is not None


async def at(store: Store, channel: str, ref: str) -> Template | None:
    """The text that a platform calls so."""
    rows = await store.fetch(
        select(templates).where(templates.c.channel == channel, templates.c.ref == ref)
    )
    return _template(rows[0]) if rows else None


def _template(row: Any) -> Template:
    values = {name: getattr(row, name) for name in Template.__slots__ if name != "variables"}
    return Template(variables=tuple(row.variables), **values)


async def to_check(connection: AsyncConnection, before: datetime) -> list[Template]:
    """Those that nobody has asked the platform about since."""
    query = select(templates).where(
        or_(templates.c.checked_at.is_(None), templates.c.checked_at <= before)
    )
    return [_template(row) for row in await connection.execute(query.order_by(templates.c.id))]
