"""A result that was filed wrongly is put right by another row: what was not agreed after all is
taken back, what was is agreed, and the list gets its right order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from storage import rules
from storage.database.store import Store
from storage.meetings import results
from storage.meetings.lookup import lock
from storage.meetings.meetings import advance, write_step
from storage.meetings.model import Meeting, MeetingEvent, MeetingState
from storage.people.model import Person
from storage.proposals import decisions
from storage.proposals.model import Changed
from storage.proposals.rulings import Unfit
from storage.staff import staff
from storage.staff.roles import Operation


@dataclass(frozen=True, slots=True)
class Corrected:
    """The meeting, its list by priority as it is now, and what could not be put right."""

    meeting: Meeting
    agreed: dict[int, int]
    failed: tuple[int, ...]


class Meanwhile(Exception):
    """Somebody has put it right since it was looked at."""


async def correct(
    store: Store, by: Person, id: int, agreed: Sequence[int], why: str, *, version: int
) -> Corrected:
    """The list of a meeting as it should have been, the first first. Authors hear of each decision
    that is taken, or taken back, and everyone of the area gets the digest once more.

    Nothing is written where nothing could be put right.

    Raises LookupError where there is no result, staff.NotAllowed, Meanwhile when the meeting is no
    longer at `version`, or rules.Unruly.
    """
    meeting = await lock(store, id)
    before = await results.filed(store, id)
    if meeting is None or before is None or meeting.state is not MeetingState.HELD:
        raise LookupError(id)
    actor = await staff.acting(store, by, Operation.FILE_RESULT, meeting.area)
    if meeting.version != version:
        raise Meanwhile
    why = rules.text("why", why, rules.WHY)
    rules.number("agreed", len(agreed), rules.AGREED)
    was = {int(id): priority for id, priority in before.data["agreed"]}
    failed: list[int] = []
    for gone in [id for id in was if id not in set(agreed)]:
        try:
            await decisions.take_back(store, by, gone, why)
        except (LookupError, staff.NotAllowed, Unfit, Changed):
            failed.append(gone)
    await store.flush()
    wanted = await results.numbered(store, meeting, [id for id in agreed if id not in failed])
    there = await results.agree_together(store, by, meeting, wanted)
    failed += [id for id in wanted if id not in there]
    now = {id: priority for id, priority in wanted.items() if id in there}
    now |= {id: was[id] for id in failed if id in was}
    if now == was:
        return Corrected(meeting, now, tuple(failed))
    meeting = advance(store, replace(meeting))
    discussed = list(dict.fromkeys([*before.data.get("discussed_ids", ()), *now]))
    data = {
        **before.data,
        "agreed": [list(pair) for pair in sorted(now.items(), key=lambda pair: pair[1])],
        "discussed": max(before.data["discussed"], len(now)),
        "discussed_ids": discussed,
        "was": before.data["agreed"],
        "why": why,
        "by": [actor.role, actor.area],
        **await results.money(store, meeting),
    }
    write_step(store, meeting, MeetingEvent.CORRECTED, actor, data)
    return Corrected(meeting, now, tuple(failed))
