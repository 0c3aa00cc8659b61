"""A resident's whole way in a real browser, against the real program, killed half-way."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser as Chromium

from tests.bot.web.echo import Tab, photo
from tests.servers.ports import free_port
from tests.support import ROOT

pytestmark = pytest.mark.asyncio(loop_scope="module")


class Program:
    """`rembuk serve` as a process of its own, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: asyncio.subprocess.Process | None = None
        self.environment = {
            name: value for name, value in os.environ.items() if not name.startswith("REMBUK_")
        }
        self.environment |= {"REMBUK_PORT": str(self.port), "PYTHONPATH": str(ROOT)}

    async def start(self) -> str:
        """Starts it and gives its first line."""
        self.process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            "serve",
            cwd=self.folder,
            env=self.environment,
            stdout=asyncio.subprocess.PIPE,
        )
        assert self.process.stdout is not None
        async with asyncio.timeout(60):
            line = (await self.process.stdout.readline()).decode()
        assert line, "it ended before it said anything: see its standard error"
        return line

    async def run(self, *arguments: str) -> str:
        """What a command says that runs beside it."""
        made = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *arguments),
            cwd=self.folder,
            env=self.environment,
            stdout=asyncio.subprocess.PIPE,
        )
        async with asyncio.timeout(90):
            out, _ = await made.communicate()
        assert made.returncode == 0, out
        return out.decode()

    async def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        assert self.process is not None
        self.process.send_signal(how)
        async with asyncio.timeout(60):
            return await self.process.wait()


@asynccontextmanager
async def served(folder: Path) -> AsyncIterator[Program]:
    program = Program(folder)
    try:
        await program.start()
        yield program
    finally:
        if program.process is not None and program.process.returncode is None:
            await program.end(signal.SIGKILL)


async def let_photos(chromium: Chromium, program: Program, number: str) -> None:
    """Staff, in a browser of their own, look at a proposal's photos and let them."""
    out = await program.run("staff", "invite", "--role", "verifikator", "--area", "18.72")
    code = re.search(r"code: (\S+)", out)
    assert code is not None, out
    context = await chromium.new_context(locale="id-ID")
    tab = Tab(await context.new_page(), context)
    await tab.page.goto(f"{program.url}/obrolan")
    await tab.tap("Mulai")
    await tab.tap("Setuju")
    await tab.says("Kami panggil Bapak/Ibu siapa")
    await tab.write("Sri Lestari")
    await tab.says("semuanya siap")
    await tab.write(f"petugas {code[1]}")
    await tab.says("Yang bisa Anda ketik")
    await tab.write(f"buka {number}")
    await tab.tap("Lihat foto")
    await tab.tap("Tampilkan foto untuk umum")
    await tab.says("foto usulan")
    assert tab.complaints == []
    await context.close()


@pytest.mark.long
@pytest.mark.parametrize("width", [360, 1280])
async def test_a_resident_brings_a_proposal(chromium: Chromium, tmp_path: Path, width: int) -> None:
    shots = Path(os.environ.get("REMBUK_SHOTS", tmp_path))
    async with served(tmp_path) as program:
        context = await chromium.new_context(
            viewport={"width": width, "height": 760}, locale="id-ID"
        )
        tab = Tab(await context.new_page(), context)
        await tab.page.goto(f"{program.url}/obrolan")
        await tab.tap("Mulai")
        await tab.says("Setuju?")
        await tab.tap("Setuju")
        await tab.says("Kami panggil Bapak/Ibu siapa")
        await tab.write("Siti Aminah")
        await tab.says("semuanya siap")
        await tab.tap("Buat usulan")
        await tab.says("kelurahan mana")
        await tab.write("hadimulio brt")
        await tab.says("Usulan ini tentang apa")
        await tab.tap("Kembali")
        await tab.says("Jawaban sekarang: Hadimulyo Barat")
        await tab.tap("Tetap")
        await tab.write("fisik")
        await tab.says("Apa yang Bapak/Ibu usulkan")
        await tab.write("Perbaikan jalan Gang Mawar")
        await tab.says("Apa masalahnya")
        await tab.page.screenshot(path=shots / f"question-{width}.png")

        # The process dies and comes back; the page finds it, and the person goes on.
        await program.end(signal.SIGKILL)
        await program.start()
        await tab.write("Berlubang sejak Maret, anak sekolah jatuh")
        await tab.says("BELUM dikirim")

        await tab.page.reload()
        await tab.says("BELUM dikirim")
        await tab.write("RT 05/RW 02 depan musala")
        await tab.says("Lokasi: Gang Mawar, depan musala, RT 05/RW 02")
        await tab.tap("Ukuran")
        await tab.write("120 m")
        await tab.says("Ukuran: 120 m")
        await tab.tap("Tanah")
        await tab.tap("Milik pemerintah")
        await tab.says("Tanah: Milik pemerintah")
        await tab.tap("Foto")
        await tab.says("Ada fotonya")
        await tab.page.locator("#file").set_input_files([photo("jalan.jpg", 800, 600)])
        await tab.says("Foto ke-1 sudah kami terima")
        await tab.tap("Selesai")
        await tab.says("Foto: 1 foto")
        await tab.tap("Ubah")
        await tab.tap("Ukuran", last=True)
        await tab.says("Jawaban sekarang: 120 m")
        await tab.write("150 m")
        await tab.says("Ukuran: 150 m")
        await tab.tap("Ubah")
        await tab.tap("Nama", last=True)
        await tab.says("atas nama siapa")
        await tab.tap("Tampilkan S.A.")
        await tab.says("warga lain hanya S.A.")
        await asyncio.sleep(0.4)
        await tab.page.screenshot(path=shots / f"review-{width}.png")
        await tab.tap("Kirim usulan")
        await tab.says("usulan sudah kami terima")
        # The page itself never scrolls: the field to write in stays at the bottom.
        assert await tab.page.evaluate(
            "[document.scrollingElement.scrollTop, document.querySelector('#app').scrollTop]"
        ) == [0, 0]
        box = await tab.page.locator("#composer").bounding_box()
        assert box is not None
        assert box["y"] > 600
        await asyncio.sleep(0.4)
        await tab.page.screenshot(path=shots / f"number-{width}.png")
        said = " ".join(await tab.bubbles())
        found = re.search(r"MTR-\d{4}-\d{5}", said)
        assert found is not None
        number = found[0]

        await tab.write("usulan saya")
        await tab.says("Usulan yang sudah Anda kirim (1):")
        assert await tab.page.evaluate("document.documentElement.scrollWidth") <= width
        assert tab.complaints == []

        await tab.page.goto(f"{program.url}/u/{number}")
        text = await tab.page.locator("main").inner_text()
        assert "Perbaikan jalan Gang Mawar" in text
        assert "Hadimulyo Barat" in text
        assert "S.A." in text
        assert "Siti" not in text
        # Nobody sees the photo before staff have let it; the other picture is the page's own code.
        photos = tab.page.locator("main img:not([src$='qr.png'])")
        assert await photos.count() == 0
        await let_photos(chromium, program, number)
        await tab.page.reload()
        await photos.first.wait_for()
        await tab.page.screenshot(path=shots / f"page-{width}.png", full_page=True)
        assert tab.complaints == []
        await context.close()
        assert await program.end() == 0


async def test_it_stops_while_a_page_is_open(chromium: Chromium, tmp_path: Path) -> None:
    async with served(tmp_path) as program:
        context = await chromium.new_context()
        page = await context.new_page()
        await page.goto(f"{program.url}/obrolan")
        await asyncio.sleep(0.5)
        assert await program.end() == 0
        await context.close()
