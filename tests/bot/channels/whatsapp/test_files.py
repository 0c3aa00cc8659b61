"""Files that people sent, fetched and deleted at Twilio."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.channels.base import (
    TryLater,
    Unfetchable,
)
from bot.channels.whatsapp.channel import WhatsApp
from bot.channels.whatsapp.http import TwilioHttp, UnknownHost
from bot.channels.whatsapp.limits import WHATSAPP
from handlers.conversation.messages import Attachment, FileKind
from tests.bot.channels.whatsapp.given import (
    talking,
)
from tests.fakes.twilio import (
    ACCOUNT,
    FakeTwilio,
    Fault,
)

PHOTO = FileKind.PHOTO


async def fetched(twilio: FakeTwilio, channel: WhatsApp, **how: Any) -> bytes:
    url = twilio.add_media(b"\xff\xd8 a picture", **how)
    return await channel.fetch(Attachment(PHOTO, url))


@pytest.mark.parametrize("redirect", ["store", "plain"])
async def test_a_file_is_fetched_with_credentials_for_twilio_alone(redirect: str) -> None:
    async with talking() as (channel, twilio):
        assert await fetched(twilio, channel, redirect=redirect) == b"\xff\xd8 a picture"
        assert twilio.store_auth == []


async def test_a_file_that_is_not_there_yet() -> None:
    async with talking() as (channel, twilio):
        assert await fetched(twilio, channel, missing=2)
        with pytest.raises(Unfetchable):
            await fetched(twilio, channel, missing=3)


@pytest.mark.parametrize(
    ("how", "kind"),
    [
        ({"status": 410}, Unfetchable),
        ({"status": 403}, TryLater),
        ({"status": 429}, TryLater),
        ({"status": 500}, TryLater),
        ({"redirect": "loop"}, Unfetchable),
    ],
    ids=str,
)
async def test_a_file_that_cannot_be_had(how: dict[str, Any], kind: type[Exception]) -> None:
    async with talking() as (channel, twilio):
        with pytest.raises(kind):
            await fetched(twilio, channel, **how)


@pytest.mark.parametrize("fault", [Fault(hang=True), Fault(cut="before"), Fault(cut="half")])
async def test_a_download_that_breaks_off(fault: Fault) -> None:
    async with talking(timeout=0.8) as (channel, twilio):
        # Twice: aiohttp asks again by itself when an idle connection turns out to be dead.
        twilio.fail(fault, fault, on="media")
        with pytest.raises(TryLater):
            await fetched(twilio, channel)


@pytest.mark.parametrize("redirect", ["store", "plain"])
async def test_a_file_that_is_too_large(redirect: str) -> None:
    async with talking(limits=replace(WHATSAPP, file=10)) as (channel, twilio):
        with pytest.raises(Unfetchable, match="too large"):
            await fetched(twilio, channel, redirect=redirect)


@pytest.mark.parametrize(
    "url",
    [
        "http://api.twilio.com/2010-04-01/x",
        "https://api.twilio.com.attacker.id/x",
        "https://api.twilio.com@attacker.id/x",
        "https://attacker.id/https://api.twilio.com/",
        "https://api.twilio.com:8443/x",
        "file:///etc/passwd",
        "http://127.0.0.1:1/x",
        "https://[",
        "",
    ],
)
async def test_no_other_host_hears_of_us(url: str) -> None:
    async with talking() as (channel, twilio):
        calls = len(twilio.calls)
        with pytest.raises(Unfetchable):
            await channel.fetch(Attachment(PHOTO, url))
        http = TwilioHttp()
        with pytest.raises(UnknownHost):
            await http.request("GET", url)
        assert http._session is None
        assert len(twilio.calls) == calls


async def test_a_file_is_deleted_at_twilio_when_we_have_it(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with talking() as (channel, twilio):
        url = twilio.add_media(b"x")
        await channel.forget(Attachment(PHOTO, url))
        assert len(twilio.deleted) == 1
        assert twilio.media == {}
        await channel.forget(Attachment(PHOTO, url))  # it is gone already
        assert caplog.records == []
        for fault in (Fault(500, 20500), Fault(cut="half"), Fault(429, 20429)):
            twilio.fail(fault, on="delete")
            await channel.forget(Attachment(PHOTO, url))
        assert len(caplog.records) == 3
        calls = len(twilio.calls)
        for other in ("https://example.id/x", url.replace(ACCOUNT, "AC" + "0" * 32)):
            await channel.forget(Attachment(PHOTO, other))
        assert len(twilio.calls) == calls
