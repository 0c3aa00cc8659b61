"""Two forms in question: what is typed then answers neither, the one that is not taken is named,
what was put aside waits with its answers, and what is dropped is said and takes its photos."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.database.tables import files
from tests.handlers.conversation.test_confirming import ONE, TWO, states, two
from tests.handlers.conversation.test_two_things import at, told
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def test_a_number_at_the_question_which_answers_neither(world: World) -> None:
    _, lurah = await two(world)
    await lurah.say("buka 1")
    await lurah.tap("Tidak dilanjutkan")
    assert lurah.done.asking == "decide.reason"
    await lurah.say("buka 2")
    heard = await lurah.tap("Kembalikan")
    assert "Mau melanjutkannya?" in told(heard)
    for said in ("3", "kurang jelas", "4"):
        heard = await lurah.say(said)
        assert "Mohon pilih dulu" in told(heard), said
        assert f'MTR-2028-00001 "{ONE}"' in told(heard)
        assert f'MTR-2028-00002 "{TWO}"' in told(heard)
        assert f'"{said}" belum kami pakai' in told(heard)
    assert lurah.done.asking == "decide.reason"
    heard = await lurah.tap("Lanjutkan")
    assert "Belum dibuka" in told(heard)
    assert f'MTR-2028-00002 "{TWO}"' in told(heard)
    assert ONE in heard[-1].text
    assert await states(world) == ["diajukan", "diajukan"]


@pytest.mark.parametrize("again", ["[Lanjutkan]", "lanjutkan"])
async def test_what_was_put_aside_waits_with_its_answers(world: World, again: str) -> None:
    _, lurah = await two(world)
    await lurah.say("buka 1")
    for said in ("[Tidak dilanjutkan]", "1"):
        await (lurah.tap(said[1:-1]) if said[0] == "[" else lurah.say(said))
    assert lurah.done.asking == "decide.why"
    await lurah.say("buka 2")
    await lurah.tap("Nyatakan lengkap")
    await lurah.tap("Simpan, lanjut nanti")
    assert lurah.done.asking == "decide.sure"
    heard = await lurah.tap("Ya, catat dan kabari")
    assert await states(world) == ["diajukan", "diverifikasi"]
    assert "masih menunggu" in told(heard)
    assert f'MTR-2028-00001 "{ONE}"' in told(heard)
    heard = await (lurah.tap(again[1:-1]) if again[0] == "[" else lurah.say(again))
    assert lurah.done.asking == "decide.why"
    assert ONE in told(heard)
    await lurah.say("Sudah dikerjakan swadaya warga")
    await lurah.say("ya 1")
    assert await states(world) == ["ditolak", "diverifikasi"]


async def test_a_sentence_at_the_question_which_is_kept(world: World) -> None:
    siti = await at(world, "problem")
    await siti.say("usul")
    said = "Gelap sejak Maret, ibu-ibu takut"
    assert "Mohon pilih dulu" in told(await siti.say(said))
    await siti.tap("Lanjutkan")
    assert siti.done.asking == "propose.place"


async def test_a_draft_that_is_begun_anew_is_said(world: World) -> None:
    siti = await at(world, "photos")
    await siti.send_photo()
    await siti.say("usul")
    heard = await siti.tap("Mulai baru")
    assert "tidak dilanjutkan dan tidak disimpan" in told(heard)
    assert await world.count("files") == 0


async def test_photos_of_a_cancelled_draft_are_deleted(world: World) -> None:
    siti = await at(world, "photos")
    await siti.send_photo()
    [row] = await world.rows(select(files.c.hash))
    kept = world.app.media
    assert [hash async for hash in kept.all()] == [row.hash]
    await siti.say("batal")
    assert await world.count("files") == 1
    await siti.say("ya")
    assert await world.count("files") == 0
    assert [hash async for hash in kept.all()] == []


async def test_photos_of_a_proposal_stay_when_its_change_is_cancelled(world: World) -> None:
    siti = await at(world, "photos")
    await siti.send_photo()
    for said in ("selesai", "kirim", "ubah 1", "ubah", "foto"):
        await siti.say(said)
    await siti.send_photo()
    assert await world.count("files") == 2
    for said in ("batal", "ya"):
        await siti.say(said)
    [row] = await world.rows(select(files.c.state))
    assert row.state == "ready"
    assert await world.count("proposal_files") == 1


async def test_the_sixth_that_is_put_aside_names_the_one_that_goes(world: World) -> None:
    siti, lurah = await two(world)
    for number in range(3, 8):
        await siti.proposes(f"Perbaikan gorong-gorong RT {number:02}")
    for number in range(1, 8):
        await lurah.say(f"buka {number}")
        await lurah.tap("Tidak dilanjutkan")
        if number > 1:
            heard = told(await lurah.tap("Simpan, lanjut nanti"))
            assert ("tidak disimpan" in heard) == (number == 7)
    assert f'MTR-2028-00001 "{ONE}"' in heard
