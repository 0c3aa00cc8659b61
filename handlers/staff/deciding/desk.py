"""TUGAS: what waits for staff, and one proposal as they see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import locales
from handlers.asking import funds, refused
from handlers.asking.proposals import (
    alike,
    dictionary,
    from_author,
    subjects,
    suggested,
    to_be_seen,
)
from handlers.asking.proposals.card import card, history, thread
from handlers.asking.proposals.which import find, typed, unknown
from handlers.conversation.messages import (
    Choice,
    Enclosure,
    EnclosureKind,
    Lines,
    Literal,
    Outgoing,
    Text,
    Tone,
    Words,
)
from handlers.staff.deciding import ready
from handlers.staff.waiting import tasks
from handlers.turn import Turn
from storage.city import cycles
from storage.proposals import decisions, rulings
from storage.proposals.desk import correcting
from storage.proposals.desk import tasks as proposals_tasks
from storage.proposals.for_others import cards
from storage.proposals.for_others.cards import Card
from storage.proposals.model import Proposal
from storage.proposals.questions import Remark
from storage.proposals.rulings import RULES, Decision
from storage.proposals.shown import photos
from storage.staff import offices, opds, staff
from storage.staff.roles import Grant, Operation, allowed, covers
from storage.staff.staff import NotAllowed

ROWS = 10  # more than these are no list on any channel; KONTAK can also be typed


async def not_yours(turn: Turn, proposal: Proposal) -> Outgoing:
    """Not within one's roles; to a resident, how one becomes staff; to a verifikator of one OPD,
    that it is noted for another."""
    held = await staff.grants(turn.store, turn.person.id)
    if not held:
        return await refused.not_yours(turn)
    mine = next((g.opd for g in held if g.opd and covers(g.area, proposal.content.area)), None)
    words = Text("desk-not-yours")
    if mine and proposal.opd and not opds.same(mine, proposal.opd):
        args = {"number": str(proposal.number), "opd": Literal(proposal.opd), "mine": Literal(mine)}
        words = Text("desk-not-yours.opd", args)
    if not any(covers(g.area, proposal.content.area) for g in held):
        where = turn.site.named(proposal.content.area)
        words = Text("desk-not-yours.elsewhere", {"number": str(proposal.number), "area": where})
    return Outgoing((words,), TASKS)


# --- one proposal ---------------------------------------------------------------------------


async def task(turn: Turn, said: str) -> list[Outgoing]:
    """One proposal as staff see it, and what can be done with it."""
    proposal = await find(turn, said) if said else None
    if proposal is None and said and typed(turn, said) is not None:
        return [replace(await unknown(turn, said), choices=TASKS)]
    if proposal is None:
        return await tasks(turn, "")
    try:
        proposal, asked = await proposals_tasks.task(turn.store, turn.person, proposal.id)
    except (LookupError, NotAllowed):
        return [await not_yours(turn, proposal)]
    held = await staff.grants(turn.store, turn.person.id)
    known = await cycles.load(turn.store)
    content = proposal.content
    spot = subjects.where(content)
    at = f"https://maps.google.com/?q={content.lat},{content.lon}"
    point = Literal(at) if content.lat is not None else None
    if spot and point:
        spot = Text("desk-spot", {"where": spot, "point": point})
    paper = await cards.of(turn.store, proposal.id)
    words: list[Words] = [
        card(turn.site, proposal),
        Text(
            "desk-card",
            {
                "topic": Text(f"propose-topic.{content.topic}") if content.topic else Literal("-"),
                "land": Text(f"propose-land.{content.land}") if content.land else Literal("-"),
                "problem": Literal(content.problem) if content.problem else Text("desk-not-filled"),
                "place": spot or point or Literal("-"),
                "volume": Literal(content.volume_text or "-"),
                "name": Literal(content.name or "-"),
                "opd": await _opd(turn, proposal),
                "cost": _cost(turn, proposal),
                "day": locales.date(turn.locale, proposal.due) if proposal.due else "-",
            },
        ),
        *(
            [Text("desk-kamus", {"item": dictionary.named(proposal.kamus)})]
            if proposal.kamus
            else []
        ),
        *([Text("desk-held", {"why": Text(f"held-why.{proposal.held}")})] if proposal.held else []),
        *([Text("desk-on-paper", {"card": cards.shown(paper.number)})] if paper else []),
        *([Text("support-count", alike.behind(proposal))] if proposal.supports else []),
        history(turn.site, known, proposal, turn.locale),
    ]
    words += await ready.words(turn, known, proposal)
    words += from_author.words(turn.site, proposal, turn.locale)
    if near := await alike.to_proposal(turn, proposal):
        lines = (alike.line(turn, each) for each in near)
        others = " ".join(str(each.number.running) for each in near)
        running = {"others": others, "running": str(proposal.number.running)}
        words.append(Lines((Text("desk-alike"), *lines, Text("desk-alike.how", running))))
    if asked:
        words.append(thread(asked))
    held = await staff.grants(turn.store, turn.person.id)
    shown = _pictures(proposal, asked, paper)
    choices = tuple(await _choices(turn, held, proposal, known))[:ROWS]
    if shown:
        look = Choice(f"do:pictures:{proposal.number}", Text("desk-photos.look"))
        words.append(Text("desk-photos", {"n": len(shown)}))
        may = allowed(held, Operation.LET_PHOTO, content.area, opd=proposal.opd) is not None
        # What waits for a look comes first; else there is more urgent to do.
        first = may and proposal.unseen > 0
        choices = (look, *choices)[:ROWS] if first else (*choices[: ROWS - 1], look)
    return [Outgoing(tuple(words), choices, about=f"proposal:{proposal.id}")]


def _cost(turn: Turn, proposal: Proposal) -> Words:
    """What it may cost, and from where that comes."""
    cost: Words = Text("desk-not-filled")
    if proposal.cost is not None:
        cost = Literal(locales.rupiah(turn.locale, proposal.cost))
    if proposal.fund is None:
        return cost
    return Text("desk-cost", {"cost": cost, "fund": funds.name(proposal.fund)})


async def _opd(turn: Turn, proposal: Proposal) -> Words:
    """Its office; as long as none is noted, which it usually is."""
    if proposal.opd:
        return Literal(proposal.opd)
    some = await offices.offered(turn.store, proposal.city)
    usual = suggested.office(suggested.thing(proposal.content), some)
    return Text("desk-usual", {"opd": Literal(usual)}) if usual else Literal("-")


def _pictures(proposal: Proposal, asked: Sequence[Remark], paper: Card | None) -> list[str]:
    """The pictures of a proposal: its author's, those of what was carried out, those of answers,
    the card of paper that it was entered from."""
    on_paper = [paper.photo] if paper is not None and paper.photo else []
    answers = (r.photo for r in asked if r.photo)
    return [*proposal.photos, *proposal.evidence, *answers, *on_paper]


async def pictures(turn: Turn, said: str) -> list[Outgoing]:
    """LIHAT FOTO 42: the pictures of a proposal, and whether everybody sees them."""
    proposal = await find(turn, said) if said else None
    if proposal is None and said and typed(turn, said) is not None:
        return [replace(await unknown(turn, said), choices=TASKS)]
    if proposal is None:
        return await tasks(turn, "")
    try:
        proposal, asked = await proposals_tasks.task(turn.store, turn.person, proposal.id)
    except (LookupError, NotAllowed):
        return [await not_yours(turn, proposal)]
    number = proposal.number
    back = Choice(f"do:task:{number}", Text("desk-photos.back"))
    shown = _pictures(proposal, asked, await cards.of(turn.store, proposal.id))
    held = await staff.grants(turn.store, turn.person.id)
    if not shown:
        ask = Choice(f"do:ask:{number}", Text("command-ask.button"))
        can = allowed(held, Operation.ASK, proposal.content.area, opd=proposal.opd)
        words = Text("desk-photos.none", {"number": str(number)})
        return [Outgoing((words,), (ask, back) if can else (back,))]
    choices: list[Choice] = []
    if allowed(held, Operation.LET_PHOTO, proposal.content.area, opd=proposal.opd) is not None:
        choices = to_be_seen.offered(proposal, await photos.of(turn.store, proposal.id))
    files = tuple(
        Enclosure(EnclosureKind.PHOTO, hash, f"{number}-{n}.jpg") for n, hash in enumerate(shown, 1)
    )
    words = Text("desk-photos.head", {"number": str(number), "n": len(shown)})
    return [Outgoing((words,), (*choices, back), files, about=f"proposal:{proposal.id}")]


async def _choices(
    turn: Turn, held: tuple[Grant, ...], proposal: Proposal, known: cycles.Cycles
) -> list[Choice]:
    tahap = known.tahap(proposal.city, proposal.year, proposal.tahap)
    area, number = proposal.content.area, proposal.number
    level = tahap.level if tahap else None

    def mine(operation: Operation, at: int | None = level) -> bool:
        return allowed(held, operation, area, tahap=at, opd=proposal.opd) is not None

    found = [
        Choice(
            f"do:decide:{number}:{decision}",
            Text(f"decide-decision.{decision}"),
            Text(f"decide-decision.{decision}-detail"),
            tone=tone_of(decision),
        )
        for decision in rulings.fitting(proposal, tahap)
        if mine(RULES[decision].operation)
    ]
    if proposal.held is not None and mine(Operation.RELEASE):
        found.insert(0, Choice(f"do:release:{number}", Text("command-release.button")))
    if mine(Operation.ASK, None) and proposal.author is not None:
        found.append(Choice(f"do:ask:{number}", Text("desk-ask")))
    more = ready.choice(proposal)
    if mine(Operation.ASK, None) and more is not None and len(found) < ROWS:
        found.append(more)
    if mine(Operation.ANNOTATE, None) and len(found) < ROWS:
        found.append(Choice(f"do:annotate:{number}", Text("desk-annotate")))
    if (wrong := rulings.newest_decision(proposal)) is not None:
        at = known.tahap(proposal.city, proposal.year, wrong.tahap)
        if mine(decisions.taking_back(wrong), at.level if at else None):
            found.append(Choice(f"do:undo:{number}", Text("desk-undo")))
    # Later a slip is rare; BETULKAN can still be typed.
    if mine(Operation.CORRECT) and proposal.state in correcting.MOVABLE and len(found) < ROWS - 1:
        found.append(Choice(f"do:correct:{number}", Text("command-correct.button")))
    if mine(Operation.SEE_CONTACTS, None) and len(found) < ROWS:
        found.append(Choice(f"do:contact:{number}", Text("desk-contact")))
    return found


# Decisions that say yes to whoever proposed, and those that say no or not yet.
TONES = {
    **dict.fromkeys((Decision.AGREE, Decision.FORWARD, Decision.DONE), Tone.GOOD),
    **dict.fromkeys((Decision.KEEP, Decision.END), Tone.BAD),
}


def tone_of(decision: Decision) -> Tone | None:
    """What a decision says to whoever proposed, where a colour shows it."""
    return TONES.get(decision)


TASKS = (Choice("do:tasks", Text("command-tasks.button")),)
