"""How it is written: dice with a seed that is shown, a time-out for each test, files that one can
read at a sitting, folders that one can look over, a floor for every module."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import parts
from tests.support import ROOT

# Begins the dice of every test, and shows with what; and the bench, which prints the seed it chose.
SEEDERS = {"tests/conftest.py", "benchmarks/proofs/__main__.py"}


def unseeded(source: str) -> Iterator[str]:
    """What throws a die that nobody can throw again: random.Random() without a seed, and the dice
    that the whole process shares."""
    seeded = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "random.Random" and node.args:
            seeded.add(node.func)
        if isinstance(node, ast.ImportFrom) and node.module == "random":
            yield f"line {node.lineno}: import the module"
    annotations = {
        inner
        for node in ast.walk(ast.parse(source))
        for outer in (getattr(node, "annotation", None), getattr(node, "returns", None))
        if isinstance(outer, ast.AST)
        for inner in ast.walk(outer)
    }
    told = {ast.dump(node, include_attributes=True) for node in (*seeded, *annotations)}
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id == "random"
            and ast.dump(node, include_attributes=True) not in told
        ):
            yield f"line {node.lineno}: {ast.unparse(node)}"


def test_every_die_has_a_seed() -> None:
    found = {
        f"{path}: {what}"
        for folder in ("tests", "benchmarks")
        for file in sorted((ROOT / folder).rglob("*.py"))
        if (path := str(file.relative_to(ROOT))) not in SEEDERS
        for what in unseeded(file.read_text(encoding="utf-8"))
    }
    assert found == set()


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("import random\nchance = random.Random(seed)", 0),
        ("import random\ndef f(chance: random.Random) -> random.Random: ...", 0),
        ("import random\nchance = random.Random()", 1),
        ("import random\nrandom.shuffle(states)", 1),
        ("from random import choice", 1),
    ],
)
def test_a_die_without_a_seed_is_found(source: str, count: int) -> None:
    assert len(list(unseeded(source))) == count


def test_every_test_has_a_time_out(pytestconfig: pytest.Config) -> None:
    assert pytestconfig.pluginmanager.hasplugin("timeout")
    assert float(pytestconfig.getini("timeout")) <= 300
    settings = tomllib.loads(Path(ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["tool"]["pytest"]["ini_options"]["xfail_strict"] is True


# What is a list by its nature: the tables, and what brought them there.
LISTS = ("storage/database/tables.py", "storage/database/migrations/versions/")

LINES, MODULES = 400, 17
KINDS = ("py", "js", "css", "html")


def test_files_and_folders_are_small() -> None:
    ours = ("bot", "handlers", "storage", "locales", "tests", "benchmarks", "docs")
    files = [path for each in ours for kind in KINDS for path in (ROOT / each).rglob(f"*.{kind}")]
    named = [(path, path.relative_to(ROOT).as_posix()) for path in files]
    kept = [(path, name) for path, name in named if not name.startswith(LISTS)]
    assert [name for path, name in kept if len(path.read_text().splitlines()) > LINES] == []
    rooms = Counter(Path(name).parent for _, name in kept if not name.endswith("__init__.py"))
    assert [str(room) for room, count in rooms.items() if count > MODULES] == []


def test_every_module_has_its_floor() -> None:
    """Import-linter looks at what its layers name; what stands in none might import anything."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    for floor in ("bot", "storage"):
        layers = next(each["layers"] for each in contracts if each.get("containers") == [floor])
        named = tuple(
            f"{floor}.{name}." for line in layers for name in re.split(r"\s*[:|]\s*", line)
        )
        modules = {
            ".".join(path.relative_to(ROOT).with_suffix("").parts)
            for path in (ROOT / floor).rglob("*.py")
            if path.name != "__init__.py" and "migrations" not in path.parts
        }
        assert sorted(each for each in modules if not f"{each}.".startswith(named)) == []


def test_the_engine_knows_no_words_of_a_language() -> None:
    """They are in locales/ or in handlers/reading; a pattern with an edge of a word holds words."""
    found = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in sorted((ROOT / "handlers" / "conversation").rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and r"\b" in node.value
    ]
    assert found == []


def test_what_is_timed_is_there() -> None:
    """The stopwatches of benchmarks/parts.py stand around functions by their names."""
    assert [name for has, name, _ in parts.places() if not callable(getattr(has, name, None))] == []
