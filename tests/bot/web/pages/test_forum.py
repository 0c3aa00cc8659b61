"""A forum konsultasi publik in a real browser, against the whole program: made from a file, tried,
opened, answered by three on their phones, closed, answered through its file, told; its page at
360 px; its papers opened by programs that are not ours."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import io
import os
import re
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import uvicorn
from playwright.async_api import Browser as Chromium
from playwright.async_api import FilePayload
from sqlalchemy import select

from bot.app import web_app
from bot.channels.browser.channel import Browser
from bot.channels.terminal.channel import Terminal
from bot.settings import Settings
from bot.work.broadcaster import Broadcaster
from storage.consultations import lookup
from storage.consultations.model import Consultation
from storage.database.store import Store
from storage.database.tables import consultations
from storage.files.spool import FolderSpool
from storage.staff import staff
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.bot.web.echo import Tab, until
from tests.bot.web.test_everybody import PALE, UNNAMED, WIDE
from tests.handlers.consultations.test_answered import crowd
from tests.handlers.staff.test_desk import official
from tests.servers.ports import free_port
from tests.support import Clock, Collector, World

pytestmark = pytest.mark.asyncio(loop_scope="module")

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
IMOPURO = "18.72.01.1003"

FORUM = """
judul: Rancangan awal RKPD 2028
tema: Pembangunan yang merata dan berkeadilan
tahun: 2028
wilayah: "18.72"
buka: 2026-11-20
tutup: 2026-12-20
pertanyaan:
  - kunci: puas
    jenis: skala
    nama: Kesesuaian
    teks: Seberapa sesuai rencana ini?
    pilihan: {s1: Tidak sesuai, s2: Kurang sesuai, s3: Sesuai, s4: Sangat sesuai}
  - kunci: kurang
    jenis: teks
    nama: Yang kurang
    teks: Apa yang kurang?
    bila: {puas: [s1, s2]}
"""


@contextlib.asynccontextmanager
async def serving(tmp_path: Path, clock: Clock) -> AsyncIterator[tuple[World, str]]:
    """The program with its pages on a port."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    settings = Settings(
        database_url=f"sqlite+aiosqlite:///{tmp_path / 'rembuk.db'}",
        media_dir=tmp_path / "media",
        secret_key="only for tests",
        public_url=url,
    )
    channels = {
        "browser": Browser(FolderSpool(tmp_path / "media" / "spool")),
        "terminal": Collector("terminal", Terminal.limits),
    }
    async with World.made(settings, clock, channels=channels) as world:
        config = uvicorn.Config(web_app(world.app), "127.0.0.1", port, log_level="warning")
        server = uvicorn.Server(config)
        task = asyncio.create_task(server.serve())
        await until(lambda: server.started or task.done())
        try:
            yield world, url
        finally:
            channels["browser"].close()  # type: ignore[attr-defined]
            server.should_exit = True
            await asyncio.wait_for(task, 10)


class Phone(Tab):
    """A browser of 360 px, whose chat says who is there."""

    async def agrees(self, name: str) -> None:
        await self.says("Setuju?")
        await self.tap("Setuju")
        await self.says("Kami panggil Bapak/Ibu siapa")
        await self.write(name)

    async def through(self, *steps: tuple[str, str]) -> None:
        """What is heard, and then written."""
        for heard, written in steps:
            await self.says(heard)
            await self.write(written)

    async def sends(self, name: str, kind: str, data: bytes) -> None:
        await self._speaks()
        file = FilePayload(name=name, mimeType=kind, buffer=data)
        await self.page.locator("#file").set_input_files([file])

    async def file(self, part: str) -> bytes:
        """The last file of the chat whose name holds this, as it is downloaded."""
        link = self.page.locator("#log a.attached", has_text=part).last
        # A paper is made in a process of its own, which begins slowly where much else runs.
        await link.wait_for(timeout=120_000)
        answer = await self.page.request.get(str(await link.evaluate("a => a.href")))
        assert answer.ok, answer.status
        return await answer.body()


@contextlib.asynccontextmanager
async def phone(chromium: Chromium, url: str) -> AsyncIterator[Phone]:
    context = await chromium.new_context(viewport={"width": 360, "height": 760}, locale="id-ID")
    tab = Phone(await context.new_page(), context)
    await tab.page.goto(url)
    try:
        yield tab
    except BaseException:
        print(url, await tab.bubbles())
        raise
    assert tab.complaints == []
    await context.close()


async def the(world: World) -> Consultation:
    [row] = await world.rows(select(consultations))
    return lookup.plain(row)


async def hall(world: World) -> None:
    """The day in the hall that belongs to it."""
    bappeda = await official(world, "bappeda", Role.ADMIN, "18.72")
    await bappeda.say("buat pertemuan")
    await bappeda.tap("Forum konsultasi…")
    for said in (
        "Kota Metro", "26 November 2026", "09.00", "15.00", "Aula Pemda Kota Metro", "lewati",
        "Rancangan awal RKPD 2028", "lewati", "2", "ya",
    ):  # fmt: skip
        await bappeda.say(said)


@pytest.mark.long
async def test_a_forum_from_its_file_to_its_papers(
    chromium: Chromium, tmp_path: Path, clock: Clock, sqlite_template: Path
) -> None:
    shots = Path(os.environ.get("REMBUK_SHOTS", tmp_path))
    shutil.copy(sqlite_template, tmp_path / "rembuk.db")
    async with serving(tmp_path, clock) as (world, url), phone(chromium, f"{url}/obrolan") as sri:

        async def invite(store: Store) -> str:
            return await staff.invite(store, at_command_line("uji"), Role.ADMIN, "18.72", None)

        code = await world.app.turns.do(invite)
        await sri.tap("Mulai")
        await sri.agrees("Sri Lestari")
        await sri.through(("semuanya siap", f"petugas {code}"))
        await sri.says("Yang bisa Anda ketik")
        # From the file, tried as a resident will see it, and opened.
        await sri.sends("forum.yaml", "application/yaml", FORUM.encode())
        await sri.says("Warga belum bisa melihatnya")
        await sri.tap("Lihat konsultasi", last=True)
        await sri.tap("Coba sebagai warga", last=True)
        await sri.through(
            ("kelurahan mana", "imopuro"), ("Seberapa sesuai", "sesuai"), ("BELUM dikirim", "kirim")
        )
        await sri.says("tidak ada yang disimpan")
        held = await the(world)
        await sri.write(f"konsultasi {held.code}")
        await sri.tap("Buka untuk warga", last=True)
        await sri.tap("Ya, buka", last=True)
        await sri.says("Warga bisa membuka")

        # Three answer, from its page; two more are known from elsewhere.
        async with contextlib.AsyncExitStack() as stack:
            phones = []
            for name in ("Ani", "Budi", "Citra"):
                tab = await stack.enter_async_context(phone(chromium, f"{url}/k/{held.code}"))
                await tab.page.get_by_role("link", name="Mulai menjawab").click()
                await tab.tap("Mulai")
                await tab.agrees(name)
                await tab.through(
                    ("kelurahan mana", "imopuro"),
                    ("Seberapa sesuai", "kurang sesuai"),
                    ("Apa yang kurang?", f"drainase gang {name}"),
                    ("BELUM dikirim", "kirim"),
                )
                await tab.says("Terima kasih, jawaban Anda")
                phones.append(tab)
            await crowd(world, await the(world), IMOPURO, "s3", "s4")
            await hall(world)

            # Closed; what was said is answered in a spreadsheet.
            await sri.write("konsultasi")
            await sri.tap("Tutup sekarang", last=True)
            await sri.tap("Ya, tutup", last=True)
            await sri.says("Masukan warga menunggu tanggapan")
            await sri.write("masukan")
            await sri.tap("Berkas Excel", last=True)
            book = openpyxl.load_workbook(io.BytesIO(await sri.file("masukan-")))
            sheet: Any = book.active
            assert sheet.max_row == 4
            for row in range(2, 5):
                for column, said in ((5, "Drainase gang"), (6, "diterima"), (9, "ya")):
                    sheet.cell(row, column, said)
                sheet.cell(row, 7, "Masuk Prioritas 3 RKPD 2028")
            out = io.BytesIO()
            book.save(out)
            await sri.sends(f"masukan-{held.code}.xlsx", XLSX, out.getvalue())
            await sri.says("3 masukan masuk kelompok, 1 kelompok ditanggapi")
            await sri.write("masukan")
            await sri.tap("Kabari semua peserta", last=True)
            await sri.tap("Ya, kabari", last=True)
            await sri.says("sedang dikirim")

            # Everyone is told, once; each reads the answer to their own words.
            await Broadcaster(world.app.turns, clock).tick()
            world.app.claims.look()
            for tab in phones:
                await tab.says("5 orang menjawab")
                await tab.says("Masuk Prioritas 3 RKPD 2028")
            await phones[0].tap("Tanggapan untuk saya", last=True)
            await phones[0].says('Yang Anda tulis: "drainase gang Ani"')
            await phones[0].page.screenshot(path=shots / "forum-digest.png")

            # Its page, as anybody sees it.
            page = phones[1].page
            await page.goto(f"{url}/k/{held.code}")
            said = await page.locator("main").inner_text()
            for each in (
                "5 orang menjawab", "Kurang sesuai", "60% (3)", "Drainase gang", "“drainase gang",
                "Masuk Prioritas 3 RKPD 2028",
            ):  # fmt: skip
                assert each in said, each
            assert await page.evaluate(WIDE) <= 0
            for script in (UNNAMED, PALE):
                assert await page.evaluate(script) == []
            await page.screenshot(path=shots / "forum-page.png", full_page=True)

        # Its papers.
        for paper, kind in (("Matriks tanggapan", "Excel"), ("Berita acara", "Word")):
            await sri.write(f"konsultasi {held.code}")
            await sri.tap(paper, last=True)
            log = sri.page.locator("#log")
            await log.get_by_role("button", name=re.compile(f"^{kind}")).last.click()
        docx = io.BytesIO(await sri.file(".docx"))
        document: Any = importlib.import_module("docx").Document(docx)
        words = "\n".join(each.text for each in document.paragraphs)
        assert "KESEPAKATAN HASIL FORUM KONSULTASI PUBLIK" in words
        matrix = openpyxl.load_workbook(io.BytesIO(await sri.file(".xlsx")))
        cells = [cell.value for sheet in matrix for row in sheet.iter_rows() for cell in row]
        assert any("Drainase gang" in str(cell) for cell in cells)
        assert "Diterima: Masuk Prioritas 3 RKPD 2028" in cells
