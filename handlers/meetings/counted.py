"""How many came, as whoever runs the meeting has counted them: it stands in the notes of its
result, beside those who have signed in."""

from __future__ import annotations

from handlers.asking.meetings import wording
from handlers.conversation.messages import Outgoing, Text, Words
from handlers.reading.staff.meetings.headcount import Count, headcount
from handlers.turn import Turn, render
from storage.meetings import results
from storage.meetings.model import Meeting, MeetingState, Over, TooEarly
from storage.rules import Unruly
from storage.staff.staff import NotAllowed


def within(notes: str | None, count: Count) -> tuple[str, Count]:
    """Notes with how many came, instead of what they said of it; and all that is known of it."""
    lines = (notes or "").split("\n")
    at = next((at for at, line in enumerate(lines) if _line_of(line)), None)
    known = count.over(headcount(lines[at]) if at is not None else None)
    said = render(_words(known), wording.LOCALE)
    rest = [line for place, line in enumerate(lines) if place != at and line]
    return "\n".join([said, *rest]), known


def told_in(notes: str | None) -> bool:
    """Whether notes say how many came."""
    return any(map(_line_of, (notes or "").split("\n")))


def _line_of(line: str) -> bool:
    """Whether a line of notes is the one that says how many came."""
    count = headcount(line)
    return count is not None and line == render(_words(count), wording.LOCALE)


def _words(count: Count) -> Words:
    parts = "".join(name for name in ("women", "men") if getattr(count, name) is not None)
    args = {"women": count.women or 0, "men": count.men or 0}
    if count.total is None:
        return Text(f"headcount-parts.{parts}", args)
    return Text(f"headcount.{parts}" if parts else "headcount", {**args, "total": count.total})


def told(count: Count) -> list[Words]:
    """What is said of it to whoever has told it."""
    words: list[Words] = [Text("headcount-noted", {"line": _words(count)})]
    return words if count.fits else [*words, Text("headcount-unlike")]


async def note(turn: Turn, meeting: Meeting, count: Count) -> list[Outgoing]:
    """Writes it into the notes of a meeting that runs, or whose result is there."""
    notes, known = within(meeting.notes, count)
    try:
        done = await results.note(turn.store, turn.person, meeting.id, notes)
    except (TooEarly, Over, NotAllowed, LookupError, Unruly):
        return [Outgoing((Text("desk-not-yours"),))]
    words = told(known)
    if done.state is not MeetingState.HELD:
        words.append(Text("headcount-where"))
    return [Outgoing(tuple(words), about=f"meeting:{meeting.id}")]
