"""An announcement before the yes: as it will be read, whom it reaches, how long that takes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import locales
from handlers.asking import reach as reached
from handlers.asking.proposals import subjects
from handlers.conversation.answers import (
    Answer,
    Draft,
    Problem,
    Reading,
)
from handlers.conversation.messages import (
    RANK,
    Choice,
    Incoming,
    Lines,
    Literal,
    Priority,
    Text,
    Words,
)
from handlers.turn import Turn, render
from storage.city import quiet_hours
from storage.files import files
from storage.messages.mailings.audiences import Audience, Group, Reach, reach

# From so many on, whoever writes to them types how many they are.
MANY = 100


NOW, ALL_TOPICS = "now", "all"


def audience_of(turn: Turn, answers: Mapping[str, Any]) -> Audience:
    city = turn.site.city(answers["area"]["code"])
    day = turn.now.astimezone(turn.site.zone(city.code)).date()
    known = turn.site.cycles
    return Audience(
        answers["area"]["code"],
        frozenset(map(Group, answers["audience"] or ())),
        year=known.year_on(city.code, day) if known else None,
        topic=answers.get("topic"),
        meeting=(answers.get("meeting") or {}).get("id"),
        **(answers.get("near") or {}),
    )


def topic_shown(value: str | None) -> Words:
    return Text(f"propose-topic.{value}") if value else Text("announcement-topic.all")


def near_shown(value: Mapping[str, str | None]) -> Words:
    """ "RT 05/RW 02", "RW 02"."""
    return subjects.near(value["rt"], value["rw"])


def when_shown(value: str) -> Words:
    """A moment in the zone that it was said in."""
    if value == NOW:
        return Text("announcement-when.now")
    at = datetime.fromisoformat(value)
    return Literal(f"{locales.date('id', at.date())} {at:%H.%M}")


async def _reach(turn: Turn, draft: Draft) -> Reach:
    if not draft["area"]:
        return Reach()  # of no area yet
    audience = audience_of(turn, draft.answers)
    return await reach(turn.store, audience, turn.site.windows)


async def sure_wording(turn: Turn, draft: Draft) -> Words | None:
    """The message as it will be read, whom it reaches and whom not, and how long it takes."""
    found = await _reach(turn, draft)
    city = turn.site.city(draft["area"]["code"])
    lines: list[Text | Literal] = [
        *_for_whom(draft),
        Text("announcement-preview"),
        Literal(text_of(turn, draft, turn.locale)),
    ]
    if any(mark in draft["text"] for mark in "*_~`"):
        lines.append(Text("announcement-preview.marks"))
    if draft["attachment"]:
        kind, name = draft["attachment"]["kind"], Literal(draft["attachment"].get("name", ""))
        lines.append(Text(f"announcement-preview.{kind}", {"name": name}))
    when = start_of(turn, draft)
    rank = RANK[Priority.ANNOUNCEMENT]
    lines += await reached.lines(turn, found, "announcement", rank, when, city.code)
    if (over := quiet_hours.ends(when, city)) is not None:
        at = locales.time(turn.locale, over, turn.site.zone(city.code))
        lines.append(Text("announcement-night", {"time": at}))
    lines.append(Text("announcement-takes", {"minutes": _minutes(turn, found)}))
    ask = "announcement-sure.count" if found.total > MANY else "announcement-sure"
    return Lines((*lines, Text(ask, {"total": found.total})))


def _for_whom(draft: Draft) -> list[Text | Literal]:
    """The area, the groups and the time once more."""
    groups: Words | None = None
    for group in draft["audience"] or ():
        name: Words = Text(f"announcement-audience.{group}")
        if group == Group.NEIGHBOURS and draft["near"]:
            name = near_shown(draft["near"])
        groups = name if groups is None else Text("form-and", {"first": groups, "last": name})
    args: dict[str, object] = {
        "area": Literal(draft["area"]["name"]),
        "groups": groups or "",
        "when": when_shown(draft["when"]),
    }
    if draft["topic"]:
        args["topic"] = topic_shown(draft["topic"])
        return [Text("announcement-for.topic", args)]
    return [Text("announcement-for", args)]


def _minutes(turn: Turn, found: Reach) -> int:
    """How long it takes, by what the slowest channel lets through."""
    known = turn.site.channels
    seconds = [n / known[name].rate for name, n in found.channels.items() if name in known]
    return math.ceil(max(seconds, default=0) / 60)


def start_of(turn: Turn, draft: Draft) -> datetime:
    return turn.now if draft["when"] == NOW else datetime.fromisoformat(draft["when"])


async def sure_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    change = Choice("@change", Text("form-change.button"))
    no = Choice("no", Text("announcement-sure.no"))
    if (await _reach(turn, draft)).total > MANY:
        return (change, no)
    return (Choice("yes", Text("announcement-sure.yes")), change, no)


async def read_sure(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    no = said.choice == "no" or (said.choice is None and turn.is_word("no", said.text))
    if no:
        return Answer(False)
    if draft["attachment"] and (trouble := await _trouble(turn, draft["attachment"]["id"])):
        return Problem((trouble,))
    found = await _reach(turn, draft)
    if not await reached.reaches(turn, found, "announcement", RANK[Priority.ANNOUNCEMENT]):
        return Problem((Text("announcement-nobody"),))
    if found.total <= MANY:
        yes = said.choice == "yes" or (said.choice is None and turn.is_word("yes", said.text))
        return Answer(True) if yes else Problem((Text("form-yes-or-no"),))
    digits = "".join(filter(str.isdecimal, said.text))
    if digits == str(found.total):
        return Answer(True)
    return Problem((Text("announcement-sure.wrong", {"total": found.total}),))


async def _trouble(turn: Turn, id: int) -> Words | None:
    """What stands in the way of sending a file to many; nothing when it is there."""
    await turn.store.flush()
    if await files.hashes(turn.store.connection, [id]):
        return None
    coming = await files.coming(turn.store.connection, id)
    return Text(f"announcement-attachment.{'coming' if coming else 'failed'}")


def text_of(turn: Turn, draft: Draft, locale: str) -> str:
    """The announcement with who sends it, and how to be left in peace."""
    words = Text(
        "announcement-body",
        {
            "name": Literal(turn.person.name or ""),
            "area": Literal(draft["area"]["name"]),
            "text": Literal(draft["text"]),
        },
    )
    return render(words, locale)
