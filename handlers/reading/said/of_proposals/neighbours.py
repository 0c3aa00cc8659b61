"""Whose a proposal is that somebody brings for another: "sekarang punya pak Karno, minta bedah
rumah", "..., atas nama bu Tini"; and the words by which the next of several is said."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers import late
from handlers.reading.spelling import fold

_NEXT = (
    r"(?:sekarang|skrg|saiki|sakniki|terakhir|trakhir|berikutnya|selanjutnya|lanjut(?:nya|kan)?|kemudian|next"
    r"|(?:yang|yg|sing)\s+(?:ke\s?)?(?:dua|tiga|empat|lima|\d|terakhir|satunya(?:\s+lagi)?|lain(?:nya)?)|satunya(?:\s+lagi)?)"
)
_NAMED = (
    r"(?P<name>(?i:pak|bu|bapak|ibu|bpk|mbah|mas|mbak|kang|yu|om|tante|nenek|kakek|haji|hj)\.?\s+"
    r"(?!(?i:rt|rw|lurah|camat|wali|kades|kadus|dewan|dinas|guru|pkk|dan|yang|yg|saya|itu|ini|ya|mau|minta|ibu|bapak|di|juga)\b)"
    r"[^\W\d_]{2,20}(?:\s+(?!(?:RT|RW)\b)[A-Z][a-z]+){0,2})"
)
# "Sekarang punya pak Karno, ...", "terakhir bu Tini, ...": a bare name may be whom one speaks to.
_FIRST = late.regex(
    rf"^\W*(?:(?i:{_NEXT})[\s,]+(?:(?i:usul\w*|ini|itu|untuk|buat|giliran)\s+)*"
    r"(?:(?i:punya|milik|dari|atas\s+nama)(?:nya)?\s+)?"
    r"|(?i:usul\w*\s+)?(?i:punya|milik|atas\s+nama)\s+)"
    rf"(?:(?i:tetangga|warga)(?:\s+(?i:saya|kami|sy)|(?i:ku))?\s+)?{_NAMED}\s*[,:;.]+\s*(?=\w)"
)
_BEHIND = late.regex(
    rf"[\s,.;]+(?i:ini\s+)?(?i:atas\s+nama|a\.?n\.?|punya|milik)(?:nya)?\s+{_NAMED}\s*(?i:ya|pak|bu)?\W*$"
)
# "Atas nama beliau": who has been named before.
_THEIRS = late.regex(
    r"[\s,.;]+(?:ini\s+)?(?:(?:pakai|pake)\s+)?(?:atas\s+)?nama(?:nya)?\s+(?:beliau|dia|dirinya|orangnya)\s*(?:ya|pak|bu)?\W*$",
    re.I,
)
# "..., terakhir bu Tini, ...": who has been named, in a clause of its own.
_CLAUSE = late.regex(
    rf"(?:^|(?<=[,.;:]))\s*(?:(?i:{_NEXT}|usul\w*|ini|itu|dari|untuk|buat|punya|milik|giliran|ada)\s+){{0,4}}{_NAMED}\s*(?:[,.;:]+|$)"
)
# "Sekarang yang menjahit: ...", "berikutnya lampu jalan".
_LED_ON = late.regex(
    rf"^\W*{_NEXT}(?:\s+(?:tadi|itu|mau))?\s+(?:(?:usul\w*|yang|yg|sing|soal|untuk|buat)\s+)+[^,.:;]{{2,30}}:\s*(?=\w+\W+\w)"
    rf"|^\W*{_NEXT}(?:\s+(?:tadi|itu|mau))?\s*[,:]+\s*(?=\w+\W+\w)"
    r"|^\W*(?:(?:saya|sy|kami|tak)\s+)?usul\w*\s+satu\W{0,3}(?:satu|2)(?:\s+(?:aja|saja|dulu|ya|deh))*\W+(?=\w+\W+\w)"
    r"|^\W*(?:(?:usul\w*|yang|yg)\s+)?ke\W?(?:dua|tiga|empat|lima|\d)\s*[:,]\s*(?=\w+\W+\w)"
    r"|^\W*(?:berikutnya|selanjutnya)\s+(?=\w+\W+\w)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Whose:
    """A text without whose it is; `name` is "" where it is nobody's else."""

    name: str
    wish: str


def whose(text: str) -> Whose:
    """Whose a proposal is, by its own words. Never raises."""
    first = _FIRST.match(text)
    name, rest = (first["name"], text[first.end() :]) if first is not None else ("", text)
    if (behind := _BEHIND.search(rest)) is not None and not name:
        name, rest = behind["name"], rest[: behind.start()]
    if (theirs := _THEIRS.search(rest)) is not None:
        named = [] if name else [*_CLAUSE.finditer(rest[: theirs.start()])]
        if len(named) == 1:
            name = named[0]["name"]
            rest = f"{rest[: named[0].start()]} {rest[named[0].end() : theirs.start()]}"
            rest = " ".join(rest.split()).strip(" ,;")
        elif name:
            rest = rest[: theirs.start()]
    if len(rest.split()) < 2:
        return Whose("", text)
    name = " ".join(name.split())
    return Whose(name.title() if name.islower() else name, next_one(rest))


def next_one(text: str) -> str:
    """A text without the words that it is the next of several."""
    return _LED_ON.sub("", text, count=1)


# "Satu lagi yg menjahit": that one comes, and which of those that are known.
_ONE_MORE = late.regex(
    r"^\W*(?:(?:terus|trus|oke|baik|lanjut|sekarang)\W+)?(?:satu|siji|setunggal)\s+(?:lagi|maneh|meneh|malih)\b\W*",
    re.I,
)
_POINTS = frozenset(
    ("yang", "yg", "sing", "itu", "tadi", "td", "soal", "untuk", "ya", "nggih", "no", "nomor", "2")
)


def unpointed(text: str, said: str) -> str:
    """A text without a sentence before it that only points to what was `said`: "satu lagi yg
    menjahit. pelatihan menjahit untuk ...", of a pelatihan menjahit. Never raises."""
    first, _, rest = text.partition(". ")
    words = fold(next_one(_ONE_MORE.sub("", first))).split()
    known = {*fold(said).split(), *_POINTS}
    points = len(rest.split()) > 1 and all(word in known for word in words)
    return rest.strip() if points else text


# "Usulan satu lagi boleh ga sekalian: gerobak sampah 2", "one more proposal please: a bench".
_MORE = r"(?:lagi|lg|maneh|meneh|malih)"
_ONE = r"(?:satu|siji|setunggal|1)"
_USUL = r"(?:(?:ng)?usul(?:an|kan|in|e|nya)?|permintaan|proposal|suggestion|request)"
_ONE_MORE_SAID = late.regex(
    r"^\W*(?:(?:oh|oiya|oya|eh+|nah|ya|yo|pak|bu|min|mas|mbak|kak|sekalian|sama|terus|trus|juga|jg|dan|mau|arep|badhe|bade|pengen|ingin|saya|sy|aku|kami|kula|kulo"
    r"|boleh|bisa|ada|ono|onten|wonten|masih|isih|tambah|nambah|also|i|we|have|want|to|can|and|there|is|would|like)\W+){0,7}"
    rf"(?:{_USUL}\s+(?:(?:saya|sy|kami|kula)\s+)?(?:{_ONE}\s+)?{_MORE}"
    rf"|{_ONE}\s+{_MORE}\s+{_USUL}|{_ONE}\s+{_USUL}\s+{_MORE}|{_USUL}\s+(?:yang\s+|yg\s+|sing\s+)?(?:kedua|ke\W?2|kaping\s+kalih)"
    r"|(?:one\s+more|another|a\s+second)\s+(?:proposal|request|suggestion))\b"
    r"(?:\W{1,3}(?:boleh|bole|blh|bisa|bs|oleh|iso|saged|angsal|ga|gak|nggak|ora|mboten|ya|yo|nggih|sekalian|juga|jg|dong|donk|pak|bu|min|mas|mbak|kak|nih|itu|yaitu"
    r"|untuk|buat|please|is|kah|tho|to|gapapa|pisan|ugi|min)\b){0,6}"
    r"\s*(?:[:,.;?!]+\s*|\s-+\s|\s(?=(?:minta|pasang|bikin|perbaikan|pengadaan|pelatihan|soal|tentang|about|for)\b))"
    r"(?P<what>\w[^?]{3,})$",
    re.I | re.S,
)
# "Usul lagi, yang kemarin sudah dikirim": of one that there is.
_OF_ONE = late.regex(
    r"^(?:yang|yg|sing|ingkang|kok|kapan|kenapa|gimana|piye|udah|sudah|wis|sampun|nanti|besok|ga|gak|nggak|tidak|ora|mboten"
    r"|tapi|tp|terima|makasih|suwun|matur|the\s+one|later|thanks?)\b",
    re.I,
)


def one_more(text: str) -> str:
    """What is wished in another proposal, which a text says it is by its first words; "" for other
    texts, and where it does not say what. Never raises."""
    found = _ONE_MORE_SAID.match(text[:600])
    what = found["what"].strip() if found is not None else ""
    return "" if _OF_ONE.match(what) else what


_ORDINALS = ("pertama", "kedua", "ketiga", "keempat", "kelima")
# "Ya yang ketiga", "lanjut no 3", "yg ke 2".
_NTH = late.regex(
    r"\b(?:(?:no|nomor|nomer|nmr)\W{0,2}(?P<number>[1-5])\b|(?:(?:yang|yg|sing)\s+)?(?:ke\W?(?P<digit>[1-5])\b"
    rf"|(?P<word>{'|'.join(_ORDINALS)})\b)|(?:yang|yg|sing)\s+(?P<alone>[1-5])\b(?!\s*\w))",
    re.I,
)


def nth(text: str) -> int | None:
    """As which of several a text names one; None where it says no number. Never raises."""
    found = _NTH.search(text[:200])
    if found is None:
        return None
    word = found["word"]
    if word is not None:
        return _ORDINALS.index(word.casefold()) + 1
    return int(found["number"] or found["digit"] or found["alone"])


# "Buka yg pertama", "yang terakhir dong": one of a list, by its place in it.
_PLACE_IN_LIST = late.regex(
    r"^\W*(?:(?:coba|tolong|tlg|ok|oke|ya)\W+)?(?:(?:di)?(?:buka|bukak|lihat|liat|tampil|cek|delok|open|show)(?:in|kan|ke|no)?\W+)?"
    rf"(?:yang|yg|sing|the)?\s*(?:paling\s+)?(?P<word>{'|'.join(_ORDINALS)}|terakhir|atas|bawah|first|last)"
    r"(?:nya)?(?:\W+(?:dulu|dl|aja|saja|wae|ya|dong|donk|pak|bu|min|mas|mbak|one))*\W*$",
    re.I,
)


def place_in_list(text: str) -> int | None:
    """Which place of a list a text names, and nothing else: 0 the first, -1 the last. Never
    raises."""
    found = _PLACE_IN_LIST.match(text[:60])
    if found is None:
        return None
    word = found["word"].casefold()
    if word in ("terakhir", "bawah", "last"):
        return -1
    return _ORDINALS.index(word) if word in _ORDINALS else 0
