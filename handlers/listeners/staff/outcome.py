"""What came out of a meeting, as whoever runs it tells it: the form of its result opens with that,
or takes it; what is decided on others is asked about after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import locales
from handlers.asking.heard import Heard, hearing
from handlers.asking.meetings import wording
from handlers.commands import Asked, run, typed_line
from handlers.conversation import asking
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Lines, Literal, Outgoing, Text
from handlers.conversation.state import State
from handlers.listeners.staff import decided
from handlers.meetings import check_in, counted, discussed
from handlers.meetings.numbered import numbered
from handlers.meetings.results import asks_page
from handlers.reading.staff import in_order
from handlers.reading.staff.meetings import held
from handlers.reading.staff.meetings.headcount import headcount
from handlers.staff import by_name
from handlers.staff.deciding.desk import TASKS
from handlers.staff.many import outcomes, placing
from handlers.staff.many.clauses import may_decide
from handlers.staff.many.outcomes import Outcome
from handlers.staff.many.tokens import LEAVE
from handlers.turn import Turn
from storage.city import cycles
from storage.meetings import lookup, results
from storage.meetings.model import DOORS, Meeting, MeetingState
from storage.proposals.model import Proposal
from storage.staff import staff
from storage.staff.roles import Operation, allowed

FORM = "result"
# Of so many meetings those are looked for that have begun, and how long ago at the most.
SOME, LATELY = 20, timedelta(days=30)
# Questions of the form at which a sentence is none of its answers.
_AGREED, _LATER = "agreed", ("discussed", "notes", "photos", "sure")
# What a meeting decides on others than those that it agrees.
_BESIDE = ("keep", "reject", "reserve", LEAVE)


@hearing(text=True, tapped=False, staff=True)
async def said(turn: Turn) -> Heard | None:
    """A result that is told, while nothing is open or at a question of its form; how many came."""
    state, text = turn.talk.open, turn.message.text
    if turn.talk.ask == "meeting":
        return None
    if state is not None and (state.form != FORM or state.confirm or turn.talk.ask):
        return None
    if state is None:
        return await _of_held(turn, text) or await _placed(turn, text) or await _idle(turn, text)
    if turn.is_way(text) or asks_page(text) or await turn.conversation.picks(text):
        return None
    meeting = await lookup.get(turn.store, int(state.key))
    if meeting is None or meeting.state is not MeetingState.ANNOUNCED:
        return None
    if (more := held.ends(text)) is not None and state.asked != "sure":
        # It is shown as it comes to; what is said behind it is heard once it is there.
        state.after = f"{state.after}\n{more}".strip()
        turn.message = replace(turn.message, text=locales.words("id", "words-send")[0])
        return None
    if (count := headcount(text)) is not None:
        state.answers["notes"], known = counted.within(state.answers.get("notes"), count)
        return Heard([Outgoing(tuple(counted.told(known)))], again=True)
    return await _in_form(turn, state, meeting, text)


async def _of_held(turn: Turn, text: str) -> Heard | None:
    """What is asked of the one meeting that runs, comes or has been held: its list, its minutes,
    that it ends."""
    lists, file, more = held.asks_list(text), held.wants_minutes(text), held.ends(text)
    if not lists and file is None and more is None:
        return None
    begun = await _begun(turn)
    now = [each for each in begun if _lately(turn, each)] or begun
    if lists:
        some = [m for m in now if m.state is MeetingState.ANNOUNCED] or await _coming(turn)
        return await listed(turn, some[0]) if len(some) == 1 else None
    if len(now) != 1:
        return None
    if more is None:
        turn.talk.ask = None
        return await run(turn, Asked("export", f"berita-acara:{now[0].code}:{file}"))
    if now[0].state is MeetingState.HELD:
        name = wording.name(turn.site, await cycles.load(turn.store), now[0])
        if not more:
            return Heard([Outgoing((Text("result-closed", {"name": name}),))])
        turn.beside.append(Text("result-closed", {"name": name}))
        turn.message = replace(turn.message, text=more)
        return await _of_held(turn, more)
    turn.talk.ask = None
    heard = await run(turn, Asked("meeting", f"{now[0].id}:result"))
    if turn.talk.open is not None and turn.talk.open.form == FORM:
        turn.talk.open.after = more
    return heard


async def _too_early(turn: Turn) -> Heard | None:
    """That the meeting of which something is said has not begun, and when it does."""
    some = await _coming(turn)
    if len(some) != 1:
        return None
    turn.talk.ask = None
    return Heard([Outgoing((await check_in.too_early(turn, some[0]), Text("result-early")))])


async def _coming(turn: Turn) -> list[Meeting]:
    """The meetings to come of which they are to file the result."""
    some = await lookup.of_areas(turn.store, await _codes(turn), SOME, since=turn.now)
    return [m for m in some if m.state is MeetingState.ANNOUNCED and turn.now < m.plan.starts_at]


async def _codes(turn: Turn) -> list[str]:
    """The areas in which they file results."""
    held_by = await staff.grants(turn.store, turn.person.id)
    return [g.area for g in held_by if allowed([g], Operation.FILE_RESULT, g.area) is not None]


async def _placed(turn: Turn, text: str) -> Heard | None:
    """An order that is told ("urutan: 12 pertama, 15 kedua"): the result of the meeting that has
    begun; where there is none it is asked about as what is agreed, with these priorities."""
    if not placing.may_be(text):
        return None
    begun = await _begun(turn)
    waiting = [each for each in begun if each.state is MeetingState.ANNOUNCED]
    one = waiting[0] if len(waiting) == 1 else None
    known = await (_listed(turn, one) if one is not None else by_name.waiting_for(turn))
    found = placing.read(text, known, turn.site.letters)
    if found is None:
        return None
    turn.talk.ask = None
    if found.missing:
        args: dict[str, object] = {"numbers": Literal(", ".join(found.missing))}
        return Heard([Outgoing((Text("result-placed.missing", args),), TASKS)])
    if one is not None:
        return await _filed(turn, one, Outcome(found.order, ()), known)
    numbers = ", ".join(str(each.number.running) for each in found.order)
    heard = await run(turn, Asked("agree", numbers))
    none = [] if begun or not await _codes(turn) else [Outgoing((Text("result-placed"),))]
    opened = turn.talk.open is not None
    return replace(heard, out=[*none, *heard.out]) if opened else heard


async def _idle(turn: Turn, text: str) -> Heard | None:
    count, tells = headcount(text), outcomes.tells(text)
    fills = held.fills_result(text)
    if count is None and not (tells or fills):
        return None
    begun = await _begun(turn)
    if not begun:
        return await _too_early(turn)
    if count is not None:
        now = [each for each in begun if _lately(turn, each)] or begun
        return Heard(await counted.note(turn, now[0], count)) if len(now) == 1 else None
    waiting = [each for each in begun if each.state is MeetingState.ANNOUNCED]
    if len(waiting) > 1:
        heard = await run(turn, Asked("meetings"))
        which_one = Text("result-which", {"typed": Literal(shorten(turn.clean(text), 120))})
        return Heard([Outgoing((which_one,)), *heard.out], again=heard.again)
    if not waiting:
        return None
    if fills:
        turn.talk.ask = None
        return await run(turn, Asked("meeting", f"{waiting[0].id}:result"))
    known = await _listed(turn, waiting[0])
    found = outcomes.read(text, known, turn.site.letters)
    if found is None:
        return None
    turn.talk.ask = None
    return await _filed(turn, waiting[0], found, known)


async def _filed(turn: Turn, meeting: Meeting, found: Outcome, known: by_name.Known) -> Heard:
    """The form of a meeting's result, with what came out of it."""
    heard = await run(turn, Asked("meeting", f"{meeting.id}:result"))
    state = turn.talk.open
    if state is None or state.form != FORM or state.touched != turn.now:
        return heard
    return await _taken(turn, state, found, known, heard.out[:-1])


async def _begun(turn: Turn) -> list[Meeting]:
    """The meetings that have begun lately, whose result they may file, or have filed."""
    codes = await _codes(turn)
    some = await lookup.of_areas(turn.store, codes, SOME, since=turn.now - LATELY) if codes else []
    return [
        each
        for each in some
        if each.state is not MeetingState.CANCELLED and each.plan.starts_at - DOORS <= turn.now
    ]


def _lately(turn: Turn, meeting: Meeting) -> bool:
    return turn.now <= meeting.plan.ends_at + timedelta(hours=12)


async def _listed(turn: Turn, meeting: Meeting) -> by_name.Known:
    """What a meeting has to agree on, as it may be called."""
    return await by_name.known_of(turn, await results.ids_to_agree(turn.store, meeting))


async def _in_form(turn: Turn, state: State, meeting: Meeting, text: str) -> Heard | None:
    """A sentence at a question of the form: which were agreed where that is asked, and what is
    decided on others at any."""
    plain = await numbered(turn, meeting, text)
    if not (plain.bad or plain.said.none) or typed_line(turn, text) is not None:
        return None  # numbers are the form's own; "cadangkan 61-80" is done beside it
    known = await _listed(turn, meeting)
    found = outcomes.read(text, known, turn.site.letters)
    if found is None:
        return None
    if state.asked == _AGREED:
        if not (found.agreed or found.others) or not _all_beside(found):
            return None
        if {each.id for each in _of_others(found, known)} & {*state.gathered.get(_AGREED, ())}:
            return None  # it has just been agreed: "hapus 63" takes it off no list
        return await _taken(turn, state, found, known, ())
    if (heard := _reordered(turn, state, text, found)) is not None:
        return heard
    agreed = {*(state.answers.get("agreed") or ())}
    others = _of_others(found, known)
    decides = may_decide(text) and found.others and not found.agreed and _all_beside(found)
    if state.asked not in _LATER or not decides or agreed & {each.id for each in others}:
        return None
    told = _beside(turn, state, found, known)
    if state.asked == "discussed":
        return Heard([Outgoing(told), *await _next(turn, state)])
    return Heard([Outgoing(told)], again=True)


def _reordered(turn: Turn, state: State, text: str, found: Outcome) -> Heard | None:
    """Another order of what was agreed, or one more of the list: "talud sama lampu kebalik", "roti
    juga disepakati"."""
    had = list(state.answers.get("agreed") or ())
    said = [each.id for each in found.agreed]
    if state.asked not in _LATER or found.others or not said:
        return None
    if in_order.swaps(text):
        if len(said) != len(PAIR) or not {*said} <= {*had}:
            return None
        now = [said[1 - said.index(id)] if id in said else id for id in had]
    elif {*said} == {*had}:
        now = said
    elif not {*said} & {*had} and may_decide(text):
        now = [*had, *said]
    else:
        return None
    state.answers["agreed"] = now
    if isinstance(kept := state.answers.get("discussed"), list):
        state.answers["discussed"] = [id for id in kept if id not in now]
    mine = {str(each.number.running) for each in found.agreed}
    turn.talk.orders = [o for o in turn.talk.orders if mine.isdisjoint(o.split(" ")[1:2])]
    return Heard([Outgoing((Text("result-ordered", {"n": len(now)}),))], again=True)


# Two change places.
PAIR = (0, 1)


def _all_beside(found: Outcome) -> bool:
    return all(clause.name in _BESIDE for clause in found.others)


def _of_others(found: Outcome, known: by_name.Known) -> list[Proposal]:
    """What something else is decided on than that it is agreed."""
    numbers = {number for clause in found.others for number in clause.numbers}
    return [each for each, _, _ in known.some if str(each.number.running) in numbers]


async def _taken(
    turn: Turn, state: State, found: Outcome, known: by_name.Known, before: Sequence[Outgoing]
) -> Heard:
    """The answers that a result holds, and the next question."""
    gathered = [*state.gathered.pop("agreed", ()), *(each.id for each in found.agreed)]
    state.answers["agreed"] = list(dict.fromkeys(gathered)) or None
    told: list[Any] = []
    if found.agreed:
        lines = tuple(
            Text(
                "result-read-line",
                {
                    "n": place,
                    "number": str(each.number),
                    "wish": Literal(shorten(each.content.wish, 60)),
                },
            )
            for place, each in enumerate(found.agreed, 1)
        )
        told.append(Lines((Text("result-read"), *lines)))
    if found.unread:
        turn.beside.append(Text("many-unused", {"typed": Literal(shorten(found.unread, 60))}))
    if found.others:
        told += _beside(turn, state, found, known)
    return Heard([*before, *([Outgoing(tuple(told))] if told else []), *await _next(turn, state)])


def _beside(turn: Turn, state: State, found: Outcome, known: by_name.Known) -> tuple[Lines, ...]:
    """Keeps what is decided on others for when the result is there; they were discussed."""
    had = state.answers.get("discussed")
    mine = _of_others(found, known)
    if had != discussed.ALL:
        state.answers["discussed"] = list(dict.fromkeys([*(had or ()), *(p.id for p in mine)]))
    lines = []
    for clause in found.others:
        of = [p for p in mine if str(p.number.running) in clause.numbers]
        lines.append(decided.line_of(turn, clause, of))
        if clause.name != LEAVE:
            turn.talk.orders = [*turn.talk.orders, decided.order_of(clause, clause.numbers)]
    head = [] if all(each.name == LEAVE for each in found.others) else [Text("result-beside")]
    return (Lines((*head, *lines)),)


async def _next(turn: Turn, state: State) -> list[Outgoing]:
    form = await turn.conversation.form(FORM, state.key)
    if form is None:
        return []
    return await asking.ask_next(form, state, turn)


# --- what is to be discussed ----------------------------------------------------------------


async def listed(turn: Turn, meeting: Meeting) -> Heard:
    """The proposals that a meeting has to discuss."""
    total, some = await results.to_agree(turn.store, meeting, SOME)
    name = wording.name(turn.site, await cycles.load(turn.store), meeting)
    if not some:
        return Heard([Outgoing((Text("result-list.none", {"name": name}),))])
    lines = tuple(
        Text(
            "result-agreed.line",
            {"n": each.number.running, "wish": Literal(shorten(each.content.wish, 60))},
        )
        for each in some
    )
    head = Text("result-list", {"name": name, "total": total})
    return Heard([Outgoing((Lines((head, *lines)),))])
