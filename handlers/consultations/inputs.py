"""MASUKAN: what people said in free words, put into groups one by one; each group is answered."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.asking import refused
from handlers.consultations import coded, grouping, wording
from handlers.conversation.answers import (
    Answer,
    Draft,
    Problem,
    Reading,
    one_of,
    read_yes_or_no,
    shorten,
    within,
)
from handlers.conversation.form import Form, Kind, Question, Takes
from handlers.conversation.messages import (
    Choice,
    Incoming,
    Lines,
    Literal,
    Outgoing,
    Subject,
    Text,
    Words,
)
from handlers.turn import Turn
from storage.consultations import grouped, lookup, replies
from storage.consultations.grouped import InputGroup, Outcome
from storage.consultations.model import Consultation
from storage.consultations.replies import FOLLOW_UP, REPLY, TITLE
from storage.rules import Unruly
from storage.staff import staff
from storage.staff.roles import Operation, may
from storage.staff.staff import NotAllowed

# Groups that are offered; others are typed.
OFFERED = 8


async def command(turn: Turn, said: str) -> list[Outgoing]:
    """MASUKAN: what waits to be grouped and answered, of the consultations of my areas."""
    held = await staff.grants(turn.store, turn.person.id)
    mine = [grant.area for grant in held if may(grant, Operation.CONSULT, grant.area)]
    if not mine:
        return [await refused.not_yours(turn)]
    named, _, what = said.partition(":")
    if named.isdecimal() and len(named) > 8:
        found = await lookup.get(turn.store, int(named))
    else:
        found = await lookup.by_code(turn.store, named) if named else None
    if found is not None:
        return await _of_one(turn, found, what)
    listed = await _waiting(turn, mine)
    return coded.unknown(named, listed) if coded.looks_like(named) else listed


async def _waiting(turn: Turn, mine: Sequence[str]) -> list[Outgoing]:
    await turn.store.flush()
    waiting = await replies.due(turn.store.connection, mine)
    some = waiting or await lookup.of_areas(turn.store, mine, 5)
    if not some:
        return [Outgoing((Text("inputs-none"),))]
    if len(some) == 1:
        return await show(turn, some[0])
    choices = tuple(
        Choice(f"do:inputs:{each.id}", Literal(shorten(each.definition.title, 24)))
        for each in some[:9]
    )
    return [Outgoing((Text("inputs-which"),), choices)]


async def _of_one(turn: Turn, held: Consultation, what: str) -> list[Outgoing]:
    try:
        await replies.mine(turn.store, turn.person, held.id)
    except (LookupError, NotAllowed):
        return [Outgoing((Text("desk-not-yours"),))]
    if what == "satu":
        return await _next(turn, held)
    if what == "semua":
        return await grouping.all_that_can(turn, held)
    if what.startswith("j"):
        return await _answering(turn, held, what[1:])
    return await show(turn, held)


async def show(turn: Turn, held: Consultation) -> list[Outgoing]:
    """How far it is: groups with their answers, and what can be done next."""
    try:
        await replies.mine(turn.store, turn.person, held.id)
    except (LookupError, NotAllowed):
        return [Outgoing((Text("desk-not-yours"),))]
    await turn.store.flush()
    connection = turn.store.connection
    loose, open = await grouped.waiting(connection, held.id)
    groups = await grouped.groups(connection, held.id)
    words: list[Words] = [
        wording.subject(held).words,
        Text("inputs-head", {"loose": loose, "groups": len(groups), "open": open}),
    ]
    if groups:
        words.append(Lines(tuple(_line(group) for group in groups[:12])))
    choices: list[Choice] = []
    if loose:
        choices.append(Choice(f"do:inputs:{held.id}:satu", Text("inputs-one")))
        if loose > 1:
            choices.append(Choice(f"do:inputs:{held.id}:semua", Text("inputs-sort")))
    elif await grouped.said(connection, held.id, unseen=True, count=1):
        choices.append(Choice(f"do:inputs:{held.id}:satu", Text("inputs-look")))
    choices += [
        Choice(
            f"do:inputs:{held.id}:j{group.id}",
            Text("inputs-answer", {"title": Literal(shorten(group.title, 14))}),
        )
        for group in groups
        if group.outcome is None and group.n
    ][:5]
    choices.append(Choice(f"do:consult:{held.id}:berkas", Text("inputs-file")))
    if not loose and not open and held.told_at is None:
        choices.append(Choice(f"do:consult:{held.id}:kabari", Text("consult-do.kabari")))
    return [Outgoing(tuple(words), tuple(choices))]


def _line(group: InputGroup) -> Text:
    args: dict[str, object] = {"title": Literal(group.title), "n": group.n}
    if group.outcome is None:
        return Text("inputs-line", args)
    return Text("inputs-line.done", {**args, "outcome": Text(f"consult-outcome.{group.outcome}")})


# --- one by one -----------------------------------------------------------------------------


async def _next(turn: Turn, held: Consultation) -> list[Outgoing]:
    await turn.store.flush()
    some = await grouped.said(turn.store.connection, held.id, loose=True, count=1)
    some = some or await grouped.said(turn.store.connection, held.id, unseen=True, count=1)
    if not some:
        return await show(turn, held)
    one = some[0]
    groups = await grouped.groups(turn.store.connection, held.id)
    there = next((group.title for group in groups if group.id == one.group), None)
    area = turn.site.named(one.area)
    args = {
        "label": Literal(wording.label(held.definition, one.question)),
        "area": area,
        "said": Literal(shorten(one.text, 400)),
    }
    subject = Subject(f"consultation:{held.id}", Text("inputs-said", args))
    # Of what has its group already it is only asked whether everybody may see it.
    answers = {"group": there} if there else None
    return await turn.open("input", key=f"{held.id}:{one.key}", answers=answers, subject=subject)


async def _group_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    id = draft.key.partition(":")[0]
    if not id.isdecimal():
        return ()
    await turn.store.flush()
    groups = await grouped.groups(turn.store.connection, int(id))
    title = await _suggested(turn, draft)
    first = next((g for g in groups if title and g.title.casefold() == title.casefold()), None)
    new = (grouping.choice(title),) if title and first is None else ()
    there = ([first] if first is not None else []) + [g for g in groups if g is not first]
    some = there[: OFFERED - len(new)]
    return (*new, *(Choice(f"g{g.id}", Literal(shorten(g.title, 24))) for g in some))


async def _suggested(turn: Turn, draft: Draft) -> str | None:
    """The group that what is to be grouped seems to be for."""
    found = await grouped.get(turn.store, draft.key.partition(":")[2])
    return grouping.suggested(turn.site.areas, found) if found is not None else None


async def _read_group(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    if said.choice == "s" and (title := await _suggested(turn, draft)) is not None:
        return Answer(title)
    if said.choice is not None:
        await turn.store.flush()
        id = int(draft.key.partition(":")[0])
        for group in await grouped.groups(turn.store.connection, id):
            if said.choice == f"g{group.id}":
                return Answer(group.title)
        return Problem((Text("form-stale"),))
    return within(turn, said, least=TITLE.least, most=TITLE.most, words="input-group")


async def _looked_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return (Choice("yes", Text("input-looked.yes")), Choice("no", Text("input-looked.no")))


async def _grouped(turn: Turn, draft: Draft) -> list[Outgoing]:
    id, _, key = draft.key.partition(":")
    try:
        await replies.put(
            turn.store, turn.person, int(id), key, draft["group"], bool(draft["looked"])
        )
    except (LookupError, NotAllowed, Unruly):
        return [Outgoing((Text("desk-not-yours"),))]
    held = await lookup.get(turn.store, int(id))
    done = Outgoing((Text("input-done", {"title": Literal(draft["group"])}),))
    return [done, *(await _next(turn, held) if held is not None else ())]


INPUT = Form(
    "input",
    questions=(
        Question(
            "group",
            _read_group,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_group_choices,
            own_text=True,
            kind=Kind.NAME,
        ),
        Question(
            "looked",
            read_yes_or_no,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_looked_choices,
            kind=Kind.YES_NO,
        ),
    ),
    finish=_grouped,
    title=lambda answers: Text("input-title"),
    guarded=False,
)


# --- the city's answer to a group -----------------------------------------------------------


async def _answering(turn: Turn, held: Consultation, group: str) -> list[Outgoing]:
    await turn.store.flush()
    groups = await grouped.groups(turn.store.connection, held.id)
    found = next((each for each in groups if str(each.id) == group), None)
    if found is None:
        return await show(turn, held)
    args = {"title": Literal(found.title), "n": found.n}
    subject = Subject(f"consultation:{held.id}", Text("reply-subject", args))
    return await turn.open("reply", key=f"{held.id}:{found.id}", subject=subject)


async def _outcome_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return tuple(Choice(each, Text(f"consult-outcome.{each}")) for each in Outcome)


_read_outcome = one_of(Outcome)


async def _read_reply(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    return within(turn, said, least=REPLY.least, most=REPLY.most, words="reply-reply")


async def _read_follow_up(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    return within(turn, said, least=3, most=FOLLOW_UP.most, words="reply-follow_up")


async def _replied(turn: Turn, draft: Draft) -> list[Outgoing]:
    id, _, group = draft.key.partition(":")
    try:
        await replies.answer(
            turn.store, turn.person, int(id), int(group), Outcome(draft["outcome"]),
            draft["reply"], draft["follow_up"],
        )  # fmt: skip
    except (LookupError, NotAllowed, Unruly):
        return [Outgoing((Text("desk-not-yours"),))]
    held = await lookup.get(turn.store, int(id))
    done = Outgoing((Text("reply-done"),))
    return [done, *(await show(turn, held) if held is not None else ())]


ANSWER = Form(
    "reply",
    questions=(
        Question(
            "outcome",
            _read_outcome,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_outcome_choices,
            show=lambda value: Text(f"consult-outcome.{value}"),
        ),
        Question("reply", _read_reply, kind=Kind.MESSAGE),
        Question("follow_up", _read_follow_up, optional=True, kind=Kind.MESSAGE),
    ),
    finish=_replied,
    title=lambda answers: Text("reply-title"),
)
