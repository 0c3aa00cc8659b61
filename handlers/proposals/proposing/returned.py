"""What an author tells staff who returned a proposal, in the form by which it is changed: it goes
back to them with that, also where nothing is changed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from handlers import late
from handlers.conversation.answers import Answer, AskAgain, Draft, Problem, shorten
from handlers.conversation.form import Kind
from handlers.conversation.messages import Choice, Incoming, Literal, Text, Words
from handlers.proposals.proposing.mending.answers import mend_volume
from handlers.proposals.proposing.mending.place import mend_place
from handlers.proposals.proposing.pieces import show_volume
from handlers.proposals.proposing.place import show_place
from handlers.reading.said import to_staff
from handlers.turn import Turn
from storage import rules
from storage.proposals.model import Proposal, State

# What the review remembers: what staff ask for, what they are told, that it is asked for.
ASKED, SAID, TELLING = "returned", "said", "telling"

# The choices to tell them something, and to have it shown first.
TELL, NOTE = "tell", "note"

# So much of what they ask for is shown.
SHOWN = 300


def notes(proposal: Proposal) -> dict[str, Any]:
    """What the review of a change remembers of one that was returned."""
    if proposal.state is not State.DIKEMBALIKAN:
        return {}
    return {ASKED: shorten(proposal.note or "", SHOWN)}


def tells(draft: Draft) -> bool:
    """Whether words at the review may be for staff."""
    return ASKED in draft.notes and not draft.notes.get(TELLING)


def kept(draft: Draft) -> dict[str, Any]:
    """What is remembered of it whatever else is said at the review."""
    return {name: draft.notes[name] for name in (ASKED, SAID) if name in draft.notes}


def choices(draft: Draft) -> tuple[Choice, ...]:
    if ASKED not in draft.notes:
        return ()
    words = "propose-review.retell" if draft.notes.get(SAID) else "propose-review.tell"
    return (Choice(TELL, Text(words)),)


def told(draft: Draft) -> Words | None:
    """What staff are told with it."""
    said = draft.notes.get(SAID)
    return Text("propose-review.to-staff", {"said": Literal(said)}) if said else None


def asks(draft: Draft, *, same: bool) -> AskAgain:
    """Asks what staff are to be told; of what stays the `same` it is said that it goes back so."""
    args = {"asked": Literal(draft.notes.get(ASKED, ""))}
    asked = "asked" if draft.notes.get(ASKED) else "plain"
    words = Text(f"propose-review.{'same' if same else 'telling'}-{asked}", args)
    return AskAgain((words,), (), {**draft.notes, TELLING: True}, kind=Kind.MESSAGE)


def ruled(text: str) -> Problem | None:
    """Why a text is nothing that staff can be told."""
    try:
        rules.text(SAID, text, rules.EXPLAINED)
    except rules.Unruly as error:
        args = {"least": error.span.least, "most": error.span.most, "size": error.size}
        return Problem((Text("propose-review.bad-said", args),))
    return None


def with_said(draft: Draft, text: str) -> Draft:
    """The draft, with what staff are told."""
    return replace(draft, notes={**draft.notes, SAID: text, TELLING: False})


# "Kok dibalikin terus, emangnya petugasnya ga pernah lewat gang kelinci apa": what is complained
# of says of no answer what it is to be.
_COMPLAINS = late.regex(
    r"^\W*(?:(?:lho|loh|lah|ya|yo|pak|bu|min)\W+){0,3}(?:kok|ko|masa|masak|mosok|moso|emang\w*|pancen)\b|\b(?:emang(?:nya|e)?|mosok|masa|masak)\W+(?:\w+\W+){0,3}?(?:ga|gak|nggak|ora|ra|tidak|mboten|never)\b"
    r"|\b(?:dibalikin|dibalekke|dikembaliin|dikembalikan|returned|sent\s+back)\s+(?:terus|mulu|again|maneh|lagi)\b|\b(?:why|don'?t\s+they|have\s+they\s+never)\b",
    re.I,
)


async def changes(turn: Turn, text: str, draft: Draft) -> tuple[dict[str, Any], list[Words]]:
    """What a text that is for staff surely puts right beside it ("rt nya harusnya 6, tolong
    sampaikan"), and what is said of it."""
    new: dict[str, Any] = {}
    words: list[Words] = []
    if _COMPLAINS.search(text) and not any(map(str.isdecimal, text)):
        return new, words
    bare = replace(draft, notes={})
    for name, mend, show in (
        ("place", mend_place, show_place),
        ("volume", mend_volume, show_volume),
    ):
        found = await mend(turn, text, bare)
        if found is None or not found.sure or not isinstance(found.reading, Answer):
            continue
        if found.reading.value != draft[name]:
            new |= {**(found.reading.instead or {}), name: found.reading.value}
            label = Text(f"propose-{name}.label")
            words.append(Text("form-mended", {"label": label, "value": show(new[name])}))
    return new, words


def for_staff(said: Incoming, text: str, draft: Draft) -> str | None:
    """What is typed at the review for staff, by its words; "" where it only says that there is
    something, None where it says nothing of it."""
    return to_staff.for_them(text) if tells(draft) and said.choice is None else None
