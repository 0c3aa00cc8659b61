"""`rembuk staff invite --role R --area CODE`, `list`, `end ID`."""

from __future__ import annotations

import argparse
import getpass
import importlib

from bot.app import doors, open_database, write
from bot.settings import Settings
from handlers.team import INVITED
from storage import areas, staff
from storage.errors import Advice
from storage.roles import Role
from storage.store import Store


def options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    actions = parser.add_subparsers(dest="action", required=True)
    invite = actions.add_parser("invite", help="a one-time code and its links")
    invite.add_argument("--role", required=True, choices=[role.value for role in Role])
    invite.add_argument("--area", required=True, metavar="CODE", help='18.72.04; "" is the country')
    invite.add_argument("--opd", help="limits a verifikator to one OPD")
    listed = actions.add_parser("list", help="who holds which role")
    listed.add_argument("--area", default="", metavar="CODE")
    listed.add_argument("--ended", action="store_true", help="also those that have ended")
    end = actions.add_parser("end", help="ends a role")
    end.add_argument("id", type=int, help="as `list` shows it")
    return parser


async def run(settings: Settings, arguments: argparse.Namespace) -> int:
    database = await open_database(settings)
    said: list[str] = []
    by = staff.at_command_line(f"{getpass.getuser()} (rembuk)")
    try:
        async with database.read() as connection:
            known = await areas.load(connection)
        if getattr(arguments, "area", "") and known.get(arguments.area) is None:
            raise Advice(f"no area has the code {arguments.area}; see `rembuk area import`")

        async def chore(store: Store) -> None:
            match arguments.action:
                case "invite":
                    said.append(
                        staff.invite(store, by, Role(arguments.role), arguments.area, arguments.opd)
                    )
                case "list":
                    for grant, since, until in await staff.everybody(
                        store, arguments.area, ended=arguments.ended
                    ):
                        parts = [str(grant.id), grant.role, grant.area or '""', grant.name or "-"]
                        parts += [grant.opd or "", f"since {since:%Y-%m-%d}"]
                        parts += [f"until {until:%Y-%m-%d}"] if until else []
                        said.append("  ".join(part for part in parts if part))
                case "end":
                    ended = await staff.end(store, by, arguments.id)
                    if ended is None:
                        raise Advice(f"nobody holds a role {arguments.id}; see `rembuk staff list`")
                    said.append(f"{ended.role} {ended.area} of {ended.name or '-'} has ended")

        await write(database, chore)
    finally:
        await database.close()
    if arguments.action == "invite":
        print(f"code: {said[0]} (one person, {staff.INVITED.days} days)")
        print(f'in the chat: "PETUGAS {said[0]}"')
        for link in doors(settings, await _username(settings))(f"{INVITED}{said[0]}"):
            print(link)
        return 0
    print("\n".join(said) if said else "nobody yet; see `rembuk staff invite`")
    return 0


async def _username(settings: Settings) -> str | None:
    """The bot's name at Telegram, asked for; None when it cannot be had."""
    if not settings.telegram_token:
        return None
    telegram = importlib.import_module("bot.channels.telegram")
    channel = telegram.Telegram(settings.telegram_token, api_url=settings.telegram_api_url)
    try:
        await channel.check()
        return str(channel.username) if channel.username else None
    finally:
        await channel.stop()
