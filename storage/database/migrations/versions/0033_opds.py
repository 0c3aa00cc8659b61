"""The offices (OPD) of a city, as data.

Revision 0033, after 0032.
"""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    code = sa.String(13).with_variant(sa.String(13, collation="C"), "postgresql")
    op.create_table(
        "opds",
        sa.Column("city", code, nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("also", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["city"], ["areas.code"], name=op.f("fk_opds_city_areas")),
        sa.PrimaryKeyConstraint("city", "name", name=op.f("pk_opds")),
    )
