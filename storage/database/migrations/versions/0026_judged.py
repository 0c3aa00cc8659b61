"""Consultations about finished work and services, again and again; inputs that others support.

Revision 0026, after 0025.
"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.add_column("consultations", sa.Column("series", sa.String(8)))
    op.create_index("ix_consultations_series", "consultations", ["series"])
    op.create_table(
        "consultation_works",
        sa.Column("consultation_id", number, nullable=False, autoincrement=False),
        sa.Column("proposal_id", number, nullable=False),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultations.id"],
            name=op.f("fk_consultation_works_consultation_id_consultations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposals.id"],
            name=op.f("fk_consultation_works_proposal_id_proposals"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "consultation_id", "proposal_id", name=op.f("pk_consultation_works")
        ),
    )
    op.create_index("ix_consultation_works_proposal_id", "consultation_works", ["proposal_id"])
    op.create_table(
        "input_supports",
        sa.Column("input", sa.String(32), nullable=False),
        sa.Column("person_id", number, nullable=False, autoincrement=False),
        sa.ForeignKeyConstraint(
            ["input"], ["inputs.key"], name=op.f("fk_input_supports_input_inputs"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_input_supports_person_id_people"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("input", "person_id", name=op.f("pk_input_supports")),
        sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_index("ix_input_supports_person_id", "input_supports", ["person_id"])
