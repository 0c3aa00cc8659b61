"""Photos are for everybody only after a look: what could be seen until now waits for one. And who
of staff wants no list in the morning.

Revision 0011, after 0010.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

WAITS = sa.text("look = 'waits'")


def upgrade() -> None:
    op.add_column("files", sa.Column("look", sa.String(length=8), nullable=True))
    op.add_column("staff", sa.Column("mornings_off", sa.DateTime(timezone=True), nullable=True))
    op.execute(
        "UPDATE files SET look = 'waits' WHERE id IN "
        "(SELECT file_id FROM proposal_files WHERE place < 100)"
    )
    op.create_index("ix_files_look", "files", ["id"], sqlite_where=WAITS, postgresql_where=WAITS)
