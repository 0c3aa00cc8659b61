"""`rembuk db upgrade | backup DIR | restore DIR | held | release | retake | check`."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path

from bot.app import build
from bot.clock import Clock
from bot.opening import open_database, write
from bot.settings import Settings
from bot.turns import unread
from storage.database.connections import Database
from storage.database.copies import backup, restored
from storage.database.store import Store
from storage.files.bucket import media_at
from storage.messages import inbox


def options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("upgrade", help="bring the database up to date")
    for name, about in (
        ("backup", "a consistent copy of database and media, also while serving"),
        ("restore", "put a backup into an empty place"),
    ):
        action = actions.add_parser(name, help=about)
        action.add_argument("folder", type=Path)
        if name == "restore":
            action.add_argument(
                "--leap", type=_count, help="numbers to skip; reckoned from the copy's age without"
            )
    actions.add_parser("held", help="what a restored copy had queued: who, how many, how old")
    release = actions.add_parser("release", help="send what is held since a restore")
    release.add_argument("--drop", action="store_true", help="never send it; it may have gone then")
    actions.add_parser("retake", help="take once more what a fault of ours kept from being taken")
    actions.add_parser("check", help="whether everything that belongs together is there")
    return parser


def _count(value: str) -> int:
    if not value.isdecimal():
        raise argparse.ArgumentTypeError(f"{value!r} is no number of numbers")
    return int(value)


async def _retake(settings: Settings, clock: Clock) -> int:
    """Each message once, oldest first; what fails again stays kept."""
    async with build(settings, channels={}, clock=clock, create=False) as app:
        async with app.database.read() as connection:
            kept = await inbox.unread(connection, unread.FAULT)
        failed = 0
        for id, raw in kept:
            try:
                message = unread.read(raw)
                # Under an id of its own: its first is known as one that has come already.
                again = dataclasses.replace(message, id=f"again:{id}", at=clock())
                await app.turns.retake(again)
            except Exception as error:
                failed += 1
                print(f"{id}: {type(error).__name__}")
                continue

            async def chore(store: Store, id: int = id) -> None:
                await inbox.drop_unread(store, id)

            await app.turns.do(chore)
    print(f"taken: {len(kept) - failed}, failed again: {failed}")
    return 1 if failed else 0


async def _held(database: Database, clock: Clock) -> list[str]:
    async with database.read() as connection:
        return restored.as_lines(await restored.held(connection), clock())


async def _release(database: Database, clock: Clock, *, drop: bool) -> None:
    print("\n".join(await _held(database, clock)))

    async def chore(store: Store) -> int:
        return await restored.release(store, drop=drop)

    released = await write(database, chore, clock)
    print(f"{'not sent again' if drop else 'released'}: {released}")


async def run(settings: Settings, arguments: argparse.Namespace, clock: Clock) -> int:
    media = media_at(settings.media_dir, settings.data_dir)
    if arguments.action == "restore":
        done = await backup.restore(
            settings.database_url, media, arguments.folder, leap=arguments.leap, now=clock()
        )
        print(f"restored: {done}")
        return 0
    if arguments.action == "retake":
        return await _retake(settings, clock)
    upgrade = arguments.action == "upgrade"
    async with open_database(settings, clock, upgrade=upgrade) as database:
        if upgrade:
            print(f"the database is at {await database.revision()}")
        elif arguments.action == "backup":
            print(
                f"backed up: {await backup.backup(database, media, arguments.folder, now=clock())}"
            )
        elif arguments.action == "held":
            print("\n".join(await _held(database, clock)))
        elif arguments.action == "release":
            await _release(database, clock, drop=arguments.drop)
        else:
            faults = await backup.check(database, media)
            print("\n".join(faults) if faults else "everything is in order")
            return 1 if faults else 0
    return 0
