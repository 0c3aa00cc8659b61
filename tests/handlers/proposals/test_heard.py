"""What authors say reaches whoever has to act, with what they were asked; BUKA shows it too; and
they hear how many stand behind what they have sent."""

from __future__ import annotations

import pytest

from storage.database.store import Store
from storage.proposals import decisions
from storage.proposals.reasons import Reason
from storage.proposals.rulings import Decision, Ruling
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.handlers.staff.test_desk import budgeted, carried_out, official, the_proposal
from tests.support import Resident, World

IMOPURO = "18.72.01.1003"
OPERATOR = at_command_line("uji")


async def rules(world: World, *rulings: Ruling) -> None:
    """Decides on the only proposal, one after the other."""
    id = (await the_proposal(world)).id
    for ruling in rulings:

        async def chore(store: Store, ruling: Ruling = ruling) -> None:
            await decisions.decide(store, OPERATOR, id, ruling)

        await world.app.turns.do(chore)
    world.clock.move(hours=1)
    await world.app.settled()


async def heard_by(person: Resident) -> str:
    return "\n".join(each.text for each in await person.new())


async def test_belum_selesai_reaches_who_can_say_that_it_is_done(world: World) -> None:
    """With the words and the photo; nobody else is told, and the page does not repeat it."""
    siti = await world.person("siti").welcomed()
    number = await siti.proposes()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    kota = await official(world, "bappeda", Role.VERIFIKATOR, "18.72")
    await budgeted(world)
    await carried_out(world)
    await siti.new()
    await siti.say("belum selesai")
    await siti.say("Masih kurang 70 m di RT 4")
    await siti.send_photo()
    await siti.say("selesai")
    told = await kota.new()
    words = told[0].text
    assert number in words
    assert "Perbaikan drainase Jl. Mawar RT 05" in words
    assert "apa yang belum selesai" in words
    assert "Masih kurang 70 m di RT 4" in words
    assert "Foto dari pengusul: 1" in words
    assert [bool(each.file) for each in told] == [False, True]
    assert await heard_by(lurah) == ""
    for staff in (kota, lurah):
        shown = (await staff.say(f"buka {number}"))[-1].text
        assert "Masih kurang 70 m di RT 4" in shown
        assert "apa yang belum selesai" in shown


async def test_what_was_returned_and_mended_reaches_who_returned_it(world: World) -> None:
    siti = await world.person("siti").welcomed()
    number = await siti.proposes()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    kota = await official(world, "bappeda", Role.VERIFIKATOR, "18.72")
    await siti.say(f"ubah {number}")
    await siti.say("ubah")
    await siti.tap("Masalah")
    await siti.say("Air masuk ke 20 rumah setiap hujan")
    await siti.say("simpan")
    assert await heard_by(lurah) == "", "nobody has asked for it, so it is no news at once"
    why = "Mohon tulis RW dan patokannya"
    await rules(world, Ruling(Decision.RETURN, reason=Reason.UNCLEAR_PLACE, why=why))
    await siti.new()
    await siti.say(f"ubah {number}")
    await siti.say("ubah")
    await siti.tap("Lokasi")
    await siti.say("RT 05/RW 02, depan musala Al Ikhlas")
    await siti.say("simpan")
    told = await heard_by(lurah)
    assert number in told
    assert f"Yang diminta: {why}" in told
    assert "Lokasi sekarang: RT 05/RW 02, depan musala Al Ikhlas" in told
    assert "Masalah sekarang" not in told
    assert await heard_by(kota) == ""
    shown = (await lurah.say(f"buka {number}"))[-1].text
    assert f"Yang diminta: {why}" in shown
    assert "Lokasi sekarang: RT 05/RW 02, depan musala Al Ikhlas" in shown


async def test_an_answer_comes_with_its_question(world: World) -> None:
    """A photo alone is no empty message; if the asker's role has ended, who has to act hears."""
    siti = await world.person("siti").welcomed()
    number = await siti.proposes()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    await lurah.say(f"tanya {number}")
    await lurah.say("Berapa lebar jalannya?")
    await lurah.say("ya")
    world.clock.move(hours=1)
    await world.app.settled()
    await siti.new()
    await siti.tap("Jawab")
    await siti.send_photo()
    told = await lurah.new()
    assert number in told[0].text
    assert "Perbaikan drainase Jl. Mawar RT 05" in told[0].text
    assert "Ditanya: Berapa lebar jalannya?" in told[0].text
    assert "Foto dari pengusul: 1" in told[0].text
    assert told[1].file


async def test_an_answer_to_somebody_who_has_gone_reaches_who_has_to_act(world: World) -> None:
    siti = await world.person("siti").welcomed()
    number = await siti.proposes()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    other = await official(world, "wakil", Role.VERIFIKATOR, IMOPURO)
    await lurah.say(f"tanya {number}")
    await lurah.say("Berapa lebar jalannya?")
    await lurah.say("ya")
    world.clock.move(hours=1)
    await world.app.settled()
    await lurah.say("hapus data saya")
    await lurah.say("ya")
    await siti.new()
    await siti.tap("Jawab")
    await siti.say("Lebarnya 3 meter")
    assert "Dijawab: Lebarnya 3 meter" in await heard_by(other)


@pytest.mark.parametrize(
    "said",
    [
        "yang dukung ada berapa?", "usulan saya pendukungnya sudah berapa orang",
        "sing ndukung wis piro", "udh brp yg dukung drainasenya", "how many people support mine?",
    ],
)  # fmt: skip
@pytest.mark.parametrize("open_form", [False, True])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_how_many_stand_behind_it(world: World, said: str, open_form: bool) -> None:
    siti = await world.person().welcomed()
    number = await siti.proposes()
    if open_form:
        await siti.say("usul")
    budi = await world.person("budi").welcomed()
    await budi.say(f"dukung {number}")
    heard = await siti.say(said)
    assert f'{number} "Perbaikan drainase' in heard[0].text
    assert "pendukungnya 1 orang" in heard[0].text
    assert siti.done.asking == ("propose.area" if open_form else None)
    again = await budi.say(said)
    assert "endukungnya 1 orang" in again[0].text


@pytest.mark.parametrize(
    "said", ["cara dukung gimana", "dukungan paling banyak berapa di rejomulyo"]
)
async def test_other_questions_of_support(world: World, said: str) -> None:
    siti = await world.person().welcomed()
    await siti.proposes()
    assert "pendukungnya" not in (await siti.say(said))[0].text
