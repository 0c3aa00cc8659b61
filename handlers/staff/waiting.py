"""TUGAS and CARI: what waits for staff, in pages, and what they look for by words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

import locales
from handlers import late
from handlers.asking import areas, refused
from handlers.asking.proposals import subjects, to_be_seen
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text, Words
from handlers.reading.meaning.things import hits_in
from handlers.reading.places.areas import Found
from handlers.reading.spelling import fold
from handlers.reading.staff.looks import older
from handlers.reading.staff.orders import sought
from handlers.staff.of_many import left_out
from handlers.turn import Turn
from storage import rules
from storage.city.areas import Area
from storage.consultations import replies
from storage.proposals import carried_over, lookup, silence, worded
from storage.proposals.desk import tasks as proposals_tasks
from storage.proposals.desk import waiting
from storage.proposals.desk.waiting import Wanted
from storage.proposals.model import Proposal, State, Topic
from storage.staff import staff
from storage.staff.roles import Grant, Operation, allowed, covers

# With buttons to open each and two to turn the pages, as many as a list of WhatsApp holds.
PAGE = 8

# So many choices are a list on every channel.
CHOICES = 10

# A list without buttons, to pick numbers from.
WHOLE = 40

# How a list of what waits is kept (`Talk.viewed`), before the words that narrow it.
VIEWED = "tugas "

_PAGE = late.regex(r"^(?:(?:halaman|hal|page)\s*)?(\d{1,3})$")
_RT = late.regex(r"\brt\W{0,2}(\d{1,3})\b", re.I)
_RW = late.regex(r"\brw\W{0,2}(\d{1,3})\b", re.I)

_STATES: dict[str, tuple[State, ...]] = {
    "new": (State.DIAJUKAN, State.DITERUSKAN),
    "complete": (State.DIVERIFIKASI,),
    "agreed": (State.DISEPAKATI,),
}


async def tasks(turn: Turn, said: str) -> list[Outgoing]:
    """What waits for me: "", "2", "drainase", "lewat tanggal", "rt 05 semua", "drainase:2"."""
    held = await _held(turn)
    if not held:
        return [await refused.not_yours(turn, needs=Operation.SEE_TASKS)]
    text, page, whole = paged(turn, said)
    if (unread := await left_out.unread(turn, text)) is not None:
        return [Outgoing((unread,), (_ALL,))]
    wanted, named = await read(turn, text)
    found = await waiting.waiting(turn.store, held, wanted)
    total = len(found.ids)
    photo_words, photo_choices = ((), ()) if text else await to_be_seen.in_tasks(turn)
    if not total:
        if text:
            days, rest = older(text)
            if days and not rest:  # that alone narrows it
                return [Outgoing((Text("desk-none.older", {"days": days}),), (_ALL,))]
            typed = Literal(shorten(text, 60))
            return [Outgoing((Text("desk-none.such", {"typed": typed}),), (_ALL,))]
        asked = await _consultations(turn, held) or (Text("desk-none"),)
        ahead = await _ahead(turn, held)
        kept = await _kept(turn, held)
        return [Outgoing((*asked, *ahead, *kept, *photo_words), photo_choices)]
    size = WHOLE if whole else PAGE
    ids, page, pages = cut(found.ids, page, size)
    some = await lookup.plain(turn.store, ids)
    args: dict[str, object] = {"total": total, "late": found.late, "page": page, "pages": pages}
    head: list[Text | Literal] = [
        Text("desk-head.some" if named else "desk-head", {**args, "what": Literal(text)})
    ]
    if total >= waiting.MOST:
        head.append(Text("desk-head.more", {"most": waiting.MOST}))
    if pages > 1:
        head.append(Text("desk-head.page", args))
    lines = tuple(line(turn, each, short=whole) for each in some)
    turn.talk.viewed = [f"{VIEWED}{text}"]
    around = turning("tasks", f"{text} semua".strip() if whole else text, page, pages)
    if whole:
        return [Outgoing((Lines(tuple(head)), Lines(lines), Text("many-hint")), around)]
    hint = (Text("many-hint"),) if total > 1 else ()
    if page == 1 and not text:
        kept = await _kept(turn, held)
        hint = (*hint, *kept, *await _consultations(turn, held), *photo_words)
    choices = (*opened(some), *around, *photo_choices)[:CHOICES]
    return [Outgoing((Lines(tuple(head)), Lines(lines), *hint), choices)]


async def _kept(turn: Turn, held: Sequence[tuple[Grant, Area]]) -> tuple[Text, ...]:
    """How much of what was kept can go into the next year now."""
    said = []
    for city in {city.code: city for _, city in held}.values():
        mine = [grant for grant, of in held if of.code == city.code]
        count, year = await carried_over.waiting(turn.store, mine, city)
        if count:
            said.append(Text("carry-waiting", {"n": count, "year": str(year)}))
    return tuple(said)


async def _consultations(turn: Turn, held: Sequence[tuple[Grant, Area]]) -> tuple[Text, ...]:
    """Consultations that have closed and wait for their answers."""
    mine = [grant.area for grant, _ in held if allowed([grant], Operation.CONSULT, grant.area)]
    if not mine:
        return ()
    asked = await replies.due(turn.store.connection, mine)
    return tuple(
        Text(
            "consult-waiting",
            {
                "title": Literal(each.definition.title),
                "days": (turn.now - (each.closed_at or each.closes_at)).days,
            },
        )
        for each in asked[:PAGE]
    )


async def _ahead(turn: Turn, held: Sequence[tuple[Grant, Area]]) -> tuple[Words, ...]:
    """What is with a level below one's own, and when that is to have decided it."""
    count, days = 0, set[date]()
    for grant, city in held:
        found, day = await proposals_tasks.ahead(turn.store, grant, city)
        count += found
        days |= {day} if day else set()
    if not count:
        return ()
    if not days:
        return (Text("desk-ahead.undated", {"n": count}),)
    return (Text("desk-ahead", {"n": count, "day": locales.date(turn.locale, min(days))}),)


async def search(turn: Turn, said: str) -> list[Outgoing]:
    """CARI: proposals of one's areas by words, whatever has become of them."""
    held = await _held(turn)
    if not held:
        return [await refused.not_yours(turn, needs=Operation.SEE_TASKS)]
    text, page, _ = paged(turn, said)
    if (unread := await left_out.unread(turn, text)) is not None:
        return [Outgoing((unread,), (_ALL,))]
    out = await left_out.read(turn, text, Operation.SEE_TASKS)
    typed = text = sought(text) or text
    if out is not None:
        text = sought(out.rest) or out.rest
    words = worded.words_of(text)
    if not words:
        return [Outgoing((Text("search-what"),))]
    where = _highest([grant.area or city.code for grant, city in held])
    found, rest = await areas.within(turn, fold(text).split(), Operation.SEE_TASKS)
    sought_for: Words = Literal(shorten(typed, 60))
    there: Words = Literal("")
    others = worded.words_of(" ".join(rest)) if found.sure is not None else []
    located = bool(others)
    if found.sure is not None and others:
        words, where = others, [found.sure.code]  # "lampu di metro pusat"
        sought_for = Literal(shorten(" ".join(others), 60))
        there = turn.site.named(found.sure.code)
    grants = [grant for grant, _ in held]
    ids, more, apart = await _looked_for(turn, grants, text, words, where)
    ids = await waiting.none_of(turn.store, ids, out.but) if out is not None else ids
    if not ids:
        which = "search-none.there" if located else "search-none"
        return [Outgoing((Text(which, {"typed": sought_for, "area": there}),))]
    here, page, pages = cut(ids, page)
    some = await lookup.plain(turn.store, here)
    args: dict[str, object] = {
        "typed": sought_for, "area": there, "total": len(ids), "page": page, "pages": pages,
        "where": "there" if located else "all",
    }  # fmt: skip
    head: list[Text | Literal] = [Text("search-head.more" if more else "search-head", args)]
    if apart:
        head.insert(0, Text("search-any"))
    if pages > 1:
        head.append(Text("search-head.page", args))
    lines = tuple(line(turn, each) for each in some)
    around = turning("search", typed, page, pages)
    return [Outgoing((Lines(tuple(head)), Lines(lines)), (*opened(some), *around))]


_AND = late.regex(r"\s+(?:sama|sm|dan|dn|karo|lan|serta|plus|and|&)\s+|\s*[,;]\s+", re.I)


async def _looked_for(
    turn: Turn, grants: list[Grant], text: str, words: list[str], where: list[str]
) -> tuple[list[int], bool, bool]:
    """What all of the words find, else what each of several finds that are looked for in one
    sentence ("yg pelatihan barista sama yg rehab rtlh"), else each of the words alone; whether
    there is more, and whether it was each alone."""
    ids, more = await _found(turn, grants, words, where)
    if ids:
        return ids, more, False
    several = [worded.words_of(sought(each) or each) for each in _AND.split(text)]
    for parts, alone in ((several, False), ([[w] for w in words if len(w) >= NAMES], True)):
        if 1 < len(parts) <= APART and all(parts):
            found = [await _found(turn, grants, each, where) for each in parts]
            if ids := list(dict.fromkeys(id for some, _ in found for id in some)):
                return ids, any(most for _, most in found), alone
    return [], False, False


# So many are looked for one by one; words of fewer letters name nothing ("rt").
APART, NAMES = 4, 4


async def _found(
    turn: Turn, grants: list[Grant], words: list[str], where: list[str]
) -> tuple[list[int], bool]:
    """What some words find, else what the thing is called here."""
    ids, more = await waiting.search(turn.store, grants, words, where)
    if not ids and (called := _otherwise(words)) != words:
        return await waiting.search(turn.store, grants, called, where)
    return ids, more


def _otherwise(words: Sequence[str]) -> list[str]:
    """Words that look for a thing by the name that it has here: "penerangan" is a lamp."""
    found = list(words)
    for hit in reversed(hits_in(words)):
        found[hit.start : hit.end] = [hit.thing.name.split()[0]]
    return found


async def ids_of(turn: Turn, text: str, *, below: bool = False) -> list[int]:
    """The ids of what waits for this person, or below them too, and is meant by some words, in the
    order of TUGAS."""
    wanted = replace((await read(turn, text))[0], below=below)
    most = rules.AT_ONCE.most + 1  # so that it is seen where they are too many for one line
    return list((await waiting.waiting(turn.store, await _held(turn), wanted, most)).ids)


# --- what is looked for -------------------------------------------------------------------------


async def read(turn: Turn, text: str) -> tuple[Wanted, bool]:
    """What a list is narrowed to by some words, and whether it is at all."""
    if not text.strip():
        return Wanted(), False
    out = await left_out.read(turn, text, Operation.SEE_TASKS)
    text = out.rest if out is not None else text
    wanted, rest = Wanted(but=out.but if out is not None else ()), text
    days, rest = older(rest)
    if days:
        wanted = replace(wanted, before=turn.now - timedelta(days=days))
    if match := _RT.search(rest):
        wanted, rest = replace(wanted, rt=match[1]), _cut(rest, match)
    if match := _RW.search(rest):
        wanted, rest = replace(wanted, rw=match[1]), _cut(rest, match)
    for name, states in _STATES.items():
        if (cut := _without(rest, f"tasks-{name}")) is not None:
            wanted, rest = replace(wanted, states=states), cut
            break
    if (cut := _without(rest, "tasks-late")) is not None:
        wanted, rest = replace(wanted, late=True), cut
    for topic in Topic:
        if (cut := _without(rest, f"tasks-{topic}")) is not None:
            wanted, rest = replace(wanted, topic=topic), cut
            break
    if rest.strip():
        reading = turn.site.names.read(rest)
        held = await _held(turn)
        if isinstance(reading, Found) and any(
            covers(grant.area, reading.area.code) and grant.area != reading.area.code
            for grant, _ in held
        ):
            return replace(wanted, area=reading.area.code), True
    return replace(wanted, words=tuple(worded.words_of(rest))), True


def _cut(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}".strip()


def _without(text: str, words: str) -> str | None:
    """A text without one of some words that stand in it; None where none does."""
    folded = f" {fold(text)} "
    for word in sorted(locales.words("id", f"words-{words}"), key=len, reverse=True):
        if f" {fold(word)} " in folded:
            return folded.replace(f" {fold(word)} ", " ", 1).strip()
    return None


def paged(turn: Turn, said: str) -> tuple[str, int, bool]:
    """The words, the page, and whether all is wanted without buttons. A button says "words:2"."""
    text, _, page = said.rpartition(":") if re.search(r":\d+$", said) else (said, "", "")
    text = turn.clean(text)
    cut = _without(text, "tasks-whole")
    whole = cut is not None
    text = cut if cut is not None else text
    if match := _PAGE.match(fold(text)):
        text, page = "", match[1]
    return text, max(1, int(page or 1)), whole


def _highest(codes: Sequence[str]) -> list[str]:
    """Areas that lie in none of the others."""
    return [c for c in dict.fromkeys(codes) if not any(covers(o, c) for o in codes if o != c)]


async def _held(turn: Turn) -> list[tuple[Grant, Area]]:
    """The roles that see tasks, each in each of its cities."""
    held = await staff.grants(turn.store, turn.person.id)
    return [
        (grant, city)
        for grant in held
        if allowed([grant], Operation.SEE_TASKS, grant.area) is not None
        for city in turn.site.areas.cities_in(grant.area)
    ]


# --- as it is shown -----------------------------------------------------------------------------


def line(turn: Turn, proposal: Proposal, *, short: bool = False) -> Text:
    area = turn.site.areas.get(proposal.content.area)
    today = silence.day(turn.now, turn.site.city(proposal.city))
    days = (today - proposal.due).days if proposal.due else 0
    args: dict[str, object] = {
        "number": str(proposal.number.running if short else proposal.number),
        "wish": Literal(shorten(proposal.content.wish, 40 if short else 50)),
        "area": subjects.within(
            Literal(area.name if area else proposal.content.area), proposal.content
        ),
        "state": Text(f"state-{proposal.state}"),
        "days": days,
        "day": locales.day_month(turn.locale, proposal.due) if proposal.due else "",
    }
    if short:
        return Text("desk-line.short", args)
    if proposal.due is None:
        return Text("desk-line.undated", args)
    return Text("desk-line.late" if days > 0 else "desk-line", args)


def opened(some: Sequence[Proposal]) -> tuple[Choice, ...]:
    return tuple(
        Choice(f"do:task:{p.number}", Literal(str(p.number)), Literal(shorten(p.content.wish, 70)))
        for p in some
    )


T = TypeVar("T")


def cut(found: Sequence[T], page: int, size: int = PAGE) -> tuple[Sequence[T], int, int]:
    """A page of a list, the last where it has no such page: what stands there, which it is, and of
    how many."""
    pages = max(1, -(-len(found) // size))
    page = min(page, pages)
    return found[(page - 1) * size : page * size], page, pages


def turning(command: str, text: str, page: int, pages: int) -> tuple[Choice, ...]:
    """The pages before and after this one; words that are too long for a button are typed again."""
    found = []
    for to, label in ((page + 1, "desk-more"), (page - 1, "desk-less")):
        id = f"do:{command}:{text}:{to}"
        if 1 <= to <= pages and len(id.encode()) <= 64:
            found.append(Choice(id, Text(label, {"page": to, "pages": pages})))
    return tuple(found)


_ALL = Choice("do:tasks", Text("command-tasks.button"))
