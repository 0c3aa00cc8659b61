"""UMUMKAN: facilitators write to many, question by question."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from pathlib import PurePath

import locales
from handlers import late
from handlers.announcements import announced, put_right
from handlers.announcements.preview import (
    ALL_TOPICS,
    NOW,
    audience_of,
    near_shown,
    read_sure,
    start_of,
    sure_choices,
    sure_wording,
    text_of,
    topic_shown,
    when_shown,
)
from handlers.asking import areas, refused
from handlers.asking.meetings import wording
from handlers.asking.near import near
from handlers.conversation.answers import (
    Answer,
    AskAgain,
    Draft,
    More,
    Problem,
    Reading,
    picked,
    shorten,
    within,
)
from handlers.conversation.form import Form, Kind, Question, Takes
from handlers.conversation.messages import (
    RANK,
    Choice,
    EnclosureKind,
    FileKind,
    Incoming,
    Lines,
    Literal,
    Outgoing,
    Priority,
    Text,
)
from handlers.reading import moments
from handlers.reading.left_out import left_out
from handlers.reading.staff.audience import group_said
from handlers.turn import Turn
from storage.city import cycles
from storage.files import files
from storage.meetings import lookup
from storage.meetings.model import Meeting
from storage.messages.mailings import broadcasts
from storage.messages.mailings.audiences import Group
from storage.messages.mailings.mailing import Body
from storage.proposals.model import Topic
from storage.staff.roles import Operation
from storage.staff.staff import NotAllowed

OFFERED = (
    Group.EVERYONE,
    Group.AUTHORS,
    Group.AGREED,
    Group.OPEN,
    Group.NOT_REACHED,
    Group.YET_TO_PROPOSE,
    Group.NEIGHBOURS,
    Group.COMING,
    Group.CAME,
)

# Those that a bidang narrows.
OF_AUTHORS = frozenset({Group.AUTHORS, Group.AGREED, Group.OPEN, Group.NOT_REACHED})


OF_A_MEETING = frozenset({Group.COMING, Group.CAME})


# Meetings to choose from, and for how long after they were held.
MEETINGS, HELD = 9, timedelta(days=90)


# --- writing one ----------------------------------------------------------------------------


async def announce(turn: Turn, said: str) -> list[Outgoing]:
    """Opens the form of an announcement."""
    if not await areas.reached(turn, Operation.ANNOUNCE):
        return [await refused.not_yours(turn, needs=Operation.ANNOUNCE)]
    return await turn.open("announcement")


async def _area_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return tuple(map(areas.choice, await areas.offered(turn, Operation.ANNOUNCE)))


async def _read_area(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    return await areas.read(turn, said, Operation.ANNOUNCE, "announcement-area")


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
    return await lookup.of_areas(turn.store, [code], MEETINGS, since=turn.now - HELD)


async def _meeting_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    some = await _meetings(turn, draft)
    known = await cycles.load(turn.store) if some else None
    return tuple(
        Choice(
            str(meeting.id),
            Literal(wording.short(turn.site, meeting, turn.locale)),
            wording.name(turn.site, known, meeting),
        )
        for meeting in some
        if known is not None
    )


async def _read_meeting(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    for meeting in await _meetings(turn, draft):
        if said.choice == str(meeting.id):
            day = wording.day(turn.site, meeting, turn.locale)
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


async def _knows_whom(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
    """Who is meant where it is asked of which area: "ke pengusul aja". Of one area that is all."""
    if (mended := await put_right.put_right(turn, said, draft, "area", _area_choices)) is not None:
        return mended
    name = group_said(said.text) if not said.choice and said.text else None
    if name is None and (no := _but(said)) is not None:
        return no
    if name is None:
        return await put_right.early(turn, said, draft, await _area_choices(turn, draft))
    value = Lines((Text(f"announcement-audience.{name}"),))
    label = Text("announcement-audience.label")
    told = Text("form-mended.new", {"label": label, "value": value})
    mine = await areas.offered(turn, Operation.ANNOUNCE)
    if len(mine) == 1:
        area = {"code": mine[0].code, "name": mine[0].name}
        return Answer(area, say=(told,), also={"audience": [Group(name)]})
    choices = await _area_choices(turn, draft)
    asked = (told, Text("announcement-area"))
    return AskAgain(asked, choices, also={"audience": [Group(name)]})


async def _knows_near(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
    """Who is meant, in words of their own; which RT and RW, where that is said instead of that some
    are: "rt 05 aja"."""
    if not said.choice and (name := group_said(said.text)) is not None:
        return Answer([Group(name)])
    if (no := _but(said)) is not None:
        return no
    if said.choice or not _NEAR.fullmatch(turn.fold(said.text)):
        return None
    reading = await near("announcement-near", several=True)(turn, said, draft)
    if not isinstance(reading, Answer):
        return None
    told = Text(
        "form-mended.new",
        {"label": Text("announcement-near.label"), "value": near_shown(reading.value)},
    )
    return Answer([Group.NEIGHBOURS], say=(told,), also={"near": reading.value})


def _but(said: Incoming) -> Problem | None:
    """That nobody can be left out of those whom it reaches, where somebody is to be."""
    out = left_out(said.text) if said.text and not said.choice else None
    if out is None or not out.sure:
        return None
    return Problem((Text("announcement-but", {"typed": Literal(shorten(out.said, 60))}),))


_NEAR = late.regex(
    r"(?:(?:buat|untuk|utk|ke|warga|cuma|hanya|khusus|yang|yg|di|orang)\s)*(?:r[tw]\s?\d{1,3}(?:\s|$)"
    r"|\d{1,3}(?:\s|$)|(?:dan|sama|sampai|sampe|karo|lan|s d|sd)\s){1,12}"
    r"(?:(?:aja|saja|ae|wae|ya|doang|tok|pak|bu)\s?)*"
)


async def _read_topic(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    if said.choice == ALL_TOPICS:
        return Answer(None)
    return picked(said, list(Topic))


async def _read_text(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    return within(
        turn, said, least=put_right.TEXT[0], most=put_right.TEXT[1], words="announcement-text"
    )


async def _knows_text(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
    return await put_right.put_right(turn, said, draft, "when", _when_choices)


async def _read_attachment(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    file = said.files[0]
    if len(said.files) > 1:
        return Problem((Text("announcement-attachment.one"),))
    if file.kind is FileKind.PHOTO:
        return Answer({"id": turn.want(file), "kind": FileKind.PHOTO})
    if not file.is_pdf:
        return Problem((Text("announcement-attachment.not-pdf"),))
    name = turn.clean(PurePath(file.name or "").stem)[:60] or "surat"
    letter = dataclasses.replace(file, kind=FileKind.LETTER)
    return Answer({"id": turn.want(letter), "kind": FileKind.LETTER, "name": f"{name}.pdf"})


async def _when_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return (Choice(NOW, Text("announcement-when.now")),)


# "Skrg aja", "langsung kirim".
_AT_ONCE = late.regex(
    r"(?:(?:kirim|sebar|ya|ok|oke)\s)*(?:skrg|skg|skrng|sekarang|saiki|langsung|now|right now)"
    r"(?:\s(?:aja|saja|ae|wae|ya|juga|jg|kirim|dikirim|sebar|pak|bu|dong))*"
)


async def _read_when(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    if said.choice == NOW or _AT_ONCE.fullmatch(turn.fold(said.text)):
        return Answer(NOW)
    zone = turn.site.zone(draft["area"]["code"])
    at = moments.moment(said.text, turn.now.astimezone(zone))
    if at is None:
        typed = Literal(shorten(turn.clean(said.text), 60))
        return Problem((Text("announcement-when.bad", {"typed": typed}),))
    if at <= turn.now:
        return Problem((Text("announcement-when.past"),))
    return Answer(at.isoformat())


async def _finish(turn: Turn, draft: Draft) -> list[Outgoing]:
    if not draft["sure"]:
        return [Outgoing((_which(draft), Text("announce-dropped")))]
    area = draft["area"]["code"]
    file = None
    if draft["attachment"]:
        known = await files.hashes(turn.store.connection, [draft["attachment"]["id"]])
        name = draft["attachment"].get("name")
        kind = EnclosureKind.DOCUMENT if name else EnclosureKind.PHOTO
        file = {"kind": kind, "ref": known[draft["attachment"]["id"]]}
        file["name"] = name or "pengumuman.jpg"
    bodies = {
        (locale, channel): Body(text_of(turn, draft, locale))
        for locale in locales.LOCALES
        for channel in turn.site.channels
    }
    begins = start_of(turn, draft)
    try:
        id = await broadcasts.announce(
            turn.store,
            turn.person,
            turn.site.city(area),
            audience_of(turn, draft.answers),
            bodies,
            priority=RANK[Priority.ANNOUNCEMENT],
            at=begins,
            file=file,
        )
    except NotAllowed:
        return [Outgoing((Text("desk-not-yours"),))]
    if draft["when"] == NOW:
        words = (_which(draft), Text("announce-begun"))
        return [Outgoing(words, (announced.button("halt", id),))]
    goes, halt = announced.planned(turn, id, begins, area)
    return [Outgoing((_which(draft), goes), (halt,))]


def _which(draft: Draft) -> Text:
    """Which announcement it is, by its first words and where it goes."""
    text = Literal(shorten(draft["text"], 60))
    return Text("announce-which", {"text": text, "area": Literal(draft["area"]["name"])})


FORM = Form(
    "announcement",
    questions=(
        Question(
            "area",
            _read_area,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_area_choices,
            own_text=True,
            kind=Kind.NAME,
            show=lambda value: Literal(value["name"]),
            knows=_knows_whom,
        ),
        Question(
            "audience",
            _read_audience,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_audience_choices,
            gathers=True,
            knows=_knows_near,
            limit=len(OFFERED),
            show=lambda value: Lines(
                tuple(Text(f"announcement-audience.{group}") for group in value)
            ),
            branches=True,
        ),
        Question(
            "topic",
            _read_topic,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_topic_choices,
            applies=lambda answers: bool(OF_AUTHORS & set(answers.get("audience") or ())),
            show=topic_shown,
        ),
        Question(
            "near",
            near("announcement-near", several=True),
            kind=Kind.AMOUNT,
            applies=lambda answers: Group.NEIGHBOURS in (answers.get("audience") or ()),
            show=near_shown,
        ),
        Question(
            "meeting",
            _read_meeting,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_meeting_choices,
            applies=lambda answers: bool(OF_A_MEETING & set(answers.get("audience") or ())),
            show=lambda value: Literal(value["day"]),
        ),
        Question("text", _read_text, kind=Kind.MESSAGE, mends=put_right.mend_text),
        Question(
            "attachment",
            _read_attachment,
            takes=frozenset({Takes.FILES}),
            optional=True,
            kind=Kind.PHOTOS,
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
            show=when_shown,
            knows=_knows_text,
        ),
        Question(
            "sure",
            read_sure,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=sure_choices,
            own_text=True,
            wording=sure_wording,
            final=True,
            knows=put_right.before_yes,
        ),
    ),
    finish=_finish,
    title=lambda answers: Text("announcement-title"),
)
