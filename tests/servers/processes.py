"""Several of the program on one database, as real processes, before the same platforms."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from tests.fakes import bot_api
from tests.servers.ports import free_port
from tests.support import ROOT

READY_WITHIN, ENDED_WITHIN = 90.0, 30.0

SECRET = "geheim"


@dataclass
class Processes:
    """`settings` are those beyond the database and the place of the files; `limits` of channels,
    by name. `code` is where the program's files are."""

    url: str
    folder: Path
    settings: dict[str, str]
    limits: dict[str, dict[str, float]] = field(default_factory=dict)
    code: Path = ROOT
    program: tuple[str, ...] = ("-m", "tests.killed")
    running: dict[int, asyncio.subprocess.Process] = field(default_factory=dict)

    async def __aenter__(self) -> Processes:
        return self

    async def __aexit__(self, *_: object) -> None:
        for port in list(self.running):
            await self.end(port, signal.SIGKILL)

    async def begin(self, port: int | None = None, code: Path | None = None) -> int:
        """Starts one; gives its port."""
        port, code = port or free_port(), code or self.code
        environment = {k: v for k, v in os.environ.items() if not k.startswith("REMBUK_")}
        environment |= {
            "REMBUK_DATABASE_URL": self.url,
            "REMBUK_MEDIA_DIR": str(self.folder / "media"),
            "REMBUK_PORT": str(port),
            "PYTHONPATH": str(code),
            "TEST_LIMITS": json.dumps(self.limits),
            **self.settings,
        }
        with (self.folder / "log").open("ab") as log:
            self.running[port] = await asyncio.create_subprocess_exec(
                sys.executable, *self.program, cwd=self.folder, env=environment,
                stdout=asyncio.subprocess.DEVNULL, stderr=log,
            )  # fmt: skip
        return port

    async def ready(self, port: int) -> int:
        """Waits until it says that it is."""
        async with asyncio.timeout(READY_WITHIN), aiohttp.ClientSession() as session:
            while True:
                try:
                    async with session.get(f"http://127.0.0.1:{port}/readyz") as answer:
                        if answer.status == 200:
                            return port
                except (aiohttp.ClientError, OSError):
                    pass
                if self.running[port].returncode is not None:
                    raise AssertionError(self.said())
                await asyncio.sleep(0.02)

    async def start(self, port: int | None = None, code: Path | None = None) -> int:
        return await self.ready(await self.begin(port, code))

    async def end(self, port: int, how: signal.Signals = signal.SIGTERM) -> None:
        process = self.running.pop(port)
        if process.returncode is None:
            process.send_signal(how)
            async with asyncio.timeout(ENDED_WITHIN):
                await process.wait()

    def said(self) -> str:
        """What all of them have logged."""
        path = self.folder / "log"
        return path.read_text(errors="replace")[-6000:] if path.exists() else ""


def on_telegram(api: bot_api.FakeBotApi, **more: str) -> dict[str, str]:
    """Settings for a fake Bot API."""
    return {
        "REMBUK_TELEGRAM_TOKEN": bot_api.TOKEN,
        "REMBUK_TELEGRAM_API_URL": api.url,
        "REMBUK_TELEGRAM_MODE": "webhook",
        "REMBUK_TELEGRAM_SECRET": SECRET,
        "REMBUK_PUBLIC_URL": "http://127.0.0.1",
        **more,
    }


async def post(session: aiohttp.ClientSession, port: int, update: dict[str, Any]) -> bool:
    """An update to one of them; whether it was taken."""
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    try:
        async with session.post(
            f"http://127.0.0.1:{port}/telegram", json=update, headers=headers
        ) as answer:
            return answer.status == 200
    except (aiohttp.ClientError, OSError):
        return False
