"""At the questions after it another wish is no answer; what says little, but all, is one."""

from __future__ import annotations

import pytest

from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

TO_PLACE = ("usul", "Imopuro", "1", "Perbaikan talud", "longsor")
TO_REVIEW = (*TO_PLACE, "Belakang pasar RT 05/RW 02")


async def test_another_wish_is_kept_and_the_question_asked_again(world: World) -> None:
    siti = await world.person().welcomed()
    for line in TO_PLACE:
        await siti.say(line)
    for said in ("usul lampu jalan", "usul drainase di gang mawar juga"):
        heard = await siti.say(said)
        assert "kami simpan dulu" in heard[-1].text
        assert "Di mana tepatnya" in heard[-1].text
    heard = await siti.say("gang usul jaya")
    assert "Lokasi: gang usul jaya" in heard[-1].text
    assert "Masalah: longsor" in heard[-1].text


async def test_what_is_said_to_be_another_changes_nothing(world: World) -> None:
    siti = await world.person().welcomed()
    for line in TO_REVIEW:
        await siti.say(line)
    heard = await siti.say("usulan satu lagi boleh ga sekalian: gerobak sampah 2 buat RT 9")
    assert 'Pesan "gerobak sampah 2 buat RT 9" kami simpan dulu' in heard[-1].text
    assert "BELUM dikirim" in heard[-1].text
    heard = await siti.say("lihat semua")
    assert "Usulan: Perbaikan talud\n" in heard[-1].text
    assert "RT 05/RW 02\n" in heard[-1].text
    heard = await siti.say("kirim")
    assert "gerobak sampah 2 buat RT 9" in heard[-1].text


@pytest.mark.parametrize("question", ["Ukuran", "Tanah", "Foto"])
async def test_the_same_at_what_is_asked_last(world: World, question: str) -> None:
    siti = await world.person().welcomed()
    for line in (*TO_REVIEW, question):
        await siti.say(line)
    assert "kami simpan dulu" in (await siti.say("mau usul lampu jalan"))[-1].text


async def test_the_same_while_one_that_was_sent_is_changed(world: World) -> None:
    siti = await world.person().welcomed()
    for line in (*TO_REVIEW, "kirim", "ubah 1"):
        await siti.say(line)
    assert "kami simpan dulu" in (await siti.say("usul lampu jalan"))[-1].text
    assert "kami simpan dulu" not in (await siti.say("usulannya ganti jadi drainase"))[-1].text


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("masalah", "problem"), ("usulannya", "wish"), ("bidang", "topic"), ("lokasi", "place"),
        ("kelurahan", "area"), ("bentar mau tambah foto dulu", "photos"), ("foto nanti", "review"),
        ("isi ukurannya dulu", "volume"),
    ],
)  # fmt: skip
async def test_an_answer_named_at_the_review_is_asked_anew(
    world: World, said: str, asked: str
) -> None:
    """And nothing is sent by it."""
    siti = await world.person().welcomed()
    for line in (*TO_REVIEW, said):
        await siti.say(line)
    assert siti.done.asking == f"propose.{asked}"


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("rt 5 rw lupa, pokoknya gang buntu", "RT 05, gang buntu"),
        ("rt lupa rw 2, belakang pasar", "RW 02, belakang pasar"),
    ],
)
async def test_what_is_known_of_an_address_stays(world: World, said: str, place: str) -> None:
    siti = await world.person().welcomed()
    for line in TO_PLACE:
        await siti.say(line)
    assert f"Lokasi: {place}" in (await siti.say(said))[-1].text


async def test_later_from_where_somebody_is(world: World) -> None:
    siti = await world.person().welcomed()
    for line in TO_PLACE:
        await siti.say(line)
    assert "kami simpan" in (await siti.say("nanti ya saya masih di jalan"))[-1].text
    assert siti.done.asking is None


async def test_a_name_with_what_somebody_is(world: World) -> None:
    siti = world.person()
    for line in ("halo", "ya"):
        await siti.say(line)
    heard = (await siti.say("Suyatno, ketua RT 03"))[-1].text
    assert "Baik, Suyatno" in heard


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        (("panjangnya bukan 120 tapi 200 meter",), "Drainase RT 05 sepanjang 200 m"),
        (("ukurannya 200 meter",), "Drainase RT 05 sepanjang 200 m"),
        (("ukuran", "200 meter"), "Drainase RT 05 sepanjang 200 meter"),
        (("bukan 120 tapi 250 meter, rt nya 06 bukan 05",), "Drainase RT 06 sepanjang 250 m"),
        (("lokasi", "RT 06 RW 02"), "Drainase RT 06 sepanjang 120 meter"),
        (
            ("lokasinya rt 06 rw 02, tapi usulannya juga diganti jadi rt 06",),
            "Drainase RT 06 sepanjang 120 meter",
        ),
        (("usulannya masih salah itu, yang benar perbaikan talud",), "perbaikan talud"),
    ],
)
async def test_the_wish_follows_what_is_put_right(
    world: World, said: tuple[str, ...], wish: str
) -> None:
    """Nobody is to read two figures or two RT of one proposal."""
    siti = await world.person().welcomed()
    told = ("usul", "Imopuro", "1", "Drainase RT 05 sepanjang 120 meter", "banjir tiap hujan")
    for line in (*told, "kirim", "ubah 1", *said):
        await siti.say(line)
    assert siti.done.asking is not None
    shown = [line for each in siti.heard for line in each.text.splitlines()]
    last = [line for line in shown if line.startswith(("Usulan: ", "Usulan sekarang: "))][-1]
    assert last.partition(": ")[2].rstrip(".") == wish


async def test_more_of_the_problem_by_its_name(world: World) -> None:
    siti = await world.person().welcomed()
    for line in (*TO_REVIEW, "tambahin masalahnya: sering bikin orang jatuh"):
        await siti.say(line)
    assert "Masalah: longsor, sering bikin orang jatuh" in siti.heard[-1].text


async def test_who_has_a_proposal_looks_for_none(world: World) -> None:
    """ "Ada usul" may ask which there are, or begin one."""
    siti = await world.person().welcomed()
    heard = await siti.say("saya ada usul pak, lampu jalan rt 3 mati")
    assert 'usulan "lampu jalan rt 3 mati"' in heard[-1].text
    assert siti.done.asking == "propose.area"
