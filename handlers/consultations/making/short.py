"""BUAT KONSULTASI: staff make a short consultation by some questions in chat: what people think of
something, of work that is finished, or of a service."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any

import locales
from handlers.asking import areas, refused
from handlers.asking.proposals.which import find
from handlers.consultations import wording
from handlers.consultations.making import typed, written
from handlers.conversation.answers import (
    Answer,
    Draft,
    More,
    Problem,
    Reading,
    one_of,
    shorten,
    within,
)
from handlers.conversation.form import Form, Kind, Question, Takes
from handlers.conversation.messages import (
    Choice,
    FileKind,
    Incoming,
    Lines,
    Literal,
    Outgoing,
    Subject,
    Text,
    Words,
)
from handlers.reading import moments
from handlers.reading.amounts.numbers_said import numbers_said
from handlers.turn import Turn
from storage.consultations import consultations, lookup, rules
from storage.consultations.consultations import Plan
from storage.consultations.model import (
    About,
    Anonymity,
    Ask,
    Consultation,
    ConsultationState,
    Definition,
)
from storage.consultations.rules import Unfit
from storage.files import files
from storage.proposals.model import State
from storage.staff.roles import Operation, covers
from storage.staff.staff import NotAllowed

# What one may ask by chat; more goes as a file.
MOST = 10

# What a consultation may be about: what people think, finished work, a service.
OPINION, WORKS, SERVICE = "opinion", "works", "service"

# What is asked of finished work, and of a service, whatever else is.
TEMPLATE = {WORKS: "evaluasi", SERVICE: "layanan"}

# For how long it may be open, days.
LONG = (7, 14, 30)
CLOSES = time(17, 0)

BOTH = frozenset({Takes.TEXT, Takes.CHOICE})


async def begin(turn: Turn, said: str) -> list[Outgoing]:
    """BUAT KONSULTASI; behind a proposal's number, about the work that was done for it."""
    if not await areas.reached(turn, Operation.CONSULT):
        return [await refused.not_yours(turn, needs=Operation.CONSULT)]
    answers: dict[str, Any] | None = None
    if said and (found := await find(turn, said)) is not None and _is_done(found.state):
        answers = {"kind": WORKS, "works": [str(found.number)]}
    return await turn.open("forum", answers=answers)


def _is_done(state: State) -> bool:
    return state in (State.SELESAI, State.SEBAGIAN)


def _of(*kinds: str) -> Any:
    return lambda answers: answers.get("kind") in kinds


async def _kind_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return tuple(Choice(each, Text(f"forum-kind.{each}")) for each in (OPINION, WORKS, SERVICE))


_read_kind = one_of((OPINION, WORKS, SERVICE))


async def _read_works(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    """Whole numbers of proposals for which something has been carried out."""
    named = numbers_said(turn.clean(said.text), turn.site.letters)
    if not named.numbers or named.bad or named.rest:
        return Problem((Text("forum-works.none", {"typed": _typed(turn, said)}),))
    if len(named.numbers) > rules.WORKS.most:
        return Problem((Text("forum-works.many", {"most": rules.WORKS.most}),))
    found = []
    for each in named.numbers:
        parts = (each.letters, each.year, f"{each.running:05}")
        number = "-".join(str(part) for part in parts if part)
        proposal = await find(turn, number)
        if proposal is None or not _is_done(proposal.state):
            return Problem((Text("forum-works.undone", {"typed": Literal(number)}),))
        found.append(str(proposal.number))
    return Answer(list(dict.fromkeys(found)))


async def _read_service(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    return within(turn, said, least=3, most=rules.SERVICE.most, words="forum-service")


async def _area_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return tuple(map(areas.choice, await areas.offered(turn, Operation.CONSULT)))


async def _read_area(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    return await areas.read(turn, said, Operation.CONSULT, "forum-area")


async def _read_title(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    span = rules.TITLE
    return within(turn, said, least=span.least, most=span.most, words="forum-title")


async def _read_ask(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    """One question, with its choices below it; held against the rules at once."""
    asked = typed.ask(said.text, "p1")
    faults = rules.check(Definition("Konsultasi", "", "", (), (asked,)))
    if faults:
        words = [written.fault_words(dataclasses.replace(each, question="")) for each in faults[:3]]
        lines = [each for each in words if isinstance(each, Text | Literal)]
        return Problem((Text("forum-asks.bad", {"typed": _typed(turn, said)}), Lines(tuple(lines))))
    return More((typed.dump(asked),))


def _typed(turn: Turn, said: Incoming) -> Literal:
    return Literal(shorten(" ".join(turn.clean(said.text).split()), 60))


def _shown(value: Any) -> Words:
    """The questions as they will be asked, one a line."""
    lines = []
    for n, each in enumerate(value, 1):
        ask = typed.load(each, "p1")
        chosen = f" ({', '.join(option.label for option in ask.options)})" if ask.options else ""
        lines.append(Literal(f"{n}. {shorten(ask.text + chosen, 160)}"))
    return Lines(tuple(lines))


def _zone(turn: Turn, draft: Draft) -> Any:
    return turn.site.zone(draft["area"]["code"])


async def _until_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return tuple(Choice(f"d{n}", Text("forum-until.days", {"n": n})) for n in LONG)


async def _read_until(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    here = turn.now.astimezone(_zone(turn, draft))
    if said.choice is not None:
        days = next((n for n in LONG if said.choice == f"d{n}"), None)
        if days is None:
            return Problem((Text("form-pick"),))
        at: datetime | None = datetime.combine(here.date() + timedelta(days=days), CLOSES)
    else:
        at = moments.moment(said.text, here)
        on = moments.day(said.text, here.date()) if at is None else None
        at = datetime.combine(on, CLOSES) if on is not None else at
    if at is None:
        return Problem((Text("forum-until.bad", {"typed": _typed(turn, said)}),))
    at = at.replace(tzinfo=here.tzinfo) if at.tzinfo is None else at
    if at <= turn.now:
        return Problem((Text("forum-until.past"),))
    day = locales.date(turn.locale, at.date())
    return Answer({"at": at.astimezone(UTC).isoformat(), "day": day})


async def _nameless_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return tuple(Choice(each, Text(f"forum-nameless.{each}")) for each in Anonymity)


_read_nameless = one_of(Anonymity)


async def _read_document(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    if len(said.files) > 1:
        return Problem((Text("forum-document.one"),))
    file = said.files[0]
    if not file.is_pdf:
        return Problem((Text("forum-document.not-pdf"),))
    return Answer(turn.want(dataclasses.replace(file, kind=FileKind.LETTER)))


async def _review_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return (Choice("make", Text("forum-review.make")),)


async def _read_review(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    if said.choice == "make" or (said.choice is None and turn.is_word("yes", said.text)):
        return Answer(True)
    return Problem((Text("form-pick"),))


def _called(answers: Mapping[str, Any]) -> Words:
    title = answers.get("title")
    return Text("forum-called.title", {"title": Literal(title)}) if title else Text("forum-called")


# --- made -----------------------------------------------------------------------------------


def definition_of(answers: Mapping[str, Any]) -> Definition:
    """What a draft asks."""
    kind = answers["kind"]
    asked: tuple[Ask, ...] = ()
    about = About.NOTHING
    if (template := TEMPLATE.get(kind)) is not None:
        known = written.template(template)
        asked, about = known.questions, known.about
    more = answers.get("asks") or answers.get("more") or ()
    own = tuple(typed.load(each, f"p{n}") for n, each in enumerate(more, 1))
    return Definition(
        answers["title"],
        "",
        "",
        (),
        (*asked, *own),
        Anonymity(answers["nameless"]),
        about,
        answers.get("service") or "",
        tuple(answers.get("works") or ()),
    )


async def _finish(turn: Turn, draft: Draft) -> list[Outgoing] | Problem:
    if draft["document"] and await files.failed_among(turn.store, [draft["document"]]):
        return Problem((Text("forum-document.failed"),))
    code = draft["area"]["code"]
    closes = datetime.fromisoformat(draft["until"]["at"])
    plan = Plan(definition_of(draft.answers), code, turn.now, closes)
    try:
        made = await consultations.create(turn.store, turn.person, turn.site.city(code), plan)
        if draft["document"]:
            made = await consultations.attach(turn.store, turn.person, made.id, draft["document"])
    except NotAllowed:
        return [Outgoing((Text("desk-not-yours"),))]
    except Unfit as error:
        words = [written.fault_words(fault) for fault in error.faults]
        return Problem((Lines(tuple(each for each in words if isinstance(each, Text | Literal))),))
    return [_made(turn, made)]


def _made(turn: Turn, made: Consultation) -> Outgoing:
    day = wording.until(turn.site, made, turn.locale)
    args = {"title": Literal(made.definition.title), "code": made.code, "day": day}
    show = Choice(f"do:consult:{made.id}", Text("consult-made.show"))
    return Outgoing((Text("consult-made", args),), (show,))


FORM = Form(
    "forum",
    questions=(
        Question("kind", _read_kind, takes=BOTH, choices=_kind_choices, branches=True,
                 show=lambda value: Text(f"forum-kind.{value}")),
        Question("works", _read_works, applies=_of(WORKS), kind=Kind.MESSAGE,
                 show=lambda value: Literal(", ".join(value))),
        Question("service", _read_service, applies=_of(SERVICE), kind=Kind.MESSAGE),
        Question("area", _read_area, takes=BOTH, choices=_area_choices, own_text=True,
                 kind=Kind.NAME, show=lambda value: Literal(value["name"])),
        Question("title", _read_title, kind=Kind.MESSAGE),
        Question("asks", _read_ask, applies=_of(OPINION), gathers=True, limit=MOST,
                 kind=Kind.MESSAGE, show=_shown),
        Question("more", _read_ask, applies=_of(WORKS, SERVICE), gathers=True, limit=MOST,
                 optional=True, kind=Kind.MESSAGE, show=_shown),
        Question("until", _read_until, takes=BOTH, choices=_until_choices, own_text=True,
                 kind=Kind.AMOUNT, show=lambda value: Literal(value["day"])),
        Question("nameless", _read_nameless, takes=BOTH, choices=_nameless_choices,
                 show=lambda value: Text(f"forum-nameless.{value}")),
        Question("document", _read_document, takes=frozenset({Takes.FILES}), optional=True,
                 show=lambda value: Text("forum-document.there")),
        Question("review", _read_review, takes=BOTH, choices=_review_choices, review=True),
    ),
    finish=_finish,
    title=_called,
)  # fmt: skip


# --- the document of one that there is ------------------------------------------------------


async def document(turn: Turn, held: Consultation) -> list[Outgoing]:
    """Asks for the PDF that a consultation is about; another one takes the place of the first."""
    subject = wording.subject(held)
    return await turn.open("paper", key=str(held.id), subject=subject)


async def _kept(turn: Turn, draft: Draft) -> list[Outgoing]:
    held = await lookup.get(turn.store, int(draft.key))
    if held is None or held.state is ConsultationState.CLOSED:
        return [Outgoing((Text("consult-do.meanwhile"),))]
    try:
        await consultations.attach(turn.store, turn.person, held.id, draft["file"])
    except (LookupError, NotAllowed):
        return [Outgoing((Text("desk-not-yours"),))]
    return [Outgoing((Text("paper-done"),))]


PAPER = Form(
    "paper",
    questions=(Question("file", _read_document, takes=frozenset({Takes.FILES})),),
    finish=_kept,
    title=lambda answers: Text("paper-title"),
    guarded=False,
)


# --- the code for the wall of one place -----------------------------------------------------


async def poster(turn: Turn, held: Consultation) -> list[Outgoing]:
    """Of a service: for which place the code is to be."""
    subject: Subject = wording.subject(held)
    return await turn.open("poster", key=str(held.id), subject=subject)


async def _place_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    held = await lookup.get(turn.store, int(draft.key)) if draft.key.isdecimal() else None
    if held is None:
        return ()
    below = turn.site.areas.below(held.area)
    here = turn.site.areas.get(held.area)
    some = below or ([here] if here is not None else [])
    return tuple(areas.choice(area) for area in some if area.level == 4)


async def _read_place(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    held = await lookup.get(turn.store, int(draft.key))
    reading = await areas.read(turn, said, Operation.CONSULT, "poster-place", level=4)
    if not isinstance(reading, Answer) or held is None:
        return reading
    if not covers(held.area, reading.value["code"]):
        return Problem((Text("poster-place.bad", {"typed": _typed(turn, said)}),))
    return reading


async def _printed(turn: Turn, draft: Draft) -> list[Outgoing]:
    held = await lookup.get(turn.store, int(draft.key))
    if held is None:
        return [Outgoing((Text("consult-gone"),))]
    return [wording.poster(turn.site, held, draft["place"]["code"])]


POSTER = Form(
    "poster",
    questions=(
        Question("place", _read_place, takes=BOTH, choices=_place_choices, own_text=True,
                 kind=Kind.NAME, show=lambda value: Literal(value["name"])),
    ),
    finish=_printed,
    title=lambda answers: Text("poster-title"),
    guarded=False,
)  # fmt: skip
