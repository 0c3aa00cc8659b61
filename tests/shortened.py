"""What hundreds of tests begin with, without saying all of it again: somebody who has agreed to
what is kept of them, and a proposal at its review.

What these leave behind follows from who says them, and where. A run of the tests has them said once
for each of these; after that it is put there.
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
_AGREED = ("consent", "consent_text")
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


async def to_agreed(resident: Resident) -> None:
    """Past consent and name, once "halo" has been answered."""
    before = await _of(resident)
    known = ("agreed", *_follows(resident, before))
    if known in _LEFT:
        resident.world.clock.move(seconds=2)
        now, left = resident.world.clock(), _LEFT[known]
        await _put(resident, before, left["talk"], consent_at=now, **left["person"])
        return
    await resident.tap("Setuju")
    await resident.say("lewati")
    after = await _of(resident)
    if not before.consent and _TIMES.isdisjoint(after.said) and not _has_ids(after.said):
        agreed = {name: getattr(after, name) for name in _AGREED}
        _LEFT[known] = {"talk": after.said, "person": agreed}


async def to_review(resident: Resident, wish: str) -> None:
    """Brings a proposal up to its review, once "usul" has begun it."""
    said = ("Imopuro", "1", wish, "Setiap hujan air masuk rumah warga", "RT 05/RW 02", "120 m")
    before = await _of(resident)
    there = await resident.world.rows(_THERE, person=before.id)
    known = ("review", wish, tuple(sorted(map(tuple, there))), *_follows(resident, before))
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


async def _put(resident: Resident, person: Any, talk: dict[str, Any], **more: Any) -> None:
    async with resident.world.app.database.writer.begin() as connection:
        said = update(talks).where(talks.c.person_id == person.id)
        await connection.execute(said.values(state=talk))
        if more:
            await connection.execute(update(people).where(people.c.id == person.id).values(**more))


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
