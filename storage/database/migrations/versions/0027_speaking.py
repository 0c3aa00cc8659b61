"""Where one can speak with an officer, by area.

Revision 0027, after 0026.
"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

CODE = sa.String(13).with_variant(sa.String(13, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "speaking",
        sa.Column("area", CODE, nullable=False),
        sa.Column("office", sa.String(100), nullable=False),
        sa.Column("contact", sa.String(100), nullable=False),
        sa.Column("hours", sa.String(100), nullable=False),
        sa.PrimaryKeyConstraint("area", name="pk_speaking"),
    )
