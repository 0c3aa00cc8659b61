"""`rembuk archive YEAR`: refused while the year goes on; then whole, with checksums that hold."""

from __future__ import annotations

import csv
import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
from sqlalchemy import select

from bot.exports.papers import pdf
from storage.database.store import Store
from storage.database.tables import audit, files, meeting_files, proposals
from storage.database.tables import meetings as meeting_rows
from storage.proposals import decisions
from storage.proposals.reasons import Reason
from storage.proposals.rulings import Decision, Ruling
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.bot.commands.conftest import Run
from tests.handlers.meetings.test_meetings import END, made
from tests.handlers.staff.test_desk import official
from tests.storage.messages.test_broadcasts import IMOPURO
from tests.support import Clock, World

OVER = datetime(2027, 6, 1, tzinfo=UTC)


@pytest.fixture
async def decided(world: World, clock: Clock) -> World:
    """A meeting has agreed the second of two proposals, its signed sheet is there; the second waits
    for the kecamatan, the first was kept."""
    siti = await world.person("siti").lives_in(IMOPURO)
    for wish in ("=Drainase gang Mawar", "Sumur bor untuk warga"):
        await siti.proposes(wish)
    await made(world)
    ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    clock.now = END
    [held] = await world.rows(select(meeting_rows.c.id))
    await ani.take(choice=f"do:meeting:{held.id}:result")
    for said in ("2", "selesai", "semua", "lewati"):
        await ani.say(said)
    await ani.send_photo()
    for said in ("selesai", "ya"):
        await ani.say(said)
    await rules(world, 1, Ruling(Decision.KEEP, Reason.NO_MONEY, "Pagu habis."))
    return world


async def rules(world: World, number: int, ruling: Ruling) -> None:
    [row] = await world.rows(select(proposals.c.id).where(proposals.c.number == number))

    async def chore(store: Store) -> None:
        await decisions.decide(store, at_command_line("Camat"), row.id, ruling)

    await world.app.turns.do(chore)


async def test_a_year_that_is_over_is_kept(
    decided: World, clock: Clock, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world, folder = decided, tmp_path / "arsip"
    command = ("archive", "2028", "--out", str(folder), "--by", "Arsiparis")
    code, _, err = await run(*command)
    assert (code, "its last date is 2027-03-31" in err) == (2, True)
    code, _, err = await run("archive", "1999", "--out", str(folder))
    assert (code, "nothing of RKPD 1999 was collected; there is something of 2028" in err) == (
        2,
        True,
    )
    clock.now = OVER
    code, _, err = await run(*command)
    assert code == 2
    assert "1 proposals wait for a decision, the first is MTR-2028-00002" in err
    await rules(world, 2, Ruling(Decision.END, Reason.DUPLICATE, "Sudah ada."))

    # Cut short: nothing under its name, and the next one is whole.
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(pdf, "write", full)
        code, _, err = await run(*command)
    assert (code, "No space left on device" in err) == (2, True)
    assert not folder.exists()
    assert not list(tmp_path.glob(".arsip*"))
    (tmp_path / ".arsip.part" / "old").mkdir(parents=True)
    code, out, err = await run(*command)
    assert (code, err) == (0, "")
    assert "of 2 proposals" in out

    there = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    lines = there["SHA256SUMS"].read_text(encoding="utf-8").splitlines()
    sums = {name: sha256 for sha256, _, name in (line.partition("  ") for line in lines)}
    assert set(there) - set(sums) == {"SHA256SUMS", "tanda-terima.pdf"}
    for name, sha256 in sums.items():
        assert hashlib.sha256(there[name].read_bytes()).hexdigest() == sha256
    [held] = await world.rows(select(meeting_rows.c.code))
    minutes = f"berita-acara/{IMOPURO}-kelurahan-{held.code}"
    [sheet] = await world.rows(
        select(files.c.hash).join(meeting_files, meeting_files.c.file_id == files.c.id)
    )
    assert sums[f"{minutes}-ditandatangani-1.jpg"] == sheet.hash
    for name, path in there.items():
        if name.endswith(".pdf"):
            assert b"<pdfaid:part>2" in path.read_bytes(), name
    with there[f"{minutes}-tabel-1.csv"].open(encoding="utf-8-sig") as file:
        agreed = list(csv.reader(file))
    assert [row[1] for row in agreed] == ["Nomor", "MTR-2028-00002"]
    with there["data/proposals.csv"].open(encoding="utf-8-sig") as file:
        assert [row["nomor"] for row in csv.DictReader(file)] == [
            "MTR-2028-00001", "MTR-2028-00002",
        ]  # fmt: skip
    receipt = pypdfium2.PdfDocument(there["tanda-terima.pdf"])
    text = "".join(receipt[0].get_textpage().get_text_range().split())
    receipt.close()
    own = hashlib.sha256(there["SHA256SUMS"].read_bytes()).hexdigest()
    assert own in text
    assert "Arsiparis" in text
    assert "Yangmenerima" in text
    logged = await world.rows(select(audit.c.data).where(audit.c.action == "archive"))
    assert [row.data["sha256"] for row in logged] == [own]

    # What is there is never written over.
    code, _, err = await run(*command)
    assert (code, "is there already" in err) == (2, True)
