"""`rembuk serve`: everything, until it is told to stop."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gc
import logging
import os
import signal
import socket
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import uvicorn
import uvloop

import locales
from bot import alike
from bot.app import App, build, web_app
from bot.channels import registry
from bot.channels.base import Listens, News, Runs, Spools, Wakes
from bot.clock import Clock
from bot.sending.watch import Watch
from bot.sending.window.templates import Keeper
from bot.settings import Settings
from bot.web.bounds import Bounded, Bounds, bounded
from bot.work.broadcaster import Broadcaster
from bot.work.examples import Examples
from bot.work.scheduler import Scheduler
from bot.work.warming import warming
from handlers import ahead, routes
from handlers.turn import render
from storage import retention
from storage.database.processes import serving
from storage.database.processes.leader import leading
from storage.errors import Advice
from storage.reports import examples
from storage.retention import Retention

log = logging.getLogger("rembuk.serve")

# Where others serve too, so long it is still taken what comes, seconds: a balancer asks /readyz
# every two (deploy/Caddyfile).
DRAIN = 2.5

# How long stopping may take, all of it, seconds; systemd and compose end us after 20 (deploy/).
LONGEST_END = 18.0

# What runs this command: a loop that leaves more of the core to the turns than Python's own.
start = uvloop.run


def options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    return parser


class Server(uvicorn.Server):
    """Ends the live streams first: they never end by themselves. Before that, where others serve
    too, it says that it is about to end, and still takes what comes until they are sent it."""

    def __init__(
        self,
        config: uvicorn.Config,
        closing: Callable[[], None],
        leaving: Callable[[], Awaitable[bool]] | None = None,
    ) -> None:
        super().__init__(config)
        self._closing, self._leaving = closing, leaving

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Ends at a signal. uvicorn's own way raises the signal once more when it has stopped,
        which would kill the process before the other parts have ended."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self.handle_exit, number, None)
        try:
            yield
        finally:
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.remove_signal_handler(number)

    async def on_tick(self, counter: int) -> bool:
        """Ten times a second; once a second it is looked who lets us wait."""
        if counter % 10 == 0:
            now = asyncio.get_running_loop().time()
            for connection in list(self.server_state.connections):
                if isinstance(connection, Bounded):
                    connection.late(now)
        return await super().on_tick(counter)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        if self._leaving is not None and await self._leaving():
            await self._drained(sockets or [])
        self._closing()
        await super().shutdown(sockets)

    async def _drained(self, sockets: list[socket.socket]) -> None:
        """Until whoever sends us something has heard from /readyz that others are to take it: no
        connection is kept for another request, and none that has been made is cut."""
        self.server_state.default_headers.append((b"connection", b"close"))
        loop = asyncio.get_running_loop()
        until = loop.time() + DRAIN
        while loop.time() < until and not self.force_exit:  # noqa: ASYNC110
            await asyncio.sleep(0.1)
        for each in sockets:
            each.listen(0)  # the system makes no more connections for us; those there are, we take
        await asyncio.sleep(0.1)


async def run(settings: Settings, arguments: argparse.Namespace, clock: Clock) -> int:
    logging.getLogger("rembuk").setLevel(logging.INFO)
    kept_for(settings)
    async with serving.alone(settings.database_url):
        # Taken before anything is started, so that a port in use is said at once.
        listener = bind(settings.host, settings.port)
        try:
            shut_to_others(settings)
            async with build(settings, clock=clock) as app, connected(app):
                settle_in()
                await alike.look(app)
                end = await serve(app, listener)
        finally:
            listener.close()
        end.cancel()
    return 0


def kept_for(settings: Settings) -> Retention:
    """How long what is not for good is kept. Raises Advice for a table that cannot be taken."""
    return retention.read(settings.data_dir / "retention.csv")


def ended_by(seconds: float) -> threading.Timer:
    """Ends the process if it does not end by itself: a database that is frozen would be waited for
    longer than systemd waits for us. Whatever was under way is found by the next process."""

    def cut() -> None:
        log.error("stopping took too long; what was under way is for the next start")
        os._exit(1)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    return timer


def shut_to_others(settings: Settings) -> None:
    """What an older release wrote for everybody's eyes is for its owner and group from now on."""
    data, file = settings.data_dir, settings.database_url.partition(":///")[2]
    paths = [data / "spool", data / "secret.key"]
    if isinstance(media := settings.media_dir, Path):
        paths += [media, media / "spool"]
    if settings.database_url.startswith("sqlite"):
        paths += [Path(f"{file}{end}") for end in ("", "-wal", "-shm")]
    for path in paths:
        with contextlib.suppress(OSError):  # not there, or not ours
            path.chmod(path.stat().st_mode & 0o7770)


def settle_in() -> None:
    """What has been loaded by now stays: the collector need not go through it again and again,
    which held up replies for up to 100 ms."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@contextlib.asynccontextmanager
async def connected(app: App) -> AsyncIterator[None]:
    """The channels begin to work, and the calendar; at the end they stop.

    Nothing here waits for a platform: one that is away does not keep the others from running.
    """
    async with contextlib.AsyncExitStack() as stack:
        for channel in app.channels.values():
            if isinstance(channel, Runs):
                await channel.start()
                stack.push_async_callback(channel.stop)
        # Before the channels close.
        stack.push_async_callback(app.sender.drain)
        await stack.enter_async_context(leading(app.database, lambda: _alone(app)))
        await app.claims.caught_up()
        yield


@contextlib.asynccontextmanager
async def _alone(app: App) -> AsyncIterator[None]:
    """What one of all processes does: it asks platforms for news, and does what falls due."""
    channels = app.channels.values()
    async with contextlib.AsyncExitStack() as stack:
        tasks = [
            asyncio.create_task(_listening(app, each), name=each.name)
            for each in channels
            if isinstance(each, Listens)
        ]
        stack.push_async_callback(_ended, tasks)
        spools = next((each for each in channels if isinstance(each, Spools)), None)
        await stack.enter_async_context(Broadcaster(app.turns, app.clock))
        kept = kept_for(app.settings)
        scheduler = Scheduler(app.turns, app.clock, spools, kept)
        await stack.enter_async_context(scheduler)
        made = Examples(app.turns, app.claims.lease, scheduler.loop.look)
        await stack.enter_async_context(made)
        keeper = Keeper(app.turns, app.channels, app.clock)
        await stack.enter_async_context(Watch(keeper))
        yield


async def _ended(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _listening(app: App, channel: Listens) -> None:
    async def take(news: News) -> None:
        await app.turns.take(news)

    menu = {
        locale: [(word, about) for _, word, about in routes.menu(locale)]
        for locale in locales.LOCALES
    }
    await channel.listen(take, menu, app.settings, app.secret)


async def serve(app: App, listener: socket.socket) -> threading.Timer:
    """Serves HTTP on a bound socket until a signal ends it. Gives what ends this process if what
    is left to do takes too long."""

    def closing() -> None:
        for channel in app.channels.values():
            if isinstance(channel, Wakes):
                channel.close()

    config = uvicorn.Config(
        web_app(app),
        http=bounded(Bounds().that_fit()),
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=5,
        timeout_keep_alive=30,
    )

    end: threading.Timer | None = None

    async def leaving() -> bool:
        nonlocal end
        end = ended_by(LONGEST_END)
        app.leaving = True
        return await app.claims.lease.others()

    server = Server(config, closing, leaving)
    host, port = listener.getsockname()[:2]
    shown = app.settings.public_url or f"http://{host}:{port}"
    called = render(app.site.called(), "id")
    if app.site.example:
        called = f"{called} - {locales.text('id', 'page-example')}"
    print(f"Rembuk {called}: {shown}/obrolan", flush=True)
    for line in registry.off(app.settings):
        print(f"  {line}", flush=True)
    async with app.database.read() as connection:
        if await examples.untouched(connection):
            print("  nothing is in it yet; `rembuk demo` fills it with an example year", flush=True)
    async with warming(ahead.steps()):
        await server.serve(sockets=[listener])
    return end or ended_by(LONGEST_END)


def bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise Advice(
            f"cannot listen on {host}:{port} ({error.strerror}); set REMBUK_PORT to a free port, "
            "or stop what is using it"
        ) from error
    listener.listen(512)
    listener.setblocking(False)
    return listener
