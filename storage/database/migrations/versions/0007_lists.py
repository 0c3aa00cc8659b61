"""What senders say of their lists, and rows that differ only in the amount.

Revision 0007, after 0006.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    with op.batch_alter_table("imported") as batch_op:
        batch_op.add_column(sa.Column("near", sa.String(length=64), nullable=True))
        batch_op.create_index("ix_imported_near", ["near"])
    with op.batch_alter_table("files") as batch_op:
        batch_op.add_column(sa.Column("answers", sa.JSON(), nullable=True))
    op.create_table(
        "list_headings",
        sa.Column("id", number, autoincrement=False, nullable=False),
        sa.Column("person_id", number, nullable=True),
        sa.Column("actor", sa.String(length=120), nullable=True),
        sa.Column("heading", sa.String(length=160), nullable=False),
        sa.Column("column", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_list_headings_person_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_list_headings")),
    )
    op.create_index("ix_list_headings_person_id", "list_headings", ["person_id"])
    op.create_index("ix_list_headings_actor", "list_headings", ["actor"])
