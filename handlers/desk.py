"""TUGAS: what waits for staff, and what they decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import locales
from handlers import photos, steps
from handlers.conversation.answers import Answer, Draft, Problem, Reading, shorten, within
from handlers.conversation.form import Form, Question, Takes
from handlers.conversation.messages import (
    Choice,
    Enclosure,
    EnclosureKind,
    Incoming,
    Lines,
    Literal,
    Outgoing,
    Text,
    Words,
)
from handlers.conversation.sure import sure
from handlers.finished import PHOTOS
from handlers.reading import numbers
from handlers.track import card, history, thread
from handlers.turn import Turn
from handlers.which import find
from storage import cycles, decisions, people, silence, staff
from storage.decisions import RULES, Decision, Ruling
from storage.proposals import Changed, Proposal
from storage.reasons import MENDABLE, Reason
from storage.roles import Grant, Operation, allowed
from storage.staff import NotAllowed

PAGE = 5
ROWS = 10  # more than these are no list on WhatsApp; KONTAK can also be typed
WHY = (5, 1000)
EXTENT = (1, 200)


# --- the list -------------------------------------------------------------------------------


async def tasks(turn: Turn, said: str) -> list[Outgoing]:
    """What waits for me, overdue and oldest first."""
    held = [g for g in await staff.grants(turn.store, turn.person.id) if _sees(g)]
    if not held:
        return [Outgoing((Text("desk-not-staff"),))]
    found: dict[int, Proposal] = {}
    total = late = 0
    for grant, city in ((g, city) for g in held for city in turn.place.areas.cities_in(g.area)):
        counted = await silence.count_tasks(turn.store, grant, city)
        total, late = total + counted[0], late + counted[1]
        for proposal in await silence.tasks(turn.store, grant, city, PAGE):
            found[proposal.id] = proposal
    some = sorted(found.values(), key=lambda p: (p.due is None, p.due, p.id))[:PAGE]
    if not some:
        return [Outgoing((Text("desk-none"),))]
    lines = []
    for proposal in some:
        area = turn.place.areas.get(proposal.content.area)
        today = silence.day(turn.now, turn.place.city(proposal.city))
        days = (today - proposal.due).days if proposal.due else 0
        lines.append(
            Text(
                "desk-line.late" if days > 0 else "desk-line",
                {
                    "number": str(proposal.number),
                    "wish": Literal(shorten(proposal.content.wish, 50)),
                    "area": Literal(area.name if area else proposal.content.area),
                    "state": Text(f"state-{proposal.state}"),
                    "days": days,
                    "day": locales.day_month(turn.locale, proposal.due) if proposal.due else "",
                },
            )
        )
    choices = tuple(
        Choice(f"do:task:{p.number}", Literal(str(p.number)), Literal(shorten(p.content.wish, 70)))
        for p in some
    )
    head = Text("desk-head", {"total": total, "late": late})
    return [Outgoing((head, Lines(tuple(lines))), choices)]


def _sees(grant: Grant) -> bool:
    return allowed([grant], Operation.SEE_TASKS, grant.area) is not None


# --- one proposal ---------------------------------------------------------------------------


async def task(turn: Turn, said: str) -> list[Outgoing]:
    """One proposal as staff see it, and what can be done with it."""
    proposal = await find(turn, said) if said else None
    if proposal is None:
        return await tasks(turn, "")
    try:
        proposal, asked = await silence.task(turn.store, turn.person, proposal.id)
    except (LookupError, NotAllowed):
        return [Outgoing((Text("desk-not-yours"),))]
    held = await staff.grants(turn.store, turn.person.id)
    known = await cycles.load(turn.store)
    content = proposal.content
    place = [content.place or "", f"{content.lat},{content.lon}" if content.lat is not None else ""]
    words: list[Words] = [
        card(turn.place, proposal),
        Text(
            "desk-card",
            {
                "problem": Literal(content.problem),
                "place": Literal(" ".join(part for part in place if part) or "-"),
                "volume": Literal(content.volume_text or "-"),
                "name": Literal(content.name or "-"),
                "opd": Literal(proposal.opd or "-"),
                "day": locales.date(turn.locale, proposal.due) if proposal.due else "-",
            },
        ),
        history(turn.place, known, proposal, turn.locale),
    ]
    if asked:
        words.append(thread(asked))
    shown = [*proposal.photos, *proposal.evidence, *(r.photo for r in asked if r.photo)]
    pictures = tuple(
        Enclosure(EnclosureKind.PHOTO, hash, f"{proposal.number}-{n}.jpg")
        for n, hash in enumerate(shown, 1)
    )
    choices = tuple(await _choices(turn, held, proposal, known))
    return [Outgoing(tuple(words), choices, pictures, about=f"proposal:{proposal.id}")]


async def _choices(
    turn: Turn, held: tuple[Grant, ...], proposal: Proposal, known: cycles.Cycles
) -> list[Choice]:
    rung = known.rung(proposal.city, proposal.year, proposal.rung)
    area, number = proposal.content.area, proposal.number
    level = rung.level if rung else None

    def mine(operation: Operation, at: int | None = level) -> bool:
        return allowed(held, operation, area, rung=at, opd=proposal.opd) is not None

    found = [
        Choice(
            f"do:decide:{number}:{decision}",
            Text(f"decide-decision.{decision}"),
            Text(f"decide-decision.{decision}-detail"),
        )
        for decision in decisions.fitting(proposal, rung)
        if mine(RULES[decision].operation)
    ]
    if mine(Operation.ASK, None) and proposal.author is not None:
        found.append(Choice(f"do:ask:{number}", Text("desk-ask")))
    if mine(Operation.ANNOTATE, None):
        found.append(Choice(f"do:annotate:{number}", Text("desk-annotate")))
    if (wrong := decisions.newest_decision(proposal)) is not None:
        at = known.rung(proposal.city, proposal.year, wrong.rung)
        if mine(Operation.TAKE_BACK, at.level if at else None):
            found.append(Choice(f"do:undo:{number}", Text("desk-undo")))
    if mine(Operation.SEE_CONTACTS, None) and len(found) < ROWS:
        found.append(Choice(f"do:contact:{number}", Text("desk-contact")))
    return found


# --- deciding -------------------------------------------------------------------------------


async def decide(turn: Turn, said: str) -> list[Outgoing]:
    """Opens the form of a decision: "MTR-2028-00042:return"."""
    number, _, wanted = said.partition(":")
    proposal = await find(turn, number)
    if proposal is None or wanted not in list(Decision):
        return await task(turn, number)
    title = Text(
        "desk-deciding",
        {"number": str(proposal.number), "decision": Text(f"decide-decision.{wanted}")},
    )
    return await turn.open(
        "decide",
        key=str(proposal.id),
        version=proposal.version,
        answers={"decision": wanted},
        before=(title,),
    )


def _rule(answers: Mapping[str, Any]) -> decisions.Rule | None:
    decision = answers.get("decision")
    return RULES[Decision(decision)] if decision in list(Decision) else None


def _needs(name: str) -> Any:
    def applies(answers: Mapping[str, Any]) -> bool:
        rule = _rule(answers)
        return rule is not None and bool(getattr(rule, name))

    return applies


async def _decision_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return tuple(
        Choice(d, Text(f"decide-decision.{d}"), Text(f"decide-decision.{d}-detail"))
        for d in Decision
    )


async def _read_decision(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    return Answer(said.choice) if said.choice in list(Decision) else Problem((Text("form-pick"),))


async def _reason_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    offered = MENDABLE if draft["decision"] == Decision.RETURN else tuple(Reason)
    return tuple(
        Choice(reason, Text(f"reason-{reason}.name"), Text(f"reason-{reason}"))
        for reason in offered
    )


async def _read_reason(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    return Answer(said.choice) if said.choice in list(Reason) else Problem((Text("form-pick"),))


async def _read_why(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    return within(turn, said, least=WHY[0], most=WHY[1], words="decide-why")


async def _read_priority(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    digits = turn.fold(said.text).removeprefix("prioritas").strip()
    if not digits.isdecimal() or not 1 <= int(digits) <= 9999:
        return Problem((Text("decide-priority.bad"),))
    return Answer(int(digits))


async def _read_amount(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    amount = numbers.rupiah(said.text)
    if amount is None:
        typed = Literal(shorten(turn.clean(said.text), 40))
        return Problem((Text("decide-amount.bad", {"typed": typed}),))
    return Answer(amount)


async def _read_extent(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    return within(turn, said, least=EXTENT[0], most=EXTENT[1], words="decide-extent")


async def _finish_decide(turn: Turn, draft: Draft) -> list[Outgoing]:
    if not draft["sure"]:
        return [Outgoing((Text("desk-dropped"),), TASKS)]
    reason = Reason(draft["reason"]) if draft["reason"] else None
    ruling = Ruling(
        Decision(draft["decision"]),
        reason,
        draft["why"] or "",
        draft["priority"],
        draft["amount"],
        draft["extent"],
        tuple(draft["photos"] or ()),
    )
    return await _doing(
        turn,
        draft,
        decisions.decide(turn.store, turn.person, int(draft.key), ruling, version=draft.version),
    )


async def _doing(turn: Turn, draft: Draft, work: Any) -> list[Outgoing]:
    """What whoever decided hears: that it is done, or what stood in the way."""
    try:
        proposal = await work
    except NotAllowed:
        return [Outgoing((Text("desk-not-yours"),), TASKS)]
    except Changed as error:
        return await _meanwhile(turn, error.proposal)
    except decisions.Unfit as error:
        return await _meanwhile(turn, error.proposal)
    except LookupError:
        return [Outgoing((Text("desk-none"),))]
    author = await people.get(turn.store, proposal.author) if proposal.author else None
    why = silence.unreachable(author)
    args = {"number": str(proposal.number)}
    words = Text("desk-done", args) if why is None else Text(f"desk-done.{why}", args)
    return [Outgoing((words,), TASKS)]


TASKS = (Choice("do:tasks", Text("command-tasks.button")),)


async def _meanwhile(turn: Turn, proposal: Proposal) -> list[Outgoing]:
    """Somebody was quicker: what they did, and the proposal as it is now."""
    known = await cycles.load(turn.store)
    last = steps.latest(proposal)
    words = Text(
        "desk-meanwhile",
        {
            "what": steps.what(turn.place, known, proposal, last, turn.locale),
            "who": steps.who(turn.place, last) or Literal("-"),
        },
    )
    return [Outgoing((words,)), *await task(turn, str(proposal.number))]


async def _sure_wording(turn: Turn, draft: Draft) -> Words | None:
    """What is about to be written, before it is."""
    said = [
        Text("form-line", {"label": Text(f"decide-{name}.label"), "value": show})
        for name, show in (
            ("decision", Text(f"decide-decision.{draft['decision']}")),
            ("reason", Text(f"reason-{draft['reason']}") if draft["reason"] else None),
            ("why", Literal(draft["why"]) if draft["why"] else None),
            ("priority", Literal(str(draft["priority"])) if draft["priority"] else None),
            (
                "amount",
                Literal(locales.rupiah(turn.locale, draft["amount"])) if draft["amount"] else None,
            ),
            ("extent", Literal(draft["extent"]) if draft["extent"] else None),
        )
        if show is not None
    ]
    return Lines((*said, Text("decide-sure")))


DECIDE = Form(
    "decide",
    questions=(
        Question(
            "decision",
            _read_decision,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_decision_choices,
            show=lambda value: Text(f"decide-decision.{value}"),
        ),
        Question(
            "reason",
            _read_reason,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_reason_choices,
            applies=_needs("reasoned"),
            show=lambda value: Text(f"reason-{value}"),
        ),
        Question("why", _read_why, applies=_needs("reasoned")),
        Question("priority", _read_priority, applies=_needs("priority"), optional=True),
        Question(
            "amount",
            _read_amount,
            applies=_needs("amount"),
            show=lambda value: Literal(locales.rupiah("id", value)),
        ),
        Question("extent", _read_extent, applies=_needs("extent")),
        replace(photos.question(PHOTOS), applies=_needs("photo")),
        sure("decide", wording=_sure_wording),
    ),
    finish=_finish_decide,
    title=lambda answers: Text("decide-title"),
)


# --- taking back ----------------------------------------------------------------------------


async def undo(turn: Turn, said: str) -> list[Outgoing]:
    """Takes the newest decision back."""
    proposal = await find(turn, said) if said else None
    if proposal is None:
        return await tasks(turn, "")
    return await turn.open("undo", key=str(proposal.id), version=proposal.version)


async def _finish_undo(turn: Turn, draft: Draft) -> list[Outgoing]:
    if not draft["sure"]:
        return [Outgoing((Text("desk-dropped"),), TASKS)]
    work = decisions.take_back(
        turn.store, turn.person, int(draft.key), draft["why"], version=draft.version
    )
    return await _doing(turn, draft, work)


async def _read_undo_why(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    return within(turn, said, least=WHY[0], most=WHY[1], words="decide-why")


UNDO = Form(
    "undo",
    questions=(Question("why", _read_undo_why), sure("undo")),
    finish=_finish_undo,
    title=lambda answers: Text("undo-title"),
)


# --- notes ----------------------------------------------------------------------------------


async def annotate(turn: Turn, said: str) -> list[Outgoing]:
    """OPD, cost and recommendation."""
    proposal = await find(turn, said) if said else None
    if proposal is None:
        return await tasks(turn, "")
    return await turn.open("annotate", key=str(proposal.id), version=proposal.version)


async def _read_opd(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    return within(turn, said, least=2, most=100, words="annotate-opd")


async def _read_recommendation(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    return within(turn, said, least=3, most=1000, words="annotate-recommendation")


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
    return [Outgoing((Text("annotate-done", {"number": str(proposal.number)}),), TASKS)]


ANNOTATE = Form(
    "annotate",
    questions=(
        Question("opd", _read_opd, optional=True),
        Question(
            "cost",
            _read_amount,
            optional=True,
            show=lambda value: Literal(locales.rupiah("id", value)),
        ),
        Question("recommendation", _read_recommendation, optional=True),
    ),
    finish=_finish_annotate,
    title=lambda answers: Text("annotate-title"),
)
