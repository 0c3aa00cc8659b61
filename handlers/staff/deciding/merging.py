"""GABUNG: proposals that ask for the same become one, after a look side by side; CABUT GABUNG parts
them again. MIRIP: which seem to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from handlers import late
from handlers.asking import refused
from handlers.asking.proposals import alike, subjects, which
from handlers.asking.proposals.which import find, unknown
from handlers.conversation.answering.sure import sure
from handlers.conversation.answers import Answer, Draft, Problem, Reading, shorten
from handlers.conversation.form import Form, Kind, Question, Takes
from handlers.conversation.messages import Choice, Incoming, Lines, Literal, Outgoing, Text, Words
from handlers.reading.amounts.numbers_said import Said, numbers_said, written
from handlers.reading.meaning.acts import Act
from handlers.reading.staff import merged
from handlers.staff import picking
from handlers.staff.deciding.deciding import read_why, undo
from handlers.staff.deciding.desk import ROWS, TASKS, not_yours
from handlers.staff.waiting import ids_of
from handlers.turn import Turn
from storage import rules
from storage.proposals import lookup
from storage.proposals.model import Changed, Proposal
from storage.proposals.together import merging, support
from storage.proposals.together.merging import NotMerged
from storage.staff import staff
from storage.staff.roles import Operation, allowed
from storage.staff.staff import NotAllowed

# --- GABUNG 7 9 12 ke 3 ---------------------------------------------------------------------

# "7 sama 9 ke 3" names two and what they go into; "7 dengan 3" one of each.
_INTO = late.regex(r"\b(?:ke|menyang|dadi|into|to)\b(?=\D{0,12}\d)", re.I)
_WITH = late.regex(r"\b(?:dengan|dgn|sama|kalih|karo|with)\b(?=\D{0,12}\d)", re.I)


async def merge(turn: Turn, said: str) -> list[Outgoing]:
    """Opens the form with what was said: which, into which, perhaps why. Of a resident, who means
    to stand behind one."""
    if not await staff.grants(turn.store, turn.person.id):
        return [_to_support(which.all_named_in(turn, said)[:SHOWN])]
    parts = _INTO.split(said, maxsplit=1)
    if len(parts) > 1:
        parts[0] = _WITH.sub(",", parts[0])
    else:
        parts = _WITH.split(said, maxsplit=1)
    left = numbers_said(parts[0], turn.site.letters)
    right = numbers_said(parts[1] if len(parts) > 1 else "", turn.site.letters)
    if len(parts) == 1 and left.none:
        return await similar(turn, said)  # "gabungkan usulan yang sama": which are
    if len(parts) == 1 and 1 < len(left.numbers) <= ASKED and not left.everything:
        return [whither(turn, [written((each,)) for each in left.numbers], said)]
    if left.none or len(right.numbers) != 1 or left.everything or right.everything:
        return [Outgoing((Text("merge-how"),), TASKS)]
    into, unknown = await _found(turn, right)
    some, more = await _found(turn, left)
    unknown += [*more, *left.bad, *right.bad]
    if unknown or not into:
        args = {"numbers": Literal(", ".join(shorten(turn.clean(each), 20) for each in unknown))}
        return [Outgoing((Text("merge-unknown", args),), TASKS)]
    head = into[0]
    some = [each for each in some if each.id != head.id] if len(some) > 1 else some
    try:
        await merging.may_merge(turn.store, turn.person, head, some)
    except NotAllowed:
        return [await not_yours(turn, head)]
    except NotMerged as error:
        return [_not_merged(error)]
    answers: dict[str, Any] = {"some": _kept(some)}
    why = turn.clean(merged.why(f"{written(right.numbers)} {right.rest}"))
    if rules.WHY.least <= len(why) <= rules.WHY.most:
        answers["why"] = why
    return await turn.open(
        "merge",
        key=str(head.id),
        version=head.version,
        answers=answers,
        subject=subjects.proposal(turn.site, head, whose=True),
    )


SHOWN = 3


def _to_support(numbers: Sequence[str]) -> Outgoing:
    choices = tuple(
        Choice(f"do:support:{each}", Text("alike-join.number", {"running": Literal(each)}))
        for each in numbers
    )
    return Outgoing((Text("merge-residents"),), choices or (_PUBLIC,))


_PUBLIC = Choice("do:public", Text("command-public.button"))


# Of so many numbers it is asked into which the others go.
ASKED = 5


def whither(turn: Turn, numbers: Sequence[str], said: str) -> Outgoing:
    """Which of several stays: "gabung 3 1"; what was said goes on with it."""
    turn.talk.orders = [f"{picking.FOR}{Act.MERGE.value} {said}"]
    choices = []
    for into in numbers:
        args = {"others": " ".join(n for n in numbers if n != into), "running": into}
        choices.append(Choice(f"{picking.PICKED}{into}", Text("similar-merge", args)))
    return Outgoing((Text("merge-whither"),), tuple(choices))


async def beside(turn: Turn, some: Sequence[Proposal]) -> Outgoing:
    """Several side by side, with into which the others may go."""
    lines = [_line(turn, each, "similar-of") for each in some]
    numbers = [str(each.number.running) for each in some]
    choices = []
    for into in numbers:
        args = {"others": " ".join(n for n in numbers if n != into), "running": into}
        choices.append(Choice(f"do:merge:{args['others']} ke {into}", Text("similar-merge", args)))
    shown = tuple(Choice(f"do:task:{each.number}", Literal(str(each.number))) for each in some)
    return Outgoing((Lines(tuple(lines)), Text("similar-beside")), (*choices, *shown))


async def _found(turn: Turn, said: Said) -> tuple[list[Proposal], list[str]]:
    """The proposals that are named, and the numbers that nobody has."""
    found: dict[int, Proposal] = {}
    unknown: list[str] = []
    for each in said.numbers[: merging.MOST + 1]:
        proposal = await find(turn, written((each,)))
        if proposal is None:
            unknown.append(written((each,)))
        else:
            found.setdefault(proposal.id, proposal)
    return list(found.values()), unknown


def _kept(some: Sequence[Proposal]) -> list[dict[str, Any]]:
    return [{"id": p.id, "number": str(p.number), "version": p.version} for p in some]


def _not_merged(error: NotMerged) -> Outgoing:
    number = error.proposal.number
    args = {"number": str(number), "running": str(number.running), "most": merging.MOST}
    state = Text(f"state-{error.proposal.state}")
    return Outgoing((Text(f"merge-not.{error.why}", {**args, "state": state}),), TASKS)


async def _read_some(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    some, unknown = await _found(turn, numbers_said(said.text, turn.site.letters))
    if unknown or not some:
        args = {"numbers": Literal(", ".join(unknown) or shorten(turn.clean(said.text), 40))}
        return Problem((Text("merge-unknown", args),))
    return Answer(_kept(some))


async def _why_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return (Choice("same", Text("merge-why.same")),)


async def _read_why(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    if said.choice == "same":
        return Answer(turn.say(Text("merge-why.same")))
    return await read_why(turn, said, draft)


async def _side_by_side(turn: Turn, draft: Draft) -> Words | None:
    """What each of them says, the one that stays first."""
    lines: list[Text | Literal] = []
    ids = [each["id"] for each in draft["some"]]
    head = await lookup.get(turn.store, int(draft.key))
    if head is None:
        return None
    lines.append(_line(turn, head, "merge-into"))
    for id in ids:
        proposal = await lookup.get(turn.store, id)
        if proposal is not None:
            lines.append(_line(turn, proposal, "merge-each"))
    n = await merging.foreseen(turn.store, head, ids)
    return Lines((*lines, Text("merge-sure", {"why": Literal(draft["why"]), "n": n})))


def _line(turn: Turn, proposal: Proposal, words: str, why: Words | None = None) -> Text:
    content = proposal.content
    return Text(
        words,
        {
            "number": str(proposal.number),
            "wish": Literal(shorten(content.wish, 100)),
            "where": subjects.where(content) or Literal("-"),
            "state": Text(f"state-{proposal.state}"),
            "n": proposal.supports,
            "why": why or Literal(""),
        },
    )


async def _finish(turn: Turn, draft: Draft) -> list[Outgoing]:
    if not draft["sure"]:
        return [Outgoing((Text("desk-dropped"),), TASKS)]
    some = draft["some"]
    versions = {each["id"]: each["version"] for each in some} | {int(draft.key): draft.version}
    ids = [each["id"] for each in some]
    try:
        done = await merging.merge(
            turn.store, turn.person, ids, int(draft.key), draft["why"], versions=versions
        )
    except NotAllowed:
        return [Outgoing((Text("desk-not-yours"),), TASKS)]
    except NotMerged as error:
        return [_not_merged(error)]
    except Changed as error:
        args = {"number": str(error.proposal.number)}
        return [Outgoing((Text("merge-changed", args),), TASKS)]
    except LookupError:
        return [Outgoing((Text("desk-none"),))]
    numbers = ", ".join(str(each.number) for each in done.some)
    into, n = str(done.into.number), done.into.supports
    said: dict[str, object] = {"numbers": numbers, "number": into, "n": n}
    choices = tuple(_parts(each) for each in done.some[:3])
    return [Outgoing((Text("merge-done", said),), (*choices, *TASKS))]


async def part(turn: Turn, said: str) -> list[Outgoing]:
    """CABUT GABUNG 3: it goes on by itself again; of one that others were merged into it is asked
    which of these."""
    named = [await find(turn, each) for each in which.all_named_in(turn, said)]
    some = {p.id: p for p in named if p is not None and p.merged_into is not None}
    if not some:
        for proposal in filter(None, named):
            some |= {p.id: p for p in await support.merged(turn.store, proposal.id)}
    if len(some) == 1:
        return await undo(turn, str(next(iter(some.values())).number))
    if some:
        return [Outgoing((Text("part-several"),), tuple(map(_parts, some.values()))[:ROWS])]
    head = next(filter(None, named), None)
    if head is None:
        return [Outgoing((Text("part-which"),), TASKS)]
    return [Outgoing((Text("part-none", {"number": str(head.number)}),), TASKS)]


def _parts(proposal: Proposal) -> Choice:
    running = {"running": str(proposal.number.running)}
    return Choice(f"do:part:{proposal.number}", Text("merge-undo", running))


def _shown(value: Sequence[Mapping[str, Any]]) -> Words:
    return Literal(", ".join(each["number"] for each in value))


FORM = Form(
    "merge",
    questions=(
        Question("some", _read_some, kind=Kind.AMOUNT, picky=True, show=_shown),
        Question(
            "why",
            _read_why,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_why_choices,
            kind=Kind.MESSAGE,
        ),
        sure("merge", wording=_side_by_side),
    ),
    finish=_finish,
    title=lambda answers: Text("merge-title"),
)

# --- MIRIP ------------------------------------------------------------------------------------

# Around what is looked for: "yang mirip digabung aja", "gabungkan usulan lampu yang sama".
_MERGES = late.regex(
    r"\b(?:(?:di)?gabung\w*|mirip\w*|sama|kembar|dobel|usulan|yang|yg|sing|aja|saja|semua|dong|ya|pak|bu|tolong|apa|ada|mana)\b"
)
# Of what waits so many are compared, those that wait longest first.
LOOKED = 40
GROUPS = 5


async def similar(turn: Turn, said: str) -> list[Outgoing]:
    """Of one proposal, or of what waits for me: what seems to ask for the same."""
    held = await staff.grants(turn.store, turn.person.id)
    held = tuple(g for g in held if allowed([g], Operation.SEE_TASKS, g.area) is not None)
    if not held:
        return [await refused.not_yours(turn)]
    if named := which.all_named_in(turn, said):
        if which.typed(turn, said) is None:
            said = named[0]  # "yang mirip sama nomor 2 apa"
        looked = [p for p in (await find(turn, said),) if p is not None]
        if not looked:
            return [await unknown(turn, said)]
        area, opd = looked[0].content.area, looked[0].opd
        if allowed(held, Operation.SEE_TASKS, area, opd=opd) is None:
            return [await not_yours(turn, looked[0])]
    else:
        said = _MERGES.sub(" ", turn.fold(said)).strip()
        ids = await ids_of(turn, said, below=True)
        looked = [p for id in ids[:LOOKED] if (p := await lookup.get(turn.store, id)) is not None]
    groups = await _groups(turn, looked)
    if not groups:
        typed = Literal(shorten(turn.clean(said), 40))
        none = Text("similar-none.such", {"typed": typed}) if said else Text("similar-none")
        return [Outgoing((none,), TASKS)]
    words: list[Words] = []
    choices: list[Choice] = []
    for first, some in groups:
        of = _line(turn, first, "similar-of")
        lines = [
            _line(turn, p, "similar-each", alike.why(turn, first.content, p.content)) for p in some
        ]
        others = " ".join(str(each.number.running) for each in some)
        how = {"others": others, "running": str(first.number.running)}
        words.append(Lines((of, *lines, Text("similar-how", how))))
        choices.append(
            Choice(f"do:merge:{others} ke {first.number.running}", Text("similar-merge", how))
        )
    head = Text("similar-head", {"n": len(groups)})
    return [Outgoing((head, *words, Text("similar-look")), (*choices, *TASKS))]


async def _groups(turn: Turn, looked: Sequence[Proposal]) -> list[tuple[Proposal, list[Proposal]]]:
    """Each of some proposals with those that seem to ask for the same, none of them twice."""
    shown: set[int] = set()
    groups: list[tuple[Proposal, list[Proposal]]] = []
    for proposal in looked:
        if proposal.id in shown or len(groups) >= GROUPS:
            continue
        some = [p for p in await alike.to_proposal(turn, proposal) if p.id not in shown]
        if some:
            shown |= {proposal.id, *(each.id for each in some)}
            groups.append((proposal, some))
    return groups
