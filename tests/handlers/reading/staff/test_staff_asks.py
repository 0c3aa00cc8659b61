"""What staff ask, and say, in short sentences of their own (handlers.reading.staff)."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.reading.moments import day
from handlers.reading.said.works_here import unofficial
from handlers.reading.staff.asked_why import asks_part, why_of
from handlers.reading.staff.audience import group_said
from handlers.reading.staff.author_asked import without_whom
from handlers.reading.staff.looks import only_looks
from handlers.reading.staff.orders import order
from handlers.reading.staff.reworded import reworded
from handlers.reading.staff.sifted import sifted


@pytest.mark.parametrize(
    ("said", "named", "looks"),
    [
        ("cek drainase jl mawar", {1, 3}, True),
        ("lampu gang kelinci gmn", {0, 2}, True),
        ("drainase mawar sampai mana", {0, 1}, True),
        ("coba lihat dulu yg jembatan", {4}, True),
        ("cek lokasi drainase", {2}, False),
        ("drainase mawar", {0, 1}, False),
        ("jembatan gimana cara nolaknya", {0}, False),
    ],
)
def test_who_only_wants_to_see_one(said: str, named: set[int], looks: bool) -> None:
    assert only_looks(said, named) is looks


@pytest.mark.parametrize(
    ("why", "left"),
    [
        ("kasih tau pengusul, krn dananya belum ada", "dananya belum ada"),
        ("kabari yg usul, soalnya sudah dipasang pln", "sudah dipasang pln"),
        ("bilang ke warganya anggarannya habis", "anggarannya habis"),
        ("sampaikan ke pengusul, bahwa, karena kuota habis", "kuota habis"),
        ("ke warga dulu, fotonya kurang", "fotonya kurang"),
        ("warganya belum rembukan", "warganya belum rembukan"),
    ],
)
def test_to_whom_it_is_told_is_not_why(why: str, left: str) -> None:
    assert without_whom(why) == left


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("kenapa lampu ditolak", "lampu ditolak"),
        ("alasan lampu gang kelinci ditolak apa", "lampu kelinci ditolak"),
        ("kok menjahit dikembalikan ya", "menjahit dikembalikan"),
        ("lampu ditolak", None),
        ("drainase ditolak sebab tidak ada apa apa", None),
    ],
)
def test_who_asks_why(said: str, left: str | None) -> None:
    assert why_of(said) == left


def test_who_asks_for_a_part() -> None:
    assert asks_part("berapa persen yg sudah diputus")
    assert asks_part("persentasenya brp")
    assert not asks_part("berapa yang sudah diputus")


@pytest.mark.parametrize(
    ("said", "group"),
    [
        ("ke pengusul aja", "authors"),
        ("yang sudah usul", "authors"),
        ("semua warga ya", "everyone"),
        ("yang belum usul aja", "yet"),
        ("pengusul yang disetujui", "agreed"),
        ("imopuro", None),
        ("warga rt 5", None),
        ("semua warga imopuro", None),
    ],
)
def test_to_whom_it_goes(said: str, group: str | None) -> None:
    assert group_said(said) == group


@pytest.mark.parametrize(
    ("said", "had", "now"),
    [
        ("tunggu, hari sabtu bukan minggu", "rapat hari minggu jam 8", "rapat hari sabtu jam 8"),
        ("bentar, jamnya jam 9 bukan 8", "rapat hari minggu jam 8", "rapat hari minggu jam 9"),
        ("hari sabtu bukan minggu", "rapat minggu jam 8", "rapat hari sabtu jam 8"),
    ],
)
def test_who_stops_to_put_it_right(said: str, had: str, now: str) -> None:
    assert reworded(said, had) == now


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("musrenbang imopuro tgl brp", "schedule"),
        ("pra musren hari apa", "schedule"),
        ("rapat rt jam brp ya pak", "schedule"),
        ("hasil rapat kapan", None),
        ("batas waktunya sampai kapan ya untuk memutuskan", "tasks"),
        ("deadline kapan ya", "tasks"),
        ("batas usulan kapan", None),
        ("excel yg rt 5", "export"),
        ("unduh yg belum diputus", "export"),
        ("download usulan yang ditolak", "export"),
    ],
)
def test_what_is_asked_for_beyond_doubt(said: str, name: str | None) -> None:
    found = order(said)
    assert (found.command if found is not None else None) == name


def test_next_wednesday_is_not_tomorrow() -> None:
    tuesday = date(2026, 11, 24)
    assert day("rabu depan", tuesday) == date(2026, 12, 2)
    assert day("rabu", tuesday) == date(2026, 11, 25)
    assert day("senin depan", tuesday) == date(2026, 11, 30)


def test_which_there_are_and_what_one_comes_to() -> None:
    for said in ("imopuro ada apa aja", "ada usulan apa aja", "usulannya apa aja"):
        found = sifted(said)
        assert found is not None
        assert found.which
        assert found.asks
    mean = sifted("rata-rata biaya usulan berapa")
    assert mean is not None
    assert mean.mean
    assert mean.sums
    assert (every := sifted("biaya usulan berapa")) is None or not every.mean


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("halo saya yuni fasilitator mulyosari mau bikin undangan", "mau bikin undangan"),
        (
            "Assalamu'alaikum, saya Suyatno lurah Karangrejo, mau memeriksa usulan",
            "mau memeriksa usulan",
        ),
        ("Siang. Saya Dimas dari Bappeda. rekap usulan dong", "rekap usulan dong"),
        ("pagi, saya kasi pembangunan metro timur, tolong rekap usulan", "tolong rekap usulan"),
        ("saya mau lihat usulan kelurahan yosorejo, yang lampu", None),
        ("saya kembalikan ke kelurahan dulu, mohon dilengkapi", None),
        ("ini usulan kecamatan yang mana, tolong dicek", None),
        ("saya lurah", "halo"),
    ],
)
def test_who_works_here_need_not_say_who_they_are(said: str, left: str | None) -> None:
    assert unofficial(said) == (said if left is None else left)


@pytest.mark.parametrize(
    "said",
    [
        "mau memeriksa usulan warga saya",
        "cek usulan yang masuk dong",
        "mau verifikasi usulan warga hari ini",
    ],
)
def test_who_wants_to_look_at_proposals_sees_what_waits(said: str) -> None:
    asked = order(said)
    assert asked is not None
    assert asked.command == "tasks"


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("pagi. rekap usulan dong", "rekap usulan dong"),
        ("selamat siang, sy lurah yosorejo", "halo"),
        ("siang ini ada rapat", "siang ini ada rapat"),
    ],
)
def test_a_greeting_of_staff_is_none_of_what_they_want(said: str, left: str) -> None:
    assert unofficial(said) == left
