"""What "semua" means in a line: all that waits, or those of it that some words call; words that
only say why or wherefore ("biar cepat, mau rapat") narrow nothing, and are told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers.conversation.answers import Problem, shorten
from handlers.conversation.messages import Literal, Text
from handlers.reading.amounts.numbers import Typed
from handlers.reading.spelling import fold
from handlers.staff import by_name, waiting
from handlers.staff.many import lines
from handlers.staff.many.lines import Line
from handlers.turn import Turn
from storage.proposals.desk.waiting import Wanted, plain

# With these words some are told from others, whatever else is said.
_TELLS_APART = re.compile(
    r"^\W*(?:yang|yg|sing|seng|di|dari|ning|nang|neng|rt|rw|bidang|kelurahan|soal|tentang)\b", re.I
)


# What stands around them.
_AROUND = re.compile(
    r"\b(?:yang|yg|sing|seng|udah|udh|sudah|sdh|wis|wes|punya|usulan|nya)\b|[,;]+\s*$", re.I
)


@dataclass(frozen=True, slots=True)
class All:
    """The ids, in the order of TUGAS, and the words of the line that narrowed nothing."""

    ids: list[int]
    unused: str = ""


async def meant(turn: Turn, line: Line) -> All | Problem:
    """The proposals that a line with "semua" is of."""
    which = _AROUND.sub(" ", line.rest).strip()
    ids = await waiting.ids_of(turn, which)
    if not ids and which:  # of a level below, where that is named
        ids = await waiting.ids_of(turn, which, below=True)
    unused = ""
    if not ids and line.rest:
        if _TELLS_APART.search(line.said.rest) or not await _says_nothing(turn, which):
            typed = Literal(shorten(line.rest, 60))
            return Problem((Text("many-none.such", {"typed": typed}),))
        ids, unused = await waiting.ids_of(turn, ""), line.rest
    return All(await _all_but(turn, ids, line.without), unused)


async def _says_nothing(turn: Turn, rest: str) -> bool:
    """Whether words tell no proposal from another."""
    wanted, _ = await waiting.read(turn, rest)
    if replace(wanted, words=()) != Wanted():
        return False  # a state, a bidang, an area
    held = turn.slots(rest)
    named = held.things or held.area or held.rt or held.rw or held.place
    digits = any(letter.isdecimal() for letter in fold(rest))
    return not (named or digits or _TELLS_APART.search(rest))


async def named_but(turn: Turn, line: Line) -> tuple[Line, str]:
    """A line that leaves out what it calls by name ("kecuali yang lampu"), with the numbers of
    that, and what else it says of them; as it is where that is not beyond doubt."""
    if not line.but:
        return line, ""
    words = fold(line.but).split()
    known = await by_name.waiting_for(turn)
    places = sorted(known.named_at(words))
    named = [words[at] for at in places]
    found = known.meant(named) if named and known.fits(named) else []
    if not found:
        return line, ""
    more = words[places[-1] + 1 :]
    numbers = (Typed(p.number.letters, p.number.year, p.number.running or 0) for p in found)
    return replace(line, but="", without=(*line.without, *numbers)), " ".join(more)


async def _all_but(turn: Turn, ids: list[int], without: Sequence[Typed]) -> list[int]:
    if not without:
        return ids
    some = await plain(turn.store, ids)
    numbers = {p.id: Typed(p.number.letters, p.number.year, p.number.running or 0) for p in some}
    return [id for id in numbers if not any(lines.same(numbers[id], out) for out in without)]
