"""The key that signs cookies and links: the same in all processes."""

from __future__ import annotations

import asyncio
import secrets

from bot.settings import Settings, has_key_file, secret_key
from storage.database.connections import Database
from storage.database.processes import secret


async def key_of(settings: Settings, database: Database) -> str:
    """The key that is set. Else on PostgreSQL the one that is kept there, which begins as the one
    of an earlier start on this machine, if there is one; on SQLite the one beside the media.

    Raises BadSetting for a file that holds none.
    """
    if settings.secret_key or database.sqlite:
        return await asyncio.to_thread(secret_key, settings)
    known = await secret.known(database)
    if known is not None:
        return known
    ours = secret_key(settings) if has_key_file(settings) else secrets.token_urlsafe(48)
    return await secret.first(database, ours)
