"""Several of one's own proposals in one message: "hapus usulan drainase sama lampu", "jembatan
batal aja, drainase rt nya 06". The next is asked once the one before it has been dealt with."""

from __future__ import annotations

import re
from typing import NamedTuple

from handlers import late
from handlers.asking.heard import Heard, hearing
from handlers.asking.proposals import which
from handlers.conversation.messages import Kept, Literal, Outgoing, Text, kept_text
from handlers.listeners import own
from handlers.proposals import of_theirs, offers, track
from handlers.reading.meaning.acts import Act
from handlers.reading.said import stated as stated_in
from handlers.reading.said.of_proposals import own as own_said
from handlers.turn import Turn
from storage.proposals import lookup
from storage.proposals.model import GONE, OWN, Proposal

# So many are dealt with in one message; more are a list of their own.
MOST = 4

_BETWEEN = late.regex(
    r"\s*[,;]\s*(?:(?:dan|sama|trus|terus|lalu|karo|lan)\s+)?|\s+(?:dan|dn|sama|sm|trus|terus|trs|serta|karo|lan|kalih|and|&|\+)\s+",
    re.I,
)


class Order(NamedTuple):
    """What is to be done with one of theirs, in the words that say it."""

    act: Act
    proposal: Proposal
    text: str


@hearing(busy=False, text=True)
async def said(turn: Turn) -> Heard | None:
    """The first of several orders; the others wait until it has been dealt with."""
    text = turn.message.text
    if turn.person.asked or turn.message.files:
        return None
    orders = await _of_all(turn, text) or await _ordered(turn, text)
    if orders is None:
        return None
    first, *rest = orders
    if not rest:
        return await own.OF_THEIRS[first.act](turn, first.text, first.proposal)
    turn.talk.later += [_kept(order) for order in rest]
    others = Literal(", ".join(str(order.proposal.number) for order in rest))
    turn.beside.append(Text("offer-next.later", {"numbers": others}))
    return await own.OF_THEIRS[first.act](turn, first.text, first.proposal)


async def _of_all(turn: Turn, text: str) -> list[Order] | None:
    """The orders of a message that takes all of theirs back; of those that are no longer theirs to
    take back that is said. None for other messages, or where a draft may be meant."""
    order = None if own_said.keeps(text) else stated_in.all_taken_back(text)
    if order is None or turn.talk.parked or turn.talk.ask is not None or turn.person.works:
        return None
    said, stays = order
    kept = {one.id for one in await of_theirs.called(turn, stays)} if stays else set[int]()
    _, mine = await lookup.mine(turn.store, turn.person.id, 0, which.OFFERED)
    mine = [one for one in mine if one.id not in kept]
    theirs = [one for one in mine if one.state in OWN]
    if not theirs or (stays and not kept):
        return None
    dealt = (track.dealt(one) for one in mine if one.state not in OWN | GONE)
    turn.beside += [words for each in dealt for words in each.words]
    return [Order(Act.WITHDRAW, one, said) for one in theirs]


async def _ordered(turn: Turn, text: str) -> list[Order] | None:
    """The orders of a message for several of theirs, each of one; None where it is no such."""
    parts = _BETWEEN.split(" ".join(text.split()))
    if not 1 < len(parts) <= 2 * MOST or own_said.order(text) not in ("withdraw", "change"):
        return None
    named: list[tuple[Proposal, str]] = []
    for part in parts:
        some = await of_theirs.called(turn, part)
        if len(some) > 1:
            return None
        if some and some[0].id not in {one.id for one, _ in named}:
            named.append((some[0], part))
        elif named:
            named[-1] = (named[-1][0], f"{named[-1][1]}, {part}")
    known = [own_said.order(part) for _, part in named]
    if not 1 < len(named) <= MOST or any(one.state not in OWN for one, _ in named):
        return None
    orders = []
    for at, (proposal, part) in enumerate(named):
        # "Drainase sama lampu dibatalin aja": the order stands with one of them, of both.
        near = [*range(at, len(named)), *reversed(range(at))]
        by = next((n for n in near if known[n] in ("withdraw", "change")), None)
        if by is None:
            return None
        if by != at:
            words = of_theirs.words_of(named[by][0], named[by][1])
            what = (
                named[by][1]
                if known[by] == "withdraw"
                else stated_in.stated(named[by][1], words).text
            )
            part = f"{part} {what}"
        orders.append(
            Order(Act.WITHDRAW if known[by] == "withdraw" else Act.CHANGE, proposal, part)
        )
    return orders


def _kept(order: Order) -> Kept:
    """One that waits for the one before it."""
    return {**kept_text(order.text), "of": f"{order.act}{offers.OF}{order.proposal.number}"}


async def next_one(turn: Turn) -> list[Outgoing]:
    """The order that waited for the one before it, once nothing else is asked: its own form asks
    before anything is done."""
    talk = turn.talk
    while talk.later and (of := talk.later[0].get("of")) and not turn.person.gone:
        if talk.open is not None or talk.ask is not None:
            break
        said = talk.later.pop(0)
        act, _, number = of.partition(offers.OF)
        proposal = await which.find(turn, number)
        if proposal is None or proposal.state not in OWN:
            continue
        heard = await own.OF_THEIRS[Act(act)](turn, said["text"], proposal)
        return [Outgoing((Text("offer-next"),)), *heard.out]
    return []
