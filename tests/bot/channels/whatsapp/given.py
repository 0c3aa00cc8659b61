"""WhatsApp's channel beside a Twilio of our own, and what is sent."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from bot.channels.base import (
    Button,
    Package,
    Parcel,
)
from bot.channels.whatsapp.channel import WhatsApp
from tests.fakes.twilio import (
    ACCOUNT,
    SENDER,
    TOKEN,
    FakeTwilio,
    strict,
)

PUBLIC = "https://rembuk.example.id"
PERSON = "+6281234567890"
NOW = datetime(2027, 1, 12, 2, 0, tzinfo=UTC)


class Kept:
    """The store of sids, in memory."""

    def __init__(self) -> None:
        self.sids: dict[str, str] = {}

    async def load(self) -> dict[str, str]:
        return dict(self.sids)

    async def save(self, shape: str, sid: str) -> None:
        self.sids[shape] = sid


def hint(locale: str, words: list[str]) -> str:
    if locale == "en":
        return "Reply with a number." + (f" Or type {' or '.join(words)}." if words else "")
    return "Balas dengan nomornya." + (f" Atau ketik {' atau '.join(words)}." if words else "")


def whatsapp(api_url: str | None, shapes: Kept | None = None, **how: Any) -> WhatsApp:
    defaults: dict[str, Any] = {"now": lambda: NOW, "media_waits": (0, 0), "retry": (0.01, 0.05)}
    how = defaults | how
    token, public = how.pop("token", TOKEN), how.pop("public", PUBLIC)
    return WhatsApp(ACCOUNT, token, SENDER, public, shapes or Kept(), hint, api_url=api_url, **how)


@asynccontextmanager
async def talking(ready: bool = True, **how: Any) -> AsyncIterator[tuple[WhatsApp, FakeTwilio]]:
    """The channel and a Twilio that must find nothing wrong with its calls."""
    async with strict(now=lambda: NOW) as twilio:
        channel = whatsapp(twilio.url, **how)
        try:
            if ready:
                assert await channel.objects.ensure() == 0
            yield channel, twilio
        finally:
            await channel.stop()


async def until(true: Callable[[], bool]) -> None:
    """Waits for what happens in the background."""
    async with asyncio.timeout(5):
        while not true():  # noqa: ASYNC110
            await asyncio.sleep(0.005)


def parcel(text: str = "Apa yang diusulkan?", *labels: str, **how: Any) -> Parcel:
    buttons = tuple(Button(f"propose.topic:{n}", label) for n, label in enumerate(labels, 1))
    return Parcel(42, PERSON, text, **({"buttons": buttons} | how))


def package(mime: str, url: str | None = f"{PUBLIC}/berkas/abc") -> Package:
    async def load() -> bytes:
        return b""

    return Package("berkas", mime, load, (lambda: url) if url else None)
