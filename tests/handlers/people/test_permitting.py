"""A yes with more behind it and no mark between; what looks like one and is none."""

from __future__ import annotations

import time

import pytest
from sqlalchemy import select

from handlers.people.permitting import permits
from storage.database.tables import people
from tests.handlers.conversation.test_two_things import told
from tests.handlers.people.test_weighed import agreed, at_consent
from tests.support import World

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("said", "behind"),
    [
        ("oke iya setuju jadi gini got depan rumah mampet", "jadi gini got depan rumah mampet"),
        ("yo oleh wae lah sing penting dalanku didandani", "sing penting dalanku didandani"),
        ("nggih sarujuk mawon kula badhe usul lampu", "kula badhe usul lampu"),
        ("setujuuu banget min lampu jalan mati", "lampu jalan mati"),
        ("sure, setuju. fajar, kos di iring mulyo", "fajar, kos di iring mulyo"),
        ("ga papa boleh aja pak lampu mati", "lampu mati"),
        ("monggo dipun simpen kula warga margodadi", "kula warga margodadi"),
        ("ok boleh lah catat aja got rt 3 mampet", "got rt 3 mampet"),
        ("yes i agree my street floods", "my street floods"),
        ("ya boleh mbak makasih ya", ""),
        ("ya sudah lah saya setuju aja pak got mampet", "got mampet"),
        ("ya sudah lah saya setuju aja pak daripada ribet", ""),
    ],
)
def test_what_stands_behind_a_yes(said: str, behind: str) -> None:
    found = permits(said)
    assert found is not None
    assert found[0] == behind


@pytest.mark.parametrize(
    "said",
    [
        "boleh tau dulu datanya buat apa", "boleh tanya dulu", "boleh saya tanya",
        "ya boleh saya usul lampu", "boleh aja saya ikut", "boleh usul lampu jalan",
        "ya boleh minta nomor petugasnya", "boleh deh tapi nomor saya jangan",
        "ya boleh lah masa gak boleh", "ya tapi nomor jangan", "setuju kalau datanya aman",
        "setuju gimana", "setuju tidak ya", "setuju eh tidak", "saya tidak setuju",
        "belum setuju", "setuju nama saya jangan disebar", "setuju usulan nomor 12",
        "setuju sama usulan tetangga", "setuju untuk apa", "agree to what",
        "I agree that the road is bad",
        "silakan jelaskan dulu", "monggo dijelasaken rumiyin", "silakan pak jelaskan dulu",
        "oke setuju nanti dulu", "iya nama saya budi", "oke jalan rusak", "suami saya setuju",
        "kok boleh ya data saya diambil", "ya setuju asal datanya jangan dijual",
        "oke aku setuju ora ya", "ok boleh minta contoh", "iya silakan kirim petugas",
        "setuju pak saya pengen nanya", "sy setuju cuma hp sy jgn disebar", "setuju?", "",
    ],
)  # fmt: skip
def test_what_is_no_yes(said: str) -> None:
    assert permits(said) is None


@pytest.mark.parametrize(
    "hostile", ["ya " * 1300, "setuju " + "nama ga " * 490, "boleh" * 800, "ya boleh - " * 360]
)
def test_it_is_read_in_no_time(hostile: str) -> None:
    began = time.monotonic()
    permits(hostile)
    permits(hostile[:1200])
    assert time.monotonic() - began < 0.1


@on_sqlite
@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("y blh pak sy jualan dpn psr cendrawasih nma sri", "Sri"),
        ("iya iya boleh silakan disimpan nama saya endang ya endang lestari", "Endang Lestari"),
        ("setuju pak budi", "Pak Budi"), ("ya boleh pak saya Suyanto", "Suyanto"),
        ("sure, setuju. fajar, kos di iring mulyo deket kampus", "Fajar"),
        ("nggih angsal kemawon nami kula Ngatimin", "Ngatimin"),
        ("yes I agree my name is Tom", "Tom"),
    ],
)  # fmt: skip
async def test_a_name_behind_it_is_taken(world: World, said: str, name: str) -> None:
    siti = await at_consent(world)
    await siti.say(said)
    assert await agreed(world) is True
    [row] = await world.rows(select(people.c.name))
    assert row.name == name
    assert siti.done.asking is None


@on_sqlite
async def test_where_they_live_is_kept(world: World) -> None:
    siti = await at_consent(world)
    await siti.say("sure, setuju. fajar, kos di iring mulyo deket kampus")
    assert "Anda tinggal di Iring Mulyo" in told(await siti.say("usul"))


@on_sqlite
@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("setuju bu jalan mawar rusak parah", '"jalan mawar rusak parah"'),
        ("ok boleh lah catat aja got rt 3 mampet", '"got rt 3 mampet"'),
        ("nggih sarujuk mawon kula badhe usul lampu margi", '"lampu margi"'),
        ("oke iya setuju jadi gini saya mau ngomong soal got depan rumah mampet",
         '"jadi gini saya mau ngomong soal got depan rumah mampet"'),
    ],
)  # fmt: skip
async def test_what_else_is_told_waits_without_the_yes(world: World, said: str, kept: str) -> None:
    siti = await at_consent(world)
    await siti.say(said)
    assert await agreed(world) is True
    assert siti.done.asking == "welcome.name"
    assert kept in told(await siti.say("lewati"))


@on_sqlite
@pytest.mark.parametrize(
    "said",
    ["boleh tau dulu datanya buat apa aja", "boleh tanya pak ini buat apa", "boleh saya tanya",
     "setuju sama usulan tetangga saya", "silakan jelaskan dulu", "ya boleh asal ga disebar",
     "setuju gak ya aku bingung", "oke setuju nanti dulu aja"],
)  # fmt: skip
async def test_nobody_agrees_who_has_not(world: World, said: str) -> None:
    siti = await at_consent(world)
    await siti.say(said)
    assert not await agreed(world)


@on_sqlite
@pytest.mark.parametrize("said", ["setuju sekalian kenalan", "setuju budi", "ok setuju gas"])
async def test_a_name_is_asked_where_it_may_be_none(world: World, said: str) -> None:
    siti = await at_consent(world)
    await siti.say(said)
    assert await agreed(world) is True
    assert siti.done.asking == "welcome.name"


@on_sqlite
@pytest.mark.parametrize(
    "said",
    ["lanjut aja lah cepet saya lagi di jalan", "gas aja", "terusin wae mas kesusu",
     "just go on, I'm in a hurry", "gas, lagi sibuk nih", "teruske wae pak aku gek neng dalan",
     "monggo dipun lajengaken", "ok lanjutkan saja pak"],
)  # fmt: skip
async def test_who_has_no_time_agrees(world: World, said: str) -> None:
    siti = await at_consent(world)
    await siti.say(said)
    assert await agreed(world) is True
    assert siti.done.asking == "welcome.name"
    assert "lanjutkan pesan" not in told(await siti.say("Siti"))


@on_sqlite
@pytest.mark.parametrize(
    "said",
    ["lanjut gimana caranya", "lanjut kalo gratis", "gas elpiji langka",
     "teruskan usulan pak rt", "lagi di jalan nih"],
)  # fmt: skip
async def test_what_only_goes_on_is_no_yes(world: World, said: str) -> None:
    siti = await at_consent(world)
    await siti.say(said)
    assert await agreed(world) is None
