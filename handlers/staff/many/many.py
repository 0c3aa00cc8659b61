"""One line that decides on many proposals, or notes something of them: SEPAKATI 20, 14, 5 9-12;
LENGKAP 3-18; TERUSKAN semua; TOLAK 7 8 lahan karena ...; OPD; ANGGARAN."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import locales
from handlers.asking import funds, offices, refused
from handlers.asking.proposals import suggested
from handlers.conversation.answering.sure import read_sure
from handlers.conversation.answers import Answer, AskAgain, Draft, Problem, Reading, shorten
from handlers.conversation.form import Form, Kind, Question, Takes
from handlers.conversation.messages import Choice, Incoming, Lines, Literal, Outgoing, Text, Words
from handlers.reading.amounts.number_words import in_digits
from handlers.reading.amounts.numbers_said import Said, written
from handlers.staff.deciding import reasons
from handlers.staff.deciding.deciding import (
    knows_reason,
    read_amount,
    read_reason,
    read_why,
    reasons_for,
    said_before,
)
from handlers.staff.deciding.desk import TASKS
from handlers.staff.many import everything, lines, wording
from handlers.staff.many.lines import COST, FUND, LINES, OPD, Line
from handlers.staff.many.wording import decision_of, picked_of, ruling_of
from handlers.turn import Turn
from storage import rules
from storage.city.funds import Fund
from storage.people import people
from storage.proposals import untold
from storage.proposals.desk import many
from storage.proposals.desk.many import Done, Plan, TooMany, Wish
from storage.proposals.reasons import Reason
from storage.proposals.rulings import RULES, Decision
from storage.staff import offices as known_offices
from storage.staff import staff
from storage.staff.offices import Offices
from storage.staff.roles import allowed
from storage.staff.staff import NotAllowed

FORM_NAME = "many"

# The question of each line that notes something.
NOTES = {OPD: "opd", COST: "amount", FUND: "fund"}


def line(name: str) -> Any:
    """The command of one line: what it does with the numbers that follow its word."""

    async def handler(turn: Turn, said: str) -> list[Outgoing]:
        return await _begin(turn, lines.read(LINES[name], said, turn.site.letters))

    return handler


async def _begin(turn: Turn, said: Line) -> list[Outgoing]:
    what = {"what": said.what, "first": said.first or 1, "bare": said.bare, "whole": said.whole}
    if not await _works(turn, _wish(what)):
        return [await refused.not_yours(turn)]
    costs = said.what in (COST, Decision.APBD)  # where what is left is a sum that was not read
    before: list[Words] = []
    unused = ""
    answers: dict[str, Any] = {"what": what}
    said, more = await everything.named_but(turn, said)
    if said.but:
        return [Outgoing((_but(said),), TASKS)]
    if not said.said.none:
        reading = await _found(turn, what, said)
        if isinstance(reading, Problem):
            return [Outgoing(reading.words, TASKS)]
        unused = reading.pop("unused")
        if unused and not said.why and said.decision and RULES[said.decision].reasoned:
            said, unused = replace(said, why=unused), ""
        answers["numbers"] = reading
        before += _another_priority(said, reading["picked"])
    answers |= {
        name: value
        for name, value in (
            ("reason", said.reason or _reason(said)),
            ("amount", said.amount),
            ("fund", funds.named(said.fund)),
            ("why", turn.clean(said.why) if rules.WHY.holds(len(said.why)) else None),
        )
        if value is not None
    }
    if turn.talk.open is not None and turn.talk.open.form == FORM_NAME:
        before.append(Text("many-anew"))
    if said.without:
        before.append(Text("many-besides", {"numbers": Literal(written(said.without))}))
    unused = unused or more or ("" if costs or said.said.everything else said.rest)
    if unused:
        before.append(Text("many-unused", {"typed": Literal(unused)}))
    out = await turn.open(FORM_NAME, answers=answers, before=tuple(before))
    # What was said goes through the reader of its question, as if it had been typed there.
    given = {"why": said.why, "opd": said.opd, "fund": said.fund}
    given["amount"] = said.rest if costs and not said.said.everything else ""
    for _ in range(len(given)):
        state = turn.talk.open
        if state is None or state.form != FORM_NAME or not given.get(state.asked or ""):
            break
        text = given.pop(state.asked or "")
        answer = replace(turn.message, text=text, choice=None, reply_to=None)
        out = [*_only_said(before), *await turn.conversation.hear(answer)]
    return out


def _reason(said: Line) -> Reason | None:
    """The reason that is only said in why: "tunda no 2 karena dananya habis"."""
    decided = Decision(said.what) if said.what in list(Decision) else None
    reasoned = decided is not None and RULES[decided].reasoned and said.why
    return reasons.reason_told(said.why, decided) if decided and reasoned else None


def _another_priority(said: Line, picked: Sequence[Sequence[Any]]) -> list[Words]:
    """That the priority which was said is another proposal's: the next free one is given."""
    given = picked[0][2]
    if said.first is None or given is None or given == said.first:
        return []
    return [Text("many-priority-taken", {"said": said.first, "given": given})]


def _but(said: Line) -> Text:
    return Text("many-but", {"typed": Literal(shorten(said.but, 60))})


def _only_said(words: list[Words]) -> list[Outgoing]:
    return [Outgoing(tuple(words))] if words else []


def _wish(what: Mapping[str, Any]) -> Wish:
    decision = Decision(what["what"]) if what["what"] in list(Decision) else None
    return Wish(decision, what.get("first", 1), what.get("bare", False))


async def _works(turn: Turn, wish: Wish) -> bool:
    held = await staff.grants(turn.store, turn.person.id)
    return any(allowed([each], wish.operation, each.area) for each in held)


async def _found(turn: Turn, what: Mapping[str, Any], line: Line) -> dict[str, Any] | Problem:
    """What the numbers of a line come to, as the draft keeps it; or why nothing of it can be
    done. Of "semua" its other words say which of those that wait."""
    wish, said, unused = _wish(what), line.said, ""
    try:
        if said.everything:
            found = await everything.meant(turn, line)
            if isinstance(found, Problem):
                return found
            unused = found.unused
            plan = await many.plan_for(turn.store, turn.person, wish, found.ids)
        else:
            named = [(each.letters, each.year, each.running) for each in said.numbers]
            letters = await _letters(turn)
            plan = await many.plan(turn.store, turn.person, wish, named, letters)
    except TooMany as error:
        args = {"n": error.args[0], "most": rules.AT_ONCE.most}
        return Problem((Text("many-too-many", args),))
    except NotAllowed:
        return Problem((Text("desk-not-yours"),))
    lines = _refusals(plan, said)
    whole = what.get("whole") and lines
    if not plan.picked or whole:
        head = "many-whole" if plan.picked else "many-none"
        head = "many-none.waiting" if said.everything else head
        nothing = Text(head, {"what": wording.title({"what": what})})
        return Problem((Lines((nothing, *lines)),))
    return {
        "picked": [[each.id, each.version, each.priority] for each in plan.picked],
        "unnamed": {why.value: [list(each) for each in some] for why, some in plan.unnamed.items()},
        "cannot": {why.value: [each.id for each in some] for why, some in plan.cannot.items()},
        "bad": list(said.bad),
        "twice": written(said.twice),
        "unused": unused,
    }


def _refusals(plan: Plan, said: Said) -> list[Text | Literal]:
    found = wording.unnamed({why: list(some) for why, some in plan.unnamed.items()})
    found += wording.cannot(plan.cannot)
    if said.bad:
        found.append(Text("many-cannot.bad", {"numbers": Literal(", ".join(said.bad))}))
    return found


async def _letters(turn: Turn) -> list[str]:
    """Those of the cities that one's roles lie in: a bare number is of one of them."""
    held = await staff.grants(turn.store, turn.person.id)
    cities = {c.code: c for g in held for c in turn.site.areas.cities_in(g.area)}
    return [city.letters for city in cities.values() if city.letters]


# --- its questions --------------------------------------------------------------------------


async def _what_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return tuple(Choice(what, wording.title({"what": {"what": what}})) for what in LINES.values())


async def _read_what(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    if said.choice not in LINES.values():
        return Problem((Text("form-pick"),))
    return Answer({"what": said.choice, "first": 1, "bare": False, "whole": False})


async def _read_numbers(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    text = turn.clean(said.text)
    what = draft["what"]
    if what["what"] in LINES.values():
        read = lines.read(what["what"], in_digits(text), turn.site.letters)
        read, _ = await everything.named_but(turn, read)
        if read.but:
            return Problem((_but(read),))
        if read.said.none or (read.rest and not read.said.everything):
            typed = Literal(text[:60])
            return Problem((Text("many-numbers.bad", {"typed": typed}),))
        reading = await _found(turn, what, read)
        if isinstance(reading, Problem):
            return reading
        del reading["unused"]
        return Answer(reading)
    return Problem((Text("form-pick"),))


def _applies(*which: str) -> Any:
    def applies(answers: Mapping[str, Any]) -> bool:
        what = (answers.get("what") or {}).get("what")
        if what in NOTES:
            return NOTES[what] in which
        rule = RULES[Decision(what)] if what in list(Decision) else None
        return rule is not None and any(getattr(rule, name, False) for name in which)

    return applies


async def _reason_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return reasons_for(decision_of(draft))


async def _opds(turn: Turn) -> Offices:
    """The offices of the cities that one's roles lie in. Where all have said which there are, there
    are no others."""
    found, cities = Offices((), True), set[str]()
    for grant in await staff.grants(turn.store, turn.person.id):
        for city in turn.site.areas.cities_in(grant.area):
            if city.code in cities:
                continue
            cities.add(city.code)
            some = await known_offices.offered(turn.store, city.code)
            names = (*found.names, *(name for name in some.names if found.find(name) is None))
            found = Offices(names, found.said and some.said, {**found.also, **some.also})
    return found if cities else Offices(())


async def _opd_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return offices.choices(await _opds(turn))


async def _read_opd(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    return offices.read(turn, said, draft, await _opds(turn))


async def _sure_wording(turn: Turn, draft: Draft) -> Words | None:
    return await wording.preview(turn, draft)


async def _sure_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return wording.choices(draft)


async def _read_sure(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    picked = said.choice or ""
    if picked.startswith("page") and picked[4:].isdecimal():
        page = int(picked[4:])
        words = await wording.preview(turn, draft, page)
        return AskAgain((words,), wording.choices(draft, page))
    if picked == "whole":
        return Answer("whole")
    return await read_sure(turn, said, draft)


async def _finish(turn: Turn, draft: Draft) -> list[Outgoing] | Problem:
    if not draft["sure"]:
        return [Outgoing((Text("desk-dropped"),), TASKS)]
    picked, decision = picked_of(draft), decision_of(draft)
    whole = draft["sure"] == "whole" or bool(draft["what"]["whole"])
    try:
        if decision is not None:
            ruling = ruling_of(draft, decision)
            done = await many.decide(turn.store, turn.person, ruling, picked, whole=whole)
        else:
            done = await many.annotate(
                turn.store,
                turn.person,
                picked,
                opd=draft["opd"],
                cost=draft["amount"],
                fund=Fund(draft["fund"]) if draft["fund"] else None,
                whole=whole,
            )
            for each in done.done:
                if draft["opd"]:
                    await suggested.noted(turn, each, draft["opd"])
    except NotAllowed:
        return [await refused.not_yours(turn)]
    # A fund is told where it changes the way of what was agreed: the preview has said of whom.
    tells = decision is not None or all(each.history[-1].next for each in done.done)
    missed = await _unreachable(turn, done) if tells else 0
    words = wording.report(wording.title(draft.answers), done, missed, tells=tells)
    return [Outgoing(tuple(words), TASKS)]


async def _unreachable(turn: Turn, done: Done) -> int:
    """How many of those who are to hear of what was done cannot be told."""
    authors = [each.author for each in done.done if each.author is not None]
    await people.prepare(turn.store, authors * 3)  # for this, for the notice and for its way
    found = [await people.get(turn.store, author) for author in authors]
    missed = sum(untold.unreachable(person) is not None for person in found)
    return missed + len(done.done) - len(authors)


FORM = Form(
    FORM_NAME,
    questions=(
        Question(
            "what",
            _read_what,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_what_choices,
            show=lambda value: wording.title({"what": value}),
        ),
        Question(
            "numbers",
            _read_numbers,
            kind=Kind.AMOUNT,
            picky=True,
            show=lambda value: Text("many-numbers.count", {"n": len(value["picked"])}),
        ),
        Question(
            "reason",
            read_reason,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_reason_choices,
            applies=_applies("reasoned"),
            wording=said_before,
            picky=True,
            knows=knows_reason,
            tells=lambda draft: True,
            show=lambda value: Text(f"reason-{value}"),
        ),
        Question("why", read_why, applies=_applies("reasoned"), kind=Kind.MESSAGE),
        Question(
            "opd",
            _read_opd,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_opd_choices,
            own_text=True,
            applies=_applies("opd"),
            kind=Kind.NAME,
            picky=False,
        ),
        Question(
            "fund",
            funds.read,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=funds.choices,
            own_text=True,
            kind=Kind.NAME,
            picky=True,
            applies=_applies("fund"),
            show=funds.name,
        ),
        Question(
            "amount",
            read_amount,
            applies=_applies("amount"),
            kind=Kind.AMOUNT,
            picky=True,
            show=lambda value: Literal(locales.rupiah("id", value)),
        ),
        Question(
            "sure",
            _read_sure,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_sure_choices,
            own_text=True,
            wording=_sure_wording,
            final=True,
        ),
    ),
    finish=_finish,
    title=wording.title,
    guarded=False,
)
