"""What staff decide on a proposal, and take back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import locales
from handlers.asking.proposals import photos, steps, subjects
from handlers.asking.proposals.which import find
from handlers.conversation.answering.sure import sure
from handlers.conversation.answers import (
    Answer,
    AskAgain,
    Draft,
    Problem,
    Reading,
    one_of,
    picked,
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
    Text,
    Words,
)
from handlers.reading import spelling
from handlers.reading.amounts import numbers
from handlers.reading.staff import author_asked
from handlers.reading.staff.deciding import no_reason
from handlers.staff.deciding.desk import TASKS, not_yours, task, tone_of
from handlers.staff.deciding.ranking import given_in, mend_priority, read_priority, taken
from handlers.staff.deciding.reasons import called, reason_meant, reason_told
from handlers.staff.waiting import tasks
from handlers.turn import Turn
from storage import rules
from storage.city import cycles
from storage.people import people
from storage.proposals import decisions, lookup, untold
from storage.proposals.model import Changed, Proposal
from storage.proposals.priorities import Taken
from storage.proposals.reasons import MENDABLE, Reason
from storage.proposals.rulings import RULES, Decision, Repeated, Rule, Ruling, Unfit
from storage.staff.staff import NotAllowed


async def decide(turn: Turn, said: str) -> list[Outgoing]:
    """Opens the form of a decision: "MTR-2028-00042:return"."""
    number, _, wanted = said.partition(":")
    proposal = await find(turn, number)
    if proposal is None or wanted not in list(Decision):
        return await task(turn, number)
    try:
        await decisions.may_decide(turn.store, turn.person, proposal, Decision(wanted))
    except NotAllowed:
        return [await not_yours(turn, proposal)]
    except Unfit:
        return await _gone_on(turn, proposal, Text(f"decide-decision.{wanted}"))
    what = Text(
        "form-line",
        {"label": Text("decide-decision.label"), "value": Text(f"decide-decision.{wanted}")},
    )
    more = len(DECIDE.applying({"decision": wanted})) > len(("decision", "sure"))
    return await turn.open(
        "decide",
        key=str(proposal.id),
        version=proposal.version,
        answers={"decision": wanted},
        before=(what,) if more else (),
        subject=subjects.proposal(turn.site, proposal, whose=True),
    )


async def _gone_on(turn: Turn, proposal: Proposal, what: Words) -> list[Outgoing]:
    """A button that is old: what it was for is no more possible, and how the proposal stands."""
    words = Text(
        "desk-gone-on.held" if proposal.held is not None else "desk-gone-on",
        {
            "number": str(proposal.number),
            "running": str(proposal.number.running),
            "what": what,
            "state": Text(f"state-{proposal.state}"),
        },
    )
    return [Outgoing((words,)), *await task(turn, str(proposal.number))]


def _rule(answers: Mapping[str, Any]) -> Rule | None:
    decision = answers.get("decision")
    return RULES[Decision(decision)] if decision in list(Decision) else None


def _needs(name: str) -> Any:
    def applies(answers: Mapping[str, Any]) -> bool:
        rule = _rule(answers)
        return rule is not None and bool(getattr(rule, name))

    return applies


async def _decision_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            d,
            Text(f"decide-decision.{d}"),
            Text(f"decide-decision.{d}-detail"),
            tone=tone_of(d),
        )
        for d in Decision
    )


_read_decision = one_of(Decision)


def reasons_for(decision: Decision | None) -> tuple[Choice, ...]:
    """The reasons that may be given for a decision."""
    offered = MENDABLE if decision is Decision.RETURN else tuple(Reason)
    return tuple(
        Choice(reason, Text(f"reason-{reason}.name"), Text(f"reason-{reason}"))
        for reason in offered
    )


async def _reason_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    decision = draft["decision"]
    return reasons_for(Decision(decision) if decision else None)


# The button by which words that may be something else are said to be why.
TELL = "tell"
# So many words tell why, whichever reason that is.
TELLS = 3


async def read_reason(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    """A reason, or words that say one ("dananya tidak ada"), which are why, too."""
    reading = picked(said, tuple(Reason))
    text = turn.clean(said.text)
    if isinstance(reading, Answer) or not text:
        return reading
    text = author_asked.worded(text, returned=False) or text  # "alasannya ..."
    decided = _decided(draft)
    tells = said.choice == TELL or len(text.split()) >= TELLS
    reason = reason_meant(text, decided) if said.choice != TELL else None
    told = _with(draft["why"] or "", text)
    if reason is None and tells and rules.WHY.holds(len(told)):
        kept = Text("decide-reason.said", {"typed": Literal(told)})
        return AskAgain((kept,), reasons_for(decided), instead={"why": told}, also={"why": told})
    if reason is None:
        return reading
    bare = spelling.fold(text) in called() or len(text.split()) < 2  # "masalah tanah"
    if draft["why"] and not bare and rules.WHY.holds(len(told)):
        return Answer(reason, instead={"why": told})
    why = {"why": text} if rules.WHY.holds(len(text)) and len(text.split()) > 1 else {}
    return Answer(reason, also=why)


def _with(before: str, text: str) -> str:
    """Why, with what is said of it now: nothing that was said before is lost."""
    return f"{before.rstrip(' .')}. {text}" if before and before != text else text


def _decided(draft: Draft) -> Decision:
    what = draft["decision"] or (draft["what"] or {}).get("what")
    return Decision(what) if what in list(Decision) else Decision.END


async def knows_reason(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
    """Words that surely say a reason are one, whatever else they may be taken for ("ini wewenang
    provinsi, kenapa minta ke kota")."""
    text, decided = turn.clean(said.text), _decided(draft)
    asks = no_reason.read(text, returned=decided is Decision.RETURN) is not None
    if asks or len(text.split()) < TELLS or reason_told(text, decided) is None:
        return None
    return await read_reason(turn, said, draft)


async def said_before(turn: Turn, draft: Draft) -> Words | None:
    """What was said of why, where no reason could be told from it: it is kept, and which it is
    is asked."""
    said = {"typed": Literal(draft["why"])} if draft["why"] else None
    return Text("decide-reason.said", said) if said else None


async def read_why(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    return within(turn, said, least=rules.WHY.least, most=rules.WHY.most, words="decide-why")


async def read_amount(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    amount = numbers.rupiah(said.text)
    typed = Literal(shorten(turn.clean(said.text), 40))
    if amount is not None and amount < rules.RUPIAH.least:
        least = locales.rupiah(turn.locale, rules.RUPIAH.least)
        args = {"typed": typed, "least": Literal(least)}
        bare = not any(letter.isalpha() for letter in said.text)
        return Problem((Text("decide-amount.unit" if bare else "decide-amount.small", args),))
    if amount is None or not rules.RUPIAH.holds(amount):
        return Problem((Text("decide-amount.bad", {"typed": typed}),))
    return Answer(amount)


async def _read_extent(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    least, most = rules.EXTENT.least, rules.EXTENT.most
    reading = within(turn, said, least=least, most=most, words="decide-extent")
    if isinstance(reading, Answer):
        try:
            rules.extent(reading.value)
        except rules.MoreThanAll as error:
            args = {"done": Literal(error.done), "whole": Literal(error.whole)}
            return Problem((Text("decide-extent.more", args),))
    return reading


async def _finish_decide(turn: Turn, draft: Draft) -> list[Outgoing] | Problem:
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
    id = int(draft.key)
    try:
        return await _doing(
            turn,
            decisions.decide(turn.store, turn.person, id, ruling, version=draft.version),
            Text(f"decide-decision.{ruling.decision}"),
        )
    except Taken as error:
        # Given to another since it was asked.
        words = taken(error.holder, error.priority, await given_in(turn, id), id)
        return Problem((words, Text("decide-priority.change")))


async def _doing(turn: Turn, work: Any, what: Words) -> list[Outgoing]:
    """What whoever decided hears: that it is done, or what stood in the way."""
    try:
        proposal = await work
    except NotAllowed:
        return [Outgoing((Text("desk-not-yours"),), TASKS)]
    except Changed as error:
        return await _meanwhile(turn, error.proposal)
    except Unfit as error:
        return await _meanwhile(turn, error.proposal)
    except Repeated:
        return [Outgoing((Text("desk-repeated", {"what": what}),), TASKS)]
    except LookupError:
        return [Outgoing((Text("desk-none"),))]
    author = await people.get(turn.store, proposal.author) if proposal.author else None
    why = untold.unreachable(author)
    args = {"what": what}
    words = Text("desk-done", args) if why is None else Text(f"desk-done.{why}", args)
    return [Outgoing((words,), TASKS)]


async def _meanwhile(turn: Turn, proposal: Proposal) -> list[Outgoing]:
    """Somebody was quicker: what they did, and the proposal as it is now."""
    known = await cycles.load(turn.store)
    last = steps.latest(proposal)
    args: dict[str, object] = {"what": steps.what(turn.site, known, proposal, last, turn.locale)}
    words = Text("desk-meanwhile", args)
    if (by := steps.who(turn.site, last)) is not None:
        words = Text("desk-meanwhile.by", {**args, "who": by})
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
            branches=True,
        ),
        Question(
            "reason",
            read_reason,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_reason_choices,
            applies=_needs("reasoned"),
            wording=said_before,
            picky=True,
            knows=knows_reason,
            tells=lambda draft: True,
            show=lambda value: Text(f"reason-{value}"),
        ),
        Question("why", read_why, applies=_needs("reasoned"), kind=Kind.MESSAGE),
        Question(
            "priority",
            read_priority,
            applies=_needs("priority"),
            optional=True,
            kind=Kind.AMOUNT,
            picky=True,
            mends=mend_priority,
        ),
        Question(
            "amount",
            read_amount,
            applies=_needs("amount"),
            kind=Kind.AMOUNT,
            picky=True,
            show=lambda value: Literal(locales.rupiah("id", value)),
        ),
        Question("extent", _read_extent, applies=_needs("extent"), kind=Kind.AMOUNT),
        replace(photos.question(rules.EVIDENCE.most), applies=_needs("photo")),
        sure("decide", wording=_sure_wording),
    ),
    finish=_finish_decide,
    title=lambda answers: Text("decide-title"),
)


# --- taking back ----------------------------------------------------------------------------


async def undo(turn: Turn, said: str) -> list[Outgoing]:
    """Takes the newest decision back; who has decided nothing lately hears that."""
    proposal = await find(turn, said) if said else None
    if proposal is None:
        told: list[Outgoing] = []
        if not said and not await decisions.lately(turn.store, turn.person.id):
            told.append(Outgoing((Text("undo-none"),)))
        return [*told, *await tasks(turn, "")]
    try:
        wrong = await decisions.may_take_back(turn.store, turn.person, proposal)
    except NotAllowed:
        return [await not_yours(turn, proposal)]
    except Unfit:
        return await _gone_on(turn, proposal, Text("desk-undo"))
    what = Text("undo-what", {"what": Text(f"history-{wrong.event}")})
    return await turn.open(
        "undo",
        key=str(proposal.id),
        version=proposal.version,
        before=(what,),
        subject=subjects.proposal(turn.site, proposal, whose=True),
    )


async def _finish_undo(turn: Turn, draft: Draft) -> list[Outgoing]:
    if not draft["sure"]:
        # What was to be decided instead goes with it.
        kept = await lookup.get(turn.store, int(draft.key))
        mine = str(kept.number.running) if kept is not None else ""
        turn.talk.orders = [o for o in turn.talk.orders if o.split(" ")[1:2] != [mine]]
        return [Outgoing((Text("desk-dropped"),), TASKS)]
    work = decisions.take_back(
        turn.store, turn.person, int(draft.key), draft["why"], version=draft.version
    )
    return await _doing(turn, work, Text("undo-title"))


UNDO = Form(
    "undo",
    questions=(Question("why", read_why, kind=Kind.MESSAGE), sure("undo")),
    finish=_finish_undo,
    title=lambda answers: Text("undo-title"),
)
