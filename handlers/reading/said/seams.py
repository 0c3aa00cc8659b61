"""Where one thing ends that is said in a text, and the next begins."""

from __future__ import annotations

import re
from collections.abc import Callable

from handlers import late

_BETWEEN = late.regex(
    r"\s*[,;.\n]+\s+(?:(?:dan|sama|terus|trus|lalu|juga|serta|tapi|tp)\s+)?"
    r"|\s+(?:dan|sama|terus|trus|lalu|serta|sekalian|and|karo|kaliyan|lan)\s+",
    re.I,
)
_POSSESSED = r"\w{2,12}(?:nya|ne)\b"
# Not behind a word that makes it a part of what is said ("anak jatuh di lokasinya").
_ITSELF = late.regex(
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


# "Rt nya 7 anak saya pernah jatuh": what stands behind the figure is told by itself.
_MEASURE = r"(?:\s*(?:m2?|mtr|meters?|metres?|km|cm|unit|titik|orang|org|buah|kk|biji)\b)"
_FIGURE = late.regex(
    rf"^\W*(?:\w+\s+){{1,4}}?\d[\d.,]*(?:{_MEASURE}|\b(?!{_MEASURE}))(?=(?:\s+[^\W\d]\w*){{2,30}}\W*$)",
    re.I,
)


def figure_first(clause: str) -> list[tuple[int, str]]:
    """A clause parted behind the figure that it begins with, where more is told, each part with
    which it is; else as it is. Never raises."""
    found = _FIGURE.match(clause)
    return [(0, clause)] if found is None else [(0, found[0]), (1, clause[found.end() :].strip())]


# --- another one, said with the order to send ---------------------------------------------------

_LINKS = (
    r"(?:(?:dan|then|and|terus|trus|trs|lalu|sekalian|sama|plus|juga|oiya|oya|eh|nah|terusan)\W+"
    r"|(?:habis|abis|setelah|sesudah|bar|bubar|after)\s+(?:itu|ini|iki|kuwi|niku|that|this)\W+)"
)
_WANTS = (
    r"(?:(?:saya|sy|aku|kami|kita|kulo|kula|i|mau|mo|pengen|pengin|ingin|arep|badhe|want|to|bisa"
    r"|boleh|tolong)\W+)*"
)
_ANOTHER = late.regex(
    rf"^\W*{_LINKS}*{_WANTS}(?:"
    r"(?:usul|ngusul|mengusul|propose)(?:kan|in|ke|an)?\b(?!\W+(?:ini|itu|nya|tadi|saya|sy|aku)\b)(?!nya)"
    r"|(?:bikin|buat|gawe|ajukan|ngajuin|make|add)\W+(?:satu|siji|setunggal|1)\s+(?:usul\w*\s+)?(?:lagi|maneh|meneh|malih)\b"
    r"|(?:satu|siji|setunggal|1)\s+(?:lagi|maneh|meneh|malih)\W+(?:usul|untuk|utk|buat|minta|mau)"
    r"|(?:bikin|buat|gawe|ajukan|ngajuin|nambah|tambah|make|add)\W+(?:usulan|usul|proposal)\b"
    r"|(?:bikin|buat|gawe|make|propose)\W+(?:another|(?:usulan\s+)?(?:yang|yg|sing)\s+lain)\b"
    r")",
    re.I,
)
_TOO = late.regex(r"\s+(?:juga|jg|sekalian|pisan|ugi|too)\W*$", re.I)
_BEHIND = late.regex(rf"[\s,.;!\n]+(?={_LINKS}+\w)", re.I)


def wants_another(text: str) -> bool:
    """Whether a text asks for another one beside what is open: "terus mau usul lampu juga",
    "sekalian bikin satu lagi buat lampu". Never raises."""
    return "?" not in text and _ANOTHER.match(text[:300]) is not None


def with_another(text: str) -> tuple[str, str]:
    """What stands before another one that a text asks for, and that; the text and "" where it asks
    for none."""
    cuts = [*_BEHIND.finditer(text[:400]), *re.finditer(r"[,.;!\n]+\s+", text[:400])]
    for cut in sorted(cuts, key=re.Match.start):
        before, rest = text[: cut.start()].strip(" ,.;!"), text[cut.end() :].strip()
        if before and wants_another(rest):
            rest = re.sub(rf"^\W*{_LINKS}+", "", rest, flags=re.I)
            return before, re.sub(
                r"\s+(?:juga|jg|sekalian|pisan|ugi|too)\W*$", "", rest, flags=re.I
            )
    return text, ""
