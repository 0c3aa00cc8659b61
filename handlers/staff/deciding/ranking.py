"""Which priority staff give: read as people say it, put right, and whose it is already."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers import late
from handlers.conversation.answers import Answer, Draft, Problem, Reading, shorten
from handlers.conversation.form import Mend
from handlers.conversation.messages import Incoming, Literal, Text
from handlers.reading.amounts.number_words import in_digits
from handlers.turn import Turn
from storage import rules
from storage.city import cycles
from storage.proposals import lookup, priorities
from storage.proposals.model import Proposal

# "Prioritas 2 aja", "nomor satu", "yang pertama".
_RANK = late.regex(
    r"^(?:(?:jadi|buat|bikin|eh|oh|ya|yang|yg|di|taruh|taro|masuk|urutan|maaf|ralat|salah|harusnya"
    r"|maksud\w*)\s)*(?P<named>prior\w*)?\s?(?:ke|nomor|nomer|no)?\s?(?P<digits>\d{1,9})"
    r"(?:\s(?:aja|saja|ae|wae|ya|deh|dulu|dong|pak|bu|ding|deng))*$"
)
_FIRST = {"pertama": "1", "kesatu": "1", "kedua": "2", "ketiga": "3", "keempat": "4"}


def _rank(turn: Turn, text: str) -> re.Match[str] | None:
    """A priority, with no more around it than people say with one."""
    words = turn.fold(in_digits(text)).split()
    return _RANK.match(" ".join(_FIRST.get(word, word) for word in words))


async def mend_priority(turn: Turn, text: str, draft: Draft) -> Mend | None:
    """Another priority, where it is asked whether all is right: "prioritas 2 aja"."""
    found = _rank(turn, text)
    # "Eh 1 ding", "3 aja": a number by itself is the choice that it stands for.
    if found is None or found["digits"] == found[0] or not draft["decision"]:
        return None
    said = replace(turn.message, text=found["digits"], choice=None)
    reading = await read_priority(turn, said, draft)
    return Mend(reading, whole=True) if isinstance(reading, Answer) else None


async def read_priority(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    found = _rank(turn, said.text)
    digits = found["digits"] if found is not None else turn.fold(said.text)
    few = len(digits) <= len(str(rules.PRIORITY.most))
    minus = "-" in said.text  # which folding takes away
    if minus or not (digits.isdecimal() and few and rules.PRIORITY.holds(int(digits))):
        args = {"most": rules.PRIORITY.most}
        return Problem((Text("decide-priority.bad", args),))
    priority, given = int(digits), await given_in(turn, int(draft.key))
    holder = next((id for id, n in given.items() if n == priority), None)
    if holder is None or holder == int(draft.key):
        return Answer(priority)
    other = await lookup.get(turn.store, holder)
    if other is None:
        return Answer(priority)
    return Problem((taken(other, priority, given, int(draft.key)),))


async def given_in(turn: Turn, id: int) -> dict[int, int]:
    """The priorities of the list that a proposal is in, by proposal."""
    proposal = await lookup.get(turn.store, id)
    known = await cycles.load(turn.store)
    tahap = known.tahap(proposal.city, proposal.year, proposal.tahap) if proposal else None
    if proposal is None or tahap is None:
        return {}
    return await priorities.of(turn.store, priorities.listed_with(proposal, tahap))


def taken(holder: Proposal, priority: int, given: dict[int, int], id: int) -> Text:
    """Another has this priority; and which is the first that nobody has."""
    args = {
        "priority": priority,
        "number": str(holder.number),
        "wish": Literal(shorten(holder.content.wish, 60)),
        "free": priorities.first_free(given, {id}, 1)[0],
    }
    return Text("decide-priority.taken", args)
