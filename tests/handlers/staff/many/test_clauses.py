"""What one sentence of staff decides, and on what."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from handlers.asking.proposals.which import OTHER
from handlers.staff.deciding.reasons import reason_told
from handlers.staff.many.clauses import in_clauses, may_decide
from storage.proposals.rulings import Decision

NAMED = ("jembatan", "drainase", "mawar", "lampu")


def names(words: Sequence[str]) -> set[int]:
    return {at for at, word in enumerate(words) if word in NAMED}


def read(text: str) -> list[str]:
    return [
        " ".join(
            filter(
                None,
                (
                    each.name,
                    " ".join(each.numbers or each.named),
                    "semua" if each.everything else "",
                    f"#{each.priority}" if each.priority else "",
                    f"({each.why})" if each.why else "",
                    f"[{each.unread}]" if each.unread else "",
                ),
            )
        )
        for each in in_clauses(text, ["MTR"], names, OTHER)
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("yang jembatan setujui", ["agree jembatan"]),
        ("acc 1 sampe 3", ["agree 1-3"]),
        ("tolak nomor 2 s/d 4 krn dana", ["reject 2-4 (dana)"]),
        (
            "prioritasnya: jembatan, drainase mawar",
            ["agree jembatan #1", "agree drainase mawar #2"],
        ),
        ("jembatan setuju trs lampu tolak krn dana", ["agree jembatan", "reject lampu (dana)"]),
        ("jembatan acc, nomer siji", ["agree jembatan #1"]),
        ("yg lampu setuju, no 2 ya pak", ["agree lampu #2"]),
        ("setuju lampu urutan pertama", ["agree lampu #1"]),
        ("jembatan acc, nomor 3 tolak", ["agree jembatan", "reject 3"]),
        (
            "drainase sudah masuk anggaran PU, jadi ditolak saja dengan alasan itu",
            ["reject drainase (sudah masuk anggaran PU)"],
        ),
        ("lampu wewenang PLN, tolak dgn alasan tsb", ["reject lampu (wewenang PLN)"]),
        (
            "jembatan oke drainase oke lampu nanti",
            ["agree jembatan", "agree drainase", "leave lampu"],
        ),
        ("kl no 1 oke, sisanya tahun depan", ["agree 1", "keep semua"]),
        ("1 sama 2 lolos, 3 ga lolos", ["forward 1 2", "reject 3 (ga lolos)"]),
        ("1 sama 2 dicek lagi, 3 tolak", []),
        ("drainase gausah dilanjut, udh dibangun", ["reject drainase (udh dibangun)"]),
        ("jembatan turunin ke nomor 2", ["agree jembatan #2"]),
        ("hapus catatan biaya drainase", []),
        ("jembatan disepakati prioritas 2", ["agree jembatan #2"]),
        ("yg no 4 ditolak, lampu ditunda dulu", ["reject 4", "keep lampu"]),
        ("no 5 jadi prioritas dua, no 6 prioritas 1", ["agree 5 #2", "agree 6 #1"]),
        ("prioritas 1 lampu prioritas 2 jembatan", ["agree lampu #1", "agree jembatan #2"]),
        ("lampu 1, jembatan 2", ["agree lampu #1", "agree jembatan #2"]),
        ("setujui 3 tolak 4", ["agree 3", "reject 4"]),
        ("acc 3 4, yang 5 tolak krn sengketa", ["agree 3 4", "reject 5 (sengketa)"]),
        ("sepakati 1, 3-8 cadangan saja ya", ["agree 1 3-8 (cadangan saja ya)"]),
        ("MTR-2028-00003 kembalikan RT nya mana", ["return MTR-2028-00003 (RT nya mana)"]),
        (
            "no 2 kata dinas sudah masuk kontrak, coret",
            ["reject 2 (kata dinas sudah masuk kontrak)"],
        ),
        ("tolak 3 karena 2 sudah disepakati", ["reject 3 (2 sudah disepakati)"]),
        ("tolak 3, lampu di situ masih nyala", ["reject 3 (lampu di situ masih nyala)"]),
        ("no 1 lengkap no 2 belum, kembalikan", ["verify 1", "return 2 (belum)"]),
        ("yang rt 05 sepakati semua", ["agree rt 05 semua"]),
        ("sisanya tolak, sudah ada anggaran", ["reject semua (sudah ada anggaran)"]),
        ("1 gak lolos survei", ["reject 1 (gak lolos survei)"]),
        ("3 ditolak 2 dikembaliin fotonya buram", ["reject 3", "return 2 (fotonya buram)"]),
        ("2 3 simpen, 1 gas", ["keep 2 3", "forward 1"]),
        (
            "setujui drainase sama jembatan, lampu jangan dulu",
            ["agree drainase jembatan", "leave lampu"],
        ),
        ("tolak 3 dobel, 1 gitu juga", ["reject 3 (dobel) [1 gitu juga]"]),
        ("tolak 3 karena dobel, 1 sudah ada", ["reject 3 (dobel, 1 sudah ada)"]),
        ("3 simpen duite entek, 2 gimana ya", ["keep 3 (duite entek) [2 gimana ya]"]),
        ("jembatan no 1, sisanya jadi cadangan", ["agree jembatan #1", "reserve semua"]),
        ("tunda jembatan, yang lain setuju", ["keep jembatan", "agree semua"]),
        (
            "jembatan gas aja, prioritas 1. lampu nunggu taun depan ya duite entek",
            ["agree jembatan #1", "keep lampu (duite entek)"],
        ),
        ("jembatan lanjut prioritas 1, lampu tunda", ["agree jembatan #1", "keep lampu"]),
        ("teruskan jembatan, prioritas 2 lampu", ["forward jembatan", "agree lampu #2"]),
        ("terima jembatan sama lampu, drainase tolak", ["agree jembatan lampu", "reject drainase"]),
        ("oh ya drainase ditolak ya, sudah ada di PU", ["reject drainase (sudah ada di PU)"]),
        ("drainase sudah ada di PU, jadi tolak saja ya", ["reject drainase (sudah ada di PU)"]),
        ("usulan warga yang lampu itu tolak, duitnya habis", ["reject lampu (duitnya habis)"]),
        (
            "yang lampu masih nyala tolak, PLN yang urus",
            ["reject lampu (masih nyala, PLN yang urus)"],
        ),
        (
            "disepakati urutannya jembatan, drainase. yg lampu ditunda",
            ["agree jembatan drainase", "keep lampu"],
        ),
        ("acc jembatan, mawar; lampu tolak", ["agree jembatan mawar", "reject lampu"]),
        # These decide nothing.
        ("terima kasih, jembatan bagus", []),
        ("yang lampu sudah diterima", []),
        ("klo jembatan disepakati jadi prioritas brp", []),
        ("no 3 belum disepakati", []),
        ("kapan drainase disepakati", []),
        ("kenapa no 3 ditolak", []),
        ("nomor 3 jadi ditolak?", []),
        ("tolak saja", []),
        ("lampu 120 m tolong", []),
    ],
)
def test_what_is_decided(said: str, expected: list[str]) -> None:
    assert read(said) == expected


@pytest.mark.parametrize(
    ("why", "decision", "reason"),
    [
        ("kemarin PLN udah pasang", Decision.END, "already_done"),
        ("sudah masuk APBD perubahan", Decision.END, "already_done"),
        ("gang itu RT berapa? tidak jelas", Decision.RETURN, "unclear_place"),
        ("fotonya ga ada sama sekali", Decision.RETURN, "incomplete"),
        ("bukan wewenang kota", Decision.END, "other"),
        ("tanahnya masih sengketa ahli waris", Decision.END, "land"),
        ("duite ora ono", Decision.KEEP, "no_money"),
        ("sama dengan usulan RT sebelah", Decision.END, "duplicate"),
        ("warganya belum rembukan", Decision.END, None),
        # No reason of this decision.
        ("sudah dibangun", Decision.RETURN, None),
    ],
)
def test_the_reason_that_is_said(why: str, decision: Decision, reason: str | None) -> None:
    assert reason_told(why, decision) == reason


@pytest.mark.parametrize(
    "said",
    [
        "Agenda nomor 3 dihapus saja, waktunya tidak cukup",
        "Which proposals got sent back more than once?",
        "How many did we reject this year, need it for the report",
    ],
)
def test_what_is_of_all_or_of_an_agenda_decides_nothing(said: str) -> None:
    assert not may_decide(said)
