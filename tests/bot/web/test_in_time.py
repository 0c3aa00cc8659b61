"""No page waits for ever, and no address or origin is a fault of ours."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.app import build, web_app
from bot.channels.base import Channel
from bot.channels.browser.channel import Browser
from bot.settings import Settings
from bot.web.in_time import InTime
from storage.files.spool import FolderSpool
from tests.support import Clock, World

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def late(request: Request) -> Response:
    return PlainTextResponse("gangguan", 503)


async def nothing(request: Request) -> Response:
    return PlainTextResponse("tidak ada", 404)


def asked(pages: ASGIApp, patience: float) -> httpx.AsyncClient:
    served = InTime(pages, late, nothing, patience)
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(app=served), base_url="http://rembuk.test"
    )


async def test_a_page_that_does_not_begin_is_answered_for() -> None:
    cancelled = asyncio.Event()

    async def frozen(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            cancelled.set()

    async with asked(frozen, 0.0) as web:
        response = await web.get("/obrolan")
        assert (response.status_code, response.text) == (503, "gangguan")
    await cancelled.wait()


async def test_what_has_begun_may_go_on() -> None:
    began = asyncio.Event()

    async def stream(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        began.set()
        for _ in range(3):
            await asyncio.sleep(0)
            await send({"type": "http.response.body", "body": b"x", "more_body": True})
        await send({"type": "http.response.body", "body": b"."})

    async with asked(stream, 60.0) as web:
        assert (await web.get("/obrolan/arus")).text == "xxx."
    assert began.is_set()


async def test_what_is_written_has_no_such_bound() -> None:
    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        for _ in range(5):
            await asyncio.sleep(0)
        await PlainTextResponse("ok")(scope, receive, send)

    async with asked(slow, 0.0) as web:
        assert (await web.post("/obrolan/pesan")).text == "ok"


async def test_a_fault_of_ours_is_raised_as_before() -> None:
    async def broken(scope: Scope, receive: Receive, send: Send) -> None:
        raise ZeroDivisionError

    async with asked(broken, 60.0) as web:
        with pytest.raises(ZeroDivisionError):
            await web.get("/obrolan")


@pytest.mark.parametrize("path", ["/hadir/%00", "/u/%00", "/hadir/a%00b", "/%00"])
async def test_a_zero_leads_nowhere(world: World, path: str) -> None:
    transport = httpx.ASGITransport(app=web_app(world.app))
    async with httpx.AsyncClient(transport=transport, base_url="http://rembuk.test") as web:
        assert (await web.get(path)).status_code == 404


@on_sqlite
@pytest.mark.parametrize("origin", ["http://[x", "http://[::1", "//", "null", "\x7f", "http://]"])
async def test_an_origin_that_is_none(
    settings: Settings, clock: Clock, tmp_path: Path, origin: str
) -> None:
    channels: dict[str, Channel] = {"browser": Browser(FolderSpool(tmp_path / "media" / "spool"))}
    async with build(settings, channels=channels, clock=clock) as app:
        await refused(web_app(app), origin)


async def refused(served: ASGIApp, origin: str) -> None:
    transport = httpx.ASGITransport(app=served)
    async with httpx.AsyncClient(transport=transport, base_url="http://rembuk.test") as web:
        answer = await web.post("/obrolan/pesan", json={"text": "a"}, headers={"Origin": origin})
        assert answer.status_code == 403
