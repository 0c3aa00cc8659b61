"""What the public is asked, who takes part, what was answered, and what the city answers.

Revision 0013, after 0012. Tables that hold who took part and what was answered have no row number
of SQLite's own: it would be the order in which they came.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
CODE = sa.String(length=13).with_variant(sa.String(length=13, collation="C"), "postgresql")
WHEN = sa.DateTime(timezone=True)


def _of(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["consultation_id"],
        ["consultations.id"],
        name=op.f(f"fk_{table}_consultation_id_consultations"),
        ondelete="CASCADE",
    )


def upgrade() -> None:
    op.create_table(
        "consultations",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("city", CODE, nullable=False),
        sa.Column("area", CODE, nullable=False),
        sa.Column("year", sa.Integer()),
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("definition", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("opens_at", WHEN, nullable=False),
        sa.Column("closes_at", WHEN, nullable=False),
        sa.Column("person_id", NUMBER),
        sa.Column("actor", sa.String(length=120), nullable=False),
        sa.Column("created_at", WHEN, nullable=False),
        sa.Column("closed_at", WHEN),
        sa.Column("told_at", WHEN),
        sa.Column("document", NUMBER),
        sa.Column("published", sa.JSON()),
        sa.ForeignKeyConstraint(["city"], ["areas.code"], name=op.f("fk_consultations_city_areas")),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_consultations_person_id_people"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["document"], ["files.id"], name=op.f("fk_consultations_document_files")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultations")),
    )
    op.create_index("uq_consultations_code", "consultations", ["code"], unique=True)
    op.create_index("ix_consultations_area", "consultations", ["area"])
    open = sa.text("state = 'open'")
    op.create_index(
        "ix_consultations_open",
        "consultations",
        ["closes_at"],
        sqlite_where=open,
        postgresql_where=open,
    )
    op.create_table(
        "consultation_versions",
        sa.Column("consultation_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("definition", sa.JSON(), nullable=False),
        sa.Column("at", WHEN, nullable=False),
        sa.Column("actor", sa.String(length=120), nullable=False),
        _of("consultation_versions"),
        sa.PrimaryKeyConstraint(
            "consultation_id", "version", name=op.f("pk_consultation_versions")
        ),
    )
    op.create_table(
        "participants",
        sa.Column("consultation_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("person_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sent", sa.Boolean(), nullable=False),
        sa.Column("area", CODE, nullable=False),
        sa.Column("answer", sa.String(length=32)),
        _of("participants"),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_participants_person_id_people"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "consultation_id", "person_id", "place", name=op.f("pk_participants")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_participants_person_id", "participants", ["person_id"])
    op.create_table(
        "answers",
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("consultation_id", NUMBER, nullable=False),
        sa.Column("area", CODE, nullable=False),
        sa.Column("about", sa.String(length=16), nullable=False),
        sa.Column("assisted", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(length=64)),
        _of("answers"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_answers")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_answers_consultation_id", "answers", ["consultation_id"])
    coded = sa.text("digest IS NOT NULL")
    op.create_index(
        "uq_answers_digest",
        "answers",
        ["digest"],
        unique=True,
        sqlite_where=coded,
        postgresql_where=coded,
    )
    op.create_table(
        "answer_files",
        sa.Column("answer", sa.String(length=32), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("file_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["answer"],
            ["answers.key"],
            name=op.f("fk_answer_files_answer_answers"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["files.id"], name=op.f("fk_answer_files_file_id_files")
        ),
        sa.PrimaryKeyConstraint("answer", "place", name=op.f("pk_answer_files")),
    )
    op.create_index("ix_answer_files_file_id", "answer_files", ["file_id"])
    op.create_table(
        "tallies",
        sa.Column("consultation_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("question", sa.String(length=24), nullable=False),
        sa.Column("area", CODE, nullable=False),
        sa.Column("about", sa.String(length=16), nullable=False),
        sa.Column("value", sa.String(length=32), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        _of("tallies"),
        sa.PrimaryKeyConstraint(
            "consultation_id", "question", "area", "about", "value", name=op.f("pk_tallies")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "input_groups",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("consultation_id", NUMBER, nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("outcome", sa.String(length=12)),
        sa.Column("reply", sa.Text()),
        sa.Column("follow_up", sa.Text()),
        sa.Column("actor", sa.String(length=120)),
        sa.Column("at", WHEN),
        _of("input_groups"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_input_groups")),
        sa.UniqueConstraint(
            "consultation_id", "title", name=op.f("uq_input_groups_consultation_id")
        ),
    )
    op.create_table(
        "inputs",
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("consultation_id", NUMBER, nullable=False),
        sa.Column("answer", sa.String(length=32), nullable=False),
        sa.Column("question", sa.String(length=24), nullable=False),
        sa.Column("area", CODE, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("group_id", NUMBER),
        sa.Column("looked", sa.Boolean()),
        _of("inputs"),
        sa.ForeignKeyConstraint(
            ["answer"], ["answers.key"], name=op.f("fk_inputs_answer_answers"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["input_groups.id"],
            name=op.f("fk_inputs_group_id_input_groups"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_inputs")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_inputs_consultation_id_group_id", "inputs", ["consultation_id", "group_id"])
    op.create_index("ix_inputs_answer", "inputs", ["answer"])
