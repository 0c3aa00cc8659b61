"""`rembuk staff invite --role R --area CODE`, `list`, `end ID`."""

from __future__ import annotations

import argparse
import getpass
import importlib
import sys

from bot.app import build
from bot.channels import registry
from bot.channels.base import Channel
from bot.clock import Clock
from bot.opening import open_database, write
from bot.settings import Settings
from handlers.staff.people import notices
from handlers.staff.people.codes import INVITED
from storage import rules
from storage.city import areas
from storage.database.store import Store
from storage.errors import Advice
from storage.staff import offices, responsible, staff
from storage.staff.roles import Grant, Role
from storage.staff.staff import Actor, Held


def options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    actions = parser.add_subparsers(dest="action", required=True)
    invite = actions.add_parser("invite", help="a one-time code and its links")
    invite.add_argument("--role", required=True, choices=[role.value for role in Role])
    invite.add_argument("--area", required=True, metavar="CODE", help='18.72.04; "" is the country')
    invite.add_argument("--opd", help="limits a verifikator to one OPD")
    listed = actions.add_parser("list", help="who holds which role")
    listed.add_argument("--area", default="", metavar="CODE")
    listed.add_argument("--ended", action="store_true", help="also those that have ended")
    end = actions.add_parser("end", help="ends a role; whoever held it is told")
    end.add_argument("id", type=int, help="as `list` shows it")
    return parser


async def run(settings: Settings, arguments: argparse.Namespace, clock: Clock) -> int:
    by = staff.at_command_line(f"{getpass.getuser()} (rembuk)")
    match arguments.action:
        case "invite":
            role = Role(arguments.role)
            return await _invite(settings, clock, by, role, arguments.area, arguments.opd)
        case "end":
            return await _end(settings, clock, by, arguments.id)
    return await _list(settings, clock, arguments.area, arguments.ended)


async def _invite(
    settings: Settings, clock: Clock, by: Actor, role: Role, area: str, opd: str | None
) -> int:
    if opd and role is not Role.VERIFIKATOR:
        raise Advice("--opd limits a verifikator; other roles have no OPD")

    async def chore(store: Store) -> str:
        try:
            return await staff.invite(store, by, role, area, opd)
        except rules.Unruly as error:
            raise Advice(f"--opd is {rules.OPD.least} to {rules.OPD.most} letters") from error
        except offices.Unknown as error:
            there = ", ".join((await offices.offered(store, area)).names)
            raise Advice(f"no OPD of that city is called {opd}; there are {there}") from error

    async with open_database(settings, clock, create=False) as database:
        async with database.read() as connection:
            _known(await areas.load(connection), area)
        code = await write(database, chore, clock)
    print(f"code: {code} (one person, {staff.INVITED.days} days)")
    print(f'in the chat: "PETUGAS {code}"')
    for link in registry.doors(settings, await _introduced(settings))(f"{INVITED}{code}"):
        print(link)
    return 0


async def _list(settings: Settings, clock: Clock, area: str, ended: bool) -> int:

    async def chore(store: Store) -> list[Held]:
        return await staff.everybody(store, area, ended=ended)

    async with open_database(settings, clock, create=False) as database:
        async with database.read() as connection:
            known = await areas.load(connection)
        _known(known, area)
        found = await write(database, chore, clock)
    for held in found:
        grant = held.grant
        zone = (known.cities_in(grant.area) or known.cities)[0].zone
        parts = [str(grant.id), grant.role, grant.area or '""', grant.name or "-", grant.opd or ""]
        parts.append(f"since {held.since.astimezone(zone):%Y-%m-%d}")
        parts.append(f"until {held.until.astimezone(zone):%Y-%m-%d}" if held.until else "")
        print("  ".join(part for part in parts if part))
    if not found:
        print("nobody yet; see `rembuk staff invite`")
    return 0


async def _end(settings: Settings, clock: Clock, by: Actor, id: int) -> int:
    # The sending is left to `serve`: this process has no channels.
    async with build(settings, channels={}, clock=clock, create=False) as app:

        async def chore(store: Store) -> tuple[Grant, bool]:
            known = await staff.get(store, id) if 0 < id <= rules.BIGGEST else None
            last = known is not None and await responsible.is_last(store, known)
            grant = await staff.end(store, by, id) if known is not None else None
            if grant is None:
                raise Advice(f"nobody holds a role {id}; see `rembuk staff list`")
            for outgoing in await notices.role_ended(app.site, store, grant):
                store.send(outgoing)
            return grant, last

        grant, last = await app.turns.do(chore)
    print(f"{grant.role} {grant.area or 'everywhere'} of {grant.name or '-'} has ended")
    if last:
        print("nobody else is verifikator there; see `rembuk staff invite`", file=sys.stderr)
    return 0


def _known(known: areas.Areas, area: str) -> None:
    if area and known.get(area) is None:
        raise Advice(f"no area has the code {area}; see `rembuk area import`")


async def _introduced(settings: Settings) -> dict[str, Channel]:
    """Telegram's channel, once it has been asked what we are called there."""
    if not settings.telegram_token:
        return {}
    telegram = importlib.import_module("bot.channels.telegram.channel")
    channel = telegram.Telegram(settings.telegram_token, api_url=settings.telegram_api_url)
    try:
        await channel.check()
    finally:
        await channel.stop()
    return {"telegram": channel}
