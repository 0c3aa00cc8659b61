"""What time it is: asked of the machine in this one place, so that it can be given instead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

# Gives the time, aware.
Clock = Callable[[], datetime]


def machine() -> datetime:
    """The machine's time, UTC."""
    return datetime.now(UTC)
