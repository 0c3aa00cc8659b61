"""The first hello: consent, name, and what was said before it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.database.tables import metadata
from tests.support import World

people = metadata.tables["people"]


async def test_a_whole_proposal(world: World) -> None:
    siti = await world.person().welcomed()
    number = await siti.proposes()
    assert number == "MTR-2028-00001"
    [kept] = await world.proposals()
    assert kept["wish"] == "Perbaikan drainase Jl. Mawar RT 05"
    assert (kept["rt"], kept["rw"], kept["unit"]) == ("05", "02", "m")
    assert kept["state"] == "diajukan"
    assert number in (await siti.say("usulan saya"))[0].text
    assert "sudah diterima" in (await siti.say("cek 1"))[0].text


async def test_consent_is_recorded_with_its_text(world: World) -> None:
    siti = world.person()
    await siti.say("halo")
    await siti.tap("Setuju")
    [row] = await world.rows(select(people))
    assert row.consent is True
    assert row.consent_at == world.clock()
    assert row.consent_text.endswith("-id")


async def test_no_is_respected(world: World) -> None:
    siti = world.person()
    await siti.say("halo")
    heard = await siti.say("tidak")
    assert "tidak apa-apa" in heard[0].text
    heard = await siti.say("usul")
    assert "belum setuju" in heard[0].text
    assert siti.done.asking is None
    # They have read what they agree to, and are not asked again.
    await siti.say("setuju")
    assert siti.done.asking == "welcome.name"
    [row] = await world.rows(select(people))
    assert row.consent is True


async def test_what_was_said_first_is_kept_until_consent(world: World) -> None:
    siti = world.person()
    await siti.say("usul jln rusak dpn masjid hadimulyo brt")
    assert siti.done.asking == "welcome.consent"
    await siti.tap("Setuju")
    heard = await siti.say("Siti Aminah")
    text = " ".join(message.text for message in heard)
    assert "Hadimulyo Barat" in text
    assert "jln rusak dpn masjid hadimulyo brt" in text
    assert siti.done.asking == "propose.problem"


async def test_a_link_for_a_kelurahan(world: World) -> None:
    siti = world.person()
    await siti.take(start="kel_1872041003")
    await siti.tap("Setuju")
    await siti.say("lewati")
    assert siti.done.asking == "propose.topic"
    assert "Iring Mulyo" in (await siti.say("kembali"))[0].text


async def test_a_bad_link_is_a_hello(world: World) -> None:
    siti = await world.person().welcomed()
    for parameter in ("kel_9999999999", "kel_", "x'; drop table", "kel_187204100३"):
        heard = await siti.take(start=parameter)
        assert "selamat datang" in heard[-1].text.casefold()


async def test_plain_english_is_answered_in_english(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.say("usul")
    await siti.say("Imopuro")
    await siti.say("1")
    heard = await siti.say("Please repair the road, it is full of holes")
    assert "We answer in English" in heard[0].text
    assert "What is the problem now" in heard[-1].text
    assert siti.done.asking == "propose.problem"
    heard = await siti.say("The road has been broken since March and children fall")
    assert all("We answer in English" not in message.text for message in heard)
    assert "Where exactly" in siti.heard[-1].text
    for said in ("RT 1 RW 2",):
        await siti.say(said)
    await siti.tap("Send proposal")
    [kept] = await world.proposals()
    assert kept["locale"] == "en"


@pytest.mark.parametrize(
    "said",
    [
        "what is this for, and who reads it?",
        "I would like to ask for a street lamp",
        "the physical one please, it's about the broken bridge in Yosomulyo",
    ],
)
async def test_so_is_the_first_sentence(world: World, said: str) -> None:
    siti = await world.person().welcomed()
    assert "We answer in English" in (await siti.say(said))[0].text
    await siti.say("BAHASA")
    await siti.tap("Bahasa Indonesia")
    assert any("kami memakai Bahasa Indonesia" in each.text for each in siti.heard[-2:])
    heard = await siti.say("now I write in English once more")
    assert all("We answer in English" not in message.text for message in heard)


@pytest.mark.parametrize("said", ["ok thanks kak", "street light nya mati", "please dong admin"])
async def test_a_word_of_english_is_no_english(world: World, said: str) -> None:
    siti = await world.person().welcomed()
    assert all("We answer in" not in message.text for message in await siti.say(said))


async def test_indonesian_is_never_offered_english(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.proposes("Tolong perbaiki jalan di depan masjid supaya tidak banjir")
    assert all("English" not in message.text for message in siti.heard)
    [kept] = await world.proposals()
    assert kept["locale"] == "id"


@pytest.mark.parametrize(
    ("said", "locale", "words"),
    [
        ("english please", "en", "Welcome to Rembuk"),
        ("bisa bahasa jawa ora", "jv", "Sugeng rawuh"),
    ],
)
async def test_another_language_before_the_consent(
    world: World, said: str, locale: str, words: str
) -> None:
    """Whoever is asked to agree can read what to."""
    siti = world.person()
    await siti.say("halo")
    assert words in (await siti.say(said))[-1].text
    assert siti.done.asking == "welcome.consent"
    await siti.say("yes" if locale == "en" else "nggih")
    [row] = await world.rows(select(people))
    assert (row.locale, row.consent) == (locale, True)
    assert row.consent_text.endswith(f"-{locale}")


async def test_which_language_is_asked_where_none_is_named(world: World) -> None:
    siti = world.person()
    await siti.say("halo")
    assert "Which language?" in (await siti.say("i don't understand indonesian"))[-1].text
    assert "Welcome to Rembuk" in (await siti.tap("English"))[-1].text
    assert siti.done.asking == "welcome.consent"


async def test_what_is_said_behind_a_yes_waits(world: World) -> None:
    siti = world.person()
    await siti.say("halo")
    await siti.say("setuju. mau usul lampu jalan di tejosari")
    assert siti.done.asking == "welcome.name"
    assert "lampu jalan" in "\n".join(each.text for each in await siti.say("lewati"))


@pytest.mark.parametrize(
    "said",
    [
        "iya, tapi data saya aman?",
        "ok, kalau gratis",
        "boleh. nanti aja deh",
        "ya. datanya buat apa",
    ],
)
async def test_a_yes_with_a_reserve_is_none(world: World, said: str) -> None:
    siti = world.person()
    await siti.say("halo")
    await siti.say(said)
    [row] = await world.rows(select(people.c.consent))
    assert row.consent is None
    assert siti.done.asking == "welcome.consent"


async def test_not_now_and_not_at_all(world: World) -> None:
    siti = world.person()
    await siti.say("halo")
    assert "kapan saja" in (await siti.say("nanti aja deh"))[-1].text
    assert "Kapan saja mau lanjut" in (await siti.say("batal"))[-1].text
    [row] = await world.rows(select(people.c.consent))
    assert row.consent is None


@pytest.mark.parametrize("said", ["gaskeun", "skuy", "gasken"])
async def test_who_only_says_to_go_agrees(world: World, said: str) -> None:
    siti = world.person()
    await siti.say("halo")
    await siti.say(said)
    assert siti.done.asking == "welcome.name"


async def test_a_name_beside_a_question_is_kept(world: World) -> None:
    siti = world.person()
    await siti.say("halo")
    await siti.tap("Setuju")
    heard = await siti.say("Siti Aminah. harus punya KTP ga? saya cuma punya SIM")
    assert "KTP" in heard[0].text
    assert "Siti Aminah" in heard[-1].text


async def test_a_greeting_and_a_yes_are_no_wish(world: World) -> None:
    """What somebody was greeted with, and agreed by, is not heard again once their name is
    known."""
    for who, hello, yes in (
        ("wiryo", "Sugeng enjang", "nggih setuju"),
        ("kevin", "hi", "sure, agree"),
    ):
        person = world.person(who)
        await person.say(hello)
        await person.say(yes)
        heard = await person.say(who.title())
        assert len(heard) == 1, who
        assert f"Baik, {who.title()}, semuanya siap" in heard[0].text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_that_it_may_be_kept_is_a_yes_and_emoh_a_no(world: World) -> None:
    said = {
        "iya gpp mas simpen aja yg penting jalan depan rumah saya dibenerin": "welcome.name",
        "yo wis simpen wae, sing penting talud dibangun": "welcome.name",
        "fine save it, just fix the road in front of my house": "welcome.name",
        "boleh dicatat, asal nomor hp jangan disebar": "welcome.consent",
        "simpan pinjam buat warga": "welcome.consent",
        "iso dihapus ora mengko datane?": "welcome.consent",
        "emoh ah ribet": None,
        "moh lah, kesuwen": None,
        "mboten kemawon, ribet": None,
    }
    for n, (text, asking) in enumerate(said.items()):
        who = world.person(f"p{n}")
        await who.say("halo")
        heard = await who.say(text)
        assert who.done.asking == asking, text
        assert ("HAPUS DATA SAYA" in heard[-1].text) == text.startswith(("iso", "boleh")), text
    first = world.person("p0")
    heard = await first.say("Siti")
    assert "jalan depan rumah saya dibenerin" in "".join(each.text for each in heard)
