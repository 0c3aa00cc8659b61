"""What is said of who came: while a meeting of theirs runs the names are noted there, put right,
counted or listed; else they are kept until it is known of which meeting they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from handlers.asking import refused
from handlers.asking.heard import Heard, hearing
from handlers.asking.meetings import wording
from handlers.conversation.answers import shorten
from handlers.conversation.form import Kind
from handlers.conversation.messages import Choice, Literal, Outgoing, Text, Words
from handlers.listeners.filled import fill
from handlers.listeners.staff import outcome
from handlers.meetings import check_in, planning, running
from handlers.reading.meaning.places import without_area
from handlers.reading.places.areas import Found
from handlers.reading.staff import attendees
from handlers.reading.staff.meetings import held as running_now
from handlers.turn import Turn
from storage.city import cycles
from storage.meetings import lookup
from storage.meetings.model import DOORS, Meeting, MeetingState
from storage.staff import staff
from storage.staff.roles import Operation, allowed

# Of so many meetings the one that runs is looked for.
SOME = 20
# Names are of a meeting that was so long ago at most, and of one of so many.
LATELY = timedelta(days=14)
OFFERED = 7
NOTING = 3


@hearing(text=True, tapped=False, staff=True)
async def said(turn: Turn) -> Heard | None:
    """A sentence of staff on who came, where just one meeting of theirs runs."""
    text = turn.message.text
    if turn.talk.ask == "meeting":
        return None
    if turn.talk.open is not None:
        return await _beside(turn)
    code, opens = attendees.asks_code(text), attendees.opens(text) or running_now.begins(text)
    if not (code or opens or attendees.of_door(text)):
        return await _opens_there(turn, text)
    some = await _theirs(turn)
    meeting = _running(turn, some or ())
    ahead = [each for each in some or () if turn.now < each.plan.starts_at]
    if meeting is None and running_now.begins(text) and len(ahead) == 1:
        return Heard([Outgoing((await check_in.too_early(turn, ahead[0]),))])
    if meeting is None:
        kept = await _kept(turn, some, attendees.came(text) or attendees.missed(text))
        return kept or await _opens_there(turn, text)
    if code or opens:
        return await _shown(turn, meeting, begins=running_now.begins(text))
    out = await planning.meeting(turn, f"{meeting.id}:names")
    return await fill(turn, out, "names", {"names": text})


async def _shown(turn: Turn, meeting: Meeting, *, begins: bool) -> Heard:
    """The code of a meeting that runs, and its card; to who begins it also what it discusses."""
    held = await staff.grants(turn.store, turn.person.id)
    words = Text("door-code", {"code": Literal(running.spaced(meeting.code))})
    card = await running.card(turn, held, meeting)
    lists = (await outcome.listed(turn, meeting)).out if begins else []
    return Heard([Outgoing((words,)), card, *lists])


async def _opens_there(turn: Turn, text: str) -> Heard | None:
    """That a meeting is to begin, of a kelurahan that may be named: the one that runs, or when it
    does; of several, or of none, all that there are."""
    mention, city = turn.site.names.find_in(text), turn.site.names.city
    bare = " ".join(w for w in without_area(text, mention).split() if turn.fold(w) not in city)
    if not running_now.opens_now(bare):
        return None
    some, found = await _theirs(turn), mention.reading
    if some is None:
        return None
    if isinstance(found, Found):
        some = [each for each in some if each.area == found.area.code]
    ahead = [each for each in some if turn.now < each.plan.starts_at]
    turn.talk.ask = None
    if (meeting := _running(turn, some)) is not None:
        return await _shown(turn, meeting, begins=True)
    if len(ahead) == 1:
        return Heard([Outgoing((await check_in.too_early(turn, ahead[0]),))])
    return Heard(await running.meetings_of(turn, ""))


async def _theirs(turn: Turn) -> list[Meeting] | None:
    """The meetings of which they may note who came and whose result is not there; None where no
    role of theirs does that."""
    held = await staff.grants(turn.store, turn.person.id)
    notes = Operation.CHECK_IN_OTHERS
    codes = [each.area for each in held if allowed([each], notes, each.area) is not None]
    if not codes:
        return None
    some = await lookup.of_areas(turn.store, codes, SOME, since=turn.now - LATELY)
    return [each for each in some if each.state is MeetingState.ANNOUNCED]


def _running(turn: Turn, some: Sequence[Meeting]) -> Meeting | None:
    now = [
        each
        for each in some
        if each.plan.starts_at - DOORS <= turn.now <= each.plan.ends_at + DOORS
    ]
    return now[0] if len(now) == 1 else None


async def _kept(turn: Turn, some: Sequence[Meeting] | None, names: str) -> Heard | None:
    """Names that are of no meeting that runs: noted of the only one that has begun, else kept,
    and what is needed is said."""
    if not names:
        return None
    if some is None:
        return Heard([Outgoing((await _for_others(turn, names),))])
    turn.talk.ask = None
    turn.talk.came = ", ".join(filter(None, (turn.talk.came, turn.clean(names))))
    args: dict[str, object] = {"names": Literal(shorten(turn.talk.came, 300))}
    begun = [each for each in some if each.plan.starts_at - DOORS <= turn.now]
    begun = [each for each in begun if turn.now - each.plan.ends_at < LATELY]
    if len(begun) == 1:
        return Heard(await planning.meeting(turn, f"{begun[0].id}:names"))
    if begun:
        buttons = tuple(
            Choice(
                f"do:meeting:{each.id}:names",
                Literal(wording.short(turn.site, each, turn.locale)),
            )
            for each in begun[:OFFERED]
        )
        return Heard([Outgoing((Text("door-kept.which", args),), buttons)])
    if some:
        soon, known = min(some, key=lambda each: each.plan.starts_at), await cycles.load(turn.store)
        args["name"] = wording.name(turn.site, known, soon)
        args["when"] = wording.when(turn.site, soon, turn.locale)
        args["minutes"] = int(DOORS.total_seconds() // 60)
        button = Choice("do:meetings", Text("command-meetings.button"))
        return Heard([Outgoing((Text("door-kept.early", args),), (button,))])
    return Heard([Outgoing((Text("door-kept.none", args),), await _calls(turn))])


async def _for_others(turn: Turn, names: str) -> Words:
    """Names that are not theirs to note, said back with whom they are for, so that none is lost."""
    needs, held = Operation.CHECK_IN_OTHERS, await staff.grants(turn.store, turn.person.id)
    mine = next((g.area for g in held if g.area), "")
    found = await staff.everybody(turn.store, mine) if mine else []
    noting = [e.grant for e in found if e.grant.area == mine and allowed([e.grant], needs, mine)]
    args: dict[str, object] = {"names": Literal(turn.clean(names))}
    if not noting:
        return Text("door-kept.nobody", {**args, "area": turn.site.named(mine)})
    who = ", ".join(
        f"{each.name} ({turn.say(refused.role(turn, each))})" for each in noting[:NOTING]
    )
    return Text("door-kept.others", {**args, "who": Literal(who)})


async def _calls(turn: Turn) -> tuple[Choice, ...]:
    """The button to call a meeting, for whoever may."""
    held = await staff.grants(turn.store, turn.person.id)
    may = any(allowed([each], Operation.HOLD_MEETING, each.area) is not None for each in held)
    return (Choice("do:meeting", Text("command-meeting.button")),) if may else ()


async def _beside(turn: Turn) -> Heard | None:
    """Names that are said while something else is asked: they are kept."""
    state = turn.talk.open
    names = attendees.came(turn.message.text)
    if not names or state is None or state.form == "names" or state.kind == Kind.MESSAGE:
        return None
    if state.confirm or turn.talk.ask or await _theirs(turn) is None:
        return None
    turn.talk.came = ", ".join(filter(None, (turn.talk.came, turn.clean(names))))
    args = {"names": Literal(shorten(turn.talk.came, 300))}
    return Heard([Outgoing((Text("door-kept.meanwhile", args),))], again=True)
