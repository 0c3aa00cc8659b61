"""RT and RW: those that a pendamping speaks for, those that a city has, where proposals come from;
days off, and quiet hours by season.

Revision 0028, after 0027. An invitation holds whom it is for; SQLite does not hold a text to its
length.
"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    code = sa.String(13).with_variant(sa.String(13, collation="C"), "postgresql")
    op.add_column("staff", sa.Column("rt", sa.String(length=20)))
    op.add_column("staff", sa.Column("rw", sa.String(length=20)))
    op.add_column("areas", sa.Column("quiet_seasons", sa.JSON()))
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("codes", "value", type_=sa.String(length=400))
    op.create_table(
        "neighbourhoods",
        sa.Column("area", code, nullable=False),
        sa.Column("rw", sa.String(length=3), nullable=False),
        sa.Column("rt", sa.String(length=3), nullable=False),
        sa.ForeignKeyConstraint(
            ["area"], ["areas.code"], name=op.f("fk_neighbourhoods_area_areas")
        ),
        sa.PrimaryKeyConstraint("area", "rw", "rt", name=op.f("pk_neighbourhoods")),
    )
    op.create_index(
        "ix_proposals_area_year_rw_rt_state", "proposals", ["area", "year", "rw", "rt", "state"]
    )
    op.create_table(
        "days_off",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_days_off")),
    )
