"""What is said of who came, while a meeting of theirs runs and nothing is open: the names are noted
there, put right, counted or listed."""

from __future__ import annotations

from handlers.asking.heard import Heard
from handlers.conversation.messages import Literal, Outgoing, Text
from handlers.listeners.filled import fill
from handlers.meetings import planning, running
from handlers.reading.staff import attendees
from handlers.turn import Turn
from storage.meetings import lookup
from storage.meetings.model import DOORS, Meeting, MeetingState
from storage.staff import staff
from storage.staff.roles import Operation, allowed

# Of so many meetings the one that runs is looked for.
SOME = 20


async def said(turn: Turn) -> Heard | None:
    """A sentence of staff on who came, where just one meeting of theirs runs."""
    text = turn.message.text
    if turn.talk.open is not None or not text or not turn.person.works:
        return None
    code, opens = attendees.asks_code(text), attendees.opens(text)
    if not (code or opens or attendees.of_door(text)):
        return None
    meeting = await _running(turn)
    if meeting is None:
        return None
    if code or opens:
        held = await staff.grants(turn.store, turn.person.id)
        words = Text("door-code", {"code": Literal(running.spaced(meeting.code))})
        return Heard([Outgoing((words,)), await running.card(turn, held, meeting)])
    out = await planning.meeting(turn, f"{meeting.id}:names")
    return await fill(turn, out, "names", {"names": text})


async def _running(turn: Turn) -> Meeting | None:
    held = await staff.grants(turn.store, turn.person.id)
    notes = Operation.CHECK_IN_OTHERS
    codes = [each.area for each in held if allowed([each], notes, each.area) is not None]
    some = await lookup.of_areas(turn.store, codes, SOME, since=turn.now) if codes else []
    now = [
        each
        for each in some
        if each.state is MeetingState.ANNOUNCED
        and each.plan.starts_at - DOORS <= turn.now <= each.plan.ends_at + DOORS
    ]
    return now[0] if len(now) == 1 else None
