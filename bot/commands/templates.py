"""`rembuk templates push`, `rembuk templates status`: the texts that a platform approves."""

from __future__ import annotations

import argparse
import sys
from datetime import timedelta

from bot.app import build
from bot.channels import registry
from bot.channels.approval import Approves
from bot.channels.base import Channel, Runs
from bot.channels.joining import Around
from bot.clock import Clock
from bot.opening import open_database
from bot.sending.window.templates import Keeper, Unapprovable
from bot.settings import Settings
from bot.stored_notes import StoredNotes
from storage.errors import Advice
from storage.files.bucket import media_at
from storage.messages import templates


def options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("push", help="hand in what is new, and ask where everything stands")
    status = actions.add_parser("status", help="what is approved, refused or waiting")
    status.add_argument("--ask", action="store_true", help="ask the platform now")
    return parser


async def run(settings: Settings, arguments: argparse.Namespace, clock: Clock) -> int:
    if arguments.action == "status" and not arguments.ask:
        known_database = open_database(settings, clock, upgrade=False)
        async with known_database as database, database.read() as connection:
            return _shown(await templates.load(connection))
    # The sending is left to `serve`: no channel here sends or listens.
    async with build(settings, channels={}, clock=clock, create=False) as app:
        channels = _approving(settings, StoredNotes(app.database))
        try:
            keeper = Keeper(app.turns, channels, clock)
            failed = 0
            if arguments.action == "push":
                failed = await _push(keeper)
            await keeper.look(older=timedelta())
        finally:
            for channel in channels.values():
                if isinstance(channel, Runs):
                    await channel.stop()
        async with app.database.read() as connection:
            code = _shown(await templates.load(connection))
    return 1 if failed else code


async def _push(keeper: Keeper) -> int:
    """Hands in what is new; gives how many could not be."""
    try:
        pushed = await keeper.push()
    except Unapprovable as error:
        raise Advice(str(error)) from error
    for each in pushed:
        if each.fresh and not each.trouble:
            print(f"new: {each.made.kind} ({each.made.language})")
        if each.trouble:
            print(f"NOT YET: {each.made.kind} ({each.made.language}): {each.trouble}")
    return sum(bool(each.trouble) for each in pushed)


def _approving(settings: Settings, notes: StoredNotes) -> dict[str, Channel]:
    async def nothing_comes(channel: str, raw: bytes, why: str) -> None:
        return None

    spool = media_at(settings.media_dir, settings.data_dir).spool
    made = registry.make(Around(settings, spool, notes, nothing_comes))
    found: dict[str, Channel] = {
        name: each for name, each in made.items() if isinstance(each, Approves)
    }
    if not found:
        raise Advice(
            "no channel that wants its texts approved is set; for WhatsApp: "
            "REMBUK_TWILIO_ACCOUNT_SID, REMBUK_TWILIO_AUTH_TOKEN, REMBUK_TWILIO_FROM"
        )
    return found


def _shown(known: list[templates.Template]) -> int:
    """Prints them; 1 where a kind has none that serves."""
    if not known:
        print("no templates yet; `rembuk templates push` hands them in", file=sys.stderr)
        return 1
    serving = templates.serving(known)
    for each in known:
        serves = serving.get((each.kind, each.locale)) is each
        looked = f"{each.checked_at:%Y-%m-%d %H:%M} UTC" if each.checked_at else "never"
        reason = f"  {each.reason}" if each.reason else ""
        mark = "serves" if serves else "-"
        print(
            f"{each.channel:10}{each.kind:12}{each.locale:4}{each.state:10}{each.category:11}"
            f"{mark:8}looked {looked}  {each.name}{reason}"
        )
    missing = {(each.kind, each.locale) for each in known} - serving.keys()
    for kind, locale in sorted(missing):
        print(f"NOT SENT: {kind} ({locale}) has no approved text", file=sys.stderr)
    return 1 if missing else 0
