"""A call for help is heard wherever one is, and is no answer; what happens somewhere is one."""

from __future__ import annotations

import pytest

from handlers.reading.meaning.besides import calls_for_help, in_danger
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("wait sorry there's a fire at the warung!!! what number", True),
        ("YA ALLAH ada anak jatuh ke kali barusan tolong", True),
        ("tulung ono wong kecemplung sumur", True),
        ("anakku ora muleh ket wingi bengi", True),
        ("sering ada motor jatuh karena licin", False),
        ("anak saya pernah jatuh di situ tolong diperbaiki", False),
        ("kemarin ada kebakaran, tolong pasang hydrant", False),
        ("anak2 belum bisa pulang sekolah kalo banjir", False),
        ("dalan ajur, ono bocah ceblok. tulung ndang diaspal", False),
        ("jembatan bolong, motor jatuh, tolong dong segera diperbaiki", False),
        ("ada motor jatuh ke kali, tolong cepat", True),
        ("jembatan, tolong cepat diperbaiki anak2 takut jatuh", False),
    ],
)
def test_whether_somebody_calls_for_help(text: str, calls: bool, database_url: str) -> None:
    assert calls_for_help(text) is calls


def test_what_was_yesterday_is_no_danger(database_url: str) -> None:
    assert not in_danger("tolong jalan depan rumah bolong kemarin ada motor jatuh")
    assert in_danger("tolong ada motor jatuh")


async def test_in_the_middle_of_a_proposal(world: World) -> None:
    siti = await world.person().welcomed()
    for said in ("usul talud", "Imopuro", "Tanahnya longsor", "Belakang pasar RT 05"):
        await siti.say(said)
    asked = siti.done.asking
    heard = await siti.say("ada anak jatuh ke kali barusan tolong!!")
    assert "110" in heard[0].text
    assert "ditambahkan" not in "".join(each.text for each in heard)
    assert siti.done.asking == asked


async def test_what_only_says_which_bidang_is_no_problem(world: World) -> None:
    """Said where the problem is asked; what is wrong with it is."""
    siti = await world.person().welcomed()
    for said in ("usul jembatan kecil", "Imopuro"):
        await siti.say(said)
    assert siti.done.asking == "propose.problem"
    for said in (
        "jalan & jembatan", "ga tau bidang apa, pokoknya jembatan", "lingkungan", "infrastruktur",
    ):  # fmt: skip
        heard = await siti.say(said)
        assert "Bidang sudah kami catat: Fisik dan prasarana" in heard[-1].text, said
        assert siti.done.asking == "propose.problem"
    await siti.say("jl mawar pas depan warung bu tini")
    assert siti.done.asking == "propose.problem"
    heard = await siti.say("papannya lapuk, anak2 takut lewat")
    assert "Lokasi: jl mawar" in heard[-1].text
    assert "Masalah: papannya lapuk, anak2 takut lewat" in heard[-1].text


async def test_sure_that_it_is_to_go(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.say("usul jembatan kecil di Imopuro")
    await siti.say("batal")
    await siti.say("ga yakin")
    assert siti.done.asking == "propose.problem"
    await siti.say("batal")
    await siti.say("iya batal yakin")
    assert siti.done.asking is None


async def test_right_after_it_was_sent(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.proposes()
    heard = await siti.say("eh tunggu RT nya salah harusnya 10")
    assert "RT 10" in "".join(each.text for each in heard)
    assert (siti.done.asking or "").startswith("propose.")
