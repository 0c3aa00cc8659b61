"""What "semua" means in a line: all that waits, or those of it that some words call; words that
only say why or wherefore ("biar cepat, mau rapat") narrow nothing, and are told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers import late
from handlers.conversation.answers import Problem, shorten
from handlers.conversation.messages import Literal, Text
from handlers.reading.amounts.numbers import Typed
from handlers.reading.left_out import parts_of
from handlers.reading.spelling import fold
from handlers.staff import by_name, waiting
from handlers.staff.many import lines
from handlers.staff.many.lines import Line
from handlers.staff.of_many import left_out
from handlers.turn import Turn
from storage.proposals.desk.waiting import Wanted
from storage.proposals.lookup import plain
from storage.proposals.model import Proposal
from storage.staff.roles import Operation

# With these words some are told from others, whatever else is said.
_TELLS_APART = late.regex(
    r"^\W*(?:yang|yg|sing|seng|di|dari|ning|nang|neng|rt|rw|bidang|kelurahan|soal|tentang)\b", re.I
)


# What stands around them.
_AROUND = late.regex(
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
    """A line that leaves out what it calls by name ("kecuali yang lampu"), or by where it is or of
    which bidang, with the numbers of that, and what else it says of them; as it is where that is
    not beyond doubt."""
    if not line.but:
        return line, ""
    known = await by_name.waiting_for(turn)
    some, more = _called(known, parts_of(line.but) or (line.but,))
    if not some:
        some, more = _called(known, (line.but,))
    if not some and line.said.everything:
        some = await _narrowed_out(turn, line.but)
    if not some:
        return line, ""
    numbers = (Typed(p.number.letters, p.number.year, p.number.running or 0) for p in some)
    return replace(line, but="", without=(*line.without, *numbers)), more


def _called(known: by_name.Known, parts: Sequence[str]) -> tuple[list[Proposal], str]:
    """Those that each of some parts calls, and the words behind the last; none where any calls
    none."""
    found: dict[int, Proposal] = {}
    more: list[str] = []
    for part in parts:
        words = fold(part).split()
        places = sorted(known.named_at(words))
        named = [words[at] for at in places]
        if not named or not known.fits(named):
            return [], ""
        found |= {each.id: each for each in known.meant(named)}
        more = words[places[-1] + 1 :]
    return list(found.values()), " ".join(more)


async def _narrowed_out(turn: Turn, but: str) -> list[Proposal]:
    """Those of all that wait which are left out by a bidang, a kelurahan, an RT or their words."""
    out = await left_out.read(turn, f"kecuali {but}", Operation.SEE_TASKS)
    if out is None or out.unread:
        return []
    stays = set(await waiting.ids_of(turn, f"kecuali {but}"))
    return await plain(turn.store, [n for n in await waiting.ids_of(turn, "") if n not in stays])


async def _all_but(turn: Turn, ids: list[int], without: Sequence[Typed]) -> list[int]:
    if not without:
        return ids
    some = await plain(turn.store, ids)
    numbers = {p.id: Typed(p.number.letters, p.number.year, p.number.running or 0) for p in some}
    return [id for id in numbers if not any(lines.same(numbers[id], out) for out in without)]
