"""What deploy/ names is there: settings, commands, packages, addresses."""

from __future__ import annotations

import platform
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bot.__main__ import COMMANDS
from bot.settings import NAMES
from tests.servers import jailed
from tests.support import ROOT

DEPLOY = ROOT / "deploy"
FILES = sorted(path for path in DEPLOY.rglob("*") if path.is_file() and path.suffix != ".lock")

# Of the proxy and compose, not of the program.
OTHERS = {"REMBUK_DOMAIN", "REMBUK_UPSTREAM"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_setting_is_one(path: Path) -> None:
    for name in re.findall(r"\bREMBUK_[A-Z_]+", path.read_text(encoding="utf-8")):
        assert name in NAMES or name in OTHERS, name


def test_the_example_holds_what_a_city_sets() -> None:
    example = (DEPLOY / "rembuk.env.example").read_text(encoding="utf-8")
    usual = {name for name in NAMES if not name.endswith(("_API_URL", "_HOST", "_PORT"))}
    usual -= {"REMBUK_TELEGRAM_SECRET"}  # one of our own making does
    assert not {name for name in usual if name not in example}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_command_is_one(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = re.findall(r"(?:^|[\s`'/])rembuk ([a-z]+)(?=[\s`'\"]|$)", text, re.M)
    for name in named:
        assert name in COMMANDS or name in ("rembuk", "sh"), name


def test_the_image_holds_every_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    dockerfile = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    copied = {
        word
        for line in dockerfile.splitlines()
        if line.startswith("COPY")
        for word in shlex.split(line)
    }
    found = project["tool"]["setuptools"]["packages"]["find"]["include"]
    for package in {name.partition("*")[0].rstrip(".") for name in found}:
        assert package in copied, package


def test_serving_needs_nothing_that_is_not_tested() -> None:
    """deploy's lock is part of the whole one, hash for hash, and names no address."""
    whole = _locked(ROOT / "requirements.lock")
    serving = _locked(DEPLOY / "requirements.lock")
    assert len(serving) > 30
    for name, hashes in serving.items():
        assert whole.get(name) == hashes, name
    assert "://" not in (DEPLOY / "requirements.lock").read_text(encoding="utf-8")
    assert not any(name.startswith(("pytest", "mypy", "playwright")) for name in serving)


def test_serving_has_all_that_it_needs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    serving = {name.partition("==")[0] for name in _locked(DEPLOY / "requirements.lock")}
    for wanted in project["dependencies"]:
        name = re.split(r"[\[<>=]", wanted)[0].lower().replace("_", "-").replace(".", "-")
        assert name in serving, name


def _locked(path: Path) -> dict[str, frozenset[str]]:
    """Hashes by "name==version ; marker"."""
    found: dict[str, set[str]] = {}
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if "--hash=" in line:
            found[name].add(line.strip(" \\").removeprefix("--hash="))
        elif "==" in line:
            name = line.partition(";")[0].strip(" \\")
            found[name] = set()
    return {name: frozenset(hashes) for name, hashes in found.items()}


# What a program does under a unit that its tests do without one: a photo and a table are opened in
# the helper, and an export gives way to chats.
WORK = """
import asyncio
from bot.exports.apart import give_way
from bot.work import opening
from bot.work.apart import Apart
from tests.support import picture

async def work():
    async with Apart() as apart:
        print((await opening.picture(apart, picture(300, 200))).data[:2])
        print((await opening.book(apart, b"usulan,volume")).sheets[0].lines[0].values)

asyncio.run(work())
give_way()
print("gave way")
"""


@pytest.mark.skipif(
    shutil.which("systemd-analyze") is None
    or platform.machine() != "x86_64"
    or not jailed.NUMBERS.exists(),
    reason="systemd, or the numbers of system calls, are not here",
)
@pytest.mark.parametrize("unit", ["rembuk.service", "rembuk@.service"])
def test_a_unit_lets_the_program_do_its_work(unit: str) -> None:
    path = DEPLOY / "systemd" / unit
    assert "SystemCallFilter=" in path.read_text(encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tests.servers.jailed", path, sys.executable, "-c", WORK],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [r"b'\xff\xd8'", "('usulan', 'volume')", "gave way"]
