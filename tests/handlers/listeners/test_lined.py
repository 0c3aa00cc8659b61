"""What is decided, noted or swapped in words of staff's own, beside what is asked about."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlalchemy import select

from storage.database.tables import people, talks
from storage.staff.roles import Role
from tests.handlers.staff.test_desk import official
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def desk(world: World) -> Resident:
    """A lurah at whose desk a bridge, a drain and a lamp wait, numbered so."""
    for name, wish in (
        ("siti", "Perbaikan jembatan kali"),
        ("budi", "Perbaikan drainase Jl. Mawar"),
        ("tuti", "Lampu jalan gang Kelinci"),
    ):
        await (await world.person(name).welcomed()).proposes(wish=wish)
    return await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")


_TALKS = select(people.c.address, talks.c.state).join(talks, talks.c.person_id == people.c.id)


async def talk(world: World, person: Resident) -> dict[str, Any]:
    rows = await world.rows(_TALKS)
    return dict(next(row.state for row in rows if row.address == person.address))


async def test_another_decision_waits_for_the_open_one(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("setujui jembatan")
    heard = await lurah.say("drainase juga")
    assert "sesudah keputusan yang sedang dibuka" in heard[0].text
    assert lurah.done.asking == "decide.priority"
    await lurah.say("prioritas satu aja")
    heard = await lurah.say("iya, trus lampu tolak krn dobel")
    assert any("Sudah tercatat: Sepakati" in each.text for each in heard)
    assert "drainase" in heard[-1].text
    await lurah.say("lewati")
    heard = await lurah.say("ya")
    assert "Usulan ini sama" in heard[-1].text or "dobel" in heard[-1].text


@pytest.mark.parametrize("said", ["tolak aja deh", "eh jangan, tolak aja", "jembatan tolak aja"])
async def test_another_decision_takes_its_place(world: World, said: str) -> None:
    lurah = await desk(world)
    await lurah.say("setujui jembatan")
    heard = await lurah.say(said)
    assert 'Keputusan "Sepakati" tidak dicatat' in heard[0].text
    assert lurah.done.asking == "decide.reason"


@pytest.mark.parametrize("said", ["jangan ditolak", "gas lanjut", "tolak kapan ya"])
async def test_what_is_denied_or_asked_takes_no_place(world: World, said: str) -> None:
    lurah = await desk(world)
    await lurah.say("setujui jembatan prioritas 2")
    heard = await lurah.say(said)
    assert not any("tidak dicatat" in each.text and "Keputusan" in each.text for each in heard[:1])


async def test_some_are_left_out_of_the_preview(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("tolak 1 2 3 lahan karena tanahnya sengketa")
    heard = await lurah.say("lampu jangan dulu")
    assert "Ya, catat 2 & kabari" in heard[-1].labels
    assert (await talk(world, lurah))["open"]["answers"]["why"] == "tanahnya sengketa"


async def test_words_at_the_reasons_are_why(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("tunda lampu")
    heard = await lurah.say("tiangnya masih dibikin pihak sebelah")
    assert "tiangnya masih dibikin pihak sebelah" in heard[-1].text
    heard = await lurah.say("alasan lain")
    assert lurah.done.asking == "decide.sure"
    assert "tiangnya masih dibikin pihak sebelah" in heard[-1].text


async def test_another_priority_where_all_is_shown(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("setujui jembatan prioritas 3")
    heard = await lurah.say("prioritas 2 aja")
    assert "Prioritas: 2" in heard[-1].text


async def test_each_costs(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("jembatan 50 juta, drainase Jl mawar 30 juta")
    now = await talk(world, lurah)
    assert now["open"]["answers"]["cost"] == 50_000_000
    assert now["orders"] == ["annotate 2 30 juta"]


async def test_where_the_money_comes_from(world: World) -> None:
    lurah = await desk(world)
    heard = await lurah.say("dananya dari dana kelurahan buat yg lampu")
    assert "Lampu jalan gang Kelinci" in heard[-1].text
    assert lurah.done.asking == "many.sure"


async def test_two_swap_their_priorities(world: World) -> None:
    lurah = await desk(world)
    heard = await lurah.say("tuker prioritas lampu sama jembatan")
    assert "Belum ada prioritas untuk 3, 1" in heard[-1].text
    await lurah.say("sepakati 1, 2, 3")
    await lurah.say("ya")
    heard = await lurah.say("tuker prioritas lampu sama jembatan")
    assert "1) MTR-2028-00003" in heard[-1].text
    assert "3) MTR-2028-00001" in heard[-1].text


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("jembatan jadi 2, drainase jadi 1", "2 1"),
        ("eh kebalik, jembatan harusnya 2 drainase 1", "2 1"),
        ("drainase nomor 1 aja, jembatan yang ke 2", "2 1"),
        ("prioritasnya ditukar ya, drainase dulu baru jembatan", "2 1"),
        ("urutannya diubah: lampu 1, jembatan 2, drainase 3", "3 1 2"),
        ("dibalik urutannya", "3 1"),  # the one between them stays
    ],
)
async def test_what_was_agreed_changes_its_order(world: World, said: str, order: str) -> None:
    lurah = await desk(world)
    await lurah.say("sepakati 1, 2, 3")
    await lurah.say("ya")
    heard = await lurah.say(said)
    found = re.findall(r"^\d\) MTR-2028-0000(\d)", heard[-1].text, re.M)
    assert " ".join(found) == order
    assert lurah.done.asking == "many.sure"


async def test_what_has_no_priority_is_not_swapped(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("sepakati 1, 2")
    await lurah.say("ya")
    for said in ("lampu jadi 1, jembatan jadi 2", "jembatan jadi 1, drainase jadi 2"):
        heard = await lurah.say(said)
        assert not any("1) MTR" in each.text for each in heard)
        await lurah.say("batal")


async def test_the_last_decision_is_taken_back(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("sepakati 2")
    await lurah.say("lewati")
    await lurah.say("ya")
    await lurah.say("cabut keputusan yang barusan")
    assert lurah.done.asking == "undo.why"
    assert (await talk(world, lurah))["open"]["subject"]["names"]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("cabut keputusan jembatan", "MTR-2028-00001"),
        ("cabut keputusan lampu jalan", "MTR-2028-00003"),
        ("cabut keputusan tadi", "MTR-2028-00003"),
    ],
)
async def test_the_decision_that_is_named_is_taken_back(
    world: World, said: str, number: str
) -> None:
    """Not the last one, where another is named."""
    lurah = await desk(world)
    for line in ("sepakati 1", "lewati", "iya catat dan kabari", "sepakati 3", "lewati"):
        await lurah.say(line)
    await lurah.say("sudah benar, kirim")
    heard = await lurah.say(said)
    if lurah.done.asking is None:
        heard = await lurah.tap("Cabut keputusan")  # asked back
    assert lurah.done.asking == "undo.why"
    assert any(number in each.text for each in heard)


async def test_what_is_noted_of_another_waits(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("jembatan 50 juta")
    await lurah.say("dinas putr, trus drainase 30 juta")
    now = await talk(world, lurah)
    assert (now["open"]["answers"]["opd"], now["open"]["answers"]["cost"]) == (
        "Dinas PUTR",
        50_000_000,
    )
    assert now["orders"] == ["annotate 2 30 juta"]


async def test_which_it_is_is_shown_beside(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("setujui jembatan prioritas 1")
    heard = await lurah.say("bentar, itu jembatan yang mana ya")
    assert heard[0].text.startswith("MTR-2028-00001: Perbaikan jembatan kali")
    assert lurah.done.asking == "decide.sure"


async def test_the_same_on_another_right_after(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("kembalikan jembatan karena fotonya burem")
    await lurah.say("ya")
    heard = await lurah.say("lampu juga sama")
    assert "Lampu jalan gang Kelinci" in heard[-1].text
    assert "fotonya burem" in heard[-1].text
    assert lurah.done.asking == "decide.sure"


async def test_what_is_noted_is_no_proposal_to_end(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("hapus catatan biaya drainase")
    assert lurah.done.asking == "annotate.opd"
    assert "recommendation" not in (await talk(world, lurah))["open"].get("answers", {})


async def test_what_is_asked_is_no_note(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("catat 1")
    assert "dinas yang menangani" in (await lurah.say("maksudnya apa"))[0].text
    await lurah.say("lewati")
    await lurah.say("lewati")
    for said in ("ini wajib diisi?", "maksudnya apa?"):
        assert "saran dari tingkat Anda" in (await lurah.say(said))[0].text
    assert "seperti pertanyaan" in (await lurah.say("totalnya jadi berapa"))[0].text
    assert "tersimpan" in (await lurah.say("Layak, sesuai hasil tinjauan"))[0].text


async def test_the_same_of_another_with_its_priority(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("terima jembatan prioritas 1")
    await lurah.say("ya")
    heard = await lurah.say("lampu juga, prioritas 2")
    assert "Prioritas: 2" in heard[-1].text
    await lurah.say("tidak jadi")
    heard = await lurah.say("saya salah pencet, drainase harusnya ditunda")
    assert "tidak kami pakai" in heard[0].text
    assert lurah.done.asking == "decide.reason"


async def test_one_of_the_list_is_opened_by_its_place_and_decided(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("tugas")
    heard = await lurah.say("buka yg kedua")
    assert "Perbaikan drainase Jl. Mawar" in heard[0].text
    heard = await lurah.say("ini saya sudah lihat lokasinya kemarin, setuju prioritas 1")
    assert "Keputusan: Sepakati" in heard[-1].text
    assert "drainase" in heard[-1].text


async def test_what_was_not_understood_of_staff_is_not_glued_to_what_follows(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("pokoknya yang anu itu lho diapain")
    heard = await lurah.say("besok saya mau rapat di kota soal itu")
    assert "diapain besok" not in heard[-1].text
