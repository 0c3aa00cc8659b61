"""Several proposals in one message: taken one after the other, or asked whether they are one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from handlers import late
from handlers.conversation.answering.acts import ASKS, BETWEEN, LEAVES
from handlers.conversation.answers import Answer, AskAgain, Draft, Reader, Reading, shorten
from handlers.conversation.form import Kind, Knower
from handlers.conversation.messages import Choice, Incoming, Lines, Literal, Text, Words, kept_text
from handlers.proposals.proposing.pieces import pieces
from handlers.proposals.proposing.shared import of_draft
from handlers.reading.meaning.acts import Act
from handlers.reading.meaning.meant import Asked
from handlers.reading.meaning.several import MOST, Several, several, with_where
from handlers.reading.meaning.things import hits_in
from handlers.reading.places.areas import Found
from handlers.reading.said.of_proposals.neighbours import one_more
from handlers.reading.said.of_proposals.rather import rather
from handlers.turn import Turn
from storage import rules

APART, TOGETHER = "apart", "together"

# What the question remembers of the message, until it is known which.
AFTER = "typed"

SHOWN = 120


def separate(turn: Turn, text: str) -> Several | None:
    """The proposals that a text holds, if there are several. Of those that are too short to be one
    more is asked when their turn comes ("posyandu")."""
    found = several(text, turn.site.names)
    if (now := rather(text)) is not None and now.later:
        parts = (with_where(each, "", text, turn.site.names) for each in (now.now, now.first))
        found = Several(tuple(parts), sure=True)  # "trotoar. eh lampu dulu deh"
    room = len(turn.talk.later) + len(found.parts) - 1 <= MOST
    fits = all(len(each) <= rules.WISH.most for each in found.parts)
    return found if len(found.parts) > 1 and room and fits else None


def both(parts: Sequence[str]) -> Words:
    """The question whether they are one proposal."""
    return Lines((Text("propose-apart", {"n": len(parts)}), *_listed(parts)))


def _listed(parts: Sequence[str]) -> list[Text]:
    args = [{"n": n, "wish": Literal(shorten(part, SHOWN))} for n, part in enumerate(parts, 1)]
    return [Text("propose-apart.line", each) for each in args]


def chosen(said: Incoming) -> str | None:
    """Whether several are one, as it was tapped or typed ("sendiri2"); None where neither is
    said."""
    if said.choice is not None:
        return said.choice if said.choice in (APART, TOGETHER) else None
    return _how(said.text)


def _how(text: str) -> str | None:
    short = text if len(text.split()) <= SHORT else ""
    named = [how for how, words in _HOW.items() if words.fullmatch(short.strip())]
    return named[0] if named else None


SHORT = 4
_END = r"(?:[\s,.]*\b(?:aja|saja|ya|yaa|pak|bu|min|mawon|wae|dong|deh|usulan)\b)*\W*"
_HOW = {
    APART: late.regex(
        r"(?:di)?(?:(?:sendiri|satu|siji|dhewe|piyambak)\s*(?:2|-?\s*(?:sendiri|satu|siji|dhewe"
        rf"|piyambak)|per\s+satu)|sendirian|pisah\w*|dipisah\w*|masing\W?\s?(?:2|masing)|apart){_END}",
        re.I,
    ),
    TOGETHER: late.regex(
        rf"(?:di)?(?:gabung\w*|satukan|(?:jadi(?:kan)?\s+|dadi\s+)?(?:satu|siji)|together){_END}",
        re.I,
    ),
}


@dataclass(frozen=True, slots=True)
class Beside:
    """The proposals of a message, with what is said beside whether they are one, and that, where it
    is said, too; `whole` is all of it as one."""

    parts: tuple[str, ...]
    whole: str
    how: str | None = None


# The same as the question remembers it.
PARTS = "parts"


def remembered(turn: Turn, draft: Draft) -> Beside | None:
    """What the question remembers; None where it has not been asked."""
    whole, parts = draft.notes.get(AFTER), draft.notes.get(PARTS)
    found = separate(turn, whole) if whole and not parts else None
    parts = parts or (found.parts if found is not None else None)
    return Beside(tuple(parts), whole) if whole and parts else None


_FIRST = late.regex(r"\b(?:dulu(?:an)?|dl|rumiyin|disik|riyin|first)\b", re.I)
# What points to one of them without naming it.
_POINTS = late.regex(
    r"\b(?:yang|yg|sing|ingkang|itu|iku|aja|saja|nya|deh|ya|pak|bu|usul\w*)\b", re.I
)
# So many words say only which.
_WHICH = 5


async def beside(turn: Turn, text: str, before: Beside) -> Beside | None:
    """The same with what a text says beside, or instead of, whether they are one: which comes
    first, that one is not wanted, another one, where they are, how one of them is. None for what
    says nothing of the kind."""
    if "?" in text:
        return None
    clauses = turn.parts(text)
    if (led := _led(turn, clauses, before)) is not None:
        return led
    said = [(each, _how(each)) for each in clauses]
    how = next((answer for _, answer in said if answer), None)
    if how is None and turn.is_word("whichever", text):
        return replace(before, how=APART)
    rest = ", ".join(each for each, answer in said if answer is None) if how else text
    if not rest:
        return replace(before, how=how)
    named = _named(turn, rest, before.parts)
    if len(named) == 1 and len(rest.split()) <= _WHICH:
        if _FIRST.search(rest):
            others = [each for each in before.parts if each not in named]
            return Beside((*named, *others), before.whole, APART)
        bare = _POINTS.sub(" ", _without_things(turn, rest))
        meant = await turn.meant(bare, Asked.YES_NO) if bare.strip() else None
        if meant is not None and meant.sure and meant.act in (Act.REFUSE, Act.CANCEL):
            left = tuple(each for each in before.parts if each not in named)
            return Beside(left, ", ".join(left), TOGETHER if len(left) == 1 else how)
    grown = (
        separate(turn, f"{before.whole}, {rest}") if turn.slots(rest).things and not named else None
    )
    if grown is not None and len(grown.parts) == len(before.parts) + 1:
        parts = (*before.parts, grown.parts[-1])
        return Beside(parts, f"{before.whole}, {rest}", how)
    if not how and ((_wishes_other(turn, rest) and not named) or not await _tells(turn, rest)):
        return None  # another wish instead of them
    parts = tuple(_with(turn, each, rest, n, named) for n, each in enumerate(before.parts))
    if any(len(each) > rules.WISH.most for each in parts):
        return None
    return Beside(parts, f"{before.whole}. {rest}", how)


# Before which of them: "mulai dari yang gang dulu".
_BEGIN = late.regex(r"\b(?:mulai|dari|mau|ngisi|isi|bahas|start|with|the)\b", re.I)


def _led(turn: Turn, clauses: Sequence[str], before: Beside) -> Beside | None:
    """The same where the first clause says which one comes first, by a word of it, and the others
    tell of that one: "mulai yang gang dulu. selama ini tanah"."""
    lead = clauses[0] if clauses else ""
    if not _FIRST.search(lead) or len(lead.split()) > _WHICH:
        return None
    bare = _BEGIN.sub(" ", _POINTS.sub(" ", _FIRST.sub(" ", lead)))
    said = set(turn.fold(bare).split())
    named = [each for each in before.parts if said & set(turn.fold(each).split())]
    if len(named) != 1 or not said <= set(turn.fold(named[0]).split()):
        return None
    others = [each for each in before.parts if each not in named]
    rest = ", ".join(clauses[1:])
    first = f"{named[0]}, {rest}" if rest else named[0]
    if len(first) > rules.WISH.most:
        return None
    return Beside((first, *others), f"{before.whole}. {rest}" if rest else before.whole, APART)


# "Anak2 mainnya sampai ke jalan": where something happens is no thing that is wished.
_THERE = late.regex(r"\b(?:(?:ke|di|dari|sampai|sampe|ning|neng|teng|on|to|into)\s+)+\w+", re.I)


def _wishes_other(turn: Turn, text: str) -> bool:
    """Whether a text names a thing that is no place of what it tells."""
    return bool(turn.slots(text).things and turn.slots(_THERE.sub(" ", text)).things)


def _named(turn: Turn, text: str, parts: Sequence[str]) -> list[str]:
    """Those of several that a text names by the thing that they are after, in the same words."""
    families = {thing.family for thing in turn.slots(text).things}
    said = {word[:_STEM] for word in turn.fold(text).split()}
    return [
        each
        for each in parts
        if families & {thing.family for thing in turn.slots(each).things}
        and said & {word[:_STEM] for word in turn.fold(each).split()}
    ]


# "Lampunya" is "lampu", "drainasenya" "drainase".
_STEM = 3


def _without_things(turn: Turn, text: str) -> str:
    words = turn.fold(text).split()
    at = {n for hit in hits_in(words) for n in range(hit.start, hit.end)}
    return " ".join(word for n, word in enumerate(words) if n not in at)


async def told_beside(turn: Turn, said: Incoming, draft: Draft) -> Beside | AskAgain | None:
    """What is known once a text has said, beside something else, whether they are one; what is told
    without that is kept, and the question asked once more. None for other texts."""
    before, text = remembered(turn, draft), turn.clean(said.text)
    if before is None or said.choice is not None or not text or _how(text) is not None:
        return None
    found = await beside(turn, text, before)
    if found is None or found.how:
        return found
    kept = Text("propose-apart.kept", {"typed": Literal(shorten(text, SHOWN))})
    notes = {**draft.notes, AFTER: found.whole, PARTS: found.parts}
    return AskAgain((kept, both(found.parts)), await choices(turn, draft), notes)


def parting(reader: Reader) -> Reader:
    """The reader of what is wished that knows whether several are one, once that has been said."""

    async def read(turn: Turn, said: Incoming, draft: Draft) -> Reading:
        before, how = remembered(turn, draft), chosen(said)
        if before is None or how is None:
            return await reader(turn, said, draft)
        return await _settled(turn, said, draft, replace(before, how=how), reader)

    return read


def knows_beside(reader: Reader, others: Knower) -> Knower:
    """The same where that is said beside something else; of other texts what `others` know."""

    async def knows(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
        found = await told_beside(turn, said, draft)
        if not isinstance(found, Beside):
            return found if found is not None else await others(turn, said, draft)
        return await _settled(turn, said, draft, found, reader, seen=False)

    return knows


async def _settled(
    turn: Turn, said: Incoming, draft: Draft, found: Beside, reader: Reader, *, seen: bool = True
) -> Reading:
    """The first of several, or all as one, as what is wished."""
    if found.how == TOGETHER:
        whole = replace(said, text=found.whole, choice=TOGETHER)
        reading = await reader(turn, whole, replace(draft, notes={AFTER: found.whole}))
        more = pieces(turn.slots(found.whole), draft.answers, "wish")
        if not isinstance(reading, Answer):
            return reading
        return replace(reading, say=(*reading.say, *more.told), also={**more.also, **reading.also})
    listed = first_of(turn, found.parts, draft.answers, seen=seen)
    said = replace(said, text=found.parts[0], choice=None)
    reading = await reader(turn, said, replace(draft, notes={}))
    if isinstance(reading, Answer):
        return replace(reading, say=(*listed, *reading.say))
    if isinstance(reading, AskAgain):
        return replace(reading, words=(*listed, *reading.words))
    return reading


async def _tells(turn: Turn, text: str) -> bool:
    """Whether a text tells something of what is wished, and neither asks nor leaves."""
    sense = await turn.sense(text, Kind.CHOICE)
    if sense.sure and sense.act in LEAVES | BETWEEN:
        return False
    where = isinstance(turn.site.names.find_in(text).reading, Found)
    told = sense.act == Act.ANSWER or sense.act in ASKS
    return turn.slots(text).tells or where or (told and len(text.split()) >= _TELLING)


_TELLING = 3


_OF_ALL = late.regex(
    r"\b(?:semua\w*|kabeh\w*|sedaya|dua\W?duanya|keduanya|ketiganya|all|both)\b", re.I
)
# So many words name only a kelurahan.
_AREA = 3


def _with(turn: Turn, part: str, rest: str, n: int, named: Sequence[str]) -> str:
    """One of several with what is told: of all of them where they are, of one what names it, and
    else of the first."""
    said, own = turn.slots(rest), turn.slots(part)
    area = said.area.reading if said.area is not None else None
    if isinstance(area, Found) and len(turn.fold(rest).split()) <= _AREA:
        return f"{part}, {area.area.name}"  # "kelurahannya imopuro"
    tells = said.things or said.problem or said.amount or said.rest
    if (said.place or said.area) and not tells:
        return part if (own.rt and said.rt) else f"{part}, {rest}"
    mine = part in named if named else n == 0 or _OF_ALL.search(rest) is not None
    return f"{part}. {rest}" if mine else part


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
_WISHES = late.regex(
    r"^\W*(?:(?:pak|bu|min|mas|mbak|kak|bang|saya|sy|aku|kami|kulo|kula|mau|ingin|pengen|arep|badhe|juga|sekalian)\s+)*"
    r"(?:usul(?:kan|in|ke)?|ngusul\w*|mengusulkan|nyuwun)\b",
    re.I,
)


# "Sekalian pasang lampu ya", "minta lampu juga".
_ALSO = late.regex(
    r"^\W*(?:(?:sekalian|tambah(?:an|in)?|sama|plus|terus|trus|oiya|oya)\W+)+(?:(?:mau|tolong|ya)\W+)?"
    r"(?:minta|mnt|pasang|bikin|buat|mohon|usul|bangun|perbaik)\w*"
    r"|^\W*(?:(?:terus|trus|sama|oke|oh|iya|oya|oiya|eh|dan|lanjut)\W+){0,3}(?:(?:satu|siji|setunggal|ada)\s+(?:lagi|maneh|meneh|malih)"
    r"|(?:(?:yang|yg|sing)\s+)?(?:(?:no|nomor|nomer)\W{0,2}[2-5]|ke\W?(?:dua|tiga|empat|lima)))\b(?=\W+\w)"
    r"|^\W*(?:\w+\W+){1,3}?(?:juga|jg|sekalian|ugi|pisan)\s+(?:tolong|minta|mohon|mnt|mau|njaluk|nyuwun|perlu|butuh"
    r"|di(?:perbaik|bangun|aspal|cor|pasang|ganti|keruk|bikin|benah|bener)\w*)\b"
    r"|^\W*(?:(?:sama\s+)?satu\s+lagi\W+)?(?:minta|mnt|pasang|bikin|mohon|tolong)\b.{3,60}\b(?:juga|jg|sekalian|pisan|ugi)\b",
    re.I,
)


def another(turn: Turn, text: str, draft: Draft) -> Several | None:
    """The wish that there is, and another one that a text is: of another kelurahan, or of other
    things. None where it tells of the same."""
    held, wish = turn.slots(text), draft["wish"]
    if (more := one_more_than(turn, text, draft)) is not None:
        return more
    wishes = _WISHES.match(text) or _ALSO.match(text)
    if not wish or not held.things or wishes is None:
        return None
    named = held.area.reading if held.area else None
    elsewhere = isinstance(named, Found) and named.area.code != (draft["area"] or {}).get("code")
    things = {thing.name for thing in turn.slots(wish).things}
    others = bool(things) and things.isdisjoint(thing.name for thing in held.things)
    fits = rules.WISH.holds(len(text)) and len(turn.talk.later) < MOST
    return Several((wish, text), sure=False) if (elsewhere or others) and fits else None


def one_more_than(turn: Turn, text: str, draft: Draft) -> Several | None:
    """The wish that there is, and the one that a text says is another proposal, whatever of."""
    more = one_more(text) if draft["wish"] else ""
    fits = rules.WISH.holds(len(more)) and len(turn.talk.later) < MOST
    return Several((draft["wish"], more), sure=False) if more and fits else None


def another_than_asked(turn: Turn, text: str, draft: Draft) -> Several | None:
    """The same where something else than why is asked: what only stands in the name of a place
    ("usul di depan pos kamling") is no other thing that is wished."""
    held = turn.slots(text)
    beside = text
    for named in filter(None, (held.street, held.landmark)):
        beside = beside.replace(named, " ")
    more = one_more_than(turn, text, draft)
    return more or (another(turn, text, draft) if turn.slots(beside).things else None)
