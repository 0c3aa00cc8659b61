"""What somebody has looked at is found without reading all that was said.

Revision 0031, after 0030.
"""

from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_inputs_consultation_id_looked_key", "inputs", ["consultation_id", "looked", "key"]
    )
