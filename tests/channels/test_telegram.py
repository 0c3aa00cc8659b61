"""Telegram: what each update becomes, what each message causes, and what goes wrong."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.channels.base import (
    Button,
    Gone,
    News,
    Package,
    Parcel,
    Refused,
    Standing,
    TryLater,
    Unavailable,
    Unfetchable,
    Unreadable,
)
from bot.channels.telegram import Telegram, check_secret
from handlers.conversation.messages import Attachment, FileKind, Incoming, Location, Stray
from tests.fakes.bot_api import TOKEN, FakeBotApi, Fault, strict


@pytest.fixture
async def api() -> AsyncIterator[FakeBotApi]:
    async with strict() as fake:
        yield fake


@pytest.fixture
async def telegram(api: FakeBotApi) -> AsyncIterator[Telegram]:
    channel = Telegram(TOKEN, api_url=api.url, group_notice="Tulis langsung ke saya.", retry=0.05)
    yield channel
    await channel.stop()


def raw(update: dict[str, Any]) -> bytes:
    return json.dumps(update).encode()


PHOTO = [
    {"file_id": "s", "file_unique_id": "s", "width": 9, "height": 9, "file_size": 10},
    {"file_id": "b", "file_unique_id": "b", "width": 90, "height": 90, "file_size": 100},
]
DOCUMENT = {"file_id": "d", "file_unique_id": "d", "mime_type": "image/png", "file_size": 5}

BECOMES = [
    ({"text": "halo"}, {"text": "halo"}),
    ({"text": "/usulan_saya@rembuk_bot"}, {"text": "/usulan_saya"}),
    ({"text": "/start kel_1872041003"}, {"start": "kel_1872041003", "text": ""}),
    ({"text": "/start"}, {"start": ""}),
    ({"location": {"latitude": -5.1, "longitude": 105.3}}, {"location": Location(-5.1, 105.3)}),
    (
        {"photo": PHOTO, "caption": "jalan", "media_group_id": "a"},
        {
            "files": (Attachment(FileKind.PHOTO, "b", "image/jpeg", 100),),
            "text": "jalan",
            "album": "a",
        },
    ),
    ({"document": DOCUMENT}, {"files": (Attachment(FileKind.PHOTO, "d", "image/png", 5),)}),
    ({"voice": {"file_id": "v", "file_unique_id": "v", "duration": 1}}, {"stray": Stray.VOICE}),
    ({"contact": {"phone_number": "1", "first_name": "x"}}, {"stray": Stray.CONTACT}),
    ({"dice": {"emoji": "🎲", "value": 1}}, {"stray": Stray.OTHER}),
]


@pytest.mark.parametrize(("content", "expected"), BECOMES)
async def test_updates_become_messages(
    telegram: Telegram, api: FakeBotApi, content: dict[str, Any], expected: dict[str, Any]
) -> None:
    update = api.message(7, **content)
    [news] = await telegram.receive(raw(update))
    assert isinstance(news, Incoming)
    assert (news.address, news.id, news.language) == ("7", f"u{update['update_id']}", "id")
    assert {name: getattr(news, name) for name in expected} == expected


async def test_a_reply_names_its_message(telegram: Telegram, api: FakeBotApi) -> None:
    ours = {"message_id": 3, "date": 1, "chat": {"id": 7, "type": "private"}, "text": "x"}
    [news] = await telegram.receive(raw(api.message(7, text="ini", reply_to_message=ours)))
    assert isinstance(news, Incoming)
    assert news.reply_to == "7:3"
    assert await telegram.send(Parcel(1, "7", "x")) == f"7:{api._message}"


async def test_a_tap_is_answered_and_its_keyboard_goes(telegram: Telegram, api: FakeBotApi) -> None:
    [news] = await telegram.receive(raw(api.tap("propose.topic:fisik", message=5)))
    assert isinstance(news, Incoming)
    assert news.choice == "propose.topic:fisik"
    await asyncio.sleep(0.1)
    methods = {call.method for call in api.calls}
    assert methods == {"answerCallbackQuery", "editMessageReplyMarkup"}


async def test_an_edited_message_is_a_stray(telegram: Telegram, api: FakeBotApi) -> None:
    update = api.message(7, text="ralat")
    update["edited_message"] = update.pop("message")
    [news] = await telegram.receive(raw(update))
    assert isinstance(news, Incoming)
    assert news.stray is Stray.EDITED


async def test_a_block_and_an_unblock(telegram: Telegram, api: FakeBotApi) -> None:
    person = {"id": 7, "is_bot": False, "first_name": "Siti"}
    for status, blocked in (("kicked", True), ("member", False)):
        new: dict[str, Any] = {"user": person, "status": status}
        if blocked:
            new["until_date"] = 0
        change = {
            "chat": {"id": 7, "type": "private"},
            "from": person,
            "date": 1,
            "old_chat_member": {"user": person, "status": "member"},
            "new_chat_member": new,
        }
        news = await telegram.receive(raw(api.update(my_chat_member=change)))
        assert news == [Standing("telegram", "7", blocked, status)]


async def test_a_group_gets_one_sentence(telegram: Telegram, api: FakeBotApi) -> None:
    for _ in range(3):
        update = api.message(-5, text="halo")
        update["message"]["chat"] = {"id": -5, "type": "group", "title": "RT 5"}
        assert await telegram.receive(raw(update)) == []
    await asyncio.sleep(0.1)
    assert api.texts() == ["Tulis langsung ke saya."]


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"nonsense", b"{}", b'{"update_id": 1, "message": {}}',
     b'{"update_id": 1, "message": {"message_id": 1, "date": "x", "chat": 5}}'],
)  # fmt: skip
async def test_what_is_no_update(telegram: Telegram, body: bytes) -> None:
    with pytest.raises(Unreadable):
        await telegram.receive(body)


async def test_unknown_updates_are_nothing(telegram: Telegram) -> None:
    assert await telegram.receive(b'{"update_id": 1, "poll_of_the_future": {}}') == []


async def test_a_message_with_buttons(telegram: Telegram, api: FakeBotApi) -> None:
    buttons = tuple(Button(f"x:{n}", label) for n, label in enumerate(("A", "B", "C", "D" * 40)))
    await telegram.send(Parcel(1, "7", "*bukan* <b>tebal</b> _x_", buttons=buttons))
    [call] = api.sent
    assert call.args["text"] == "*bukan* <b>tebal</b> _x_"
    rows = call.args["reply_markup"]["inline_keyboard"]
    assert [len(row) for row in rows] == [3, 1]
    assert call.args["link_preview_options"] == {"is_disabled": True}


async def test_a_picture_with_words(telegram: Telegram, api: FakeBotApi) -> None:
    async def load() -> bytes:
        return b"png"

    await telegram.send(Parcel(1, "7", "Nomornya", file=Package("x.png", "image/png", load)))
    await telegram.send(Parcel(1, "7", "", file=Package("x.json", "application/json", load)))
    assert [call.method for call in api.sent] == ["sendPhoto", "sendDocument"]
    assert all(b"png" in call.files.values() for call in api.sent)


async def test_a_renewed_message(telegram: Telegram, api: FakeBotApi) -> None:
    assert await telegram.send(Parcel(1, "7", "dua", replaces="7:5")) == "7:5"
    api.faults = [_error(400, "Bad Request: message is not modified")]
    assert await telegram.send(Parcel(1, "7", "dua", replaces="7:5")) == "7:5"
    api.faults = [_error(400, "Bad Request: message to edit not found")]
    assert await telegram.send(Parcel(1, "7", "dua", replaces="7:5")) != "7:5"


def _error(status: int, why: str, **parameters: Any) -> Fault:
    body: dict[str, Any] = {"ok": False, "error_code": status, "description": why}
    if parameters:
        body["parameters"] = parameters
    return Fault("", status, body)


REFUSALS = [
    (_error(429, "Too Many Requests", retry_after=7), TryLater),
    (_error(403, "Forbidden: bot was blocked by the user"), Gone),
    (_error(400, "Bad Request: chat not found"), Gone),
    (_error(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-100), Gone),
    (_error(400, "Bad Request: message is too long"), Refused),
    (_error(401, "Unauthorized"), Refused),
]


@pytest.mark.parametrize(("fault", "refusal"), REFUSALS)
async def test_refusals(
    telegram: Telegram, api: FakeBotApi, fault: Fault, refusal: type[Exception]
) -> None:
    api.faults = [fault]
    with pytest.raises(refusal) as caught:
        await telegram.send(Parcel(1, "7", "halo"))
    if isinstance(caught.value, TryLater):
        assert caught.value.after == 7
        assert caught.value.whole
    fault.times = 1


@pytest.mark.parametrize(
    "fault",
    [Fault(status=500), Fault(status=502, body="<html>nginx</html>"), Fault(cut=True)],
    ids=["500", "html", "cut"],
)
async def test_an_unknown_outcome_stays_one(
    telegram: Telegram, api: FakeBotApi, fault: Fault
) -> None:
    api.faults = [fault]
    with pytest.raises(Exception) as caught:  # noqa: PT011
        await telegram.send(Parcel(1, "7", "halo"))
    assert not isinstance(caught.value, TryLater | Refused | Gone)
    assert TOKEN not in str(caught.value)
    fault.times = 0
    assert await telegram.send(Parcel(1, "7", "halo")) is not None


async def test_nobody_there_is_not_sent() -> None:
    channel = Telegram(TOKEN, api_url="http://127.0.0.1:1")
    with pytest.raises(TryLater):
        await channel.send(Parcel(1, "7", "halo"))
    await channel.stop()


async def test_files_are_fetched(telegram: Telegram, api: FakeBotApi) -> None:
    api.files["abc"] = b"x" * 1000
    assert await telegram.fetch(Attachment(FileKind.PHOTO, "abc")) == b"x" * 1000
    with pytest.raises(Unfetchable):
        await telegram.fetch(Attachment(FileKind.PHOTO, "abc", size=30_000_000))
    api.faults = [_error(400, "Bad Request: invalid file_id")]
    with pytest.raises(Unfetchable):
        await telegram.fetch(Attachment(FileKind.PHOTO, "abc"))
    api.faults = [Fault("getFile", 500)]
    with pytest.raises(TryLater):
        await telegram.fetch(Attachment(FileKind.PHOTO, "abc"))


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

    telegram._keep_unread = keep
    api.faults = [Fault("getUpdates", 500), _error(409, "Conflict")]
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


async def test_a_wrong_token_is_said_once(
    api: FakeBotApi, caplog: pytest.LogCaptureFixture
) -> None:
    channel = Telegram("1:wrong", api_url=api.url, retry=0.02)
    await channel.start()
    await asyncio.sleep(0.3)
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


def test_secrets() -> None:
    assert check_secret("a", "a")
    for given, secret in ((None, "a"), ("", "a"), ("b", "a"), ("", ""), (None, ""), ("é", "a")):
        assert not check_secret(given, secret)
