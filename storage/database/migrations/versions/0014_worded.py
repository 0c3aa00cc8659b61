"""The words by which proposals are found, and what waits for a desk by its state.

Revision 0014, after 0013.
"""

import re
import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

# As storage.proposals.worded had them when this was written.
COMMON = {
    "di",
    "ke",
    "dan",
    "yang",
    "yg",
    "untuk",
    "utk",
    "dari",
    "dengan",
    "pada",
    "rt",
    "rw",
    "jl",
}
AT_ONCE = 1000


def words_of(*texts: str | None) -> list[str]:
    plain = unicodedata.normalize("NFKC", " ".join(filter(None, texts))).casefold()
    found = (word[:24] for word in re.findall(r"[^\W_]+", plain))
    return list(dict.fromkeys(w for w in found if len(w) > 1 and w not in COMMON))[:60]


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    code = sa.String(13).with_variant(sa.String(13, collation="C"), "postgresql")
    word = sa.String(24).with_variant(sa.String(24, collation="C"), "postgresql")
    worded = op.create_table(
        "worded",
        sa.Column("word", word, nullable=False),
        sa.Column("area", code, nullable=False),
        sa.Column("proposal_id", number, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposals.id"],
            name=op.f("fk_worded_proposal_id_proposals"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("word", "area", "proposal_id", name=op.f("pk_worded")),
        sqlite_with_rowid=False,
    )
    where = sa.text("desk IS NOT NULL")
    for name, first in (("desk_state", "city"), ("area_desk_state", "area")):
        op.create_index(
            f"ix_proposals_{name}",
            "proposals",
            [first, "desk", "state", "due", "id"],
            sqlite_where=where,
            postgresql_where=where,
        )
    connection, after = op.get_bind(), 0
    some = sa.text(
        "SELECT id, area, wish, place FROM proposals WHERE id > :after ORDER BY id LIMIT :most"
    )
    while rows := connection.execute(some, {"after": after, "most": AT_ONCE}).fetchall():
        after = rows[-1].id
        found = [
            {"word": word, "area": row.area, "proposal_id": row.id}
            for row in rows
            for word in words_of(row.wish, row.place)
        ]
        if found:
            connection.execute(worded.insert(), found)
