"""Several proposals that staff hold against each other: shown side by side, which of them stays
when they become one, and what is asked before the yes to that."""

from __future__ import annotations

from handlers.asking.heard import Heard, hearing
from handlers.asking.proposals import which
from handlers.commands import Asked, run
from handlers.conversation.messages import Literal, Outgoing, Text
from handlers.listeners.staff.lined import decided_on, now_asked
from handlers.listeners.staff.rooms import allowed
from handlers.proposals import offers
from handlers.reading.meaning.acts import Act
from handlers.reading.spelling import fold
from handlers.reading.staff import merged
from handlers.staff import by_name, picking
from handlers.staff.deciding import merging
from handlers.staff.many.lines import LINES
from handlers.staff.many.spoken import does
from handlers.turn import Turn
from storage.messages import outbox
from storage.proposals.model import Proposal
from storage.proposals.rulings import Decision

FORM, SURE = "merge", "sure"
# Where one is decided on.
DECIDES = ("decide", "many")
# So many are held against each other.
MOST = 5
_MERGE, _PARTS = "do:merge:", "do:part:"
# More words ask something else.
FEW = 9


@hearing(busy=False, text=True, staff=True)
async def compared(turn: Turn) -> Heard | None:
    """Two or more that they want to see beside each other, while nothing is open."""
    text = turn.message.text
    if not merged.compares(text) or does(fold(text).split()) or merged.merges(text):
        return None
    if await allowed(turn, "similar") != "similar":
        return None
    some = await _named(turn, text)
    if len(some) < 2:
        return None
    turn.talk.ask = None
    return Heard([await merging.beside(turn, some[:MOST])])


async def _named(turn: Turn, text: str) -> list[Proposal]:
    """Those that a text names, by number or by what they are called."""
    numbers = which.all_named_in(turn, merged.without_called(text))
    found = [each for n in numbers if (each := await which.find(turn, n)) is not None]
    return found or await by_name.each_of(turn, merged.parts(text))


@hearing(busy=True, text=True, tapped=False)
async def instead(turn: Turn) -> Heard | None:
    """That the one which is decided on is to be merged instead: the decision is left, and with
    which is asked where that is not said."""
    state, text = turn.talk.opened, turn.message.text
    if turn.talk.ask:
        return None
    if state.form not in DECIDES or not merged.instead(text) or not (now := now_asked(state)):
        return None
    if LINES[now] not in list(Decision):
        return None
    some = await decided_on(turn, state)
    if len(some) != 1 or await allowed(turn, FORM) != FORM:
        return None
    mine = str(some[0].number.running)
    others = [n for n in which.all_named_in(turn, text) if n not in (mine, str(some[0].number))]
    if len(others) > 1:
        return None
    turn.talk.open = None
    turn.beside.append(Text("decided-instead", {"what": Text(f"decide-decision.{LINES[now]}")}))
    if others:
        return await _merge(turn, [mine], others[0], text)
    return await run(turn, Asked("similar", str(some[0].number)))


@hearing(busy=False, text=True, staff=True)
async def merged_so(turn: Turn) -> Heard | None:
    """That those which were just shown side by side become one: "iya sama, digabung saja"."""
    text = turn.message.text
    named = which.all_named_in(turn, text)
    if len(named) > 1 or not merged.merges(text) or merged.denied(text):
        return None
    _, newest = await outbox.last_choices(turn.store, turn.person.id)
    shown = [id.removeprefix(_MERGE) for id, _ in newest if id.startswith(_MERGE)]
    if not shown or await allowed(turn, FORM) != FORM:
        return None
    if turn.talk.ask == offers.OFFER:
        turn.talk.ask = None
    numbers = which.all_named_in(turn, shown[0].replace(" ke ", " "))
    if len(numbers) < 2:
        return None
    into = merged.into(text) or (named[0] if named else None)
    if named and into not in numbers:
        return None
    if into in numbers:
        return await _merge(turn, [n for n in numbers if n != into], str(into), text)
    return Heard([merging.whither(turn, numbers, text)])


@hearing(busy=False, text=True, tapped=False)
async def stays(turn: Turn) -> Heard | None:
    """Which of them stays, where that was asked: "yang 31 yang tetap, lebih lengkap fotonya"."""
    text, orders = turn.message.text, turn.talk.orders
    if not orders:
        return None
    lead = f"{picking.FOR}{Act.MERGE.value} "
    if not orders[0].startswith(lead):
        return None
    _, newest = await outbox.last_choices(turn.store, turn.person.id)
    shown = [id.removeprefix(picking.PICKED) for id, _ in newest if id.startswith(picking.PICKED)]
    named = which.all_named_in(turn, text)
    into = merged.into(text) or (named[0] if len(named) == 1 else None)
    if into is None or into not in shown or merged.denied(text):
        return None
    turn.talk.orders = orders[1:]
    said = orders[0].removeprefix(lead)
    return await _merge(turn, [n for n in shown if n != into], into, said, merged.besides(text))


async def _merge(turn: Turn, others: list[str], into: str, said: str, told: str = "") -> Heard:
    """GABUNG, with why as far as it was said: before, and with which one stays."""
    why = merged.why(said)
    if merged.only_same(why or said):
        why = turn.say(Text("merge-why.same"))
    if told:
        args = {"why": Literal(why or turn.say(Text("merge-why.same"))), "told": Literal(told)}
        why = turn.say(Text("merge-why.stays", args))
    return await run(turn, Asked(FORM, f"{' '.join(others)} ke {into} {why}".strip()))


@hearing(busy=False, text=True, staff=True)
async def asked_after(turn: Turn) -> Heard | None:
    """The same, asked when it is done."""
    text = turn.message.text
    if not merged.asks_of(text):
        return None
    if len(text.split()) > FEW or which.all_named_in(turn, text):
        return None
    _, newest = await outbox.last_choices(turn.store, turn.person.id)
    if not any(id.startswith(_PARTS) for id, _ in newest):
        return None
    return Heard([Outgoing((Text("merge-asked"),))])


@hearing(busy=True, text=True, tapped=False)
async def asked(turn: Turn) -> Heard | None:
    """What becomes of the others and of who proposed them, asked before the yes."""
    state, text = turn.talk.opened, turn.message.text
    if state.form != FORM or state.asked != SURE:
        return None
    if state.confirm or turn.talk.ask or not merged.asks_of(text):
        return None
    return Heard([Outgoing((Text("merge-asked"),))], again=True)
