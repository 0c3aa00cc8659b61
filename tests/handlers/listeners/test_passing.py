"""What is said in passing while nothing is open."""

from __future__ import annotations

import pytest

from tests.handlers.conversation.test_two_things import told
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    "said",
    [
        "alhamdulillah jembatannya udah jadi pak, makasih",
        "jembatan kali pacar udah diperbaiki, terima kasih",
        "matur nuwun pak jembatane wis dadi",
        "alhamdulillah jembatannya prioritas 1, makasih ya pak lurah",
        "maturnuwun sanget kretegipun prioritas setunggal",
    ],
)
async def test_good_news_is_thanked_for(world: World, said: str) -> None:
    siti = await world.person("siti").lives_in("18.72.01.1003")
    assert "ikut senang" in told(await siti.say(said))
    number = await siti.proposes("Perbaikan jembatan Kali Pacar RT 05")
    heard = await siti.say(said)
    assert "ikut senang" in told(heard)
    assert number in told(heard)
    assert "Lihat usulan" in heard[-1].labels


@pytest.mark.parametrize(
    "said",
    [
        "matur nuwun, wis dicor",
        "nuwun sewu, sampun dipun bangun, matur nuwun",
        "makasih ya udah dibangun",
    ],
)
async def test_what_is_said_to_be_built_is_held_against_what_is_noted(
    world: World, said: str
) -> None:
    """How it stands with us, and what they can do; of several which it is."""
    siti = await world.person("siti").lives_in("18.72.01.1003")
    number = await siti.proposes("Perbaikan jembatan Kali Pacar RT 05")
    [*_, heard] = await siti.say(said)
    assert f"usulan {number}" in heard.text
    assert "menunggu dibahas" in heard.text
    assert heard.labels == ["Lihat usulan", "Tarik usulan"]
    another = await siti.proposes("Lampu jalan Gang Kelinci RT 05")
    [*_, heard] = await siti.say(said)
    assert "Yang mana yang sudah dibangun?" in heard.text
    assert [*heard.labels][:2] == [another, number]


@pytest.mark.parametrize(
    "said",
    [
        "jalan udah diperbaiki tapi rusak lagi", "makasih pak, tapi lampunya belum nyala",
        "alhamdulillah sudah dibangun, minta satu lagi", "makasih pak udah dibantu",
    ],
)  # fmt: skip
async def test_what_is_not_good_yet_is_no_good_news(world: World, said: str) -> None:
    siti = await world.person("siti").welcomed()
    assert "ikut senang" not in told(await siti.say(said))


@pytest.mark.parametrize(
    "said",
    [
        "Assalamualaikum wr wb. Sehubungan dengan HUT RI kami mengundang warga RT 05 hadir kerja"
        " bakti Minggu 20 Agustus jam 07.00 di balai warga. Sebarkan. Wassalamualaikum",
        "INFO LOKER!! Dibutuhkan karyawan toko wanita usia max 25 th, gaji UMR, hubungi 0812345678",
        "PROMO hari ini beli 2 gratis 1 ayam geprek, buka jam 10. Pesan wa 081234. share ya",
        "UNDANGAN. Assalamualaikum, mengharap kehadiran bapak/ibu pada tasyakuran khitanan anak"
        " kami, Sabtu jam 10 di jl mawar rt 3",
        "Info dari BMKG: waspada hujan lebat dan angin kencang malam ini. Sebarkan ke grup anda",
        "Pengumuman! Posyandu balita RW 3 hari Kamis jam 8, bawa buku KIA",
        "Diberitahukan kepada warga RT 05, besok kerja bakti jam 7 pagi di balai. Harap hadir",
        "tolong sampaikan ke bapak ibu RT, kumpul ba'da isya di mushola bahas 17an",
        "bantu share: posyandu pindah ke balai RW mulai senin",
        "*Forwarded* vaksin anjing gratis hari Sabtu di kelurahan Imopuro",
    ],
)
async def test_what_was_written_for_many_is_no_proposal(world: World, said: str) -> None:
    siti = await world.person("siti").welcomed()
    heard = await siti.say(said)
    assert "untuk orang banyak" in told(heard)
    assert heard[-1].labels == ["Buat usulan"]


@pytest.mark.parametrize(
    "said",
    [
        "Assalamualaikum pak yth, kami warga RT 5 Imopuro mohon jalan gang melati diperbaiki karena"
        " rusak parah. Demikian, wassalamualaikum",
        "Assalamualaikum, lampu jalan di depan masjid mati sejak tanggal 3, tolong disebarkan ke"
        " dinas ya pak hubungi saya 081234567",
        "info jadwal musrenbang imopuro dong, besok ya?",
        "tolong sampaikan ke pak lurah, jalan gang melati rusak parah besok2 makin bolong",
        "undangan kok blm dateng ya, rapatnya besok?",
    ],
)
async def test_a_letter_with_a_wish_is_none(world: World, said: str) -> None:
    siti = await world.person("siti").welcomed()
    assert "untuk orang banyak" not in told(await siti.say(said))


@pytest.mark.parametrize(
    "said",
    ["bentar ya ada yg beli", "sebentar ada tamu", "oke bentar ya", "sik yo, ono tamu",
     "tak takon bojoku sik", "let me ask my husband first",
     "oke min nanti sore tak kabari lagi", "bsk aja lah ngusulnya, capek"],
)  # fmt: skip
@pytest.mark.parametrize("before", ["lampu mati di gang", ""])
async def test_who_is_back_soon_agrees_to_nothing(world: World, before: str, said: str) -> None:
    siti = await world.person("siti").welcomed()
    if before:
        assert "Jadikan usulan" in (await siti.say(before))[-1].labels
    assert "kapan saja Bapak/Ibu sempat" in told(await siti.say(said))
    if before:
        await siti.tap("Jadikan usulan")
        assert siti.done.asking == "propose.area"


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        ("lampu gang nek ditambahi iso ra?", ["Ya, jadikan usulan", "Bukan"]),
        ("jalan gang mawar bisa diaspal ga ya?", ["Ya, jadikan usulan", "Bukan"]),
        ("katanya mau dibangun jembatan di gang kelinci ya?",
         ["Jadikan usulan", "Usulan warga", "Bukan keduanya"]),
    ],
)  # fmt: skip
async def test_whether_something_can_be_done_may_be_a_wish(
    world: World, said: str, labels: list[str]
) -> None:
    siti = await world.person("siti").welcomed()
    heard = await siti.say(said)
    assert labels in [each.labels for each in heard]


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("dalan ngarep omahku rusak, diaspal iso ora?", "dalan ngarep omahku rusak, diaspal"),
        ("katanya mau ada posyandu lansia di RW 4, soalnya banyak simbah2 yg jauh ke puskesmas",
         "posyandu lansia di RW 4"),
    ],
)  # fmt: skip
async def test_what_is_asked_or_heard_is_no_part_of_the_wish(
    world: World, said: str, wish: str
) -> None:
    siti = await world.person("siti").welcomed()
    heard = told(await siti.say(said))
    if "jadikan usulan" in heard or f'"{said}"' in heard:
        heard = told(await siti.say("ya"))
    assert f'Kami catat usulan "{wish}".' in heard


@pytest.mark.parametrize("said", ["titip salam buat pak lurah nggih", "salamke bu camat yo"])
async def test_regards_are_passed_on_to_nobody(world: World, said: str) -> None:
    siti = await world.person("siti").welcomed()
    assert "Salamnya tidak bisa kami sampaikan" in told(await siti.say(said))
    assert "Salamnya" not in told(await siti.say("salam pak, mau usul lampu jalan"))
