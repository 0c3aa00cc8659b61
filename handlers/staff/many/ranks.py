"""With which priorities what a sentence names is agreed: "jembatan 1, drainase 2", "jembatan acc,
nomor 1"."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.reading import spelling
from handlers.staff.many.clause import SUBJECT, Clause
from handlers.staff.many.tokens import DECIDES, Is, Token

# Between the names of several: "drainase sama jembatan".
JOINS = frozenset(
    {"dan", "and", "sama", "sm", "ama", "ambi", "lan", "karo", "serta", "dengan", "dgn", "plus"}
)


def rank(clauses: Sequence[Clause]) -> None:
    """Of "jembatan no 1, sisanya cadangan" the first is agreed with that priority."""
    agrees = any(each.name in ("agree", "reserve") for each in clauses)
    for each in clauses:
        if agrees and not each.name and each.named and len(each.numbers) == 1:
            each.name, each.priority, each.numbers = "agree", each.numbers[0], []


def ranked(tokens: Sequence[Token]) -> list[Clause]:
    """ "Jembatan 1, drainase 2, lampu 3", "prioritas 1 jembatan, 2 drainase": names with their
    priorities, and nothing else."""
    clauses: list[Clause] = []
    first = next((each for each in tokens if each.is_ in (*SUBJECT, *DECIDES)), None)
    if first is not None and first.is_ is Is.PRIORITY:
        return _led(tokens)
    for token in tokens:
        last = clauses[-1] if clauses and not clauses[-1].priority else None
        match token.is_:
            case Is.AROUND:
                continue
            case Is.NAME if last is not None:
                last.named.append(token.value)
            case Is.NAME:
                clauses.append(Clause("agree", named=[token.value]))
            case Is.NUMBER if last is not None and token.value.isdecimal():
                last.priority = token.value
            case _:
                return []
    return clauses if len(clauses) > 1 and clauses[-1].priority else []


def _led(tokens: Sequence[Token]) -> list[Clause]:
    """The same with the priorities before the names."""
    clauses: list[Clause] = []
    for token in tokens:
        match token.is_:
            case Is.AROUND:
                continue
            case Is.PRIORITY | Is.NUMBER if not clauses or clauses[-1].named:
                clauses.append(Clause("agree", priority=token.value))
            case Is.NAME if clauses:
                clauses[-1].named.append(token.value)
            case _:
                return []
    whole = all(each.named and each.priority.isdecimal() for each in clauses)
    return clauses if whole and len(clauses) > 1 else []


def listed(tokens: Sequence[Token]) -> list[Clause]:
    """Names one after the other, behind "prioritasnya:": the first is the first."""
    clauses: list[Clause] = []
    for token in tokens:
        if token.is_ is Is.NAME and (token.breaks or not clauses):
            clauses.append(Clause("agree", named=[token.value], priority=str(len(clauses) + 1)))
        elif token.is_ is Is.NAME:
            clauses[-1].named.append(token.value)
        elif token.is_ is not Is.AROUND:
            return []
    return clauses if len(clauses) > 1 else []


_NUMBERED = frozenset({"nomor", "nomer", "no", "nmr", "number"})


def last_rank(now: Clause, tokens: Sequence[Token], at: int, until: int) -> bool:
    """Whether the number at the end of a sentence is the priority of what is called by a name and
    agreed before it."""
    led = at > 0 and spelling.fold(tokens[at - 1].text) in _NUMBERED
    one = until == at + 1 and tokens[at].is_ is Is.NUMBER and len(tokens[at].value) <= RANK_DIGITS
    ends = all(each.is_ is Is.AROUND and not _adds_more(each) for each in tokens[until:])
    agreed = now.name == "agree" and bool(now.named) and not (now.numbers or now.priority)
    return led and one and ends and agreed and tokens[at].value.isdecimal()


RANK_DIGITS = 2


def _adds_more(token: Token) -> bool:
    return spelling.fold(token.text) in JOINS | {"juga", "jg", "ugo", "sekalian"}
