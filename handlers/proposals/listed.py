"""USULAN WARGA: what others of a kelurahan have proposed, by support or by date, in pages; narrowed
to what somebody looks for, also where they support something without its number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from handlers import late
from handlers.asking.heard import Heard, hearing
from handlers.asking.menu import PROPOSE
from handlers.asking.person.home import likely, told_apart
from handlers.asking.proposals import which
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text
from handlers.reading.introduced import has_one
from handlers.reading.likeness.traits import traits
from handlers.reading.meaning.places import places
from handlers.reading.meaning.things import hits_in, things
from handlers.reading.places.area_words import STREET
from handlers.reading.places.areas import Found, Unknown, Unsure
from handlers.turn import Turn
from storage.city.areas import Area
from storage.messages import outbox
from storage.proposals.model import Proposal
from storage.proposals.shown.listed import Order, Sought, anywhere
from storage.proposals.shown.listed import listed as found_in
from storage.proposals.together import alike
from storage.proposals.worded import words_of

PAGE = 5

# Kelurahan that are offered as buttons; more are no list on any channel.
OFFERED = 9

# So much of what is looked for goes into the id of a button, which has 64 bytes on Telegram.
CARRIED = 64 - len("do:public:18.72.01.1003:support:999:")


_PAGE = late.regex(r"\b(?:halaman|hal|hlm|kaca|page)\s*(\d{1,3})\b", re.I)


class Looked(NamedTuple):
    """What somebody looks for: where, or which kelurahan that may be, and what, in their words."""

    area: Area | None
    some: tuple[Area, ...] = ()
    what: str = ""


async def listed(turn: Turn, said: str) -> list[Outgoing]:
    """A page. What is said is a kelurahan's name with or without what is looked for there, or what
    a button holds: code, order, page and the same words."""
    code, _, rest = said.partition(":")
    button = turn.site.areas.get(code) if rest else None
    if button is None:
        typed = _PAGE.search(said)
        looked = await look_for(turn, _PAGE.sub(" ", said))
        if looked.area is None:
            return [_which(turn, looked)]
        at = max(1, int(typed[1])) if typed is not None else 1
        return [await _page(turn, looked.area, looked.what, Order.SUPPORT, at)]
    order, _, rest = rest.partition(":")
    page, _, what = rest.partition(":")
    if button.level < 4:
        return [_which(turn, Looked(None, tuple(turn.site.areas.below(button.code)), what))]
    by = Order(order) if order in set(Order) else Order.SUPPORT
    at = int(page) if page.isdecimal() and len(page) < 4 else 1
    return [await _page(turn, button, what, by, max(1, at))]


async def to_support(turn: Turn, said: str) -> Outgoing:
    """What somebody may mean who supports something without its number: each with a button."""
    looked = await look_for(turn, said)
    if looked.area is None:
        return _which(turn, looked)
    total, some, args = await _found(turn, looked.area, looked.what, Order.SUPPORT, 1)
    all_of_it = _go(looked.area, Order.SUPPORT, 1, "command-public.button", looked.what)
    if not total:
        others = _go(looked.area, Order.SUPPORT, 1, "command-public.button")
        return Outgoing((Text(_none(looked.what), args),), (PROPOSE, others))
    choices = [
        Choice(
            f"do:support:{each.number}",
            Text("alike-join.number", {"running": str(each.number.running)}),
            Literal(shorten(each.content.wish, 70)),
        )
        for each in some
    ]
    if total > len(some):
        choices.append(all_of_it)
    words = Text("support-found" if looked.what else "support-found.all", args)
    return Outgoing((words, Lines(tuple(map(_line, some))), Text("support-tap")), tuple(choices))


async def all_of(turn: Turn, said: str, some: Sequence[Proposal]) -> bool:
    """Whether all that a text may look for is among these."""
    looked = await look_for(turn, said)
    if looked.area is None:
        return False
    total, found, _ = await _found(turn, looked.area, looked.what, Order.SUPPORT, 1)
    return 0 < total == len(found) and {each.id for each in found} <= {each.id for each in some}


async def by_name(turn: Turn, text: str) -> list[Proposal]:
    """Of all that anybody may see in a list, those that a text calls by what they ask for and a
    street or an RT; none where it says less."""
    held, areas = turn.slots(text), turn.site.areas
    words = " ".join(each.words[0] if each.words else each.name for each in held.things)
    if not (held.things and (held.street or held.rt)):
        return []
    where = [held.street or "", f"rt {held.rt}" if held.rt else ""]
    sought = sought_by(turn.fold(" ".join(filter(None, [words, *where]))))
    looked = await look_for(turn, text)
    if held.area is not None and looked.area is not None:
        some: Sequence[Area] = (looked.area,)
    else:
        some = [
            each
            for city in areas.cities
            for top in areas.below(city.code)
            for each in areas.below(top.code)
        ]
    year = await alike.year_now(turn.store, turn.site.city(some[0].code))
    codes = [each.code for each in some]
    _, found = await anywhere(turn.store, codes, year, Order.SUPPORT, 0, which.OFFERED, sought)
    return found


async def _page(turn: Turn, area: Area, what: str, by: Order, page: int) -> Outgoing:
    total, some, args = await _found(turn, area, what, by, page)
    pages = max(1, -(-total // PAGE))
    if page > pages:
        return await _page(turn, area, what, by, pages)
    if not total:
        others = (_go(area, by, 1, "listed-all"),) if what else ()
        return Outgoing((Text(_none(what), args),), (*others, PROPOSE))
    choices = [
        Choice(
            f"do:check:{each.number}",
            Literal(str(each.number)),
            Literal(shorten(each.content.wish, 70)),
        )
        for each in some
    ]
    if page > 1:
        choices.append(_go(area, by, page - 1, "listed-before", what))
    if page < pages:
        choices.append(_go(area, by, page + 1, "listed-after", what))
    other = Order.DATE if by is Order.SUPPORT else Order.SUPPORT
    choices.append(_go(area, other, 1, f"listed-by-{other}", what))
    if what:
        choices.append(_go(area, by, 1, "listed-all"))
    head = Text(f"listed-head-{by}.some" if what else f"listed-head-{by}", args)
    return Outgoing((head, Lines(tuple(map(_line, some))), Text("listed-how")), tuple(choices))


async def _found(
    turn: Turn, area: Area, what: str, by: Order, page: int
) -> tuple[int, list[Proposal], dict[str, object]]:
    """How many there are, those of a page, and what is said of the list."""
    year = await alike.year_now(turn.store, turn.site.city(area.code))
    skip, sought = (page - 1) * PAGE, sought_by(what)
    total, some = await found_in(turn.store, area.code, year, by, skip, PAGE, sought)
    args: dict[str, object] = {
        "area": turn.site.named(area.code), "year": str(year), "n": total, "page": page,
        "pages": max(1, -(-total // PAGE)), "what": Literal(what),
    }  # fmt: skip
    return total, some, args


def _none(what: str) -> str:
    return "listed-none.such" if what else "listed-none"


def _line(proposal: Proposal) -> Text:
    return Text(
        "listed-line",
        {
            "number": str(proposal.number),
            "wish": Literal(shorten(proposal.content.wish, 60)),
            "state": Text(f"state-{proposal.state}"),
            "n": proposal.supports,
        },
    )


def _go(area: Area, by: Order, page: int, label: str, what: str = "") -> Choice:
    id = f"do:public:{area.code}:{by}:{page}"
    return Choice(f"{id}:{what}" if what else id, Text(label))


# --- what is looked for -------------------------------------------------------------------------


async def look_for(turn: Turn, said: str) -> Looked:
    """The kelurahan that is named, else that where the person lives or proposed something last;
    and what else is said."""
    names = turn.site.names
    mention = names.find_in(said)
    reading, words = mention.reading, mention.words
    if isinstance(reading, Unsure) and len(reading.areas) == 1:
        reading = Found(reading.areas[0])  # "lampu jalan imopuro" may be in a street of that name
    if isinstance(reading, Unknown) and not isinstance(names.read(said), Unknown):
        reading, words = names.read(said), turn.fold(said)  # "metro" alone
    what = _beside(turn, said, words)
    if isinstance(reading, Found):
        return Looked(turn.site.areas.by_code[reading.area.code], what=what)
    if isinstance(reading, Unsure):
        return Looked(None, tuple(turn.site.areas.by_code[a.code] for a in reading.areas), what)
    return Looked(await likely(turn), what=what)


def names_area(turn: Turn, said: str) -> bool:
    """Whether a kelurahan is named, and few words beside it."""
    found = turn.site.names.read(said)
    if not isinstance(found, Found) and len(said.split()) <= FEW:
        found = turn.site.names.find_in(said).reading
    return isinstance(found, Found)


FEW = 3


def _beside(turn: Turn, said: str, named: str) -> str:
    """What is said besides a name and the words around it, as far as a button can carry it."""
    rest = f" {turn.fold(said)} ".replace(f" {named} ", " ", 1) if named else turn.fold(said)
    around = turn.site.names.city
    words = [
        word
        for word in rest.split()
        if word not in around
        and not turn.is_word("listed-around", word)
        and not turn.is_word("line-particle", word)
    ]
    while len(" ".join(words).encode()) > CARRIED:
        words.pop()
    what = " ".join(words)
    return what if sought_by(what) != Sought() else ""


def sought_by(what: str) -> Sought:
    """What folded words look for: a thing by any of its names, an RT, and words as they stand."""
    said, at = what.split(), places(what)
    asked = [each.thing for each in traits(what).asked]
    hits = [hit for hit in hits_in(said) if hit.thing.name in asked]
    taken = {place for hit in hits for place in range(hit.start, hit.end)}
    # "lampu jalan mati" is a lamp, too.
    kinds = [
        (each.name, each.family)
        for each in things()
        if any(f"{each.name} ".startswith(f"{one} ") for one in asked)
    ]
    rest = words_of(
        *(word for place, word in enumerate(said) if place not in taken and not word.isdecimal())
    )
    return Sought(
        tuple(kinds),
        tuple(said[place] for place in sorted(taken)),
        tuple([word for word in rest if word not in STREET] or rest),
        at.rt or "",
        at.rw or "",
    )


def _which(turn: Turn, looked: Looked) -> Outgoing:
    """Of which kelurahan: typed, or picked of what a word may mean, or of all, step by step."""
    areas = turn.site.areas
    tops = areas.cities if len(areas.cities) > 1 else areas.below(areas.cities[0].code)
    carried = f":{looked.what}" if looked.what else ""
    choices = tuple(
        Choice(f"do:public:{each.id}:{Order.SUPPORT}:1{carried}", each.label)
        for each in told_apart(turn, (looked.some or tuple(tops))[:OFFERED])
    )
    words = Text("listed-which")
    if looked.what:
        words = Text("listed-which.what", {"what": Literal(looked.what)})
    return Outgoing((words,), choices)


# --- who says it in a sentence --------------------------------------------------------------------

# Asks to see proposals; of one's own, or by number, is another question.
_SEES = late.regex(
    r"^\W*(?:(?:coba|tolong|tlg|minta|mau|pengen|pingin|ingin|bisa|boleh|saya|sy|aku|min|pak|bu|i|want"
    r"|to|please)\s+)*(?:lihat|liat|ningali|ndelok|delok|cek|ngecek|cari|cariin|carikan|nyari|golek|goleki"
    r"|tampilkan|ada(?:\s*(?:kah|ga|gak|nggak|ngga|enggak|tidak|ndak|ora|mboten))?|see|show|find)\s+(?:(?:semua|daftar|berapa|brp|all|the)\s+)*"
    r"(?:usul\w*|proposals?)\b(?:\s+(?:warga|orang|tetangga|lain|apa|saja|aja))*\s+(.+)$",
    re.I | re.S,
)
# "sudah ada yang usul lampu jalan?", "usulan lampu itu udah ada belum di imopuro".
_THERE = late.regex(
    r"^\W*(?:(?:apa|apakah|opo)\s+)?(?:(?:sudah|udah|udh|sdh|wis|uwis)\s+)?(?:ada|ono|wonten|enek)\s+"
    r"(?:warga\s+|orang\s+)?(?:yang|yg|sing)\s+(?:(?:sudah|udah|pernah)\s+)?(?:ng|di|meng)?usul\w*\s+(.+)$",
    re.I | re.S,
)
_YET = late.regex(
    r"\b(?:sudah|udah|udh|sdh|wis|uwis)\s+(?:ada|ono|wonten)\s+(?:apa\s+|opo\s+)?(?:belum|blm|blom"
    r"|durung)\b|\b(?:ada|jumlahnya)\s+(?:berapa|brp|piro)\b",
    re.I,
)
# "usulan terbaru imopuro", "usulan yang paling banyak didukung di imopuro".
_FIRST = late.regex(
    r"^\W*(?:(?:coba|tolong|tlg|mau|lihat|liat|tampilkan|daftar)\s+)*usul\w*\s+"
    r"(?:(?:apa|siapa|mana|warga|yang|yg|sing|aja|saja)\s+)*"
    r"(terbaru|paling baru|terbanyak|paling (?:banyak|rame|ramai)|paling didukung|terfavorit"
    r"|prioritas|newest)\b"
    r"(?:\s+(?:di)?dukung\w*|\s+pendukung\w*|\s+(?:dapat |dapet )?dukungan\w*)?(.*)$",
    re.I | re.S,
)
# "Paling banyak pendukungnya", "yang paling didukung di imopuro": of proposals, though unsaid.
_MOST = late.regex(
    r"^\W*(?:(?:coba|tolong|tlg|mau|lihat|liat|tampilkan|apa|mana|yang|yg|sing)\s+)*"
    r"(paling|ter)(?:\s*(?:banyak|byk|rame|ramai|akeh))?\s*(?:di|pen)?dukung\w*"
    r"(?:\s+(?:warga|orang|apa|mana|yang|ya|sih))*(.*)$",
    re.I | re.S,
)
# "Usulan bapak ketua rt saya soal gorong2 udah smp mana", "usulane tetanggaku piye kabare".
_ANOTHERS = late.regex(
    r"\busul(?:an)?(?:nya|e|ne)?\s+(?:(?:bapak|pak|bu|ibu|si)\s+)?(?:ketua\s+)?(?:r[tw](?!\W*\d)|tetangga|tonggo|tanggi|teman|temen|kawan|konco|kanca|saudara|sedulur|mertua|orang\s+lain|wong\s+liyo|sebelah)"
    r"(?:\s?(?:ku|nya|e|ipun)\b|\s+(?:saya|sy|aku|kami|kula|kulo)\b)?\s*(?P<what>.{0,80}?)"
    r"(?:\b(?:udah|udh|sudah|sdh|wis|wes|sampun)\s+)?(?:\b(?:sampai|sampe|smp|sampek|tekan|dugi|nganti)\s+(?:mana|endi|pundi)|\b(?:piye|gimana|gmn|pripun|ada|ono|apa)?\s*kabar\w*|\b(?:gimana|gmn|piye|pripun)|\bstatus\w*)\W*(?:\w+\W*){0,3}$",
    re.I,
)
_PROPOSAL = late.regex(r"^\W*usul\w*\b", re.I)
# "Saya ada usul nih kak": one of their own.
_HAVE = late.regex(
    r"^\W*(?:(?:halo|hai|permisi|pak|bu|min|mas|mbak|kak|eh|oh|ini|jadi)\W+){0,3}(?:saya|sy|aku|kami|kita|kula|kulo|i|we)\s+(?:(?:juga|jg|ini|mau|sudah|udah)\s+)?"
    r"(?:ada|punya|have)\s(?!(?:berapa|brp)\b)[^?]*$"
    r"|^\W*(?:(?:halo|pak|bu|min|ini|nih|eh)\W+){0,2}ada\s+(?:satu\s+|sebuah\s+)?usul(?:an)?"
    r"(?:\s+(?:nih|ini|dong|baru|pak|bu|min|kak|mas|mbak)|\s+dari\s+(?:warga|kami|saya|r[tw]|karang|pkk|ibu)\b[^?]*)*\W*$",
    re.I,
)
# "Lihat usulanku semua", "ngecek usulan sendiri".
_OF_OWN = late.regex(
    r"\busul(?:an)?(?:ku|\s+(?:saya|sy|aku|ku|kami|kula|kulo|sendiri|dewe|dhewe|piyambak))\b", re.I
)
_OWN = late.regex(r"\b(?:saya|sy|aku|ku|gue|kulo|kula|milikku|punyaku|my|mine|kami)\b", re.I)


@hearing(busy=False, text=True)
async def said(turn: Turn) -> Heard | None:
    """A sentence that asks to see what others have proposed: "lihat usulan lampu di imopuro"; or
    the name of a kelurahan under such a list, or under the question which it is."""
    text = turn.message.text
    if (first := _FIRST.match(text) or _MOST.match(text)) is not None and not _OWN.search(text):
        looked = await look_for(turn, first[2])
        if looked.area is not None:
            by = Order.DATE if "baru" in first[1] or "new" in first[1] else Order.SUPPORT
            return Heard([await _page(turn, looked.area, looked.what, by, 1)])
        return Heard([_which(turn, looked)])
    if turn.person.works:
        return None  # "ada berapa usulan dari rt 5 yang belum dibahas" is asked of the desk
    if (of_another := _ANOTHERS.search(text)) is not None:
        return Heard(await listed(turn, of_another["what"]))
    if (what := _sought(text)) is not None:
        if _OWN.search(what) or which.all_named_in(turn, what):
            return None
        return Heard(await listed(turn, what))
    if len(text.split()) > NAME:
        return None
    reading, mention = turn.site.names.read(text), turn.site.names.find_in(text)
    beside = _beside(turn, text, mention.words or turn.fold(text))
    at = sought_by(beside)
    more = beside if (at.rt or at.rw) and at == Sought(rt=at.rt, rw=at.rw) else ""
    if isinstance(reading, Unknown) and more:
        reading = mention.reading  # "mulyojati rt 5"
    if isinstance(reading, Unknown) or beside != more:
        return None
    _, newest = await outbox.last_choices(turn.store, turn.person.id)
    shown = [id.split(":", 5) for id, _ in newest if id.startswith("do:public:")]
    if not shown:
        return None
    what = " ".join(filter(None, [shown[0][5] if len(shown[0]) > 5 else "", more]))
    some = (reading.area,) if isinstance(reading, Found) else reading.areas
    areas = tuple(turn.site.areas.by_code[each.code] for each in some)
    if isinstance(reading, Found):
        return Heard([await _page(turn, areas[0], what, Order.SUPPORT, 1)])
    return Heard([_which(turn, Looked(None, areas, what))])


def _sought(text: str) -> str | None:
    """What of others' proposals a sentence asks to see."""
    if has_one(text) or _HAVE.match(text) or _OF_OWN.search(text):
        return None  # "ada usul lagi nih, gapura rw 3" is their own
    if (sees := _SEES.match(text) or _THERE.match(text)) is not None:
        return sees[1]
    return _YET.sub(" ", text) if _YET.search(text) and _PROPOSAL.match(text) else None


# The name of a kelurahan has no more words, with what may stand before it.
NAME = 4
