"""One line of staff that does something with many proposals, read: "SEPAKATI 20, 14, 5 9-12",
"TOLAK 7 8 lahan karena ...", "ANGGARAN 14 50 juta"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

import locales
from handlers import late
from handlers.asking import funds
from handlers.reading import spelling
from handlers.reading.amounts import numbers
from handlers.reading.amounts.numbers import Typed
from handlers.reading.amounts.numbers_said import Said, numbers_said
from handlers.reading.joined import BECAUSE
from handlers.reading.left_out import BUT, BUT_THOSE
from handlers.reading.staff.sentences import annotation
from handlers.staff.deciding.reasons import called, offered, reason_told
from storage import rules
from storage.proposals.model import Number
from storage.proposals.reasons import Reason
from storage.proposals.rulings import RULES, Decision

OPD, COST, FUND = "opd", "cost", "fund"

# What each line does, by the name of its command; the words are `command-NAME`.
LINES: Mapping[str, str] = {
    "agree": Decision.AGREE,
    "reserve": Decision.RESERVE,
    "verify": Decision.VERIFY,
    "forward": Decision.FORWARD,
    "return": Decision.RETURN,
    "keep": Decision.KEEP,
    "reject": Decision.END,
    "into_rkpd": Decision.RKPD,
    "into_apbd": Decision.APBD,
    "opd": OPD,
    "cost": COST,
    "fund": FUND,
}

# Behind these words stands why.
_WHY = late.regex(
    rf"(?:^|\s)(?:{BECAUSE}|alasan(?:nya)?)\b[\s:,-]*|\s*:\s*",
    re.I,
)
_WHOLE = late.regex(
    r"[\s,(]*\b(?:semua\s+atau\s+(?:tidak|batal)|atau\s+tidak\s+sama\s+sekali|all\s+or\s+nothing)"
    r"(?:\s+sama\s+sekali)?\b[\s).]*",
    re.I,
)
_BESIDES = late.regex(
    rf"[\s,(]*\b(?:(?:{BUT})\b(?!\s+(?:itu|iku|kuwi|that)\b)|{BUT_THOSE})[\s:,]*", re.I
)
_RESERVE = late.regex(r"\b(?:sebagai |jadi |as )?(?:cadangan|reserve)(?: saja)?\b", re.I)
_BARE = late.regex(r"\b(?:tanpa|tidak pakai|no)\s+(?:nomor\s+)?priorit\w*", re.I)
_BOTH = late.regex(
    r"\b(?:dua[\s-]*(?:dua)?(?:nya|ne)|ke(?:dua|tiga|empat)nya|kabeh|semuanya)\b", re.I
)
_FIRST = late.regex(
    r"\b(?:mulai|dari|from)?\s*(?:(?:prior\w*)(?:\s+(?:dari|mulai|ke))?|mulai|from)\s*(\d{1,4})\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it was read. `what` is a decision, OPD, COST or FUND; `said` the numbers; the rest
    as far as it was said. `without` are numbers that it leaves out; `but` is what it leaves out
    where that is no number. `rest` are words that nothing here means; of "semua", which."""

    what: str
    said: Said
    reason: Reason | None = None
    why: str = ""
    opd: str = ""
    fund: str = ""
    amount: int | None = None
    first: int | None = None
    bare: bool = False
    whole: bool = False
    without: tuple[Typed, ...] = ()
    but: str = ""
    rest: str = ""

    @property
    def decision(self) -> Decision | None:
        return Decision(self.what) if self.what in list(Decision) else None


def read(what: str, text: str, letters: Iterable[str | None]) -> Line:
    """What follows the word of a line."""
    whole = _WHOLE.search(text)
    if whole:
        text = f"{text[: whole.start()]} {text[whole.end() :]}".strip()
    text, without, but = _left_out(text, letters)
    said = numbers_said(text, letters)
    rest = _bare(said.rest)
    kept = tuple(each for each in said.numbers if not any(same(each, out) for out in without))
    said = replace(said, numbers=kept)
    line = Line(what, said, whole=whole is not None, without=without, but=but)
    values: dict[str, object] = {}
    if what == OPD:
        values["rest"], values["opd"] = _after(rest, _office) if said.everything else ("", rest)
    elif what == FUND:
        values["rest"], values["fund"] = (
            _after(rest, funds.named) if said.everything else ("", rest)
        )
    elif what in (COST, Decision.APBD):
        which, rest = _after(rest, numbers.rupiah) if said.everything else ("", rest)
        amount = numbers.rupiah(rest) if rest else None
        values.update({"amount": amount, "rest": which} if amount is not None else {"rest": rest})
    elif RULES[Decision(what)].reasoned:
        if said.everything:
            values["rest"], rest = _which_of_all(rest, Decision(what))
        reason, why = reasoned(rest, Decision(what))
        values.update(reason=reason, why=why)
    elif what == Decision.AGREE and (match := _RESERVE.search(rest)):
        values.update(what=Decision.RESERVE, rest=_without(rest, match))
    elif what == Decision.AGREE and (match := _BARE.search(rest)):
        values.update(bare=True, rest=_without(rest, match))
    elif what == Decision.AGREE and (match := _FIRST.search(rest)):
        first = int(match[1])
        right = rules.PRIORITY.holds(first)
        values.update({"first": first, "rest": _without(rest, match)} if right else {"rest": rest})
    else:
        values["rest"] = rest
        # "Semua" names none before another.
        match = _BOTH.search(rest) if what == Decision.AGREE else None
        values["bare"] = what == Decision.AGREE and (said.everything or match is not None)
        values["rest"] = _without(rest, match) if match is not None else rest
    return Line(**{name: values.get(name, getattr(line, name)) for name in Line.__slots__})  # type: ignore[arg-type]


def same(one: Typed, other: Typed) -> bool:
    """Whether two numbers, as far as they were said, may be of the same proposal."""
    parts = zip(one[:2], other[:2], strict=True)
    return one.running == other.running and all(a is None or b is None or a == b for a, b in parts)


def same_as(one: Typed, number: Number) -> bool:
    """Whether a number, as far as it was said, may be this proposal's."""
    return same(one, Typed(number.letters, number.year, number.running or 0))


def _left_out(text: str, letters: Iterable[str | None]) -> tuple[str, tuple[Typed, ...], str]:
    """A line without "kecuali 3 dan 7", the numbers that it leaves out so, and what else it does:
    only before a reason, whose words are its own."""
    why = _WHY.search(text)
    match = _BESIDES.search(text, 0, why.start() if why else len(text))
    if match is None or numbers_said(text[: match.start()], letters).none:
        return text, (), ""
    out = numbers_said(text[match.end() :], letters)
    if out.none or out.bad or out.everything:
        return text[: match.start()], (), text[match.end() :].strip()
    return f"{text[: match.start()]} {out.rest}", out.numbers, ""


def _bare(text: str) -> str:
    """A text without what may stand around anything: "aja", "dong", "ya pak"."""
    words = text.split(" ")
    while words and spelling.fold(words[0]) in _particles():
        words.pop(0)
    while words and spelling.fold(words[-1]) in _particles():
        words.pop()
    return " ".join(words)


@cache
def _particles() -> frozenset[str]:
    return frozenset({"", *map(spelling.fold, locales.words("id", "words-line-particle"))})


def _after(text: str, is_value: Callable[[str], object]) -> tuple[str, str]:
    """Which of all is meant, and the value with which a text ends: "drainase 50 juta"."""
    words = text.split()
    for begin in range(len(words)):
        if is_value(" ".join(words[begin:])) is not None:
            return " ".join(words[:begin]), " ".join(words[begin:])
    return "", text


def _office(text: str) -> str | None:
    """A text that begins with what offices are called: "Dinas PUPR"."""
    office = annotation(text).opd
    return office if office is not None and text.startswith(office) else None


def _which_of_all(text: str, decision: Decision) -> tuple[str, str]:
    """Which of all is meant, and the rest with the reason: "yang di RT 05 karena ganda"."""
    match = _WHY.search(text) or re.search(r",\s+", text)
    lead, why = (text[: match.start()], text[match.start() :]) if match else (text, "")
    why = why.lstrip(" ,")
    words = lead.split()
    for begin in range(len(words)):
        named = called().get(spelling.fold(" ".join(words[begin:])))
        if named in offered(decision):
            return _bare(" ".join(words[:begin])), f"{' '.join(words[begin:])} {why}".strip()
    return _bare(lead), why.strip()


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}".strip(" ,.;:-")


# What stands apart behind a reason, and belongs to it.
_OWNED = frozenset({"e", "ne", "nya", "nipun", "ipun"})


def reasoned(text: str, decision: Decision) -> tuple[Reason | None, str]:
    """The reason that the first words name, and why: "lahan karena masih sengketa"."""
    match = _WHY.search(text)
    lead, why = (text[: match.start()], text[match.end() :]) if match else (text, "")
    known = offered(decision)
    folded = spelling.fold(lead)
    words = folded.split()
    for length in range(min(len(words), 5), 0, -1):
        named = called().get(" ".join(words[:length]))
        if named in known:
            if words[length : length + 1] and words[length] in _OWNED:
                return named, text  # "tanah e sengketa" says why, too
            rest = lead.split(None, length)[length:] if len(lead.split()) == len(words) else []
            if rest and match is None:
                # "Dobel sama usulan rt sebelah": all of it says why, and may say more.
                return reason_told(text, decision) or named, text
            return named, " ".join([*rest, why]).strip()
    if words and called().get(words[0].removesuffix("nya")) in known:
        named = called()[words[0].removesuffix("nya")]
        return reason_told(text, decision) or named, text  # "lahannya sengketa" says why, too
    return None, text if match is None or lead.strip() else why


def says_why(text: str) -> bool:
    """Whether a text says "karena", or a word like it."""
    return _WHY.search(text) is not None
