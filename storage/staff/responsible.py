"""Who has to act on a proposal now, to whom its author speaks; and who would be missed."""

from __future__ import annotations

from sqlalchemy import select

from storage.database.store import Store
from storage.database.tables import staff as held
from storage.proposals.model import Proposal
from storage.staff import opds, staff
from storage.staff.roles import Grant, Operation, Role, may


async def responsible(store: Store, proposal: Proposal, operation: Operation) -> list[Grant]:
    """The roles that carry for an operation on a proposal where it stands: verifikator before
    admins, those of the smallest area alone; those of one OPD only for what is noted for it. Each
    person once; nobody whose account has been deleted."""
    area, opd = proposal.content.area, proposal.opd
    able = [
        grant
        for grant in await staff.above(store, area, operation)
        if grant.person_id is not None
        and may(grant, operation, area, tahap=proposal.desk, opd=opd)
        and (grant.opd is None or (opd is not None and opds.same(grant.opd, opd)))
    ]
    some = [grant for grant in able if grant.role is Role.VERIFIKATOR] or able
    nearest = max((grant.level for grant in some), default=0)
    return list({grant.person_id: grant for grant in some if grant.level == nearest}.values())


async def is_last(store: Store, grant: Grant) -> bool:
    """Whether nobody else is verifikator of just this area (and OPD): what waits there is then
    nobody's task."""
    if grant.role is not Role.VERIFIKATOR:
        return False
    query = select(held).where(
        held.c.role == grant.role,
        held.c.area == grant.area,
        held.c.until_at.is_(None),
        held.c.id != grant.id,
    )
    others = [staff.grant_of(row) for row in await store.fetch(query)]
    if grant.opd is None:
        return all(other.opd is not None for other in others)
    return not any(other.opd is None or opds.same(other.opd, grant.opd) for other in others)
