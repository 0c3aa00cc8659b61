"""What Telegram's Bot API takes: of the methods that we call, in our own words; and its whole
description, where ../shared has it. A call is held against both.

https://core.telegram.org/bots/api says it in words. A name that ends in "!" must be there; types
are spelt as Telegram spells them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

SPEC = Path(__file__).parents[3] / "shared" / "data" / "telegram_bot_api.json"

_CHAT = ("Integer", "String")
_KEYBOARD = ("InlineKeyboardMarkup",)
_FILE = ("InputFile", "String")
_FLAG, _NUMBER, _TEXT = ("Boolean",), ("Integer",), ("String",)
_NAMES = ("Array of String",)
_ENTITIES = ("Array of MessageEntity",)

METHODS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "getMe": {},
    "getFile": {"file_id!": _TEXT},
    "getUpdates": {
        "offset": _NUMBER,
        "limit": _NUMBER,
        "timeout": _NUMBER,
        "allowed_updates": _NAMES,
    },
    "setWebhook": {
        "url!": _TEXT,
        "max_connections": _NUMBER,
        "allowed_updates": _NAMES,
        "drop_pending_updates": _FLAG,
        "secret_token": _TEXT,
    },
    "deleteWebhook": {"drop_pending_updates": _FLAG},
    "setMyCommands": {"commands!": ("Array of BotCommand",), "language_code": _TEXT},
    "answerCallbackQuery": {"callback_query_id!": _TEXT, "text": _TEXT},
    "sendMessage": {
        "chat_id!": _CHAT,
        "text!": _TEXT,
        "entities": _ENTITIES,
        "link_preview_options": ("LinkPreviewOptions",),
        "reply_markup": _KEYBOARD,
    },
    "sendPhoto": {
        "chat_id!": _CHAT,
        "photo!": _FILE,
        "caption": _TEXT,
        "caption_entities": _ENTITIES,
        "reply_markup": _KEYBOARD,
    },
    "sendDocument": {
        "chat_id!": _CHAT,
        "document!": _FILE,
        "caption": _TEXT,
        "caption_entities": _ENTITIES,
        "reply_markup": _KEYBOARD,
    },
    "editMessageText": {
        "chat_id": _CHAT,
        "message_id": _NUMBER,
        "text": _TEXT,
        "entities": _ENTITIES,
        "link_preview_options": ("LinkPreviewOptions",),
        "reply_markup": _KEYBOARD,
    },
    "sendChatAction": {"chat_id!": _CHAT, "action!": _TEXT},
    "editMessageReplyMarkup": {
        "chat_id": _CHAT,
        "message_id": _NUMBER,
        "reply_markup": _KEYBOARD,
    },
}

TYPES: Mapping[str, Mapping[str, Sequence[str]]] = {
    "InlineKeyboardMarkup": {"inline_keyboard!": ("Array of Array of InlineKeyboardButton",)},
    "InlineKeyboardButton": {
        "text!": _TEXT,
        "callback_data": _TEXT,
        "url": _TEXT,
        "copy_text": ("CopyTextButton",),
        "style": _TEXT,
    },
    "CopyTextButton": {"text!": _TEXT},
    "MessageEntity": {
        "type!": _TEXT,
        "offset!": _NUMBER,
        "length!": _NUMBER,
        "unix_time": _NUMBER,
    },
    "LinkPreviewOptions": {"is_disabled": _FLAG},
    "BotCommand": {"command!": _TEXT, "description!": _TEXT},
}


@dataclass(frozen=True, slots=True)
class Field:
    types: tuple[str, ...]
    needed: bool


Fields = Mapping[str, Field]


@dataclass(frozen=True, slots=True)
class Described:
    """A description of methods and types; of a type with `kinds` a value is one of those."""

    methods: Mapping[str, Fields]
    types: Mapping[str, Fields]
    kinds: Mapping[str, tuple[str, ...]]

    def wrong(self, method: str, args: Mapping[str, Any], files: Mapping[str, bytes]) -> list[str]:
        """What of a call does not fit."""
        fields = self.methods.get(method)
        if fields is None:
            return [f"{method}: no such method"]
        given = {**args, **files}
        # The file itself travels as a part of its own that the argument names.
        parts = {str(value).removeprefix("attach://") for value in args.values()}
        found = [f"{method}: {n} unknown" for n in given if n not in fields and n not in parts]
        found += [
            f"{method}: {name} missing"
            for name, field in fields.items()
            if field.needed and name not in given
        ]
        found += [
            f"{method}: {name} is none of {', '.join(fields[name].types)}"
            for name, value in args.items()
            if name in fields and not self.fits(value, fields[name].types)
        ]
        return found

    def fits(self, value: Any, types: Sequence[str]) -> bool:
        """Whether a value has one of the described types, all the way down."""
        return any(self._is(value, each) for each in types)

    def _is(self, value: Any, described: str) -> bool:
        if described.startswith("Array of "):
            inner = described.removeprefix("Array of ")
            return isinstance(value, list) and all(self._is(each, inner) for each in value)
        match described:
            case "Integer":
                return isinstance(value, int) and not isinstance(value, bool)
            case "Boolean":
                return isinstance(value, bool)
            case "Float":
                return isinstance(value, int | float) and not isinstance(value, bool)
            case "String":
                return isinstance(value, str)
            case "InputFile":
                return isinstance(value, str) and value.startswith("attach://")
        if kinds := self.kinds.get(described):
            return self.fits(value, kinds)
        fields = self.types.get(described, {})
        return (
            isinstance(value, dict)
            and all(name in value for name, field in fields.items() if field.needed)
            and all(n in fields and self.fits(v, fields[n].types) for n, v in value.items())
        )


def _ours(said: Mapping[str, Mapping[str, Sequence[str]]]) -> dict[str, Fields]:
    return {
        of: {name.rstrip("!"): Field(tuple(ts), name.endswith("!")) for name, ts in fields.items()}
        for of, fields in said.items()
    }


OURS = Described(_ours(METHODS), _ours(TYPES), {})


@cache
def whole() -> Described | None:
    """Telegram's own description, where it is at hand."""
    if not SPEC.is_file():
        return None
    said = json.loads(SPEC.read_text())

    def fields(of: Mapping[str, Any]) -> Fields:
        return {
            each["name"]: Field(tuple(each["types"]), each["required"])
            for each in of.get("fields", [])
        }

    types = said["types"]
    return Described(
        {name: fields(each) for name, each in said["methods"].items()},
        {name: fields(each) for name, each in types.items()},
        {name: tuple(each["subtypes"]) for name, each in types.items() if each.get("subtypes")},
    )
