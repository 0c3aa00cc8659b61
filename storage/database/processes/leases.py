"""Who is alive: each process that sends holds a lock under its own number until it dies."""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import os
from collections.abc import Iterable
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database.connections import Database
from storage.database.ids import new_id
from storage.database.processes import sessions
from storage.folder_time import folder_time

# How soon a session that was ended is opened again, seconds.
AGAIN = 0.25

# A process elsewhere counts as dead when its lock has been free for so long, seconds: long enough
# for a living one to take it again after the server was restarted, or its session ended.
GRACE = 5.0

# Locks that nobody holds are left for whoever looks whether their process is alive, so long;
# seconds.
LEFT = 24 * 3600.0


# So long it may take to say who else is there, seconds.
AT_ONCE = 1.0

# Numbers of processes are ids (storage/database/ids.py), which do not fit into the lower half of a
# key; other locks of ours do.
_OTHERS = text(
    "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1 "
    "AND granted AND classid::bigint <> 0 "
    "AND (classid::bigint << 32 | objid::bigint) <> CAST(:me AS BIGINT) "
    "AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))"
)


class _Lock(Enum):
    HELD = "held"
    FREE = "free"
    UNKNOWN = "unknown"  # it was never in this folder


class Lease:
    """A number that this process holds; what a dead one has claimed is free for others.

    The lock is a locked file beside the data, which the system releases the moment the process
    ends, however it ends, and which nothing that happens to the database server touches. A process
    that has its data elsewhere (PostgreSQL only) is known by a session's advisory lock as well,
    which is lost whenever the server restarts although its process lives; so it is taken again at
    once, and nobody is called dead for one look.
    """

    def __init__(self, database: Database, folder: Path | None = None) -> None:
        """`folder` is where processes of this machine keep their locks; SQLite's are beside its
        file."""
        self.me = new_id()
        self._database = database
        self._folder = folder
        if database.sqlite:
            self._folder = Path(database.url.database or "rembuk.db").parent
        self.accompanied = False  # whether there were others when it was last looked
        self._file: int | None = None
        self._session: Any = None
        self._keeper: asyncio.Task[None] | None = None
        # Since when a lock of a process elsewhere has been seen free, each time that one looked.
        # By whoever asks: each looks at others' locks in their own time.
        self._free_since: dict[str, dict[int, float]] = {}

    async def __aenter__(self) -> Lease:
        if self._folder is not None:
            self._sweep(self._folder)
            self._file = os.open(self._path(self.me), os.O_CREAT | os.O_RDWR, 0o600)
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not self._database.sqlite:
            self._session = await self._begin()
            self._keeper = asyncio.create_task(self._keep(), name="lease")
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._keeper is not None:
            self._keeper.cancel()
            await asyncio.gather(self._keeper, return_exceptions=True)
            self._keeper = None
        if self._session is not None:
            await sessions.end(self._session)
        if self._file is not None:
            # On PostgreSQL the file stays, free: whoever finds a message of ours knows at once that
            # we are gone, and need not ask the server.
            if self._database.sqlite:
                self._path(self.me).unlink(missing_ok=True)
            os.close(self._file)
            self._file = None

    @property
    def doubts(self) -> bool:
        """Whether there is a process of which it will be certain only after a while (GRACE)."""
        return any(self._free_since.values())

    async def dead(self, claims: Iterable[int], asker: str = "messages") -> set[int]:
        """Those of the claims whose process is no more. `asker` is what the claims are on, which is
        asked for again and again."""
        gone: set[int] = set()
        elsewhere: set[int] = set()
        for claim in set(claims) - {self.me, 0}:
            match self._look(claim):
                case _Lock.FREE:
                    gone.add(claim)
                case _Lock.UNKNOWN:
                    elsewhere.add(claim)
        if self._database.sqlite:
            return gone | elsewhere  # there is no elsewhere
        before = self._free_since.get(asker, {})
        free = self._free_since[asker] = {k: v for k, v in before.items() if k in elsewhere}
        if elsewhere:
            gone |= await self._gone_elsewhere(elsewhere, free)
        return gone

    async def others(self) -> bool:
        """Whether somebody else is there to take what is new; not where that cannot be said."""
        if self._database.sqlite:
            return False
        try:
            async with asyncio.timeout(AT_ONCE), self._database.read() as connection:
                await self.look_around(connection)
        except Exception:
            return False
        return self.accompanied

    async def look_around(self, connection: AsyncConnection) -> None:
        """Finds out whether there are others (`accompanied`)."""
        if not self._database.sqlite:
            found = (await connection.execute(_OTHERS, {"me": self.me})).scalar()
            self.accompanied = bool(found)

    # A lock in the folder.

    def _path(self, number: int) -> Path:
        name = Path(self._database.url.database or "").name if self._database.sqlite else "rembuk"
        assert self._folder is not None  # noqa: S101, only asked for where there is one
        return self._folder / f"{name or 'rembuk.db'}.{number}.lock"

    def _look(self, number: int) -> _Lock:
        if self._folder is None:
            return _Lock.UNKNOWN
        path = self._path(number)
        try:
            handle = os.open(path, os.O_RDWR)
        except FileNotFoundError:
            return _Lock.UNKNOWN
        try:
            # Shared, so that two who look at once do not take each other for the holder.
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return _Lock.HELD
        finally:
            os.close(handle)
        return _Lock.FREE

    def _sweep(self, folder: Path) -> None:
        """Locks of processes that ended long ago go."""
        folder.mkdir(parents=True, exist_ok=True)
        old = folder_time(folder) - LEFT
        for path in folder.glob(self._path(0).name.replace(".0.", ".*.")):
            with contextlib.suppress(OSError, ValueError):
                number = int(path.name.split(".")[-2])
                if path.stat().st_mtime < old and self._look(number) is _Lock.FREE:
                    path.unlink(missing_ok=True)

    # A session's lock.

    async def _begin(self) -> Any:
        """A session that holds our lock. Raises what the driver does."""
        session = await sessions.begin(self._database, command_timeout=None)
        try:
            await session.execute("SELECT pg_advisory_lock($1)", self.me)
            # Those who are there look around.
            await session.execute("SELECT pg_notify('rembuk', 'mail')")
        except BaseException:
            session.terminate()
            raise
        return session

    async def _keep(self) -> None:
        """Holds the lock; when its session has ended, takes it again."""
        while True:
            await sessions.ended(self._session)
            self._session.terminate()
            while True:
                await asyncio.sleep(AGAIN)
                try:
                    self._session = await self._begin()
                    break
                except asyncio.CancelledError:
                    raise
                except Exception:  # noqa: S112, the outage is noted elsewhere
                    continue

    async def _gone_elsewhere(self, claims: set[int], free_since: dict[int, float]) -> set[int]:
        now = asyncio.get_running_loop().time()
        gone: set[int] = set()
        try:
            async with self._database.writer.connect() as connection:
                for claim in claims:
                    free = await connection.execute(
                        text("SELECT pg_try_advisory_xact_lock(:key)"), {"key": claim}
                    )
                    if not free.scalar():
                        free_since.pop(claim, None)
                    elif now - free_since.setdefault(claim, now) >= GRACE:
                        gone.add(claim)
                await connection.rollback()
        except BaseException:
            # While the server was away, nobody could hold a lock in it.
            free_since.clear()
            raise
        for claim in gone:
            del free_since[claim]
        return gone
