"""Groups: who speaks to us there hears where to."""

from __future__ import annotations

from typing import Any

import pytest

from bot.channels.telegram.channel import Telegram
from bot.channels.telegram.groups import GROUP_MOST
from tests.bot.channels.telegram.given import courtesies, raw
from tests.fakes.bot_api import FakeBotApi

PHOTO = [{"file_id": "b", "file_unique_id": "b", "width": 90, "height": 90, "file_size": 100}]
MENTION = {"entities": [{"type": "mention", "offset": 4, "length": 11}]}


OURS = {"message_id": 9, "date": 1, "chat": {"id": -5, "type": "group"}}


OURS |= {"from": {"id": 1234, "is_bot": True, "first_name": "Rembuk"}, "text": "x"}


@pytest.mark.parametrize(
    ("content", "answered"),
    [
        ({"text": "halo semua"}, False),
        ({"text": "/usul@rembuk_bot lampu jalan mati di gang Mawar"}, True),
        ({"text": "/usul@REMBUK_BOT"}, True),
        ({"text": "/usul lampu mati"}, True),
        ({"text": "/usul@bot_lain lampu mati"}, False),
        ({"text": "min @rembuk_bot lampu mati", **MENTION}, True),
        ({"text": "min @rembuk_bxx lampu mati", **MENTION}, False),
        ({"text": "lampu mati", "reply_to_message": OURS}, True),
        ({"photo": PHOTO, "caption": "/usul@rembuk_bot jalan rusak"}, True),
    ],
)
async def test_who_speaks_to_us_in_a_group_hears_where_to(
    telegram: Telegram, api: FakeBotApi, content: dict[str, Any], answered: bool
) -> None:
    await telegram.check()
    api.sent.clear()
    for _ in range(2):
        update = api.message(-5, **content)
        update["message"]["chat"] = {"id": -5, "type": "supergroup", "title": "RT 5"}
        assert await telegram.receive(raw(update)) == []
    await courtesies(telegram)
    assert api.texts() == ["Tulis langsung ke saya.\nhttps://t.me/rembuk_bot"] * 2 * answered


async def test_a_flood_in_a_group_is_not_answered_for_ever(
    telegram: Telegram, api: FakeBotApi
) -> None:
    for _ in range(GROUP_MOST + 5):
        update = api.message(-5, text="/usul lampu mati")
        update["message"]["chat"] = {"id": -5, "type": "supergroup", "title": "RT 5"}
        assert await telegram.receive(raw(update)) == []
    await courtesies(telegram)
    assert len(api.texts()) == GROUP_MOST
