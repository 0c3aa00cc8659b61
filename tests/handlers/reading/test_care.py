"""What a person should look at first, and what is an ordinary wish however it is written."""

from __future__ import annotations

import pytest

from handlers.reading.care import suspicion
from handlers.reading.likeness.measure import pairs


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("lurahnya goblok semua", "insult"),
        ("Dasar LURAH MALING!!", "insult"),
        ("pinjaman cepat cair hubungi wa 0812", "advert"),
        ("slot gacor maxwin", "advert"),
        ("cek https://contoh.id/promo", "advert"),
        ("asdfgh qwerty", "gibberish"),
        ("aaaaaaaaaaaa", "gibberish"),
        ("xkcdt bvnmq", "gibberish"),
    ],
)
def test_what_waits(text: str, why: str) -> None:
    assert suspicion("", text) == why


@pytest.mark.parametrize(
    "text",
    [
        "anjing liar banyak di RT 3, mohon ditertibkan",
        "vaksin rabies untuk anjing warga",
        "jln rusk dpn msjd, tlg dprbaiki",
        "PJU RT 3 mati",
        "dalan krowak njaluk ditambal",
        "got mampet",
        "",
    ],
)
def test_what_does_not(text: str) -> None:
    assert suspicion(text) is None


def test_no_ordinary_wish_is_held() -> None:
    found = [text for pair in pairs("open") for text in pair[1:] if suspicion(text)]
    assert found == []
