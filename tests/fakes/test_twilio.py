"""The fake Twilio itself: what it finds, and how it calls back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
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
from tests.fakes.twilio_described import DATA, OURS, SPECS, reduced, whole


@pytest.mark.parametrize("all", [True, False], ids=["with all", "reduced"])
async def test_the_fake_finds_what_does_not_fit(all: bool) -> None:
    """Where ../shared is missing, calls are held against what we have written down ourselves."""
    async with FakeTwilio() as twilio:
        if not all:
            twilio.described = [reduced()]
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


def test_the_reduced_description_says_what_twilio_says() -> None:
    """Each call of ours, its fields and what must be there."""
    if whole() is None:
        pytest.skip(f"no description of Twilio's API at {DATA}")
    said = {
        path: (operations, spec["components"]["schemas"])
        for spec in (json.loads((DATA / name).read_text()) for name in SPECS)
        for path, operations in spec["paths"].items()
    }
    for path, operations in OURS["paths"].items():
        theirs, schemas = said[path]
        for method, ours in operations.items():
            known = {(p["in"], p["name"]) for p in theirs[method].get("parameters", ())}
            assert {(p["in"], p["name"]) for p in ours.get("parameters", ())} <= known
            for mime, body in ours.get("requestBody", {}).get("content", {}).items():
                schema = theirs[method]["requestBody"]["content"][mime]["schema"]
                assert agrees(body["schema"], schema, schemas), (path, method)


def agrees(ours: Any, theirs: Any, schemas: Any) -> bool:
    """Whether what we say of a value is said of it there: its type, its fields, what is needed."""
    if "$ref" in theirs:
        theirs = schemas[theirs["$ref"].rpartition("/")[2]]
    if ours.get("type") != theirs.get("type"):
        return False
    fields = theirs.get("properties", {})
    return (
        set(theirs.get("required", ())) <= set(ours.get("required", ()))
        and set(ours.get("enum", ())) <= set(theirs.get("enum", ours.get("enum", ())))
        and all(
            name in fields and agrees(each, fields[name], schemas)
            for name, each in ours.get("properties", {}).items()
        )
        and ("items" not in ours or agrees(ours["items"], theirs["items"], schemas))
    )
