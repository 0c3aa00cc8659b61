"""What waits until a person has looked at it; where a complaint is quicker; counts without names.

Revision 0018, after 0017.
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

CODE = sa.String(13).with_variant(sa.String(13, collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column("proposals", sa.Column("held", sa.String(20)))
    held = sa.text("held IS NOT NULL")
    op.create_index(
        "ix_proposals_held",
        "proposals",
        ["city", "area", "id"],
        sqlite_where=held,
        postgresql_where=held,
    )
    op.create_table(
        "monthly",
        sa.Column("city", CODE, nullable=False),
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("what", sa.String(60), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("city", "month", "what", name="pk_monthly"),
    )
    op.create_table(
        "quicker",
        sa.Column("city", CODE, nullable=False),
        sa.Column("thing", sa.String(60), nullable=False),
        sa.Column("office", sa.String(100), nullable=False),
        sa.Column("contact", sa.String(100), nullable=False),
        sa.Column("hours", sa.String(100), nullable=False),
        sa.PrimaryKeyConstraint("city", "thing", name="pk_quicker"),
    )
