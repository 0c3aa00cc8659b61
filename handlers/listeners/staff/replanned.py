"""What is said of a meeting while its form is open, and puts right what was said of it before, or
comes before its question: "jam 8 aja, bukan jam 7", "pindah ke balai"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import locales
from handlers import late
from handlers.asking.heard import Heard, hearing
from handlers.commands import Asked, run
from handlers.conversation.answers import Answer, AskAgain, Problem
from handlers.conversation.asking import draft
from handlers.conversation.form import Form, Kind
from handlers.conversation.messages import Literal, Outgoing, Text, Words
from handlers.conversation.state import State
from handlers.meetings import put_right
from handlers.reading import spelling
from handlers.reading.moments import WEEKDAYS
from handlers.reading.staff.rescheduled import (
    MOVED,
    QUIETLY,
    Other,
    hour_like,
    only_why,
    other,
    trouble,
)
from handlers.turn import Turn
from storage.meetings import lookup

FORM = "meeting"
# Beside words that are asked for, more of them are these.
WORDS = 12


@hearing(busy=True, text=True, tapped=False)
async def said(turn: Turn) -> Heard | None:
    """A text at any question of a meeting that says another day, hour or place."""
    state, text = turn.talk.opened, turn.message.text
    if state.form != FORM:
        return None
    if turn.talk.ask or turn.is_way(text) or await turn.conversation.picks(text):
        return None
    if state.key and state.asked == "sure" and (why := only_why(text)):
        put_right.keep_why(turn, state, why)
        return Heard([], again=True)
    if state.asked == "sure" and (heard := await _before_yes(turn, state, text)) is not None:
        return heard
    found = other(text)
    if found is None or not _puts_right(state, found, text):
        return None
    found = replace(found, date=await _day(turn, state, found.date))
    form = await turn.conversation.form(FORM, state.key)
    if form is None:
        return None
    told: list[Words] = []
    if state.key:
        put_right.keep_why(turn, state, found.why)
    unused = ", ".join(filter(None, (found.aside, "" if state.key else found.why)))
    if unused:
        turn.beside.append(Text("many-unused", {"typed": Literal(unused)}))
    answer = ""
    for name, value in found.parts().items():
        known = state.answers.get(name)
        had = str(known) if isinstance(known, str) else state.given.get(name, "")
        value = hour_like(value, had) if name in ("start", "end") else value
        if name == state.asked and known is None:
            answer = value
        elif name not in state.answers:
            state.given[name] = value
            what = f"{turn.say(Text(f'meeting-{name}.label'))} {value}"
            told.append(Text("filled-given", {"typed": Literal(what)}))
        else:
            question = next(each for each in form.questions if each.name == name)
            again = replace(turn.message, text=value, choice=None, reply_to=None)
            reading = await question.read(turn, again, draft(form, state, question))
            if isinstance(reading, Answer):
                state.answers[name] = reading.value
                before = state.answers.get("end")
                _follow(state, name, had)
                moved = ["end"] if state.answers.get("end") != before else []
                told += [_told(form, state, each) for each in (name, *moved)]
            elif isinstance(reading, Problem | AskAgain):
                told += reading.words
    if answer:
        turn.message = replace(turn.message, text=answer)
        out = await turn.conversation.hear(turn.message)
        return Heard([*([Outgoing(tuple(told))] if told else []), *out])
    return Heard([Outgoing(tuple(told))], again=True)


# "Sabtu itu tgl 23 kan? bukan 30".
_ASKS_WHEN = late.regex(
    rf"^(?=.*(?:\?|\bkan\b|\bto\b|\bright\b|\bya\s*$))(?=.*\b(?:{'|'.join(WEEKDAYS)}|tgl|tanggal|jam|besok|hari)\b)",
    re.I | re.S,
)
_ASKS_COMING = late.regex(
    r"\b(?:berapa|brp|piro|pira|pinten|siapa|sopo|how\s+many|who)\b.*\b(?:dateng|datang|hadir|teko|rawuh|ikut|melu"
    r"|bilang|jawab\w*|come|coming)\b",
    re.I,
)
_WORDED = late.regex(
    r"\b(?:pengumuman\w*|kabar(?:nya|e)|undangan(?:nya|e)|tulis\w*|kata\W?kata\w*|kalimat\w*|bunyi\w*|bahasa\w*)\b",
    re.I,
)


async def _before_yes(turn: Turn, state: State, text: str) -> Heard | None:
    """What is said to a meeting that is shown before it is announced, and changes nothing of it; a
    yes by its verb alone ("nah gitu, kirim")."""
    if _sends(turn, text):
        turn.message = replace(turn.message, text=locales.words("id", "words-yes")[0])
        return Heard(await turn.conversation.hear(turn.message))
    if QUIETLY.search(text):
        return Heard([Outgoing((Text("meeting-told-always"),))], again=True)
    if MOVED.search(text) is not None:
        return None
    if _ASKS_COMING.search(text) and state.key:
        heard = await run(turn, Asked("meetings", state.key))
        return Heard([replace(each, choices=()) for each in heard.out], again=True)
    if _ASKS_WHEN.search(text):
        day, start = state.answers.get("date"), state.answers.get("start")
        if not (isinstance(day, str) and isinstance(start, str)):
            return None
        args: dict[str, object] = {
            "day": locales.day(turn.locale, date.fromisoformat(day)),
            "start": Literal(start.replace(":", ".")),
        }
        return Heard([Outgoing((Text("meeting-is-when", args),))], again=True)
    if _WORDED.search(text):
        return Heard([Outgoing((Text("meeting-worded"),))], again=True)
    if trouble(text):
        return Heard([Outgoing((Text("meeting-trouble"),))], again=True)
    return None


def _sends(turn: Turn, text: str) -> bool:
    """Whether a text says no more than that it is to go."""
    words = [spelling.fold(word) for word in text.split()]
    ways = ("yes", "yes-verb", "yes-and", "particle", "line-particle", "send")
    plain = all(word in turn.known(*ways) for word in words if word)
    return plain and not turn.known("send").isdisjoint(words) and "?" not in text


async def _day(turn: Turn, state: State, said: str) -> str:
    """A day of the week as the one near the day that it is, or was, to be: "balikin ke kamis" is
    the day before it was moved; "" where it is that day already."""
    named, known = said.casefold().removeprefix("hari ").strip(), state.answers.get("date")
    if named not in WEEKDAYS or not isinstance(known, str):
        return said
    now, day = date.fromisoformat(known), WEEKDAYS.index(named)
    if now.weekday() == day:
        return ""
    meeting = await lookup.get(turn.store, int(state.key)) if state.key else None
    if meeting is None:
        return said
    zone = turn.site.zone(meeting.city)
    was, today = meeting.plan.starts_at.astimezone(zone).date(), turn.now.astimezone(zone).date()
    if was.weekday() == day:
        return f"{was:%d-%m-%Y}"
    ahead = (day - now.weekday()) % 7
    before = now + timedelta(days=ahead - 7)
    near = before if 7 - ahead < ahead and before > today else now + timedelta(days=ahead)
    return f"{near:%d-%m-%Y}"


def _told(form: Form, state: State, name: str) -> Words:
    question = next(each for each in form.questions if each.name == name)
    value = question.show(state.answers[name])
    return Text("form-mended.new", {"label": Text(f"{FORM}-{name}.label"), "value": value})


def _puts_right(state: State, found: Other, text: str) -> bool:
    """Whether it is more than the answer to the open question."""
    parts = found.parts()
    if state.asked == "sure":
        return True
    if state.kind == Kind.MESSAGE and (not found.strong or len(text.split()) > WORDS):
        return False
    if state.asked in parts and len(parts) == 1 and state.asked not in state.answers:
        return found.strong  # the reader knows nothing of "eh"
    if state.asked == "end" and set(parts) == {"start"}:
        return found.strong or (bool(found.old) and _same_hour(found.old, state))
    asks_when = state.asked in ("date", "start", "end")
    return found.strong or not (asks_when and state.asked in parts)


def _same_hour(old: str, state: State) -> bool:
    hour = re.search(r"\d{1,2}", old)
    start = str(state.answers.get("start") or "")
    return hour is not None and start[:2].isdecimal() and int(start[:2]) % 12 == int(hour[0]) % 12


def _follow(state: State, name: str, before: str) -> None:
    """What hangs by an answer that has changed: an end before the start, which comes as long after
    it as it did; the point of another place."""
    if name == "place" and state.answers.get("point") is not None:
        state.answers.pop("point")
    start, end = (str(state.answers.get(each) or "") for each in ("start", "end"))
    if name == "start" and end and end <= start:
        at, was, until = map(_minutes, (start, before, end))
        later = min(at + max(until - was, 60), 23 * 60 + 59)
        state.answers["end"] = f"{later // 60:02}:{later % 60:02}"


def _minutes(clock: str) -> int:
    hour, _, minute = clock.partition(":")
    return int(hour) * 60 + int(minute)
