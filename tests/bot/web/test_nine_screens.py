"""What a resident sees on a small phone, 360 by 640: nine screens of the real program in a real
browser, with what matters on each in sight and nothing that axe finds. REMBUK_SHOTS keeps pictures.
"""

from __future__ import annotations

import dataclasses
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Locator, Page, async_playwright, expect

from bot.app import build
from bot.channels.browser.channel import Browser
from bot.settings import Settings
from storage.files.spool import FolderSpool
from tests.bot.web.echo import CHROMIUM, FLAGS, Tab
from tests.bot.web.test_ringing import SUBSCRIBED, Site, served
from tests.handlers.meetings.test_meetings import made
from tests.support import Clock, World

SIZE = {"width": 360, "height": 640}
NUMBER = "MTR-2028-00001"

LONG = (
    "Setiap hujan deras air dari jalan besar masuk ke gang kami karena selokannya tertutup tanah "
    "dan sampah, sudah dua tahun tidak pernah dikeruk. Dua belas rumah kemasukan air sampai "
    "setinggi lutut, anak-anak tidak bisa berangkat sekolah, dan warung Bu Sri dua kali tutup. "
    "Kami sudah kerja bakti, tetapi tanahnya turun lagi dari tebing di sebelah utara, dan orang "
    "tua kami yang sakit tidak bisa dibawa ke puskesmas"
)


class Screens:
    """Looks at a page: what stands on it, what axe says, and a picture."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.axe = Axe()
        self.seen: list[str] = []

    async def look(self, page: Page, name: str) -> None:
        self.seen.append(name)
        await page.screenshot(path=self.folder / f"{len(self.seen)}-{name}.png", full_page=True)
        found: dict[str, Any] = (await self.axe.run(page)).response
        assert [
            (each["id"], [node["target"] for node in each["nodes"]]) for each in found["violations"]
        ] == [], name


async def whole(page: Page, *parts: Locator) -> None:
    """All of these can be seen without scrolling, and nothing lies on them."""
    for part in parts:
        await expect(part).to_be_in_viewport(ratio=1)
        on_top = await part.evaluate(
            """(n) => {
              const box = n.getBoundingClientRect();
              const top = document.elementFromPoint(
                box.x + box.width / 2, box.y + box.height / 2);
              return n === top || n.contains(top) || (top?.contains(n) ?? false);
            }"""
        )
        assert on_top, await part.inner_text()


# Of a PDF, as Chromium writes it.
SHEETS = re.compile(rb"/Type\s*/Page\b")

# Whether these words of the last message stand where they are seen, with nothing on them.
IN_SIGHT = """(words) => {
  const text = [...document.querySelectorAll("#log .bot .text")].at(-1).firstChild;
  const range = document.createRange();
  const at = text.data.indexOf(words);
  range.setStart(text, at);
  range.setEnd(text, at + words.length);
  const box = range.getBoundingClientRect();
  return [box.top + 2, box.bottom - 2].every(
    (y) => document.elementFromPoint(box.left + 5, y) === text.parentElement);
}"""


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_nine_screens(settings: Settings, clock: Clock, tmp_path: Path) -> None:
    screens = Screens(Path(os.environ.get("REMBUK_SHOTS", tmp_path)))
    settings = dataclasses.replace(settings, public_url="")
    channels: dict[str, Any] = {"browser": Browser(FolderSpool(tmp_path / "spool"))}
    async with (
        build(settings, channels=channels, clock=clock, settle_after=0.0) as app,
        async_playwright() as playwright,
    ):
        meeting = await made(World(app, clock, channels))
        chromium = await playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        async with served(Site(app, clock)) as url:
            context = await chromium.new_context(  # nothing slides in while it is looked at
                viewport=SIZE,  # type: ignore[arg-type]
                locale="id-ID",
                reduced_motion="reduce",
            )
            await context.grant_permissions(["notifications"], origin=url)
            given = {"endpoint": "https://updates.push.services.mozilla.com/x", "keys": {}}
            await context.add_init_script(f"({SUBSCRIBED})({json.dumps(given)})")
            page = await context.new_page()
            tab = Tab(page, context)

            def button(label: str) -> Locator:
                return page.locator("#log").get_by_role("button", name=label, exact=True).last

            await page.goto(f"{url}/obrolan")
            await whole(page, page.locator("#start"))
            await screens.look(page, "first")

            await tab.tap("Mulai")
            await tab.says("Setuju?")
            await whole(page, *(button(each) for each in ("Setuju", "Tidak", "Baca selengkapnya")))
            await screens.look(page, "consent")

            for text, heard in (
                ("setuju", "Kami panggil"), ("Siti Aminah", "semuanya siap"),
                ("usul", "kelurahan mana"), ("Imopuro", "tentang apa"), ("fisik", "Ibu usulkan"),
                ("Perbaikan talut kali", "Apa masalahnya"), (LONG, "Di mana tepatnya"),
            ):  # fmt: skip
                await tab.write(text)
                await tab.says(heard)
            await whole(page, page.locator("#log .bot .text").last)
            await screens.look(page, "question")

            await tab.write("RT 05/RW 02 depan musala")
            await tab.says("BELUM dikirim")
            await whole(page, button("Kirim usulan"))
            await screens.look(page, "review")

            # 200%: half the pixels, each twice as large.
            await page.set_viewport_size({"width": 180, "height": 320})
            await page.reload()
            await whole(page, page.locator("#text"), page.locator("#send"), button("Kirim usulan"))
            await screens.look(page, "zoom")
            await page.set_viewport_size(SIZE)  # type: ignore[arg-type]

            await button("Kirim usulan").click()
            await tab.says(NUMBER)
            assert await page.evaluate(IN_SIGHT, NUMBER)
            await whole(page, page.locator("#newer"))
            await screens.look(page, "number")
            assert tab.complaints == []

            # What follows from it is one tap away.
            await page.locator("#newer").click()
            await whole(page, button("Bagikan"))

            await page.goto(f"{url}/hadir/{meeting.code}")
            # There is one way in, so nobody is asked which.
            await expect(page.get_by_role("link", name="Catat kehadiran saya")).to_be_visible()
            await expect(page.get_by_text("lewat mana?")).to_have_count(0)
            await screens.look(page, "door")
            await page.goto(f"{url}/tidakada")
            await screens.look(page, "nowhere")
            await page.goto(f"{url}/u/{NUMBER}?bahasa=en")
            await expect(page.get_by_text("Forum of city agencies")).to_be_visible()
            await expect(page.get_by_text("Forum perangkat daerah")).to_have_count(0)
            await screens.look(page, "english")
            await page.emulate_media(media="print")
            await expect(page.locator(".code img")).to_be_visible()
            await screens.look(page, "print")
            # One sheet, with all that is on it.
            sheet = await page.pdf(path=screens.folder / "sheet.pdf", format="A4")
            assert len(SHEETS.findall(sheet)) == 1
            await context.close()
        await chromium.close()
