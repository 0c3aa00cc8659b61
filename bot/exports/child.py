"""Has an export made in a process of its own, so that nobody's chat waits for it."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import logging
import sys
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from bot.settings import Settings
from storage.reports.orders import Asked
from storage.reports.wanted import Sees

log = logging.getLogger("rembuk.exports")


class Failed(Exception):
    """An export could not be made; `why` is "room" or "fault"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: rows, and the digest of the file."""

    rows: int
    sha256: str


# Told how many rows of how many there are; whether it is to go on.
Told = Callable[[int, int], Awaitable[bool]]


def order(settings: Settings, asked: Asked, sees: Sees, out: Path, now: datetime) -> bytes:
    """What is wanted, as the process reads it."""
    return orjson.dumps(
        {
            **asked.stored(),
            "url": settings.database_url,
            "sees": dataclasses.asdict(sees),
            "out": str(out),
            "now": now.isoformat(),
            "paper": {
                "site": settings.base_url,
                "letterhead": settings.letterhead_lines,
                "size": settings.paper,
                "template": str(settings.template("berita-acara.docx")),
            },
        }
    )


async def make(
    settings: Settings,
    asked: Asked,
    sees: Sees,
    out: Path,
    now: datetime,
    told: Told | None = None,
) -> Made | None:
    """Makes a file; None when it was told to stop. Whatever happens no part of a file stays under
    its name. Raises Failed."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.exports.apart",
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    errors = asyncio.create_task(_rest(process.stderr))
    try:
        given, said = process.stdin, process.stdout
        if given is None or said is None:
            raise Failed("fault")  # it has both, as they were asked for
        given.write(order(settings, asked, sees, out, now))
        given.close()
        last: Mapping[str, Any] = {}
        async for line in said:
            last = orjson.loads(line)
            if "done" in last and told is not None and not await told(last["done"], last["of"]):
                return None
        await process.wait()
        if "rows" in last:
            return Made(last["rows"], last["sha256"])
        why = str(last.get("failed") or "fault")
        if why == "fault":
            wrong = (await errors).decode("utf-8", "replace").strip().splitlines()
            log.error("an export failed: %s", wrong[-1][:200] if wrong else process.returncode)
        raise Failed(why)
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
        errors.cancel()
        out.with_name(f".{out.name}.part").unlink(missing_ok=True)


async def _rest(stream: asyncio.StreamReader | None) -> bytes:
    return b"" if stream is None else await stream.read()
