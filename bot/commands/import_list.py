"""`rembuk import FILE`: a paper list of proposals, checked and imported as in the chat."""

from __future__ import annotations

import argparse
import getpass
from pathlib import Path

from bot import opening
from bot.apart import Stopped
from bot.app import App, build
from bot.clock import Clock
from bot.settings import Settings
from handlers import lists, paper
from handlers.conversation.messages import Literal
from handlers.paper import PaperList, Report, Scope, Standing
from handlers.reading import sheets
from handlers.turn import render
from storage import staff
from storage.errors import Advice
from storage.proposals import Proposal
from storage.store import Store


def options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("file", type=Path, metavar="FILE", help="CSV or XLSX; see docs/IMPORT.md")
    parser.add_argument("--dry-run", action="store_true", help="only the report")
    parser.add_argument(
        "--all-or-nothing", action="store_true", help="nothing unless each row can be imported"
    )
    parser.add_argument(
        "--area", default="", metavar="CODE", help="rows elsewhere are faults; 18.72.01.1003, ..."
    )
    parser.add_argument("--by", metavar="NAME", help="who imports; it stands in the history")
    return parser


async def run(settings: Settings, arguments: argparse.Namespace, clock: Clock) -> int:
    data = _content(arguments.file)
    # The sending is left to `serve`: this process has no channels.
    async with build(settings, channels={}, clock=clock) as app:
        if arguments.area and app.place.areas.get(arguments.area) is None:
            raise Advice(f"no area has the code {arguments.area}; see `rembuk area import`")
        try:
            table = await opening.table(app.apart, data, paper.BY_HEADING)
            listed = paper.judge(table, app.place, Scope((arguments.area,)))
        except sheets.NoTable as error:
            words = lists.failed(error.why, error.what, Literal(arguments.file.name)).words[0]
            raise Advice(render(words, "id")) from error
        except Stopped as error:
            raise Advice(f"{arguments.file} could not be opened: {error}") from error
        by = staff.at_command_line(arguments.by or f"{getpass.getuser()} (rembuk)")
        report = await _imported(app, listed, by, arguments)
    for line in listed.lines:
        print(render(report.words(line), "id"))
    for words in lists.unused(listed):
        print(render(words, "id"))
    print(f"{arguments.file.name}: {lists.counts(report).text}")
    return 1 if report.of(Standing.FAULTY) else 0


async def _imported(
    app: App, listed: PaperList, by: staff.Actor, arguments: argparse.Namespace
) -> Report:
    """What has become of each row, or would."""
    found: list[tuple[Report, list[Proposal]]] = []

    async def chore(store: Store) -> None:
        report = await lists.report_on(store, listed)
        held = arguments.all_or_nothing and report.of(Standing.FAULTY)
        taken: list[Proposal] = []
        if not arguments.dry_run and not held:
            taken = await lists.take(app.place, store, by, report, arguments.file.name)
        found[:] = [(report, taken)]

    await app.turns.do(chore)
    report, taken = found[0]
    return report.after(taken) if taken else report


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(sheets.BYTES + 1)
    except FileNotFoundError as error:
        raise Advice(f"there is no file {path}") from error
    except OSError as error:
        raise Advice(f"cannot read {path}: {error.strerror}") from error
