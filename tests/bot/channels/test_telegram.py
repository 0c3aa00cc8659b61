"""Telegram: what each update becomes, what each message causes, and what goes wrong."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import json
import logging
import socket
import traceback
from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram import InputFile
from telegram.error import TimedOut
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

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
from bot.channels.limits import TELEGRAM
from bot.channels.telegram.channel import GROUP_MOST, Telegram, check_secret
from bot.channels.telegram.request import AiohttpRequest
from handlers.conversation.messages import Attachment, FileKind, Incoming, Location, Stray
from tests.fakes.bot_api import SPEC, TOKEN, Call, FakeBotApi, Fault, strict


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


async def courtesies(telegram: Telegram) -> None:
    """Waits for the calls that nobody waits for."""
    async with asyncio.timeout(10):
        await asyncio.gather(*telegram._tasks)


async def test_a_tap_is_answered_and_its_keyboard_goes(telegram: Telegram, api: FakeBotApi) -> None:
    [news] = await telegram.receive(raw(api.tap("propose.topic:fisik", message=5)))
    assert isinstance(news, Incoming)
    assert news.choice == "propose.topic:fisik"
    await courtesies(telegram)
    methods = {call.method for call in api.calls}
    assert methods == {"answerCallbackQuery", "editMessageReplyMarkup"}


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


async def test_a_large_file(telegram: Telegram, api: FakeBotApi) -> None:
    data = bytes(range(256)) * 20_000

    async def load() -> bytes:
        return data

    package = Package("data saya.json", "application/json", load)
    await telegram.send(Parcel(1, "7", "Data Anda", file=package))
    [call] = api.sent
    assert list(call.files.values()) == [data]
    assert call.args["caption"] == "Data Anda"


async def test_a_renewed_message(telegram: Telegram, api: FakeBotApi) -> None:
    assert await telegram.send(Parcel(1, "7", "dua", replaces="7:5")) == "7:5"
    api.faults = [_error(400, "Bad Request: message is not modified")]
    assert await telegram.send(Parcel(1, "7", "dua", replaces="7:5")) == "7:5"
    api.faults = [_error(400, "Bad Request: message to edit not found")]
    assert await telegram.send(Parcel(1, "7", "dua", replaces="7:5")) != "7:5"
    api.faults = [_error(400, "Bad Request: message can't be edited")]
    assert await telegram.send(Parcel(1, "7", "dua", replaces="7:5")) != "7:5"
    texts = [c for c in api.calls if c.method in ("sendMessage", "editMessageText")]
    assert all(c.args["link_preview_options"] == {"is_disabled": True} for c in texts)


@pytest.mark.parametrize("words", ["12", "[1, 2]", "true", "-5", '{"a": 1}', "   x"])
async def test_words_arrive_as_they_are(telegram: Telegram, api: FakeBotApi, words: str) -> None:
    await telegram.send(Parcel(1, "7", words))
    assert api.texts() == [words]


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


PAGE = "<html>nginx</html>"
UNKNOWN = {
    "500": Fault(status=500),
    "html 502": Fault(status=502, body=PAGE),
    "html 200": Fault(status=200, body=PAGE),
    # A filter or proxy on the way: it must not pass for Telegram, which would say with 403 that
    # the person has blocked us and with 404 that the token is wrong.
    "html 403": Fault(status=403, body=PAGE),
    "html 404": Fault(status=404, body=PAGE),
    "html 400": Fault(status=400, body=PAGE),
    "cut": Fault(cut=True),
    "hang": Fault(hang=2),
}


@pytest.mark.parametrize("fault", UNKNOWN.values(), ids=UNKNOWN)
async def test_an_unknown_outcome_stays_one(
    telegram: Telegram, api: FakeBotApi, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    telegram._request._read = 0.2
    api.faults = [dataclasses.replace(fault)]
    with pytest.raises(Exception) as caught:  # noqa: PT011
        await telegram.send(Parcel(1, "7", "halo"))
    assert not isinstance(caught.value, TryLater | Refused | Gone)
    assert TOKEN not in "".join(traceback.format_exception(caught.value))
    assert TOKEN not in caplog.text
    telegram._request._read = 5
    api.faults = []
    assert await telegram.send(Parcel(1, "7", "halo")) is not None


async def test_the_token_is_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    channel = Telegram(TOKEN)
    await channel.stop()
    assert TOKEN not in caplog.text


async def test_a_connection_that_is_never_made(caplog: pytest.LogCaptureFixture) -> None:
    """A server that lets nobody in: nothing was sent. aiohttp's words would name the address."""
    with socket.socket() as full, contextlib.ExitStack() as waiting:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        for _ in range(4):
            one = waiting.enter_context(socket.socket())
            one.setblocking(False)
            one.connect_ex(full.getsockname())
        channel = Telegram(TOKEN, api_url=f"http://127.0.0.1:{full.getsockname()[1]}")
        channel._request._connect = 0.2
        with pytest.raises(TryLater) as caught:
            await channel.send(Parcel(1, "7", "halo"))
        await channel.stop()
    assert TOKEN not in "".join(traceback.format_exception(caught.value))


async def deaf(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """A server that accepts, and then neither reads nor answers."""
    try:
        await asyncio.sleep(30)
    finally:
        writer.close()


async def test_timeouts_are_kept() -> None:
    loop = asyncio.get_running_loop()
    served: list[asyncio.Task[None]] = []

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        served.append(loop.create_task(deaf(reader, writer)))

    server = await asyncio.start_server(accept, "127.0.0.1", 0, limit=1024)
    port = server.sockets[0].getsockname()[1]
    request = AiohttpRequest(
        connections=1, read_timeout=1, write_timeout=0.2, connect_timeout=0.2, pool_timeout=0.2
    )
    url = f"http://127.0.0.1:{port}/x"
    try:
        began = loop.time()
        # One connection for two: the second is never sent, and may safely be tried again.
        both = await asyncio.gather(
            *(request.do_request(url, "POST") for _ in range(2)), return_exceptions=True
        )
        assert sorted(type(each).__name__ for each in both) == ["NotSent", "TimedOut"]
        # A file larger than the buffers on the way, and nobody who reads it.
        file = InputFile(b"x" * 30_000_000, filename="x.pdf")
        data = RequestData([RequestParameter.from_input("document", file)])
        with pytest.raises(TimedOut):
            await request.do_request(url, "POST", data)
        assert loop.time() - began < 8
    finally:
        await request.shutdown()
        for task in served:
            task.cancel()
        await asyncio.gather(*served, return_exceptions=True)
        server.close()


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
    telegram.limits = dataclasses.replace(telegram.limits, file=10)
    api.faults = [
        Fault("getFile", 200, {"ok": True, "result": {
            "file_id": "abc", "file_unique_id": "abc", "file_path": "abc", "file_size": 1000,
        }})
    ]  # fmt: skip
    with pytest.raises(Unfetchable):  # the platform says how large it is, the message did not
        await telegram.fetch(Attachment(FileKind.PHOTO, "abc"))
    telegram.limits = TELEGRAM
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

    conflict = _error(409, "Conflict: terminated by other getUpdates request")
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


async def test_every_call_is_held_against_the_description(api: FakeBotApi) -> None:
    """Without it the other tests still run, but prove nothing about what Telegram accepts."""
    if not api.methods:
        pytest.skip(f"no description of the Bot API at {SPEC}")
    good: dict[str, Any] = {"chat_id": 7, "text": "x"}
    key = {"text": "x", "callback_data": "x"}
    for args, fits in (
        (good, True),
        ({**good, "reply_markup": {"inline_keyboard": [[key]]}}, True),
        ({"text": "x"}, False),
        ({**good, "chat_id": 1.5}, False),
        ({**good, "txt": "x"}, False),
        ({**good, "text": ""}, False),
        ({**good, "text": "x" * 4097}, False),
        ({**good, "text": "😀" * 2049}, False),
        ({**good, "parse_mode": "HTML"}, False),
        ({**good, "reply_markup": {"inline_keyboard": [key]}}, False),
        ({**good, "reply_markup": {"inline_keyboard": [[{**key, "colour": "x"}]]}}, False),
        ({**good, "reply_markup": {"inline_keyboard": [[{"callback_data": "x"}]]}}, False),
        ({**good, "reply_markup": {"inline_keyboard": [[{**key, "callback_data": ""}]]}}, False),
        (
            {**good, "reply_markup": {"inline_keyboard": [[{**key, "callback_data": "é" * 33}]]}},
            False,
        ),
    ):
        assert (api._check(Call("sendMessage", args)) == []) is fits, args
    assert api._check(Call("sendMesage", {}))


def test_secrets() -> None:
    assert check_secret("a", "a")
    for given, secret in ((None, "a"), ("", "a"), ("b", "a"), ("", ""), (None, ""), ("é", "a")):
        assert not check_secret(given, secret)
