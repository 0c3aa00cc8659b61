"""An RT or RW may be several, as typed: "1 s/d 4".

Revision 0010, after 0009. SQLite does not hold a text to its length.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for column in ("rt", "rw"):
            op.alter_column("proposals", column, type_=sa.String(length=20))
