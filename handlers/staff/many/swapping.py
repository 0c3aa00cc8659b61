"""Two that were agreed change places: "tuker prioritas drainase sama jembatan"."""

from __future__ import annotations

import re

from handlers.asking.heard import Heard
from handlers.asking.proposals import which
from handlers.conversation.messages import Literal, Outgoing, Text
from handlers.staff import by_name
from handlers.staff.deciding.desk import TASKS
from handlers.staff.many import many
from handlers.turn import Turn
from storage.proposals.model import Proposal

_SWAPS = re.compile(
    r"\b(?:di)?(?:tukar|tuker|ijol|lintu|swap|bolak balik|balik)(?:in|kan|ke|an|no|nen)?\b",
    re.I,
)
_RANKS = re.compile(r"\b(?:prior\w*|urutan\w*|nomor urut|posisi|tempat|peringkat)\b", re.I)
# Longer ones tell something.
LONGEST = 120


async def asked(turn: Turn) -> Heard | None:
    """Whose priorities are to be swapped, by somebody who works here, while nothing is open: each
    gets that of the other, in a preview as of any line."""
    text = turn.message.text
    if turn.talk.open is not None or not text or not turn.person.works or len(text) > LONGEST:
        return None
    if _SWAPS.search(text) is None or _RANKS.search(text) is None:
        return None
    pair = await _pair(turn, _RANKS.sub(" ", _SWAPS.sub(" ", text)))
    if len(pair) != 2:
        return None
    first, second = sorted(pair, key=lambda each: each.priority or 0)
    if not first.priority or not second.priority:
        bare = ", ".join(str(each.number.running) for each in pair if not each.priority)
        return Heard([Outgoing((Text("swap-none", {"numbers": Literal(bare)}),), TASKS)])
    said = f"{second.number.running}, {first.number.running} prioritas {first.priority}"
    return Heard(await many.line("agree")(turn, said))


async def _pair(turn: Turn, text: str) -> list[Proposal]:
    """The two that are named, by their numbers or by what they are."""
    some = [await which.find(turn, each) for each in re.findall(r"(?<!\w)\d{1,6}(?!\w)", text)]
    found = [each for each in some if each is not None]
    if len(found) == 2:
        return found
    parts = re.split(r"\s+(?:sama|sm|ama|dan|dengan|dgn|karo|lan|ambi|vs|and|with)\s+|,", text)
    return await by_name.each_of(turn, [part for part in parts if part.strip()])
