"""PERTEMUAN: facilitators look after their meetings, cancel them, print the sheet for the wall, and
see who comes."""

from __future__ import annotations

from datetime import timedelta

import locales
from handlers.asking import refused
from handlers.asking.meetings import wording
from handlers.conversation.answering.sure import sure
from handlers.conversation.answers import Draft, Reading, within
from handlers.conversation.form import Form, Kind, Question
from handlers.conversation.messages import (
    Choice,
    Enclosure,
    EnclosureKind,
    Incoming,
    Lines,
    Literal,
    Outgoing,
    Text,
    Words,
)
from handlers.meetings import agenda, results
from handlers.turn import Turn
from storage import rules
from storage.city import cycles
from storage.database import ids
from storage.meetings import attendance, lookup, meetings
from storage.meetings.model import DOORS, Changed, Meeting, MeetingState, Over, Plan
from storage.meetings.results import filed, photos
from storage.staff import staff
from storage.staff.roles import Grant, Operation, allowed
from storage.staff.staff import NotAllowed

SHOWN = 7  # meetings in a list; with a button to call one and two to turn the pages, ten
PAGE = 30  # people in a list

# --- the list, and one of it ----------------------------------------------------------------


# What lets somebody see the meetings of an area as staff.
SEES = (Operation.CHECK_IN_OTHERS, Operation.FILE_RESULT)


async def meetings_of(turn: Turn, said: str) -> list[Outgoing]:
    """PERTEMUAN: those of one's own areas, also long after them, in pages ("hal:2"); one of them,
    its sheet, or who came."""
    held = await staff.grants(turn.store, turn.person.id)
    codes = [g.area for g in held if _sees((g,), g.area) is not None]
    if not codes and held:
        return [await refused.not_yours(turn, needs=Operation.CHECK_IN_OTHERS)]
    if not codes:
        return await agenda.schedule(turn, "")
    id, _, what = said.partition(":")
    if (named := ids.read(id)) is not None:
        return await _one(turn, held, named, what)
    page = max(1, ids.page(what)) if id == PAGED else 1
    skip = (page - 1) * SHOWN
    some = await lookup.of_areas(turn.store, codes, SHOWN + 1, skip)
    if id != PAGED and 1 <= (place := ids.page(id)) <= len(some):
        return [await card(turn, held, some[place - 1])]
    call = Choice("do:meeting", Text("command-meeting.button"))
    ours = (call,) if _may(held, Operation.HOLD_MEETING, codes) else ()
    if not some:
        return await meetings_of(turn, "") if skip else [Outgoing((Text("meeting-none"),), ours)]
    more, some = len(some) > SHOWN, some[:SHOWN]
    known = await cycles.load(turn.store)
    lines = tuple(
        Text(
            "meeting-line",
            {
                "n": place,
                "day": wording.short(turn.site, meeting, turn.locale),
                "name": wording.name(turn.site, known, meeting),
                "state": _state(turn, meeting),
            },
        )
        for place, meeting in enumerate(some, skip + 1)
    )
    choices = tuple(
        Choice(
            f"do:meetings:{m.id}", Literal(f"{place}. {wording.short(turn.site, m, turn.locale)}")
        )
        for place, m in enumerate(some, skip + 1)
    )
    around = [Choice(f"do:meetings:{PAGED}:{page - 1}", Text("list-before"))] if skip else []
    if more:
        around.append(Choice(f"do:meetings:{PAGED}:{page + 1}", Text("list-after")))
    return [Outgoing((Text("meeting-head"), Lines(lines)), (*choices, *around, *ours))]


# What begins the page of a list.
PAGED = "hal"


def _sees(held: tuple[Grant, ...], area: str) -> Grant | None:
    """The role by which somebody sees a meeting as staff."""
    return next((grant for each in SEES if (grant := allowed(held, each, area))), None)


def _may(held: tuple[Grant, ...], operation: Operation, codes: list[str]) -> bool:
    return any(allowed(held, operation, code) for code in codes)


def _state(turn: Turn, meeting: Meeting) -> Words:
    if meeting.state is not MeetingState.ANNOUNCED:
        return Text(f"meeting-state.{meeting.state}")
    if meeting.over(turn.now):
        return Text("meeting-state.unfiled")
    return Text("meeting-state.running" if meeting.runs(turn.now) else "meeting-state.coming")


async def _one(turn: Turn, held: tuple[Grant, ...], id: int, what: str) -> list[Outgoing]:
    meeting = await lookup.get(turn.store, id)
    if meeting is None or _sees(held, meeting.area) is None:
        return [Outgoing((Text("desk-not-yours"),))]
    what, _, page = what.partition(":")
    if what == "sheet" and allowed(held, Operation.HOLD_MEETING, meeting.area):
        return [_sheet(meeting)]
    if what == "list":
        return [await _came(turn, held, meeting, ids.page(page))]
    return [await card(turn, held, meeting)]


async def card(turn: Turn, held: tuple[Grant, ...], meeting: Meeting) -> Outgoing:
    """A meeting as its facilitator sees it, and what can be done with it."""
    known = await cycles.load(turn.store)
    counted = await attendance.count(turn.store, meeting.id)
    files = allowed(held, Operation.FILE_RESULT, meeting.area)
    words: list[Words] = [
        wording.name(turn.site, known, meeting),
        wording.facts(turn.site, meeting, turn.locale),
        Text("meeting-card", {"state": _state(turn, meeting), "code": spaced(meeting.code)}),
        Text(
            "meeting-counts",
            {"yes": counted.yes, "maybe": counted.maybe, "no": counted.no, "came": counted.came},
        ),
    ]
    if not meeting.over(turn.now):
        words.append(Text("meeting-reminders.line", {"leads": leads_ahead(turn, meeting.plan)}))
    if meeting.why:
        words.append(Text("call-cancelled.why", {"why": Literal(meeting.why)}))
    step = await filed(turn.store, meeting.id)
    if step is None and meeting.notes:
        words.append(Text("digest-notes", {"notes": Literal(meeting.notes)}))
    pictures: tuple[Enclosure, ...] = ()
    if step is not None:
        words += results.filed_words(turn, meeting, step)
        if files is not None:
            found = await photos(turn.store, meeting.id)
            pictures = tuple(
                Enclosure(EnclosureKind.PHOTO, hash, f"daftar-hadir-{n}.jpg")
                for n, hash in enumerate(found, 1)
            )
    choices = _choices(turn, held, meeting)
    return Outgoing(tuple(words), choices, pictures, about=f"meeting:{meeting.id}")


def spaced(code: str) -> str:
    """As it is read aloud: "ABCD 2345"."""
    return f"{code[:4]} {code[4:]}"


def leads_ahead(turn: Turn, plan: Plan) -> Words:
    """Those of its reminders that are still to come."""
    ahead = (each for each in plan.offsets if turn.now < plan.starts_at - timedelta(minutes=each))
    return leads(tuple(ahead), turn.locale)


def leads(offsets: tuple[int, ...], locale: str = "id") -> Words:
    """ "3 hari, 1 hari, 2 jam", or that there are none."""
    said = [locales.lead(locale, minutes) for minutes in offsets]
    return Literal(", ".join(said)) if said else Text("meeting-reminders.none")


def _choices(turn: Turn, held: tuple[Grant, ...], meeting: Meeting) -> tuple[Choice, ...]:
    holds, notes, files = (
        allowed(held, each, meeting.area) is not None
        for each in (Operation.HOLD_MEETING, Operation.CHECK_IN_OTHERS, Operation.FILE_RESULT)
    )

    def form(what: str) -> Choice:
        return Choice(f"do:meeting:{meeting.id}:{what}", Text(f"meeting-do.{what}"))

    def look(what: str) -> Choice:
        return Choice(f"do:meetings:{meeting.id}:{what}", Text(f"meeting-do.{what}"))

    choices: list[Choice] = []
    if holds and not meeting.over(turn.now):
        choices += [form("time"), form("place"), form("agenda"), form("cancel"), look("sheet")]
    doors_open = turn.now >= meeting.plan.starts_at - DOORS
    if notes and doors_open and meeting.state is MeetingState.ANNOUNCED:
        choices.append(form("names"))
    if doors_open and meeting.state is not MeetingState.CANCELLED:
        choices.append(look("list"))
    if files and turn.now >= meeting.plan.starts_at:
        if meeting.state is MeetingState.ANNOUNCED:
            choices.append(form("result"))
        elif meeting.state is MeetingState.HELD:
            choices.append(Choice(form("result").id, Text("meeting-do.add")))
            choices.append(form("correct"))
    return tuple(choices)


def _sheet(meeting: Meeting) -> Outgoing:
    """The sheet for the wall; it is drawn when it is sent."""
    file = Enclosure(EnclosureKind.WALL, str(meeting.id), f"lembar-hadir-{meeting.code}.pdf")
    return Outgoing((Text("meeting-sheet", {"code": spaced(meeting.code)}),), files=(file,))


async def _came(turn: Turn, held: tuple[Grant, ...], meeting: Meeting, page: int) -> Outgoing:
    words, more = await came_words(turn, held, meeting, page)
    return Outgoing(tuple(words), more)


async def came_words(
    turn: Turn, held: tuple[Grant, ...], meeting: Meeting, page: int
) -> tuple[list[Words], tuple[Choice, ...]]:
    """Who came, for those allowed; each look is noted."""
    some = await attendance.attendees(turn.store, meeting.id, page * PAGE, PAGE + 1)
    counted = await attendance.count(turn.store, meeting.id)
    if (grant := _sees(held, meeting.area)) is not None:
        by = staff.as_actor(grant, turn.person)
        staff.note(turn.store, by, "see_attendance", meeting.area, about=str(meeting.id))
    if not some:
        return [Text("meeting-nobody")], ()
    zone = turn.site.zone(meeting.city)
    lines = tuple(
        Text(
            "meeting-person",
            {
                "n": place,
                "name": Literal(each.name) if each.name else Text("announce-nameless"),
                "time": f"{each.at.astimezone(zone):%H.%M}",
                "entered": "yes" if each.entered else "no",
            },
        )
        for place, each in enumerate(some[:PAGE], page * PAGE + 1)
    )
    more = Choice(f"do:meetings:{meeting.id}:list:{page + 1}", Text("meeting-more"))
    head = Text("meeting-came", {"came": counted.came, "entered": counted.entered})
    return [head, Lines(lines)], ((more,) if len(some) > PAGE else ())


def open_button(meeting: Meeting) -> Choice:
    return Choice(f"do:meetings:{meeting.id}", Text("meeting-do.open"))


async def meanwhile(turn: Turn, error: Over | Changed) -> list[Outgoing]:
    """Somebody was quicker: what they did, and the meeting as it is now."""
    held = await staff.grants(turn.store, turn.person.id)
    words: Words = Text("meeting-over")
    if isinstance(error, Changed) and error.since:
        step = error.since[-1]
        line = wording.changes_line(turn.site, error.meeting, step.data, turn.locale)
        args = {
            "actor": wording.convener(turn.site, error.meeting, step.actor),
            "changes": Literal(line or "-"),
        }
        words = Text("meeting-meanwhile", args)
    return [Outgoing((words,)), await card(turn, held, error.meeting)]


# --- cancelling -----------------------------------------------------------------------------


async def _read_why(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    least, most = rules.WHY_CANCELLED.least, rules.WHY_CANCELLED.most
    return within(turn, said, least=least, most=most, words="cancel_meeting-why")


async def _finish_cancel(turn: Turn, draft: Draft) -> list[Outgoing]:
    if not draft["sure"]:
        return [Outgoing((Text("cancel_meeting-kept"),))]
    try:
        done = await meetings.cancel(
            turn.store, turn.person, int(draft.key), draft["why"], version=draft.version
        )
    except (NotAllowed, LookupError):
        return [Outgoing((Text("desk-not-yours"),))]
    except (Over, Changed) as error:
        return await meanwhile(turn, error)
    return [Outgoing((Text("cancel_meeting-done"),), (open_button(done),))]


CANCEL = Form(
    "cancel_meeting",
    questions=(Question("why", _read_why, kind=Kind.MESSAGE), sure("cancel_meeting")),
    finish=_finish_cancel,
    title=lambda answers: Text("cancel_meeting-title"),
)
