"""JADWAL: what is coming where a resident lives, and HADIR / MUNGKIN / TIDAK."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import timedelta

from handlers.asking import replies
from handlers.asking.heard import Heard, hearing
from handlers.asking.meetings import wording
from handlers.asking.meetings.invited import chain, tied_to
from handlers.asking.meetings.opening import area_named, numbered, opens
from handlers.asking.menu import SCHEDULE
from handlers.asking.person.home import home_choices, read_home
from handlers.conversation.answers import Draft
from handlers.conversation.form import Form, Kind, Question, Takes
from handlers.conversation.messages import (
    Choice,
    Enclosure,
    EnclosureKind,
    Lines,
    Literal,
    Outgoing,
    Text,
    Words,
)
from handlers.turn import Turn
from storage.city import cycles
from storage.consultations import lookup as lookup_consultations
from storage.consultations.model import Consultation
from storage.database import ids
from storage.meetings import attendance, lookup
from storage.meetings.model import Coming, Meeting, MeetingState, Over
from storage.people import people

# What the talk has asked under the card of a meeting.
ASK = "meeting"

# A bare yes is for the card that was shown last, but not after so long.
SILENCE = timedelta(days=2)

SHOWN = 8
ANSWERS = {"coming": Coming.YES, "maybe": Coming.MAYBE, "absent": Coming.NO}


# --- what is coming -------------------------------------------------------------------------


async def schedule(turn: Turn, said: str) -> list[Outgoing]:
    """JADWAL: the meetings of my kelurahan, kecamatan and city, or of those of the area that is
    named; one of them, or its file for the calendar."""
    named, _, what = said.partition(":")
    if named.isdecimal() and len(named) >= ids.DIGITS:
        id = ids.read(named)
        meeting = await lookup.get(turn.store, id) if id is not None else None
        if meeting is None:
            return [Outgoing((Text("schedule-gone"),))]
        return [_file(meeting)] if what == "file" else [await _card(turn, meeting)]
    there = area_named(turn, said)
    tied = there or await tied_to(turn)
    some = await _coming(turn, tied)
    place = _where(turn, tied)
    move = Choice("do:home", Text("command-home.button"))
    if not some:
        # Of another area nobody is invited.
        none = Text("schedule-none.there" if there else "schedule-none", {"area": place})
        words = (none, *await opens(turn, tied), *_homeless(tied))
        return [Outgoing(words, (move,))]
    if len(some) == 1:
        card = await _card(turn, some[0], before=(Text("schedule-head", {"area": place}),))
        return [card, *(Outgoing((words,), (move,)) for words in _homeless(tied))]
    lines, choices = await _listed(turn, some, "schedule")
    head = Text("schedule-head", {"area": place})
    words = (head, lines, Text("schedule-pick"), *_homeless(tied))
    return [Outgoing(words, (*choices, move))]


def _homeless(tied: Sequence[str]) -> tuple[Words, ...]:
    """To somebody of whom nothing tells where they live."""
    return () if tied else (Text("schedule-homeless"),)


def _where(turn: Turn, tied: Sequence[str]) -> Words:
    return turn.site.named(tied[0]) if tied else turn.site.called()


async def _coming(turn: Turn, tied: Sequence[str]) -> list[Meeting]:
    return await lookup.coming(turn.store, chain(turn, tied), turn.person.id, SHOWN)


async def _listed(
    turn: Turn, some: list[Meeting], command: str
) -> tuple[Lines, tuple[Choice, ...]]:
    """Meetings by number, and a choice of each for a command."""
    choices = tuple(
        Choice(f"do:{command}:{m.id}", Literal(f"{n}. {wording.short(turn.site, m, turn.locale)}"))
        for n, m in enumerate(some, 1)
    )
    return await numbered(turn, some), choices


async def _card(turn: Turn, meeting: Meeting, before: Sequence[Words] = ()) -> Outgoing:
    """A meeting as a resident sees it; HADIR, MUNGKIN or TIDAK typed next is about it."""
    known = await cycles.load(turn.store)
    words: list[Words] = [
        *before,
        wording.name(turn.site, known, meeting),
        wording.facts(turn.site, meeting, turn.locale),
    ]
    choices: tuple[Choice, ...] = ()
    if meeting.state is MeetingState.CANCELLED:
        words.append(Text("schedule-cancelled"))
    elif meeting.over(turn.now):
        words.append(Text("schedule-over"))
    else:
        said = await attendance.answered(turn.store, meeting.id, turn.person.id)
        words.append(
            Text("schedule-said", {"answer": Text(f"schedule-answer.{said}")})
            if said
            else Text("schedule-ask")
        )
        choices = (*wording.answers(meeting), _calendar(meeting))
        _ask(turn, meeting)
    if (asked := await lookup_consultations.of_meeting(turn.store.connection, meeting)) is not None:
        title = Literal(asked.definition.title)
        words.append(Text("meeting-asks", {"title": title}))
        choices = (*choices, asks(asked))
    times = wording.moments(turn.site, [meeting], turn.locale)
    return Outgoing(tuple(words), choices, about=f"meeting:{meeting.id}", extras=times)


def asks(asked: Consultation) -> Choice:
    """What is discussed there, and can be answered without coming."""
    return Choice(f"do:consult:{asked.id}", Text("meeting-asks.button"))


def _ask(turn: Turn, meeting: Meeting) -> None:
    """What is typed next may be an answer; not where something else waits for one."""
    if turn.talk.open is None and turn.talk.ask in (None, ASK, "offer"):
        turn.talk.ask, turn.talk.held, turn.talk.shown = ASK, str(meeting.id), []
        turn.talk.asked_at = turn.now


def _calendar(meeting: Meeting) -> Choice:
    return Choice(f"do:schedule:{meeting.id}:file", Text("schedule-file"))


def _file(meeting: Meeting) -> Outgoing:
    """The file for a calendar; it is made when it is sent."""
    file = Enclosure(EnclosureKind.CALENDAR, str(meeting.id), "pertemuan.ics")
    return Outgoing((Text("schedule-calendar"),), files=(file,))


# --- HADIR, MUNGKIN, TIDAK ------------------------------------------------------------------


async def coming(turn: Turn, said: str) -> list[Outgoing]:
    return await _answer(turn, said, "coming")


async def maybe(turn: Turn, said: str) -> list[Outgoing]:
    return await _answer(turn, said, "maybe")


async def absent(turn: Turn, said: str) -> list[Outgoing]:
    return await _answer(turn, said, "absent")


async def _answer(turn: Turn, said: str, command: str) -> list[Outgoing]:
    """What somebody says of a meeting: the one that a button names, the one that was shown last,
    or the only one there is."""
    if said.isdecimal() and len(said) >= ids.DIGITS:
        return await _answered(turn, ids.read(said) or 0, command)
    if turn.talk.ask == ASK and turn.talk.held.isdecimal():
        return await _answered(turn, int(turn.talk.held), command)
    tied = await tied_to(turn)
    some = await _coming(turn, tied)
    if not some:
        return [Outgoing((Text("schedule-none", {"area": _where(turn, tied)}), *_homeless(tied)))]
    if len(some) == 1:
        return await _answered(turn, some[0].id, command)
    lines, choices = await _listed(turn, some, command)
    return [Outgoing((Text("schedule-which"), lines), choices)]


async def _answered(turn: Turn, id: int, command: str) -> list[Outgoing]:
    try:
        meeting = await attendance.answer(turn.store, turn.person, id, ANSWERS[command])
    except LookupError:
        return [Outgoing((Text("schedule-gone"),))]
    except Over as error:
        return [await _card(turn, error.meeting)]
    known = await cycles.load(turn.store)
    args: dict[str, object] = {
        "name": wording.name(turn.site, known, meeting),
        "when": wording.when(turn.site, meeting, turn.locale),
        "place": Literal(meeting.plan.place),
    }
    words: list[Words] = [Text(f"schedule-{command}", args)]
    if command == "coming" and meeting.runs(turn.now):
        words.append(Text("schedule-there"))
    _ask(turn, meeting)
    buttons = () if command == "absent" else (_calendar(meeting),)
    times = wording.moments(turn.site, [meeting], turn.locale)
    return [Outgoing(tuple(words), buttons, about=f"meeting:{meeting.id}", extras=times)]


def said_of(turn: Turn, text: str) -> str | None:
    """Which of the three answers a text is, where one has just been asked for."""
    return next((command for command in ANSWERS if turn.is_word(command, text)), None)


async def replied(turn: Turn) -> Heard | None:
    """An answer as a reply to a message about a meeting."""
    meeting = replies.about(turn, "meeting")
    command = said_of(turn, turn.message.text) if meeting is not None else None
    if meeting is None or command is None:
        return None
    return Heard(await _answered(turn, meeting, command), again=True)


@hearing(busy=False, text=True)
async def under(turn: Turn) -> Heard | None:
    """An answer under the card of a meeting; anything else ends the asking."""
    if turn.talk.ask != ASK:
        return None
    command, id = said_of(turn, turn.message.text), turn.talk.held
    if command is None:
        turn.talk.ask, turn.talk.held = None, ""
        return None
    at, meeting = turn.talk.asked_at, await lookup.get(turn.store, int(id))
    bare = turn.is_word("yes", turn.message.text) or turn.is_word("no", turn.message.text)
    if bare and meeting is not None and at is not None and turn.now - at > SILENCE:
        return Heard([await _card(turn, meeting)])  # a yes of days later: what it is for, once more
    return Heard(await _answered(turn, int(id), command))


# --- where one lives ------------------------------------------------------------------------


async def home(turn: Turn, said: str) -> list[Outgoing]:
    """KELURAHAN SAYA: from where one is told of meetings; with the code of a kelurahan it is that
    one."""
    area = turn.site.areas.get(said)
    if area is not None and area.level == 4:
        return [dataclasses.replace(_lives(turn, area.code), choices=(SCHEDULE,))]
    return await turn.open("home")


def _lives(turn: Turn, code: str) -> Outgoing:
    """One's own kelurahan changes here and nowhere else."""
    people.change(turn.store, turn.person, area=code)
    return Outgoing((Text("home-done", {"area": turn.site.named(code)}),))


async def _finish_home(turn: Turn, draft: Draft) -> list[Outgoing]:
    return [_lives(turn, draft["area"]["code"]), *await schedule(turn, "")]


HOME = Form(
    "home",
    questions=(
        Question(
            "area",
            read_home,
            takes=frozenset({Takes.TEXT, Takes.CHOICE, Takes.LOCATION}),
            choices=home_choices,
            own_text=True,
            kind=Kind.NAME,
            show=lambda value: Literal(value["name"]),
        ),
    ),
    finish=_finish_home,
    title=lambda answers: Text("home-title"),
    guarded=False,
)
