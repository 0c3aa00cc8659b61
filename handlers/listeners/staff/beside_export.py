"""A file that staff ask for by its name; and what they ask, or order of another file, while it is
asked for which area and year one is: that is answered beside it."""

from __future__ import annotations

import re

from handlers.asking.heard import Heard, Listener, first
from handlers.commands import Asked, run
from handlers.conversation.messages import Outgoing, Text
from handlers.listeners.staff.rooms import may
from handlers.reading.spelling import fold
from handlers.staff import counting, of_all, sifting, why
from handlers.turn import Turn

FORM = "export"
# What only shows.
ASKED: tuple[Listener, ...] = (of_all.asked, why.asked, counting.asked, sifting.asked)
# An answer is shorter.
LEAST = 4


# "File SIPD tadi kirim ulang": a file, and not that something is typed or compared.
_FILE = re.compile(
    r"\b(?:file|berkas|excel|exel|xlsx|pdf)\w*\b|\b(?:kirim|unduh|download|ekspor|export|cetak)(?:in|kan|i)?\b"
)
_CALLED = re.compile(r"\bsipd\b|\bt\s?d\s?4\b")
_ELSE = re.compile(
    r"\b(?:ketik\w*|isi\w*|cocok\w*|banding\w*|nomor|cara\w*|gimana|bagaimana|kapan)\b"
)


async def sent_again(turn: Turn) -> Heard | None:
    """A file that is called by its name, of somebody who may have it, while nothing is open."""
    said = fold(turn.message.text)
    if turn.talk.open is not None or not said or not turn.person.works:
        return None
    if not (_FILE.search(said) and _CALLED.search(said)) or _ELSE.search(said):
        return None
    if len(said.split()) < LEAST or turn.message.files or not await may(turn, FORM):
        return None
    return await run(turn, Asked(FORM, said))


async def said(turn: Turn) -> Heard | None:
    """A question, or another order, of more words than an answer to this form has."""
    state, text = turn.talk.open, turn.message.text
    if state is None or state.form != FORM or state.confirm or turn.message.choice:
        return None
    if len(text.split()) < LEAST or turn.talk.ask or await turn.conversation.picks(text):
        return None
    turn.talk.open = None
    if (other := await sent_again(turn)) is not None:
        return Heard([Outgoing((Text("export-other"),)), *other.out])
    heard = await first(ASKED, turn)
    opened, turn.talk.open = turn.talk.open, state
    if heard is None or opened is not None:
        return None
    return Heard(heard.out, again=True)
