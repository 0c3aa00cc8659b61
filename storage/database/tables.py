"""The tables, the same on SQLite and PostgreSQL. Migrations bring a database to this shape."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Numeric,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    and_,
    literal_column,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


class Utc(TypeDecorator[datetime]):
    """A time with its zone in the program, UTC in the database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None or dialect.name == "postgresql":
            return value
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        known: datetime = value
        return known.replace(tzinfo=UTC) if known.tzinfo is None else known.astimezone(UTC)


# Area codes compare byte by byte, so that a range of codes ("18.72." to "18.72/") is an area and
# all below it, and an index serves.
Code = String(13).with_variant(String(13, collation="C"), "postgresql")
Id = BigInteger().with_variant(Integer(), "sqlite")


def _where(condition: str) -> dict[str, Any]:
    """Of a partial index."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


# Messages that told nobody of a step, in words that a query repeats letter for letter.
MISSED = "proposal_id IS NOT NULL AND state IN ('waiting', 'refused', 'gone')"
# The same in a query in which there are other columns of these names.
MISSED_THERE = "outbox.proposal_id IS NOT NULL AND outbox.state IN ('waiting', 'refused', 'gone')"

# Messages that any process may take to send.
FREE = "settled_at IS NULL AND claim = 0 AND state = 'queued'"

areas = Table(
    "areas",
    metadata,
    Column("code", Code, primary_key=True),
    Column("name", String(100), nullable=False),
    Column("lat", Float),
    Column("lon", Float),
    Column("aliases", JSON, nullable=False),
    Column("letters", String(8)),
    Column("timezone", String(40)),
    # Of a city: from when to when nobody is sent anything unasked, local time, "20:00" and "06:00".
    Column("quiet_from", String(5)),
    Column("quiet_until", String(5)),
    # Other quiet hours for some weeks (Ramadan): [first day, last day, from, until], each a text.
    Column("quiet_seasons", JSON),
)

# The RT of a kelurahan, where its city has said so: numbers of at least two digits.
neighbourhoods = Table(
    "neighbourhoods",
    metadata,
    Column("area", Code, ForeignKey("areas.code"), primary_key=True),
    Column("rw", String(3), primary_key=True),
    Column("rt", String(3), primary_key=True),
)

# How much of a fund a kelurahan has in an RKPD year, where its city has said so: whole rupiah.
pagu = Table(
    "pagu",
    metadata,
    Column("area", Code, ForeignKey("areas.code"), primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("fund", String(20), primary_key=True),
    Column("amount", BigInteger, nullable=False),
)

# Days off that are in no calendar of the country (storage.city.days).
days_off = Table(
    "days_off",
    metadata,
    Column("day", Date, primary_key=True),
    Column("name", String(100), nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("created_at", Utc, nullable=False),
    Column("locale", String(8), nullable=False),
    Column("locale_offered", Boolean, nullable=False),
    Column("name", String(100)),
    Column("show_name", String(8), nullable=False),  # towards other residents: initials or none
    Column("area", Code, ForeignKey("areas.code")),
    Column("consent", Boolean),  # None: not asked yet; False: said TIDAK
    Column("consent_at", Utc),
    Column("consent_text", String(40)),  # version of the words that were agreed to
    Column("quiet_since", Utc),  # BERHENTI: nothing that was not asked for
    # Where this person wrote last: notices go there.
    Column("channel", String(16), nullable=False),
    Column("address", String(200), nullable=False),
)

addresses = Table(
    "addresses",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("address", String(200), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Column("heard_at", Utc),  # of the last message, where the channel has a window
    Column("blocked_at", Utc),
    Column("blocked_why", String(200)),
    # Another address of the same person, which the platform names beside this one.
    Column("beside", String(200)),
    # Until then what is said here costs nothing but the fee, because of where its person came from.
    Column("free_until", Utc),
    Index(None, "person_id"),
)

# Who shares a phone with others: all of them are written to there, and whoever speaks now is at its
# address (storage.people.sharing). `first` is whose it is.
sharing = Table(
    "sharing",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("address", String(200), primary_key=True),
    Column(
        "person_id",
        Id,
        ForeignKey("people.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("first", Boolean, nullable=False),
    Index(None, "person_id"),
)

# Who became part of another person, and what was whose, so that it can be given back
# (storage.people.joining).
joins = Table(
    "joins",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Column("at", Utc, nullable=False),
    Column("was", JSON, nullable=False),
    Index(None, "person_id"),
)

talks = Table(
    "talks",
    metadata,
    Column(
        "person_id",
        Id,
        ForeignKey("people.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("state", JSON, nullable=False),
    # While a question is open: until when its answer may be half-typed, so that nothing breaks in.
    Column("busy_until", Utc),
)

# Texts that platforms approve, and what they say of each.
templates = Table(
    "templates",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("channel", String(16), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("locale", String(8), nullable=False),
    Column("digest", String(16), nullable=False),  # of the whole text
    Column("ref", String(64), nullable=False),  # the platform's name for it
    Column("name", String(120), nullable=False),
    Column("text", Text, nullable=False),  # its values in braces: {{number}}
    Column("variables", JSON, nullable=False),  # their names, in their order
    Column("state", String(12), nullable=False),
    Column("category", String(20), nullable=False),
    Column("reason", String(300)),
    Column("made_at", Utc, nullable=False),
    Column("checked_at", Utc),
    Column("warm_at", Utc),  # when its first messages had arrived
    UniqueConstraint("channel", "kind", "locale", "digest"),
)

# When an address was last written to that had been silent for too long: of these a platform allows
# so many a day.
written_first = Table(
    "written_first",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("address", String(200), primary_key=True),
    Column("at", Utc, nullable=False),
    Index(None, "channel", "at"),
)

# Messages that a platform bills, of each month (UTC).
billed = Table(
    "billed",
    metadata,
    Column("month", String(7), primary_key=True),
    Column("channel", String(16), primary_key=True),
    Column("kind", String(12), primary_key=True),
    Column("country", String(4), primary_key=True),
    Column("n", Integer, nullable=False),
)

# Who was asked to write, so that what is held for them may be sent; gone once they have.
openings = Table(
    "openings",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("address", String(200), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Column("at", Utc, nullable=False),
    Column("reminded_at", Utc),
    Column("ended_at", Utc),  # nobody has answered: they count as not reached
    Index(None, "person_id"),
    Index("ix_openings_at", "at", **_where("ended_at IS NULL")),
)

# Message ids that were taken: a repeat ends here. The text stays where people read
# the outbox itself, 90 days.
inbox = Table(
    "inbox",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("message", String(120), primary_key=True),
    Column("address", String(200), nullable=False),
    Column("id", Id, nullable=False),
    Column("at", Utc, nullable=False),
    Column("text", Text),
    Column("file_id", Id),
    Column("lat", Float),
    Column("lon", Float),
    Index(None, "channel", "address", "id"),
    Index(None, "at"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    # Null: a last word to somebody who has just been deleted; the row goes once it is sent.
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE")),
    Column("channel", String(16), nullable=False),
    Column("address", String(200), nullable=False),
    Column("priority", Integer, nullable=False),
    Column("locale", String(8), nullable=False),
    Column("text", Text, nullable=False),
    Column("buttons", JSON, nullable=False),
    Column("file", JSON),
    Column("about", String(80)),
    Column("replaces", String(80)),
    Column("state", String(12), nullable=False),
    Column("claim", Id, nullable=False),  # the process that is to send it; 0: any
    Column("attempts", Integer, nullable=False),
    Column("not_before", Utc),
    Column("created_at", Utc, nullable=False),
    Column("settled_at", Utc),
    Column("failed_at", Utc),  # when it first failed in passing; it is tried for so long
    Column("platform_id", String(120)),
    Column("why", String(200)),
    # The step of a proposal that this tells of, if it does.
    Column("proposal_id", Id),
    Column("version", Integer),
    # Of one of many: what all of them get. Its text and buttons are in `mailing_texts`.
    Column("mailing_id", Id, ForeignKey("mailings.id", ondelete="CASCADE")),
    # What it is as a text that its platform has approved, for who has been silent for too long.
    Column("outside", JSON),
    # What it waits for while it waits, else the approved text as which it goes or went
    # (storage.messages.templates).
    Column("way", String(64)),
    # What some apps can do with it besides showing it (handlers.conversation.messages.Extras).
    Column("extras", JSON),
    Index("ix_outbox_missed", "proposal_id", **_where(MISSED)),
    Index(None, "channel", "address", "id"),
    Index("ix_outbox_platform_id", "channel", "platform_id", **_where("platform_id IS NOT NULL")),
    Index(
        "ix_outbox_unsettled",
        "id",
        sqlite_where=text("settled_at IS NULL"),
        postgresql_where=text("settled_at IS NULL"),
    ),
    Index(None, "person_id"),
    Index(None, "created_at"),
    # What may be taken to be sent: single messages by urgency, those of a mailing in their order.
    Index(
        "ix_outbox_single", "channel", "priority", "id", **_where(f"{FREE} AND mailing_id IS NULL")
    ),
    Index("ix_outbox_mailing", "mailing_id", "channel", "id", **_where(FREE)),
    # What waits for its reader to write.
    Index("ix_outbox_waiting", "channel", "address", **_where("state = 'waiting'")),
    # Of that, what nobody has looked at yet: whether it can go as an approved text.
    Index(
        "ix_outbox_undecided",
        "channel",
        "priority",
        "id",
        **_where("state = 'waiting' AND way IS NULL"),
    ),
    # How the first messages by a new text fared.
    Index("ix_outbox_way", "channel", "way", **_where("way IS NOT NULL")),
    Index("ix_outbox_claimed", "claim", **_where("settled_at IS NULL AND claim <> 0")),
    # Nobody gets the same thing twice.
    Index(
        "uq_outbox_mailing_id_person_id",
        "mailing_id",
        "person_id",
        unique=True,
        **_where("mailing_id IS NOT NULL"),
    ),
)

# The same as conditions of queries, letter for letter what the indexes say.
IS_FREE = and_(
    outbox.c.settled_at.is_(None),
    outbox.c.claim == literal_column("0"),
    outbox.c.state == literal_column("'queued'"),
)
IS_WAITING = outbox.c.state == literal_column("'waiting'")
IS_CLAIMED = and_(outbox.c.settled_at.is_(None), outbox.c.claim != literal_column("0"))

# What many people get: an announcement, a call to a meeting, a reminder, a digest.
mailings = Table(
    "mailings",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("kind", String(20), nullable=False),
    Column("city", Code, ForeignKey("areas.code"), nullable=False),
    Column("area", Code, nullable=False),
    Column("audience", JSON, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("loud", Boolean, nullable=False),  # also in the quiet hours
    Column("file", JSON),
    Column("about", String(80)),
    Column("meeting_id", Id, ForeignKey("meetings.id", ondelete="CASCADE")),
    Column("person_id", Id, ForeignKey("people.id", ondelete="SET NULL")),  # whose it is
    Column("actor", String(120)),
    Column("role", String(20)),
    Column("state", String(12), nullable=False),
    Column("at", Utc, nullable=False),  # not before
    Column("until", Utc, nullable=False),  # worth nothing after
    Column("filled_to", Id),  # up to which person its messages have been written
    Column("total", Integer, nullable=False),  # how many have been written
    Column("missed", JSON, nullable=False),  # how many cannot be reached, by why
    Column("told", Integer),  # how many had gone when its owner was last told
    Column("created_at", Utc, nullable=False),
    Column("started_at", Utc),
    Column("ended_at", Utc),
    Index("ix_mailings_live", "state", **_where("ended_at IS NULL")),
    Index(None, "until"),
    Index(None, "person_id", "id"),
    Index(None, "meeting_id"),
)

# Its words, made once for each language and channel.
mailing_texts = Table(
    "mailing_texts",
    metadata,
    Column("mailing_id", Id, ForeignKey("mailings.id", ondelete="CASCADE"), primary_key=True),
    Column("locale", String(8), primary_key=True),
    Column("channel", String(16), primary_key=True),
    Column("text", Text, nullable=False),
    Column("buttons", JSON, nullable=False),
    Column("outside", JSON),  # as of the outbox
    Column("extras", JSON),  # likewise
)

# Meetings (pertemuan): musrenbang of each level, their preparations, FKP.
meetings = Table(
    "meetings",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("city", Code, ForeignKey("areas.code"), nullable=False),
    Column("area", Code, ForeignKey("areas.code"), nullable=False),
    Column("year", Integer, nullable=False),  # RKPD year
    Column("tahap", String(20), nullable=False),
    Column("starts_at", Utc, nullable=False),
    Column("ends_at", Utc, nullable=False),
    Column("place", Text, nullable=False),
    Column("lat", Float),
    Column("lon", Float),
    Column("agenda", Text),
    Column("bring", Text),
    Column("state", String(12), nullable=False),  # announced, cancelled, held
    Column("version", Integer, nullable=False),
    Column("person_id", Id, ForeignKey("people.id", ondelete="SET NULL")),  # who runs it
    Column("actor", String(120), nullable=False),
    Column("offsets", JSON, nullable=False),  # of its reminders, minutes before the start
    Column("why", Text),  # of a cancellation
    # Of the check-in, as it is printed on the sheet at the wall.
    Column("code", String(8), nullable=False),
    Column("notes", Text),
    Column("filed_at", Utc),
    Column("chased", Integer, nullable=False),  # how often its result has been asked for
    Column("chase_at", Utc),  # when it is asked for next; null: no more
    Column("created_at", Utc, nullable=False),
    Column("changed_at", Utc, nullable=False),
    Index(None, "area", "starts_at"),
    Index(None, "city", "starts_at"),
    Index("uq_meetings_code", "code", unique=True),
    Index("ix_meetings_unfiled", "chase_at", **_where("state = 'announced'")),
)

# What happened to a meeting: called, changed, cancelled, filed.
meeting_history = Table(
    "meeting_history",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("meeting_id", Id, ForeignKey("meetings.id", ondelete="CASCADE"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("event", String(20), nullable=False),
    Column("at", Utc, nullable=False),
    Column("person_id", Id, ForeignKey("people.id", ondelete="SET NULL")),
    Column("actor", String(120), nullable=False),
    Column("data", JSON),  # what it was before, by field; of a result, what was filed
    UniqueConstraint("meeting_id", "version"),
)

# One row for each meeting and offset; who gets it is decided when it falls due.
reminders = Table(
    "reminders",
    metadata,
    Column("meeting_id", Id, ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True),
    Column("minutes", Integer, primary_key=True, autoincrement=False),  # before the start
    Column("due_at", Utc, nullable=False),
    Column("done_at", Utc),  # sent, or no longer needed
    Index("ix_reminders_due", "due_at", **_where("done_at IS NULL")),
)

# Who says they come, and who came.
attendance = Table(
    "attendance",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("meeting_id", Id, ForeignKey("meetings.id", ondelete="CASCADE"), nullable=False),
    Column("person_id", Id, ForeignKey("people.id", ondelete="SET NULL")),
    Column("name", String(100)),
    Column("answer", String(8)),  # yes, maybe, no
    Column("answered_at", Utc),
    Column("came_at", Utc),
    Column("entered_by", Id, ForeignKey("people.id", ondelete="SET NULL")),  # for somebody else
    UniqueConstraint("meeting_id", "person_id"),
    Index(None, "person_id"),
)

# Photos of the signed sheets.
meeting_files = Table(
    "meeting_files",
    metadata,
    Column("meeting_id", Id, ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("file_id", Id, ForeignKey("files.id"), nullable=False),
    Index(None, "file_id"),
)

# Files that people sent: to be fetched, then a picture in the media folder, or not.
files = Table(
    "files",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("person_id", Id, ForeignKey("people.id", ondelete="SET NULL")),
    Column("channel", String(16), nullable=False),
    Column("address", String(200), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("ref", String(1000), nullable=False),
    Column("mime", String(100)),
    Column("name", String(200)),
    Column("size", BigInteger),
    Column("state", String(12), nullable=False),  # wanted, ready, failed
    Column("why", String(40)),
    Column("hash", String(64)),
    Column("at", Utc, nullable=False),
    Column("locale", String(8), nullable=False),
    # Of a list: what its sender has said of it so far, and whether it is to be imported.
    Column("answers", JSON),
    # Of a photo of a proposal: whom it is for (storage.proposals.shown.photos.Look).
    Column("look", String(8)),
    Index("ix_files_look", "id", **_where("look = 'waits'")),
    Index(
        "ix_files_wanted",
        "id",
        sqlite_where=text("state = 'wanted'"),
        postgresql_where=text("state = 'wanted'"),
    ),
    Index(None, "hash"),
    Index(None, "person_id"),
)

proposals = Table(
    "proposals",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("city", Code, ForeignKey("areas.code"), nullable=False),
    Column("letters", String(8), nullable=False),
    Column("number_year", Integer, nullable=False),  # of the number; it never changes
    Column("number", Integer, nullable=False),
    Column("year", Integer, nullable=False),  # RKPD year; what is carried over moves on
    Column("area", Code, ForeignKey("areas.code"), nullable=False),
    Column("person_id", Id, ForeignKey("people.id", ondelete="SET NULL")),
    Column("name", String(100)),  # in whose name it goes; staff see it
    Column("show_name", String(8), nullable=False),
    Column("topic", String(20), nullable=False),
    Column("wish", Text, nullable=False),
    Column("problem", Text, nullable=False),
    Column("place", Text),
    Column("rt", String(20)),
    Column("rw", String(20)),
    Column("lat", Float),
    Column("lon", Float),
    Column("volume", Numeric(18, 4)),
    Column("unit", String(20)),
    Column("volume_text", Text),
    Column("land", String(20)),
    Column("channel", String(16), nullable=False),
    Column("locale", String(8), nullable=False),
    Column("state", String(20), nullable=False),
    Column("version", Integer, nullable=False),
    Column("created_at", Utc, nullable=False),
    Column("changed_at", Utc, nullable=False),
    # Where it stands: the tahap that it has reached, the level of the staff whose turn it is (null:
    # not theirs), the day by which they are to decide, and that by which its author is to hear of
    # it (null: it has ended). When the first passes, the second moves on.
    Column("tahap", String(20)),
    Column("desk", Integer),
    Column("due", Date),
    Column("hear", Date),
    Column("priority", Integer),
    Column("reserve", Boolean),
    Column("reason", String(30)),  # of the last return or refusal, with the words of whoever did it
    Column("note", Text),
    Column("opd_first", String(100)),
    Column("opd", String(100)),
    Column("cost", BigInteger),  # whole rupiah
    Column("kamus", String(200)),  # its item of the city's dictionary; "-": outside of it
    Column("fund", String(20)),  # where the money comes from (storage.city.funds)
    Column("carried_out", Text),  # "150 dari 6.000 m"
    Column("entered_by", Id, ForeignKey("people.id", ondelete="SET NULL")),  # for its author
    # What it asks for, so that others who ask for the same are found: what kind of thing, and what
    # else is compared, as handlers.reading.likeness has it.
    Column("family", String(30)),
    Column("traits", Text),
    # How many stand behind it besides its author, and how many of them live in its kelurahan.
    Column("supports", Integer, nullable=False, server_default=text("0")),
    Column("supports_near", Integer, nullable=False, server_default=text("0")),
    # Another proposal; nothing is ever deleted here, and a restore writes rows in any order.
    Column("merged_into", Id),
    Column("held", String(20)),  # why a person is to look before others see it
    UniqueConstraint("city", "number_year", "number"),
    Index(None, "area", "year", "family", "id"),
    Index(None, "area", "year", "supports", "id"),
    Index(None, "area", "year", "rw", "rt", "state"),
    Index("ix_proposals_held", "city", "area", "id", **_where("held IS NOT NULL")),
    Index("ix_proposals_merged_into", "merged_into", **_where("merged_into IS NOT NULL")),
    Index(None, "person_id", "id"),
    Index(None, "area", "year"),
    Index(None, "letters", "number"),
    Index("ix_proposals_desk", "city", "desk", "due", "id", **_where("desk IS NOT NULL")),
    Index("ix_proposals_area_desk", "area", "desk", "due", "id", **_where("desk IS NOT NULL")),
    Index(
        "ix_proposals_desk_state",
        "city",
        "desk",
        "state",
        "due",
        "id",
        **_where("desk IS NOT NULL"),
    ),
    Index(
        "ix_proposals_area_desk_state",
        "area",
        "desk",
        "state",
        "due",
        "id",
        **_where("desk IS NOT NULL"),
    ),
    Index("ix_proposals_due", "city", "due", "id", **_where("desk IS NOT NULL")),
    Index("ix_proposals_hear", "city", "hear", "id", **_where("hear IS NOT NULL")),
    Index(None, "entered_by", "id"),
)

# The words by which proposals are found (storage.proposals.worded).
Word = String(24).with_variant(String(24, collation="C"), "postgresql")
worded = Table(
    "worded",
    metadata,
    Column("word", Word, primary_key=True),
    Column("area", Code, primary_key=True),
    Column(
        "proposal_id",
        Id,
        ForeignKey("proposals.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    sqlite_with_rowid=False,
)

# Who supports which proposal, each person once.
supports = Table(
    "supports",
    metadata,
    Column("proposal_id", Id, ForeignKey("proposals.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("near", Boolean, nullable=False),  # lives in its kelurahan
    Column("at", Utc, nullable=False),
    Index(None, "person_id"),
)

proposal_files = Table(
    "proposal_files",
    metadata,
    Column("proposal_id", Id, ForeignKey("proposals.id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("file_id", Id, ForeignKey("files.id"), nullable=False),
    Index(None, "file_id"),
)

history = Table(
    "history",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("proposal_id", Id, ForeignKey("proposals.id", ondelete="CASCADE"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("event", String(20), nullable=False),
    Column("from_state", String(20)),
    Column("to_state", String(20), nullable=False),
    Column("at", Utc, nullable=False),
    Column("person_id", Id, ForeignKey("people.id", ondelete="SET NULL")),
    Column("role", String(20), nullable=False),
    Column("why", Text),
    Column("changes", JSON),  # what it was before, by field
    Column("actor", String(120)),  # the name of whoever did it, as people read it
    Column("area", Code),  # of the role in which they did it
    Column("tahap", String(20)),
    Column("reason", String(30)),
    Column("next", String(20)),  # what comes next: a tahap, or "author", "nothing", ...
    Column("by", Date),
    Column("undoes", Integer),  # the version that this takes back
    Column("data", JSON),  # what else was decided: priority, amount, how much was carried out
    UniqueConstraint("proposal_id", "version"),
    CheckConstraint(
        "event NOT IN ('returned', 'kept', 'ended') OR "
        "(reason IS NOT NULL AND why IS NOT NULL AND length(trim(why)) > 0)",
        name="reasoned",
    ),
)

# The tahapan of the years, of a city and an RKPD year, in order.
tahapan = Table(
    "tahapan",
    metadata,
    Column("city", Code, primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("key", String(20), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("name", String(100), nullable=False),
    Column("level", Integer, nullable=False),  # 4 kelurahan, 3 kecamatan, 2 city
    Column("opens", Date),
    Column("closes", Date),
    Column("tell_by", Date),
)

# Who may do what where, from when to when. Nothing is deleted here.
staff = Table(
    "staff",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("person_id", Id, ForeignKey("people.id", ondelete="SET NULL")),
    Column("name", String(100)),
    Column("role", String(20), nullable=False),
    Column("area", Code, nullable=False),
    Column("opd", String(100)),
    Column("from_at", Utc, nullable=False),
    Column("until_at", Utc),
    # Of a pendamping: whose head they are, within the kelurahan.
    Column("rt", String(20)),
    Column("rw", String(20)),
    Column("mornings_off", Utc),  # STOP PAGI: no list of what is new
    Index(None, "person_id"),
    Index(None, "area"),
)

# The offices (OPD) of a city, where it has said which there are: what else each is called, too.
opds = Table(
    "opds",
    metadata,
    Column("city", Code, ForeignKey("areas.code"), primary_key=True),
    Column("name", String(100), primary_key=True),
    Column("also", JSON, nullable=False),
)

# The dictionary of proposals (kamus usulan) of a city, where it has one; `cost` is of one unit.
kamus = Table(
    "kamus",
    metadata,
    Column("city", Code, ForeignKey("areas.code"), primary_key=True),
    Column("item", String(200), primary_key=True),
    Column("opd", String(100)),
    Column("unit", String(20)),
    Column("cost", BigInteger),
)

# What staff did that is not in a proposal's history: grants, uses, ends, looks at personal data.
audit = Table(
    "audit",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("at", Utc, nullable=False),
    Column("person_id", Id, ForeignKey("people.id", ondelete="SET NULL")),
    Column("actor", String(120), nullable=False),
    Column("action", String(30), nullable=False),
    Column("area", Code),
    Column("about", String(120)),
    Column("data", JSON),
    Index(None, "at"),
)

# What each level recommends.
recommendations = Table(
    "recommendations",
    metadata,
    Column("proposal_id", Id, ForeignKey("proposals.id", ondelete="CASCADE"), primary_key=True),
    Column("tahap", String(20), primary_key=True),
    Column("text", Text, nullable=False),
    Column("volume", Text),
    Column("cost", BigInteger),
    Column("actor", String(120), nullable=False),
    Column("at", Utc, nullable=False),
)

# Cards of paper that proposals were entered from, with the photo of each.
cards = Table(
    "cards",
    metadata,
    Column("card", String(10), primary_key=True),
    Column("proposal_id", Id, ForeignKey("proposals.id", ondelete="CASCADE"), nullable=False),
    Column("file_id", Id, ForeignKey("files.id")),
    Column("at", Utc, nullable=False),
    Index(None, "proposal_id"),
    Index(None, "file_id"),
)

# What has been typed into SIPD, with SIPD's own id.
sipd_entries = Table(
    "sipd_entries",
    metadata,
    Column("proposal_id", Id, ForeignKey("proposals.id", ondelete="CASCADE"), primary_key=True),
    Column("city", Code, nullable=False),
    Column("sipd", String(40), nullable=False),
    Column("at", Utc, nullable=False),
    UniqueConstraint("city", "sipd"),
)

# Questions to authors and what they answered.
remarks = Table(
    "remarks",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("proposal_id", Id, ForeignKey("proposals.id", ondelete="CASCADE"), nullable=False),
    Column("answers", Id, ForeignKey("remarks.id", ondelete="CASCADE")),  # null: a question
    Column("person_id", Id, ForeignKey("people.id", ondelete="SET NULL")),  # who speaks
    Column("to_id", Id, ForeignKey("people.id", ondelete="SET NULL")),  # who is asked
    Column("actor", String(120)),
    Column("at", Utc, nullable=False),
    Column("text", Text),
    Column("file_id", Id, ForeignKey("files.id")),
    Column("lat", Float),
    Column("lon", Float),
    Column("answered_at", Utc),  # of a question
    Column("reminded_at", Utc),
    Index(None, "proposal_id", "id"),
    Index("ix_remarks_open", "to_id", **_where("answers IS NULL AND answered_at IS NULL")),
    Index("ix_remarks_waiting", "at", **_where("answers IS NULL AND answered_at IS NULL")),
)

# Authors who could not be told of a step when it happened.
untold = Table(
    "untold",
    metadata,
    Column("proposal_id", Id, ForeignKey("proposals.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("why", String(20), nullable=False),
    Column("at", Utc, nullable=False),
)

# The other steps of which a message tells too, until it is certain that it has arrived.
bundled = Table(
    "bundled",
    metadata,
    Column("proposal_id", Id, ForeignKey("proposals.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    # Where people read the outbox itself, a message gets a new id when it is delivered.
    Column(
        "message_id",
        Id,
        ForeignKey("outbox.id", ondelete="CASCADE", onupdate="CASCADE"),
        nullable=False,
    ),
    Index(None, "message_id"),
)

# Phone numbers by which people take over what was entered for them.
claims = Table(
    "claims",
    metadata,
    Column("proposal_id", Id, ForeignKey("proposals.id", ondelete="CASCADE"), primary_key=True),
    Column("phone", String(20), nullable=False),
    Index(None, "phone"),
)

# Rows of paper lists that were taken, so that nothing is doubled.
imported = Table(
    "imported",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("proposal_id", Id, ForeignKey("proposals.id", ondelete="CASCADE"), nullable=False),
    Column("near", String(64)),  # the same but for the amount; null: from before it counted
    Index(None, "proposal_id"),
    Index(None, "near"),
)

# What the headings of lists mean, as those who sent them have said: a person, or a name at the
# command line.
list_headings = Table(
    "list_headings",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE")),
    Column("actor", String(120)),
    Column("heading", String(160), nullable=False),  # folded
    Column("column", String(20), nullable=False),  # "": of no use
    Index(None, "person_id"),
    Index(None, "actor"),
)

# Counts without names: what has happened so often in a month.
monthly = Table(
    "monthly",
    metadata,
    Column("city", Code, primary_key=True),
    Column("month", String(7), primary_key=True),  # "2026-11"
    Column("what", String(60), primary_key=True),
    Column("n", Integer, nullable=False),
)

# Where a complaint is quicker than a proposal, by what it is about; data of the city.
quicker = Table(
    "quicker",
    metadata,
    Column("city", Code, primary_key=True),
    Column("thing", String(60), primary_key=True),
    Column("office", String(100), nullable=False),
    Column("contact", String(100), nullable=False),
    Column("hours", String(100), nullable=False),
)

# Where one can speak with an officer; data of the city.
speaking = Table(
    "speaking",
    metadata,
    Column("area", Code, primary_key=True),
    Column("office", String(100), nullable=False),
    Column("contact", String(100), nullable=False),
    Column("hours", String(100), nullable=False),
)

counters = Table(
    "counters",
    metadata,
    Column("city", Code, primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("last", Integer, nullable=False),
)

# Work that no turn waits for, each job in the hands of one process (storage.database.jobs).
jobs = Table(
    "jobs",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("kind", String(12), nullable=False),
    Column("payload", JSON, nullable=False),
    Column("file_id", Id, ForeignKey("files.id", ondelete="CASCADE")),
    # The person who waits for it.
    Column("owner", Id, ForeignKey("people.id", ondelete="SET NULL")),
    # The process that has it; 0: nobody.
    Column("claim", Id, nullable=False),
    # How often it was put off, and how often it was begun, counted beforehand.
    Column("attempts", Integer, nullable=False),
    Column("begun", Integer, nullable=False),
    Column("progress", JSON),
    Column("not_before", Utc),
    Column("at", Utc, nullable=False),
    UniqueConstraint("file_id"),
    Index(None, "owner"),
)

# Links by which another program pulls an export, by the digest of their token; each ends with the
# role of whoever made it.
export_links = Table(
    "export_links",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("digest", String(64), nullable=False),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Column("wanted", JSON, nullable=False),
    Column("created_at", Utc, nullable=False),
    Column("pulled_at", Utc),
    Column("ended_at", Utc),
    Index("uq_export_links_digest", "digest", unique=True),
    Index(None, "person_id"),
)

# Raw messages that could not be read, for staff, 30 days.
unreadable = Table(
    "unreadable",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("channel", String(16), nullable=False),
    Column("at", Utc, nullable=False),
    Column("raw", Text, nullable=False),
    Column("why", String(200), nullable=False),
    Index(None, "at"),
)

# What was not understood, without names, to learn from, 30 days; `acts` are those that it was asked
# back as, separated by a blank.
unheard = Table(
    "unheard",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("at", Utc, nullable=False),
    Column("text", String(300), nullable=False),
    Column("acts", String(60), nullable=False),
    Index(None, "at"),
)

# What platforms keep for us under a name of theirs, by a name of ours (Content at Twilio); what the
# calendar has done, and what it is still to do.
kept = Table(
    "kept",
    metadata,
    Column("name", String(200), primary_key=True),
    Column("value", String(200), nullable=False),
)

# What the public is asked. `definition` is what it says and asks (storage.consultations.model).
consultations = Table(
    "consultations",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("code", String(8), nullable=False),
    Column("city", Code, ForeignKey("areas.code"), nullable=False),
    Column("area", Code, nullable=False),
    Column("year", Integer),  # RKPD year
    Column("title", String(100), nullable=False),
    Column("definition", JSON, nullable=False),
    Column("version", Integer, nullable=False),
    Column("state", String(12), nullable=False),  # draft, open, closed
    Column("opens_at", Utc, nullable=False),
    Column("closes_at", Utc, nullable=False),
    Column("person_id", Id, ForeignKey("people.id", ondelete="SET NULL")),
    Column("actor", String(120), nullable=False),
    Column("created_at", Utc, nullable=False),
    Column("closed_at", Utc),
    Column("told_at", Utc),  # everyone who took part was told
    Column("document", Id, ForeignKey("files.id")),  # its PDF
    Column("series", String(8)),  # the code of the first that asked the same
    # What is public of its results so far; moves in steps (storage.consultations.public).
    Column("published", JSON),
    Index("uq_consultations_code", "code", unique=True),
    Index(None, "area"),
    Index("ix_consultations_open", "closes_at", **_where("state = 'open'")),
    Index(None, "series"),
)

# The proposals whose outcome a consultation judges.
consultation_works = Table(
    "consultation_works",
    metadata,
    Column(
        "consultation_id",
        Id,
        ForeignKey("consultations.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("proposal_id", Id, ForeignKey("proposals.id", ondelete="CASCADE"), primary_key=True),
    Index(None, "proposal_id"),
)

# Each definition that there was.
consultation_versions = Table(
    "consultation_versions",
    metadata,
    Column(
        "consultation_id",
        Id,
        ForeignKey("consultations.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("definition", JSON, nullable=False),
    Column("at", Utc, nullable=False),
    Column("actor", String(120), nullable=False),
)

# Who takes part. Of an anonymous answer nothing more is known than that there is one: `answer` is
# empty, and nothing here has a time. `place` tells several people at one phone apart; from 100 on
# it is somebody for whom staff typed. Without SQLite's row numbers, which would be an order.
participants = Table(
    "participants",
    metadata,
    Column(
        "consultation_id",
        Id,
        ForeignKey("consultations.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column(
        "person_id",
        Id,
        ForeignKey("people.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("sent", Boolean, nullable=False),
    Column("area", Code, nullable=False),  # whose results they are told
    Column("answer", String(32)),
    Index(None, "person_id"),
    sqlite_with_rowid=False,
)

# What was answered, by a key that is random. `digest` is that of the code of an anonymous one.
answers = Table(
    "answers",
    metadata,
    Column("key", String(32), primary_key=True),
    Column(
        "consultation_id",
        Id,
        ForeignKey("consultations.id", ondelete="CASCADE"),
        nullable=False,
    ),
    Column("area", Code, nullable=False),
    Column("about", String(16), nullable=False),  # what they chose to say of themselves
    Column("assisted", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("data", JSON, nullable=False),
    Column("digest", String(64)),
    Index(None, "consultation_id"),
    Index("uq_answers_digest", "digest", unique=True, **_where("digest IS NOT NULL")),
    sqlite_with_rowid=False,
)

# Photos of answers that are known to be somebody's.
answer_files = Table(
    "answer_files",
    metadata,
    Column("answer", String(32), ForeignKey("answers.key", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("file_id", Id, ForeignKey("files.id"), nullable=False),
    Index(None, "file_id"),
)

# How many answered what: what results are read from.
tallies = Table(
    "tallies",
    metadata,
    Column(
        "consultation_id",
        Id,
        ForeignKey("consultations.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("question", String(24), primary_key=True),
    Column("area", Code, primary_key=True),
    Column("about", String(16), primary_key=True),
    Column("value", String(32), primary_key=True),
    Column("n", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

# What somebody said in free words, by a key that is random; `looked` is whether it may be public:
# null while nobody has looked.
inputs = Table(
    "inputs",
    metadata,
    Column("key", String(32), primary_key=True),
    Column(
        "consultation_id",
        Id,
        ForeignKey("consultations.id", ondelete="CASCADE"),
        nullable=False,
    ),
    Column("answer", String(32), ForeignKey("answers.key", ondelete="CASCADE"), nullable=False),
    Column("question", String(24), nullable=False),
    Column("area", Code, nullable=False),
    Column("text", Text, nullable=False),
    Column("group_id", Id, ForeignKey("input_groups.id", ondelete="SET NULL")),
    Column("looked", Boolean),
    Index(None, "consultation_id", "group_id"),
    Index(None, "consultation_id", "looked", "key"),
    Index(None, "answer"),
    sqlite_with_rowid=False,
)

# Who says the same as an input that everybody may see. No time: it may stand beside an answer.
input_supports = Table(
    "input_supports",
    metadata,
    Column("input", String(32), ForeignKey("inputs.key", ondelete="CASCADE"), primary_key=True),
    Column(
        "person_id",
        Id,
        ForeignKey("people.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Index(None, "person_id"),
    sqlite_with_rowid=False,
)

# What several inputs say, and what the city answers.
input_groups = Table(
    "input_groups",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column(
        "consultation_id",
        Id,
        ForeignKey("consultations.id", ondelete="CASCADE"),
        nullable=False,
    ),
    Column("title", String(120), nullable=False),
    Column("outcome", String(12)),  # taken, part, refused, noted; null: not answered yet
    Column("reply", Text),
    Column("follow_up", Text),
    Column("actor", String(120)),
    Column("at", Utc),
    UniqueConstraint("consultation_id", "title"),
)

# Browsers that ring: where a push service takes what is for one of them, and its keys.
subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("channel", String(16), nullable=False),
    Column("address", String(200), nullable=False),
    Column("endpoint", String(1000), nullable=False, unique=True),
    Column("key", String(88), nullable=False),
    Column("secret", String(24), nullable=False),
    Column("at", Utc, nullable=False),
    ForeignKeyConstraint(
        ["channel", "address"],
        ["addresses.channel", "addresses.address"],
        ondelete="CASCADE",
    ),
    Index(None, "channel", "address"),
)

# One-time codes: carrying a chat to another device.
codes = Table(
    "codes",
    metadata,
    Column("code", String(64), primary_key=True),  # hashed
    Column("purpose", String(12), nullable=False),
    Column("value", String(400), nullable=False),
    Column("until", Utc, nullable=False),
)

# What may be done so often in a time by all processes together, by a name of ours: when it is all
# there again, seconds since 1970.
rates = Table(
    "rates",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("free_at", Float, nullable=False),
)
