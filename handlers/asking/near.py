"""Which RT and RW are meant."""

from __future__ import annotations

from handlers.conversation.answers import Answer, Draft, Problem, Reader, Reading, shorten
from handlers.conversation.messages import Incoming, Literal, Text
from handlers.reading.amounts.rt_rw import rt_rw
from handlers.reading.meaning.places import addresses
from handlers.turn import Turn
from storage.city.neighbourhoods import numbers


def near(words: str, *, several: bool = False) -> Reader:
    """Reads {"rt", "rw"}, one of which may be None; with `several` each may name some, as "03, 05".
    `words`.bad says that neither is there."""

    async def read(turn: Turn, said: Incoming, draft: Draft) -> Reading:
        if several:
            rt, rw = map(some_in, addresses(said.text))
        else:
            rt, rw = rt_rw(said.text)
        if rt is None and rw is None:
            typed = Literal(shorten(turn.clean(said.text), 60))
            return Problem((Text(f"{words}.bad", {"typed": typed}),))
        return Answer({"rt": rt, "rw": rw})

    return read


def some_in(text: str | None) -> str | None:
    """The numbers of "3 dan 5", "1 s/d 4", as "03, 05"; None where there are none."""
    return ", ".join(f"{number:02}" for number in sorted(numbers(text)) if number) or None
