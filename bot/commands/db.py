"""`rembuk db upgrade | backup DIR | restore DIR | check`."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.app import open_database
from bot.clock import Clock
from bot.settings import Settings
from storage import backup
from storage.media import MediaFolder


def options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("upgrade", help="bring the database up to date")
    for name, about in (
        ("backup", "a consistent copy of database and media, also while serving"),
        ("restore", "put a backup into an empty place"),
    ):
        actions.add_parser(name, help=about).add_argument("folder", type=Path)
    actions.add_parser("check", help="whether everything that belongs together is there")
    return parser


async def run(settings: Settings, arguments: argparse.Namespace, clock: Clock) -> int:
    media = MediaFolder(settings.media_dir)
    if arguments.action == "restore":
        counted = await backup.restore(settings.database_url, media, arguments.folder)
        print(f"restored: {counted}")
        return 0
    upgrade = arguments.action == "upgrade"
    async with open_database(settings, clock, upgrade=upgrade) as database:
        if upgrade:
            print(f"the database is at {await database.revision()}")
        elif arguments.action == "backup":
            print(f"backed up: {await backup.backup(database, media, arguments.folder)}")
        else:
            faults = await backup.check(database, media)
            print("\n".join(faults) if faults else "everything is in order")
            return 1 if faults else 0
    return 0
