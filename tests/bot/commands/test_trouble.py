"""Trouble with a setting, a key, a database, a folder or the disk: one sentence, code 2, nothing
made, and no command is an exception."""

from __future__ import annotations

import asyncio
import errno
import os
import secrets
import signal
import socket
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot import trouble
from bot.__main__ import main
from bot.commands.serve import ended_by, shut_to_others
from bot.settings import BadSetting, Settings, secret_key
from storage.city import cycles
from tests.servers.ports import free_port
from tests.support import ROOT, START, brought_up_to_date

KEY = "only for tests, where it is known"

# Each with what else it needs; all of them open the database.
COMMANDS = (
    ("serve",), ("chat", "--as", "siti"), ("export",), ("doctor",), ("doctor", "--json"),
    ("db", "upgrade"), ("db", "check"), ("db", "backup", "copy"), ("staff", "list"),
    ("cycle", "list"),
)  # fmt: skip

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Iterator[Run]:
    """A command in a folder of its own, with these settings and no others."""
    mask = os.umask(0o022)
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("REMBUK_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("REMBUK_SECRET_KEY", KEY)

    def command(*arguments: str, **given: str) -> tuple[int, str, str]:
        with pytest.MonkeyPatch.context() as patch:
            for name, value in given.items():
                patch.setenv(f"REMBUK_{name.upper()}", value)
            capsys.readouterr()
            code = main(arguments, clock=lambda: START)
            out, err = capsys.readouterr()
        return code, out, err

    yield command
    os.umask(mask)


def one_sentence(found: tuple[int, str, str], *words: str) -> None:
    code, out, err = found
    assert code == 2, (code, out, err)
    assert len(err.splitlines()) == 1, err
    assert err.startswith("rembuk: ")
    assert "Traceback" not in out + err
    for word in words:
        assert word in err


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("database_url", "mysql://x", "must begin with"),
        ("database_url", "postgresql+asyncpg://x:geheim@127.0.0.1:notaport/x", "no address"),
        ("database_url", "postgresql+asyncpg://x:geheim@127.0.0.1:99999/x", "no port"),
        ("database_url", "sqlite+aiosqlite:///", "names no file"),
        ("database_url", "sqlite+aiosqlite:///:memory:", "names no file"),
        ("media_dir", "s3://Bucket/prefix", "a folder"),
        ("media_dir", "s3://bucket/a/../b", "s3://bucket/prefix"),
        ("media_dir", "gs://bucket/prefix", "a folder"),
        ("media_links", "s3", "rembuk or bucket"),
        ("media_links", "bucket", "needs a bucket"),
        ("secret_key", "geheim", "6 bytes"),
        ("secret_key", "geheim" * 5, "30 bytes"),
        ("database_url", "sqlite+aiosqlite:///x.db?timeout=abc", "timeout"),
        ("database_url", "postgresql+asyncpg://x:geheim@127.0.0.1/x?ssl=bogus", "verify-full"),
        ("database_url", "postgresql+asyncpg://x:geheim@127.0.0.1/x?fast=1", "fast"),
        ("secret_key", "geheim\udcff" * 9, "REMBUK_SECRET_KEY is not a text"),
        ("port", "99999", "REMBUK_PORT"),
        ("port", "٣٣٣٣", "REMBUK_PORT"),
        ("public_url", "https://rembuk.kota.id/?q=1", "REMBUK_PUBLIC_URL"),
        ("public_url", "https://rembuk.kota.id/#f", "REMBUK_PUBLIC_URL"),
        ("port", "9" * 5000, "REMBUK_PORT"),
        ("public_url", "rembuk.kota.id", "REMBUK_PUBLIC_URL"),
        ("public_url", "https://rembuk.kota.id:geheim", "REMBUK_PUBLIC_URL"),
        ("public_url", "https://[geheim", "REMBUK_PUBLIC_URL"),
        ("telegram_api_url", "api.telegram.org", "REMBUK_TELEGRAM_API_URL"),
        ("telegram_mode", "sometimes", "polling or webhook"),
        ("telegram_token", "geheim", "REMBUK_TELEGRAM_TOKEN"),
        ("telegram_token", "12:geheim geheim", "REMBUK_TELEGRAM_TOKEN"),
        ("telegram_secret", "geheim!", "REMBUK_TELEGRAM_SECRET"),
        ("twilio_account_sid", "geheim", "REMBUK_TWILIO_ACCOUNT_SID"),
        ("twilio_auth_token", "geheim geheim", "REMBUK_TWILIO_AUTH_TOKEN"),
        ("twilio_from", "+6281234567890", "REMBUK_TWILIO_FROM"),
        ("metrics_token", "gehéim", "REMBUK_METRICS_TOKEN"),
        ("nonsense", "1", "unknown setting"),
    ],
)
def test_a_setting_that_cannot_be_used(
    run: Run, tmp_path: Path, name: str, value: str, words: str
) -> None:
    found = run("db", "check", **{name: value})
    one_sentence(found, words)
    assert "geheim" not in found[2].replace("REMBUK_", "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "line", ["REMBUK_PORT='8080", 'REMBUK_PUBLIC_URL="https://x', "'a", "REMBUK_PORT=1\n= 5"]
)
def test_a_line_that_cannot_be_read(run: Run, tmp_path: Path, line: str) -> None:
    (tmp_path / ".env").write_text(f"# settings\n{line}\nREMBUK_HOST=127.0.0.1\n")
    one_sentence(run("db", "check"), ".env is not NAME=value")
    (tmp_path / ".env").unlink()
    (tmp_path / ".env").mkdir()
    one_sentence(run("db", "check"), ".env cannot be read")


def test_an_end_that_takes_too_long_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    codes: list[int] = []
    monkeypatch.setattr(os, "_exit", codes.append)
    timer = ended_by(0.0)
    timer.join()
    assert codes == [1]
    timer = ended_by(3600.0)
    timer.cancel()
    timer.join()
    assert codes == [1]


def _no_database(file: Path) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"this is no database " * 1000)


def _cut_short(file: Path) -> None:
    """A database whose pages after the first are rubbish."""
    file.parent.mkdir(exist_ok=True)
    with sqlite3.connect(file) as made:
        made.execute("PRAGMA journal_mode = WAL")
        made.execute("CREATE TABLE alembic_version (version_num TEXT)")
        for n in range(50):
            made.execute(f"CREATE TABLE t{n} (x TEXT)")
    made.close()
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))


def _folder(file: Path) -> None:
    file.mkdir(parents=True)


@pytest.mark.parametrize(
    ("make", "words"),
    [(_no_database, "is no database"), (_cut_short, "damaged"), (_folder, "")],
)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_file_that_is_no_sound_database(
    run: Run, tmp_path: Path, command: tuple[str, ...], make: Callable[[Path], None], words: str
) -> None:
    file = tmp_path / "here" / "r.db"
    make(file)
    before = file.read_bytes() if file.is_file() else None
    found = run(*command, database_url=f"sqlite+aiosqlite:///{file}", port="0")
    one_sentence(found, words)
    assert (file.read_bytes() if file.is_file() else None) == before


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_place_where_nothing_can_be(run: Run, command: tuple[str, ...]) -> None:
    url = "sqlite+aiosqlite:////proc/nowhere/r.db"
    one_sentence(run(*command, database_url=url, port="0"), "/proc/nowhere")
    url = "sqlite+aiosqlite:////proc/r.db"
    one_sentence(run(*command, database_url=url, port="0"))


# What may be the first command of all.
BEGINS = (("serve",), ("chat", "--as", "siti"), ("db", "upgrade"))
USES = (
    *(command for command in COMMANDS if command not in BEGINS),
    ("area", "import", "some.csv"), ("cycle", "import", "some.csv"), ("import", "some.csv"),
    ("staff", "invite", "--role", "admin", "--area", "18.72"), ("staff", "end", "1"),
    ("decide", "MTR-2028-00001", "verify", "--by", "Camat"), ("db", "held"), ("db", "release"),
    ("db", "retake"),
)  # fmt: skip


@pytest.mark.parametrize("command", USES, ids=" ".join)
def test_what_uses_a_database_makes_none(
    run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    """A mistyped path does not become a folder with an empty database in it, nor does something
    empty become one of ours."""
    (tmp_path / "some.csv").write_text("code,name,lat,lon,aliases,letters,timezone\n")
    if command[0] == "cycle":
        (tmp_path / "some.csv").write_text(",".join(cycles.COLUMNS) + "\n")
    url = f"sqlite+aiosqlite:///{tmp_path / 'mistyped' / 'r.db'}"
    found = run(*command, database_url=url, media_dir=str(tmp_path / "m" / "media"))
    one_sentence(found, "there is no database at", "mistyped/r.db")
    assert [each.name for each in tmp_path.iterdir()] == ["some.csv"]
    empty = tmp_path / "empty.db"
    empty.touch()
    found = run(*command, database_url=f"sqlite+aiosqlite:///{empty}")
    one_sentence(found, "there is no database at", "empty.db")
    assert empty.read_bytes() == b""


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_postgresql_that_does_not_let_us_in(
    run: Run, postgres: str, command: tuple[str, ...]
) -> None:
    nobody = make_url(postgres).set(database="no_such_database")
    url = nobody.render_as_string(hide_password=False)
    one_sentence(run(*command, database_url=url, port="0"), "no database of that name")
    url = f"postgresql+asyncpg://x:geheim@127.0.0.1:{free_port()}/x"
    found = run(*command, database_url=url, port="0")
    one_sentence(found, "is PostgreSQL running?")
    assert "geheim" not in found[1] + found[2]


@pytest.mark.parametrize("command", [("serve",), ("chat", "--as", "siti")], ids=" ".join)
def test_folders_for_what_people_send(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    for place in ("/proc/1/media", str(tmp_path / "a file" / "media")):
        (tmp_path / "a file").write_text("")
        found = run(*command, media_dir=place, port="0")
        one_sentence(found, place)


def test_a_port_that_is_taken_and_a_host_that_is_none(run: Run) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        one_sentence(run("serve", port=str(other.getsockname()[1])), "set REMBUK_PORT")
    one_sentence(run("serve", host="no.such.host.invalid", port="0"), "cannot listen on")
    one_sentence(run("serve", host="x" * 300, port="0"), "cannot listen on")


def test_a_settings_file_that_is_no_text(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"REMBUK_PORT=\xff\xfe\x00")
    one_sentence(run("db", "check"), "not a text")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full"),
        (OSError(errno.EROFS, "Read-only file system", "/x"), "may only be read (/x)"),
        (PermissionError(errno.EACCES, "Permission denied", "/x"), "owner and rights (/x)"),
        (OSError(errno.EMFILE, "Too many open files"), "too many files"),
        (socket.gaierror(-2, "Name or service not known"), "has no address"),
        (TimeoutError(), "does not answer"),
        (ExceptionGroup("several", [OSError(errno.ENOSPC, "full")]), "the disk is full"),
    ],
)
def test_what_the_system_says(error: Exception, words: str) -> None:
    assert words in (trouble.sentence(error) or "")


@pytest.mark.parametrize("error", [KeyError("x"), ValueError("x"), AssertionError(), TypeError()])
def test_a_fault_of_ours_is_shown_as_it_is(error: Exception) -> None:
    assert trouble.sentence(error) is None


# --- reading and writing ----------------------------------------------------------------------


async def test_who_reads_may_stop_reading(tmp_path: Path) -> None:
    """`rembuk doctor | head -1`, where the reader has gone before we write."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("REMBUK_")}
    environment |= {"PYTHONPATH": str(ROOT), "REMBUK_DATABASE_URL": "sqlite+aiosqlite:///r.db"}
    await brought_up_to_date(f"sqlite+aiosqlite:///{tmp_path / 'r.db'}")
    for command in (("doctor",), ("--help",), ("export",)):
        reads, writes = os.pipe()
        os.close(reads)
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", *command, cwd=tmp_path, env=environment,
            stdout=writes, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        os.close(writes)
        async with asyncio.timeout(60):
            _, err = await process.communicate()
        assert "Traceback" not in err.decode()
        assert "BrokenPipe" not in err.decode()
        assert process.returncode in (0, 2, 128 + signal.SIGPIPE)


def test_what_is_written_is_its_owner_s_alone(run: Run, tmp_path: Path) -> None:
    assert run("db", "upgrade", database_url="sqlite+aiosqlite:///a/b/r.db")[0] == 0
    for path in (tmp_path / "a", tmp_path / "a" / "b", tmp_path / "a" / "b" / "r.db"):
        assert path.stat().st_mode & 0o077 == 0, path


def test_what_was_everybody_s_is_so_no_more(tmp_path: Path) -> None:
    """Of files that a release before has left; the group, who may fetch copies, keeps its own."""
    settings = Settings(f"sqlite+aiosqlite:///{tmp_path}/r.db", tmp_path / "media")
    (tmp_path / "media" / "spool").mkdir(parents=True)
    for name in ("r.db", "r.db-wal", "secret.key"):
        (tmp_path / name).write_text("x")
        (tmp_path / name).chmod(0o644)
    shut_to_others(settings)
    for name in ("r.db", "r.db-wal", "secret.key"):
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "media").stat().st_mode & 0o007 == 0


# --- the key ----------------------------------------------------------------------------------


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Settings, Path]:
    return Settings(media_dir=tmp_path / "data" / "media"), tmp_path / "data" / "secret.key"


def test_a_key_is_made_once_for_its_owner_alone(kept: tuple[Settings, Path]) -> None:
    settings, file = kept
    key = secret_key(settings)
    assert len(key) >= 48
    assert (file.read_text(), file.stat().st_mode & 0o777) == (key, 0o600)
    assert secret_key(settings) == key
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("content", [b"", b"\n", b"short", b"x" * 31, b"\xff" * 64, b" " * 64])
def test_an_empty_or_short_key_signs_nothing(kept: tuple[Settings, Path], content: bytes) -> None:
    settings, file = kept
    file.parent.mkdir()
    file.write_bytes(content)
    with pytest.raises(BadSetting, match=r"secret\.key .* delete the file"):
        secret_key(settings)
    assert file.read_bytes() == content


@pytest.mark.parametrize("at", ["write", "fsync", "link"])
def test_a_key_is_there_whole_or_not_at_all(
    kept: tuple[Settings, Path], monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    """The disk is full, or the process is killed, at each moment of making it."""
    settings, file = kept

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        if at == "write":
            patch.setattr(secrets, "token_urlsafe", full)
        else:
            patch.setattr(os, at, full)
        with pytest.raises(OSError, match="No space"):
            secret_key(settings)
    assert list(file.parent.iterdir()) == []
    assert len(secret_key(settings)) >= 48


def test_of_two_that_make_a_key_one_wins(
    kept: tuple[Settings, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, file = kept
    link = os.link

    def later(part: Path, path: Path) -> None:
        path.write_text("k" * 64)  # another process was quicker
        link(part, path)

    monkeypatch.setattr(os, "link", later)
    assert secret_key(settings) == "k" * 64
    assert [path.name for path in file.parent.iterdir()] == ["secret.key"]


def test_doctor_tells_of_a_bad_key(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REMBUK_SECRET_KEY")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "secret.key").write_text("")
    assert run("db", "upgrade")[0] == 0
    code, out, _ = run("doctor")
    assert code == 1
    assert "TROUBLE: the key in data/secret.key has 0 bytes" in out
