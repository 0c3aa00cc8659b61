"""Which OPD is meant: one that is chosen, written in another way, or perhaps only misspelt."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.conversation.answers import Answer, AskAgain, Draft, Problem, Reading, shorten, within
from handlers.conversation.messages import Choice, Incoming, Literal, Text
from handlers.turn import Turn
from storage import rules
from storage.staff import opds

# More are no list on any channel; they are typed.
SHOWN = 8

# The choice that leaves a name as it was typed.
AS_TYPED = "as-typed"


def choices(held: Sequence[str]) -> tuple[Choice, ...]:
    """Those that somebody is verifikator of. A choice is told by its place: a name may be longer
    than an id."""
    return tuple(
        Choice(f"opd{n}", Literal(shorten(name, 24)), Literal(shorten(name, 72)))
        for n, name in enumerate(held[:SHOWN], 1)
    )


def read(turn: Turn, said: Incoming, draft: Draft, held: Sequence[str]) -> Reading:
    """The OPD that a choice or a text means; a name that is nearly one of those held is asked
    about, because nobody would be shown what is with an office that is nobody's."""
    kept = draft.notes.get("typed")
    if said.choice is not None:
        if said.choice == AS_TYPED and kept:
            return Answer(kept)
        names = dict(zip((choice.id for choice in choices(held)), held, strict=False))
        name = names.get(said.choice)
        return Answer(name) if name else Problem((Text("form-stale"),))
    reading = within(turn, said, least=rules.OPD.least, most=rules.OPD.most, words="annotate-opd")
    if not isinstance(reading, Answer):
        return reading
    typed = reading.value
    if known := next((name for name in held if opds.same(name, typed)), None):
        return Answer(known)
    close = [
        choice for choice, name in zip(choices(held), held, strict=False) if opds.near(name, typed)
    ]
    if not close:
        return Answer(typed)
    keep = Choice(AS_TYPED, Text("opd-as-typed"))
    return AskAgain(
        (Text("opd-which", {"typed": Literal(shorten(typed, 60))}),),
        (*close, keep),
        {"typed": typed},
    )
