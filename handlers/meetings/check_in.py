"""The check-in at the venue: the code from the wall, and the name of who came without one."""

from __future__ import annotations

from handlers import late
from handlers.asking.heard import Heard
from handlers.asking.meetings import wording
from handlers.asking.person import links, names
from handlers.conversation.answers import Answer, Draft, Problem, Reading
from handlers.conversation.form import Form, Kind, Question
from handlers.conversation.messages import (
    Choice,
    Incoming,
    Literal,
    Outgoing,
    Text,
    Words,
)
from handlers.meetings import agenda
from handlers.turn import Turn
from storage import rules
from storage.city import cycles
from storage.consultations import lookup as lookup_consultations
from storage.meetings import attendance, lookup
from storage.meetings.model import DOORS, Meeting, MeetingState, Over, TooEarly

# What a start parameter of the check-in begins with.
CHECK_IN = str(links.Kind.WALL)


_CODE = late.regex(r"(?:(hadir) )?([a-z0-9]{4}) ?([a-z0-9]{4})")


async def at_the_wall(turn: Turn) -> Heard | None:
    """A link from the wall of a meeting."""
    link = links.of(turn)
    return await _arrives(turn, link.wall) if link is not None and link.wall else None


async def types_code(turn: Turn) -> Heard | None:
    """The code from the wall, typed."""
    code = await typed_code(turn, turn.message.text)
    if code is None:
        return None
    waits = await links.before(turn, links.Link(CHECK_IN + code))
    return waits or await _arrives(turn, code)


async def _arrives(turn: Turn, code: str) -> Heard:
    was = turn.talk.open
    out = await check_in(turn, code)
    # It may ask for a name; what was open goes on after that.
    return Heard(out, again=turn.talk.open is was)


async def typed_code(turn: Turn, text: str) -> str | None:
    """The code of a check-in that a whole text is: "HADIR ABCD 2345", or the code alone while
    nothing is open. It must be somebody's: "hadir sekarang" looks just like one."""
    found = _CODE.fullmatch(turn.fold(text)) if len(text) <= 20 else None
    if found is None or not (found[1] or turn.talk.open is None):
        return None
    code = (found[2] + found[3]).upper()
    known = await lookup.by_code(turn.store, code)
    # One that nobody has, but that says it is one and has a digit as codes do, is a slip.
    slip = found[1] and any(letter.isdecimal() for letter in code) and turn.talk.open is None
    return code if known is not None or slip else None


async def check_in(turn: Turn, code: str) -> list[Outgoing]:
    """Somebody is at the venue, and their message holds the code from the wall."""
    try:
        meeting, new = await attendance.check_in(turn.store, turn.person, code)
    except LookupError:
        return [Outgoing((Text("check_in-unknown"),))]
    except TooEarly as error:
        return [Outgoing((await too_early(turn, error.meeting),))]
    except Over as error:
        return [Outgoing((await _too_late(turn, error.meeting),))]
    known = await cycles.load(turn.store)
    args: dict[str, object] = {"name": wording.name(turn.site, known, meeting)}
    done: list[Words] = [Text("check_in-done" if new else "check_in-again", args)]
    buttons: tuple[Choice, ...] = ()
    asked = await lookup_consultations.of_meeting(turn.store.connection, meeting)
    if asked is not None and asked.takes(turn.now):
        done.append(Text("check_in-asks", {"title": Literal(asked.definition.title)}))
        buttons = (agenda.asks(asked),)
    told = Outgoing(tuple(done), buttons)
    if new and not turn.person.name:
        subject = wording.subject(turn.site, known, meeting, turn.locale)
        return [told, *await turn.open("attendee", key=str(meeting.id), subject=subject)]
    return [told]


async def too_early(turn: Turn, meeting: Meeting) -> Words:
    known = await cycles.load(turn.store)
    args: dict[str, object] = {
        "name": wording.name(turn.site, known, meeting),
        "when": wording.when(turn.site, meeting, turn.locale),
        "minutes": int(DOORS.total_seconds() // 60),
    }
    return Text("check_in-early", args)


async def _too_late(turn: Turn, meeting: Meeting) -> Words:
    known = await cycles.load(turn.store)
    args: dict[str, object] = {"name": wording.name(turn.site, known, meeting)}
    if meeting.state is MeetingState.CANCELLED:
        return Text("check_in-cancelled", args)
    return Text("check_in-over", args)


async def _read_name(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    name = names.given(turn.clean(said.text))
    taken = turn.fold(name) in turn.known("yes", "no", "greeting")
    if not rules.is_name(name) or names.is_sentence(name) or taken:
        return Problem((Text("attendee-name.bad"),))
    return Answer(name)


async def _finish_attendee(turn: Turn, draft: Draft) -> list[Outgoing]:
    if not draft["name"]:
        return [Outgoing((Text("attendee-nameless"),))]
    await attendance.call_oneself(turn.store, turn.person, int(draft.key), draft["name"])
    return [Outgoing((Text("attendee-done", {"name": Literal(draft["name"])}),))]


# Whoever gave no name is asked for one: a list of those who came holds names.
ATTENDEE = Form(
    "attendee",
    questions=(Question("name", _read_name, optional=True, kind=Kind.NAME),),
    finish=_finish_attendee,
    title=lambda answers: Text("attendee-title"),
    guarded=False,
)
