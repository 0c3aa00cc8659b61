"""What goes wrong with a call, and what it means."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta

import aiohttp
import pytest

from bot.channels.base import (
    Gone,
    Refused,
    TryLater,
)
from bot.channels.whatsapp.codes import GONE, LATER, OUR_SETTINGS, OUR_TEMPLATE, WITHHELD_CODE
from tests.bot.channels.whatsapp.given import (
    NOW,
    PERSON,
    parcel,
    talking,
    whatsapp,
)
from tests.fakes.twilio import (
    FakeTwilio,
    Fault,
    strict,
)


@pytest.mark.parametrize("code", sorted({*LATER, *GONE, *OUR_SETTINGS, *OUR_TEMPLATE, 21212}))
async def test_what_a_code_means(code: int) -> None:
    async with talking() as (channel, twilio):
        twilio.fail(Fault(400, code))
        with pytest.raises((TryLater, Gone, Refused)) as error:
            await channel.send(parcel())
        refusal = error.value
        assert ("withheld" if code == WITHHELD_CODE else str(code)) in str(refusal)
        if code in LATER:
            assert isinstance(refusal, TryLater)
            assert (refusal.after, refusal.whole) == LATER[code]
            assert (refusal.shut, refusal.limited) == (code == 63016, code == 63018)
        elif code in GONE:
            assert isinstance(refusal, Gone)
        else:
            assert isinstance(refusal, Refused)
            assert refusal.ours == (code in OUR_SETTINGS | OUR_TEMPLATE)
        assert (channel.trouble is not None) == (code in OUR_SETTINGS)
        assert len([c for c in twilio.calls if c.path.endswith("Messages.json")]) == 1
        await channel.send(parcel())
        assert channel.trouble is None


FAULTS: dict[str, tuple[Fault, type[Exception], bool]] = {
    # what goes wrong → what is raised, and whether everybody waits
    "429": (Fault(429, 20429, headers={"Retry-After": "7"}), TryLater, True),
    "429 with a page": (Fault(429, html="<h1>Slow down</h1>"), TryLater, True),
    "500": (Fault(500, 20500), TryLater, True),
    "500 with a page": (Fault(500, html="<h1>Oops</h1>"), TryLater, True),
    "503": (Fault(503, 20503), TryLater, True),
    "502 with a page": (Fault(502, html="<h1>Bad gateway</h1>"), TryLater, True),
    "504": (Fault(504, html="<h1>Timeout</h1>", taken=True), TimeoutError, False),
    "a page in place of an answer": (Fault(200, html="<h1>Hi</h1>"), ValueError, False),
    "nothing": (Fault(hang=True, taken=True), TimeoutError, False),
    "cut before the answer": (Fault(cut="before", taken=True), aiohttp.ClientError, False),
    "cut half-way": (Fault(cut="half", taken=True), aiohttp.ClientError, False),
    "404": (Fault(404, 20404), Refused, False),
    "403": (Fault(403, html="<h1>No</h1>"), Refused, False),
}


@pytest.mark.parametrize("case", FAULTS)
async def test_faults(case: str) -> None:
    fault, kind, whole = FAULTS[case]
    async with talking(timeout=0.8) as (channel, twilio):
        twilio.fail(fault)
        with pytest.raises(kind) as raised:
            await channel.send(parcel())
        error = raised.value
        assert isinstance(error, TryLater) == (kind is TryLater)
        assert getattr(error, "whole", False) == whole
        if fault.headers:
            assert isinstance(error, TryLater)
            assert error.after == 7
        # Never repeated by itself.
        assert len([c for c in twilio.calls if c.path.endswith("Messages.json")]) == 1
        assert len(twilio.messages) == fault.taken
        await channel.send(parcel())
        assert len(twilio.messages) == fault.taken + 1


async def test_nobody_there_means_not_sent() -> None:
    async with FakeTwilio() as twilio:
        url = twilio.url
    channel = whatsapp(url)
    with pytest.raises(TryLater) as later:
        await channel.send(parcel())
    assert later.value.whole
    assert await channel.objects.ensure() > 0
    assert "belum bisa dihubungi" in (await channel.check() or "")
    await channel.stop()


async def test_a_wrong_token_is_said_once_and_never_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    async with strict() as twilio:
        channel = whatsapp(twilio.url, token="a-wrong-token")
        for _ in range(3):
            with pytest.raises(Refused) as refused:
                await channel.send(parcel("rahasia warga"))
            assert refused.value.ours
        assert "TWILIO_AUTH_TOKEN" in (await channel.check() or "")
        await channel.stop()
    said = [r for r in caplog.records if "REMBUK_TWILIO_AUTH_TOKEN" in r.getMessage()]
    assert len(said) == 1
    for secret in ("a-wrong-token", "rahasia warga", PERSON, "Basic "):
        assert secret not in caplog.text


async def test_check_says_when_all_is_well() -> None:
    async with talking() as (channel, twilio):
        twilio.fail(Fault(500, html="x"), on="list")
        assert "HTTP" not in (await channel.check() or "")
        assert channel.trouble
        assert await channel.check() is None


async def test_after_a_time_out_the_list_of_messages_tells() -> None:
    async with talking(timeout=0.8) as (channel, twilio):
        twilio.fail(Fault(hang=True, taken=True))
        with pytest.raises(TimeoutError):
            await channel.send(parcel("Satu\n\ndua"))
        sid = twilio.messages[0].sid
        assert await channel.find_sent(parcel("Satu\n\ndua"), NOW) == sid
        assert await channel.find_sent(parcel("tiga"), NOW) is None
        assert await channel.find_sent(parcel("Satu\n\ndua"), NOW + timedelta(minutes=1)) is None
        assert await channel.find_sent(replace(parcel("Satu\n\ndua"), address="+62"), NOW) is None
        buttons = parcel("Satu\n\ndua?", "Ya", "Tidak")
        sid2 = await channel.send(buttons)
        assert await channel.find_sent(buttons, NOW) == sid2
        twilio.fail(Fault(500, 20500), on="list")
        with pytest.raises(TryLater):
            await channel.find_sent(buttons, NOW)


@pytest.mark.parametrize(
    ("status", "taken"),
    [
        ("queued", True),
        ("sent", True),
        ("delivered", True),
        ("read", True),
        ("failed", False),
        ("canceled", False),
    ],
)
async def test_what_failed_at_twilio_was_not_sent(status: str, taken: bool) -> None:
    """It is looked for before it is said a second time: a failed one is no first time."""
    async with talking() as (channel, twilio):
        sid = await channel.send(parcel("halo"))
        twilio.messages[0].status = status
        assert await channel.find_sent(parcel("halo"), NOW) == (sid if taken else None)
