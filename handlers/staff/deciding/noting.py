"""What staff note of a proposal: its OPD, cost and a recommendation."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import locales
from handlers.asking import funds, offices
from handlers.asking.proposals import dictionary, subjects, suggested
from handlers.asking.proposals.which import find
from handlers.conversation.answers import (
    Answer,
    AskAgain,
    Draft,
    Problem,
    Reading,
    shorten,
    within,
)
from handlers.conversation.form import Form, Kind, Mend, Question, Takes
from handlers.conversation.messages import (
    Choice,
    Incoming,
    Literal,
    Outgoing,
    Text,
    Words,
)
from handlers.conversation.state import State
from handlers.reading.said import of_questions
from handlers.reading.staff.sentences import annotation, noted
from handlers.staff.deciding.deciding import read_amount
from handlers.staff.deciding.desk import TASKS, not_yours
from handlers.staff.waiting import tasks
from handlers.turn import Turn
from storage import rules
from storage.city import funds as funds_of
from storage.city import kamus
from storage.city.funds import Fund
from storage.city.kamus import Item
from storage.proposals import decisions
from storage.proposals.model import Proposal
from storage.staff import offices as known_offices
from storage.staff import opds
from storage.staff.offices import Offices
from storage.staff.staff import NotAllowed

# The cost as it is counted by the item.
BY_ITEM = "by-item"

# Beside the answers: whether its city has said what any kelurahan has to spend. Where it has not,
# nobody is asked where the money comes from.
# Whether it has a dictionary likewise.
FUNDED, LISTED = "funded", "listed"


async def _there_is(turn: Turn, city: str) -> dict[str, Any]:
    """Which of the two there is in a city."""
    found = {
        FUNDED: await funds_of.said(turn.store, city),
        LISTED: await kamus.has(turn.store, city),
    }
    return {name: True for name, there in found.items() if there}


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
        answers=await _there_is(turn, proposal.city),
        subject=subjects.proposal(turn.site, proposal, whose=True),
    )


async def _item(turn: Turn, draft: Draft, proposal: Proposal) -> Item | None:
    """The item that has been chosen just now, else the one that was noted before."""
    name = draft["item"] or proposal.kamus
    items = await kamus.items(turn.store, proposal.city) if name else ()
    return next((each for each in items if each.item == name), None)


async def _item_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    proposal = await subjects.of(turn, draft)
    if proposal is None:
        return ()
    items = await kamus.items(turn.store, proposal.city)
    return dictionary.choices(dictionary.nearest(proposal, items), items)


async def _read_item(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    proposal = await subjects.of(turn, draft)
    items = await kamus.items(turn.store, proposal.city) if proposal else ()
    return dictionary.read(turn, said, draft, items)


async def _opds(turn: Turn, draft: Draft) -> Offices:
    """The offices of its city, that which its item names or usually answers for it first."""
    proposal = await subjects.of(turn, draft)
    if proposal is None:
        return Offices(())
    some = await known_offices.offered(turn.store, proposal.city)
    item = await _item(turn, draft, proposal)
    some = suggested.first(suggested.thing(proposal.content), some)
    return suggested.named_first(item.opd, some) if item and item.opd else some


async def _usual(turn: Turn, draft: Draft) -> tuple[str, Words] | None:
    """Which office usually answers for it, or its item of the dictionary names, as it is asked."""
    proposal = await subjects.of(turn, draft)
    if proposal is None:
        return None
    known = await known_offices.offered(turn.store, proposal.city)
    item = await _item(turn, draft, proposal)
    if item is not None and item.opd:
        name = known.find(item.opd) or item.opd
        return name, Text("annotate-opd.item", {"opd": Literal(name)})
    usual = suggested.thing(proposal.content)
    office = suggested.office(usual, known) if usual and not draft.answers.get(LISTED) else None
    if usual is None or office is None:
        return None
    args = {"opd": Literal(office), "kamus": Literal(usual.kamus)}
    return office, Text("annotate-opd.usual", args)


async def _opd_wording(turn: Turn, draft: Draft) -> Words | None:
    usual = await _usual(turn, draft)
    return usual[1] if usual is not None else None


async def _opd_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    held = await _opds(turn, draft)
    return offices.choices(held)


async def _read_opd(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    """The office; the cost and a recommendation that are said beside it are kept."""
    held = await _opds(turn, draft)
    if said.choice is None and turn.is_word("yes", said.text):
        # "Biasanya Dinas PUTR." "Ya": that one; no office is called so.
        usual = await _usual(turn, draft)
        return Answer(usual[0]) if usual else Problem((Text("annotate-opd"),))
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
        if draft[name] is None
    )
    if found.opd is None:
        return AskAgain((*told, Text("annotate-opd")), offices.choices(held), also=also)
    reading = offices.read(turn, replace(said, text=found.opd), draft, held)
    if isinstance(reading, Answer):
        return replace(reading, say=(*reading.say, *told), also=also)
    if isinstance(reading, AskAgain):
        return replace(reading, words=(*told, *reading.words), also=also)
    return reading


async def _opd_asked(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
    """What is asked of the question is no office."""
    if said.choice is not None or not of_questions.asks_of_it(said.text):
        return None
    return AskAgain((Text("annotate-opd.about"),), await _opd_choices(turn, draft))


async def _cost_wording(turn: Turn, draft: Draft) -> Words | None:
    """What it costs by its item, where that says so and it is counted in the same unit."""
    counted = await _counted(turn, draft)
    if counted is None:
        return None
    proposal, item, whole = counted
    args: dict[str, object] = {
        "volume": Literal(proposal.content.volume_text or "-"),
        "one": locales.rupiah(turn.locale, item.cost or 0),
        "whole": locales.rupiah(turn.locale, whole),
    }
    return Text("annotate-cost.item", args)


async def _cost_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    counted = await _counted(turn, draft)
    if counted is None:
        return ()
    return (Choice(BY_ITEM, Literal(locales.rupiah(turn.locale, counted[2]))),)


async def _counted(turn: Turn, draft: Draft) -> tuple[Proposal, Item, int] | None:
    proposal = await subjects.of(turn, draft)
    item = await _item(turn, draft, proposal) if proposal else None
    if proposal is None or item is None:
        return None
    whole = item.costs(proposal.content.volume, proposal.content.unit)
    return (proposal, item, whole) if whole is not None else None


async def _read_cost(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    if said.choice == BY_ITEM:
        counted = await _counted(turn, draft)
        return Answer(counted[2]) if counted else Problem((Text("form-stale"),))
    return await read_amount(turn, said, draft)


async def _read_recommendation(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    least, most = rules.RECOMMENDATION.least, rules.RECOMMENDATION.most
    bare = noted(said.text) if said.choice is None else ""
    said = replace(said, text=bare) if bare else said
    return within(turn, said, least=least, most=most, words="annotate-recommendation")


async def _mend_recommendation(turn: Turn, text: str, draft: Draft) -> Mend | None:
    """ "Catatannya: bukan kewenangan kelurahan", at any question."""
    said = turn.clean(noted(text))
    holds = rules.RECOMMENDATION.holds(len(said)) if said else False
    return Mend(Answer(said), whole=True) if holds else None


async def _recommendation_asked(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
    """What is asked of the question, or of anything else, is no recommendation."""
    if said.choice is not None or not said.text:
        return None
    if of_questions.asks_of_it(said.text):
        return AskAgain((Text("annotate-recommendation.about"),))
    if not of_questions.asks(said.text):
        return None
    typed = Literal(shorten(turn.clean(said.text), 60))
    return AskAgain((Text("annotate-recommendation.asked", {"typed": typed}),))


async def _finish_annotate(turn: Turn, draft: Draft) -> list[Outgoing]:
    if not any(draft[name] for name in ("item", "opd", "cost", "fund", "recommendation")):
        return [Outgoing((Text("desk-dropped"),), TASKS)]
    work = decisions.annotate(
        turn.store,
        turn.person,
        int(draft.key),
        opd=draft["opd"],
        cost=draft["cost"],
        fund=Fund(draft["fund"]) if draft["fund"] else None,
        item=draft["item"],
        recommendation=draft["recommendation"],
    )
    try:
        proposal = await work
    except known_offices.Unknown as error:
        return [Outgoing((Text("opd-gone", {"opd": Literal(error.name)}),), TASKS)]
    except kamus.Unknown as error:
        return [Outgoing((Text("kamus-gone", {"item": Literal(error.name)}),), TASKS)]
    except (NotAllowed, LookupError):
        return [Outgoing((Text("desk-not-yours"),), TASKS)]
    said: list[Words] = [Text("annotate-done", {"number": str(proposal.number)})]
    if draft["opd"] and proposal.opd:
        await suggested.noted(turn, proposal, proposal.opd)
        held = await known_offices.held(turn.store, proposal.city)
        if not any(opds.same(proposal.opd, opd) for opd in held):
            # Nobody would ever be shown it as theirs.
            said.append(Text("annotate-nobody", {"opd": Literal(proposal.opd)}))
    return [Outgoing(tuple(said), TASKS)]


ANNOTATE = Form(
    "annotate",
    questions=(
        Question(
            "item",
            _read_item,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_item_choices,
            own_text=True,
            kind=Kind.NAME,
            picky=True,
            applies=lambda answers: bool(answers.get(LISTED)),
            optional=True,
            show=dictionary.named,
        ),
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
            knows=_opd_asked,
        ),
        Question(
            "cost",
            _read_cost,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_cost_choices,
            wording=_cost_wording,
            own_text=True,
            optional=True,
            kind=Kind.AMOUNT,
            picky=True,
            show=lambda value: Literal(locales.rupiah("id", value)),
        ),
        Question(
            "fund",
            funds.read,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=funds.choices,
            own_text=True,
            kind=Kind.NAME,
            picky=True,
            applies=lambda answers: bool(answers.get(FUNDED)),
            optional=True,
            show=funds.name,
        ),
        Question(
            "recommendation",
            _read_recommendation,
            optional=True,
            kind=Kind.MESSAGE,
            knows=_recommendation_asked,
            mends=_mend_recommendation,
        ),
    ),
    finish=_finish_annotate,
    title=lambda answers: Text("annotate-title"),
    steady=True,  # what is asked depends on what there is in its city, known before
)


async def as_it_is(turn: Turn, form: Form, state: State) -> list[Outgoing] | None:
    """Notes what there is, and no more; None where there is nothing."""
    last = form.questions[-1].name
    if not any(state.answers.get(each.name) for each in form.questions):
        return None
    for question in form.applying(state.answers):
        if question.name != last:
            state.answers.setdefault(question.name, None)
    if state.answers.get(last) is None:
        state.answers.pop(last, None)
    state.asked, state.kind = last, form.questions[-1].expects.value
    way = "skip" if last not in state.answers else "keep"
    said = replace(turn.message, text=locales.words("id", f"words-{way}")[0])
    return await turn.conversation.hear(said)
