"""EKSPOR: what, of which area and year, as which kind of file; how far it is; links that programs
pull."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import locales
from handlers import late
from handlers.asking import areas, refused
from handlers.conversation.answers import Answer, Draft, Problem, Reading, picked
from handlers.conversation.form import Form, Question, Takes
from handlers.conversation.messages import (
    Choice,
    Enclosure,
    Incoming,
    Literal,
    Outgoing,
    Text,
    Words,
)
from handlers.reading.spelling import fold
from handlers.site import Site
from handlers.staff import export_said
from handlers.staff.export_said import LINK, NARROW, NARROWED, PAPERS, PRINTED, SHEETS, WHATS
from handlers.staff.of_many import left_out
from handlers.turn import Turn, render
from storage.city import cycles
from storage.consultations import lookup as consulted
from storage.meetings import lookup as met
from storage.messages.model import PROGRESS
from storage.proposals.steps import local_day
from storage.reports import links, orders
from storage.reports.orders import Asked
from storage.reports.wanted import Wanted
from storage.staff import staff
from storage.staff.roles import Operation, allowed
from storage.staff.staff import NotAllowed

OF_A_YEAR = ("usulan", "td4")
# How a file that was asked for is kept (`Talk.viewed`), without of which area it is.
EXPORTED = "ekspor "
KECAMATAN = 3  # its level


def asked_for(what: str, file: str, wanted: Wanted) -> Asked:
    """What choices come to. CSV is for Excel here: who takes it in a chat opens it there."""
    if what in PAPERS:
        return Asked("proposals", what, wanted, file)
    return Asked(what, file, wanted, excel=file == "csv")


async def export(turn: Turn, said: str) -> list[Outgoing]:
    """Opens the form, for those who may; or makes the paper that a button names."""
    what, _, rest = said.partition(":")
    if what in PAPERS and rest:
        return await _paper(turn, what, *rest.partition(":")[::2])
    if not await areas.reached(turn, Operation.EXPORT):
        return [await refused.not_yours(turn)]
    if (no := await left_out.unread(turn, said, Operation.EXPORT)) is not None:
        return [Outgoing((no,), (Choice("do:export", Text("command-export.button")),))]
    offered = {c.id: fold(render(c.label, turn.locale)) for c in await _what_choices(turn, NONE)}
    answers, unread = await export_said.read(turn, said, offered)
    mine = await areas.offered(turn, Operation.EXPORT)
    tops = await areas.highest(turn, Operation.EXPORT)
    # There is no other that could be meant, or it is the kecamatan that somebody works in.
    whole = [each.level for each in tops] == [KECAMATAN] and unread is None
    if len(mine) == 1 or whole:
        answers.setdefault("area", {"code": tops[0].code, "name": tops[0].name})
    told: tuple[Words, ...] = (unread,) if unread is not None else ()
    if all(q.name in answers or not q.applies(answers) for q in FORM.questions):
        first = [Outgoing(told)] if told else []
        return [*first, *await _finish(turn, Draft("", 0, answers, {}))]
    return await turn.open("export", answers=answers, before=told)


NONE = Draft("", 0, {}, {})
_YEARS = late.regex(r"\b20\d\d\b")
# More words say something else.
YEAR_WORDS = 5


async def _paper(turn: Turn, what: str, code: str, file: str) -> list[Outgoing]:
    """The paper of one meeting or consultation; which kind of file is asked first."""
    area = await _area_of(turn, what, code)
    if area is None:
        return [Outgoing((Text("export-gone"),))]
    files = WHATS[what]
    if file not in files:
        choices = tuple(
            Choice(
                f"do:export:{what}:{code}:{each}",
                Text(f"export-file.{each}"),
                Text(f"export-file.{each}-about"),
            )
            for each in files
        )
        return [Outgoing((Text("export-file-of", {"what": Text(f"export-what.{what}")}),), choices)]
    asked = Asked("proposals", what, Wanted(area), file, code)
    try:
        id = await orders.place(turn.store, turn.person, asked)
    except NotAllowed:
        return [await refused.not_yours(turn)]
    return [far(id, turn.person.id, None)]


async def _area_of(turn: Turn, what: str, code: str) -> str | None:
    if what == "matriks":
        held = await consulted.by_code(turn.store, code)
        return held.area if held is not None else None
    meeting = await met.by_code(turn.store, code)
    return meeting.area if meeting is not None else None


async def _what_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    held = await staff.grants(turn.store, turn.person.id)
    return tuple(
        Choice(what, Text(f"export-what.{what}"))
        for what in WHATS
        if any(
            allowed([grant], orders.NEEDS.get(what, Operation.EXPORT), grant.area) for grant in held
        )
    )


async def _read_what(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    return picked(said, list(WHATS))


async def _area_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return tuple(map(areas.choice, await areas.offered(turn, Operation.EXPORT)))


async def _read_area(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    return await areas.read(turn, said, Operation.EXPORT, "export-area")


async def _read_narrow(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    """Which rows; asked of nobody, who says so from the beginning."""
    out = await left_out.read(turn, said.text, Operation.EXPORT)
    narrows, _ = export_said.narrowed(turn, fold(out.rest if out is not None else said.text))
    if out is not None and out.but:
        narrows = export_said.with_out(turn, narrows, out)
    return Answer(narrows) if narrows else Problem((Text("form-pick"),))


async def _year_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    if not draft["area"]:
        return ()
    city = turn.site.areas.city_of(draft["area"]["code"])
    running = (await cycles.load(turn.store)).year_on(city.code, local_day(turn.store, city))
    years = tuple(
        Choice(str(year), Literal(str(year))) for year in (running, running - 1, running + 1)
    )
    # A list to be handed in or hung up names the one year that it is of.
    return years if draft["what"] in OF_A_YEAR else (*years, Choice("all", Text("export-year.all")))


async def _read_year(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    years = _YEARS.findall(said.text)
    if said.choice is None and len(years) == 1 and len(said.text.split()) <= YEAR_WORDS:
        return Answer(years[0])  # "tahun rencana 2028"
    picked = said.choice or ""
    return Answer(picked) if picked else Problem((Text("form-pick"),))


async def _year_wording(turn: Turn, draft: Draft) -> Words | None:
    """What it is for, which nobody has been asked for yet where all the rest was said."""
    if not (draft["what"] and draft["area"]):
        return None
    file = draft.answers.get("file")
    told = (draft.answers.get(NARROW) or {}).get("told", "")
    args: dict[str, object] = {
        "what": Text(f"export-what.{draft['what']}"),
        "area": Literal(f"{draft['area']['name']} ({told})" if told else draft["area"]["name"]),
    }
    if file in WHATS[draft["what"]]:
        return Text("export-year.file", {**args, "file": Text(f"export-file.{file}")})
    return Text("export-year.of", args)


async def _file_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return tuple(
        Choice(file, Text(f"export-file.{file}"), Text(f"export-file.{file}-about"))
        for file in WHATS.get(draft["what"], ())
    )


async def _read_file(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    return picked(said, list(WHATS[draft["what"]]))


async def _finish(turn: Turn, draft: Draft) -> list[Outgoing]:
    area, what = draft["area"]["code"], draft["what"]
    file = draft.answers.get("file")
    other = file if file not in WHATS[what] else None  # said before what it is of
    file = file if file and other is None else WHATS[what][0]
    year = None if draft.answers.get("year") in (None, "all") else int(draft["year"])
    narrow = dict(draft.answers.get(NARROW) or {}) if what in NARROWED else {}
    told = narrow.pop("told", "")
    narrow = _for_link(narrow) if file == LINK else narrow
    wanted = Wanted.load({"area": area, "year": year, **narrow})
    try:
        if file == LINK:
            token = await links.make(turn.store, turn.person, wanted)
            address = f"{turn.site.public_url.rstrip('/')}/ekspor/{token}.csv"
            unused = told if told and not wanted.without else ""
            whole = (Text("export-unread", {"typed": Literal(unused)}),) if unused else ()
            return [Outgoing((*whole, Text("export-link"), Literal(address)), (LINKS,))]
        asked = replace(asked_for(what, file, wanted), sheets=draft.answers.get(SHEETS) or 0)
        id = await orders.place(turn.store, turn.person, asked)
    except NotAllowed:
        return [await refused.not_yours(turn)]
    made = f"{EXPORTED}{turn.say(Text(f'export-what.{what}'))} {file} {year or ''}"
    turn.talk.viewed = [made, draft["area"]["name"]]
    if other:
        args = {"file": Text(f"export-file.{other}"), "other": Text(f"export-file.{file}")}
        return [Outgoing((Text("export-file-else", args),)), far(id, turn.person.id, None)]
    return [far(id, turn.person.id, None)]


def _for_link(narrow: Mapping[str, Any]) -> dict[str, Any]:
    """What a link leaves out: whoever pulls it is not to learn of what RT a row is."""
    near = any({"rt", "rw", "words"} & each.keys() for each in narrow.get("without", ()))
    whole = near or len(narrow) > 1
    return {} if whole else dict(narrow)


def _dated(answers: Mapping[str, Any]) -> bool:
    return answers.get("what") != "kartu"


def _several(answers: Mapping[str, Any]) -> bool:
    """Whether it can be had as several kinds of files."""
    return len(WHATS.get(answers.get("what", ""), ("", ""))) > 1


def _shown(name: str) -> Any:
    def show(value: Any) -> Words:
        return Text(f"export-{name}.{value}")

    return show


def _year_shown(value: str) -> Words:
    return Text("export-year.all") if value == "all" else Literal(value)


_TAP = frozenset({Takes.TEXT, Takes.CHOICE})

FORM = Form(
    "export",
    questions=(
        Question("what", _read_what, takes=_TAP, choices=_what_choices, show=_shown("what")),
        Question(
            "area",
            _read_area,
            takes=_TAP,
            choices=_area_choices,
            own_text=True,
            show=lambda area: Literal(area["name"]),
        ),
        Question(
            NARROW,
            _read_narrow,
            applies=lambda answers: NARROW in answers,
            show=lambda value: Literal(value["told"]),
        ),
        Question(
            "year",
            _read_year,
            takes=_TAP,
            choices=_year_choices,
            wording=_year_wording,
            applies=_dated,
            show=_year_shown,
        ),
        Question(
            "file",
            _read_file,
            takes=_TAP,
            choices=_file_choices,
            applies=_several,
            show=_shown("file"),
        ),
    ),
    finish=_finish,
    title=lambda answers: Text("export-title"),
    guarded=False,
)

LINKS = Choice("do:links", Text("command-links.button"))


# --- while it is made -----------------------------------------------------------------------


def far(id: int, person: int, done: tuple[int, int] | None) -> Outgoing:
    """The one message that renews itself while an export is made."""
    words = Text("export-begun")
    if done is not None:
        words = Text("export-far", {"done": done[0], "of": done[1]})
    stop = Choice(f"do:stop_export:{id}", Text("command-stop_export.button"))
    return Outgoing(
        (words,), (stop,), to=person, about=f"export:{id}", replaces=f"{PROGRESS}export:{id}"
    )


async def stop(turn: Turn, said: str) -> list[Outgoing]:
    """BATAL EKSPOR: what is being made is not made."""
    known = said.strip()
    if not known.isdecimal() or not await orders.stop(turn.store, turn.person, int(known)):
        return [Outgoing((Text("export-none"),))]
    return [Outgoing((Text("export-stopped"),), replaces=f"{PROGRESS}export:{known}")]


UNSEEN = 5  # numbers that are named of those that a paper leaves out


def made(
    person: int, file: Enclosure, about: tuple[int, str], left: Sequence[str], id: int
) -> tuple[Outgoing, Outgoing]:
    """It is there, with how many rows and which SHA-256, and what is not in it because nobody has
    looked at it yet: what stands in its place, and the file by itself, so that one that cannot be
    sent keeps no words back."""
    rows, sha256 = about
    args: dict[str, object] = {"rows": rows, "name": Literal(file.name), "sha": Literal(sha256)}
    words = [Text("export-made", args)]
    if left:
        numbers = ", ".join([*left[:UNSEEN], *(["..."] if left[UNSEEN:] else [])])
        words.append(Text("export-made.unseen", {"n": len(left), "numbers": Literal(numbers)}))
    told = Outgoing(tuple(words), to=person, replaces=f"{PROGRESS}export:{id}")
    return told, Outgoing((), files=(file,), to=person)


def file_name(site: Site, asked: Asked, what: str, kind: str, now: datetime) -> str:
    """ "daftar-usulan-kelurahan-imopuro-rkpd-2028-20261124.pdf": what a clerk finds it by again."""
    code = asked.wanted.area
    of = render(site.named(code), PRINTED) if code else ""
    year = f"rkpd {asked.wanted.year}" if asked.wanted.year else ""
    rows = " ".join(render(each, PRINTED) for each in export_said.rows_of(site, asked.wanted))
    called = f"{locales.text(PRINTED, f'export-what.{what}')} {rows} {of} {year}"
    day = now.astimezone(site.zone(site.areas.city_of(code).code) if code else UTC)
    words = re.sub(r"[^a-z0-9]+", "-", fold(called)).strip("-")
    return f"{words}-{day:%Y%m%d}.{kind}"


def failed(person: int, why: str, id: int) -> Outgoing:
    """It could not be made: "room", "large", "role", "fault"."""
    again = (Choice("do:export", Text("command-export.button")),)
    words = (Text(f"export-failed.{why}"),)
    return Outgoing(words, again, to=person, replaces=f"{PROGRESS}export:{id}")


# --- links ------------------------------------------------------------------------------------

SHOWN = 8


async def held_links(turn: Turn, said: str) -> list[Outgoing]:
    """TAUTAN EKSPOR: the links that somebody holds, each to be revoked."""
    if not await areas.reached(turn, Operation.EXPORT):
        return [await refused.not_yours(turn)]
    known = (await links.held(turn.store, turn.person.id))[:SHOWN]
    if not known:
        more = (Choice("do:export", Text("command-export.button")),)
        return [Outgoing((Text("export-links-none"),), more)]
    lines: list[Words] = [Text("export-links")]
    for n, link in enumerate(known, 1):
        zone = turn.site.zone(turn.site.areas.city_of(link.wanted.area).code)
        day = locales.day(turn.locale, link.created_at.astimezone(zone).date())
        where = turn.site.named(link.wanted.area)
        lines.append(Text("export-links.line", {"n": n, "area": where, "day": day}))
    choices = tuple(
        Choice(f"do:revoke:{link.id}", Text("export-revoke", {"n": n}))
        for n, link in enumerate(known, 1)
    )
    return [Outgoing(tuple(lines), choices)]


async def revoke(turn: Turn, said: str) -> list[Outgoing]:
    """A link of one's own ends at once."""
    known = said.strip()
    done = known.isdecimal() and await links.revoke(turn.store, turn.person.id, int(known))
    return [Outgoing((Text("export-revoked" if done else "export-links-none"),))]
