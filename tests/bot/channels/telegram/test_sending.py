"""Messages, and the call that each causes."""

from __future__ import annotations

import dataclasses
import logging
import traceback
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.channels.base import (
    Button,
    Gone,
    Package,
    Parcel,
    Refused,
    TryLater,
)
from bot.channels.telegram.channel import Telegram
from bot.channels.telegram.sending import call_of
from handlers.conversation.messages import Extras, Incoming
from tests.bot.channels.telegram.given import error
from tests.fakes.bot_api import TOKEN, FakeBotApi, Fault


async def load() -> bytes:
    return b"png"


def keys(*labels: str) -> tuple[Button, ...]:
    return tuple(Button(f"x:{n}", label) for n, label in enumerate(labels))


def markup(*rows: tuple[int, ...], labels: tuple[str, ...]) -> dict[str, Any]:
    return {
        "inline_keyboard": [
            [{"text": labels[n], "callback_data": f"x:{n}"} for n in row] for row in rows
        ]
    }


PLAIN = {"chat_id": 7, "link_preview_options": {"is_disabled": True}}
PICTURE = Package("nomor.png", "image/png", load)
DOCUMENT = Package("data.json", "application/json", load)
THREE, LONG = ("A", "B", "C"), ("A", "B" * 29, "C", "D" * 40)

SENT: dict[str, tuple[Parcel, str, dict[str, Any]]] = {
    # parcel → method, arguments
    "a text": (Parcel(1, "7", "halo"), "sendMessage", {**PLAIN, "text": "halo"}),
    "a group that became one of ours": (
        Parcel(1, "-100", "halo"),
        "sendMessage",
        {**PLAIN, "chat_id": -100, "text": "halo"},
    ),
    "people's words are no markup": (
        Parcel(1, "7", "*bukan* <b>tebal</b> _x_ [y](z)"),
        "sendMessage",
        {**PLAIN, "text": "*bukan* <b>tebal</b> _x_ [y](z)"},
    ),
    "short labels side by side": (
        Parcel(1, "7", "Yang mana?", buttons=keys(*THREE)),
        "sendMessage",
        {**PLAIN, "text": "Yang mana?", "reply_markup": markup((0, 1, 2), labels=THREE)},
    ),
    "four in two rows": (
        Parcel(1, "7", "Yang mana?", buttons=keys(*THREE, "D")),
        "sendMessage",
        {
            **PLAIN,
            "text": "Yang mana?",
            "reply_markup": markup((0, 1, 2), (3,), labels=(*THREE, "D")),
        },
    ),
    "long labels alone": (
        Parcel(1, "7", "Yang mana?", buttons=keys(*LONG)),
        "sendMessage",
        {
            **PLAIN,
            "text": "Yang mana?",
            "reply_markup": markup((0,), (1,), (2,), (3,), labels=LONG),
        },
    ),
    "a picture with words": (
        Parcel(1, "7", "Nomornya", file=PICTURE),
        "sendPhoto",
        {"chat_id": 7, "caption": "Nomornya"},
    ),
    "a picture with words and buttons": (
        Parcel(1, "7", "Benar?", buttons=keys("Ya"), file=PICTURE),
        "sendPhoto",
        {"chat_id": 7, "caption": "Benar?", "reply_markup": markup((0,), labels=("Ya",))},
    ),
    "a document without words": (
        Parcel(1, "7", "", file=DOCUMENT),
        "sendDocument",
        {"chat_id": 7},
    ),
    "a renewed message": (
        Parcel(1, "7", "dua", replaces="7:5"),
        "editMessageText",
        {**PLAIN, "text": "dua", "message_id": 5},
    ),
    "a renewed message with buttons": (
        Parcel(1, "7", "dua", buttons=keys("Ya"), replaces="7:5"),
        "editMessageText",
        {
            **PLAIN,
            "text": "dua",
            "message_id": 5,
            "reply_markup": markup((0,), labels=("Ya",)),
        },
    ),
    "a number to copy, a page to pass on": (
        Parcel(
            1,
            "7",
            "Nomornya MTR-2028-00042",
            buttons=keys("Ya"),
            extras=Extras(
                copied=(("Salin nomor", "MTR-2028-00042"), ("Terlalu panjang", "x" * 257)),
                passed=(
                    ("Teruskan", "https://rembuk.test/u/MTR-2028-00042", "Jl. Mawar & Gang 1"),
                ),
                tones=(("x:0", "good"), ("x:9", "bad")),
            ),
        ),
        "sendMessage",
        {
            **PLAIN,
            "text": "Nomornya MTR-2028-00042",
            "reply_markup": {
                "inline_keyboard": [
                    [{"text": "Ya", "callback_data": "x:0", "style": "success"}],
                    [{"text": "Salin nomor", "copy_text": {"text": "MTR-2028-00042"}}],
                    [
                        {
                            "text": "Teruskan",
                            "url": "https://t.me/share/url"
                            "?url=https%3A%2F%2Frembuk.test%2Fu%2FMTR-2028-00042"
                            "&text=Jl.%20Mawar%20%26%20Gang%201",
                        }
                    ],
                ]
            },
        },
    ),
    "times that can be tapped": (
        Parcel(
            1,
            "7",
            "🗓 Kamis pukul 09.00 dan Jumat pukul 09.00",
            extras=Extras(moments=(("Jumat pukul 09.00", 99), ("Kamis pukul 09.00", 9), ("x", 1))),
        ),
        "sendMessage",
        {
            **PLAIN,
            "text": "🗓 Kamis pukul 09.00 dan Jumat pukul 09.00",
            "entities": [
                {"type": "date_time", "offset": 3, "length": 17, "unix_time": 9},
                {"type": "date_time", "offset": 25, "length": 17, "unix_time": 99},
            ],
        },
    ),
    "a time under a picture": (
        Parcel(1, "7", "Kamis", file=PICTURE, extras=Extras(moments=(("Kamis", 9),))),
        "sendPhoto",
        {
            "chat_id": 7,
            "caption": "Kamis",
            "caption_entities": [
                {"type": "date_time", "offset": 0, "length": 5, "unix_time": 9},
            ],
        },
    ),
}


@pytest.mark.parametrize("case", SENT)
async def test_what_a_parcel_causes(telegram: Telegram, api: FakeBotApi, case: str) -> None:
    parcel, method, arguments = SENT[case]
    call = call_of(parcel)
    assert (call.method, call.arguments) == (method, arguments)
    assert bool(call.file) is (parcel.file is not None)
    # And so it arrives, with its file, and only once.
    await telegram.send(parcel)
    [made] = api.calls
    wanted = {name: made.args.get(name) for name in arguments}
    assert (made.method, wanted) == (method, arguments)
    assert list(made.files.values()) == ([b"png"] if parcel.file else [])


async def test_that_we_type(telegram: Telegram, api: FakeBotApi) -> None:
    await telegram.typing(Incoming("telegram", "7", "1", datetime(2027, 1, 4, tzinfo=UTC)))
    [call] = api.calls
    assert (call.method, call.args) == ("sendChatAction", {"chat_id": 7, "action": "typing"})


def test_what_is_no_chat_is_nobody() -> None:
    with pytest.raises(Gone):
        call_of(Parcel(1, "siti", "halo"))


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
    api.faults = [error(400, "Bad Request: message is not modified")]
    assert await telegram.send(Parcel(1, "7", "dua", replaces="7:5")) == "7:5"
    api.faults = [error(400, "Bad Request: message to edit not found")]
    assert await telegram.send(Parcel(1, "7", "dua", replaces="7:5")) != "7:5"
    api.faults = [error(400, "Bad Request: message can't be edited")]
    assert await telegram.send(Parcel(1, "7", "dua", replaces="7:5")) != "7:5"
    texts = [c for c in api.calls if c.method in ("sendMessage", "editMessageText")]
    assert all(c.args["link_preview_options"] == {"is_disabled": True} for c in texts)


@pytest.mark.parametrize("words", ["12", "[1, 2]", "true", "-5", '{"a": 1}', "   x"])
async def test_words_arrive_as_they_are(telegram: Telegram, api: FakeBotApi, words: str) -> None:
    await telegram.send(Parcel(1, "7", words))
    assert api.texts() == [words]


REFUSALS = [
    (error(429, "Too Many Requests", retry_after=7), TryLater),
    (error(403, "Forbidden: bot was blocked by the user"), Gone),
    (error(400, "Bad Request: chat not found"), Gone),
    (error(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-100), Gone),
    (error(400, "Bad Request: message is too long"), Refused),
    (error(401, "Unauthorized"), Refused),
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
        assert caught.value.unsaid
        assert not caught.value.whole
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


async def test_nobody_there_is_not_sent() -> None:
    channel = Telegram(TOKEN, api_url="http://127.0.0.1:1")
    with pytest.raises(TryLater):
        await channel.send(Parcel(1, "7", "halo"))
    await channel.stop()
