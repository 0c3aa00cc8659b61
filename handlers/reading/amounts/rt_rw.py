"""RT and RW in residents' words: "RT.005/002", "rt no 5"."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.amounts.figures import addressed

# Between the letters and the number: "RT.005", "Rt : 5", "RT no 5"; but "pak RT, 3 titik" is none.
_TO = r"[\s.:\-/]{0,3}(?:no(?:mor)?\b[\s.:]{0,2})?"
_DIGITS = r"0*(\d{1,3})(?!\d)"
_RT = late.regex(rf"(?<![^\W\d_])(?:r\s?t|rukun tetangga){_TO}{_DIGITS}", re.I)
_RW = late.regex(rf"(?<![^\W\d_])(?:r\s?w|rukun warga){_TO}{_DIGITS}", re.I)
_BOTH = late.regex(rf"(?<![^\W\d_])rt\s*/?\s*(?:rw)?[\s.:\-]{{0,3}}{_DIGITS}\s*/\s*{_DIGITS}", re.I)


def rt_rw(text: str) -> tuple[str | None, str | None]:
    """RT and RW as at least two digits ("05"), where a text names them; of several the first."""
    text = addressed(" ".join(text.split()))  # long runs of blanks would be walked again and again
    rt, rw = _RT.search(text), _RW.search(text)
    if (both := _BOTH.search(text)) is not None:
        # "RT 1/2 RW 3" names two RT and one RW.
        return _two(both[1]), _two(rw[1]) if rw and rw.start() > both.start(2) else _two(both[2])
    return (_two(rt[1]) if rt else None), (_two(rw[1]) if rw else None)


def _two(digits: str) -> str | None:
    return f"{int(digits):02}" if int(digits) else None
