"""What is said in one breath with a name, or instead of it: a question whether one is needed, whose
phone it is, a slip put right, where somebody is from who gives none."""

from __future__ import annotations

import pytest

from tests.handlers.conversation.test_of_the_question import answers
from tests.handlers.conversation.test_two_things import told
from tests.handlers.people.test_instead_of_a_name import at_name, called
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    "said",
    [
        "kalo ga pake nama tetep diproses ga", "klo anonim usulannya masih dibahas gak?",
        "yen ora nganggo jeneng tetep diwaca opo ora", "apa usulan tanpa nama dianggap palsu",
        "menawi mboten ngagem asma taksih dipun waos mboten nggih", "what happens without a name",
        "will it still be read if I leave my name out?", "kalo namanya dikosongin ditolak ga?",
    ],
)  # fmt: skip
async def test_whether_a_name_is_needed_is_answered(world: World, said: str) -> None:
    siti = await at_name(world)
    heard = told(await siti.say(said))
    assert "Nama tidak wajib" in heard or "A name is not required" in heard
    assert siti.done.asking == "welcome.name"
    await siti.say("Nina")
    assert await called(world) == "Nina"


@pytest.mark.parametrize(
    "said", ["nama saya nanti ditempel di balai gak", "jenengku ketok tonggo ora yo"]
)
async def test_whether_it_is_shown_is_answered(world: World, said: str) -> None:
    siti = await at_name(world)
    assert "bukan warga lain" in told(await siti.say(said))
    assert siti.done.asking == "welcome.name"


@pytest.mark.parametrize(
    "said",
    ["tanpa nama aja ya?", "kalo boleh ga usah pake nama", "jangan pake nama saya ya pak?",
     "mboten sah asma nggih"],
)  # fmt: skip
async def test_who_asks_for_none_is_passed(world: World, said: str) -> None:
    siti = await at_name(world)
    await siti.say(said)
    assert siti.done.asking is None
    assert await called(world) is None


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("ini hp anak saya, nama saya Sumarni, anak saya Joko yang ngetik", "Sumarni"),
        ("iki hape putuku, jenengku Wagiyem, putuku Rian", "Wagiyem"),
        ("hp pinjaman ini. saya Karjo, yang punya hp Slamet", "Karjo"),
        ("nomer istri saya ini, nama saya Hasan. istri saya Lina", "Hasan"),
        ("this is my son's phone. my name is Sumiati, my son Budi is typing", "Sumiati"),
        ("Just put Bima", "Bima"), ("catat Pardi aja", "Pardi"), ("tulis wae Paijo", "Paijo"),
        ("serat kemawon Sukinem", "Sukinem"), ("you can write Hendra, thanks", "Hendra"),
        ("tulis aja nama saya Siti", "Siti"), ("put me down as Joko", "Joko"),
        ("Catatan Sipil", "Catatan Sipil"),
        ("panggil bu Nengsi eh bu Ningsih", "bu Ningsih"), ("Siti eh bukan, Sinta", "Sinta"),
        ("nama saya Agus eh salah Bagus", "Bagus"), ("nami kulo Parjo, eh Parja", "Parja"),
        ("Sri Lestri, maksudnya Sri Lestari", "Sri Lestari"), ("Budi, sorry typo, Rudi", "Rudi"),
        ("panggil saya lewat, eh maksud saya Liwat", "Liwat"), ("Call me Jon, I mean John", "John"),
        ("jenengku Tini, eh luput, Tinah, maklum jempole gedhe", "Tinah"),
        ("Budi, maaf baru bales", "Budi"), ("Siti, eh kapan rapatnya", "Siti"),
    ],
)  # fmt: skip
async def test_the_name_of_whoever_proposes(world: World, said: str, name: str) -> None:
    siti = await at_name(world)
    await siti.say(said)
    assert await called(world) == name


@pytest.mark.parametrize("said", ["ini hp anak saya", "pake nomor tetangga ini"])
async def test_whose_phone_it_is_is_no_name(world: World, said: str) -> None:
    siti = await at_name(world)
    assert "siapa namanya?" in told(await siti.say(said))
    assert await called(world) is None


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("ga usah pake nama, warga rt 3 aja", '"warga rt 3 aja" tidak kami simpan'),
        ("warga rt 7 saja ga usah nama", '"warga rt 7 saja" tidak kami simpan'),
        ("mboten sah asma, warga rt 4 mawon", '"warga rt 4 mawon" tidak kami simpan'),
        ("no name please, just a resident of RT 7", "resident of RT 7"),
        ("tulis aja warga RT 05 imopuro", "Kelurahan Imopuro"),
        ("ga usah nama lah, lampu di rt 7 mati warga resah", "lampu di rt 7 mati, warga resah"),
        ("saya warga yosodadi mau usul lampu", "Kelurahan: Yosodadi"),
    ],
)
async def test_what_is_told_by_who_gives_no_name(world: World, said: str, kept: str) -> None:
    siti = await at_name(world)
    assert kept.replace(",", "") in told(await siti.say(said)).replace(",", "")
    assert siti.done.asking != "welcome.name"
    assert await called(world) is None


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Sardi, celuk mawon Lik Sardi", "Lik Sardi"),
        ("Sri Rahayu, panggil aja Bu Sri", "Bu Sri"),
        ("nama saya Michael, call me Mike", "Mike"),
    ],
)
async def test_what_they_want_to_be_called(world: World, said: str, name: str) -> None:
    siti = await at_name(world)
    await siti.say(said)
    assert await called(world) == name


@pytest.mark.parametrize(
    "said",
    ["emang harus nama asli ya? inisial boleh gak", "kudu jeneng asli po celukan wae",
     "nama lengkap atau panggilan aja", "do I have to give my real name?", "initials ok?",
     "asma jangkep nopo celukan mawon nggih"],
)  # fmt: skip
async def test_which_name_is_wanted_is_answered(world: World, said: str) -> None:
    siti = await at_name(world)
    heard = told(await siti.say(said))
    assert "Nama apa saja boleh" in heard or "Any name will do" in heard
    assert siti.done.asking == "welcome.name"
    await siti.say("SR")
    assert await called(world) == "SR"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("pak bambang ketua rt 7 karangrejo, ini saya mewakili warga", "Pak Bambang"),
        ("saya pak joko ketua rt 5 mulyojati mewakili warga", "Pak Joko"),
        ("pak slamet warga rt 3", "Pak Slamet"), ("bu Ani pengurus rt 4 Yosodadi", "bu Ani"),
        ("nama lengkap saya Siti Aminah", "Siti Aminah"), ("inisial aja ya, SR", "SR"),
        ("nama panggilan Ujang", "Ujang"), ("endang ya endang lestari", "Endang Lestari"),
    ],
)  # fmt: skip
async def test_what_they_are_is_no_part_of_a_name(world: World, said: str, name: str) -> None:
    siti = await at_name(world)
    await siti.say(said)
    assert await called(world) == name


async def test_where_a_head_of_rt_lives_is_told(world: World) -> None:
    siti = await at_name(world)
    heard = told(await siti.say("pak bambang ketua rt 7 karangrejo, ini saya mewakili warga"))
    assert "Kelurahan Karangrejo" in heard


@pytest.mark.parametrize(
    ("said", "whose", "by"),
    [("yg ngetik anaknya rara, yg usul bapak saya sugeng riyadi", "Sugeng Riyadi", "Rara"),
     ("sing usul bapakku parto, sing ngetik aku dewi", "Parto", "Dewi")],
)  # fmt: skip
async def test_whose_it_is_and_who_types(world: World, said: str, whose: str, by: str) -> None:
    siti = await at_name(world)
    assert f"atas nama {whose}; yang mengisi {by}" in told(await siti.say(said))
    assert await called(world) == by


@pytest.mark.parametrize(
    ("first", "then", "name"),
    [
        ("Joko", ("eh jangan Joko", "Mas Joko aja biar akrab"), "Mas Joko"),
        ("Rini Astuti", ("eh Rini Hastuti maksudku",), "Rini Hastuti"),
        ("Yuli", ("Yuli Handayani lengkapnya ya",), "Yuli Handayani"),
        ("Wahyu", ("salah, kudune Wahyudi",), "Wahyudi"),
        ("Ratna", ("eh salah, Ratnawati",), "Ratnawati"),
        ("Parto", ("Mbah Parto wae ben kepenak",), "Mbah Parto"),
        ("Melati", ("gang melati aja",), "Melati"),
        ("Sari", ("Purwosari aja",), "Sari"),
    ],
)
async def test_a_name_is_put_right_once_it_is_kept(
    world: World, first: str, then: tuple[str, ...], name: str
) -> None:
    siti = await at_name(world)
    for said in (first, *then):
        heard = told(await siti.say(said))
    assert await called(world) == name
    assert (name in heard) == (name != first)


@pytest.mark.parametrize(
    "said",
    ["saya istrinya pak RW", "bojone pak kades", "aku anake bu Warti", "kula garwane pak lurah",
     "suaminya bu guru"],
)  # fmt: skip
async def test_whose_kin_somebody_is_is_no_name(world: World, said: str) -> None:
    siti = await at_name(world)
    assert "siapa namanya" in told(await siti.say(said))
    assert siti.done.asking == "welcome.name"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("mbah Wagiyo, niki sing nulis putune", "mbah Wagiyo"),
        ("Bu Parti, ini anaknya yang ngetik", "Bu Parti"),
        ("mbah Ginem sing ngetikke tanggane", "mbah Ginem"),
    ],
)
async def test_who_types_needs_no_question(world: World, said: str, name: str) -> None:
    siti = await at_name(world)
    heard = told(await siti.say(said))
    assert await called(world) == name
    assert f"Baik, {name}" in heard
    assert "Saya baca" not in heard


@pytest.mark.parametrize(
    ("said", "name", "rt"),
    [
        ("Setuju. Nama saya Bu Ningsih RT 06 Yosodadi, mau usul lampu jalan", "Bu Ningsih", "06"),
        ("setuju pak, kula Pak Wardi RT 5 Karangrejo, arep usul talud", "Pak Wardi", "05"),
        ("ya setuju, nama saya Gilang RT 2 Purwosari. usul perbaikan jalan", "Gilang", "02"),
        ("Setuju. saya Bu Tutik warga RT 3 Tejosari mau usul gorong-gorong", "Bu Tutik", "03"),
    ],
)
async def test_where_one_lives_goes_with_what_is_wished(
    world: World, said: str, name: str, rt: str
) -> None:
    siti = world.person()
    await siti.say("halo")
    heard = told(await siti.say(said))
    assert await called(world) == name
    assert "tidak kami simpan" not in heard
    assert (await answers(world, siti))["place"]["rt"] == rt


@pytest.mark.parametrize(
    "said", ["ini bener nomor kelurahan kan", "niki leres wa ne kelurahan nggih"]
)
async def test_whose_number_it_is_is_told_where_a_name_is_asked(world: World, said: str) -> None:
    siti = await at_name(world)
    assert "bot resmi" in told(await siti.say(said))
    assert siti.done.asking == "welcome.name"
