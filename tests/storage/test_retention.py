"""What is kept for how long: as data, as the docs say it, and as a city sets it."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import timedelta
from pathlib import Path

import pytest

from storage import retention
from storage.errors import Advice
from storage.retention import Retention
from tests.support import here


def test_the_docs_say_what_holds() -> None:
    text = (here("..") / "docs" / "RETENTION.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| ([\d.]+) \| ([\d.]+), ([\d.]+) \|", text, re.M)
    said = {name: tuple(map(float, days)) for name, *days in rows}
    assert said == retention._table()
    assert set(said) == {each.name for each in fields(Retention)}


def test_a_city_sets_its_own(tmp_path: Path) -> None:
    own = tmp_path / "retention.csv"
    assert retention.read(own) == retention.included()
    own.write_text("name,days\ntexts,365\n", encoding="utf-8")
    kept = retention.read(own)
    assert (kept.texts, kept.lists) == (timedelta(days=365), timedelta(days=7))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,days\ntexts,5\n", "line 2 .*: texts is from 30 to 365 days"),
        ("name,days\nlists,7\ntexts,nan\n", "line 3 .*: texts is from 30 to 365 days"),
        ("name,days\ntexts,\n", "texts is from 30 to 365 days"),
        ("name,days\nproposals,1\n", "name is one of texts, "),
        ("what\n1\n", "name is one of texts, "),
    ],
)
def test_what_cannot_be_taken_is_said(tmp_path: Path, text: str, said: str) -> None:
    own = tmp_path / "retention.csv"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(Advice, match=said):
        retention.read(own)
