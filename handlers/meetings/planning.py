"""BUAT PERTEMUAN: facilitators call a meeting, move and change it, in one form."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import locales
from handlers.announcements import reach as reached
from handlers.asking import areas, refused, subjects
from handlers.conversation.answers import Answer, Draft, Problem, Reading, shorten, within
from handlers.conversation.form import Form, Question, Takes
from handlers.conversation.messages import (
    Choice,
    Incoming,
    Lines,
    Literal,
    Outgoing,
    Text,
    Words,
)
from handlers.meetings import notices, results
from handlers.meetings.running import card, leads, meanwhile, names_closed, open_button
from handlers.reading import moments
from handlers.turn import Turn
from storage import rules
from storage.city import cycles
from storage.city.cycles import APBD, RKPD, WORKS, Cycles, Rung
from storage.database import ids
from storage.meetings import meetings
from storage.meetings.meetings import Meeting, MeetingState, Plan
from storage.messages.audiences import Group, reach
from storage.staff import staff
from storage.staff.roles import Operation, allowed
from storage.staff.staff import NotAllowed

# How far ahead a meeting can be called: a later date is a slip.
AHEAD = timedelta(days=730)

# The shortest and the longest time before the start for a reminder, minutes, and how many.
LEAST, MOST, MANY = 15, 60 * 1440, 6

# Rungs at which nobody meets.
NO_MEETINGS = frozenset({RKPD, APBD, WORKS})

# --- what opens a form ----------------------------------------------------------------------

# What is asked anew when a meeting is changed; the rest stays.
ASKED = {
    "time": ("date", "start", "end"),
    "place": ("place", "point"),
    "agenda": ("agenda", "bring", "reminders"),
}


async def meeting(turn: Turn, said: str) -> list[Outgoing]:
    """BUAT PERTEMUAN; or, of one that there is, what a button asks for."""
    written, _, what = said.partition(":")
    id = ids.read(written)
    if id is None and written:
        return [Outgoing((Text("schedule-gone"),))]
    if id is None:
        if not await _rungs(turn):
            return [await refused.not_yours(turn)]
        return await turn.open("meeting")
    wanted = Operation.CHECK_IN_OTHERS if what == "names" else Operation.HOLD_MEETING
    held = await staff.grants(turn.store, turn.person.id)
    found = await meetings.get(turn.store, id)
    if found is None or not allowed(held, wanted, found.area):
        return [Outgoing((Text("desk-not-yours"),))]
    if what == "result":
        return await results.begin(turn, found)
    key, known = str(id), await cycles.load(turn.store)
    subject = subjects.meeting(turn.place, known, found, turn.locale)
    if what == "names":
        if closed := await names_closed(turn, found):
            return [Outgoing((closed,)), await card(turn, held, found)]
        return await turn.open("names", key=key, subject=subject)
    if found.over(turn.now):
        return [Outgoing((Text("meeting-over"),)), await card(turn, held, found)]
    if what == "cancel":
        return await turn.open("cancel_meeting", key=key, version=found.version, subject=subject)
    answers = {
        name: value
        for name, value in _answers(turn, known, found).items()
        if name not in ASKED.get(what, ())
    }
    return await turn.open(
        "meeting", key=key, version=found.version, answers=answers, subject=subject
    )


def _answers(turn: Turn, known: Cycles, meeting: Meeting) -> dict[str, Any]:
    """The answers that a meeting came from, so that it can be changed in the same form."""
    plan, zone = meeting.plan, turn.place.zone(meeting.city)
    area = turn.place.areas.get(meeting.area)
    rung = known.rung(meeting.city, meeting.year, meeting.rung)
    begin, end = plan.starts_at.astimezone(zone), plan.ends_at.astimezone(zone)
    return {
        "rung": {
            "key": meeting.rung,
            "name": rung.name if rung else meeting.rung,
            "level": area.level if area else 4,
        },
        "area": {"code": meeting.area, "name": area.name if area else meeting.area},
        "date": begin.date().isoformat(),
        "start": f"{begin:%H:%M}",
        "end": f"{end:%H:%M}",
        "place": plan.place,
        "point": [plan.lat, plan.lon] if plan.lat is not None else None,
        "agenda": plan.agenda,
        "bring": plan.bring,
        "reminders": list(plan.offsets),
    }


# --- what it is and where -------------------------------------------------------------------


async def _rungs(turn: Turn) -> list[Rung]:
    """The rungs at which this person may hold a meeting."""
    mine = await areas.reached(turn, Operation.HOLD_MEETING)
    if not mine:
        return []
    known = await cycles.load(turn.store)
    city = turn.place.city(mine[0].code)
    today = turn.now.astimezone(turn.place.zone(city.code)).date()
    levels = {area.level for area in mine}
    return [
        rung
        for rung in known.rungs(city.code, known.year_on(city.code, today))
        if rung.key not in NO_MEETINGS and rung.level in levels
    ]


async def _rung_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return tuple(
        Choice(rung.key, Literal(shorten(rung.name, 24)), Literal(shorten(rung.name, 72)))
        for rung in await _rungs(turn)
    )


async def _read_rung(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    if draft.key:
        return Problem((Text("meeting-rung.fixed"),))
    for rung in await _rungs(turn):
        if rung.key == said.choice:
            return Answer({"key": rung.key, "name": rung.name, "level": rung.level})
    return Problem((Text("form-pick"),))


async def _area_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    level = (draft["rung"] or {}).get("level")
    mine = await areas.reached(turn, Operation.HOLD_MEETING)
    return tuple(areas.choice(area) for area in mine if area.level == level)


async def _read_area(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    if draft.key:
        return Problem((Text("meeting-rung.fixed"),))
    level = draft["rung"]["level"]
    return await areas.read(turn, said, Operation.HOLD_MEETING, "meeting-area", level=level)


async def _read_place(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    least, most = rules.VENUE.least, rules.VENUE.most
    return within(turn, said, least=least, most=most, words="meeting-place")


_POINT = re.compile(r"\D{0,60}?(-?\d{1,2}\.\d+)[,; ]+(-?\d{1,3}\.\d+)\D*")


async def _read_point(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    if said.location is not None:
        return Answer([said.location.lat, said.location.lon])
    found = _POINT.fullmatch(said.text.strip())
    if found is None or abs(float(found[1])) > 90 or abs(float(found[2])) > 180:
        return Problem((Text("meeting-point.bad"),))
    return Answer([float(found[1]), float(found[2])])


async def _read_agenda(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    least, most = rules.AGENDA.least, rules.AGENDA.most
    return within(turn, said, least=least, most=most, words="meeting-agenda")


async def _read_bring(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    least, most = rules.BRING.least, rules.BRING.most
    return within(turn, said, least=least, most=most, words="meeting-bring")


# --- when -----------------------------------------------------------------------------------


def _local(turn: Turn, draft: Draft) -> datetime:
    return turn.now.astimezone(turn.place.zone(draft["area"]["code"]))


def _moment(turn: Turn, draft: Draft, clock: str) -> datetime:
    """A time of the chosen day, in the zone of the area."""
    day, zone = date.fromisoformat(draft["date"]), turn.place.zone(draft["area"]["code"])
    return datetime.combine(day, time.fromisoformat(clock), zone)


async def _read_date(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    now = _local(turn, draft)
    day = moments.day(said.text, now.date())
    if day is None and (whole := moments.moment(said.text, now)) is not None:
        day = whole.date()
    if day is None:
        typed = Literal(shorten(turn.clean(said.text), 60))
        return Problem((Text("meeting-date.bad", {"typed": typed}),))
    if day < now.date():
        return Problem((Text("meeting-date.past"),))
    if day > (now + AHEAD).date():
        return Problem((Text("meeting-date.far", {"day": locales.date(turn.locale, day)}),))
    return Answer(day.isoformat())


async def _read_start(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    clock = moments.clock(said.text)
    if clock is None:
        return Problem((Text("meeting-start.bad"),))
    if _moment(turn, draft, clock.isoformat()) <= turn.now and not await _begun(turn, draft, clock):
        return Problem((Text("meeting-start.past"),))
    return Answer(f"{clock:%H:%M}")


async def _begun(turn: Turn, draft: Draft, clock: time) -> bool:
    """Whether a meeting that is running keeps its own start."""
    before = await meetings.get(turn.store, int(draft.key)) if draft.key else None
    return before is not None and before.plan.starts_at == _moment(turn, draft, clock.isoformat())


async def _read_end(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    clock = moments.clock(said.text)
    if clock is None:
        return Problem((Text("meeting-end.bad"),))
    if clock <= time.fromisoformat(draft["start"]):
        return Problem((Text("meeting-end.before", {"start": draft["start"].replace(":", ".")}),))
    return Answer(f"{clock:%H:%M}")


# --- reminders ------------------------------------------------------------------------------


async def _reminder_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return (
        Choice("usual", Text("meeting-reminders.usual"), leads(meetings.USUAL)),
        Choice("none", Text("meeting-reminders.no")),
    )


async def _read_reminders(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    if said.choice == "usual":
        return Answer(list(meetings.USUAL))
    if said.choice == "none":
        return Answer([])
    found = moments.leads(said.text)
    if found is None:
        typed = Literal(shorten(turn.clean(said.text), 60))
        return Problem((Text("meeting-reminders.bad", {"typed": typed}),))
    if len(found) > MANY or not all(LEAST <= minutes <= MOST for minutes in found):
        return Problem((Text("meeting-reminders.range", {"most": MANY}),))
    return Answer(list(found))


# --- before the yes, and after --------------------------------------------------------------


def _plan(turn: Turn, draft: Draft) -> Plan:
    lat, lon = draft["point"] or (None, None)
    return Plan(
        _moment(turn, draft, draft["start"]).astimezone(UTC),
        _moment(turn, draft, draft["end"]).astimezone(UTC),
        draft["place"],
        lat,
        lon,
        draft["agenda"],
        draft["bring"],
        tuple(draft["reminders"] or ()),
    )


async def _drafted(turn: Turn, draft: Draft) -> tuple[Meeting, dict[str, Any]]:
    """The meeting that the answers make, and what they change of the one that there is."""
    plan = _plan(turn, draft)
    if draft.key:
        before = await meetings.get(turn.store, int(draft.key))
        if before is not None:
            return replace(before, plan=plan), meetings.difference(before.plan, plan)
    known, city = await cycles.load(turn.store), turn.place.city(draft["area"]["code"])
    day = date.fromisoformat(draft["date"])
    year = known.year_of_meeting(city.code, draft["rung"]["key"], day)
    made = Meeting(
        0, city.code, draft["area"]["code"], year, draft["rung"]["key"], plan,
        MeetingState.ANNOUNCED, 0, turn.person.id, turn.person.name or "", "", turn.now, turn.now,
    )  # fmt: skip
    return made, {}


async def _sure_wording(turn: Turn, draft: Draft) -> Words | None:
    """The message as it will be read, and how many it reaches."""
    if not draft["area"]:
        return None
    known = await cycles.load(turn.store)
    meeting, was = await _drafted(turn, draft)
    if draft.key and not was:
        return Text("meeting-sure.same")
    lines: list[Text | Literal] = [Text("announcement-preview"), Text("meeting-rule")]
    words = (
        notices.changed_words(turn.place, known, meeting, was)
        if draft.key
        else notices.called_words(turn.place, known, meeting)
    )
    for each in words:
        lines += each.lines if isinstance(each, Lines) else (each,)
    lines.append(Text("meeting-rule"))
    audience = notices.told(meeting, Group.EVERYONE) if draft.key else notices.everyone(meeting)
    lines += reached.lines(await reach(turn.store, audience, turn.place.windows))
    for other in await meetings.beside(turn.store, meeting.area, meeting.plan, meeting.id):
        args = {
            "name": notices.name(turn.place, known, other),
            "when": notices.when(turn.place, other, turn.locale),
        }
        lines.append(Text("meeting-sure.beside", args))
    lines.append(Text("meeting-reminders.line", {"leads": leads(meeting.plan.offsets)}))
    return Lines((*lines, Text("meeting-sure.change" if draft.key else "meeting-sure")))


async def _sure_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    yes = "meeting-sure.save" if draft.key else "meeting-sure.yes"
    return (
        Choice("yes", Text(yes)),
        Choice("@change", Text("propose-review.change")),
        Choice("no", Text("meeting-sure.no")),
    )


async def _read_sure(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    for answer in ("yes", "no"):
        if said.choice == answer or (said.choice is None and turn.is_word(answer, said.text)):
            return Answer(answer == "yes")
    return Problem((Text("form-yes-or-no"),))


async def _finish(turn: Turn, draft: Draft) -> list[Outgoing] | Problem:
    if not draft["sure"]:
        return [Outgoing((Text("meeting-dropped"),))]
    meeting, _ = await _drafted(turn, draft)
    try:
        if draft.key:
            done = await meetings.change(
                turn.store, turn.person, meeting.id, meeting.plan, version=draft.version
            )
        else:
            done = await _called(turn, meeting)
    except meetings.Untimely:
        return Problem((Text("meeting-sure.untimely"),))
    except (NotAllowed, LookupError, meetings.Unfit):
        return [Outgoing((Text("desk-not-yours"),))]
    except (meetings.Over, meetings.Changed) as error:
        return await meanwhile(turn, error)
    if done.version == draft.version:
        return [Outgoing((Text("meeting-same"),), (open_button(done),))]
    words: list[Words] = [Text("meeting-changed" if draft.key else "meeting-called")]
    if not draft.key or done.plan.starts_at != meeting.plan.starts_at:
        known = await cycles.load(turn.store)
        words.insert(0, subjects.meeting(turn.place, known, done, turn.locale).words)
    return [Outgoing(tuple(words), (open_button(done),), about=f"meeting:{done.id}")]


async def _called(turn: Turn, meeting: Meeting) -> Meeting:
    known, area = await cycles.load(turn.store), turn.place.areas.get(meeting.area)
    rung = known.rung(meeting.city, meeting.year, meeting.rung)
    if area is None or rung is None:
        raise LookupError(meeting.area)
    city = turn.place.city(meeting.city)
    return await meetings.create(turn.store, turn.person, city, area, rung, meeting.plan)


FORM = Form(
    "meeting",
    questions=(
        Question(
            "rung",
            _read_rung,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_rung_choices,
            show=lambda value: Literal(value["name"]),
        ),
        Question(
            "area",
            _read_area,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_area_choices,
            own_text=True,
            show=lambda value: Literal(value["name"]),
        ),
        Question(
            "date",
            _read_date,
            show=lambda value: Literal(locales.date("id", date.fromisoformat(value))),
        ),
        Question("start", _read_start, show=lambda value: Literal(value.replace(":", "."))),
        Question("end", _read_end, show=lambda value: Literal(value.replace(":", "."))),
        Question("place", _read_place),
        Question(
            "point",
            _read_point,
            takes=frozenset({Takes.TEXT, Takes.LOCATION}),
            optional=True,
            show=lambda value: Literal(f"{value[0]}, {value[1]}"),
        ),
        Question("agenda", _read_agenda, optional=True),
        Question("bring", _read_bring, optional=True),
        Question(
            "reminders",
            _read_reminders,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_reminder_choices,
            own_text=True,
            show=lambda value: leads(tuple(value)),
        ),
        Question(
            "sure",
            _read_sure,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_sure_choices,
            own_text=True,
            wording=_sure_wording,
            final=True,
        ),
    ),
    finish=_finish,
    title=lambda answers: Text("meeting-title"),
)
