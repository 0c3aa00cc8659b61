"""Which proposal a number means: one of the person's own city and the newest year; where another of
theirs, or of what waits for them, could be meant as well, they are asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from handlers import late
from handlers.asking.menu import MINE, PROPOSE
from handlers.asking.proposals import subjects
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text
from handlers.conversation.talking import IDLE
from handlers.reading.amounts import numbers
from handlers.reading.amounts.figures import COUNTED
from handlers.reading.amounts.numbers import Typed
from handlers.turn import Turn
from storage.messages import outbox
from storage.proposals import lookup
from storage.proposals import numbers as proposals_numbers
from storage.proposals.desk import tasks
from storage.proposals.model import OWN, Proposal, State
from storage.staff import staff
from storage.staff.roles import Grant, Operation, allowed

# So many are offered to choose from; more are no list on any channel.
OFFERED = 9


class Whose(StrEnum):
    """Which proposals a command can be about."""

    ANY = "any"
    OWN = "own"  # of their author
    DONE = "done"  # of their author, who is to say whether they have been carried out
    STAFF = "staff"  # that a role of the person's lets them see


def typed(turn: Turn, said: str) -> Typed | None:
    return numbers.proposal_number(said, turn.site.letters)


# Numbers in a sentence that are no proposal's.
OTHER = late.regex(
    r"\b(?:prioritas|priority|(?:rt|rw)(?:\s?(?:nya|ne|e)\b)?|tahun|year|jam|pukul|tgl|tanggal|tahap|gang|gg|bedeng)\W*\d+(?:[/.:]\d+)*"
    r"|\b\d+(?:[.,x]\d+){0,4}\s*(?:m|m2|m²|meter|mtr|km|ha|titik|unit|orang|org|wong|jiwa|kk|paket|juta|jt|ribu|rb|hari|minggu"
    r"|mgg|bulan|bln|tahun|thn|th|kali|x|jam|menit|persen|days?|weeks?|months?|years?|times)\b"
    # "Tolak lampu, 2 rumah menolak"; but "no 2 rumah warga" says which.
    r"|(?<!\bno )(?<!\bno)(?<!nomor )(?<!nomer )(?<!\busulan )(?<!\byg )(?<!\byang )"
    rf"\b\d+\s*(?:{'|'.join(COUNTED)})\b"
    r"|\b(?:cuma|cm|hanya|baru|only)\s+\d+\s+(?:dari|of)\s+\d+\b"
    r"|\b20\d\d\b(?!-)",
    re.I,
)
# Beside an amount a bare number is another ("panjangnya 175 meter bukan 120").
_MEASURES = late.regex(
    r"\d\s*(?:m|m2|m²|meter|mtr|km|ha|titik|unit|orang|kk|paket)\b"
    r"|\b(?:panjang|lebar|tinggi|ukuran|volume|jumlah)(?:nya|e)?\b|\b(?:rt|rw)\s?(?:nya|ne|e)\b",
    re.I,
)
_INSTEAD = late.regex(
    r"\b(?:bukan(?:nya)?|dudu|sanes|dari|jadi|menjadi|dadi|harusnya|mestinya|not|(?:panjang|lebar"
    r"|tinggi|ukuran|volume"
    r"|jumlah)(?:nya|e)?)\W*(?:cuma\s+|hanya\s+)?\d+(?:[.,x]\d+)*(?!\w)",
    re.I,
)
_NAMED = late.regex(
    r"(?:\b(?:nomor|nomer|nmr|nmor|no|number|num)\b|#"
    r"|\busul(?:an|ane|anku)?\b(?:\s+(?:saya|sy|aku|kami))?(?:\s+(?:yang|yg|sing))?)[\s.:]*(\d{1,6})\b",
    re.I,
)
# The same with what stands around it.
_NAMING = late.regex(
    r"^\W*(?:(?:mau|tolong|tlg|minta|ubah|ganti|edit|betulkan|benerin|ralat|koreksi|change|usul(?:an|ane|anku)?"
    r"|yang|yg|sing|saya|sy|aku|kami|punya)\s+)*"
    r"(?:(?:nomor|nomer|nmr|nmor|no|number|num)\b[\s.:]*|#|(?<=\s))\d{1,6}\b[\s,:]*(?=\w)",
    re.I,
)
_BARE = late.regex(r"(?<![\w/.,-])(\d{1,6})(?![\w/]|[.,]\d)")


def may_name(text: str) -> bool:
    """Whether words behind a command may name a proposal: "90 meter" is an amount."""
    rest = text if text.strip().isdecimal() else OTHER.sub(" ", text)
    return any(letter.isdecimal() for letter in rest)


def named_in(turn: Turn, text: str) -> str | None:
    """The one proposal's number that a sentence names ("usulan nomor 17 ditarik saja"), as it is
    typed there; None where it names none, or several."""
    found = all_named_in(turn, text)
    return found[0] if len(found) == 1 else None


def says_number(turn: Turn, text: str) -> bool:
    """Whether a text calls a proposal by its number, and does not only hold one."""
    marks = "|".join(map(re.escape, turn.site.letters)) or "(?!)"
    whole = rf"\b(?:{marks})[-\s]?(?:20\d\d[-\s]?)?\d{{1,6}}\b"
    return _NAMED.search(text) is not None or re.search(whole, text, re.I) is not None


def without_naming(text: str) -> str:
    """What a text says of the proposal that it begins with ("usulan nomor 2 rt nya 6 bukan 5")."""
    return _NAMING.sub("", text, count=1)


def all_named_in(turn: Turn, text: str) -> list[str]:
    """The numbers of proposals that a sentence names, each once, in its order."""
    marks = "|".join(map(re.escape, sorted(turn.site.letters, key=len, reverse=True))) or "(?!)"
    whole = rf"\b(?:{marks})[-\s]?(?:20\d\d[-\s]?)?\d{{1,6}}\b"
    found = {each.casefold(): each for each in re.findall(whole, text, re.I)}
    if not found:
        rest = _INSTEAD.sub(" , ", text) if _MEASURES.search(text) else text
        rest = OTHER.sub(" , ", rest)
        found = {n: n for n in _NAMED.findall(rest) or _BARE.findall(rest)}
    return list(found.values())


async def settle(turn: Turn, said: str, command: str, whose: Whose) -> str | Outgoing:
    """The whole number that is meant, where that can be told, else the words as they are; or a
    question whose buttons go on with the command."""
    if (whole := turn.site.whole(said)) is not None:
        return str(whole)
    number = typed(turn, said)
    if number is None and " " in said and ":" not in said:
        number = typed(turn, named_in(turn, said) or "")  # "tarik usulan sy yg no 5"
    if number is None:
        return said
    some = await _meant(turn, number, whose)
    if len(some) > 1:
        return _ask(turn, number.running, some, command)
    return str(some[0].number) if some else said


async def find(turn: Turn, said: str) -> Proposal | None:
    """The proposal with this number; one that is not whole means what `settle` would take first."""
    if (whole := turn.site.whole(said)) is not None:
        return await lookup.find(turn.store, whole)
    number = typed(turn, said)
    if number is None:
        return None
    some = await _meant(turn, number, Whose.ANY)
    return await lookup.get(turn.store, some[0].id) if some else None


async def lost(turn: Turn, said: str) -> bool:
    """Whether a number that is not found may be of a proposal that was lost with our database."""
    number = typed(turn, said)
    if number is None:
        return False
    cities = [
        city.code for city in turn.site.areas.cities if number.letters in (None, city.letters)
    ]
    return await proposals_numbers.perhaps_lost(
        turn.store.connection, number.running, cities, number.year
    )


async def theirs(turn: Turn) -> list[Proposal]:
    """Those that their author can still change, newest first."""
    _, mine = await lookup.mine(turn.store, turn.person.id, 0, OFFERED)
    return [each for each in mine if each.state in OWN]


async def returned(turn: Turn) -> list[Proposal]:
    """Those that were returned to their author, newest first."""
    return [each for each in await theirs(turn) if each.state is State.DIKEMBALIKAN]


async def unnamed(turn: Turn, text: str) -> list[Proposal]:
    """Those of theirs that a text may mean which names none: the one that was shown last, else all
    that they can still change."""
    every = await theirs(turn)
    if len(every) < 2 or turn.slots(text).things:
        return every
    last = await outbox.last_about(turn.store, turn.person.id, "proposal", turn.now - IDLE)
    return [each for each in every if each.id == last] or every


async def _meant(turn: Turn, number: Typed, whose: Whose) -> list[Proposal]:
    """The proposals that a number which is not whole may mean, the likeliest first."""
    letters = [number.letters] if number.letters else turn.site.letters
    found = await lookup.numbered(turn.store, number.running, letters, number.year)
    if len(found) < 2:
        return found
    held = await staff.grants(turn.store, turn.person.id)
    can = [each for each in found if _can(turn, held, each, whose)]
    if whose in (Whose.OWN, Whose.DONE):
        return can or found[:1]
    found = can or found
    waiting = await _waiting(turn, held, found)
    homes = set(await _homes(turn, held, whose))
    newest: dict[str, Proposal] = {}
    for each in found:
        if each.city in homes:
            newest.setdefault(each.city, each)
    theirs = [p for p in found if p.author == turn.person.id or p.id in waiting]
    some = _once([*newest.values(), *theirs]) or found
    return some[:OFFERED]


def _can(turn: Turn, held: Sequence[Grant], proposal: Proposal, whose: Whose) -> bool:
    if whose is Whose.STAFF:
        area, opd = proposal.content.area, proposal.opd
        return allowed(held, Operation.SEE_TASKS, area, opd=opd) is not None
    if whose is Whose.ANY:
        return True
    done = whose is not Whose.DONE or proposal.state is State.SELESAI
    return proposal.author == turn.person.id and done


async def _waiting(turn: Turn, held: Sequence[Grant], found: Sequence[Proposal]) -> set[int]:
    waiting: set[int] = set()
    ids = [each.id for each in found]
    for grant in held:
        if allowed([grant], Operation.SEE_TASKS, grant.area) is not None:
            for city in turn.site.areas.cities_in(grant.area):
                waiting |= await tasks.waiting_among(turn.store, grant, city, ids)
    return waiting


async def _homes(turn: Turn, held: Sequence[Grant], whose: Whose) -> list[str]:
    """The person's own city: where they live, hold a role, or have proposed something. Staff are
    where their role is. All there are of somebody whom nothing ties to one."""
    areas = turn.site.areas
    if len(areas.cities) < 2:
        return [city.code for city in areas.cities]
    lives = [turn.person.area] if turn.person.area else []
    works = [grant.area for grant in held]
    for codes in (works, lives) if whose is Whose.STAFF else (lives, works):
        if homes := [city.code for code in codes for city in areas.cities_in(code)]:
            return homes
    known = await lookup.cities_of(turn.store, turn.person.id)
    return known or [city.code for city in areas.cities]


async def home_letters(turn: Turn) -> str:
    """What the numbers of the person's own city begin with; of the first, where nothing ties them
    to one."""
    held = await staff.grants(turn.store, turn.person.id)
    homes = await _homes(turn, held, Whose.ANY)
    cities = [turn.site.city(code) for code in homes]
    return next((city.letters for city in cities if city.letters), "USL")


def _once(some: Iterable[Proposal]) -> list[Proposal]:
    return list({each.id: each for each in some}.values())


def _ask(turn: Turn, running: int, some: Sequence[Proposal], command: str) -> Outgoing:
    lines = []
    for each in some:
        area = turn.site.areas.get(each.content.area)
        lines.append(
            Text(
                "which-line",
                {
                    "number": str(each.number),
                    "wish": Literal(shorten(each.content.wish, 60)),
                    "area": subjects.within(
                        Literal(area.name if area else each.content.area), each.content
                    ),
                },
            )
        )
    choices = tuple(
        Choice(
            f"do:{command}:{each.number}",
            Literal(str(each.number)),
            Literal(shorten(each.content.wish, 70)),
        )
        for each in some
    )
    head = Text("which-number", {"running": str(running)})
    return Outgoing((head, Lines(tuple(lines))), choices)


async def unknown(turn: Turn, said: str) -> Outgoing:
    """That nobody has such a number."""
    typed = Literal(shorten(turn.clean(said), 40))
    if await lost(turn, said):
        return Outgoing((Text("track-lost", {"typed": typed}),), (PROPOSE,))
    choices = (MINE,)
    such = f"{await home_letters(turn)}-{turn.now.year + 2}-00042"
    return Outgoing((Text("track-unknown", {"typed": typed, "such": such}),), choices)
