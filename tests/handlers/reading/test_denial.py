"""Words that say that something is not to be done."""

from __future__ import annotations

import pytest

from handlers.reading import denial
from handlers.reading.denial import denied
from handlers.reading.meaning.acts import Act
from handlers.reading.meaning.meant import Asked, Situation, meant
from handlers.turn import exact_words


@pytest.mark.parametrize(
    ("text", "act", "found"),
    [
        ("eh jangan batal, lanjut aja", "cancel", True), ("jgn deh, ga jadi batal", "cancel", True),
        ("ojo dibatalno", "cancel", True), ("batal, ga jadi usul", "cancel", False),
        ("ya udah batalkan aja", "cancel", False), ("ga jadi", "cancel", None),
        ("saya tidak mau berhenti dikirimi", "stop", True), ("don't stop", "stop", True),
        ("stop, jangan kirim lagi", "stop", False), ("jangan kirim lagi", "stop", None),
        ("jangan hapus data saya ya", "forget", True), ("hapus aja datanya", "forget", False),
        ("jangan tarik usulan saya", "withdraw", True), ("tarik 4", "withdraw", False),
        ("jangan batal", "greet", None), ("jangan tolak yg lampu", "refuse_proposal", True),
        ("tolak no 3", "refuse_proposal", False), ("yang no 14 setujui", "agreed", False),
        ("jgn ditunda yg no 2", "keep", True),
    ],
)  # fmt: skip
def test_denied(text: str, act: str, found: bool | None) -> None:
    assert denied(text, act) is found


@pytest.mark.parametrize(
    "text",
    ["jangan berhenti kirim kabar", "jgn berhenti ya", "ga usah berhenti", "ojo mandeg",
     "jangan hapus data saya ya", "jangan tarik usulan saya"],
)  # fmt: skip
def test_what_is_denied_is_not_done(text: str) -> None:
    """Nobody is silenced, or loses anything, for having said the opposite."""
    found = meant(text, Situation(), words=exact_words(Asked.NOTHING))
    assert found.act in (Act.STOP, Act.FORGET, Act.WITHDRAW)
    assert not found.sure


@pytest.mark.parametrize("text", ["berhenti", "jangan kirim pesan lagi", "tolong stop pesannya"])
def test_what_is_wished_is(text: str) -> None:
    found = meant(text, Situation(), words=exact_words(Asked.NOTHING))
    assert (found.act, found.sure) == (Act.STOP, True)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Bukan yang fisik, tapi senam lansia", "senam lansia"),
        ("dudu dalan, nanging pos ronda RT 3", "pos ronda RT 3"),
        ("not a road but a playground for kids", "a playground for kids"),
        ("usulnya bukan jalan tapi lampu gang melati", "lampu gang melati"),
        ("bukan cuma drainase tapi jembatannya juga", "bukan cuma drainase tapi jembatannya juga"),
        ("talud yang bukan di sini tapi di sana", "talud yang bukan di sini tapi di sana"),
    ],
)
def test_the_second_of_a_contrast_is_meant(said: str, meant: str) -> None:
    assert denial.contrasted(said) == meant
