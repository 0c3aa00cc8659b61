"""What people are told of meetings: the call, what changed, reminders, what came out of it.

Each of these is one mailing. Its words are Indonesian for everybody: they are made once, not for
each reader.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import locales
from handlers.conversation.answers import shorten
from handlers.conversation.messages import (
    RANK,
    Choice,
    Lines,
    Literal,
    Outgoing,
    Priority,
    Text,
    Words,
)
from handlers.proposals import steps
from handlers.turn import Place, render
from storage.city import cycles, quiet_hours
from storage.city.cycles import Cycles
from storage.database.store import Store
from storage.events import Happened, MeetingEvent
from storage.meetings import attendance, meetings, reminders, results
from storage.meetings.meetings import SHORT, UNSAID, Meeting, Plan
from storage.messages import broadcasts
from storage.messages.audiences import Audience, Group
from storage.messages.broadcasts import Body, Kind
from storage.people import people
from storage.people.people import Person
from storage.proposals import silence
from storage.proposals.proposals import Proposal
from storage.staff import staff
from storage.staff.roles import Operation, Role

LOCALE = locales.LOCALES[0]

# Of a digest: so many proposals are named, and so much of the notes is said.
NAMED, NOTES = 10, 300

SOON = timedelta(minutes=SHORT)


# --- a meeting in words ---------------------------------------------------------------------


def name(place: Place, known: Cycles, meeting: Meeting) -> Text:
    """ "Musrenbang kelurahan, Kelurahan Imopuro"."""
    rung = known.rung(meeting.city, meeting.year, meeting.rung)
    area = place.areas.get(meeting.area) or place.city(meeting.city)
    return Text(
        "meeting-name",
        {
            "rung": Literal(rung.name if rung else meeting.rung),
            "area": Text(f"level-{area.level}", {"name": Literal(area.name)}),
        },
    )


def convener(place: Place, meeting: Meeting, name: str | None = None) -> Words:
    """Who calls a meeting, or did something with it: by name, else as the facilitator of there."""
    known = meeting.actor if name is None else name
    if known:
        return Literal(known)
    return steps.official(place, None, Role.FASILITATOR, meeting.area)


def when(place: Place, meeting: Meeting, locale: str) -> str:
    """ "Kamis, 21 Januari 2027, pukul 09.00 sampai 12.00 WIB"."""
    zone = place.zone(meeting.city)
    return locales.span(locale, meeting.plan.starts_at, meeting.plan.ends_at, zone)


def day(place: Place, meeting: Meeting, locale: str) -> str:
    """ "Kamis, 21 Januari 2027"."""
    zone = place.zone(meeting.city)
    return locales.date(locale, meeting.plan.starts_at.astimezone(zone).date())


def short(place: Place, meeting: Meeting, locale: str) -> str:
    """ "21 Januari 09.00", for a button."""
    local = meeting.plan.starts_at.astimezone(place.zone(meeting.city))
    return f"{locales.day_month(locale, local.date())} {local:%H.%M}"


def facts(place: Place, meeting: Meeting, locale: str, *, agenda: bool = True) -> Lines:
    """When and where, what about, what to bring; one line each."""
    plan = meeting.plan
    lines: list[Text | Literal] = [Literal(when(place, meeting, locale)), Literal(plan.place)]
    if plan.lat is not None:
        lines.append(Text("meeting-map", {"lat": plan.lat, "lon": plan.lon}))
    for label, said in (("agenda", plan.agenda if agenda else None), ("bring", plan.bring)):
        if said:
            line = Literal(" ".join(said.split()))
            lines.append(Text(f"meeting-{label}.line", {label: line}))
    return Lines(tuple(lines))


def answers(meeting: Meeting) -> tuple[Choice, ...]:
    """HADIR, MUNGKIN, TIDAK."""
    return tuple(
        Choice(f"do:{command}:{meeting.id}", Text(f"meeting-answer.{command}"))
        for command in ("coming", "maybe", "absent")
    )


def called_words(place: Place, known: Cycles, meeting: Meeting) -> list[Words]:
    """The call, as it is read."""
    args: dict[str, object] = {
        "name": name(place, known, meeting),
        "year": str(meeting.year),
        "actor": convener(place, meeting),
    }
    return [Text("call", args), facts(place, meeting, LOCALE), Text("call-ask")]


def changed_words(
    place: Place, known: Cycles, meeting: Meeting, was: Mapping[str, Any]
) -> list[Words]:
    """What changed, and the meeting as it is now."""
    changes = {"changes": Literal(changes_line(place, meeting, was, LOCALE))}
    return [
        Text("call-changed", {"name": name(place, known, meeting)}),
        Text("call-changes", changes),
        facts(place, meeting, LOCALE),
        Text("call-ask.again"),
    ]


def changes_line(place: Place, meeting: Meeting, was: Mapping[str, Any], locale: str) -> str:
    """What changed, with what it was before, in one line."""
    before = _before(meeting.plan, was)
    said: list[Words] = []
    if {"starts_at", "ends_at"} & was.keys():
        old = when(place, replace(meeting, plan=before), locale)
        said.append(Text("meeting-change.time", {"was": old}))
    if "place" in was:
        said.append(Text("meeting-change.place", {"was": Literal(before.place)}))
    elif {"lat", "lon"} & was.keys():
        said.append(Text("meeting-change.point"))
    said += [Text(f"meeting-change.{label}") for label in ("agenda", "bring") if label in was]
    return ", ".join(render(words, locale) for words in said)


def _before(plan: Plan, was: Mapping[str, Any]) -> Plan:
    old: dict[str, Any] = {
        field: datetime.fromisoformat(value) if field.endswith("_at") else value
        for field, value in was.items()
        if field in Plan.__slots__ and field not in UNSAID
    }
    return replace(plan, **old)


# --- to many --------------------------------------------------------------------------------


def everyone(meeting: Meeting) -> Audience:
    """The people of the area."""
    return Audience(meeting.area, frozenset({Group.EVERYONE}), meeting=meeting.id)


def told(meeting: Meeting, *more: Group) -> Audience:
    """Who got word of it, and whoever said that they come."""
    groups = frozenset({Group.TOLD, Group.COMING, *more})
    return Audience(meeting.area, groups, meeting=meeting.id)


def _mail(
    place: Place,
    store: Store,
    kind: Kind,
    meeting: Meeting,
    audience: Audience,
    words: Sequence[Words],
    choices: Sequence[Choice] = (),
    *,
    priority: Priority,
    until: datetime | None = None,
    loud: bool = False,
) -> None:
    text = "\n\n".join(render(each, LOCALE) for each in words)
    buttons = tuple(
        {"id": choice.id, "label": render(choice.label, LOCALE), "detail": "", "word": False}
        for choice in choices
    )
    broadcasts.create(
        store,
        kind,
        place.city(meeting.city),
        audience,
        {(LOCALE, channel): Body(text, buttons) for channel in place.channels},
        priority=RANK[priority],
        until=until,
        loud=loud,
        about=f"meeting:{meeting.id}",
        meeting=meeting.id,
    )


def _urgent(place: Place, store: Store, meeting: Meeting, soonest: datetime) -> bool:
    """Whether it must be said in the night: less than two hours are left, or there would be no
    morning in between."""
    over = quiet_hours.ends(store.now, place.city(meeting.city))
    return soonest - store.now <= SOON or (over is not None and over >= soonest)


async def called(place: Place, store: Store, event: Happened) -> list[Outgoing]:
    """The people of the area are called."""
    meeting: Meeting = event.meeting
    known = await cycles.load(store)
    _mail(
        place,
        store,
        Kind.MEETING,
        meeting,
        everyone(meeting),
        called_words(place, known, meeting),
        answers(meeting),
        priority=Priority.REMINDER,
        until=meeting.plan.ends_at,
        loud=_urgent(place, store, meeting, meeting.plan.starts_at),
    )
    return []


async def changed(place: Place, store: Store, event: Happened) -> list[Outgoing]:
    """Everyone who was told is told what changed; whoever of the area was not yet, is now."""
    meeting, was = event.meeting, event.step.data
    if not was.keys() - UNSAID:
        return []
    known = await cycles.load(store)
    before = _before(meeting.plan, was)
    soonest = min(before.starts_at, meeting.plan.starts_at)
    _mail(
        place,
        store,
        Kind.MEETING,
        meeting,
        told(meeting, Group.EVERYONE),
        changed_words(place, known, meeting, was),
        answers(meeting),
        priority=Priority.OUTCOME,
        until=max(before.ends_at, meeting.plan.ends_at),
        loud=_urgent(place, store, meeting, soonest),
    )
    return []


async def cancelled(place: Place, store: Store, event: Happened) -> list[Outgoing]:
    """Everyone who was told is told that it does not take place, and why."""
    meeting: Meeting = event.meeting
    known = await cycles.load(store)
    args: dict[str, object] = {
        "name": name(place, known, meeting),
        "when": when(place, meeting, LOCALE),
        "place": Literal(meeting.plan.place),
    }
    _mail(
        place,
        store,
        Kind.MEETING,
        meeting,
        told(meeting),
        (
            Text("call-cancelled", args),
            Text("call-cancelled.why", {"why": Literal(meeting.why or "-")}),
            Text("call-cancelled.next"),
        ),
        priority=Priority.OUTCOME,
        until=meeting.plan.ends_at,
        loud=_urgent(place, store, meeting, meeting.plan.starts_at),
    )
    return []


async def filed(place: Place, store: Store, event: Happened) -> list[Outgoing]:
    """The people of the area, and who came, get the digest."""
    meeting: Meeting = event.meeting
    known = await cycles.load(store)
    agreed = dict(event.step.data["agreed"])
    some = await results.by_ids(store, list(agreed)[:NAMED])
    counted = await attendance.count(store, meeting.id)
    _mail(
        place,
        store,
        Kind.DIGEST,
        meeting,
        Audience(meeting.area, frozenset({Group.EVERYONE, Group.CAME}), meeting=meeting.id),
        digest_words(
            place,
            known,
            meeting,
            [(agreed[id], some[id]) for id in list(agreed)[:NAMED]],
            len(agreed),
            event.step.data["discussed"],
            counted.came,
        ),
        priority=Priority.OUTCOME,
    )
    return []


def digest_words(
    place: Place,
    known: Cycles,
    meeting: Meeting,
    agreed: Sequence[tuple[int, Proposal]],
    total: int,
    discussed: int,
    came: int,
) -> list[Words]:
    """What came out of a meeting: "12 dibahas, 5 disepakati: ...". `agreed` are the first of
    `total`, with their priority."""
    head = {"name": name(place, known, meeting), "day": day(place, meeting, LOCALE)}
    counts = {**head, "discussed": discussed, "agreed": total}
    words: list[Words] = [Text("digest", counts) if discussed else Text("digest.held", head)]
    lines: list[Text | Literal] = [
        Text(
            "digest-line",
            {
                "priority": priority,
                "number": str(proposal.number),
                "wish": Literal(shorten(proposal.content.wish, 60)),
            },
        )
        for priority, proposal in agreed
    ]
    if total > len(agreed):
        lines.append(Text("digest-more", {"n": total - len(agreed)}))
    if lines:
        words.append(Lines(tuple(lines)))
    if came:
        words.append(Text("digest-came", {"n": came}))
    if meeting.notes:
        words.append(Text("digest-notes", {"notes": Literal(shorten(meeting.notes, NOTES))}))
    rung = known.rung(meeting.city, meeting.year, meeting.rung)
    after = known.after(rung) if rung else None
    if discussed and after is not None:
        words.append(Text("digest-next", {"rung": Literal(after.name)}))
    return words


async def on_request(place: Place, store: Store, event: Happened) -> list[Outgoing]:
    """Nobody is told: whoever opens the meeting sees it."""
    return []


Told = Callable[[Place, Store, Happened], Awaitable[list[Outgoing]]]

NOTICES: Mapping[MeetingEvent, Told] = {
    MeetingEvent.CALLED: called,
    MeetingEvent.CHANGED: changed,
    MeetingEvent.CANCELLED: cancelled,
    MeetingEvent.FILED: filed,
    MeetingEvent.ADDED: on_request,
}


# --- what falls due -------------------------------------------------------------------------


async def remind(place: Place, store: Store) -> int:
    """Turns reminders that have fallen due into mailings; gives how many had. Who gets it is
    decided now: the people of the area as it is today and who comes, but nobody who said no."""
    known = await cycles.load(store)
    found = await reminders.due(store)
    for meeting, minutes, useful in found:
        if not useful:
            continue
        groups = frozenset({Group.EVERYONE, Group.COMING})
        words = (
            Text("call-reminder", {"name": name(place, known, meeting)}),
            facts(place, meeting, LOCALE, agenda=False),
            Text("call-ask.again"),
        )
        _mail(
            place,
            store,
            Kind.REMINDER,
            meeting,
            Audience(meeting.area, groups, meeting=meeting.id, declined=False),
            words,
            answers(meeting),
            priority=Priority.REMINDER,
            until=meeting.plan.starts_at,
            loud=minutes <= SHORT,
        )
    return len(found)


async def chase(place: Place, store: Store) -> int:
    """Asks for results that are not there; gives how many. Three times whoever runs the meeting,
    then the area's admins."""
    known = await cycles.load(store)
    found = await results.unfiled(store)
    for meeting in found:
        late = meeting.chased > meetings.CHASES
        args: dict[str, object] = {
            "name": name(place, known, meeting),
            "day": day(place, meeting, LOCALE),
            "actor": convener(place, meeting),
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
    return [p for p in found if p is not None and silence.unreachable(p) is None]
