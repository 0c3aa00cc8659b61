"""Addresses that lead nowhere: a page that says so, in the reader's language, and a quiet log."""

from __future__ import annotations

import logging
import re

import httpx
import pytest

import locales
from bot.app import web_app
from bot.web.render import LOCALES
from tests.support import World

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

NOWHERE = (
    "/nosuch", "/u/", "/u", "/petugas/x", "/berkas/zzz", "/berkas/%C3%A9%00", "/statis/x",
    "/apple-touch-icon.png", "/hadir/", "/obrolan/nosuch", "/%ff%fe", "/u/%00",
)  # fmt: skip


def client(world: World) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app=web_app(world.app))
    return httpx.AsyncClient(transport=transport, base_url="http://rembuk.test")


def is_a_page(response: httpx.Response, locale: str) -> None:
    assert response.headers["content-type"].startswith("text/html"), response.text
    page = response.text
    assert f'<html lang="{locale}">' in page
    for part in ("<title>", "<main>", "<h1>"):
        assert len(re.findall(part, page)) == 1, part


@on_sqlite
@pytest.mark.parametrize("locale", LOCALES)
async def test_what_is_not_there_is_said_on_a_page(
    world: World, caplog: pytest.LogCaptureFixture, locale: str
) -> None:
    caplog.set_level(logging.INFO)
    async with client(world) as web:
        for path in NOWHERE:
            response = await web.get(path, params={"bahasa": locale})
            assert response.status_code == 404, path
            is_a_page(response, locale)
        response = await web.get("/nosuch", params={"bahasa": locale})
        assert locales.text(locale, "page-nothing-title") in response.text
        assert locales.text(locale, "page-nothing") in response.text.replace("&#39;", "'")
    assert [each for each in caplog.records if each.levelno >= logging.WARNING] == []


@on_sqlite
async def test_an_unknown_language_is_answered_in_indonesian(world: World) -> None:
    async with client(world) as web:
        is_a_page(await web.get("/nosuch?bahasa=xx"), "id")


@on_sqlite
async def test_webhooks_of_channels_that_are_off_are_nowhere(world: World) -> None:
    async with client(world) as web:
        for path in ("/telegram", "/whatsapp", "/whatsapp/status?id=1"):
            response = await web.post(path, content=b"{}")
            assert response.status_code == 404, path


@on_sqlite
async def test_another_method_is_told_which_one_would_do(world: World) -> None:
    async with client(world) as web:
        response = await web.post("/healthz")
        assert response.status_code == 405
        assert "GET" in response.headers["allow"]
        is_a_page(response, "id")


@on_sqlite
async def test_what_browsers_and_robots_ask_for_unasked(world: World) -> None:
    async with client(world) as web:
        robots = await web.get("/robots.txt")
        assert robots.status_code == 200
        assert "Disallow: /berkas/" in robots.text.splitlines()
        icon = await web.get("/favicon.ico")
        assert (icon.status_code, icon.headers["content-type"]) == (200, "image/svg+xml")
        assert b"<svg" in icon.content
