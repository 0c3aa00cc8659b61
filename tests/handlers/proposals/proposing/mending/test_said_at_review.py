"""What is told at the review in ways of one's own: where it is, how much, that it is so now."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from benchmarks.lost import state_of
from storage.database.tables import proposals
from tests.handlers.conversation.test_of_the_question import answers
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def at_review(world: World) -> Resident:
    siti = world.person("siti")
    for line in ("halo", "ya", "Siti", "usul talut 150 m Jl Pala rt 12 rw 6 imopuro"):
        await siti.say(line)
    heard = await siti.say("tanah longsor ke siring tiap hujan")
    assert "BELUM dikirim" in heard[-1].text
    return siti


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("patokannya masjid nurul huda", "Jl Pala, RT 12/RW 06, patokan masjid nurul huda"),
        ("ancer-ancer warung bu tini ya", "Jl Pala, RT 12/RW 06, patokan warung bu tini"),
        ("depan sd, patokannya pos ronda", "Jl Pala, RT 12/RW 06, depan sd, patokan pos ronda"),
        ("sebrang kali pak", "Jl Pala, RT 12/RW 06, sebrang kali"),
        ("opposite the health post", "Jl Pala, RT 12/RW 06, opposite the health post"),
    ],
)
async def test_what_is_told_of_the_place_goes_with_it(world: World, said: str, place: str) -> None:
    siti = await at_review(world)
    assert f"Lokasi sekarang: {place}" in (await siti.say(said))[0].text
    await siti.say("kirim")
    [row] = await world.rows(select(proposals))
    assert (row.place, row.rt, row.rw) == (place, "12", "06")


async def test_one_more_landmark_stands_beside_and_another_instead(world: World) -> None:
    siti = await at_review(world)
    await siti.say("samping masjid")
    heard = await siti.say("seberang sungai")
    assert "samping masjid, seberang sungai" in heard[0].text
    siti = world.person("ani")
    for line in ("halo", "ya", "Ani", "usul talut depan pasar imopuro", "tanah longsor terus"):
        await siti.say(line)
    heard = await siti.say("eh belakang pasar aja")
    assert "Lokasi sekarang: belakang pasar." in heard[0].text


async def test_asked_for_anew_the_street_stays_beside_a_spot(world: World) -> None:
    siti = await at_review(world)
    await siti.say("ubah lokasi")
    heard = await siti.say("seberang lapangan bola")
    assert "Lokasi: Jl Pala" in heard[0].text
    assert "seberang lapangan bola" in heard[0].text


@pytest.mark.parametrize("said", ["patokannya bukan masjid", "dari dulu sampai sekarang longsor"])
async def test_what_tells_no_place_leaves_it(world: World, said: str) -> None:
    siti = await at_review(world)
    await siti.say(said)
    await siti.say("tidak")
    await siti.say("kirim")
    await siti.say("kirim")
    [row] = await world.rows(select(proposals))
    assert row.place == "Jl Pala, RT 12/RW 06"


@pytest.mark.parametrize("said", ["panjang 8 m lah, 1 titik", "8 m, ya 1 titik"])
async def test_two_amounts_are_both_kept(world: World, said: str) -> None:
    siti = world.person("siti")
    for line in ("halo", "ya", "Siti", "usul gorong-gorong gang manggis rt 1 rw 2 imopuro"):
        await siti.say(line)
    await siti.say("tiap hujan air naik ke jalan")
    assert "Ukuran: 8 m, 1 titik" in (await siti.say(said))[0].text
    assert "Ukuran sekarang: 1 titik" in (await siti.say("1 titik aja"))[0].text


@pytest.mark.parametrize("said", ["panjangnya 150 m bukan 250", "150 m, bukan 200 m ya"])
async def test_what_is_so_already_is_said_to_be(world: World, said: str) -> None:
    siti = await at_review(world)
    heard = await siti.say(said)
    assert "Ukuran sudah kami catat: 150 m" in heard[0].text
    assert "Kirim usulan" in heard[-1].labels


@pytest.mark.parametrize("said", ["nah itu betul", "nah gitu", "lha iku bener"])
async def test_that_it_is_so_now_sends_nothing(world: World, said: str) -> None:
    siti = await at_review(world)
    await siti.say(said)
    assert await world.count("proposals") == 0


@pytest.mark.parametrize("said", ["sudah betul, kirim", "udah bener kirim"])
async def test_an_order_to_send_sends(world: World, said: str) -> None:
    siti = await at_review(world)
    await siti.say(said)
    assert await world.count("proposals") == 1


@pytest.mark.parametrize("said", ["yg satunya lagi belum berubah pak", "yang kedua belum diganti"])
async def test_what_is_not_right_yet_is_asked(world: World, said: str) -> None:
    siti = await at_review(world)
    assert "Ukuran" in (await siti.say(said))[-1].labels


@pytest.mark.parametrize(
    "said", ["nama saya Rafi Ahmad", "nami kula rafi ahmad", "nama aq Rafi Ahmad min"]
)
async def test_a_name_is_taken_at_any_question(world: World, said: str) -> None:
    siti = world.person("siti")
    for line in ("halo", "ya", "Siti", "usul talut 150 m Jl Pala rt 12 rw 6 imopuro"):
        await siti.say(line)
    assert "atas nama Rafi Ahmad" in (await siti.say(said))[0].text
    await siti.say("tanah longsor ke siring tiap hujan")
    await siti.say("kirim")
    [row] = await world.rows(select(proposals))
    assert (row.name, row.problem) == ("Rafi Ahmad", "tanah longsor ke siring tiap hujan")


@pytest.mark.parametrize(
    "said", ["waduh salah kirim maap", "itu bukan buat sini kak", "abaikan pesan tadi"]
)
async def test_what_was_sent_here_by_mistake_is_dropped(world: World, said: str) -> None:
    siti = world.person("siti")
    for line in ("halo", "ya", "Siti", "usul talut 150 m Jl Pala rt 12 rw 6 imopuro"):
        await siti.say(line)
    heard = await siti.say("risol 10 tahu 5 jadi 17.500 bu, diantar jam 4")
    assert "Itu jawabannya" in heard[-1].labels
    assert "tidak kami pakai" in (await siti.say(said))[0].text
    await siti.say("tanah longsor ke siring tiap hujan")
    await siti.say("kirim")
    [row] = await world.rows(select(proposals))
    assert row.problem == "tanah longsor ke siring tiap hujan"


async def test_what_told_nothing_is_not_said_to_be_lost(world: World) -> None:
    siti = await at_review(world)
    await siti.say("nah itu betul")
    heard = await siti.say("eh rt nya 21")
    assert "belum kami pakai" not in heard[0].text
    assert "RT 21" in heard[0].text
    await siti.say("kayu jembatannya juga lapuk")
    heard = await siti.say("eh rt nya 22")
    assert "RT 22" in heard[0].text
    assert "Mau ditambahkan" in heard[-1].text


ALL = ["udah itu aja pak", "sudah segitu saja", "udah cukup"]


@pytest.mark.parametrize("said", ALL)
@pytest.mark.parametrize(
    "before", ["ubah", "batal", "berapa lama diprosesnya", "atas nama bapak saya", "foto", "tanah"]
)
async def test_that_is_all_of_something_else_sends_nothing(
    world: World, before: str, said: str
) -> None:
    """The review is shown once more, and the same words send it then."""
    siti = await at_review(world)
    await siti.say(before)
    heard = await siti.say(said)
    assert await world.count("proposals") == 0
    assert siti.done.asking == "propose.review"
    assert "BELUM dikirim" in heard[-1].text
    await siti.say("kirim")
    assert await world.count("proposals") == 1


@pytest.mark.parametrize("said", ALL)
@pytest.mark.parametrize("before", ["", "rt nya 21"])
async def test_that_is_all_sends_what_was_shown(world: World, before: str, said: str) -> None:
    siti = await at_review(world)
    if before:
        await siti.say(before)
    await siti.say(said)
    assert await world.count("proposals") == 1


@pytest.mark.parametrize(
    "said",
    [
        "ok kirim. abis ini mau bikin satu lg soal tong sampah di pasar",
        "udah bener, kirim ya. habis ini saya mau usul tong sampah juga",
    ],
)
async def test_what_is_to_come_after_it_waits_until_it_is_sent(world: World, said: str) -> None:
    siti = await at_review(world)
    heard = await siti.say(said)
    assert "Terima kasih, usulan sudah kami terima." in heard[0].text
    assert "tong sampah" in heard[-1].text
    [row] = await world.rows(select(proposals))
    assert "sampah" not in f"{row.problem} {row.wish}"


@pytest.mark.parametrize(
    ("said", "then"),
    [
        ("gajadi lah ribet amat tanya mulu", "Benar mau membatalkan"),
        ("ga jadi deh, capek", "Benar mau membatalkan"),
        ("ga usah ribet, fisik aja", "Apa yang Bapak/Ibu usulkan?"),
    ],
)
async def test_who_is_tired_of_the_questions_may_leave(world: World, said: str, then: str) -> None:
    siti = world.person("siti")
    for line in ("halo", "ya", "Siti", "usul", "Imopuro"):
        await siti.say(line)
    assert then in (await siti.say(said))[-1].text


@pytest.mark.parametrize("said", ["gausah deh batal aja", "gausah deh batal aja mau jemput anak"])
async def test_who_leaves_where_words_are_asked_for_is_asked_whether(
    world: World, said: str
) -> None:
    siti = world.person("siti")
    for line in ("halo", "ya", "Siti", "usul talut 150 m Jl Pala rt 12 rw 6 imopuro"):
        await siti.say(line)
    assert "Benar mau membatalkan" in (await siti.say(said))[-1].text


async def test_words_said_to_a_child_are_taken_out(world: World) -> None:
    siti = await at_review(world)
    await siti.say("ubah masalah")
    await siti.say("air masuk rumah dek awas kompor panas semua basah")
    heard = await siti.say("yg bagian dek awas kompor panas itu dihapus ya, ngomong sama anak")
    assert "Masalah sekarang: air masuk rumah semua basah." in heard[0].text


@pytest.mark.parametrize("said", ["yang soal adek itu dihapus ya", "bagian kucing itu diapus aja"])
async def test_what_stands_nowhere_is_asked_and_nothing_goes(world: World, said: str) -> None:
    siti = await at_review(world)
    heard = await siti.say(said)
    assert "Bagian mana yang mau diubah?" in heard[0].text
    assert "data" not in " ".join(heard[0].labels).casefold()


@pytest.mark.parametrize("said", ["wis mulih iki, wau tekan pundi", "tadi sampai mana ya pak"])
async def test_where_one_was_is_shown(world: World, said: str) -> None:
    siti = await at_review(world)
    assert "BELUM dikirim" in (await siti.say(said))[-1].text
    assert await world.proposals() == []


async def test_the_street_stays_beside_other_words_of_where(world: World) -> None:
    siti = world.person("siti")
    for line in ("halo", "ya", "Siti", "usul pagar PAUD rt 10 rw 2 mulyojati"):
        await siti.say(line)
    await siti.say("anak2 lari ke jalan, pernah hampir ketabrak")
    heard = await siti.say("PAUD Kasih Bunda, Jl. Kenanga RT 12, samping kantor terminal")
    for words in ("Jl. Kenanga", "PAUD Kasih Bunda", "samping kantor terminal", "RT 12"):
        assert words in heard[0].text


@pytest.mark.parametrize("said", ["kok rt nya jadi 12, yg bener 3", "lho kok RT 12? RT 3 kali pak"])
async def test_what_is_wondered_at_is_not_what_it_becomes(world: World, said: str) -> None:
    siti = await at_review(world)
    assert "Lokasi sekarang: Jl Pala, RT 03/RW 06" in (await siti.say(said))[0].text
    await siti.say("kirim")
    [row] = await world.rows(select(proposals))
    assert (row.rt, row.rw) == ("03", "06")


@pytest.mark.parametrize(
    ("wish", "thing"),
    [
        ("selokan ning pasar bumpet, kudu digali maneh", "fisik"),
        ("dalan ning pasar bolong-bolong", "fisik"),
        ("los pasar bocor kabeh", "ekonomi"),
    ],
)
async def test_where_it_is_is_not_what_it_is_about(world: World, wish: str, thing: str) -> None:
    siti = world.person("siti")
    for line in ("halo", "ya", "Siti", f"usul {wish} imopuro"):
        await siti.say(line)
    held = (await state_of(world, siti))["open"]["answers"]
    assert held["topic"] == thing


async def test_length_and_width_in_polite_javanese(world: World) -> None:
    siti = world.person("siti")
    for line in ("halo", "ya", "Siti", "usul talut Jl Pala rt 12 rw 6 imopuro", "longsor"):
        await siti.say(line)
    heard = await siti.say("kinten-kinten kalih atus meter, wiyaripun tigang meter")
    assert "Kami catat Ukuran: 200 x 3 m (= 600 m²)." in heard[0].text


@pytest.mark.parametrize("said", ["hapus nama saya", "hapus juga nama gw", "namaku ojo ditulis"])
async def test_one_s_name_is_left_out_of_this_one(world: World, said: str) -> None:
    siti = await at_review(world)
    assert "tanpa nama" in (await siti.say(said))[-1].text
    await siti.say("kirim")
    assert "menghapus semua data" in (await siti.say("hapus nama saya"))[-1].text


@pytest.mark.parametrize(
    ("said", "wish", "place"),
    [
        (
            "lho kok jl pala, saya kan bilang jl pala dua. jl pala satu sudah diaspal",
            "talut 150 m jl pala dua",
            "jl pala dua",
        ),
        (
            "kok ditulis jl pala sih, aku mau nulis jl manggis. jl pala wis dicor",
            "talut 150 m jl manggis",
            "jl manggis",
        ),
        ("bukan jl pala, jl kenari. jl pala udah dibangun talut", "talut 150 m jl", "jl kenari"),
    ],
)
async def test_where_it_is_done_already_is_no_other_wish(
    world: World, said: str, wish: str, place: str
) -> None:
    siti = await at_review(world)
    await siti.say(said)
    now = await answers(world, siti)
    assert now["wish"].casefold().startswith(wish)
    assert now["place"]["text"].startswith(place)
    assert now["problem"] == "tanah longsor ke siring tiap hujan"


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("tempatnya kurang, rt 12 rw 6 dan rt 13", "Jl Pala, RT 12/RW 06, RT 13"),
        ("alamate durung lengkap, karo rt 14 pisan", "Jl Pala, RT 12/RW 06, RT 14"),
        ("lokasi kurang satu: RT 12 RW 06 sama RT 1 RW 07", "Jl Pala, RT 12/RW 06, RT 01/RW 07"),
        ("rt nya keliru, mestinya rt 13", "Jl Pala, RT 13/RW 06"),
    ],
)
async def test_one_more_rt_stands_beside(world: World, said: str, place: str) -> None:
    siti = await at_review(world)
    assert f"Lokasi sekarang: {place}." in (await siti.say(said))[0].text


@pytest.mark.parametrize(
    ("said", "size"),
    [
        ("150 m itu taksiran lho, tulis sekitar aja", "sekitar 150 m"),
        ("panjange kuwi mung kira-kira, durung diukur", "kira-kira 150 m"),
        ("150 meternya cuma perkiraan ya pak", "perkiraan 150 m"),
        ("ukurannya bukan angka pasti, kurang lebih saja", "kurang lebih 150 m"),
        ("150 m itu sudah diukur, bukan perkiraan", "150 m"),
    ],
)
async def test_an_amount_may_be_about_so_much(world: World, said: str, size: str) -> None:
    siti = await at_review(world)
    await siti.say(said)
    volume = (await answers(world, siti))["volume"]
    assert (volume["text"], volume["value"], volume["unit"]) == (size, "150", "m")


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("120 m kebanyakan, harusnya 90", "90 m"),
        ("120 meter itu keliru, yang bener 150", "150 m"),
        ("120 kurang pak, mestinya 200 meter", "200"),
    ],
)
async def test_an_amount_that_is_wrong_gives_way(world: World, said: str, text: str) -> None:
    siti = await at_review(world)
    await siti.say("ukurannya 120 meter")
    await siti.say(said)
    assert (await answers(world, siti))["volume"]["text"].startswith(text)


@pytest.mark.parametrize(
    "said", ["kalo sudah terkirim masih bs diganti ga", "habis dikirim boleh diedit lagi kan?"]
)
async def test_whether_it_can_be_changed_later_is_answered(world: World, said: str) -> None:
    siti = await at_review(world)
    heard = await siti.say(said)
    assert "ketik UBAH dan nomornya" in heard[0].text


@pytest.mark.parametrize("said", ["foto skip dulu ya", "fotone mboten saged hp ne lawas"])
async def test_no_photo_is_no_part_of_the_problem(world: World, said: str) -> None:
    siti = await at_review(world)
    assert "tanpa foto dulu" in (await siti.say(said))[0].text


async def test_whose_the_land_is_not_is_no_wish(world: World) -> None:
    siti = await at_review(world)
    wish = (await answers(world, siti))["wish"]
    await siti.say("itu bahu jalan punya umum bukan tanah warga")
    kept = await answers(world, siti)
    assert kept["wish"] == wish
    assert kept["land"] == "pemerintah"
