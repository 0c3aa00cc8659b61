"""DUKUNG: standing behind a proposal of somebody else, and no more."""

from __future__ import annotations

import re

from handlers.asking.heard import Heard
from handlers.asking.person import links
from handlers.asking.proposals import alike, which
from handlers.asking.proposals.which import find
from handlers.conversation.messages import Choice, Outgoing, Text
from handlers.proposals.track import mine, unknown
from handlers.proposals.wording import look, thanked
from handlers.turn import Turn
from storage.proposals.together import support

PUBLIC = Choice("do:public", Text("command-public.button"))


async def begin(turn: Turn, said: str) -> list[Outgoing]:
    """DUKUNG 42: the person stands behind it, and hears every step."""
    if not said:
        return [Outgoing((Text("support-which"),), (PUBLIC,))]
    proposal = await find(turn, said)
    if proposal is None:
        return [await unknown(turn, said)]
    try:
        done = await support.support(turn.store, turn.person, proposal.id)
    except support.Own as error:
        words = Text("support-own", {"number": str(error.proposal.number)})
        return [Outgoing((words,), (look(error.proposal),))]
    except support.Over as error:
        held = error.proposal.held is not None
        words = Text(
            "track-held" if held else "support-over", {"number": str(error.proposal.number)}
        )
        return [Outgoing((words,), () if held else (look(error.proposal),))]
    return [thanked(turn.site, done.proposal, done.new)]


async def end(turn: Turn, said: str) -> list[Outgoing]:
    """BATAL DUKUNG 42."""
    proposal = await find(turn, said) if said else None
    if proposal is None:
        return [await unknown(turn, said)] if said else await mine(turn, "")
    done = await support.take_back(turn.store, turn.person, proposal.id)
    args = alike.behind(done.proposal)
    if not done.new:
        return [Outgoing((Text("support-none", args),), (look(done.proposal),))]
    again = Choice(f"do:support:{done.proposal.number}", Text("support-button"))
    return [Outgoing((Text("support-ended", args),), (again,))]


# --- who comes by a link, and who says it in a sentence -----------------------------------------


async def linked(turn: Turn) -> Heard | None:
    """The link of a proposal that asks for support."""
    link = links.of(turn)
    if link is None or link.supported is None:
        return None
    return Heard(await begin(turn, link.supported), again=True)


_SAYS = re.compile(r"\b(?:dukung|mendukung|dhukung|ndukung|ndhukung|support)\b", re.I)
_NOT = re.compile(
    r"\b(?:batal|tidak|tdk|ga|gak|nggak|ora|boten|cabut|stop|berhenti|no longer|not)\b", re.I
)


async def said(turn: Turn) -> Heard | None:
    """A sentence that names a proposal and says that it is supported, or no more: "saya dukung
    usulan nomor 42"."""
    text = turn.message.text
    if turn.talk.open is not None or not _SAYS.search(text):
        return None
    number = which.named_in(turn, text)
    if number is None:
        return None
    command, does = ("unsupport", end) if _NOT.search(text) else ("support", begin)
    settled = await which.settle(turn, number, command, which.Whose.ANY)
    if not isinstance(settled, str):
        return Heard([settled])
    return Heard(await does(turn, settled))
