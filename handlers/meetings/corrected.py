"""A result that was filed wrongly, put right by those who may file one."""

from __future__ import annotations

import re

from handlers import late
from handlers.asking.meetings import wording
from handlers.conversation.answering.sure import sure
from handlers.conversation.answers import Answer, Draft, Problem, Reading, shorten, within
from handlers.conversation.form import Form, Kind, Question
from handlers.conversation.messages import (
    Choice,
    Incoming,
    Lines,
    Literal,
    Outgoing,
    Text,
    Words,
)
from handlers.meetings.numbered import numbered
from handlers.turn import Turn
from storage import rules
from storage.city import cycles
from storage.meetings import corrected, lookup, results
from storage.meetings.model import Meeting
from storage.staff.staff import NotAllowed

# So many of a list are shown.
LISTED = 40

_ADD = late.regex(r"^(?:tambah(?:kan)?|masukkan)\b[\s:]*", re.I)
_OUT = late.regex(r"^(?:keluarkan|hapus|cabut)\b[\s:]*", re.I)


async def begin(turn: Turn, meeting: Meeting) -> list[Outgoing]:
    """Opens the form, where there is a result."""
    if await results.filed(turn.store, meeting.id) is None:
        return [Outgoing((Text("correct_result-none"),))]
    known = await cycles.load(turn.store)
    subject = wording.subject(turn.site, known, meeting, turn.locale)
    return await turn.open(
        "correct_result", key=str(meeting.id), version=meeting.version, subject=subject
    )


async def _agreed(turn: Turn, meeting: int) -> list[int]:
    """What was filed as agreed, by priority."""
    step = await results.filed(turn.store, meeting)
    return [int(id) for id, _ in step.data["agreed"]] if step is not None else []


async def _named(turn: Turn, ids: list[int]) -> str:
    some = await results.by_ids(turn.store, ids)
    return ", ".join(str(some[id].number.running) for id in ids if id in some)


async def _list_wording(turn: Turn, draft: Draft) -> Words | None:
    ids = await _agreed(turn, int(draft.key))
    some = await results.by_ids(turn.store, ids[:LISTED])
    lines: list[Text | Literal] = [Text("correct_result-now", {"n": len(ids)})]
    lines += [
        Text(
            "correct_result-line",
            {
                "place": place,
                "n": some[id].number.running,
                "wish": Literal(shorten(some[id].content.wish, 50)),
            },
        )
        for place, id in enumerate(ids[:LISTED], 1)
        if id in some
    ]
    return Lines((*lines, Text("correct_result-list")))


async def _read_list(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    """The whole list in its right order, "tambah 7", "keluarkan 12"; the ids of all of it."""
    meeting = await lookup.get(turn.store, int(draft.key))
    if meeting is None:
        return Problem((Text("desk-not-yours"),))
    before, text = await _agreed(turn, meeting.id), turn.clean(said.text)
    add, out = _ADD.match(text), _OUT.match(text)
    for lead in filter(None, (add, out)):
        text = text[lead.end() :]
    named = await numbered(turn, meeting, text)
    if named.bad or not named.said.numbers:
        typed = Literal(shorten(", ".join(named.bad) or said.text, 60))
        return Problem((Text("correct_result-agreed.bad", {"typed": typed}),))
    ids = list(named.ids)
    if add:
        ids = [*before, *(id for id in ids if id not in before)]
    elif out:
        ids = [id for id in before if id not in ids]
    if ids == before:
        return Problem((Text("correct_result-agreed.same"),))
    return Answer(list(dict.fromkeys(ids)))


async def _read_why(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    least, most = rules.WHY.least, rules.WHY.most
    return within(turn, said, least=least, most=most, words="correct_result-why")


async def _sure_wording(turn: Turn, draft: Draft) -> Words | None:
    """What comes in, what goes out, and the whole list."""
    before, now = await _agreed(turn, int(draft.key)), list(draft["agreed"] or ())
    lines: list[Text | Literal] = []
    if new := [id for id in now if id not in before]:
        lines.append(Text("correct_result-in", {"numbers": Literal(await _named(turn, new))}))
    if gone := [id for id in before if id not in now]:
        lines.append(Text("correct_result-out", {"numbers": Literal(await _named(turn, gone))}))
    args: dict[str, object] = {"numbers": Literal(await _named(turn, now) or "-"), "n": len(now)}
    return Lines((*lines, Text("correct_result-order", args), Text("correct_result-sure")))


async def _finish(turn: Turn, draft: Draft) -> list[Outgoing]:
    look = (Choice(f"do:meetings:{draft.key}", Text("meeting-do.open")),)
    if not draft["sure"]:
        return [Outgoing((Text("correct_result-kept"),), look)]
    try:
        done = await corrected.correct(
            turn.store,
            turn.person,
            int(draft.key),
            draft["agreed"] or (),
            draft["why"],
            version=draft.version or 0,
        )
    except corrected.Meanwhile:
        return [Outgoing((Text("correct_result-meanwhile"),), look)]
    except (NotAllowed, LookupError):
        return [Outgoing((Text("desk-not-yours"),))]
    words: list[Words] = []
    if done.meeting.version != draft.version:
        words.append(Text("correct_result-done", {"n": len(done.agreed)}))
    if done.failed:
        failed = Literal(await _named(turn, list(done.failed)))
        words.append(Text("correct_result-failed", {"numbers": failed}))
    return [Outgoing(tuple(words), look)]


FORM = Form(
    "correct_result",
    questions=(
        Question(
            "agreed",
            _read_list,
            kind=Kind.MESSAGE,
            wording=_list_wording,
            show=lambda value: Text("result-agreed.count", {"n": len(value)}),
        ),
        Question("why", _read_why, kind=Kind.MESSAGE),
        sure("correct_result", wording=_sure_wording),
    ),
    finish=_finish,
    title=lambda answers: Text("correct_result-title"),
)
