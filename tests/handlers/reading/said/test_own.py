"""What a sentence says of a proposal that was sent: the order, what is different, and why."""

from __future__ import annotations

import pytest

from handlers.reading.said.of_proposals.own import in_name, is_new, no_wish, opens, order, shares
from handlers.reading.said.stated import instead, stated, why

BRIDGE = frozenset({"jembat", "jembatan", "kali"})
DRAIN = frozenset({"drainase", "mawar"})


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("yg nomer 2 batalin aja udh dibenerin warga swadaya", "withdraw"),
        ("drainase jl mawar gajadi pak soalnya dah dikerjain gotong royong", "withdraw"),
        ("saya gak jadi usul lampu, udah dipasang PLN", "withdraw"),
        ("gak jadi usul lampu, minta paving aja", None),
        ("yg jembatan ra sido wae pak, wis didandani wong2", "withdraw"),
        ("jangan ditarik usulan lampu saya", None),
        ("kok usulan lampu saya dibatalin?", None),
        ("jembatan itu batal dibangun ya", None),
        ("tarik kabel listrik di rt 9 dong", None),
        ("jembatane kemarin ambrol, tambahin di usulan saya biar cepet", "change"),
        ("lampune dudu 3 titik tp 5 titik yo pak", "change"),
        ("nmr 3 ganti lokasinya depan pos ronda", "change"),
        ("mau usul lampu, bukan di gang mawar tp gang melati", None),
        ("lampu mati minta diganti yang baru", None),
        ("ini foto jembatannya ya", "photo"),
    ],
)
def test_orders(said: str, expected: str | None) -> None:
    assert order(said) == expected


@pytest.mark.parametrize(
    ("said", "known", "expected"),
    [
        (
            "drainase yg jl mawar itu panjangnya bukan 120 tp 210 meter",
            DRAIN,
            "panjangnya bukan 120 tp 210 meter",
        ),
        ("ubah usulan nomor 1, rt nya 7", DRAIN, "rt nya 7"),
        ("ganti dong usulan nomor 2 jadi siring", DRAIN, "ganti jadi siring"),
        ("masalahnya yg jembatan ganti: kayunya lapuk", BRIDGE, "masalahnya ganti: kayunya lapuk"),
        ("kok usulannya drainase, sy kan mintanya talud", DRAIN, "judulnya talud"),
        ("ralat: air masuk ke 15 rumah. yg drainase", DRAIN, "air masuk ke 15 rumah"),
        ("drainasenya di rt 7 bukan rt 5, maaf", DRAIN, "rt 7 bukan rt 5"),
        (
            "jembatane kemarin malem ambrol pak, tambahin di usulan saya",
            BRIDGE,
            "kemarin malem ambrol",
        ),
        (
            "usulan jembatan sy tolong ditambahin keterangan: ada motor jatuh",
            BRIDGE,
            "ada motor jatuh",
        ),
        ("mau ubah usulan jembatan", BRIDGE, ""),
        ("jembatan itu dipercepat pak kasian anak2", BRIDGE, "kasian anak2"),
    ],
)
def test_what_is_to_be_different(said: str, known: frozenset[str], expected: str) -> None:
    assert stated(said, known).text == expected


@pytest.mark.parametrize(
    ("said", "known", "expected"),
    [
        (
            "yg nomer 2 batalin aja udh dibenerin warga swadaya",
            DRAIN,
            "udh dibenerin warga swadaya",
        ),
        ("jembatan udah dibangun PU jadi usulannya ditarik aja", BRIDGE, "udah dibangun PU"),
        (
            "tarik no 3, lampunya udah dipasang pln",
            frozenset({"lampu"}),
            "lampunya udah dipasang pln",
        ),
        ("usulan drainase jl mawar dicabut saja ya pak", DRAIN, ""),
        ("batal ah drainasenya", DRAIN, ""),
    ],
)
def test_why_it_is_taken_back(said: str, known: frozenset[str], expected: str) -> None:
    assert why(said, known) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("bisa gak usulan lampu sy dipindah ke gang melati rt 2", "change"),
        ("bisa gak usulan saya diubah?", None),
        ("ga jadi ditarik ya yg jembatan td", None),
        ("nomer 3 panjange 200", "change"),
        ("udah ada yg ngukur jembatan kmrn, panjangnya ternyata 18 meter", "change"),
        ("nama usulannya kepanjangan, jadiin lampu gang kelinci aja", "change"),
        ("lokasi lampu jgn gang kelinci tp depan mushola rt 2", "change"),
        ("rt di usulan lampu kosong, isi rt 4 rw 1", "change"),
        ("kok nama usulannya drainase, sy kan mintanya talud", "change"),
        ("ga usah dilanjut jembatannya, pak rt ga setuju", "withdraw"),
        ("lampu itu tolong ditambahin jg kabelnya putus", "change"),
    ],
)
def test_orders_that_are_asked_politely(said: str, expected: str | None) -> None:
    assert order(said) == expected


def test_what_is_wished_instead_is_not_why() -> None:
    assert instead("ganti pembangunan balai rt") == "pembangunan balai rt"
    assert instead("udah dibenerin warga") == ""


def test_what_tells_more_and_what_is_no_proposal() -> None:
    assert not is_new("drainase jl mawar makin parah, mohon segera")
    assert is_new("mau usul lampu, gang mawar gelap")
    assert no_wish("bukan usulan, cuma mau liatin aja pak")
    assert not no_wish("bukan usulan saya yg kemarin")


def test_in_whose_name_it_is() -> None:
    assert in_name("atas nama Sumiyati")
    assert in_name("usulan itu atas nama bu Yanti ya")
    assert not in_name("usul lampu atas nama warga rt 3")


def test_why_behind_what_is_not_wished() -> None:
    assert why("saya gak jadi usul lampu, udah dipasang PLN", {"lampu"}) == "udah dipasang PLN"
    assert is_new("Usulan: lampu jalan gang kelinci rt 4")


def test_what_others_are_to_get() -> None:
    assert shares("boleh minta link usulan drainase")
    assert shares("usulan lampu mau sy sebarkan ke grup rt")
    assert not shares("drainase jl mawar perlu dibagi dua jalur pak")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("ubah lampu", True),
        ("mau edit drainase mawar", True),
        ("ralat usulan jembatan", True),
        ("ubah lampu jadi 5 titik", False),
        ("ganti lampu jalan", False),
        ("perbaiki jembatan", False),
        ("ubah usulan saya", False),
    ],
)
def test_one_is_only_to_be_opened(said: str, expected: bool) -> None:
    assert opens(said) is expected
