"""The tables, the same on SQLite and PostgreSQL. Migrations bring a database to this shape."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Numeric,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
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
)

# Message ids that were taken: a repeat ends here. The text stays where a person sees it again
# (browser chat), 90 days.
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

mailbox = Table(
    "mailbox",
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
    Column("platform_id", String(120)),
    Column("why", String(200)),
    Index(None, "channel", "address", "id"),
    Index("ix_mailbox_platform_id", "channel", "platform_id"),
    Index(
        "ix_mailbox_unsettled",
        "id",
        sqlite_where=text("settled_at IS NULL"),
        postgresql_where=text("settled_at IS NULL"),
    ),
    Index(None, "person_id"),
    Index(None, "created_at"),
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
    Column("attempts", Integer, nullable=False),
    Column("not_before", Utc),
    Column("hash", String(64)),
    Column("at", Utc, nullable=False),
    Column("locale", String(8), nullable=False),
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
    Column("year", Integer, nullable=False),  # RKPD year; a kept proposal moves on
    Column("area", Code, ForeignKey("areas.code"), nullable=False),
    Column("person_id", Id, ForeignKey("people.id", ondelete="SET NULL")),
    Column("name", String(100)),  # in whose name it goes; staff see it
    Column("show_name", String(8), nullable=False),
    Column("topic", String(20), nullable=False),
    Column("wish", Text, nullable=False),
    Column("problem", Text, nullable=False),
    Column("place", Text),
    Column("rt", String(5)),
    Column("rw", String(5)),
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
    UniqueConstraint("city", "number_year", "number"),
    Index(None, "person_id", "id"),
    Index(None, "area", "year"),
    Index(None, "letters", "number"),
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
    UniqueConstraint("proposal_id", "version"),
)

counters = Table(
    "counters",
    metadata,
    Column("city", Code, primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("last", Integer, nullable=False),
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

# What platforms keep for us under a name of theirs, by a name of ours (Content at Twilio).
kept = Table(
    "kept",
    metadata,
    Column("name", String(200), primary_key=True),
    Column("value", String(200), nullable=False),
)

# One-time codes: carrying a browser chat to another browser.
codes = Table(
    "codes",
    metadata,
    Column("code", String(64), primary_key=True),  # hashed
    Column("purpose", String(12), nullable=False),
    Column("value", String(200), nullable=False),
    Column("until", Utc, nullable=False),
)
