"""WAKILI: staff enter a proposal for somebody without a phone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from handlers.asking import areas, refused
from handlers.asking.heard import Heard
from handlers.asking.menu import PROPOSE
from handlers.asking.person import links
from handlers.asking.person.home import OTHER, area_choice
from handlers.conversation.answers import (
    Answer,
    AskAgain,
    Draft,
    Problem,
    Reading,
    shorten,
)
from handlers.conversation.form import Form, Kind, Question, Takes
from handlers.conversation.messages import (
    Choice,
    FileKind,
    Incoming,
    Literal,
    Outgoing,
    Subject,
    Text,
    Words,
)
from handlers.proposals.behalf import (
    agreed_choices,
    agreed_wording,
    knows_phone,
    mend_agreed,
    mend_phone,
    mend_whom,
    passes_phone,
    read_agreed,
    read_phone,
    read_whom,
)
from handlers.proposals.proposing import propose
from handlers.proposals.proposing.content import content_of, told_in
from handlers.turn import Turn
from storage import rules
from storage.city.areas import Area
from storage.proposals.for_others import cards, entered
from storage.proposals.model import Proposal
from storage.staff import staff
from storage.staff.roles import Operation, covers

# Raise this when the words of `enter-agreed` change; with each proposal is kept what was agreed to.
CONSENT_TEXT = "2026-11-lisan"


async def begin(turn: Turn, said: str) -> list[Outgoing]:
    """Opens the form, for whoever may enter for others. Of one kelurahan it is not asked which."""
    held = await areas.highest(turn, Operation.ENTER_FOR_OTHERS)
    if not held:
        return [await refused.not_yours(turn, "enter-not-staff", (PROPOSE,))]
    answers = {}
    # What was put aside has its answers, and goes on with them.
    aside = turn.conversation.parked("enter", "")
    if aside is None and len(held) == 1 and held[0].level == 4:
        answers["area"] = {"code": held[0].code, "name": held[0].name}
    return await turn.open("enter", answers=answers)


# --- from a card of paper -------------------------------------------------------------------


async def card(turn: Turn, said: str) -> list[Outgoing]:
    """KARTU 482-177-3015: opens the form for what stands on a card, with its photo where that came
    along; says what was entered from it already."""
    if not await areas.highest(turn, Operation.ENTER_FOR_OTHERS):
        return [await refused.not_yours(turn, "enter-not-staff")]
    number = cards.clean(said)
    if number is None:
        typed = Literal(shorten(turn.clean(said), 40))
        return [
            Outgoing((Text("from-card-bad", {"typed": typed}) if said else Text("from-card-how"),))
        ]
    before = await cards.used(turn.store, number)
    if before is not None:
        return [_used(number, before)]
    answers: dict[str, Any] = {CARD: True}
    held = await areas.highest(turn, Operation.ENTER_FOR_OTHERS)
    if len(held) == 1 and held[0].level == 4:
        answers["area"] = {"code": held[0].code, "name": held[0].name}
    photo = next((file for file in turn.left_files if file.kind is FileKind.PHOTO), None)
    if photo is not None:
        answers["sheet"] = turn.want(photo)
    subject = Subject(f"card:{number}", Text("from-card-which", {"card": cards.shown(number)}))
    return await turn.open("enter", key=number, answers=answers, subject=subject)


async def card_linked(turn: Turn) -> Heard | None:
    """The link in the code on a card."""
    link = links.of(turn)
    return Heard(await card(turn, link.card), again=True) if link and link.card else None


def _used(number: str, before: Proposal) -> Outgoing:
    args = {
        "card": cards.shown(number),
        "number": str(before.number),
        "wish": Literal(shorten(before.content.wish, 60)),
    }
    look = Choice(f"do:task:{before.number}", Text("command-task.button"))
    return Outgoing((Text("from-card-used", args),), (look,))


async def _read_sheet(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    photo = next((file for file in said.files if file.kind is FileKind.PHOTO), None)
    return Answer(turn.want(photo)) if photo else Problem((Text("form-want-photo"),))


# --- where ----------------------------------------------------------------------------------


async def _area_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    """The areas held, or what is directly below them."""
    offered: list[Area] = []
    for area in await areas.highest(turn, Operation.ENTER_FOR_OTHERS):
        offered += [area] if area.level == 4 else turn.site.areas.below(area.code)
    return tuple(map(area_choice, dict.fromkeys(offered)))


async def _read_area(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    """As in USUL, within the areas held."""
    reading = await _asked["area"].read(turn, said, draft)
    held = [area.code for area in await areas.highest(turn, Operation.ENTER_FOR_OTHERS)]
    if isinstance(reading, AskAgain):
        # What cannot be chosen is not offered.
        offered = tuple(c for c in reading.choices if _can_hold(held, c.id))
        return replace(reading, choices=offered)
    if isinstance(reading, Answer) and not any(covers(h, reading.value["code"]) for h in held):
        return Problem((Text("enter-area.outside", {"area": Literal(reading.value["name"])}),))
    return reading


def _can_hold(held: list[str], id: str) -> bool:
    return id == OTHER or any(covers(code, id) or covers(id, code) for code in held)


# --- the end --------------------------------------------------------------------------------


async def _review_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return (Choice("send", Text("propose-review.send")),)


async def _review_wording(turn: Turn, draft: Draft) -> Words | None:
    return Text("enter-review", {"name": Literal(draft["whom"])})


async def _read_review(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    if said.choice == "send" or (said.choice is None and turn.is_word("send", said.text)):
        return Answer(True)
    return Problem((Text("propose-review.choose"),))


async def _finish(turn: Turn, draft: Draft) -> list[Outgoing] | Problem:
    """Stores the proposal; what is heard then comes from handlers.proposals.telling.notices."""
    if not draft["agreed"]:
        words = Text("enter-declined", {"name": Literal(draft["whom"])})
        return [Outgoing((words,), (PROPOSE,))]
    content = content_of(draft, draft["whom"])
    try:
        await entered.enter(
            turn.store,
            turn.person,
            turn.site.city(content.area),
            content,
            told_in(turn, content),
            consent=CONSENT_TEXT,
            phone=draft["phone"],
            card=draft.key or None,
            card_photo=draft["sheet"],
        )
    except cards.Used as error:
        return [_used(draft.key, error.proposal)]
    except staff.NotAllowed:
        return [Outgoing((Text("desk-not-yours"),))]
    except rules.Unruly as error:
        return Problem((propose.unruly(error),))
    return []


def _title(answers: Mapping[str, Any]) -> Words:
    if name := answers.get("whom"):
        return Text("enter-title", {"name": Literal(shorten(name, 60))})
    return Text("enter-title.new")


def _once_agreed(question: Question) -> Question:
    """A question that is not asked after a no."""
    applies = question.applies

    def asked(answers: Mapping[str, Any]) -> bool:
        return answers.get("agreed") is not False and applies(answers)

    return replace(question, applies=asked)


# Beside the answers, of what is entered from a card, whose number is the key of the form.
CARD = "card"

FROM_PROPOSE = ("topic", "wish", "problem", "place", "volume", "land", "photos")

_asked = {question.name: question for question in propose.FORM.questions}

FORM = Form(
    "enter",
    questions=(
        Question(
            "sheet",
            _read_sheet,
            takes=frozenset({Takes.FILES}),
            applies=lambda answers: CARD in answers,
            optional=True,
            show=lambda value: Text("enter-sheet.there"),
        ),
        Question("whom", read_whom, kind=Kind.NAME, mends=mend_whom),
        Question(
            "agreed",
            read_agreed,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=agreed_choices,
            own_text=True,
            kind=Kind.YES_NO,
            show=lambda value: Text("enter-agreed.yes" if value else "enter-agreed.no"),
            wording=agreed_wording,
            mends=mend_agreed,
        ),
        _once_agreed(
            Question(
                "phone",
                read_phone,
                takes=frozenset({Takes.TEXT, Takes.CHOICE}),
                optional=True,
                kind=Kind.NAME,
                picky=True,
                passes=passes_phone,
                knows=knows_phone,
                mends=mend_phone,
            )
        ),
        _once_agreed(replace(_asked["area"], read=_read_area, choices=_area_choices, wording=None)),
        *(_once_agreed(_asked[name]) for name in FROM_PROPOSE),
        _once_agreed(
            Question(
                "review",
                _read_review,
                takes=frozenset({Takes.TEXT, Takes.CHOICE}),
                choices=_review_choices,
                wording=_review_wording,
                review=True,
            )
        ),
    ),
    needed="form-needed.proposal",
    steady=True,
    finish=_finish,
    title=_title,
)
