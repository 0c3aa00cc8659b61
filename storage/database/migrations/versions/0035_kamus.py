"""The dictionary of proposals (kamus usulan) of a city.

Revision 0035, after 0034.
"""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    code = sa.String(13).with_variant(sa.String(13, collation="C"), "postgresql")
    op.add_column("proposals", sa.Column("kamus", sa.String(length=200)))
    op.create_table(
        "kamus",
        sa.Column("city", code, nullable=False),
        sa.Column("item", sa.String(length=200), nullable=False),
        sa.Column("opd", sa.String(length=100)),
        sa.Column("unit", sa.String(length=20)),
        sa.Column("cost", sa.BigInteger()),
        sa.ForeignKeyConstraint(["city"], ["areas.code"], name=op.f("fk_kamus_city_areas")),
        sa.PrimaryKeyConstraint("city", "item", name=op.f("pk_kamus")),
    )
