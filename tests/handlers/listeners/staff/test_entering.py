"""What staff say around what they enter for somebody, and what they look for."""

from __future__ import annotations

import pytest

from storage.staff.roles import Role
from tests.handlers.listeners.test_lined import desk
from tests.handlers.staff.test_desk import official
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
IMOPURO = "18.72.01.1003"


async def entering(world: World) -> Resident:
    fasilitator = await official(world, "fasilitator", Role.FASILITATOR, IMOPURO)
    await fasilitator.say("wakili Bu Rini, usulannya talud RT 4")
    assert fasilitator.done.asking == "enter.agreed"
    return fasilitator


async def test_what_is_told_where_they_agree_is_said(world: World) -> None:
    fasilitator = await entering(world)
    assert any('usulan "talud RT 4"' in each.text for each in fasilitator.heard)
    heard = await fasilitator.say("fisik, lahannya milik pemda, fotonya ga ada")
    assert "Tanah: Milik pemerintah" in heard[0].text
    assert "Apakah Bu Rini setuju?" in heard[-1].text
    assert all(each.text for each in heard)


@pytest.mark.parametrize("said", ["nomornya berapa?", "yang bu Rini udah masuk belum ya"])
async def test_the_number_of_what_was_entered(world: World, said: str) -> None:
    fasilitator = await entering(world)
    for line in ("ya setuju", "lewati", "tanahnya longsor tiap hujan"):
        await fasilitator.say(line)
    await fasilitator.say("kirim")
    heard = await fasilitator.say(said)
    assert "MTR-2028-00001" in heard[0].text
    assert "Bu Rini" in heard[0].text


@pytest.mark.parametrize(
    ("said", "found", "apart"),
    [
        ("cari yang jembatan sama yang lampu jalan", ("1", "3"), False),
        ("cari jembatan kelinci", ("1", "3"), True),
        ("cari drainase mawar", ("2",), False),
    ],
)
async def test_several_are_looked_for(
    world: World, said: str, found: tuple[str, ...], apart: bool
) -> None:
    lurah = await desk(world)
    heard = await lurah.say(said)
    assert [n for n in "123" if f"MTR-2028-0000{n}" in heard[0].text] == [*found]
    assert ("salah satunya" in heard[0].text) is apart


async def test_why_a_decision_is_taken_back_is_seen_before_the_yes(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("setujui jembatan prioritas 1")
    await lurah.say("ya")
    await lurah.say("cabut keputusan 1")
    heard = await lurah.say("ketuanya masih saudara saya")
    assert "Penjelasan: ketuanya masih saudara saya" in heard[-1].text
    assert lurah.done.asking == "undo.sure"


@pytest.mark.parametrize("said", ["ya", "oke"])
async def test_why_stays_where_it_is_asked_anew(world: World, said: str) -> None:
    lurah = await desk(world)
    await lurah.say("tolak jembatan, sudah dianggarkan")
    await lurah.say("ubah penjelasan")
    heard = await lurah.say(said)
    assert "Penjelasan: sudah dianggarkan" in heard[-1].text
    assert lurah.done.asking == "decide.sure"


@pytest.mark.parametrize(
    "said",
    ["tunda dulu keputusannya, saya mau konsultasi camat", "bukan ke tahun depan, sampai besok"],
)
async def test_nothing_is_decided_yet(world: World, said: str) -> None:
    lurah = await desk(world)
    heard = await lurah.say(said)
    assert "belum ada yang diputuskan" in heard[0].text
    assert lurah.done.asking is None


async def test_a_question_is_no_part_of_what_was_not_understood(world: World) -> None:
    fasilitator = await official(world, "fasilitator", Role.FASILITATOR, IMOPURO)
    await fasilitator.say("taruh aja dulu, tak cari orangnya lewat bu kader")
    heard = await fasilitator.say("lha terus kemarin itu jadinya gimana sih pak?")
    assert "taruh aja dulu" in heard[0].text  # that it was not used
    assert not any("taruh aja dulu" in each.text and "jadinya" in each.text for each in heard[1:])


@pytest.mark.parametrize(
    "said",
    [
        "catat di 77 estimasi 85jt dinas PUTR",
        "tanyain ke pengusul 77, lahannya hibah belum",
        "77 salah kelurahan, harusnya yosodadi, betulkan",
    ],
)
async def test_a_number_that_nobody_has_is_said(world: World, said: str) -> None:
    lurah = await desk(world)
    heard = await lurah.say(said)
    assert '"77" tidak kami temukan' in heard[0].text
    assert said[:30] in heard[0].text
    assert lurah.done.asking is None


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("kabari segenap warga: besok air pam mati", "besok air pam mati"),
        ("woro-woro neng warga RW 2, banyu pam mati sesuk", "banyu pam mati sesuk"),
    ],
)
async def test_only_what_is_told_is_announced(world: World, said: str, told: str) -> None:
    fasilitator = await official(world, "fasilitator", Role.FASILITATOR, IMOPURO)
    heard = await fasilitator.say(said)
    assert f'"{told}"' in heard[0].text


async def test_a_name_is_spelled_otherwise(world: World) -> None:
    fasilitator = await entering(world)
    heard = await fasilitator.say("typo namanya, ejaannya Riny pakai y")
    assert "Bu Riny" in heard[0].text
    assert "Apakah Bu Riny setuju?" in heard[-1].text


async def test_what_was_heard_asks_nothing(world: World) -> None:
    lurah = await desk(world)
    heard = await lurah.say("ternyata belum dikirim sama orangnya, katanya lupa")
    assert "Kabar untuk pengusul yang mana" not in heard[0].text


@pytest.mark.parametrize(
    ("said", "whose", "wish"),
    [
        ("Bu Painem ga punya hp, saya masukin usulan beliau: cor gang kenari rt 2 rw 5",
         "Bu Painem", "cor gang kenari rt 2 rw 5"),
        ("pak Marno ora duwe hp, tak lebokne usule: talud gang mawar",
         "pak Marno", "talud gang mawar"),
        ("mbah Karto tidak punya WA, usulannya: perbaikan jembatan RT 3",
         "mbah Karto", "perbaikan jembatan RT 3"),
        ("Bu Painem mboten gadhah hp, kula lebetaken usulipun: talud kali",
         "Bu Painem", "talud kali"),
        ("Mrs Painem has no phone, I'll enter her proposal: street lights in Gang Kenari",
         "Mrs Painem", "street lights in Gang Kenari"),
        ("Bu Sri RT 3 ga punya hp, usulnya sumur bor musholla",
         "Bu Sri", "sumur bor musholla, RT 3"),
    ],
)  # fmt: skip
async def test_whose_it_is_stands_first_and_why(
    world: World, said: str, whose: str, wish: str
) -> None:
    fasilitator = await official(world, "fasilitator", Role.FASILITATOR, IMOPURO)
    heard = await fasilitator.say(said)
    assert fasilitator.done.asking == "enter.agreed"
    assert f'usulan "{wish}"' in heard[0].text
    assert f"Apakah {whose} setuju?" in heard[-1].text


@pytest.mark.parametrize(
    "said",
    ["Pak Bejo ga punya hp, usulan dia sudah masuk belum?", "warga yang ga punya hp usulnya gimana",
     "Bu Painem ga punya hp, cara masukin usulannya gimana"],
)  # fmt: skip
async def test_what_is_asked_of_them_enters_nothing(world: World, said: str) -> None:
    fasilitator = await official(world, "fasilitator", Role.FASILITATOR, IMOPURO)
    await fasilitator.say(said)
    assert fasilitator.done.asking != "enter.agreed"
