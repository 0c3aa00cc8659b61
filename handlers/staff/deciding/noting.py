"""What staff note of a proposal: its OPD, cost and a recommendation."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import locales
from handlers.asking import offices
from handlers.asking.proposals import subjects, suggested
from handlers.asking.proposals.which import find
from handlers.conversation.answers import Answer, AskAgain, Draft, Reading, within
from handlers.conversation.form import Form, Kind, Question, Takes
from handlers.conversation.messages import (
    Choice,
    Incoming,
    Literal,
    Outgoing,
    Text,
    Words,
)
from handlers.reading.staff_sentences import annotation
from handlers.staff.deciding.deciding import read_amount
from handlers.staff.deciding.desk import TASKS, not_yours
from handlers.staff.waiting import tasks
from handlers.turn import Turn
from storage import rules
from storage.proposals import decisions, lookup
from storage.staff import offices as held_offices
from storage.staff import opds
from storage.staff.staff import NotAllowed


async def annotate(turn: Turn, said: str) -> list[Outgoing]:
    """OPD, cost and recommendation."""
    proposal = await find(turn, said) if said else None
    if proposal is None:
        return await tasks(turn, "")
    try:
        await decisions.may_annotate(turn.store, turn.person, proposal)
    except NotAllowed:
        return [await not_yours(turn, proposal)]
    return await turn.open(
        "annotate",
        key=str(proposal.id),
        version=proposal.version,
        subject=subjects.proposal(turn.site, proposal, whose=True),
    )


async def _opds(turn: Turn, draft: Draft) -> list[str]:
    """The OPD that usually answers for it, and those that have a verifikator where it is."""
    proposal = await lookup.get(turn.store, int(draft.key)) if draft.key else None
    if proposal is None:
        return []
    held = await held_offices.held(turn.store, proposal.city)
    return suggested.first(suggested.thing(proposal.content), held)


async def _opd_wording(turn: Turn, draft: Draft) -> Words | None:
    """Which office usually answers for it, and its item of the dictionary."""
    proposal = await lookup.get(turn.store, int(draft.key)) if draft.key else None
    usual = suggested.thing(proposal.content) if proposal else None
    if usual is None:
        return None
    args = {"opd": Literal(usual.opd), "kamus": Literal(usual.kamus)}
    return Text("annotate-opd.usual", args)


async def _opd_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    held = await _opds(turn, draft)
    return offices.choices(held)


async def _read_opd(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    """The office; the cost and a recommendation that are said beside it are kept."""
    held = await _opds(turn, draft)
    found = annotation(said.text)
    if said.choice is not None or not (found.cost or found.recommendation):
        return offices.read(turn, said, draft, held)
    also: dict[str, Any] = {}
    if found.cost is not None:
        cost = await read_amount(turn, replace(said, text=found.cost), draft)
        also |= {"cost": cost.value} if isinstance(cost, Answer) else {}
    if found.recommendation and rules.RECOMMENDATION.holds(len(found.recommendation)):
        also["recommendation"] = found.recommendation
    told = tuple(
        Text(
            "form-mended.new",
            {
                "label": Text(f"annotate-{name}.label"),
                "value": Literal(locales.rupiah("id", value) if name == "cost" else value),
            },
        )
        for name, value in also.items()
    )
    if found.opd is None:
        return AskAgain((*told, Text("annotate-opd")), offices.choices(held), also=also)
    reading = offices.read(turn, replace(said, text=found.opd), draft, held)
    if isinstance(reading, Answer):
        return replace(reading, say=(*reading.say, *told), also=also)
    if isinstance(reading, AskAgain):
        return replace(reading, words=(*told, *reading.words), also=also)
    return reading


async def _read_recommendation(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    least, most = rules.RECOMMENDATION.least, rules.RECOMMENDATION.most
    return within(turn, said, least=least, most=most, words="annotate-recommendation")


async def _finish_annotate(turn: Turn, draft: Draft) -> list[Outgoing]:
    if not any(draft[name] for name in ("opd", "cost", "recommendation")):
        return [Outgoing((Text("desk-dropped"),), TASKS)]
    work = decisions.annotate(
        turn.store,
        turn.person,
        int(draft.key),
        opd=draft["opd"],
        cost=draft["cost"],
        recommendation=draft["recommendation"],
    )
    try:
        proposal = await work
    except (NotAllowed, LookupError):
        return [Outgoing((Text("desk-not-yours"),), TASKS)]
    said: list[Words] = [Text("annotate-done", {"number": str(proposal.number)})]
    if draft["opd"] and proposal.opd:
        await suggested.noted(turn, proposal, proposal.opd)
        held = await held_offices.held(turn.store, proposal.city)
        if not any(opds.same(proposal.opd, opd) for opd in held):
            # Nobody would ever be shown it as theirs.
            said.append(Text("annotate-nobody", {"opd": Literal(proposal.opd)}))
    return [Outgoing(tuple(said), TASKS)]


ANNOTATE = Form(
    "annotate",
    questions=(
        Question(
            "opd",
            _read_opd,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_opd_choices,
            wording=_opd_wording,
            own_text=True,
            optional=True,
            kind=Kind.NAME,
            picky=False,
        ),
        Question(
            "cost",
            read_amount,
            optional=True,
            kind=Kind.AMOUNT,
            picky=True,
            show=lambda value: Literal(locales.rupiah("id", value)),
        ),
        Question("recommendation", _read_recommendation, optional=True, kind=Kind.MESSAGE),
    ),
    finish=_finish_annotate,
    title=lambda answers: Text("annotate-title"),
)
