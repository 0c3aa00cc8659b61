"""`rembuk words unread`."""

from __future__ import annotations

import argparse

from bot.clock import Clock
from bot.opening import open_database
from bot.settings import Settings
from storage.messages import unheard

MOST = 200


def options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    actions = parser.add_subparsers(dest="action", required=True)
    unread = actions.add_parser(
        "unread", help="what was not understood in 30 days, the most frequent first"
    )
    unread.add_argument("--most", type=int, default=MOST, help=f"so many lines ({MOST})")
    return parser


async def run(settings: Settings, arguments: argparse.Namespace, clock: Clock) -> int:
    async with open_database(settings, clock) as database, database.read() as connection:
        found = await unheard.listed(connection, max(1, arguments.most))
    for each in found:
        print(f"{each.times}\t{each.last:%Y-%m-%d}\t{each.acts or '-'}\t{each.text}")
    if not found:
        print("nothing")
    return 0
