"""`python -m tests.pinned TIME COMMAND ...`: the command line as at another time, ISO, aware. It
stands still."""

from __future__ import annotations

import sys
from datetime import datetime

from bot.__main__ import main

if __name__ == "__main__":
    now = datetime.fromisoformat(sys.argv[1])
    raise SystemExit(main(sys.argv[2:], clock=lambda: now))
