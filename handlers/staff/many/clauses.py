"""What one sentence of staff decides, and on what: "no 2 jadi prioritas 1, yang lampu cadangan",
"tolak 3, kemarin PLN sudah pasang". Each decision with the numbers, or the names, that it is of,
and why; nothing here looks anything up: what names a proposal is told by whoever asks."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

import locales
from handlers.reading import spelling
from handlers.reading.number_words import in_digits
from handlers.staff.many.lines import LINES
from handlers.staff.many.spoken import around, denials, does, particles
from storage.proposals.rulings import RULES, Decision

# Which words of a text name a proposal: given them folded, their places.
Names = Callable[[Sequence[str]], Collection[int]]


class _Is(StrEnum):
    NUMBER = "number"
    NAME = "name"
    ALL = "all"
    DOES = "does"
    PRIORITY = "priority"
    AROUND = "around"
    WORD = "word"


_SUBJECT = (_Is.NUMBER, _Is.NAME, _Is.ALL)
_DECIDES = (_Is.DOES, _Is.PRIORITY)


@dataclass(frozen=True, slots=True)
class _Token:
    is_: _Is
    begin: int
    end: int
    text: str
    value: str = ""  # the command of what it does, or the priority
    breaks: bool = False  # whether a comma, or what is like it, stands before it


@dataclass(slots=True)
class Clause:
    """One decision. `name` is the command of its line; `numbers` as they were typed; `named` the
    words that name proposals, folded; `everything` whether all of these are meant, or all there
    are, of `others` ("sisanya") those of which nothing else is said, or all that `narrow` calls.
    `why` is what is said besides, as typed; `tells` whether what is done says it, too ("tidak
    lolos survei")."""

    name: str = ""
    numbers: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    everything: bool = False
    others: bool = False
    priority: str = ""
    why: str = ""
    narrow: str = ""
    tells: bool = False
    _why: list[_Token] = field(default_factory=list)

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


# So long is no sentence that decides.
LONGEST = 400

_WHOLE = re.compile(
    r"\b(?P<priority>(?:(?:jadi|sebagai|di|ke)\s+)?prior\w*\.?\s*(?:(?:ke|no|nomor|nomer)[\s.-]*)?(?P<rank>\d{1,4}))\b"
    r"|(?P<place>\b(?:rt|rw)[\s.]*\d{1,3}(?:\s*/\s*(?:rt|rw)[\s.]*\d{1,3})?)\b",
    re.I,
)
_LED = re.compile(r"\b(?:prior\w*|nomor|nomer|no|nmr)(?:\s+ke)?\s+[a-z]+\b", re.I)
_SPACED = re.compile(r"[^\s,;]+")


def in_clauses(
    text: str, letters: Iterable[str | None], names: Names, masked: re.Pattern[str]
) -> list[Clause]:
    """The decisions of a sentence, in its order; none where it is none beyond doubt: a question,
    what says that something is not so, or what decides on nothing that it names. `masked` finds
    numbers that are no proposal's."""
    if len(text) > LONGEST or text.rstrip().endswith("?"):
        return []
    text = _LED.sub(lambda found: in_digits(found[0]), text)
    tokens = _marked(text, letters, names, masked)
    if _asks(tokens):
        return []
    clauses = _ranked(tokens) or _parted(tokens)
    for each in clauses:
        if each.everything and not (each.named or each.numbers):
            # "Yang paving setujui semua": what stands before says which.
            begins = next((t.begin for t in tokens if t.is_ in _DECIDES), 0)
            before = [t for t in each._why if t.end <= begins and clauses[0] is each]
            each.narrow = _said(text, before)
            each._why = [t for t in each._why if t not in before]
        each.why = _said(text, each._why)
    whole = bool(clauses) and all(each.name and each.has_subject for each in clauses)
    return clauses if whole else []


# So far into a sentence a word of asking makes it a question.
BEGINS = 4


def _asks(tokens: Sequence[_Token]) -> bool:
    """Whether it is asked how, why or when something is decided."""
    decides = [at for at, each in enumerate(tokens) if each.is_ in _DECIDES]
    until = max(BEGINS, decides[0] if decides else 0)
    return any(spelling.fold(each.text) in _asking() for each in tokens[:until])


@cache
def _asking() -> frozenset[str]:
    return frozenset(map(spelling.fold, locales.words("id", "words-clause-asks")))


def _marked(
    text: str, letters: Iterable[str | None], names: Names, masked: re.Pattern[str]
) -> list[_Token]:
    marks = "|".join(map(re.escape, filter(None, letters))) or "(?!)"
    number = re.compile(
        rf"(?:(?:{marks})[-\s]?(?:20\d\d[-\s]?)?)?\d{{1,6}}(?:-\d{{1,6}})?[.:)]?", re.I
    )
    taken = [(each.start(), each.end(), each) for each in _WHOLE.finditer(text)]
    hidden = [each.span() for each in masked.finditer(text)]
    words = list(_SPACED.finditer(text))
    folded = [spelling.fold(word[0]) for word in words]
    of_names = set(names(folded))
    found: list[_Token] = []
    at, until = 0, -1
    while at < len(words):
        word, before = words[at], text[until : words[at].start()] if until >= 0 else ""
        breaks = (
            any(mark in before for mark in ",;\n") or text[: word.start()].rstrip()[-1:] in ".:"
        )
        whole = next((m for begin, end, m in taken if begin <= word.start() < end), None)
        if whole is not None:
            is_ = _Is.PRIORITY if whole["priority"] else _Is.NAME
            value = whole["rank"] or spelling.fold(whole[0])
            found.append(_Token(is_, whole.start(), whole.end(), whole[0], value, breaks))
            while at < len(words) and words[at].start() < whole.end():
                until, at = words[at].end(), at + 1
            continue
        until = word.end()
        count, name = _does_at(folded, at, breaks=breaks)
        inside = any(begin <= word.start() < end for begin, end in hidden)
        if count:
            until = words[at + count - 1].end()
            token = _Token(_Is.DOES, word.start(), until, text[word.start() : until], name, breaks)
        elif number.fullmatch(word[0]) and not inside:
            bare = word[0].rstrip(".:)")
            token = _Token(_Is.NUMBER, word.start(), until, bare, bare, breaks)
        elif folded[at] in _ALL or folded[at] in _OTHERS:
            value = "others" if folded[at] in _OTHERS else ""
            token = _Token(_Is.ALL, word.start(), until, word[0], value, breaks)
        elif at in of_names:
            token = _Token(_Is.NAME, word.start(), until, word[0], folded[at], breaks)
        elif folded[at] in around() or folded[at] in _joining():
            token = _Token(_Is.AROUND, word.start(), until, word[0], "", breaks)
        else:
            token = _Token(_Is.WORD, word.start(), until, word[0], "", breaks)
        found.append(token)
        at += count or 1
    return found


_ALL = frozenset({"semua", "semuanya", "kabeh", "seluruhnya"})
_OTHERS = frozenset(
    {"sisanya", "sisane", "sisa", "selebihnya", "selebihe", "lainnya", "liyane", "lainne"}
)


@cache
def _joining() -> frozenset[str]:
    return frozenset(map(spelling.fold, locales.words("id", "words-clause-around")))


def _does_at(folded: Sequence[str], at: int, *, breaks: bool) -> tuple[int, str]:
    """How many words at a place say what is done, and the command; what is denied says why."""
    found = does(list(folded[at : at + 3]))
    if found is None or found[1] != 0:
        return 0, ""
    if at and not breaks and folded[at - 1] in denials():
        return 0, ""
    return found[2], found[0]


def _ranked(tokens: Sequence[_Token]) -> list[Clause]:
    """ "Jembatan 1, drainase 2, lampu 3": names with their priorities, and nothing else."""
    clauses: list[Clause] = []
    for token in tokens:
        last = clauses[-1] if clauses and not clauses[-1].priority else None
        match token.is_:
            case _Is.AROUND:
                continue
            case _Is.NAME if last is not None:
                last.named.append(token.value)
            case _Is.NAME:
                clauses.append(Clause("agree", named=[token.value]))
            case _Is.NUMBER if last is not None and token.value.isdecimal():
                last.priority = token.value
            case _:
                return []
    return clauses if len(clauses) > 1 and clauses[-1].priority else []


def _parted(tokens: Sequence[_Token]) -> list[Clause]:
    leads = next((t.is_ for t in tokens if t.is_ in (*_SUBJECT, *_DECIDES)), None)
    clauses: list[Clause] = []
    now, at = Clause(), 0
    while at < len(tokens):
        token = tokens[at]
        if token.is_ in _SUBJECT:
            until = _run(tokens, at)
            follows = _decides_after(tokens, until)
            if now.name and now.has_subject and follows and not _within_why(now, token):
                clauses, now = [*clauses, now], Clause()
            run = tokens[at:until]
            if now.has_subject and all(each.is_ in (_Is.ALL, _Is.AROUND) for each in run):
                now.everything = True
            elif now.has_subject and (now.name or not follows or not _numbered(run)):
                now._why += run  # it only tells why
            else:
                _take(now, run)
            at = until
            continue
        if token.is_ in _DECIDES:
            rank = token.is_ is _Is.PRIORITY
            wants = rank and now.name == "agree" and not now.priority
            if now.name and now.has_subject and not wants:
                behind = (
                    _begins(tokens, at + 1) if leads in _DECIDES else _subject_at(tokens, at + 1)
                )
                if behind:
                    clauses, now = [*clauses, now], Clause()
            if spelling.fold(token.text) in _says_why():
                now._why.append(token)
                now.tells = True
            if not now.name or wants:
                now.name = now.name or ("agree" if rank else token.value)
                now.priority = token.value if rank else now.priority
            elif now.name != token.value:
                now._why.append(token)
        elif token.is_ is _Is.WORD or now._why or (now.name and now.has_subject):
            now._why.append(token)
        at += 1
    return [*clauses, now] if now.name or now.has_subject or now._why else clauses


@cache
def _says_why() -> frozenset[str]:
    return frozenset(map(spelling.fold, locales.words("id", "words-clause-says-why")))


def _within_why(now: Clause, token: _Token) -> bool:
    """Whether what comes still tells why: "tolak 3 karena 2 sudah disepakati"."""
    return not token.breaks and any(spelling.fold(each.text) in _WHY for each in now._why)


def _numbered(run: Sequence[_Token]) -> bool:
    return any(each.is_ is _Is.NUMBER for each in run)


def _begins(tokens: Sequence[_Token], at: int) -> bool:
    """Whether a subject stands here, behind what may stand around it."""
    while at < len(tokens) and tokens[at].is_ is _Is.AROUND:
        at += 1
    return at < len(tokens) and tokens[at].is_ in _SUBJECT


def _run(tokens: Sequence[_Token], at: int) -> int:
    """Where what names proposals ends."""
    end = until = at
    while until < len(tokens) and tokens[until].is_ in (*_SUBJECT, _Is.AROUND):
        if until > at and tokens[until].breaks and _is_decided(tokens, until):
            break  # "acc 1 2, yang 3 tolak"
        if tokens[until].is_ in _SUBJECT:
            end = until + 1
        until += 1
    numbered = next((n for n in range(at, end) if tokens[n].is_ is _Is.NUMBER), end)
    named = next((n for n in range(numbered, end) if tokens[n].is_ is _Is.NAME), end)
    decided = until < len(tokens) and tokens[until].is_ in _DECIDES
    return end if decided else named  # "tolak 3 lampu sudah nyala" says why


def _is_decided(tokens: Sequence[_Token], at: int) -> bool:
    """Whether what is done with a subject stands behind it, and none of its own behind that.
    "Sepakati 1, 3-8 cadangan saja" is of all."""
    led = tokens[at].is_ is _Is.AROUND
    while at < len(tokens) and tokens[at].is_ in (*_SUBJECT, _Is.AROUND):
        at += 1
    decides = at < len(tokens) and tokens[at].is_ in _DECIDES
    decides = decides and (led or tokens[at].value != "reserve")
    return decides and not _subject_at(tokens, at + 1)


def _decides_after(tokens: Sequence[_Token], at: int) -> bool:
    """Whether it is said, behind a subject, what is done with it: at once, or after words that are
    no other subject's."""
    while at < len(tokens):
        if tokens[at].is_ in _DECIDES:
            return not _subject_at(tokens, at + 1) or tokens[at - 1].is_ is not _Is.WORD
        if tokens[at].is_ is _Is.NUMBER:
            return False
        at += 1
    return False


def _subject_at(tokens: Sequence[_Token], at: int) -> bool:
    """Whether a subject stands here that is not the next decision's own."""
    while at < len(tokens) and tokens[at].is_ is _Is.AROUND:
        at += 1
    if at >= len(tokens) or tokens[at].is_ not in _SUBJECT:
        return False
    after = _run(tokens, at)
    while after < len(tokens) and tokens[after].is_ is _Is.AROUND:
        after += 1
    return after >= len(tokens) or tokens[after].is_ not in _DECIDES or tokens[after].breaks


def _take(now: Clause, run: Sequence[_Token]) -> None:
    numbers = [each.value for each in run if each.is_ is _Is.NUMBER]
    now.everything = now.everything or any(each.is_ is _Is.ALL for each in run)
    now.others = now.others or any(each.value == "others" for each in run if each.is_ is _Is.ALL)
    if numbers:
        now.numbers += numbers
    else:
        now.named += [each.value for each in run if each.is_ is _Is.NAME]


def _said(text: str, tokens: Sequence[_Token]) -> str:
    """The words as typed, with what stands between them."""
    parts: list[str] = []
    begin = end = -1
    while tokens and spelling.fold(tokens[-1].text) in _LEADS:
        tokens = tokens[:-1]  # of what comes behind: "yang" 3
    if all(each.is_ is _Is.AROUND for each in tokens):
        return ""
    for each in tokens:
        if begin >= 0 and not text[end : each.begin].strip(" ,.;:-\n"):
            end = each.end
            continue
        if begin >= 0:
            parts.append(text[begin:end])
        begin, end = each.begin, each.end
    if begin >= 0:
        parts.append(text[begin:end])
    said = ", ".join(part.strip(" ,.;:-") for part in parts).split()
    while said and spelling.fold(said[0]) in {"", *particles(), *_WHY}:
        said = said[1:]
    return " ".join(said).strip(" ,.;:-")


# Before these words stands what is decided, behind them only why.
_WHY = (
    "karena", "krn", "karna", "sebab", "soalnya", "soale", "soalnye", "alasannya", "alasan",
    "amargi", "amarga", "because", "since",
)  # fmt: skip


_LEADS = frozenset(
    {
        "yang", "yg", "sing", "no", "nomor", "nomer", "nmr", "usulan", "kalau", "kalo", "klo", "kl",
        "terus", "trus", "lalu", "dan", "sama", "lan", "karo", "untuk", "utk", "buat", "jl", "gang",
    }
)  # fmt: skip


def may_decide(text: str) -> bool:
    """Whether a text holds a word of a decision at all, so that it is worth a look."""
    folded = spelling.fold(text).split()
    return does(folded) is not None or _RANKS.search(text) is not None


_RANKS = re.compile(r"\bprior|^\D+\d{1,3}\D+\d{1,3}\b", re.I)
