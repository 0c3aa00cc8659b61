"""What is said with the bidang where it is asked: why it is that one, or whether it is."""

from __future__ import annotations

import pytest

from benchmarks.lost import state_of
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def at_bidang(world: World) -> Resident:
    siti = await world.person("siti").welcomed()
    for line in ("usul", "Imopuro"):
        await siti.say(line)
    return siti


@pytest.mark.parametrize(
    ("said", "bidang", "left"),
    [
        ("sosial aja kak, soalnya buat anak2 ngaji", "Sosial budaya", "buat anak2 ngaji"),
        ("ekonomi, karena untuk ibu2 jualan", "Ekonomi", "untuk ibu2 jualan"),
        ("sosial mawon, amargi kangge lansia", "Sosial budaya", "kangge lansia"),
        ("social, because kids", "Sosial budaya", "kids"),
    ],
)
async def test_whom_it_is_for_is_no_wish(world: World, said: str, bidang: str, left: str) -> None:
    siti = await at_bidang(world)
    heard = (await siti.say(said))[-1].text
    assert f"Kami masukkan ke bidang {bidang}" in heard
    assert f'"{left}" belum kami tulis sebagai usulan' in heard
    assert "Masalah" not in heard
    assert "Apa yang Bapak/Ibu usulkan?" in heard


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("fisik pak krn jalannya rusak parah", "jalannya rusak parah"),
        ("fisik kak, soalnya lampu jalan mati", "lampu jalan mati"),
    ],
)
async def test_what_is_wrong_is_kept_as_that(world: World, said: str, problem: str) -> None:
    siti = await at_bidang(world)
    heard = (await siti.say(said))[-1].text
    assert f"Kami catat Masalah: {problem}." in heard
    assert "Apa yang Bapak/Ibu usulkan?" in heard


@pytest.mark.parametrize(
    ("said", "wish", "bidang"),
    [
        ("kirim alat semprot hama buat kelompok tani masuknya ekonomi kan?",
         "kirim alat semprot hama buat kelompok tani", "Ekonomi"),
        ("mesin jahit buat ibu2 berarti ekonomi ya", "mesin jahit buat ibu2", "Ekonomi"),
        ("sumur bor di langgar mlebune fisik to?", "sumur bor di langgar", "Fisik dan prasarana"),
        ("bikin posyandu lansia, sosial budaya kan?", "bikin posyandu lansia", "Sosial budaya"),
        ("pelatihan jahit, itu masuknya sosial ya?", "pelatihan jahit", "Ekonomi"),
        ("perbaikan jalan gang kelinci masuk fisik kan kak", "perbaikan jalan gang kelinci",
         "Fisik dan prasarana"),
        ("ekonomi kayaknya soalnya mau minta mesin jahit", "minta mesin jahit", "Ekonomi"),
    ],
)  # fmt: skip
async def test_the_wish_is_without_its_bidang(
    world: World, said: str, wish: str, bidang: str
) -> None:
    siti = await at_bidang(world)
    heard = (await siti.say(said))[-1].text
    assert f'Kami catat usulan "{wish}".' in heard
    assert f"Kami masukkan ke bidang {bidang}" in heard
    assert "belum kami pakai" not in heard
    assert "Lokasi: gang kelinci masuk" not in heard


@pytest.mark.parametrize(
    ("said", "bidang", "then"),
    [
        ("ekonomi lah, orang mau minta modal usaha keripik", "Ekonomi",
         'usulan "minta modal usaha keripik"'),
        ("yang ketiga, amargi kangge TPA", "Sosial budaya", '"kangge TPA" belum'),
        ("2 aja deh, biar warung2 sini rame", "Ekonomi", '"biar warung2 sini rame" belum'),
        ("Ekonomi mawon mas, kangge tumbas sapi kelompok", "Ekonomi",
         'usulan "tumbas sapi kelompok"'),
        ("kalo beasiswa buat anak yatim masuknya kemana tuh", "Sosial budaya",
         'usulan "beasiswa buat anak yatim"'),
    ],
)  # fmt: skip
async def test_by_its_number_or_with_what_is_to_be_had(
    world: World, said: str, bidang: str, then: str
) -> None:
    siti = await at_bidang(world)
    heard = (await siti.say(said))[-1].text
    assert f"Kami masukkan ke bidang {bidang}" in heard
    assert then in heard


async def test_photos_that_come_later_are_no_wish(world: World) -> None:
    siti = await at_bidang(world)
    heard = (await siti.say("fisik aja. oh ya sekalian nanti saya kirim fotonya"))[-1].text
    assert "Kami catat usulan" not in heard
    assert "Apa yang Bapak/Ibu usulkan?" in heard


@pytest.mark.parametrize(
    ("said", "bidang"),
    [
        ("fisik ya. eh nggak deng, ekonomi", "Ekonomi"),
        ("3 eh 1", "Fisik dan prasarana"),
        ("ekonomi mawon, eh mboten, sosial budaya mawon", "Sosial budaya"),
        ("economy... wait no, the physical one", "Fisik dan prasarana"),
        ("sosbud ups salah, fisik aja", "Fisik dan prasarana"),
    ],
)
async def test_of_two_in_one_breath_the_last_counts(world: World, said: str, bidang: str) -> None:
    siti = await at_bidang(world)
    heard = (await siti.say(said))[-1].text
    assert f"Kami catat Bidang: {bidang}" in heard
    assert "Apa yang Bapak/Ibu usulkan?" in heard


async def test_what_it_is_about_is_no_wish(world: World) -> None:
    siti = await at_bidang(world)
    heard = (await siti.say("mboten ngertos mlebet pundi, urusan toya saben"))[-1].text
    assert "Kami catat usulan" not in heard


@pytest.mark.parametrize(
    "said", ["sosial kali ya? eh tapi kan bangunan, fisik aja", "ya fisik lah mosok ekonomi"]
)
async def test_a_bidang_thought_over_where_the_problem_is_asked_is_no_problem(
    world: World, said: str
) -> None:
    siti = await at_bidang(world)
    await siti.say("fisik")
    await siti.say("perbaikan pos ronda")
    heard = (await siti.say(said))[-1].text
    assert "Bidang sudah kami catat: Fisik dan prasarana." in heard
    assert siti.done.asking == "propose.problem"


@pytest.mark.parametrize(
    ("said", "bidang"),
    [
        ("masuk yang mana: posyandu", "Sosial budaya"),
        ("masuk mana, gapura", "Fisik dan prasarana"),
        ("yang nomor tiga deh, posyandu", "Sosial budaya"),
        ("saya pilih yang gapura aja", "Fisik dan prasarana"),
    ],
)
async def test_a_lead_is_no_wish(world: World, said: str, bidang: str) -> None:
    siti = await at_bidang(world)
    heard = (await siti.say(said))[-1].text
    assert f"Kami masukkan ke bidang {bidang}" in heard
    assert siti.done.asking == "propose.wish"


async def test_a_number_and_a_thing_that_do_not_agree_are_asked_about(world: World) -> None:
    siti = await at_bidang(world)
    heard = (await siti.say("nomor dua aja, gapura"))[-1].text
    assert '"nomor dua aja, gapura" paling mirip yang mana?' in heard
    assert siti.done.asking == "propose.topic"


async def test_what_only_answers_is_no_wish(world: World) -> None:
    """What says which of them it is, puts the kelurahan right beside it, or asks whose it is."""
    heard = {
        "ya jalan lah pak namanya jg aspal": "Fisik dan prasarana",
        "jelas jembatan dong bu, kan beton": "Fisik dan prasarana",
        "antara kesehatan sama pendidikan soalnya buat PAUD yg gabung posyandu": "Sosial budaya",
        "kesehatan apa pendidikan ya, ini buat TK": "Sosial budaya",
        "bahu jalan itu punya siapa ya": "petugas kelurahan yang akan mengeceknya",
        "trotoar itu wewenang siapa sih": "petugas kelurahan yang akan mengeceknya",
        "olah raga": "",
        "pertanian tapi bentar tadi alamatnya salah bukan margodadi, margorejo": "Margorejo",
        "ekonomi, eh tadi kelurahannya salah harusnya yosorejo": "Kelurahan sekarang: Yosorejo",
        "fisik ning kelurahane kliru, dudu imopuro tapi hadimulyo barat": "Hadimulyo Barat",
        "social. wait the area is wrong, it should be Yosorejo": "Yosorejo",
    }
    for n, (said, told) in enumerate(heard.items()):
        who = await world.person(f"p{n}").welcomed()
        for line in ("usul", "Imopuro", said):
            texts = [each.text for each in await who.say(line)]
        assert who.done.asking == "propose.wish", said
        assert told in "\n".join(texts), said
    who = await world.person("other").welcomed()
    for line in ("usul", "Imopuro", "lampu jalan gang mawar rt 5 mati"):
        texts = [each.text for each in await who.say(line)]
    assert 'Kami catat usulan "lampu jalan gang mawar rt 5 mati"' in texts[-1]


async def test_a_slip_of_a_choice_is_the_choice(world: World) -> None:
    for n, (said, topic) in enumerate(
        (("pisik", "fisik"), ("fisk", "fisik"), ("ekonmi aja", "ekonomi"), ("sosbut", "sosbud"))
    ):
        siti = await world.person(f"p{n}").welcomed()
        for line in ("usul", "Imopuro", said):
            await siti.say(line)
        assert siti.done.asking == "propose.wish", said
        assert (await state_of(world, siti))["open"]["answers"]["topic"] == topic
    siti = await world.person("asks").welcomed()
    for line in ("usul", "Imopuro"):
        await siti.say(line)
    for said in ("bukan politik ya ini?", "ini bukan partai kan", "pasir"):
        heard = await siti.say(said)
        assert siti.done.asking == "propose.topic"
        assert ("paling mirip yang mana" in heard[-1].text) == (said == "pasir")


async def test_a_bidang_that_is_weighed_or_left_to_be_put_right(world: World) -> None:
    topics = {
        "kiosnya kan bangunan tapi yg make ibu2 jualan, jadi ya ekonomi to": "ekonomi",
        "bangunan sih tapi buat TPA anak2, berarti sosial ya": "sosbud",
        "gedunge fisik nanging sing nganggo posyandu, dadi sosial budaya": "sosbud",
        "it's a building but for the market women, so economy then": "ekonomi",
        "sing nomer loro koyone, nek salah tulung dibenerke": "ekonomi",
        "ingkang nomer setunggal, menawi klentu nyuwun dipun leresaken": "fisik",
        "yg ketiga mungkin, nanti petugas betulkan ya": "sosbud",
        "the second I think, correct me if I'm wrong": "ekonomi",
        "ekonomi, kalo salah dibetulin aja": "ekonomi",
        "yang bukan jalan2 dan bukan dagang2an": "sosbud",
        "dudu dalan dudu dodolan": "sosbud",
        "selain fisik sama ekonomi": "sosbud",
        "neither roads nor business": "sosbud",
        "bukan ekonomi bukan sosial": "fisik",
    }
    for n, (said, topic) in enumerate(topics.items()):
        who = await world.person(f"p{n}").welcomed()
        for line in ("usul", "Imopuro", said):
            await who.say(line)
        answers = (await state_of(world, who))["open"]["answers"]
        assert (said, answers["topic"], answers.get("wish")) == (said, topic, None)
        assert who.done.asking == "propose.wish"


@pytest.mark.parametrize("said", ["bukan fisik", "not economy", "yg pasti dudu ekonomi"])
async def test_of_what_one_bidang_is_not_the_others_are_offered(world: World, said: str) -> None:
    siti = await at_bidang(world)
    heard = await siti.say(said)
    assert "paling mirip yang mana" in heard[-1].text or "closest" in heard[-1].text
    assert len(heard[-1].labels) == 3
    assert siti.done.asking == "propose.topic"


@pytest.mark.parametrize(
    ("said", "bidang"),
    [
        ("bukan fisik, ekonomi", "ekonomi"), ("bukan bangunan, tapi pelatihan menjahit", "ekonomi"),
        ("jalan rusak tapi sempit, jadi minta dilebarkan", "fisik"),
    ],
)  # fmt: skip
async def test_what_is_meant_instead_is_taken(world: World, said: str, bidang: str) -> None:
    siti = await at_bidang(world)
    await siti.say(said)
    assert (await state_of(world, siti))["open"]["answers"]["topic"] == bidang


@pytest.mark.parametrize(
    ("said", "bidang"),
    [("yg bangunan2 itu", "fisik"), ("sing bangun-bangun kae lho", "fisik"),
     ("yang ada bangunannya", "fisik"), ("the building stuff", "fisik"),
     ("yang usaha2 gitu", "ekonomi")],
)  # fmt: skip
async def test_it_is_pointed_to(world: World, said: str, bidang: str) -> None:
    siti = await at_bidang(world)
    await siti.say(said)
    assert (await state_of(world, siti))["open"]["answers"]["topic"] == bidang
    assert siti.done.asking == "propose.wish"


@pytest.mark.parametrize(
    ("said", "bidang", "amount"),
    [("nomor 1 aja, oh ya lebarnya 2 meter", "fisik", "2 m"),
     ("pilih nomor satu, panjangnya 40 meter", "fisik", "40 m"),
     ("1, lebar 3 meter", "fisik", "3 m"), ("nomer telu wae, ambane 12 meter", "sosbud", "12 m")],
)  # fmt: skip
async def test_a_number_and_how_much_there_is(
    world: World, said: str, bidang: str, amount: str
) -> None:
    siti = await at_bidang(world)
    await siti.say(said)
    answers = (await state_of(world, siti))["open"]["answers"]
    assert answers["topic"] == bidang
    assert answers["volume"]["text"] == amount


async def test_a_number_and_what_is_asked_for_later(world: World) -> None:
    siti = await at_bidang(world)
    heard = (await siti.say("nomer 2 wae, oh iyo kanggo 30 uwong"))[-1].text
    assert '"kanggo 30 uwong" belum kami tulis sebagai usulan' in heard
    assert siti.done.asking == "propose.wish"


@pytest.mark.parametrize(
    ("said", "first", "then"),
    [("ekonomi apa sosial ya, kan pelatihan buat jualan", "Ekonomi", "ya"),
     ("ekonomi apa sosial ya? kan pelatihan buat jualan", "Ekonomi", "ekonomi"),
     ("fisik atau sosial ya, kan bangun posyandu", "Sosial budaya", "1")],
)  # fmt: skip
async def test_that_which_fits_is_offered_first(
    world: World, said: str, first: str, then: str
) -> None:
    siti = await at_bidang(world)
    heard = (await siti.say(said))[-1]
    assert f"Sepertinya lebih dekat ke {first}" in heard.text
    assert heard.labels[0] == first
    await siti.say(then)
    answers = (await state_of(world, siti))["open"]["answers"]
    assert answers["wish"] in ("pelatihan buat jualan", "bangun posyandu")
    assert answers["topic"] == {"Ekonomi": "ekonomi"}.get(first, "sosbud")


@pytest.mark.parametrize("said", ["sosial opo ekonomi yo", "bingung antara sosial atau ekonomi"])
async def test_two_are_offered_before_the_third(world: World, said: str) -> None:
    siti = await at_bidang(world)
    heard = (await siti.say(said))[-1]
    assert heard.labels[:2] == ["Sosial budaya", "Ekonomi"]
    assert "topic" not in (await state_of(world, siti))["open"]["answers"]


@pytest.mark.parametrize(
    "said",
    ["ora ngerti aku, pilihno wae", "pilihin aja deh", "terserah, pilihkan saja",
     "you choose, I don't know", "panjenengan pilihaken mawon"],
)  # fmt: skip
async def test_it_is_left_to_us(world: World, said: str) -> None:
    siti = await at_bidang(world)
    assert "kami bantu memilihkan" in (await siti.say(said))[-1].text
    assert siti.done.asking == "propose.topic"
    await siti.say("lampu jalan gang mawar mati semua")
    assert (await state_of(world, siti))["open"]["answers"]["topic"] == "fisik"


@pytest.mark.parametrize("said", ["ekonomi itu apa ya", "1, 2", "bangunan itu apa"])
async def test_what_points_to_none(world: World, said: str) -> None:
    siti = await at_bidang(world)
    await siti.say(said)
    assert "topic" not in (await state_of(world, siti))["open"]["answers"]
