"""The fake Twilio itself: what it finds, and how it calls back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aiohttp import web

from bot.channels.base import (
    Receipt,
)
from bot.channels.whatsapp.http import TwilioHttp
from bot.channels.whatsapp.receiving import parse_form, twiml
from tests.bot.channels.whatsapp.given import (
    PERSON,
    PUBLIC,
    parcel,
    talking,
    whatsapp,
)
from tests.fakes.twilio import (
    ACCOUNT,
    SENDER,
    TOKEN,
    FakeTwilio,
)


async def test_the_fake_finds_what_does_not_fit() -> None:
    async with FakeTwilio() as twilio:
        http = TwilioHttp(twilio.url)
        path = f"https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
        good = {"To": f"whatsapp:{PERSON}", "From": SENDER, "Body": "halo"}
        auth = (ACCOUNT, TOKEN)

        async def found(
            form: Mapping[str, object], url: str = path, method: str = "POST"
        ) -> list[str]:
            twilio.violations.clear()
            headers = {"Content-Type": "application/x-www-form-urlencoded"}
            await http.request(method, url, data=form, auth=auth, headers=headers)
            return list(twilio.violations)

        assert await found(good) == []
        wrong: Sequence[Mapping[str, object]] = [
            {**good, "Body": "a" * 1601},
            {**good, "Body": ""},
            {**good, "To": PERSON},
            {**good, "MediaUrl": [f"{PUBLIC}/1", f"{PUBLIC}/2"]},
            {**good, "ContentVariables": "{}"},
            {**good, "StatusCallback": "https://attacker.id/whatsapp/status?id=1"},
        ]
        for form in wrong:
            assert await found(form), form
        if twilio.checked:
            assert await found({**good, "Text": "halo"})
            assert await found({"From": SENDER, "Body": "halo"})
            assert await found({**good, "ContentSid": "HX1"})
            assert await found(good, path.replace("Messages", "Letters"))
            assert await found(good, "https://content.twilio.com/v1/Content")
        await http.close()


async def test_the_fake_calls_back_late_and_out_of_order() -> None:
    channel = whatsapp(None)
    heard: list[object] = []

    async def hook(request: web.Request) -> web.Response:
        form = parse_form(await request.read())
        signature = request.headers.get("X-Twilio-Signature")
        if not channel.check_signature(request.raw_path, form, signature):
            return web.Response(status=403)
        heard.extend(channel.receive_status(dict(request.query), form))
        return web.Response(text=twiml(), content_type="text/xml")

    app = web.Application()
    app.router.add_post("/whatsapp/status", hook)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    at = f"http://127.0.0.1:{runner.addresses[0][1]}"
    async with talking() as (sending, twilio):
        sid = await sending.send(parcel())
        assert await twilio.call_back(at, twilio.messages[0], after=0.01) == [200] * 4
        states = [r.state for r in heard if isinstance(r, Receipt) and r.platform_id == sid]
        assert states == ["read", "delivered", "sent"]
        forged, _, headers = twilio.status(twilio.messages[0], "read")
        assert (await twilio.post(at, forged, [("MessageStatus", "read")], headers))[0] == 403
    await runner.cleanup()
