"""What was returned is answered: with JAWAB, with a sentence for officers, with nothing changed;
each door says the same of it, and whoever has to act reads it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage import rules
from storage.database.store import Store
from storage.database.tables import history, people, proposals
from storage.people import people as known
from storage.proposals import lookup
from storage.proposals import proposals as operations
from storage.proposals.model import NotReturned, NotYours
from storage.staff.roles import Role
from tests.handlers.listeners.test_own import brought, hears
from tests.handlers.staff.test_desk import official
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def last(world: World) -> tuple[str, str, str | None]:
    rows = await world.rows(select(history).order_by(history.c.id))
    return rows[-1].event, rows[-1].to_state, rows[-1].why


@pytest.mark.parametrize("said", ["JAWAB", "Jawab petugas", "mau jawab petugas"])
async def test_jawab_opens_what_was_returned(world: World, said: str) -> None:
    siti = await brought(world, 2)
    assert "Yang diminta petugas: RT berapa?" in await hears(siti, said)
    assert siti.done.asking == "propose.review"


async def test_jawab_of_several_says_what_is_asked_in_each(world: World) -> None:
    siti = await brought(world, 2, 3)
    heard = await hears(siti, "JAWAB")
    assert heard.count("RT berapa?") == 2
    assert "dua usulan" not in heard
    await siti.tap("MTR-2028-00002")
    assert siti.done.asking == "propose.review"


async def test_jawab_of_several_takes_the_one_that_is_named(world: World) -> None:
    siti = await brought(world, 2, 3)
    assert "RT 07" in await hears(siti, "jawab yang lampu, rt nya 7")
    await hears(siti, "Simpan perubahan")
    rows = await world.rows(select(proposals.c.rt).order_by(proposals.c.id))
    assert [row.rt for row in rows] == ["05", "07", "05"]


@pytest.mark.parametrize("said", ["jawab rt nya 7", "mau jawab petugas yg lampu jalan, rt nya 7"])
async def test_what_puts_right_is_put_right(world: World, said: str) -> None:
    siti = await brought(world, 2)
    assert "Lokasi sekarang:" in await hears(siti, said)
    assert "sudah disimpan" in await hears(siti, "Simpan perubahan")


@pytest.mark.parametrize(
    "said",
    [
        "jawab rt nya 5",
        "JAWAB di judulnya kan sudah ada",
        "RT nya memang RT 5! tolong sampaikan ke petugasnya",
        "bilang ke petugas, gangnya cuma satu di sini",
    ],
)
async def test_other_words_are_for_officers(world: World, said: str) -> None:
    siti = await brought(world, 2)
    heard = await hears(siti, said)
    assert "Pesan untuk petugas:" in heard
    assert "MTR-2028-00002" in heard
    assert "sudah kami sampaikan" in await hears(siti, "Serahkan ke petugas")
    event, state, why = await last(world)
    assert (event, state) == ("changed", "diajukan")
    assert why
    assert why in said
    rows = await world.rows(select(proposals.c.problem))
    assert {row.problem for row in rows} == {"Setiap hujan air masuk rumah warga"}


async def test_nothing_changed_asks_for_one_sentence(world: World) -> None:
    siti = await brought(world, 2)
    await siti.say("jawab")
    assert "belum Anda ubah" in await hears(siti, "Simpan perubahan")
    heard = await hears(siti, "RT nya memang RT 5 pak")
    assert "giliran petugas lagi" in heard
    assert await last(world) == ("changed", "diajukan", "RT nya memang RT 5 pak")
    heard = await hears(siti, "cek 2")
    assert "Petugas dijawab" in heard
    assert "RT nya memang RT 5 pak" in heard
    assert "Tidak ada pertanyaan" in await hears(siti, "jawab")


async def test_a_question_is_not_handed_on_unseen(world: World) -> None:
    siti = await brought(world, 2)
    await siti.say("jawab")
    await siti.say("Simpan perubahan")
    await siti.say("maksudnya apa ya")
    assert (await last(world))[1] == "dikembalikan"


async def test_a_complaint_changes_no_answer(world: World) -> None:
    siti = await brought(world, 2)
    heard = await hears(
        siti, "kok dibalikin terus to emangnya petugasnya ga pernah lewat gang kelinci apa!!! males"
    )
    assert "Pesan untuk petugas:" in heard
    assert "Lokasi sekarang" not in heard


async def test_nothing_is_asked_of_another(world: World) -> None:
    siti = await brought(world, 2)
    assert "Kali Pacar" in await hears(siti, "jawab jembatan rt 5")
    assert siti.done.asking is None


async def test_a_sentence_goes_with_what_was_changed(world: World) -> None:
    siti = await brought(world, 2)
    await siti.say("jawab")
    await siti.say("rt 7")
    assert "Masalah?" in await hears(siti, "maaf kemarin keliru nulisnya")
    await siti.tap("Sampaikan ke petugas")
    heard = await hears(siti, "Serahkan ke petugas")
    assert "sudah disimpan" in heard
    assert "maaf kemarin keliru nulisnya" in heard


async def test_officers_read_it_and_residents_do_not(world: World) -> None:
    siti = await brought(world, 2)
    lurah = await official(world, "lurah2", Role.VERIFIKATOR, "18.72.01.1003")
    await siti.say("jawab gangnya cuma satu di sini")
    await siti.say("Serahkan ke petugas")
    told = "\n".join(each.text for each in await lurah.new())
    assert "dijawab pengusul tanpa diubah" in told
    assert "Jawabnya: gangnya cuma satu di sini" in told
    assert "Jawabnya: gangnya cuma satu di sini" in await hears(lurah, "MTR-2028-00002")
    dewi = await world.person("dewi").welcomed()
    assert "cuma satu" not in await hears(dewi, "cek 2")


async def test_it_goes_with_the_person(world: World) -> None:
    siti = await brought(world, 2)
    await siti.say("jawab rumah saya yang pagar biru")
    await siti.say("Serahkan ke petugas")
    await siti.say("hapus data saya")
    await siti.tap("Ya, hapus")
    assert await last(world) == ("changed", "diajukan", None)


async def test_the_list_says_which_one_waits(world: World) -> None:
    siti = await brought(world, 2)
    heard = await hears(siti, "usulan saya")
    assert "Petugas menunggu jawaban Anda: RT berapa?" in heard
    await siti.tap("Jawab petugas")
    assert siti.done.asking == "propose.review"


async def test_the_operation_keeps_rights_and_states(world: World) -> None:
    siti = await brought(world, 2)
    dewi = await world.person("dewi").welcomed()
    for who, number, said, refused in (
        (siti, 1, "memang begitu", NotReturned),
        (dewi, 2, "memang begitu", NotYours),
        (siti, 2, "?", rules.Unruly),
    ):
        with pytest.raises(refused):
            await _tell(world, who, number, said)
    await _tell(world, siti, 2, "memang begitu")
    assert await last(world) == ("changed", "diajukan", "memang begitu")


async def _tell(world: World, who: Resident, number: int, said: str) -> None:
    async def tell(store: Store) -> None:
        [row] = await store.fetch(select(proposals.c.id).where(proposals.c.number == number))
        [one] = await store.fetch(select(people.c.id).where(people.c.address == who.address))
        person, found = await known.get(store, one.id), await lookup.get(store, row.id)
        assert person is not None
        assert found is not None
        await operations.change(store, person, found.id, found.version, found.content, said)

    await world.app.turns.do(tell)
