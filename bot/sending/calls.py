"""One message on its way to a platform: all that is read for it, before the call."""

from __future__ import annotations

import asyncio
import dataclasses
import logging
from dataclasses import dataclass

from bot.channels.base import Button, FilledTemplate, Package, Parcel, Refused, TryLater
from bot.sending.enclosures import Enclosures
from bot.sending.lane import Lane
from handlers.conversation.messages import Extras
from storage.database.connections import Database
from storage.messages import outbox
from storage.messages.model import PROGRESS, OutboxMessage

log = logging.getLogger("rembuk.sender")

# What a message is made of (a file, rows) could not be read: tried again this often, seconds.
NOT_READY = 5.0


# A message as an approved text: how it reads, and its values.
Approved = tuple[str, FilledTemplate]


@dataclass(frozen=True, slots=True)
class Calls:
    """Makes parcels of messages. What fails here has certainly not been sent."""

    database: Database
    enclosures: Enclosures

    async def prepared(
        self, lane: Lane, message: OutboxMessage, approved: Approved | None = None
    ) -> Parcel:
        """The parcel, with all that is read for it; as an approved text, if it is to be one. Raises
        TryLater while something cannot be read."""
        if approved is not None:
            text, template = approved
            return Parcel(message.id, message.address, text, message.locale, template=template)
        try:
            async with asyncio.timeout(lane.limits.patience):
                parcel = await self._parcel(message)
                if parcel.file is None or not lane.limits.carries:
                    return parcel
                data = await parcel.file.load()
        except (TryLater, Refused):
            raise
        except Exception as error:
            log.info("a message is not ready: %s", type(error).__name__)
            raise TryLater(NOT_READY, f"not ready: {type(error).__name__}") from error

        async def loaded() -> bytes:
            return data

        return dataclasses.replace(parcel, file=dataclasses.replace(parcel.file, load=loaded))

    async def _parcel(self, message: OutboxMessage) -> Parcel:
        package: Package | None = None
        if message.file is not None:
            package = await self.enclosures.package(message.file)
        return Parcel(
            message.id,
            message.address,
            message.text,
            message.locale,
            tuple(Button(**button) for button in message.buttons),
            package,
            await self._renewed(message),
            extras=Extras.load(message.extras),
        )

    async def _renewed(self, message: OutboxMessage) -> str | None:
        """The platform's id of the message that this one renews."""
        if not (message.replaces or "").startswith(PROGRESS) or message.person_id is None:
            return None
        async with self.database.read() as connection:
            return await outbox.sent_as(connection, message.person_id, message.replaces or "")

    async def sent_already(self, lane: Lane, message: OutboxMessage, parcel: Parcel) -> str | None:
        """Before something is said a second time: a platform that lists its messages is asked."""
        if lane.finds is None:
            return None
        try:
            async with asyncio.timeout(lane.limits.patience):
                found = await lane.finds.find_sent(parcel, message.created_at)
        except Exception as error:
            # Nothing is said a second time before it is known what became of the first.
            log.info("%s cannot say what it sent: %s", message.channel, type(error).__name__)
            raise TryLater(NOT_READY, f"cannot be looked up: {type(error).__name__}") from error
        return str(found) if found else None
