"""The shapes that the database has had, oldest first."""

KNOWN = ("0001", "0002")
HEAD = KNOWN[-1]
