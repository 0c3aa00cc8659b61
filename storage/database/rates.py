"""How much may be done in a time by all processes together: by name, when there is room again."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any

from sqlalchemy import delete, text

from storage.database.connections import Database
from storage.database.processes import sessions
from storage.database.store import Store
from storage.database.tables import rates

# A server that takes longer over one statement is away, seconds.
PATIENCE = 3.0

# Places that nobody has taken are kept for so long, seconds: whoever was held up loses none.
BEHIND = 0.08


class SharedRates:
    """Room that all processes on one PostgreSQL use up together, each some of it at a time.

    By the server's clock, on a session of its own whose commits wait for no disk: what a server
    that dies forgets is a moment's room.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._session: Any = None
        self._turn = asyncio.Lock()

    async def take(
        self, name: str, rate: float, count: int, *, urgent: bool = True
    ) -> tuple[int, float]:
        """Takes as many as `count` of the places that there are now, of which `rate` a second come;
        what is not `urgent` leaves one, where there is room for several. Gives how many it has
        got, and in how many seconds there is another. Raises what the driver does."""
        behind = max(BEHIND, 1 / rate)
        spare = 0 if urgent or behind * rate < 2 else 1
        values = (name, rate, count, behind, spare)
        row = await self._run("fetchrow", _TAKE, *values)
        if row is None:
            await self._run("execute", _BEGIN, name, behind)
            row = await self._run("fetchrow", _TAKE, *values)
        return int(row[0]), max(0.0, float(row[1]))

    async def pause(self, name: str, seconds: float) -> None:
        """Gives no place before so many seconds have passed."""
        await self._run("execute", _PAUSE, name, seconds)

    async def close(self) -> None:
        if self._session is not None:
            session, self._session = self._session, None
            await sessions.end(session)

    async def _run(self, how: str, statement: str, *values: Any) -> Any:
        async with self._turn:
            if self._session is None or self._session.is_closed():
                self._session = await sessions.begin(self._database, command_timeout=PATIENCE)
                await self._session.execute("SET synchronous_commit = off")
            try:
                return await getattr(self._session, how)(statement, *values)
            except BaseException:
                # Of a statement that was cut short nobody knows how it stands.
                self._session.terminate()
                self._session = None
                raise


_NOW = "extract(epoch FROM clock_timestamp())::float8"

_BEGIN = f"""
    INSERT INTO rates (name, free_at) VALUES ($1, {_NOW} - $2::float8) ON CONFLICT DO NOTHING
"""  # noqa: S608, of our own words

# Whoever waits for the row's lock has looked at the clock before: that errs to the safe side.
_TAKE = f"""
    WITH known AS MATERIALIZED (
        SELECT free_at, {_NOW} AS now FROM rates WHERE name = $1 FOR UPDATE
    ), since AS (
        SELECT greatest(free_at, now - $4::float8) AS begins, now FROM known
    ), got AS (
        SELECT begins, now,
            greatest(least($3::int, floor((now - begins) * $2::float8 + 1e-3)::int - $5::int), 0)
            AS places
        FROM since
    )
    UPDATE rates SET free_at = got.begins + got.places / $2::float8 FROM got WHERE name = $1
    RETURNING got.places, got.begins + (got.places + 1 + $5::int) / $2::float8 - got.now
"""  # noqa: S608, of our own words

_PAUSE = f"""
    INSERT INTO rates (name, free_at) VALUES ($1, {_NOW} + $2::float8)
    ON CONFLICT (name) DO UPDATE SET free_at = greatest(rates.free_at, {_NOW} + $2::float8)
"""  # noqa: S608, of our own words


async def spent(store: Store, name: str, rate: tuple[float, float]) -> tuple[float, float]:
    """Takes one of what there may be by a name: `rate` is how many a second, and how many at once.

    Gives the seconds to wait (0 when it was taken), and how many are out.
    """
    each, burst = rate
    now = store.now.timestamp()
    values = {"name": name, "now": now, "step": 1 / each, "latest": now + (burst - 1) / each}
    rows = await store.fetch(_SPEND, values)
    if rows:
        return 0.0, (rows[0].free_at - now) * each
    [row] = await store.fetch(_FREE_AT, {"name": name})
    return max(0.0, row.free_at - values["latest"]), burst


# A statement of its own decides and takes, so that of several who ask at once each counts.
_SPEND = text(
    "INSERT INTO rates (name, free_at) VALUES (:name, CAST(:now AS FLOAT) + CAST(:step AS FLOAT)) "
    "ON CONFLICT (name) DO UPDATE SET free_at = CAST(:step AS FLOAT) + "
    "CASE WHEN rates.free_at > CAST(:now AS FLOAT) THEN rates.free_at ELSE CAST(:now AS FLOAT) END "
    "WHERE rates.free_at <= CAST(:latest AS FLOAT) RETURNING free_at"
)

_FREE_AT = text("SELECT free_at FROM rates WHERE name = :name")


async def purge(store: Store, before: datetime) -> None:
    """What was full again before then is forgotten: the names hold who asked, as a digest."""
    await store.execute(delete(rates).where(rates.c.free_at < before.timestamp()))
