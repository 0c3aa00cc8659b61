"""Twilio's posts, and what each becomes."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest

from bot.channels.base import (
    Receipt,
    Standing,
    Unreadable,
)
from bot.channels.whatsapp.receiving import twiml
from handlers.conversation.messages import Attachment, FileKind, Incoming, Location, Stray
from tests.bot.channels.whatsapp.given import (
    NOW,
    PERSON,
    parcel,
    talking,
    whatsapp,
)
from tests.fakes.twilio import (
    ACCOUNT,
    FakeTwilio,
)

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


STATUSES: dict[str, tuple[str, int | str, list[tuple[str, str, float]], str | None]] = {
    # state, code → receipts (state, why, seconds until it goes again), code of a standing
    "queued": ("queued", "", [], None),
    "sending": ("sending", "", [], None),
    "sent": ("sent", "", [("sent", "", 0)], None),
    "delivered": ("delivered", "", [("delivered", "", 0)], None),
    "read": ("read", "", [("read", "", 0)], None),
    "withheld": ("undelivered", 63049, [("again", "withheld", 3 * 86_400)], None),
    "shut": ("failed", 63016, [("closed", "63016", 0)], None),
    "too many a day": ("failed", 63018, [("limited", "63018", 0)], None),
    "too fast": ("failed", 63017, [("again", "63017", 60)], None),
    "in passing": ("failed", 63012, [("again", "63012", 60)], None),
    "this person": ("failed", 63032, [("again", "63032", 6 * 3600)], None),
    "our text": ("failed", 63013, [("ours", "63013", 3600)], None),
    "our settings": ("failed", 63007, [("ours", "63007", 3600)], None),
    "unknown": ("failed", 39999, [("failed", "39999", 0)], None),
    "failed without a code": ("failed", "", [("failed", "", 0)], None),
    "blocked": ("failed", 63014, [("failed", "63014", 0)], "63014"),
    "opted out": ("failed", 21610, [("failed", "21610", 0)], "21610"),
    "no such recipient": ("undelivered", 63024, [("failed", "63024", 0)], "63024"),
    "new to us": ("partially_delivered", "", [], None),
}


@pytest.mark.parametrize("case", STATUSES)
async def test_what_a_status_becomes(case: str) -> None:
    state, code, receipts, standing = STATUSES[case]
    async with talking() as (channel, twilio):
        sid = await channel.send(parcel())
        path, form, _ = twilio.status(twilio.messages[0], state, code)
        assert path == "/whatsapp/status?id=42"
        expected: list[object] = [
            Receipt("whatsapp", s, 42, sid, why, after) for s, why, after in receipts
        ]
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
