"""One decision of a sentence of staff: what is done, with which, and why."""

from __future__ import annotations

from dataclasses import dataclass, field

from handlers.staff.many.lines import LINES
from handlers.staff.many.tokens import Is, Token
from storage.proposals.rulings import RULES, Decision

# What a decision is of.
SUBJECT = (Is.NUMBER, Is.NAME, Is.ALL)


@dataclass(slots=True)
class Clause:
    """One decision. `name` is the command of its line; `numbers` as they were typed; `named` the
    words that name proposals, folded, of several where they are `joined`; `everything` whether
    all of these are meant, or all there are, of `others` ("sisanya") those of which nothing else
    is said, or all that `narrow` calls. `why` is what is said besides, as typed; `tells` whether
    what is done says it, too ("tidak lolos survei"). `unread` says something of another, and
    nobody knows what; `unknown` is what nothing is called of which something else is decided;
    `lead` stands before all of them ("hasil rapat: ..."). `bare` is whether several are agreed,
    and nobody said in which order; `asks` whether the author is asked something by it. `aside` was
    said before it, in sentences of their own, and is not for its author."""

    name: str = ""
    numbers: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    everything: bool = False
    others: bool = False
    joined: bool = False
    priority: str = ""
    why: str = ""
    narrow: str = ""
    tells: bool = False
    unread: str = ""
    unknown: str = ""
    lead: str = ""
    bare: bool = False
    asks: bool = False
    aside: str = ""
    _why: list[Token] = field(default_factory=list)
    _at: int = -1  # where what is done is said

    @property
    def reasoned(self) -> bool:
        """Whether its author is to read why."""
        return self.name in LINES and RULES[Decision(LINES[self.name])].reasoned

    @property
    def words(self) -> str:
        """How all of them were called."""
        return "sisanya" if self.others else "semua"

    @property
    def has_subject(self) -> bool:
        return bool(self.numbers or self.named or self.everything)
