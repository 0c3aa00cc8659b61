"""What some apps can do with a message besides showing its words; until when what is said to
somebody costs nothing, because of where they came from.

Revision 0032, after 0031.
"""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("extras", sa.JSON(), nullable=True))
    op.add_column("mailing_texts", sa.Column("extras", sa.JSON(), nullable=True))
    op.add_column("addresses", sa.Column("free_until", sa.DateTime(timezone=True), nullable=True))
