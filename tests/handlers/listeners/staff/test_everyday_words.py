"""What staff say in everyday words while nothing is open: "terima" accepts, an order stands behind
"semua", what waits is left for later, and what they ask is shown and decides nothing."""

from __future__ import annotations

import re

import pytest

from handlers.reading.staff.deciding.undone import called_off, only_waits
from handlers.reading.staff.how import asked_how
from handlers.reading.staff.stands import as_resident, own_wish
from storage.staff.roles import Role
from tests.handlers.staff.many.evening import IMOPURO, seeded
from tests.handlers.staff.test_desk import official
from tests.support import World

one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("said", "waits"),
    [
        ("ojo ditolak sik kabeh, enteni rapat sesok", True),
        ("jangan ditolak dulu semuanya, nunggu rapat besok", True),
        ("jangan ada yang ditolak dulu ya", True),
        ("jangan diputus dulu semua", True),
        ("jangan ditolak yang lampu", False),
        ("jangan ditolak semua, 3 aja yang ditolak", False),
        ("jangan lupa ditolak", False),
    ],
)
def test_that_nothing_is_decided_yet(said: str, waits: bool) -> None:
    assert only_waits(said) is waits


@pytest.mark.parametrize(
    ("said", "off"),
    [
        ("ga jadi ditolak", True),
        ("eh batal acc aja", True),
        ("gausah dikembalikan deh", True),
        ("ga jadi ditolak, acc aja", False),
        ("ga jadi ditolak yang lampu", False),
        ("pembangunannya batal", False),
    ],
)
def test_that_it_is_called_off(said: str, off: bool) -> None:
    assert called_off(said) is off


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("kalau saya diamkan usulan jembatan sampai lewat bulan apa yang terjadi", "late"),
        ("kalo usulan saya biarin aja apa akibatnya", "late"),
        ("nek telat mutusi piye", "late"),
        ("what happens if i decide nothing", "late"),
        ("yang lewat depan pasar itu apa usulannya", None),
    ],
)
def test_what_comes_of_silence(said: str, about: str | None) -> None:
    assert asked_how(said) == about


@pytest.mark.parametrize(
    ("said", "own", "rest"),
    [
        ("saya pribadi mau usul lampu", True, "saya pribadi mau usul lampu"),
        ("sy jg mau usul sbg warga boleh? got rusak depan rmh", True, "got rusak depan rmh"),
        ("mau input usulan warga, jalan becek", False, "mau input usulan warga, jalan becek"),
        ("saya mau usul atas nama warga, jalan", False, "saya mau usul atas nama warga, jalan"),
    ],
)
def test_what_staff_propose_themselves(said: str, own: bool, rest: str) -> None:
    assert own_wish(said) is own
    assert as_resident(said) == rest


@one_database
async def test_everyday_words(world: World) -> None:
    """Each opens what it should, which is called off: nothing is decided by a sentence."""
    await seeded(world, 4)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    kind = "decide.priority"
    for said, asked, part in [
        ("terima drainase", kind, "Sepakati"),
        (
            "terima drainase sama lampu, sisanya nanti habis magrib",
            "many.sure",
            "Belum diputuskan",
        ),
        ("setujui lampu, yang lain besok", kind, "Belum diputuskan: sisanya"),
        ("terima kasih infonya", None, "Sama-sama"),
        ("nomor 3 ukurannya berapa", None, "MTR-2028-00003"),
        ("ojo ditolak sik kabeh, enteni rapat sesok", None, "belum ada yang diputuskan"),
        ("rekap per kecamatan per bidang smp tgl hari ini", None, "Kecamatan Metro Pusat: 4"),
    ]:
        heard = "\n".join(each.text for each in await lurah.say(said))
        assert part in heard, said
        assert lurah.done.asking == asked, said
        for left in ("batal", "ya"):
            if lurah.done.asking is not None:
                await lurah.say(left)
    assert "sejak" not in heard  # until today is all that there is


@one_database
async def test_all_in_an_order(world: World) -> None:
    await seeded(world, 4)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    for said in (
        "sepakati semua, urutannya 3, 1, 2, 4",
        "urutannya 3 dulu, terus 1, 2, terakhir 4",
    ):
        *_, last = await lurah.say(said)
        shown = re.findall(r"(\d)\) MTR-2028-(\d{5})", last.text)
        assert [int(number) for _, number in shown] == [3, 1, 2, 4], said
        await lurah.tap("Tidak jadi")


@one_database
@pytest.mark.parametrize("said", ["oke terima", "acc aja pak", "ok, setujui"])
async def test_what_is_said_of_the_one_that_is_shown(world: World, said: str) -> None:
    await seeded(world, 3)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    await lurah.say("buka drainase")
    heard = await lurah.say(said)
    assert lurah.done.asking == "decide.priority"
    assert "MTR-2028-00001" in heard[-1].text


@one_database
async def test_what_is_called_off_tells_nobody_why(world: World) -> None:
    """At the reasons: what the author is to be asked is none of them, and "ga jadi" ends it."""
    await seeded(world, 3)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    await lurah.say("tolak lampu")
    heard = await lurah.say("bisa tanya pengusulnya dulu? tanyakan tiangnya berapa")
    assert "kami simpan" not in heard[-1].text
    heard = await lurah.say("ga jadi ditolak")
    assert "tidak dicatat" in heard[-1].text
    assert lurah.done.asking is None


@one_database
async def test_another_is_left_for_tomorrow_and_tells_nobody_why(world: World) -> None:
    await seeded(world, 3)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    await lurah.say("tolak lampu")
    heard = await lurah.say("drainase besok aja saya mau lihat lokasi")
    assert "tetap menunggu di TUGAS" in heard[0].text
    assert "kami simpan dan dibaca" not in heard[-1].text
    assert lurah.done.asking == "decide.reason"


@one_database
async def test_where_it_is_is_nobody_s_name(world: World) -> None:
    facilitator = await official(world, "fas", Role.FASILITATOR, IMOPURO)
    await facilitator.say("wakili")
    assert facilitator.done.asking == "enter.whom"
    await facilitator.say("imopuro juga RT 3 RW 1")
    assert facilitator.done.asking == "enter.whom"
    heard = await facilitator.say("mbah Karso")
    assert "mbah Karso" in heard[-1].text
