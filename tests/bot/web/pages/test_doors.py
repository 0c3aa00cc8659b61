"""The web's doors: whose cookie is good, whose guesses count, and what /readyz says of the disk."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from itsdangerous.timed import TimestampSigner
from sqlalchemy import select

from bot.app import App, build, web_app
from bot.channels.browser.channel import Browser
from bot.settings import Settings
from bot.web import health
from bot.web.rates import Bucket, network
from bot.web.session import Cookies
from storage.database.ids import new_id
from storage.database.tables import outbox
from storage.files.spool import FolderSpool
from tests.support import START, Clock

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

SITE = "https://rembuk.test"


@pytest.fixture
async def app(settings: Settings, tmp_path: Path, clock: Clock) -> AsyncIterator[App]:
    async with build(
        settings,
        channels={"browser": Browser(FolderSpool(tmp_path / "media" / "spool"))},
        clock=clock,
    ) as made:
        yield made


class Web:
    """One web application, asked from any network address."""

    def __init__(self, app: App) -> None:
        self.served = web_app(app)

    def at(self, address: str = "198.51.100.7", **cookies: str) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(app=self.served, client=(address, 1))
        return httpx.AsyncClient(
            transport=transport,
            base_url=SITE,
            cookies=cookies,
            headers={"Sec-Fetch-Site": "same-origin"},
        )


def at_hour(monkeypatch: pytest.MonkeyPatch, **later: float) -> None:
    """What the signer's clock says from now on."""
    moment = int((START + timedelta(**later)).timestamp())
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda self: moment)


def chat_of(page: httpx.Response) -> str:
    """The sign of the chat that a page belongs to."""
    found = re.search(r'"me": ?"([0-9a-f]+)"', page.text)
    assert found is not None
    return found[1]


@on_sqlite
@pytest.mark.parametrize("made", [{"days": 1}, {"days": 4000}, {"days": -400}, {"days": -4000}])
async def test_a_clock_that_was_wrong_costs_nobody_their_chat(
    app: App, monkeypatch: pytest.MonkeyPatch, made: dict[str, float]
) -> None:
    """A cookie signed by a clock that was ahead or behind is still the same person's."""
    web = Web(app)
    at_hour(monkeypatch, **made)
    async with web.at() as browser:
        mine = chat_of(await browser.get("/obrolan"))
        at_hour(monkeypatch)
        for _ in range(2):
            assert chat_of(await browser.get("/obrolan")) == mine
        said = {"id": str(new_id()), "text": "halo"}
        assert (await browser.post("/obrolan/pesan", json=said)).status_code == 200


@on_sqlite
async def test_a_forged_cookie_is_not_good(app: App) -> None:
    web = Web(app)
    forged = Cookies("", secure=True)
    value = str(forged._serializer.dumps("a" * 32))
    async with web.at(**{forged.name: value}) as browser:
        said = {"id": str(new_id()), "text": "halo"}
        assert (await browser.post("/obrolan/pesan", json=said)).status_code == 401


@on_sqlite
@pytest.mark.parametrize(
    ("later", "status"), [(0, 200), (23, 200), (25, 404), (-1, 200), (-23, 200), (-25, 404)]
)
async def test_a_link_to_a_file_is_good_for_a_day(
    app: App, monkeypatch: pytest.MonkeyPatch, later: float, status: int
) -> None:
    hash = await app.media.put(b"picture")
    moment = START + timedelta(hours=-later)
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda self: int(moment.timestamp()))
    link = app.enclosures.photo(hash)
    monkeypatch.setattr("bot.sending.enclosures.now", lambda: START)
    async with Web(app).at() as browser:
        assert (await browser.get(link)).status_code == status


@on_sqlite
async def test_a_code_of_another_chat_is_asked_about(app: App, clock: Clock) -> None:
    """What was said in this browser so far is not lost: both become one, if they say so."""
    web = Web(app)
    async with web.at("203.0.113.5") as old, web.at("203.0.113.6") as new:
        for browser in (old, new):
            await browser.get("/obrolan")
            for said in ("halo", "ya", "lewati"):
                clock.move(seconds=1)
                sent = {"id": f"pesan-{new_id()}", "text": said}
                assert (await browser.post("/obrolan/pesan", json=sent)).status_code == 200
        chat = chat_of(await new.get("/obrolan"))
        code = (await old.post("/obrolan/kode", json={})).json()["code"]
        moved = await new.post("/obrolan/pindah", json={"code": code})
        assert moved.status_code == 200
        assert chat_of(await new.get("/obrolan")) == chat
    await app.settled()
    query = select(outbox.c.text).order_by(outbox.c.id.desc())
    async with app.database.read() as connection:
        said = (await connection.execute(query.limit(1))).scalar_one()
    assert "kedua chat milik Anda sendiri" in said


@on_sqlite
async def test_others_guesses_lock_nobody_out(app: App) -> None:
    """Sixty networks guess ten times each; then somebody types the code they were given."""
    web = Web(app)
    async with web.at("203.0.113.5") as other:
        await other.get("/obrolan")
        code = (await other.post("/obrolan/kode", json={})).json()["code"]
        chat = chat_of(await other.get("/obrolan"))
    async with web.at() as guesser:
        await guesser.get("/obrolan")
        cookies = dict(guesser.cookies)
    statuses: list[int] = []
    for n in range(60):
        async with web.at(f"198.51.100.{n}", **cookies) as guesser:
            for _ in range(10 if n < 20 else 3):
                answer = await guesser.post("/obrolan/pindah", json={"code": "TEBAK234"})
                statuses.append(answer.status_code)
    assert statuses.count(429) > 0  # what all together may do is used up
    assert set(statuses[-40:]) == {404}  # and who guesses a little is still answered
    async with web.at("203.0.113.77") as honest:
        await honest.get("/obrolan")
        assert (await honest.post("/obrolan/pindah", json={"code": code})).status_code == 200
        assert chat_of(await honest.get("/obrolan")) == chat


def test_a_household_is_onenetwork() -> None:
    assert network("2001:db8::1") == network("2001:db8:0:0:ffff::2")
    assert network("2001:db8::1") != network("2001:db8:0:1::1")
    assert network("::ffff:198.51.100.7") == network("198.51.100.7") == "198.51.100.7"
    assert network("fe80::1%eth0") == network("fe80::2")
    assert network("") == ""


def test_a_bucket_of_many_keys_is_swept_seldom() -> None:
    now = [0.0]
    bucket = Bucket((1.0, 2.0), lambda: now[0])
    for n in range(10_001):
        assert bucket.take(str(n)) == 0
    now[0] = 10.0
    assert bucket.taken("1") == 0
    bucket.take("new")
    assert len(bucket._left) == 1


@on_sqlite
async def test_readyz_tells_of_a_full_disk(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    room = {"free": health.ROOM}
    monkeypatch.setattr("bot.app.free_bytes", lambda folder: room["free"])
    async with Web(app).at("127.0.0.1") as monitor:
        assert (await monitor.get("/readyz")).text == "ok"
        room["free"] -= 1
        answer = await monitor.get("/readyz")
        assert (answer.status_code, answer.text) == (503, "disk: full")
        assert "rembuk_free_bytes 3.999999e+06" in (await monitor.get("/metrics")).text
