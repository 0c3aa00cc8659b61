"""Tables and columns are called what the field calls them: tahap, outbox, message.

Revision 0020, after 0019.
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

TABLES = {"rungs": "tahapan", "mailbox": "outbox"}
COLUMNS = {
    "meetings": ("rung", "tahap"),
    "proposals": ("rung", "tahap"),
    "history": ("rung", "tahap"),
    "recommendations": ("rung", "tahap"),
    "bundled": ("letter_id", "message_id"),
}
WORDS = {**TABLES, "letter": "message"}


def upgrade() -> None:
    # SQLite too renames in place (3.25): no row is copied.
    for table, (old, new) in COLUMNS.items():
        op.execute(f"ALTER TABLE {table} RENAME COLUMN {old} TO {new}")
    for old, new in TABLES.items():
        op.rename_table(old, new)
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        _constraints(connection)
        _indexes(connection)
    else:
        _made_anew(connection)
    op.execute("UPDATE audit SET action = 'tahap' WHERE action = 'rung'")


def _called(name: str) -> str:
    return "_".join(WORDS.get(word, word) for word in name.split("_"))


def _constraints(connection: sa.Connection) -> None:
    query = (
        "SELECT t.relname, c.conname FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid "
        "WHERE c.connamespace = current_schema()::regnamespace"
    )
    for table, name in connection.execute(sa.text(query)).all():
        if _called(name) != name:
            op.execute(f'ALTER TABLE "{table}" RENAME CONSTRAINT "{name}" TO "{_called(name)}"')


def _indexes(connection: sa.Connection) -> None:
    query = "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()"
    for (name,) in connection.execute(sa.text(query)).all():
        if _called(name) != name:
            op.execute(f'ALTER INDEX "{name}" RENAME TO "{_called(name)}"')


def _made_anew(connection: sa.Connection) -> None:
    """The indexes of SQLite, which cannot be renamed."""
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    for name, sql in connection.execute(sa.text(query)).all():
        if _called(name) != name:
            op.execute(f'DROP INDEX "{name}"')
            connection.exec_driver_sql(sql.replace(name, _called(name), 1))
