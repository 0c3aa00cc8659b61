"""Paper cards that proposals were entered from, with the photo of each.

Revision 0030, after 0029.
"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "cards",
        sa.Column("card", sa.String(10), nullable=False),
        sa.Column("proposal_id", number, nullable=False),
        sa.Column("file_id", number, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposals.id"],
            name="fk_cards_proposal_id_proposals",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name="fk_cards_file_id_files"),
        sa.PrimaryKeyConstraint("card", name="pk_cards"),
    )
    op.create_index("ix_cards_proposal_id", "cards", ["proposal_id"])
    op.create_index("ix_cards_file_id", "cards", ["file_id"])
