"""News of the types and sizes that it says it has: what is mended, and what cannot be."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.channels.base import Receipt, Standing, Unreadable
from bot.channels.sound import sound, storable
from handlers.conversation.messages import Attachment, FileKind, Incoming, Location

NEWS = Incoming("whatsapp", "+62812", "m1", datetime(2027, 1, 12, tzinfo=UTC), text="halo")
PHOTO = Attachment(FileKind.PHOTO, "ref", "image/jpeg", 100, "foto.jpg")

MENDED: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    # what comes → what it becomes
    "nothing wrong": ({"choice": "x:1", "label": "Ya"}, {"choice": "x:1", "label": "Ya"}),
    "a choice that is no text": ({"choice": 5}, {"choice": ""}),
    "a choice without an end": ({"choice": "x" * 301}, {"choice": ""}),
    "a label without an end": ({"label": "x" * 301}, {"label": ""}),
    "an album that is a list": ({"album": ["a"]}, {"album": None}),
    "a language without an end": ({"language": "i" * 36}, {"language": None}),
    "a number that is none": ({"phone": 62812}, {"phone": None}),
    "NUL and half of a pair": ({"text": "a\x00b\ud83d"}, {"text": "ab?"}),
    "a file's size below nothing": (
        {"files": (dataclasses.replace(PHOTO, size=-1),)},
        {"files": (dataclasses.replace(PHOTO, size=None),)},
    ),
    "a file's size beyond any table": (
        {"files": (dataclasses.replace(PHOTO, size=2**63),)},
        {"files": (dataclasses.replace(PHOTO, size=None),)},
    ),
    "a file's size that is yes": (
        {"files": (dataclasses.replace(PHOTO, size=True),)},
        {"files": (dataclasses.replace(PHOTO, size=None),)},
    ),
    "a file's name and kind": (
        {"files": (dataclasses.replace(PHOTO, name=5, mime="x" * 101),)},  # type: ignore[arg-type]
        {"files": (dataclasses.replace(PHOTO, name=None, mime=None),)},
    ),
    "a place on earth": (
        {"location": Location(-90, 180)},
        {"location": Location(-90, 180)},
    ),
}


@pytest.mark.parametrize("case", MENDED)
def test_what_may_be_left_out_is(case: str) -> None:
    comes, becomes = MENDED[case]
    assert sound(dataclasses.replace(NEWS, **comes)) == dataclasses.replace(NEWS, **becomes)


@pytest.mark.parametrize(
    "comes",
    [
        {"address": ""},
        {"address": 7},
        {"address": "x" * 201},
        {"id": None},
        {"id": "m" * 121},
        {"text": None},
        {"text": "x" * 100_001},
        {"location": Location(90.1, 0)},
        {"location": Location(0, -180.1)},
        {"location": Location(float("nan"), 0)},
        {"location": Location("5", 0)},  # type: ignore[arg-type]
        {"files": (Attachment(FileKind.PHOTO, "x" * 1_001),)},
        {"files": (Attachment(FileKind.PHOTO, 5),)},  # type: ignore[arg-type]
    ],
)
def test_without_the_rest_nothing_can_be_answered(comes: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        sound(dataclasses.replace(NEWS, **comes))


def test_what_platforms_say_of_us() -> None:
    receipt = Receipt("whatsapp", "read", 5, "SM1", "")
    assert sound(receipt) is receipt
    assert sound(dataclasses.replace(receipt, platform_id="x" * 121)) == dataclasses.replace(
        receipt, platform_id=None
    )
    standing = Standing("telegram", "7", True, "kicked")
    assert sound(standing) is standing
    for wrong in (
        dataclasses.replace(receipt, id="5"),  # type: ignore[arg-type]
        dataclasses.replace(receipt, state="x" * 21),
        dataclasses.replace(receipt, why="x" * 2_001),
        dataclasses.replace(standing, address=7),  # type: ignore[arg-type]
    ):
        with pytest.raises(Unreadable):
            sound(wrong)


def test_what_every_database_stores() -> None:
    for text in ("", "halo", "Jl. Mawar 🙂", "é"):
        assert storable(text) == text
    assert storable("a\x00\ud800") == "a?"
