"""What was agreed gets other priorities among itself: "tuker prioritas drainase sama jembatan",
"jembatan jadi 2, lampu jadi 1", "urutannya dibalik"; whose a priority is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.asking.heard import Heard, hearing
from handlers.asking.proposals import which
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Lines, Literal, Outgoing, Text
from handlers.reading.staff import in_order
from handlers.staff import by_name
from handlers.staff.deciding.desk import TASKS
from handlers.staff.many import many, ordering
from handlers.staff.many.clauses import in_clauses
from handlers.turn import Turn
from storage.messages import outbox
from storage.proposals.model import Proposal

# Longer ones tell something.
LONGEST = 120
# So many are shown with their priorities.
SHOWN = 10


@hearing(busy=False, text=True, staff=True)
async def asked(turn: Turn) -> Heard | None:
    """Which priorities are to be others, said by somebody who works here, while nothing is open:
    all that change are shown at once, in a preview as of any line."""
    text = turn.message.text
    if len(text) > LONGEST:
        return None
    if text.rstrip().endswith("?"):
        return None
    if some := await _anew(turn, text):
        return await _shown(turn, some)
    if not in_order.swaps(text) or not in_order.of_ranks(text):
        return None
    if in_order.turned(text):
        return await _turned(turn)
    pair = await _pair(turn, in_order.swapped(text))
    if len(pair) != 2:
        return None
    first, second = sorted(pair, key=lambda each: each.priority or 0)
    if not first.priority or not second.priority:
        bare = ", ".join(str(each.number.running) for each in pair if not each.priority)
        return Heard([Outgoing((Text("swap-none", {"numbers": Literal(bare)}),), TASKS)])
    return await _shown(turn, [second, first])


@hearing(busy=False, text=True, staff=True)
async def whose(turn: Turn) -> Heard | None:
    """Whose a priority is, or whether anybody has it: "prioritas 1 masih kosong ya?"."""
    text = turn.message.text
    if len(text) > LONGEST:
        return None
    priority = in_order.asked_of(text)
    if priority is None:
        return None
    turn.talk.ask = None
    ranked = _ranked(await by_name.waiting_for(turn))
    held = [each for each in ranked if each.priority == priority]
    free = [] if held else [Text("rank-free", {"priority": priority})]
    lines = [_line(each) for each in held or ranked[:SHOWN]]
    return Heard([Outgoing((Lines((*free, *lines)),), TASKS)])


def _line(proposal: Proposal) -> Text:
    args = {
        "priority": proposal.priority,
        "number": str(proposal.number),
        "wish": Literal(shorten(proposal.content.wish, 60)),
    }
    return Text("rank-held", args)


async def _shown(turn: Turn, some: Sequence[Proposal]) -> Heard:
    """Several in their new order, from the first of the priorities that they have."""
    first = min(each.priority or 1 for each in some)
    numbers = ", ".join(str(each.number.running) for each in some)
    return Heard(await many.line("agree")(turn, f"{numbers} prioritas {first}"))


async def _anew(turn: Turn, text: str) -> list[Proposal]:
    """Several that have priorities, in the other order that a text gives just these; none where it
    gives them no other, or says more."""
    known = await by_name.waiting_for(turn)
    ranked, letters = _ranked(known), list(turn.site.letters)
    clauses = in_clauses(in_order.as_ranks(text), letters, known.named_at, which.OTHER)
    found: dict[int, Proposal] = {}
    for each in clauses:
        mine = ordering.sure_of(known, each)
        whole = each.name == "agree" and each.priority and not (each.why or each.unread)
        if not whole or len(mine) != 1 or mine[0] not in ranked or int(each.priority) in found:
            found = {}
            break
        found[int(each.priority)] = mine[0]
    some = [found[priority] for priority in sorted(found)]
    if [each.priority for each in sorted(some, key=_rank)] != sorted(found):
        some = []  # one gets that of another of which nothing is said
    if not some and in_order.then(text):
        some = ordering.said(text, known, None, letters)
    if len(some) < 2 or any(each not in ranked for each in some):
        return []
    return some if some != sorted(some, key=_rank) else []


def _ranked(known: by_name.Known) -> list[Proposal]:
    """All that have a priority, in their order."""
    return sorted((p for p, _, _ in known.some if p.priority), key=_rank)


def _rank(proposal: Proposal) -> int:
    return proposal.priority or 0


async def _turned(turn: Turn) -> Heard | None:
    """All that have a priority, the last first; not what stands in a list that was just shown."""
    _, newest = await outbox.last_choices(turn.store, turn.person.id)
    ranked = _ranked(await by_name.waiting_for(turn))
    listed = sum(id.startswith("do:task:") for id, _ in newest) > 1
    return await _shown(turn, ranked[::-1]) if len(ranked) > 1 and not listed else None


async def _pair(turn: Turn, text: str) -> list[Proposal]:
    """The two that are named, by their numbers or by what they are."""
    some = [await which.find(turn, each) for each in re.findall(r"(?<!\w)\d{1,6}(?!\w)", text)]
    found = [each for each in some if each is not None]
    if len(found) == 2:
        return found
    parts = re.split(r"\s+(?:sama|sm|ama|dan|dengan|dgn|karo|lan|ambi|vs|and|with)\s+|,", text)
    return await by_name.each_of(turn, [part for part in parts if part.strip()])
