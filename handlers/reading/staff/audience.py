"""To whom an announcement is said to go, in words of staff: "ke pengusul aja", "semua warga"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from handlers import late
from handlers.reading.denial import NOT_YET
from handlers.reading.left_out import BUT, left_out
from handlers.reading.spelling import fold

_LEAD = (
    r"(?:(?:ke|buat|untuk|utk|kepada|kirim|kirimkan|cuma|hanya|khusus|yang|yg|sing|para|ya|eh)"
    r"\s){0,8}"
)
_TAIL = (
    r"(?:\s(?:aja|saja|ae|wae|ya|yo|doang|tok|pak|bu|dong|dulu|semua|semuanya|nya|di sana"
    r"|tahun ini)){0,8}"
)
_WHOSE = r"(?:(?:pengusul\w*|warga|usulan\w*)\s(?:(?:yang|yg|sing)\s)?)?(?:usulannya\s)?"
_AGREED = r"di(?:sepakati|setujui|acc)"
_PROPOSED = r"(?:ng|meng)?usul\w*"
# In their order, by the name of the group.
_GROUPS: Mapping[str, re.Pattern[str]] = {
    name: late.regex(rf"{_LEAD}(?:{said}){_TAIL}")
    for name, said in {
        "agreed": rf"{_WHOSE}(?:(?:sudah|udah)\s)?{_AGREED}",
        "open": rf"{_WHOSE}(?:{NOT_YET})\s{_AGREED}",
        "yet": rf"(?:warga\s)?(?:(?:yang|yg)\s)?(?:{NOT_YET})\s(?:pernah\s)?{_PROPOSED}",
        "authors": r"pengusul\w*|(?:warga\s)?(?:(?:yang|yg|sudah|udah|pernah)\s){0,4}" + _PROPOSED,
        "everyone": r"(?:semua|seluruh)\s(?:warga\w*|orang|masyarakat)|semua(?:nya)?|masyarakat"
        r"|warga\s(?:semua\w*|sekelurahan)",
    }.items()
}


# Whoever is left where one of these is left out of all.
_OTHERS = {"authors": "yet", "yet": "authors"}
_ALL = late.regex(rf"{_LEAD}(?:warga\w*|masyarakat|orang|everyone|everybody)?{_TAIL}")
# "Umumkan ke semua warga kecuali RT 5: ...": whom it is not to reach, before what it says.
_BUT = late.regex(
    rf"^\W*(?:{BUT})\b\s*(?P<whom>[^:;]{{2,40}}?)\s*[:;]\s*(?P<text>\S.*)$", re.I | re.S
)


# "..., rt 3 ga usah".
_STAYS = late.regex(r"\b(?:usah|jangan|jgn|ojo|skip|dilewati|sah|perlu)\b[^:]{0,20}$", re.I)


# "Ingatkan semua pengusul ...", "kabari yang usulannya dibahas ...": many of those who have
# proposed, at the head of what they are told. Folded.
TELLS = (
    r"\b(?:di)?(?:(?:inget|ingat|eling)(?:in|kan|ke|no|ake|na)?|kabar(?:i|in|kan|ke|no)|info(?:kan|in|ke)?|umum(?:kan|in|ke)"
    r"|(?:kasih?|beri)\s?(?:tau|tahu|kabar|info)(?:in|kan)?|sampai(?:kan|in|ke)|sampek(?:no|ke)|bilang(?:in|kan|ke|no)?|kandan(?:i|ono)"
    r"|remind|tell|inform|notify)\b"
)
_MANY = (
    r"(?:(?:semua|seluruh|para|kabeh|sakabehe|tiap|setiap|all(?:\sthe)?"
    r"|everyone|everybody|those)\s)"
)
_ALL_WHO = (
    r"(?:pengusul\w*|(?:(?:warga|wong|orang)\s)?(?:yang|yg|sing)\s(?:(?:sudah|udah|udh|wis|pernah)\s)?(?:ng|meng)?usul\w*"
    r"|(?:who|that)\s(?:has\s|have\s)?propos\w+|proposers|authors)"
)
_WHOSE_STAND = (
    r"(?:(?:pengusul|warga)\w*\s)?(?:yang|yg|sing)\susul\w*\s(?:(?:sudah|udah|wis|bakal|akan|mau|arep)\s)?"
    r"(?:di(?:bahas|rembug|undang|(?P<agreed>sepakati|setujui|acc)\w*)|masuk|mlebu)"
)
# Behind it stands what they are told, and not what they proposed.
_MEETS = (
    r"(?=\W+(?:rapat|kumpul|musren|rembug|rembuk|acara|pertemuan|besok|sesuk|lusa|meeting|kalau|kalo|klo|nek|yen|bahwa"
    r"|that|supaya|biar|ben|jam|senin|selasa|rabu|kamis|jumat|sabtu|minggu))"
)
_WHO = (
    rf"(?:{_WHOSE_STAND}|{_MANY}{_ALL_WHO}"
    rf"|(?:(?:ke|kepada|marang)\s)?(?:sing|yang|yg)\s(?:ng)?usul(?:kan|ke|no)?\b{_MEETS})"
)
TO_AUTHORS = rf"(?:\w+\s){{0,4}}?(?P<who>{_WHO})\b"
_TO_AUTHORS = late.regex(TO_AUTHORS)
# The same in a text as it is typed.
_BLANK = _WHO.replace(r"\s", r"\s+")
_THEY = late.regex(rf"\s*\b(?:(?:ke|kepada|marang|sama)\s+)?{_BLANK}\b\W*", re.I)


def to_authors(text: str) -> tuple[str, str]:
    """The group of authors whom a text says to be told something, and the text without them; ""
    where it names none. Never raises."""
    found = _TO_AUTHORS.match(fold(text))
    named = _THEY.search(text) if found is not None else None
    if found is None or named is None:
        return "", text
    rest = f"{text[: named.start()]} {text[named.end() :]}".strip()
    return "agreed" if named["agreed"] else "authors", rest


def group_said(text: str) -> str | None:
    """The group that a text is no more than; None where it says something else."""
    out = left_out(text)
    if out is not None:
        others = _OTHERS.get(_group(out.said) or "")
        return others if _group(out.rest) == "everyone" or _ALL.fullmatch(fold(out.rest)) else None
    return _group(text)


def _group(text: str) -> str | None:
    said = fold(text)
    return next((name for name, each in _GROUPS.items() if each.fullmatch(said)), None)


def but_whom(text: str) -> tuple[str, str]:
    """Whom an announcement is said not to reach, and the announcement; "" for nobody."""
    found = _BUT.match(text)
    return (found["whom"], found["text"]) if found is not None else ("", text)


def without_whom(text: str) -> tuple[str, str]:
    """A text that says to whom an announcement goes without those to whom it does not ("ke rt 1
    sama rt 2, rt 3 ga usah: ..."), and these; "" for nobody."""
    head, colon, body = text.partition(":")
    out = left_out(head) if colon and _STAYS.search(head) else None
    return (f"{out.rest}: {body.strip()}", out.said) if out is not None and out.sure else (text, "")


# What is said to us of an announcement, and is none of it: "bahasa yang enak, jangan dikirim
# sebelum saya baca".
_TO_US = late.regex(
    r"^\W*(?:(?:tapi|tp|dan|terus|trus|pokoknya|tolong|tlg)\W+)*"
    r"(?:(?:pakai|pake|dengan|dgn|bikin|buat)\s+)?(?:bahasa(?:nya|ne)?|kata(?:2|-kata)?(?:nya)?|kalimat(?:nya)?)\b"
    r"|^\W*(?:(?:tapi|tp|dan|terus|trus)\W+)*(?:jangan|jgn|ojo|ga\s+usah|gak\s+usah)\s+(?:di)?(?:kirim|sebar|siar|umum)\w*(?:\s+(?:dulu|dl|sik|sebelum|sblm|malam|malem|sekarang|skrg|sampai)\b|\W*$)"
    r"|^\W*(?:nanti|ntar|biar|mau)\s+(?:saya|sy|tak|aku)\s+(?:baca|lihat|liat|cek|periksa|koreksi)\b"
    r"|^\W*(?:yang|yg|sing)\s+(?:sopan|enak|singkat|pendek|halus|santun|jelas|bagus)\b",
    re.I,
)
# Whom it is for, and no more.
_ONLY_WHOM = late.regex(
    r"^\W*(?:(?:utk|untuk|buat|kanggo|ke|kepada|semua|seluruh|para|warga\w*|masyarakat|residents?|for|the|di)\W+)*"
    r"(?:\d{1,2}\s+)?(?:kelurahan|kecamatan|kota|rt|rw|warga|masyarakat)?\s*(?:\d{1,2})?\W*$",
    re.I,
)
_PARTS = late.regex(r"\s*[,.;]\s+")


def without_orders(text: str) -> tuple[str, str]:
    """What is to be announced, and what is only said to us of it; the first is "" where no more
    than whom it is for is left."""
    parts = [part for part in _PARTS.split(text) if part.strip()]
    to_us = [part for part in parts if _TO_US.match(part)]
    if not to_us:
        return text, ""
    rest = ", ".join(part for part in parts if part not in to_us)
    return ("" if _ONLY_WHOM.match(rest) else rest), ", ".join(to_us)
