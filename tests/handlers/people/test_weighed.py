"""What is said where the consent is asked, and is neither a plain yes nor a no."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.database.tables import people
from tests.handlers.conversation.test_two_things import told
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def at_consent(world: World) -> Resident:
    siti = world.person()
    await siti.say("halo")
    assert siti.done.asking == "welcome.consent"
    return siti


async def agreed(world: World) -> bool | None:
    [row] = await world.rows(select(people.c.consent))
    return row.consent  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    "said",
    ["gak keberatan kok", "ga masalah", "ora keberatan aku", "mboten wonten masalah", "ga nolak",
     "I don't mind", "no problem at all", "tidak ada masalah, silakan disimpan"],
)  # fmt: skip
async def test_who_does_not_mind_agrees(world: World, said: str) -> None:
    siti = await at_consent(world)
    await siti.say(said)
    assert await agreed(world) is True
    assert siti.done.asking == "welcome.name"


@pytest.mark.parametrize(
    "said",
    [
        "iya setuju, asal ga dipungut biaya",
        "sarujuk, waton mboten mbayar",
        "ok agreed, but no bills",
    ],
)
async def test_who_agrees_if_it_is_free(world: World, said: str) -> None:
    heard = told(await (await at_consent(world)).say(said))
    assert "Gratis" in heard or "Free" in heard or "Mboten" in heard
    assert await agreed(world) is True


@pytest.mark.parametrize(
    "said", ["ga usah deh, cuma pengen liat-liat", "ora usah, mung arep ndelok2"]
)
async def test_who_only_looks_around_does_not(world: World, said: str) -> None:
    await (await at_consent(world)).say(said)
    assert not await agreed(world)


@pytest.mark.parametrize(
    "said",
    [
        "ya saya ga setuju, asal gratis",
        "iya aku ora sarujuk, waton ora kanggo kampanye",
        "ok I don't agree, but no bills",
        "oke suwun yo",
        "siap, makasih infonya pak",
        "ok thanks",
    ],
)
async def test_no_consent_is_read_into_a_no_or_into_thanks(world: World, said: str) -> None:
    await (await at_consent(world)).say(said)
    assert not await agreed(world)


@pytest.mark.parametrize("said", ["keberatan", "saya keberatan", "aku kabotan"])
async def test_who_minds_does_not(world: World, said: str) -> None:
    siti = await at_consent(world)
    await siti.say(said)
    assert await agreed(world) is False


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("boleh disimpen usulannya, tapi nama sama no hp sy jangan", "Nama boleh dikosongkan"),
        ("oke asal nomor saya ga disimpen", "Nama boleh dikosongkan"),
        ("oleh, ning jenengku karo nomerku ojo disimpen", "Nama boleh dikosongkan"),
        ("you can keep the proposal but not my number", "The name may be left out"),
        ("jadwal rapat imopuro kapan", "mulai"),
        ("setuju, tapi jangan kasih nomor saya ke siapa2", "Siapa yang membaca"),
        ("kalo disuruh kirim ktp sy gak mau", "KTP"),
        ("do I need to send my ID card", "no ID card"),
        ("perlu foto ktp nopo mboten", "tidak meminta KTP"),
        ("who exactly gets to read this", "What for"), ("sing maca sapa wae", "Siapa yang membaca"),
        ("yo sik, tak takon bapakku sek oleh po ora", "kapan saja"),
        ("saya tanya suami dulu ya", "kapan saja"), ("let me ask my husband first", "kapan saja"),
    ],
)  # fmt: skip
async def test_what_is_asked_or_reserved_is_answered(
    world: World, said: str, answered: str
) -> None:
    siti = await at_consent(world)
    assert answered.casefold() in told(await siti.say(said)).casefold()
    assert await agreed(world) is None
    assert siti.done.asking == "welcome.consent"
    await siti.say("setuju")
    assert await agreed(world) is True


@pytest.mark.parametrize(
    "said",
    ["tidak usah. saya cuma mau liat jadwal rapat margorejo tgl brp",
     "ora sah disimpen, mung arep takon kapan rapat margorejo",
     "no, I only want to know when the meeting in Margorejo is"],
)  # fmt: skip
async def test_the_schedule_is_told_to_who_refuses(world: World, said: str) -> None:
    siti = await at_consent(world)
    heard = told(await siti.say(said))
    assert "Margorejo" in heard
    assert "2027" in heard
    assert await agreed(world) is False


async def test_what_they_came_for_waits(world: World) -> None:
    siti = await at_consent(world)
    said = "sy mau lapor got dpn rumah mampet tp kalo disuruh kirim ktp sy gak mau"
    assert "kami ingat" in told(await siti.say(said))
    await siti.say("setuju")
    assert "got dpn rumah mampet" in told(await siti.say("lewati"))


@pytest.mark.parametrize(
    "said",
    ["setuju disimpan", "ya setuju aja disimpen pak", "sarujuk dipun simpen",
     "setuju, asal bukan buat pinjol", "inggih angger mboten damel politik",
     "ok as long as it's not for ads", "boleh kalo cuma buat usulan"],
)  # fmt: skip
async def test_who_agrees_to_what_it_is_for(world: World, said: str) -> None:
    siti = await at_consent(world)
    await siti.say(said)
    assert await agreed(world) is True
    assert siti.done.asking == "welcome.name"


@pytest.mark.parametrize(
    "said",
    ["tidak setuju disimpan", "boleh dijual?", "asal bukan buat kampanye apa bisa?",
     "saya tidak setuju kalau cuma buat kampanye", "gak boleh, awas dipake buat iklan",
     "aku ora oleh nek mung kanggo politik", "belum setuju, asal bukan buat pinjol sih",
     "boleh ga kalo cuma buat usulan", "ga boleh, kecuali nama saya", "jangan ya, asal buat caleg",
     "not ok, as long as it's for ads", "I can not agree, but not my name"],
)  # fmt: skip
async def test_who_has_not_agreed(world: World, said: str) -> None:
    siti = await at_consent(world)
    await siti.say(said)
    assert not await agreed(world)


@pytest.mark.parametrize(
    "said",
    ["setuju tapi nama jangan dicatat", "boleh disimpan, kecuali nama saya",
     "ok but I'd rather not give my name"],
)  # fmt: skip
async def test_a_name_alone_is_left_out_at_once(world: World, said: str) -> None:
    siti = await at_consent(world)
    heard = await siti.say(said)
    assert await agreed(world) is True
    assert "siapa" not in heard[-1].text
    [row] = await world.rows(select(people.c.name))
    assert row.name is None


@pytest.mark.parametrize(
    "said",
    ["ya sudah setuju, tapi nama saya jangan ditampilin ke warga lain",
     "boleh, tapi no hp saya jangan disebar ke warga ya",
     "setuju tapi nama jangan dikasih ke tetangga",
     "oke sarujuk ning jenengku ojo dipamerne tonggo",
     "agreed, but don't show my name to the neighbours"],
)  # fmt: skip
async def test_what_holds_already_is_no_condition(world: World, said: str) -> None:
    siti = await at_consent(world)
    heard = told(await siti.say(said))
    assert "warga lain tidak" in heard or "other residents do not" in heard
    assert await agreed(world) is True
    assert siti.done.asking == "welcome.name"


@pytest.mark.parametrize(
    "said",
    ["setuju tapi usulan saya jangan ditampilin", "setuju, tapi nama jangan dikasih ke pak rt",
     "ya, tapi nama saya jangan ditampilin ke warga lain",
     "boleh, tapi no hp saya jangan disebar ya",
     "gak setuju, tapi nama saya jangan ditampilin", "nama saya jangan ditampilin ya"],
)  # fmt: skip
async def test_what_does_not_hold_is_one(world: World, said: str) -> None:
    siti = await at_consent(world)
    await siti.say(said)
    assert not await agreed(world)


@pytest.mark.parametrize(
    "said",
    ["nomor hp saya jgn disimpen ya tapi saya mau usul", "nomorku ojo disimpen yo",
     "don't save my number please", "jangan simpan nomor saya", "nomer kula ampun dipun simpen"],
)  # fmt: skip
async def test_the_number_is_needed(world: World, said: str) -> None:
    siti = await at_consent(world)
    heard = told(await siti.say(said))
    assert "perlu kami simpan" in heard or "have to keep the number" in heard
    assert await agreed(world) is None
    assert siti.done.asking == "welcome.consent"


@pytest.mark.parametrize(
    "said",
    ["kalo saya usul data saya apa aja yg disimpen", "sing disimpen opo wae",
     "what data do you collect", "data apa aja sih yg diambil"],
)  # fmt: skip
async def test_what_is_kept_is_told(world: World, said: str) -> None:
    siti = await at_consent(world)
    heard = told(await siti.say(said))
    assert "Yang disimpan" in heard or "What we keep" in heard
    assert await agreed(world) is None


@pytest.mark.parametrize(
    ("said", "answered"),
    [("ini beneran dari pemkot apa penipuan", "bot resmi"),
     ("niki saestu saking pemkot nopo penipuan", "bot resmi"),
     ("is this really from the city or a scam", "official bot"), ("ini bayar gak", "Gratis"),
     ("data saya apa aja yg disimpan", "hanya dilihat petugas")],
)  # fmt: skip
async def test_what_a_stranger_asks_first_is_answered(
    world: World, said: str, answered: str
) -> None:
    siti = world.person()
    assert answered in told(await siti.say(said))
    assert siti.done.asking == "welcome.consent"
    await siti.say("setuju")
    assert said not in told(await siti.say("lewati"))


@pytest.mark.parametrize(
    "said",
    ["kalo nomor hp saya ga ditampilin ke orang lain saya setuju",
     "asal nama saya ga ditampilkan ke warga lain saya mau", "nek nomerku ora diumumke aku setuju",
     "if my number isn't shown to other residents I agree", "kalo datanya ga dijual saya setuju",
     "menawi asma kula mboten dipun tampilaken dhateng tiyang sanes kula sarujuk"],
)  # fmt: skip
async def test_a_condition_that_holds_may_stand_first(world: World, said: str) -> None:
    siti = await at_consent(world)
    await siti.say(said)
    assert await agreed(world) is True
    assert siti.done.asking == "welcome.name"


@pytest.mark.parametrize(
    "said",
    ["kalau buat kampanye saya tidak setuju", "kalau buat kampanye saya setuju",
     "kalau nomor saya ditampilkan saya ga akan setuju", "kalau tetangga saya setuju",
     "kalau nomor saya tidak ditampilkan apa saya harus setuju", "kalo ga setuju gimana",
     "kalo nomor hp saya ga disimpen saya setuju", "kalau gratis saya setuju"],
)  # fmt: skip
async def test_what_stands_first_and_does_not_hold_is_one(world: World, said: str) -> None:
    siti = await at_consent(world)
    await siti.say(said)
    assert await agreed(world) is None


@pytest.mark.parametrize(
    "said",
    ["nggak ah takut", "ga deh ngeri", "mboten wantun mas", "ora wani aku", "no, i'm scared",
     "ga deh makasih", "nggak dulu pak masih ragu"],
)  # fmt: skip
async def test_who_does_not_dare_says_no(world: World, said: str) -> None:
    siti = await at_consent(world)
    assert "kantor kelurahan" in told(await siti.say(said))
    assert await agreed(world) is False


async def test_who_is_not_afraid_says_none(world: World) -> None:
    siti = await at_consent(world)
    await siti.say("ga takut kok")
    assert await agreed(world) is None


@pytest.mark.parametrize(
    "said",
    [
        "iya setuju, asal jangan cuma ditulis aja",
        "boleh, tapi jangan bohong ya",
        "nggih sarujuk, waton saestu dipun tindaklanjuti",
        "oke setuju tapi beneran dikerjain ya",
    ],
)
async def test_who_wants_it_done_agrees_and_is_told_no_more_than_is_true(
    world: World, said: str
) -> None:
    siti = await at_consent(world)
    assert "Belum tentu dibangun" in told(await siti.say(said))
    assert await agreed(world) is True


@pytest.mark.parametrize(
    "came",
    [
        "saya dapat nomor ini dari grup RT",
        "sy disuruh pak RT kesini",
        "kulo diken bu lurah wa mriki",
    ],
)
async def test_how_they_came_is_no_name_and_no_wish(world: World, came: str) -> None:
    siti = await at_consent(world)
    assert "Ini Rembuk" in told(await siti.say(came))
    await siti.say("ya")
    assert siti.done.asking == "welcome.name"
    assert "semuanya siap" in told(await siti.say("Siti"))


@pytest.mark.parametrize(
    "said", ["saya Budi dari Yosodadi", "pak, saya Budi warga yosodadi rt 3", "halo, saya Budi"]
)
async def test_who_one_is_said_before_is_not_asked_again(world: World, said: str) -> None:
    siti = await at_consent(world)
    await siti.say(said)
    heard = told(await siti.say("setuju"))
    assert "Budi, semuanya siap" in heard
    assert ("Yosodadi" in heard) is ("osodadi" in said)


@pytest.mark.parametrize(
    "said",
    ["ini bener wa kelurahan kan ya", "permisi apa betul ini nomor kelurahan Yosodadi",
     "niki nomeripun kelurahan nggih", "maaf ini dengan kantor kelurahan ya?"],
)  # fmt: skip
async def test_whose_number_it_is_is_told(world: World, said: str) -> None:
    siti = await at_consent(world)
    assert "bot resmi untuk usulan warga" in told(await siti.say(said))
    assert siti.done.asking == "welcome.consent"
    assert await agreed(world) is None


@pytest.mark.parametrize(
    "said", ["ooh yaudah oke setuju", "oh ya sudah setuju deh", "hmm oke setuju"]
)
async def test_what_is_wondered_at_first_is_still_a_yes(world: World, said: str) -> None:
    siti = await at_consent(world)
    await siti.say(said)
    assert await agreed(world) is True


@pytest.mark.parametrize("said", ["ini no apa ya pak, dikasih tetangga", "niki wa nopo nggih"])
async def test_what_number_this_is_is_told(world: World, said: str) -> None:
    siti = await at_consent(world)
    assert "Ini Rembuk" in told(await siti.say(said))
    assert await agreed(world) is None
