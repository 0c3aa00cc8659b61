"""`rembuk chat`: the whole bot in the terminal, on the same database as `serve`."""

from __future__ import annotations

import argparse
import asyncio
import getpass
import os
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson

import locales
from bot.app import App, build
from bot.channels.base import Parcel, Unavailable, numbered
from bot.channels.terminal.channel import Terminal
from bot.clock import Clock
from bot.settings import Settings
from handlers.conversation.messages import Attachment, FileKind, Incoming, Location
from storage.database.ids import new_id


def options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--as", dest="name", metavar="NAME", help="who is speaking")
    parser.add_argument("--json", action="store_true", help="one JSON object a line, in and out")
    return parser


async def run(settings: Settings, arguments: argparse.Namespace, clock: Clock) -> int:
    name = arguments.name or os.environ.get("USER") or getpass.getuser()
    terminal = Terminal()
    async with build(settings, channels={"terminal": terminal}, address=name, clock=clock) as app:
        talk = Chat(app, terminal, name)
        return await (talk.lines() if arguments.json else talk.people())


class Chat:
    """One person at a terminal."""

    def __init__(self, app: App, terminal: Terminal, name: str) -> None:
        self.app = app
        self.terminal = terminal
        self.name = name
        self.asking: str | None = None

    async def say(self, **what: Any) -> list[Parcel]:
        """One turn, and all messages that are there after it."""
        try:
            done = await self.app.turns.take(
                Incoming("terminal", self.name, str(new_id()), self.app.clock(), **what)
            )
        except Unavailable:
            text = locales.text("id", "trouble-unsaved")
            return [*self.terminal.taken(), Parcel(0, self.name, text)]
        self.asking = done.asking
        await self.app.settled()
        return self.terminal.taken()

    async def lines(self) -> int:
        """One JSON object a line in, one line a turn out."""
        code = 0
        async for line in stdin():
            if not line.strip():
                continue
            try:
                said = read(line)
            except ValueError as error:
                out: dict[str, Any] = {"error": str(error), "messages": [], "asking": self.asking}
                code = 1
            else:
                out = {
                    "messages": [as_json(parcel) for parcel in await self.say(**said)],
                    "asking": self.asking,
                }
            sys.stdout.write(orjson.dumps(out).decode() + "\n")
            sys.stdout.flush()
        return code

    async def people(self) -> int:
        """For a person: numbers for choices, a path after an @ for a photo or a list."""
        await self.app.settled()
        for parcel in self.terminal.taken():
            show(parcel)
        async for line in stdin(prompt="> "):
            text = line.rstrip("\n")
            path, _, words = text[1:].partition(" ")
            said: dict[str, Any] = {"text": text}
            if text.startswith("@") and Path(text[1:]).expanduser().is_file():
                said = {"files": (attached(text[1:]),)}
            elif text.startswith("@") and Path(path).expanduser().is_file():
                said = {"files": (attached(path),), "text": words.strip()}
            for parcel in await self.say(**said):
                show(parcel)
        return 0


def show(parcel: Parcel) -> None:
    words = " / ".join(button.label.upper() for button in parcel.buttons if button.word)
    print(f"\n{numbered(parcel.text, parcel.buttons, words and f'[{words}]')}")
    if parcel.file is not None:
        print(f"[{parcel.file.name}]")
    print()


def read(line: str) -> dict[str, Any]:
    """What one line of JSON says. Raises ValueError with what would do."""
    wanted = (
        '{"choice": id}, or any of {"text": ..., "location": [lat, lon, name], "photo": path, '
        '"document": path}'
    )
    try:
        said = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise ValueError(f"not JSON; {wanted}") from error
    found: dict[str, Any] = {}
    for name, value in said.items() if isinstance(said, dict) else ():
        match name, value:
            case "text" | "choice", str():
                found[name] = value
            case "location", [int() | float() as lat, int() | float() as lon, *called] if all(
                isinstance(each, str) for each in called[:1]
            ):
                found[name] = Location(float(lat), float(lon), *called[:1])
            case "photo", str():
                found["files"] = (*found.get("files", ()), photo(value))
            case "document", str():
                found["files"] = (*found.get("files", ()), document(value))
    if not found or ("choice" in found and len(found) > 1):
        raise ValueError(f"a line is {wanted}")
    return found


def photo(path: str) -> Attachment:
    whole = Path(path).expanduser().resolve()
    return Attachment(FileKind.PHOTO, str(whole), name=whole.name)


def document(path: str) -> Attachment:
    return replace(photo(path), kind=FileKind.DOCUMENT)


def attached(path: str) -> Attachment:
    """What a person attaches: a list by its name, else a photo."""
    file = document(path)
    return file if file.is_table else photo(path)


def as_json(parcel: Parcel) -> dict[str, Any]:
    message: dict[str, Any] = {
        "text": parcel.text,
        "choices": [{"id": button.id, "label": button.label} for button in parcel.buttons],
    }
    if parcel.file is not None:
        message["file"] = parcel.file.name
    return message


async def stdin(prompt: str = "") -> AsyncIterator[str]:
    """Lines as they come; reading never holds up the loop."""
    while True:
        if prompt and sys.stdin.isatty():
            print(prompt, end="", flush=True)
        line = await asyncio.to_thread(sys.stdin.readline)
        if not line:
            return
        yield line
