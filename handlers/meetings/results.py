"""What came out of a meeting: what was agreed, in order of priority, notes, and photos of the
signed sheets."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import locales
from handlers import late
from handlers.asking.meetings import wording
from handlers.asking.proposals import photos
from handlers.conversation.answering.sure import read_sure
from handlers.conversation.answers import (
    AskAgain,
    Draft,
    More,
    Problem,
    Reading,
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
from handlers.meetings import discussed
from handlers.meetings.counted import told_in
from handlers.meetings.numbered import numbered
from handlers.reading import unsaid
from handlers.reading.amounts.numbers_said import written
from handlers.reading.spelling import fold
from handlers.turn import Turn
from storage import rules
from storage.city import cycles
from storage.city.funds import Spent
from storage.meetings import attendance, results
from storage.meetings.model import Meeting, MeetingState, Over, Step, TooEarly
from storage.meetings.results import Filed
from storage.proposals.desk import funded
from storage.staff.staff import NotAllowed

# So many proposals are listed, and so many have a button.
LISTED, BUTTONS = 40, 8


async def begin(turn: Turn, meeting: Meeting) -> list[Outgoing]:
    """Opens the form of a result; of a meeting that has one, for more notes and photos."""
    known = await cycles.load(turn.store)
    before: list[Words] = []
    answers: dict[str, Any] = {}
    if meeting.state is MeetingState.CANCELLED:
        return [Outgoing((Text("result-cancelled"),))]
    if turn.now < meeting.plan.starts_at:
        return [Outgoing((Text("result-early"),))]
    step = await results.filed(turn.store, meeting.id)
    if step is not None:
        before += filed_words(turn, meeting, step)
        answers = {"agreed": None}  # nothing is decided twice
    elif listed := (await results.to_agree(turn.store, meeting, 0))[0]:
        answers = {discussed.LISTED_NOW: listed}
    else:
        answers = {"agreed": None}
    if step is None and meeting.notes:
        answers["notes"] = meeting.notes  # said while it ran
    return await turn.open(
        "result",
        key=str(meeting.id),
        answers=answers,
        before=tuple(before),
        subject=wording.subject(turn.site, known, meeting, turn.locale),
    )


def filed_words(turn: Turn, meeting: Meeting, step: Step) -> list[Words]:
    """What was filed, by whom and when."""
    zone = turn.site.zone(meeting.city)
    args: dict[str, object] = {
        "actor": wording.convener(turn.site, meeting, step.actor),
        "day": locales.date(turn.locale, step.at.astimezone(zone).date()),
        "discussed": step.data["discussed"],
        "agreed": len(step.data["agreed"]),
    }
    words: list[Words] = [Text("result-filed", args)]
    if spent := Spent.load(step.data):
        unfunded = int(step.data.get("unfunded", 0))
        words.append(Lines(wording.spending(spent, unfunded, turn.locale)))
    if meeting.notes:
        words.append(Text("digest-notes", {"notes": Literal(meeting.notes)}))
    return words


# --- what was agreed ------------------------------------------------------------------------


async def _agreed_wording(turn: Turn, draft: Draft) -> Words | None:
    """The proposals on the list, with the numbers to type."""
    meeting = await discussed.meeting_of(turn, draft)
    return await _listed(turn, meeting, 1) if meeting is not None else None


async def _listed(turn: Turn, meeting: Meeting, page: int) -> Words:
    """One page of the list, and what is asked below it."""
    total, some = await results.to_agree(turn.store, meeting, page * LISTED)
    pages = max(1, -(-total // LISTED))
    page = min(page, pages)
    lines: list[Text | Literal] = [Text("result-agreed.list", {"total": total})]
    if pages > 1:
        lines.append(Text("result-agreed.page", {"page": page, "pages": pages}))
    lines += [
        Text(
            "result-agreed.line",
            {
                "n": proposal.number.running,
                "wish": Literal(shorten(proposal.content.wish, 60)),
            },
        )
        for proposal in some[(page - 1) * LISTED : page * LISTED]
    ]
    if page < pages:
        lines.append(Text("result-agreed.next", {"page": page + 1}))
    return Lines((*lines, Text("result-agreed")))


async def _agreed_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    """The first that are not chosen yet. They are words to type, not numbered answers: a number
    always means a proposal."""
    meeting = await discussed.meeting_of(turn, draft)
    if meeting is None:
        return ()
    _, some = await results.to_agree(turn.store, meeting, LISTED)
    left = [proposal for proposal in some if proposal.id not in draft.gathered]
    return tuple(
        Choice(
            str(proposal.number),
            Literal(shorten(f"{proposal.number.running} {proposal.content.wish}", 24)),
            word=True,
        )
        for proposal in left[:BUTTONS]
    )


async def _read_agreed(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    meeting = await discussed.meeting_of(turn, draft)
    if meeting is None:
        return Problem((Text("desk-not-yours"),))
    text = said.choice or turn.clean(said.text)
    if page := _PAGE.fullmatch(text.strip()):
        return AskAgain((await _listed(turn, meeting, int(page[1])),))
    # "SEPAKATI 12, 7": the word that decides on many at a desk may stand here too.
    first, _, rest = text.partition(" ")
    if fold(first) in _agreeing():
        text = rest
    named = await numbered(turn, meeting, text)
    if named.said.everything and not named.said.rest:
        ids = dict.fromkeys(await results.ids_to_agree(turn.store, meeting))
    else:
        if named.bad or named.said.none:
            typed = Literal(shorten(", ".join(named.bad), 60))
            return Problem((Text("result-agreed.bad", {"typed": typed}),))
        ids = dict.fromkeys(named.ids)
    fresh = tuple(id for id in ids if id not in draft.gathered)
    if not fresh:
        return Problem((Text("result-agreed.again"),))
    again = await results.by_ids(turn.store, [id for id in ids if id in draft.gathered])
    twice = ", ".join(
        filter(
            None,
            (
                written(named.said.twice),
                *(str(each.number.running) for each in again.values()),
            ),
        )
    )
    say = (Text("result-agreed.twice", {"numbers": Literal(twice)}),) if twice else ()
    return More(fresh, say=say)


_PAGE = late.regex(r"(?:halaman|hal|page)\s*(\d{1,2})", re.I)


def asks_page(text: str) -> bool:
    """Whether a text asks for another page of the list, and says nothing of a result."""
    return _PAGE.fullmatch(text.strip()) is not None


@cache
def _agreeing() -> frozenset[str]:
    """The words of the line that agrees many, of one word each."""
    ways = (
        word
        for locale in ("id", "en")
        for word in (
            locales.text(locale, "command-agree"),
            *locales.words(locale, "command-agree.also"),
        )
    )
    return frozenset(fold(way) for way in ways if " " not in way)


# --- notes --------------------------------------------------------------------------


async def _read_notes(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    least, most = rules.NOTES.least, rules.NOTES.most
    return within(turn, said, least=least, most=most, words="result-notes")


# --- before the yes, and after --------------------------------------------------------------


async def _sure_wording(turn: Turn, draft: Draft) -> Words | None:
    """The digest as it will be read."""
    meeting = await discussed.meeting_of(turn, draft)
    if meeting is None:
        return None
    if meeting.state is MeetingState.HELD:
        return Text("result-sure.add")
    known = await cycles.load(turn.store)
    numbered = await results.numbered(turn.store, meeting, draft["agreed"] or ())
    agreed = list(numbered)
    some = await results.by_ids(turn.store, agreed[: wording.NAMED])
    were, left = await discussed.counts(turn, meeting, draft)
    counted = await attendance.count(turn.store, meeting.id)
    spent, unfunded = await funded.spent(turn.store, meeting.area, meeting.year, agreed)
    words = wording.digest_words(
        turn.site,
        known,
        dataclasses.replace(meeting, notes=draft["notes"]),
        [(numbered[id], some[id]) for id in agreed[: wording.NAMED] if id in some],
        len(agreed),
        were,
        counted.came,
        left,
        spent,
    )
    lines: list[Text | Literal] = [Text("announcement-preview"), Text("meeting-rule")]
    for each in words:
        lines += each.lines if isinstance(each, Lines) else (each,)
    lines.append(Text("meeting-rule"))
    if list(numbered.values()) != list(range(1, len(numbered) + 1)):
        lines.append(Text("result-sure.numbers"))
    if unfunded:
        lines.append(Text("result-unfunded", {"n": unfunded}))
    if not counted.came and not told_in(draft["notes"]):
        lines.append(Text("result-sure.nobody"))
    return Lines((*lines, Text("result-sure")))


async def _sure_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return (
        Choice("yes", Text("result-sure.yes")),
        Choice("@change", Text("form-change.button")),
        Choice("no", Text("result-sure.no")),
    )


async def _finish(turn: Turn, draft: Draft) -> list[Outgoing]:
    id, notes, pictures = int(draft.key), draft["notes"], tuple(draft["photos"] or ())
    look = (Choice(f"do:meetings:{id}", Text("meeting-do.open")),)
    if not draft["sure"]:
        return [Outgoing((Text("result-dropped"),), look)]
    try:
        done = await results.file(
            turn.store,
            turn.person,
            id,
            draft["agreed"] or (),
            discussed=None if draft["discussed"] == discussed.ALL else draft["discussed"] or (),
            notes=notes,
            photos=pictures,
        )
    except results.FiledBefore as error:
        return await _added(turn, error, notes, pictures, look)
    except (NotAllowed, LookupError):
        return [Outgoing((Text("desk-not-yours"),))]
    except TooEarly:
        return [Outgoing((Text("result-early"),), look)]
    except Over:
        return [Outgoing((Text("result-cancelled"),), look)]
    words: list[Words] = [Text("result-done", {"agreed": len(done.agreed)})]
    if done.left:
        words.append(Text("result-done.left", {"n": done.left}))
    words += await _failed(turn, done)
    return [Outgoing(tuple(words), look)]


async def _added(
    turn: Turn,
    error: results.FiledBefore,
    notes: str | None,
    pictures: Sequence[int],
    look: tuple[Choice, ...],
) -> list[Outgoing]:
    """Somebody filed it before: what they filed; the notes and photos of this one are added."""
    meeting = error.meeting
    if notes or pictures:
        meeting = await results.add(
            turn.store, turn.person, meeting.id, notes=notes, photos=pictures
        )
    words = Text("result-added" if notes or pictures else "result-before")
    return [Outgoing((words, *filed_words(turn, meeting, error.step)), look)]


async def _failed(turn: Turn, done: Filed) -> list[Words]:
    """What could not be agreed, by number."""
    if not done.failed:
        return []
    some = await results.by_ids(turn.store, done.failed)
    named = ", ".join(str(proposal.number) for proposal in some.values())
    return [Text("result-failed", {"numbers": Literal(named)})]


FORM = Form(
    "result",
    questions=(
        Question(
            "agreed",
            _read_agreed,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_agreed_choices,
            gathers=True,
            optional=True,
            limit=rules.AGREED.most,
            own_text=True,
            wording=_agreed_wording,
            show=lambda value: Text("result-agreed.count", {"n": len(value)}),
        ),
        Question(
            "discussed",
            discussed.read,
            applies=discussed.some_left,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=discussed.choices,
            own_text=True,
            wording=discussed.wording,
            show=discussed.shown,
        ),
        Question("notes", _read_notes, optional=True, kind=Kind.MESSAGE, passes=unsaid.nothing),
        photos.question(rules.SHEETS.most),
        Question(
            "sure",
            read_sure,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_sure_choices,
            own_text=True,
            wording=_sure_wording,
            final=True,
        ),
    ),
    finish=_finish,
    title=lambda answers: Text("result-title"),
)
