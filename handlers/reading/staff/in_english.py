"""What staff ask of proposals in English, in the words by which it is read: "which ones have the
most supporters", "how many are approved"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers import late

_BEGINS = late.regex(
    r"^\W*(?:please\s+|can\s+you\s+|could\s+you\s+)?"
    r"(?:how\s+many|which|what|show|list|send\s+me|give\s+me)\b",
    re.I,
)
# In this order; "" says nothing of which.
_SAID: Sequence[tuple[re.Pattern[str], str]] = tuple(
    (late.regex(rf"\b(?:{said})\b", re.I), read)
    for said, read in (
        (r"how\s+many", "berapa"),
        (r"(?:give|send|show)\s+(?:me\s+)?(?:a|the)\s+(?:recap|summary|overview)", "rekap"),
        (
            r"(?:,?\s*(?:and\s+)?(?:no\s+need\s+for|without))\s+(?:the\s+|any\s+)?"
            r"(?:photos?|pictures?)",
            "",
        ),
        (r"which(?:\s+ones?)?|what", "usulan mana"),
        (
            r"(?:please\s+)?(?:can\s+you\s+|could\s+you\s+)?(?:show|list|send|give)(?:\s+me)?",
            "daftar usulan",
        ),
        (
            r"(?:the\s+)?most\s+(?:supporters|supported|support|backed)",
            "yang paling banyak didukung",
        ),
        (r"(?:the\s+)?most\s+expensive", "termahal"),
        (r"(?:the\s+)?(?:cheapest|least\s+expensive)", "termurah"),
        (r"(?:the\s+)?oldest", "terlama"),
        (r"(?:the\s+)?(?:newest|latest)", "terbaru"),
        (
            r"not\s+(?:yet\s+)?(?:been\s+)?decided(?:\s+yet)?|undecided|still\s+waiting",
            "yang belum diputuskan",
        ),
        (r"decided|ruled\s+on", "yang diputus"),
        (r"this\s+month", "bulan ini"),
        (r"this\s+week", "minggu ini"),
        (r"approved|agreed(?:\s+on)?|accepted", "yang disepakati"),
        (r"rejected|refused|declined", "yang ditolak"),
        (r"postponed|deferred|kept", "yang ditunda"),
        (r"returned|sent\s+back", "yang dikembalikan"),
        (r"passed\s+on|forwarded", "yang diteruskan"),
        (r"merged", "yang digabung"),
        (r"withdrawn", "yang ditarik"),
        (r"proposals?", "usulan"),
        (r"(?:without|no|lack(?:s|ing)?)(?:\s+(?:a|any))?", "belum ada"),
        (
            r"so\s+far|please|only|just|ones?|has|have|had|been|is|are|were|was|the|do|we|there|all",
            "",
        ),
        (r"in|from|of|for", "di"),
    )
)  # fmt: skip


def as_read(text: str) -> str:
    """A question in English as it is read; another text as it is. Never raises."""
    if _BEGINS.match(text) is None:
        return text
    text = in_words(text)
    first, _, rest = " ".join(text.split()).partition("usulan")
    return f"{first}usulan {rest.replace('usulan', '')}".strip(" ,") if rest else first


def in_words(text: str) -> str:
    """A text with what it says in English of proposals as it is read. Never raises."""
    for pattern, read in _SAID:
        text = pattern.sub(read, text)
    return text
