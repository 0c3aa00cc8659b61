"""`rembuk doctor`: what is set, what is missing, what each missing thing switches off."""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import sys
from datetime import timedelta
from typing import Any

from bot import alike
from bot.channels import registry
from bot.channels.base import Checks
from bot.channels.joining import Around
from bot.clock import Clock
from bot.opening import open_database
from bot.settings import Settings, key_fault
from bot.stored_notes import StoredNotes
from bot.trouble import sentence
from storage.database import jobs
from storage.database.alike import unlike
from storage.database.connections import Connection, Database
from storage.database.copies import backup, restored
from storage.files.bucket import Bucket, MediaBucket, media_at
from storage.files.media import MediaAway, free_bytes
from storage.messages import bill, outbox
from storage.reports import examples, figures

# Below this much room uploads are refused, and soon the database would be.
ROOM = 500_000_000

# So far back messages are counted that a platform refused.
REFUSED = timedelta(days=30)

# How long a platform may take to say whether our token is good, seconds.
PATIENCE = 20.0


def options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--json", action="store_true")
    return parser


async def run(settings: Settings, arguments: argparse.Namespace, clock: Clock) -> int:
    logger = logging.getLogger("rembuk")
    before = logger.level
    logger.setLevel(logging.CRITICAL)  # what channels log is said below
    try:
        found = await examine(settings, clock)
    finally:
        logger.setLevel(before)
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
            "undated",
            "jobs",
            "bill",
            "month",
            "refused",
            "public_url",
            "media",
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
    if found["unusable"]:
        print(f"rembuk: {found['unusable']}", file=sys.stderr)
        return 2
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
        "undated": None,
        "jobs": None,
        "media": _where(settings),
        "bill": None,  # what platforms bill, of this month
        "month": None,  # what is counted of this month: complaints, what was held, OPDs suggested
        "refused": None,  # messages of the last 30 days, by the platform's code
        "free_bytes": None,
        "channels": {},
        "off": registry.off(settings),
        "unusable": None,  # why nothing could be read from the database
        "trouble": [],
    }
    trouble = found["trouble"]
    trouble += filter(None, [key_fault(settings), await _bucket(settings)])
    try:
        await _look(settings, found, clock)
    except Exception as error:
        if (said := sentence(error)) is None:
            raise
        found["unusable"] = said
        trouble.append(said)
    found["free_bytes"] = free_bytes(settings.data_dir)
    if found["free_bytes"] < ROOM:
        trouble.append("the disk is almost full; photos are refused below 100 MB")
    return found


async def _look(settings: Settings, found: dict[str, Any], clock: Clock) -> None:
    """What the database says, and the platforms. Raises what the database raises."""
    trouble = found["trouble"]
    async with open_database(settings, clock, upgrade=False) as database:
        async with database.read() as connection:
            counted = await figures.count(connection, clock(), registry.WINDOWS)
        found["proposals"] = counted.proposals
        found["people"] = counted.people
        found["unsettled"] = counted.unsettled
        found["silent"], found["overdue"] = counted.silent, counted.overdue
        found["undated"] = counted.undated
        found["month"] = dict(sorted(counted.month.items()))
        async with database.read() as connection:
            if names := await unlike(connection):
                trouble.append(alike.sentence(names))
            found["jobs"] = {
                kind: [str(each) if each else "waits" for each in under_way]
                for kind, under_way in (await jobs.standing(connection)).items()
            }
            found["bill"] = _bill(counted.bill) if counted.bill else None
            found["refused"] = await outbox.refusals(connection, clock() - REFUSED)
            copied_at = await restored.holding(connection)
            held = await restored.count_held(connection)
            trouble += filter(None, [await _example(connection)])
        if copied_at is not None:
            trouble.append(
                f"{held} messages of the copy of {copied_at:%Y-%m-%d %H:%M} UTC that was restored "
                "are held, and the scheduler stands still: `rembuk db held` says whose they are, "
                "`rembuk db release` sends them (with --drop: never)"
            )
        if counted.bill is not None and counted.bill.over:
            trouble.append(
                f"this month's messages cost {counted.bill.usd:.2f} dollars, the ceiling is "
                f"{counted.bill.ceiling}: announcements wait until the next month (BIAYA BATAS)"
            )
        if counted.overdue:
            trouble.append(
                f"{counted.overdue} proposals wait for a decision whose date has passed; "
                "staff find them with TUGAS"
            )
        if counted.silent:
            trouble.append(
                f"{counted.silent} proposals whose date has passed without a word to their author; "
                "is `rembuk serve` running?"
            )
        media = media_at(settings.media_dir, settings.data_dir)
        try:
            # What is far away is only counted: `rembuk db check` reads all of it.
            trouble += await backup.check(database, media, content=media.near)
        except MediaAway:
            pass  # which is said already
        found["channels"] = await _platforms(settings, database)
        trouble += filter(None, found["channels"].values())


async def _example(connection: Connection) -> str | None:
    """What is the matter with an example year."""
    if await examples.is_cut_short(connection):
        return (
            "the example year in the database was cut short; `rembuk demo` makes a whole one in an "
            "empty database (REMBUK_DATABASE_URL)"
        )
    if await examples.maker(connection) is not None:
        return (
            "an example year is being made, and what falls due waits until it is whole; where no "
            "`rembuk demo` runs any more, `rembuk serve` finds that out within seconds"
        )
    return None


def _where(settings: Settings) -> str:
    """Where photos and files are."""
    place = settings.media_dir
    if not isinstance(place, Bucket):
        return str(place)
    at = place.endpoint or f"Amazon, {place.access.get('AWS_REGION', 'us-east-1')}"
    links = "the bucket" if place.links else "Rembuk"
    return f"{place} ({at}; platforms fetch files from {links})"


async def _bucket(settings: Settings) -> str | None:
    """What is wrong with the bucket, if the files are in one."""
    media = media_at(settings.media_dir, settings.data_dir)
    if not isinstance(media, MediaBucket):
        return None
    try:
        await media.look()
    except MediaAway as error:
        return str(error)
    return None


def _bill(month: bill.Bill) -> dict[str, Any]:
    return {
        "month": month.month,
        "messages": dict(month.counts),
        "free_replies": month.free,
        "dollars": f"{month.usd:.2f}",
        "ceiling": str(month.ceiling) if month.ceiling is not None else None,
        "rates": {
            kind: f"{each.usd} + {each.fee} ({each.source}, {each.as_of})"
            for kind, each in month.rates.items()
        },
    }


async def _platforms(settings: Settings, database: Database) -> dict[str, str | None]:
    """What each platform that is set says to our token: nothing when it is good. Sends nothing."""

    async def nothing_comes(channel: str, raw: bytes, why: str) -> None:
        return None

    found: dict[str, str | None] = {}
    spool = media_at(settings.media_dir, settings.data_dir).spool
    around = Around(settings, spool, StoredNotes(database), nothing_comes)
    for name, channel in registry.make(around).items():
        if not isinstance(channel, Checks):
            continue
        try:
            async with asyncio.timeout(PATIENCE):
                found[name] = await channel.check()
        except TimeoutError:
            found[name] = f"{name} does not answer"
        finally:
            await channel.stop()
    return found
