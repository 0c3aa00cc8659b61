"""The chat page in a real browser: people's fingers, keyboards, bad networks and bad intentions."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.async_api import Route, expect

from bot.channels.base import Button, Unfetchable
from bot.channels.browser.channel import EntryFile
from bot.channels.browser.page import Rates
from handlers.conversation.messages import Attachment, FileKind
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
        await tab.tap("Kirim")
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
        await tab.tap("Mulai dari tautan")
        await expect(tab.page.locator("#log .msg.mine")).to_have_count(2)
        await tab.page.goto(site.url + "/obrolan?start=<script>")
        await tab.says("Setuju?")
        assert await tab.page.get_by_role("button", name="Mulai dari tautan").count() == 0
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
    async with open_page() as tab:
        await tab.tap("Tambah foto atau lokasi")
        await tab.page.locator("#location").click()
        await expect(tab.page.locator("#note")).to_contain_text("Izin lokasi belum diberikan")
        assert tab.complaints == []


# Bad networks


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
        await expect(tab.page.locator(".msg.mine", has_text="jangan hilang")).to_contain_text(
            "belum terkirim"
        )
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
    site.rates = Rates(messages=(4.0, 3.0))
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


# Bad intentions


NASTY = [
    "<img src=x onerror=alert(1)>",
    "<script>document.title='x'</script>",
    "'; DROP TABLE proposals; --",
    "</script><script>alert(1)</script>",
    "{{ 7*7 }} ${7*7} \u2028 &lt;b&gt;",
    "مرحبا بكم في ميترو",
    "nol\u200blebar\u200d",
    "👍🏽🇮🇩",
    "nul\0di tengah",
]


async def test_nasty_texts_are_only_texts(open_page: Open, site: Site) -> None:
    async with open_page() as tab:
        dialogs: list[str] = []
        tab.page.on("dialog", lambda d: dialogs.append(d.message))
        for text in NASTY:
            await tab.page.evaluate(
                "t => { const b = document.getElementById('text'); b.value = t; }", text
            )
            await tab.page.locator("#send").click()
        await until(lambda: len(site.echo.heard) == len(NASTY))
        address = site.address
        site.echo.add(
            address,
            "Pilih <b>satu</b>",
            buttons=(Button("x", "<i>miring</i>", "<u>kecil</u>"),),
            file=EntryFile("document", "<b>.pdf", "javascript:alert(1)"),
        )
        site.echo.add(address, "Jauh", file=EntryFile("photo", "x", "https://example.org/x.jpg"))
        await tab.says("Jauh")
        await tab.page.reload()
        await tab.says("Jauh")
        shown = await tab.page.locator("#log .mine .text").evaluate_all(
            "nodes => nodes.map((n) => n.textContent)"
        )
        # What no database stores is left out on the way in, as on the platforms.
        kept = [text.replace("\0", "") for text in NASTY]
        assert shown == kept
        assert site.said() == kept
        assert await tab.page.locator("#log :is(script, b, i:not(.icon), u, img)").count() == 0
        assert await tab.page.locator("#log a").count() == 0
        assert dialogs == []
        assert tab.complaints == []


async def test_only_our_own_addresses_become_links(open_page: Open, site: Site) -> None:
    async with open_page() as tab:
        await tab.write("halo")
        await tab.says("Anda menulis: halo")
        ours = f"{site.url}/u/MTR-2028-00042"
        site.echo.add(
            site.address,
            f"Lihat {ours}. Bukan https://contoh.org/u/MTR-2028-00042, {site.url}/lain, "
            f"atau https://{site.url.removeprefix('http://')}@contoh.org/u/1",
        )
        await tab.says("Lihat")
        links = tab.page.locator("#log a")
        await expect(links).to_have_count(1)
        assert await links.get_attribute("href") == ours


async def test_a_forged_cookie_is_a_new_chat(open_page: Open, site: Site) -> None:
    async with open_page() as tab:
        await tab.write("rahasia saya")
        await tab.says("Anda menulis: rahasia saya")
        (cookie,) = await tab.context.cookies()
        assert cookie["httpOnly"]
        assert cookie["sameSite"] == "Lax"
        value = cookie["value"]
    for forged in (value[:-2] + "xx", "x", "", f"{site.address}.a.b", "é" * 300, value * 9):
        async with open_page("/u/x") as tab:
            await tab.context.add_cookies([{"name": "obrolan", "value": forged, "url": site.url}])
            response = await tab.page.goto(site.url + "/obrolan")
            assert response is not None
            assert response.status == 200
            assert await tab.bubbles() == []
            await expect(tab.page.locator("#hello")).to_be_visible()
            stream = await tab.page.evaluate(
                "async () => (await fetch('/obrolan/riwayat?me=x')).status"
            )
            assert stream == 409


async def test_a_lost_cookie_keeps_what_was_typed(open_page: Open, site: Site) -> None:
    async with open_page() as tab:
        await tab.write("halo")
        await tab.says("Anda menulis: halo")
        await tab.context.clear_cookies()
        await tab.write("belum sampai")
        await expect(tab.page.locator("#hello")).to_be_visible()
        await expect(tab.page.locator("#text")).to_have_value("belum sampai")
        assert site.said() == ["halo"]


async def raw(site: Site, head: str, body: bytes = b"") -> tuple[int, str]:
    """A request as no browser would send it."""
    host = site.url.removeprefix("http://")
    reader, writer = await asyncio.open_connection(*host.split(":"))
    lines = [*head.splitlines(), f"Host: {host}", f"Content-Length: {len(body)}"]
    writer.write("\r\n".join([*lines, "Connection: close", "", ""]).encode() + body)
    await writer.drain()
    answer = (await asyncio.wait_for(reader.read(), 10)).decode()
    writer.close()
    await writer.wait_closed()
    return int(answer.split()[1]), answer


async def test_only_our_own_page_may_speak(site: Site) -> None:
    cookie = f"obrolan={site.cookies._serializer.dumps('a' * 32)}"
    body = b'{"id": "12345678-1", "text": "halo"}'
    base = "POST /obrolan/pesan HTTP/1.1\nContent-Type: application/json\nCookie: " + cookie
    for origin in (
        "",
        "\nOrigin: https://jahat.example",
        "\nOrigin: null",
        "\nSec-Fetch-Site: cross-site\nOrigin: " + site.url,
        "\nSec-Fetch-Site: same-site\nOrigin: " + site.url,
    ):
        status, _ = await raw(site, base + origin, body)
        assert status == 403
    foreign = "POST /obrolan/foto?id=12345678 HTTP/1.1\nContent-Type: image/jpeg\nCookie: " + cookie
    assert (await raw(site, foreign, b"x"))[0] == 403
    assert site.echo.heard == []
    assert (await raw(site, base + "\nOrigin: " + site.url, body))[0] == 200
    assert (await raw(site, base + "\nSec-Fetch-Site: same-origin", body))[0] == 200
    assert len(site.echo.heard) == 1


BODIES = [
    (b"", 400),
    (b"[]", 400),
    (b"{" * 9000, 400),
    (b'{"id": "12345678"}', 400),
    (b'{"id": "12345678", "text": ""}', 400),
    (b'{"id": "12345678", "text": 5}', 400),
    (b'{"id": "../12345678", "text": "halo"}', 400),
    (b'{"id": "12345678", "choice": "' + b"x" * 201 + b'"}', 400),
    (b'{"id": "12345678", "location": [91, 0]}', 400),
    (b'{"id": "12345678", "location": [NaN, 0]}', 400),
    (b'{"id": "12345678", "location": [1e999, 0]}', 400),
    (b'{"id": "12345678", "location": [1' + b"0" * 400 + b", 0]}", 400),
    (b'{"id": "12345678", "start": "a b"}', 400),
    (b'{"id": "12345678", "text": "' + b"x" * 17_000 + b'"}', 413),
    (b'{"id": "12345678", "text": "' + b"x" * 10_000 + b'"}', 200),
    (b'{"id": "12345678", "text": "\\ud83d halo \\u0000"}', 200),
]


async def test_bodies(site: Site) -> None:
    cookie = f"obrolan={site.cookies._serializer.dumps('a' * 32)}"
    head = (
        f"POST /obrolan/pesan HTTP/1.1\nContent-Type: application/json\nCookie: {cookie}\n"
        f"Origin: {site.url}"
    )
    for body, status in BODIES:
        site.echo.heard.clear()
        got, answer = await raw(site, head, body)
        assert got == status, body[:80]
        if status == 200:
            site.echo.heard[0].text.encode()
        else:
            assert site.echo.heard == []
            assert '"say":"' in answer


async def test_names_of_uploads_are_no_paths(site: Site, tmp_path: Path) -> None:
    (tmp_path / "rahasia").write_text("x")
    site.spool.mkdir()
    for ref in ("../rahasia", "/etc/passwd", "", ".", "a" * 31, "A" * 32):
        with pytest.raises(Unfetchable):
            await site.channel.fetch(Attachment(FileKind.PHOTO, ref))
        with pytest.raises(Unfetchable):
            await site.channel.forget(Attachment(FileKind.PHOTO, ref))
    assert (tmp_path / "rahasia").exists()


async def test_the_stream_and_headers(site: Site) -> None:
    status, page = await raw(site, "GET /obrolan HTTP/1.1")
    head = page.split("\r\n\r\n")[0].lower()
    assert status == 200
    for line in (
        "content-security-policy: default-src 'none'; script-src 'self'; style-src 'self';",
        "x-content-type-options: nosniff",
        "x-frame-options: deny",
        "cache-control: no-store",
    ):
        assert line in head
    assert "unsafe" not in head
    assert "secure" not in head.split("set-cookie")[1].split("\r\n")[0]
    # Without a cookie the stream tells the page to load itself again.
    assert "event: muat" in (await raw(site, "GET /obrolan/aliran HTTP/1.1"))[1]
    static = re.findall(r'/statis/[^"]+', page)
    assert len({s.split("/")[2] for s in static}) == 1
    for path in {*static, "/statis/000000000000/chat.js"}:
        status, answer = await raw(site, f"GET {path} HTTP/1.1")
        assert status == 200
        assert ("immutable" in answer) == ("000000000000" not in path)
    assert (await raw(site, "GET /statis/x/..%2fchat.py HTTP/1.1"))[0] == 404


async def test_what_a_phone_must_load_is_small() -> None:
    from bot.web.render import Pages

    assert sum(len(file.packed) for file in Pages(say).files.values()) < 40_000


# Another browser


async def test_a_chat_is_carried_to_another_browser(open_page: Open, site: Site) -> None:
    async with open_page() as old, open_page() as new:
        await old.write("dari HP lama")
        await old.says("Anda menulis: dari HP lama")
        await old.tap("Menu")
        await old.page.locator("#carry-open").click()
        code = old.page.locator("#code:not(.words)")
        await expect(code).to_have_text(re.compile(r"\w{4} \w{4}"))
        spoken = (await code.inner_text()).lower()
        await new.tap("Menu")
        await new.page.locator("#enter-open").click()
        await new.page.locator("#enter-code").fill("salah-1234")
        await new.page.keyboard.press("Enter")
        await expect(new.page.locator("#enter-note")).to_contain_text("tidak dikenal")
        await new.page.locator("#enter-code").fill(spoken)
        await new.page.keyboard.press("Enter")
        await new.says("Anda menulis: dari HP lama")
        await new.write("dari HP baru")
        await old.says("Anda menulis: dari HP baru")
        assert len(site.echo.chats) == 1
        assert old.complaints == new.complaints == []


async def test_another_tab_never_speaks_for_the_wrong_chat(open_page: Open, site: Site) -> None:
    async with open_page() as one:
        await one.write("pertama")
        await one.says("Anda menulis: pertama")
        other = site.cookies.new()
        async with open_page(context=one.context):
            await one.context.add_cookies(
                [
                    {
                        "name": "obrolan",
                        "value": str(site.cookies._serializer.dumps(other)),
                        "url": site.url,
                    }
                ]
            )
            await one.write("untuk yang pertama")
            await expect(one.page.locator("#text")).to_have_value("untuk yang pertama")
            await expect(one.page.locator("#hello")).to_be_visible()
        assert site.said() == ["pertama"]


async def test_guesses_are_counted(open_page: Open, site: Site) -> None:
    async with open_page() as tab:
        await tab.write("halo")
        await tab.says("Anda menulis: halo")
        statuses = await tab.page.evaluate(
            """async () => {
              const all = [];
              for (let n = 0; n < 12; n += 1) {
                const answer = await fetch("/obrolan/pindah", {
                  method: "POST",
                  headers: { "Content-Type": "application/json" },
                  body: JSON.stringify({ code: `TEBAK${n}` }),
                });
                all.push(answer.status);
              }
              return all;
            }"""
        )
        assert statuses == [404] * 10 + [429] * 2


# Everybody


async def press(tab: Tab, key: str, until: str, most: int = 40) -> None:
    """Presses a key until the control with this name has the focus."""
    script = """() => {
      const a = document.activeElement;
      return a.ariaLabel || (a.matches("button, a") && a.innerText) || "";
    }"""
    for _ in range(most):
        if until in await tab.page.evaluate(script):
            return
        await tab.page.keyboard.press(key)
    pytest.fail(f"{until!r} is not reached by {key}")


async def test_by_keyboard_alone(open_page: Open, site: Site) -> None:
    async with open_page(permissions=["geolocation"], geolocation=HERE) as tab:
        keys = tab.page.keyboard
        await press(tab, "Tab", "Mulai")
        await keys.press("Enter")
        await tab.says("Setuju?")
        # From the log, the next stop is the first answer.
        await keys.press("Tab")
        await press(tab, "Tab", "Setuju", most=1)
        await keys.press("Space")
        await tab.says("1 dari 8")
        await press(tab, "Tab", "Imopuro")
        await keys.press("Enter")
        await tab.says("3 dari 8")
        await press(tab, "Tab", "Tambah foto")
        await keys.press("Enter")
        await expect(tab.page.locator("#photo")).to_be_focused()
        await keys.press("Escape")
        await expect(tab.page.locator("#attach")).to_be_focused()
        await keys.press("Enter")
        await keys.press("Tab")
        await keys.press("Enter")
        await tab.says("kami catat")
        await press(tab, "Tab", "Tulis pesan")
        await keys.type("lewat papan ketik")
        await keys.press("Enter")
        await tab.says("Anda menulis: lewat papan ketik")
        await press(tab, "Shift+Tab", "Menu")
        await keys.press("Enter")
        await keys.press("Enter")
        await expect(tab.page.locator("#carry")).to_be_visible()
        await keys.press("Escape")
        await expect(tab.page.locator("#menu-button")).to_be_focused()
        assert len(site.echo.heard) == 5
        assert tab.complaints == []


UNNAMED = """() => {
  const shown = (n) => n.checkVisibility({ visibilityProperty: true });
  const name = (n) => n.getAttribute("aria-label") || n.innerText || n.alt ||
    n.querySelector("img")?.alt ||
    [...(n.labels ?? [])].map((l) => l.innerText).join("");
  return [...document.querySelectorAll("button, a, input, textarea, [role], dialog, main")]
    .filter((n) => shown(n) && !["status", "alert"].includes(n.getAttribute("role")))
    .filter((n) => !name(n).trim()).map((n) => n.outerHTML.slice(0, 120));
}"""

SMALL = """() => [...document.querySelectorAll("button, .sheet button, textarea, input")]
  .filter((n) => n.checkVisibility())
  .filter((n) => n.offsetHeight < 44 || n.offsetWidth < 44)
  .map((n) => `${n.id || n.innerText} ${n.offsetWidth}x${n.offsetHeight}`)"""

# The contrast of every text with the colour that is really behind it.
PALE = """() => {
  const number = (c) => c.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (n) => {
    for (; n; n = n.parentElement) {
      const c = number(getComputedStyle(n).backgroundColor);
      if (c.length < 4 || c[3] > 0.5) return c;
    }
    return [255, 255, 255];
  };
  const bad = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let t = walk.nextNode(); t; t = walk.nextNode()) {
    const n = t.parentElement;
    if (!t.data.trim() || !n.checkVisibility() || /SCRIPT|NOSCRIPT/.test(n.tagName)) continue;
    const [a, b] = [light(number(getComputedStyle(n).color)), light(behind(n))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) bad.push(`${t.data.trim().slice(0, 30)} ${ratio.toFixed(2)}`);
  }
  return bad;
}"""

WIDE = "() => document.documentElement.scrollWidth - innerWidth"


@pytest.mark.parametrize(
    ("width", "scheme"), [(320, "light"), (360, "dark"), (1280, "light"), (1280, "dark")]
)
async def test_every_screen_fits_and_can_be_read(
    open_page: Open, site: Site, width: int, scheme: str
) -> None:
    async with open_page(width=width, color_scheme=scheme, reduced_motion="reduce") as tab:

        async def check() -> None:
            for script in (UNNAMED, SMALL, PALE):
                assert await tab.page.evaluate(script) == []
            assert await tab.page.evaluate(WIDE) <= 0
            inner = await tab.page.evaluate(
                "() => { const s = document.getElementById('scroll');"
                " return s.scrollWidth - s.clientWidth; }"
            )
            assert inner <= 0

        await check()
        await tab.tap("Mulai")
        await tab.says("Setuju?")
        await check()
        await tab.tap("Setuju")
        await tab.says("1 dari 8")
        # The question is in sight although its answers are longer than the screen.
        await expect(tab.page.get_by_text("(1 dari 8)")).to_be_in_viewport()
        await check()
        await tab.write("w" * 300 + " https://contoh.org/" + "panjang" * 40)
        await tab.page.locator("#file").set_input_files(photo("a.jpg", 300, 900))
        await tab.says("Foto sudah")
        await check()
        await tab.tap("Tambah foto atau lokasi")
        await check()
        await tab.page.keyboard.press("Escape")
        site.echo.broken = OSError("gone")
        await tab.write("tidak sampai")
        await expect(tab.page.locator(".trouble")).to_be_visible()
        await check()
        await tab.tap("Menu")
        await check()
        await tab.page.locator("#enter-open").click()
        await check()
        assert tab.complaints == []


async def test_screen_readers_hear_new_messages_only(open_page: Open, site: Site) -> None:
    async with open_page() as tab:
        await tab.write("halo")
        await tab.says("Anda menulis: halo")
        log = tab.page.get_by_role("log")
        await expect(log).to_have_attribute("aria-live", "polite")
        await tab.page.evaluate(
            """() => {
              window.added = [];
              new MutationObserver((all) => {
                for (const one of all) for (const n of one.addedNodes) added.push(n.textContent);
              }).observe(document.getElementById("log"), { childList: true });
            }"""
        )
        site.echo.add(site.address, "kabar baru")
        await tab.says("kabar baru")
        added = await tab.page.evaluate("() => added")
        assert len(added) == 1
        assert added[0].startswith("Rembuk: kabar baru")


async def test_without_javascript_there_is_a_sentence(open_page: Open) -> None:
    async with open_page(java_script_enabled=False) as tab:
        sentence = tab.page.locator("noscript > p")
        await expect(sentence).to_be_visible()
        await expect(sentence).to_contain_text("memerlukan JavaScript")


async def test_every_word_of_the_page_is_there_in_both_languages() -> None:
    from bot.channels.browser.page import WORDS

    for locale in ("id", "en"):
        for word in WORDS:
            assert say(locale, f"page-{word}", {"city": "Kota Metro", "megabytes": "20"})
