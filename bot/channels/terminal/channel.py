"""The terminal: `rembuk chat`, for people at a keyboard and for programs, one JSON line a turn."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.channels.base import Limits, Parcel, Unfetchable
from handlers.conversation.messages import Attachment


class Terminal:
    """Collects what is sent until the chat prints it. Files come from the local disk."""

    name = "terminal"
    limits = Limits(text=100_000, caption=100_000, choice_id=200, parallel=1)

    def __init__(self) -> None:
        self.sent: list[Parcel] = []

    async def send(self, parcel: Parcel) -> str | None:
        self.sent.append(parcel)
        return None

    async def fetch(self, attachment: Attachment) -> bytes:
        path = Path(attachment.ref)
        try:
            if path.stat().st_size > self.limits.file:
                raise Unfetchable("too large")
            return await asyncio.to_thread(path.read_bytes)
        except OSError as error:
            raise Unfetchable(str(error)) from error

    def taken(self) -> list[Parcel]:
        """What has been sent since the last call."""
        sent, self.sent = self.sent, []
        return sent
