"""What has been agreed in a kelurahan, against what it has to spend."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import func, not_, or_, select, true

from storage.city import funds
from storage.city.funds import Spent
from storage.database.store import Store
from storage.database.tables import proposals
from storage.proposals.model import State

# What a kelurahan has agreed and has not come to nothing since.
AGREED = (
    State.DISEPAKATI, State.DITERUSKAN, State.RKPD, State.APBD, State.SEBAGIAN, State.SELESAI,
)  # fmt: skip


async def spent(
    store: Store, area: str, year: int, also: Collection[int] = (), but: Collection[int] = ()
) -> tuple[list[Spent], int]:
    """Of each fund that a kelurahan has a pagu of in a year what has been agreed there, what is
    kept in reserve aside; and how many of what was agreed name no fund. `also` are ids that are
    about to be agreed, `but` those that no longer will be. Nothing where there is no pagu."""
    there_is = await funds.of(store, area, year)
    if not there_is:
        return [], 0
    p = proposals.c
    agreed = p.state.in_(AGREED) & not_(func.coalesce(p.reserve, not_(true())))
    where = or_(agreed, p.id.in_(sorted(also))) if also else agreed
    query = (
        select(
            p.fund,
            func.count().label("n"),
            func.count(p.cost).label("costed"),
            func.sum(p.cost).label("sum"),
        )
        .where(p.area == area, p.year == year, where)
        .group_by(p.fund)
    )
    if but:
        query = query.where(p.id.not_in(sorted(but)))
    rows = {row.fund: row for row in await store.fetch(query)}
    found = []
    for fund, amount in there_is.items():
        row = rows.get(fund)
        n, costed = (row.n, row.costed) if row is not None else (0, 0)
        total = int(row.sum or 0) if row is not None else 0
        found.append(Spent(fund, amount, total, n, n - costed))
    return found, rows[None].n if None in rows else 0
