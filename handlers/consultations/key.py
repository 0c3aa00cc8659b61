"""Whose answer a form of a consultation is for, written down as the form's key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from handlers.conversation.answers import Draft
from storage.consultations.model import Anonymity, Definition
from storage.consultations.taking import HALL, code_of

# What the names of the questions of a form begin with that a consultation asks, so that none is one
# of the form's own.
OWN = "q_"

# What the review of an answer says that is to be deleted.
GONE = "gone"


def given(draft: Draft) -> dict[str, Any]:
    """The answers to what a consultation asks, by their keys."""
    return {
        name.removeprefix(OWN): value
        for name, value in draft.answers.items()
        if name.startswith(OWN)
    }


@dataclass(frozen=True, slots=True)
class Key:
    """The consultation, and who answers: `place` of the person's own phone (0: themselves), from
    HALL on somebody for whom staff type; or the `code` of an anonymous answer that is changed;
    `trial` is a look at it before it opens, of which nothing is kept."""

    id: int
    place: int = 0
    code: str = ""
    trial: bool = False

    def __str__(self) -> str:
        if self.trial:
            return f"{self.id}:coba"
        if self.code:
            return f"{self.id}:kode:{self.code}"
        return f"{self.id}:{self.place}" if self.place else str(self.id)

    @staticmethod
    def read(written: str) -> Key | None:
        id, _, rest = written.partition(":")
        if not id.isdecimal():
            return None
        if rest == "coba":
            return Key(int(id), trial=True)
        if rest.startswith("kode:"):
            code = code_of(rest.removeprefix("kode:"))
            return Key(int(id), code=code) if code else None
        if rest and not rest.isdecimal():
            return None
        return Key(int(id), int(rest or 0))

    @property
    def may_be_anonymous(self) -> bool:
        """What staff type for somebody never is; what was sent anonymously stays so."""
        return self.place < HALL and not self.code

    def keeps_photos(self, definition: Definition) -> bool:
        return not self.code and definition.anonymity is not Anonymity.ALWAYS
