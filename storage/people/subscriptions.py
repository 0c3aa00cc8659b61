"""Browsers that ring: where a push service takes what is for one of them, and its keys."""

from __future__ import annotations

import base64
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Row, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import addresses, subscriptions

CHANNEL = "browser"

# Browsers of one chat; the oldest gives way.
MOST = 4

# The push services of the browsers that there are. An address that a browser names is posted to, so
# it may not be any.
SERVICES = (
    "fcm.googleapis.com",
    "updates.push.services.mozilla.com",
    "web.push.apple.com",
    "notify.windows.com",
)

# A point on P-256 and sixteen random bytes (RFC 8291, 3.1 and 3.2), as browsers write them.
_KEY, _SECRET = re.compile(r"[A-Za-z0-9_-]{87}=?"), re.compile(r"[A-Za-z0-9_-]{22}={0,2}")


@dataclass(frozen=True, slots=True)
class Subscription:
    """One browser's: `endpoint` is the address at its push service, `key` its public key, `secret`
    what authenticates; both base64 for addresses."""

    endpoint: str
    key: str
    secret: str
    id: int = 0


class NotOne(ValueError):
    """What a page sent is no subscription that we use."""


def check(said: Subscription, services: Sequence[str] = SERVICES) -> Subscription:
    """Raises NotOne for an address of no push service, and for what are no keys."""
    try:
        parts = urlsplit(said.endpoint)
        port = parts.port
    except ValueError as error:
        raise NotOne("no address") from error
    host = parts.hostname or ""
    known = any(host == each or host.endswith(f".{each}") for each in services)
    safe = parts.scheme == "https" and port in (None, 443) and "@" not in parts.netloc
    if len(said.endpoint) > 1000 or not said.endpoint.isascii() or not known:
        raise NotOne("no push service")
    if not safe and services is SERVICES:
        raise NotOne("no push service")
    if not (_KEY.fullmatch(said.key) and _SECRET.fullmatch(said.secret)):
        raise NotOne("no keys")
    if base64.urlsafe_b64decode(said.key.rstrip("=") + "=")[0] != 4:
        raise NotOne("no keys")
    return said


async def subscribe(store: Store, address: str, said: Subscription) -> bool:
    """From now on what is for a chat rings in this browser, and what is for another chat does not
    any more. False where nobody is known at the address. `said` has been checked."""
    known = select(addresses.c.address).where(
        addresses.c.channel == CHANNEL, addresses.c.address == address
    )
    await store.execute(delete(subscriptions).where(subscriptions.c.endpoint == said.endpoint))
    if not await store.fetch(known):
        return False
    theirs = select(subscriptions.c.id).where(
        subscriptions.c.channel == CHANNEL, subscriptions.c.address == address
    )
    before = [row.id for row in await store.fetch(theirs.order_by(subscriptions.c.id))]
    await drop(store, before[: max(0, len(before) + 1 - MOST)])
    store.insert(
        subscriptions,
        id=new_id(),
        channel=CHANNEL,
        address=address,
        endpoint=said.endpoint,
        key=said.key,
        secret=said.secret,
        at=store.now,
    )
    return True


async def of(connection: AsyncConnection, chats: Collection[str]) -> dict[str, list[Subscription]]:
    """The browsers in which what is for some chats rings, by the chat's address."""
    rows = await connection.execute(
        select(subscriptions)
        .where(subscriptions.c.channel == CHANNEL, subscriptions.c.address.in_(sorted(chats)))
        .order_by(subscriptions.c.id)
    )
    found: dict[str, list[Subscription]] = {}
    for row in rows:
        found.setdefault(row.address, []).append(_read(row))
    return found


async def get(connection: AsyncConnection, id: int) -> Subscription | None:
    """One that is still there."""
    rows = await connection.execute(select(subscriptions).where(subscriptions.c.id == id))
    row = rows.first()
    return None if row is None else _read(row)


def _read(row: Row[Any]) -> Subscription:  # a row of the table
    return Subscription(row.endpoint, row.key, row.secret, row.id)


async def drop(store: Store, ids: Sequence[int]) -> None:
    """Those that their push service does not know any more."""
    if ids:
        await store.execute(delete(subscriptions).where(subscriptions.c.id.in_(list(ids))))
