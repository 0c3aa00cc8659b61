"""What all processes on one database have to be set to alike; what is said where they are not."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from pathlib import Path

from bot.app import App
from bot.settings import PREFIX, Settings
from storage.database import alike
from storage.database.store import Store
from storage.files.bucket import Bucket

log = logging.getLogger("rembuk.serve")


def shared(settings: Settings, secret: str) -> dict[str, str]:
    """How they are set, by name. Nothing secret can be told from it."""
    place = settings.media_dir
    where = (
        f"{place} {place.endpoint}" if isinstance(place, Bucket) else str(Path(place).absolute())
    )
    found = {
        "secret_key": secret,
        "media_dir": where,
        "public_url": settings.public_url,
        "telegram_token": settings.telegram_token,
        "telegram_mode": str(settings.telegram_polls),
        "telegram_secret": settings.telegram_secret,
        "twilio_account_sid": settings.twilio_account_sid,
        "twilio_from": settings.twilio_from,
    }
    return {name: _digest(value) for name, value in found.items()}


def _digest(value: str) -> str:
    """So short that much else has the same."""
    return hashlib.sha256(b"rembuk alike" + value.encode()).hexdigest()[:4]


def sentence(names: Sequence[str]) -> str:
    settings = ", ".join(f"{PREFIX}{name.upper()}" for name in names)
    return (
        f"processes that serve this database are set differently: {settings}; people are "
        "then known to one and not to the other, or photos are only in one (deploy/README.md)"
    )


async def look(app: App) -> None:
    """Says how we are set, and warns where others that serve are not so."""
    if app.database.sqlite:
        return

    async def chore(store: Store) -> None:
        await alike.say(store, app.claims.lease, shared(app.settings, app.secret))

    await app.turns.do(chore)
    async with app.database.read() as connection:
        if names := await alike.unlike(connection):
            log.warning("%s", sentence(names))
