"""Javanese: a whole proposal with no Indonesian between, and its words in every language."""

from __future__ import annotations

from pathlib import Path

import pytest

import locales
from handlers.reading import language
from handlers.turn import known_words
from tests.support import Resident, World


def test_each_text_says_what_the_indonesian_one_says() -> None:
    for id in locales.ids("jv"):
        assert locales.has("id", id), id
        assert locales.arguments("jv", id) == locales.arguments("id", id), id


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The texts that were to be said in Javanese and that Javanese has not."""
    missed: set[str] = set()
    said = locales.text

    def text(locale: str, id: str, /, **args: object) -> str:
        if locale == "jv" and not locales.has(locale, id):
            missed.add(id)
        return said(locale, id, **args)

    monkeypatch.setattr(locales, "text", text)
    return missed


async def javanese(world: World) -> Resident:
    siti = await world.person().welcomed()
    await siti.take(choice="do:language:jv")
    assert "basa Jawi" in siti.heard[-1].text
    return siti


async def test_on_the_way_of_a_proposal_all_is_in_javanese(
    world: World, elsewhere: set[str]
) -> None:
    siti = await javanese(world)
    await siti.say("usul")
    assert "kelurahan pundi" in siti.heard[-1].text
    for said in (
        "Imoporo Timur", "Purwosari", "wangsul", "Imopuro", "ngawur", "1", "dalan",
        "Ndandosi drainase Jl. Mawar RT 05", "Saben jawah toya mlebet griya warga",
        "RT 05/RW 02 ngajeng musala", "kathah", "120 m", "diliwati",
    ):  # fmt: skip
        await siti.say(said)
    await siti.send_photo()
    await siti.say("sampun")
    assert "DERENG dipun kintun" in siti.heard[-1].text
    await siti.say("ubah")
    await siti.say("batal")
    await siti.say("mboten")
    await siti.say("kintun")
    assert "Matur nuwun, usulan sampun kula tampi" in siti.heard[-1].text
    for said in (
        "cek 1", "usulan kula", "bantuan", "ubah 1", "ora sida", "nggih", "tarik 1", "mboten",
        "cek 99", "hapus data saya", "ora", "basa",
    ):  # fmt: skip
        await siti.say(said)
    assert elsewhere == set()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("yes", ("nggih", "nggih kersa", "yo wis", "inggih", "leres")),
        ("no", ("mboten", "ora", "emoh", "dudu")),
        ("cancel", ("ora sida", "mboten siyos")),
        ("done", ("sampun", "wis", "cekap")),
        ("back", ("wangsul", "bali")),
        ("skip", ("diliwati",)),
        ("send", ("kintun", "kintun mawon")),
    ],
)
def test_words_of_yes_no_and_the_ways_are_read_whatever_the_language_is(
    name: str, said: tuple[str, ...]
) -> None:
    assert set(said) <= known_words(name)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("kula nyuwun lampu wonten pertelon celak makam", "jv"),
        ("dalan neng ngarep omahku wis ajur, njaluk dicor", "jv"),
        ("mohon lampu jalan di depan masjid karena gelap", "id"),
        ("jalan depan rumah saya rusak wae, tolong diperbaiki", "id"),
    ],
)
def test_javanese_is_told_from_indonesian(text: str, told: str) -> None:
    assert language.sense(text) == told


def test_full_sentences_of_javanese_are_mostly_told_and_indonesian_ones_never(
    shared: Path,
) -> None:
    lines = (shared / "data" / "language_samples.tsv").read_text("utf-8").splitlines()
    sensed = [(line.partition("\t")[0], language.sense(line.partition("\t")[2])) for line in lines]
    javanese = [found for told, found in sensed if told == "jv"]
    assert javanese.count("jv") / len(javanese) > 0.75
    assert ("id", "jv") not in sensed
    assert ("en", "jv") not in sensed


async def test_javanese_is_offered_once_to_who_writes_it_and_bahasa_offers_it(world: World) -> None:
    siti = await world.person().welcomed()
    for said in ("usul", "Imopuro", "1"):
        await siti.say(said)
    heard = await siti.say("nyuwun dalan neng ngarep langgar didandani sing apik")
    assert "saged ngagem basa Jawa" in heard[0].text
    heard = await siti.say("dalane wis ajur, saben udan ora iso dilewati")
    assert all("basa Jawa" not in message.text for message in heard)
    await siti.tap("Basa Jawa")
    assert "DERENG dipun kintun" in siti.heard[-1].text
    budi = await world.person("budi").welcomed()
    heard = await budi.say("bahasa")
    assert heard[-1].labels == ["Bahasa Indonesia", "Basa Jawa", "English"]
    heard = await budi.say("bahasa jawa")
    assert "basa Jawi" in heard[-1].text


def test_a_label_fits_a_button() -> None:
    labels = [id for id in locales.ids("jv") if id.startswith("meant-")]
    labels = [id for id in labels if id not in ("meant-which", "meant-is")]
    assert [id for id in labels if len(locales.text("jv", id, n=3)) > 20] == []
    assert len(labels) > 30
