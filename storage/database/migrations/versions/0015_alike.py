"""Proposals that ask for the same are found, supported and merged.

Revision 0015, after 0014.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("proposals", sa.Column("family", sa.String(30)))
    op.add_column("proposals", sa.Column("traits", sa.Text()))
    op.add_column(
        "proposals",
        sa.Column("supports", sa.Integer(), nullable=False, server_default=sa.text("0")),
    )
    op.add_column(
        "proposals",
        sa.Column("supports_near", sa.Integer(), nullable=False, server_default=sa.text("0")),
    )
    op.add_column("proposals", sa.Column("merged_into", ID))
    op.create_index(
        "ix_proposals_area_year_family_id", "proposals", ["area", "year", "family", "id"]
    )
    op.create_index(
        "ix_proposals_area_year_supports_id", "proposals", ["area", "year", "supports", "id"]
    )
    merged = sa.text("merged_into IS NOT NULL")
    op.create_index(
        "ix_proposals_merged_into",
        "proposals",
        ["merged_into"],
        sqlite_where=merged,
        postgresql_where=merged,
    )
    op.create_table(
        "supports",
        sa.Column("proposal_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("near", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposals.id"],
            name="fk_supports_proposal_id_proposals",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_supports_person_id_people", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("proposal_id", "person_id", name="pk_supports"),
    )
    op.create_index("ix_supports_person_id", "supports", ["person_id"])
