"""An index of what waits for its reader to write.

Revision 0005, after 0004.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    where = sa.text("state = 'waiting'")
    op.create_index(
        "ix_mailbox_waiting",
        "mailbox",
        ["channel", "address"],
        sqlite_where=where,
        postgresql_where=where,
    )
