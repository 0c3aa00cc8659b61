"""What a browser may do with what we send, page by page; and that only our own pages change
anything, for the chat that they show, so often."""

from __future__ import annotations

import re
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import pytest
from starlette.routing import Route

import locales
from bot.app import web_app
from bot.channels.browser import page
from bot.channels.browser.channel import Browser
from bot.web.policy import CHAT, CLOSED, FILE, HEADERS, PLAIN, WORKER, Policy
from bot.web.render import LOCALES, Pages
from storage.files.spool import FolderSpool
from tests.bot.web.echo import Echo, say
from tests.support import START, World

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

SITE = "https://rembuk.test"


def client(world: World) -> httpx.AsyncClient:
    world.app.channels["browser"] = Browser(world.app.media.spool)
    transport = httpx.ASGITransport(app=web_app(world.app), client=("127.0.0.1", 1))
    return httpx.AsyncClient(transport=transport, base_url=SITE)


@on_sqlite
async def test_each_page_may_do_what_it_needs_and_no_more(world: World) -> None:
    number = await (await world.person("siti").welcomed()).proposes()
    photo = world.app.enclosures.photo(await world.app.media.put(b"picture"))
    pages: dict[str, Policy] = {
        "/obrolan": CHAT,
        f"/u/{number}": PLAIN,
        "/u/MTR-2028-99999": PLAIN,
        "/hadir/ZZZZ9999": PLAIN,
        "/nosuch": PLAIN,
        "/u/%00": PLAIN,
        photo: FILE,
        "/": CLOSED,
        "/healthz": CLOSED,
        "/readyz": CLOSED,
        "/metrics": CLOSED,
        "/robots.txt": CLOSED,
        "/favicon.ico": CLOSED,
        "/obrolan/riwayat": CLOSED,
        "/obrolan/kata/id": CLOSED,
        "/obrolan/manifes.webmanifest": CLOSED,
        "/obrolan/layanan.js": WORKER,
    }
    async with client(world) as web:
        for path, policy in pages.items():
            answer = await web.get(path)
            for name, value in {**HEADERS, **policy.headers}.items():
                if (path, name) != (photo, "Cross-Origin-Resource-Policy"):
                    assert answer.headers[name] == value, (path, name)
        elsewhere = await web.get(photo)
        assert elsewhere.headers["cross-origin-resource-policy"] == "cross-origin"


def test_no_script_runs_where_none_is_needed() -> None:
    for policy in (PLAIN, CLOSED, FILE):
        said = policy.headers["Content-Security-Policy"]
        assert said.startswith("default-src 'none'")
        assert "script-src" not in said
        assert "geolocation=()" in policy.headers["Permissions-Policy"]
    assert "geolocation=(self)" in CHAT.headers["Permissions-Policy"]
    assert "sandbox" in FILE.headers["Content-Security-Policy"].split("; ")
    for policy in (PLAIN, CLOSED, FILE, CHAT):
        said = policy.headers["Content-Security-Policy"]
        assert re.search(r"frame-ancestors 'none'(;|$)", said)
        assert re.search(r"base-uri 'none'(;|$)", said)


async def of_others(path: str, headers: dict[str, str], web: httpx.AsyncClient) -> int:
    return (await web.post(path, json={}, headers=headers)).status_code


@on_sqlite
async def test_whatever_takes_something_takes_it_from_our_own_pages_only(
    world: World, tmp_path: Path
) -> None:
    """Each address of the chat that is posted to, as the table of routes has them."""
    browser = Browser(FolderSpool(tmp_path / "spool"))
    echo = Echo(browser)
    routes = page.routes(
        browser=browser, transcript=echo, take=echo.take, carry=echo, pages=Pages(say)
    )
    posted = [
        each.path
        for each in routes
        if isinstance(each, Route) and (each.methods or set()) - {"GET", "HEAD"}
    ]
    assert len(posted) == 5
    async with client(world) as web:
        await web.get("/obrolan")
        for path in posted:
            for foreign in (
                {},
                {"Origin": "https://jahat.example"},
                {"Origin": "null"},
                {"Sec-Fetch-Site": "cross-site", "Origin": SITE},
                {"Sec-Fetch-Site": "same-site", "Origin": SITE},
            ):
                assert await of_others(path, foreign, web) == 403, (path, foreign)
            for own in ({"Origin": SITE}, {"Sec-Fetch-Site": "same-origin"}):
                assert await of_others(path, own, web) not in (401, 403, 409), path
                assert await of_others(f"{path}?me=x", own, web) == 409, path
        web.cookies.clear()
        for path in posted:
            assert await of_others(path, {"Origin": SITE}, web) == 401, path
        assert (await web.get("/obrolan/riwayat")).status_code == 401


@on_sqlite
async def test_what_is_refused_is_said_in_the_language_of_the_page(world: World) -> None:
    async with client(world) as web:
        for locale, said in (("id", "page-foreign"), ("en", "page-foreign")):
            answer = await web.post(f"/obrolan/pesan?bahasa={locale}", json={})
            assert answer.json() == {"say": say(locale, said, {}), "reload": False}


@on_sqlite
async def test_codes_are_given_so_often_and_then_it_is_said_when_again(world: World) -> None:
    async with client(world) as web:
        await web.get("/obrolan")
        own = {"Origin": SITE}
        answers = [await web.post("/obrolan/kode", json={}, headers=own) for _ in range(6)]
        assert [each.status_code for each in answers] == [200] * 5 + [429]
        assert 55 <= int(answers[-1].headers["retry-after"]) <= 60


@on_sqlite
async def test_a_page_is_shown_in_the_language_that_is_asked_for(world: World) -> None:
    number = await (await world.person("siti").welcomed()).proposes()
    async with client(world) as web:
        for locale in LOCALES:
            shown = (await web.get(f"/u/{number}", params={"bahasa": locale})).text
            assert f'<html lang="{locale}">' in shown
            assert f">{locales.text(locale, 'propose-topic.fisik')}<" in shown
            today = locales.date(locale, START.astimezone(ZoneInfo("Asia/Jakarta")).date())
            assert f">{today}<" in shown
