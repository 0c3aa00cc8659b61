"""What hundreds of tests begin with, without saying all of it again: a proposal at its review.

What is said until then leaves behind what follows from who says it, and where. A run of the tests
has it said once for each of these; after that it is put there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select, update

from storage.database.direct.known import Known
from storage.database.tables import people, proposals, talks

if TYPE_CHECKING:
    from tests.support import Resident

_LEFT: dict[tuple[Any, ...], dict[str, Any]] = {}
# What each draft has of its own, and what each talk has.
_OWN = ("key", "mark", "touched")
_TIMES = frozenset({"ended", "asked_at"})
_PERSON = Known(
    select(people, talks.c.state.label("said")).where(
        people.c.channel == bindparam("channel"),
        people.c.address == bindparam("address"),
        talks.c.person_id == people.c.id,
    )
)
_MINE = proposals.c.person_id == bindparam("person")
_THERE = Known(select(proposals.c.area, proposals.c.wish, proposals.c.state, _MINE.label("mine")))
# From here on a whole number is an id.
_IDS = 10**12


async def to_review(resident: Resident, wish: str) -> None:
    """Brings a proposal up to its review, once "usul" has begun it."""
    said = ("Imopuro", "1", wish, "Setiap hujan air masuk rumah warga", "RT 05/RW 02", "120 m")
    before = await _of(resident)
    there = await resident.world.rows(_THERE, person=before.id)
    known = (wish, tuple(sorted(map(tuple, there))), *_follows(resident, before))
    begun = before.said.get("open", {})
    if begun.get("form") == "propose" and known in _LEFT:
        resident.world.clock.move(seconds=len(said))
        own = {name: begun[name] for name in _OWN if name in begun}
        own["touched"] = resident.world.clock().isoformat()
        await _put(resident, before, {**before.said, "open": {**_LEFT[known], **own}})
        return
    for each in said:
        await resident.say(each)
    reviewed = (await _of(resident)).said.get("open", {})
    if reviewed.get("form") == "propose" and not _has_ids(reviewed):
        _LEFT[known] = {name: each for name, each in reviewed.items() if name not in _OWN}


async def _of(resident: Resident) -> Any:
    """The person's row, with what their talk holds as `said`."""
    at = {"channel": resident.channel, "address": resident.address}
    [person] = await resident.world.rows(_PERSON, **at)
    return person


async def _put(resident: Resident, person: Any, talk: dict[str, Any]) -> None:
    async with resident.world.app.database.writer.begin() as connection:
        said = update(talks).where(talks.c.person_id == person.id)
        await connection.execute(said.values(state=talk))


def _follows(resident: Resident, person: Any) -> tuple[Any, ...]:
    """What comes next follows from this: where it is, the day, the person, their talk."""
    site = resident.world.app.site
    where = (tuple(city.code for city in site.areas.cities), resident.world.clock().date())
    whose = (person.channel, person.area, person.locale, person.name, person.consent)
    begun = {name: str(each) for name, each in person.said.get("open", {}).items()}
    open = tuple(sorted((name, each) for name, each in begun.items() if name not in _OWN))
    beside = ((n, str(each)) for n, each in person.said.items() if n not in {"open", *_TIMES})
    return (where, whose, open, tuple(sorted(beside)))


def _has_ids(held: Any) -> bool:
    if isinstance(held, dict):
        return any(_has_ids(each) for each in held.values())
    if isinstance(held, list):
        return any(_has_ids(each) for each in held)
    return isinstance(held, int) and held > _IDS
