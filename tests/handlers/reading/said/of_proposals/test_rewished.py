"""People who have changed their mind about what they wish: what goes, and what is instead."""

from __future__ import annotations

import pytest

from handlers.reading.said.of_proposals.rewished import Rewished, drops, rewished

WISH = "Perbaikan talud"


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("eh nggak jadi talud deh, jembatan aja, jembatan kecil depan gang",
         "jembatan kecil depan gang"),
        ("ga jadi talud bu, lampu jalan aja", "lampu jalan"),
        ("ga jadi talud lampu jalan aja", "lampu jalan"),
        ("jembatan aja ga jadi talud", "jembatan"),
        ("maaf talud nya ga usah, diganti drainase depan musola", "drainase depan musola"),
        ("lho kok masih perbaikan talud, usulannya kan jembatan", "jembatan"),
        ("yang talud dihapus aja pak, jadi lampu jalan semua", "lampu jalan"),
        ("setelah dipikir2 mending jembatan aja daripada talud", "jembatan"),
        ("eh sebentar, kata pak RT jangan talud tapi paving gang", "paving gang"),
        ("talud nya ga usah deh bu, istri saya minta posyandu aja dulu", "posyandu"),
        ("udah ga butuh talud, sekarang banjir terus, minta drainase aja", "drainase"),
        ("ora sido talud, lampu dalan wae", "lampu dalan"),
        ("not the retaining wall, a street light please", "street light"),
    ],
)  # fmt: skip
def test_something_else_is_wished(text: str, new: str) -> None:
    assert drops(text)
    found = rewished(text, WISH)
    assert found is not None
    assert found.new == new


def test_what_is_told_beside_is_apart() -> None:
    told = "nggak usah talud, uangnya buat lampu jalan aja, kalau malam gelap banget"
    assert rewished(told, WISH) == Rewished("talud", "lampu jalan", ("kalau malam gelap banget",))
    assert rewished("talud gak usah dulu", WISH) == Rewished("talud", "")
    told = "taludnya gak jadi ya pak soalnya sudah dibangun dinas"
    assert rewished(told, WISH) == Rewished("taludnya", "")


@pytest.mark.parametrize(
    "text",
    [
        "tidak jadi dibangun talud dari tahun lalu, longsor terus",
        "dulu pernah diusulkan tapi ga jadi, tanah longsor ke rumah warga",
        "kok taludnya ga pernah dibangun",
        "kenapa talud rusak terus, karena air deras",
        "bukan talud baru, talud lama yang retak",
        "taludnya bukan di sini, di rt sebelah",
        "jangan talud yang dekat masjid, yang dekat pasar",
        "gak ada talud, tanah longsor",
        "warga minta talud jangan cuma ditambal, dibangun ulang",
        "tanah longsor, kalau talud ga jadi rumah warga hilang",
    ],
)
def test_it_is_still_wished(text: str) -> None:
    assert rewished(text, WISH) is None


@pytest.mark.parametrize(
    "text",
    [
        "jalan yang batal diaspal dipakai anak sekolah",
        "jalannya ga jadi diaspal sejak tahun lalu",
    ],
)
def test_what_was_not_done_is_no_wish_that_goes(text: str) -> None:
    assert rewished(text, "tarik kabel listrik rt 9") is None


def test_what_is_told_more_closely_is_the_new_wish() -> None:
    found = rewished("bukan lampu tp talud, hrsnya perbaikan talud kali", "lampu jalan")
    assert found is not None
    assert found.new == "perbaikan talud kali"
