"""A proposal (usulan) as it stands, what can happen to it, and what keeps it from being changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any


class EventKind(StrEnum):
    # By the author.
    SUBMITTED = "submitted"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    CONFIRMED = "confirmed"  # SUDAH: it has been carried out
    DISPUTED = "disputed"  # BELUM
    TAKEN_OVER = "taken_over"  # what was entered for them is now theirs
    RELEASED = "released"  # staff have looked at what waited for them; others see it now
    DISOWNED = "disowned"  # the phone it was entered under is somebody else's
    AFFIRMED = "affirmed"  # carried over, and still needed
    # By staff.
    VERIFIED = "verified"
    RETURNED = "returned"
    AGREED = "agreed"
    FORWARDED = "forwarded"
    KEPT = "kept"
    ENDED = "ended"
    IN_RKPD = "in_rkpd"
    IN_APBD = "in_apbd"
    PARTLY = "partly"
    DONE = "done"
    TAKEN_BACK = "taken_back"
    MERGED = "merged"  # into another that asks for the same
    CORRECTED = "corrected"  # a slip, the kelurahan, bidang or place put right
    GATHERED = "gathered"  # others were merged into it
    PARTED = "parted"  # one of those was taken out again
    NOTED = "noted"  # OPD, item of the dictionary, cost, fund, recommendation
    FUNDED = "funded"  # what was agreed ends in its kelurahan by its fund, or no longer does
    CARRIED_OVER = "carried_over"  # was kept, and goes into another year
    IN_SIPD = "in_sipd"  # typed there, or not after all
    # Of its photos: everybody may see them; not, or not any more; by the author, staff alone.
    PHOTOS_LET = "photos_let"
    PHOTOS_HIDDEN = "photos_hidden"
    PHOTOS_KEPT = "photos_kept"
    # By a meeting that did not agree it.
    DISCUSSED = "discussed"
    NOT_REACHED = "not_reached"
    # Between the two.
    ASKED = "asked"
    ANSWERED = "answered"
    # By the calendar.
    OVERDUE = "overdue"
    # The date of the tahap at which it waits has been changed.
    POSTPONED = "postponed"
    BROUGHT_FORWARD = "brought_forward"
    DATED = "dated"  # its tahap had no date, and has one now
    STANDS = "stands"  # still at a tahap that has no date


# What changes nothing that somebody else might be deciding or rewriting just now.
ASIDE = frozenset(
    {
        EventKind.NOTED,
        EventKind.FUNDED,
        EventKind.IN_SIPD,
        EventKind.RELEASED,
        EventKind.GATHERED,
        EventKind.PARTED,
        EventKind.ASKED,
        EventKind.ANSWERED,
        EventKind.OVERDUE,
        EventKind.POSTPONED,
        EventKind.BROUGHT_FORWARD,
        EventKind.DATED,
        EventKind.STANDS,
        EventKind.DISCUSSED,
        EventKind.NOT_REACHED,
        EventKind.PHOTOS_LET,
        EventKind.PHOTOS_HIDDEN,
        EventKind.PHOTOS_KEPT,
        EventKind.CONFIRMED,
        EventKind.TAKEN_OVER,
        EventKind.DISOWNED,
        EventKind.AFFIRMED,
    }
)

# What nobody is told of when it happens: CEK and the proposal's page show it.
UNTOLD = frozenset(
    {
        EventKind.NOTED,
        EventKind.IN_SIPD,
        EventKind.BROUGHT_FORWARD,
        EventKind.PHOTOS_LET,
        EventKind.PHOTOS_KEPT,
    }
)


class State(StrEnum):
    """Where a proposal stands. The names are fixed; other programs read them."""

    DIAJUKAN = "diajukan"
    DIVERIFIKASI = "diverifikasi"
    DIKEMBALIKAN = "dikembalikan"
    DISEPAKATI = "disepakati"
    DITERUSKAN = "diteruskan"
    BELUM_DIAKOMODIR = "belum_diakomodir"
    DITOLAK = "ditolak"
    DIGABUNG = "digabung"
    DIBATALKAN = "dibatalkan"
    RKPD = "rkpd"
    APBD = "apbd"
    SEBAGIAN = "sebagian"
    SELESAI = "selesai"


class Topic(StrEnum):
    """Bidang."""

    FISIK = "fisik"
    EKONOMI = "ekonomi"
    SOSBUD = "sosbud"

    @property
    def builds(self) -> bool:
        """Whether something is built, so that it matters whose the land is."""
        return self is Topic.FISIK


class Land(StrEnum):
    """Whose land it is, where something is to be built."""

    PEMERINTAH = "pemerintah"
    WARGA = "warga"
    INSTANSI = "instansi"


# Until somebody has dealt with it, a proposal is its author's to change and to take back.
OWN = frozenset({State.DIAJUKAN, State.DIKEMBALIKAN})

# What its author took back, or what is part of another now: on no list any more.
GONE = frozenset({State.DIBATALKAN, State.DIGABUNG})

# What a meeting has agreed, and whatever came of it since.
AGREED = frozenset(
    {State.DISEPAKATI, State.DITERUSKAN, State.RKPD, State.APBD, State.SEBAGIAN, State.SELESAI}
)

# Nothing more is decided, unless a decision is taken back or the work disputed.
ENDED = frozenset({State.DITOLAK, State.DIBATALKAN, State.SELESAI})

# What an author may change; each change keeps what it was in the history.
FIELDS = (
    "area", "topic", "wish", "problem", "place", "rt", "rw", "lat", "lon", "volume", "unit",
    "volume_text", "land", "name", "show_name",
)  # fmt: skip


class NotYours(Exception):
    """The proposal belongs to somebody else, or nobody."""


class NotReturned(Exception):
    """The proposal waits for nothing that its author could tell staff."""


class Dealt(Exception):
    """Somebody has dealt with the proposal, so its author can no longer do this. Holds it."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__(str(proposal.number))
        self.proposal = proposal


class Changed(Exception):
    """It has changed since it was shown. Holds the proposal as it is now."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__(str(proposal.number))
        self.proposal = proposal


@dataclass(slots=True)
class Number:
    """MTR-2028-00042. The running number is taken only when the turn commits; until then it
    may be handed around, but not written out."""

    letters: str
    year: int
    running: int | None = None

    def __str__(self) -> str:
        if self.running is None:
            raise ValueError("the number has not been taken yet")
        return f"{self.letters}-{self.year}-{self.running:05}"


@dataclass(slots=True)
class Content:
    """What a person proposes, as they put it. `topic` and `problem` are "" where a list does not
    hold them: left for later."""

    area: str
    topic: str
    wish: str
    problem: str
    place: str | None = None
    rt: str | None = None
    rw: str | None = None
    lat: float | None = None
    lon: float | None = None
    volume: Decimal | None = None
    unit: str | None = None
    volume_text: str | None = None
    land: str | None = None
    name: str | None = None
    show_name: str = "none"
    files: tuple[int, ...] = ()
    # What it asks for, as whoever reads texts has found it; what is stored is not read back here.
    family: str | None = None
    traits: str | None = None
    doubt: str | None = None  # why a person should look at it before others do


@dataclass(slots=True)
class Step:
    """One row of the history: what happened, who did it and why, what comes next and by when.

    `next` is a tahap's key, or "author", "next_year", "confirm" or "nothing". `changes` is what it
    was before, by column; `undoes` the version of the step that this one takes back.
    """

    version: int
    event: EventKind
    from_state: str | None
    to_state: str
    at: datetime
    role: str
    why: str | None = None
    actor: str | None = None
    area: str | None = None
    tahap: str | None = None
    reason: str | None = None
    next: str | None = None
    by: date | None = None
    undoes: int | None = None
    data: Mapping[str, Any] | None = None  # JSON
    changes: Mapping[str, Any] | None = None  # JSON

    @property
    def facts(self) -> Mapping[str, Any]:
        """What else is known of it, by the kind of event."""
        return self.data or {}


@dataclass(slots=True)
class Proposal:
    """A proposal as it stands."""

    id: int
    number: Number
    city: str
    year: int
    person_id: int | None
    content: Content
    channel: str
    locale: str
    state: State
    version: int
    created_at: datetime
    changed_at: datetime
    tahap: str | None = None
    desk: int | None = None  # the level of the staff whose turn it is
    due: date | None = None  # by when they are to decide
    hear: date | None = None  # by when its author is to hear of it
    priority: int | None = None
    reserve: bool | None = None
    reason: str | None = None
    note: str | None = None
    opd_first: str | None = None
    opd: str | None = None
    cost: int | None = None  # whole rupiah
    kamus: str | None = None  # its item of the city's dictionary (storage.city.kamus)
    fund: str | None = None  # where the money comes from (storage.city.funds.Fund)
    carried_out: str | None = None
    entered_by: int | None = None
    supports: int = 0  # how many stand behind it besides its author
    supports_near: int = 0  # of them those who live in its kelurahan
    merged_into: int | None = None
    held: str | None = None  # why staff are to look before others see it
    history: list[Step] = field(default_factory=list)
    photos: list[str] = field(default_factory=list)  # hashes of pictures that are ready
    shown: list[str] = field(default_factory=list)  # of these, what everybody may see
    unseen: int = 0  # photos that wait for a look, also those that are not there yet
    evidence: list[str] = field(default_factory=list)  # the same, of what was carried out

    @property
    def author(self) -> int | None:
        """Who is told: the author, or who entered it for somebody without a phone."""
        return self.person_id if self.person_id is not None else self.entered_by


# Columns that say where a proposal stands.
STANDING = (
    "tahap", "desk", "due", "hear", "priority", "reserve", "reason", "note", "opd_first",
    "opd", "cost", "kamus", "fund", "carried_out", "entered_by", "supports", "supports_near",
    "merged_into", "held",
)  # fmt: skip

# Pictures of what was carried out have their places after those of the author.
EVIDENCE = 100
