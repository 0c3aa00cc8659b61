"""What many people are told of a meeting: that it is called, changed, cancelled, and what came out.

Who gets it, and how urgent it is, is decided here for every door; the words are those of
handlers/asking/meetings/wording.py. An event without an entry in NOTICES cannot be committed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta

from handlers.asking.meetings.wording import (
    LOCALE,
    NAMED,
    answers,
    as_it_was,
    called_words,
    changed_words,
    changes_line,
    digest_words,
    moments,
    name,
    when,
)
from handlers.conversation.messages import (
    RANK,
    Approved,
    Choice,
    Extras,
    Literal,
    Outgoing,
    Priority,
    Text,
    Words,
)
from handlers.site import Site
from handlers.turn import render
from storage.city import cycles, quiet_hours
from storage.city.funds import Spent
from storage.database.store import Store
from storage.events import Happened
from storage.meetings import attendance, results
from storage.meetings.model import SHORT, UNSAID, Meeting, MeetingEvent, Step
from storage.messages.mailings import broadcasts
from storage.messages.mailings.audiences import Audience, Group
from storage.messages.mailings.mailing import Body, Kind
from storage.messages.templates import Outside

SOON = timedelta(minutes=SHORT)


def as_approved(site: Site, known: cycles.Cycles, meeting: Meeting, what: Words) -> Approved:
    """What happened to a meeting, as a text that a platform approves."""
    return Approved(
        "meeting",
        {
            "city": site.called(meeting.city),
            "meeting": name(site, known, meeting),
            "what": what,
            "when": Literal(when(site, meeting, LOCALE)),
            "place": Literal(meeting.plan.place),
        },
    )


# --- to many --------------------------------------------------------------------------------


def everyone(meeting: Meeting) -> Audience:
    """The people of the area, and its staff; not whoever calls it, who knows."""
    groups = frozenset({Group.EVERYONE, Group.STAFF})
    caller = (meeting.person_id,) if meeting.person_id is not None else ()
    return Audience(meeting.area, groups, meeting=meeting.id, but=caller)


def told(meeting: Meeting, *more: Group) -> Audience:
    """Who got word of it, and whoever said that they come."""
    groups = frozenset({Group.TOLD, Group.COMING, *more})
    return Audience(meeting.area, groups, meeting=meeting.id)


def mail(
    site: Site,
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
    approved: Approved | None = None,
) -> None:
    """A mailing of these words; `approved` is all of it as a text that a platform approves."""
    outside = None
    if approved is not None:
        values = {name: render(words, LOCALE) for name, words in approved.values.items()}
        outside = Outside(approved.kind, LOCALE, values).stored()
    text = "\n\n".join(render(each, LOCALE) for each in words)
    buttons = tuple(
        {"id": choice.id, "label": render(choice.label, LOCALE), "detail": "", "word": False}
        for choice in choices
    )
    extras = Extras(
        moments=tuple((m.words, int(m.at.timestamp())) for m in moments(site, [meeting], LOCALE)),
        tones=tuple((choice.id, choice.tone.value) for choice in choices if choice.tone),
    ).stored()
    broadcasts.create(
        store,
        kind,
        site.city(meeting.city),
        audience,
        {(LOCALE, channel): Body(text, buttons, outside, extras) for channel in site.channels},
        priority=RANK[priority],
        until=until,
        loud=loud,
        about=f"meeting:{meeting.id}",
        meeting=meeting.id,
    )


def _urgent(site: Site, store: Store, meeting: Meeting, soonest: datetime) -> bool:
    """Whether it must be said in the night: less than two hours are left, or there would be no
    morning in between."""
    over = quiet_hours.ends(store.now, site.city(meeting.city))
    return soonest - store.now <= SOON or (over is not None and over >= soonest)


async def called(site: Site, store: Store, event: Happened) -> list[Outgoing]:
    """The people of the area are called."""
    meeting: Meeting = event.meeting
    known = await cycles.load(store)
    mail(
        site,
        store,
        Kind.MEETING,
        meeting,
        everyone(meeting),
        called_words(site, known, meeting),
        answers(meeting),
        priority=Priority.REMINDER,
        until=meeting.plan.ends_at,
        loud=_urgent(site, store, meeting, meeting.plan.starts_at),
        approved=as_approved(site, known, meeting, Text("outside-called")),
    )
    return []


async def changed(site: Site, store: Store, event: Happened) -> list[Outgoing]:
    """Everyone who was told is told what changed; whoever of the area was not yet, is now."""
    meeting, was = event.meeting, event.step.data
    if not was.keys() - UNSAID - {"why"}:
        return []
    known = await cycles.load(store)
    changes = {"changes": Literal(changes_line(site, meeting, was, LOCALE))}
    outside = Text("outside-changed", changes)
    if why := was.get("why"):
        outside = Text("outside-changed.why", {**changes, "why": Literal(why)})
    before = as_it_was(meeting.plan, was)
    soonest = min(before.starts_at, meeting.plan.starts_at)
    mail(
        site,
        store,
        Kind.MEETING,
        meeting,
        told(meeting, Group.EVERYONE, Group.STAFF),
        changed_words(site, known, meeting, was),
        answers(meeting),
        priority=Priority.OUTCOME,
        until=max(before.ends_at, meeting.plan.ends_at),
        loud=_urgent(site, store, meeting, soonest),
        approved=as_approved(site, known, meeting, outside),
    )
    return []


async def cancelled(site: Site, store: Store, event: Happened) -> list[Outgoing]:
    """Everyone who was told is told that it does not take place, and why."""
    meeting: Meeting = event.meeting
    known = await cycles.load(store)
    args: dict[str, object] = {
        "name": name(site, known, meeting),
        "when": when(site, meeting, LOCALE),
        "place": Literal(meeting.plan.place),
    }
    mail(
        site,
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
        loud=_urgent(site, store, meeting, meeting.plan.starts_at),
        approved=as_approved(
            site,
            known,
            meeting,
            Text("outside-cancelled", {"why": Literal(meeting.why or "-")}),
        ),
    )
    return []


async def filed(site: Site, store: Store, event: Happened) -> list[Outgoing]:
    """The people of the area, and who came, get the digest; of one that was put right with why."""
    meeting: Meeting = event.meeting
    known = await cycles.load(store)
    agreed = dict(event.step.data["agreed"])
    some = await results.by_ids(store, list(agreed)[:NAMED])
    counted = await attendance.count(store, meeting.id)
    mail(
        site,
        store,
        Kind.DIGEST,
        meeting,
        Audience(meeting.area, frozenset({Group.EVERYONE, Group.CAME}), meeting=meeting.id),
        put_right(event.step)
        + digest_words(
            site,
            known,
            meeting,
            [(agreed[id], some[id]) for id in list(agreed)[:NAMED]],
            len(agreed),
            event.step.data["discussed"],
            counted.came,
            event.step.data.get("left", 0),
            Spent.load(event.step.data),
        ),
        priority=Priority.OUTCOME,
    )
    return []


def put_right(step: Step) -> list[Words]:
    """Why a result is told once more."""
    if step.event is not MeetingEvent.CORRECTED:
        return []
    return [Text("digest-corrected", {"why": Literal(step.data["why"])})]


async def on_request(site: Site, store: Store, event: Happened) -> list[Outgoing]:
    """Nobody is told: whoever opens the meeting sees it."""
    return []


Told = Callable[[Site, Store, Happened], Awaitable[list[Outgoing]]]


NOTICES: Mapping[MeetingEvent, Told] = {
    MeetingEvent.CALLED: called,
    MeetingEvent.CHANGED: changed,
    MeetingEvent.CANCELLED: cancelled,
    MeetingEvent.FILED: filed,
    MeetingEvent.CORRECTED: filed,
    MeetingEvent.ADDED: on_request,
}
