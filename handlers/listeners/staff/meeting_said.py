"""Meetings that staff speak of in a sentence: one is called, moved or cancelled, its result is
there; the form opens with what was said."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from handlers import late
from handlers.asking import areas
from handlers.asking.heard import Heard, hearing
from handlers.asking.proposals import which
from handlers.commands import Asked, run
from handlers.conversation.messages import Choice, Literal, Outgoing, Text
from handlers.listeners.filled import answered, near_in
from handlers.meetings import put_right
from handlers.reading import moments
from handlers.reading.places.areas import Found, Unknown
from handlers.reading.said import whence
from handlers.reading.staff.orders import order
from handlers.reading.staff.rescheduled import (
    QUIETLY,
    Other,
    hour_like,
    other,
    trouble,
    unquiet,
    why_in,
)
from handlers.reading.staff.sentences import agenda, bring, called, kind_said
from handlers.turn import Turn
from storage.meetings import lookup
from storage.meetings.model import Meeting, MeetingState, Plan
from storage.staff import staff
from storage.staff.roles import Operation, allowed

HOLD = Operation.HOLD_MEETING
# The level of what is called by a name that may be of several.
KELURAHAN = 4
# What is read only once what comes before it is known.
ORDERED = ("tahap", "area", "date", "start", "end")


async def call(turn: Turn, said: str) -> Heard:
    """BUAT PERTEMUAN, with the step, area, day, times and place as far as they were said."""
    heard = await run(turn, Asked("meeting"))
    found, own = turn.site.names.find_in(said), await areas.highest(turn, HOLD)
    area = found.reading
    named = area.area.name if isinstance(area, Found) else None
    if named is None and not isinstance(area, Unknown):
        named = found.words  # "purwosari", which may be another: it is asked there
    when = called(said)
    known = turn.site.areas.get(area.area.code) if isinstance(area, Found) else None
    level = known.level if known is not None else KELURAHAN if named else 0
    level = level or (own[0].level if own else 0)
    given = {
        "tahap": kind_said(said, level),
        "area": named or (own[0].name if len(own) == 1 else None),
        "date": when.date,
        "start": when.start,
        "end": when.end,
        "place": when.place,
        "agenda": agenda(said),
        "bring": bring(said),
    }
    near = near_in(turn, said.replace(when.place, " ") if when.place else said)
    state = turn.talk.open
    if near is not None and state is not None and state.touched == turn.now:
        told = Text("filled-near", {"near": Literal(near)})
        heard = Heard([Outgoing((told,)), *heard.out], again=heard.again)
    # When it can be depends on where it is.
    return await answered(turn, heard, "meeting", given, ordered=ORDERED)


_CANCELLED = late.regex(r"\b(?:di)?(?:batal|cancel|urung|wurung)\w*|\bga(?:k)?\s+jadi\b", re.I)
# "Sekalian yosodadi jg ya jamnya sama": the same in another kelurahan.
_ALSO = late.regex(r"\b(?:sekalian|juga|jg|jugak|sama|ugo)\b", re.I)
_OF_MEETINGS = late.regex(
    r"\b(?:jam\w*|pukul|rapat\w*|musren\w*|undang\w*|umum\w*|acara\w*|pertemuan\w*|tanggal\w*|harinya)\b",
    re.I,
)
# "Tempatnya di rumah pak RT 3 aja", "eh salah hari harusnya kamis": of the meeting, by that word.
_IS_AT = late.regex(
    r"^\W*(?:(?:eh+|maaf|ralat|salah|oh|oiya)\W+)*(?:tempat|jam|tanggal|tgl|waktu)(?:nya|ne|e)\b"
    r"|^\W*(?:(?:eh+|maaf|ralat|oh|oiya)\W+)*(?:salah\s+)?(?:hari|harinya|dinane)\s+(?:\w+\s+){0,2}?"
    r"(?:harusnya|mestinya|kudune|jadi|bukan|salah)\b",
    re.I,
)
# More words say more.
SHORT = 12


@hearing(busy=False, text=True, staff=True)
async def also(turn: Turn) -> Heard | None:
    """A meeting that is to be in another kelurahan, too: the form, with that; where it is not
    theirs, that."""
    text = turn.message.text
    if "?" in text:
        return None
    if len(text.split()) > SHORT or not (_ALSO.search(text) and _OF_MEETINGS.search(text)):
        return None
    found = turn.site.names.find_in(text).reading
    if not isinstance(found, Found):
        return None
    held = await staff.grants(turn.store, turn.person.id)
    if allowed(held, HOLD, found.area.code) is not None:
        return await call(turn, text)
    mine = [each for each in held if allowed([each], HOLD, each.area) is not None]
    if not mine:
        return None
    theirs = ", ".join(dict.fromkeys(turn.say(turn.site.named(each.area)) for each in mine))
    args = {"area": turn.site.named(found.area.code), "theirs": Literal(theirs)}
    button = Choice("do:meetings", Text("command-meetings.button"))
    return Heard([Outgoing((Text("meeting-elsewhere", args),), (button,))])


@hearing(busy=False, text=True, staff=True)
async def moved(turn: Turn) -> Heard | None:
    """Another day, hour or place of a meeting of theirs that is announced, while nothing is open:
    "balainya dipake yasinan, pindah jumat tgl 15 aja jam 8 malem"."""
    text = turn.message.text
    if (heard := await _beside(turn, text)) is not None:
        return heard
    found, ordered = other(text), order(text)
    if ordered is not None and ordered.command == "announce":
        return None  # people are told what they say, whatever that is of
    if (
        found is None
        or turn.is_way(text)
        or whence.says_moved(text)
        or which.all_named_in(turn, _DATES.sub(" ", text))
    ):
        return None
    of_it = _OF_MEETINGS.search(text) is not None and found.strong
    short = len(text.split()) <= SHORT
    of_it = of_it or (short and _IS_AT.match(text) is not None)
    if not (found.moves or of_it or (short and found.strong and found.old and not found.aside)):
        return None
    if not await _ahead(turn):
        return None
    turn.talk.ask = None
    return await move(turn, text)


# "H-1 tolong ingetin lagi otomatis".
_REMINDS = late.regex(
    r"\b(?:di|me|meng|ng)?(?:inget|ingat|reminder|pengingat|eling|remind)\w*\b.*\b(?:h\W?\d|otomatis|lagi|sebelum\w*|maneh)\b"
    r"|\bh\s?-\s?\d\b.*\b(?:inget|ingat|pengingat|eling|remind)\w*",
    re.I,
)


async def _beside(turn: Turn, text: str) -> Heard | None:
    """What is told or asked of the one meeting that comes, and moves nothing: that something stands
    in its way on its day, that people are to be reminded."""
    reminds = _REMINDS.search(text) is not None
    days = [day for day in moments.WEEKDAYS if re.search(rf"\b{day}\b", text, re.I)]
    if not (reminds or (trouble(text) and days)) or len(text.split()) > SHORT + 4:
        return None
    some = await _ahead(turn)
    if len(some) != 1:
        return None
    if reminds:
        turn.talk.ask = None
        return await run(turn, Asked("meetings", str(some[0].id)))
    if not _called_by(turn, some, days[0]):
        return None
    turn.talk.ask = None
    button = Choice(f"do:meetings:{some[0].id}", Text("command-meetings.button"))
    return Heard([Outgoing((Text("meeting-trouble"),), (button,))])


@hearing(busy=False, text=True, staff=True)
async def also_brought(turn: Turn) -> Heard | None:
    """What is to be brought to a meeting of theirs that is announced, or done there, while nothing
    is open: it is shown as people will read it."""
    text = turn.message.text
    if put_right.of_announced(turn, text, NOTHING) is None:
        return None
    some = await _ahead(turn)
    if len(some) > 1:
        words = (Text("filled-move"), Text("filled-again", {"typed": Literal(turn.clean(text))}))
        heard = await run(turn, Asked("meetings"))
        return Heard([Outgoing(words), *heard.out], again=heard.again)
    found = put_right.of_announced(turn, text, some[0].plan) if some else None
    if found is None:
        return None
    turn.talk.ask = None
    heard = await run(turn, Asked("meeting", f"{some[0].id}:all"))
    state = turn.talk.open
    if state is None or state.form != "meeting" or state.touched != turn.now:
        return heard
    state.answers.pop(found[0], None)
    return await answered(turn, heard, "meeting", dict([found]))


# A meeting of which nothing is known.
_NEVER = datetime(1, 1, 1, tzinfo=UTC)
NOTHING = Plan(_NEVER, _NEVER, "")
# What may look like a number of a proposal, and is of a day or an hour.
_DATES = late.regex(
    r"\b(?:jam|pukul|pkl|tgl|tanggal|jm)\.?\s*\d{1,2}(?:[.:]\d{2})?|\d{1,2}[/-]\d{1,2}"
    r"|\b(?:sd|sdn|smp|smpn|sma|sman|smk|mi|mts|tk|rt|rw|blok)\W{0,2}\d{1,2}",
    re.I,
)


async def _ahead(turn: Turn, needs: Operation = HOLD) -> list[Meeting]:
    """The meetings to come that they may move, or do something else with."""
    held = await staff.grants(turn.store, turn.person.id)
    codes = [grant.area for grant in held if allowed([grant], needs, grant.area) is not None]
    some = await lookup.of_areas(turn.store, codes, 2, since=turn.now) if codes else []
    return [m for m in some if m.state is MeetingState.ANNOUNCED and not m.over(turn.now)]


async def move(turn: Turn, said: str) -> Heard:
    """The meeting that is moved or cancelled, with what was said, where there is but one; else the
    meetings, to pick it. Changing it tells the people by itself."""
    if QUIETLY.search(said):
        # It cannot be kept from them: that is said before it is asked whether it is moved.
        turn.beside.append(Text("meeting-told-always"))
        said = unquiet(said)
    some, when = await _ahead(turn), other(said) or Other()
    some = _called_by(turn, some, when.of) or some
    if len(some) != 1:
        heard = await run(turn, Asked("meetings"))
        words = [Text("filled-move")] if some else []
        said_of = ", ".join(when.parts().values())
        if some and said_of:
            words.append(Text("filled-again", {"typed": Literal(said_of)}))
        return Heard([*_alone(words), *heard.out], again=heard.again)
    meeting = some[0]
    what = "time" if when.date or when.start or when.later else "place" if when.place else ""
    cancels = _CANCELLED.search(said) is not None and not (what and when.old)
    what = "cancel" if cancels else what
    if not what:
        return await _shown(turn, meeting.id)
    heard = await run(turn, Asked("meeting", f"{meeting.id}:{what}"))
    if what == "cancel":
        why = why_in(said, _CANCELLED) or None
        return await answered(turn, heard, "cancel_meeting", {"why": why})
    state = turn.talk.open
    if when.place and state is not None and state.form == "meeting" and state.touched == turn.now:
        state.answers.pop("place", None)
        if state.answers.get("point") is not None:  # another place is at another point
            state.answers.pop("point")
    if when.aside:
        turn.beside.append(Text("many-unused", {"typed": Literal(when.aside)}))
    given: dict[str, str | None] = {"place": when.place or None}
    if state is not None and state.form == "meeting" and state.touched == turn.now:
        put_right.keep_why(turn, state, when.why)
    if what == "time":
        given |= _time(turn, meeting, when)
    return await answered(turn, heard, "meeting", given, ordered=ORDERED)


def _called_by(turn: Turn, some: list[Meeting], day: str) -> list[Meeting]:
    """Those of some meetings that are on the day by which one is called: "jumat", "tgl 15"."""
    day, found = day.casefold(), []
    for each in some:
        zone = turn.site.zone(each.city)
        begin, today = each.plan.starts_at.astimezone(zone).date(), turn.now.astimezone(zone).date()
        if day in (near := {"besok": 1, "lusa": 2}):
            found += [each] if begin == today + timedelta(days=near[day]) else []
        elif day in moments.WEEKDAYS:
            found += [each] if moments.WEEKDAYS.index(day) == begin.weekday() else []
        elif day:
            found += [each] if int(day.split()[0]) == begin.day else []
    return found


# So many days at most another day of the same week is away.
NEAR = 3


def _time(turn: Turn, meeting: Meeting, when: Other) -> dict[str, str | None]:
    """Day and hours: what is not said stays, and it takes as long as before."""
    zone, plan = turn.site.zone(meeting.city), meeting.plan
    begin = plan.starts_at.astimezone(zone)
    start = hour_like(when.start, f"{begin:%H.%M}") if when.start else f"{begin:%H.%M}"
    end, at = when.end, moments.clock(start)
    if not end and at is not None:
        until = datetime.combine(begin.date(), at) + (plan.ends_at - plan.starts_at)
        end = f"{until:%H.%M}" if until.date() == begin.date() else ""
    day = when.date or f"{begin + timedelta(days=when.later):%d-%m-%Y}"
    named = when.date.casefold().removeprefix("hari ").strip()
    if named in moments.WEEKDAYS:  # that after the day on which it was to be
        ahead = (moments.WEEKDAYS.index(named) - begin.weekday()) % 7 or 7
        before = begin + timedelta(days=ahead - 7)
        if (when.back or (not when.moves and ahead > NEAR)) and before.date() > turn.now.astimezone(
            zone
        ).date():
            ahead -= 7  # "salah hari, harusnya kamis": the nearest
        day = f"{begin + timedelta(days=ahead):%d-%m-%Y}"
    return {"date": day, "start": start, "end": end or None}


async def _shown(turn: Turn, id: int) -> Heard:
    heard = await run(turn, Asked("meetings", str(id)))
    return Heard([Outgoing((Text("filled-move"),)), *heard.out], again=heard.again)


def _alone(words: list[Text]) -> list[Outgoing]:
    return [Outgoing(tuple(words))] if words else []


_HOW_MANY = late.regex(
    r"\b(?:berapa|brp|piro|pira|pinten|siapa|sopo|sinten|how\s+many|who)\b", re.I
)


async def look(turn: Turn, said: str) -> Heard:
    """PERTEMUAN; who asks how many come sees that, where one is to come or runs."""
    some = await _ahead(turn, Operation.FILE_RESULT) if _HOW_MANY.search(said) else []
    return await run(turn, Asked("meetings", str(some[0].id) if len(some) == 1 else ""))


async def result(turn: Turn, said: str) -> Heard:
    """The meetings, to pick the one whose result is there."""
    heard = await run(turn, Asked("meetings"))
    return Heard([Outgoing((Text("filled-result"),)), *heard.out], again=heard.again)
