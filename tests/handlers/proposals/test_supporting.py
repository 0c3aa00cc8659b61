"""Standing behind a proposal of somebody else: by word, button, link; counted once; taken back."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select, update

from bot.work.broadcaster import Broadcaster
from handlers.asking.proposals import alike
from handlers.turn import Turn
from storage.database.store import Store
from storage.database.tables import metadata
from storage.proposals import decisions
from storage.proposals.model import Content, Proposal
from storage.proposals.rulings import Decision, Ruling
from storage.proposals.together import merging
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.handlers.staff.test_desk import official
from tests.support import Resident, World

proposals = metadata.tables["proposals"]
supports = metadata.tables["supports"]


async def counted(world: World) -> tuple[int, int, int]:
    """Rows, and what the newest proposal says: all, and those who live there."""
    rows = await world.rows(select(proposals).order_by(proposals.c.id.desc()).limit(1))
    return await world.count("supports"), rows[0].supports, rows[0].supports_near


async def neighbours(world: World) -> tuple[Resident, Resident, str]:
    siti = await world.person().welcomed()
    number = await siti.proposes()
    budi = await world.person("budi").lives_in("18.72.01.1003")
    return siti, budi, number


async def test_each_person_counts_once_and_until_they_take_it_back(world: World) -> None:
    siti, budi, number = await neighbours(world)
    heard = await budi.say(f"DUKUNG {number}")
    assert "Pendukungnya 1 orang" in heard[0].text
    assert heard[0].file == f"{number}.png"
    assert "sudah mendukung" in (await budi.say("dukung 1"))[0].text
    rows = await world.rows(select(proposals.c.area))
    near = int(rows[0].area == "18.72.01.1003")
    assert await counted(world) == (1, 1, near)
    far = await world.person("joko").lives_in("18.72.04.1001")
    await far.say("saya dukung usulan nomor 1")
    assert await counted(world) == (2, 2, near)
    assert "2 orang" in (await siti.say("cek 1"))[0].text
    await budi.tap("Batal dukung")
    assert await counted(world) == (1, 1, 0)
    assert "memang tidak mendukung" in (await budi.say("batal dukung 1"))[0].text


async def test_nobody_supports_their_own_nor_what_has_ended(world: World) -> None:
    siti, budi, _ = await neighbours(world)
    assert "usulan Anda sendiri" in (await siti.say("dukung 1"))[0].text
    async with world.app.database.writer.begin() as connection:
        await connection.execute(update(proposals).values(state="ditolak"))
    assert "tidak bisa didukung lagi" in (await budi.say("dukung 1"))[0].text
    assert await counted(world) == (0, 0, 0)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_support_in_ones_own_words(world: World) -> None:
    _, budi, _ = await neighbours(world)
    for said, rows in (
        ("berapa orang yang dukung usulan nomor 1?", 0),
        ("boleh ga saya dukung usulan nomor 1", 1),
        ("siapa aja yg dukung usulan nomor 1", 1),
        ("saya ga jadi dukung usulan nomor 1", 0),
        ("aku dukung banget usulan nomor 1 ini, ga pake lama", 1),
        ("cabut dukungan saya untuk usulan nomor 1", 0),
        ("kulo ndhukung usulan nomer 1", 1),
        ("saya sudah tidak mau dukung usulan nomor 1 lagi", 0),
        ("i support proposal number 1", 1),
        ("dukungan saya ke usulan nomor 1 dibatalkan aja", 0),
    ):
        heard = await budi.say(said)
        assert await world.count("supports") == rows, (said, heard)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_whose_it_is_is_no_part_of_what_is_looked_for(world: World) -> None:
    siti, budi, _ = await neighbours(world)
    await siti.proposes(wish="Pagar makam RT 09")
    for said in (
        "saya ga punya usulan cuma mau dukung punya bu Siti yg soal pagar makam di Imopuro",
        "i just want to support my neighbour's proposal about pagar makam in Imopuro",
        "tetangga sy ud usul pagar makam imopuro, sy bs ikut dkung ga ga tau nmrnya",
    ):
        assert '"pagar makam"' in (await budi.say(said))[-1].text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_several_numbers_none_and_a_denial(world: World) -> None:
    siti, budi, number = await neighbours(world)
    other = await siti.proposes(wish="Pagar makam RT 09")
    for command, words in (("dukung", "Anda dukung"), ("batal dukung", "tidak lagi Anda dukung")):
        for both in ("1 dan 2", "1, 2"):
            heard = await budi.say(f"{command} {both}")
            assert f"satu per satu yang {words}" in heard[-1].text, both
            assert heard[-1].labels == [number, other], both
    assert '"77" tidak kami temukan' in (await budi.say("dukung 1 dan 77"))[-1].text
    for denial in ("saya bukan dukung 1", "bukan mendukung no 1"):
        assert "memang tidak mendukung" in (await budi.say(denial))[-1].text, denial
    assert await world.count("supports") == 0
    await budi.say("dukung 1 dan 2")
    assert other in (await budi.tap(other))[-1].text
    assert await world.count("supports") == 1
    await budi.say("dukung")  # its buttons offer none to end
    for bare in ("batal dukung", "cabut dukungan"):
        heard = await budi.say(bare)
        assert "Usulan mana yang tidak lagi Anda dukung?" in heard[-1].text, bare
        assert heard[-1].labels == [other], bare
    assert await world.count("supports") == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_joining_before_sending_is_said_in_ones_own_words(world: World) -> None:
    """By its number, or without one, at what asks for the same; of several it is asked which."""
    street = "perbaikan drainase gang 623 imopuro"
    siti = await world.person().welcomed()

    async def writes(who: Resident, *said: str) -> str:
        for each in (f"usul {street}", "Setiap hujan air masuk", "RT 1", *said):
            heard = await who.say(each)
        return heard[0].text

    assert "MTR-2028-00001" in await writes(siti, "kirim")
    for n, said in enumerate(("dukung 00001", "dukung MTR-2028-00001", "gabung ke nomor 1 aja"), 1):
        who = await world.person(f"warga{n}").welcomed()
        assert "tidak jadi dikirim" in await writes(who, said), said
        assert await world.count("supports") == n
    budi = await world.person("budi").welcomed()
    assert "MTR-2028-00002" in await writes(budi, "tetap kirim")
    joko = await world.person("joko").welcomed()
    assert "Usulan mana yang Anda dukung" in await writes(joko, "dukung yang itu aja")
    assert await world.count("supports") == 3
    assert "MTR-2028-00002" in (await joko.say("saya dukung yang nomor 2 saja"))[0].text
    assert await world.count("supports") == 4


async def test_what_is_alike_is_looked_for_again_when_that_may_change_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not each time the review is shown; what was found is shown as it stands now."""
    searches: list[str] = []
    search = alike.in_draft

    async def counts(turn: Turn, content: Content) -> list[Proposal]:
        searches.append(content.wish)
        return await search(turn, content)

    monkeypatch.setattr(alike, "in_draft", counts)
    siti = await world.person().welcomed()
    number = await siti.proposes("perbaikan drainase gang 623")
    budi = await world.person("budi").welcomed()
    for said in ("usul", "Imopuro", "1", "drainase gang 623 rusak", "Setiap hujan banjir", "RT 05"):
        heard = await budi.say(said)
    assert "drainase gang 623 (belum ada pendukung lain)" in heard[-1].text
    searches.clear()
    joko = await world.person("joko").welcomed()
    await joko.say(f"dukung {number}")
    heard = await budi.say("ukurannya 120 m")
    assert "drainase gang 623 (1 pendukung)" in heard[-1].text
    assert searches == []
    await budi.say("usulannya diganti: lampu jalan gang 623")
    heard = await budi.tap("Tetap")  # what was told of the drain
    assert number not in heard[-1].text
    assert len(searches) == 1
    world.clock.move(minutes=3)
    await budi.say("ukurannya 100 m")
    assert len(searches) == 2
    await budi.say("kirim")
    assert await world.count("proposals") == 2


async def test_a_link_supports_once_one_has_agreed(world: World) -> None:
    _, _, number = await neighbours(world)
    tono = world.person("tono")
    heard = await tono.take(start=f"dukung_{number}", text=f"/start dukung_{number}")
    assert "Setuju" in heard[0].labels
    assert await counted(world) == (0, 0, 0)
    await tono.tap("Setuju")
    heard = await tono.say("Tono")
    heard += await tono.say("lewati") if not await world.count("supports") else []
    assert any("sekarang mendukung" in each.text for each in heard)
    assert (await counted(world))[:2] == (1, 1)


async def test_who_is_deleted_is_not_counted(world: World) -> None:
    _, budi, _ = await neighbours(world)
    await budi.say("dukung 1")
    await budi.say("hapus data saya")
    await budi.say("ya")
    assert await counted(world) == (0, 0, 0)


async def test_the_list_of_others_is_in_pages_by_support_or_date(world: World) -> None:
    siti = await world.person().welcomed()
    for street in ("Mawar", "Melati", "Kenanga", "Dahlia", "Anggrek", "Cempaka"):
        await siti.proposes(f"Perbaikan drainase Jl. {street}")
    budi = await world.person("budi").welcomed()
    await budi.say("dukung 2")
    heard = await budi.say("usulan warga imopuro")
    assert "halaman 1 dari 2" in heard[0].text
    assert heard[0].labels[0] == "MTR-2028-00002"
    heard = await budi.tap("Terbaru")
    assert heard[0].labels[0] == "MTR-2028-00006"
    heard = await budi.tap("Berikutnya")
    assert heard[0].labels[0] == "MTR-2028-00001"
    assert "kelurahan mana" in (await budi.say("usulan warga"))[0].text


async def test_the_list_is_narrowed_to_what_is_looked_for(world: World) -> None:
    """By any name of the thing, by words as they stand, by an RT; the pages keep it."""
    siti = await world.person().welcomed()
    wishes = [f"Perbaikan got Jl. {street}" for street in ("Mawar", "Melati", "Kenanga", "Dahlia")]
    for wish in (*wishes, "Selokan Jl. Anggrek", "Saluran air Jl. Cempaka", "Pagar makam"):
        await siti.proposes(wish)
    row = (await world.rows(select(proposals.c.area, proposals.c.rt).limit(1)))[0]
    area = world.app.site.areas.by_code[row.area].name
    budi = await world.person("budi").welcomed()
    heard = await budi.say(f"usulan warga drainase {area}")
    assert re.search(r"Ada 6 usulan.*halaman 1 dari 2", heard[0].text)
    heard = await budi.tap("Berikutnya")
    assert re.search(r"Ada 6 usulan.*halaman 2 dari 2", heard[0].text)
    assert [label for label in heard[0].labels if label.startswith("MTR")] == ["MTR-2028-00001"]
    heard = await budi.say(f"usulan warga selokan {area} halaman 2")
    assert re.search(r"Ada 6 usulan.*halaman 2 dari 2", heard[0].text)
    heard = await budi.tap("Semua usulan")
    assert re.search(r"Ada 7 usulan.*halaman 1 dari 2", heard[0].text)
    for said, labels in (
        (f"usulan warga {area} makam", ["MTR-2028-00007"]),
        (f"usulan warga selokan jl melati {area}", ["MTR-2028-00002"]),
        (f"usulan warga drainase rt {int(row.rt) + 1} {area}", []),
        (f"usulan warga kolam renang {area}", []),
    ):
        heard = await budi.say(said)
        assert [each for each in heard[0].labels if each.startswith("MTR")] == labels, said
    assert 'tentang "' in heard[0].text


async def told(world: World, *who: Resident) -> list[list[str]]:
    """What each hears once all that is for many has gone."""
    await Broadcaster(world.app.turns, world.clock).tick()
    world.app.claims.look()
    return [[each.text for each in await one.new()] for one in who]


async def test_those_behind_it_hear_each_step_once(world: World) -> None:
    siti, budi, number = await neighbours(world)
    await budi.proposes("Perbaikan got Jl. Mawar RT 05")
    joko = await world.person("joko").welcomed()
    await joko.say("dukung 1")
    await joko.say("dukung 2")
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    for said in ("gabung 2 ke 1 karena sama-sama got Jl. Mawar", "ya"):
        await lurah.say(said)
    assert (await counted(world))[1:] == (1, 0), "the newest is the one that was merged"
    rows = await world.rows(select(proposals.c.supports).where(proposals.c.number == 1))
    assert rows[0].supports == 2, "Budi, and Joko once"
    heard = await told(world, siti, budi, joko)
    assert [len(each) for each in heard] == [1, 1, 1]
    assert "2 orang lain" in heard[0][0]
    assert all("got Jl. Mawar" in each[0] for each in heard)
    await lurah.say("buka 1")
    await lurah.tap("Nyatakan lengkap")
    await lurah.say("ya")
    heard = await told(world, siti, budi, joko)
    assert [len(each) for each in heard] == [1, 1, 1]
    assert "Usulan Anda MTR-2028-00002 digabung" in heard[1][0]
    assert f"{number} yang Anda dukung" in heard[2][0]
    await joko.say("batal dukung 1")
    await lurah.say("buka 2")
    await lurah.tap("Cabut keputusan")
    for said in ("Titiknya ternyata beda", "ya"):
        await lurah.say(said)
    rows = await world.rows(select(proposals.c.supports, proposals.c.state).order_by("number"))
    assert [tuple(row) for row in rows] == [(0, "diverifikasi"), (0, "diajukan")]
    heard = await told(world, siti, budi, joko)
    assert [len(each) for each in heard] == [1, 1, 0]


async def test_who_hears_of_a_step_is_who_stood_behind_it_then(world: World) -> None:
    """Though in the same unit of work they are merged, or apart again, right after it."""
    _, budi, _ = await neighbours(world)
    await budi.say("dukung 1")
    await budi.proposes("Perbaikan got Jl. Mawar RT 05")
    await told(world, budi)
    first, second = [row.id for row in await world.rows(select(proposals.c.id).order_by("number"))]
    by = at_command_line("Sekretariat")

    async def verified_then_merged(store: Store) -> None:
        await decisions.decide(store, by, first, Ruling(Decision.VERIFY))
        await merging.merge(store, by, [second], first, "sama-sama got")

    async def agreed_then_parted(store: Store) -> None:
        await decisions.decide(store, by, first, Ruling(Decision.AGREE, priority=1))
        await decisions.take_back(store, by, second, "Titiknya ternyata beda")

    await world.app.turns.do(verified_then_merged)
    heard = (await told(world, budi))[0]
    assert len(heard) == 2
    assert ["MTR-2028-00001 yang Anda dukung" in text for text in heard].count(True) == 1
    await world.app.turns.do(agreed_then_parted)
    heard = (await told(world, budi))[0]
    assert len(heard) == 2
    assert "Usulan Anda MTR-2028-00002 digabung" in heard[0]
    assert "Disepakati" in heard[0]
    assert not any("yang Anda dukung" in text for text in heard)


async def test_counts_are_the_same_whichever_came_first(world: World) -> None:
    """Of an author who has left there is one person more, whom we do not know, behind what theirs
    was merged into; nothing that happens later counts that anew."""
    _, budi, _ = await neighbours(world)
    for street in ("Melati", "Kenanga"):
        await budi.proposes(f"Perbaikan drainase Jl. {street}")
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    for said in ("gabung 2 3 ke 1 karena sama-sama drainase", "ya"):
        await lurah.say(said)
    first = select(proposals.c.supports).where(proposals.c.number == 1)
    assert (await world.rows(first))[0].supports == 1
    for said in ("hapus data saya", "ya"):
        await budi.say(said)
    left = (await world.rows(first))[0].supports
    joko = await world.person("joko").welcomed()
    for said in ("dukung 1", "batal dukung 1"):
        await joko.say(said)
    assert (await world.rows(first))[0].supports == left


async def test_what_is_parted_counts_no_more_wherever_it_went_on(world: World) -> None:
    """2 was merged into 1 and that into 3: parted from 1, it is behind neither of them."""
    _, budi, _ = await neighbours(world)
    await budi.proposes("Perbaikan drainase Jl. Melati")
    joko = await world.person("joko").welcomed()
    await joko.proposes("Perbaikan drainase Jl. Kenanga")
    ids = [row.id for row in await world.rows(select(proposals.c.id).order_by("number"))]
    by = at_command_line("Sekretariat")

    async def merged(store: Store) -> None:
        await merging.merge(store, by, [ids[1]], ids[0], "sama-sama drainase")
        await merging.merge(store, by, [ids[0]], ids[2], "sama-sama drainase")

    async def parted(store: Store) -> None:
        await decisions.take_back(store, by, ids[1], "Titiknya ternyata beda")

    behind = select(proposals.c.supports).order_by("number")
    await world.app.turns.do(merged)
    assert [row.supports for row in await world.rows(behind)] == [1, 0, 2]
    await world.app.turns.do(parted)
    assert [row.supports for row in await world.rows(behind)] == [0, 0, 1]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_staff_ask_does_not_swallow_support(world: World) -> None:
    """A sentence that names the proposal of somebody else is no answer; of one's own it may be."""
    _, budi, number = await neighbours(world)
    await budi.proposes("Perbaikan got Jl. Mawar RT 05")
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    for said in ("tanya 2", "Berapa KK yang mendukung?", "ya"):
        await lurah.say(said)
    assert "Berapa KK" in (await budi.new())[-1].text
    heard = await budi.say("saya dukung usulan nomor 1")
    assert f"sekarang mendukung {number}" in heard[0].text
    heard = await budi.say("yang dukung usulan nomor 2 ada 12 KK")
    assert "itu jawaban untuk pertanyaan petugas" in heard[0].text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_merging_in_ones_own_words(world: World) -> None:
    """What is named before "ke" becomes one with what is named after it, however that is joined."""
    siti = await world.person().welcomed()
    for street in ("Mawar", "Melati", "Kenanga"):
        await siti.proposes(f"Perbaikan drainase Jl. {street}")
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    for said, into, some in (
        ("gabungin 1 sama 2 ke 3", 3, (1, 2)),
        ("tolong gabungkan usulan nomor 1 dengan nomor 2 ke nomor 3 ya pak", 3, (1, 2)),
        ("satukan 1 dengan 2", 2, (1,)),
        ("gabungkan 3 karo 2 menyang 1", 1, (3, 2)),
        ("GABUNG 1 2 ke 3 karena sama dengan nomor 3", 3, (1, 2)),
    ):
        heard = await lurah.say(said)
        if "alasannya" in heard[-1].text:
            heard = await lurah.say("Sama-sama minta drainase")
        words = heard[-1].text
        assert f"Tetap berjalan: MTR-2028-0000{into}" in words, (said, words)
        for n in (1, 2, 3):
            assert (f"- MTR-2028-0000{n} " in words) == (n in some), (said, words)
        await lurah.tap("Tidak")
