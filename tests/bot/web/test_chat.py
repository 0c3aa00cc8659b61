"""The chat page in a real browser: people's fingers, keyboards, bad networks and bad intentions."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime

import pytest
from playwright.async_api import expect

from bot.channels.base import Button, Unfetchable
from handlers.conversation.messages import FileKind
from tests.bot.web.echo import DAY, Open, Site, Tab, photo, say, until

pytestmark = pytest.mark.asyncio(loop_scope="module")


HERE = {"latitude": -5.1113, "longitude": 105.30752}


async def said_once(site: Site, text: str) -> None:
    """Waits for a message, then a moment more for one too many."""
    await until(lambda: text in site.said())
    await asyncio.sleep(0.5)
    assert site.said().count(text) == 1


# Talking


async def test_words_and_choices(open_page: Open, site: Site) -> None:
    async with open_page() as tab:
        await tab.tap("Mulai")
        await tab.says("Setuju?")
        await tab.tap("Setuju")
        await tab.says("1 dari 8")
        await tab.tap("Imopuro")
        await tab.says("3 dari 8")
        # What has been answered cannot be tapped again.
        assert await tab.page.get_by_role("button", name="Imopuro").count() == 0
        await tab.write("Perbaikan drainase")
        await tab.says("Anda menulis: Perbaikan drainase")
        await tab.page.locator("#text").fill("dengan tombol")
        await tab.tap("Kirim pesan")
        await tab.says("Anda menulis: dengan tombol")
        assert [h.choice for h in site.echo.heard[1:3]] == ["setuju", "kel_Imopuro"]
        assert [h.label for h in site.echo.heard[1:3]] == ["Setuju", "Imopuro"]
        assert site.echo.heard[0].start == ""
        assert site.echo.heard[0].language == "id-ID"
        assert (await tab.bubbles())[:3:2] == ["Mulai", "Setuju"]
        assert await tab.page.locator("#typing").is_hidden()
        assert tab.complaints == []


async def test_shift_enter_is_a_new_line(open_page: Open, site: Site) -> None:
    async with open_page() as tab:
        box = tab.page.locator("#text")
        await box.focus()
        await tab.page.keyboard.type("baris satu")
        await tab.page.keyboard.press("Shift+Enter")
        await tab.page.keyboard.type("baris dua")
        await tab.page.keyboard.press("Enter")
        await tab.says("Anda menulis: baris satu")
        assert site.said() == ["baris satu\nbaris dua"]


async def test_a_reload_keeps_everything(open_page: Open, site: Site) -> None:
    async with open_page() as tab:
        await tab.tap("Mulai")
        await tab.says("Setuju?")
        await tab.write("sebelum dimuat ulang")
        await tab.says("Anda menulis: sebelum")
        await tab.page.locator("#text").fill("belum selesai ditu")
        before = await tab.bubbles()
        await tab.page.reload()
        await tab.says("Anda menulis: sebelum")
        assert await tab.bubbles() == before
        assert await tab.page.locator("#text").input_value() == "belum selesai ditu"
        await tab.write("sesudahnya")
        await tab.says("Anda menulis: sesudahnya")
        assert len({h.address for h in site.echo.heard}) == 1
        assert tab.complaints == []


async def test_a_link_offers_its_start_and_a_reload_does_not_repeat_it(
    open_page: Open, site: Site
) -> None:
    async with open_page("/obrolan?start=kel_1872041003") as tab:
        await tab.tap("Mulai")
        await tab.says("Setuju?")
        assert site.echo.heard[0].start == "kel_1872041003"
        assert tab.page.url.endswith("/obrolan")
        # In a chat that has begun, a link may suggest but not speak.
        await tab.page.goto(site.url + "/obrolan?start=lain")
        await tab.tap("Ya, lanjutkan")
        await expect(tab.page.locator("#log .msg.mine")).to_have_count(2)
        await tab.page.goto(site.url + "/obrolan?start=<script>")
        await tab.says("Setuju?")
        assert await tab.page.get_by_role("button", name="Ya, lanjutkan").count() == 0
        assert [h.start for h in site.echo.heard] == ["kel_1872041003", "lain"]


async def test_news_arrives_by_itself_in_every_tab(open_page: Open, site: Site) -> None:
    async with open_page() as one:
        await one.write("halo")
        await one.says("Anda menulis: halo")
        async with open_page(context=one.context) as two:
            await two.says("Anda menulis: halo")
            progress = site.echo.add(site.address, "Menyimpan 1 dari 3 foto")
            await one.says("Menyimpan 1 dari 3 foto")
            site.echo.add(site.address, "Tiga foto tersimpan", replaces=progress)
            await two.says("Tiga foto tersimpan")
            await two.write("dari tab kedua")
            await one.says("Anda menulis: dari tab kedua")
        shown = await one.bubbles()
        assert "Menyimpan 1 dari 3 foto" not in shown
        assert len(shown) == 5
        await one.page.reload()
        await one.says("dari tab kedua")
        assert await one.bubbles() == shown


async def test_a_late_commit_with_a_lower_id_is_shown_in_its_place(
    open_page: Open, site: Site
) -> None:
    async with open_page() as tab:
        await tab.write("halo")
        await tab.says("Anda menulis: halo")
        late = site.echo.next_id + 1
        site.echo.next_id += 1
        site.echo.add(site.address, "yang kedua")
        await tab.says("yang kedua")
        site.echo.add(site.address, "yang pertama", id=late)
        await tab.says("yang pertama")
        assert (await tab.bubbles())[-2:] == ["yang pertama", "yang kedua"]


async def test_long_chats_open_at_their_end_and_older_ones_are_asked_for(
    open_page: Open, site: Site
) -> None:
    async with open_page() as tab:
        await tab.write("halo")
        await tab.says("Anda menulis: halo")
        then = datetime.now(UTC) - 3 * DAY  # of one day, also when it is almost midnight
        for n in range(150):
            site.echo.add(site.address, f"pesan {n}", at=then)
        await tab.says("pesan 149")
        await tab.page.reload()
        await tab.says("pesan 149")
        await expect(tab.page.locator("#log .msg")).to_have_count(40)
        await expect(tab.page.get_by_text("pesan 149", exact=True)).to_be_in_viewport()
        await tab.page.locator("#older").click()
        await expect(tab.page.locator("#log .msg")).to_have_count(80)
        shown = await tab.bubbles()
        assert shown == [f"pesan {n}" for n in range(70, 150)]
        days = await tab.page.locator("#log .day").all_inner_texts()
        assert len(days) == 1
        assert re.fullmatch(r"(Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu), \d+ \w+ \d{4}", days[0])


async def under(tab: Tab, label: str) -> None:
    """Puts a finger down on the middle of a button."""
    box = await tab.page.get_by_role("button", name=label, exact=True).bounding_box()
    assert box is not None
    await tab.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    await tab.page.mouse.down()


# Counts what the page has been told of news.
TOLD = """() => {
  window.told = 0;
  const parse = JSON.parse;
  JSON.parse = (text, ...more) => {
    if (String(text).includes("kabar baru")) window.told += 1;
    return parse(text, ...more);
  };
}"""


async def test_nothing_moves_under_a_finger_that_is_down(open_page: Open, site: Site) -> None:
    """News, with choices of its own, waits until the finger is up: the tap is of what it was put
    on, and the news is there at once after it."""
    async with open_page() as tab:
        await tab.context.add_init_script(f"({TOLD})()")
        await tab.page.reload()
        await tab.tap("Mulai")
        await tab.says("Setuju?")
        await under(tab, "Tidak")
        news = "kabar baru " * 60
        site.echo.add(site.address, news, buttons=(Button("lain", "Yang lain"),))
        await tab.page.wait_for_function("() => window.told > 0")
        assert len(await tab.bubbles()) == 2
        assert site.echo.heard[-1].choice is None
        await tab.page.mouse.up()
        await tab.says("kabar baru")
        await until(lambda: site.echo.heard[-1].choice == "tidak")


async def test_nothing_comes_under_a_finger_that_is_down(open_page: Open, site: Site) -> None:
    """What leads down waits too, also where the finger was no tap."""
    async with open_page() as tab:
        page = tab.page
        await tab.write("panjang " * 400)
        await tab.says("Anda menulis: panjang")
        await page.locator("#scroll").evaluate("box => (box.scrollTop = 0)")
        box = await page.locator("#log .mine .text").bounding_box()
        assert box is not None
        await page.mouse.move(box["x"] + 20, box["y"] + 200)
        await page.mouse.down()
        site.echo.add(site.address, "kabar baru")
        await page.mouse.move(box["x"] + 20, box["y"] + 120)
        await asyncio.sleep(0.5)
        assert await page.locator("#newer").is_hidden()
        await page.mouse.up()
        await expect(page.locator("#newer")).to_be_visible()
        await expect(page.get_by_text("kabar baru")).to_have_count(1)


async def test_a_chat_opens_where_its_last_question_is_answered(
    open_page: Open, site: Site
) -> None:
    """Not at the end of more choices than there is room for."""
    async with open_page(height=560) as tab:
        await tab.tap("Mulai")
        await tab.says("Setuju?")
        await tab.tap("Setuju")
        await tab.says("1 dari 8")
        await tab.page.reload()
        await expect(tab.page.get_by_text("(1 dari 8)")).to_be_in_viewport()
        await expect(tab.page.get_by_role("button", name="Lihat pilihan")).to_be_visible()


async def test_where_the_browser_cannot_ring_another_app_is_offered(
    open_page: Open, site: Site
) -> None:
    """Once, when there is news to come; what leads to us there is a link, what leads to others
    stays words."""
    site.doors = ("https://t.me/rembuk_bot?start=", "https://wa.me/628110?text=MULAI%20")
    async with open_page() as tab:
        await tab.write("halo")
        await tab.says("Anda menulis: halo")
        strip = tab.page.locator("#elsewhere")
        await expect(strip).to_be_hidden()
        site.echo.add(site.address, "Nomornya:\nMTR-2028-00001")
        await expect(strip.get_by_role("button")).to_have_text(
            ["Kabari saya di Telegram", "Kabari saya di WhatsApp", "Tidak"]
        )
        await tab.tap("Kabari saya di WhatsApp")
        await until(lambda: site.echo.heard[-1].choice == "do:connect")
        await expect(strip).to_be_hidden()
        ours = ("https://t.me/rembuk_bot?start=hubung_AB12", "https://wa.me/628110?text=MULAI%20x")
        other = "https://t.me/bukan_kami?start=hubung_AB12"
        site.echo.add(site.address, "\n".join((*ours, other)))
        await tab.says("bukan_kami")
        assert await tab.page.locator("#log .text a").all_inner_texts() == list(ours)
        await tab.page.reload()
        await tab.says("bukan_kami")
        await expect(strip).to_be_hidden()
        assert tab.complaints == []


async def test_the_page_speaks_the_persons_language(open_page: Open) -> None:
    async with open_page() as tab:
        await tab.write("english")
        await tab.says("From now on in English.")
        await expect(tab.page.locator("html")).to_have_attribute("lang", "en")
        await expect(tab.page.get_by_role("button", name="Send")).to_be_visible()
        await tab.page.reload()
        await expect(tab.page.get_by_role("textbox", name="Write a message")).to_be_visible()
        assert tab.complaints == []


# Photos and places


async def test_a_photo_is_made_smaller_sent_and_shown(open_page: Open, site: Site) -> None:
    async with open_page() as tab:
        large, small = photo("se:lo/kan.jpg", 5000, 3000), photo("dua.jpg", 800, 600)
        await tab.page.locator("#file").set_input_files([large, small])
        await tab.says("Foto sudah kami terima")
        await expect(tab.page.locator("#log .mine img")).to_have_count(2)
        await expect(tab.page.get_by_role("button", name="SELESAI")).to_be_visible()
        await expect(tab.page.locator("progress")).to_have_count(0)
        first, second = (h.files[0] for h in site.echo.heard)
        assert site.echo.heard[0].album == site.echo.heard[1].album is not None
        assert (first.kind, first.mime, second.name) == (FileKind.PHOTO, "image/jpeg", "dua.jpg")
        assert "/" not in (first.name or "")
        assert await site.channel.fetch(second) == small["buffer"]
        await site.channel.forget(second)
        await site.channel.forget(second)
        with pytest.raises(Unfetchable):
            await site.channel.fetch(second)
        assert tab.complaints == []


async def test_a_list_is_sent_as_it_is(open_page: Open, site: Site) -> None:
    """For staff: a table travels as a document, and is shown by its name."""
    data = b"usulan;masalah\n"
    async with open_page() as tab:
        await tab.page.locator("#file").set_input_files(
            {"name": "usulan rw 2.csv", "mimeType": "text/csv", "buffer": data}
        )
        await tab.says("sudah kami terima")
        await expect(tab.page.locator("#log .mine")).to_contain_text("📄 usulan rw 2.csv")
        await expect(tab.page.locator("#log .mine img")).to_have_count(0)
        [file] = site.echo.heard[0].files
        assert (file.kind, file.mime) == (FileKind.DOCUMENT, "text/csv")
        assert file.name == "usulan rw 2.csv"
        assert await site.channel.fetch(file) == data
        assert tab.complaints == []


async def test_a_photo_that_is_too_large(open_page: Open, site: Site) -> None:
    async with open_page() as tab:
        await tab.write("halo")
        await tab.says("Anda menulis: halo")
        answer = await tab.page.evaluate(
            """async () => {
              const body = new Blob([new Uint8Array(30e6)], { type: "image/jpeg" });
              const url = "/obrolan/foto?id=12345678-besar";
              const answer = await fetch(url, { method: "POST", body });
              return [answer.status, (await answer.json()).say];
            }"""
        )
        assert answer == [413, say("id", "page-photo-too-large", {"megabytes": "20"})]
        assert list(site.spool.glob("*")) == []
        # The page says it before anything is sent, for what is no picture and cannot shrink.
        await tab.page.evaluate(
            """() => {
              const data = new DataTransfer();
              data.items.add(new File([new Uint8Array(30e6)], "besar.jpg", { type: "image/jpeg" }));
              const file = document.getElementById("file");
              file.files = data.files;
              file.dispatchEvent(new Event("change"));
            }"""
        )
        await expect(tab.page.locator("#note")).to_contain_text("terlalu besar")
        assert len(site.echo.heard) == 1
        assert tab.complaints == []


async def test_a_location_is_shared(open_page: Open, site: Site) -> None:
    async with open_page(permissions=["geolocation"], geolocation=HERE) as tab:
        await tab.tap("Tambah foto atau lokasi")
        await tab.page.locator("#location").click()
        await tab.says("titik -5.111 kami catat")
        place = site.echo.heard[0].location
        assert place is not None
        assert (place.lat, place.lon) == (HERE["latitude"], HERE["longitude"])
        shown = tab.page.get_by_role("link", name="Lokasi saya di peta")
        assert await shown.get_attribute("href") == "https://maps.google.com/?q=-5.11130,105.30752"
    async with open_page() as tab:
        await tab.tap("Tambah foto atau lokasi")
        await tab.page.locator("#location").click()
        await expect(tab.page.locator("#note")).to_contain_text("Izin lokasi belum diberikan")
        assert tab.complaints == []
