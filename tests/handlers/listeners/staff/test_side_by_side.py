"""Staff hold proposals against each other, merge them in sentences, and mean another number."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from handlers.reading.staff import merged
from handlers.reading.staff.deciding.slips import number_meant, with_number
from storage.database.tables import proposals
from storage.staff.roles import Role
from tests.handlers.staff.test_desk import official
from tests.storage.messages.test_broadcasts import IMOPURO
from tests.support import Resident, World

one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("said", "compares"),
    [
        ("yang 31 sama yang 33 sepertinya jalan yang sama, tolong ditampilkan dua-duanya", True),
        ("31 sama 33 tampilkan dua-duanya", True),
        ("coba bandingkan 4 dengan 7", True),
        ("kok nomor 2 mirip sama nomor 5 ya", True),
        ("4 dan 7 minta jalan", False),
    ],
)
def test_who_wants_to_see_several(said: str, compares: bool) -> None:
    assert merged.compares(said) is compares


@pytest.mark.parametrize(
    ("said", "into", "beside"),
    [
        ("yang 31 yang tetap, lebih lengkap fotonya", "31", "lebih lengkap fotonya"),
        ("pakai yang 7 aja soalnya lebih dulu masuk", "7", "lebih dulu masuk"),
        ("31 tetap", "31", ""),
    ],
)
def test_which_stays_and_why(said: str, into: str, beside: str) -> None:
    assert merged.into(said) == into
    assert merged.besides(said) == beside


@pytest.mark.parametrize(
    ("said", "same"),
    [("Iya sama. Digabung saja", True), ("sama persis", True), ("jalannya sama", False)],
)
def test_that_they_are_the_same(said: str, same: bool) -> None:
    assert merged.only_same(said) is same


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("lho kok Rejomulyo, maaf salah ketik maksud saya 35", "35"),
        ("eh salah, 35 maksudnya", "35"),
        ("bukan 53 tapi 35", "35"),
        ("salah nomor, yang bener MTR-2028-00035", "MTR-2028-00035"),
        ("eh 35 ditolak juga ya", None),
        ("maaf pak, biayanya harusnya 35 juta", None),
        ("eh jam 8", None),
        ("maksud saya rt 5", None),
    ],
)
def test_another_number_was_meant(said: str, number: str | None) -> None:
    assert number_meant(said) == number


def test_it_takes_the_place_of_the_one_before() -> None:
    assert with_number("Lalu yang 53 ditolak", "35") == "Lalu yang 35 ditolak"
    assert with_number("tolak MTR-2028-00053 ya", "35") == "tolak 35 ya"


async def desk(world: World) -> tuple[Resident, Resident]:
    """A lurah at whose desk three lie, two of which ask for the same; who proposed the second."""
    others = []
    for name, wish in (
        ("ani", "Perbaikan jalan rusak Jl. Mangga RT 15"),
        ("budi", "Jalan Mangga RT 15 diaspal"),
        ("cici", "Pagar rumah saya RT 04"),
    ):
        who = await world.person(name).lives_in(IMOPURO)
        await who.proposes(wish)
        others.append(who)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    await others[1].new()
    return lurah, others[1]


async def states(world: World) -> list[str]:
    rows = await world.rows(select(proposals.c.state).order_by(proposals.c.number))
    return [row.state for row in rows]


@one_database
async def test_two_are_shown_and_become_one(world: World) -> None:
    lurah, budi = await desk(world)
    heard = await lurah.say("yang 1 sama yang 2 sepertinya jalan yang sama, tampilkan dua2nya")
    assert "MTR-2028-00001" in heard[-1].text
    assert "MTR-2028-00002" in heard[-1].text
    heard = await lurah.say("Iya sama. Digabung saja")
    assert "Usulan mana yang tetap berjalan?" in heard[-1].text
    heard = await lurah.say("yang 1 yang tetap, lebih lengkap fotonya")
    assert "Tetap berjalan: MTR-2028-00001" in heard[-1].text
    assert "Alasan: Maksudnya sama; yang tetap berjalan lebih lengkap fotonya" in heard[-1].text
    heard = await lurah.say("nanti yang usul 2 itu apa hilang namanya? kasihan dia")
    assert "tidak hilang" in heard[0].text
    assert lurah.done.asking == "merge.sure"
    assert await states(world) == ["diajukan"] * 3
    assert "Sudah digabung ke MTR-2028-00001" in (await lurah.say("Iya digabung"))[-1].text
    assert await states(world) == ["diajukan", "digabung", "diajukan"]
    assert "Digabung ke usulan MTR-2028-00001" in (await budi.new())[-1].text


@one_database
async def test_another_number_is_decided_on_as_was_said(world: World) -> None:
    lurah, _ = await desk(world)
    heard = await lurah.say("lalu yang 53 ditolak")
    assert "tidak kami temukan" in heard[-1].text
    heard = await lurah.say("maaf salah ketik maksud saya 3")
    assert "MTR-2028-00003" in heard[-1].text
    assert lurah.done.asking == "decide.reason"
    assert "Penjelasan Anda" not in heard[-1].text  # "lalu" tells nobody why
    heard = await lurah.say("3 ditolak karena pagar rumah pribadi tidak bisa dibiayai APBD")
    assert '"pagar rumah pribadi tidak bisa dibiayai APBD". Alasan mana' in heard[-1].text
    heard = await lurah.say("iya betul ditolak")
    assert lurah.done.asking == "decide.sure"
    assert "Penjelasan: pagar rumah pribadi tidak bisa dibiayai APBD" in heard[-1].text
    heard = await lurah.say("orangnya nanti dikasih tahu alasannya kan")
    assert "pengusul kami kabari dengan sopan" in heard[0].text
    assert await states(world) == ["diajukan"] * 3
    await lurah.say("iya betul ditolak")
    assert (await states(world))[2] == "ditolak"
    heard = await lurah.say("orangnya nanti dikasih tahu alasannya kan, yang sopan ya")
    assert "Yang dibacanya:" in heard[0].text
    assert "Sama-sama" in (await lurah.say("Sudah cukup, terima kasih"))[-1].text


@one_database
@pytest.mark.parametrize(
    ("said", "why"),
    [
        (
            "Mohon dijelaskan berapa rumah yang memerlukan dan sedalam apa",
            "Mohon dijelaskan berapa rumah yang memerlukan dan sedalam apa",
        ),
        ("tambahin tanya tanahnya milik siapa", "fotonya kurang jelas. tanahnya milik siapa"),
        ("alasannya: RT-nya belum ditulis", "RT-nya belum ditulis"),
    ],
)
async def test_other_words_for_its_author(world: World, said: str, why: str) -> None:
    lurah, _ = await desk(world)
    await lurah.say("kembalikan 1 karena fotonya kurang jelas")
    if lurah.done.asking != "many.sure":
        await lurah.say("data belum lengkap")
    heard = await lurah.say(said)
    assert lurah.done.asking == "many.sure"
    assert why in heard[-1].text
    assert await states(world) == ["diajukan"] * 3


@one_database
async def test_what_is_asked_before_the_yes_is_answered(world: World) -> None:
    lurah, _ = await desk(world)
    await lurah.say("1 setuju prioritas 2")
    for said, told in (
        ("sisa berapa?", "TUGAS: 3 menunggu"),
        ("prioritas 1 masih kosong ya?", "Prioritas 1 masih kosong"),
    ):
        heard = await lurah.say(said)
        assert told in heard[0].text
        assert lurah.done.asking == "decide.sure"
    assert await states(world) == ["diajukan"] * 3


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("eh kalau ditolak nanti warganya marah ke sy. bisa digabung ga?", True),
        ("gabung ke yg 52 aja", True),
        ("mending digabung sama nomor 2", True),
        ("sudah digabung ke nomor 2 bulan lalu", False),
        ("jangan digabung", False),
        ("sama dengan nomor 2", False),
    ],
)
def test_that_one_is_to_be_merged_instead(said: str, instead: bool) -> None:
    assert merged.instead(said) is instead


@one_database
async def test_who_thinks_of_merging_rejects_nothing(world: World) -> None:
    lurah, _ = await desk(world)
    await lurah.say("tolak saja 2, dobel")
    assert (lurah.done.asking or "").startswith("many.")
    heard = await lurah.say("eh kalau ditolak nanti warganya marah ke sy. bisa digabung ga?")
    assert 'Keputusan "Tidak dilanjutkan" tidak dicatat' in heard[0].text
    assert "MTR-2028-00001" in heard[0].text
    assert lurah.done.asking is None
    await lurah.say("gabung ke yg 1")
    assert lurah.done.asking == "merge.why"
    await lurah.say("sama-sama jalan mangga")
    await lurah.say("iya")
    assert await states(world) == ["diajukan", "digabung", "diajukan"]
    assert "tidak hilang" in (await lurah.say("pendukungnya ikut pindah kan?"))[0].text


@one_database
async def test_a_question_is_asked_about_before_it_is_why(world: World) -> None:
    lurah, _ = await desk(world)
    await lurah.say("tolak saja 2, dobel")
    heard = await lurah.say("nanti warganya marah. boleh ditunda aja ga?")
    assert lurah.done.asking == "many.why"
    assert "Apakah itu jawabannya" in heard[-1].text
    assert await states(world) == ["diajukan"] * 3


@one_database
async def test_beside_another_form_it_is_none(world: World) -> None:
    lurah, _ = await desk(world)
    await lurah.say("ekspor usulan")
    assert (lurah.done.asking or "").startswith("export.")
    asking = lurah.done.asking
    await lurah.say("bisa digabung ga?")
    assert lurah.done.asking == asking


@one_database
async def test_two_that_are_called_the_same_become_one(world: World) -> None:
    """Into which, by when they came; without that it is asked."""
    siti = await world.person("siti").lives_in("18.72.01.1003")
    first = await siti.proposes("Paving Gang Melati RT 05")
    await siti.proposes("Lampu jalan Gang Kelinci RT 06")
    last = await siti.proposes("Paving gang melati sampai musala RT 05")
    lurah = await official(world, "hadi", Role.VERIFIKATOR, "18.72.01.1003")
    for said, head in (
        ("loro usulan paving kuwi podo, digabung wae, sing lawas dadi induk", first),
        ("both paving ones are the same, merge them, keep the newer", last),
    ):
        [*_, heard] = await lurah.say(said)
        assert heard.text.startswith(head)
        for line in ("batal", "ya"):
            await lurah.say(line)
    [*_, heard] = await lurah.say("dua paving itu sama, satukan saja")
    assert "Usulan mana yang tetap berjalan?" in heard.text
    assert len(heard.labels) == 2
