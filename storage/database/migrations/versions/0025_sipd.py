"""What has been typed into SIPD, with SIPD's own id.

Revision 0025, after 0024.
"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    code = sa.String(13).with_variant(sa.String(13, collation="C"), "postgresql")
    op.create_table(
        "sipd_entries",
        sa.Column("proposal_id", number, nullable=False),
        sa.Column("city", code, nullable=False),
        sa.Column("sipd", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposals.id"],
            name=op.f("fk_sipd_entries_proposal_id_proposals"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("proposal_id", name=op.f("pk_sipd_entries")),
        sa.UniqueConstraint("city", "sipd", name=op.f("uq_sipd_entries_city_sipd")),
    )
