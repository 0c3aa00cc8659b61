"""Whose land a text says it is."""

from __future__ import annotations

import time

import pytest

from benchmarks.lost import WAYS, state_of
from handlers.proposals.proposing.land import fears_for_land, land_in
from storage.proposals.model import Land
from tests.support import World


@pytest.mark.parametrize(
    ("text", "land"),
    [
        ("tanah kas desa", Land.PEMERINTAH),
        ("pinggir kali", Land.PEMERINTAH),
        ("aset pemda", Land.PEMERINTAH),
        ("punya bu hajah Aminah, sudah dihibahkan", Land.WARGA),
        ("tanahe mbah Karso", Land.WARGA),
        ("bukan tanah warga, tanah negara", Land.PEMERINTAH),
        ("wakaf musholla", Land.INSTANSI),
        ("lahan PT KAI", Land.INSTANSI),
        ("dekat sekolah, tanah umum", Land.PEMERINTAH),
        ("coba tanya kelurahan", None),
        ("tanah sekolah punya pemda", None),
        ("luas sekali", None),
        ("lemahe gadhahane pemerintah, pengairan", Land.PEMERINTAH),
        ("gadhahane PSDA", Land.INSTANSI),
        ("katanya sih punya dinas pengairan, sertifikatnya ga ada yg liat", Land.INSTANSI),
        ("belongs to the irrigation office", Land.INSTANSI),
        ("tanah pinggir irigasi", Land.PEMERINTAH),
        ("lemahe bulik", Land.WARGA),
        ("pekarangane pakdeku", Land.WARGA),
        ("kebone lik Karto", Land.WARGA),
    ],
)
def test_whose(text: str, land: Land | None) -> None:
    assert land_in(text) is land


@pytest.mark.parametrize(
    ("said", "land", "kept"),
    [
        ("punya pak Marno kyknya, belum nanya orangnya", "warga",
         "punya pak Marno kyknya, belum nanya orangnya"),
        ("tanah wakaf langgar, sudah diizinkan takmir", "instansi",
         "tanah wakaf langgar, sudah diizinkan takmir"),
        ("tanah bengkok, tapi harus izin lurah dulu", "pemerintah",
         "tanah bengkok, tapi harus izin lurah dulu"),
        ("sing cedak langgar kuwi lemahe pak haji Muslih, dudu dalan desa", "warga",
         "sing cedak langgar kuwi lemahe pak haji Muslih"),
        ("tanahnya milik pengairan, bukan sawah orang", "instansi", ""),
        ("punya kakek almarhum, blm dibagi waris", "warga",
         "punya kakek almarhum, blm dibagi waris"),
        ("siti gadhahanipun masjid", "instansi", ""),
        ("it's on government land", "pemerintah", ""),
        ("land is owned by pak Darto, he agrees", "warga",
         "land is owned by pak Darto, he agrees"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_is_known_of_using_it_is_kept(
    world: World, said: str, land: str, kept: str
) -> None:
    siti = await world.person().welcomed()
    for line in (*WAYS["review"], said):
        heard = await siti.say(line)
    answers = (await state_of(world, siti))["open"]["answers"]
    assert answers["land"] == land
    assert answers["problem"] == "Tanahnya longsor ke sungai" + (f". Tanah: {kept}" if kept else "")
    assert "BELUM dikirim" in heard[-1].text


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("review", "emang klo tanah org ga bs ya"),
        ("review", "kalau tanahnya milik pribadi apa boleh diusulkan?"),
        ("review", "tanahnya hibah warga tapi sertifikatnya belum balik nama, itu gimana?"),
        ("review", "kudu ono surat e po mbak nek lemahe uwong?"),
        ("choice.land", "nek lemahe wong liya oleh ora?"),
        ("text.place", "tanahnya punya orang bisa diusulkan gak pak"),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_whether_it_may_be_somebodys_is_answered(world: World, where: str, said: str) -> None:
    siti = await world.person().welcomed()
    for line in WAYS[where]:
        await siti.say(line)
    before = (await state_of(world, siti))["open"]
    heard = await siti.say(said)
    assert "pemiliknya perlu mengizinkan" in heard[0].text
    after = (await state_of(world, siti))["open"]
    assert (after["answers"], after["asked"]) == (before["answers"], before["asked"])


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_field_stands_on_somebodys_land(world: World) -> None:
    siti = await world.person().welcomed()
    for line in ("usul lapangan voli", "Imopuro", "anak-anak main di jalan", "RT 03 RW 02"):
        await siti.say(line)
    await siti.say("tanahnya milik warga")
    assert (await state_of(world, siti))["open"]["answers"]["land"] == "warga"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "said",
    [
        "sebagian jalan umum sebagian kena latar mbah Karto, orangnya mau",
        "separo latare mbah Sum, sisane lemah deso",
        "half is public road, half is Mrs Tini's yard",
        "separo dalan separo pekarangane pakdeku, pakde wis oke asal ora keno pager",
        "sebagian punya bulek saya sebagian jalan",
    ],
)
async def test_land_of_two_is_kept_as_it_was_said(world: World, said: str) -> None:
    siti = await world.person().welcomed()
    for line in (*WAYS["choice.land"], said):
        await siti.say(line)
    now = (await state_of(world, siti))["open"]["answers"]
    assert now["land"] is None
    assert said in now["problem"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("said", "land"),
    [
        ("jalan ya jalan, masa jalan ada yg punya", "pemerintah"),
        ("dalan kok ono sing duwe", "pemerintah"),
        ("mosok kali ono sing duwe", "pemerintah"),
        ("jalan kok ditanya punya siapa", "pemerintah"),
        ("lha wong dalan, yo dalane wong akeh", "pemerintah"),
        ("it's a road, nobody owns a road", "pemerintah"),
        ("masa jalan ini punya pak haji", "warga"),
        ("jalan perumahan punya developer", "instansi"),
        ("not mine, the lurah would know", None),
        ("sanes gadhahan kula, pak lurah sing ngertos", None),
        ("bukan punya saya yg jelas, tanya lurah aja", None),
        ("no idea, ask the village head", None),
    ],
)
async def test_a_way_of_everybodys_and_whose_it_is_not(
    world: World, said: str, land: str | None
) -> None:
    siti = await world.person().welcomed()
    for line in WAYS["choice.land"]:
        await siti.say(line)
    before = (await state_of(world, siti))["open"]["answers"]
    await siti.say(said)
    now = (await state_of(world, siti))["open"]
    assert now["asked"] == "review"
    assert now["answers"]["land"] == land
    assert now["answers"]["place"] == before["place"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("said", ["siapa yg punya jalan itu?", "jalan ini ada yg punya"])
async def test_a_way_that_somebody_has_is_asked_about(world: World, said: str) -> None:
    siti = await world.person().welcomed()
    for line in (*WAYS["choice.land"], said):
        await siti.say(line)
    now = (await state_of(world, siti))["open"]
    assert (now["asked"], now["answers"].get("land")) == ("land", None)


_FEARS = [
    "kok nanya tanah? nanti tanah saya diambil ya", "takutnya tanahku digusur",
    "ngopo takon lemah, mengko lemahku dijupuk", "why do you ask, will you take my land",
    "nanti tanah saya kena pajak gak", "tanah saya gak bakal dijual kan",
    "apa tanah saya nanti jadi milik pemerintah", "jangan2 mau digusur rumah saya",
    "menawi siti kula mangke dipun pundhut nggih", "tanah saya, jangan diambil lho",
]  # fmt: skip


@pytest.mark.parametrize("said", [*_FEARS, "nanti diambil ya"])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_is_feared_for_land_says_nobodys(world: World, said: str) -> None:
    siti = await world.person().welcomed()
    for line in WAYS["review"]:
        await siti.say(line)
    await siti.tap("Tanah")
    before = (await state_of(world, siti))["open"]["answers"]
    heard = " ".join(each.text for each in await siti.say(said))
    assert "Tidak ada tanah yang diambil" in heard or "No land is taken" in heard
    assert (await state_of(world, siti))["open"]["answers"] == before
    assert siti.done.asking == "propose.land"


@pytest.mark.parametrize("said", ["tanah saya nanti diambil ya", "lemahku mengko dijupuk ora"])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_so_it_is_at_the_review(world: World, said: str) -> None:
    siti = await world.person().welcomed()
    for line in WAYS["review"]:
        await siti.say(line)
    heard = " ".join(each.text for each in await siti.say(said))
    assert "Tidak ada tanah yang diambil" in heard
    assert "land" not in (await state_of(world, siti))["open"]["answers"]


@pytest.mark.parametrize(
    ("said", "land"),
    [("tanah pak haji, sudah diambil buat jalan", Land.WARGA), ("tanah saya", Land.WARGA),
     ("tanah negara kan ya", Land.PEMERINTAH), ("punya saya sendiri pak", Land.WARGA)],
)  # fmt: skip
def test_what_is_not_feared_says_whose(said: str, land: Land) -> None:
    assert land_in(said) is land


@pytest.mark.parametrize("said", _FEARS)
def test_no_fear_says_whose(said: str) -> None:
    assert land_in(said) is None


@pytest.mark.parametrize(
    "said",
    ["tanahnya punya siapa ya, pemerintah apa warga",
     "menurut bapak ini tanah siapa, warga atau negara"],
)  # fmt: skip
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_whose_it_is_is_asked_of_nobody_here(world: World, said: str) -> None:
    siti = await world.person().welcomed()
    for line in WAYS["review"]:
        await siti.say(line)
    await siti.tap("Tanah")
    before = (await state_of(world, siti))["open"]["answers"]
    assert "petugas kelurahan yang akan mengeceknya" in (await siti.say(said))[0].text
    assert (await state_of(world, siti))["open"]["answers"] == before


@pytest.mark.parametrize("hostile", ["nanti " * 50, "takut tanah " * 25, "jangan " * 40])
def test_fears_are_read_in_no_time(hostile: str) -> None:
    began = time.monotonic()
    fears_for_land(hostile[:300])
    fears_for_land(hostile * 10)
    assert time.monotonic() - began < 0.1
