"""TAHUN: the tahapan of the years, and their dates as admins change them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import locales
from handlers.asking import refused
from handlers.conversation.answering.sure import sure
from handlers.conversation.answers import Answer, Draft, Problem, Reader, Reading, shorten
from handlers.conversation.form import Form, Kind, Question, Wording
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
from handlers.reading import dates
from handlers.turn import Turn
from storage.city import cycles, days, schedule
from storage.city.areas import Area
from storage.city.cycles import Tahap
from storage.city.schedule import BadDates, Dates
from storage.proposals.steps import local_day
from storage.staff import staff
from storage.staff.roles import Operation, allowed
from storage.staff.staff import NotAllowed

# Tahapan in one message; a list has ten rows.
SHOWN = 10

# In a button: the tahapan that had no row.
REST = "rest"

# A date is at most so many years away from the RKPD year that the tahap belongs to.
FAR = 2

FIELDS = ("opens", "closes", "tell_by")

# The answer that takes a date away.
NO_DATE = ""


# --- the list -------------------------------------------------------------------------------


async def years(turn: Turn, said: str) -> list[Outgoing]:
    """The tahapan of the running year, or of the one that is named: "2028", "18.72",
    "18.72 2028"."""
    held = await staff.grants(turn.store, turn.person.id)
    cities = [c for c in turn.site.areas.cities if allowed(held, Operation.SET_CYCLE, c.code)]
    if not cities:
        return [await refused.not_yours(turn, needs=Operation.SET_CYCLE)]
    words = said.replace(":", " ").split()
    rest = REST in words
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
    return [_year(turn, city, known.tahapan(city.code, year), rest)]


def _of_our_time(word: str) -> int | None:
    year = int(word) if len(word) == 4 and word.isdecimal() else 0
    return year if 2000 < year < 2100 else None


def _year(turn: Turn, city: Area, tahapan: list[Tahap], rest: bool) -> Outgoing:
    """The tahapan of a year, and the way to the next one; of more than a list has rows, a way to
    the `rest` of them."""
    year = tahapan[0].year
    head = Text("years-head", {"city": Literal(city.name), "year": year})
    lines = Lines(tuple(line(turn.locale, tahap) for tahap in tahapan))
    buttons = [
        Choice(f"do:tahap:{r.city}:{r.year}:{r.key}", Literal(shorten(r.name, 24))) for r in tahapan
    ]
    if rest:
        buttons = buttons[SHOWN - 2 :][: SHOWN - 1]
    elif len(buttons) > SHOWN - 1:
        more = Choice(f"do:years:{city.code}:{year}:{REST}", Text("years-rest"))
        buttons = [*buttons[: SHOWN - 2], more]
    after = Choice(f"do:years:{city.code}:{year + 1}", Text("years-next", {"year": year + 1}))
    words = (head, lines, *remarks(tahapan, turn.locale), Text("years-how"))
    return Outgoing(words, (*buttons, after))


def remarks(tahapan: Sequence[Tahap], locale: str) -> tuple[Words, ...]:
    """Tahapan that are out of order, one sentence each: mostly a slip, though it may be meant."""
    lines = tuple(
        Text(
            f"years-order.{field}",
            {
                "before": Literal(before.name),
                "day": _shown(locale, getattr(before, field)),
                "tahap": Literal(tahap.name),
                "early": _shown(locale, getattr(tahap, field)),
            },
        )
        for before, tahap, field in schedule.disordered(tahapan)
    )
    return (Lines(lines),) if lines else ()


def line(locale: str, tahap: Tahap) -> Text:
    """A tahap with the dates that it has."""
    days = {name: _shown(locale, getattr(tahap, name)) for name in FIELDS}
    name = Literal(tahap.name)
    match bool(tahap.opens), bool(tahap.closes):
        case True, True:
            window = Text("years-window", days)
        case True, False:
            window = Text("years-window.from", days)
        case False, True:
            window = Text("years-window.until", days)
        case _ if tahap.tell_by:
            return Text("years-line.told", {"name": name, **days})
        case _:
            return Text("years-line.bare", {"name": name})
    if tahap.tell_by:
        return Text("years-line", {"name": name, "window": window, **days})
    return Text("years-line.window", {"name": name, "window": window})


def _shown(locale: str, day: date | None) -> Words:
    return Text("years-no-date") if day is None else Literal(locales.day(locale, day))


# --- one tahap -------------------------------------------------------------------------------


async def tahap(turn: Turn, said: str) -> list[Outgoing]:
    """Opens the form of one tahap: "18.72:2028:kelurahan"."""
    found = await _tahap(turn, said)
    if found is None:
        return await years(turn, said)
    held = await staff.grants(turn.store, turn.person.id)
    if allowed(held, Operation.SET_CYCLE, found.city) is None:
        return [Outgoing((Text("desk-not-yours"),))]
    about = f"tahap:{found.city}:{found.year}:{found.key}"
    return await turn.open("tahap", key=said, subject=Subject(about, _title(turn, found)))


async def _tahap(turn: Turn, key: str) -> Tahap | None:
    city, _, rest = key.partition(":")
    written, _, name = rest.partition(":")
    year = _of_our_time(written)
    if year is None or turn.site.areas.get(city) is None:
        return None
    return (await cycles.load(turn.store)).tahap(city, year, name)


def _title(turn: Turn, tahap: Tahap) -> Text:
    return Text("tahap-which", {"year": tahap.year, "tahap": line(turn.locale, tahap)})


def _reader(field: str) -> Reader:
    async def read(turn: Turn, said: Incoming, draft: Draft) -> Reading:
        if turn.is_word("no-date", said.text):
            return Answer(NO_DATE)
        tahap = await _tahap(turn, draft.key)
        if tahap is None:
            return Answer(None)  # gone meanwhile; the end of the form says so
        usual = getattr(tahap, field) or date(tahap.year - 1, 1, 1)
        typed = Literal(shorten(turn.clean(said.text), 40))
        day = dates.day(said.text, usual.year)
        before = _not_before(field, _dates(tahap, draft.answers))
        count = days.working_days_said(said.text)
        if field == "tell_by" and count is not None and before is not None:
            day = days.working_days_after(before, count, await days.more(turn.store))
        if day is None:
            return Problem((Text("tahap-date-bad", {"typed": typed}),))
        if abs(day.year - tahap.year) > FAR:
            return Problem((Text("tahap-date-far", {"typed": typed, "year": tahap.year}),))
        if before is not None and day < before:
            args = {"typed": typed, "before": _shown(turn.locale, before)}
            return Problem((Text(f"tahap-{field}.early", args),))
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
        tahap = await _tahap(turn, draft.key)
        now = getattr(tahap, field) if tahap else None
        return Text(f"tahap-{field}", {"now": _shown(turn.locale, now)})

    return wording


def _date(value: str) -> Words:
    return _shown("id", date.fromisoformat(value) if value else None)


def _dates(tahap: Tahap, answers: Mapping[str, Any]) -> Dates:
    """The dates that a tahap is to have: those that were answered, else what they were."""
    values = {
        name: getattr(tahap, name)
        if (value := answers.get(name)) is None
        else date.fromisoformat(value)
        if value
        else None
        for name in FIELDS
    }
    return Dates(**values)


async def _sure_wording(turn: Turn, draft: Draft) -> Words | None:
    """The dates as they are about to be, and who will hear of it; or why they cannot be."""
    before = await _tahap(turn, draft.key)
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
                "label": Text(f"tahap-{name}.label"),
                "value": _shown(turn.locale, getattr(after, name)),
            },
        )
        for name in FIELDS
    ]
    known = (await cycles.load(turn.store)).tahapan(before.city, before.year)
    for remark in remarks([after if r.key == after.key else r for r in known], turn.locale):
        lines += remark.lines if isinstance(remark, Lines) else ()
    if waiting := await schedule.count_waiting(turn.store, before, after):
        lines.append(Text("tahap-sure.waiting", {"n": waiting}))
    return Lines((*lines, Text("tahap-sure")))


def _contradiction(locale: str, error: BadDates) -> Text:
    days = {name: _shown(locale, getattr(error.tahap, name)) for name in FIELDS}
    if error.field == "closes":
        return Text("tahap-date-order.closes", days)
    return Text("tahap-date-order" if error.tahap.closes else "tahap-date-order.opens", days)


async def _finish(turn: Turn, draft: Draft) -> list[Outgoing] | Problem:
    if not draft["sure"]:
        return [Outgoing((Text("desk-dropped"),))]
    before = await _tahap(turn, draft.key)
    if before is None:
        return [Outgoing((Text("tahap-gone"),))]
    wanted = _dates(before, draft.answers)
    try:
        after = await schedule.set_dates(
            turn.store, turn.person, before.city, before.year, before.key, wanted
        )
    except NotAllowed:
        return [Outgoing((Text("desk-not-yours"),))]
    except BadDates:
        return Problem((Text("tahap-not-yet"),))  # the question says why
    if after == before:
        return [Outgoing((Text("tahap-same"),))]
    moved = await schedule.move(turn.store)
    words = Text(
        "tahap-done" if not moved else "tahap-done.moved", {"tahap": line(turn.locale, after)}
    )
    more = Choice(f"do:years:{after.city}:{after.year}", Text("command-years.button"))
    return [Outgoing((words,), (more,))]


TAHAP = Form(
    "tahap",
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
        sure("tahap", wording=_sure_wording),
    ),
    finish=_finish,
    title=lambda answers: Text("tahap-title"),
)
