"""What is asked about a meeting that is being planned, and how the answers are read."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import locales
from handlers import late
from handlers.asking import areas
from handlers.conversation.answers import Answer, AskAgain, Draft, Problem, Reading, shorten, within
from handlers.conversation.form import Kind, Question, Takes
from handlers.conversation.messages import (
    Choice,
    Incoming,
    Literal,
    Text,
)
from handlers.meetings import put_right
from handlers.meetings.running import leads
from handlers.reading import moments, unsaid
from handlers.reading.staff.sentences import called
from handlers.turn import Turn
from storage import rules
from storage.city import cycles
from storage.city.cycles import APBD, RKPD, SHORT, SIPD, WORKS, Tahap
from storage.meetings import kinds, lookup
from storage.meetings.model import USUAL
from storage.staff.roles import Operation

# How far ahead a meeting can be called: a later date is a slip.
AHEAD = timedelta(days=730)


# The shortest and the longest time before the start for a reminder, minutes, and how many.
LEAST, MOST, MANY = 15, 60 * 1440, 6


# Tahapan at which nobody meets.
CHOICES = 9  # with the way out, as many as a list of WhatsApp holds
NO_MEETINGS = frozenset({RKPD, APBD, SHORT, SIPD, WORKS})


# --- what it is and where -------------------------------------------------------------------


async def tahapan(turn: Turn) -> list[Tahap]:
    """The tahapan at which this person may hold a meeting."""
    mine = await areas.reached(turn, Operation.HOLD_MEETING)
    if not mine:
        return []
    known = await cycles.load(turn.store)
    city = turn.site.city(mine[0].code)
    today = turn.now.astimezone(turn.site.zone(city.code)).date()
    levels = {area.level for area in mine}
    return [
        tahap
        for tahap in known.tahapan(city.code, known.year_on(city.code, today))
        if tahap.key not in NO_MEETINGS and tahap.level in levels
    ]


async def _tahap_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    """The tahapan, then meetings of a kind that every area may have."""
    named = {tahap.key: tahap.name for tahap in await tahapan(turn)}
    some = list((named | dict(kinds.kinds())).items())[:CHOICES]
    return tuple(
        Choice(key, Literal(shorten(name, 24)), Literal(shorten(name, 72))) for key, name in some
    )


async def _read_tahap(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    if draft.key:
        return Problem((Text("meeting-tahap.fixed"),))
    for tahap in await tahapan(turn):
        if tahap.key == said.choice:
            return Answer({"key": tahap.key, "name": tahap.name, "level": tahap.level})
    if (name := kinds.kinds().get(said.choice or "")) is not None:
        return Answer({"key": said.choice, "name": name, "level": None})
    return Problem((Text("form-pick"),))


async def _area_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    level = (draft["tahap"] or {}).get("level")
    if level is None:
        return tuple(map(areas.choice, await areas.offered(turn, Operation.HOLD_MEETING)))
    mine = await areas.reached(turn, Operation.HOLD_MEETING)
    return tuple(areas.choice(area) for area in mine if area.level == level)


async def _read_area(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    if draft.key:
        return Problem((Text("meeting-tahap.fixed"),))
    level = draft["tahap"]["level"]
    return await areas.read(turn, said, Operation.HOLD_MEETING, "meeting-area", level=level)


async def _read_place(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    least, most = rules.VENUE.least, rules.VENUE.most
    return within(turn, said, least=least, most=most, words="meeting-place")


async def _read_why(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    least, most = rules.WHY_CANCELLED.least, rules.WHY_CANCELLED.most
    return within(turn, said, least=least, most=most, words="meeting-why")


_POINT = late.regex(r"\D{0,60}?(-?\d{1,2}\.\d+)[,; ]+(-?\d{1,3}\.\d+)\D*")


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
    return turn.now.astimezone(turn.site.zone(draft["area"]["code"]))


def moment(turn: Turn, draft: Draft, clock: str) -> datetime:
    """A time of the chosen day, in the zone of the area."""
    day, zone = date.fromisoformat(draft["date"]), turn.site.zone(draft["area"]["code"])
    return datetime.combine(day, time.fromisoformat(clock), zone)


async def _read_date(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    now = _local(turn, draft)
    both = [date.fromisoformat(each) for each in draft.notes.get("days", ())]
    if said.choice in draft.notes.get("days", ()):
        return Answer(said.choice)
    if both and (one := moments.one_of(said.text, both)) is not None:
        return Answer(one.isoformat())
    day = moments.day(said.text, now.date())
    if day is None and (whole := moments.moment(said.text, now)) is not None:
        day = whole.date()
    date_said = called(turn.clean(said.text)).date
    if day is None and date_said:
        day = moments.day(date_said, now.date())  # with hours and a place beside it
    if day is None:
        typed = Literal(shorten(turn.clean(said.text), 60))
        return Problem((Text("meeting-date.bad", {"typed": typed}),))
    if day < now.date():
        return Problem((Text("meeting-date.past"),))
    if day > (now + AHEAD).date():
        return Problem((Text("meeting-date.far", {"day": locales.date(turn.locale, day)}),))
    other = moments.other_day(said.text, day)
    if other is not None:
        return _which_day(turn, day, other, now.date())
    first = moments.first_day(date_said or said.text, now.date())
    if first is not None and first != day:
        # "Jumat tgl 15", where the 15th that comes is no Friday: nobody says so of a later month.
        near = moments.other_day(said.text, first) or day
        return _which_day(turn, first, near, now.date(), day)
    more = _beside(turn, said, draft, day)
    told = tuple(
        Text(
            "form-mended.new",
            {"label": Text(f"meeting-{name}.label"), "value": Literal(value.replace(":", "."))},
        )
        for name, value in more.items()
    )
    return Answer(day.isoformat(), also=more, instead=more, say=told)


def _beside(turn: Turn, said: Incoming, draft: Draft, day: date) -> dict[str, Any]:
    """The hours and the place that are said with the day, as far as nothing speaks against them."""
    found, when = called(turn.clean(said.text)), {"date": day.isoformat()}
    also: dict[str, Any] = {}
    local = Draft(draft.key, draft.version, {**draft.answers, **when}, draft.notes)
    start = moments.clock(found.start) if found.start else None
    if start is not None and moment(turn, local, start.isoformat()) > turn.now:
        also["start"] = f"{start:%H:%M}"
        end = moments.clock(found.end) if found.end else None
        end = end and moments.later(found.end or "", end, start)
        if end is not None and end > start:
            also["end"] = f"{end:%H:%M}"
    place = (found.place or "").strip()
    if rules.VENUE.least <= len(place) <= rules.VENUE.most:
        also["place"] = place
    return also


def _which_day(
    turn: Turn, day: date, other: date, today: date, later: date | None = None
) -> AskAgain:
    """A date that is on another day of the week than the one that was said with it; `later` is the
    one on which it is."""
    if other < today:
        other += timedelta(days=7)
    days = sorted({day, other, later or other})
    args = {
        "day": locales.date(turn.locale, day),
        "other": locales.date(turn.locale, other),
    }
    return AskAgain(
        (Text("meeting-date.which", args),),
        tuple(
            Choice(each.isoformat(), Literal(locales.date(turn.locale, each).rpartition(" ")[0]))
            for each in days
        ),
        notes={"days": [each.isoformat() for each in days]},
    )


def _no_clock(text: str, question: str) -> Reading:
    """Nothing that is a time of day; that of a prayer is about one, and the very hour is asked."""
    if (about := moments.about(text)) is None:
        return Problem((Text(f"meeting-{question}.bad"),))
    args = {"typed": Literal(shorten(text, 40)), "time": f"{about:%H.%M}"}
    return AskAgain((Text("meeting-start.about", args),))


async def _read_start(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    clock = moments.clock(said.text)
    if clock is None:
        return _no_clock(said.text, "start")
    if moment(turn, draft, clock.isoformat()) <= turn.now and not await _begun(turn, draft, clock):
        return Problem((Text("meeting-start.past"),))
    return Answer(f"{clock:%H:%M}")


async def _begun(turn: Turn, draft: Draft, clock: time) -> bool:
    """Whether a meeting that is running keeps its own start."""
    before = await lookup.get(turn.store, int(draft.key)) if draft.key else None
    return before is not None and before.plan.starts_at == moment(turn, draft, clock.isoformat())


async def _read_end(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    clock = moments.clock(said.text)
    if clock is None:
        return _no_clock(said.text, "end")
    clock = moments.later(said.text, clock, time.fromisoformat(draft["start"]))
    if clock <= time.fromisoformat(draft["start"]):
        return Problem((Text("meeting-end.before", {"start": draft["start"].replace(":", ".")}),))
    return Answer(f"{clock:%H:%M}")


# --- reminders ------------------------------------------------------------------------------


async def _reminder_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return (
        Choice("usual", Text("meeting-reminders.usual"), leads(USUAL)),
        Choice("none", Text("meeting-reminders.no")),
    )


async def _read_reminders(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    if said.choice == "usual":
        return Answer(list(USUAL))
    if said.choice == "none":
        return Answer([])
    found = moments.leads(said.text)
    if found is None:
        typed = Literal(shorten(turn.clean(said.text), 60))
        return Problem((Text("meeting-reminders.bad", {"typed": typed}),))
    if len(found) > MANY or not all(LEAST <= minutes <= MOST for minutes in found):
        return Problem((Text("meeting-reminders.range", {"most": MANY}),))
    return Answer(list(found))


QUESTIONS = (
    Question(
        "tahap",
        _read_tahap,
        takes=frozenset({Takes.TEXT, Takes.CHOICE}),
        choices=_tahap_choices,
        show=lambda value: Literal(value["name"]),
    ),
    Question(
        "area",
        _read_area,
        takes=frozenset({Takes.TEXT, Takes.CHOICE}),
        choices=_area_choices,
        own_text=True,
        kind=Kind.NAME,
        show=lambda value: Literal(value["name"]),
    ),
    Question(
        "date",
        _read_date,
        takes=frozenset({Takes.TEXT, Takes.CHOICE}),
        own_text=True,
        kind=Kind.AMOUNT,
        picky=True,
        show=lambda value: Literal(locales.date("id", date.fromisoformat(value))),
    ),
    *(
        Question(
            name,
            read,
            kind=Kind.AMOUNT,
            picky=True,
            show=lambda value: Literal(value.replace(":", ".")),
        )
        for name, read in (("start", _read_start), ("end", _read_end))
    ),
    Question("place", _read_place, kind=Kind.MESSAGE, mends=put_right.place),
    Question(
        "point",
        _read_point,
        kind=Kind.AMOUNT,
        picky=True,
        takes=frozenset({Takes.TEXT, Takes.LOCATION}),
        optional=True,
        show=lambda value: Literal(f"{value[0]}, {value[1]}"),
    ),
    Question(
        "agenda",
        _read_agenda,
        optional=True,
        kind=Kind.MESSAGE,
        mends=put_right.agenda,
        passes=unsaid.nothing,
    ),
    Question(
        "bring",
        _read_bring,
        optional=True,
        kind=Kind.MESSAGE,
        mends=put_right.bring,
        passes=unsaid.nothing,
    ),
    Question(
        "reminders",
        _read_reminders,
        takes=frozenset({Takes.TEXT, Takes.CHOICE}),
        choices=_reminder_choices,
        own_text=True,
        show=lambda value: leads(tuple(value)),
    ),
    # Not asked: it is taken where it is said why a meeting is moved, and can be put right.
    Question(
        "why",
        _read_why,
        applies=lambda answers: bool(answers.get("why")),
        optional=True,
        kind=Kind.MESSAGE,
    ),
)
