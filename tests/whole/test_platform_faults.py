"""What goes wrong at the platforms, seen through the whole program: webhook in, message out."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.channels.telegram.channel import Telegram
from bot.channels.terminal.channel import Terminal
from bot.channels.whatsapp import codes
from bot.commands import doctor
from bot.commands.serve import connected
from bot.settings import Settings
from storage.database.tables import outbox
from tests.command_line import rembuk
from tests.fakes import bot_api, twilio
from tests.support import Clock, Collector, World
from tests.whole.test_platforms import on_telegram, on_whatsapp

# The question after the consent.
NAME_ASKED = "Kami panggil Bapak/Ibu siapa?"


async def settled(world: World, clock: Clock) -> list[str]:
    """Waits until every message is in a final state, the clock running on; gives the states."""
    async with asyncio.timeout(20):
        while True:
            clock.move(seconds=0.2)
            rows = await world.rows(select(outbox.c.state, outbox.c.settled_at))
            if rows and all(row.settled_at is not None for row in rows):
                return [row.state for row in rows]
            await asyncio.sleep(0.02)


def patience(case: str) -> float:
    """Seconds for a call: what answers is waited for, however busy the machine of the test is."""
    return 2.0 if case == "nothing for a minute" else 60.0


def too_fast() -> bot_api.Fault:
    body = {"ok": False, "error_code": 429, "description": "x", "parameters": {"retry_after": 1}}
    return bot_api.Fault("sendMessage", 429, body)


def on_send(**fault: Any) -> bot_api.Fault:
    return bot_api.Fault("sendMessage", **fault)


# What goes wrong, how often it is sent in all, and how it ends.
TELEGRAM = {
    "429": ([too_fast()], 2, "sent"),
    "500 once": ([on_send(status=500)], 2, "sent"),
    "500 twice": ([on_send(status=500, times=2)], 2, "unknown"),
    "a page": ([on_send(status=502, body="<h1>Bad gateway</h1>")], 2, "sent"),
    "nothing for a minute": ([on_send(hang=60)], 2, "sent"),
    "cut": ([on_send(cut=True)], 2, "sent"),
    "blocked": (
        [on_send(status=403, body={"ok": False, "error_code": 403, "description": "Forbidden"})],
        1,
        "gone",
    ),
}


@pytest.mark.parametrize("case", TELEGRAM)
async def test_telegram_goes_wrong(case: str, settings: Settings, clock: Clock) -> None:
    faults, times, state = TELEGRAM[case]
    async with on_telegram(settings, clock, patience=patience(case)) as siti:
        siti.api.faults = [dataclasses.replace(fault) for fault in faults]
        assert (await siti.post(siti.api.message(text="halo"))).status_code == 200
        assert await settled(siti.world, clock) == [state]
        assert len([c for c in siti.api.calls if c.method == "sendMessage"]) == times
        # Whatever it was, the conversation goes on.
        assert (await siti.post(siti.api.message(text="ya"))).status_code == 200
        await settled(siti.world, clock)
        assert NAME_ASKED in siti.api.texts()[-1]


# What goes wrong, how many messages Siti gets of the one, and how it ends.
TWILIO = {
    "429": (twilio.Fault(429, 20429, headers={"Retry-After": "1"}), "sent"),
    "500": (twilio.Fault(500, 20500), "sent"),
    "a page": (twilio.Fault(502, html="<h1>Bad gateway</h1>"), "sent"),
    # Twilio took these, and its list of messages says so: they are not sent again.
    "nothing for a minute": (twilio.Fault(hang=True, taken=True), "sent"),
    "cut before the answer": (twilio.Fault(cut="before", taken=True), "sent"),
    "cut half-way": (twilio.Fault(cut="half", taken=True), "sent"),
}


@pytest.mark.parametrize("case", TWILIO)
async def test_twilio_goes_wrong(
    case: str, settings: Settings, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(codes, "BROKEN", 0.1)
    monkeypatch.setitem(codes.LATER, 20500, (0.1, True))
    fault, state = TWILIO[case]
    async with on_whatsapp(settings, clock, patience=patience(case)) as siti:
        siti.twilio.fail(fault)
        form, headers = siti.twilio.inbound("halo")
        assert (await siti.post(form, headers)).status_code == 200
        assert await settled(siti.world, clock) == [state]
        assert len(siti.twilio.messages) == 1
        form, headers = siti.twilio.inbound("ya")
        assert (await siti.post(form, headers)).status_code == 200
        await settled(siti.world, clock)
        assert NAME_ASKED in siti.twilio.messages[-1].body


async def test_deliveries_out_of_order(settings: Settings, clock: Clock) -> None:
    """Answers that arrive before what they follow are read where the person stands, and nothing
    is lost: the question that is open is asked again."""
    async with on_telegram(settings, clock) as siti:
        updates = [siti.api.message(text=text) for text in ("halo", "ya", "Siti Aminah")]
        for update in (updates[0], updates[2], updates[1], updates[2]):
            assert (await siti.post(update)).status_code == 200
        await siti.world.app.settled()
        assert await siti.world.count("people") == 1
        assert NAME_ASKED in siti.api.texts()[-1]


FIELDS = (("From",), ("MessageSid", "SmsMessageSid"), ("Body",), ("NumMedia",), ("WaId",))


@pytest.mark.parametrize("fields", FIELDS, ids="+".join)
@pytest.mark.parametrize("value", [None, ""], ids=["missing", "blank"])
async def test_a_field_of_twilio_s_is_missing_or_blank(
    settings: Settings, clock: Clock, fields: tuple[str, ...], value: str | None
) -> None:
    """Signed, but not what we know: answered with 200, and kept for staff where nobody can be."""
    async with on_whatsapp(settings, clock) as siti:
        form, _ = siti.twilio.inbound("halo")
        for field in fields:
            form = twilio.changed(form, field, value)
        headers = siti.twilio.headers("/whatsapp", form)
        assert (await siti.post(form, headers)).status_code == 200
        await siti.world.app.settled()
        unreadable = await siti.world.count("unreadable")
        if {"From", "MessageSid"} & {*fields}:
            assert (unreadable, len(siti.twilio.messages)) == (1, 0)
        else:
            assert (unreadable, len(siti.twilio.messages)) == (0, 1)


async def test_telegram_away_at_the_start(settings: Settings, clock: Clock) -> None:
    """The other channels run on, and Telegram is tried again until it answers."""
    async with bot_api.strict() as api:
        api.faults = [bot_api.Fault("getMe", cut=True), bot_api.Fault("getMe", 500)]
        channel = Telegram(bot_api.TOKEN, api_url=api.url, retry=0.05)
        terminal = Collector("terminal", Terminal.limits)
        here = {"telegram": channel, "terminal": terminal}
        async with World.made(settings, clock, channels=here) as world, connected(world.app):
            assert len(await world.person("siti").say("halo")) == 1
            async with asyncio.timeout(10):
                while channel.username is None:  # noqa: ASYNC110
                    await asyncio.sleep(0.02)
            assert channel.trouble is None


@contextlib.asynccontextmanager
async def platforms(settings: Settings) -> Any:
    """Settings with both platforms, and their fakes."""
    async with bot_api.strict() as api, twilio.strict(public_url=settings.public_url) as fake:
        yield (
            api,
            fake,
            dataclasses.replace(
                settings,
                telegram_token=bot_api.TOKEN,
                telegram_api_url=api.url,
                twilio_account_sid=fake.account,
                twilio_auth_token=fake.token,
                twilio_from=fake.sender,
                twilio_api_url=fake.url,
            ),
        )


async def test_doctor_asks_the_platforms(settings: Settings, clock: Clock) -> None:
    async with platforms(settings) as (_, _, whole):
        found = await doctor.examine(whole, clock)
        assert found["channels"] == {"telegram": None, "whatsapp": None}
        assert found["trouble"] == []


async def test_doctor_says_what_is_wrong_with_a_token(settings: Settings, clock: Clock) -> None:
    async with platforms(settings) as (_, _, whole):
        wrong = dataclasses.replace(whole, telegram_token="1:wrong", twilio_auth_token="wrong")
        found = await doctor.examine(wrong, clock)
    said = " ".join(found["trouble"])
    assert "REMBUK_TELEGRAM_TOKEN" in said
    assert "REMBUK_TWILIO_AUTH_TOKEN" in said
    assert "wrong" not in said


async def test_doctor_as_a_command(tmp_path: Path) -> None:
    async with bot_api.strict() as api:
        url = f"sqlite+aiosqlite:///{tmp_path / 'x.db'}"
        await rembuk("db", "upgrade", url=url, folder=tmp_path)
        (tmp_path / ".env").write_text(
            f"REMBUK_TELEGRAM_TOKEN=1:wrong\nREMBUK_TELEGRAM_API_URL={api.url}\n"
        )
        code, out, err = await rembuk("doctor", "--json", url=url, folder=tmp_path)
        assert code == 1, out + err
        assert "refuses the token" in json.loads(out)["channels"]["telegram"]
        assert err == ""
