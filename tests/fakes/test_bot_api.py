"""The fake Bot API itself: what it finds."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fakes.bot_api import SPEC, Call, FakeBotApi


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
