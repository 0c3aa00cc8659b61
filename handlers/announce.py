"""UMUMKAN: facilitators write to many; how far it is, and what became of it."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import PurePath
from typing import Any

import locales
from handlers import calls, privacy
from handlers.conversation.answers import (
    Answer,
    Draft,
    More,
    Problem,
    Reading,
    shorten,
    within,
)
from handlers.conversation.form import Form, Question, Takes
from handlers.conversation.messages import (
    RANK,
    Attachment,
    Choice,
    EnclosureKind,
    FileKind,
    Incoming,
    Lines,
    Literal,
    Outgoing,
    Priority,
    Text,
    Words,
)
from handlers.help import MENU
from handlers.reading import moments
from handlers.reading.areas import Found
from handlers.turn import Turn, render
from storage import cycles, files, hours, mailings, meetings, silence, staff
from storage.areas import Area
from storage.mailbox import DELIVERED, PROGRESS, READ, SENT, WAITING
from storage.mailings import STEERED, Audience, Body, Group, Kind, Mailing, MailingState, Reach
from storage.meetings import Meeting
from storage.proposals import Topic
from storage.roles import Operation, allowed
from storage.staff import NotAllowed

# It must go as one message on every channel, under a photo too (1,024 characters), with the line
# that names the sender and the one that says how to be left in peace.
TEXT = (10, 700)

# From so many on, whoever writes to them types how many they are.
MANY = 100

OFFERED = (
    Group.EVERYONE,
    Group.AUTHORS,
    Group.YET_TO_PROPOSE,
    Group.COMING,
    Group.CAME,
)
OF_A_MEETING = frozenset({Group.COMING, Group.CAME})

# Meetings to choose from, and for how long after they were held.
MEETINGS, HELD = 9, timedelta(days=90)
ALL_TOPICS = "all"
NOW = "now"

PAGE = 20

# Its owner is told anew when so much of a mailing has gone since the last time.
STEP = 0.1


# --- writing one ----------------------------------------------------------------------------


async def announce(turn: Turn, said: str) -> list[Outgoing]:
    """Opens the form of an announcement."""
    if not await _areas(turn):
        return [Outgoing((Text("desk-not-staff"),))]
    return await turn.open("announcement")


async def _areas(turn: Turn) -> list[Area]:
    """The areas that this person may write to."""
    held = await staff.grants(turn.store, turn.person.id)
    found = []
    for grant in held:
        area = turn.place.areas.get(grant.area) or turn.place.city()
        if allowed([grant], Operation.ANNOUNCE, area.code):
            found += [area, *turn.place.areas.below(area.code)]
    return list(dict.fromkeys(found))


async def _area_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return tuple(
        Choice(area.code, Text(f"level-{area.level}", {"name": Literal(area.name)}))
        if area.level < 4
        else Choice(area.code, Literal(area.name))
        for area in await _areas(turn)
    )


async def _read_area(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    code = said.choice
    if code is None:
        reading = turn.place.names.read(said.text)
        code = reading.area.code if isinstance(reading, Found) else None
    area = turn.place.areas.get(code)
    held = await staff.grants(turn.store, turn.person.id)
    if area is None or allowed(held, Operation.ANNOUNCE, area.code) is None:
        typed = Literal(shorten(turn.clean(said.text or said.label), 60))
        return Problem((Text("announcement-area.bad", {"typed": typed}),))
    return Answer({"code": area.code, "name": area.name})


async def _audience_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    """Those who come to a meeting, or came, only where there is one."""
    there = bool(await _meetings(turn, draft))
    return tuple(
        Choice(group, Text(f"announcement-audience.{group}"))
        for group in OFFERED
        if group not in draft.gathered and (there or group not in OF_A_MEETING)
    )


async def _meetings(turn: Turn, draft: Draft) -> list[Meeting]:
    """The meetings of the chosen area."""
    if not draft["area"]:
        return []
    code = draft["area"]["code"]
    return await meetings.of_areas(turn.store, [code], turn.now - HELD, MEETINGS)


async def _meeting_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    some = await _meetings(turn, draft)
    known = await cycles.load(turn.store) if some else None
    return tuple(
        Choice(
            str(meeting.id),
            Literal(calls.short(turn.place, meeting, turn.locale)),
            calls.name(turn.place, known, meeting),
        )
        for meeting in some
        if known is not None
    )


async def _read_meeting(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    for meeting in await _meetings(turn, draft):
        if said.choice == str(meeting.id):
            day = calls.day(turn.place, meeting, turn.locale)
            return Answer({"id": meeting.id, "day": day})
    return Problem((Text("form-pick"),))


async def _read_audience(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    if said.choice == Group.EVERYONE:
        return Answer([Group.EVERYONE])  # nobody is left to be added
    if said.choice in OFFERED:
        if said.choice in OF_A_MEETING and not await _meetings(turn, draft):
            return Problem((Text("form-pick"),))
        return More((said.choice,))
    return Problem((Text("form-pick"),))


async def _topic_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    topics = [Choice(topic, Text(f"propose-topic.{topic}")) for topic in Topic]
    return (Choice(ALL_TOPICS, Text("announcement-topic.all")), *topics)


async def _read_topic(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    if said.choice == ALL_TOPICS:
        return Answer(None)
    return Answer(said.choice) if said.choice in list(Topic) else Problem((Text("form-pick"),))


async def _read_text(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    return within(turn, said, least=TEXT[0], most=TEXT[1], words="announcement-text")


async def _read_attachment(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    file = said.files[0]
    if len(said.files) > 1:
        return Problem((Text("announcement-attachment.one"),))
    if file.kind is FileKind.PHOTO:
        return Answer({"id": turn.want(file), "kind": FileKind.PHOTO})
    if not _is_pdf(file):
        return Problem((Text("announcement-attachment.not-pdf"),))
    name = turn.clean(PurePath(file.name or "").stem)[:60] or "surat"
    letter = dataclasses.replace(file, kind=FileKind.LETTER)
    return Answer({"id": turn.want(letter), "kind": FileKind.LETTER, "name": f"{name}.pdf"})


def _is_pdf(file: Attachment) -> bool:
    """As far as is said of it; what it really is shows when it is here."""
    return file.mime == "application/pdf" or (file.name or "").casefold().endswith(".pdf")


async def _when_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return (Choice(NOW, Text("announcement-when.now")),)


async def _read_when(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    if said.choice == NOW:
        return Answer(NOW)
    zone = turn.place.zone(draft["area"]["code"])
    at = moments.moment(said.text, turn.now.astimezone(zone))
    if at is None:
        typed = Literal(shorten(turn.clean(said.text), 60))
        return Problem((Text("announcement-when.bad", {"typed": typed}),))
    if at <= turn.now:
        return Problem((Text("announcement-when.past"),))
    return Answer(at.isoformat())


# --- before the yes -------------------------------------------------------------------------


def _audience(turn: Turn, answers: Mapping[str, Any]) -> Audience:
    city = turn.place.city(answers["area"]["code"])
    day = turn.now.astimezone(turn.place.zone(city.code)).date()
    known = turn.place.cycles
    return Audience(
        answers["area"]["code"],
        frozenset(map(Group, answers["audience"] or ())),
        year=known.year_on(city.code, day) if known else None,
        topic=answers.get("topic"),
        meeting=(answers.get("meeting") or {}).get("id"),
    )


async def _reach(turn: Turn, draft: Draft) -> Reach:
    if not draft["area"]:
        return Reach()  # of no area yet
    audience = _audience(turn, draft.answers)
    return await mailings.reach(turn.store, audience, turn.place.windows)


async def _sure_wording(turn: Turn, draft: Draft) -> Words | None:
    """The message as it will be read, whom it reaches and whom not, and how long it takes."""
    found = await _reach(turn, draft)
    city = turn.place.city(draft["area"]["code"])
    lines: list[Text | Literal] = [
        Text("announcement-preview"),
        Literal(_text(turn, draft, turn.locale)),
    ]
    if any(mark in draft["text"] for mark in "*_~`"):
        lines.append(Text("announcement-preview.marks"))
    if draft["attachment"]:
        kind, name = draft["attachment"]["kind"], Literal(draft["attachment"].get("name", ""))
        lines.append(Text(f"announcement-preview.{kind}", {"name": name}))
    lines.append(Text("announcement-count", {"total": found.total}))
    lines += [
        Text("announcement-channel", {"channel": Text(f"channel-{name}"), "n": n})
        for name, n in sorted(found.channels.items())
    ]
    lines += [Text(f"announce-failed.{why}", {"n": n}) for why, n in sorted(found.missed.items())]
    when = _begins(turn, draft)
    if (over := hours.ends(when, city)) is not None:
        at = locales.time(turn.locale, over, turn.place.zone(city.code))
        lines.append(Text("announcement-night", {"time": at}))
    lines.append(Text("announcement-takes", {"minutes": _minutes(turn, found)}))
    ask = "announcement-sure.count" if found.total > MANY else "announcement-sure"
    return Lines((*lines, Text(ask, {"total": found.total})))


def _minutes(turn: Turn, found: Reach) -> int:
    """How long it takes, by what the slowest channel lets through."""
    known = turn.place.channels
    seconds = [n / known[name].rate for name, n in found.channels.items() if name in known]
    return math.ceil(max(seconds, default=0) / 60)


def _begins(turn: Turn, draft: Draft) -> datetime:
    return turn.now if draft["when"] == NOW else datetime.fromisoformat(draft["when"])


async def _sure_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    if (await _reach(turn, draft)).total > MANY:
        return (Choice("no", Text("announcement-sure.no")),)
    return tuple(Choice(a, Text(f"announcement-sure.{a}")) for a in ("yes", "no"))


async def _read_sure(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    no = said.choice == "no" or (said.choice is None and turn.is_word("no", said.text))
    if no:
        return Answer(False)
    if draft["attachment"] and (trouble := await _trouble(turn, draft["attachment"]["id"])):
        return Problem((trouble,))
    found = await _reach(turn, draft)
    if not found.total:
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


# --- sending --------------------------------------------------------------------------------


def _text(turn: Turn, draft: Draft, locale: str) -> str:
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


async def _finish(turn: Turn, draft: Draft) -> list[Outgoing]:
    if not draft["sure"]:
        return [Outgoing((Text("announce-dropped"),))]
    area = draft["area"]["code"]
    file = None
    if draft["attachment"]:
        known = await files.hashes(turn.store.connection, [draft["attachment"]["id"]])
        name = draft["attachment"].get("name")
        kind = EnclosureKind.DOCUMENT if name else EnclosureKind.PHOTO
        file = {"kind": kind, "ref": known[draft["attachment"]["id"]]}
        file["name"] = name or "pengumuman.jpg"
    bodies = {
        (locale, channel): Body(_text(turn, draft, locale))
        for locale in locales.LOCALES
        for channel in turn.place.channels
    }
    begins = _begins(turn, draft)
    try:
        id = await mailings.announce(
            turn.store,
            turn.person,
            turn.place.city(area),
            _audience(turn, draft.answers),
            bodies,
            priority=RANK[Priority.ANNOUNCEMENT],
            at=begins,
            file=file,
        )
    except NotAllowed:
        return [Outgoing((Text("desk-not-yours"),))]
    if draft["when"] == NOW:
        return [Outgoing((Text("announce-begun"),), (_button("halt", id),))]
    zone = turn.place.zone(area)
    day = locales.date(turn.locale, begins.astimezone(zone).date())
    args = {"day": day, "time": locales.time(turn.locale, begins, zone)}
    return [Outgoing((Text("announce-planned", args),), (_button("halt", id),))]


FORM = Form(
    "announcement",
    questions=(
        Question(
            "area",
            _read_area,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_area_choices,
            own_text=True,
            show=lambda value: Literal(value["name"]),
        ),
        Question(
            "audience",
            _read_audience,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_audience_choices,
            gathers=True,
            limit=len(OFFERED),
            show=lambda value: Lines(
                tuple(Text(f"announcement-audience.{group}") for group in value)
            ),
        ),
        Question(
            "topic",
            _read_topic,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_topic_choices,
            applies=lambda answers: Group.AUTHORS in (answers.get("audience") or ()),
            show=lambda value: Text(f"propose-topic.{value}"),
        ),
        Question(
            "meeting",
            _read_meeting,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_meeting_choices,
            applies=lambda answers: bool(OF_A_MEETING & set(answers.get("audience") or ())),
            show=lambda value: Literal(value["day"]),
        ),
        Question("text", _read_text),
        Question(
            "attachment",
            _read_attachment,
            takes=frozenset({Takes.FILES}),
            optional=True,
            show=lambda value: Text(
                f"announcement-attachment.{value['kind']}", {"name": Literal(value.get("name", ""))}
            ),
        ),
        Question(
            "when",
            _read_when,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_when_choices,
            own_text=True,
            show=lambda value: Literal(value),
        ),
        Question(
            "sure",
            _read_sure,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_sure_choices,
            own_text=True,
            wording=_sure_wording,
        ),
    ),
    finish=_finish,
    title=lambda answers: Text("announcement-title"),
)


# --- while it runs, and after ---------------------------------------------------------------


def worth_telling(mailing: Mailing, gone: int) -> bool:
    """Whether enough has happened since its owner was told how far it is."""
    return gone - (mailing.told or 0) >= max(1, mailing.total * STEP)


def progress(mailing: Mailing, gone: int) -> Outgoing | None:
    """The one message that renews itself while an announcement runs."""
    if mailing.kind is not Kind.ANNOUNCEMENT or mailing.person_id is None:
        return None
    paused = mailing.state is MailingState.PAUSED
    words = Text(
        "announce-progress.paused" if paused else "announce-progress",
        {"gone": gone, "total": mailing.total},
    )
    choices = (_button("resume" if paused else "pause", mailing.id), _button("halt", mailing.id))
    return Outgoing(
        (words,),
        choices,
        to=mailing.person_id,
        about=f"mailing:{mailing.id}",
        replaces=f"{PROGRESS}mailing:{mailing.id}",
    )


def _button(command: str, id: int) -> Choice:
    return Choice(f"do:{command}:{id}", Text(f"command-{command}.button"))


def report(mailing: Mailing, counted: Mapping[tuple[str, str | None], int]) -> Outgoing | None:
    """What became of an announcement, for its owner."""
    if mailing.kind is not Kind.ANNOUNCEMENT or mailing.person_id is None:
        return None
    return Outgoing(
        (report_words(mailing, counted),),
        _after(mailing, counted),
        to=mailing.person_id,
        about=f"mailing:{mailing.id}",
    )


def _after(mailing: Mailing, counted: Mapping[tuple[str, str | None], int]) -> tuple[Choice, ...]:
    """What one can do with an announcement that has gone."""
    waits = any(state == WAITING for state, _ in counted)
    halt = (_button("halt", mailing.id),) if waits else ()
    return (_button("recipients", mailing.id), *halt)


# What did not arrive, by state, or by why where that says more.
FAILED = {"refused": "refused", "gone": "gone", "unknown": "unknown"}
SAYING = (mailings.STOPPED, mailings.EXPIRED, silence.QUIET)


def report_words(mailing: Mailing, counted: Mapping[tuple[str, str | None], int]) -> Words:
    """How many it reached, how far it came, and why it did not."""

    def of(*states: str) -> int:
        return sum(n for (state, _), n in counted.items() if state in states)

    # Whoever's window was shut has a message that waits.
    failed = {why: n for why, n in mailing.missed.items() if why != "window"}
    for (state, why), n in counted.items():
        if state in FAILED:
            name = why if why in SAYING else FAILED[state]
            failed[name or state] = failed.get(name or state, 0) + n
    if waiting := of(WAITING):
        failed["waiting"] = waiting
    head = Text(
        "announce-report",
        {
            "total": mailing.total,
            "sent": of(SENT, DELIVERED, READ),
            "delivered": of(DELIVERED, READ),
            "read": of(READ),
        },
    )
    why_not = [Text(f"announce-failed.{why}", {"n": n}) for why, n in sorted(failed.items())]
    return Lines((head, *why_not))


async def mine(turn: Turn, said: str) -> list[Outgoing]:
    """PENGUMUMAN: one's own announcements, or what became of one."""
    some = await mailings.newest_of(turn.store, turn.person.id, 5)
    named = next((each for each in some if str(each.id) == said), None)
    if named is not None:
        return [await _standing(turn, named)]
    if not some:
        return [Outgoing((Text("announce-none"),))]
    zone = turn.place.zone()
    choices = []
    lines = []
    for place, each in enumerate(some, 1):
        day = locales.day_month(turn.locale, each.at.astimezone(zone).date())
        args = {"n": place, "day": day, "total": each.total}
        lines.append(Text("announce-line", {**args, "state": Text(f"mailing-{each.state}")}))
        choices.append(Choice(f"do:announcements:{each.id}", Text("announce-pick", args)))
    return [Outgoing((Text("announce-head"), Lines(tuple(lines))), tuple(choices))]


async def _standing(turn: Turn, mailing: Mailing) -> Outgoing:
    """How far an announcement is, or what became of it."""
    await turn.store.flush()
    connection = turn.store.connection
    if mailing.ended_at is not None:
        counted = await mailings.outcome(connection, mailing.id)
        return Outgoing((report_words(mailing, counted),), _after(mailing, counted))
    left = await mailings.left(connection, mailing.id)
    busy = await mailings.under_way(connection, mailing.id)
    told = progress(mailing, mailing.total - left - busy)
    return told or Outgoing((Text("announce-none"),))


async def pause(turn: Turn, said: str) -> list[Outgoing]:
    """JEDA: nothing more is sent until LANJUT."""
    return await _steered(turn, said, MailingState.PAUSED)


async def resume(turn: Turn, said: str) -> list[Outgoing]:
    """LANJUT."""
    return await _steered(turn, said, MailingState.RUNNING)


async def halt(turn: Turn, said: str) -> list[Outgoing]:
    """HENTI: what has not gone never will; the report follows. From a resident it is a short
    BERHENTI."""
    if not await _areas(turn):
        return await privacy.stop(turn, "")
    return await _steered(turn, said, MailingState.STOPPED)


async def _steered(turn: Turn, said: str, to: MailingState) -> list[Outgoing]:
    """The announcement that a button names, or else the newest of one's own that can come there."""
    id = int(said) if said.isdecimal() else None
    if id is None:
        some = await mailings.newest_of(turn.store, turn.person.id, 20)
        id = next((each.id for each in some if each.state in STEERED[to]), None)
        if id is None and to is MailingState.STOPPED:
            late = [each.id for each in some if await mailings.waits(turn.store, each.id)]
            id = late[0] if late else None
    try:
        if id is None:
            raise LookupError
        mailing = await mailings.steer(turn.store, turn.person, id, to)
    except (LookupError, NotAllowed, mailings.Ended):
        return await _nothing_to_do(turn)
    if to is MailingState.STOPPED:
        return [Outgoing((Text("announce-halted"),))]
    return [await _standing(turn, mailing)]


async def _nothing_to_do(turn: Turn) -> list[Outgoing]:
    """Nothing of this person's is running; to a resident the word means something else."""
    if await _areas(turn):
        return [Outgoing((Text("announce-not-running"),))]
    return [Outgoing((Text("unknown"),), MENU)]


async def recipients(turn: Turn, said: str) -> list[Outgoing]:
    """Who got an announcement and what became of it, by person, for those allowed."""
    id, _, page = said.partition(":")
    number = int(page) if page.isdecimal() else 0
    try:
        some = await mailings.recipients(
            turn.store, turn.person, int(id) if id.isdecimal() else 0, number * PAGE, PAGE + 1
        )
    except (LookupError, NotAllowed):
        return [Outgoing((Text("desk-not-yours"),))]
    lines = tuple(
        Text(
            "announce-person",
            {
                "name": Literal(each.name) if each.name else Text("announce-nameless"),
                "channel": Text(f"channel-{each.channel}"),
                "state": Text(f"message-{each.state}"),
            },
        )
        for each in some[:PAGE]
    )
    if not lines:
        return [Outgoing((Text("announce-no-people"),))]
    more = Choice(f"do:recipients:{id}:{number + 1}", Text("track-older"))
    return [Outgoing((Lines(lines),), (more,) if len(some) > PAGE else ())]
