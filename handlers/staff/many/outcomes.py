"""What came out of a meeting, as it is said: "nomor satu jahit 42, nomor dua gorong-gorong 41",
"lampu menang, talud nomor dua, balai ditunda"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from handlers import late
from handlers.asking.proposals import which
from handlers.reading.amounts.number_words import in_digits
from handlers.reading.joined import BECAUSE
from handlers.reading.spelling import fold
from handlers.staff import by_name
from handlers.staff.many.clause import Clause
from handlers.staff.many.ranks import JOINS
from handlers.staff.many.tokens import Is, Token, marked
from storage.proposals.model import Proposal

# Longer ones tell a story.
LONGEST = 600
_LEAD = late.regex(
    r"^\W*(?:(?:jadi|nah|oke|ok|ini|nih|eh|untuk|adapun|berikut)\W+)*hasil(?:nya|ne|e)?\b"
    r"(?:\W+(?:rapat|rembu[gk]|musren\w*|pertemuan|pleno|akhir|kesepakatan|tadi|malam|semalam|pagi|ini|itu|adalah|ya|yaitu)"
    r"(?:nya|ne|e)?\b)*[\s:,]*",
    re.I,
)
_LED = late.regex(
    r"\b(?:nomor|nomer|no|nmr|juara|urutan|peringkat|ranking|prior\w*)(?:\s+ke)?\W{0,2}[a-z]+\b",
    re.I,
)
_PLACES = ("pertama", "kedua", "ketiga", "keempat", "kelima", "keenam")
_PLACED = late.regex(rf"\b(?:yang\s+|yg\s+|juara\s+|urutan\s+)?({'|'.join(_PLACES)})\b", re.I)
_RANKS = frozenset({"nomor", "nomer", "no", "nmr", "juara", "urutan", "peringkat", "ranking", "ke"})
_WINS = frozenset({"menang", "juara", "terpilih", "unggul", "utama"})
# What says that it goes on, whichever word it is.
_AGREES = ("agree", "forward", "verify")
_WHY = late.regex(rf"^\W*(?:(?:tahun|taun|thn)\s+depan\W*)?(?:\b(?:{BECAUSE})\b\W*)?", re.I)


@dataclass(slots=True)
class _One:
    """One that is named: its place, what is decided on it, and what is said behind that."""

    proposal: Proposal
    rank: int = 0
    does: str = ""
    wins: bool = False
    joined: bool = False
    why: list[Token] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Which were agreed, the first of them first; what is decided on others, or that nothing is
    (`tokens.LEAVE`); and words that say none of it."""

    agreed: tuple[Proposal, ...]
    others: tuple[Clause, ...]
    unread: str = ""


def tells(text: str) -> bool:
    """Whether a text begins with that it is the result."""
    lead = _LEAD.match(text)
    return lead is not None and len(text) > lead.end() and "?" not in text


def read(text: str, known: by_name.Known, letters: Iterable[str | None]) -> Outcome | None:
    """What a text says came out; None where it names none of the list, or it is not told which."""
    if len(text) > LONGEST or "?" in text:
        return None
    text = _LEAD.sub("", text)
    text = _LED.sub(lambda found: in_digits(found[0]), text)
    text = _PLACED.sub(lambda found: f"nomor {_PLACES.index(found[1].casefold()) + 1}", text)
    tokens = marked(text, letters, known.named_at, which.OTHER)
    found = _Reader(known, tokens).read()
    if not found:
        return None
    agreed = [one for one in found if one.does in ("", *_AGREES)]
    if agreed and all(one.rank for one in agreed):
        agreed.sort(key=lambda one: one.rank)
    agreed.sort(key=lambda one: not one.wins or one.rank > 1)
    others = tuple(
        Clause(
            one.does,
            numbers=[str(one.proposal.number.running)],
            why=_WHY.sub("", _words(text, one.why)).strip(" ,.;"),
        )
        for one in found
        if one not in agreed
    )
    unread = ", ".join(filter(None, (_words(text, one.why) for one in agreed)))
    return Outcome(tuple(one.proposal for one in agreed), others, unread)


def _words(text: str, some: Sequence[Token]) -> str:
    return text[some[0].begin : some[-1].end] if some else ""


class _Reader:
    """Goes through the words of a result."""

    def __init__(self, known: by_name.Known, tokens: Sequence[Token]) -> None:
        self.known, self.tokens = known, tokens
        self.by_number = {str(p.number.running): p for p, _, _ in known.some}
        self.named = any(each.is_ is Is.NAME for each in tokens)
        self.found: list[_One] = []
        self.now: _One | None = None
        self.run: list[str] = []
        self.rank, self.led = 0, ""
        self.since: list[_One] = []  # of which nothing is decided yet

    def read(self) -> list[_One]:
        """All that are named; none where it is not told which one a name is."""
        begins = next((t for t in self.tokens if self._is_one(t) or t.is_ is Is.PRIORITY), None)
        at = self.tokens.index(begins) if begins is not None else 0
        rank_first = begins is not None and self._ranks(at)
        for at, token in enumerate(self.tokens):
            if token.is_ is Is.NAME and self._tells_why(token):
                self._tells(token)
                continue
            if token.is_ is Is.NAME and not (self.run and token.breaks):
                self.run.append(token.value)
                continue
            number = token.value.rpartition("-")[2].lstrip("0") if token.is_ is Is.NUMBER else ""
            ranks = self._ranks(at)
            if not self._ends(None if ranks else self.by_number.get(number), token):
                return []
            if token.is_ is Is.NAME:
                self.run.append(token.value)
            elif ranks:
                self._ranked(int(token.value), rank_first)
            elif number in self.by_number:
                self._names(self.by_number[number], token)
            elif token.is_ is Is.NUMBER:
                return []  # of another list
            elif token.is_ is Is.DOES:
                self._does(at, token)
            else:
                self._other(token)
        return self.found if self._ends(None, None) else []

    def _tells_why(self, token: Token) -> bool:
        """Whether a name stands in what is told of the very one that it calls."""
        now = self.now
        if now is None or not now.why or self.run or token.breaks:
            return False
        return [each.id for each in self.known.meant([token.value])] == [now.proposal.id]

    def _is_one(self, token: Token) -> bool:
        return token.is_ in (Is.NAME, Is.NUMBER)

    def _ranks(self, at: int) -> bool:
        """Whether a number is a place in the order."""
        token = self.tokens[at]
        if token.is_ is Is.PRIORITY:
            return token.value.isdecimal()
        if token.is_ is not Is.NUMBER or not token.value.isdecimal():
            return False
        if not 0 < int(token.value) <= len(self.known.some):
            return False
        if token.value not in self.by_number or self.named:
            return True
        led = at > 0 and fold(self.tokens[at - 1].text) in _RANKS
        next_one = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return led and next_one is not None and next_one.is_ is Is.NUMBER

    def _ends(self, numbered: Proposal | None, token: Token | None) -> bool:
        """Ends a name; whether it is told which one it is."""
        if not self.run:
            return True
        some = self.known.meant(self.run)
        self.run = []
        if numbered is not None and numbered in some:
            some = [numbered]
        if len(some) != 1:
            return False
        self._names(some[0], token)
        return True

    def _names(self, proposal: Proposal, token: Token | None) -> None:
        same = next((one for one in self.found if one.proposal.id == proposal.id), None)
        if same is None:
            joined = self.now is not None and not self.now.why and self._joined
            same = _One(proposal, self.rank, self.led, joined=joined)
            self.found.append(same)
            self.since.append(same)
            self.rank = 0
        self.now, self._joined = same, False

    _joined = False

    def _ranked(self, rank: int, rank_first: bool) -> None:
        if self.now is not None and not self.now.rank and not rank_first:
            self.now.rank = rank
        else:
            self.rank = rank

    def _does(self, at: int, token: Token) -> None:
        behind = self.tokens[at + 1 : at + 2]
        leads = not self.since or (token.breaks and any(map(self._is_one, behind)))
        if leads:
            self.led = token.value
        else:
            last = self.since[-1]
            last.does = token.value
            for one, before in zip(self.since[::-1], self.since[-2::-1], strict=False):
                if not one.joined:
                    break
                before.does = token.value
        self.since = []

    def _other(self, token: Token) -> None:
        word = fold(token.text)
        if word in _WINS and self.now is not None:
            self.now.wins = True
        elif word in JOINS and not token.breaks:
            self._joined = True
            self._tells(token)
        elif token.is_ is Is.WORD or (self.now is not None and self.now.why):
            self._tells(token)

    def _tells(self, token: Token) -> None:
        """A word behind one of which something else is decided tells why."""
        if self.now is not None and (token.is_ is Is.WORD or self.now.why):
            self.now.why.append(token)
