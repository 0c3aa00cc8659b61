"""What one sentence holds: places, things, amounts; and what is none of these."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest

from handlers.reading.amounts.quantities import amount_in, volume
from handlers.reading.meaning.slots import slots, thing_in
from handlers.reading.meaning.things import complaints_in
from handlers.reading.places.areas import AreaNames, Found


@dataclass(frozen=True, slots=True)
class Place:
    code: str
    name: str
    aliases: tuple[str, ...] = ()


NAMES = AreaNames(
    (
        Place("18.72", "Kota Metro"),
        Place("18.72.01", "Metro Pusat"),
        Place("18.72.01.1001", "Imopuro"),
        Place("18.72.01.1002", "Hadimulyo Barat"),
    )
)


@pytest.mark.parametrize(
    ("text", "rt", "rw"),
    [
        ("lampu jalan di rt 5 rw 2", "05", "02"),
        ("got mampet 12/4", "12", "04"),
        ("003/002 banjir terus", "03", "02"),
        ("paving rt 1 s/d 4", "1 s/d 4", None),
        ("paving rt 02 dan 03 rw 1", "02 dan 03", "01"),
        ("rt 5, rw 2", "05", "02"),
        ("RT 7 sampai RT 9", "7 sampai 9", None),
        ("pipa 1/2 m di gang kita", None, None),
        ("rapat 12/4/2028", None, None),
        ("jalan rusak sejak 2019", None, None),
    ],
)
def test_rt_and_rw(text: str, rt: str | None, rw: str | None) -> None:
    held = slots(text)
    assert (held.rt, held.rw) == (rt, rw)


@pytest.mark.parametrize(
    ("text", "street", "landmark"),
    [
        ("lampu jalan di gang mawar rt 3", "gang mawar", None),
        ("aspal jl. Ikan Mas no 14 sepanjang 300 m", "jl. Ikan Mas no 14", None),
        ("paving gg 5", "gg 5", None),
        ("jalan rusak dpn mushola nurul iman 45m", None, "dpn mushola nurul iman"),
        ("got samping pos ronda mampet", None, "samping pos ronda"),
        ("pohon miring seberang sd negeri 2", None, "seberang sd negeri 2"),
        ("jalan lingkungan rusak", None, None),
        ("jalan berlubang banyak", None, None),
        ("dalan rusak ngarep langgar", None, "ngarep langgar"),
        ("jl.dr.soetomo rt 6 tergenang", "jl.dr.soetomo", None),
        ("usul drainase Gg. Pelita No. 4 rt 7, 35 meter", "Gg. Pelita No. 4", None),
        ("pohon di jl sultan syahrir 100 pohon", "jl sultan syahrir", None),
        ("jalan di depan rumah saya rusak", None, None),
        ("jalan didepan pasar pagi rusak", None, "didepan pasar pagi"),
        ("lampu di jalan diponegoro mati", "jalan diponegoro", None),
        ("jalan dipaving 40 m", None, None),
        ("jalan dicor 40 m", None, None),
        ("talud ngarep sawah niku lho mas", None, "ngarep sawah"),
        ("RT 7 RW 3 celak gardu ronda", None, "celak gardu ronda"),
        ("lampu timur masjid taqwa rt 3", None, "timur masjid taqwa"),
        ("got dpn warung mas joko mampet", None, "dpn warung mas joko"),
        ("jalan di hadimulyo timur rusak", None, None),
        ("speed bumps in front of the kindergarten please", None, "in front of the kindergarten"),
        ("tiap ujan depan rumah kaya kolam", None, None),
    ],
)
def test_streets_and_landmarks(text: str, street: str | None, landmark: str | None) -> None:
    held = slots(text)
    assert (held.street, held.landmark) == (street, landmark)


@pytest.mark.parametrize(
    ("text", "thing", "bidang"),
    [
        ("lampu jalan mati samping lapangan voli", "lampu jalan mati", "fisik"),
        ("jalan rusak depan masjid", "jalan", "fisik"),
        ("perbaikan atap masjid", "tempat ibadah", "sosbud"),
        ("modal usaha buat warung", "modal usaha", "ekonomi"),
        ("gorong2nya pecah", "gorong-gorong", "fisik"),
        ("kreteg rubuh", "jembatan", "fisik"),
        ("wc umum di lapangan", "jamban", "fisik"),
        ("jalan mau ke masjid gelap, minta lampu", "lampu jalan", "fisik"),
        ("pelatihan bikin kue untuk ibu ibu pkk", "pelatihan kerja", "ekonomi"),
        ("street lights near the mosque", "lampu jalan", "fisik"),
        ("gapura dan pelatihan menjahit", "pelatihan kerja", None),
        ("selamat pagi", None, None),
    ],
)
def test_the_thing_is_what_is_asked_for_not_what_it_stands_at(
    text: str, thing: str | None, bidang: str | None
) -> None:
    held = slots(text)
    assert (held.thing.name if held.thing else None, held.bidang) == (thing, bidang)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("water enters 8 houses when it rains", "water enters 8 houses when it rains"),
        ("talud kali longsor 30 m, rumah 3 KK terancam", "longsor, rumah 3 KK terancam"),
        ("sumur bor rt 9, 40 KK ngangsu ke sungai", "40 KK ngangsu ke sungai"),
        ("got depan rumah tiap hujan banjir, mohon dibangun", "tiap hujan banjir"),
        ("lampu jalan sudah 3 tahun mati", "sudah 3 tahun mati"),
        ("talud rusak sejak 2019", "rusak sejak 2019"),
        ("mohon paving gang mawar", None),
        ("gorong2 ambles, wis ping telu motor kejeblos", "ambles, wis ping telu motor kejeblos"),
        ("lampu mati, udah 2 kali orang jatuh", "mati, udah 2 kali orang jatuh"),
    ],
)
def test_problems(text: str, problem: str | None) -> None:
    assert slots(text).problem == problem


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("lampu 5 titik di rt 3 sudah 2 tahun", 5, "titik"),
        ("drainase sewidak meter rt 12/4, 60 kk terendam", 60, "m"),
        ("talud 45m", 45, "m"),
        ("paving 2 x 60 m rt 5 rw 2", 120, "m²"),
        ("paving 2x60 gang mawar", None, None),
        ("paving gang 80 x 2 meter", 160, "m²"),
        ("drainase 80 meter eh 90 meter", 90, "m"),
        ("lampu 3 titik, ralat 5 titik", 5, "titik"),
        ("drainase gang 3 150 m", 150, "m"),
        ("seket meter dalan lemah", 50, "m"),
        ("dua puluh lima meter got", 25, "m"),
        ("pelatihan menjahit 20 orang", 20, "orang"),
        ("20 orang jatuh di jalan rusak", None, None),
        ("saya umur 63 minta kursi roda 1 unit", 1, "unit"),
        ("rumah2 warga kebanjiran 3 minggu", None, None),
        ("jalan rusak sejak 2019", None, None),
        ("tiap 2 bulan banjir", None, None),
        ("sudah 3 kali diusulkan", None, None),
        ("salah satu gorong-gorong rusak", None, None),
        ("jembatan 25 juta", None, None),
        ("gorong gorong diameter 60 cm, 3 buah", 3, "buah"),
        ("got 300 m, tiap hujan air 30 cm masuk rumah", 300, "m"),
        ("modal usaha untuk pedagang kue 10 orang", 10, "orang"),
        ("fogging, dbd kena 8 orang", None, None),
        ("rt 3, 40 meter paving", 40, "m"),
        ("banjir lagi 40cm di jalan, gorong gorong diperbesar", None, None),
        ("air setinggi 1 meter masuk rumah, minta drainase", None, None),
        ("cor jalan rong puluh meter", 20, "m"),
        ("paving telung atus seket meter", 350, "m"),
        ("rt 05/rw 02 6.000 m drainase", 6000, "m"),
        ("yang lansia ada sekitar 35 meter, eh kata mbah 50 an", 50, "m"),
        ("80 meter eh 90", 90, "m"),
        ("panjang 80 m, eh ternyata 75 meter", 75, "m"),
        ("3 titik, eh RT 5", 3, "titik"),
        ("jalannya tinggal setengah meter", None, None),
    ],
)
def test_amounts_are_said_and_never_made_up(text: str, value: int | None, unit: str | None) -> None:
    held = slots(text)
    assert held.value == (None if value is None else Decimal(value))
    assert held.unit == unit


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("kira-kira sewidak meter", 60, "m"),
        ("satus seket meter", 150, "m"),
        ("sewidak lima meter", 65, "m"),
        ("rolas titik", 12, "titik"),
        ("duapuluh titik", 20, "titik"),
        ("rumah2 warga", None, None),
        ("gang2 sempit", None, None),
        ("sejak 2019", None, None),
        ("3 minggu", None, None),
        ("sudah 3 tahun", None, None),
        ("3 unit, sudah 2 tahun rusak", 3, "unit"),
        ("150 m2", 150, "m²"),
        ("150 meter2", 150, "m²"),
        ("12 bulan", 12, "bulan"),
        ("20 orang", 20, "orang"),
    ],
)
def test_an_answer_to_how_much(text: str, value: int | None, unit: str | None) -> None:
    read = volume(text)
    assert read.value == (None if value is None else Decimal(value))
    assert read.unit == unit


def test_the_text_of_no_amount_is_empty() -> None:
    assert amount_in("mohon lampu jalan").text == ""
    assert amount_in("paving 2x60 gang mawar").text == "2x60"


def test_the_kelurahan_and_its_words() -> None:
    held = slots("imopuro, lampu jalan gang buntu mati", NAMES)
    assert held.area is not None
    assert isinstance(held.area.reading, Found)
    assert (held.area.reading.area.name, held.area.words) == ("Imopuro", "imopuro")
    assert held.thing is not None
    street = slots("got di gang mawar imopuro", NAMES)
    assert street.street == "gang mawar"
    assert slots("lampu jalan mati", NAMES).area is None


def test_a_number_after_a_kelurahan_is_no_part_of_its_name() -> None:
    held = slots("wc umum di hadimulyo barat 2 unit", NAMES)
    assert held.area is not None
    assert (held.area.words, held.value, held.unit) == ("hadimulyo barat", Decimal(2), "unit")


def test_a_street_ends_where_the_kelurahan_begins() -> None:
    assert slots("trotoar jl letjend alamsyah hadimulyo barat", NAMES).street == (
        "jl letjend alamsyah"
    )
    assert slots("lampu jl imopuro mati", NAMES).street == "jl imopuro"


@pytest.mark.parametrize(
    ("text", "place", "amount", "rest"),
    [
        ("di gang mawar rt 3 rw 2 ya pak", "gang mawar, RT 03/RW 02", None, ()),
        ("kira-kira sewidak meter", None, "60 m", ()),
        ("2x60 m", None, "2x60 m", ()),
        ("1,5 km", None, "1,5 km", ()),
        ("gang mawar, tolong cepat", "gang mawar", None, ("tolong", "cepat")),
    ],
)
def test_what_is_left_of_a_sentence(
    text: str, place: str | None, amount: str | None, rest: tuple[str, ...]
) -> None:
    held = slots(text, NAMES)
    assert (held.place, held.amount, held.rest) == (place, amount, rest)


def test_nothing_raises_and_long_texts_end() -> None:
    for text in ("", " ", "jl " * 3000, "rt 1 s/d " * 500, "depan a " * 900, "1" * 9000):
        slots(text, NAMES)
    assert thing_in("") is None
    assert not slots("halo").tells


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("lampu jalan di gang melati rt 3 rw 2 mati", "lampu jalan mati"),
        ("lampunya di depan pos udah seminggu mati", "lampu jalan mati"),
        ("lampu penerangan gg 3 ga pernah nyala", "lampu jalan mati"),
        ("lampu dalan ning gang melati ora murup", "lampu jalan mati"),
        ("pohon mangga depan masjid al ikhlas tumbang", "pohon rawan"),
        ("tiang listrik di rt 3 miring", "kabel semrawut"),
        ("pasang lampu jalan di rt 3", None),
        ("lampu jalan yang menyala sampai pagi", None),
        ("tanam pohon di taman, tanaman hias banyak yang mati", None),
    ],
)
def test_a_complaint_is_also_said_in_two_places(text: str, thing: str | None) -> None:
    assert [each.name for each in complaints_in(text)] == ([thing] if thing else [])


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("perbaikan jalan di jl pattimura, panjang kira2 200 m, jalannya berlobang kalo ujan becek",
         "jalannya berlobang kalo ujan becek"),
        ("lampu 4 titik di gang manggis rt 07 soalnya gelap bgt kalo malem sering ada jambret",
         "gelap bgt kalo malem sering ada jambret"),
        ("tolong gorong2 dpn mushola al ikhlas diperbaiki, udh ambruk", "udh ambruk"),
        ("mesin jahit 5 unit buat ibu2 pkk rt 9, ibu ibu pingin buka usaha tp gak ada alat",
         "ibu ibu pingin buka usaha tp gak ada alat"),
        ("di 16c blm ada posyandu, anak2 ditimbang di teras rumah bu kader. usul dibuatin posyandu",
         "blm ada posyandu, anak2 ditimbang di teras rumah bu kader"),
        ("dalan ning ngarep omahku rusak pak, njaluk dicor, rt 3 rw 1",
         "dalan ning ngarep omahku rusak"),
        ("pelatihan las utk pemuda margodadi, 20 orang, bnyk yg nganggur", "bnyk yg nganggur"),
        ("minta lampu jalan krn gelap sekali rt 05 yosodadi", "gelap sekali"),
        ("mau usul posyandu. yang lama udah rusak, atapnya bocor",
         "yang lama udah rusak, atapnya bocor"),
        ("ya dibenerin lah, udah 3 taun jebol pinggir kali wes makan korban",
         "udah 3 taun jebol pinggir kali wes makan korban"),
        # What is hoped or feared is not what is wrong, nor is what is asked.
        ("mohon paving gang mawar biar ga becek", None),
        ("dibangun talud sebelum rumah warga kena", None),
        ("usul paving, kapan dibangun, ada yang rusak ga?", None),
        ("perbaikan jalan rusak rt 3 rw 1 imopuro", None),
    ],
)  # fmt: skip
def test_troubles_in_whole_clauses(text: str, trouble: str | None) -> None:
    assert slots(text).trouble == trouble


def test_a_thing_or_a_state_alone() -> None:
    assert all(slots(each).bare for each in ("siring", "mampet", "Jembatan", "bocor!"))
    assert not any(slots(each).bare for each in ("pagi", "sawah kering", "siring jebol", "halo"))
    assert slots("sawah kering").states
    assert not slots("minta yang kering saja").states


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("gorong2 ambleg nang prapatan wetan balai kelurahan", "prapatan wetan balai kelurahan"),
        ("lampu mati depan kantor kelurahan", "depan kantor kelurahan"),
        ("talud rt 11 ato 12 longsor", "RT 11 ato 12"),
        ("petugasnya ga pernah lewat gang kelinci apa", "gang kelinci"),
    ],
)
def test_a_place_is_whole(text: str, place: str) -> None:
    assert slots(text).place == place


@pytest.mark.parametrize(
    "text",
    [
        "ktp sy batanghari tp ngontrak di tejo agung udah 6 taun", "kos di yosorejo wis 2 taun",
        "wis 20 taun manggon ning imopuro",
        "saya tinggal di yosodadi sudah 10 tahun", "sampun gangsal taun manggen wonten mulyojati",
        "udah 3 tahun jadi warga sini",
    ],
)  # fmt: skip
def test_how_long_somebody_lives_there_is_no_problem(text: str) -> None:
    assert slots(text).problem is None


@pytest.mark.parametrize(
    "text",
    [
        "saya tinggal di imopuro, jalan rusak, sudah 6 tahun",
        "sudah 6 tahun ngontrak di sini ga pernah diaspal", "lampu mati udah 2 taun", "udah 6 taun",
    ],
)  # fmt: skip
def test_how_long_something_is_so_is_one(text: str) -> None:
    assert slots(text).problem is not None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("kali sebelah naik kalo ujan gede, dapur saya kerendem", None),
        ("nek udan deres kalene luber, pekaranganku klelep", None),
        ("got meluap tiap banjir, motor ga bisa lewat", None),
        ("the ditch spills over when it rains hard, my kitchen gets flooded", None),
        ("jalan becek nek udan gede tolong dicor", "jalan becek nek udan gede"),
        ("tiap ujan air masuk rumah, minta dibikinin talud", "tiap ujan air masuk rumah"),
        ("kalo hujan deras bocor, di RT 05 rusak", "kalo hujan deras bocor"),
    ],
)
def test_the_occasion_is_no_problem_without_what_it_brings(text: str, problem: str | None) -> None:
    assert slots(text).problem == (problem or text)
