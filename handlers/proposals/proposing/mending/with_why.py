"""Another wish with what is wrong told in the same text: behind the word for why, or by its name
("... soalnya airnya meluap", "masalahnya juga ganti: ...")."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers import late
from handlers.conversation.answers import Answer, Draft, shorten
from handlers.conversation.form import Mend
from handlers.conversation.messages import Literal, Text
from handlers.proposals.proposing.mending import wish
from handlers.proposals.proposing.pieces import SHOWN
from handlers.reading.joined import BECAUSE, NO_END
from handlers.reading.said.wrong import PROBLEM, labelled
from handlers.reading.spelling import fold
from handlers.turn import Turn
from storage import rules

# What is wrong, called so at the beginning of a sentence.
_NAMED = late.regex(
    rf"{NO_END}[.;,\n]+\s+(?:(?:dan|terus|trus|trs|sama|sm|lalu|juga|and|lan|karo|also|the)\s+){{0,3}}"
    rf"(?=(?:{PROBLEM})(?:nya|ne|e|ipun)?\b)",
    re.I,
)
# "Juga ganti: ", "is now ".
_LEAD = late.regex(
    r"^(?:(?:juga|jg|uga|ugi|sekalian|ikut|ikutan|(?:di|ke)?(?:ganti|ubah|rubah|tukar)(?:in|kan|en)?|jadi|jd|dadi|dados|menjadi|now|also|changes?|changed|becomes|is|to"
    r"|sekarang|skrg|saiki|yaitu|itu|ya)\b[\s,:]*|:\s*){1,6}",
    re.I,
)
_WHY = late.regex(rf"[\s,.;]+(?:{BECAUSE}|since|as)\s+(?P<why>\S.{{4,}})$", re.I | re.S)
# Longer texts tell a story.
LONGEST = 600


def parted(text: str) -> tuple[str, str] | None:
    """What a text says before it tells by its name what is wrong, and that; None for texts that do
    not. Never raises."""
    cut = _NAMED.search(text) if len(text) <= LONGEST else None
    said = labelled(text[cut.end() :], PROBLEM) if cut is not None else None
    told = _LEAD.sub("", said).strip(" .,:") if said else ""
    if cut is None or not rules.PROBLEM.holds(len(told)) or "?" in text:
        return None
    return text[: cut.start()], told


async def mend_wish(turn: Turn, text: str, draft: Draft) -> Mend | None:
    """Another wish, with the problem that is told with it by its name, or as why."""
    named = parted(text)
    if named is not None:
        first = await wish.mend_wish(turn, named[0], draft)
        return _with(first, named[1], draft) if first is not None else None
    mend = await wish.mend_wish(turn, text, draft)
    why = _WHY.search(text) if mend is not None and len(text) <= LONGEST else None
    if mend is None or why is None or not isinstance(mend.reading, Answer):
        return mend
    told = why["why"].strip(" .,")
    if fold(told) not in fold(str(mend.reading.value)) or not rules.PROBLEM.holds(len(told)):
        return mend
    bare = await wish.mend_wish(turn, text[: why.start()], draft)
    if bare is None or not isinstance(bare.reading, Answer):
        return mend
    known = bool(draft["problem"]) and "problem" not in bare.doubts
    return bare if known else _with(bare, told, draft)


def _with(mend: Mend, told: str, draft: Draft) -> Mend:
    """Another wish, and the problem that is told with it instead of the one that there is."""
    if not isinstance(mend.reading, Answer):
        return mend
    args = {"label": Text("propose-problem.label"), "value": Literal(shorten(told, SHOWN))}
    say = Text("form-mended" if draft["problem"] else "form-mended.new", args)
    reading = replace(
        mend.reading,
        say=(*mend.reading.say, say),
        also={**mend.reading.also, "problem": told},
        instead={**mend.reading.instead, "problem": told},
    )
    return replace(mend, reading=reading, doubts=tuple(d for d in mend.doubts if d != "problem"))
