"""What is typed at the question for a name and is none: nothing of it is lost, and a yes, a no or
"usulan" answers what was asked."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.database.tables import people, staff
from storage.staff.roles import Role
from tests.handlers.conversation.test_two_things import photos, sent, told
from tests.handlers.staff.test_desk import official
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

# It might be somebody's name; what follows is none.
WISH = "selokan mampet"
SURE = "got mampet di imopuro RT 1 minta diperbaiki"


async def at_name(world: World) -> Resident:
    siti = world.person()
    for said in ("halo", "ya"):
        await siti.say(said)
    assert siti.done.asking == "welcome.name"
    return siti


async def called(world: World) -> str | None:
    [row] = await world.rows(select(people.c.name))
    return str(row.name) if row.name is not None else None


@pytest.mark.parametrize(
    ("then", "name", "photo"),
    [
        (("Nina",), "Nina", True),
        (("lewati",), None, True),
        (("bukan", "Nina"), "Nina", False),
        (("usulan",), None, True),
        (("itu usulan pak",), None, False),
        (("Usul",), None, False),
        (("ya", "usulan"), None, False),
        (("bantuan", "lewati"), None, False),
        (("batal",), None, False),
    ],
)
@pytest.mark.usefixtures("wishes_are_offered")
async def test_a_wish_instead_of_a_name_is_held(
    world: World, then: tuple[str, ...], name: str | None, photo: bool
) -> None:
    siti = await at_name(world)
    heard = await (siti.send_photo(text=WISH) if photo else siti.say(WISH))
    assert "itu nama Anda, atau usulan?" in told(heard)
    assert "simpan dulu" in told(heard)
    for said in then:
        await siti.say(said)
    assert await called(world) == name
    assert siti.done.asking is None
    assert WISH in siti.heard[-1].text
    await siti.tap("Ya, jadikan usulan")
    assert (await sent(world, siti)).wish == WISH
    assert await photos(world) == int(photo)


@pytest.mark.parametrize(
    "said",
    [SURE, "lampu gang kami mati semua", "talud kali pun jebol niku mas",
     "katanya mau ada posyandu lansia di RW 5, soalnya kalo cek tensi jauh harus ke puskesmas"],
)  # fmt: skip
async def test_what_is_surely_no_name_goes_on(world: World, said: str) -> None:
    siti = await at_name(world)
    heard = told(await siti.say(said))
    assert siti.done.asking != "welcome.name"
    assert await called(world) is None
    assert said.removeprefix("katanya mau ada ").partition(",")[0] in heard
    await siti.say("nama saya Siti")
    assert await called(world) in (None, "Siti")  # or asked whose proposal it is to be


@pytest.mark.parametrize(
    ("first", "name"),
    [
        ("selamat siang kak, saya Dimas, ini bantuin mbah saya mau usul", "Dimas"),
        ("pagi min saya Rudi mau usul lampu jalan", "Rudi"),
        ("saya warga yosodadi mau usul", None), ("mau usul pak", None),
    ],
)  # fmt: skip
async def test_a_name_said_before_the_consent_is_not_asked(
    world: World, first: str, name: str | None
) -> None:
    siti = world.person()
    await siti.say(first)
    await siti.tap("Setuju")
    assert await called(world) == name
    assert (siti.done.asking == "welcome.name") is (name is None)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("assalamualaikum, kulo badhe usul", "talud kali cilik ngarep sawah pun jebol niku mas"),
        ("mau usul pak", "jalan depan rumah rusak parah"),
    ],
)  # fmt: skip
async def test_usul_before_the_consent_and_the_wish_after_it(
    world: World, first: str, then: str
) -> None:
    siti = world.person()
    await siti.say(first)
    await siti.tap("Setuju")
    heard = told(await siti.say(then))
    assert siti.done.asking == "propose.area"
    assert then.split(" pun")[0] in heard


async def test_a_yes_to_either_of_two_is_asked_again(world: World) -> None:
    siti = await at_name(world)
    await siti.say(WISH)
    heard = await siti.say("ya")
    assert "atau usulan?" in told(heard)
    assert siti.done.asking == "welcome.name"
    assert heard[-1].labels[:2] == ["Itu usulan", "Itu nama saya"]


@pytest.mark.parametrize("then", ["Itu nama saya", "nama"])
async def test_a_name_after_all_is_nothing_else(world: World, then: str) -> None:
    siti = await at_name(world)
    said = "Raden Ajeng Siti Nur Aminah binti Suparman"
    await siti.say(said)
    await siti.say(then)
    assert await called(world) == said
    assert siti.done.asking is None
    assert said not in siti.heard[-1].text.replace(f"Baik, {said}", "")
    assert "jadikan usulan" not in "".join(siti.heard[-1].labels)


@pytest.mark.parametrize(
    "said",
    ["kapan musrenbang di imopuro?", "tidak mau", "got mampet", "selokan", "siapa kepala desa?",
     "mau tanya", "saya mau tanya", "info dong"],
)  # fmt: skip
async def test_what_is_no_name(world: World, said: str) -> None:
    siti = await at_name(world)
    heard = told(await siti.say(said))
    assert "kami simpan dulu" in heard
    assert ("atau usulan?" in heard) is ("?" not in said)  # a question is no name, and no wish
    await siti.say("lewati")
    assert await called(world) is None


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("berapa lama", "berbulan-bulan"), ("trus kpn jadinya", "berbulan-bulan"),
        ("knp harus pake lokasi segala", ""), ("ini bayar ga?", "Gratis"),
    ],
)  # fmt: skip
async def test_a_question_instead_of_a_name_is_answered(
    world: World, said: str, answered: str
) -> None:
    siti = await at_name(world)
    heard = told(await siti.say(said))
    assert answered in heard
    assert "Kami panggil Bapak/Ibu siapa?" in heard
    await siti.say("Siti")
    assert await called(world) == "Siti"


@pytest.mark.parametrize("said", ["lewati aja", "lewatin", "lewat aja"])
async def test_passed_over_in_other_words(world: World, said: str) -> None:
    siti = await at_name(world)
    await siti.say(said)
    assert siti.done.asking is None
    assert await called(world) is None


async def test_what_stands_behind_a_name_waits(world: World) -> None:
    siti = await at_name(world)
    heard = told(await siti.say("Siti Aminah. eh lampunya 5 titik ya"))
    assert await called(world) == "Siti Aminah"
    assert "lampunya 5 titik" in heard


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("itu nama sy ya rina", "Rina"), ("dedi aja bang", "Dedi"), ("mita aja ya", "Mita"),
        ("jeneng e mas parno", "Mas Parno"), ("Pak Bambang, tlg jgn disebar", "Pak Bambang"),
        ("H. Ahmad, S.Pd.", "H. Ahmad, S.Pd."), ("saya budi", "Budi"),
        ("nama saya Budi Santoso", "Budi Santoso"),
        ("ini bu wati", "Bu Wati"),
        ("panggil saja Sri", "Sri"), ("aku jalaludin", "Jalaludin"), ("Saya", "Saya"),
        ("SUPARMAN", "SUPARMAN"), ("de Souza", "de Souza"),
    ],
)  # fmt: skip
async def test_what_is_one(world: World, said: str, name: str) -> None:
    siti = await at_name(world)
    await siti.say(said)
    assert await called(world) == name


@pytest.mark.parametrize("said", ["Lurah Banjarsari", "Camat Metro Pusat"])
async def test_an_office_with_its_area_is_a_name(world: World, said: str) -> None:
    siti = world.person("siti")
    await siti.say("halo")
    await siti.tap("Setuju")
    await siti.say(said)
    assert await called(world) == said


@pytest.mark.parametrize("said", ["Imopuro", "kelurahan imopuro", "hadimulyo barat"])
async def test_a_kelurahan_is_asked_about(world: World, said: str) -> None:
    siti = await at_name(world)
    assert "adalah nama kelurahan" in told(await siti.say(said))
    await siti.say("Wati")
    assert await called(world) == "Wati"


async def test_somebody_called_like_a_kelurahan(world: World) -> None:
    siti = await at_name(world)
    await siti.say("Imopuro")
    await siti.tap("Itu nama saya")
    assert await called(world) == "Imopuro"


@pytest.mark.parametrize("when", ["consent", "name", "later"])
async def test_a_bare_invitation_code_is_used(
    world: World, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of letters only looks like a name; they were drawn until a figure was put in each."""
    monkeypatch.setattr("storage.people.one_time_codes.drawn", lambda length: "M" * length)
    admin = await official(world, "admin", Role.ADMIN, "18.72")
    for said in ("undang", "verifikator", "Imopuro", "lewati"):
        if admin.done.asking or said == "undang":
            await admin.say(said)
    code = "MMMMMMMM"
    ani = world.person("ani")
    answers = {"consent": ("halo",), "name": ("halo", "ya"), "later": ("halo", "ya", "lewati")}
    for said in answers[when]:
        await ani.say(said)
    await ani.say(code.lower())
    for _ in range(2):
        if ani.done.asking:
            await ani.say("ya" if ani.done.asking == "welcome.consent" else "lewati")
    held = await world.rows(select(staff.c.role).where(staff.c.area == "18.72.01.1003"))
    assert [row.role for row in held] == ["verifikator"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("panggil bu sri aja", "Bu Sri"),
        ("udin", "Udin"),
        ("jgn pake nama asli ya, panggil mawar", "Mawar"),
        ("rahasia aja", None),
        ("hamba allah", None),
        ("moh", None),
    ],
)
async def test_names_as_people_say_them(world: World, said: str, name: str | None) -> None:
    siti = await at_name(world)
    await siti.say(said)
    assert await called(world) == name
    assert siti.done.asking is None


async def test_where_somebody_lives_is_no_part_of_a_name(world: World) -> None:
    siti = await at_name(world)
    heard = told(await siti.say("nama saya ahmad fauzi rt 3 ganjar agung"))
    assert await called(world) == "Ahmad Fauzi"
    assert "Kelurahan Ganjar Agung" in heard


async def test_what_is_asked_instead_of_a_name_is_answered(world: World) -> None:
    siti = await at_name(world)
    heard = told(await siti.say("oh iya saya mau tanya dulu ini gratis kan"))
    assert "Gratis" in heard
    assert "Kami panggil Bapak/Ibu siapa?" in heard
    assert "menyapa Anda" in told(await siti.say("kenapa harus nama"))
    # And behind one, where that ends the questions.
    assert "Gratis" in told(await siti.say("budi. ini gratis kan pak"))
    assert await called(world) == "Budi"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Kulo Pak Tukiran, sing gadhah warung pecel ngajeng SD", "Pak Tukiran"),
        ("Bu Ngatinem, nanging tiyang kathah nyebut Mbah Nem", "Bu Ngatinem"),
        ("Siti, yg jualan di pasar", "Siti"),
    ],
)
async def test_who_somebody_is_behind_a_name_is_asked_nothing(
    world: World, said: str, name: str
) -> None:
    siti = await at_name(world)
    heard = told(await siti.say(said))
    assert await called(world) == name
    assert "semuanya siap" in heard


async def test_to_whom_it_is_said_is_no_name(world: World) -> None:
    siti = await at_name(world)
    await siti.say("sari.. eh nama ktp apa nama panggilan min")
    assert await called(world) == "Sari"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Emma Whitfield. Do I need a KTP? I only have a KITAS", "Emma Whitfield"),
        ("Budi Santoso. perlu KTP ga?", "Budi Santoso"),
        ("Budi Santoso. perlu KTP ga? saya cuma punya SIM", "Budi Santoso"),
    ],
)
async def test_a_question_behind_a_name_takes_nothing_of_it(
    world: World, said: str, name: str
) -> None:
    siti = await at_name(world)
    assert "tidak meminta KTP" in told(await siti.say(said))
    assert await called(world) == name


@pytest.mark.parametrize(
    ("said", "name", "whose"),
    [
        ("Dimas Aji (a.n. Karang Taruna Bina Muda)", "Dimas Aji", "Karang Taruna Bina Muda"),
        ("it's Tom but it is really from my wife, Siti Rohani", "Tom", "Siti Rohani"),
    ],
)
async def test_whose_it_is_beside_a_name(world: World, said: str, name: str, whose: str) -> None:
    siti = await at_name(world)
    assert whose in told(await siti.say(said))
    assert await called(world) == name


@pytest.mark.parametrize("said", ["namanya nyusul ya", "nanti saya kasih tau namanya"])
async def test_a_name_told_later_is_none(world: World, said: str) -> None:
    siti = await at_name(world)
    await siti.say(said)
    assert await called(world) is None


async def test_what_asks_is_no_name_and_a_word_of_ours_may_be_one(world: World) -> None:
    """Each of a person who is asked their name."""
    named = {
        "panggil aja mbah Kirim, sak RT kenal kabeh": "Mbah Kirim",
        "call me Pak Selesai, everyone knows me": "Pak Selesai",
        "saya mewakili ibu2 dasawisma melati 3, saya sendiri bu Tarmi": "Bu Tarmi",
        "kami dari karang taruna, nama saya sendiri Doni": "Doni",
        "wes jeneng ora usah, sing penting usulku tekan": None,
        "asma mboten sah, ingkang penting usulan kula dugi": None,
    }
    for n, (said, name) in enumerate(named.items()):
        who = world.person(f"n{n}")
        for each in ("halo", "ya", said):
            heard = await who.say(each)
        rows = await world.rows(select(people.c.name).order_by(people.c.id))
        assert (who.done.asking, rows[-1].name) == (None, name)
    asked = "emg hrs ya? anonim bs ga takut sama pak rt nya", "wajib po? nek ora gelem piye"
    for n, said in enumerate(asked):
        who = world.person(f"a{n}")
        for each in ("halo", "ya", said):
            heard = await who.say(each)
        assert "Nama tidak wajib" in told(heard)
        assert who.done.asking == "welcome.name"


async def test_who_wants_no_name_written_is_not_called_so(world: World) -> None:
    siti = world.person("siti")
    for said in ("halo", "ya", "namaku ojo ditulis"):
        heard = await siti.say(said)
    assert "Ditulis" not in heard[-1].text
    assert "semuanya siap" in heard[-1].text
