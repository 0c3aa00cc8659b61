"""Of what kind a danger, an office's matter or a disappointment is, and how a message parts."""

from __future__ import annotations

import pytest

from handlers.reading.asked_beside import parted
from handlers.reading.said.kinds import kind_of


@pytest.mark.parametrize(
    ("act", "said", "expected"),
    [
        ("urgent", "pohon mau roboh kena kabel tolong cpt", "power"),
        ("urgent", "ada kebakaran tolong", "fire"),
        ("urgent", "ada yg pingsan di jalan", "hurt"),
        ("urgent", "tanggul jebol air masuk rumah", "nature"),
        ("urgent", "tolong tolong", ""),
        ("services", "bisa buat ngurus ktp ga", "papers"),
        ("services", "bansos saya kok ga cair", "aid"),
        ("services", "pajak motor bs dibayar disini ga", "tax"),
        ("services", "urusan lain bisa ga", ""),
        ("complain", "percuma usul tiap taun gak pernah dikabulin", "futile"),
        ("complain", "usulan saya tahun lalu dikemanain", "earlier"),
        ("complain", "usul kemarin yg lewat pak rt kok ga ada di sini", "earlier"),
        ("complain", "pengen nambah usulan lg boleh? yg kmrn blm dijawab", ""),
        ("complain", "bot goblok ga ngerti2", "bot"),
        ("complain", "kok lama sekali", ""),
        ("cost", "percuma", ""),
        ("how", "syaratnya apa aja kalau mau usul", "needs"),
        ("how", "kalau mau usul harus nyiapin apa aja", "needs"),
        ("how", "perlu ktp atau proposal gak kalo mau usul?", "needs"),
        ("how", "caranya usul gimana", ""),
        ("what", "musrenbang ki opo to", "musrenbang"),
        ("what", "rembuk itu apa", ""),
    ],
)
def test_kinds(act: str, said: str, expected: str) -> None:
    assert kind_of(act, said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "ini apa? gratis ga? trs wajib ya?",
            ["ini apa?", "gratis ga?", "wajib ya?"],
        ),
        (
            "bisa bikin kk disini? sama mau lapor jalan rusak",
            ["bisa bikin kk disini?", "mau lapor jalan rusak"],
        ),
        ("lampu jalan di gang mawar", ["lampu jalan di gang mawar"]),
        ("Perbaikan drainase Jl. Mawar RT 05", ["Perbaikan drainase Jl. Mawar RT 05"]),
    ],
)
def test_parts(said: str, expected: list[str]) -> None:
    assert parted(said) == expected


@pytest.mark.parametrize(
    "text",
    [
        "aq msh 16 btw bole kan?",
        "umur saya 15 tahun boleh ikut ga",
        "masih smp bisa usul gak",
        "blm punya ktp boleh?",
        "boleh ga kalo anak sekolah yang usul",
    ],
)
def test_whether_one_is_old_enough(text: str) -> None:
    assert kind_of("eligible", text) == "young"


@pytest.mark.parametrize(
    "text",
    [
        "masih 10 meter lagi bisa ya",
        "baru 5 titik, bisa tambah ga",
        "jalan rt 7 boleh diusulkan?",
        "siapa yang boleh usul",
    ],
)
def test_no_age(text: str) -> None:
    assert kind_of("eligible", text) == ""
