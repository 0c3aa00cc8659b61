"""What the pages say is so: commands, settings, files, where things are."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

import locales
from bot.__main__ import COMMANDS as SUBCOMMANDS
from bot.settings import NAMES, PREFIX, TEST_NAMES, Settings
from docs import commands
from handlers import routes
from handlers.routes import COMMANDS
from tests.support import ROOT

PAGES = sorted({*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "deploy").glob("*.md")})


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def rows(page: str) -> list[list[str]]:
    """The cells of all tables of a page, without heads and rules."""
    lines = [line for line in text(page).splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    return [
        row
        for row, below in zip(cells, [*cells[1:], [""]], strict=True)
        if not set(row[0]) <= {"-", " "} and not (below[0] and set(below[0]) <= {"-", " "})
    ]


# Commands and settings


def test_the_page_of_commands_is_what_the_code_gives() -> None:
    assert text("docs/COMMANDS.md") == commands.page(), "`make docs` writes docs/COMMANDS.md anew"


def test_every_command_has_a_line() -> None:
    first = [row[0] for row in rows("docs/COMMANDS.md")]
    for name in COMMANDS:
        assert first.count(f"`{locales.text('id', f'command-{name}')}`") == 1, name
    for name in SUBCOMMANDS:
        assert [line for line in first if re.match(rf"`rembuk {name}[ `]", line)], name
    assert set(commands.MORE) <= set(COMMANDS)
    assert set(routes.ASKED_LATER) <= set(COMMANDS)
    assert set(commands.LINES) == set(SUBCOMMANDS)


def test_every_setting_has_a_line_with_its_default() -> None:
    told = {row[0].strip("`"): row[1] for row in rows("docs/SETTINGS.md") if PREFIX in row[0]}
    assert set(told) == set(NAMES)
    for each in fields(Settings):
        default = f"`{each.default}`" if each.default else None
        said = told[f"{PREFIX}{each.name.upper()}"]
        if default is not None:
            assert said == default, each.name
        else:
            assert said in MADE.get(each.name, "none"), each.name
    for name in TEST_NAMES:
        assert name in text("docs/SETTINGS.md"), name


# What is made of other settings when it is left empty.
MADE = {
    "secret_key": "made on first start, kept in `data/secret.key`, on PostgreSQL in the database",
    "telegram_mode": "`webhook` with a public address, else `polling`",
    "telegram_secret": "derived from the secret key",
}


def test_what_a_newcomer_reads_first_is_short() -> None:
    assert len(text("README.md").splitlines()) <= 70


# Files


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


# Made by `make proofs`, which is not run everywhere.
LATER = {"docs/PROOFS.md"}
NAMED = re.compile(r"\b(?:bot|handlers|storage|locales|tests|docs|benchmarks)/[\w/]+\.\w+")


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "SECURITY.md", "docs/ARCHITECTURE.md"])
def test_files_that_are_named_are_there(page: str) -> None:
    named = {name for name in NAMED.findall(text(page)) if not re.search("NAME|NNNN", name)}
    assert len(named) > 10
    assert {name for name in named - LATER if not (ROOT / name).exists()} == set()


def rooms() -> dict[str, set[str]]:
    """The modules that ARCHITECTURE names, by their folder."""
    found: dict[str, set[str]] = {}
    folder = ""
    for line in text("docs/ARCHITECTURE.md").splitlines():
        if line.startswith("#"):
            folder = line.removeprefix("### ") if line.startswith("### ") else ""
        elif folder and line.startswith("|"):
            named = re.findall(r"[\w\\]+\.py", line.split("|")[1])
            found.setdefault(folder, set()).update(name.replace("\\", "") for name in named)
    return found


def test_architecture_names_every_module() -> None:
    modules: dict[str, set[str]] = {}
    for floor in ("bot", "handlers", "storage"):
        for file in (ROOT / floor).rglob("*.py"):
            if file.name != "__init__.py" and file.parent.name != "versions":
                folder = str(file.parent.relative_to(ROOT))
                modules.setdefault(folder, set()).add(file.name)
    named = {f"{folder}/{name}" for folder, names in rooms().items() for name in names}
    there = {f"{folder}/{name}" for folder, names in modules.items() for name in names}
    assert sorted(there - named) == [], "docs/ARCHITECTURE.md says what they are for"
    assert sorted(named - there) == [], "docs/ARCHITECTURE.md names them, and they are gone"


BEHAVIOURS = [row for row in rows("CONTRIBUTING.md") if len(row) == 3]


@pytest.mark.parametrize(("what", "file", "there"), BEHAVIOURS, ids=[row[0] for row in BEHAVIOURS])
def test_a_behaviour_is_where_the_list_says(what: str, file: str, there: str) -> None:
    word = re.escape(there.strip("`"))
    assert re.search(rf"(?<!\w){word}(?!\w)", text(file)), what


def test_the_list_has_twenty_behaviours() -> None:
    assert len(BEHAVIOURS) >= 20
