"""What was kept stays in its own year until it is carried over; what had come again by its date
was carried over. What steps changed names columns as they are called since 0020.

Revision 0024, after 0023.
"""

import json

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

AT_ONCE = 500
DATA = sa.bindparam("data", type_=sa.JSON)


def upgrade() -> None:
    connection = op.get_bind()
    # As text: a quote within somebody's words is escaped there, so that only a key looks like this.
    if connection.dialect.name == "postgresql":
        op.execute(
            "UPDATE history SET changes = CAST(replace(CAST(changes AS text), "
            "'\"rung\"', '\"tahap\"') AS JSON) WHERE CAST(changes AS text) LIKE '%\"rung\"%'"
        )
    else:
        op.execute(
            "UPDATE history SET changes = replace(changes, '\"rung\"', '\"tahap\"') "
            "WHERE changes LIKE '%\"rung\"%'"
        )
    kept = "SELECT id, year FROM proposals WHERE state = 'belum_diakomodir' ORDER BY id"
    years = {row.id: row.year for row in connection.execute(sa.text(kept))}
    ids = list(years)
    for begin in range(0, len(ids), AT_ONCE):
        _back(connection, {id: years[id] for id in ids[begin : begin + AT_ONCE]})
    reopened = (
        "SELECT h.id, p.year FROM history h JOIN proposals p ON p.id = h.proposal_id "
        "WHERE h.event = 'reopened'"
    )
    come = connection.execute(sa.text(reopened)).all()
    for row in come:
        connection.execute(
            sa.text(
                "UPDATE history SET event = 'carried_over', data = :data WHERE id = :id"
            ).bindparams(DATA),
            {"id": row.id, "data": {"to": row.year}},
        )


def _back(connection: sa.Connection, years: dict[int, int]) -> None:
    """Proposals that were moved when they were kept, as the newest such step of each says."""
    steps = sa.text(
        "SELECT id, proposal_id, data, changes FROM history "
        "WHERE event = 'kept' AND proposal_id IN :ids ORDER BY version"
    ).bindparams(sa.bindparam("ids", expanding=True))
    newest = {row.proposal_id: row for row in connection.execute(steps, {"ids": list(years)})}
    for id, step in newest.items():
        was, data = _json(step.changes), _json(step.data)
        if "year" not in was or "tahap" not in was:
            continue
        connection.execute(
            sa.text("UPDATE proposals SET year = :year, tahap = :tahap WHERE id = :id"),
            {"id": id, "year": was["year"], "tahap": was["tahap"]},
        )
        connection.execute(
            sa.text("UPDATE history SET data = :data WHERE id = :id").bindparams(DATA),
            {"id": step.id, "data": {**data, "to": years[id]}},
        )


def _json(value: object) -> dict[str, object]:
    """A column that SQLite keeps as text."""
    found = json.loads(value) if isinstance(value, str) else value
    return found if isinstance(found, dict) else {}
