"""Several proposals in one message: taken one after the other, or asked whether they are one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from handlers.conversation.answers import Draft, shorten
from handlers.conversation.messages import Choice, Incoming, Lines, Literal, Text, Words, kept_text
from handlers.proposals.proposing.shared import of_draft
from handlers.reading.meaning.several import MOST, Several, several
from handlers.reading.places.areas import Found
from handlers.turn import Turn
from storage import rules

APART, TOGETHER = "apart", "together"

# What the question remembers of the message, until it is known which.
AFTER = "typed"

SHOWN = 120


def separate(turn: Turn, text: str) -> Several | None:
    """The proposals that a text holds, if there are several. The first is long enough to be one; of
    the others more is asked when their turn comes ("posyandu")."""
    found = several(text, turn.site.names)
    room = len(turn.talk.later) + len(found.parts) - 1 <= MOST
    first, *others = found.parts
    fits = rules.WISH.holds(len(first)) and all(len(each) <= rules.WISH.most for each in others)
    return found if len(found.parts) > 1 and room and fits else None


def both(found: Several) -> Words:
    """The question whether they are one proposal."""
    return Lines((Text("propose-apart", {"n": len(found.parts)}), *_listed(found.parts)))


def _listed(parts: Sequence[str]) -> list[Text]:
    args = [{"n": n, "wish": Literal(shorten(part, SHOWN))} for n, part in enumerate(parts, 1)]
    return [Text("propose-apart.line", each) for each in args]


def chosen(said: Incoming) -> str | None:
    """Whether several are one, as it was tapped or typed ("sendiri2"); None where neither is
    said."""
    if said.choice is not None:
        return said.choice if said.choice in (APART, TOGETHER) else None
    short = said.text if len(said.text.split()) <= SHORT else ""
    named = [how for how, words in _HOW.items() if words.fullmatch(short.strip())]
    return named[0] if named else None


SHORT = 4
_END = r"(?:[\s,.]*\b(?:aja|saja|ya|yaa|pak|bu|min|mawon|wae|dong|deh|usulan)\b)*\W*"
_HOW = {
    APART: re.compile(
        r"(?:di)?(?:(?:sendiri|satu|siji|dhewe|piyambak)\s*(?:2|-?\s*(?:sendiri|satu|siji|dhewe"
        rf"|piyambak)|per\s+satu)|sendirian|pisah\w*|dipisah\w*|masing\W?\s?(?:2|masing)|apart){_END}",
        re.I,
    ),
    TOGETHER: re.compile(
        rf"(?:di)?(?:gabung\w*|satukan|(?:jadi(?:kan)?\s+|dadi\s+)?(?:satu|siji)|together){_END}",
        re.I,
    ),
}


async def choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return (
        Choice(APART, Text("propose-apart.apart")),
        Choice(TOGETHER, Text("propose-apart.together")),
    )


def first_of(
    turn: Turn,
    parts: Sequence[str],
    answers: Mapping[str, Any] = MappingProxyType({}),
    *,
    seen: bool = False,
) -> tuple[Words, ...]:
    """Keeps all but the first for later, with what the `answers` of the first hold for them; gives
    what is said of that, if they were not `seen`."""
    near = of_draft(answers)
    turn.talk.later += [
        {**kept_text(part), "near": near, "nth": n} for n, part in enumerate(parts[1:], 2)
    ]
    head = Text("propose-apart.first", {"n": len(parts)})
    return () if seen else (Lines((head, *_listed(parts))),)


# "usul lampu jalan", "mau usul juga gorong-gorong": it wishes something.
_WISHES = re.compile(
    r"^\W*(?:(?:saya|sy|aku|kami|kulo|kula|mau|ingin|pengen|arep|badhe|juga|sekalian)\s+)*"
    r"(?:usul(?:kan|in|ke)?|ngusul\w*|mengusulkan|nyuwun)\b",
    re.I,
)


# "Sekalian pasang lampu ya", "minta lampu juga".
_ALSO = re.compile(
    r"^\W*(?:(?:sekalian|tambah(?:an|in)?|sama|plus|terus|trus|oiya|oya)\W+)+(?:(?:mau|tolong|ya)\W+)?"
    r"(?:minta|mnt|pasang|bikin|buat|mohon|usul|bangun|perbaik)\w*"
    r"|^\W*(?:(?:terus|trus|sama|oke|oh|iya|oya|oiya|eh|dan|lanjut)\W+){0,3}(?:(?:satu|siji|setunggal|ada)\s+(?:lagi|maneh|meneh|malih)"
    r"|(?:(?:yang|yg|sing)\s+)?(?:(?:no|nomor|nomer)\W{0,2}[2-5]|ke\W?(?:dua|tiga|empat|lima)))\b(?=\W+\w)"
    r"|^\W*(?:(?:sama\s+)?satu\s+lagi\W+)?(?:minta|mnt|pasang|bikin|mohon|tolong)\b.{3,60}\b(?:juga|jg|sekalian|pisan|ugi)\b",
    re.I,
)


def another(turn: Turn, text: str, draft: Draft) -> Several | None:
    """The wish that there is, and another one that a text is: of another kelurahan, or of other
    things. None where it tells of the same."""
    held, wish = turn.slots(text), draft["wish"]
    wishes = _WISHES.match(text) or _ALSO.match(text)
    if not wish or not held.things or wishes is None:
        return None
    named = held.area.reading if held.area else None
    elsewhere = isinstance(named, Found) and named.area.code != (draft["area"] or {}).get("code")
    things = {thing.name for thing in turn.slots(wish).things}
    others = bool(things) and things.isdisjoint(thing.name for thing in held.things)
    fits = rules.WISH.holds(len(text)) and len(turn.talk.later) < MOST
    return Several((wish, text), sure=False) if (elsewhere or others) and fits else None


def another_than_asked(turn: Turn, text: str, draft: Draft) -> Several | None:
    """The same where something else than why is asked: what only stands in the name of a place
    ("usul di depan pos kamling") is no other thing that is wished."""
    held = turn.slots(text)
    beside = text
    for named in filter(None, (held.street, held.landmark)):
        beside = beside.replace(named, " ")
    return another(turn, text, draft) if turn.slots(beside).things else None
