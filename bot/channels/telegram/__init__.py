"""Telegram."""

import sys

# python-telegram-bot imports httpx, which we do not send by, and that a command line of its own
# with what colours its output: 6 MB of a process. It does without where it cannot be had.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
