"""What somebody wishes rather than what they thought of first."""

from __future__ import annotations

import pytest

from handlers.reading.said.of_proposals.cut_out import cut
from handlers.reading.said.of_proposals.rather import Rather, rather
from handlers.reading.said.of_proposals.rewished import rewished
from handlers.reading.said.slips.at_once import righted


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("jembatan. eh bentar, drainase dulu aja", Rather("drainase", "jembatan", later=True)),
        (
            "pos ronda, hmm kayake lampu dalan wae luwih penting",
            Rather("lampu dalan", "pos ronda", later=False),
        ),
        ("a footbridge, wait, maybe a drain first", Rather("a drain", "a footbridge", later=True)),
        ("talud, eh ga jadi. gorong-gorong aja deh", Rather("gorong-gorong", "talud", later=False)),
        ("lampu jalan eh lampu taman aja", None),
        ("jalan rusak, tapi mobil lewat dulu", None),
        ("minta talud, drainase juga ya", None),
        ("talud rt 3 atau jembatan aja?", None),
    ],
)
def test_rather(said: str, found: Rather | None) -> None:
    assert rather(said) == found


@pytest.mark.parametrize(
    ("said", "new"),
    [
        ("lampu jalan. eh gausah lampu deng, got aja itu lebih urgent", "got"),
        ("pos ronda, eh ora sido pos ronda ding, jembatan wae", "jembatan"),
        ("talud, eh drainase aja deh", "drainase"),
    ],
)
def test_what_goes_is_not_wished_again(said: str, new: str) -> None:
    found = rewished(said, "")
    assert found is not None
    assert (found.new, found.more) == (new, ())


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("yang penting banjirnya ilang", ""),
        ("sing penting ambune ilang", ""),
        ("yang soal bau dihilangkan aja", "bau"),
        ("kata longsor ilangin", "longsor"),
    ],
)
def test_what_is_to_be_gone_there_stays_here(said: str, what: str) -> None:
    assert cut(said) == what


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("tadi saya nulis 40 meter ya? maksudnya 60 meter", "bukan 40 meter tapi 60 meter"),
        ("eh aku ngetik rt 2, kudune rt 3", "bukan rt 2 tapi rt 3"),
        ("i wrote drain, i meant bridge", "bukan drain tapi bridge"),
        ("saya bilang ke pak rt, harusnya dibangun", "saya bilang ke pak rt, harusnya dibangun"),
        ("tadi saya bilang apa?", "tadi saya bilang apa?"),
    ],
)
def test_what_was_said_and_what_is_meant(said: str, meant: str) -> None:
    assert righted(said) == meant
