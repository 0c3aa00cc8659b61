"""What is said is taken, whichever question it is said at, and only the rest is asked."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from storage.database.tables import proposals
from tests.support import Heard, Resident, World


def told(heard: list[Heard]) -> str:
    return "\n".join(message.text for message in heard)


async def saying(world: World, *said: str) -> Resident:
    siti = await world.person().welcomed()
    for each in said:
        await siti.say(each)
    return siti


async def sent(world: World, siti: Resident) -> Any:
    """The proposal, once what can be passed over has been."""
    for _ in range(6):
        if siti.done.asking in (None, "propose.review"):
            break
        await siti.say("lewati")
    await siti.say("kirim")
    [row] = await world.rows(select(proposals))
    return row


async def test_several_rt_are_stored_as_said(world: World) -> None:
    """Both databases take a text where there was a number."""
    siti = await saying(
        world, "usul paving rt 01 s/d 04 rw 3 yosorejo, jalan becek tiap hujan, 200 meter"
    )
    row = await sent(world, siti)
    assert (row.rt, row.rw, row.place) == ("01 s/d 04", "03", "RT 01 s/d 04/RW 03")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
class TestAtAQuestion:
    async def test_at_the_bidang_a_thing_says_it(self, world: World) -> None:
        siti = await saying(world, "usul", "imopuro")
        heard = await siti.say("lampu jalan mati di gang duku rt 5, 3 titik")
        assert "Fisik dan prasarana" in told(heard)
        assert "Lokasi: gang duku, RT 05" in told(heard)
        assert siti.done.asking == "propose.problem"
        await siti.say("gelap tiap malam, rawan jatuh")
        row = await sent(world, siti)
        assert (row.topic, row.wish) == ("fisik", "lampu jalan mati di gang duku rt 5, 3 titik")
        assert (row.rt, row.volume_text, row.unit) == ("05", "3 titik", "titik")

    async def test_at_the_wish_all_is_taken(self, world: World) -> None:
        siti = await saying(world, "usul", "imopuro", "1")
        await siti.say("paving gang duku rt 5, tiap hujan becek dan licin, 2 x 60 m")
        assert siti.done.asking == "propose.review"
        row = await sent(world, siti)
        assert (row.place, int(row.volume), row.unit) == ("gang duku, RT 05", 120, "m²")

    async def test_a_place_is_no_amount_and_no_problem(self, world: World) -> None:
        siti = await saying(world, "usul perbaikan drainase di imopuro")
        assert siti.done.asking == "propose.problem"
        heard = await siti.say("gang duku rt 5 rw 2")
        assert "gang duku, RT 05/RW 02" in told(heard)
        assert siti.done.asking == "propose.problem"
        await siti.say("air masuk rumah warga")
        assert siti.done.asking == "propose.review"
        heard = await siti.say("rt 5 rw 2")  # once more
        assert siti.done.asking == "propose.review"
        await siti.say("kira-kira sewidak meter")
        row = await sent(world, siti)
        assert (row.problem, row.place) == ("air masuk rumah warga", "gang duku, RT 05/RW 02")
        assert (int(row.volume), row.unit) == (60, "m")

    async def test_an_amount_is_no_place(self, world: World) -> None:
        siti = await saying(world, "usul perbaikan drainase di imopuro", "air masuk rumah warga")
        assert siti.done.asking == "propose.place"
        assert "50 m" in told(await siti.say("50 m"))
        assert siti.done.asking == "propose.place"
        await siti.say("gang duku")
        row = await sent(world, siti)
        assert (row.place, row.volume_text) == ("gang duku", "50 m")

    async def test_a_point_before_the_words_stays(self, world: World) -> None:
        siti = await saying(world, "usul", "imopuro")
        await siti.share(-5.1113, 105.3075)
        await siti.say("lampu jalan mati di gang duku rt 5")
        await siti.say("gelap tiap malam, rawan jatuh")
        row = await sent(world, siti)
        assert (row.place, row.lat) == ("gang duku, RT 05", pytest.approx(-5.1113))

    async def test_two_of_nearly_one_name_are_asked_apart(self, world: World) -> None:
        siti = await world.person().welcomed()
        heard = await siti.say("usul paving gang duku rt 6 purwosari")
        assert heard[-1].labels[:2] == ["Purwosari", "Purwoasri"]
        heard = await siti.tap("Bukan itu")
        assert "Kec. Metro Pusat" in heard[-1].labels

    async def test_words_beside_the_kelurahan_go_on_with_the_wish(self, world: World) -> None:
        siti = await saying(world, "usul perbaikan drainase")
        heard = await siti.say("imopuro, kasihan anak sekolah")
        assert "perbaikan drainase, imopuro, kasihan anak sekolah" in told(heard)
        assert siti.done.asking == "propose.problem"

    async def test_two_things_at_the_wish(self, world: World) -> None:
        siti = await saying(world, "usul", "imopuro", "1")
        said = "perbaikan lampu jalan dan got mampet di rt 3"
        heard = await siti.say(said)
        assert heard[-1].labels[:2] == ["Sendiri-sendiri", "Satu usulan saja"]
        await siti.tap("Satu usulan saja")
        assert siti.done.asking == "propose.problem"
        await siti.say("gelap dan banjir terus")
        assert (await sent(world, siti)).wish == said


class TestTooFewWords:
    """What is too short to be an answer is kept, and goes on with what comes next."""

    @pytest.mark.parametrize(
        ("said", "wish"),
        [
            (("lampu", "gelap"), "lampu gelap"),
            (("lampu", "rt 3", "gelap"), "lampu gelap"),
            (("jalan", "rusak"), "jalan rusak"),
            (("got", "got", "mampet"), "got mampet"),
            (("lampu", "pasang paving di gang mawar"), "pasang paving di gang mawar"),
        ],
    )
    async def test_of_the_wish(self, world: World, said: tuple[str, ...], wish: str) -> None:
        siti = await saying(world, "usul", "imopuro", *said)
        assert siti.done.asking == "propose.problem"
        await siti.say("warga sering jatuh malam hari")
        if siti.done.asking == "propose.place":
            await siti.say("rt 3 gang mawar")
        assert (await sent(world, siti)).wish == wish

    async def test_of_the_problem(self, world: World) -> None:
        siti = await saying(world, "usul", "imopuro", "1", "perbaikan lampu jalan", "rawan")
        await siti.say("gelap")
        assert siti.done.asking == "propose.place"
        await siti.say("rt 3 gang mawar")
        assert (await sent(world, siti)).problem == "rawan gelap"


@pytest.mark.parametrize(
    ("wish", "said", "whole"),
    [
        ("jalan gang melati", "dicor", "jalan gang melati dicor"),
        ("jalan gang melati", "diaspal aja pak", "jalan gang melati diaspal aja pak"),
        ("jalan gang melati", "dipaving dong", "jalan gang melati dipaving dong"),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_is_to_be_done_is_no_problem(
    world: World, wish: str, said: str, whole: str
) -> None:
    siti = await saying(world, "usul", "Imopuro", "1", wish)
    assert f"Usulan sekarang: {whole}." in told(await siti.say(said))
    assert siti.done.asking == "propose.problem"


@pytest.mark.parametrize("said", ["dicor tipis, pecah lagi", "diaspal cuma separo, sisanya rusak"])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_was_done_is_one(world: World, said: str) -> None:
    siti = await saying(world, "usul", "Imopuro", "1", "jalan gang melati")
    assert f"Masalah: {said}" in told(await siti.say(said))


@pytest.mark.parametrize(
    "said",
    [
        "the roads one I guess", "sing urusan dalan kuwi lho, nomer piro", "the roads please",
        "kayaknya yang jalan itu deh",
    ],
)  # fmt: skip
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_points_to_a_bidang_is_no_wish(world: World, said: str) -> None:
    siti = await saying(world, "usul", "Imopuro")
    assert "Fisik dan prasarana" in told(await siti.say(said))
    assert siti.done.asking == "propose.wish"


@pytest.mark.parametrize(
    "said",
    [
        "anak2 mainnya sampai ke jalan, pernah hampir ketabrak truk",
        "yang kecil suka lari ke jalan, bahaya",
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_is_wrong_does_not_replace_several_wishes(world: World, said: str) -> None:
    siti = await saying(
        world, "usul", "Imopuro", "3", "mainan luar (ayunan) sama pagar keliling PAUD Kasih Bunda"
    )
    heard = told(await siti.say(said))
    assert "belum kami pakai" not in heard
    assert "mainan luar" in heard


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_people_are_no_size_of_what_is_not_for_people(world: World) -> None:
    """Nor is how far something is carried."""
    for n, said in enumerate(
        ("anggota kami 25 orang, bibitnya mahal", "dipikul 400 meter ke gilingan, berat")
    ):
        who = await world.person(f"p{n}").welcomed()
        for line in ("usul", "imopuro", "1", "Perbaikan talud belakang pasar RT 5", said):
            heard = await who.say(line)
        assert "Ukuran:" not in told(heard)
        assert f"Masalah: {said}" in told(heard)
