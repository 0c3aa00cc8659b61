"""TAHUN: the rungs of the years, and their dates as admins change them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import locales
from handlers.asking import refused
from handlers.conversation.answers import Answer, Draft, Problem, Reading, shorten
from handlers.conversation.form import Form, Kind, Question, Reader, Wording
from handlers.conversation.messages import (
    Choice,
    Incoming,
    Lines,
    Literal,
    Outgoing,
    Subject,
    Text,
    Words,
)
from handlers.conversation.sure import sure
from handlers.reading import dates
from handlers.turn import Turn
from storage.city import cycles, schedule
from storage.city.areas import Area
from storage.city.cycles import Rung
from storage.city.schedule import BadDates, Dates
from storage.proposals.steps import local_day
from storage.staff import staff
from storage.staff.roles import Operation, allowed
from storage.staff.staff import NotAllowed

# Rungs in one message; a list has ten rows.
SHOWN = 10

# A date is at most so many years away from the RKPD year that the rung belongs to.
FAR = 2

FIELDS = ("opens", "closes", "tell_by")

# The answer that takes a date away.
NO_DATE = ""


# --- the list -------------------------------------------------------------------------------


async def years(turn: Turn, said: str) -> list[Outgoing]:
    """The rungs of the running year, or of the one that is named: "2028", "18.72",
    "18.72 2028"."""
    held = await staff.grants(turn.store, turn.person.id)
    cities = [c for c in turn.place.areas.cities if allowed(held, Operation.SET_CYCLE, c.code)]
    if not cities:
        return [await refused.not_yours(turn, needs=Operation.SET_CYCLE)]
    words = said.replace(":", " ").split()
    named = [city for city in cities if city.code in words]
    if not named and len(cities) > 1:
        choices = tuple(Choice(f"do:years:{c.code}", Literal(shorten(c.name, 24))) for c in cities)
        return [Outgoing((Text("years-city"),), choices[:SHOWN])]
    city = (named or cities)[0]
    known = await cycles.load(turn.store)
    running = known.year_on(city.code, local_day(turn.store, city))
    wanted = [year for word in words if (year := _of_our_time(word)) is not None]
    year = wanted[0] if wanted else running
    # One list a message, and one message: a number typed under two lists could mean either.
    return [_year(turn, city, known.rungs(city.code, year))]


def _of_our_time(word: str) -> int | None:
    year = int(word) if len(word) == 4 and word.isdecimal() else 0
    return year if 2000 < year < 2100 else None


def _year(turn: Turn, city: Area, rungs: list[Rung]) -> Outgoing:
    """The rungs of a year, and the way to the next one."""
    year = rungs[0].year
    head = Text("years-head", {"city": Literal(city.name), "year": year})
    lines = Lines(tuple(_line(turn, rung) for rung in rungs))
    choices = tuple(
        Choice(f"do:rung:{r.city}:{r.year}:{r.key}", Literal(shorten(r.name, 24)))
        for r in rungs[: SHOWN - 1]
    )
    after = Choice(f"do:years:{city.code}:{year + 1}", Text("years-next", {"year": year + 1}))
    words = (head, lines, *remarks(rungs, turn.locale), Text("years-how"))
    return Outgoing(words, (*choices, after))


def remarks(rungs: Sequence[Rung], locale: str) -> tuple[Words, ...]:
    """That rungs are out of order, one sentence each: it may be meant so, but is mostly a slip."""
    lines = tuple(
        Text(
            f"years-order.{field}",
            {
                "before": Literal(before.name),
                "day": _shown(locale, getattr(before, field)),
                "rung": Literal(rung.name),
                "early": _shown(locale, getattr(rung, field)),
            },
        )
        for before, rung, field in cycles.disordered(rungs)
    )
    return (Lines(lines),) if lines else ()


def _line(turn: Turn, rung: Rung) -> Text:
    """A rung with the dates that it has."""
    days = {name: _shown(turn.locale, getattr(rung, name)) for name in FIELDS}
    name = Literal(rung.name)
    match bool(rung.opens), bool(rung.closes):
        case True, True:
            window = Text("years-window", days)
        case True, False:
            window = Text("years-window.from", days)
        case False, True:
            window = Text("years-window.until", days)
        case _ if rung.tell_by:
            return Text("years-line.told", {"name": name, **days})
        case _:
            return Text("years-line.bare", {"name": name})
    if rung.tell_by:
        return Text("years-line", {"name": name, "window": window, **days})
    return Text("years-line.window", {"name": name, "window": window})


def _shown(locale: str, day: date | None) -> Words:
    return Text("years-no-date") if day is None else Literal(locales.day(locale, day))


# --- one rung -------------------------------------------------------------------------------


async def rung(turn: Turn, said: str) -> list[Outgoing]:
    """Opens the form of one rung: "18.72:2028:kelurahan"."""
    found = await _rung(turn, said)
    if found is None:
        return await years(turn, said)
    held = await staff.grants(turn.store, turn.person.id)
    if allowed(held, Operation.SET_CYCLE, found.city) is None:
        return [Outgoing((Text("desk-not-yours"),))]
    about = f"rung:{found.city}:{found.year}:{found.key}"
    return await turn.open("rung", key=said, subject=Subject(about, _title(turn, found)))


async def _rung(turn: Turn, key: str) -> Rung | None:
    city, _, rest = key.partition(":")
    written, _, name = rest.partition(":")
    year = _of_our_time(written)
    if year is None or turn.place.areas.get(city) is None:
        return None
    return (await cycles.load(turn.store)).rung(city, year, name)


def _title(turn: Turn, rung: Rung) -> Text:
    return Text("rung-which", {"year": rung.year, "rung": _line(turn, rung)})


def _reader(field: str) -> Reader:
    async def read(turn: Turn, said: Incoming, draft: Draft) -> Reading:
        if turn.is_word("no-date", said.text):
            return Answer(NO_DATE)
        rung = await _rung(turn, draft.key)
        if rung is None:
            return Answer(None)  # gone meanwhile; the end of the form says so
        usual = getattr(rung, field) or date(rung.year - 1, 1, 1)
        typed = Literal(shorten(turn.clean(said.text), 40))
        day = dates.day(said.text, usual.year)
        if day is None:
            return Problem((Text("rung-date-bad", {"typed": typed}),))
        if abs(day.year - rung.year) > FAR:
            return Problem((Text("rung-date-far", {"typed": typed, "year": rung.year}),))
        before = _not_before(field, _dates(rung, draft.answers))
        if before is not None and day < before:
            days = {"typed": typed, "before": _shown(turn.locale, before)}
            return Problem((Text(f"rung-{field}.early", days),))
        return Answer(day.isoformat())

    return read


def _not_before(field: str, dates: Dates) -> date | None:
    """The day before which a date must not lie, of those that were asked first."""
    match field:
        case "closes":
            return dates.opens
        case "tell_by":
            return dates.closes or dates.opens
    return None


def _asking(field: str) -> Wording:
    async def wording(turn: Turn, draft: Draft) -> Words | None:
        rung = await _rung(turn, draft.key)
        now = getattr(rung, field) if rung else None
        return Text(f"rung-{field}", {"now": _shown(turn.locale, now)})

    return wording


def _date(value: str) -> Words:
    return _shown("id", date.fromisoformat(value) if value else None)


def _dates(rung: Rung, answers: Mapping[str, Any]) -> Dates:
    """The dates that a rung is to have: those that were answered, else what they were."""
    values = {
        name: getattr(rung, name)
        if (value := answers.get(name)) is None
        else date.fromisoformat(value)
        if value
        else None
        for name in FIELDS
    }
    return Dates(**values)


async def _sure_wording(turn: Turn, draft: Draft) -> Words | None:
    """The dates as they are about to be, and who will hear of it; or why they cannot be."""
    before = await _rung(turn, draft.key)
    if before is None:
        return None
    try:
        after = schedule.with_dates(before, _dates(before, draft.answers))
    except BadDates as error:
        return _contradiction(turn.locale, error)
    lines: list[Text | Literal] = [
        Text(
            "form-line",
            {
                "label": Text(f"rung-{name}.label"),
                "value": _shown(turn.locale, getattr(after, name)),
            },
        )
        for name in FIELDS
    ]
    known = (await cycles.load(turn.store)).rungs(before.city, before.year)
    for remark in remarks([after if r.key == after.key else r for r in known], turn.locale):
        lines += remark.lines if isinstance(remark, Lines) else ()
    if waiting := await schedule.count_waiting(turn.store, before, after):
        lines.append(Text("rung-sure.waiting", {"n": waiting}))
    return Lines((*lines, Text("rung-sure")))


def _contradiction(locale: str, error: BadDates) -> Text:
    days = {name: _shown(locale, getattr(error.rung, name)) for name in FIELDS}
    if error.field == "closes":
        return Text("rung-date-order.closes", days)
    return Text("rung-date-order" if error.rung.closes else "rung-date-order.opens", days)


async def _finish(turn: Turn, draft: Draft) -> list[Outgoing] | Problem:
    if not draft["sure"]:
        return [Outgoing((Text("desk-dropped"),))]
    before = await _rung(turn, draft.key)
    if before is None:
        return [Outgoing((Text("rung-gone"),))]
    wanted = _dates(before, draft.answers)
    try:
        after = await schedule.set_dates(
            turn.store, turn.person, before.city, before.year, before.key, wanted
        )
    except NotAllowed:
        return [Outgoing((Text("desk-not-yours"),))]
    except BadDates:
        return Problem((Text("rung-not-yet"),))  # the question says why
    if after == before:
        return [Outgoing((Text("rung-same"),))]
    moved = await schedule.move(turn.store)
    words = Text("rung-done" if not moved else "rung-done.moved", {"rung": _line(turn, after)})
    more = Choice(f"do:years:{after.city}:{after.year}", Text("command-years.button"))
    return [Outgoing((words,), (more,))]


RUNG = Form(
    "rung",
    questions=(
        *(
            Question(
                name,
                _reader(name),
                optional=True,
                kind=Kind.AMOUNT,
                picky=True,
                show=_date,
                wording=_asking(name),
            )
            for name in FIELDS
        ),
        sure("rung", wording=_sure_wording),
    ),
    finish=_finish,
    title=lambda answers: Text("rung-title"),
)
