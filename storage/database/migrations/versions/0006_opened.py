"""How often a file was begun to be opened; what holds a photo holds nothing else.

Revision 0006, after 0005.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("files", sa.Column("opened", sa.Integer(), nullable=False, server_default="0"))
    # A document could take the place of a photo that had failed, and then stopped all others. As a
    # photo it is refused, and whoever sent it hears so.
    op.execute(
        "UPDATE files SET kind = 'photo' WHERE kind = 'document' AND ("
        "id IN (SELECT file_id FROM proposal_files) OR "
        "id IN (SELECT file_id FROM meeting_files))"
    )
