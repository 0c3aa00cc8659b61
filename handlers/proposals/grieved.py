"""What somebody says against a decision on one of theirs, or that it still waits: answered with how
it stands, who has decided or has it now, and what can be done. Whoever writes for an author that
has died hears that it stays."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.asking.heard import Heard, hearing
from handlers.asking.menu import MINE
from handlers.asking.proposals import steps, which
from handlers.conversation.messages import Choice, Lines, Outgoing, Text, Words
from handlers.proposals import of_theirs, shown_last, track
from handlers.proposals.wording import look, named
from handlers.reading.places.areas import Found
from handlers.reading.said.of_proposals import died, grieved
from handlers.reading.said.of_proposals import own as own_said
from handlers.turn import Turn
from storage.city import cycles
from storage.proposals import lookup
from storage.proposals.model import ENDED, Proposal, State
from storage.staff.responsible import responsible
from storage.staff.roles import Operation

REFUSED = frozenset({State.DITOLAK, State.BELUM_DIAKOMODIR})
# So many of theirs are looked through.
NEWEST = 20


@hearing(busy=False, text=True, staff=False)
async def said(turn: Turn) -> Heard | None:
    """A text of a resident while nothing is open."""
    text, person = turn.message.text, turn.person
    if person.asked or turn.left_files:
        return None
    keeps = own_said.keeps(text) or own_said.order(text) is None
    if keeps and (died.of_author(text) or died.continues(text)):
        return await _bereaved(turn, text)
    if own_said.is_new(text) or own_said.order(text):
        return None
    if died.own_number(text):
        return Heard([Outgoing((Text("grieved-died.number"),), (CONNECT,))])
    if died.asks_if_lost(text):
        return Heard([Outgoing((Text("grieved-lost"),), (MINE,))])
    if died.asks_if_still(text) or died.stays_there(text):
        return await _stays(turn, text)
    if grieved.merged(text):
        return await _merged(turn, text)
    against, asks = grieved.protests(text), grieved.asks_of_refusal(text)
    if against or asks:
        return await _refused(turn, text, against)
    return await _waits(turn, text) if grieved.waits(text) else None


async def _mine(turn: Turn, text: str) -> tuple[list[Proposal], Sequence[Proposal]]:
    """Those of theirs that a text names, and all; of none that are another's it is."""
    _, mine = await lookup.mine(turn.store, turn.person.id, 0, NEWEST)
    return await of_theirs.called(turn, text), mine


async def _bereaved(turn: Turn, text: str) -> Heard | None:
    """Of who has proposed and has died, or of who would go on with it: how it stands, that it stays
    as it is, and whom to tell."""
    called, mine = await _mine(turn, text)
    if not mine:
        return None
    some = (called or list(mine))[:MOST]
    words: list[Words] = [Text("grieved-died")] if died.of_author(text) else []
    lines = [
        Text("shown-state", {**named(each), "state": Text(f"state-{each.state}")}) for each in some
    ]
    area = turn.site.named(some[0].content.area)
    words += [Lines(tuple(lines)), Text("grieved-died.stays", {"area": area})]
    looks = (look(some[0]),) if len(some) == 1 else ()
    return Heard([Outgoing(tuple(words), (*looks, MINE))])


# What brings the news of one chat to another.
CONNECT = Choice("do:connect", Text("command-connect.button"))


async def _stays(turn: Turn, text: str) -> Heard | None:
    """How the one that is named stands, or the only one, to whoever asks if it still goes on, or
    says that it stays where it is."""
    called, mine = await _mine(turn, text)
    some = called or (mine if len(mine) == 1 and not turn.slots(text).things else [])
    if len(some) != 1:
        return None
    where = died.stays_there(text)
    found = turn.site.names.find_in(where).reading if where else None
    there = isinstance(found, Found) and found.area.code == some[0].content.area
    if where and not there:
        return None
    return Heard(await track.check(turn, str(some[0].number)))


async def _merged(turn: Turn, text: str) -> Heard | None:
    """Of one of theirs that was merged: into which, and what that is; that none was."""
    called, mine = await _mine(turn, text)
    some = [each for each in called or mine if each.state is State.DIGABUNG]
    if len(some) == 1:
        turn.beside.append(Text("grieved-merged"))
        return Heard(await track.check(turn, str(some[0].number)))
    if some:
        return Heard([of_theirs.asked(turn, some)])
    return Heard([Outgoing((Text("grieved-merged.none"),), (MINE,))]) if mine else None


async def _refused(turn: Turn, text: str, against: bool) -> Heard | None:
    """Why one was refused, by whom, and what can be done now: the one that is named, or was shown
    last, else the one that was refused last."""
    called, mine = await _mine(turn, text)
    if not called and (turn.slots(text).things or which.all_named_in(turn, text)):
        return None
    some = [each for each in called or mine if each.state in REFUSED]
    last = await shown_last.last(turn)
    shown = [each for each in some if last is not None and each.id == last.id]
    if not some and len(called or mine) == 1 and grieved.refused(text):
        return Heard(await track.check(turn, str((called or mine)[0].number)))
    if not some or not (called or shown or grieved.refused(text)):
        return None
    one = max(await _whole(turn, shown or some), key=lambda each: steps.latest(each).at)
    known = await cycles.load(turn.store)
    state = Text("shown-state", {**named(one), "state": Text(f"state-{one.state}")})
    words: list[Words] = [Text("grieved")] if against else []
    words += [state, *steps.told(turn.site, known, one, steps.latest(one), turn.locale)]
    if against:
        area = turn.site.named(one.content.area)
        words.append(Text("grieved-can", {"number": str(one.number), "area": area}))
    return Heard([Outgoing(tuple(words), (look(one), MINE), about=f"proposal:{one.id}")])


async def _waits(turn: Turn, text: str) -> Heard | None:
    """Where it stands, who has it and until when: the one that is named, or was shown last, else
    all of theirs that are not decided on."""
    called, mine = await _mine(turn, text)
    held = turn.slots(text)
    if not called and (held.things or held.place or held.area or held.value is not None):
        return None
    some = [each for each in called or mine if each.state not in ENDED]
    last = await shown_last.last(turn)
    some = [each for each in some if last is not None and each.id == last.id] or some
    if not some:
        return None
    turn.beside.append(Text("track-waited"))
    if len(some) == 1:
        turn.beside += await _with(turn, (await _whole(turn, some))[0])
        return Heard(await track.check(turn, str(some[0].number)))
    told = [Lines(tuple(await _held(turn, each))) for each in await _whole(turn, some[:MOST])]
    return Heard([Outgoing(tuple(told), (MINE,))])


# So many of them are told of at once.
MOST = 3


async def _whole(turn: Turn, some: Sequence[Proposal]) -> list[Proposal]:
    """With their history."""
    found = [await lookup.get(turn.store, each.id) for each in some]
    return [each for each in found if each is not None]


async def _with(turn: Turn, proposal: Proposal) -> list[Text]:
    """Who has it now; nothing where it is its author's turn, or nobody's."""
    if steps.latest(proposal).next in ("author", "confirm") or proposal.desk is None:
        return []
    some = await responsible(turn.store, proposal, Operation.VERIFY)
    area = turn.site.named(some[0].area if some else proposal.content.area)
    role = Text(f"role-{some[0].role}") if some else Text("role-verifikator")
    return [Text("grieved-with", {"role": role, "area": area})]


async def _held(turn: Turn, proposal: Proposal) -> list[Text]:
    known = await cycles.load(turn.store)
    step = steps.latest(proposal)
    state = Text("shown-state", {**named(proposal), "state": Text(f"state-{proposal.state}")})
    then = steps.then(turn.site, known, proposal, step, turn.locale)
    told = [each for each in then if isinstance(each, Text)]
    return [state, *await _with(turn, proposal), *told]
