"""The shapes that the database has had, oldest first."""

import sys

# Alembic's templates load a library that colours what they print, where there is one, and do
# without where it cannot be had: 4 MB of a process that has brought its database up to date.
sys.modules.setdefault("mako.ext.pygmentplugin", None)  # type: ignore[arg-type]

KNOWN = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
    "0009",
    "0010",
    "0011",
    "0012",
    "0013",
    "0014",
    "0015",
    "0016",
    "0017",
    "0018",
    "0019",
    "0020",
    "0021",
    "0022",
    "0023",
    "0024",
    "0025",
    "0026",
    "0027",
    "0028",
    "0029",
    "0030",
    "0031",
    "0032",
    "0033",
    "0034",
    "0035",
)
HEAD = KNOWN[-1]

# The oldest shape whose code may serve a database of the newest: since then nothing has gone, and
# what came may be left out. So old and new code serve side by side for one release. What is to go
# or to be renamed goes with the release after the one that no longer needs it, which begins anew
# here.
SERVES = "0020"

# How the note in a database is called that says so of a shape, which follows.
SERVED = "serves "
