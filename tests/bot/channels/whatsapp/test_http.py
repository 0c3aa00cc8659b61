"""The http client that Twilio's library is given."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.channels.whatsapp.http import TooFast, TwilioHttp, UnknownHost
from tests.bot.channels.whatsapp.given import (
    parcel,
    talking,
)
from tests.fakes.twilio import (
    ACCOUNT,
    TOKEN,
    Fault,
    strict,
)


def test_where_calls_go() -> None:
    message = "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json"
    content = "https://content.twilio.com/v1/Content?PageSize=1"
    for real in (None, "", "https://api.twilio.com", "https://api.twilio.com/"):
        assert TwilioHttp(real).address(message) == message
        assert TwilioHttp(real).address(content) == content
    elsewhere = TwilioHttp("http://127.0.0.1:9/twilio/")
    assert elsewhere.address(message).startswith("http://127.0.0.1:9/twilio/2010-04-01/")
    assert elsewhere.address(content) == "http://127.0.0.1:9/twilio/v1/Content?PageSize=1"
    assert elsewhere.address("http://127.0.0.1:9/twilio/x") == "http://127.0.0.1:9/twilio/x"
    for wrong in ("http://127.0.0.1:9/twiliox/", "http://127.0.0.1:99/twilio/x"):
        with pytest.raises(UnknownHost):
            elsewhere.address(wrong)


async def test_the_pool_is_opened_late_used_again_and_closed() -> None:
    async with strict() as twilio:
        http = TwilioHttp(twilio.url)
        await http.close()
        assert http._session is None
        url = "https://content.twilio.com/v1/Content"
        first = await http.request("GET", url, auth=(ACCOUNT, TOKEN))
        session = http._session
        await http.request("GET", url, params={"PageSize": 1}, auth=(ACCOUNT, TOKEN))
        assert first.status_code == 200
        assert http._session is session
        await http.close()
        assert session is not None
        assert session.closed
        assert (await http.request("GET", url, auth=(ACCOUNT, TOKEN))).ok
        with pytest.raises(ValueError, match="0"):
            await http.request("GET", url, timeout=0)
        for given, after in (("3", 3.0), ("soon", None), ("-1", None), ("nan", None)):
            twilio.fail(Fault(429, html="x", headers={}), on="list")
            twilio._faults[-1] = ("list", Fault(429, 20429, headers={"Retry-After": given}))
            with pytest.raises(TooFast) as too_fast:
                await http.request("GET", url)
            assert too_fast.value.after == after
        await http.close()


async def test_many_calls_at_once_share_the_pool() -> None:
    async with talking() as (channel, twilio):
        await asyncio.gather(*(channel.send(replace(parcel(), id=n)) for n in range(50)))
        ids = {sent.status_callback.rpartition("=")[2] for sent in twilio.messages}
        assert ids == {str(n) for n in range(50)}
