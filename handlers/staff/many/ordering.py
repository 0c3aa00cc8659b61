"""Which proposals a decision calls by name, and in which order several are agreed: their priorities
are those that were said, and no others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from handlers.asking.proposals import which
from handlers.reading.staff import in_order
from handlers.staff import by_name
from handlers.staff.many.clause import Clause
from handlers.staff.many.clauses import in_clauses
from handlers.staff.many.tokens import Is, marked
from storage.proposals.model import Proposal

Letters = Iterable[str | None]


def sure_of(known: by_name.Known, clause: Clause) -> list[Proposal]:
    """What a clause calls by name, where that is beyond doubt."""
    found = known.meant(clause.named) if clause.named and not clause.numbers else []
    sure = len(found) == 1 or (clause.everything and bool(found))
    if sure and known.fits(clause.named):
        return found
    return known.each_meant(clause.named) if clause.joined else []


def placed(text: str, clause: Clause, known: by_name.Known, letters: Letters) -> list[Proposal]:
    """What a clause is of by name; of several that are agreed in the order that was said, which
    makes their priorities. Where none was said they get none."""
    found = sure_of(known, clause)
    if clause.name != "agree":
        return found
    if in_order.only_numbers(clause.why):
        clause.why = ""
    if clause.priority and not clause.numbers:
        return found
    if clause.everything and not found:
        each = said(text, known, [p for p, _, _ in known.some], letters)
        clause.why = "" if each and in_order.goes_on(clause.why) else clause.why
        return each
    numbered = [p for p, _, _ in known.some if str(p.number.running) in clause.numbers]
    of = found or (numbered if len(numbered) == len(clause.numbers) else [])
    some = said(text, known, of if len(of) > 1 else None, letters)
    if some and {each.id for each in of} <= {each.id for each in some}:
        clause.numbers, clause.priority = [], ""
        clause.why = "" if in_order.goes_on(clause.why) else clause.why
        clause.unread = "" if in_order.goes_on(clause.unread) else clause.unread
        return some
    clause.bare = len(found) > 1 and not clause.priority
    return found


def said(
    text: str, known: by_name.Known, some: Collection[Proposal] | None, letters: Letters
) -> list[Proposal]:
    """Several proposals in the order in which a text says that they come, all of `some` where these
    are told; none where it says none."""
    letters, ids = list(letters), {each.id for each in some or ()}
    for part in in_order.orders(text):
        found = _named(part, known, letters)
        each = {one.id for one in found}
        if len(found) == len(each) > 1 and (some is None or each == ids):
            return found
    return []


def _named(text: str, known: by_name.Known, letters: Sequence[str | None]) -> list[Proposal]:
    """Those that a text names, in its order; none where it is not told which one a name is."""
    found: list[Proposal] = []
    run: list[str] = []

    def ends() -> bool:
        named = known.meant(run) if run else []
        found.extend(named)
        told = len(named) == 1 or not run
        run.clear()
        return told

    for token in marked(text, letters, known.named_at, which.OTHER):
        if (token.is_ is not Is.NAME or token.breaks) and not ends():
            return []
        if token.is_ is Is.NAME:
            run.append(token.value)
        elif token.is_ is Is.NUMBER:
            number = token.value.rpartition("-")[2].lstrip("0")
            found += [p for p, _, _ in known.some if str(p.number.running) == number]
    return found if ends() else []


def anew(
    text: str, known: by_name.Known, some: Collection[Proposal], letters: Letters
) -> Clause | None:
    """Several that are to be agreed, with the priorities that a text gives them: "drainase dulu
    baru jembatan", "drainase 1, jembatan 2"; None where it gives none to all of them."""
    letters, one = list(letters), Clause("agree")
    each = _ranked(text, known, some, letters)
    if len(each) == len(some):
        each.sort(key=lambda clause: int(clause.priority))
        first = int(each[0].priority)
        if [int(clause.priority) for clause in each] != [*range(first, first + len(each))]:
            return None
        one.numbers = [number for clause in each for number in clause.numbers]
        one.priority = str(first) if first > 1 else ""
    else:
        one.numbers = [str(p.number.running) for p in said(text, known, some, letters)]
    return one if one.numbers else None


def _ranked(
    text: str, known: by_name.Known, some: Collection[Proposal], letters: Letters
) -> list[Clause]:
    """Each with its priority; none where it is of others, or says more."""
    found = in_clauses(text, letters, known.named_at, which.OTHER)
    ids = {each.id for each in some}
    for each in found:
        mine = [p for p in known.meant(each.named) if p.id in ids]
        if each.name != "agree" or not each.priority or len(mine) != 1 or each.why:
            return []
        each.numbers = [str(mine[0].number.running)]
    return found if len(found) > 1 else []
