"""What attackers try on the chat's page; and chats that are carried to another browser."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest
from playwright.async_api import expect

from bot.channels.base import Button, Unfetchable
from bot.channels.browser.channel import EntryFile
from handlers.conversation.messages import Attachment, FileKind
from tests.bot.web.echo import Open, Site, say, until

pytestmark = pytest.mark.asyncio(loop_scope="module")


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
    answer = (await asyncio.wait_for(reader.read(), 10)).decode("utf-8", "replace")
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
