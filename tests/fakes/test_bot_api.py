"""The fake Bot API itself: what it finds."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fakes.bot_api import Call, FakeBotApi
from tests.fakes.bot_api_described import OURS, SPEC, whole


async def test_every_call_is_held_against_the_description(api: FakeBotApi) -> None:
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


async def test_the_reduced_description_is_enough_to_find_it(api: FakeBotApi) -> None:
    """Where ../shared is missing, calls are held against what we have written down ourselves."""
    api.described = [OURS]
    good: dict[str, Any] = {"chat_id": 7, "text": "x"}
    assert api._check(Call("sendMessage", good)) == []
    for method, args in (
        ("sendMesage", good),
        ("sendMessage", {"chat_id": 7}),
        ("sendMessage", {**good, "chat_id": None}),
        ("sendMessage", {**good, "txt": "x"}),
        ("sendMessage", {**good, "reply_markup": {"inline_keyboard": [{"text": "x"}]}}),
        ("sendPhoto", {"chat_id": 7, "photo": 5}),
        ("setMyCommands", {"commands": [{"command": "usul"}]}),
        ("answerCallbackQuery", {"callback_query_id": 5}),
    ):
        assert api._check(Call(method, args)), (method, args)


def test_the_reduced_description_says_what_telegram_says() -> None:
    full = whole()
    if full is None:
        pytest.skip(f"no description of the Bot API at {SPEC}")
    for ours, theirs in ((OURS.methods, full.methods), (OURS.types, full.types)):
        for name, fields in ours.items():
            for field, said in fields.items():
                assert said.needed == theirs[name][field].needed, (name, field)
                assert set(said.types) <= set(theirs[name][field].types), (name, field)
            needed = {field for field, said in theirs[name].items() if said.needed}
            assert needed <= set(fields), name
