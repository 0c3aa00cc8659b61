"""Where the money for a proposal comes from, and how much of it a kelurahan has.

Revision 0034, after 0033.
"""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    code = sa.String(13).with_variant(sa.String(13, collation="C"), "postgresql")
    op.add_column("proposals", sa.Column("fund", sa.String(length=20)))
    op.create_table(
        "pagu",
        sa.Column("area", code, nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("fund", sa.String(length=20), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["area"], ["areas.code"], name=op.f("fk_pagu_area_areas")),
        sa.PrimaryKeyConstraint("area", "year", "fund", name=op.f("pk_pagu")),
    )
