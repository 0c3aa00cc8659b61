"""Texts that platforms approve, and who was written to with them.

Revision 0012, after 0011.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    moment = sa.DateTime(timezone=True)
    op.add_column("mailbox", sa.Column("outside", sa.JSON()))
    op.add_column("mailbox", sa.Column("way", sa.String(length=64)))
    op.add_column("mailing_texts", sa.Column("outside", sa.JSON()))
    undecided, gone = sa.text("state = 'waiting' AND way IS NULL"), sa.text("way IS NOT NULL")
    op.create_index(
        "ix_mailbox_undecided",
        "mailbox",
        ["channel", "priority", "id"],
        sqlite_where=undecided,
        postgresql_where=undecided,
    )
    op.create_index(
        "ix_mailbox_way", "mailbox", ["channel", "way"], sqlite_where=gone, postgresql_where=gone
    )
    op.create_table(
        "templates",
        sa.Column("id", number, autoincrement=False, nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("locale", sa.String(length=8), nullable=False),
        sa.Column("digest", sa.String(length=16), nullable=False),
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("variables", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("category", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=300)),
        sa.Column("made_at", moment, nullable=False),
        sa.Column("checked_at", moment),
        sa.Column("warm_at", moment),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_templates")),
        sa.UniqueConstraint(
            "channel",
            "kind",
            "locale",
            "digest",
            name=op.f("uq_templates_channel_kind_locale_digest"),
        ),
    )
    op.create_table(
        "written_first",
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.PrimaryKeyConstraint("channel", "address", name=op.f("pk_written_first")),
    )
    op.create_index("ix_written_first_channel_at", "written_first", ["channel", "at"])
    op.create_table(
        "openings",
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("person_id", number, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("reminded_at", moment),
        sa.Column("ended_at", moment),
        sa.PrimaryKeyConstraint("channel", "address", name=op.f("pk_openings")),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_openings_person_id_people"),
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_openings_person_id", "openings", ["person_id"])
    open_ones = sa.text("ended_at IS NULL")
    op.create_index(
        "ix_openings_at", "openings", ["at"], sqlite_where=open_ones, postgresql_where=open_ones
    )
