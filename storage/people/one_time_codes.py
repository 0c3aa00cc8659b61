"""One-time codes, kept only as digests."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from sqlalchemy import delete, select

from storage.database.store import Store
from storage.database.tables import codes

# Without what is mistaken for something else when read aloud or copied: 0 O 1 I L.
FIGURES = "23456789"
LETTERS = f"ABCDEFGHJKMNPQRSTUVWXYZ{FIGURES}"
LENGTH = 8


def drawn(length: int) -> str:
    """Letters that nobody can guess, of those that are not mistaken for one another. A figure is
    in each half, so that no code reads as a word where it is typed among others, and none that
    lost a letter on the way does."""
    letters = [secrets.choice(LETTERS) for _ in range(length)]
    half = length // 2
    for start, end in ((0, half), (half, length)):
        if not any(map(str.isdecimal, letters[start:end])):
            letters[start + secrets.randbelow(end - start)] = secrets.choice(FIGURES)
    return "".join(letters)


def issue(
    store: Store, purpose: str, value: str, good_for: timedelta, only: int | None = None
) -> str:
    """A code that stands for a value, once, for a while; with `only`, for this person alone."""
    code = drawn(LENGTH)
    digest = _digest(purpose, code, only)
    store.insert(codes, code=digest, purpose=purpose, value=value, until=store.now + good_for)
    return code


async def holds(store: Store, purpose: str, code: str) -> bool:
    """Whether a code could be redeemed now."""
    return await value(store, purpose, code) is not None


async def value(store: Store, purpose: str, code: str, only: int | None = None) -> str | None:
    """What a code stands for that could be redeemed now; it is not used up by this.
    What cannot be a code costs no look."""
    if len(code) != LENGTH or not all(letter in LETTERS for letter in code.upper()):
        return None
    query = select(codes.c.value).where(
        codes.c.code == _digest(purpose, code, only), codes.c.until >= store.now
    )
    rows = await store.fetch(query)
    return rows[0].value if rows else None


async def void(store: Store, value: str) -> None:
    """No code stands for a value any more."""
    await store.execute(delete(codes).where(codes.c.value == value))


async def redeem(store: Store, purpose: str, code: str, only: int | None = None) -> str | None:
    """The value of a code, which is then used up; None for a wrong or old one."""
    await store.execute(delete(codes).where(codes.c.until < store.now))
    rows = await store.fetch(
        delete(codes).where(codes.c.code == _digest(purpose, code, only)).returning(codes.c.value)
    )
    return rows[0].value if rows else None


def _digest(purpose: str, code: str, only: int | None) -> str:
    whose = "" if only is None else f"{only}:"
    return hashlib.sha256(f"{purpose}:{whose}{code.upper()}".encode()).hexdigest()
