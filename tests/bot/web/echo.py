"""A small bot that repeats what it hears, its pages on a real port, and pages of a browser."""

from __future__ import annotations

import asyncio
import io
import secrets
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import uvicorn
from PIL import Image
from playwright.async_api import Browser as Chromium
from playwright.async_api import BrowserContext, FilePayload, Page
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import locales
from bot.channels.base import Button, News
from bot.channels.browser import page as chat
from bot.channels.browser.channel import Browser, Entry, EntryFile
from bot.channels.browser.limits import Rates
from bot.web.pages import consultation, proposal
from bot.web.render import Pages
from bot.web.server import assemble
from bot.web.session import Cookies
from handlers.conversation.messages import FileKind, Incoming
from storage.files.spool import FolderSpool

DAY = timedelta(days=1)
CHROMIUM = Path("/usr/bin/chromium")

# Without these, each start looks for servers that tests may not reach.
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--force-color-profile=srgb",
]  # fmt: skip

KELURAHAN = (
    "Metro", "Hadimulyo Timur", "Imopuro", "Hadimulyo Barat", "Yosomulyo", "Banjarsari",
    "Purwosari", "Karangrejo", "Purwoasri", "Mulyojati", "Ganjar Agung", "Mulyosari",
    "Ganjar Asri", "Yosodadi", "Tejosari", "Iring Mulyo", "Yosorejo", "Tejo Agung", "Rejomulyo",
    "Margorejo", "Sumbersari Bantul", "Margodadi",
)  # fmt: skip


def say(locale: str, id: str, args: Mapping[str, object]) -> str:
    return locales.text(locale, id, **args)


@dataclass
class Echo:
    """Transcript, codes and bot in one; everything in memory."""

    channel: Browser
    heard: list[Incoming] = field(default_factory=list)
    chats: dict[str, list[Entry]] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    locales: dict[str, str] = field(default_factory=dict)
    broken: Exception | None = None
    # Far above 2**53: a page that took ids for numbers would mix them up.
    next_id: int = 2**62

    def add(
        self,
        address: str,
        text: str,
        *,
        mine: bool = False,
        buttons: tuple[Button, ...] = (),
        file: EntryFile | None = None,
        at: datetime | None = None,
        replaces: int | None = None,
        incoming: Incoming | None = None,
        id: int | None = None,
    ) -> int:
        self.next_id += 1
        entry = Entry(
            id or self.next_id,
            mine,
            text,
            buttons,
            file,
            at or datetime.now(UTC),
            replaces,
            incoming.id if incoming else "",
            incoming.location if incoming else None,
            self.locales.get(address, "id"),
        )
        self.chats.setdefault(address, []).append(entry)
        self.channel.wake(address)
        return entry.id

    async def entries(self, address: str, after: int, limit: int) -> list[Entry]:
        found = sorted(self.chats.get(address, ()), key=lambda e: e.id)
        return [e for e in found if e.id > after][:limit]

    async def earlier(self, address: str, before: int | None, limit: int) -> list[Entry]:
        if self.broken:
            raise self.broken
        found = sorted(self.chats.get(address, ()), key=lambda e: e.id)
        return [e for e in found if before is None or e.id < before][-limit:]

    async def issue(self, address: str) -> str:
        code = secrets.token_hex(4).upper()
        self.codes[code] = address
        return code

    async def joins(self, code: str, here: str) -> bool:
        return False

    async def redeem(self, code: str) -> str | None:
        return self.codes.pop(code, None)

    async def language(self, address: str) -> str:
        return self.locales.get(address, "id")

    async def take(self, news: News) -> None:
        assert isinstance(news, Incoming)
        if self.broken:
            raise self.broken
        if any(h.id == news.id and h.address == news.address for h in self.heard):
            return
        self.heard.append(news)
        who = news.address
        file = None
        label = news.text or news.label
        if news.files and news.files[0].kind is FileKind.DOCUMENT:
            label = f"📄 {news.files[0].name}"
        elif news.files:
            file = EntryFile("photo", news.files[0].name or "", f"/foto/{news.files[0].ref}.jpg")
        self.add(who, label, mine=True, file=file, incoming=news)
        self.answer(news)

    def answer(self, news: Incoming) -> None:
        who = news.address
        if news.start is not None:
            self.add(
                who,
                "Selamat datang di Rembuk Kota Metro. Di sini warga bisa menyampaikan usulan "
                "pembangunan untuk kelurahannya, lalu mengikuti kabarnya sampai selesai. Sebelum "
                "mulai: nama, nomor, dan isi usulan Bapak/Ibu kami simpan untuk diproses kelurahan "
                "dan Bappeda. Usulan tampil untuk umum tanpa nama.\n\nSetuju?",
                buttons=(
                    Button("setuju", "Setuju"),
                    Button("tidak", "Tidak"),
                    Button("baca", "Baca selengkapnya"),
                ),
            )
        elif news.choice == "setuju":
            self.add(
                who,
                "(1 dari 8) Di kelurahan mana? Pilih, atau tulis namanya.",
                buttons=(
                    *(Button(f"kel_{name}", name) for name in KELURAHAN),
                    Button("kembali", "KEMBALI", word=True),
                ),
            )
        elif news.choice:
            self.add(
                who,
                "(3 dari 8) Apa yang Bapak/Ibu usulkan? Tulis dalam satu kalimat. Contoh: "
                '"Perbaikan drainase Jl. Cut Nyak Dien RT 05".',
                buttons=(Button("kembali", "KEMBALI", word=True),),
            )
        elif news.files:
            self.add(
                who,
                "Foto sudah kami terima. Masih ada lagi?",
                buttons=(
                    Button("selesai", "SELESAI", "1 dari 3 foto", word=True),
                    Button("lewati", "LEWATI", word=True),
                ),
            )
        elif news.location:
            self.add(who, f"Terima kasih, titik {news.location.lat:.3f} kami catat.")
        elif news.text == "english":
            self.locales[who] = "en"
            self.add(who, "From now on in English.", buttons=(Button("go", "Go on"),))
        else:
            self.add(who, f"Anda menulis: {news.text}")


@dataclass
class Site:
    """The running pages."""

    url: str
    echo: Echo
    channel: Browser
    cookies: Cookies
    spool: Path
    rates: Rates
    server: uvicorn.Server | None = None
    task: asyncio.Task[None] | None = None
    proposals: dict[str, proposal.PublicProposal] = field(default_factory=dict)
    consultations: dict[str, consultation.PublicConsultation] = field(default_factory=dict)
    doors: tuple[str, ...] = ()  # what leads to us in other apps

    @property
    def address(self) -> str:
        """The only chat that has spoken."""
        (address,) = self.echo.chats
        return address

    def said(self) -> list[str]:
        return [h.text or h.choice or "" for h in self.echo.heard]

    async def up(self) -> None:
        """Serves, as a new process would after a restart."""
        self.channel = self.echo.channel = Browser(FolderSpool(self.spool))
        pages = Pages(say)

        async def public(number: str, locale: str) -> proposal.PublicProposal | None:
            return self.proposals.get(number.upper().replace(" ", "-"))

        async def asked(
            code: str, locale: str, place: str
        ) -> consultation.PublicConsultation | None:
            return self.consultations.get(code.upper())

        async def photo(request: Request) -> Response:
            path = self.spool / request.path_params["name"].removesuffix(".jpg")
            data = path.read_bytes() if path.exists() else picture(640, 480)
            return Response(data, media_type="image/jpeg")

        def city(locale: str) -> str:
            return "Kota Metro"

        app = assemble(
            [
                *chat.routes(
                    browser=self.channel,
                    transcript=self.echo,
                    take=self.echo.take,
                    carry=self.echo,
                    pages=pages,
                    language=self.echo.language,
                    public_url=self.url,
                    ways=lambda start: tuple(f"{door}{start}" for door in self.doors),
                    rates=self.rates,
                    beat=1.0,
                ),
                *proposal.routes(pages=pages, public=public, city=city),
                *consultation.routes(pages=pages, public=asked, city=city),
                Route("/foto/{name}", photo),
            ],
            pages=pages,
            cookies=self.cookies,
            city=city,
            posts={},
        )
        host, port = self.url.removeprefix("http://").split(":")
        config = uvicorn.Config(app, host=host, port=int(port), log_level="warning")
        self.server = uvicorn.Server(config)
        self.task = asyncio.create_task(self.server.serve())
        server, task = self.server, self.task
        await until(lambda: server.started or task.done())
        assert server.started, "the test server did not start"

    async def down(self) -> None:
        if self.server is None or self.task is None:
            return
        self.channel.close()
        self.server.should_exit = True
        await asyncio.wait_for(self.task, 10)
        self.server = self.task = None


def picture(width: int, height: int) -> bytes:
    """A JPEG: a street between houses, as far as four rectangles can be one."""
    image = Image.new("RGB", (width, height), "#9cc3d6")
    image.paste("#7d8a5b", (0, height // 2, width, height))
    image.paste("#6b6a66", (width // 3, height // 2, 2 * width // 3, height))
    image.paste("#b4532a", (width // 8, height // 4, width // 3, height // 2))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90)
    return out.getvalue()


def photo(name: str, width: int, height: int) -> FilePayload:
    """A photo as it is handed to a file input."""
    return {"name": name, "mimeType": "image/jpeg", "buffer": picture(width, height)}


async def until(true: Callable[[], bool], seconds: float = 60) -> None:
    """Waits until something holds that no event tells of."""
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110
            await asyncio.sleep(0.05)


# Whether one of the bubbles after so many holds a text, however it is spaced.
SAID = """([text, after]) => [...document.querySelectorAll("#log .text")].slice(after).some(
    (bubble) => bubble.innerText.replace(/\\s+/g, " ").includes(text))"""


class Tab:
    """One open page, and everything that its console said."""

    def __init__(self, page: Page, context: BrowserContext) -> None:
        self.page = page
        self.context = context
        self.complaints: list[str] = []
        self.said = 0  # bubbles that were there before what was last written or tapped
        page.on("console", lambda m: self._note(m.type, m.text))
        page.on("pageerror", lambda e: self.complaints.append(str(e)))

    def _note(self, kind: str, text: str) -> None:
        # A lost connection is reported by the browser itself, and is meant in those tests.
        if kind in ("error", "warning") and "Failed to load resource" not in text:
            self.complaints.append(text)

    async def says(self, text: str) -> None:
        """Waits until the log shows this text, after what was last written or tapped: what was
        said before is no answer to it."""
        await self.page.wait_for_function(SAID, arg=[text, self.said], timeout=30_000)

    async def _speaks(self) -> None:
        self.said = await self.page.locator("#log .text").count()

    async def write(self, text: str) -> None:
        await self._speaks()
        await self.page.locator("#text").fill(text)
        await self.page.locator("#text").press("Enter")

    async def tap(self, label: str, *, last: bool = False) -> None:
        await self._speaks()
        button = self.page.locator("#log" if last else "body").get_by_role(
            "button", name=label, exact=True
        )
        await button.click()

    async def bubbles(self) -> list[str]:
        return await self.page.locator("#log .text").all_inner_texts()


class Open:
    """Opens pages of the site, each in a browser profile of its own unless told otherwise."""

    def __init__(self, chromium: Chromium, site: Site) -> None:
        self.chromium = chromium
        self.site = site

    @asynccontextmanager
    async def __call__(
        self,
        path: str = "/obrolan",
        *,
        width: int = 360,
        height: int = 740,
        context: BrowserContext | None = None,
        **options: object,
    ) -> AsyncIterator[Tab]:
        mine = context is None
        if context is None:
            context = await self.chromium.new_context(
                viewport={"width": width, "height": height},
                locale="id-ID",
                **options,  # type: ignore[arg-type]
            )
        try:
            tab = Tab(await context.new_page(), context)
            await tab.page.goto(self.site.url + path)
            yield tab
        finally:
            if mine:
                await context.close()
