"""Our Content objects at Twilio: made beside sending, and again where they have gone."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Iterable
from typing import Protocol

import aiohttp
from twilio.base.exceptions import (  # type: ignore[import-untyped, unused-ignore]
    TwilioException,
)
from twilio.rest import Client  # type: ignore[import-untyped, unused-ignore]
from twilio.rest.content.v1.content import (  # type: ignore[import-untyped, unused-ignore]
    ContentList,
)

from bot.channels.base import Refused
from bot.channels.whatsapp.codes import NO_SUCH_CONTENT
from bot.channels.whatsapp.content import VERSION, Shape, definition
from bot.channels.whatsapp.troubles import Troubles
from bot.faults import tell

log = logging.getLogger("rembuk.whatsapp")

# Content objects are retried after so many seconds, and ever longer, up to the second number.
RETRY = (5.0, 600.0)

# More shapes than this are not in what we say but in what somebody makes us quote.
MOST_SHAPES = 500


class Shapes(Protocol):
    """Where the sids of our Content objects are kept: shape's name → sid (HX...)."""

    async def load(self) -> dict[str, str]: ...

    async def save(self, shape: str, sid: str) -> None: ...


class Objects:
    """Which shapes have an object (`sid`), and the background work that makes the others."""

    def __init__(
        self,
        twilio: Client,
        account: str,
        store: Shapes,
        troubles: Troubles,
        wanted: Iterable[Shape],
        retry: tuple[float, float] = RETRY,
    ) -> None:
        self._twilio = twilio
        self._account = account
        self._store = store
        self._troubles = troubles
        self._retry = retry
        self._wanted = dict.fromkeys(wanted)
        self.sids: dict[Shape, str] = {}
        self._unmakeable: set[Shape] = set()
        self._lost: set[str] = set()  # sids that Twilio no longer knows
        self._wake = asyncio.Event()
        self._making = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        if self._task is None:
            self._task = asyncio.create_task(self._keep(), name="whatsapp-shapes")

    async def stop(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _keep(self) -> None:
        wait, longest = self._retry
        after = wait
        while True:
            self._wake.clear()
            try:
                missing = await self.ensure()
            except Exception as error:
                tell(log, "the shapes could not be looked after", error)
                missing = 1
            after = min(after * 2, longest) if missing else wait
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(after if missing else None):
                    await self._wake.wait()

    async def ensure(self) -> int:
        """Makes the Content objects that are wanted and missing; gives how many still are.

        Never called while sending. What cannot be made now is tried again by the background task.
        """
        async with self._making:
            known = await self._store.load()
            for shape in self._wanted:
                sid = known.get(self._key(shape))
                if sid and sid not in self._lost:
                    self.sids.setdefault(shape, sid)
            for shape in self._missing():
                try:
                    sid = await self._make(shape)
                except (TimeoutError, aiohttp.ClientError, ValueError, TwilioException) as error:
                    if not self._put_aside(shape, error):
                        break
                else:
                    await self._store.save(self._key(shape), sid)
                    self.sids[shape] = sid
                    self._troubles.ended("shapes", "settings")
            return len(self._missing())

    def _missing(self) -> list[Shape]:
        return [s for s in self._wanted if s not in self.sids and s not in self._unmakeable]

    def _key(self, shape: Shape) -> str:
        # A Content object belongs to one account.
        return f"{self._account}/{VERSION}/{shape.key}"

    async def _make(self, shape: Shape) -> str:
        request = ContentList.ContentCreateRequest(definition(shape))
        content = await self._twilio.content.v1.contents.create_async(request)
        if not content.sid:
            raise ValueError("Twilio made a Content object and did not say which")
        return str(content.sid)

    def _put_aside(self, shape: Shape, error: Exception) -> bool:
        """Whether to go on with the next shape: this one is at fault, not the way to Twilio."""
        refusal = error if isinstance(error, TimeoutError) else self._troubles.refusal(error)
        if isinstance(refusal, Refused) and not refusal.ours:
            self._unmakeable.add(shape)
            self._troubles.began(
                "shapes",
                f"Twilio tidak mau membuat bentuk tombol {shape.key} ({refusal.why}); "
                "pesannya dikirim sebagai daftar bernomor.",
            )
            return True
        log.warning("content objects are made later: %s", type(error).__name__)
        return False

    def sid(self, shape: Shape) -> str | None:
        """The object of a shape; None where there is none yet, and then one is wanted."""
        if shape not in self._wanted and len(self._wanted) < MOST_SHAPES:
            self._wanted[shape] = None
            self._wake.set()
        return self.sids.get(shape)

    def blame(self, shape: Shape, sid: str, code: int) -> None:
        """Twilio refused an object of ours, or its variables."""
        if code == NO_SUCH_CONTENT:
            # Deleted at Twilio: made anew.
            if self.sids.get(shape) == sid:
                del self.sids[shape]
                self._lost.add(sid)
            self._wake.set()
        self._troubles.began(
            "template",
            f"Twilio menolak bentuk tombol {shape.key} ({code}); "
            "pesannya dikirim sebagai daftar bernomor.",
        )
