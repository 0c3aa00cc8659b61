"""An author asks why theirs is not shown: staff look at it first."""

from __future__ import annotations

import re

from handlers.asking.heard import Heard
from handlers.asking.proposals import which
from handlers.conversation.messages import Choice, Outgoing, Text
from handlers.proposals.wording import look
from handlers.turn import Turn
from storage.proposals import lookup

_ASKS = re.compile(
    r"\b(?:ditahan|tertahan|karantina|dikarantina|disembunyi\w*|disensor|diblokir)\b"
    r"|\b(?:belum|blm|ga|gak|nggak|tidak|tdk|ora|durung)\s(?:tampil|muncul|kelihatan|keliatan|nongol)\b",
    re.I,
)

# So many of the newest are looked through.
NEWEST = 20


async def said(turn: Turn) -> Heard | None:
    """Of the one that is named, else the newest that is held."""
    text = turn.message.text
    if turn.talk.open is not None or not _ASKS.search(text) or turn.person.asked:
        return None
    named = which.named_in(turn, text)
    if named is not None:
        found = await which.find(turn, named)
        some = [found] if found is not None and found.author == turn.person.id else []
    else:
        _, some = await lookup.mine(turn.store, turn.person.id, 0, NEWEST)
    proposal = next((each for each in some if each.held is not None), None)
    if proposal is None:
        return None
    number = proposal.number
    args = {
        "number": str(number),
        "running": str(number.running),
        "why": Text(f"held-why.{proposal.held}"),
        "link": turn.site.rules(),
    }
    change = Choice(f"do:change:{number}", Text("track-change"))
    return Heard([Outgoing((Text("held-asked", args),), (look(proposal), change))])
