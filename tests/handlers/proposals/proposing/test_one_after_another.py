"""Messages one after the other of which none is clear: what belongs together is read together, and
what does not stands by itself."""

from __future__ import annotations

import pytest

from benchmarks.lost import WAYS, state_of
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def test_a_wish_does_not_go_on_with_a_question(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.say("mas iki kanggo opo to jane, aku ora mudeng blas")
    await siti.say("kalenan sawah ambrol mas banyune ora tekan ngisor")
    if siti.done.asking is None:
        await siti.tap("Ya, jadikan usulan")
    wish = (await state_of(world, siti))["open"]["answers"]["wish"]
    assert "mudeng" not in wish
    assert "kalenan sawah ambrol" in wish


async def test_orders_one_after_the_other_are_no_wish(world: World) -> None:
    siti = await world.person().welcomed()
    for said in (
        "nomornya lupa, udah ganti hp jg. yg lampu gang kelinci",
        "oh dikembalikan? kok sy ga dikabarin",
        "aduh ribet ya. ya udah dicabut aja deh, sy lagi jaga",
    ):
        heard = await siti.say(said)
    assert "nomornya lupa" not in heard[-1].text.replace('Pesan "nomornya lupa', "")
    assert siti.done.asking is None


async def test_where_it_is_goes_on_with_what_was_offered(world: World) -> None:
    siti = await world.person().welcomed()
    for said in ("rumah saya kebanjiran terus", "tiap hujan", "gang kenanga rt 3"):
        await siti.say(said)
    if siti.done.asking is None:
        await siti.tap("Jadikan usulan")
    answers = (await state_of(world, siti))["open"]["answers"]
    assert answers["place"]["rt"] == "03"
    assert "kebanjiran" in answers["wish"]


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("lemahe nduweke pengairan dudu sawahe wong", "Tanah: Lembaga lain"),
        ("tanahnya milik warga pak", "Tanah: Milik warga"),
        ("poto durung nduwe hp ku elek kamerane", "Baik, tanpa foto dulu"),
        ("fotonya nyusul ya", "Baik, tanpa foto dulu"),
        ("atas nama kelompok tani Sido Rukun, aku bendaharane", "atas nama kelompok tani Sido Ruk"),
        ("Atas nama warga RT 14.", "atas nama warga RT 14"),
    ],
)
async def test_other_answers_where_the_kelurahan_is_asked(
    world: World, said: str, reply: str
) -> None:
    siti = await world.person().welcomed()
    await siti.say("usul talud kali ambrol, air masuk sawah")
    assert siti.done.asking == "propose.area"
    before = (await state_of(world, siti))["open"]["answers"].get("problem")
    heard = await siti.say(said)
    assert reply in heard[0].text
    assert siti.done.asking == "propose.area"
    assert (await state_of(world, siti))["open"]["answers"].get("problem") == before


@pytest.mark.parametrize("said", ["iya bener", "ya betul pak", "betul"])
async def test_a_yes_to_the_one_kelurahan_that_is_offered(world: World, said: str) -> None:
    siti = await world.person().lives_in("18.72.01.1003")
    await siti.say("usul talud kali ambrol, air masuk sawah")
    assert siti.done.asking == "propose.area"
    await siti.say(said)
    assert (await state_of(world, siti))["open"]["answers"]["area"]["name"] == "Imopuro"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("namanya jangan nama saya, nama mbah aja Tukiyem", "Tukiyem"),
        ("pake nama ibu saya aja, Suminah", "Suminah"),
        ("atas nama suami saya ya, Pak Darto", "Pak Darto"),
        ("bukan nama saya tapi nama Bu Lastri", "Bu Lastri"),
    ],
)
async def test_in_whose_name(world: World, said: str, name: str) -> None:
    siti = await world.person().welcomed()
    for line in (*WAYS["review"], said):
        heard = await siti.say(line)
    assert f"nama {name}," in heard[-1].text


async def test_a_tap_on_the_open_question_answers_it_whatever_was_typed(world: World) -> None:
    siti = await world.person().welcomed()
    for line in WAYS["choice.topic"]:
        await siti.say(line)
    [choice] = [id for id, label in siti.heard[-1].choices if label == "Ekonomi"]
    await siti.say("batal atau lanjut ya enaknya")
    await siti.take(choice=choice)
    assert (await state_of(world, siti))["open"]["answers"]["topic"] == "ekonomi"


@pytest.mark.parametrize(
    ("said", "wish", "problem"),
    [
        (
            "hmm kata mbah ganti aja deh. tangganya tinggi, bu Jum jatoh. minta jalan miring",
            "jalan miring",
            "tangganya tinggi, bu Jum jatoh",
        ),
        ("ganti aja deh, minta pegangan besi di posyandu", "pegangan besi di posyandu", None),
        ("eh ganti deh jadi lampu jalan", "lampu jalan", None),
    ],
)
async def test_all_of_it_is_another(
    world: World, said: str, wish: str, problem: str | None
) -> None:
    siti = await world.person().welcomed()
    await siti.say("usul kursi roda buat posyandu lansia")
    await siti.say(said)
    answers = (await state_of(world, siti))["open"]["answers"]
    assert (answers["wish"], answers.get("problem")) == (wish, problem)
