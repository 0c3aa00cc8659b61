"""`rembuk import FILE`: a paper list of proposals, checked and imported as in the chat."""

from __future__ import annotations

import argparse
import getpass
from pathlib import Path

from bot.app import App, build
from bot.clock import Clock
from bot.commands import sipd_file
from bot.settings import Settings
from bot.work import opening
from bot.work.apart import Stopped
from handlers.conversation.messages import Literal, Text
from handlers.lists import lists, rows
from handlers.lists.rows import Answers, PaperList, Question, Report, Scope
from handlers.reading import sheets, spelling
from handlers.reading.tables.book import Book
from handlers.turn import render
from storage.database.store import Store
from storage.errors import Advice
from storage.proposals.for_others import lists as imports
from storage.proposals.model import Proposal, Topic
from storage.staff import staff


def options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="CSV, XLSX, XLS or ODS; see docs/IMPORT.md"
    )
    parser.add_argument("--dry-run", action="store_true", help="only the report")
    parser.add_argument(
        "--all-or-nothing", action="store_true", help="nothing unless each row can be imported"
    )
    parser.add_argument(
        "--area", default="", metavar="CODE", help="rows elsewhere are faults; 18.72.01.1003, ..."
    )
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="NAME=HEADING",
        help='which heading holds a column, e.g. "usulan=Aspirasi Warga"; remembered for --by',
    )
    parser.add_argument(
        "--topic", choices=[*Topic], help="bidang of all rows, where the list holds none"
    )
    parser.add_argument(
        "--sipd",
        action="store_true",
        help="the file is SIPD's own export: what is missing there or here, different, twice; "
        "SIPD's ids are noted, unless --dry-run",
    )
    parser.add_argument("--by", metavar="NAME", help="who imports; it stands in the history")
    return parser


async def run(settings: Settings, arguments: argparse.Namespace, clock: Clock) -> int:
    data = _content(arguments.file)
    # The sending is left to `serve`: this process has no channels.
    async with build(settings, channels={}, clock=clock, create=False) as app:
        if arguments.area and app.site.areas.get(arguments.area) is None:
            raise Advice(f"no area has the code {arguments.area}; see `rembuk area import`")
        name = arguments.by or f"{getpass.getuser()} (rembuk)"
        try:
            book = await opening.book(app.apart, data)
            if arguments.sipd:
                return await sipd_file.compare(app, book, arguments, name)
            listed = await _read(app, book, arguments, name)
        except sheets.NoTable as error:
            title = Literal(arguments.file.name)
            failed = sipd_file.failed(error, title) or lists.failed(error.why, error.what, title)
            words = failed.words[0]
            raise Advice(render(words, "id")) from error
        except Stopped as error:
            raise Advice(f"{arguments.file} could not be opened: {error}") from error
        report = await _imported(app, listed, staff.at_command_line(name), arguments)
    for line in listed.lines:
        print(render(report.words(line), "id"))
    for words in lists.remarks(listed):
        print(render(words, "id"))
    print(f"{arguments.file.name}: {lists.counts(report).text}")
    return 1 if report.open else 0


async def _read(app: App, book: Book, arguments: argparse.Namespace, name: str) -> PaperList:
    """Reads the list by what has been said of its headings, now or before; what may be left for
    later is not asked. Raises NoTable, or Advice that holds the question."""
    said = dict(each.partition("=")[::2] for each in arguments.column)

    async def look(store: Store) -> dict[str, str]:
        return await imports.headings(store, name)

    known = await app.turns.do(look)
    answers = Answers(known, topic=arguments.topic)
    scope = Scope((arguments.area,))
    while True:
        listed = rows.read(book, app.site, scope, answers, later=True)
        question = listed.question
        if question is None:
            break
        labels = [label for _, label in question.choices]
        wanted = spelling.fold(said.get(question.column, ""))
        picked = next((n for n, label in enumerate(labels) if spelling.fold(label) == wanted), None)
        if picked is None or not question.about_heading:
            raise Advice(_how(question, labels))
        value = question.choices[picked][0]
        answers = lists.understood(listed, {question.column: value}, answers) or answers
    if answers.headings != known:

        async def remember(store: Store) -> None:
            await imports.remember_headings(store, name, answers.headings)

        await app.turns.do(remember)
    return listed


def _how(question: Question, labels: list[str]) -> str:
    """The question, and how it is answered at the command line."""
    choices = Literal("; ".join(labels))
    if question.about_heading:
        args = {"column": question.column, "choices": choices, "first": Literal(labels[0])}
        return render(Text("list-which.command", args), "id")
    area = Literal(question.choices[0][0])
    return render(Text("list-which.area", {"choices": choices, "area": area}), "id")


async def _imported(
    app: App, listed: PaperList, by: staff.Actor, arguments: argparse.Namespace
) -> Report:
    """What has become of each row, or would."""

    async def chore(store: Store) -> tuple[Report, list[Proposal]]:
        report = await lists.report_on(store, listed)
        held = arguments.all_or_nothing and report.open
        taken: list[Proposal] = []
        if not arguments.dry_run and not held:
            taken = await lists.take(app.site, store, by, report, arguments.file.name)
        return report, taken

    report, taken = await app.turns.do(chore)
    return report.after(taken) if taken else report


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(sheets.BYTES + 1)
    except FileNotFoundError as error:
        raise Advice(f"there is no file {path}") from error
    except OSError as error:
        raise Advice(f"cannot read {path}: {error.strerror}") from error
