"""What falls due by the clock for meetings: reminders, and results that are not there.
bot/work/scheduler.py asks for it."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.asking.meetings.wording import LOCALE, answers, convener, day, facts, name, when
from handlers.conversation.messages import (
    Approved,
    Choice,
    Literal,
    Outgoing,
    Priority,
    Text,
)
from handlers.meetings.notices import mail
from handlers.site import Site
from storage.city import cycles
from storage.database.store import Store
from storage.meetings import reminders, results
from storage.meetings.model import CHASES, SHORT, Meeting
from storage.messages.mailings.audiences import Audience, Group
from storage.messages.mailings.mailing import Kind
from storage.people import people
from storage.people.model import Person
from storage.proposals import untold
from storage.staff import staff
from storage.staff.roles import Operation, Role

# --- what falls due -------------------------------------------------------------------------


async def remind(site: Site, store: Store) -> int:
    """Turns reminders that have fallen due into mailings; gives how many had. Who gets it is
    decided now: the people of the area as it is today and who comes, but nobody who said no."""
    known = await cycles.load(store)
    found = await reminders.due(store)
    for meeting, minutes, useful in found:
        if not useful:
            continue
        groups = frozenset({Group.EVERYONE, Group.STAFF, Group.COMING})
        words = (
            Text(_reminder(site, store, meeting), {"name": name(site, known, meeting)}),
            facts(site, meeting, LOCALE, agenda=False),
            Text("call-ask.again"),
        )
        mail(
            site,
            store,
            Kind.REMINDER,
            meeting,
            Audience(meeting.area, groups, meeting=meeting.id, declined=False),
            words,
            answers(meeting),
            priority=Priority.REMINDER,
            until=meeting.plan.starts_at,
            loud=minutes <= SHORT,
            approved=Approved(
                "reminder",
                {
                    "city": site.called(meeting.city),
                    "meeting": name(site, known, meeting),
                    "when": Literal(when(site, meeting, LOCALE)),
                    "place": Literal(meeting.plan.place),
                },
            ),
        )
    return len(found)


def _reminder(site: Site, store: Store, meeting: Meeting) -> str:
    """The words of a reminder that is sent now: of what is today or tomorrow it says so."""
    zone = site.zone(meeting.city)
    left = meeting.plan.starts_at.astimezone(zone).date() - store.now.astimezone(zone).date()
    return {0: "call-reminder.today", 1: "call-reminder.tomorrow"}.get(left.days, "call-reminder")


async def chase(site: Site, store: Store) -> int:
    """Asks for results that are not there; gives how many. Three times whoever runs the meeting,
    then the area's admins."""
    known = await cycles.load(store)
    found = await results.unfiled(store)
    for meeting in found:
        late = meeting.chased > CHASES
        args: dict[str, object] = {
            "name": name(site, known, meeting),
            "day": day(site, meeting, LOCALE),
            "actor": convener(site, meeting),
        }
        words = Text("meeting-unfiled.admin" if late else "meeting-unfiled", args)
        for person in await (_admins(store, meeting) if late else _runners(store, meeting)):
            store.send(
                Outgoing(
                    (words,),
                    (Choice(f"do:meeting:{meeting.id}:result", Text("meeting-do.result")),),
                    to=person.id,
                    about=f"meeting:{meeting.id}",
                    replaces=f"unfiled:{meeting.id}",
                    priority=Priority.REMINDER,
                )
            )
    return len(found)


async def _runners(store: Store, meeting: Meeting) -> list[Person]:
    """Whoever called the meeting; where they cannot be told any more, or are staff no longer, all
    who may file its result."""
    held = await staff.above(store, meeting.area, Operation.HOLD_MEETING)
    ids = list(dict.fromkeys(grant.person_id for grant in held if grant.person_id))
    mine = [id for id in ids if id == meeting.person_id]
    return await _reachable(store, mine) or await _reachable(store, ids)


async def _admins(store: Store, meeting: Meeting) -> list[Person]:
    """The admins of the smallest area around the meeting's that has one who can be told."""
    held = await staff.above(store, meeting.area, Operation.HOLD_MEETING)
    admins = [grant for grant in held if grant.role is Role.ADMIN and grant.person_id]
    for level in sorted({grant.level for grant in admins}, reverse=True):
        ids = [grant.person_id for grant in admins if grant.level == level if grant.person_id]
        if some := await _reachable(store, list(dict.fromkeys(ids))):
            return some
    return []


async def _reachable(store: Store, ids: Sequence[int]) -> list[Person]:
    found = [await people.get(store, id) for id in ids]
    return [p for p in found if p is not None and untold.unreachable(p) is None]
