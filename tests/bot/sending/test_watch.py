"""What admins are told of the platforms: once, with what still works, and again when it comes
again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.sending.watch import Watch
from bot.sending.window.templates import Keeper
from bot.settings import Settings
from storage.database.store import Store
from storage.database.tables import kept, outbox
from storage.messages import daily_limit, templates
from storage.staff import staff
from storage.staff.roles import Role
from tests.fakes.twilio import Fault
from tests.support import Clock
from tests.whole.test_platforms import OnWhatsApp, on_whatsapp

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
async def on(settings: Settings, clock: Clock) -> AsyncIterator[OnWhatsApp]:
    """An admin of Kota Metro, and a pendamping."""
    async with on_whatsapp(settings, clock) as made:
        for who, role in (("admin", Role.ADMIN), ("pendamping", Role.PENDAMPING)):

            async def invite(store: Store, role: Role = role) -> str:
                return await staff.invite(store, staff.at_command_line("t"), role, "18.72")

            code = await made.world.app.turns.do(invite)
            for line in ("halo", "ya", "lewati", code):
                await made.say(line, who)
        clock.move(hours=1)  # nobody is in the middle of something
        yield made


@pytest.fixture
async def watch(on: OnWhatsApp) -> Watch:
    keeper = Keeper(on.world.app.turns, on.world.app.channels, on.world.clock)
    await keeper.push()
    on.twilio.approve()
    await keeper.look(older=timedelta())
    return Watch(keeper, timedelta())


async def told(on: OnWhatsApp, watch: Watch) -> list[tuple[str, str]]:
    """Who was told what by one look."""
    before = len(on.twilio.messages)
    await watch.tick()
    await on.world.app.settled()
    named = {address: name for name, address in on.phones.items()}
    return [(named[each.to], each.body) for each in on.twilio.messages[before:]]


FALLEN: dict[str, tuple[dict[str, str], str]] = {
    "rejected": (
        {"status": "rejected", "reason": "PROMOTIONAL"},
        "ditolak. Alasannya: PROMOTIONAL",
    ),
    "paused": ({"status": "paused"}, "dijeda"),
    "disabled": ({"status": "disabled"}, "dimatikan"),
    "moved": ({"status": "approved", "category": "MARKETING"}, "ke golongan MARKETING"),
}


@pytest.mark.parametrize("case", FALLEN)
async def test_admins_hear_of_a_text_that_fell(on: OnWhatsApp, watch: Watch, case: str) -> None:
    said, words = FALLEN[case]
    on.twilio.approve("tasks", **said)
    [(who, text)] = await told(on, watch)
    assert who == "admin"
    assert words in text
    assert '"daftar pagi petugas" (Bahasa Indonesia)' in text
    assert "balas BUKA" in text  # what still works
    assert await told(on, watch) == []
    # Approved and fallen once more: once more.
    on.twilio.approve("tasks", category="UTILITY")
    assert await told(on, watch) == []
    on.twilio.approve("tasks", "paused")
    assert len(await told(on, watch)) == 1


async def test_what_still_works_where_nothing_is_approved(on: OnWhatsApp, watch: Watch) -> None:
    on.twilio.approve("", "paused")
    said = dict.fromkeys(text for _, text in await told(on, watch))
    assert len(said) > 5
    assert all("dikabari kalau mereka menulis lagi" in text for text in said)


async def test_a_channel_in_trouble(on: OnWhatsApp, watch: Watch) -> None:
    channel = on.world.channels["whatsapp"]
    on.twilio.fail(Fault(401, 20003), on="list")
    await channel.check()
    [(who, text)] = await told(on, watch)
    assert who == "admin"
    assert "WhatsApp sedang bermasalah" in text
    assert "REMBUK_TWILIO_AUTH_TOKEN" in text
    assert await told(on, watch) == []
    await channel.check()
    assert await told(on, watch) == []
    on.twilio.fail(Fault(401, 20003), on="list")
    await channel.check()
    assert len(await told(on, watch)) == 1


async def test_an_admin_who_wants_silence_is_left_alone(on: OnWhatsApp, watch: Watch) -> None:
    await on.say("berhenti", "admin")
    on.twilio.approve("tasks", "paused")
    assert await told(on, watch) == []
    rows = await on.world.rows(select(outbox).where(outbox.c.about.startswith("alarm")))
    assert rows == []


async def test_fewer_a_day_than_is_set(on: OnWhatsApp, watch: Watch) -> None:
    """63018: the platform's limit is taken for ours, and the admins are told."""

    async def lower(store: Store) -> None:
        await daily_limit.lower(store, "whatsapp", "+62")

    await on.world.app.turns.do(lower)
    [(who, text)] = await told(on, watch)
    assert who == "admin"
    assert "hanya mengizinkan kami menghubungi 1 orang" in text
    assert await told(on, watch) == []


async def test_calls_that_succeed_and_deliver_nothing(
    on: OnWhatsApp, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sending.watch.ENOUGH", 4)
    [(who, text)] = await told(on, watch)
    assert who == "admin"
    assert "tidak satu pun sampai" in text
    assert await told(on, watch) == []
    path, form, headers = on.twilio.status(on.twilio.messages[0], "delivered")
    await on.post(form, headers, path)
    assert await told(on, watch) == []
    assert await on.world.rows(select(kept).where(kept.c.name.startswith("alarm:"))) == []


async def test_a_text_by_which_messages_were_refused(on: OnWhatsApp, watch: Watch) -> None:
    async with on.world.app.database.read() as connection:
        serving = templates.serving(await templates.load(connection))
    ref = serving["tasks", "id"].ref

    async def refused(store: Store) -> None:
        await templates.refused(store, "whatsapp", ref, "63013")

    await on.world.app.turns.do(refused)
    watch.older = timedelta(hours=23)
    [(who, text)] = await told(on, watch)
    assert who == "admin"
    assert "kode 63013" in text
    assert "balas BUKA" in text
    assert await told(on, watch) == []
