"""That what is asked about now is passed over: "lewati dulu yang ini", "skip aja, lanjut"."""

from __future__ import annotations

import re

from handlers import late

_PASSES = (
    r"(?:di)?(?:lewat(?:i|in|kan)?|skip(?:in|kan)?|lompat(?:i|in)?|loncat(?:i|in)?|liwati|lewatke"
    r"|tinggal(?:in|kan)?)"
)
_AROUND = (
    r"(?:ya|yo|pak|bu|eh|oke|ok|tolong|aja|saja|ae|wae|deh|dong|dulu|dlu|disik|sik|sek|ini|iki|itu|yang|yg|sing"
    r"|satu|usulan\w*|keputusan\w*|lah|nanti|lanjut\w*|terus|trus|ke|berikut\w*|selanjut\w*|next)"
)
_TEXT = late.regex(rf"^\W*(?:{_AROUND}\W+){{0,5}}{_PASSES}(?:\W+{_AROUND}){{0,8}}\W*$", re.I)
# What the whole decision is called by, and not one answer of it.
_THIS = late.regex(r"\b(?:ini|iki|itu|usulan\w*|keputusan\w*|berikut\w*|selanjut\w*)\b", re.I)


def passed_over(text: str) -> bool:
    """Whether a text says so, and no more."""
    return len(text) < 80 and _TEXT.match(text) is not None


def of_all(text: str) -> bool:
    """Whether it is said of the whole decision, wherever one is in it."""
    return passed_over(text) and _THIS.search(text) is not None
