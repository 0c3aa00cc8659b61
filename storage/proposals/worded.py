"""The words by which proposals are found: kept beside each, so that a word leads to those that hold
it without any of the others being read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, delete, exists, select

from storage.city.areas import within
from storage.database.store import Store
from storage.database.tables import proposals, worded
from storage.proposals.model import Content

# Words that nearly every proposal has, and that nobody looks for.
_COMMON = frozenset(
    {"di", "ke", "dan", "yang", "yg", "untuk", "utk", "dari", "dengan", "pada", "rt", "rw", "jl"}
)
_LONGEST = 24
_MOST = 60  # words that are kept of one proposal

# So many proposals that hold a word are looked at one by one; a word that more of them hold leads
# nowhere by itself.
FEW = 1000


def words_of(*texts: str | None) -> list[str]:
    """The words of texts by which they are found, each once, in their order."""
    plain = unicodedata.normalize("NFKC", " ".join(filter(None, texts))).casefold()
    found = (word[:_LONGEST] for word in re.findall(r"[^\W_]+", plain))
    return list(dict.fromkeys(w for w in found if len(w) > 1 and w not in _COMMON))[:_MOST]


def keep(store: Store, id: int, content: Content) -> None:
    """The words of a proposal that is new, or has just been forgotten by `drop`."""
    for word in words_of(content.wish, content.place):
        store.insert(worded, word=word, area=content.area, proposal_id=id)


async def drop(store: Store, id: int, content: Content) -> None:
    """What it was found by before it is changed."""
    words = words_of(content.wish, content.place)
    if words:
        await store.execute(
            delete(worded).where(
                worded.c.word.in_(words),
                worded.c.area == content.area,
                worded.c.proposal_id == id,
            )
        )


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds a word: the ids, None where they are more than FEW; `whole` is whether just this
    word is meant, else one that begins with it."""

    ids: tuple[int, ...] | None
    whole: bool = True


async def holding(store: Store, word: str, areas: Sequence[str]) -> Holding:
    """The proposals in some areas that hold a word; or, where none does and it has four letters or
    more, one that begins with it."""
    some, whole = await _ids(store, word, areas, whole=True), True
    if not some and len(word) > 3:
        some, whole = await _ids(store, word, areas, whole=False), False
    return Holding(tuple(some) if len(some) <= FEW else None, whole)


def is_word(column: ColumnElement[str], word: str, *, whole: bool) -> ColumnElement[bool]:
    """The condition that a kept word is this one, or begins with it."""
    if whole:
        return column == word
    return and_(column >= word, column < f"{word}\U0010ffff")


async def held(
    store: Store, words: Sequence[str], areas: Sequence[str]
) -> list[ColumnElement[bool]] | None:
    """The conditions that a proposal in some areas holds each of some words; None where none
    does."""
    where: list[ColumnElement[bool]] = []
    few: set[int] | None = None
    for word in words:
        found = await holding(store, word, areas)
        if found.ids is None:
            where.append(holds(word, whole=found.whole))
        else:
            few = set(found.ids) if few is None else few & set(found.ids)
    if few is None:
        return where
    return [*where, proposals.c.id.in_(sorted(few))] if few else None


def holds(word: str, *, whole: bool) -> ColumnElement[bool]:
    """The condition that a proposal of a query holds a word."""
    kept = worded.alias()
    return exists().where(
        is_word(kept.c.word, word, whole=whole),
        kept.c.area == proposals.c.area,
        kept.c.proposal_id == proposals.c.id,
    )


async def _ids(store: Store, word: str, areas: Sequence[str], *, whole: bool) -> list[int]:
    same = is_word(worded.c.word, word, whole=whole)
    found: dict[int, None] = {}
    for area in areas:
        query = select(worded.c.proposal_id).where(same, within(worded.c.area, area))
        for row in await store.fetch(query.limit(FEW + 1 - len(found))):
            found[row.proposal_id] = None
        if len(found) > FEW:
            break
    return list(found)
