"""The words that a text begins with while nothing is open: a command's, or those of a wish."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers import commands, late
from handlers.commands import Asked
from handlers.listeners.staff import rooms
from handlers.proposals import offers
from handlers.reading import introduced, spelling
from handlers.reading.meaning import besides
from handlers.reading.meaning.acts import Act
from handlers.reading.meaning.meant import IN_FORM, Meant
from handlers.reading.said.of_us import human
from handlers.turn import Turn

# What may be asked back while nothing is open.
OFFERED = set(Act) - IN_FORM - {Act.NOTHING, Act.CANCEL, Act.LATER}


async def lead(turn: Turn, text: str) -> Asked | None:
    """The command whose words a text begins with, as far as it is theirs."""
    found = commands.wish(text)
    if found is None:
        behind = commands.wish(introduced.ungreeted(text))  # "assalamualaikum, usul ..."
        found = behind if behind is not None and behind.name == "propose" else None
    rest = introduced.BIDANG.sub("", text, count=1)
    if found is None and rest != text and not turn.person.works and turn.slots(rest).things:
        found = Asked("propose", text)  # "the physical one, it's about the bridge"
    if found is not None and not _goes_with(turn, found, text):
        found = None
    mine = found is None or not found.command.needs or await rooms.may(turn, found.name)
    return found if mine else None  # "biaya jembatan 75 juta": no command of theirs


def _goes_with(turn: Turn, found: Asked, text: str) -> bool:
    """Whether what stands behind the words of a command can be said to it, and makes no other
    sentence of them."""
    rest = found.rest
    match found.name:
        case "connect":
            # "Sambungkan ke petugas", "hubungkan ke orang kelurahan".
            return not (human.wanted(text) or _SOMEBODY.search(rest))
        case "switch":
            return len(rest.split()) < 2  # "orang lain bisa dukung usulan saya ga"
        case "language":
            return _HOW_IT_IS_SAID.search(rest) is None  # "bahasa gaul boleh?"
        case "public":
            # "Semua usulan drainase mana" is looked for on the desk.
            return not turn.person.works and _PROMISED.search(rest) is None
        case _:
            return True


_SOMEBODY = late.regex(
    r"\b(?:petugas\w*|orang\w*|wong\w*|manusia\w*|admin\w*|operator\w*|verifikator\w*|cs|staf\w*|pegawai\w*)\b",
    re.I,
)
_HOW_IT_IS_SAID = late.regex(
    r"\b(?:gaul|sehari\w*|campur\w*|sunda|batak|padang|formal|baku|kasar|sendiri|daerah)\b", re.I
)
# "Semua usulan pasti dikerjakan?", "usulan lain bisa nyusul ga".
_PROMISED = late.regex(
    r"^\W*(?:(?:warga|orang)\s+)?(?:pasti|bakal|akan|bisa|boleh|harus|wajib|saya|sy|aku|kami|apa\s+(?:pasti|bisa))\b",
    re.I,
)


def asks_first(text: str, meant: Meant) -> bool:
    """Whether "usulan ..." or "tolong ..." is likelier something else than the beginning of a wish;
    "usul ..." is one, whatever else it may be."""
    other = meant.act not in (Act.PROPOSE, Act.BEGIN) or meant.second is Act.COMPLAIN
    asks = other or besides.ASKS_FIRST.search(text) is not None
    return asks and meant.act in OFFERED and not _begins(text)


def _begins(text: str) -> bool:
    """Whether a text begins as a new one does, with "usul" or "kulo badhe usul"."""
    said = spelling.fold(introduced.ungreeted(text))
    return bool(said) and not said.startswith("usulan") and not offers.pleads(said)


def may_be_wish(text: str, meant: Meant) -> bool:
    wishes = {Act.PROPOSE, Act.BEGIN, Act.NOTHING}
    said = {meant.act} if _begins(text) else {meant.act, meant.second}
    return not wishes.isdisjoint({meant.act, meant.second}) and Act.WITHDRAW not in said


def may_wish(text: str, meant: Meant) -> Sequence[Act]:
    """What a question may mean that names what could be wished: whether it comes, or may be done
    ("lampu gang nek ditambahi iso ra?")."""
    if meant.act is Act.PROPOSE and introduced.rumoured(text):
        return (Act.PROPOSE, Act.PUBLIC)
    wishes = meant.sure and meant.act is Act.PROPOSE
    asks = bool(meant.slots.things) and introduced.asks_work(text)
    return (Act.PROPOSE,) if asks and not wishes else ()


# What is done with what was sent.
OF_SENT = frozenset({Act.WITHDRAW, Act.CHANGE})
_SENT = late.regex(
    r"\b\w{0,4}usul\w*\b.{0,30}\b(?:kemarin|kmrn|kemaren|wingi|tadi|td|wau|dulu|itu|kuwi|niku|saya|sy|ku|aku|kula)\b|\busul(?:an)?ku\b",
    re.I,
)


def of_sent(text: str, meant: Meant) -> bool:
    """Whether a text speaks of what its writer has proposed: "ga jadi usul yg kemarin itu"."""
    return _SENT.search(text) is not None and not meant.slots.tells
