"""Files that people sent."""

from __future__ import annotations

import dataclasses

import pytest

from bot.channels.base import (
    TryLater,
    Unfetchable,
)
from bot.channels.telegram.channel import Telegram
from bot.channels.telegram.limits import TELEGRAM
from handlers.conversation.messages import Attachment, FileKind
from tests.bot.channels.telegram.given import error
from tests.fakes.bot_api import FakeBotApi, Fault


async def test_files_are_fetched(telegram: Telegram, api: FakeBotApi) -> None:
    api.files["abc"] = b"x" * 1000
    assert await telegram.fetch(Attachment(FileKind.PHOTO, "abc")) == b"x" * 1000
    with pytest.raises(Unfetchable):
        await telegram.fetch(Attachment(FileKind.PHOTO, "abc", size=30_000_000))
    telegram.limits = dataclasses.replace(telegram.limits, file=10)
    api.faults = [
        Fault("getFile", 200, {"ok": True, "result": {
            "file_id": "abc", "file_unique_id": "abc", "file_path": "abc", "file_size": 1000,
        }})
    ]  # fmt: skip
    with pytest.raises(Unfetchable):  # the platform says how large it is, the message did not
        await telegram.fetch(Attachment(FileKind.PHOTO, "abc"))
    telegram.limits = TELEGRAM
    api.faults = [error(400, "Bad Request: invalid file_id")]
    with pytest.raises(Unfetchable):
        await telegram.fetch(Attachment(FileKind.PHOTO, "abc"))
    api.faults = [Fault("getFile", 500)]
    with pytest.raises(TryLater):
        await telegram.fetch(Attachment(FileKind.PHOTO, "abc"))
