"""Which OPD is meant: one that is chosen, written in another way, or perhaps only misspelt."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers import late
from handlers.conversation.answers import Answer, AskAgain, Draft, Problem, Reading, shorten, within
from handlers.conversation.messages import Choice, Incoming, Literal, Text
from handlers.turn import Turn
from storage import rules
from storage.staff.offices import Offices

# More are no list on any channel; the rest is on further pages, or typed.
SHOWN = 8

# The choice that leaves a name as it was typed, and that which turns to a page.
AS_TYPED, PAGE = "as-typed", "opd-page"


def choices(some: Offices, page: int = 0) -> tuple[Choice, ...]:
    """A page of the offices that there are. A choice is told by its place: a name may be longer
    than an id."""
    first = page * SHOWN
    found = tuple(
        Choice(f"opd{n}", Literal(shorten(name, 24)), Literal(shorten(name, 72)))
        for n, name in enumerate(some.names[first : first + SHOWN], first + 1)
    )
    pages = -(-len(some.names) // SHOWN)
    if pages < 2:
        return found
    after = (page + 1) % pages
    args = {"page": after + 1, "pages": pages}
    return (*found, Choice(f"{PAGE}{after}", Text("opd-more", args)))


def read(turn: Turn, said: Incoming, draft: Draft, some: Offices) -> Reading:
    """The OPD that a choice or a text means; a name that is nearly one of those that there are is
    asked about, because nobody would be shown what is with an office that is nobody's. Where a city
    has said which there are, no other is taken."""
    kept = draft.notes.get("typed")
    if said.choice is not None:
        if said.choice == AS_TYPED and kept and not some.said:
            return Answer(kept)
        page = said.choice.removeprefix(PAGE)
        if page != said.choice and page.isdecimal():
            return AskAgain((Text("opd-pick"),), choices(some, int(page)))
        name = _by_id(some).get(said.choice)
        return Answer(name) if name else Problem((Text("form-stale"),))
    reading = within(turn, said, least=rules.OPD.least, most=rules.OPD.most, words="annotate-opd")
    if not isinstance(reading, Answer):
        return reading
    typed = reading.value
    if known := some.find(typed):
        return Answer(known)
    close = _some(some, some.near(typed))
    shown = {"typed": Literal(shorten(typed, 60))}
    if some.said:
        words = Text("opd-which" if close else "opd-none", shown)
        return AskAgain((words,), close or choices(some))
    if not close and is_named(typed):
        return Answer(typed)
    keep = Choice(AS_TYPED, Text("opd-as-typed" if close else "opd-sure.yes"))
    words = Text("opd-which" if close else "opd-sure", shown)
    return AskAgain((words,), (*close, keep), {"typed": typed})


# How the name of an office begins; of others it is asked, if they have more words than these.
_OFFICE = late.regex(
    r"(?:dinas|badan|kantor|bagian|bidang|sekretariat|inspektorat|satuan|satpol|bappeda|bpbd|kecamatan"
    r"|rsud|rumah sakit"
    r"|perum\w*|pdam|pupr|dpu\w*|disp?\w+|dlh|department|office|upt\w*)\b",
    re.I,
)
SHORT = 3


def is_named(text: str) -> bool:
    """Whether a text may be an office's name, as far as its words tell."""
    return len(text.split()) <= SHORT or _OFFICE.match(text) is not None


def _by_id(some: Offices) -> dict[str, str]:
    return {f"opd{n}": name for n, name in enumerate(some.names, 1)}


def _some(some: Offices, names: Sequence[str]) -> tuple[Choice, ...]:
    """The choices of some of the offices."""
    found = [
        Choice(id, Literal(shorten(name, 24)), Literal(shorten(name, 72)))
        for id, name in _by_id(some).items()
        if name in names
    ]
    return tuple(found[:SHOWN])
