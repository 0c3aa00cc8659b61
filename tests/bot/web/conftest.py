"""A running site and a real Chromium for the tests of the pages."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser as Chromium
from playwright.async_api import async_playwright

from bot.channels.browser.channel import Browser
from bot.channels.browser.limits import Rates
from bot.web.session import Cookies
from storage.files.spool import FolderSpool
from tests.bot.web.echo import CHROMIUM, FLAGS, Echo, Open, Site
from tests.servers.ports import free_port


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium() -> AsyncIterator[Chromium]:
    if shutil.which(CHROMIUM) is None:
        pytest.fail(f"{CHROMIUM} is missing: apt-get install chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def site(tmp_path: Path) -> AsyncIterator[Site]:
    channel = Browser(FolderSpool(tmp_path / "spool"))
    cookies = Cookies("a key for tests only", secure=False)
    url = f"http://127.0.0.1:{free_port()}"
    made = Site(url, Echo(channel), channel, cookies, tmp_path / "spool", Rates())
    await made.up()
    yield made
    await made.down()


@pytest.fixture
def open_page(chromium: Chromium, site: Site) -> Open:
    return Open(chromium, site)
