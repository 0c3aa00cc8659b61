"""Codes that people copy, read aloud and type."""

from __future__ import annotations

import pytest

from storage.people import one_time_codes


@pytest.mark.parametrize("length", [6, one_time_codes.LENGTH, 10])
def test_no_code_reads_as_a_word(length: int) -> None:
    # One in five of the letters' draws would be without a figure in one of the halves.
    for code in (one_time_codes.drawn(length) for _ in range(300)):
        assert len(code) == length
        assert set(code) <= set(one_time_codes.LETTERS)
        for lost in range(length):
            assert any(map(str.isdecimal, code[:lost] + code[lost + 1 :])), (code, lost)
