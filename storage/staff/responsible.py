"""Who has to act on a proposal now: the staff whose turn it is, to whom its author speaks."""

from __future__ import annotations

from storage.database.store import Store
from storage.proposals.model import Proposal
from storage.staff import opds, staff
from storage.staff.roles import Grant, Operation, Role, may


async def responsible(store: Store, proposal: Proposal, operation: Operation) -> list[Grant]:
    """The roles that carry for an operation on a proposal where it stands: verifikator before
    admins, those of the smallest area alone; those of one OPD only for what is noted for it. Each
    person once; nobody whose account has been deleted."""
    area, opd = proposal.content.area, proposal.opd
    held = [
        grant
        for grant in await staff.above(store, area, operation)
        if grant.person_id is not None
        and may(grant, operation, area, tahap=proposal.desk, opd=opd)
        and (grant.opd is None or (opd is not None and opds.same(grant.opd, opd)))
    ]
    some = [grant for grant in held if grant.role is Role.VERIFIKATOR] or held
    nearest = max((grant.level for grant in some), default=0)
    return list({grant.person_id: grant for grant in some if grant.level == nearest}.values())
