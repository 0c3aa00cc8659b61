"""What is to stand in words of staff instead of a part of them: "eh jam 8 bukan jam 7", "harinya
minggu"."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.dates import MONTHS, SHORT
from handlers.reading.moments import PART, WEEKDAYS

_CLOCK = rf"(?:jam|pukul|pkl|jm)\.?\s*\d{{1,2}}(?:[.:]\d{{2}})?(?:\s*(?:{PART})\b)?"
_DAY = rf"(?:hari\s+)?\b(?:{'|'.join(WEEKDAYS)})\b|\b(?:besok|lusa)\b"
# What only says that something was wrong, or is now right.
_LEAD = (
    r"tunggu|tggu|bentar|sebentar|sbntr|tar|stop|wait|dulu|sik|eh|eeh|ehh|oh|oya|oiya|ralat|koreksi|maaf|sori|sorry|salah|keliru|kliru|ganti|diganti|ubah|diubah|harusnya"
    r"|seharusnya|hrsnya|mestinya|kudune|maksud\w*|mksd\w*|yang|yg|bener|benar|jadi|jd|itu|tadi|td"
    r"|tolong|aja|saja|ya|pak|bu|dong|deng|ding|tapi|tp|melainkan|isinya|jamnya|harinya|tempatnya|tanggalnya"
    r"|kata(?:nya|ne)?|tulisan(?:nya|e)?|kalimat(?:nya|e)?|bagian|teks(?:nya|e)?|pengumuman(?:nya|e|ipun)?|kurang|lupa|masih|ada"
)
_BEGINS = late.regex(rf"^\W*(?:(?:{_LEAD})\b[\s,.:;-]*)+", re.I)
_ENDS = late.regex(rf"(?:[\s,.:;-]*\b(?:{_LEAD})){{1,6}}[\s.!]*$", re.I)
_NOT = r"\b(?:bukan(?:nya)?|bkn|dudu|sanes|not)\b"
_NEW_OLD = late.regex(rf"^(?P<new>[^,;]{{1,80}}?)[\s,]+{_NOT}\s+(?P<old>[^,;]{{1,80}})$", re.I)
_OLD_NEW = late.regex(
    rf"^{_NOT}\s+(?P<old>[^,;]{{1,80}}?)\s*(?:[,;]|\b(?:tapi|tp|melainkan|harusnya|but)\b)\s*"
    r"(?P<new>[^;]{1,80})$",
    re.I,
)
_TURNED = late.regex(
    r"^(?P<old>[^,;]{1,80}?)\s+(?:(?:di)?(?:ganti|ubah|rubah)(?:in|kan)?|jadi(?:in|kan)?|jd|dadi)\s+"
    r"(?:(?:jadi|ke|sama)\s+)?(?P<new>[^;]{1,80})$",
    re.I,
)
# That something was wrong, where nothing says what.
_WRONG = late.regex(
    r"\b(?:eh+|ralat|koreksi|salah|keliru|kliru|harusnya|seharusnya|hrsnya|mestinya|kudune|maksud\w*|mksd\w*"
    r"|ganti|diganti|jamnya|harinya|deng|ding)\b",
    re.I,
)
# "Eh tambahin bawa buku kia".
_ADDS = late.regex(
    r"^\W*(?:(?:eh|oh|oya|oiya|ya|tolong|tlg|sama|dan|trus|terus|sekalian)\b\W*)*"
    r"(?:di)?tambah(?:in|kan|i|ke|no|an)?\b\W*"
    r"(?:(?:juga|jg|lagi|dong|ya|kalimat|tulisan|kata|kata-kata|isinya|bahwa|kalau|kalo)\b\W*)*"
    r"(?P<said>\w\S*(?:\s+\S+)+)$",
    re.I,
)
# "Hapus kata besok": what is to go.
_REMOVES = late.regex(
    r"^\W*(?:(?:eh|oh|tolong|tlg|ya|terus|trus)\W+)*(?:di)?(?:hapus|hilang|ilang|buang|coret|busak|copot)(?:in|kan|i|en|no)?\s+"
    r"(?:(?:kata|tulisan|kalimat|bagian|yang|yg|sing)(?:nya|ne|e)?\s+)*(?P<said>[^,;]{2,80}?)(?:\s+(?:aja|saja|ya|dong|deh|pak|bu))*\W*$",
    re.I,
)
# "Pengumumannya kurang: bawa KTP", "lupa bawa tikar": what was left out.
_LACKS = late.regex(
    r"^\W*(?:(?:eh|oh|aduh|waduh)\W+)*(?:(?:pengumuman|isi|teks|tulisan|kalimat)(?:nya|ne|e|ipun)?\s+)?(?:(?:masih|ada|ono)\s+)*(?:(?:yang|yg|sing)\s+)?"
    r"(?:kurang|krg|lupa|ketinggalan|kelupaan)\b\s*(?P<mark>[:,-])?\s*(?P<said>\w\S*(?:\s+\S+)+)$",
    re.I,
)
_QUOTES = late.regex("[\"'\u2018\u2019\u201c\u201d\u00ab\u00bb`]")
_BARE_HOUR = late.regex(rf"\d{{1,2}}(?:[.:]\d{{2}})?(?:\s*(?:{PART}))?", re.I)
LONGEST = 160


def added(text: str) -> str | None:
    """What a text says is to be added; None where it says no such thing. Never raises."""
    text = " ".join(text.split())
    more = _ADDS.match(text) if len(text) <= LONGEST and "?" not in text else None
    return more["said"] if more is not None else None


def reworded(text: str, had: str) -> str | None:
    """Words with what a text says instead of a part of them; None where it says of none of their
    parts that it is another. Never raises."""
    text = " ".join(_QUOTES.sub(" ", text).split())
    if len(text) > LONGEST or "?" in text:
        return None
    if (gone := _REMOVES.match(text)) is not None:
        return _without(had, gone["said"])
    if (more := _ADDS.match(text)) is not None:
        return f"{had.rstrip(' .,;')}. {more['said'][:1].upper()}{more['said'][1:]}"
    said = _ENDS.sub("", _BEGINS.sub("", text)).strip(" ,.;:")
    for pattern in (_NEW_OLD, _OLD_NEW, _TURNED):
        found = pattern.match(said)
        if found is None and pattern is _OLD_NEW:
            found = pattern.match(text)
        if found is None:
            continue
        new, old = (_bare(found[name]) for name in ("new", "old"))
        changed = _put(had, old, new)
        if changed is not None:
            return changed
    lacks = _LACKS.match(text)
    lone = _lone(text, said, had)
    if lone is not None or lacks is None or not (lacks["mark"] or _MORE.match(lacks["said"])):
        return lone
    rest = re.sub(r"(?:[\s,]+(?:ya|dong|pak|bu|deh|juga))+\W*$", "", lacks["said"], flags=re.I)
    return f"{had.rstrip(' .,;')}. {rest[:1].upper()}{rest[1:]}"


# What people are asked to do, which is no complaint of it.
_MORE = late.regex(r"(?:bawa|jangan|harap|mohon|wajib|pakai|pake|dimohon|tolong|datang)\b", re.I)


def _without(had: str, gone: str) -> str | None:
    """Words without a part that stands in them once; None where nothing would be left."""
    ways = dict.fromkeys((gone, re.sub(r"(?<=\w{3})(?:nya|ne)$", "", gone)))
    for each in ways:
        places = list(re.finditer(rf"(?<!\w){re.escape(each)}(?!\w)", had, re.I))
        if len(places) == 1:
            left = f"{had[: places[0].start()]} {had[places[0].end() :]}"
            left = re.sub(r"\s+([,.;])", r"\1", " ".join(left.split())).strip(" ,;")
            return left or None
    return None


def _bare(part: str) -> str:
    return _ENDS.sub("", _BEGINS.sub("", part)).strip(" ,.;:")


def _put(had: str, old: str, new: str) -> str | None:
    """Words with one part instead of another that stands in them once; an hour may be said by its
    number alone."""
    if not old or not new or old.casefold() == new.casefold():
        return None
    if re.match(r"hari\s", new, re.I) and not re.match(r"hari\s", old, re.I):
        old = rf"hari {old}" if re.search(rf"\bhari\s+{re.escape(old)}\b", had, re.I) else old
    ways = [re.escape(old)]
    if _BARE_HOUR.fullmatch(old):
        ways.append(rf"(?<=jam\s){re.escape(old)}|(?<=pukul\s){re.escape(old)}")
        ways.reverse()
    if bare := re.sub(r"(?<=\w{3})(?:nya|ne)$", "", old):
        ways += [re.escape(bare)] if bare != old else []
    if _BARE_HOUR.fullmatch(old) and (hour := re.fullmatch(_CLOCK, new, re.I)) is not None:
        new = re.sub(r"^\D+", "", hour[0])
    for way in ways:
        places = list(re.finditer(rf"(?<!\w)(?:{way})(?!\w)", had, re.I))
        if len(places) == 1:
            whole = re.fullmatch(_CLOCK, places[0][0], re.I) is not None
            new = f"jam {new}" if whole and _BARE_HOUR.fullmatch(new) else new
            new = f"{new[:1].upper()}{new[1:]}" if places[0][0][:1].isupper() else new
            return f"{had[: places[0].start()]}{new}{had[places[0].end() :]}"
    return None


def _lone(text: str, said: str, had: str) -> str | None:
    """The same of an hour or a day that nothing else is said with, where there is one of it."""
    if _WRONG.search(text) is None:
        return None
    if re.search(r"\bjam(?:nya|e)\b", text, re.I) and _BARE_HOUR.fullmatch(said):
        said = f"jam {said}"
    for kind in (_CLOCK, _DAY):
        if re.fullmatch(kind, said, re.I):
            places = list(re.finditer(kind, had, re.I))
            if len(places) == 1 and places[0][0].casefold() != said.casefold():
                return f"{had[: places[0].start()]}{said}{had[places[0].end() :]}"
    return None


_DATE = late.regex(
    rf"\b\d{{1,2}}\s+(?:{'|'.join((*MONTHS, *SHORT))})\b(?:\s+(?:20)?\d{{2}}\b)?", re.I
)
_DATED = late.regex(r"\b(?:tgl|tanggal|tgle|tanggale|date)(?:nya|ne)?\b", re.I)


def redated(text: str, had: str) -> str | None:
    """Words with the date that a text says instead of their only one, whatever else it says; None
    where it says none. Never raises."""
    if len(text) > LONGEST or not (_DATED.search(text) or _WRONG.search(text)):
        return None
    new, old = _DATE.findall(text), list(_DATE.finditer(had))
    if len(new) != 1 or len(old) != 1 or new[0].casefold() == old[0][0].casefold():
        return None
    return f"{had[: old[0].start()]}{new[0]}{had[old[0].end() :]}"
