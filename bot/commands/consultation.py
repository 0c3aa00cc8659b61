"""`rembuk consultation`: made from a file, listed, opened and closed."""

from __future__ import annotations

import argparse
import getpass
from pathlib import Path

from bot.app import build
from bot.clock import Clock
from bot.documents import consulted
from bot.exports import run as exports
from bot.exports.papers.registry import PAPERS
from bot.exports.run import Order
from bot.opening import open_database, write, write_into
from bot.settings import Settings
from bot.work import opening
from bot.work.apart import Stopped
from bot.work.fetcher import NotALetter, check_letter
from handlers.consultations import due, taken_back
from handlers.consultations.making import written
from handlers.consultations.making.written import Unreadable, Written
from handlers.reading.sheets import NoTable
from handlers.turn import render
from storage.city import areas
from storage.city.areas import Area
from storage.consultations import consultations, lookup, replies, results, returned
from storage.consultations.model import Consultation, ConsultationState, WrongState
from storage.consultations.replies import Unanswered
from storage.consultations.returned import Wrong
from storage.consultations.rules import Unfit
from storage.database.connections import Database
from storage.database.store import Store
from storage.errors import Advice
from storage.files import documents
from storage.files.bucket import media_at
from storage.reports.wanted import Wanted
from storage.staff.staff import Actor, at_command_line

# Files to begin with, by name.
TEMPLATES = {path.stem: path for path in written.TEMPLATES.glob("*.yaml")}

STEPS = (
    ("open", "from its opening time on it is answered"),
    ("close", "nobody answers any more"),
    ("tell", "everyone who took part, once: results and answers"),
)


def options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    actions = parser.add_subparsers(dest="action", required=True)
    take = actions.add_parser("import", help="a consultation (YAML), or answers (XLSX)")
    take.add_argument("file", type=Path)
    take.add_argument("--open", action="store_true", help="open it at its time, without a trial")
    template = actions.add_parser("template", help="a file to begin with")
    template.add_argument("name", choices=sorted(TEMPLATES))
    actions.add_parser("list", help="all there are, the newest first")
    export = actions.add_parser("export", help="what people said, to be answered; or the matrix")
    export.add_argument("code")
    export.add_argument("--what", choices=("inputs", "matrix"), default="inputs")
    export.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FILE",
        help=".xlsx; of the matrix .pdf, .docx or .xlsx",
    )
    for name, about in STEPS:
        one = actions.add_parser(name, help=about)
        one.add_argument("code")
    for one in actions.choices.values():
        one.add_argument("--by", metavar="NAME", help="who does it; it stands in the audit log")
    return parser


async def run(settings: Settings, arguments: argparse.Namespace, clock: Clock) -> int:
    by = at_command_line(arguments.by or f"{getpass.getuser()} (rembuk)")
    if arguments.action == "template":
        print(TEMPLATES[arguments.name].read_text(encoding="utf-8"), end="")
        return 0
    if arguments.action == "export":
        return await _export(settings, arguments, clock)
    if arguments.action == "import" and arguments.file.suffix.casefold() == ".xlsx":
        return await _take_back(settings, arguments, clock, by)
    if arguments.action == "import":
        made = await _import(settings, arguments, clock, by)
        print(f"{made.code} {made.state} version {made.version}: {made.definition.title}")
        return 0
    if arguments.action == "tell":
        return await _tell(settings, arguments, clock, by)
    if arguments.action == "list":
        return await _list(settings, clock)
    do = consultations.open if arguments.action == "open" else consultations.close

    async def chore(store: Store) -> Consultation:
        found = await lookup.by_code(store, arguments.code)
        if found is None:
            raise Advice(f"no consultation has the code {arguments.code}")
        try:
            done = await do(store, by, found.id)
            if done.state is ConsultationState.CLOSED:
                await results.publish(store, done)
            return done
        except WrongState as error:
            raise Advice(f"{arguments.code} is {error.consultation.state} already") from error

    done = await write_into(settings, chore, clock)
    print(f"{done.code} {done.state}: {done.definition.title}")
    return 0


async def _import(
    settings: Settings, arguments: argparse.Namespace, clock: Clock, by: Actor
) -> Consultation:
    path: Path = arguments.file
    if not path.is_file():
        raise Advice(f"there is no file {path}")
    async with open_database(settings, clock, create=False) as database:
        async with database.read() as connection:
            known = await areas.load(connection)
        if not known.cities:
            raise Advice("there is no city yet; see `rembuk area import`")
        try:
            found = written.read(path.read_bytes(), known.cities[0].zone)
        except Unreadable as error:
            raise Advice("; ".join(render(each, "id") for each in error.words)) from error
        try:
            city = known.city_of(found.plan.area)
        except LookupError as error:
            raise Advice(f"wilayah {found.plan.area} is in no city that is served") from error
        document = await _document(settings, path, found)

        async def chore(store: Store) -> Consultation:
            if found.code:
                held = await lookup.by_code(store, found.code)
                if held is None:
                    raise Advice(f"no consultation has the code {found.code}")
                made = await consultations.change(store, by, held.id, found.plan)
            else:
                made = await consultations.create(store, by, city, found.plan)
            if document is not None:
                id = documents.document_of_ours(store, *document)
                made = await consultations.attach(store, by, made.id, id)
            return await consultations.open(store, by, made.id) if arguments.open else made

        try:
            return await write(database, chore, clock)
        except Unfit as error:
            said = [render(written.fault_words(fault), "id") for fault in error.faults]
            raise Advice("; ".join(said)) from error
        except WrongState as error:
            raise Advice(f"{error.consultation.code} is {error.consultation.state}") from error


async def _document(settings: Settings, path: Path, found: Written) -> tuple[str, str] | None:
    """The hash and name of the PDF that a file names, once it lies in the media folder."""
    if not found.document:
        return None
    beside = path.parent / Path(found.document).name
    if not beside.is_file():
        raise Advice(f"there is no file {beside}")
    try:
        data = check_letter(beside.read_bytes())
    except NotALetter as error:
        raise Advice(f"{beside} is no PDF of at most 5 MB ({error.why})") from error
    media = media_at(settings.media_dir, settings.data_dir)
    await media.prepare()
    return await media.put(data, "application/pdf", beside.name), beside.name


async def _export(settings: Settings, arguments: argparse.Namespace, clock: Clock) -> int:
    out: Path = arguments.out
    async with build(settings, channels={}, clock=clock, create=False, upgrade=False) as app:
        async with app.database.read() as connection:
            found = await lookup.find(connection, arguments.code)
            if found is None:
                raise Advice(f"no consultation has the code {arguments.code}")
        if arguments.what == "matrix":
            return await _matrix(settings, app.database, found, out, clock)
        data = await consulted.inputs(app.database, app.site, found.id)
    part = out.with_name(f".{out.name}.part")
    try:
        part.write_bytes(data)
        part.replace(out)  # a half-written one never stands in for a whole one
    except OSError as error:
        raise Advice(f"cannot write {out}: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)
    print(f"{arguments.what} of {found.code} written to {out}")
    return 0


async def _matrix(
    settings: Settings, database: Database, found: Consultation, out: Path, clock: Clock
) -> int:
    """The paper that `rembuk export --format matriks` writes."""
    kind = out.suffix.lstrip(".").casefold()
    if kind not in (known := PAPERS["matriks"].files):
        raise Advice(
            f"the matrix can be {', '.join(known)}, and not {kind or 'a file without one'}"
        )
    order = Order(
        "proposals",
        "matriks",
        Wanted(found.area),
        file=kind,
        code=found.code,
        letterhead=settings.letterhead_lines,
        size=settings.paper,
        template=settings.template("berita-acara.docx"),
    )
    try:
        await exports.export(database, order, out, clock())
    except OSError as error:
        raise Advice(f"cannot write {out}: {error.strerror}") from error
    print(f"matrix of {found.code} written to {out}")
    return 0


async def _tell(settings: Settings, arguments: argparse.Namespace, clock: Clock, by: Actor) -> int:
    """Everyone who took part is told, once; `serve` sends it."""
    async with build(settings, channels={}, clock=clock, create=False) as app:

        async def chore(store: Store) -> int:
            found = await lookup.by_code(store, arguments.code)
            if found is None:
                raise Advice(f"no consultation has the code {arguments.code}")
            try:
                told = await replies.finish(store, by, found.id)
            except Unanswered as error:
                left = f"{error.loose} inputs have no group, {error.groups} groups no answer"
                raise Advice(f"not all is answered: {left}") from error
            except WrongState as error:
                raise Advice(f"{arguments.code} is open, or all have been told") from error
            return await due.tell(app.site, store, told)

        mailings = await app.turns.do(chore)
    print(f"everyone who took part is told: {mailings} mailings, one for each kelurahan")
    return 0


async def _take_back(
    settings: Settings, arguments: argparse.Namespace, clock: Clock, by: Actor
) -> int:
    """Inputs that a clerk has answered: taken row by row. Exit code 1 where a row is wrong."""
    path: Path = arguments.file
    code = consulted.code_of(path.name)
    if not path.is_file() or code is None:
        raise Advice(f"{path} is no file masukan-CODE.xlsx")
    async with build(settings, channels={}, clock=clock, create=False) as app:
        try:
            book = await opening.book(app.apart, path.read_bytes())
            rows = consulted.rows_of(book)
        except (NoTable, Stopped, consulted.NoInputs) as error:
            raise Advice(f"{path} cannot be read as inputs of a consultation") from error

        async def chore(store: Store) -> tuple[int, int, list[Wrong]]:
            found = await lookup.by_code(store, code)
            if found is None:
                raise Advice(f"no consultation has the code {code}")
            return await returned.take(store, by, found.id, rows)

        grouped, answered, wrong = await app.turns.do(chore)
    for each in wrong:
        print(render(taken_back.wrong_line(each), "id"))
    print(
        f"{grouped} inputs are in groups, {answered} groups are answered, {len(wrong)} rows wrong"
    )
    return 1 if wrong else 0


async def _list(settings: Settings, clock: Clock) -> int:
    async def chore(store: Store) -> list[tuple[Consultation, Area]]:
        found = await lookup.of_areas(store, [""], 100)
        return [(each, await areas.city(store, each.city)) for each in found]

    for each, city in await write_into(settings, chore, clock):
        until = each.closes_at.astimezone(city.zone)
        line = f"{each.code}  {each.state:6}  until {until:%Y-%m-%d %H:%M}"
        print(f"{line}  {each.definition.title}")
    return 0
