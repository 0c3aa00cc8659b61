"""WhatsApp: the posts and what each becomes, the messages and the call that each causes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest
from aiohttp import web

from bot.channels.base import (
    Button,
    Channel,
    Gone,
    Package,
    Parcel,
    Receipt,
    Refused,
    Standing,
    TryLater,
    Unfetchable,
    Unreadable,
)
from bot.channels.limits import WHATSAPP
from bot.channels.whatsapp.channel import (
    GONE,
    LATER,
    OUR_SETTINGS,
    OUR_TEMPLATE,
    WhatsApp,
    parse_form,
    twiml,
)
from bot.channels.whatsapp.content import Kind, Shape, fill, length, numbered, split, usual
from bot.channels.whatsapp.http import TooFast, TwilioHttp, UnknownHost
from handlers.conversation.messages import Attachment, FileKind, Incoming, Location, Stray
from tests.fakes.twilio import (
    ACCOUNT,
    DATA,
    SENDER,
    TOKEN,
    FakeTwilio,
    Fault,
    RawForm,
    changed,
    strict,
)

PUBLIC = "https://rembuk.example.id"
PERSON = "+6281234567890"
NOW = datetime(2027, 1, 12, 2, 0, tzinfo=UTC)


class Kept:
    """The store of sids, in memory."""

    def __init__(self) -> None:
        self.sids: dict[str, str] = {}

    async def load(self) -> dict[str, str]:
        return dict(self.sids)

    async def save(self, shape: str, sid: str) -> None:
        self.sids[shape] = sid


def hint(locale: str, words: list[str]) -> str:
    if locale == "en":
        return "Reply with a number." + (f" Or type {' or '.join(words)}." if words else "")
    return "Balas dengan nomornya." + (f" Atau ketik {' atau '.join(words)}." if words else "")


def whatsapp(api_url: str | None, shapes: Kept | None = None, **how: Any) -> WhatsApp:
    defaults: dict[str, Any] = {"now": lambda: NOW, "media_waits": (0, 0), "retry": (0.01, 0.05)}
    how = defaults | how
    token, public = how.pop("token", TOKEN), how.pop("public", PUBLIC)
    return WhatsApp(ACCOUNT, token, SENDER, public, shapes or Kept(), hint, api_url=api_url, **how)


@asynccontextmanager
async def talking(ready: bool = True, **how: Any) -> AsyncIterator[tuple[WhatsApp, FakeTwilio]]:
    """The channel and a Twilio that must find nothing wrong with its calls."""
    async with strict(now=lambda: NOW) as twilio:
        channel = whatsapp(twilio.url, **how)
        try:
            if ready:
                assert await channel.ensure_shapes() == 0
            yield channel, twilio
        finally:
            await channel.stop()


async def until(true: Callable[[], bool]) -> None:
    """Waits for what happens in the background."""
    async with asyncio.timeout(5):
        while not true():  # noqa: ASYNC110
            await asyncio.sleep(0.005)


def parcel(text: str = "Apa yang diusulkan?", *labels: str, **how: Any) -> Parcel:
    buttons = tuple(Button(f"propose.topic:{n}", label) for n, label in enumerate(labels, 1))
    return Parcel(42, PERSON, text, **({"buttons": buttons} | how))


def package(mime: str, url: str | None = f"{PUBLIC}/berkas/abc") -> Package:
    async def load() -> bytes:
        return b""

    return Package("berkas", mime, load, (lambda: url) if url else None)


def test_it_is_a_channel() -> None:
    channel: Channel = whatsapp(None)
    assert isinstance(channel, Channel)
    assert channel.name == "whatsapp"
    assert channel.limits.window == timedelta(hours=24)


def test_twilio_s_description_is_at_hand() -> None:
    if not DATA.exists():
        pytest.skip("without ../shared/data the calls are not held against Twilio's OpenAPI")
    assert FakeTwilio().checked


# --- in -------------------------------------------------------------------------------------------

PICTURE = f"https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT}/Messages/MM1/Media/ME"

PHOTO = FileKind.PHOTO

MESSAGES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "text": (
        {"body": "  jalan rusak\ndi RT 05 "},
        {"text": "  jalan rusak\ndi RT 05 "},
    ),
    "a reply": ({"body": "foto baru", "reply_to": "SM1"}, {"text": "foto baru", "reply_to": "SM1"}),
    "a button": (
        {"button": ("propose.area:18.72.04.1003", "Imopuro"), "reply_to": "SM1"},
        {"choice": "propose.area:18.72.04.1003", "label": "Imopuro", "reply_to": "SM1"},
    ),
    "a button without an id": (
        {"body": "Setuju", "more": {"ButtonText": "Setuju", "ButtonPayload": ""}},
        {"text": "Setuju"},
    ),
    "a row of a list": (
        {"row": ("propose.topic:jalan", "Jalan")},
        {"choice": "propose.topic:jalan", "label": "Jalan"},
    ),
    "a place": (
        {"location": (-5.113, 105.306)},
        {"location": Location(-5.113, 105.306)},
    ),
    "a place with a name": (
        {"body": "Masjid Taqwa", "location": (-5.113, 105.306)},
        {"text": "Masjid Taqwa", "location": Location(-5.113, 105.306)},
    ),
    "blank coordinates": (
        {"body": "halo", "more": {"Latitude": "", "Longitude": ""}},
        {"text": "halo"},
    ),
    "a photo": (
        {"media": [(PICTURE + "1", "image/jpeg")]},
        {"files": (Attachment(PHOTO, PICTURE + "1", "image/jpeg"),)},
    ),
    "a photo with words": (
        {"body": "jalan rusak", "media": [(PICTURE + "1", "image/jpeg")]},
        {"text": "jalan rusak", "files": (Attachment(PHOTO, PICTURE + "1", "image/jpeg"),)},
    ),
    "several photos in one": (
        {"media": [(PICTURE + "1", "image/jpeg"), (PICTURE + "2", "image/png")]},
        {
            "files": (
                Attachment(PHOTO, PICTURE + "1", "image/jpeg"),
                Attachment(PHOTO, PICTURE + "2", "image/png"),
            )
        },
    ),
    "a photo beside a voice": (
        {"media": [(PICTURE + "1", "audio/ogg; codecs=opus"), (PICTURE + "2", "image/png")]},
        {"files": (Attachment(PHOTO, PICTURE + "2", "image/png"),), "stray": Stray.VOICE},
    ),
    "a webp photo": (
        {"media": [(PICTURE + "1", "image/webp")]},
        {"files": (Attachment(PHOTO, PICTURE + "1", "image/webp"),)},
    ),
    "a document": (
        {"body": "Proposal RW 03.pdf", "media": [(PICTURE + "1", "application/pdf")]},
        {
            "files": (
                Attachment(
                    FileKind.DOCUMENT, PICTURE + "1", "application/pdf", name="Proposal RW 03.pdf"
                ),
            )
        },
    ),
    "a document with words": (
        {"body": "ini proposalnya", "media": [(PICTURE + "1", "application/pdf")]},
        {
            "text": "ini proposalnya",
            "files": (Attachment(FileKind.DOCUMENT, PICTURE + "1", "application/pdf"),),
        },
    ),
    "a document of no kind": (
        {"media": [(PICTURE + "1", "")]},
        {"files": (Attachment(FileKind.DOCUMENT, PICTURE + "1"),)},
    ),
    "a voice": ({"media": [(PICTURE + "1", "audio/ogg")]}, {"stray": Stray.VOICE}),
    "a video": (
        {"body": "lihat ini", "media": [(PICTURE + "1", "video/mp4")]},
        {"text": "lihat ini", "stray": Stray.VIDEO},
    ),
    "a sticker": (
        {"media": [(PICTURE + "1", "image/webp")], "kind": "sticker"},
        {"stray": Stray.STICKER},
    ),
    "a contact": (
        {"media": [(PICTURE + "1", "text/vcard")], "kind": "contacts"},
        {"stray": Stray.CONTACT},
    ),
    "a contact without a card": ({"kind": "contacts"}, {"stray": Stray.CONTACT}),
    "nothing that we know": ({"kind": "unsupported"}, {"stray": Stray.OTHER}),
    "no NumMedia": ({"body": "halo", "without": ["NumMedia"]}, {"text": "halo"}),
    "blank NumMedia": ({"body": "halo", "more": {"NumMedia": ""}}, {"text": "halo"}),
    "no Body": ({"without": ["Body"]}, {"stray": Stray.OTHER}),
    "no MessageType": ({"body": "halo", "without": ["MessageType"]}, {"text": "halo"}),
    "fields that nobody has seen": (
        {"body": "halo", "more": {"Brandnew": "1", "": "x"}},
        {"text": "halo"},
    ),
    "a link for a kelurahan": (
        {"body": "MULAI kel_1872041003"},
        {"text": "MULAI kel_1872041003", "start": "kel_1872041003"},
    ),
    "a link in small letters": (
        {"body": "start KEL_1872041003 ya"},
        {"text": "start KEL_1872041003 ya", "start": "kel_1872041003"},
    ),
    "a link's parameter alone": (
        {"body": " kel_1872041003 "},
        {"text": " kel_1872041003 ", "start": "kel_1872041003"},
    ),
    "an invitation keeps its capitals": (
        {"body": "MULAI petugas_aB-9"},
        {"text": "MULAI petugas_aB-9", "start": "petugas_aB-9"},
    ),
    "MULAI alone is a command": ({"body": "MULAI"}, {"text": "MULAI"}),
    "a sentence that begins so": ({"body": "mulai dari RT 05"}, {"text": "mulai dari RT 05"}),
}


@pytest.mark.parametrize("case", MESSAGES)
def test_what_a_post_becomes(case: str) -> None:
    post, becomes = MESSAGES[case]
    form, _ = FakeTwilio().inbound(**({"sid": "SM9"} | post))
    expected = Incoming("whatsapp", PERSON, "SM9", NOW, phone=PERSON, **becomes)
    assert not expected.is_contact
    assert whatsapp(None).receive(form) == [expected]
    assert whatsapp(None).receive(urlencode(form).encode()) == [expected]


@pytest.mark.parametrize(
    ("address", "phone"),
    [
        ("+6281234567890", "+6281234567890"),
        ("+60123456789", "+60123456789"),
        ("ID.4566546130240823", None),  # proves no number
        ("6281234567890", None),
        ("+62812", None),
        ("+٦٢٨١٢٣٤٥٦٧٨٩", None),
    ],
)
def test_an_address_is_an_opaque_string(address: str, phone: str | None) -> None:
    form, _ = FakeTwilio().inbound("halo", f"whatsapp:{address}")
    [news] = whatsapp(None).receive(form)
    assert isinstance(news, Incoming)
    assert (news.address, news.phone) == (address, phone)


UNREADABLE: dict[str, dict[str, Any]] = {
    "no MessageSid": {"without": ["MessageSid", "SmsMessageSid"]},
    "blank MessageSid": {"more": {"MessageSid": "", "SmsMessageSid": ""}},
    "no From": {"without": ["From"]},
    "blank From": {"more": {"From": ""}},
    "From another channel": {"more": {"From": "+6281234567890"}},
    "From nobody": {"more": {"From": "whatsapp:"}},
    "NumMedia is a word": {"more": {"NumMedia": "satu"}},
    "NumMedia is huge": {"more": {"NumMedia": "99999999"}},
    "media without an address": {"more": {"NumMedia": "1"}},
    "half a place": {"more": {"Latitude": "-5.1"}},
    "a place in words": {"more": {"Latitude": "sana", "Longitude": "sini"}},
    "a place beyond the globe": {"more": {"Latitude": "95", "Longitude": "105"}},
    "a place that is no number": {"more": {"Latitude": "nan", "Longitude": "105"}},
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_what_cannot_be_read(case: str) -> None:
    form, _ = FakeTwilio().inbound("halo", **UNREADABLE[case])
    with pytest.raises(Unreadable):
        whatsapp(None).receive(form)


@pytest.mark.parametrize("body", [b"\xff\xfe", b"Body=%ff", b"&".join([b"a=1"] * 1001), b""])
def test_what_is_no_form(body: bytes) -> None:
    with pytest.raises(Unreadable):
        whatsapp(None).receive(body)


STATUSES: dict[str, tuple[str, int | str, list[tuple[str, str]], str | None]] = {
    # state, code → receipts (state, why), code of a standing
    "queued": ("queued", "", [], None),
    "sending": ("sending", "", [], None),
    "sent": ("sent", "", [("sent", "")], None),
    "delivered": ("delivered", "", [("delivered", "")], None),
    "read": ("read", "", [("read", "")], None),
    "undelivered": ("undelivered", 63049, [("failed", "63049")], None),
    "failed": ("failed", 63016, [("failed", "63016")], None),
    "failed without a code": ("failed", "", [("failed", "")], None),
    "blocked": ("failed", 63014, [("failed", "63014")], "63014"),
    "no such recipient": ("undelivered", 63024, [("failed", "63024")], "63024"),
    "new to us": ("partially_delivered", "", [], None),
}


@pytest.mark.parametrize("case", STATUSES)
async def test_what_a_status_becomes(case: str) -> None:
    state, code, receipts, standing = STATUSES[case]
    async with talking() as (channel, twilio):
        sid = await channel.send(parcel())
        path, form, _ = twilio.status(twilio.messages[0], state, code)
        assert path == "/whatsapp/status?id=42"
        expected: list[object] = [Receipt("whatsapp", s, 42, sid, why) for s, why in receipts]
        if standing:
            expected.append(Standing("whatsapp", PERSON, True, standing))
        assert channel.receive_status({"id": "42"}, form) == expected


def test_a_status_without_our_number_or_their_sid() -> None:
    channel = whatsapp(None)
    form = [("MessageStatus", "read"), ("MessageSid", "SM1")]
    for query in ({}, {"id": ""}, {"id": "x"}, {"id": "9" * 40}, {"id": "²"}):
        assert channel.receive_status(query, form) == [Receipt("whatsapp", "read", None, "SM1")]
    bare = channel.receive_status({"id": "7"}, b"MessageStatus=sent")
    assert bare == [Receipt("whatsapp", "sent", 7)]
    for wrong in ([("MessageSid", "SM1")], [("MessageStatus", "read")], []):
        with pytest.raises(Unreadable):
            channel.receive_status({}, wrong)


def test_a_template_s_fault_in_a_status_is_for_staff() -> None:
    channel = whatsapp(None)
    form = [("MessageStatus", "failed"), ("MessageSid", "SM1"), ("ErrorCode", "63027")]
    channel.receive_status({}, form)
    assert channel.trouble is not None
    assert "63027" in channel.trouble
    channel.receive_status({}, [("MessageStatus", "delivered"), ("MessageSid", "SM2")])
    assert channel.trouble is None


def test_the_answer_to_a_webhook() -> None:
    assert twiml() == '<?xml version="1.0" encoding="UTF-8"?><Response></Response>'
    assert "<Message>a &lt; b &amp; c</Message>" in twiml("a < b & c")


# --- signatures -----------------------------------------------------------------------------------


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


# --- out ------------------------------------------------------------------------------------------


async def test_a_text() -> None:
    async with talking() as (channel, twilio):
        sid = await channel.send(parcel("Baris satu\n\nBaris *dua* & tiga 😀"))
        [sent] = twilio.messages
        assert sent.sid == sid
        assert sent.form == {
            "To": f"whatsapp:{PERSON}",
            "From": SENDER,
            "Body": "Baris satu\n\nBaris *dua* & tiga 😀",
            "StatusCallback": f"{PUBLIC}/whatsapp/status?id=42",
        }


SENT: dict[str, tuple[Parcel, str, str, list[str]]] = {
    # parcel → kind, body, labels of buttons or rows
    "one button": (parcel("Lanjut?", "Ya"), "quick-reply", "Lanjut?", ["Ya"]),
    "three buttons": (
        parcel("Yang mana?", "Purwosari", "Purwoasri", "Bukan keduanya"),
        "quick-reply",
        "Yang mana?",
        ["Purwosari", "Purwoasri", "Bukan keduanya"],
    ),
    "lines and paragraphs": (
        parcel("\nSatu.\r\nDua.\n \n\n\tTiga:      empat?  \n", "Ya"),
        "quick-reply",
        "Satu.\nDua.\n\nTiga:    empat?",
        ["Ya"],
    ),
    "four buttons are a list": (
        parcel("Bidang?", "Jalan", "Air", "Sekolah", "Lain"),
        "list-picker",
        "Bidang?",
        ["Jalan", "Air", "Sekolah", "Lain"],
    ),
    "ten rows": (
        parcel("Bidang?", *(f"Bidang {n}" for n in range(10))),
        "list-picker",
        "Bidang?",
        [f"Bidang {n}" for n in range(10)],
    ),
    "long labels are a list": (
        parcel("Setuju?", "Setuju dengan semuanya", "Tidak"),
        "list-picker",
        "Setuju?",
        ["Setuju dengan semuanya", "Tidak"],
    ),
    "two buttons of one name are a list": (
        parcel("Yang mana?", "Sumbersari", "Sumbersari"),
        "list-picker",
        "Yang mana?",
        ["Sumbersari", "Sumbersari"],
    ),
    "eleven are numbered": (
        parcel("Yang mana?", *(f"Kelurahan {n}" for n in range(11))),
        "text",
        "Yang mana?\n\n"
        + "\n".join(f"{n}. Kelurahan {n - 1}" for n in range(1, 12))
        + "\n\nBalas dengan nomornya.",
        [],
    ),
    "labels over 24 are numbered": (
        parcel("Yang mana?", "Peningkatan jalan lingkungan"),
        "text",
        "Yang mana?\n\n1. Peningkatan jalan lingkungan\n\nBalas dengan nomornya.",
        [],
    ),
    "a body over 1024 is numbered": (
        parcel("a" * 1025, "Ya"),
        "text",
        "a" * 1025 + "\n\n1. Ya\n\nBalas dengan nomornya.",
        [],
    ),
    "what looks like a variable is numbered": (
        parcel('Usulan "{{1}}"?', "Ya"),
        "text",
        'Usulan "{{1}}"?\n\n1. Ya\n\nBalas dengan nomornya.',
        [],
    ),
    "an id over 200 is numbered": (
        parcel("Ya?", buttons=(Button("x" * 201, "Ya"),)),
        "text",
        "Ya?\n\n1. Ya\n\nBalas dengan nomornya.",
        [],
    ),
    "words are buttons too": (
        parcel("Volume?", buttons=(Button("w:skip", "LEWATI", word=True),)),
        "quick-reply",
        "Volume?",
        ["LEWATI"],
    ),
}


@pytest.mark.parametrize("case", SENT)
async def test_buttons_and_lists(case: str) -> None:
    what, kind, body, labels = SENT[case]
    async with talking() as (channel, twilio):
        await channel.send(what)
        if twilio.messages[0].kind != kind:  # a shape that is only made when it is wanted
            assert await channel.ensure_shapes() == 0
            await channel.send(what)
        sent = twilio.messages[-1]
        assert (sent.kind, sent.body) == (kind, body)
        assert [label for _, label in sent.choices] == labels
        assert not labels or [id for id, _ in sent.choices] == [b.id for b in what.buttons]


async def test_details_of_rows() -> None:
    rows = (
        Button("a", "Imopuro", "Metro Pusat"),
        Button("b", "Ganjar Agung", "Metro Barat"),
        Button("w", "KEMBALI", word=True),
    )
    async with talking() as (channel, twilio):
        await channel.send(parcel("Yang mana?", buttons=rows))
        assert twilio.messages[0].body == (
            "Yang mana?\n\n1. Imopuro - Metro Pusat\n2. Ganjar Agung - Metro Barat\n\n"
            "Balas dengan nomornya. Atau ketik KEMBALI."
        )
        await channel.ensure_shapes()
        await channel.send(parcel("Yang mana?", buttons=rows, locale="en"))
        sent = twilio.messages[1]
        assert sent.details == ["Metro Pusat", "Metro Barat", ""]
        assert sent.menu == "Choose"


async def test_before_the_content_is_made_a_numbered_list_goes_out() -> None:
    async with talking(ready=False) as (channel, twilio):
        words = (Button("s", "LEWATI", word=True), Button("b", "KEMBALI", word=True))
        await channel.send(parcel("Ada foto?", buttons=words))
        assert twilio.messages[0].body == (
            "Ada foto?\n\nBalas dengan nomornya. Atau ketik LEWATI atau KEMBALI."
        )
        assert [call.path for call in twilio.calls if "Content" in call.path] == []


async def test_a_numbered_list_that_is_too_long_loses_details_and_then_splits() -> None:
    rows = tuple(Button(str(n), f"Pilihan {n}", "x" * 72) for n in range(12))
    async with talking() as (channel, twilio):
        await channel.send(parcel("a" * 1000, buttons=rows))
        assert "xx" not in twilio.messages[0].body
        assert "12. Pilihan 11" in twilio.messages[0].body
        sid = await channel.send(parcel("kata " * 319, buttons=rows))
        first, second = twilio.messages[1:]
        assert first.status_callback == ""
        assert second.status_callback
        assert second.sid == sid
        assert "12. Pilihan 11" in second.body


FILES: dict[str, tuple[Parcel, list[tuple[str, list[str]]]]] = {
    # parcel → bodies and media of the calls
    "a picture": (parcel("", file=package("image/jpeg")), [("", ["abc"])]),
    "a picture with a text": (
        parcel("Sudah selesai", file=package("image/jpeg")),
        [("Sudah selesai", ["abc"])],
    ),
    "a picture with more than a caption": (
        parcel("a" * 1025, file=package("image/png")),
        [("", ["abc"]), ("a" * 1025, [])],
    ),
    "a picture with buttons": (
        parcel("Benar?", "Ya", file=package("image/png")),
        [("", ["abc"]), ("Benar?", [])],
    ),
    # With a document Twilio drops the text.
    "a document": (
        parcel("Data Anda", file=package("application/pdf")),
        [("", ["abc"]), ("Data Anda", [])],
    ),
}


@pytest.mark.parametrize("case", FILES)
async def test_files(case: str) -> None:
    what, calls = FILES[case]
    async with talking() as (channel, twilio):
        sid = await channel.send(what)
        assert [(s.body, [m.rpartition("/")[2] for m in s.media]) for s in twilio.messages] == calls
        assert twilio.messages[-1].sid == sid
        callbacks = [bool(sent.status_callback) for sent in twilio.messages]
        assert callbacks == [False] * (len(calls) - 1) + [True]


async def test_a_parcel_of_two_calls_goes_on_where_it_stopped() -> None:
    async with talking() as (channel, twilio):
        what = parcel("Data Anda", file=package("application/pdf"))
        # The first call is taken, the second refused for now: only the second is tried again.
        twilio.on_message = lambda sent: twilio.fail(Fault(429, 20429)) if sent.media else None
        with pytest.raises(TryLater):
            await channel.send(what)
        await channel.send(what)
        assert [bool(sent.media) for sent in twilio.messages] == [True, False]
        # Nothing is remembered of it.
        twilio.on_message = None
        await channel.send(what)
        assert len(twilio.messages) == 4


async def test_what_cannot_be_sent_at_all() -> None:
    async with talking() as (channel, twilio):
        with pytest.raises(Refused):
            await channel.send(parcel(" "))
        with pytest.raises(Refused) as refused:
            await channel.send(parcel("x", file=package("image/png", url=None)))
        assert refused.value.ours
        assert twilio.messages == []


async def test_without_a_public_address_no_status_is_asked_for() -> None:
    async with talking(public="") as (channel, twilio):
        await channel.send(parcel())
        assert twilio.messages[0].status_callback == ""
        assert channel.trouble is not None
        assert "PUBLIC_URL" in channel.trouble


# --- Content objects ------------------------------------------------------------------------------


async def test_each_shape_is_made_once() -> None:
    kept = Kept()
    async with talking(shapes=kept) as (channel, twilio):
        made = len(twilio.contents)
        assert made == len(usual(WHATSAPP)) == len(kept.sids)
        await channel.ensure_shapes()
        again = whatsapp(twilio.url, kept)
        assert await again.ensure_shapes() == 0
        await again.stop()
        assert len(twilio.contents) == made
        # Another account's objects are of no use.
        other = WhatsApp("AC" + "f" * 32, TOKEN, SENDER, PUBLIC, kept, hint, api_url=twilio.url)
        assert await other.ensure_shapes() == made
        await other.stop()


async def test_a_shape_is_made_in_the_background_when_it_is_wanted() -> None:
    async with talking(ready=False, prepare=()) as (channel, twilio):
        await channel.start()
        await channel.start()
        what = parcel("Satu\ndua\n\ntiga?", "Ya", "Tidak")
        await channel.send(what)
        await until(lambda: len(twilio.contents) == 1)
        [content] = twilio.contents.values()
        assert content["friendly_name"] == "rembuk 1 reply-2.g12"
        await until(lambda: len(channel._sids) == 1)
        await channel.send(what)
        assert [sent.kind for sent in twilio.messages] == ["text", "quick-reply"]


CONTENT_FAULTS = [
    Fault(429, 20429),
    Fault(500, html="<h1>Oops</h1>"),
    Fault(200, html="<h1>Hello</h1>"),
    Fault(cut="before"),
    Fault(cut="half"),
    Fault(hang=True),
    Fault(401, 20003),
]


@pytest.mark.parametrize("fault", CONTENT_FAULTS, ids=str)
async def test_content_that_cannot_be_made_now_is_made_later(fault: Fault) -> None:
    shapes = [Shape(Kind.REPLY, 1), Shape(Kind.REPLY, 2)]
    async with talking(ready=False, timeout=0.8, prepare=shapes) as (channel, twilio):
        twilio.fail(fault, on="content")
        assert await channel.ensure_shapes() == 2
        await channel.send(parcel("Ya?", "Ya"))  # and nobody waits for it
        assert twilio.messages[0].kind == "text"
        await channel.start()
        await until(lambda: len(channel._sids) == 2)
        assert channel.trouble is None


async def test_a_shape_that_twilio_will_not_have_is_left_and_told() -> None:
    shapes = [Shape(Kind.REPLY, 1), Shape(Kind.REPLY, 2)]
    async with talking(ready=False, prepare=shapes) as (channel, twilio):
        twilio.fail(Fault(400, 20001), on="content")
        assert await channel.ensure_shapes() == 0
        assert len(twilio.contents) == 1
        await channel.send(parcel("Ya?", "Ya"))
        assert twilio.messages[0].kind == "text"


@pytest.mark.parametrize("code", sorted(OUR_TEMPLATE))
async def test_a_refused_content_goes_out_as_a_numbered_list(
    code: int, caplog: pytest.LogCaptureFixture
) -> None:
    async with talking() as (channel, twilio):
        twilio.fail(Fault(400, code))
        await channel.send(parcel("Ya?", "Ya"))
        assert [sent.kind for sent in twilio.messages] == ["text"]
        assert channel.trouble is not None
        assert str(code) in channel.trouble
        assert sum(str(code) in record.getMessage() for record in caplog.records) == 1


async def test_a_content_deleted_at_twilio_is_made_anew() -> None:
    kept = Kept()
    async with talking(shapes=kept) as (channel, twilio):
        old = kept.sids[f"{ACCOUNT}/1/reply-1"]
        del twilio.contents[old]
        await channel.send(parcel("Ya?", "Ya"))
        assert await channel.ensure_shapes() == 0
        assert kept.sids[f"{ACCOUNT}/1/reply-1"] != old
        await channel.send(parcel("Ya?", "Ya"))
        assert [sent.kind for sent in twilio.messages] == ["text", "quick-reply"]


def test_filling_never_loses_a_row() -> None:
    buttons = [Button(str(n), f"Baris {n}", "ket" if n % 2 else "  ") for n in range(10)]
    filled = fill("Satu\n\ndua", buttons, WHATSAPP, "Pilih")
    assert filled is not None
    assert filled.shape == Shape(Kind.LIST, 10, "0101010101", "2")
    assert all(filled.variables)
    assert len(filled.variables) == 2 + 1 + 20 + 5
    assert fill("", buttons, WHATSAPP, "Pilih") is None
    assert fill("a\n" * 30, buttons, WHATSAPP, "Pilih") is None
    assert fill("a", [], WHATSAPP, "Pilih") is None
    assert fill("a", [Button("", "x")], WHATSAPP, "Pilih") is None
    assert fill("a", [Button("1", " ")], WHATSAPP, "Pilih") is None


@pytest.mark.parametrize(
    ("text", "most", "pieces"),
    [
        ("", 5, [""]),
        ("abc", 5, ["abc"]),
        ("satu dua", 5, ["satu", "dua"]),
        ("satu empat\ndua tiga", 12, ["satu empat", "dua tiga"]),
        ("a" * 12, 5, ["aaaaa", "aaaaa", "aa"]),
        ("😀😀😀", 4, ["😀😀", "😀"]),
    ],
)
def test_splitting(text: str, most: int, pieces: list[str]) -> None:
    assert split(text, most) == pieces
    assert all(length(piece) <= most for piece in pieces)


def test_numbers_are_answers_and_words_are_words() -> None:
    buttons = [Button("1", "A"), Button("w", "LEWATI", word=True), Button("2", "B\nC")]
    assert numbered("Apa?", buttons, "") == "Apa?\n\n1. A\n2. B C"


# --- faults ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", sorted({*LATER, *GONE, *OUR_SETTINGS, *OUR_TEMPLATE, 21212}))
async def test_what_a_code_means(code: int) -> None:
    async with talking() as (channel, twilio):
        twilio.fail(Fault(400, code))
        with pytest.raises((TryLater, Gone, Refused)) as error:
            await channel.send(parcel())
        refusal = error.value
        assert str(code) in str(refusal)
        if code in LATER:
            assert isinstance(refusal, TryLater)
            assert (refusal.after, refusal.whole) == LATER[code]
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
    assert await channel.ensure_shapes() > 0
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
        assert await channel.sent(parcel("Satu\n\ndua"), NOW) == sid
        assert await channel.sent(parcel("tiga"), NOW) is None
        assert await channel.sent(parcel("Satu\n\ndua"), NOW + timedelta(minutes=1)) is None
        assert await channel.sent(replace(parcel("Satu\n\ndua"), address="+62"), NOW) is None
        buttons = parcel("Satu\n\ndua?", "Ya", "Tidak")
        sid2 = await channel.send(buttons)
        assert await channel.sent(buttons, NOW) == sid2
        twilio.fail(Fault(500, 20500), on="list")
        with pytest.raises(TryLater):
            await channel.sent(buttons, NOW)


# --- files ----------------------------------------------------------------------------------------


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


# --- the http client ------------------------------------------------------------------------------


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


# --- the fake itself ------------------------------------------------------------------------------


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
