"""A reply to what was said of a proposal is read with it in mind; after days of silence nothing old
is answered unasked."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.database.tables import history, proposals, remarks
from storage.staff.roles import Role
from tests.handlers.proposals.test_questions import answers, asked, reply
from tests.handlers.staff.test_desk import budgeted, carried_out, official
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def done(world: World) -> Resident:
    """Siti was asked whether her proposal has been carried out; she has another one, too."""
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    await budgeted(world)
    await carried_out(world)
    await siti.new()
    return siti


async def events(world: World) -> list[str]:
    return [row.event for row in await world.rows(select(history.c.event).order_by(history.c.id))]


@pytest.mark.parametrize("said", ["udah beres kok", "ya", "sudah", "iya sudah jadi pak"])
async def test_a_reply_says_that_it_is_done(world: World, said: str) -> None:
    siti = await done(world)
    await reply(siti, "memang sudah jadi", text=said)
    assert (await events(world))[-1] == "confirmed"


@pytest.mark.parametrize("said", ["belum ada apa-apa di lokasi", "masih rusak, belum dikerjakan"])
async def test_a_reply_says_that_it_is_not(world: World, said: str) -> None:
    siti = await done(world)
    heard = await reply(siti, "memang sudah jadi", text=said)
    assert f'"{said}"' in heard[-1].text
    assert siti.done.asking == "dispute.photos"
    await siti.say("lewati")
    rows = await world.rows(select(history.c.event, history.c.why).order_by(history.c.id))
    assert (rows[-1].event, rows[-1].why) == ("disputed", said)


async def test_a_bare_no_is_asked_what_is_missing(world: World) -> None:
    siti = await done(world)
    await reply(siti, "memang sudah jadi", text="belum")
    assert siti.done.asking == "dispute.why"


async def test_thanks_confirm_nothing(world: World) -> None:
    siti = await done(world)
    before = await events(world)
    assert "Sama-sama" in (await reply(siti, "memang sudah jadi", text="makasih ya min"))[0].text
    assert await events(world) == before


async def returned(world: World) -> Resident:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    heard = await lurah.say("nomor 1 dikembalikan karena lokasinya kurang jelas")
    assert "Alasan: Lokasinya belum jelas." in heard[-1].text
    await lurah.tap("Ya, catat dan kabari")
    await siti.new()
    return siti


async def test_a_reply_mends_what_was_returned(world: World) -> None:
    """It is no new proposal: the one that was returned opens, and the words are heard there."""
    siti = await returned(world)
    said = "rt nya salah, harusnya 06"
    heard = await reply(siti, "Dikembalikan untuk dilengkapi", text=said)
    assert siti.done.asking == "propose.review"
    told = "\n".join(each.text for each in heard)
    assert "MTR-2028-00001" in told
    assert "lokasinya kurang jelas" in told
    assert said in told or "RT 06" in told  # changed, or asked which answer it is for
    assert "dijadikan usulan" not in told
    assert await world.count("proposals") == 1


async def test_a_reply_names_the_proposal(world: World) -> None:
    siti = await returned(world)
    await siti.proposes("Perbaikan lampu jalan Gang Mawar")
    heard = await reply(siti, "Dikembalikan untuk dilengkapi", text="kok lama sekali kabarnya")
    assert "MTR-2028-00001" in heard[-1].text
    assert "Gang Mawar" not in heard[-1].text
    await reply(siti, "Dikembalikan untuk dilengkapi", text="tarik")
    assert siti.done.asking == "withdraw.sure"
    await siti.tap("Ya, tarik")
    rows = await world.rows(select(proposals.c.state).order_by(proposals.c.number))
    assert [row.state for row in rows] == ["dibatalkan", "diajukan"]


@pytest.mark.parametrize(("hours", "doubted"), [(20, False), (80, True)])
async def test_days_of_silence(world: World, hours: int, doubted: bool) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    await asked(world, siti)
    await siti.new()
    world.clock.move(hours=hours)
    heard = await siti.say("Tiga meter")
    assert (len(await answers(world)) == 0) == doubted
    if doubted:
        assert '"Tiga meter"' in heard[-1].text
        await siti.tap("Jawaban ke petugas")
        assert [text for text, _ in await answers(world)] == ["Tiga meter"]
    assert await world.rows(select(remarks.c.id))


async def test_a_reply_takes_back_the_one_that_it_is_of(world: World) -> None:
    siti = await returned(world)
    await siti.proposes("Perbaikan lampu jalan Gang Mawar")
    heard = await reply(siti, "Dikembalikan untuk dilengkapi", text="ya udah batalin aja")
    assert "MTR-2028-00001" in heard[-1].text
    assert siti.done.asking == "withdraw.sure"


async def test_a_place_alone_is_what_was_missing(world: World) -> None:
    siti = await returned(world)
    said = "belakang masjid nurul iman pak"
    heard = await siti.say(said)
    assert "belakang masjid nurul iman" in "\n".join(each.text for each in heard)
    assert siti.done.asking == "propose.review"
    assert await world.count("proposals") == 1


async def test_what_is_asked_back_is_no_answer_unasked(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    await asked(world, siti)
    await siti.new()
    said = "siapa yang nanya ini"
    await siti.say(said)
    assert await answers(world) == []
    heard = await reply(siti, "lebar jalannya", text=said)
    assert await answers(world) == []
    assert f'"{said}"' in heard[-1].text
    await siti.tap("Jawaban ke petugas")
    assert [text for text, _ in await answers(world)] == [said]
    # Not knowing is an answer.
    await asked(world, siti)
    await siti.new()
    await reply(siti, "lebar jalannya", text="gatau pak, ukur sendiri aja")
    assert len(await answers(world)) == 2


async def test_news_of_the_one_that_is_named(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes("Perbaikan drainase Jl. Mawar RT 05")
    await siti.proposes("Perbaikan lampu jalan Gang Kelinci")
    heard = await siti.say("statusnya gmn yg drainase")
    assert "MTR-2028-00001" in heard[-1].text
    assert "Kelinci" not in heard[-1].text
