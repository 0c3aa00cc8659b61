"""The only place where the parts are joined."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from starlette.types import ASGIApp

import locales
from bot.channels import registry
from bot.channels.base import Channel, Limits, News, Numbered, Unavailable, Wakes
from bot.channels.joining import Around
from bot.clock import Clock, machine
from bot.opening import open_database
from bot.refresh import Refresh, known_places
from bot.secret import key_of
from bot.sending.claims import Claims
from bot.sending.enclosures import Enclosures
from bot.sending.push import Push, Shows
from bot.sending.results import SETTLE_AFTER
from bot.sending.sender import Sender
from bot.sending.typing import Waits
from bot.sending.window.outside import Gate
from bot.settings import Settings
from bot.stored_notes import StoredNotes
from bot.turns.outbox import OutboxWriter
from bot.turns.queue import Done
from bot.turns.turns import Turns
from bot.waking import Waking
from bot.web.metrics import Metrics
from bot.work.apart import Apart
from bot.work.deletions import Deletions
from bot.work.exporter import Exporter
from bot.work.fetcher import Fetcher
from bot.work.lists import Lists
from bot.work.private import Private
from bot.work.worker import Left
from handlers.site import ChannelTraits, Site
from handlers.turn import render
from storage.city import quiet_hours
from storage.database.connections import Database
from storage.database.ledger import Ledger
from storage.database.processes.leases import Lease
from storage.database.processes.listening import listening
from storage.database.rates import SharedRates
from storage.database.store import Store, begin_ids
from storage.files.bucket import media_at
from storage.files.media import Media, free_bytes
from storage.messages import inbox
from storage.people import identity

log = logging.getLogger("rembuk")

# What push services are told where we have no address that others reach.
CONTACT = "mailto:rembuk@localhost"

# A channel with fewer buttons than this may show choices as a numbered list.
NUMBERED = 10


# Its repr would be the whole program; asyncio writes one of whatever a task gives back.
@dataclass(slots=True, repr=False)
class App:
    """A running program: what others need of it."""

    settings: Settings
    secret: str
    database: Database
    media: Media
    site: Site
    channels: dict[str, Channel]
    turns: Turns
    sender: Sender
    push: Push
    claims: Claims
    gate: Gate
    fetcher: Fetcher
    deletions: Deletions
    exporter: Exporter
    left: Left
    apart: Apart
    private: Private
    enclosures: Enclosures
    metrics: Metrics
    clock: Clock
    leaving: bool = False  # it has been told to stop, and takes what still comes

    def room(self) -> int:
        """Bytes that still fit where the photos are or come in, and SQLite's file. Blocks, for an
        instant."""
        places = [self.media.spool.folder]
        if self.database.sqlite:
            places.append(Path(self.database.url.database or "").parent)
        return min(map(free_bytes, places))

    async def settled(self) -> None:
        """Waits until all that follows from the turns so far has happened."""
        workers = (self.fetcher, self.deletions, self.exporter)
        if await self.left.some() or any(each.busy for each in workers):
            for each in workers:
                await each.idle()
        await self.claims.idle()
        while self.gate.busy:
            await asyncio.sleep(0.001)
            await self.claims.idle()


@contextlib.asynccontextmanager
async def build(
    settings: Settings,
    *,
    channels: dict[str, Channel] | None = None,
    limits: dict[str, Limits] | None = None,
    clock: Clock = machine,
    address: str | None = None,
    settle_after: float = SETTLE_AFTER,
    upgrade: bool = True,
    create: bool = True,
) -> AsyncIterator[App]:
    """Builds the program and runs its parts until the block ends.

    Each part may be replaced: `channels` by name, `limits` of channels by name, the `clock`.
    With `address` only that address is sent to (a terminal). `settle_after` is that of the Sender,
    seconds. `upgrade` and `create` are those of open_database.
    """
    async with contextlib.AsyncExitStack() as stack:
        database = await stack.enter_async_context(
            open_database(settings, clock, upgrade=upgrade, create=create)
        )
        async with database.read() as connection:
            await begin_ids(connection)
        known = await known_places(database)
        site = Site(
            known.areas,
            known.cycles,
            settings.base_url,
            lambda parameter: registry.doors(settings, channels or {})(parameter),
            example=known.example,
        )
        media = media_at(settings.media_dir, settings.data_dir)
        await media.prepare()
        secret = await key_of(settings, database)
        enclosures = Enclosures(database, media, secret, site)
        metrics = Metrics()
        kept = StoredNotes(database)
        running: list[App] = []

        async def keep_unread(channel: str, raw: bytes, why: str) -> None:
            await keep(running[0], channel, raw, why)

        if channels is None:
            channels = registry.make(Around(settings, media.spool, kept, keep_unread))
        ledger = Ledger.within(settings.data_dir)
        ledger.used(database.address)
        lease = await stack.enter_async_context(Lease(database, settings.data_dir))
        allowed = {
            **registry.LIMITS,
            **{name: channel.limits for name, channel in channels.items()},
            **(limits or {}),
        }
        site.channels = {
            name: ChannelTraits(
                each.rate,
                each.window,
                each.buttons < NUMBERED,
                each.phones,
                each.billed,
                settings.twilio_daily if each.window else 0,
                each.contact,
            )
            for name, each in allowed.items()
        }

        def night(moment: datetime, area: str | None) -> datetime | None:
            """Of somebody whose city we do not know: until it is day in each that we serve."""
            over = (quiet_hours.ends(moment, city) for city in site.cities(area))
            return max(filter(None, over), default=None)

        mine = frozenset(channels)
        post = OutboxWriter(allowed, mine, lease.me, night, lambda: lease.accompanied)
        turns = Turns(
            database,
            site,
            post,
            allowed,
            clock,
            counted=lambda outcome, n: metrics.turns.labels(outcome).inc(n),
            refused=metrics.refused_for,
            ledger=ledger,
        )
        kept.turns = turns
        shared = None if database.sqlite else SharedRates(database)
        if shared is not None:
            stack.push_async_callback(shared.close)
        sender = Sender(
            turns,
            channels,
            enclosures,
            clock,
            limits=allowed,
            shared=shared,
            counted=lambda channel, state: metrics.sent.labels(channel, state).inc(),
            settle_after=settle_after,
        )
        contact = settings.public_url if settings.public_url.startswith("https:") else CONTACT
        push = await stack.enter_async_context(
            Push(
                turns,
                secret,
                contact,
                lambda locale: locales.text(
                    locale, "page-title", city=render(site.called(), locale)
                ),
            )
        )
        push.channel = next((each for each in channels.values() if isinstance(each, Shows)), None)
        gate = sender.gate = Gate(
            turns,
            {name: allowed[name] for name in channels},
            settings.twilio_daily,
            clock,
            lambda: sender.halted,
        )
        turns.waits = (await stack.enter_async_context(Waits(sender))).heard
        claims = Claims(sender, lease, clock, address, push.delivered)
        apart = await stack.enter_async_context(Apart())
        fetcher = Fetcher(
            turns,
            channels,
            media,
            apart,
            Lists(turns, media, apart, lease.me),
            lease,
            clock,
            counted=lambda outcome: metrics.files.labels(outcome).inc(),
        )
        shown = {name: each for name, each in channels.items() if isinstance(each, Wakes)}
        waking = Waking(shown, turns.woken)
        turns.committed.append(waking.committed)
        await stack.enter_async_context(turns)
        for name, each in channels.items():
            if isinstance(each, Numbered):
                at = partial(identity.reached_at, channel=name, number=each.number)
                await turns.do(at)
        await stack.enter_async_context(sender)
        await stack.enter_async_context(claims)
        await stack.enter_async_context(gate)
        await stack.enter_async_context(fetcher)
        deletions = await stack.enter_async_context(Deletions(turns, lease, clock, media))
        private = await stack.enter_async_context(Private(turns, clock))
        exporter = Exporter(turns, lease, clock, media, settings)
        await stack.enter_async_context(exporter)
        left = Left(database)
        turns.committed.append(left.committed)
        refresh = Refresh(database, site)
        turns.committed.append(refresh.committed)
        stack.push_async_callback(refresh.stop)

        turns.woken += [
            refresh.look,
            claims.look,
            gate.loop.look,
            fetcher.look,
            deletions.loop.look,
            exporter.loop.look,
        ]

        await stack.enter_async_context(listening(database, waking.heard))
        await stack.enter_async_context(database.watch())
        app = App(
            settings,
            secret,
            database,
            media,
            site,
            channels,
            turns,
            sender,
            push,
            claims,
            gate,
            fetcher,
            deletions,
            exporter,
            left,
            apart,
            private,
            enclosures,
            metrics,
            clock,
        )
        running.append(app)
        yield app


def web_app(app: App) -> ASGIApp:
    """What a running program serves by HTTP, joined: its pages, its chat, its webhooks."""
    # A tenth of a second of libraries and templates that no other command needs.
    from bot.channels.browser import page, stored
    from bot.channels.browser.channel import Browser
    from bot.web import exports, files, server, webhooks
    from bot.web.health import Health
    from bot.web.pages import asked, card, consultation, door, proposal, rules, views
    from bot.web.render import Pages
    from bot.web.session import Cookies

    async def take(news: News) -> Done:
        with app.metrics.batch.time():
            return await app.turns.take(news)

    async def heard(news: News) -> None:
        await take(news)

    async def unread(channel: str, raw: bytes, why: str) -> None:
        await keep(app, channel, raw, why)

    site = app.site

    def city(locale: str) -> str:
        return render(site.called(), locale)

    pages = Pages(lambda locale, id, args: locales.text(locale, id, **args), lambda: site.example)
    shown = [each for each in app.channels.values() if isinstance(each, Wakes)]
    chat = next((each for each in shown if isinstance(each, Browser)), None)
    listening = (lambda: sum(each.listening for each in shown)) if shown else None
    token = app.settings.metrics_token
    routes = [
        *Health(
            app.database,
            app.metrics,
            app.clock,
            app.room,
            listening,
            token,
            app.site.windows,
            lambda: app.leaving,
        ).routes(),
        *files.routes(app.enclosures),
        *exports.routes(exports.Pulls(app.turns, app.settings, app.media.spool.folder, app.clock)),
        *proposal.routes(
            pages=pages,
            public=views.PublicProposals(app.database, app.site, app.enclosures),
            city=city,
            link=app.site.link,
        ),
        *consultation.routes(
            pages=pages,
            public=asked.PublicConsultations(app.database, app.site, app.enclosures, app.clock),
            city=city,
        ),
        *rules.routes(pages=pages, months=views.CareLog(app.database, app.site), city=city),
        *card.routes(pages=pages, ways=app.site.doors, begin=views.CARD, city=city),
        *door.routes(pages=pages, doors=views.StoredDoors(app.database, app.site), city=city),
    ]
    if chat:
        transcript = stored.StoredTranscript(app.database, app.enclosures, app.site)
        routes += page.routes(
            browser=chat,
            transcript=transcript,
            take=heard,
            carry=stored.StoredCarry(app.turns),
            pages=pages,
            language=transcript.language,
            public_url=app.settings.public_url,
            city=city,
            time_zone=transcript.zone,
            ways=app.site.doors,
            subscribers=stored.StoredSubscribers(app.turns, app.push),
            wants=stored.StoredUploads(app.turns, chat, app.apart),
            guesses=stored.StoredGuesses(app.turns, app.secret),
        )
    inbox = webhooks.Inbox(take, unread, lambda channel: app.metrics.refused.labels(channel).inc())
    posts = registry.posts(app.channels, inbox, app.settings, app.secret)
    cookies = Cookies(app.secret, secure=app.settings.public_url.startswith("https:"))
    return server.assemble(routes, pages=pages, cookies=cookies, city=city, posts=posts)


async def keep(app: App, channel: str, raw: bytes, why: str) -> None:
    """Keeps a raw message that nobody could read, for staff. Raises Unavailable when it cannot be
    kept just now."""
    app.metrics.unreadable.labels(channel).inc()
    log.warning("%s: a message could not be read: %s", channel, why)

    async def chore(store: Store) -> None:
        text = raw.decode("utf-8", "replace").replace("\x00", "")
        await inbox.keep_unreadable(store, channel, text, why)

    try:
        await app.turns.do(chore)
    except Unavailable:
        raise
    except Exception as failure:
        log.error("an unreadable message was not kept: %s", type(failure).__name__)
