"""A Bot API on loopback that holds every call against Telegram's own description."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.fakes.bot_api_described import OURS, whole

TOKEN = "1234:only-for-tests"
CHAT = {"id": 0, "type": "private", "first_name": "Siti"}


@dataclass
class Fault:
    """What goes wrong with the next calls of `method` (all, when empty): a status and a body, or
    nothing for `hang` seconds, or a cut connection."""

    method: str = ""
    status: int = 500
    body: Any = None
    hang: float = 0
    cut: bool = False
    times: int = 1


@dataclass
class Call:
    """One call: its method, its arguments, and the files in it."""

    method: str
    args: dict[str, Any]
    files: dict[str, bytes] = field(default_factory=dict)


class FakeBotApi:
    """Answers like Telegram. `violations` are calls that do not fit the description."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.violations: list[str] = []
        self.faults: list[Fault] = []
        self.files: dict[str, bytes] = {}
        self.fetched: Counter[str] = Counter()
        self.updates: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.described = [OURS, *filter(None, [whole()])]
        # While this is not set, calls wait for their answer.
        self.answering = asyncio.Event()
        self.answering.set()
        self._message = 0
        self._update = 100
        self.url = ""

    @property
    def sent(self) -> list[Call]:
        """The messages that people got; that one is being written is none."""
        return [
            call
            for call in self.calls
            if call.method.startswith("send") and call.method != "sendChatAction"
        ]

    def texts(self, chat: int | None = None) -> list[str]:
        return [
            call.args.get("text") or call.args.get("caption", "")
            for call in self.sent
            if chat is None or call.args["chat_id"] == chat
        ]

    def buttons(self) -> list[tuple[str, str]]:
        """The newest keyboard: (callback data, label)."""
        for call in reversed(self.sent):
            if markup := call.args.get("reply_markup"):
                return _choices(markup)
        return []

    def offered(self, chat: int) -> list[tuple[str, str]]:
        """All that a chat can tap, newest keyboard first."""
        return [
            choice
            for call in reversed(self.sent)
            if call.args["chat_id"] == chat and "reply_markup" in call.args
            for choice in _choices(call.args["reply_markup"])
        ]

    # --- what people do -----------------------------------------------------------------------

    def update(self, **content: Any) -> dict[str, Any]:
        self._update += 1
        return {"update_id": self._update, **content}

    def message(self, chat: int = 7, **content: Any) -> dict[str, Any]:
        self._message += 1
        sender = {"id": chat, "is_bot": False, "first_name": "Siti", "language_code": "id"}
        return self.update(
            message={
                "message_id": self._message,
                "date": 1_790_000_000,
                "chat": {**CHAT, "id": chat},
                "from": sender,
                **content,
            }
        )

    def tap(self, data: str, chat: int = 7, message: int = 1) -> dict[str, Any]:
        sender = {"id": chat, "is_bot": False, "first_name": "Siti"}
        return self.update(
            callback_query={
                "id": f"q{self._update}",
                "from": sender,
                "chat_instance": "1",
                "data": data,
                "message": {
                    "message_id": message,
                    "date": 1_790_000_000,
                    "chat": {**CHAT, "id": chat},
                    "text": "x",
                },
            }
        )

    def photo(self, data: bytes, chat: int = 7, **more: Any) -> dict[str, Any]:
        id = f"file{len(self.files)}"
        self.files[id] = data
        size = {"file_id": id, "file_unique_id": id, "width": 60, "height": 40}
        return self.message(chat, photo=[{**size, "file_size": len(data)}], **more)

    def document(self, data: bytes, name: str, chat: int = 7) -> dict[str, Any]:
        id = f"file{len(self.files)}"
        self.files[id] = data
        sent = {"file_id": id, "file_unique_id": id, "file_name": name, "file_size": len(data)}
        return self.message(chat, document={**sent, "mime_type": "application/pdf"})

    # --- the server ---------------------------------------------------------------------------

    async def __aenter__(self) -> FakeBotApi:
        app = web.Application(client_max_size=60_000_000)
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        app.router.add_get("/file/bot{token}/{name}", self._file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        call = Call(method, {})
        if request.content_type == "application/json":
            call.args = await request.json()
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                call.files[name] = value.file.read()
            else:
                call.args[name] = self._value(method, name, str(value))
        self.calls.append(call)
        self.violations += self._check(call)
        await self.answering.wait()
        if request.match_info["token"] != TOKEN:
            return _no(401, "Unauthorized")
        for fault in self.faults:
            if fault.times and fault.method in ("", method):
                fault.times -= 1
                return await self._wrong(request, fault)
        return web.json_response({"ok": True, "result": await self._result(call)})

    async def _wrong(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        if fault.hang:
            await asyncio.sleep(fault.hang)
        if fault.cut:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        if isinstance(fault.body, str):
            return web.Response(status=fault.status, text=fault.body, content_type="text/html")
        return web.json_response(fault.body or {"ok": False}, status=fault.status)

    async def _result(self, call: Call) -> Any:
        match call.method:
            case "getMe":
                return {
                    "id": 1234,
                    "is_bot": True,
                    "first_name": "Rembuk",
                    "username": "rembuk_bot",
                }
            case "getUpdates":
                return await self._waiting(call.args)
            case "getFile":
                id = call.args["file_id"]
                return {"file_id": id, "file_unique_id": id, "file_path": id}
        if call.method.startswith("send") or call.method == "editMessageText":
            self._message += 1
            chat = {**CHAT, "id": call.args.get("chat_id", 0)}
            return {
                "message_id": self._message,
                "date": 1_790_000_000,
                "chat": chat,
                "text": call.args.get("text", ""),
            }
        return True

    async def _waiting(self, args: dict[str, Any]) -> list[dict[str, Any]]:
        """Updates from `offset` on; those before it are confirmed and go."""
        kept = getattr(self, "_kept", [])
        kept = [update for update in kept if update["update_id"] >= args.get("offset", 0)]
        while not self.updates.empty():
            kept.append(self.updates.get_nowait())
        if not kept:
            await asyncio.sleep(0.02)
        self._kept = kept
        return kept

    async def _file(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        self.fetched[name] += 1
        data = self.files.get(name)
        return web.Response(status=404) if data is None else web.Response(body=data)

    def _check(self, call: Call) -> list[str]:
        """What is wrong with a call by the descriptions, and by the limits that Telegram states."""
        wrong: list[str] = []
        for each in self.described:
            found = each.wrong(call.method, call.args, call.files)
            wrong += [word for word in found if word not in wrong]
        text = str(call.args.get("text", "x"))
        if call.method in ("sendMessage", "editMessageText") and not 1 <= _units(text) <= 4096:
            wrong.append(f"{call.method}: a text of {_units(text)}")
        if _units(str(call.args.get("caption", ""))) > 1024:
            wrong.append(f"{call.method}: a caption that is too long")
        if "parse_mode" in call.args:
            wrong.append(f"{call.method}: markup, where people's words may stand")
        if wrong:
            return wrong
        markup = call.args.get("reply_markup") or {}
        for row in markup.get("inline_keyboard", []):
            if len(row) > 8:
                wrong.append(f"{call.method}: {len(row)} buttons in a row")
            for key in row:
                if len({*KEYS} & key.keys()) != 1:
                    wrong.append(f"{call.method}: not one thing that a button does: {sorted(key)}")
                data = key.get("callback_data", "x")
                if not 1 <= len(data.encode()) <= 64:
                    wrong.append(f"{call.method}: callback data {data!r}")
                if not 1 <= len(key.get("copy_text", {"text": "x"})["text"]) <= 256:
                    wrong.append(f"{call.method}: nothing, or too much, to copy")
                if key.get("style", "danger") not in ("danger", "success", "primary"):
                    wrong.append(f"{call.method}: style {key['style']}")
        said = str(call.args.get("text") or call.args.get("caption") or "")
        for each in call.args.get("entities") or call.args.get("caption_entities") or ():
            if not 0 <= each["offset"] < each["offset"] + each["length"] <= _units(said):
                wrong.append(f"{call.method}: an entity beyond the text")
        return wrong

    def _value(self, method: str, name: str, text: str) -> Any:
        """An argument as it was meant: JSON, unless it is a text that may look like JSON."""
        for each in self.described:
            field = each.methods.get(method, {}).get(name)
            if field is not None:
                return text if field.types == ("String",) else _value(text)
        return _value(text)


# What a button may do; each does one of them.
KEYS = ("callback_data", "copy_text", "url")


def _choices(markup: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The buttons of a keyboard that answer: callback data, label."""
    return [
        (key["callback_data"], key["text"])
        for row in markup["inline_keyboard"]
        for key in row
        if "callback_data" in key
    ]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _value(text: str) -> Any:
    """An argument as it was meant: JSON where it is JSON."""
    if text[:1] in "[{" or text in ("true", "false") or text.lstrip("-").isdecimal():
        try:
            return json.loads(text)
        except json.JSONDecodeError:
            return text
    return text


def _no(status: int, why: str, **parameters: Any) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error_code": status, "description": why}
    if parameters:
        body["parameters"] = parameters
    return web.json_response(body, status=status)


@asynccontextmanager
async def strict() -> AsyncIterator[FakeBotApi]:
    """A fake whose violations are asserted when it closes."""
    async with FakeBotApi() as api:
        yield api
    assert api.violations == []
