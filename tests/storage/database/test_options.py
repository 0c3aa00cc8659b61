"""What may follow the address of a database: the same for each connection, or one sentence."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import make_url, text

from storage.database.connections import Database
from storage.database.processes.leases import Lease
from storage.database.processes.listening import listening
from storage.errors import Advice

GOOD = (
    "ssl=disable", "ssl=prefer", "sslmode=disable", "application_name=rembuk",
    "command_timeout=30", "timeout=9.5", "prepared_statement_cache_size=0",
    "statement_cache_size=0", "ssl=disable&command_timeout=30",
)  # fmt: skip

BAD = (
    "ssl=bogus", "sslmode=yes", "prepared_statement_cache_size=abc", "command_timeout=soon",
    "timeout=0", "host=elsewhere", "statement_cache_size=-1", "ssl=disable&ssl=prefer",
)  # fmt: skip


@pytest.mark.parametrize("options", GOOD)
async def test_each_connection_takes_them(postgres: str, options: str) -> None:
    database = Database(f"{postgres}{'&' if make_url(postgres).query else '?'}{options}")
    try:
        async with Lease(database) as lease, database.read() as connection:
            assert lease.me
            assert (await connection.execute(text("SELECT 1"))).scalar() == 1
        session = await database.session()
        name = await session.fetchval("SELECT current_setting('application_name')")
        assert name == ("rembuk" if "application_name" in options else name)
        await session.close()
        heard = asyncio.Event()
        async with listening(database, lambda what: heard.set()):
            await heard.wait()  # whoever listens looks once at what came before
    finally:
        await database.close()


@pytest.mark.parametrize("options", BAD)
def test_what_is_none_is_one_sentence(options: str) -> None:
    with pytest.raises(Advice, match="REMBUK_DATABASE_URL"):
        Database(f"postgresql+asyncpg://a:geheim@127.0.0.1:1/x?{options}")


@pytest.mark.parametrize("options", ["timeout=abc", "timeout=5", "mode=ro"])
def test_sqlite_has_none(tmp_path: object, options: str) -> None:
    with pytest.raises(Advice, match="REMBUK_DATABASE_URL"):
        Database(f"sqlite+aiosqlite:///{tmp_path}/x.db?{options}")
