"""`/ekspor/TOKEN.csv`: the proposals of an area, for a spreadsheet or another system that pulls
them again and again. Nothing in them leads to a person."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from bot.exports.child import Failed, make
from bot.exports.registry import FORMATS
from bot.settings import Settings
from bot.turns.turns import Turns
from bot.web.rates import Limited, household, of_each
from storage.database.store import Store
from storage.files.media import pieces_of
from storage.reports import links
from storage.reports.links import Pull
from storage.reports.orders import Asked

# Of one household: one each so many seconds, and so many at once.
PULLS = (1 / 20, 6.0)


@dataclass(slots=True, eq=False)
class Pulls:
    """Makes what is pulled, one at a time: each is a process of its own."""

    turns: Turns
    settings: Settings
    spool: Path
    clock: Callable[[], datetime]
    _one: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def known(self, token: str) -> Pull | None:
        """What a link gives; None for one that is worth nothing (any more)."""

        async def look(store: Store) -> Pull | None:
            return await links.pull(store, token)

        return await self.turns.do(look)

    async def made(self, token: str, pull: Pull, format: str) -> AsyncIterator[bytes]:
        """The file, piece by piece. Raises Failed when it cannot be made, or its holder's role has
        ended meanwhile: whoever pulls sees that the answer has no end."""
        out = self.spool / f"export-{secrets.token_hex(8)}"
        asked = Asked("proposals", format, pull.wanted)
        try:
            async with self._one:
                made = await make(self.settings, asked, pull.sees, out, self.clock())

            async def note(store: Store) -> bool:
                if made is None or await links.pull(store, token) is None:
                    return False
                links.pulled(store, pull, format, made.rows, made.sha256)
                return True

            if not await self.turns.do(note):
                raise Failed("role")
            async with contextlib.aclosing(pieces_of(out, 0, out.stat().st_size)) as pieces:
                async for piece in pieces:
                    yield piece
        finally:
            out.unlink(missing_ok=True)


def routes(pulls: Pulls) -> list[BaseRoute]:
    async def pulled(request: Request) -> Response:
        """Begins to answer before the file is there: a whole city's takes longer than a page."""
        format, token = request.path_params["format"], request.path_params["token"]
        pull = await pulls.known(token) if format in FORMATS else None
        if pull is None:
            raise HTTPException(404)
        kind = FORMATS[format]
        headers = {
            "Content-Disposition": f'attachment; filename="usulan{kind.suffix}"',
            "Cache-Control": "no-store",
        }
        pieces = pulls.made(token, pull, format)
        return StreamingResponse(pieces, media_type=kind.mime, headers=headers)

    limited = [Middleware(Limited, of_each(PULLS, household))]
    return [Route("/ekspor/{token}.{format}", pulled, middleware=limited)]
