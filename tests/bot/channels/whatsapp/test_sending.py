"""Messages, and the calls that each causes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.channels.base import (
    Button,
    Channel,
    Parcel,
    Refused,
    TryLater,
)
from tests.bot.channels.whatsapp.given import (
    PERSON,
    PUBLIC,
    package,
    parcel,
    talking,
    whatsapp,
)
from tests.fakes.twilio import (
    SENDER,
    Fault,
)


def test_it_is_a_channel() -> None:
    channel: Channel = whatsapp(None)
    assert isinstance(channel, Channel)
    assert channel.name == "whatsapp"
    assert channel.limits.window == timedelta(hours=24)


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
            assert await channel.objects.ensure() == 0
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
        await channel.objects.ensure()
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
        [("Benar?\n\n1. Ya\n\nBalas dengan nomornya.", ["abc"])],
    ),
    "a picture with more than a caption and buttons": (
        parcel("a" * 1010, "Ya", file=package("image/png")),
        [("", ["abc"]), ("a" * 1010, [])],
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
