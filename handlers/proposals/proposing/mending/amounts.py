"""How much there is after all, as it is told beside other things: how many and how often, how wide,
how many are left, on each side."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from handlers import late
from handlers.conversation.answers import Draft
from handlers.reading.amounts import quantities
from handlers.reading.amounts.after_all import about, takes_part
from handlers.reading.amounts.figures import WORDS, all_figures, unit
from handlers.reading.amounts.righted import put_right
from handlers.reading.meaning.slots import STATE, slots
from handlers.reading.said.wrong import NOT, said_now
from handlers.reading.spelling import fold, nearest
from storage import rules
from storage.proposals.model import Topic

# "30 people, 4x pertemuan": of a training, how many and how often.
_SESSIONS = late.regex(
    r"^\W*(?:(?:buat|untuk|utk|kanggo|kangge|for|kira2|sekitar)\s+){0,2}(?P<n>\d{1,4})\s*(?:orang|org|peserta|wong|tiyang|people|participants)\b[\s,.;/]*(?:(?:dan|and|selama|for)\s+)?"
    r"(?:(?:se|per\s|tiap\s|setiap\s)(?:minggu|bulan|hari)\s+)?\d{1,3}\s*(?:x|kali|hari|minggu|bulan|sesi|pertemuan|meetings?|days?|sessions?|times)\b"
    r"(?:\W+(?:selama|se|per|dalam|for)\s+\d{1,3}\s*(?:bulan|bln|minggu|hari|months?|weeks?|days?))?(?:\W+\w+){0,2}\W*$",
    re.I,
)


def sessions(text: str, draft: Draft) -> dict[str, Any] | None:
    """How many take part in what trains people, with how often they meet."""
    found = _SESSIONS.match(text)
    if found is None or not draft["topic"] or Topic(draft["topic"]).builds:
        return None
    return {"text": text.strip(" .,"), "value": found["n"], "unit": "orang"}


# "Lebar 60 cm kedalaman 80", of what is 200 m long.
_SIDE = (
    r"(?:lebar|lbr|kedalaman|dalam|dlm|tinggi|tggi|tebal|tbl|ketebalan|amba|ambo|omba|ombo|wiyar|jero|jeru|dhuwur|duwur)"
    r"(?:nya|ne|n?ipun|e)?"
)
_LONG = r"(?:panjang|pjg|pnjg|dawa|dowo|length)(?:nya|ne|n?ipun|e)?"
# "P 40 l 2 t 1": behind how long it is, a letter says which side.
_LETTERS = late.regex(r"\b(?P<side>[plt])\s?[.:=]?\s?(?=\d)", re.I)
_LETTERED = {"p": "panjang", "l": "lebar", "t": "tinggi"}
_SO_LONG = (
    r"\s+(?:(?:kira2|kiro2|kira-kira|kiro-kiro|sekitar|kurang\s+lebih|tetap|tetep|masih|itu|ada|cuma|mung|kinten2)\s+){0,2}"
    r"(?:\d[\d.,]*|sak|se|setengah|satu|siji|dua|rong|tiga|telung)\s*(?:cm|centi|senti|m|meter|mtr)?\b(?:\s+(?:setengah|satengah|seperempat|half))?(?:\s+(?:m|meter|mtr)\b)?(?:\s+(?:belum|blm|durung|dereng)\s+(?:ke|ka|di)?(?:tulis|catat|serat|masuk)\w{0,2})?(?:\s+(?:ya|pak|bu|aja|min)\b)*[\s,.;]*(?:(?:dan|sama|karo|lan)\s+)?"
)
_SIDES = late.regex(rf"^\W*(?:{_SIDE}{_SO_LONG}){{1,3}}\W*$", re.I)
# "Panjang 6 lebar 1,5": in metres, where none is said.
_LONG_AND_WIDE = late.regex(
    rf"^\W*(?:ukuran\w{{0,4}}\W+)?{_LONG}\s+(?:(?:kira2|kira-kira|sekitar|itu|kinten2)\s+)?(?P<long>\d[\d.,]*\d|\d)\s*(?:m|meter|mtr)?[\s,.;]+"
    rf"(?:(?:dan|sama|karo|lan)\s+)?(?P<wide>(?:{_SIDE}{_SO_LONG}){{1,2}})\W*$",
    re.I,
)
_SIDE_WORDS = late.regex(rf"\b{_SIDE}\b", re.I)


def more_sides(text: str, draft: Draft) -> dict[str, Any] | None:
    """The amount that there is, with how wide or high it is, where it says none of that."""
    had = draft["volume"] or {}
    if _SIDES.match(text) is None or not had.get("value") or had.get("unit") not in ("m", "meter"):
        return None
    if _SIDE_WORDS.search(had["text"]):
        return None
    whole = f"{had['text']}, {text.strip(' .,')}"
    return {**had, "text": whole} if rules.VOLUME.holds(len(whole)) else None


def with_sides(amount: dict[str, Any], draft: Draft) -> dict[str, Any]:
    """Another length, with how wide or high it is, where that was said beside the one before."""
    had = (draft["volume"] or {}).get("text") or ""
    first, _, sides = had.partition(", ")
    if _SIDES.match(sides) is None or _SIDE_WORDS.search(f"{first} {amount['text']}"):
        return amount
    whole = f"{amount['text']}, {sides}"
    return {**amount, "text": whole} if rules.VOLUME.holds(len(whole)) else amount


def now_only(text: str, draft: Draft) -> dict[str, Any] | None:
    """Another figure instead of the one that there is, which a text names: "eh 20 itu ada yang
    mundur, jadi 17"."""
    had = draft["volume"] or {}
    if not had.get("value") or not had.get("unit") or "?" in text:
        return None
    figure = re.escape(f"{Decimal(had['value']).normalize():f}")
    found = re.search(
        rf"\b{figure}\b(?!\s*(?:{_UNITS}))[^\d]{{1,60}}\b(?:jadi|jd|dadi|dados|tinggal|kari|sekarang|skrg|saiki|now)"
        rf"\s+(?:(?:cuma|hanya|mung|cuman|tinggal)\s+)?(?P<n>\d{{1,5}})\b(?!\s*(?:{_UNITS}|itu|iku))",
        text,
        re.I,
    )
    if found is None or found["n"] == figure:
        return None
    value = Decimal(found["n"])
    return {
        "text": quantities.written(value, had["unit"]),
        "value": str(value),
        "unit": had["unit"],
    }


_UNITS = r"m|mtr|meter|km|titik|hari|bulan|kali|cm"
_ONE_SIDE = late.regex(
    r"\b(?P<n>\d{1,5})\s*(?:m|mtr|meter)?\s*(?:itu|iku|kuwi|niku)?\s*(?:baru|untuk|buat|per|tiap|nggo)?\s*(?:satu|sak|se|per|tiap|1)\s?sisih?\b",
    re.I,
)


def per_side(text: str, draft: Draft) -> dict[str, Any] | None:
    """The length that there is, where a text says that it is that of one side."""
    had, found = draft["volume"] or {}, _ONE_SIDE.search(text)
    if found is None or had.get("unit") != "m" or not had.get("value") or "sisi" in had["text"]:
        return None
    same = Decimal(had["value"]) == Decimal(found["n"])
    whole = f"{had['text']} tiap sisi"
    return {**had, "text": whole} if same and rules.VOLUME.holds(len(whole)) else None


# --- how many there are of each ---------------------------------------------------------------

_LISTS = late.regex(r"\s*(?:[,;\n]|\b(?:dan|sama|plus|karo|lan|kalih|and)\b)\s*", re.I)
_FIGURE = late.regex(rf"\d|\b(?:{'|'.join(WORDS)})\b", re.I)
_NO_COUNT = late.regex(
    r"\b(?:rp|rb|ribu|juta|jt|rt|rw|jam|tahun|thn|taun|bulan|minggu|hari|umur|tanggal|tgl|kali|orang|org|wong|kk|warga)\b|\?"
    r"|\d+\s?(?:rb|jt|k)\b|\brp\W?\d",
    re.I,
)
# What counts one of them has no more words.
_EACH_WORDS = 7


def each_counted(text: str, wish: str) -> dict[str, Any] | None:
    """How many there are of each that is wished ("tenda 2 unit ukuran 4x6, kursi plastik 100"), as
    it was said; None for a text that says anything else, or counts but one."""
    if not rules.VOLUME.holds(len(text)):
        return None
    clauses = [each for each in _LISTS.split(text.strip(" .")) if each.strip()]
    if len(clauses) < _BOTH or _NO_COUNT.search(text) or STATE.search(text):
        return None
    held = slots(text)
    named, wished = slots(clauses[0]), slots(wish)
    counts = all(_FIGURE.search(each) and len(each.split()) <= _EACH_WORDS for each in clauses)
    families = {thing.family for thing in named.things} & {thing.family for thing in wished.things}
    words = set(fold(clauses[0]).split()) & set(fold(wish).split())
    if not counts or not (families or words) or held.problem or held.place or held.street:
        return None
    return {"text": text, "value": None, "unit": None}


_BOTH = 2
_NUMBER = late.regex(r"(?<![\w.,])\d+(?![\w.,]*\w)")


def refigured(text: str, had: str) -> dict[str, Any] | None:
    """Such a count with another figure in the place of one that a text says is wrong ("kursinya
    150 bukan 100"); None where it says no such thing."""
    denied = [fold(each["no"]) for each in NOT.finditer(text)]
    old = [each for each in denied if each.isdecimal()]
    new = _NUMBER.findall(said_now(text))
    at = re.findall(rf"(?<!\w){re.escape(old[0])}(?!\w)", had) if len(old) == 1 else []
    if len(at) != 1 or len(new) != 1:
        return None
    whole = re.sub(rf"(?<!\w){re.escape(old[0])}(?!\w)", new[0], had, count=1)
    return {"text": whole, "value": None, "unit": None}


def long_and_wide(text: str) -> dict[str, Any] | None:
    """How long it is, with how wide or high, where a text says nothing else."""
    if re.match(r"\W*p\b", text, re.I):
        text = _LETTERS.sub(lambda said: f"{_LETTERED[said['side'].lower()]} ", text)
    found = _LONG_AND_WIDE.match(text)
    value = quantities.number(found["long"]) if found is not None else None
    if found is None or value is None:
        return None
    wide = re.sub(r"(\d)$", r"\1 m", found["wide"].strip(" .,"))
    whole = f"{quantities.written(value, 'm')}, {wide}"
    return (
        {"text": whole, "value": str(value), "unit": "m"}
        if rules.VOLUME.holds(len(whole))
        else None
    )


def each_side(text: str) -> dict[str, Any] | None:
    """How wide and how high it is, where a text says two of these and nothing else ("lebar 2 meter
    tinggi 1,5"): neither is lost."""
    some = len(re.findall(rf"\b{_SIDE}\b", text, re.I))
    if some < _BOTH or not _SIDES.match(text) or not rules.VOLUME.holds(len(text)):
        return None
    return {"text": text.strip(" .,"), "value": None, "unit": None}


# "Setunggal kemawon", "satu aja cukup", "cukup 2 titik": so many and no more.
_SO_MANY = late.regex(
    rf"^\W*(?:(?:ya|yo|cukup|cekap|cuma|cuman|mung|namung|hanya|just|only|paling)\s+){{0,3}}"
    rf"(?P<now>(?:\d{{1,5}}|{'|'.join(WORDS)})(?:\s+[^\W\d_]{{1,12}})??)"
    r"(?:\s+(?:aja|saja|wae|ae|mawon|kemawon|cukup|cekap|udah|sudah|wis|sampun|lah|deh|pak|bu|mas|mbak|min|is\s+enough)){0,4}\W*$",
    re.I,
)


def so_many(text: str) -> str:
    """How many, perhaps with a word for what is counted, where a text says nothing else; "" for
    others. Never raises."""
    found = _SO_MANY.match(text)
    return found["now"] if found is not None else ""


# "Lapangannya 1 aja": the word before how many.
_OF_IT = late.regex(
    rf"^\W*(?P<what>[^\W\d_]{{3,}}(?:\s+[^\W\d_]{{3,}})??)(?:nya|ne|e|ipun)\s+(?P<n>\d{{1,5}}|{'|'.join(WORDS)})(?=\s+(?:aja|saja|wae|ae|mawon|kemawon|cukup|tok)\b)",
    re.I,
)


def _counted(text: str, draft: Draft) -> dict[str, Any] | None:
    """So many of what is wished, by its own word: "1 lapangan aja", of a lapangan voli."""
    said = so_many(_OF_IT.sub(r"\g<n> \g<what>", text))
    *_, word = said.split() or [""]
    if unit(word) is not None:
        return None  # "5 titik" says its unit
    read = quantities.volume(said.split()[0]) if said else None
    wish = [each for each in fold(draft["wish"] or "").split() if not each.isdecimal()]
    if read is None or read.value is None or nearest(fold(word), wish) is None:
        return None
    return {"text": said, "value": str(read.value), "unit": None}


def told_whole(text: str, draft: Draft) -> dict[str, Any] | None:
    """How much it is, where a text says nothing else and more than one figure of it: how many and
    how often, how long and how wide; None for other texts."""
    told = sessions(text, draft) or more_sides(text, draft) or long_and_wide(text)
    told = told or _counted(text, draft) or about(text, draft["volume"] or {})
    if told is None and draft["topic"] and not Topic(draft["topic"]).builds:
        told = takes_part(text)  # of what is built it is who is hit
    return told or (each_side(text) if not draft["volume"] else None)


def told_in_one(text: str, draft: Draft) -> dict[str, Any] | None:
    """The same where one of several clauses says it, and nothing else: "taludnya 2 aja, foto gak
    punya"."""
    clauses = [each for each in re.split(r"[,;.]\s+", text) if each.strip()]
    told = [each for clause in clauses if (each := _counted(clause, draft)) is not None]
    return told[0] if len(clauses) > 1 and len(told) == 1 else None


# "Ganti dulu panjangnya jd 75", "lebare dadi 3": a length without its unit is in metres.
_LENGTH = late.regex(
    r"\b(?:panjang|pjg|dawa|dowo|length)(?:nya|ne|e|ipun)?\s+(?:(?:itu|is|it|tadi|mau|di|tolong)\s+)?(?:(?:jd|jadi|dadi|dados|menjadi|ganti|diganti|to|ke)\s+){0,2}"
    r"(?P<n>\d{1,5}(?:[.,]\d{1,3})?)(?![\w.,/]*\d)(?!\s*(?:x|m\b|mtr|met(?:er|re)|km|cm|senti))",
    re.I,
)


def length(text: str, draft: Draft) -> dict[str, Any] | None:
    """How long it is, where that is said without a unit; None where another unit is known."""
    found = _LENGTH.search(put_right(all_figures(" ".join(text.casefold().split()))))
    value = quantities.number(found["n"]) if found is not None else None
    if value is None or (draft["volume"] or {}).get("unit") not in (None, "m"):
        return None
    return {"text": quantities.written(value, "m"), "value": str(value), "unit": "m"}


# "Pesertanya 25 orang", "buat 30 KK", "for about 40 people": how many there are, and nothing else.
_HEADS = late.regex(
    r"^\W*(?:(?:peserta|anggota|jumlah|total|warga|yang|yg|sing|ingkang|ikut|melu|tumut|ndherek|daftar|buat|untuk|utk|kanggo|kangge|kagem|nggo|for|ada|ono|wonten|enten|there|are|itu|is|it|ya"
    r"|sekitar|kira|kira2|kiro2|kinten2|kinten|kurang|lebih|paling|around|about|participants?|members?|nanti|mengko|mangke|kami|kita|kelompok|semua|kabeh|sedoyo)(?:nya|ne|e|ipun)?[\W_]+){0,6}"
    r"(?P<n>\d{1,5})\s*(?P<unit>orang|org|peserta|wong|tiyang|jiwa|people|persons?|participants?|members?|kk|kepala\s+keluarga|keluarga|somah|households?|famil(?:y|ies))(?:an)?"
    r"(?:\W+(?:ya|yo|nggih|pak|bu|min|mas|mbak|lah|aja|saja|wae|mawon|kira|kira2|kurang|lebih|peserta(?:nya|ne)?|total(?:nya|e)?|in|all)){0,4}\W*$",
    re.I,
)
_HEADS_LONGEST = 120


def heads(text: str) -> dict[str, Any] | None:
    """How many people or households there are, where a text says nothing else."""
    said = " ".join(text.split())
    found = _HEADS.match(all_figures(said.casefold())) if len(said) <= _HEADS_LONGEST else None
    value = quantities.number(found["n"]) if found is not None else None
    if found is None or not value:
        return None
    households = found["unit"].startswith(("k", "so", "ho", "fam"))
    kind = "kk" if households else "orang"
    return {"text": quantities.written(value, kind), "value": str(value), "unit": kind}


_WRONG = (
    r"(?:salah|keliru|kliru|klentu|kleru|luput|lepat|wrong|incorrect|typo"
    r"|(?:kurang|krg|kirang|ga|gak|nggak|tidak|not|ora|mboten)\s+(?:tepat|bener|benar|betul|pas|leres|right|correct))"
)
_MEANT = (
    r"(?:(?:tapi|tp|tetapi|melainkan|nanging|ning|but|(?:se)?harus(?:nya|e)?|hrsnya|mestinya|kudune|kedah(?:e|ipun)?|jadi|dadi|dados|ganti|diganti|maksud\w{0,3}"
    r"|yang|yg|sing|ingkang|benar(?:nya|e)?|bener(?:nya|e)?|betul(?:nya)?|leres(?:ipun)?|it|it'?s|is|should|be|make|itu|iku|ya)\b[\s,:]*){0,5}"
)
_OLD = r"(?<![\w.,/])(?P<old>\d{1,6}(?:[.,]\d{1,3})?(?:\s?(?!nya\b|ne\b|r[tw]\b)[^\W\d_]{1,6})?)"
_NEW = (
    r"(?P<new>\d{1,6}(?:[.,]\d{1,3})?"
    r"(?:\s?(?:meter|mtr|m2?|cm|km|unit|titik|buah|paket|orang|org|biji))?)(?![\w/]|[.,]\d)"
)
# "60 nya salah, 80", "bukan 60 tapi 80", of one figure among other things.
_DENIED = (
    late.regex(
        rf"{_OLD}\s?(?:(?:nya|ne|e|ipun|itu|iku|kuwi|niku|is|was|kok|tadi|mau|wau|juga|jg|uga|ugi|also)\b\s*){{0,3}}{_WRONG}\b[\s,.;:]+{_MEANT}{_NEW}",
        re.I,
    ),
    late.regex(
        rf"\b(?:bukan|bkn|dudu|sanes|not)\s+{_OLD}\s*[,;]?\s+(?=\D){_MEANT}(?<=\s){_NEW}", re.I
    ),
    late.regex(rf"\b(?:bukan|bkn|dudu|sanes|not)\s+{_OLD}\s*[,;]\s*{_NEW}", re.I),
)
# An RT or a number of a house, and no amount.
_NUMBERED = late.regex(
    r"\b(?:r[tw]|no|nomor|nomer)(?:[\s-]?(?:nya|ne|n?ipun))?\W{0,3}(?:\w+\W+)?$", re.I
)


def denied(text: str, draft: Draft) -> dict[str, Any] | None:
    """The amount that a text says instead of the one that there is, which it calls wrong, whatever
    it puts right beside; None where the figure is not that amount's alone."""
    found = _denied(text, draft)
    return found[1] if found is not None else None


def undenied(text: str, draft: Draft) -> str:
    """A text without what it says of that amount; the text where that is nothing, or all of it."""
    found = _denied(text, draft)
    if found is None:
        return text
    rest = f"{text[: found[0].start()].rstrip(' ,')} {text[found[0].end() :]}".strip(" ,.;")
    return rest or text


def _denied(text: str, draft: Draft) -> tuple[re.Match[str], dict[str, Any]] | None:
    had = draft["volume"] or {}
    if not had.get("value") or len(text) > _LETTERS_OF_IT:
        return None
    for found in (each for way in _DENIED for each in way.finditer(text)):
        old, new = quantities.volume(found["old"]), quantities.volume(found["new"])
        before = text[: found.start("old")].rpartition(".")[2]
        same = old.value == quantities.number(had["value"]) and old.unit in (None, had.get("unit"))
        if not same or new.value is None or _NUMBERED.search(before[-20:]):
            continue
        figure = re.compile(rf"(?<![\w.,])0*{re.escape(had['value'])}(?![\w.,]*\d)")
        others = f"{draft['problem'] or ''}; {(draft['place'] or {}).get('text') or ''}"
        if figure.search(others) and old.unit is None:
            continue  # of which of them it is nobody can tell
        unit_of = new.unit or had.get("unit")
        said = quantities.written(new.value, unit_of) if unit_of else found["new"]
        return found, {"text": said, "value": str(new.value), "unit": unit_of}
    return None


_LETTERS_OF_IT = 400
