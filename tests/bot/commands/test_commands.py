"""The command line, as processes of their own."""

from __future__ import annotations

import asyncio
import csv
import json
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from storage.reports.proposals import PROPOSALS
from tests.support import ROOT, START, brought_up_to_date, picture


async def rembuk(
    *arguments: str, url: str, folder: Path, given: str = "", now: datetime = START
) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a process of its own, whose clock stands
    at `now`."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("REMBUK_")}
    environment |= {
        "REMBUK_DATABASE_URL": url,
        "REMBUK_MEDIA_DIR": str(folder / "media"),
        "REMBUK_SECRET_KEY": "only for tests, where it is known",
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "error",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.pinned", now.isoformat(), *arguments,
        cwd=folder, env=environment, stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    async with asyncio.timeout(60):
        out, err = await process.communicate(given.encode())
    return process.returncode or 0, out.decode(), err.decode()


def lines(*said: Any) -> str:
    return "".join(json.dumps(each) + "\n" for each in said)


WISH = '=Perbaikan "drainase", Jl. Mawar; dua sisi'
PROPOSAL = (
    {"text": "halo"},
    {"choice": "welcome.consent:yes"},
    {"text": "lewati"},
    {"text": "usul"},
    {"choice": "propose.area:18.72.04"},
    {"choice": "propose.area:18.72.04.1003"},
    {"choice": "propose.topic:fisik"},
    {"text": WISH},
    {"text": "-Air masuk rumah\nsetiap hujan"},
    {"location": [-5.12263, 105.31692]},
    {"text": "RT 5/RW 2 depan musala"},
    {"text": "120 m"},
    {"text": "foto"},
)


async def test_json_lines_make_a_proposal(database_url: str, tmp_path: Path) -> None:
    photo = tmp_path / "foto.jpg"
    photo.write_bytes(picture())
    said = lines(*PROPOSAL, {"photo": str(photo)}, {"text": "selesai"}, {"text": "kirim"})
    code, out, err = await rembuk(
        "chat", "--json", "--as", "siti", url=database_url, folder=tmp_path, given=said
    )
    assert (code, err) == (0, "")
    answers = [json.loads(line) for line in out.splitlines()]
    assert len(answers) == len(PROPOSAL) + 3
    assert answers[4]["asking"] == "propose.area"
    ids = [choice["id"] for choice in answers[4]["messages"][0]["choices"]]
    assert any("18.72.04.1003" in id for id in ids)
    assert "MTR-" in answers[-1]["messages"][0]["text"]
    assert answers[-1]["asking"] is None

    code, out, err = await rembuk("export", "--format", "csv", url=database_url, folder=tmp_path)
    assert code == 0
    [row] = list(csv.DictReader(out.removeprefix("\ufeff").splitlines(keepends=True)))
    assert tuple(row) == tuple(each.name for each in PROPOSALS.columns)
    assert row["usulan"] == f"'{WISH}"
    assert row["masalah"] == "'-Air masuk rumah\nsetiap hujan"
    assert (row["rt"], row["rw"], row["satuan"], row["foto"]) == ("05", "02", "m", "1")

    file = tmp_path / "out.jsonl"
    code, out, err = await rembuk(
        "export", "--format", "jsonl", "--out", str(file), url=database_url, folder=tmp_path
    )
    assert code == 0
    kept = json.loads(file.read_text())
    assert kept["usulan"] == WISH
    assert kept["lat"] == pytest.approx(-5.12263)
    assert kept["volume"] == 120


async def test_a_second_call_resumes(database_url: str, tmp_path: Path) -> None:
    """A new process for every message gives the same again; on PostgreSQL for every few."""
    asking: list[str | None] = []
    said = (*PROPOSAL[:6], {"text": "bantuan"})
    each = 1 if database_url.startswith("sqlite") else 3
    for some in (said[n : n + each] for n in range(0, len(said), each)):
        code, out, err = await rembuk(
            "chat", "--json", "--as", "siti",
            url=database_url, folder=tmp_path, given=lines(*some),
        )  # fmt: skip
        assert (code, err) == (0, "")
        asking += [json.loads(line)["asking"] for line in out.splitlines()]
    assert asking == [
        "welcome.consent", "welcome.name", None, "propose.area", "propose.area", "propose.topic",
        "propose.topic",
    ]  # fmt: skip


async def test_bad_json_is_told(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'x.db'}"
    code, out, _ = await rembuk(
        "chat", "--json", "--as", "siti", url=url, folder=tmp_path,
        given='{"text": "halo"}\nnonsense\n[1]\n{"text": 5}\n{"location": ["a", 1]}\n',
    )  # fmt: skip
    answers = [json.loads(line) for line in out.splitlines()]
    assert len(answers) == 5
    assert code == 1
    assert all("error" in answer for answer in answers[1:])
    assert answers[4]["asking"] == "welcome.consent"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("export", "--since", "yesterday"), "2027-01-31"),
        (("export", "--area", "99.99"), "no area has the code"),
        (("area", "import", "nowhere.csv"), "there is no file"),
        (("db", "restore", "nowhere"), "not a complete backup"),
    ],
)
async def test_trouble_is_one_sentence(
    tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'x.db'}"
    await brought_up_to_date(url)
    code, _, err = await rembuk(*arguments, url=url, folder=tmp_path)
    assert code == 2
    assert words in err
    assert len(err.splitlines()) == 1


async def test_bad_settings_are_one_sentence(tmp_path: Path) -> None:
    code, _, err = await rembuk("doctor", url="mysql://x", folder=tmp_path)
    assert code == 2
    assert "REMBUK_DATABASE_URL must begin with" in err


async def test_areas_are_taken_once(database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "areas.csv"
    file.write_text(
        "code,name,lat,lon,aliases,letters,timezone\n"
        "18.71,Kota Bandar Lampung,,,,BDL,Asia/Jakarta\n"
        "18.71.01.1001,Kedaton,-5.38,105.25,Kdtn,,\n"
    )
    for words in ("2 new, 0 changed", "0 new, 0 changed"):
        code, out, _ = await rembuk("area", "import", str(file), url=database_url, folder=tmp_path)
        assert code == 0
        assert words in out


async def test_doctor_finds_nothing_wrong(database_url: str, tmp_path: Path) -> None:
    await rembuk("db", "upgrade", url=database_url, folder=tmp_path)
    code, out, err = await rembuk("doctor", "--json", url=database_url, folder=tmp_path)
    assert code == 0, out + err
    found = json.loads(out)
    assert found["trouble"] == []
    assert any("Telegram is off" in line for line in found["off"])
