"""Of what kind a danger, an office's matter or a disappointment is, and how a message parts."""

from __future__ import annotations

import pytest

from handlers.reading.asked_beside import parted
from handlers.reading.said.kinds import kind_of
from handlers.reading.said.of_us.plain_questions import plainly


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
        ("complain", "sing entuk bantuan mung sedulure pak RW", "shared"),
        ("complain", "only the RT head's relatives got the sewing machines", "shared"),
        ("complain", "bansos yg dapet itu-itu aja", "shared"),
        ("complain", "jatah bibit kemarin ga merata", "shared"),
        ("complain", "bantuan modal kok susah buat keluarga di RT 3", ""),
        ("complain", "minta bantuan bibit buat keluarga pak RT", ""),
        ("complain", "alat timbang cuma satu, bu kader sama anak-anak antre", ""),
        ("complain", "kok lama sekali", ""),
        ("cost", "percuma", ""),
        ("how", "syaratnya apa aja kalau mau usul", "needs"),
        ("how", "kalau mau usul harus nyiapin apa aja", "needs"),
        ("how", "perlu ktp atau proposal gak kalo mau usul?", "needs"),
        ("how", "caranya usul gimana", ""),
        ("what", "musrenbang ki opo to", "musrenbang"),
        ("what", "rembuk itu apa", ""),
        ("private", "pak lurah ikut baca ini gak?", "readers"),
        ("private", "tetanggaku iso ndelok iki ora?", "readers"),
        ("private", "will my neighbours see this", "readers"),
        ("private", "jalan rusak, pak rt juga tau", ""),
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


@pytest.mark.parametrize(
    ("said", "act"),
    [
        ("misal ga jadi dibangun, bisa dipindah ke gang sebelah ga", "promise"),
        ("kalo gagal, dananya dialihkan kemana", "promise"),
        ("if I move to Ganjar Agung what happens to my proposal", "after"),
        ("nek aku pindah omah, usulku piye", "after"),
        ("boleh diwakili suami ga rapatnya", "attend"),
        ("can my wife come instead", "attend"),
        ("jenengku ojo ditampilke", "private"),
        ("namanya atas nama RT 5 aja", "private"),
        ("hari jadi kota metro kapan sih", "services"),
        ("wali kota sekarang siapa, eh siapa ya wali kota", "services"),
        ("gimana biar ga dapat kabar lagi dari sini", "night"),
        ("isih iso diganti 75 meter ora", "change"),
        ("abis ini trus diapain usulannya", "after"),
        ("what happens next?", "after"),
        ("habis ini mau usul lampu", None),
        # What wishes, orders, tells or asks something else.
        ("unsubscribe", None),
        ("mau langganan lagi", None),
        ("apa bisa usulnya diwakilkan anak", None),
        ("tlg nama jangan pakai nama grup, nama saya Anik", None),
        ("apakah dana langsung ditransfer ke pengusul", None),
        ("pindahkan tiang listrik ke pinggir jalan", None),
        ("saya pindah ke Yosomulyo", None),
        ("berlangganan air pdam mahal", None),
        ("lomba ulang tahun RI butuh panggung", None),
        ("rumah saya mau dipindah kalau banjir ga surut", None),
        ("nama jalannya Mawar", None),
        ("usul bibit cabai, harga cabai mahal", None),
        ("masih bisa usul 2 lagi?", None),
    ],
)
def test_what_is_asked_beyond_doubt(said: str, act: str | None) -> None:
    assert plainly(said) == act


@pytest.mark.parametrize(
    ("act", "said", "kind"),
    [
        ("officer", "sing dadi pendamping nang kelurahanku sopo", "who"),
        ("officer", "who is in charge of Imopuro now?", "who"),
        ("officer", "siapa pendamping saya sekarang, yang lama katanya pindah", "who"),
        ("officer", "ke siapa banding keputusan lurah", ""),
        ("officer", "is there an officer who helps", ""),
        ("officer", "siapa petugas yang mutus usulan", ""),
        ("officer", "petugas siapa yang baca usulan saya", ""),
        ("complain", "wingi aku wis crito karo petugas, wis mlebu opo durung", "elsewhere"),
        ("complain", "minggu lalu usul lewat pak RT, udah kecatat belum ya", "elsewhere"),
        ("complain", "air masuk rumah, sudah lapor ke RT", ""),
    ],
)
def test_who_and_where(act: str, said: str, kind: str) -> None:
    assert kind_of(act, said) == kind
