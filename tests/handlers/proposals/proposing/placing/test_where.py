"""What is said where it is asked where something is."""

from __future__ import annotations

import pytest

from tests.handlers.conversation.test_of_the_question import answers
from tests.handlers.conversation.test_two_things import told
from tests.handlers.proposals.proposing.mending.test_said_at_review import at_review
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def at_place(world: World, address: str) -> Resident:
    who = await world.person(address).welcomed()
    for line in ("usul", "Imopuro", "1", "Perbaikan talud", "Tanahnya longsor ke sungai"):
        await who.say(line)
    assert who.done.asking == "propose.place"
    return who


async def test_how_much_is_no_part_of_the_place(world: World) -> None:
    said = {
        "sepanjang jalan dari balai rw sampe kuburan kira2 setengah kilo": (
            "sepanjang jalan dari balai rw sampe kuburan", "0,5 km"),
        "saka pos ronda tekan kuburan kurang luwih 300 meter": (
            "saka pos ronda tekan kuburan", "300 m"),
        "2 titik di gang mawar RT 3": ("gang mawar RT 3", "2 titik"),
        "3 unit neng ngarep langgar RT 4": ("ngarep langgar RT 4", "3 unit"),
        "there are about 2 crossings, on Jl. Melati": ("Jl. Melati", "2 crossings"),
        "2 unit di gudang samping pos ronda": ("gudang samping pos ronda", "2 unit"),
        # How far away it is, or an address, is none.
        "50 meter di belakang masjid": ("50 meter di belakang masjid", ""),
        "Jl. Kutilang no 7 gang 2": ("Jl. Kutilang no 7 gang 2", ""),
    }  # fmt: skip
    for n, (text, (place, size)) in enumerate(said.items()):
        who = await at_place(world, f"p{n}")
        heard = told(await who.say(text))
        assert f"Lokasi: {place}\n" in heard, text
        assert (f"Ukuran: {size}\n" in heard) == bool(size), text


async def test_what_one_does_not_know_leaves_the_rest(world: World) -> None:
    said = {
        "dari rumah pak haji Mukri sampe ke jembatan kira2 rt 11 ato 12 sy lupa panjangnya 40 m":
            "dari rumah pak haji Mukri sampe ke jembatan kira2 rt 11 ato 12",
        "gang mawar rt 3 atau rt 4 lupa": "gang mawar rt 3 atau rt 4",
        "seko prapatan mlebu nganti omahe pak lurah rt 4 po 5 aku lali":
            "seko prapatan mlebu nganti omahe pak lurah rt 4 po 5",
        "depan warung bu tini rt 2 rw ga tau": "depan warung bu tini rt 2",
        "rt piro yo aku lali, pokoke cedhak SMP 4": "cedhak SMP 4",
    }  # fmt: skip
    for n, (text, place) in enumerate(said.items()):
        who = await at_place(world, f"p{n}")
        heard = told(await who.say(text))
        assert f"Lokasi: {place}\n" in heard, text
        assert ("Ukuran: 40 m\n" in heard) == (n == 0)


async def test_a_typed_point_is_one(world: World) -> None:
    for n, text in enumerate(
        ("cek aja di google maps -5.1138,105.3067", "https://maps.google.com/?q=-5.11,105.30",
         "5.1138 LS, 105.3067 BT")
    ):  # fmt: skip
        who = await at_place(world, f"p{n}")
        assert "Lokasinya sudah kami terima" in told(await who.say(text))
        assert "depan masjid (sudah ditandai di peta)" in told(await who.say("depan masjid"))
    who = await at_place(world, "outside")
    assert "Lokasi itu di luar Kota Metro" in told(await who.say("koordinat -5.42, 105.26"))
    heard = told(await who.say("https://maps.app.goo.gl/AbCdEf"))
    assert "Link itu tidak menyebut titiknya" in heard
    assert who.done.asking == "propose.place"


async def test_what_says_nothing_of_where_is_asked_about_once(world: World) -> None:
    for n, text in enumerate(
        ("pokoknya yg paling rusak", "seluruh warga", "mewakili warga rt 7", "yg deket2 situ aja")
    ):
        who = await at_place(world, f"p{n}")
        assert "belum menyebut tempatnya" in told(await who.say(text))
        assert who.done.asking == "propose.place"
    first = world.person("p0")
    assert "Lokasi: pokoknya yg rusak" in told(await first.say("pokoknya yg rusak"))
    for n, text in enumerate(
        ("Kampung Sawah", "Mbah Karto", "sebelum lampu merah, tempat bus berhenti", "lapangan")
    ):
        who = await at_place(world, f"t{n}")
        assert f"Lokasi: {text}\n" in told(await who.say(text))


async def test_who_is_busy_goes_on_later(world: World) -> None:
    for n, text in enumerate(
        ("harus detail ya? sy lg di jalan ngojek ntar malem lanjut", "lg di pasar, nanti ya",
         "nembe wonten pasar, mangke kula lajengaken")
    ):  # fmt: skip
        who = await at_place(world, f"p{n}")
        heard = told(await who.say(text))
        assert "kami simpan dan tidak hilang" in heard
        assert ("cukup setahu Anda" in heard) == ("?" in text)
    who = await at_place(world, "price")
    heard = told(await who.say("urea di toko mahal sekali"))
    assert "Masalah sekarang: Tanahnya longsor ke sungai, urea di toko mahal sekali" in heard


@pytest.mark.parametrize("said", ["rt nya not sure, skip aja", "RW ne ora ngerti pak"])
async def test_at_the_review_nobody_knows_the_address(world: World, said: str) -> None:
    siti = await at_review(world)
    heard = told(await siti.say(said))
    assert "boleh menyusul" in heard
    assert "BELUM dikirim" in heard
    assert said not in (await answers(world, siti))["problem"]


@pytest.mark.parametrize(
    "said",
    ["kirim lokasi lewat google maps bisa gak", "share loc pakai wa boleh?",
     "lokasi lewat maps iso ora", "pin maps aja boleh ya", "link gmaps boleh gak pak"],
)  # fmt: skip
async def test_how_a_place_may_be_sent_is_told(world: World, said: str) -> None:
    who = await at_place(world, "p")
    assert "Boleh kirim lokasi" in told(await who.say(said))
    assert who.done.asking == "propose.place"


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("rt 3 rw 2 gang kenari eh bukan, gang merpati", "gang merpati, RT 03/RW 02"),
        ("er te lima jalan pala eh salah, jalan cengkeh", "jalan cengkeh, RT 05"),
        ("rt loro gang dahlia eh dudu gang dahlia, gang anggrek", "gang anggrek, RT 02"),
        ("rt 1 jl mawar, eh bukan jl mawar, jl melati rt 2", "jl melati rt 2"),
    ],
)
async def test_the_address_before_a_slip_stays(world: World, said: str, place: str) -> None:
    who = await at_place(world, "p")
    await who.say(said)
    assert (await answers(world, who))["place"]["text"] == place
