"""What is asked of a proposal that was shown just before."""

from __future__ import annotations

import pytest

from handlers.reading.said.of_proposals.of_shown import Of, asked, points


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("alasannya apa katanya", Of.WHY),
        ("kok ditolak bu kenapa ya", Of.WHY),
        ("sebabe opo to pak", Of.WHY),
        ("lho kenapa?", Of.WHY),
        ("kenapa gak lolos", Of.WHY),
        ("belum diakomodir itu maksudnya ditolak apa gimana bu", Of.MEANS),
        ("itu berarti gagal ya", Of.MEANS),
        ("disepakati itu artinya apa", Of.MEANS),
        ("ditolak ya?", Of.MEANS),
        ("yg ngusulin pak tarmizi kan, boleh minta no hp nya? mau saya tanya langsung", Of.CONTACT),
        ("siapa yang ngusulin ini", Of.CONTACT),
        ("bagi nomor wa nya dong", Of.CONTACT),
        ("rumahnya di mana ya", Of.CONTACT),
        ("nyuwun nomer hp ne, badhe tanglet", Of.CONTACT),
        ("udah masuk belum? dukung lagi ya biar banyak", Of.COUNTED),
        ("dukungan saya sudah tercatat belum", Of.COUNTED),
        ("sampun mlebet dereng", Of.COUNTED),
        ("nanti kalo ada kabar saya dikasih tau ya", Of.NEWS),
        ("kabari saya ya kalau sudah diputus", Of.NEWS),
        ("trus kami yg di gang ini bisa apa", Of.CAN),
        ("terus gimana dong bu", Of.CAN),
        ("apa yang bisa kami lakukan", Of.CAN),
    ],
)
def test_asked(text: str, kind: Of) -> None:
    assert asked(text) is kind


@pytest.mark.parametrize(
    "text",
    [
        "jalan gang mawar rusak dan becek",
        "minta nomor wa lurah",
        "nomor hp petugas berapa",
        "nomor hp saya 0812",
        "boleh minta lampu jalan di rt 5",
        "kenapa jalan gang melati rusak terus",
        "rumah saya bocor",
        "mau usul drainase",
        "sudah masuk angin anak saya",
        "dukung lampu jalan imopuro",
        "makasih banyak",
    ],
)
def test_not_asked(text: str) -> None:
    assert asked(text) is None


@pytest.mark.parametrize(
    "text", ["yg itu", "yang tadi aja", "itu", "usulan itu ya", "sing niku mawon"]
)
def test_points(text: str) -> None:
    assert points(text)


@pytest.mark.parametrize("text", ["yang lampu", "itu lampu gang melati", "", "lampu jalan itu"])
def test_does_not_point(text: str) -> None:
    assert not points(text)
