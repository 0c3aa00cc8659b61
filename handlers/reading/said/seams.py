"""Where one thing ends that is said in a text, and the next begins."""

from __future__ import annotations

import re
from collections.abc import Callable

_BETWEEN = re.compile(
    r"\s*[,;.\n]+\s+(?:(?:dan|sama|terus|trus|lalu|juga|serta|tapi|tp)\s+)?"
    r"|\s+(?:dan|sama|terus|trus|lalu|serta|sekalian|and|karo|kaliyan|lan)\s+",
    re.I,
)
_POSSESSED = r"\w{2,12}(?:nya|ne)\b"
# Not behind a word that makes it a part of what is said ("anak jatuh di lokasinya").
_ITSELF = re.compile(
    r"(?<!\bdi)(?<!\bke)(?<!\bdari)(?<!\byang)(?<!\byg)(?<!\bpada)(?<!\bini)(?<!\bitu)"
    rf"\s+(?P<word>{_POSSESSED})",
    re.I,
)


def seams(text: str, names: Callable[[str], bool]) -> list[tuple[int, int]]:
    """From where to where a text is parted, in order: at a stop, at a word that joins, and before a
    word with the ending of what belongs to something which `names` a part of its own ("bidangnya
    ekonomi usulannya jembatan"). Never raises."""
    cuts = [each.span() for each in _BETWEEN.finditer(text)]
    for each in _ITSELF.finditer(text):
        begins = each.start("word")
        if all(end != begins for _, end in cuts) and names(each["word"]):
            cuts.append((each.start(), begins))
    return sorted(cuts)


def possessed(text: str) -> list[str]:
    """The words of a text that have that ending."""
    return re.findall(rf"\b{_POSSESSED}", text, re.I)
