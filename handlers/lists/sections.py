"""What a text that stands alone in a list says of the rows below it, and what its title says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers import late
from handlers.lists.scope import EVERYWHERE, Scope, area_named, topic_of
from handlers.reading import spelling
from handlers.reading.places.area_words import STREET
from handlers.reading.places.slips import key as name_key
from handlers.site import Site
from storage.city.areas import Area
from storage.staff.roles import covers

_NUMBER = r"0*(?P<n>[1-9]\d{0,2}|[ivx]{1,5})"
_RW = late.regex(rf"\b(?:r w|rw|rukun warga)(?: no| nomor)? ?{_NUMBER}\b")
_RT = late.regex(rf"\b(?:r t|rt|rukun tetangga)(?: no| nomor)? ?{_NUMBER}\b")
# What is below a kelurahan and no RW.
_PART = late.regex(
    r"\b(?:lingkungan|ling|lk|dusun|dukuh|blok|bedeng) (?:\d{1,3}[a-z]?|[ivx]{1,5}|[a-z])\b"
)
_KELURAHAN = late.regex(
    r"\b(?:kelurahan|kel|desa)\b(?: desa| kelurahan)? "
    r"(?P<name>[a-z][a-z0-9 ]{2,40}?)"
    r"(?= (?:kecamatan|kec|kota|kabupaten|kab|rw|rt|tahun|bidang)\b|$)"
)
_ABOVE = late.regex(
    r"\b(?:kecamatan|kec)\b (?P<name>[a-z][a-z ]{2,30}?)"
    r"(?= (?:kelurahan|kel|desa|kota|kabupaten|kab|rw|rt|tahun|bidang)\b|$)"
)
_CITY = late.regex(r"\b(?:kota|kabupaten|kab)\b(?: [a-z]+){1,2}$")
_WHOSE = late.regex(r"\b(?:bpk|bapak|pak|ibu|bu|ketua|sdr)\b.*$")
_COUNTED = late.regex(r"^\s*(?:[IVX]+|[A-Za-z]|\d{1,2})\s?[.):]\s*(?=\S)")
_DATED = late.regex(
    r"\b(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)"
    r"\b"
)
_ROMAN = {"i": 1, "v": 5, "x": 10}

# Words of which titles are made, and which say nothing of the rows below.
_TITLE_WORDS = (
    "daftar, usulan, lampiran, rekap, rekapitulasi, hasil, musrenbang, musyawarah, perencanaan, "
    "pembangunan, kelurahan, kecamatan, kota, pemerintah, tahun, anggaran, ta, rkpd, kegiatan, "
    "program, prioritas, rembuk, warga, masyarakat, tingkat, lanjutan, sambungan, halaman, hal, "
    "tabel, form, formulir, format, wilayah, dari, untuk, di, per, dan, se, pra, berita, acara, "
    "nihil, tidak, ada, no, nomor, aspirasi, rencana, kerja, skala, i, ii, iii, iv, v, "
    "1, 2, 3, 4, 5, 6, 7, 8, 9, 10"
)
_TITLE = frozenset(_TITLE_WORDS.split(", "))


def says(site: Site, text: str) -> dict[str, str] | None:
    """The cells that a text alone fills for the rows below it; none of them where it is a title;
    None where it is neither."""
    folded = spelling.fold(re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", text))
    if not folded or _DATED.search(folded):
        return None
    bidang = _bidang(text, folded)
    if bidang is not None:
        return {"bidang": bidang}
    cells, rest = _named(site, folded)
    words = _WHOSE.sub(" ", _CITY.sub(" ", rest)) if cells else _CITY.sub(" ", rest)
    left = " ".join(w for w in words.split() if w not in _TITLE and not re.fullmatch(r"20\d\d", w))
    if not left:
        return cells
    if cells and "kelurahan" not in cells and (named := _bare(site, left)):
        return {**named, **cells}
    kind = left.removeprefix("non ")
    if left.startswith("bidang ") or (left != folded and topic_of(kind) is not None):
        return {**cells, "bidang": left.removeprefix("bidang ")}
    if not cells and left == " ".join(w for w in folded.split() if w not in _TITLE):
        return _bare(site, left)
    return None


def _bidang(text: str, folded: str) -> str | None:
    bare = folded.removeprefix("bidang ").strip()
    if folded.startswith("bidang ") and bare:
        return re.sub(r"(?i)^\W*bidang\W+", "", text)
    return text if bare and topic_of(text) is not None else None


def _named(site: Site, folded: str) -> tuple[dict[str, str], str]:
    """What is named with its word before it, and what is left of the text."""
    cells: dict[str, str] = {}
    for column, way in (("rw", _RW), ("rt", _RT)):
        found = list(way.finditer(folded))
        if len({_number(match["n"]) for match in found}) == 1:
            cells[column] = str(_number(found[0]["n"]))
            folded = way.sub(" ", folded)
    if _PART.search(folded):
        cells["lingkungan"] = " ".join(word.upper() for word in folded.split())
        folded = _PART.sub(" ", folded)
    folded = " ".join(folded.split())
    if (kelurahan := _KELURAHAN.search(folded)) is not None:
        cells["kelurahan"] = f"Kelurahan {kelurahan['name'].title()}"
        folded = folded.replace(kelurahan[0], " ")
    folded = " ".join(folded.split())
    above = _ABOVE.search(folded)
    if above is not None and (codes := _above(site, above["name"])):
        cells["within"] = codes
        folded = folded.replace(above[0], " ")
    return cells, " ".join(folded.split())


def _bare(site: Site, words: str) -> dict[str, str] | None:
    """A name alone: a kelurahan, perhaps misspelt, or a kecamatan."""
    if codes := _above(site, words):
        return {"within": codes}
    several = words.split()
    if len(several) > 3 or several[0] in STREET or re.search(r"\d", words):
        return None
    return {"kelurahan": words.title()} if area_named(site, EVERYWHERE, words) else None


def _above(site: Site, name: str) -> str:
    """The codes of the kecamatan of a name."""
    below = site.names.above.get(name_key(name), ())
    return ",".join(dict.fromkeys(area.code.rpartition(".")[0] for area in below))


def _number(typed: str) -> int:
    if typed.isdecimal():
        return int(typed)
    values = [_ROMAN[letter] for letter in typed]
    return sum(-n if n < max(values[at:]) else n for at, n in enumerate(values))


# --- titles ---------------------------------------------------------------------------------


def of_title(site: Site, title: Sequence[str]) -> dict[str, str]:
    """What holds for all rows below a title: RW, RT, bidang and kecamatan, where it names one; or
    the city, where it is one that we know."""
    found: dict[str, set[str]] = {}
    for each in title:
        text = _COUNTED.sub("", each)
        folded = spelling.fold(text)
        cells = says(site, text) or _named(site, folded)[0]
        for column in ("rw", "rt", "bidang", "within"):
            if column in cells:
                found.setdefault(column, set()).add(cells[column])
        # "RW 01 s/d RW 05" is no RW.
        if "rw" not in cells and _RW.search(folded):
            found.setdefault("rw", set()).add("")
    one = {column: only.pop() for column, only in found.items() if len(only) == 1}
    cities = _cities(site, title)
    held = [c for c in one.get("within", "").split(",") if c]
    held = [c for c in held if not cities or any(covers(city, c) for city in cities)] or cities
    if held:
        one["within"] = ",".join(held)
    return {column: text for column, text in one.items() if text}


def _cities(site: Site, title: Sequence[str]) -> list[str]:
    """The code of the city that a title names; several are none."""
    texts = [f" {spelling.fold(text)} " for text in title]
    found = []
    for city in site.areas.cities:
        name = spelling.fold(city.name).removeprefix("kota ").removeprefix("kabupaten ")
        ways = [f" {word} {name} " for word in ("kota", "kabupaten", "kab")]
        if any(way in text for way in ways for text in texts):
            found.append(city.code)
    return found if len(found) == 1 else []


def titled(title: Sequence[str], site: Site, scope: Scope) -> list[Area]:
    """The kelurahan that are named above a list, or by its sheet."""
    found: dict[str, Area] = {}
    for text in title:
        for area in named_in(text, site, scope):
            found[area.code] = area
    if not found:
        # Without the word: only a name as it is written, and none that the city has as well.
        for text in title:
            for area in anywhere(text, site):
                found[area.code] = area
    return list(found.values())


def named_in(text: str, site: Site, scope: Scope) -> list[Area]:
    """The kelurahan that a text names, each behind that word."""
    words = spelling.fold(text).split()
    found: list[Area] = []
    for at, word in enumerate(words):
        if word in ("kelurahan", "kel", "desa", "lurah"):
            found += _behind(words[at + 1 :], site, scope)
    return found


def _behind(words: Sequence[str], site: Site, scope: Scope) -> tuple[Area, ...]:
    """What "kelurahan" is followed by: the longest name that is one, else a near spelling."""
    for size in (3, 2, 1):
        if name_key(" ".join(words[:size])) in site.names.names and len(words) >= size:
            area = area_named(site, scope, f"kelurahan {' '.join(words[:size])}")
            return (area,) if isinstance(area, Area) else area
    for size in (2, 1):
        if len(words) >= size:
            area = area_named(site, scope, f"kelurahan {' '.join(words[:size])}")
            if area:
                return (area,) if isinstance(area, Area) else area
    return ()


def anywhere(text: str, site: Site) -> list[Area]:
    """The kelurahan whose name stands in a text as it is written."""
    names = site.names
    words = spelling.fold(text).split()
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            word = name_key(" ".join(words[at : at + size]))
            if word in names.names and word not in names.city and word not in names.above:
                return [site.areas.by_code[area.code] for area in names.names[word]]
    return []
