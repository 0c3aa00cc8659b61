"""No page waits for ever: what has not begun to answer after a while is answered for, whatever the
database does. Writing and the live stream have times of their own."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# How long a page may take until it begins to answer, seconds.
PATIENCE = 6.0

Trouble = Callable[[Request], Awaitable[Response]]


class InTime:
    """GET and HEAD that have not begun to answer after PATIENCE are answered by `trouble`. An
    address that no database can be asked for leads to `nothing`."""

    def __init__(
        self, pages: ASGIApp, trouble: Trouble, nothing: Trouble, patience: float = PATIENCE
    ) -> None:
        self._pages = pages
        self._trouble = trouble
        self._nothing = nothing
        self._patience = patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._pages(scope, receive, send)
        elif "\x00" in scope["path"]:
            await (await self._nothing(Request(scope)))(scope, receive, send)
        elif scope["method"] in ("GET", "HEAD"):
            await self._bounded(scope, receive, send)
        else:
            await self._pages(scope, receive, send)

    async def _bounded(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = asyncio.Event()
        late = False

        async def begin(message: Message) -> None:
            if late:
                raise ConnectionError("answered already")
            begun.set()
            await send(message)

        work = asyncio.ensure_future(self._pages(scope, receive, begin))
        first = asyncio.ensure_future(begun.wait())
        try:
            await asyncio.wait(
                {work, first}, timeout=self._patience, return_when=asyncio.FIRST_COMPLETED
            )
            if not begun.is_set() and not work.done():
                late = True
                # A driver that waits for a frozen server may take seconds to be cancelled; nobody
                # waits for that either.
                work.cancel()
                work.add_done_callback(_seen)
                await (await self._trouble(Request(scope)))(scope, receive, send)
                return
            await work
        except asyncio.CancelledError:
            work.cancel()
            raise
        finally:
            first.cancel()


def _seen(task: asyncio.Future[None]) -> None:
    """That it failed after all is no news."""
    if not task.cancelled():
        task.exception()
