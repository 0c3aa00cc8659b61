"""Which posts Twilio has signed."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest

from bot.channels.whatsapp.receiving import parse_form
from tests.bot.channels.whatsapp.given import (
    PUBLIC,
    parcel,
    talking,
    whatsapp,
)
from tests.fakes.twilio import (
    FakeTwilio,
    RawForm,
    changed,
)


def signed(**how: Any) -> tuple[RawForm, str]:
    form, headers = FakeTwilio(**how).inbound(
        " halo ", more={"Label": "", "Address": "Jl. Cut Nyak Dien & sekitarnya, é"}
    )
    return form, headers["X-Twilio-Signature"]


def test_a_signature_that_holds() -> None:
    form, signature = signed()
    channel = whatsapp(None)
    assert channel.check_signature("/whatsapp", form, signature)
    assert channel.check_signature("/whatsapp", list(reversed(form)), signature)
    assert channel.check_signature("/whatsapp", parse_form(urlencode(form).encode()), signature)
    # A slash at the end of PUBLIC_URL is no slash more.
    assert whatsapp(None, public=PUBLIC + "/").check_signature("/whatsapp", form, signature)


def test_twilio_may_sign_with_the_port_or_without() -> None:
    form, signature = signed(public_url=PUBLIC + ":443")
    assert whatsapp(None).check_signature("/whatsapp", form, signature)
    form, signature = signed()
    assert whatsapp(None, public=PUBLIC + ":8443").check_signature("/whatsapp", form, signature)


def test_a_prefix_in_the_public_address_is_signed_too() -> None:
    form, signature = signed(public_url=PUBLIC + "/rembuk")
    channel = whatsapp(None, public=PUBLIC + "/rembuk")
    assert channel.check_signature("/whatsapp", form, signature)


async def test_a_status_is_signed_with_its_query() -> None:
    async with talking() as (channel, twilio):
        await channel.send(parcel())
        path, form, headers = twilio.status(twilio.messages[0], "read")
        signature = headers["X-Twilio-Signature"]
        assert channel.check_signature(path, form, signature)
        assert not channel.check_signature("/whatsapp/status?id=43", form, signature)
        assert not channel.check_signature("/whatsapp/status", form, signature)


def test_repeated_parameters_count_as_twilio_counts_them() -> None:
    form, signature = signed()
    channel = whatsapp(None)
    assert channel.check_signature("/whatsapp", [*form, form[0]], signature)  # the same twice
    assert not channel.check_signature("/whatsapp", [*form, (form[0][0], "x")], signature)


BREAKS: dict[str, tuple[str, str, str | None]] = {
    # what the server believes to be: public address, path, the header
    "http for https": ("http://rembuk.example.id", "/whatsapp", ""),
    "an added slash": (PUBLIC, "/whatsapp/", ""),
    "an added query": (PUBLIC, "/whatsapp?a=1", ""),
    "another path": (PUBLIC, "/telegram", ""),
    "another host": ("https://attacker.example.id", "/whatsapp", ""),
    "no public address": ("", "/whatsapp", ""),
    "no header": (PUBLIC, "/whatsapp", None),
    "a blank header": (PUBLIC, "/whatsapp", " "),
    "not base64": (PUBLIC, "/whatsapp", "ü\ud800"),
}


@pytest.mark.parametrize("case", BREAKS)
def test_what_breaks_a_signature(case: str) -> None:
    public, path, header = BREAKS[case]
    form, signature = signed()
    given = signature if header == "" else header
    assert whatsapp(None, public=public).check_signature(path, form, given) is False


FORGED: dict[str, Any] = {
    "a dropped blank field": lambda form: changed(form, "Label", None),
    "trimmed values": lambda form: [(name, value.strip()) for name, value in form],
    "another sender": lambda form: changed(form, "From", "whatsapp:+628999"),
    "an added field": lambda form: [*form, ("ButtonPayload", "do:forget")],
    "no fields": lambda form: [],
    "half of a pair": lambda form: changed(form, "Body", "\ud83d"),
}


@pytest.mark.parametrize("case", FORGED)
def test_what_breaks_a_signed_form(case: str) -> None:
    form, signature = signed()
    assert whatsapp(None).check_signature("/whatsapp", FORGED[case](form), signature) is False


def test_another_token_signs_nothing() -> None:
    form, signature = signed()
    assert not whatsapp(None, token="other").check_signature("/whatsapp", form, signature)
