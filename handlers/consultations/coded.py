"""The code of a consultation, or of an anonymous answer, as people type it behind a command."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers import late
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Literal, Outgoing, Text
from storage.consultations import consultations, lookup, taking
from storage.database.store import Store

# What no word looks like: letters and digits in one, about as long as a code is.
_MIXED = late.regex(r"(?=\D*\d)(?=\d*[a-z])[a-z\d]{5,12}", re.I)


async def is_meant(store: Store, said: str) -> bool:
    """Whether a text is a code that there is, or looks like a slip in one, and nothing else."""
    if taking.code_of(said) is not None and any(letter.isdigit() for letter in said):
        return True
    bare = said.strip().rstrip(".!,")
    if _MIXED.fullmatch(bare.replace("-", "")):
        return True
    return len(bare) == consultations.CODE and await lookup.by_code(store, bare) is not None


def looks_like(said: str) -> bool:
    """Whether a text can only be a code, right or wrong."""
    bare = said.strip().replace("-", "")
    return len(bare.split()) == 1 and (
        bool(_MIXED.fullmatch(bare)) or (bare.isupper() and len(bare) == consultations.CODE)
    )


def unknown(said: str, out: Sequence[Outgoing]) -> list[Outgoing]:
    """What is shown instead, behind a word that the code is not known."""
    words = Text("consult-unknown", {"typed": Literal(shorten(said.strip().upper(), 20))})
    return [replace(out[0], words=(words, *out[0].words)), *out[1:]]
