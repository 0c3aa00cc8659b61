"""The commands of deploy/README.md as they stand there, the system around them stood in for."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.database.connections import Database
from storage.database.migrations import HEAD, KNOWN
from storage.database.migrations.run import upgrade
from tests.support import ROOT

DEPLOY = ROOT / "deploy"
PAGE = (DEPLOY / "README.md").read_text(encoding="utf-8")
UNIT = (DEPLOY / "systemd" / "rembuk-backup.service").read_text(encoding="utf-8")

# How the page runs a command.
AS_PAGE = "set -a; . /etc/rembuk/rembuk.env; cd /var/lib/rembuk; rembuk"

# What the page calls and this machine does not have, or must not be touched by: each writes down
# that it was called. `sudo` runs the rest of its line; -u and -g name users that are not here.
STANDS_IN = {
    "sudo": 'while [ "$1" = -u ]; do shift 2; done; exec "$@"',
    "sudoedit": ":",
    "git": ":",
    "curl": "echo ok",
    "caddy": ":",
    "install": 'set -- $(printf "%s\\n" "$@" | sed -e "/^-[go]$/,+1d"); exec /usr/bin/install "$@"',
    "systemctl": 'case "$*" in "start rembuk-backup") exec sh "$PLACE/backup";; esac',
}


def block(title: str, number: int = 0) -> str:
    """A block of commands below a heading of the page."""
    section = re.split(r"^## ", PAGE, flags=re.M)
    [found] = [part for part in section if part.startswith(title)]
    return str(re.findall(r"```sh\n(.*?)```", found, re.S)[number])


class Server:
    """A server's folders below one of ours, and the page's commands on it."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.log = place / "log"
        self.bin = place / "bin"
        self.lib = place / "var" / "lib" / "rembuk"
        for folder in (self.bin, self.lib, place / "etc" / "systemd" / "system"):
            folder.mkdir(parents=True)
        (place / "var" / "lib" / "rembuk-backups").mkdir()
        shutil.copytree(DEPLOY, place / "opt" / "rembuk" / "deploy")
        (place / "opt" / "rembuk" / ".venv" / "bin").mkdir(parents=True)
        for name, what in STANDS_IN.items():
            self._script(self.bin / name, f'echo {name} "$@" >> "$PLACE/log"\n{what}')
        venv = place / "opt" / "rembuk" / ".venv" / "bin"
        run = f'PYTHONPATH={ROOT} exec {sys.executable} -m bot "$@"'
        for path in (venv / "rembuk", self.bin / "rembuk"):
            self._script(path, f'echo rembuk "$@" >> "$PLACE/log"\n{run}')
        self._script(venv / "pip", 'echo pip "$@" >> "$PLACE/log"')
        [line] = re.findall(r"^ExecStart=(.*)$", UNIT, re.M)
        [settings] = re.findall(r"^EnvironmentFile=(.*)$", UNIT, re.M)
        [folder] = re.findall(r"^WorkingDirectory=(.*)$", UNIT, re.M)
        mask = re.findall(r"^UMask=(.*)$", UNIT, re.M)[0]
        self._script(
            place / "backup",
            self.here(
                f"umask {mask}; set -a; . {settings}; cd {folder}; {line}".replace("%%", "%")
            ),
        )

    def _script(self, path: Path, what: str) -> None:
        path.write_text(f"#!/bin/sh\n{what}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def here(self, commands: str) -> str:
        """The same below our folder."""
        return re.sub(
            r"(?<![\w:/])/(opt/rembuk|etc|var/lib)\b", rf"{self.place}/\1", commands
        ).replace("////var/lib", f"///{self.place}/var/lib")

    def run(self, commands: str) -> tuple[int, str]:
        environment = {k: v for k, v in os.environ.items() if not k.startswith("REMBUK_")}
        environment |= {"PATH": f"{self.bin}:{environment['PATH']}", "PLACE": str(self.place)}
        done = subprocess.run(
            ["/bin/sh", "-e", "-c", self.here(commands)],
            cwd=self.place / "opt" / "rembuk", env=environment, text=True, timeout=120, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        return done.returncode, done.stdout

    def settled(self) -> None:
        """Section 2, and the settings written as the page says."""
        example = self.place / "opt" / "rembuk" / "deploy" / "rembuk.env.example"
        example.write_text(self.here(example.read_text()))
        code, out = self.run(block("2. Settings"))
        assert code == 0, out

    def called(self) -> list[str]:
        return self.log.read_text().splitlines()

    @property
    def url(self) -> str:
        return f"sqlite+aiosqlite:///{self.lib / 'rembuk.db'}"

    def backups(self) -> list[Path]:
        return sorted((self.place / "var" / "lib" / "rembuk-backups").iterdir())


@pytest.fixture
def server(tmp_path: Path) -> Server:
    return Server(tmp_path)


def older(server: Server) -> None:
    """The database as the release before left it, with something in it."""

    async def make() -> None:
        database = Database(server.url)
        await upgrade(database.writer, KNOWN[-2])
        async with database.writer.begin() as connection:
            await connection.execute(
                text("INSERT INTO kept (name, value) VALUES ('something', 'of before')")
            )
        await database.close()

    asyncio.run(make())


@pytest.mark.long
def test_from_nothing_to_the_first_staff(server: Server) -> None:
    server.settled()
    settings = server.place / "etc" / "rembuk" / "rembuk.env"
    assert settings.stat().st_mode & 0o777 == 0o640
    assert settings.parent.stat().st_mode & 0o777 == 0o750
    code, out = server.run(block("2. Settings", 1))
    assert code == 2, out
    assert "there is no database" in out
    assert list(server.lib.iterdir()) == []

    code, out = server.run(block("3. Start"))
    assert (code, out) == (0, "ok\n")
    units = server.place / "etc" / "systemd" / "system"
    assert {path.name for path in units.iterdir()} == {
        path.name for path in (DEPLOY / "systemd").iterdir()
    }
    assert (
        "systemctl enable --now rembuk rembuk-backup.timer rembuk-doctor.timer" in server.called()
    )

    began(server)
    code, out = server.run(block("6. The first staff"))
    assert code == 0, out
    assert "/obrolan?start=" in out
    assert (server.lib / "rembuk.db").stat().st_mode & 0o077 == 0


def began(server: Server) -> None:
    """What the service does first when systemd starts it, which here is only asked for."""
    code, out = server.run(f"{AS_PAGE} db upgrade")
    assert code == 0, out


@pytest.mark.long
def test_two_copies_a_day_and_the_way_back(server: Server, tmp_path: Path) -> None:
    """The nightly copy, and one before a new release, into folders of their own; then the drill."""
    server.settled()
    began(server)
    code, out = server.run(block("6. The first staff"))
    assert code == 0, out
    for _ in range(2):
        code, out = server.run("sudo systemctl start rembuk-backup")
        assert code == 0, out
        made = server.backups()[-1]
        assert re.fullmatch(r"\d{4}-\d\d-\d\d-\d{6}", made.name)
        assert made.stat().st_mode & 0o077 == 0
        # As if it had been in the night.
        made.rename(made.with_name(f"2026-11-2{len(server.backups())}-021500"))
    assert len(server.backups()) == 2
    code, out = server.run(f"{AS_PAGE} db backup {server.backups()[0]}")
    assert code == 2
    assert "is not empty; name a new folder" in out

    drill = block("Backups").replace("/path/to/2027-01-31-021500", str(server.backups()[0]))
    code, out = server.run(drill.replace("/tmp/drill", f"{tmp_path}/drill"))
    assert code == 0, out
    assert "everything is in order" in out


def test_a_new_release(server: Server) -> None:
    """A copy by the old one, nothing replaced under a program that runs, a database brought up to
    date, and a start; in this order, as the page has it."""
    server.settled()
    older(server)
    # The copy is the old release's to make, which is not here; that it is asked for first is.
    (server.place / "backup").write_text("mkdir $PLACE/var/lib/rembuk-backups/2027-01-31-021500\n")
    code, out = server.run(block("A new release"))
    assert code == 0, out
    assert f"the database is at {HEAD}" in out
    assert out.endswith("ok\n")
    order = [
        "systemctl start rembuk-backup",
        "git pull",
        "systemctl stop rembuk",
        "pip install --require-hashes",
        "pip install --no-deps",
        "systemctl daemon-reload",
        "rembuk db upgrade",
        "systemctl start rembuk",
        "curl",
    ]
    called = [line for line in server.called() if not line.startswith(("sudo", "install"))]
    assert len(called) == len(order), called
    for line, begin in zip(called, order, strict=True):
        assert line.startswith(begin), called
    with sqlite3.connect(server.lib / "rembuk.db") as kept:
        assert kept.execute("SELECT value FROM kept WHERE name = 'something'").fetchall() == [
            ("of before",)
        ]
    kept.close()


@pytest.mark.long
def test_new_code_on_an_old_database(server: Server) -> None:
    """It is refused with what to do, left as it was, and taken after `db upgrade`."""
    server.settled()
    older(server)
    before = (server.lib / "rembuk.db").read_bytes()
    for command in ("db backup copy", "db check", "doctor"):
        code, out = server.run(f"{AS_PAGE} {command}")
        assert code == 2, out
        assert "run `rembuk db upgrade` first" in out
    assert (server.lib / "rembuk.db").read_bytes() == before
    assert server.run(f"{AS_PAGE} db upgrade")[0] == 0
    assert server.run(f"{AS_PAGE} db upgrade")[0] == 0  # a second time changes nothing
    assert "everything is in order" in server.run(f"{AS_PAGE} db check")[1]
    code, out = server.run("sudo systemctl start rembuk-backup")
    assert code == 0, out


# --- what other programs make of the files ----------------------------------------------------


@pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not here")
def test_nginx_takes_its_file(tmp_path: Path) -> None:
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=x",
         "-keyout", tmp_path / "privkey.pem", "-out", tmp_path / "fullchain.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    site = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    site = re.sub(r"/etc/letsencrypt/live/[^/]+", str(tmp_path), site)
    whole = f"pid {tmp_path}/pid; error_log stderr; events {{}} http {{ access_log off;\n{site}\n}}"
    (tmp_path / "nginx.conf").write_text(whole)
    done = subprocess.run(
        ["nginx", "-t", "-p", tmp_path, "-c", tmp_path / "nginx.conf"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "http2 on" not in re.sub(r"#.*", "", site)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    units = []
    for unit in sorted((DEPLOY / "systemd").iterdir()):
        copy = tmp_path / unit.name
        copy.write_text(unit.read_text().replace("/opt/rembuk/.venv/bin/rembuk", "/bin/true"))
        units.append(copy)
    done = subprocess.run(
        ["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False
    )
    said = [line for line in done.stderr.splitlines() if "rembuk" in line]
    assert said == [], done.stderr


def services() -> dict[str, str]:
    """The text of each service of compose.yaml, without comments."""
    whole = re.sub(
        r"^ *#.*\n", "", (DEPLOY / "compose.yaml").read_text(encoding="utf-8"), flags=re.M
    )
    [part] = re.findall(r"^services:\n((?: .*\n|\n)*)", whole, re.M)
    return dict(re.findall(r"^  (\w+):\n((?:    .*\n|\n)*)", part, re.M))


def test_compose_is_of_one_piece() -> None:
    found = services()
    assert set(found) == {"database", "rembuk", "rembuk2", "backup", "caddy"}
    dockerfile = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    # The copy is made by the image that `up --build` builds, and by no other of its own.
    [image] = re.findall(r"^    image: (.*)$", found["backup"], re.M)
    assert re.findall(r"^    image: (.*)$", found["rembuk"], re.M) == [image]
    assert "    build:" in found["rembuk"]
    assert "build:" not in found["backup"]
    # Its folder is made for the user that the image has.
    [user] = re.findall(r"useradd .*--uid (\d+)", dockerfile)
    assert f"-o {user} -g {user} backups" in block("With Docker instead")
    assert "/backups/$$(date +%Y-%m-%d-%H%M%S)" in found["backup"]
    # Whom Caddy speaks for is believed: guesses and uploads are counted for each of them.
    assert 'FORWARDED_ALLOW_IPS: "*"' in found["rembuk"]
    assert "ports:" not in found["rembuk"]


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="this is no working copy")
@pytest.mark.parametrize("name", ["deploy/rembuk.env", "deploy/.env", ".env", "deploy/backups/x"])
def test_settings_stay_out_of_git(name: str) -> None:
    done = subprocess.run(["git", "check-ignore", "-q", name], cwd=ROOT, check=False)
    assert done.returncode == 0
    shown = subprocess.run(
        ["git", "check-ignore", "-q", "deploy/rembuk.env.example"], cwd=ROOT, check=False
    )
    assert shown.returncode == 1


def test_settings_stay_out_of_the_image() -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert {"**/.env", "**/*.env", "deploy/backups"} <= set(ignored)
    copied = re.findall(r"^COPY (?!--from)(.*) \S+$", (DEPLOY / "Dockerfile").read_text(), re.M)
    assert "." not in " ".join(copied).split()
