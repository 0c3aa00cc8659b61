"""WAKIL: a verifikator names somebody who stands in for them, for a time."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

import locales
from handlers import late
from handlers.asking import refused
from handlers.asking.person import links
from handlers.conversation.answers import Answer, Draft, Problem, Reading, shorten
from handlers.conversation.form import Form, Kind, Question
from handlers.conversation.messages import (
    INVITATION,
    Choice,
    Incoming,
    Lines,
    Literal,
    Outgoing,
    Text,
    Words,
)
from handlers.reading import dates, moments
from handlers.turn import Turn
from storage.staff import staff
from storage.staff.roles import Grant, Operation, allowed
from storage.staff.staff import BadUntil, NotAllowed

_DAYS = late.regex(r"^(?:selama\s+)?(\d{1,2})\s*(?:hari|days?)$", re.I)
_OWN = late.regex(r"^(?:wakil|deputy)\s+", re.I)  # as the question's example begins
_LEAD = late.regex(r"^(?:saya\s+)?(?:sampai(?:\s+dengan)?|s\s*/\s*d|hingga|until|to)\s+", re.I)


async def deputy(turn: Turn, said: str) -> list[Outgoing]:
    """ "sampai 20 Februari 2027", "7 hari"; a button says "18.72.01.1003:2027-02-20"."""
    held = [
        grant
        for grant in await staff.grants(turn.store, turn.person.id)
        if grant.until is None and allowed([grant], Operation.DEPUTIZE, grant.area) is not None
    ]
    if not held:
        return [await _refused(turn)]
    most = {"most": staff.LONGEST.days}
    if not said:
        return await turn.open("deputy")
    area, _, rest = said.rpartition(":")
    day = _day(turn, held[0], rest or said)
    if day is None:
        typed = Literal(shorten(turn.clean(said), 60))
        return [Outgoing((Text("deputy-until.bad", {**most, "typed": typed}),))]
    mine = [grant for grant in held if not area or grant.area == area]
    if len(mine) != 1:
        return [_which(turn, held, day)]
    return await _named(turn, mine[0], day)


async def _refused(turn: Turn) -> Outgoing:
    """Whoever only stands in hears why they name nobody, who holds no such role which they hold."""
    for grant in await staff.grants(turn.store, turn.person.id):
        if grant.until is not None and allowed([grant], Operation.DEPUTIZE, grant.area):
            return Outgoing((Text("deputy-no-other", {"role": refused.role(turn, grant)}),))
    return await refused.not_yours(turn, needs=Operation.DEPUTIZE)


def _day(turn: Turn, grant: Grant, text: str) -> date | None:
    today = turn.now.astimezone(turn.site.zone(grant.area)).date()
    text = _LEAD.sub("", turn.clean(text))
    if match := _DAYS.match(text):
        return today + timedelta(days=int(match[1]))
    found = dates.day(text, today.year) or moments.day(text, today)
    if found is not None and found < today and str(found.year) not in text:
        found = dates.day(text, today.year + 1)  # "20 Februari", said in November
    return found


def _which(turn: Turn, held: list[Grant], day: date) -> Outgoing:
    choices = tuple(
        Choice(
            f"do:deputy:{grant.area}:{day.isoformat()}",
            Literal(shorten(turn.say(turn.site.named(grant.area)), 24)),
        )
        for grant in held
    )
    return Outgoing((Text("deputy-which", {"day": locales.date(turn.locale, day)}),), choices)


async def _named(turn: Turn, grant: Grant, day: date) -> list[Outgoing]:
    zone = turn.site.zone(grant.area)
    ends = datetime.combine(day + timedelta(days=1), time.min, zone)
    try:
        code = await staff.deputize(turn.store, turn.person, grant.area, ends)
    except NotAllowed:
        return [await _refused(turn)]
    except BadUntil:
        typed = Literal(locales.date(turn.locale, day))
        most = {"most": staff.LONGEST.days, "typed": typed}
        return [Outgoing((Text("deputy-until.bad", most),))]
    args: dict[str, object] = {
        "role": refused.role(turn, grant),
        "day": locales.date(turn.locale, day),
        "days": staff.INVITED.days,
        "code": code,
    }
    words: list[Words] = [Text("deputy-done", args)]
    if doors := tuple(Literal(link) for link in turn.site.doors(f"{links.Kind.INVITATION}{code}")):
        words.append(Lines(doors))
    return [Outgoing(tuple(words), about=f"{INVITATION}{grant.area}")]


async def _wording(turn: Turn, draft: Draft) -> Words | None:
    return Text("deputy-until", {"most": staff.LONGEST.days})


async def _read_until(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    day = await _last_day(turn, _OWN.sub("", turn.clean(said.text)))
    if day is None:
        typed = Literal(shorten(turn.clean(said.text), 60))
        most = {"most": staff.LONGEST.days, "typed": typed}
        return Problem((Text("deputy-until.bad", most),))
    return Answer(day.isoformat())


async def _last_day(turn: Turn, text: str) -> date | None:
    """The day that a text names, where a deputy's time may end then."""
    for grant in await staff.grants(turn.store, turn.person.id):
        today = turn.now.astimezone(turn.site.zone(grant.area)).date()
        day = _day(turn, grant, text)
        if day is not None and today <= day < today + staff.LONGEST:
            return day
    return None


async def _finish(turn: Turn, draft: Draft) -> list[Outgoing]:
    return await deputy(turn, draft["until"])


FORM = Form(
    "deputy",
    questions=(Question("until", _read_until, wording=_wording, kind=Kind.AMOUNT, picky=True),),
    finish=_finish,
    title=lambda answers: Text("deputy-title"),
    guarded=False,
)
