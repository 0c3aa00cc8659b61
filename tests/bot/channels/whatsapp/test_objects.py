"""Content objects: made once, made later, made anew."""

from __future__ import annotations

import pytest

from bot.channels.base import (
    Button,
)
from bot.channels.whatsapp.channel import WhatsApp
from bot.channels.whatsapp.codes import OUR_TEMPLATE
from bot.channels.whatsapp.content import Kind, Shape, fill, length, numbered, split, usual
from bot.channels.whatsapp.limits import WHATSAPP
from tests.bot.channels.whatsapp.given import (
    PUBLIC,
    Kept,
    hint,
    parcel,
    talking,
    until,
    whatsapp,
)
from tests.fakes.twilio import (
    ACCOUNT,
    SENDER,
    TOKEN,
    Fault,
)


async def test_each_shape_is_made_once() -> None:
    kept = Kept()
    async with talking(shapes=kept) as (channel, twilio):
        made = len(twilio.contents)
        assert made == len(usual(WHATSAPP)) == len(kept.sids)
        await channel.objects.ensure()
        again = whatsapp(twilio.url, kept)
        assert await again.objects.ensure() == 0
        await again.stop()
        assert len(twilio.contents) == made
        # Another account's objects are of no use.
        other = WhatsApp("AC" + "f" * 32, TOKEN, SENDER, PUBLIC, kept, hint, api_url=twilio.url)
        assert await other.objects.ensure() == made
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
        await until(lambda: len(channel.objects.sids) == 1)
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
        assert await channel.objects.ensure() == 2
        await channel.send(parcel("Ya?", "Ya"))  # and nobody waits for it
        assert twilio.messages[0].kind == "text"
        await channel.start()
        await until(lambda: len(channel.objects.sids) == 2)
        assert channel.trouble is None


async def test_a_shape_that_twilio_will_not_have_is_left_and_told() -> None:
    shapes = [Shape(Kind.REPLY, 1), Shape(Kind.REPLY, 2)]
    async with talking(ready=False, prepare=shapes) as (channel, twilio):
        twilio.fail(Fault(400, 20001), on="content")
        assert await channel.objects.ensure() == 0
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
        assert await channel.objects.ensure() == 0
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
