"""To whom an announcement is said to go, in words of staff: "ke pengusul aja", "semua warga"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from handlers.reading.denial import NOT_YET
from handlers.reading.spelling import fold

_LEAD = (
    r"(?:(?:ke|buat|untuk|utk|kepada|kirim|kirimkan|cuma|hanya|khusus|yang|yg|sing|para|ya|eh)\s)*"
)
_TAIL = (
    r"(?:\s(?:aja|saja|ae|wae|ya|yo|doang|tok|pak|bu|dong|dulu|semua|semuanya|nya|di sana"
    r"|tahun ini))*"
)
_WHOSE = r"(?:(?:pengusul\w*|warga|usulan\w*)\s(?:(?:yang|yg|sing)\s)?)?(?:usulannya\s)?"
_AGREED = r"di(?:sepakati|setujui|acc)"
_PROPOSED = r"(?:ng|meng)?usul\w*"
# In their order, by the name of the group.
_GROUPS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(rf"{_LEAD}(?:{said}){_TAIL}")
    for name, said in {
        "agreed": rf"{_WHOSE}(?:(?:sudah|udah)\s)?{_AGREED}",
        "open": rf"{_WHOSE}(?:{NOT_YET})\s{_AGREED}",
        "yet": rf"(?:warga\s)?(?:(?:yang|yg)\s)?(?:{NOT_YET})\s(?:pernah\s)?{_PROPOSED}",
        "authors": r"pengusul\w*|(?:warga\s)?(?:(?:yang|yg|sudah|udah|pernah)\s)*" + _PROPOSED,
        "everyone": r"(?:semua|seluruh)\s(?:warga\w*|orang|masyarakat)|semua(?:nya)?|masyarakat"
        r"|warga\s(?:semua\w*|sekelurahan)",
    }.items()
}


def group_said(text: str) -> str | None:
    """The group that a text is no more than; None where it says something else."""
    said = fold(text)
    return next((name for name, each in _GROUPS.items() if each.fullmatch(said)), None)
