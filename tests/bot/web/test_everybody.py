"""The chat for everybody: by keyboard, on small screens, by screen readers, without a script."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.bot.web.echo import Open, Site, Tab, photo, say
from tests.bot.web.test_chat import HERE

pytestmark = pytest.mark.asyncio(loop_scope="module")


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
        for _ in range(4):  # past Bantuan, Usulan saya, Jadwal and Bahasa
            await keys.press("Tab")
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
        sentence = tab.page.locator("noscript p").first
        await expect(sentence).to_be_visible()
        await expect(sentence).to_contain_text("JavaScript di browser ini belum menyala")


async def test_every_word_of_the_page_is_there_in_both_languages() -> None:
    from bot.channels.browser.page import WORDS

    for locale in ("id", "en"):
        for word in WORDS:
            assert say(locale, f"page-{word}", {"city": "Kota Metro", "megabytes": "20"})
