"""What is said at the review and at what it offers: how much, whose the land is, photos."""

from __future__ import annotations

import pytest

from benchmarks.lost import WAYS
from tests.handlers.conversation.test_of_the_question import answers
from tests.handlers.conversation.test_two_things import told
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def at_question(world: World, address: str, where: str) -> Resident:
    who = await world.person(address).welcomed()
    for line in WAYS[where]:
        await who.say(line)
    return who


async def test_what_stands_beside_the_name_is_done(world: World) -> None:
    said = {
        "semua bener kecuali nama saya jangan ditulis, sama rw nya 3 bukan 8": "RT 05/RW 03",
        "nama jangan dicantumkan, rt nya harusnya 6": "RT 06/RW 02",
        "wis bener kabeh kejaba rw-ne 3 dudu 2, jenengku aja ditulis": "RT 05/RW 03",
        "all correct except rw is 3 not 2, and don't show my name": "RT 05/RW 03",
    }
    for n, (text, place) in enumerate(said.items()):
        who = await at_question(world, f"p{n}", "review")
        assert f"Belakang pasar, {place}" in told(await who.say(text))
        assert who.done.asking == "propose.review"
    # The RT of whom it is for is none that is put right.
    who = await at_question(world, "other", "review")
    heard = told(await who.say("atas nama warga RT 7"))
    assert "nama warga RT 7" in heard
    assert "Lokasi sekarang" not in heard


async def test_a_change_comes_before_it_is_sent(world: World) -> None:
    said = {
        "kirim tapi ganti dulu panjangnya jd 75": "75 m",
        "gas kirim, eh panjangnya jadi 90 meter dulu": "90 m",
        "send it but change the length to 60 first": "60 m",
    }
    for n, (text, size) in enumerate(said.items()):
        who = await at_question(world, f"p{n}", "review")
        await who.say(text)
        assert who.done.asking == "propose.review"
        assert (await answers(world, who))["volume"]["text"] == size


async def test_prayers_photos_and_questions_are_no_problem(world: World) -> None:
    said = {
        "bismillah semoga di acc aamiin ya Allah": "Kirim sekarang",
        "muga2 ditampa ya Allah, amin": "Kirim sekarang",
        "hopefully it gets approved, amen": "Kirim sekarang",
        "semoga cepat diperbaiki karena anak saya sering jatuh": "Ya, tambahkan",
        "nek wis dikirim isih iso diowahi ora?": "Kirim usulan",
        "lokasinya di gudang samping pos ronda": "Kirim usulan",
        "eh bentar anak saya mau motoin": "Kembali",
        "fotonya kok cm satu, mau nambah": "Kembali",
    }
    for n, (text, label) in enumerate(said.items()):
        who = await at_question(world, f"p{n}", "review")
        heard = await who.say(text)
        assert label in heard[-1].labels, text
        assert who.done.asking == f"propose.{'photos' if label == 'Kembali' else 'review'}"
        if "gudang" in text:
            assert "Lokasi sekarang: gudang samping pos ronda" in told(heard)
        if "diowahi" in text:
            assert "ketik UBAH dan nomornya" in told(heard)


async def test_where_photos_are_asked_for(world: World) -> None:
    said = {
        "https://drive.google.com/drive/folders/1aXk9": "Link belum bisa kami buka",
        "fotone neng kene www.instagram.com/p/xyz": "Link belum bisa kami buka",
        "sudah saya kirim ke grup wa, ambil di sana ya": "Foto di tempat lain",
        "ada di hp pak rt fotonya": "Kirim paling banyak 3",
        "klo ada muka orang di fotonya gapapa? itu anak sy": "Petugas melihat fotonya dulu",
        "siapa aja yang bisa liat fotonya?": "Petugas melihat fotonya dulu",
        "hapus yg foto kedua buram": "Belum ada foto yang masuk",
        "busak foto sing terakhir": "Belum ada foto yang masuk",
    }
    for n, (text, words) in enumerate(said.items()):
        who = await at_question(world, f"p{n}", "photos")
        assert words in told(await who.say(text)), text
        assert who.done.asking == "propose.photos"


async def test_who_cannot_send_photos(world: World) -> None:
    said = (
        "maaf kula mboten saged ngintun gambar, wayah kula nembe sekolah",
        "fotonya gada",
        "ga bisa ngirim gambar, hp jadul",
    )
    for n, text in enumerate(said):
        who = await at_question(world, f"p{n}", "photos")
        assert "tanpa foto dulu" in told(await who.say(text)), text
        assert who.done.asking == "propose.review"
    who = await at_question(world, "other", "photos")
    heard = told(await who.say("foto gaada. eh rw nya tadi keliru, harusnya 7"))
    assert "RW 07" in heard
    assert "tanpa foto dulu" in heard


async def test_where_it_is_asked_how_much(world: World) -> None:
    said = {
        "1 aja cukup, eh klo bisa 2 deh sekalian sama rt sebelah": ("2", None),
        "3 titik, eh kalau boleh 5 titik aja": ("5", "titik"),
        "siji cukup, nek iso loro": ("2", None),
        "1.250 m2, bukan satu koma ya": ("1250", "m²"),
        "75 meter, dudu pitung atus lima": ("75", "m"),
    }
    for n, (text, (value, unit)) in enumerate(said.items()):
        who = await at_question(world, f"p{n}", "amount")
        await who.say(text)
        held = (await answers(world, who))["volume"]
        assert (held["value"], held["unit"]) == (value, unit), text
    for n, text in enumerate(("sak cukupe wae", "secukupnya", "as much as needed")):
        who = await at_question(world, f"n{n}", "amount")
        assert "ukurannya kami kosongkan dulu" in told(await who.say(text))
        assert not (await answers(world, who)).get("volume")
    for text, asking in (
        ("mundur satu, tempatnya blm lengkap", "place"),
        ("balik dulu, masalahnya kurang jelas", "problem"),
    ):
        who = await at_question(world, asking, "amount")
        await who.say(text)
        assert who.done.asking == f"propose.{asking}"


async def test_whose_land_it_is_and_for_whom(world: World) -> None:
    for n, text in enumerate(
        ("punya mertua saya tp udah ngijinin buat umum, suratnya belom ada",
         "tanahe mbahku, wis entuk izin kanggo dalan, surate durung",
         "my uncle's land but he agreed, no letter yet")
    ):  # fmt: skip
        who = await at_question(world, f"p{n}", "choice.land")
        heard = await who.say(text)
        assert "Tanah: Milik warga" in told(heard)
        assert "Ya, tambahkan" in heard[-1].labels
