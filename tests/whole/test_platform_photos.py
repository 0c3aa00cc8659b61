"""Photos through the real dialects: albums, what fails, and how it is mended."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import select

from bot.settings import Settings
from storage.database.tables import metadata
from tests.support import Clock, World, picture
from tests.whole.test_platforms import ON, OnTelegram, OnWhatsApp, on_telegram, on_whatsapp


@pytest.mark.parametrize("platform", list(ON))
async def test_an_album_is_answered_once(
    platform: str, settings: Settings, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three photos in a moment, an album or three messages, end as pictures and one answer."""

    async with ON[platform](settings, clock) as siti:
        for line in (
            "halo", "ya", "lewati", "usul", "Imopuro", "2", "Pelatihan menjahit warga",
            "Banyak yang menganggur", "RT 1", "foto",
        ):  # fmt: skip
            await siti.say(line)
        limits = siti.world.app.turns.limits
        held = dataclasses.replace(limits[platform], gather_hold=0.5)
        monkeypatch.setitem(limits, platform, held)
        sent = siti.api.sent if isinstance(siti, OnTelegram) else siti.twilio.messages
        before = len(sent)
        if isinstance(siti, OnTelegram):
            for _ in range(3):
                await siti.post(siti.api.photo(with_exif(), media_group_id="a"))
        else:
            for _ in range(3):
                url = siti.twilio.add_media(with_exif())
                form, headers = siti.twilio.inbound("", media=[(url, "image/jpeg")])
                await siti.post(form, headers)
        clock.move(seconds=1)
        await siti.world.app.settled()
        sent = siti.api.sent if isinstance(siti, OnTelegram) else siti.twilio.messages
        assert len(sent) == before + 1
        files = metadata.tables["files"]
        rows = await siti.world.rows(select(files))
        assert [row.state for row in rows] == ["ready"] * 3
        for row in rows:
            data = await siti.world.app.media.get(row.hash)
            assert b"Exif" not in data
            assert data.startswith(b"\xff\xd8")


def with_exif() -> bytes:
    """A photo that says where it was taken, and by what."""
    exif = Image.Exif()
    exif[0x010F] = "Telepon"
    exif.get_ifd(0x8825)[1] = "S"
    data = picture(exif=exif)
    assert b"Exif" in data
    return data


BROKEN = picture()[:200]  # a photo that was cut off on its way


async def at_photos(resident: Any) -> None:
    for line in ("halo", "ya", "lewati", "usul", "Imopuro", "1", "Drainase RT 05 mampet"):
        await resident.say(line)
    for line in ("Setiap hujan air masuk rumah", "RT 05/RW 02", "foto"):
        await resident.say(line)


async def photos_of(world: World) -> list[str]:
    """The pictures of the one proposal that there is, by their state."""
    tables = metadata.tables
    query = (
        select(tables["files"].c.state)
        .join(tables["proposal_files"], tables["proposal_files"].c.file_id == tables["files"].c.id)
        .order_by(tables["proposal_files"].c.place)
    )
    return [row.state for row in await world.rows(query)]


async def telegram_photo(
    siti: OnTelegram, data: bytes, reply_to: int | None = None, **more: Any
) -> None:
    if reply_to is not None:
        chat = {"id": 7, "type": "private", "first_name": "Siti"}
        more["reply_to_message"] = {"message_id": reply_to, "date": 1_790_000_000, "chat": chat}
    assert (await siti.post(siti.api.photo(data, **more))).status_code == 200
    await siti.world.app.settled()


async def whatsapp_photo(siti: OnWhatsApp, data: bytes, reply_to: str | None = None) -> None:
    url = siti.twilio.add_media(data)
    form, headers = siti.twilio.inbound("", media=[(url, "image/jpeg")], reply_to=reply_to)
    assert (await siti.post(form, headers)).status_code == 200
    await siti.world.app.settled()


async def told_of_failure(world: World) -> str:
    """The platform's id of the message that says which photo could not be had."""
    box = metadata.tables["outbox"]
    rows = await world.rows(select(box).where(box.c.about.like("file:%")).order_by(box.c.id))
    assert "terpotong" in rows[0].text
    return str(rows[0].platform_id)


@pytest.mark.parametrize("late", [False, True], ids=["in the form", "after it was sent"])
async def test_a_failed_photo_is_mended_by_a_reply_on_telegram(
    settings: Settings, clock: Clock, late: bool
) -> None:
    async with on_telegram(settings, clock) as siti:
        await at_photos(siti)
        await telegram_photo(siti, picture())
        await telegram_photo(siti, BROKEN)
        failed = await told_of_failure(siti.world)
        mend = telegram_photo(siti, picture(90), int(failed.rpartition(":")[2]))
        if not late:
            await mend
            assert "menggantikan" in "".join(siti.api.texts()[-2:])
        await siti.say("selesai")
        await siti.say("kirim")
        if late:
            assert await photos_of(siti.world) == ["ready", "failed"]
            await mend
            assert "menggantikan" in siti.api.texts()[-1]
        assert await photos_of(siti.world) == ["ready", "ready"]


@pytest.mark.parametrize("replies", [True, False], ids=["by a reply", "alone"])
async def test_a_failed_photo_is_mended_later_on_whatsapp(
    settings: Settings, clock: Clock, replies: bool
) -> None:
    async with on_whatsapp(settings, clock) as siti:
        await at_photos(siti)
        await whatsapp_photo(siti, BROKEN)
        failed = await told_of_failure(siti.world)
        await siti.say("selesai")
        await siti.say("kirim")
        assert await photos_of(siti.world) == ["failed"]
        await whatsapp_photo(siti, BROKEN, failed if replies else None)  # broken once more
        assert await photos_of(siti.world) == ["failed"]
        await whatsapp_photo(siti, picture(), failed if replies else None)
        assert "menggantikan" in siti.twilio.messages[-1].body
        assert await photos_of(siti.world) == ["ready"]
        # A photo that is meant for nothing replaces nothing.
        await whatsapp_photo(siti, picture(90), failed if replies else None)
        assert "Mau dijadikan usulan?" in siti.twilio.messages[-1].body


async def test_a_failed_photo_is_mended_in_the_question(settings: Settings, clock: Clock) -> None:
    async with on_telegram(settings, clock) as siti:
        await at_photos(siti)
        for data in (picture(), BROKEN, picture(80)):
            await telegram_photo(siti, data)
        assert "Foto ke-2 " in siti.api.texts()[-1]
        await siti.say("selesai")
        await siti.say("kirim")
        assert await photos_of(siti.world) == ["ready", "ready"]
