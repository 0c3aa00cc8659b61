"""`rembuk doctor`: what is set, what is missing, what each missing thing switches off."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import logging
import shutil
from typing import Any

from bot.app import StoredShapes, make_channels, open_database
from bot.clock import Clock
from bot.commands.serve import off
from bot.settings import Settings
from storage import backup, figures
from storage.away import away
from storage.database import Database
from storage.errors import Advice
from storage.media import MediaFolder

# Below this much room uploads are refused, and soon the database would be.
ROOM = 500_000_000

# How long a platform may take to say whether our token is good, seconds.
PATIENCE = 20.0


def options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--json", action="store_true")
    return parser


async def run(settings: Settings, arguments: argparse.Namespace, clock: Clock) -> int:
    logging.getLogger("rembuk").setLevel(logging.CRITICAL)  # what channels log is said below
    found = await examine(settings, clock)
    if arguments.json:
        print(json.dumps(found, indent=2, ensure_ascii=False))
    else:
        for name in (
            "database",
            "proposals",
            "people",
            "unsettled",
            "silent",
            "overdue",
            "public_url",
            "free_bytes",
            "channels",
        ):
            print(f"{name}: {found[name]}")
        for line in found["off"]:
            print(f"off: {line}")
        for line in found["trouble"]:
            print(f"TROUBLE: {line}")
        if not found["trouble"]:
            print("no trouble found")
    return 1 if found["trouble"] else 0


async def examine(settings: Settings, clock: Clock) -> dict[str, Any]:
    """Everything that doctor says, as data."""
    found: dict[str, Any] = {
        "database": settings.database_url.partition(":")[0],
        "public_url": settings.public_url or f"not set; pages are at {settings.base_url}",
        "proposals": None,
        "people": None,
        "unsettled": None,
        "silent": None,
        "overdue": None,
        "free_bytes": None,
        "channels": {},
        "off": off(settings),
        "trouble": [],
    }
    trouble = found["trouble"]
    async with contextlib.AsyncExitStack() as stack:
        try:
            database = await stack.enter_async_context(
                open_database(settings, clock, upgrade=False)
            )
        except Advice as error:
            trouble.append(str(error))
            return found
        except Exception as error:
            if not away(error):
                raise
            trouble.append(f"the database cannot be reached: {type(error).__name__}")
            return found
        async with database.read() as connection:
            counted = await figures.count(connection, clock())
        found["proposals"] = counted.proposals
        found["people"] = counted.people
        found["unsettled"] = counted.unsettled
        found["silent"], found["overdue"] = counted.silent, counted.overdue
        trouble += await backup.check(database, MediaFolder(settings.media_dir))
        found["channels"] = await _platforms(settings, database)
        trouble += filter(None, found["channels"].values())
    settings.media_dir.mkdir(parents=True, exist_ok=True)
    found["free_bytes"] = shutil.disk_usage(settings.media_dir).free
    if found["free_bytes"] < ROOM:
        trouble.append("the disk is almost full; photos are refused below 100 MB")
    return found


async def _platforms(settings: Settings, database: Database) -> dict[str, str | None]:
    """What each platform that is set says to our token: nothing when it is good. Sends nothing."""

    async def nothing_comes(raw: bytes, why: str) -> None:
        return None

    found: dict[str, str | None] = {}
    shapes = StoredShapes(database)
    channels = make_channels(settings, MediaFolder(settings.media_dir), shapes, nothing_comes)
    for name, channel in channels.items():
        check, stop = getattr(channel, "check", None), getattr(channel, "stop", None)
        if check is None or stop is None:
            continue
        try:
            async with asyncio.timeout(PATIENCE):
                found[name] = await check()
        except TimeoutError:
            found[name] = f"{name} does not answer"
        finally:
            await stop()
    return found
