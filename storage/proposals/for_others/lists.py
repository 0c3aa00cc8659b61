"""Paper lists: rows that become proposals, each once however often its list is sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, delete, select

from storage import rules
from storage.city.areas import Area
from storage.database.ids import new_id
from storage.database.store import Memo, Store
from storage.database.tables import imported, list_headings, proposals
from storage.people.model import Person
from storage.proposals.for_others import entered
from storage.proposals.model import Content, Number, Proposal
from storage.proposals.proposals import submit
from storage.staff import staff
from storage.staff.roles import Operation, allowed
from storage.staff.staff import Actor, NotAllowed

# What the history says of how a proposal came.
LIST = "list"

LOCALE = "id"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list. `digest` tells rows of the same content, `near` those that differ only in
    the amount, `former` is the digest of earlier times, without RT, RW, point and amount. `consent`
    is the version of the words that whoever is named in it has agreed to; `phone` is theirs
    (+62...); `cost` is what it may cost, whole rupiah."""

    number: int
    digest: str
    content: Content
    consent: str | None = None
    phone: str | None = None
    near: str = ""
    former: str = ""
    cost: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """The numbers of proposals that rows have become already, by `digest`; and of those that
    differ from a row only in the amount, by `near`, with their amount in words. `costs` is what
    they may cost by now (whole rupiah), by `digest`. Of proposals in
    this very unit of work the numbers are taken when it commits."""

    same: Mapping[str, Number] = field(default_factory=dict)
    near: Mapping[str, tuple[Number, str]] = field(default_factory=dict)
    costs: Mapping[str, int | None] = field(default_factory=dict)


async def known(store: Store, rows: Sequence[Row]) -> Known:
    """Which of some rows have been imported, or what is like them."""
    same: dict[str, Number] = {}
    near: dict[str, tuple[Number, str]] = {}
    costs: dict[str, int | None] = {}
    by_near = {row.near: row for row in rows}
    by_former: dict[str, list[Row]] = {}
    for row in rows:
        by_former.setdefault(row.former, []).append(row)
    digests = sorted({row.digest for row in rows})
    columns = (
        imported.c.digest, imported.c.near, proposals.c.letters, proposals.c.number_year,
        proposals.c.number, proposals.c.rt, proposals.c.rw, proposals.c.volume_text,
        proposals.c.cost,
    )  # fmt: skip
    whole = select(*columns).join(proposals, proposals.c.id == imported.c.proposal_id)
    for ways in (
        imported.c.digest.in_([*digests, *sorted(by_former)]),
        imported.c.near.in_(sorted(by_near)),
    ):
        for found in await store.fetch(whole.where(ways)):
            number = Number(found.letters, found.number_year, found.number)
            like = (number, found.volume_text or "-")
            if found.near is not None:
                same[found.digest] = number
                costs[found.digest] = found.cost
                near[found.near] = like
                continue
            # Imported before RT, RW and amount counted: only what agrees in them is the same.
            for row in by_former.get(found.digest, ()):
                if (row.content.rt, row.content.rw) != (found.rt, found.rw):
                    continue
                if (row.content.volume_text or "") == (found.volume_text or ""):
                    same[row.digest] = number
                    costs[row.digest] = found.cost
                else:
                    near[row.near] = like
    return Known({**same, **store.memo(SEEN)}, near, costs)


# Of the rows taken in this unit of work the numbers, by digest: another list in it may have them.
SEEN: Memo[str, Number] = Memo()


async def take(
    store: Store,
    by: Person | Actor,
    rows: Sequence[Row],
    *,
    source: str,
    city_of: Callable[[str], Area],
) -> list[Proposal]:
    """Submits rows, all in this unit of work; what is `known` is for the caller to leave out. Their
    numbers are there once it commits.

    `by` is a person, whose roles are asked, or whoever sits at the command line; `source` is the
    list's name. Whoever imports is to be told by one report: the events of these proposals tell
    nobody. Raises staff.NotAllowed or
    rules.Unruly.
    """
    held = await staff.grants(store, by.id) if isinstance(by, Person) else ()
    speaker = by if isinstance(by, Person) else None
    taken = []
    for row in rows:
        if isinstance(by, Person):
            grant = allowed(held, Operation.IMPORT_LIST, row.content.area)
            if grant is None:
                raise NotAllowed(Operation.IMPORT_LIST)
            actor = staff.as_actor(grant, by)
        else:
            actor = by
        data: dict[str, Any] = {LIST: source[:100], "row": row.number}
        if row.consent is not None:
            data["consent"] = row.consent
        proposal = await submit(
            store,
            speaker,
            city_of(row.content.area),
            row.content,
            LOCALE,
            by=actor,
            channel="import",
            data=data,
            cost=None if row.cost is None else rules.number("cost", row.cost, rules.RUPIAH),
        )
        if row.phone is not None:
            entered.wait_for(store, proposal, row.phone)
        _remember(store, row, proposal)
        taken.append(proposal)
    return taken


# --- what headings mean ---------------------------------------------------------------------


async def headings(store: Store, by: Person | str) -> dict[str, str]:
    """What a person, or whoever sits at the command line under a name, has said of headings: the
    column by the heading (folded); "" where it means nothing to us."""
    query = select(list_headings.c.heading, list_headings.c.column).where(_whose(by))
    return {row.heading: row.column for row in await store.fetch(query)}


async def remember_headings(store: Store, by: Person | str, said: Mapping[str, str]) -> None:
    """Notes what headings mean to somebody; what was said of them before goes."""
    await store.execute(
        delete(list_headings).where(_whose(by), list_headings.c.heading.in_(sorted(said)))
    )
    for heading, column in said.items():
        store.insert(
            list_headings,
            id=new_id(),
            person_id=by.id if isinstance(by, Person) else None,
            actor=None if isinstance(by, Person) else by[:120],
            heading=heading[:160],
            column=column,
        )


def _whose(by: Person | str) -> ColumnElement[bool]:
    if isinstance(by, Person):
        return list_headings.c.person_id == by.id
    return list_headings.c.actor == by[:120]


def _remember(store: Store, row: Row, proposal: Proposal) -> None:
    store.memo(SEEN)[row.digest] = proposal.number

    async def write(store: Store) -> None:
        store.insert(imported, digest=row.digest, near=row.near, proposal_id=proposal.id)

    # After the proposal, which is written when its number is taken.
    store.last(write)
