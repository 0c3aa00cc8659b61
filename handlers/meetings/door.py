"""Those who come to a meeting without a phone: their names are noted at the door."""

from __future__ import annotations

from handlers.conversation.answers import Answer, AskAgain, Draft, More, Problem, Reading, shorten
from handlers.conversation.form import Form, Kind, Question
from handlers.conversation.messages import Choice, Incoming, Literal, Outgoing, Text, Words
from handlers.meetings import check_in
from handlers.meetings.running import came_words, open_button, spaced
from handlers.reading.staff import attendees
from handlers.reading.staff.attendees import Said
from handlers.turn import Turn
from storage import rules
from storage.meetings import attendance, lookup
from storage.meetings.model import DOORS, Meeting, MeetingState, Over, TooEarly
from storage.staff import staff
from storage.staff.staff import NotAllowed

AT_ONCE = 500  # names in one form


async def names_closed(turn: Turn, meeting: Meeting) -> Words | None:
    """Why no names can be noted for a meeting; nothing where they can."""
    if meeting.state is not MeetingState.ANNOUNCED:
        return Text("names-names.closed")
    if turn.now < meeting.plan.starts_at - DOORS:
        return await check_in.too_early(turn, meeting)
    return None


async def _read_names(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    """Names are noted at once, not at the end: people wait at the door. What is no name is done,
    or asked about."""
    id = int(draft.key)
    if attendees.asks_code(said.text) and (meeting := await lookup.get(turn.store, id)) is not None:
        code = Text("door-code", {"code": Literal(spaced(meeting.code))})
        return AskAgain((code, Text("names-names.on")))
    found = attendees.said(turn.clean(said.text))
    try:
        told = await _renamed(turn, id, found)
        noted, known = await attendance.check_in_for(
            turn.store, turn.person, id, [name for name in found.names if rules.is_name(name)]
        )
    except TooEarly as error:
        return Problem((await check_in.too_early(turn, error.meeting),))
    except (NotAllowed, LookupError, Over):
        return Problem((Text("names-names.closed"),))
    told += _not_read(turn, said, found, noted, known)
    if known:
        told.append(Text("names-names.known", {"names": Literal(", ".join(known))}))
    if found.shows or found.closes:
        items = [*draft.gathered, *noted]
        told += await _listed(turn, id) if found.shows else []
        return Answer(items or None, say=tuple(told))
    if found.counts:
        told += await _counted(turn, id, found)
    if noted:
        if found.notes:
            told.append(Text("names-names.noted", {"names": Literal(", ".join(noted))}))
        return More(tuple(noted), say=tuple(told))
    if found.odd and not (found.renamed or found.counts):
        return Problem(tuple(told))
    return AskAgain((*told, Text("names-names.on")))


async def _renamed(turn: Turn, id: int, found: Said) -> list[Words]:
    told: list[Words] = []
    for old, new in found.renamed:
        fits = await attendance.rename_for(turn.store, turn.person, id, old, new)
        args = {"old": Literal(old), "new": Literal(new)}
        if len(fits) == 1:
            told.append(Text("names-names.renamed", {**args, "old": Literal(fits[0])}))
        elif fits:
            told.append(Text("names-names.which", {**args, "names": Literal(", ".join(fits))}))
        else:
            told.append(Text("names-names.unknown", args))
    return told


def _not_read(
    turn: Turn, said: Incoming, found: Said, noted: list[str], known: list[str]
) -> list[Words]:
    """What is said of words that are no name."""
    bad = next((name for name in found.names if not rules.is_name(name)), found.odd)
    if bad:
        return [Text("names-names.bad", {"typed": Literal(shorten(bad, 60))})]
    did = noted or known or found.renamed or found.shows or found.closes or found.counts
    if did:
        return []
    typed = Literal(shorten(turn.clean(said.text), 60))
    return [Text("names-names.whom" if found.notes else "names-names.bad", {"typed": typed})]


async def _counted(turn: Turn, id: int, found: Said) -> list[Words]:
    counted = await attendance.count(turn.store, id)
    args = {"came": counted.came, "entered": counted.entered}
    told: list[Words] = [Text("meeting-came", args)]
    return [*told, Text("names-names.sexes")] if found.sexes else told


async def _listed(turn: Turn, id: int) -> list[Words]:
    """Who came, as at the button."""
    meeting = await lookup.get(turn.store, id)
    held = await staff.grants(turn.store, turn.person.id)
    if meeting is None:
        return []
    some, _ = await came_words(turn, held, meeting, 0)
    return some


async def _finish_names(turn: Turn, draft: Draft) -> list[Outgoing]:
    counted = await attendance.count(turn.store, int(draft.key))
    held = await staff.grants(turn.store, turn.person.id)
    found = await lookup.get(turn.store, int(draft.key))
    words = (Text("names-done", {"came": counted.came}), Text("names-stays"))
    if not found or not held:
        return [Outgoing(words[:1])]
    listed = Choice(f"do:meetings:{found.id}:list", Text("meeting-do.list"))
    return [Outgoing(words, (open_button(found), listed))]


NAMES = Form(
    "names",
    questions=(
        Question(
            "names", _read_names, gathers=True, optional=True, limit=AT_ONCE, kind=Kind.MESSAGE
        ),
    ),
    finish=_finish_names,
    title=lambda answers: Text("names-title"),
    guarded=False,
)
