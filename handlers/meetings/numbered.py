"""Numbers typed at questions about a result: which proposals of the meeting's list they mean."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.reading.amounts.numbers_said import Said, numbers_said, written
from handlers.turn import Turn
from storage.meetings import results
from storage.meetings.model import Meeting


@dataclass(frozen=True, slots=True)
class Numbered:
    """`ids` are of what is on the list, in the order in which it was `said`; `bad` is all else, as
    it was typed."""

    said: Said
    ids: tuple[int, ...]
    bad: tuple[str, ...]


async def numbered(turn: Turn, meeting: Meeting, text: str) -> Numbered:
    """What a text means of a meeting's list."""
    said = numbers_said(text, [turn.site.city(meeting.city).letters])
    found = await results.among(turn.store, meeting, said.numbers) if said.numbers else {}
    missing = written(number for number in said.numbers if number not in found)
    ids = tuple(found[number].id for number in said.numbers if number in found)
    return Numbered(said, ids, (*said.bad, *filter(None, (missing, said.rest))))
