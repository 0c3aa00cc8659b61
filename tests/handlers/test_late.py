"""What is made at its first use, and what is made before that."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from handlers import ahead, late
from handlers.commands import words


def test_a_pattern_is_what_re_makes_of_it() -> None:
    written = late.regex(r"\b(?P<kind>jalan|jembatan)\b", re.I)
    assert (written.pattern, written.flags) == (r"\b(?P<kind>jalan|jembatan)\b", re.I)
    assert written.findall("Jalan dan jembatan") == ["Jalan", "jembatan"]
    found = written.search("usul JEMBATAN")
    assert found is not None
    assert found["kind"] == "JEMBATAN"
    assert written.sub("-", "jalan rusak") == "- rusak"


def test_what_no_pattern_has_is_not_there() -> None:
    with pytest.raises(AttributeError):
        late.regex("a").nothing  # type: ignore[attr-defined]  # noqa: B018


def test_a_pattern_that_cannot_be_is_told_where_it_is_used() -> None:
    written = late.regex("(")
    try:
        with pytest.raises(re.error):
            written.search("a")
    finally:
        late._waiting.remove(written)  # type: ignore[arg-type]


def test_all_can_be_compiled_and_what_comes_first_is_made() -> None:
    for _ in ahead.steps():
        pass
    assert not late._waiting
    assert words()["usul"] == "propose"


def test_nothing_is_compiled_by_the_start() -> None:
    """In a program of its own, in which nobody has used anything yet."""
    asked = "from handlers import late, reception; print(len(late._waiting))"
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, text=True)
    assert int(ran.stdout) > 1000
