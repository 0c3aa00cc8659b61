"""Several proposals in one message are told from one that is told at length."""

from __future__ import annotations

import pytest

from handlers.reading.meaning.acts import Act
from handlers.reading.meaning.meant import Asked, Situation, meant
from handlers.reading.meaning.several import several
from tests.handlers.reading.meaning.test_slots import NAMES


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "1. lampu jalan rt 3 2. got mampet rt 4 3. posyandu butuh timbangan",
            ("lampu jalan rt 3", "got mampet rt 4", "posyandu butuh timbangan"),
        ),
        (
            "dua: rabat gang melati becek, dan tong sampah untuk warga",
            ("rabat gang melati becek", "tong sampah untuk warga"),
        ),
        (
            "ada 2 usulan. pertama drainase mawar mampet. kedua pelatihan las",
            ("drainase mawar mampet", "pelatihan las"),
        ),
        (
            "- paving gang mawar\n- lampu jalan 3 titik",
            ("paving gang mawar", "lampu jalan 3 titik"),
        ),
        ("paving gang mawar, satu lagi lampu di rt 2", ("paving gang mawar", "lampu di rt 2")),
        (
            "lampu mati 2 titik trus got depan sd mampet",
            ("lampu mati 2 titik", "got depan sd mampet"),
        ),
    ],
)
def test_what_a_message_itself_parts(text: str, parts: tuple[str, ...]) -> None:
    found = several(text)
    assert found.parts == parts
    assert found.sure


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("lampu jalan dan got mampet di rt 3", ("lampu jalan, RT 03", "got mampet di rt 3")),
        ("got mampet. posyandu butuh timbangan", ("got mampet", "posyandu butuh timbangan")),
        ("lampu jalan, drainase, posyandu", ("lampu jalan", "drainase", "posyandu")),
        (
            "kami dari RW 3, minta lampu jalan, tong sampah",
            ("minta lampu jalan, RW 03", "tong sampah, RW 03"),
        ),
        ("lampu jalan, drainase dan paud", ("lampu jalan", "drainase", "paud")),
        ("minta lampu jalan, posyandu rt 2", ("minta lampu jalan, RT 02", "posyandu rt 2")),
        (
            "lampu jalan gang melati, drainase rt 2, posyandu",
            ("lampu jalan gang melati", "drainase rt 2", "posyandu"),
        ),
    ],
)
def test_what_may_be_one_is_asked(text: str, parts: tuple[str, ...]) -> None:
    found = several(text)
    assert found.parts == parts
    assert not found.sure


@pytest.mark.parametrize(
    "text",
    [
        "",
        "jalan rusak, banyak lubang. tiap hujan banjir. mohon diaspal",
        "Perbaikan drainase Jl. Cut Nyak Dien RT 05. Tiap hujan air masuk 12 rumah. Panjang 120 m.",
        "jalan rusak dan tergenang di rt 6. minta diaspal",
        "pupuk dan bibit cabe untuk kelompok tani",
        "lampu jalan di gang depan masjid dan sekolah",
        "rt 3 rw 7: 1. lampu 2 titik",
        "2 bulan lalu lampu jalan mati",
        "talud sungai longsor, jalan jadi amblas tiap hujan",
        "lampu jalan mati, gelap, rawan begal, rt 3",
        "drainase gang mawar, rt 5, rw 2, 120 meter",
    ],
)
def test_one_proposal_told_at_length_is_one(text: str) -> None:
    assert several(text).parts == (text,)


def test_what_all_share_is_said_again_of_each() -> None:
    found = several("imopuro rt 3: 1. lampu jalan 2. got mampet", NAMES)
    assert found.parts == ("lampu jalan, RT 03 di Imopuro", "got mampet, RT 03 di Imopuro")


def test_nothing_of_a_long_message_is_lost() -> None:
    text = " ".join(f"{n}. lampu jalan {n}" for n in range(1, 10))
    assert "".join(several(text).parts).count("lampu") == 9


def test_what_is_said_of_one_is_not_said_of_the_next() -> None:
    text = "Mau usul 2 hal: lampu jalan yang mati semua, sama pelatihan menjahit buat ibu-ibu PKK"
    found = several(text)
    assert found.parts[1:] == ("pelatihan menjahit buat ibu-ibu PKK",)


def test_whose_the_land_is_is_no_wish() -> None:
    text = "drainase gang nuri rt 9, airnya mampet bau, tanahnya jalan umum"
    assert several(text).parts == (text,)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("mau masukin 2 usulan, bisa sekaligus ngga?", Act.BEGIN),
        ("saya dari karang taruna mau mengajukan beberapa usulan", Act.BEGIN),
        ("kulo badhe usul kalih usulan", Act.BEGIN),
        ("I want to submit two proposals, is that ok?", Act.BEGIN),
        ("boleh kirim 2 usulan sekaligus?", Act.SEVERAL),
        ("mau bikin 2 usulan: lampu dan jalan", Act.PROPOSE),
        ("mau usul 3 lampu jalan", Act.PROPOSE),
    ],
)
def test_that_there_are_several_says_of_none_what_it_is(text: str, act: Act) -> None:
    found = meant(text, Situation(Asked.NOTHING))
    assert (found.act, found.sure) == (act, True)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("satu jembatan dua sumur bor rt 5 tiga posyandu", ("jembatan", "sumur bor", "posyandu")),
        ("siji dalan aspal loro got ngarep omah telu lampu dalan", ("dalan aspal", "got", "lampu")),
        ("usul saya pertama paving kedua gerobak sampah ketiga pelatihan kue",
         ("paving", "gerobak", "pelatihan kue")),
    ],
)  # fmt: skip
def test_counted_in_words(text: str, parts: tuple[str, ...]) -> None:
    found = several(text).parts
    assert [each.startswith(part) for each, part in zip(found, parts, strict=True)] == [True] * 3


@pytest.mark.parametrize(
    "text", ["minta satu lampu dan dua bangku", "lampu satu, bangku dua", "dua jatuh, satu luka"]
)  # fmt: skip
def test_how_many_is_no_list(text: str) -> None:
    assert "satu" in " ".join(several(text).parts)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("posyandu sama gorong-gorong, tapi posyandunya nanti saja", "gorong"),
        ("lampu jalan sekalian bangku taman, eh bangku tamannya gak usah", "lampu jalan"),
    ],
)
def test_one_is_taken_back(text: str, left: str) -> None:
    [only] = several(text).parts
    assert left in only
    assert only != text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ada dua usulan hasil rembug semalam: cor gang kenanga sama bibit lele",
         ("cor gang kenanga", "bibit lele")),
        ("kami ada tiga usulan dari warga rt: talud, posyandu, gerobak sampah",
         ("talud", "posyandu", "gerobak sampah")),
    ],
)  # fmt: skip
def test_announced_with_whence_they_are(text: str, parts: tuple[str, ...]) -> None:
    found = several(text)
    assert found.sure
    assert [each.startswith(part) for each, part in zip(found.parts, parts, strict=True)] == [
        True for _ in parts
    ]


@pytest.mark.parametrize(
    "said",
    [
        "jalan ke sawah itu licin kalo ujan, mbok dirabat",
        "got depan masjid kurang lebar, minta diperlebar ya pak",
        "tolong diperhatikan jembatan gantung kami, papannya udah bolong",
        "pengen pasar malam ditata, bikin macet jalan",
        "halaman posyandu becek, tolong segera dipaving",
    ],
)
def test_what_is_to_be_done_with_it_is_no_other_proposal(said: str) -> None:
    assert several(said).parts == (said,)


@pytest.mark.parametrize(
    "said", ["lampu jalan mati, minta drainase juga", "jalan rusak, minta posyandu"]
)
def test_another_thing_is_one(said: str) -> None:
    assert len(several(said).parts) == 2
