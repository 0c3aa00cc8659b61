"""BUAT PERTEMUAN: facilitators call a meeting, move and change it, in one form."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date
from typing import Any

from handlers.asking import reach as reached
from handlers.asking import refused
from handlers.asking.meetings import wording
from handlers.conversation.answering.sure import read_sure
from handlers.conversation.answers import Draft, Problem
from handlers.conversation.form import Form, Question, Takes
from handlers.conversation.messages import (
    RANK,
    Choice,
    Lines,
    Literal,
    Outgoing,
    Priority,
    Text,
    Words,
)
from handlers.meetings import corrected, notices, results
from handlers.meetings.door import names_closed
from handlers.meetings.plan_answers import QUESTIONS, moment, tahapan
from handlers.meetings.running import card, leads_ahead, meanwhile, open_button
from handlers.turn import Turn, render
from storage.city import cycles, days
from storage.city.cycles import Cycles
from storage.database import ids
from storage.meetings import kinds, lookup, meetings
from storage.meetings.model import Changed, Meeting, MeetingState, Over, Plan, Unfit, Untimely
from storage.messages.mailings.audiences import Group, reach
from storage.staff import staff
from storage.staff.roles import Operation, allowed
from storage.staff.staff import NotAllowed

# --- what opens a form ----------------------------------------------------------------------

# What is asked anew when a meeting is changed; the rest stays.
ASKED = {
    "time": ("date", "start", "end"),
    "place": ("place", "point"),
    "agenda": ("agenda", "bring", "reminders"),
}


async def meeting(turn: Turn, said: str) -> list[Outgoing]:
    """BUAT PERTEMUAN; or, of one that there is, what a button asks for."""
    written, _, what = said.partition(":")
    id = ids.read(written)
    if id is None and written:
        return [Outgoing((Text("schedule-gone"),))]
    if id is None:
        if not await tahapan(turn):
            return [await refused.not_yours(turn, needs=Operation.HOLD_MEETING)]
        return await turn.open("meeting")
    wanted = {"names": Operation.CHECK_IN_OTHERS, "result": Operation.FILE_RESULT}.get(
        what, Operation.FILE_RESULT if what == "correct" else Operation.HOLD_MEETING
    )
    held = await staff.grants(turn.store, turn.person.id)
    found = await lookup.get(turn.store, id)
    if found is None or not allowed(held, wanted, found.area):
        return [Outgoing((Text("desk-not-yours"),))]
    if what == "result":
        return await results.begin(turn, found)
    if what == "correct":
        return await corrected.begin(turn, found)
    key, known = str(id), await cycles.load(turn.store)
    subject = wording.subject(turn.site, known, found, turn.locale)
    if what == "names":
        if closed := await names_closed(turn, found):
            return [Outgoing((closed,)), await card(turn, held, found)]
        out = await turn.open("names", key=key, subject=subject)
        return await _note_kept(turn, out)
    if found.over(turn.now):
        return [Outgoing((Text("meeting-over"),)), await card(turn, held, found)]
    if what == "cancel":
        return await turn.open("cancel_meeting", key=key, version=found.version, subject=subject)
    answers = {
        name: value
        for name, value in _answers(turn, known, found).items()
        if name not in ASKED.get(what, ())
    }
    return await turn.open(
        "meeting", key=key, version=found.version, answers=answers, subject=subject
    )


async def _note_kept(turn: Turn, out: list[Outgoing]) -> list[Outgoing]:
    """Names that waited for a meeting are noted of this one."""
    state, names = turn.talk.open, turn.talk.came
    if not names or state is None or state.form != "names" or state.asked != "names":
        return out
    turn.talk.came = ""
    said = replace(turn.message, text=names, choice=None, reply_to=None)
    told = Outgoing((Text("door-kept.noted", {"names": Literal(names)}),))
    return [told, *await turn.conversation.hear(said)]


def _answers(turn: Turn, known: Cycles, meeting: Meeting) -> dict[str, Any]:
    """The answers that a meeting came from, so that it can be changed in the same form."""
    plan, zone = meeting.plan, turn.site.zone(meeting.city)
    area = turn.site.areas.get(meeting.area)
    begin, end = plan.starts_at.astimezone(zone), plan.ends_at.astimezone(zone)
    return {
        "tahap": {
            "key": meeting.tahap,
            "name": kinds.name(known, meeting.city, meeting.year, meeting.tahap),
            "level": area.level if area else 4,
        },
        "area": {"code": meeting.area, "name": area.name if area else meeting.area},
        "date": begin.date().isoformat(),
        "start": f"{begin:%H:%M}",
        "end": f"{end:%H:%M}",
        "place": plan.place,
        "point": [plan.lat, plan.lon] if plan.lat is not None else None,
        "agenda": plan.agenda,
        "bring": plan.bring,
        "reminders": list(plan.offsets),
    }


# --- before the yes, and after --------------------------------------------------------------


def _plan(turn: Turn, draft: Draft) -> Plan:
    lat, lon = draft["point"] or (None, None)
    return Plan(
        moment(turn, draft, draft["start"]).astimezone(UTC),
        moment(turn, draft, draft["end"]).astimezone(UTC),
        draft["place"],
        lat,
        lon,
        draft["agenda"],
        draft["bring"],
        tuple(draft["reminders"] or ()),
    )


async def _drafted(turn: Turn, draft: Draft) -> tuple[Meeting, dict[str, Any]]:
    """The meeting that the answers make, and what they change of the one that there is."""
    plan = _plan(turn, draft)
    if draft.key:
        before = await lookup.get(turn.store, int(draft.key))
        if before is not None:
            was = meetings.difference(before.plan, plan)
            why = {"why": draft["why"]} if was and draft["why"] else {}
            return replace(before, plan=plan), was | why
    known, city = await cycles.load(turn.store), turn.site.city(draft["area"]["code"])
    day = date.fromisoformat(draft["date"])
    year = kinds.year(known, city.code, draft["tahap"]["key"], day)
    made = Meeting(
        0, city.code, draft["area"]["code"], year, draft["tahap"]["key"], plan,
        MeetingState.ANNOUNCED, 0, turn.person.id, turn.person.name or "", "", turn.now, turn.now,
    )  # fmt: skip
    return made, {}


async def _sure_wording(turn: Turn, draft: Draft) -> Words | None:
    """The message as it will be read, and how many it reaches."""
    if not draft["area"]:
        return None
    known = await cycles.load(turn.store)
    meeting, was = await _drafted(turn, draft)
    if draft.key and not was:
        return Text("meeting-sure.same")
    lines: list[Text | Literal] = [Text("announcement-preview"), Text("meeting-rule")]
    words = (
        wording.changed_words(turn.site, known, meeting, was)
        if draft.key
        else wording.called_words(turn.site, known, meeting)
    )
    # In the language in which they are sent, whatever that of whoever sends them is.
    lines += [Literal(render(each, wording.LOCALE)) for each in words]
    lines.append(Text("meeting-rule"))
    audience = notices.told(meeting, Group.EVERYONE) if draft.key else notices.everyone(meeting)
    found = await reach(turn.store, audience, turn.site.windows)
    rank = RANK[Priority.OUTCOME if draft.key else Priority.REMINDER]
    lines += await reached.lines(turn, found, "meeting", rank, turn.now, meeting.city)
    for other in await lookup.beside(turn.store, meeting.area, meeting.plan, meeting.id):
        args = {
            "name": wording.name(turn.site, known, other),
            "when": wording.when(turn.site, other, turn.locale),
        }
        lines.append(Text("meeting-sure.beside", args))
    if not draft.key or {"starts_at", "ends_at"} & was.keys():
        city = turn.site.city(meeting.city)
        off = await days.more(turn.store)
        lines += [
            Text(f"meeting-day-{noted.what}", {"name": Literal(noted.name)})
            for noted in days.remarks(meeting.plan.starts_at, meeting.plan.ends_at, city, off)
        ]
    lines.append(Text("meeting-reminders.line", {"leads": leads_ahead(turn, meeting.plan)}))
    return Lines((*lines, Text("meeting-sure.change" if draft.key else "meeting-sure")))


async def _sure_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    yes = "meeting-sure.save" if draft.key else "meeting-sure.yes"
    return (
        Choice("yes", Text(yes)),
        Choice("@change", Text("form-change.button")),
        Choice("no", Text("meeting-sure.no")),
    )


async def _finish(turn: Turn, draft: Draft) -> list[Outgoing] | Problem:
    if not draft["sure"]:
        return [Outgoing((Text("meeting-dropped"),))]
    meeting, _ = await _drafted(turn, draft)
    try:
        if draft.key:
            done = await meetings.change(
                turn.store, turn.person, meeting.id, meeting.plan,
                version=draft.version, why=draft["why"] or "",
            )  # fmt: skip
        else:
            done = await _called(turn, meeting)
    except Untimely:
        return Problem((Text("meeting-sure.untimely"),))
    except (NotAllowed, LookupError, Unfit):
        return [Outgoing((Text("desk-not-yours"),))]
    except (Over, Changed) as error:
        return await meanwhile(turn, error)
    if done.version == draft.version:
        return [Outgoing((Text("meeting-same"),), (open_button(done),))]
    words: list[Words] = [Text("meeting-changed" if draft.key else "meeting-called")]
    if not draft.key or done.plan.starts_at != meeting.plan.starts_at:
        known = await cycles.load(turn.store)
        words.insert(0, wording.subject(turn.site, known, done, turn.locale).words)
    return [Outgoing(tuple(words), (open_button(done),), about=f"meeting:{done.id}")]


async def _called(turn: Turn, meeting: Meeting) -> Meeting:
    known, area = await cycles.load(turn.store), turn.site.areas.get(meeting.area)
    if area is None:
        raise LookupError(meeting.area)
    tahap = kinds.standing_in(known, meeting.city, meeting.year, meeting.tahap, area)
    if tahap is None:
        raise LookupError(meeting.tahap)
    city = turn.site.city(meeting.city)
    return await meetings.create(turn.store, turn.person, city, area, tahap, meeting.plan)


FORM = Form(
    "meeting",
    questions=(
        *QUESTIONS,
        Question(
            "sure",
            read_sure,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_sure_choices,
            own_text=True,
            wording=_sure_wording,
            final=True,
        ),
    ),
    finish=_finish,
    steady=True,
    title=lambda answers: Text("meeting-title"),
)
