"""A meeting in words: its name, its day, what it is about, what changed, what came out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import locales
from handlers.asking.proposals import steps
from handlers.conversation.answers import shorten
from handlers.conversation.messages import (
    Choice,
    Lines,
    Literal,
    Moment,
    Subject,
    Text,
    Tone,
    Words,
)
from handlers.site import Site
from handlers.turn import render
from storage.city.cycles import FKP, Cycles
from storage.city.funds import Spent, ends_there
from storage.meetings import kinds
from storage.meetings.model import UNSAID, Meeting, Plan
from storage.proposals.model import Proposal
from storage.staff.roles import Role

LOCALE = locales.LOCALES[0]


# Of a digest: so many proposals are named, and so much of the notes is said.
NAMED, NOTES = 10, 300


# --- a meeting in words ---------------------------------------------------------------------


def name(site: Site, known: Cycles, meeting: Meeting) -> Text:
    """ "Musrenbang Kelurahan Imopuro"."""
    called = kinds.name(known, meeting.city, meeting.year, meeting.tahap)
    return steps.held_in(called, site.areas.get(meeting.area) or site.city(meeting.city))


def convener(site: Site, meeting: Meeting, name: str | None = None) -> Words:
    """Who calls a meeting, or did something with it: by name, else as the facilitator of there."""
    known = meeting.actor if name is None else name
    if known:
        return Literal(known)
    return steps.official(site, None, Role.FASILITATOR, meeting.area)


def when(site: Site, meeting: Meeting, locale: str) -> str:
    """ "Kamis, 21 Januari 2027, pukul 09.00 sampai 12.00 WIB"."""
    zone = site.zone(meeting.city)
    return locales.span(locale, meeting.plan.starts_at, meeting.plan.ends_at, zone)


def subject(site: Site, known: Cycles, meeting: Meeting, locale: str) -> Subject:
    """What a form acts on: which meeting, where, and when."""
    args: dict[str, object] = {
        "name": name(site, known, meeting),
        "when": when(site, meeting, locale),
    }
    return Subject(f"meeting:{meeting.id}", Text("subject-meeting", args))


def moments(site: Site, meetings: Sequence[Meeting], locale: str) -> tuple[Moment, ...]:
    """When they begin, where `when` says it in a message."""
    return tuple(Moment(each.plan.starts_at, when(site, each, locale)) for each in meetings)


def day(site: Site, meeting: Meeting, locale: str) -> str:
    """ "Kamis, 21 Januari 2027"."""
    zone = site.zone(meeting.city)
    return locales.date(locale, meeting.plan.starts_at.astimezone(zone).date())


def short(site: Site, meeting: Meeting, locale: str) -> str:
    """ "21 Januari 09.00", for a button."""
    local = meeting.plan.starts_at.astimezone(site.zone(meeting.city))
    return f"{locales.day_month(locale, local.date())} {local:%H.%M}"


def facts(site: Site, meeting: Meeting, locale: str, *, agenda: bool = True) -> Lines:
    """When and where, what about, what to bring; one line each."""
    plan = meeting.plan
    lines: list[Text | Literal] = [Literal(when(site, meeting, locale)), Literal(plan.place)]
    if plan.lat is not None:
        lines.append(Text("meeting-map", {"lat": plan.lat, "lon": plan.lon}))
    for label, said in (("agenda", plan.agenda if agenda else None), ("bring", plan.bring)):
        if said:
            line = Literal(" ".join(said.split()))
            lines.append(Text(f"meeting-{label}.line", {label: line}))
    return Lines(tuple(lines))


def answers(meeting: Meeting) -> tuple[Choice, ...]:
    """HADIR, MUNGKIN, TIDAK."""
    return tuple(
        Choice(f"do:{command}:{meeting.id}", Text(f"meeting-answer.{command}"), tone=tone)
        for command, tone in (("coming", Tone.GOOD), ("maybe", None), ("absent", None))
    )


def called_words(site: Site, known: Cycles, meeting: Meeting) -> list[Words]:
    """The call, as it is read."""
    args: dict[str, object] = {
        "name": name(site, known, meeting),
        "year": str(meeting.year),
        "actor": convener(site, meeting),
    }
    which = "call-fkp" if meeting.tahap == FKP else "call"
    if meeting.tahap in kinds.kinds():
        which = "call-kind"
    return [Text(which, args), facts(site, meeting, LOCALE), Text("call-ask")]


def changed_words(
    site: Site, known: Cycles, meeting: Meeting, was: Mapping[str, Any]
) -> list[Words]:
    """What changed, why, where that is said, and the meeting as it is now."""
    changes = {"changes": Literal(changes_line(site, meeting, was, LOCALE))}
    why = was.get("why")
    return [
        Text("call-changed", {"name": name(site, known, meeting)}),
        *([Text("call-cancelled.why", {"why": Literal(why)})] if why else []),
        Text("call-changes", changes),
        facts(site, meeting, LOCALE),
        Text("call-ask.again"),
    ]


def changes_line(site: Site, meeting: Meeting, was: Mapping[str, Any], locale: str) -> str:
    """What changed, with what it was before, in one line."""
    before = as_it_was(meeting.plan, was)
    said: list[Words] = []
    if {"starts_at", "ends_at"} & was.keys():
        old = when(site, replace(meeting, plan=before), locale)
        said.append(Text("meeting-change.time", {"was": old}))
    if "place" in was:
        said.append(Text("meeting-change.place", {"was": Literal(before.place)}))
    elif {"lat", "lon"} & was.keys():
        said.append(Text("meeting-change.point"))
    said += [Text(f"meeting-change.{label}") for label in ("agenda", "bring") if label in was]
    return ", ".join(render(words, locale) for words in said)


def as_it_was(plan: Plan, was: Mapping[str, Any]) -> Plan:
    old: dict[str, Any] = {
        field: datetime.fromisoformat(value) if field.endswith("_at") else value
        for field, value in was.items()
        if field in Plan.__slots__ and field not in UNSAID
    }
    return replace(plan, **old)


def digest_words(
    site: Site,
    known: Cycles,
    meeting: Meeting,
    agreed: Sequence[tuple[int, Proposal]],
    total: int,
    discussed: int,
    came: int,
    left: int = 0,
    spent: Sequence[Spent] = (),
) -> list[Words]:
    """What came out of a meeting: "12 dibahas, 5 disepakati: ...". `agreed` are the first of
    `total`, with their priority; `left` is how many it did not get to; `spent` what is agreed of
    what there is."""
    head = {"name": name(site, known, meeting), "day": day(site, meeting, LOCALE)}
    counts = {**head, "discussed": discussed, "agreed": total}
    words: list[Words] = [Text("digest", counts) if discussed else Text("digest.held", head)]
    lines: list[Text | Literal] = [
        Text(
            "digest-line",
            {
                "priority": priority,
                "number": str(proposal.number),
                "wish": Literal(shorten(proposal.content.wish, 60)),
            },
        )
        for priority, proposal in agreed
    ]
    if total > len(agreed):
        lines.append(Text("digest-more", {"n": total - len(agreed)}))
    if lines:
        words.append(Lines(tuple(lines)))
    if spent:
        words.append(Lines(tuple(money(each, LOCALE) for each in spent)))
    if left:
        words.append(Text("digest-left", {"n": left}))
    if came:
        words.append(Text("digest-came", {"n": came}))
    if meeting.notes:
        words.append(Text("digest-notes", {"notes": Literal(shorten(meeting.notes, NOTES))}))
    tahap = known.tahap(meeting.city, meeting.year, meeting.tahap)
    after = known.after(tahap) if tahap else None
    goes_on = total > len(agreed) or any(not ends_there(each.fund) for _, each in agreed)
    if discussed and after is not None and (goes_on or not agreed):
        words.append(Text("digest-next", {"tahap": Literal(after.name)}))
    return words


def money(spent: Spent, locale: str) -> Text:
    """What has been agreed of a fund, against what there is of it."""
    args: dict[str, object] = {
        "fund": Text(f"fund-{spent.fund}"),
        "pagu": locales.rupiah(locale, spent.pagu),
        "agreed": locales.rupiah(locale, spent.agreed),
        "n": spent.count,
        "uncosted": spent.uncosted,
        "rest": locales.rupiah(locale, abs(spent.pagu - spent.agreed)),
    }
    if not spent.count:
        return Text("result-pagu.none", args)
    over = ".over" if spent.agreed > spent.pagu else ""
    return Text(f"result-pagu{over}", args)


def spending(spent: Sequence[Spent], unfunded: int, locale: str) -> tuple[Text, ...]:
    """The same of each fund, and of how many proposals nobody has noted one."""
    lines = tuple(money(each, locale) for each in spent)
    return (*lines, Text("result-unfunded", {"n": unfunded})) if unfunded else lines
