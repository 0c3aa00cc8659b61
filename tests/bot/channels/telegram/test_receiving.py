"""Updates, and what each becomes."""

from __future__ import annotations

from typing import Any

import pytest

from bot.channels.base import (
    Parcel,
    Standing,
    Unreadable,
)
from bot.channels.telegram.channel import Telegram, check_secret
from handlers.conversation.messages import Attachment, FileKind, Incoming, Location, Stray
from tests.bot.channels.telegram.given import courtesies, raw
from tests.fakes.bot_api import FakeBotApi, Fault

PHOTO = [
    {"file_id": "s", "file_unique_id": "s", "width": 9, "height": 9, "file_size": 10},
    {"file_id": "b", "file_unique_id": "b", "width": 90, "height": 90, "file_size": 100},
]


DOCUMENT = {"file_id": "d", "file_unique_id": "d", "mime_type": "image/png", "file_size": 5}


BECOMES = [
    ({"text": "halo"}, {"text": "halo", "phone": None, "is_contact": False}),
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
    (
        {"document": {**DOCUMENT, "mime_type": "application/pdf", "file_name": "rab.pdf"}},
        {"files": (Attachment(FileKind.DOCUMENT, "d", "application/pdf", 5, "rab.pdf"),)},
    ),
    (
        {
            "location": {"latitude": -5.1, "longitude": 105.3},
            "venue": {
                "location": {"latitude": -5.1, "longitude": 105.3},
                "title": "Balai",
                "address": "Jl. Imam Bonjol",
            },
        },
        {"location": Location(-5.1, 105.3, "Balai, Jl. Imam Bonjol"), "stray": None},
    ),
    ({"voice": {"file_id": "v", "file_unique_id": "v", "duration": 1}}, {"stray": Stray.VOICE}),
    # One's own contact proves a number; anybody else's does not.
    (
        {"contact": {"phone_number": "6281234567890", "first_name": "Siti", "user_id": 7}},
        {"stray": None, "phone": "+6281234567890", "is_contact": True},
    ),
    (
        {"contact": {"phone_number": "+62 812-3456-7890", "first_name": "Siti", "user_id": 7}},
        {"stray": None, "phone": "+6281234567890", "is_contact": True},
    ),
    (
        {"contact": {"phone_number": "6281234567890", "first_name": "Budi", "user_id": 8}},
        {"stray": Stray.CONTACT, "phone": None, "is_contact": False},
    ),
    (
        {"contact": {"phone_number": "6281234567890", "first_name": "x"}},
        {"stray": Stray.CONTACT, "phone": None},
    ),
    (
        {"contact": {"phone_number": "nomor saya", "first_name": "Siti", "user_id": 7}},
        {"stray": Stray.CONTACT, "phone": None},
    ),
    # Words beside what we cannot open: both are told.
    (
        {
            "video": {
                "file_id": "v",
                "file_unique_id": "v",
                "width": 9,
                "height": 9,
                "duration": 1,
            },
            "caption": "usul jalan rusak",
        },
        {"text": "usul jalan rusak", "stray": Stray.VIDEO},
    ),
    (
        {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 1}, "caption": "120 m"},
        {"text": "120 m", "stray": Stray.VOICE},
    ),
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
    await courtesies(telegram)
    methods = {call.method for call in api.calls}
    assert methods == {"answerCallbackQuery", "editMessageReplyMarkup"}


async def test_a_tap_in_a_group_is_answered_and_nothing_more(
    telegram: Telegram, api: FakeBotApi
) -> None:
    """Proposals are not for groups: the button's clock stops, its keyboard stays for others, and
    whoever tapped is no person of ours by it."""
    update = api.tap("propose.topic:fisik", message=5)
    update["callback_query"]["message"]["chat"] = {"id": -5, "type": "group", "title": "RT 5"}
    assert await telegram.receive(raw(update)) == []
    await courtesies(telegram)
    assert [call.method for call in api.calls] == ["answerCallbackQuery"]


async def test_an_edited_message_is_a_stray(telegram: Telegram, api: FakeBotApi) -> None:
    update = api.message(7, text="ralat")
    update["edited_message"] = update.pop("message")
    [news] = await telegram.receive(raw(update))
    assert isinstance(news, Incoming)
    assert news.stray is Stray.EDITED


async def test_a_live_location_that_moves_is_nothing(telegram: Telegram, api: FakeBotApi) -> None:
    """Else the person would be told with every few steps that an edit was not read."""
    place = {"latitude": -5.1, "longitude": 105.3, "live_period": 900}
    first = api.message(7, location=place)
    [news] = await telegram.receive(raw(first))
    assert isinstance(news, Incoming)
    assert news.location == Location(-5.1, 105.3)
    moved = api.message(7, location=place, edit_date=2)
    moved["edited_message"] = moved.pop("message")
    assert await telegram.receive(raw(moved)) == []


async def test_a_tap_that_is_too_old(telegram: Telegram, api: FakeBotApi) -> None:
    api.faults = [
        Fault("answerCallbackQuery", 400, {"ok": False, "description": "query is too old"}),
        Fault("editMessageReplyMarkup", 400, {"ok": False, "description": "not modified"}),
    ]
    [news] = await telegram.receive(raw(api.tap("do:usul", message=5)))
    await courtesies(telegram)
    assert isinstance(news, Incoming)
    assert (news.choice, news.reply_to) == ("do:usul", "7:5")
    assert not any(fault.times for fault in api.faults)


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


def test_secrets() -> None:
    assert check_secret("a", "a")
    for given, secret in ((None, "a"), ("", "a"), ("b", "a"), ("", ""), (None, ""), ("é", "a")):
        assert not check_secret(given, secret)
