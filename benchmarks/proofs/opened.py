"""Exports and papers opened by programs that are not ours: what stands in them is what was kept."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
from sqlalchemy import bindparam, update

from benchmarks.exporting import ways
from benchmarks.proofs import Section
from bot.exports.papers.registry import PAPERS
from bot.exports.run import Order, export
from bot.exports.table import EXCEL_INDONESIA
from storage.database.connections import Database
from storage.database.tables import proposals
from storage.reports.exports import without_formulas
from storage.reports.proposals import PROPOSALS
from storage.reports.wanted import Kind, Wanted
from tests.bot.exports.test_formats import nasty

TITLE = "Exports opened by other programs"
OFTEN = 1_000  # rows

IMOPURO = "18.72.01.1003"
NUMBER = re.compile(r"MTR-\d{4}-\d{5}")

# As LibreOffice's filter for texts takes it: separator, quotes, UTF-8, the first line, kinds of the
# columns (2 is text), and the language: 1057 is Indonesian, whose numbers have a comma.
INDONESIAN = "CSV:59,34,76,1,{kinds},1057,false,false"
AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false,false,false,-1"

AS_TEXT = "txt:Text (encoded):UTF8"

# Of the words of a paper as PDF, whose pages have a foot and whose narrow columns break long words,
# so many are in it as another kind of file.
ALIKE = 0.9

# What is written and read as one text: by number, usulan, masalah and rt.
Rows = dict[str, tuple[str, ...]]


@dataclass(slots=True)
class Opened:
    """What was opened, by which program, and what was found; `faults` is how often not what was
    kept."""

    lines: list[str] = field(default_factory=list)
    faults: int = 0

    def put(self, what: str, by: str, found: str, *, right: bool = True) -> None:
        self.lines.append(f"| {what} | {by} | {found}{'' if right else ' **not equal**'} |")
        self.faults += not right


async def run(seed: int, often: int) -> Section:
    opened = Opened()
    with tempfile.TemporaryDirectory(prefix="rembuk-proof-") as name:
        await _tables(Path(name), often, opened)
        await _papers(Path(name), opened)
    lines = [
        f"{often:,} proposals whose texts are formulas, both separators, line breaks, quotes, "
        "emoji, words from right to left, leading zeros and 32,767 letters, exported from SQLite "
        "and read again: `usulan`, `masalah` and `rt` of each are to be what is kept, but for "
        "csv's apostrophe (and LibreOffice's line breaks, which are all of one kind). Then each "
        "paper of a year of `rembuk demo`, of one kelurahan.",
        "",
        "| file | opened by | found |",
        "|---|---|---|",
        *opened.lines,
    ]
    return Section(TITLE, "\n".join(lines), opened.faults == 0)


# --- what people wrote ------------------------------------------------------------------------


async def _tables(folder: Path, count: int, opened: Opened) -> None:
    url = f"sqlite+aiosqlite:///{folder}/nasty.db"
    await ways.fill(url, count)
    texts = nasty(count)
    database = Database(url)
    async with database.writer.connect() as connection:
        kept = [
            {"key": n, "wish": row[1], "problem": texts[-n][1], "rt": row[2]}
            for n, row in enumerate(texts, 1)
        ]
        await connection.execute(
            update(proposals)
            .where(proposals.c.id == bindparam("key"))
            .values({name: bindparam(name) for name in ("wish", "problem", "rt")}),
            kept,
        )
        await connection.commit()
    wanted: Rows = {
        f"MTR-2028-{each['key']:05}": (each["wish"], each["problem"], each["rt"]) for each in kept
    }
    files = {}
    for name, order in {
        "rows.csv": Order("proposals", "csv"),
        "indonesia.csv": Order("proposals", "csv", style=EXCEL_INDONESIA),
        "rows.xlsx": Order("proposals", "xlsx"),
        "rows.jsonl": Order("proposals", "jsonl"),
        "rows.geojson": Order("proposals", "geojson"),
    }.items():
        files[name] = folder / name
        await export(database, order, files[name], datetime.now(UTC))
    await database.close()

    python = f"Python {sys.version.partition(' ')[0]}"
    defused = {n: tuple(map(without_formulas, row)) for n, row in wanted.items()}
    _same(opened, "csv", f"{python}, csv", _csv(files["rows.csv"], ","), defused)
    indonesia = files["indonesia.csv"]
    _same(opened, "csv, Excel Indonesia", f"{python}, csv", _csv(indonesia, ";"), defused)
    _same(opened, "xlsx", f"openpyxl {openpyxl.__version__}", _xlsx(files["rows.xlsx"]), wanted)
    _same(opened, "jsonl", f"{python}, json", _jsonl(files["rows.jsonl"]), wanted)
    if office := _office(folder, opened, "csv and xlsx"):
        flat = {n: tuple(map(_broken, row)) for n, row in wanted.items()}
        kinds = "/".join(
            f"{n}/2"
            for n, column in enumerate(PROPOSALS.columns, 1)
            if column.kind in (Kind.TEXT, Kind.WORD)
        )
        filter = f"--infilter={INDONESIAN.format(kinds=kinds)}"
        [book] = office.convert([indonesia], "xlsx", filter)
        by = f"{office.version}, Indonesian settings"
        begun = {n: tuple(map(_broken, row)) for n, row in defused.items()}
        _same(opened, "csv, Excel Indonesia", by, _xlsx(book, escaped=False), begun)
        numbers = {type(cell.value) for cell in _column(book, "lat")}
        found = ", ".join(sorted(kind.__name__ for kind in numbers))
        opened.put("its `lat`", by, f"numbers ({found})", right=numbers == {float})
        office.convert([files["rows.xlsx"]], AS_CSV)
        _same(opened, "xlsx", office.version, _csv(office.out / "rows-Usulan.csv", ","), flat)
    if tool := _tool(opened, "geojson", "ogr2ogr", "gdal-bin"):
        out = _points(tool, files["rows.geojson"])
        _same(opened, "geojson", _version([tool, "--version"]), _csv(out, ","), wanted)


def _same(opened: Opened, what: str, by: str, found: Rows, wanted: Rows) -> None:
    equal = sum(found.get(n) == row for n, row in wanted.items())
    right = equal == len(wanted) == len(found)
    for number, row in wanted.items():
        if found.get(number) != row:
            print(f"{what}, {by}, {number}: {row!r:.200} became {found.get(number)!r:.200}")
            break
    opened.put(what, by, f"{equal:,} of {len(wanted):,} rows as they are kept", right=right)


def _rows(records: Iterable[dict[str, Any]]) -> Rows:
    return {
        str(each["nomor"]): tuple(str(each[n]) for n in ("usulan", "masalah", "rt"))
        for each in records
    }


def _csv(path: Path, separator: str) -> Rows:
    text = path.read_bytes().decode("utf-8-sig")
    return _rows(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator))


def _points(tool: str, path: Path) -> Path:
    out = path.with_name("points.csv")
    command = [tool, "-f", "CSV", str(out), str(path), "-lco", "GEOMETRY=AS_XY"]
    subprocess.run(command, check=True, capture_output=True)
    return out


def _jsonl(path: Path) -> Rows:
    return _rows(json.loads(line) for line in path.read_bytes().splitlines())


def _xlsx(path: Path, *, escaped: bool = True) -> Rows:
    head, *rows = openpyxl.load_workbook(path).worksheets[0].values
    found = _rows(dict(zip(map(str, head), row, strict=True)) for row in rows)
    if not escaped:
        return found
    # openpyxl leaves this one escape as it stands in the file.
    return {
        n: tuple(v.replace("_x005F_", "_").replace("_x000D_\n", "\r\n") for v in row)
        for n, row in found.items()
    }


def _column(path: Path, name: str) -> Iterator[Any]:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    place = [cell.value for cell in sheet[1]].index(name)
    return (row[place] for row in sheet.iter_rows(min_row=2))


def _broken(text: str) -> str:
    return text.replace("\r\n", "\n")


# --- papers -----------------------------------------------------------------------------------


async def _papers(folder: Path, opened: Opened) -> None:
    ways.example(folder)
    database = Database(f"sqlite+aiosqlite:///{folder}/demo.db", create=False)
    made: dict[tuple[str, str], Path] = {}
    for paper, kind in [(name, kind) for name in PAPERS for kind in PAPERS[name].files]:
        # Of a consultation, the whole city was asked.
        area = ways.CITY if paper == "matriks" else IMOPURO
        order = Order("proposals", paper, Wanted(area), file=kind, letterhead=("PEMERINTAH KOTA",))
        made[paper, kind] = folder / f"{paper}.{kind}"
        await export(database, order, made[paper, kind], datetime.now(UTC))
    await database.close()
    read: dict[str, str] = {}
    if tool := _tool(opened, "papers as pdf", "pdftotext", "poppler-utils"):
        version = _version([tool, "-v"])
        for (paper, kind), path in made.items():
            if kind == "pdf":
                pages = _pages(tool, path)
                read[paper] = "\n".join(pages)
                marked = all("CONTOH" in page for page in pages)
                found = f"{len(pages)} pages, {len(_numbers(read[paper]))} proposals, each page "
                found += "says that it is an example"
                opened.put(f"{paper}.pdf", version, found, right=bool(pages) and marked)
    if (office := _office(folder, opened, "papers as docx and xlsx")) and read:
        for kind, to in (("docx", AS_TEXT), ("xlsx", AS_CSV)):
            papers = [name for name, each in made if each == kind]
            office.convert([made[name, kind] for name in papers], to)
            for name in papers:
                text = _all_parts(office.out, name)
                share = len(_words(text) & _words(read[name])) / len(_words(read[name]))
                numbers = _numbers(text)
                found = f"{len(numbers)} proposals, and {share:.0%} of the words of the pdf"
                right = numbers == _numbers(read[name]) and share > ALIKE
                opened.put(f"{name}.{kind}", office.version, found, right=right)


def _all_parts(folder: Path, name: str) -> str:
    """What LibreOffice made of a text, or of each sheet of a book."""
    parts = [*folder.glob(f"{name}.txt"), *sorted(folder.glob(f"{name}-*.csv"))]
    return "\n".join(each.read_text(encoding="utf-8-sig") for each in parts)


def _pages(tool: str, path: Path) -> list[str]:
    done = subprocess.run([tool, str(path), "-"], check=True, capture_output=True)
    return done.stdout.decode().removesuffix("\f").split("\f")


def _words(text: str) -> set[str]:
    return set(re.findall(r"[A-Za-z]{4,}", text))


def _numbers(text: str) -> set[str]:
    """Numbers of proposals, also those that a narrow column has broken."""
    return set(NUMBER.findall("".join(text.split())))


# --- the programs -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Office:
    """LibreOffice without its windows, with settings of its own."""

    path: str
    version: str
    out: Path

    def convert(self, files: list[Path], to: str, *more: str) -> list[Path]:
        """Opens files and writes them anew; gives those with the ending asked for."""
        command = [
            self.path, f"-env:UserInstallation=file://{self.out}/settings", "--headless",
            *more, "--convert-to", to, "--outdir", str(self.out), *map(str, files),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=600)
        return [self.out / f"{file.stem}.{to}" for file in files]


def _office(folder: Path, opened: Opened, what: str) -> Office | None:
    path = _tool(opened, what, "soffice", "libreoffice-calc libreoffice-writer")
    if path is None:
        return None
    out = folder / "office"
    out.mkdir(exist_ok=True)
    return Office(path, " ".join(_version([path, "--version"]).split()[:2]), out)


def _tool(opened: Opened, what: str, name: str, package: str) -> str | None:
    """Where a program is; where it is not, that is said, and nothing is held against us."""
    found = shutil.which(name)
    if found is None:
        opened.put(what, name, f"not looked at: it is not installed (Debian: {package})")
    return found


def _version(command: list[str]) -> str:
    done = subprocess.run(command, check=True, capture_output=True)
    return (done.stdout or done.stderr).decode().splitlines()[0].partition(", ")[0]
