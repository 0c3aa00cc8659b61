"""The browser rings when nobody looks, for it alone; and the chat opens without network."""

from __future__ import annotations

import asyncio
import base64
import dataclasses
import itertools
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
import uvicorn
from playwright.async_api import BrowserContext, async_playwright
from sqlalchemy import select

from bot.app import App, build, web_app
from bot.sending.push import AT_ONCE, public_key, vapid
from bot.settings import Settings
from handlers.conversation.messages import Literal, Outgoing, Priority
from storage.database.store import Store
from storage.database.tables import addresses, outbox, subscriptions
from tests.bot.web.echo import CHROMIUM, FLAGS, Tab, until
from tests.bot.web.push_service import Phone, Service, serving
from tests.support import Clock

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
async def service() -> AsyncIterator[Service]:
    async with serving() as made:
        yield made


@dataclass
class Site:
    app: App
    clock: Clock
    url: str = ""

    async def settled(self, *, rung: bool = True) -> None:
        await self.app.settled()
        if rung:
            await self.app.push.idle()


@pytest.fixture
async def site(settings: Settings, clock: Clock) -> AsyncIterator[Site]:
    async with build(settings, clock=clock, settle_after=0.0) as app:
        app.push.services = ("127.0.0.1",)
        app.push.again = (0.01, 0.01)
        yield Site(app, clock)


class Browser:
    """A browser with a chat in which somebody has agreed."""

    ids = itertools.count(10_000_000)

    def __init__(self, site: Site, client: httpx.AsyncClient) -> None:
        self.site, self.client = site, client

    async def says(self, text: str, *, rung: bool = True) -> None:
        said = {"id": str(next(self.ids)), "text": text}
        assert (await self.client.post("/obrolan/pesan", json=said)).status_code == 200
        await self.site.settled(rung=rung)

    async def rings(self, endpoint: str, phone: Phone) -> int:
        said = {"endpoint": endpoint, "keys": phone.keys, "expirationTime": None}
        return (await self.client.post("/obrolan/dering", json=said)).status_code


@asynccontextmanager
async def browser(site: Site, *, agreed: bool = True) -> AsyncIterator[Browser]:
    transport = httpx.ASGITransport(web_app(site.app), client=("192.0.2.1", 1))
    headers = {"sec-fetch-site": "same-origin"}
    async with httpx.AsyncClient(
        transport=transport, base_url="https://rembuk.test", headers=headers
    ) as client:
        await client.get("/obrolan")
        made = Browser(site, client)
        for text in ("halo", "setuju", "lewati") if agreed else ():
            await made.says(text)
        yield made


def test_our_name_is_made_of_the_secret_key() -> None:
    assert public_key("one") == public_key("one") != public_key("another")
    point = base64.urlsafe_b64decode(public_key("one") + "=")
    assert (len(point), point[0]) == (65, 4)
    signed = vapid("one").sign({"aud": "https://push.test", "exp": 1, "sub": "mailto:a@b.test"})
    assert signed["Authorization"].endswith(f"k={public_key('one')}")


async def test_only_that_browser_reads_what_rings(site: Site, service: Service) -> None:
    phone, old = Phone(), Phone()
    async with browser(site) as siti:
        assert await siti.rings(f"{service.url}/old", old) == 200
        assert await siti.rings(f"{service.url}/siti", phone) == 200
        await siti.says("bantuan")  # what is answered at once rings nowhere
        assert service.got == []
        await tells(site, "Kabar: " + "jalan " * 60)
        [row, *_] = await rows(site.app, select(outbox).order_by(outbox.c.id.desc()))
        paths = [path for path, _, _ in service.got]
        assert paths.count("/siti") == paths.count("/old") > 0
        _, headers, body = next(each for each in reversed(service.got) if each[0] == "/siti")
        said = phone.reads(body)
        assert said["id"] == str(row.id)
        assert row.text.startswith(said["body"].rstrip("…"))
        assert (said["title"], said["lang"], len(said["body"]) <= 160) == (
            "Rembuk Kota Metro", "id", True,
        )  # fmt: skip
        assert (headers["Content-Encoding"], headers["Urgency"]) == ("aes128gcm", "normal")
        assert row.text[:20].encode() not in body
        with pytest.raises(Exception, match="Decryption error"):
            Phone().reads(body)
        token = headers["Authorization"].removeprefix("vapid t=").partition(",")[0]
        claims = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))
        assert (claims["aud"], claims["sub"]) == (service.url, "https://rembuk.test")


async def tells(
    site: Site, text: str = "Usulan MTR-2028-00001 sudah diteruskan.", *, rung: bool = True
) -> None:
    """Something that is no answer to what was just said; waits until it has `rung`."""
    [row, *_] = await rows(site.app, select(addresses.c.person_id).order_by(addresses.c.address))

    async def chore(store: Store) -> None:
        store.send(Outgoing((Literal(text),), to=row.person_id, priority=Priority.OUTCOME), None)

    await site.app.turns.do(chore)
    await site.settled(rung=rung)


async def rows(app: App, query: Any) -> list[Any]:
    async with app.database.read() as connection:
        return list(await connection.execute(query))


@on_sqlite
async def test_a_service_that_fails_and_a_browser_that_is_gone(
    site: Site, service: Service
) -> None:
    phone = Phone()
    async with browser(site) as siti:
        await siti.rings(f"{service.url}/siti", phone)
        service.answers = [503, 429]
        await tells(site)
        assert phone.reads(service.got[0][2])["body"].startswith("Usulan")
        service.got.clear()
        service.answers = [500] * 3
        await tells(site)  # and what is stored is in the chat all the same
        assert (service.got, service.answers) == ([], [])
        service.answers = [410]
        await tells(site)
        assert await rows(site.app, select(subscriptions.c.id)) == []


@on_sqlite
async def test_nobody_waits_for_a_browser_or_a_service_that_does_not_answer(
    site: Site, service: Service
) -> None:
    phone, other = Phone(), Phone()
    site.app.push.services = ("127.0.0.1", "localhost")
    site.app.push.again = (3600.0,)  # nothing is tried again in this test
    async with browser(site) as siti:
        await siti.rings(f"{service.url}/slow", Phone())
        await siti.rings(f"{service.url}/siti", phone)
        service.hanging = "/slow"
        for n in range(2 * AT_ONCE):
            await tells(site, f"Kabar {n}", rung=False)
        # In their order, while the first still hangs at the other.
        await until(lambda: len(service.got) == 2 * AT_ONCE)
        read = [phone.reads(body)["body"] for _, _, body in service.got]
        assert read == [f"Kabar {n}" for n in range(2 * AT_ONCE)]
        assert service.asked.count("/slow") == 1
        # Now the whole service hangs, and another does not.
        service.got.clear()
        service.hanging = "/s"
        await siti.rings(service.url.replace("127.0.0.1", "localhost") + "/other", other)
        await tells(site, "Kabar lain", rung=False)
        await until(lambda: len(service.got) == 1)
        assert other.reads(service.got[0][2])["body"] == "Kabar lain"


@on_sqlite
async def test_what_is_tried_again_does_not_ring_after_deletion(
    site: Site, service: Service
) -> None:
    async with browser(site) as siti:
        await siti.rings(f"{service.url}/siti", Phone())
        service.hanging = "/siti"
        await tells(site, rung=False)
        await until(lambda: len(service.asked) == 1)
        await siti.says("hapus data saya", rung=False)
        await siti.says("ya", rung=False)
        assert await rows(site.app, select(subscriptions.c.id)) == []
        service.let_go.set()
        await site.settled()
        assert service.asked == ["/siti"]


@on_sqlite
async def test_nothing_rings_where_the_chat_is_open_and_after_deletion(
    site: Site, service: Service
) -> None:
    async with browser(site) as siti:
        await siti.rings(f"{service.url}/siti", Phone())
        [row] = await rows(site.app, select(subscriptions.c.address))
        with site.app.channels["browser"].listen(row.address):  # type: ignore[attr-defined]
            await tells(site)
        assert service.got == []
        await siti.says("hapus data saya")
        await siti.says("ya")
        assert await rows(site.app, select(subscriptions.c.id)) == []


@on_sqlite
async def test_a_browser_rings_for_one_chat_and_a_chat_in_few_browsers(
    site: Site, service: Service
) -> None:
    async with browser(site) as siti, browser(site) as budi, browser(site, agreed=False) as other:
        for n in range(6):
            await siti.rings(f"{service.url}/{n}", Phone())
        site.clock.move(minutes=10)
        found = await rows(site.app, select(subscriptions).order_by(subscriptions.c.id))
        assert [row.endpoint.rpartition("/")[2] for row in found][-1] == "4"  # five at once
        assert len(found) == 4
        assert await budi.rings(f"{service.url}/4", Phone()) == 200
        found = await rows(site.app, select(subscriptions).order_by(subscriptions.c.id))
        assert len({row.address for row in found}) == 2
        assert [row.endpoint for row in found].count(f"{service.url}/4") == 1
        assert await other.rings(f"{service.url}/9", Phone()) == 404


# Chromium without Google's services has no push service: the page is given a subscription whose
# keys the test knows, and what arrives is handed to the service worker as the service would.
SUBSCRIBED = """({endpoint, keys}) => {
  Object.defineProperty(Notification, "permission", { get: () => window.allowed ?? "default" });
  Notification.requestPermission = async () => (window.allowed = "granted");
  PushManager.prototype.getSubscription = async () => null;
  PushManager.prototype.subscribe = async () => ({ endpoint, toJSON: () => ({ endpoint, keys }) });
}"""


@asynccontextmanager
async def served(site: Site) -> AsyncIterator[str]:
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    config = uvicorn.Config(web_app(site.app), log_level="warning", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve([listener]))
    await until(lambda: server.started or task.done())
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        for channel in site.app.channels.values():
            if close := getattr(channel, "close", None):
                close()
        server.should_exit = True
        await asyncio.wait_for(task, 10)
        listener.close()


async def pushed(context: BrowserContext, url: str, data: str) -> None:
    """The push event of the service worker, as Chromium makes it of what its service sends."""
    blank = await context.new_page()
    tools = await context.new_cdp_session(blank)
    known: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def told(event: dict[str, Any]) -> None:
        for each in event["registrations"]:
            if each["scopeURL"].startswith(url) and not known.done():
                known.set_result(each["registrationId"])

    tools.on("ServiceWorker.workerRegistrationUpdated", told)
    await tools.send("ServiceWorker.enable")
    async with asyncio.timeout(10):
        registration = await known
    event = {"origin": url, "registrationId": registration, "data": data}
    await tools.send("ServiceWorker.deliverPushMessage", event)
    await blank.close()


async def proposes(tab: Tab) -> None:
    for text in (
        "halo", "setuju", "lewati", "usul", "Imopuro", "1", "Perbaikan drainase Jl. Mawar",
        "Setiap hujan banjir", "RT 05", "kirim",
    ):  # fmt: skip
        before = await tab.page.locator("#log .bot").count()
        await tab.write(text)
        await tab.page.locator("#log .bot").nth(before).wait_for(timeout=30_000)


@on_sqlite
async def test_a_closed_chat_rings_and_opens_at_that_message(
    settings: Settings, clock: Clock, service: Service
) -> None:
    phone = Phone()
    settings = dataclasses.replace(settings, public_url="")
    async with build(settings, clock=clock, settle_after=0.0) as app, async_playwright() as p:
        site = Site(app, clock)
        app.push.services = ("127.0.0.1",)
        chromium = await p.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        async with served(site) as url:
            context = await chromium.new_context()
            await context.grant_permissions(["notifications"], origin=url)
            given = {"endpoint": f"{service.url}/siti", "keys": phone.keys}
            await context.add_init_script(f"({SUBSCRIBED})({json.dumps(given)})")
            page = await context.new_page()
            tab = Tab(page, context)
            await page.goto(f"{url}/obrolan")
            await page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
            await page.locator("#start").click()
            await proposes(tab)
            # Asked once, after the first number.
            await page.locator("#ring-yes").click()
            await page.locator("#note", has_text="Kabar akan muncul").wait_for(timeout=30_000)
            assert await page.locator("#ring").is_hidden()
            assert len(await rows(app, select(subscriptions.c.id))) == 1
            # The tab is closed; something is stored for the chat.
            await page.close()
            browser_channel: Any = app.channels["browser"]
            await until(lambda: browser_channel.listening == 0)
            await tells(site)
            assert service.got
            payload = service.got[-1][2]
            read = phone.reads(payload)
            # What the push service would hand over wakes the service worker, with no page open.
            await pushed(context, url, json.dumps(read))
            worker = context.service_workers[0]
            shown = await worker.evaluate(
                """async () => {
                  for (;;) {
                    const shown = await self.registration.getNotifications();
                    if (shown.length) return shown.map((n) => [n.title, n.body, n.data.id]);
                    await new Promise((go) => setTimeout(go, 20));
                  }
                }"""
            )
            assert shown == [[read["title"], read["body"], read["id"]]]
            # What is tapped opens the chat at that message.
            opened = await worker.evaluate(
                """async (id) => {
                  const went = [];
                  self.clients.openWindow = async (url) => went.push(url);
                  await open(id);
                  return went;
                }""",
                read["id"],
            )
            assert opened == [f"/obrolan?pesan={read['id']}"]
            page = await context.new_page()
            await page.goto(url + opened[0])
            await page.locator(f'.rung[data-id="{read["id"]}"]').wait_for(timeout=30_000)
            assert page.url == f"{url}/obrolan"
            assert await page.locator("#ring").is_hidden()
            assert tab.complaints == []
            await context.close()
        await chromium.close()


@on_sqlite
async def test_the_chat_opens_and_queues_without_network(settings: Settings, clock: Clock) -> None:
    settings = dataclasses.replace(settings, public_url="")
    async with build(settings, clock=clock, settle_after=0.0) as app, async_playwright() as p:
        chromium = await p.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        async with served(Site(app, clock)) as url:
            context = await chromium.new_context()
            page = await context.new_page()
            tab = Tab(page, context)
            await page.goto(f"{url}/obrolan")
            await page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
            await page.locator("#start").click()
            await page.locator("#log .bot").first.wait_for(timeout=30_000)
            await page.reload()
            first = await page.locator("#log .bot .text").first.inner_text()
            await context.set_offline(True)
            await page.close()
            page = await context.new_page()
            tab = Tab(page, context)
            await page.goto(f"{url}/obrolan")
            assert await page.locator("#log .bot .text").first.inner_text() == first
            await page.locator("#banner", has_text="Tidak ada sambungan").wait_for()
            await tab.write("setuju")
            await page.locator("#log .mine", has_text="setuju").wait_for()
            assert len(await rows(app, select(outbox.c.id))) >= 1
            before = len(await rows(app, select(outbox.c.id)))
            await context.set_offline(False)
            await page.locator("#log .bot").nth(1).wait_for(timeout=30_000)
            assert len(await rows(app, select(outbox.c.id))) > before
            await context.close()
        await chromium.close()
