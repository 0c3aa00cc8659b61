"""BETULKAN: staff put right a slip of the pen, the kelurahan, the bidang or the place of a
proposal; its author is told what it was and what it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from handlers.asking import refused
from handlers.asking.proposals import subjects
from handlers.asking.proposals.which import find
from handlers.conversation.answering.sure import sure
from handlers.conversation.answers import (
    Answer,
    AskAgain,
    Draft,
    Problem,
    Reading,
    one_of,
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
from handlers.reading.likeness import kept
from handlers.reading.meaning.places import addresses
from handlers.reading.places.areas import Found, Unsure
from handlers.staff.deciding.desk import TASKS, not_yours, task
from handlers.turn import Turn
from storage import rules
from storage.people import people
from storage.proposals import untold
from storage.proposals.desk import correcting
from storage.proposals.desk.correcting import NotMoved
from storage.proposals.model import Changed, Content, Proposal, Topic
from storage.proposals.rulings import Unfit
from storage.staff.staff import NotAllowed

PARTS = ("wish", "problem", "area", "topic", "place")
SPANS = {"wish": rules.WISH, "problem": rules.PROBLEM, "place": rules.PLACE}


async def correct(turn: Turn, said: str) -> list[Outgoing]:
    """Opens the form, for what may be put right."""
    proposal = await find(turn, said) if said else None
    if proposal is None:
        return [Outgoing((Text("correct-which"),))]
    try:
        await correcting.may_correct(turn.store, turn.person, proposal)
    except NotAllowed:
        return [await not_yours(turn, proposal)]
    except Unfit:
        return [Outgoing((Text("correct-over", {"number": str(proposal.number)}),), TASKS)]
    return await turn.open(
        "correct",
        key=str(proposal.id),
        version=proposal.version,
        subject=subjects.proposal(turn.site, proposal, whose=True),
    )


# --- what, and how it is right ------------------------------------------------------------------


async def _part_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return tuple(Choice(part, Text(f"propose-{part}.label")) for part in PARTS)


_read_part = one_of(PARTS)


def _of(part: str) -> Any:
    def applies(answers: Mapping[str, Any]) -> bool:
        return answers.get("part") == part

    return applies


def _asks(part: str) -> Any:
    """The question of a part says what is there now, so that it can be copied and mended."""

    async def wording(turn: Turn, draft: Draft) -> Words | None:
        proposal = await subjects.of(turn, draft)
        if proposal is None:
            return None
        return Text(
            f"correct-{part}.now",
            {"now": subjects.part(turn.site, part, getattr(proposal.content, part))},
        )

    return wording


def _words(part: str) -> Any:
    async def read(turn: Turn, said: Incoming, draft: Draft) -> Reading:
        span = SPANS[part]
        return within(turn, said, least=span.least, most=span.most, words=f"correct-{part}")

    return read


async def _read_area(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    proposal = await subjects.of(turn, draft)
    city = proposal.city if proposal else ""

    def ours(code: str | None) -> bool:
        area = turn.site.areas.get(code)
        return area is not None and area.level == 4 and area.code.startswith(f"{city}.")

    if said.choice is not None:
        return Answer(said.choice) if ours(said.choice) else Problem((Text("form-stale"),))
    typed = Literal(shorten(turn.clean(said.text), 60))
    reading = turn.site.names.read(said.text)
    if isinstance(reading, Found) and ours(reading.area.code):
        return Answer(reading.area.code)
    some = [a for a in reading.areas if ours(a.code)] if isinstance(reading, Unsure) else []
    if some:
        choices = tuple(Choice(a.code, Literal(shorten(a.name, 24))) for a in some[:9])
        return AskAgain((Text("correct-area.which", {"typed": typed}),), choices)
    return Problem((Text("correct-area.bad", {"typed": typed}),))


async def _named(turn: Turn, value: Any) -> Words:
    return turn.site.named(value)


async def _topic_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return tuple(Choice(topic, Text(f"propose-topic.{topic}")) for topic in Topic)


_read_topic = one_of(Topic)


def _mended(proposal: Proposal, answers: Mapping[str, Any]) -> Content:
    """The content as it would be. A place without an RT keeps the one that is known."""
    part = answers["part"]
    content = replace(proposal.content, **{part: answers[part]})
    if part == "place":
        rt, rw = addresses(answers[part])
        content = replace(content, rt=rt or content.rt, rw=rw or content.rw)
    return kept.known(content)


# --- before the yes, and after ------------------------------------------------------------------


async def _sure_wording(turn: Turn, draft: Draft) -> Words | None:
    proposal = await subjects.of(turn, draft)
    if proposal is None:
        return None
    part = draft["part"]
    args: dict[str, object] = {
        "label": Text(f"propose-{part}.label"),
        "was": subjects.part(turn.site, part, getattr(proposal.content, part)),
        "now": subjects.part(turn.site, part, getattr(_mended(proposal, draft.answers), part)),
    }
    lines = (Text("correct-sure.was", args), Text("correct-sure.now", args))
    return Lines((*lines, Text("correct-sure")))


async def _finish(turn: Turn, draft: Draft) -> list[Outgoing]:
    proposal = await subjects.of(turn, draft)
    if not draft["sure"] or proposal is None:
        return [Outgoing((Text("correct-dropped"),), TASKS)]
    number = {"number": str(proposal.number)}
    content = _mended(proposal, draft.answers)
    try:
        done = await correcting.correct(
            turn.store, turn.person, proposal.id, content, version=draft.version
        )
    except NotAllowed:
        return [await refused.not_yours(turn)]
    except Unfit:
        return [Outgoing((Text("correct-over", number),), TASKS)]
    except NotMoved:
        return [Outgoing((Text("correct-agreed", number),), TASKS)]
    except Changed:
        return [Outgoing((Text("correct-meanwhile", number),)), *await task(turn, number["number"])]
    if done.version == proposal.version:
        return [Outgoing((Text("correct-same", number),), TASKS)]
    author = await people.get(turn.store, done.author) if done.author is not None else None
    told = untold.unreachable(author) is None
    return [Outgoing((Text("correct-done" if told else "correct-done.untold", number),), TASKS)]


FORM = Form(
    "correct",
    questions=(
        Question(
            "part",
            _read_part,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_part_choices,
            show=lambda value: Text(f"propose-{value}.label"),
            branches=True,
        ),
        Question(
            "wish", _words("wish"), applies=_of("wish"), wording=_asks("wish"), kind=Kind.MESSAGE
        ),
        Question(
            "problem",
            _words("problem"),
            applies=_of("problem"),
            wording=_asks("problem"),
            kind=Kind.MESSAGE,
        ),
        Question(
            "area",
            _read_area,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            own_text=True,
            applies=_of("area"),
            wording=_asks("area"),
            kind=Kind.NAME,
            look=_named,
        ),
        Question(
            "topic",
            _read_topic,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_topic_choices,
            applies=_of("topic"),
            wording=_asks("topic"),
            show=lambda value: Text(f"propose-topic.{value}"),
        ),
        Question(
            "place",
            _words("place"),
            applies=_of("place"),
            wording=_asks("place"),
            kind=Kind.MESSAGE,
        ),
        sure("correct", wording=_sure_wording),
    ),
    finish=_finish,
    title=lambda answers: Text("correct-title"),
    guarded=False,
)
