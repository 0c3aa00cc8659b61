"""Which RT and RW are meant."""

from __future__ import annotations

from handlers.conversation.answers import Answer, Draft, Problem, Reader, Reading, shorten
from handlers.conversation.messages import Incoming, Literal, Text
from handlers.reading import quantities
from handlers.turn import Turn


def near(words: str) -> Reader:
    """Reads {"rt", "rw"}, one of which may be None; `words`.bad says that neither is there."""

    async def read(turn: Turn, said: Incoming, draft: Draft) -> Reading:
        rt, rw = quantities.rt_rw(said.text)
        if rt is None and rw is None:
            typed = Literal(shorten(turn.clean(said.text), 60))
            return Problem((Text(f"{words}.bad", {"typed": typed}),))
        return Answer({"rt": rt, "rw": rw})

    return read
