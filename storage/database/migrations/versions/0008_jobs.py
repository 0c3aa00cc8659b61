"""Jobs that one process at a time has: downloads, lists, deletions of files.

Revision 0008, after 0007.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "jobs",
        sa.Column("id", number, autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("file_id", number, nullable=True),
        sa.Column("owner", number, nullable=True),
        sa.Column("claim", number, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("begun", sa.Integer(), nullable=False),
        sa.Column("progress", sa.JSON(), nullable=True),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["files.id"], name=op.f("fk_jobs_file_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["owner"], ["people.id"], name=op.f("fk_jobs_owner"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
        sa.UniqueConstraint("file_id", name=op.f("uq_jobs_file_id")),
    )
    op.create_index("ix_jobs_owner", "jobs", ["owner"])
    # What has been tried so far of the files that are wanted. Nobody has any of them.
    op.execute(
        "INSERT INTO jobs"
        " (id, kind, payload, file_id, owner, claim, attempts, begun, not_before, at)"
        " SELECT id, CASE WHEN hash IS NULL THEN 'download' ELSE 'list' END, '{}', id, person_id,"
        " 0, attempts, opened, not_before, at FROM files WHERE state = 'wanted'"
    )
    for name in ("attempts", "opened", "not_before"):
        op.execute(f"ALTER TABLE files DROP COLUMN {name}")
