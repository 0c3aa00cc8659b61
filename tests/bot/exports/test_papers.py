"""The papers that offices hand in, read again by programs that are not ours."""

from __future__ import annotations

import csv
import importlib
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
from sqlalchemy import select

from storage.database.store import Store
from storage.database.tables import meetings, proposals
from storage.proposals import decisions
from storage.proposals.reasons import Reason
from storage.proposals.rulings import Decision, Ruling
from storage.reports.sipd import cut
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.bot.commands.conftest import Run, run
from tests.handlers.meetings.test_meetings import END, made
from tests.handlers.staff.test_desk import official
from tests.storage.messages.test_broadcasts import IMOPURO
from tests.support import Clock, World

__all__ = ["run"]  # a fixture

# What a paper is, by its file.
Paper = Callable[..., Awaitable[Path]]

WISHES = (
    "=Perbaikan drainase Gang Mawar",
    "Lampu jalan Gang Melati <b>gelap</b> {{ 7*7 }}",
    "Sumur bor untuk warga",
)


@pytest.fixture
async def paper(world: World, clock: Clock, run: Run, tmp_path: Path) -> Paper:
    """Three proposals of Imopuro, of which a meeting has agreed the third and the first."""
    siti = await world.person("siti").lives_in(IMOPURO)
    for wish in WISHES:
        await siti.proposes(wish)
    meeting = await made(world)
    await siti.take(choice=f"do:coming:{meeting.id}")
    ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    clock.now = END
    await ani.take(choice=f"do:meeting:{meeting.id}:result")
    for said in ("3, 1", "selesai", "semua", "Lahan di RT 02 dicek lagi", "lewati", "ya"):
        await ani.say(said)

    async def written(format: str, kind: str, *more: str) -> Path:
        file = tmp_path / f"{format}.{kind}"
        code, _, err = await run("export", "--format", format, *more, "--out", str(file))
        assert (code, err) == (0, "")
        return file

    return written


def text(file: Path) -> list[str]:
    """The words of each page of a PDF, in one line."""
    document = pypdfium2.PdfDocument(file)
    found = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return found


async def test_sipd_has_its_columns(paper: Paper) -> None:
    with (await paper("sipd", "csv", "--area", IMOPURO)).open(encoding="utf-8-sig") as file:
        head, *rows = csv.reader(file)
    assert head == [
        "id usulan", "tanggal usul", "pengusul", "profil", "usulan", "masalah", "alamat",
        "kabupaten/kota", "kecamatan", "kelurahan", "usulan ke", "opd tujuan awal",
        "opd tujuan akhir", "status", "catatan", "rekomendasi mitra", "rekomendasi kelurahan",
        "rekomendasi kecamatan", "rekomendasi skpd", "rekomendasi tapd", "volume", "satuan",
        "anggaran", "jenis belanja", "sub kegiatan",
    ]  # fmt: skip
    assert [row[0] for row in rows] == ["MTR-2028-00003", "MTR-2028-00001", "MTR-2028-00002"]
    assert [row[10] for row in rows] == ["1", "2", "3"]
    assert rows[1][4] == f"'{WISHES[0]}"
    assert rows[0][7:10] == ["Kota Metro", "Metro Pusat", "Imopuro"]
    assert {row[13] for row in rows} == {"Validasi Mitra Bappeda"}
    book = openpyxl.load_workbook(await paper("sipd", "xlsx", "--area", IMOPURO))
    assert [cell.value for cell in book.worksheets[0][1]] == head
    assert book.worksheets[0]["E3"].value == WISHES[0]


def test_texts_are_cut_where_sipd_cuts_them() -> None:
    assert (cut("x" * 300), cut("x" * 255), cut(None)) == ("x" * 255, "x" * 255, None)


async def test_what_was_agreed_in_the_order_of_the_meeting(paper: Paper) -> None:
    pages = text(await paper("berita-acara", "pdf", "--area", IMOPURO))
    first, came, agreed, other = pages
    assert "BERITA ACARA" in first
    assert "di Kelurahan Imopuro. Musyawarah dihadiri" in first
    for word in ("MENYEPAKATI", "KESATU", "KELIMA", "Lahan di RT 02 dicek lagi", "Lurah Imopuro"):
        assert word in first
    assert "LAMPIRAN I" in came
    assert agreed.index("MTR-2028-00003") < agreed.index("MTR-2028-00001")
    assert "MTR-2028-00002" not in agreed
    assert "MTR-2028-00002" in other
    assert "<b>gelap</b> {{ 7*7 }}" in other
    assert "Halaman 4 dari 4" in other


async def test_what_was_not_discussed_is_not_among_what_was_not_agreed(
    world: World, clock: Clock, run: Run, tmp_path: Path
) -> None:
    """Lampiran III has what the meeting discussed; the rest is named below it, and waits."""
    siti = await world.person("siti").lives_in(IMOPURO)
    for wish in (*WISHES, "Gapura gang Kenanga"):
        await siti.proposes(wish)
    budi = await world.person("budi").lives_in(IMOPURO)
    await budi.say("dukung 2")
    await made(world)
    ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    clock.now = END
    [held] = await world.rows(select(meetings.c.id))
    await ani.take(choice=f"do:meeting:{held.id}:result")
    for said in ("1", "selesai", "2", "lewati", "lewati", "ya"):
        await ani.say(said)
    file = tmp_path / "ba.pdf"
    minutes = ("--format", "berita-acara", "--area", IMOPURO, "--out", str(file))
    assert (await run("export", *minutes))[0] == 0
    other = text(file)[-1]
    table, _, left = other.partition("2 usulan lain belum sempat dibahas")
    assert WISHES[1][:20] in table
    assert "Dibahas, belum diputuskan." in table
    assert WISHES[2] not in table
    assert "MTR-2028-00003, MTR-2028-00004" in left
    # How many support it is what the chat says.
    assert "Pendukung: 1 orang" in (await siti.say("cek 2"))[-1].text
    out = tmp_path / "usulan.xlsx"
    assert (await run("export", "--format", "usulan", "--area", IMOPURO, "--out", str(out)))[0] == 0
    rows = list(openpyxl.load_workbook(out).worksheets[0].values)
    [at] = [row.index("Pendukung") for row in rows if "Pendukung" in row]
    assert [row[at] for row in rows if "MTR-2028-00002" in row] == [1]


async def test_what_was_kept_since_is_in_the_list(paper: Paper, world: World) -> None:
    """The berita acara of a meeting says what it agreed, whatever became of it."""
    [row] = await world.rows(select(proposals.c.id).where(proposals.c.number == 3))
    kept = Ruling(Decision.KEEP, Reason.NO_MONEY, "Pagu habis.")

    async def chore(store: Store) -> None:
        await decisions.decide(store, at_command_line("Camat"), row.id, kept)

    await world.app.turns.do(chore)
    [held] = await world.rows(select(proposals.c.state).where(proposals.c.number == 3))
    assert held.state == "belum_diakomodir"
    agreed = text(await paper("berita-acara", "pdf", "--area", IMOPURO))[2]
    assert agreed.index("MTR-2028-00003") < agreed.index("MTR-2028-00001")


async def test_a_berita_acara_can_be_gone_on_with(paper: Paper, tmp_path: Path) -> None:
    docx: Any = importlib.import_module("docx")
    document = docx.Document(await paper("berita-acara", "docx", "--area", IMOPURO))
    said = [paragraph.text for paragraph in document.paragraphs]
    assert "BERITA ACARA" in said
    rows = [[cell.text for cell in row.cells] for t in document.tables for row in t.rows]
    assert ["1", "MTR-2028-00003"] in [row[:2] for row in rows]
    assert any(WISHES[1] in row for row in rows)
    # A city's own.
    own = docx.Document()
    own.add_paragraph("KOP KOTA {{ title }}")
    (tmp_path / "templates").mkdir()
    own.save(tmp_path / "templates" / "berita-acara.docx")
    document = docx.Document(await paper("berita-acara", "docx", "--area", IMOPURO))
    assert [paragraph.text for paragraph in document.paragraphs] == ["KOP KOTA BERITA ACARA"]


async def test_other_papers(paper: Paper) -> None:
    td4 = openpyxl.load_workbook(await paper("td4", "xlsx", "--area", IMOPURO)).active
    assert td4 is not None
    rows = [[cell for cell in row if cell is not None] for row in td4.values]
    head = next(row for row in rows if row and row[0] == "No.")
    assert len(head) == 10
    assert list(range(1, 11)) in rows
    assert [row[1] for row in rows if row[:1] in ([1], [2]) and len(row) < 10] == [
        WISHES[2], WISHES[0],
    ]  # fmt: skip
    [listed] = text(await paper("usulan", "pdf", "--area", IMOPURO))
    assert "DAFTAR USULAN Kelurahan Imopuro, RKPD Tahun 2028" in listed
    assert listed.index("MTR-2028-00003") < listed.index("MTR-2028-00002")
    assert "Siti" not in listed
    [*_, last] = text(await paper("hadir", "pdf", "--area", IMOPURO))
    assert "Lurah Imopuro" in last


async def test_a_meeting_that_nobody_knows_leaves_blanks(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    code, out, _ = await run("export", "--format", "berita-acara", "--out", str(file))
    assert (code, out) == (0, f"0 entries written to {file}\n")
    assert "bertempat di ....." in text(file)[0]
    assert "LAMPIRAN II" in text(file)[2]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "td4", "--as", "docx"), "td4 can be xlsx, pdf, and not docx"),
        (("--format", "csv", "--as", "pdf"), "are for papers"),
        (("--format", "geojson", "--what", "audit"), "have a place on the map"),
        (("--format", "csv", "--per-kelurahan"), "a sheet for each kelurahan"),
    ],
)
async def test_what_does_not_go_together(run: Run, arguments: tuple[str, ...], said: str) -> None:
    code, _, err = await run("export", *arguments)
    assert code == 2
    assert said in err


def overlaps(file: Path) -> list[tuple[str, str]]:
    """Pieces of text of a PDF that lie one over another, and so can be read by nobody."""
    found = []
    document = pypdfium2.PdfDocument(file)
    for page in document:
        words = page.get_textpage()
        boxes = [words.get_rect(n) for n in range(words.count_rects())]
        for n, one in enumerate(boxes):
            for other in boxes[:n]:
                wide = min(one[2], other[2]) - max(one[0], other[0])
                high = min(one[3], other[3]) - max(one[1], other[1])
                if wide > 0.5 and high > 0.5:
                    found.append((words.get_text_bounded(*one), words.get_text_bounded(*other)))
    document.close()
    return found


@pytest.mark.parametrize("format", ["sipd", "td4", "usulan", "hadir", "berita-acara"])
async def test_nothing_lies_over_something_else(paper: Paper, format: str) -> None:
    file = await paper(format, "pdf", "--area", IMOPURO)
    assert overlaps(file) == []
    if format not in ("hadir", "td4"):
        assert "MTR-2028-00003" in " ".join(text(file))  # as one word, to be copied


async def rows_of(run: Run, file: Path, what: str) -> list[dict[str, Any]]:
    code, _, err = await run("export", "--what", what, "--format", "xlsx", "--out", str(file))
    assert (code, err) == (0, "")
    head, *rows = openpyxl.load_workbook(file).worksheets[0].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


async def test_codes_stand_in_words_beside_them(
    paper: Paper, world: World, run: Run, tmp_path: Path
) -> None:
    """A clerk need not know that "no_money" is "Anggarannya belum cukup."."""

    async def refuse(store: Store) -> None:
        third = (await store.fetch(select(proposals.c.id).order_by(proposals.c.id.desc())))[0].id
        ruling = Ruling(Decision.KEEP, Reason.NO_MONEY, "Pagu tahun ini habis.")
        await decisions.decide(store, at_command_line("Ani"), third, ruling)

    await world.person("siti").say("berhenti")
    await world.app.turns.do(refuse)
    kept = (await rows_of(run, tmp_path / "a.xlsx", "proposals"))[-1]
    assert (kept["status"], kept["status_nama"]) == (
        "belum_diakomodir",
        "disimpan untuk tahun berikutnya",
    )
    assert (kept["alasan"], kept["alasan_nama"]) == ("no_money", "Anggarannya belum cukup.")
    step = (await rows_of(run, tmp_path / "b.xlsx", "history"))[-1]
    assert (step["ke_nama"], step["alasan_nama"]) == (kept["status_nama"], kept["alasan_nama"])
    [missed, *_] = await rows_of(run, tmp_path / "c.xlsx", "unreachable")
    assert (missed["alasan"], missed["alasan_nama"]) == ("quiet", "berhenti menerima kabar")
    agreed = (await rows_of(run, tmp_path / "d.xlsx", "proposals"))[0]
    assert agreed["alasan"] is agreed["alasan_nama"] is None
