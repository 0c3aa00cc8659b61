"""What a fault of ours kept from being taken is kept, and can be taken again."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import orjson
import pytest
from sqlalchemy import select

from bot.settings import Settings
from bot.turns import unread
from handlers import reception
from handlers.conversation.messages import Attachment, FileKind, Incoming, Location, Stray
from storage.database.tables import people, unreadable
from storage.people import own_data
from tests.command_line import rembuk
from tests.support import Clock, Resident, World


def everything(siti: Resident) -> Incoming:
    return siti.message(
        text="usul",
        choice="a:b",
        location=Location(-5.1, 105.3),
        files=(Attachment(FileKind.PHOTO, "ref", "image/jpeg", 12, "a.jpg"),),
        stray=Stray.VOICE,
        phone="+62811",
    )


async def test_what_a_fault_kept_from_being_taken_is_kept(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    siti = await world.person().welcomed()
    real = reception.hear

    async def breaks(turn: Any) -> Any:
        raise RuntimeError("a fault")

    monkeypatch.setattr(reception, "hear", breaks)
    said = everything(siti)
    await world.app.turns.take(said)
    [person] = await world.rows(select(people.c.id))
    held = orjson.loads(await own_data.everything(world.app.database, person.id))
    assert len(held["pesan_yang_belum_terbaca"]) == 1
    assert "kesalahan di tempat kami" in (await siti.new())[0].text
    [row] = await world.rows(select(unreadable))
    assert row.why.startswith(unread.FAULT)
    assert unread.read(row.raw) == said
    with pytest.raises(RuntimeError):
        await world.app.turns.retake(dataclasses.replace(unread.read(row.raw), id="again"))
    assert await siti.new() == []  # it was told once
    monkeypatch.setattr(reception, "hear", real)
    await siti.say("hapus data saya")
    await siti.say("ya")
    assert await world.count("unreadable") == 0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_it_is_taken_again_when_that_is_mended(
    settings: Settings, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with World.made(settings, clock) as world:
        siti = await world.person().welcomed()
        with monkeypatch.context() as patch:

            async def breaks(turn: Any) -> Any:
                raise RuntimeError("a fault")

            patch.setattr(reception, "hear", breaks)
            await siti.say("usul")
    for said in ("taken: 1, failed again: 0", "taken: 0, failed again: 0"):
        code, out, _ = await rembuk(
            "db", "retake", url=settings.database_url, folder=tmp_path, now=clock()
        )
        assert (code, out.splitlines()[-1]) == (0, said)
    async with World.made(settings, clock) as world:
        await world.app.settled()
        assert "kelurahan mana" in world.channels["terminal"].sent[-1].text
        assert await world.count("unreadable") == 0


def test_only_messages_of_ours_are_read_again() -> None:
    for line in ("{}", "[]", '"x"', '{"update_id": 1}', "not json"):
        with pytest.raises(ValueError, match=r".*"):
            unread.read(line)
