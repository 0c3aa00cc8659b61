"""The chat where the network or the server goes away: nothing is lost, nothing is said twice."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import Route, expect

from bot.channels.browser.limits import Rates
from handlers.conversation.messages import Incoming
from tests.bot.web.echo import Open, Site, Tab, photo, until
from tests.bot.web.test_chat import said_once

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_offline_and_back(open_page: Open, site: Site) -> None:
    async with open_page() as tab:
        await tab.write("halo")
        await tab.says("Anda menulis: halo")
        await tab.context.set_offline(True)
        await expect(tab.page.locator("#banner")).to_contain_text("Tidak ada sambungan internet")
        await tab.write("dari dalam pasar")
        await expect(tab.page.locator(".trouble")).to_contain_text("belum terkirim")
        await tab.context.set_offline(False)
        await tab.says("Anda menulis: dari dalam pasar")
        await said_once(site, "dari dalam pasar")
        await expect(tab.page.locator("#banner")).to_be_empty()
        await expect(tab.page.locator(".trouble")).to_have_count(0)
        assert (await tab.bubbles()).count("dari dalam pasar") == 1


async def test_the_server_goes_and_comes_back(open_page: Open, site: Site) -> None:
    async with open_page() as tab:
        await tab.write("halo")
        await tab.says("Anda menulis: halo")
        # An open stream does not hold the server up.
        await asyncio.wait_for(site.down(), 3)
        await tab.write("selagi mati")
        await tab.page.locator("#text").fill("setengah kali")
        await expect(tab.page.locator(".trouble")).to_contain_text("belum terkirim")
        await expect(tab.page.locator("#banner")).to_contain_text("sedang disambung lagi")
        await site.up()
        site.echo.add(site.address, "kabar sesudah mulai lagi")
        await tab.says("kabar sesudah mulai lagi")
        await tab.says("Anda menulis: selagi mati")
        await said_once(site, "selagi mati")
        assert await tab.page.locator("#text").input_value() == "setengah kali"
        await expect(tab.page.locator("#banner")).to_be_empty()


async def without_a_line(tab: Tab) -> list[str]:
    """Loses the page's stream, which would wait before it tries again: none of the page's timers
    runs any more, and its calls get through. Holds each time that it asks for the stream since."""
    asked, chat = list[str](), tab.page.url
    await tab.page.goto("about:blank")  # the stream that ends with the page is none that was lost
    await tab.page.clock.install()
    await tab.page.clock.pause_at(datetime.now(UTC) + timedelta(minutes=1))
    await tab.page.route("**/obrolan/aliran*", lambda route: route.abort())
    async with tab.page.expect_event("requestfailed", lambda r: "/obrolan/aliran" in r.url):
        await tab.page.goto(chat)
    await tab.page.unroute("**/obrolan/aliran*")
    tab.page.on("request", lambda r: asked.append(r.url) if "/obrolan/aliran" in r.url else None)
    return asked


async def test_the_answer_comes_with_the_first_word_that_gets_through(open_page: Open) -> None:
    async with open_page() as tab:
        await without_a_line(tab)
        await tab.write("dari dalam pasar")
        await tab.says("Anda menulis: dari dalam pasar")


async def test_a_page_that_nobody_looks_at_takes_no_line(open_page: Open) -> None:
    async with open_page() as tab:
        asked = await without_a_line(tab)
        await tab.page.evaluate(
            "Object.defineProperty(document, 'hidden', {get: () => window.unseen})"
        )
        await tab.page.evaluate("window.unseen = true; dispatchEvent(new Event('online'))")
        await tab.write("dari dalam saku")
        await expect(tab.page.locator(".msg.mine[data-state=sent]")).to_have_count(1)
        assert asked == []
        await tab.page.evaluate(
            "self.unseen = false; document.dispatchEvent(new Event('visibilitychange'))"
        )
        await tab.says("Anda menulis: dari dalam saku")
        assert len(asked) == 1


async def test_an_answer_that_is_lost_says_nothing_twice(open_page: Open, site: Site) -> None:
    async with open_page() as tab:
        times = 0

        async def lose(route: Route) -> None:
            nonlocal times
            times += 1
            if times == 1:
                await route.fetch()
                await route.abort()
            else:
                await route.continue_()

        await tab.page.route("**/obrolan/pesan*", lose)
        # Without the stream the page cannot learn from it that its message has arrived.
        await tab.page.route("**/obrolan/aliran*", lambda route: route.abort())
        await tab.page.reload()
        await tab.write("sekali saja")
        await tab.page.locator(".msg.mine[data-state=sent]").wait_for()
        await said_once(site, "sekali saja")
        assert times == 2


async def test_trouble_of_ours_keeps_the_message_over_a_reload(open_page: Open, site: Site) -> None:
    async with open_page() as tab:
        await tab.write("halo")
        await tab.says("Anda menulis: halo")
        site.echo.broken = OSError("no space left on device")
        await tab.write("jangan hilang")
        await tab.page.locator("#file").set_input_files(photo("a.jpg", 300, 200))
        await expect(tab.page.locator("#note")).to_contain_text("sedang ada gangguan")
        unsent = tab.page.locator(".msg.mine", has_text="jangan hilang")
        await expect(unsent).to_contain_text("belum terkirim")
        # Screen readers hear it once.
        assert (await unsent.text_content() or "").count("belum terkirim") == 1
        response = await tab.page.request.get(site.url + "/obrolan")
        assert response.status == 503
        assert response.headers["retry-after"] == "15"
        assert "Yang sudah Anda kirim aman" in await response.text()
        site.echo.broken = None
        await tab.page.reload()
        await tab.says("Anda menulis: jangan hilang")
        await tab.says("Foto sudah kami terima")
        await said_once(site, "jangan hilang")
        assert len(site.echo.heard) == 3


async def test_too_fast_is_slowed_down_and_nothing_is_lost(open_page: Open, site: Site) -> None:
    await site.down()
    site.rates = Rates(messages=(0.5, 4.0))
    await site.up()
    async with open_page() as tab:
        for n in range(6):
            await tab.write(f"pesan {n}")
        await expect(tab.page.locator("#note")).to_contain_text("Terlalu banyak pesan")
        await tab.says("Anda menulis: pesan 5")
        assert site.said() == [f"pesan {n}" for n in range(6)]
        await expect(tab.page.locator("#note")).to_be_empty()


async def test_at_most_four_pages_of_one_chat_listen(open_page: Open, site: Site) -> None:
    async with open_page() as first:
        await first.write("halo")
        await first.says("Anda menulis: halo")
        pages = [await first.context.new_page() for _ in range(4)]
        for page in pages:
            await page.goto(site.url + "/obrolan")
        await expect(first.page.locator("#banner")).to_contain_text("beberapa tempat")
        await first.tap("Lanjutkan di sini")
        await expect(first.page.locator("#banner")).to_be_empty()
        assert site.channel.listening <= 4
        site.echo.add(site.address, "kabar")
        await first.says("kabar")
    await until(lambda: site.channel.listening == 0, 5)


async def test_what_comes_while_a_deleted_chat_is_drawn_anew_stays(
    open_page: Open, site: Site
) -> None:
    async with open_page() as tab:
        await tab.write("halo")
        await tab.says("Anda menulis: halo")

        times = 0
        newer, given = asyncio.Event(), asyncio.Event()

        async def late(route: Route) -> None:
            """What was asked for first is given last; there is more by then."""
            nonlocal times
            times += 1
            first = times == 1
            read = await route.fetch()
            if first:
                site.echo.add(site.address, "kabar sesudahnya")
                await asyncio.wait_for(newer.wait(), 10)
            await route.fulfill(response=read)
            (given if first else newer).set()

        await tab.page.route("**/obrolan/riwayat*", late)

        def deleted(news: Incoming) -> None:
            site.echo.chats[site.address].clear()
            site.echo.add(site.address, "Semua sudah dihapus.")

        site.echo.answer = deleted  # type: ignore[method-assign]
        await tab.write("hapus data saya")
        await asyncio.wait_for(given.wait(), 10)
        await expect(tab.page.locator("#log .text")).to_have_text(
            ["Semua sudah dihapus.", "kabar sesudahnya"]
        )
