"""Who is alive: each process that sends holds a lock under its own number until it dies."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.ids import new_id


class Lease:
    """A number that this process holds; what a dead one has claimed is free for others.

    On PostgreSQL an advisory lock of a session; beside SQLite's file a locked file. Both are
    released by the system the moment the process ends, however it ends.
    """

    def __init__(self, database: Database) -> None:
        self.me = new_id()
        self._database = database
        self._connection: AsyncConnection | None = None
        self._file: int | None = None

    async def __aenter__(self) -> Lease:
        if self._database.sqlite:
            self._file = os.open(self._path(self.me), os.O_CREAT | os.O_RDWR, 0o600)
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            connection = await self._database.writer.connect()
            self._connection = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await self._connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": self.me})
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is not None:
            self._path(self.me).unlink(missing_ok=True)
            os.close(self._file)
            self._file = None
        if self._connection is not None:
            # The lock belongs to the session: end it, do not lend it to the next user.
            await self._connection.invalidate()
            await self._connection.close()
            self._connection = None

    async def dead(self, claims: Iterable[int]) -> set[int]:
        """Those of the claims whose process is no more."""
        others = set(claims) - {self.me, 0}
        if self._database.sqlite:
            return {claim for claim in others if self._file_is_free(claim)}
        gone = set()
        async with self._database.writer.connect() as connection:
            for claim in others:
                free = await connection.execute(
                    text("SELECT pg_try_advisory_xact_lock(:key)"), {"key": claim}
                )
                if free.scalar():
                    gone.add(claim)
            await connection.rollback()
        return gone

    def _path(self, number: int) -> Path:
        database = Path(self._database.url.database or "rembuk.db")
        return database.with_name(f"{database.name}.{number}.lock")

    def _file_is_free(self, number: int) -> bool:
        path = self._path(number)
        try:
            handle = os.open(path, os.O_RDWR)
        except FileNotFoundError:
            return True
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        finally:
            os.close(handle)
        path.unlink(missing_ok=True)
        return True
