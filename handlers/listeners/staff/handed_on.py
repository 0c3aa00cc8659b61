"""A proposal that lies in another kelurahan of the city, as staff say it: put there by BETULKAN,
which shows it first; what was being decided on it is left."""

from __future__ import annotations

from dataclasses import replace

import locales
from handlers.asking.heard import Heard, hearing
from handlers.asking.proposals import which
from handlers.commands import Asked, run
from handlers.conversation.form import Kind
from handlers.conversation.messages import Literal, Text
from handlers.conversation.state import State
from handlers.listeners import filled
from handlers.listeners.staff import lined, rooms
from handlers.listeners.staff.lined import ONE, now_asked
from handlers.reading.meaning.acts import Act
from handlers.reading.places.areas import Found
from handlers.reading.spelling import fold
from handlers.reading.staff import handed_on
from handlers.staff import by_name, picking
from handlers.staff.many.lines import LINES
from handlers.staff.many.spoken import LONGEST, does
from handlers.turn import Turn
from storage.city.areas import Area
from storage.proposals.model import Proposal
from storage.proposals.rulings import RULES, Decision
from storage.staff import staff
from storage.staff.roles import covers

FORM, SURE = "correct", "sure"
# What may be said of it beside: to forward it, or that it is taken back.
_BESIDE = ("forward", "undo")
# So many kelurahan lie in a code.
LEVEL = 4


@hearing(text=True, tapped=False, staff=True)
async def said(turn: Turn) -> Heard | None:
    """While nothing is open, while it is decided on, or while it is shown as it would be then."""
    state, text = turn.talk.open, turn.message.text
    if turn.talk.ask == "doubt":
        return None
    if (office := handed_on.to_office(text)) and (heard := await _to_office(turn, office)):
        return heard
    goes = handed_on.goes(text)
    if not goes and not handed_on.lies_there(text):
        return None
    area = _area(turn, text)
    if area is None or _decides(text) or len(which.all_named_in(turn, text)) > 1:
        return None
    held = await staff.grants(turn.store, turn.person.id)
    if any(covers(area.code, each.area) for each in held):
        return None  # it is theirs
    if state is not None:
        return await _in_form(turn, state, area, goes=goes)
    proposal = await which.find(turn, await rooms.one(turn, text) or "")
    return await _opened(turn, proposal, area) if proposal is not None else None


async def _to_office(turn: Turn, office: str) -> Heard | None:
    """That an OPD is to see to the one that is named, looked at or decided on: it is noted for
    that, which is shown first; what was being decided on it is left."""
    state, text = turn.talk.open, turn.message.text
    if state is not None and (state.form != ONE or state.confirm or not state.key.isdecimal()):
        return None
    if len(which.all_named_in(turn, text)) > 1 or await rooms.allowed(turn, "annotate") is None:
        return None
    if state is None:
        number = await rooms.one(turn, text)
    else:
        now, some = now_asked(state), await lined.decided_on(turn, state)
        if not now or len(some) != 1 or state.kind == Kind.MESSAGE:
            return None
        number, turn.talk.open = str(some[0].number), None
        turn.beside.append(Text("decided-instead", {"what": Text(f"decide-decision.{LINES[now]}")}))
    if number is None and state is None:
        return await picking.which_one(turn, Act.ANNOTATE, text, Text("meant-annotate"))
    if number is None:
        return None
    turn.talk.ask = None
    turn.beside.append(Text("handed-to-office", {"office": Literal(office)}))
    heard = await run(turn, Asked("annotate", number))
    return await filled.answered(turn, heard, "annotate", {"opd": office})


async def _in_form(turn: Turn, state: State, area: Area, *, goes: bool) -> Heard | None:
    if state.confirm or not state.key.isdecimal():
        return None
    shown = state.form == FORM and state.asked == SURE and state.answers.get("area") == area.code
    if shown and goes:
        # Who orders what was shown so agrees to it; who only tells where it lies does not.
        turn.message = replace(turn.message, text=locales.words("id", "words-yes")[0])
        return Heard(await turn.conversation.hear(turn.message))
    now = now_asked(state)
    if state.form != ONE or state.kind == Kind.MESSAGE or not now:
        return None
    if not goes and (state.asked != SURE or RULES[Decision(LINES[now])].reasoned):
        return None  # it may tell why
    some = await lined.decided_on(turn, state)
    called = await by_name.only_one(turn, turn.message.text)
    if len(some) != 1 or some[0].content.area == area.code:
        return None
    if called is not None and called.id != some[0].id:
        return None  # it is said of another
    turn.talk.open = None
    turn.beside.append(Text("decided-instead", {"what": Text(f"decide-decision.{LINES[now]}")}))
    return await _opened(turn, some[0], area)


async def _opened(turn: Turn, proposal: Proposal, area: Area) -> Heard | None:
    """BETULKAN, with the kelurahan; None where it lies there, or in another city."""
    if proposal.content.area == area.code or not covers(proposal.city, area.code):
        return None
    turn.talk.ask = None
    heard = await run(turn, Asked("correct", str(proposal.number)))
    given = {"part": turn.say(Text("propose-area.label")), "area": area.name}
    return await filled.answered(turn, heard, FORM, given)


def _area(turn: Turn, text: str) -> Area | None:
    found = turn.site.names.find_in(text).reading
    area = turn.site.areas.get(found.area.code) if isinstance(found, Found) else None
    return area if area is not None and area.level == LEVEL else None


def _decides(text: str) -> bool:
    """Whether a text decides something else, too."""
    words = [fold(word) for word in text.split()]
    found = (does(words[at : at + LONGEST]) for at in range(len(words)))
    return any(each is not None and each[0] in LINES and each[0] not in _BESIDE for each in found)
