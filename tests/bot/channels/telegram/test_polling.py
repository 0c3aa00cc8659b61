"""Asking for updates, and what staff hear when it fails."""

from __future__ import annotations

import asyncio

import pytest

from bot.channels.base import (
    News,
    Unavailable,
)
from bot.channels.telegram.channel import Telegram
from handlers.conversation.messages import Incoming
from tests.bot.channels.telegram.given import error
from tests.fakes.bot_api import FakeBotApi, Fault


async def test_polling_confirms_what_is_committed(telegram: Telegram, api: FakeBotApi) -> None:
    taken: list[str] = []
    refused = [True]

    async def take(news: News) -> None:
        assert isinstance(news, Incoming)
        if news.text == "dua" and refused:
            refused.clear()
            raise Unavailable
        taken.append(news.text)

    unread: list[bytes] = []

    async def keep(raw: bytes, why: str) -> None:
        unread.append(raw)

    telegram._polling.keep_unread = keep
    api.faults = [Fault("getUpdates", 500), error(409, "Conflict")]
    for text in ("satu", "dua", "tiga"):
        api.updates.put_nowait(api.message(7, text=text))
    api.updates.put_nowait({"update_id": 9000, "message": {"message_id": 1}})
    polling = asyncio.create_task(telegram.run_polling(take))
    async with asyncio.timeout(10):
        while len(taken) < 3 or not unread:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
        while not any(c.args.get("offset") == 9001 for c in api.calls):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    polling.cancel()
    await asyncio.gather(polling, return_exceptions=True)
    assert taken == ["satu", "dua", "tiga"]
    assert api.calls[0].method == "deleteWebhook"
    assert all(
        "my_chat_member" in c.args["allowed_updates"] for c in api.calls if c.method == "getUpdates"
    )


async def test_polling_outlives_a_fault_of_ours(
    telegram: Telegram, api: FakeBotApi, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing is lost and nothing confirmed meanwhile, and other chats do not wait to be taken."""
    taken: list[str] = []
    broken, tried = True, 0

    async def take(news: News) -> None:
        nonlocal tried
        assert isinstance(news, Incoming)
        tried += news.address == "7"
        if news.address == "7" and broken:
            raise ZeroDivisionError
        taken.append(news.text)

    api.updates.put_nowait(api.message(7, text="satu"))
    api.updates.put_nowait(api.message(8, text="dua"))
    api.updates.put_nowait({"of": "no kind"})
    polling = asyncio.create_task(telegram.run_polling(take))
    async with asyncio.timeout(10):
        while taken != ["dua"]:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
        while tried < 3:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
        assert not polling.done()
        assert {c.args.get("offset", 0) for c in api.calls if c.method == "getUpdates"} == {0}
        broken = False
        while "satu" not in taken:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    polling.cancel()
    await asyncio.gather(polling, return_exceptions=True)
    assert "ZeroDivisionError" in caplog.text


async def test_a_conflict_is_said_once_and_passes(
    telegram: Telegram, api: FakeBotApi, caplog: pytest.LogCaptureFixture
) -> None:
    async def take(news: News) -> None: ...

    conflict = error(409, "Conflict: terminated by other getUpdates request")
    conflict.method = "getUpdates"
    api.faults = [conflict]
    polling = asyncio.create_task(telegram.run_polling(take))
    async with asyncio.timeout(10):
        for _ in range(3):  # it comes and goes, as when two programs poll
            conflict.times = 1
            while conflict.times or telegram.trouble:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
    polling.cancel()
    await asyncio.gather(polling, return_exceptions=True)
    assert telegram.trouble is None
    said = [record.message for record in caplog.records if "Another program" in record.message]
    assert len(said) == 1


async def test_a_wrong_token_is_said_once(
    api: FakeBotApi, caplog: pytest.LogCaptureFixture
) -> None:
    channel = Telegram("1:wrong", api_url=api.url, retry=0.02)
    await channel.start()
    async with asyncio.timeout(10):
        while len(api.calls) < 3:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    await channel.stop()
    said = [record.message for record in caplog.records if "token" in record.message]
    assert said == ["Telegram refuses the token: see REMBUK_TELEGRAM_TOKEN."]
    assert channel.trouble is not None


async def test_it_asks_again_who_it_is(telegram: Telegram, api: FakeBotApi) -> None:
    api.faults = [Fault("getMe", 500), Fault("getMe", cut=True)]
    await telegram.start()
    async with asyncio.timeout(5):
        while telegram.username is None:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    assert telegram.trouble is None


async def test_the_menu_and_the_webhook(telegram: Telegram, api: FakeBotApi) -> None:
    await telegram.publish_menu({"id": [("usul", "usulan baru")], "en": [("propose", "new")]})
    await telegram.set_webhook("https://rembuk.test/telegram", "geheim")
    assert [call.method for call in api.calls] == ["setMyCommands"] * 3 + ["setWebhook"]
    assert "my_chat_member" in api.calls[-1].args["allowed_updates"]
