"""Whom a mailing is for, as a condition on people; how many of them it would reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, false, func, or_, select, text

from storage.city.areas import within
from storage.city.neighbourhoods import ways
from storage.database.direct.sqlite import MANY
from storage.database.store import Store
from storage.database.tables import (
    IS_CLAIMED,
    addresses,
    attendance,
    history,
    mailings,
    outbox,
    participants,
    people,
    proposals,
    staff,
    supports,
)
from storage.messages.model import DELIVERED, READ, SENT, UNKNOWN
from storage.people import people as people_of
from storage.proposals.model import ENDED as ALL_ENDED
from storage.proposals.model import EventKind
from storage.proposals.model import State as ProposalState

ENDED = sorted(ALL_ENDED)

# What a meeting has agreed, here or below; what nothing has been agreed of.
AGREED = sorted(
    {
        ProposalState.DISEPAKATI,
        ProposalState.DITERUSKAN,
        ProposalState.RKPD,
        ProposalState.APBD,
        ProposalState.SEBAGIAN,
        ProposalState.SELESAI,
    }
)
OPEN = sorted({ProposalState.DIAJUKAN, ProposalState.DIVERIFIKASI, ProposalState.DIKEMBALIKAN})

# From this place on of a participant somebody else typed (storage.consultations.taking).
OWN_PHONE = 100


class Group(StrEnum):
    """Who of an area; an audience is one or more of these."""

    EVERYONE = "everyone"  # live there, or have a proposal there that has not ended
    AUTHORS = "authors"  # of a proposal for the year
    AGREED = "agreed"  # of one that a meeting has agreed
    OPEN = "open"  # of one that nothing has been agreed of yet
    NOT_REACHED = "not_reached"  # of one that a meeting did not get to, and that is still open
    NEIGHBOURS = "neighbours"  # of one in an RT or RW
    COMING = "coming"  # said they come to a meeting, or perhaps
    CAME = "came"
    YET_TO_PROPOSE = "yet"  # have not proposed for the year
    TOLD = "told"  # got a message about a meeting
    FOLLOWERS = "followers"  # support one of some proposals
    TOOK_PART = "took_part"  # answered a consultation, for that area
    STAFF = "staff"  # hold a role in the area
    CONCERNED = "concerned"  # brought or support one of some proposals


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a mailing is for: people of an area and all below it. `topic` narrows the authors to a
    bidang, `rt` and `rw` the neighbours ("05", or several, "03, 05"); `year` is the RKPD year of
    proposals; `meeting` is the one that people come to, `consultation` the one that they answered.
    `declined` leaves out those who said that they do not come. `proposals` are those that are
    followed, `but` people who are told in another way; with `heard` nobody is meant to whom a
    channel lets us not write just now."""

    area: str
    groups: frozenset[Group]
    year: int | None = None
    topic: str | None = None
    meeting: int | None = None
    declined: bool = True
    proposals: tuple[int, ...] = ()
    but: tuple[int, ...] = ()
    heard: bool = False
    consultation: int | None = None
    rt: str | None = None
    rw: str | None = None

    def stored(self) -> dict[str, Any]:
        return {
            "groups": sorted(self.groups),
            "year": self.year,
            "topic": self.topic,
            "meeting": self.meeting,
            "declined": self.declined,
            "proposals": list(self.proposals),
            "but": list(self.but),
            "heard": self.heard,
            "consultation": self.consultation,
            "rt": self.rt,
            "rw": self.rw,
        }

    @staticmethod
    def load(area: str, data: Mapping[str, Any]) -> Audience:
        groups = frozenset(map(Group, data["groups"]))
        rest = {name: data[name] for name in ("year", "topic", "meeting", "declined")}
        return Audience(
            area,
            groups,
            **rest,
            proposals=tuple(data.get("proposals", ())),
            but=tuple(data.get("but", ())),
            heard=data.get("heard", False),
            consultation=data.get("consultation"),
            rt=data.get("rt"),
            rw=data.get("rw"),
        )


@dataclass(frozen=True, slots=True)
class Reach:
    """How many a mailing would reach, by channel, and how many it would not, by why: "quiet" (they
    asked for silence), "blocked", "window" (their next message opens it)."""

    channels: dict[str, int] = field(default_factory=dict)
    missed: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.channels.values())


def meant(audience: Audience) -> ColumnElement[bool]:
    """The condition on `people` that somebody is meant."""
    p = proposals
    mine = [p.c.person_id == people.c.id, p.c.state != ProposalState.DIBATALKAN]
    if audience.year is not None:
        mine.append(p.c.year == audience.year)
    there = [*mine, within(p.c.area, audience.area)]
    if audience.topic is not None:
        there.append(p.c.topic == audience.topic)
    lives = within(people.c.area, audience.area)
    live = exists().where(
        p.c.person_id == people.c.id, within(p.c.area, audience.area), p.c.state.not_in(ENDED)
    )
    works = exists().where(
        staff.c.person_id == people.c.id,
        staff.c.until_at.is_(None),
        within(staff.c.area, audience.area),
    )
    a = attendance
    at = and_(a.c.person_id == people.c.id, a.c.meeting_id == audience.meeting)
    open_there = [*there, p.c.state.in_(OPEN)]
    late = history.c.event == EventKind.NOT_REACHED
    near = [*mine, within(p.c.area, audience.area)]
    near += [
        getattr(p.c, name).in_([way for one in value.split(", ") for way in ways(one)])
        for name, value in (("rt", audience.rt), ("rw", audience.rw))
        if value
    ]
    of: dict[Group, ColumnElement[bool]] = {
        Group.EVERYONE: or_(lives, live),
        Group.AUTHORS: exists().where(*there),
        Group.AGREED: exists().where(*there, p.c.state.in_(AGREED)),
        Group.OPEN: exists().where(*open_there),
        Group.NOT_REACHED: exists().where(
            *open_there, exists().where(history.c.proposal_id == p.c.id, late)
        ),
        Group.NEIGHBOURS: exists().where(*near),
        Group.COMING: exists().where(at, a.c.answer.in_(["yes", "maybe"])),
        Group.CAME: exists().where(at, a.c.came_at.is_not(None)),
        Group.YET_TO_PROPOSE: and_(lives, ~exists().where(*mine)),
        Group.TOLD: _told_of(audience.meeting),
        Group.FOLLOWERS: people.c.id.in_(
            select(supports.c.person_id).where(supports.c.proposal_id.in_(audience.proposals))
        ),
        Group.CONCERNED: or_(
            people.c.id.in_(select(p.c.person_id).where(p.c.id.in_(audience.proposals))),
            people.c.id.in_(
                select(supports.c.person_id).where(supports.c.proposal_id.in_(audience.proposals))
            ),
        ),
        Group.TOOK_PART: _took_part(audience),
        Group.STAFF: works,
    }
    them = or_(false(), *(of[group] for group in sorted(audience.groups)))
    if not audience.declined:
        them = and_(them, ~exists().where(at, a.c.answer == "no"))
    if audience.but:
        them = and_(them, people.c.id.not_in(audience.but))
    return and_(people.c.consent.is_(True), them)


def _took_part(audience: Audience) -> ColumnElement[bool]:
    """Somebody who answered a consultation themselves, for where the audience is."""
    p = participants
    return exists().where(
        p.c.person_id == people.c.id,
        p.c.consultation_id == audience.consultation,
        p.c.sent.is_(True),
        p.c.place < OWN_PHONE,
        p.c.area == audience.area,
    )


def _told_of(meeting: int | None) -> ColumnElement[bool]:
    """Somebody who got a message about a meeting, or is getting one just now."""
    return exists().where(
        outbox.c.person_id == people.c.id,
        outbox.c.mailing_id == mailings.c.id,
        mailings.c.meeting_id == meeting,
        or_(outbox.c.state.in_([SENT, DELIVERED, READ, UNKNOWN]), IS_CLAIMED),
    )


AT_ADDRESS = and_(addresses.c.channel == people.c.channel, addresses.c.address == people.c.address)


async def reach(store: Store, audience: Audience, windows: Mapping[str, timedelta]) -> Reach:
    """How many would get it now. `windows` are the channels that let us only answer, and for how
    long."""
    why = case(
        (people.c.quiet_since.is_not(None), "quiet"),
        (addresses.c.blocked_at.is_not(None), "blocked"),
        (people_of.shut(store.now, windows), "window"),
        else_=None,
    ).label("why")
    query = (
        select(people.c.channel, why, func.count())
        .outerjoin(addresses, AT_ADDRESS)
        .where(meant(audience))
        .group_by(people.c.channel, why)
        .prefix_with(text(MANY))
    )
    channels: dict[str, int] = {}
    missed: dict[str, int] = {}
    for channel, reason, count in await store.fetch(query):
        if reason is None:
            channels[channel] = count
        else:
            missed[reason] = missed.get(reason, 0) + count
    return Reach(channels, missed)
