"""What is said at another question, or at the review, changes the answer that it is for."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from handlers.conversation.answers import Answer, AskAgain, Draft
from handlers.conversation.form import Mend
from handlers.proposals.proposing import propose, similar
from handlers.proposals.proposing.review import in_name_of
from handlers.reading import spelling
from handlers.reading.meaning.examples import examples
from handlers.reading.places.areas import AreaNames
from handlers.turn import Turn, known_words
from storage.city.areas import INCLUDED, Areas, read_csv

AREAS = Areas(read_csv(INCLUDED))
DRAFT = Draft(
    "",
    0,
    {
        "area": {"code": "18.72.01.1003", "name": "Imopuro"},
        "topic": "fisik",
        "wish": "got mampet di gang mawar rt 5",
        "problem": "tiap hujan banjir",
        "place": {"text": "gang mawar, RT 05/RW 02", "rt": "05", "rw": "02"},
        "volume": {"text": "3 titik", "value": "3", "unit": "titik"},
        "land": None,
        "photos": None,
    },
    {},
)


def turn() -> Turn:
    """As much of a turn as is looked at to mend an answer."""
    site = SimpleNamespace(areas=AREAS, names=AreaNames(tuple(AREAS.by_code.values())))
    return cast(
        Turn,
        SimpleNamespace(
            site=site,
            fold=spelling.fold,
            clean=spelling.clean,
            is_word=lambda name, text: spelling.fold(text) in known_words(name),
            known=known_words,
            person=SimpleNamespace(name="Budi", area=None, show_name="none"),
        ),
    )


@pytest.fixture(autouse=True)
def nothing_like_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """No other proposal asks for the same: this is about words."""

    async def none(turn: Turn, draft: Draft) -> list[object]:
        return []

    monkeypatch.setattr(similar, "found", none)


async def mended(text: str) -> dict[str, Mend]:
    """By question, what a text means for each."""
    found = {}
    for question in propose.FORM.questions:
        if question.mends is not None:
            mend = await question.mends(turn(), text, DRAFT)
            if mend is not None:
                found[question.name] = mend
    return found


@pytest.mark.parametrize(
    ("text", "question", "value"),
    [
        ("5 titik deng bukan 3", "volume", {"text": "5 titik", "value": "5", "unit": "titik"}),
        ("dari 3 jadi 5 titik", "volume", {"text": "5 titik", "value": "5", "unit": "titik"}),
        ("eh 5 aja bukan 3", "volume", {"text": "5 titik", "value": "5", "unit": "titik"}),
        ("jumlahnya 7", "volume", {"text": "7 titik", "value": "7", "unit": "titik"}),
        (
            "rt nya salah, harusnya 06",
            "place",
            {"text": "gang mawar, RT 06/RW 02", "rt": "06", "rw": "02"},
        ),
        ("rwnya 3", "place", {"text": "gang mawar, RT 05/RW 03", "rt": "05", "rw": "03"}),
        (
            "gang melati bukan gang mawar",
            "place",
            {"text": "gang melati, RT 05/RW 02", "rt": "05", "rw": "02"},
        ),
        (
            "lokasinya salah, harusnya depan masjid taqwa",
            "place",
            {"text": "depan masjid taqwa, RT 05/RW 02", "rt": "05", "rw": "02"},
        ),
        ("bukan imopuro tapi yosodadi", "area", {"code": "18.72.04.1001", "name": "Yosodadi"}),
        ("eh lampu jalan aja", "wish", "lampu jalan"),
        ("paving aja deh bukan got", "wish", "paving, gang mawar, RT 05/RW 02"),
        ("masalahnya bukan banjir, tapi bau tiap sore", "problem", "bau tiap sore"),
        (
            "masalahnya kurang lengkap, tambah: anak sering jatuh",
            "problem",
            "tiap hujan banjir, anak sering jatuh",
        ),
        (
            "masalahnya kurang satu: kalau malam gelap",
            "problem",
            "tiap hujan banjir, kalau malam gelap",
        ),
        (
            "rt nya juga salah, harusnya 06",
            "place",
            {"text": "gang mawar, RT 06/RW 02", "rt": "06", "rw": "02"},
        ),
        (
            "rt nya tambahin rt 6 juga",
            "place",
            {"text": "gang mawar, RT 05/RW 02, RT 06", "rt": "05", "rw": "02"},
        ),
        ("jumlahnya 30 anak", "volume", {"text": "30 anak", "value": "30", "unit": None}),
        ("tanahnya milik warga", "land", "warga"),
    ],
)
async def test_one_answer_is_changed_and_no_other(text: str, question: str, value: Any) -> None:
    found = await mended(text)
    assert set(found) == {question}
    reading = found[question].reading
    assert isinstance(reading, Answer)
    assert reading.value == value
    assert found[question].sure


async def test_another_thing_takes_its_bidang_along() -> None:
    reading = (await mended("pelatihan menjahit aja bu"))["wish"].reading
    assert isinstance(reading, Answer)
    assert reading.value == "pelatihan menjahit"
    assert reading.instead == {"topic": "ekonomi", "volume": None}  # it was another thing's


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("atas nama Bu Lastri ya, bukan saya", "Bu Lastri"),
        ("namanya ganti Pak Joko", "Pak Joko"),
        ("tanpa nama aja", None),
        ("kirim ya, tapi jgn pake nama", None),
        ("nama saya jangan ditulis", None),
        ("atas nama saya sendiri", "Budi"),
    ],
)
async def test_in_whose_name(text: str, name: str | None) -> None:
    reading = (await mended(text))["review"].reading
    assert isinstance(reading, AskAgain)
    assert reading.notes["name"] == name


@pytest.mark.parametrize("text", ["atas nama ibu saya ya", "a/n suami"])
async def test_somebody_who_is_not_named_is_asked_for(text: str) -> None:
    assert in_name_of(text) is not None
    assert await mended(text) == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("eh nama sy bukan Sumiati tp Sumarti", "Sumarti"),
        ("my name is wrong, it should be Budi", "Budi"),
        ("The street name is wrong, it should be Jl. Imam Bonjol", None),
        ("the school name should be SD 3", None),
        ("ganti nama jalannya jadi Kenanga", None),
        ("nama kelompoknya salah harusnya KWT Mekar", None),
        ("namanya salah, harusnya Gang Mawar", None),
        ("atas nama masjid Taqwa", "masjid Taqwa"),
        ("nama istrinya salah, harusnya Siti", "Siti"),
    ],
)
def test_a_name_put_right_is_a_persons(text: str, name: str | None) -> None:
    assert in_name_of(text) == name


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("RT 03", "place"),
        ("gang duku rt 3", "place"),
        ("150 m", "volume"),
        ("2x15 meter", "volume"),
        ("rusak sejak 2019", "problem"),
        ("udah 2 bulan", "problem"),
    ],
)
async def test_a_piece_and_nothing_else(text: str, question: str) -> None:
    found = await mended(text)
    assert {name for name, mend in found.items() if mend.whole} == {question}


@pytest.mark.parametrize(
    "text",
    [
        "kirim",
        "sudah benar",
        "Setiap hujan air masuk rumah warga",
        "Lampu mati sejak Maret, jalan gelap dan rawan jatuh",
        "ada 12 rumah yang kena",
        "3 minggu",
        "",
    ],
)
async def test_what_mends_nothing(text: str) -> None:
    assert await mended(text) == {}


@pytest.mark.parametrize(
    ("wish", "said", "name", "becomes"),
    [
        ("got mampet di gang mawar rt 5", "rt nya salah, harusnya 06", "place", "rt 06"),
        ("got mampet RT.05 gang mawar", "eh rt 7 deng", "place", "RT.07"),
        ("lampu gang mawar, 3 titik", "5 titik deng bukan 3", "volume", "5 titik"),
        ("got mampet di gang mawar", "eh gang melati, bukan gang mawar", "place", "gang melati"),
    ],
)
async def test_the_wish_says_what_was_put_right(
    wish: str, said: str, name: str, becomes: str
) -> None:
    """Nobody who decides reads one RT in the wish and another in the place."""
    question = propose.FORM.question(name)
    assert question is not None
    assert question.mends is not None
    draft = Draft("", 0, {**DRAFT.answers, "wish": wish}, {})
    mend = await question.mends(turn(), said, draft)
    assert mend is not None
    assert isinstance(mend.reading, Answer)
    assert becomes in mend.reading.instead["wish"]


@pytest.mark.parametrize(
    ("wish", "said", "name"),
    [
        ("3 lampu untuk 3 gang", "5 titik deng bukan 3", "volume"),
        ("jalan rusak rt 15", "rt nya salah, harusnya 06", "place"),
        ("got mampet", "rt nya salah, harusnya 06", "place"),
    ],
)
async def test_a_wish_that_says_something_else_stays(wish: str, said: str, name: str) -> None:
    question = propose.FORM.question(name)
    assert question is not None
    assert question.mends is not None
    draft = Draft("", 0, {**DRAFT.answers, "wish": wish}, {})
    mend = await question.mends(turn(), said, draft)
    assert mend is not None
    assert isinstance(mend.reading, Answer)
    assert mend.reading.instead == {}


# One of so many examples is said; all of them in every state would take hours.
EACH = 2003


async def test_whatever_is_known_so_far_no_text_is_a_fault() -> None:
    """Each of the form's readers is asked what a text puts right, from the first question on."""
    said = [each.text for each in examples()[::EACH]] + ["15 orang", "3", "rt 7", "bukan 2 tapi 3"]
    names = list(DRAFT.answers)
    mends = [question.mends for question in propose.FORM.questions if question.mends is not None]
    for known in range(len(names) + 1):
        answers = {name: DRAFT.answers[name] if n < known else None for n, name in enumerate(names)}
        for text in said:
            for mend in mends:
                await mend(turn(), text, replace(DRAFT, answers=answers))
