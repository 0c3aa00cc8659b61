"""HAPUS DATA SAYA is answered wherever it was asked for, although nothing is known any more of who
asked: no window in which WhatsApp lets us answer, no chat."""

from __future__ import annotations

from storage.database.tables import metadata
from tests.everywhere import Everywhere


async def test_who_is_deleted_hears_that_it_is_done(everywhere: Everywhere) -> None:
    for line in ("halo", "ya", "lewati", "hapus data saya"):
        await everywhere.whatsapp(line)
        await everywhere.telegram(7, line)
    assert "sudah dihapus" in await everywhere.whatsapp("ya")
    assert "sudah dihapus" in await everywhere.telegram(7, "ya")
    assert await everywhere.world.count("people") == 0
    assert await everywhere.world.rows(metadata.tables["outbox"].select()) == []
