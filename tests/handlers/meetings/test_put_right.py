"""What is said of a meeting beside the yes changes it before anybody is told."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest

from handlers.conversation.answers import Answer, Draft
from handlers.meetings import put_right
from handlers.turn import Turn
from storage.meetings.model import Plan

NEVER = datetime(1, 1, 1, tzinfo=UTC)
TURN = cast(Turn, SimpleNamespace(clean=lambda text: text))
HAD: dict[str, Any] = {
    "start": "19:30", "end": "22:00", "place": "balai kelurahan", "bring": "KTP", "agenda": None,
}  # fmt: skip


async def _new(name: str, said: str) -> Any:
    mend = await getattr(put_right, name)(TURN, said, Draft("", 0, dict(HAD), {}))
    return mend.reading.value if mend is not None and isinstance(mend.reading, Answer) else None


@pytest.mark.parametrize(
    ("name", "said", "new"),
    [
        ("bring", "Tambahin tlg datang tepat waktu, bawa nomor usulan", "KTP, nomor usulan"),
        ("agenda", "Tambahin tlg datang tepat waktu, bawa nomor usulan", "Tlg datang tepat waktu"),
        ("bring", "tolong tambahkan bawa fotokopi KK ya", "KTP, fotokopi KK"),
        ("agenda", "tambah ada makan malam dan doa bersama", "Ada makan malam dan doa bersama"),
        ("place", "tapi tempatnya di aula SD ya", "aula SD"),
        ("place", "lokasinya ganti ke rumah pak RT 5", "rumah pak RT 5"),
        ("agenda", "membahas usulan yang sudah disetujui", "membahas usulan yang sudah disetujui"),
        ("agenda", "agendanya: pilih prioritas", "pilih prioritas"),
        ("bring", "bawa fotokopi KK ya", "KTP, fotokopi KK"),
    ],
)
async def test_is_put_right(name: str, said: str, new: str) -> None:
    assert await _new(name, said) == new


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("bring", "bawa KTP ga?"),
        ("agenda", "ya umumkan"),
        ("place", "tempatnya di mana?"),
        ("place", "tempat duduknya cukup"),
    ],
)
async def test_is_none(name: str, said: str) -> None:
    assert await _new(name, said) is None


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("bawaannya ditambah fotokopi KK", ("bring", "KTP, fotokopi KK")),
        ("eh yang dibawa tambah materai ya", ("bring", "KTP, materai")),
        ("bawaannya ganti fotokopi KK aja", ("bring", "Fotokopi KK")),
        ("acaranya ditambah doa bersama", ("agenda", "Doa bersama")),
        ("bawaannya apa aja?", None),
        ("acaranya seru", None),
    ],
)
def test_what_is_brought_to_an_announced_one(said: str, found: tuple[str, str] | None) -> None:
    plan = Plan(NEVER, NEVER, "balai", bring="KTP")
    assert put_right.of_announced(TURN, said, plan) == found
