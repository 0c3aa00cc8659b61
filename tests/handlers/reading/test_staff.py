"""What one sentence of staff holds for a form of theirs."""

from __future__ import annotations

import pytest

from handlers.reading.said.of_proposals.neighbours import place_in_list
from handlers.reading.staff.audience import without_orders
from handlers.reading.staff.deciding import undone
from handlers.reading.staff.deciding.passed_over import of_all, passed_over
from handlers.reading.staff.handed_on import to_office
from handlers.reading.staff.how import done_otherwise
from handlers.reading.staff.looks import behind_look
from handlers.reading.staff.orders import order
from handlers.reading.staff.sentences import (
    Annotation,
    Called,
    ForWhom,
    annotation,
    called,
    for_whom,
)
from handlers.reading.staff.stands import not_agreed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nomor 14 OPD dinas PUTR, biaya 50 juta", Annotation("dinas PUTR", "50 juta")),
        (
            "catat nomor 2 dinas perhubungan 25jt rekomendasi layak dikerjakan",
            Annotation("dinas perhubungan", "25jt", "layak dikerjakan"),
        ),
        ("17 biayanya sekitar Rp 1.250.000", Annotation(cost="Rp 1.250.000")),
        ("nomor 3 ke dishub, pagu 1,5 m", Annotation("dishub", "1,5 m")),
        ("OPD nya bappeda dan biaya 10 juta", Annotation("bappeda", "10 juta")),
        (
            "nomor 9 rekomendasi: tunda, lahan belum jelas",
            Annotation(None, None, "tunda, lahan belum jelas"),
        ),
        ("nomor 14 panjangnya 50 m, 3 titik", Annotation()),
    ],
)
def test_what_is_to_be_noted(text: str, found: Annotation) -> None:
    assert annotation(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "bikin rapat musrenbang tgl 12 januari jam 9 pagi di balai kelurahan",
            Called("12 januari", "9 pagi", None, "balai kelurahan"),
        ),
        (
            "pertemuan 3/2/2027 pukul 08.30 sampai 11.00, aula kecamatan",
            Called("3/2/2027", "08.30", "11.00"),
        ),
        ("buat pertemuan besok", Called("besok")),
        (
            "undang warga rapat hari minggu jam 8 di balai",
            Called("hari minggu", "8", None, "balai"),
        ),
        ("rapat minggu depan, yang sabtu lalu batal", Called()),
        ("rapat di rumah pak RT jam 19.30", Called(None, "19.30", None, "rumah pak RT")),
    ],
)
def test_when_and_where_a_meeting_is_to_be(text: str, found: Called) -> None:
    assert called(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "mau masukin usulan pak slamet yang ga punya hp, minta gorong2 rt 4",
            ForWhom("Pak Slamet", "minta gorong2 rt 4"),
        ),
        ("wakilkan bu siti aminah rt 3, lampu mati", ForWhom("Bu Siti Aminah", "rt 3, lampu mati")),
        ("input usulan mbah karto dari imopuro", ForWhom("Mbah Karto", "dari imopuro")),
        ("mau masukin usulan warga, namanya bu tini, dia ga punya hp", ForWhom("Bu Tini", "")),
        ("tolong isikan usulan bu Rini: minta kursi 40", ForWhom("bu Rini", "minta kursi 40")),
        ("atas nama mbah Kasan, usulannya talud", ForWhom("mbah Kasan", "talud")),
        ("Pak Tejo RT 2 mau tenda, hp ga punya", ForWhom("Pak Tejo", "tenda, RT 2")),
        (
            "kertas kedua: Bu Ani RT 5 minta lampu, jumlahnya ga ditulis",
            ForWhom("Bu Ani", "lampu, RT 5"),
        ),
        ("masukkan pasir ke gang mawar", None),
        ("isi ulang air galon bu RT", None),
        ("usulan pak slamet sampai mana", None),
    ],
)
def test_for_whom_something_is_entered(text: str, found: ForWhom | None) -> None:
    assert for_whom(text) == found


def test_what_passes_over() -> None:
    for said in ("lewati", "skip dulu pak", "lewati dulu aja, lanjut", "lewati yang ini"):
        assert passed_over(said)
    for said in ("lewati jembatan", "truk lewat situ", "jalan ini dilewati truk", "lanjut"):
        assert not passed_over(said)
    assert of_all("yang ini lewati aja")
    assert not of_all("lewati dulu")


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("buka yg pertama", 0), ("yang kedua dong", 1), ("coba lihat yang terakhir", -1),
        ("open the first one", 0), ("paling atas aja", 0), ("yang pertama jembatan", None),
        ("pertama setujui", None), ("buka", None),
    ],
)  # fmt: skip
def test_a_place_in_a_list(said: str, place: int | None) -> None:
    assert place_in_list(said) == place


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("ini saya sudah lihat lokasinya kemarin, setuju prioritas 1", "setuju prioritas 1"),
        ("udah saya survei, 2 tolak", "2 tolak"), ("kemarin sy cek ke sana. acc", "acc"),
        ("cek dulu, baru acc", "cek dulu, baru acc"),
    ],
)  # fmt: skip
def test_what_is_decided_behind_that_it_was_looked_at(said: str, rest: str) -> None:
    assert behind_look(said) == rest


@pytest.mark.parametrize(
    ("text", "cost"),
    [
        ("biaya jembatan salah, bukan 15 juta tapi 150 juta", "150 juta"),
        ("anggaran drainase mawar ke 20 juta, harusnya 200", "200 juta"),
        ("catat 3 biaya 75 juta", "75 juta"),
        ("biaya 50 juta, tapi 2 titik saja", "50 juta"),
    ],
)
def test_the_cost_that_is_right(text: str, cost: str) -> None:
    assert annotation(text).cost == cost


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("sing lampu kuwi dudu kene, kekno Dishub", "Dishub"),
        ("drainase mawar itu urusan PU, bukan dinas kami", "PU"),
        ("the sewing one isn't ours, hand it to Dinsos", "Dinsos"),
        ("lempar ke perkim aja", "perkim"),
        ("jangan dilempar ke perkim", ""),
        ("drainase itu urusan PU apa perkim", ""),
    ],
)
def test_to_which_office_it_goes(text: str, office: str) -> None:
    assert to_office(text) == office


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("tutup penerimaan usulan mulai besok", "close"),
        ("ojo nampa usulan maneh", "close"),
        ("kunci data usulan malam ini", "close"),
        ("close submissions now please", "close"),
        ("musrenbang kota diundur dulu, tanggalnya belum tau", "undated"),
        ("geser forum OPD setelah lebaran", "undated"),
        ("tutup rapat", None),
        ("kapan penerimaan usulan ditutup", None),
        ("musrenbang kota diundur ke 5 februari", None),
    ],
)
def test_what_is_done_another_way(text: str, name: str | None) -> None:
    assert done_otherwise(text) == name


@pytest.mark.parametrize(
    ("text", "no"),
    [
        ("yang lapangan voli jangan disetujui, tanahnya sengketa", True),
        ("don't approve the sewing one", True),
        ("ora usah diteruskan sik", True),
        ("setujui yang jembatan", False),
        ("jangan lupa setujui jembatan", False),
    ],
)
def test_what_is_not_to_be_agreed(text: str, no: bool) -> None:
    assert not_agreed(text) is no


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "pak Wagimin RT 3 nitip minta onderlagh, tapi rw ne lali aku",
            ForWhom("pak Wagimin", "onderlagh, RT 3"),
        ),
        (
            "Mrs. Yani of RT 5 asks for a handrail at the bridge, no phone",
            ForWhom("Mrs Yani", "a handrail at the bridge, RT 5"),
        ),
        ("bu Karto minta lampu di gang 3, ga punya hp", ForWhom("Bu Karto", "lampu di gang 3")),
        (
            "formulir no 3: pak Slamet usul paving gang Mawar",
            ForWhom("pak Slamet", "paving gang Mawar"),
        ),
        (
            "ini ada mbah Karso ga punya wa, mau usul tangga musholla Al Hikmah",
            ForWhom("mbah Karso", "tangga musholla Al Hikmah"),
        ),
        ("oh ya ada pak Tugiman minta usul portal rt 4", ForWhom("pak Tugiman", "portal rt 4")),
        ("ada pak Tugiman minta portal dibuka", None),
        ("bu Sri minta lampu di gang 3 itu dipercepat", None),
        ("pak lurah minta laporan, ga bisa wa", None),
    ],
)
def test_whose_is_left_with_staff(text: str, found: ForWhom | None) -> None:
    said = for_whom(text)
    assert (said is None) == (found is None)
    if said is not None and found is not None:
        assert (said.name.casefold(), said.wish) == (found.name.casefold(), found.wish)


@pytest.mark.parametrize(
    ("said", "hangs"),
    [
        ("tolak aja kalo memang sudah ada yang bangun", True),
        ("nek ternyata tanahe pribadi, balekno wae", True),
        ("if it really is a provincial road, reject it", True),
        ("kalau yang lampu tolak saja, sudah ada", False),
        ("tolak yang jembatan, ternyata sudah dibangun", False),
        ("kalo jembatan ga bisa tahun ini, tunda", False),
    ],
)
def test_what_hangs_on_what_is_not_known(said: str, hangs: bool) -> None:
    assert undone.conditional(said) is hangs


@pytest.mark.parametrize(
    ("said", "waits"),
    [
        ("tunda yang jembatan sampai siang ini saja", True),
        ("yang jembatan jangan ditunda ke tahun depan", True),
        ("pending dulu till tomorrow", True),
        ("tunda yang jembatan ke tahun depan", False),
        ("tunda sampai tahun depan", False),
        ("ditunda, nunggu hasil survei", False),
    ],
)
def test_what_only_waits_for_a_while(said: str, waits: bool) -> None:
    assert undone.for_a_while(said) is waits


def test_what_is_looked_for_stands_before_the_order() -> None:
    found = order("bu RT nanya punyanya belum masuk, sumur bor musala. tolong cariin ya")
    assert found is not None
    assert (found.command, found.rest) == ("search", "sumur bor musala")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("untuk warga 4 kelurahan, bahasanya yang halus", ("", "bahasanya yang halus")),
        (
            "besok posyandu libur, jangan dikirim dulu ya",
            ("besok posyandu libur", "jangan dikirim dulu ya"),
        ),
        ("jangan kirim uang ke nomor tak dikenal", ("jangan kirim uang ke nomor tak dikenal", "")),
        ("listrik padam, nanti sore nyala", ("listrik padam, nanti sore nyala", "")),
    ],
)
def test_what_is_said_to_us_is_not_announced(text: str, parts: tuple[str, str]) -> None:
    assert without_orders(text) == parts
