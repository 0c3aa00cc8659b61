"""Amounts in residents' words: "2x15 meter", "6.000 m"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from handlers import late
from handlers.reading.amounts.distances import BY_NOW, CARRIED, DISTANCE, FAR
from handlers.reading.amounts.figures import (
    TIMES,
    UNITS,
    WORDS,
    all_figures,
    figures,
    numeral,
)
from handlers.reading.amounts.figures import unit as unit_of
from handlers.reading.amounts.righted import NUMBER as _NUMBER
from handlers.reading.amounts.righted import meant

_AMOUNT = late.regex(
    rf"(?P<number>{_NUMBER})(?:\s*-?an\b)?\s*(?:(?P<times>puluh|ratus|ribu|rb)\b\s*)?"
    r"(?P<unit>m[123](?!\w)|(?!x\b|lbr\W?\s?\d)[a-z]+[²³]?(?:\s+(?:persegi|kubik)\b)?)?"
)
# What makes the number behind it part of an address, a date or a price.
_NO_AMOUNT = late.regex(
    r"(?:\b(?:rt|rw|no|nomor|nomer|gang|gg|jl|jln|blok|km|tahun|thn|ta|jam|pukul|tanggal|tgl"
    r"|sdn?|smpn?|sman?|smkn?|tk|sejak|umur\w*|usia\w*)|\b(?:rt|rw)\W*\d+\W*/)[^\w,;]*$"
)
# "Gang 80 x 2 meter" is how large a lane is, not which.
_STREET, _BY = late.regex(r"(?:gang|gg|jl|jln)\b"), late.regex(r"\s*x\s*\d")
# A word said twice ("rumah2"), times ("sudah 3 tahun", "3 minggu sekali") and ages are no amounts.
_TWICE = late.regex(r"(?<![a-z])([a-z]{3,})[2²](nya|ne)?(?![\w²])")
_WHILE = late.regex(
    r"(?:\b(?:sudah|udah|udh|sdh|dah|wis|selama|tiap|setiap|saben)\s+(?:hampir\s+|lebih\s+)?)?"
    r"\d+(?:[.,]\d+)?\s*(?:an\s*)?(?:minggu|mgg|tahun|thn|th|taun|jam|menit)\b(?:\s+sekali)?"
    r"|\b(?:sudah|udah|udh|sdh|dah|wis|selama|tiap|setiap|saben)\s+(?:hampir\s+|lebih\s+)?"
    r"\d+\s*(?:bulan|bln|hari|kali|x)\b|\d+\s*(?:bulan|bln|hari)\s+sekali\b"
)
_MONEY = late.regex(r"\brp\b|\brp\d|\d\s*(?:juta|jt|milyar|miliar|triliun)(?:an)?\b|\brupiah\b")
_COST = late.regex(
    rf"\brp\.?\s*{_NUMBER}(?:\s*(?:ribu|rb|juta|jt|milyar|miliar|triliun)(?:an)?\b)?"
    rf"|{_NUMBER}\s*(?:an\s*)?(?:ribu|rb|juta|jt|milyar|miliar|triliun)(?:an)?\b(?:\s*rupiah)?"
    rf"|{_NUMBER}\s*rupiah\b"
)
_CROSS = late.regex(
    r"(\d|\bm|\dm|meter|mtr)\s*[x×*]\s*(?=\d)|(\bm|\dm|meter|mtr)\s*kali\s*(?=\d)"
    r"|(?<!sudah )(?<!udah )(?<!udh )(?<![\d.,])(\d+(?:[.,]\d+)?)\s*kali"
    r"\s*(?=\d+(?:[.,]\d+)?\s*(?:m|mtr|meter)\b)"
)
# Which side of a thing a number is, by what is said before it or behind it.
_SIDE = late.regex(
    r"\b(?:(?P<length>(?:se)?panjang\w*|pjg|pnjg|p|dawa\w*|dowo\w*|long|length)"
    r"|(?P<width>lebar\w*|lbr|l|amba\w*|ombo\w*|wiyar\w*|wide|width)"
    r"|(?P<height>tinggi\w*|t|dhuwur\w*|duwur\w*|tebal\w*|kedalaman\w*|dalam(?:nya|e)|high|height"
    r"|tall|thick|deep|depth))\b"
)


@dataclass(frozen=True, slots=True)
class Volume:
    """An amount. `value` and `unit` are None where they cannot be read; `text` is as typed."""

    value: Decimal | None
    unit: str | None
    text: str


@dataclass(frozen=True, slots=True)
class _Amount:
    value: Decimal | None
    unit: str | None
    before: str  # what stands between it and the one before
    side: str = ""  # "length", "width" or "height", where that is said


# "Dua kali lapangan voli": as large as something else, so many times.
_COMPARED = late.regex(
    r"\d\s*(?:kali|x|ping)\s+(?:lipat(?:nya)?|(?:luas|besar|panjang|lebar|ukuran)(?:nya|e)?|lapangan|rumah|ruang\w*"
    r"|kelas|halaman|kamar|kantor|balai|masjid|mobil|truk|gang|jalan|lebih|sebesar|sepanjang)\b"
    r"|(?:kali|dikali|x|×|ping)\s*(?:2|dua)\s+(?:sisi|sebelah|jalur|arah|sisih)\b"
    # "Dijanjiin 6000 jadinya 150 meter, ya sisanya itu"
    r"|\d\D{1,40}\d[\d.,]*(?=\D{1,40}\b(?:sisa(?:nya|ne)?|turahane?|the\s+rest)\b\D*$)"
    # "Satu rante itu 20x20": how much one is of what is counted.
    r"|\b(?:1|satu|one|se)\s+[a-z]+\s+(?:itu|iku|kuwi|=|sama\s+dengan|padha\s+karo|is|equals)\s+\d",
    re.I,
)


# "Dua sisi, masing2 25 meter, jadi totalnya 50": so much on each.
EACH = late.regex(
    r"\b(?P<n>[2-9]|dua|kedua|loro|rong|kalih|both|two|tiga|telu)\s+(?P<side>sisi|sebelah|sisih|jalur|ruas|sides?)\w*\b(?:\s+(?:pak|bu|min|itu|ya|kiri|kanan|dan|lan))*[\s,;.]*"
    rf"(?:masing\W?(?:2|masing)(?:nya)?|@|per\s+sisi|(?:se)?tiap\s+sisi\w*|saben\s+sisih|each)\s*(?:(?:sekitar|kira2)\s+)?(?P<one>{_NUMBER})\s*"
    r"(?:m|mtr|meter)\b(?:\s*(?:each|per\s+sisi))?"
    rf"(?:[\s,.;]*(?:(?:jadi|dadi|so)\s+)?(?:total|jumlah|semua|kabeh)(?:nya|ne)?\s*(?:jadi\s+)?{_NUMBER}(?:\s*(?:m|mtr|meter)\b)?)?",
    re.I,
)
_SEVERAL = {"tiga": 3, "telu": 3}


def on_each(text: str) -> Volume | None:
    """How much it is together, where a text says how much on each of several sides."""
    said = EACH.search(text)
    one = number(said["one"]) if said is not None else None
    if said is None or one is None:
        return None
    n = int(said["n"]) if said["n"].isdecimal() else _SEVERAL.get(said["n"].casefold(), 2)
    return Volume(_plain(n * one), "m", f"{n} sisi, masing-masing {written(one, 'm')}")


def volume(text: str) -> Volume:
    """Reads an amount. Never raises.

    Two sides of which one at least is said to be metres ("2x15 meter", "panjang 150 m lebar 3 m")
    are an area in m². Everything that could be read in two ways keeps only its text: three sides,
    several amounts, sides without or of different units, money, and "1,500" (a decimal comma to
    one, a thousand to another). How high or thick something is changes nothing of its length.
    Numbers of addresses and dates are no amounts.
    """
    folded = _timeless(figures(meant(_in_digits(" ".join(text.casefold().split())))))
    nothing = Volume(None, None, text)
    if (both := on_each(text)) is not None:
        return replace(both, text=text)
    if _MONEY.search(folded) or re.search(r"\d\s*[¼½¾⅓⅔⅛/]|[¼½¾⅓⅔⅛]", _addressless(folded)):
        return nothing
    if _COMPARED.search(folded):
        return nothing
    amounts = _amounts(_CROSS.sub(r"\1\2\3 x ", folded))
    if len(amounts) == 2:
        first, second = amounts
        if (area := _area(first, second)) is not None:
            return Volume(area, "m²", text)
        amounts = [each for each in amounts if each.side != "height"]
    if len(amounts) == 1 and (only := amounts[0]).value is not None:
        return Volume(only.value, only.unit, text)
    return nothing


_TAKES_BACK = late.regex(r"\b(?:eh+|ralat|maksud\w*|deng|ding)\b")


def _in_digits(folded: str) -> str:
    """A text that takes one number back for another, with both in digits."""
    said = _TAKES_BACK.search(folded) is not None
    return all_figures(" ".join(folded.casefold().split())) if said else folded


def only_money(text: str) -> bool:
    """Whether a text says what something costs and not how much of it there is. Never raises."""
    folded = figures(" ".join(text.casefold().split()))
    if _MONEY.search(folded) is None:
        return False
    bare = _TWICE.sub(_once, _COST.sub(" ", folded))
    return amount_in(bare).value is None and re.search(r"\d", _addressless(bare)) is None


def plain(text: str, value: Decimal, unit: str | None) -> bool:
    """Whether a text itself says the amount that was read in it, in figures: nobody reads another
    in it. "2x15 m" and "dua titik" do not."""
    folded = _timeless(" ".join(text.casefold().split()))
    said = [number(each) for each in re.findall(_NUMBER, _ADDRESS.sub(" ", folded))]
    high = [each.value for each in _amounts(figures(folded)) if each.side == "height"]
    said = [each for each in said if each == value or each not in high]
    return said == [value] and unit in (
        None,
        *map(unit_of, re.findall(r"[^\W\d_]+[²³]?\d?", folded)),
    )


def _timeless(folded: str) -> str:
    """Without words said twice ("rumah2" but not "m2") and without times."""
    return _WHILE.sub(" ", _TWICE.sub(_once, folded))


def _once(said: re.Match[str]) -> str:
    return "m²" if unit_of(said[1]) == "m" else said[1]


# People and houses: in a sentence those who are hit, at the question for an amount an amount.
_HIT = frozenset({"orang", "kk", "rumah", "kali", "hari", "bulan"})
_HURT = late.regex(
    r"\b(?:kena|terkena|korban|terdampak|jatuh|meninggal|sakit|luka|tewas|opname|dirawat"
    r"|masuk (?:rs|rumah sakit|puskesmas))\b"
)
_BARE_PAIR = r"(?<![\w/.,-])0*(\d{1,3})\s?/\s?0*(\d{1,3})(?![\w/.,-])(?!\s*(?:m|meter|mtr|km|ha)\b)"
_NAMED = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
_ADDRESS = late.regex(
    rf"{_BARE_PAIR}|\br[tw]\b[\s.:]*\d+"
    rf"(?:\s*(?:s/d|sd|sampai|sampe|smpe|tekan|-|dan|,)\s*\d+(?![\d.,]*\s*(?:{_NAMED}|x)(?![^\W\d_])))*"
)
# How deep, thick or wide one piece is, or how high the water stands, is no amount of what is asked.
_SIZE = late.regex(
    rf"\b(?:bayi\w*|berat\w*|bobot\w*|n?timbang\w*|baby|weigh\w*)\b[^,;\d]{{0,20}}{_NUMBER}\s*(?:kilo|kg)\w*|"
    rf"\b(?:(?:sawah|kebun|ladang|kolam|sabin)(?:e|ne|nya)?|(?:lahan|tegalan)\s+(?:kami|saya|kula|aku|kelompok))(?:\s+(?:kami|saya|kula|aku|kelompok|tani|garapan|cuma|hanya|mung|namung|ada|kira|seluas|sekitar)){{0,5}}\s+{_NUMBER}\s*(?:ha|hektar\w*)\b"
    rf"|\b(?:diameter|tebal\w*|kedalaman|setinggi|sedalam|naik|{DISTANCE}|sejauh|radius|mutar|memutar"
    rf"|muter|mubeng|keliling|tempuh|menempuh|putar|jauh\w*|adoh\w*|tinggal|kari|sisa\w*)\s*{_NUMBER}"
    rf"\s*(?:cm|mm|m|meter|mtr|km|inch|inci)?\b|{_NUMBER}\s*(?:cm|mm|senti\w*|inch|inci)\b"
    rf"|{CARRIED}|{BY_NOW}"
    # How much goes: "habis 2 meter"; or more each time: "tiap ujan longsor nambah 1 meter".
    rf"|\b(?:habis|entek|telas|(?:ke|ter|di)?kikis|(?:ke|ter)gerus|kemakan|amblas|ambles|(?:we\s+)?(?:lose|lost)"
    rf"|(?:tiap|setiap|saben|sabendinten|every|each)\b[^,.;\d]{{0,40}})\s*{_NUMBER}\s*(?:an\s*)?(?:m|mtr|meter(?:an)?)\b"
)
_SIDES = late.regex(
    rf"{_NUMBER}\s*(?:(?:m|mtr|meter)?\s*[x×*]|(?:m|mtr|meter)\s*kali)\s*{_NUMBER}(?:\s*(?:m2|m²|mtr|meter|m)(?![^\W\d_]))?",
    re.I,
)


# "2 rit batu sama 30 sak semen": of each its own.
_EACH_OWN = late.regex(
    rf"\b{_NUMBER}\s*(?P<one>[a-z]{{3,}})\b[^.;\d]{{0,40}}?(?:\b(?:sama|sm|dan|dn|karo|lan|kalih|kaliyan|plus|and|serta|with|tambah)\b|[,+&])"
    rf"[^.;\d]{{0,20}}?\b{_NUMBER}\s*(?!(?P=one)\b)[a-z]{{3,}}",
    re.I,
)
_TAKEN_BACK = late.regex(
    r"\b(?:eh+|jadi|bukan|batal|ganti|maksud\w*|ralat|harusnya|tinggi\w*|lebar\w*)\b", re.I
)


def of_several(text: str) -> bool:
    """Whether a text counts several things, which no one amount is. Never raises."""
    return _EACH_OWN.search(text[:300]) is not None and _TAKEN_BACK.search(text) is None


_ANY = "|".join((_NUMBER, *WORDS))
# "3 atau 4 meter" is neither, "100-150 m" both.
_EITHER = late.regex(
    rf"\b(?:{_ANY})\s*\w*\s+(?:atau|ato|apa|utawa|opo|or)\s+(?:{_ANY})\b"
    rf"|\b(?:{_ANY})\s*(?:an\s*)?(?:-|–|s/d|\b(?:sd|sampai|sampe|smpe|hingga"
    rf"|tekan|to)\b)\s*{_NUMBER}"
    r"\s*(?:an\s*)?(?:m|mtr|meter\w*|km|titik|unit|buah|orang)\b"
)


def amount_in(sentence: str, counted: Collection[str] = ()) -> Volume:
    """The amount that a whole sentence says, if it says exactly one. Never raises.

    Only a number with a unit is one here; of two sides without any ("2x60") the text is kept.
    People and houses are those hit ("60 kk terendam") unless `counted`, the units of what is asked
    for, says that they are what is counted. `text` is the amount alone, empty where there is none.
    """
    if EACH.match(sentence) and (both := on_each(sentence)) is not None:
        return both  # behind a wish it may be how long that is
    sentence = meant(_in_digits(sentence))
    folded = _ADDRESS.sub(" , ", _timeless(figures(" ".join(sentence.casefold().split()))))
    if _MONEY.search(folded) or _EITHER.search(folded) or _COMPARED.search(folded):
        return Volume(None, None, "")
    if _HURT.search(folded):
        counted = set(counted) - _HIT
    amounts = _amounts(_CROSS.sub(r"\1\2\3 x ", FAR.sub(" , ", _SIZE.sub(" , ", folded))))
    for first, second in itertools.pairwise(amounts):
        if (area := _area(first, second)) is not None:
            if sum(bool(each.side) or each.unit == "m" for each in amounts) > 2:
                return Volume(None, None, _as_sides(amounts))  # an area, or what is filled
            return Volume(area, "m²", _sides_said(folded) or _as_sides((first, second)))
        if second.before.strip() == "x":
            return Volume(None, None, _sides_said(sentence) or sentence)
    said = [
        each
        for each in amounts
        if each.value and each.unit and (each.unit not in _HIT or each.unit in counted)
    ]
    if len(said) > 1:
        said = [each for each in said if each.side != "height"]
    if len(said) == 1 and said[0].value is not None and said[0].unit is not None:
        return Volume(said[0].value, said[0].unit, written(said[0].value, said[0].unit))
    return Volume(None, None, "")


def _sides_said(sentence: str) -> str | None:
    found = _SIDES.search(sentence)
    return " ".join(found[0].split()) if found else None


def _as_sides(amounts: Iterable[_Amount]) -> str:
    """Sides as people write them: "2,5 x 50 m"."""
    sides = [f"{each.value:,f}".translate(_MARKS) for each in amounts if each.value is not None]
    return f"{' x '.join(sides)} m"


_MARKS = str.maketrans(",.", ".,")


def written(value: Decimal, unit: str) -> str:
    """An amount as people write it: "1.500 m", "0,5 km"."""
    return f"{value:,f}".translate(_MARKS) + f" {unit}"


def without_amounts(text: str) -> str:
    """A text without its numbers and their units."""
    bare = _AMOUNT.sub(_unit_gone, _SIDES.sub(" ", " ".join(text.casefold().split())))
    words = bare.split()
    kept, place = [], 0
    while place < len(words):
        value, used = numeral(words[place:])
        if value is None:
            kept.append(words[place])
            place += 1
            continue
        place += used
        if place < len(words) and unit_of(words[place]):
            place += 1
    return " ".join(kept)


def _unit_gone(said: re.Match[str]) -> str:
    unit = said["unit"]
    return " " if unit_of(unit) or not unit else f" {unit}"


def _addressless(folded: str) -> str:
    """Without "rt 5/2", whose stroke parts no fraction."""
    return re.sub(r"\br[tw]\b[\W\d]*(?:rw\b[\W\d]*)?", " ", folded)


def _area(first: _Amount, second: _Amount) -> Decimal | None:
    """What two sides make; None for what are none."""
    if first.value is None or second.value is None:
        return None
    units, sides = {first.unit, second.unit}, {first.side, second.side}
    if second.before.strip() == "x":
        # "2x15 m2" says what the product is.
        sound = units in ({"m"}, {"m", None}, {None, "m²"})
    else:
        sound = units in ({"m"}, {"m", None}) and sides in (
            {"length", "width"},
            {"", "width"},
        )
    return _plain(first.value * second.value) if sound else None


def _amounts(folded: str) -> list[_Amount]:
    """The amounts of a text in their order, which sides they are among what is said of them."""
    found: list[_Amount] = []
    end = 0
    for match in _AMOUNT.finditer(folded):
        between = folded[end : match.start()]
        named = _NO_AMOUNT.search(folded[max(0, match.start() - 40) : match.start()])
        if named and not (_STREET.match(named[0]) and _BY.match(folded, match.end())):
            continue
        value = number(match["number"])
        if value is not None and match["times"]:
            value = _plain(value * TIMES[match["times"]])
        word = match["unit"]
        found.append(_Amount(value, unit_of(word), between))
        # A word that is no unit may belong to what follows ("panjang 150 lebar 3").
        end = match.end() if unit_of(word) or not word else match.start("unit")
    told = [*(_side(each.before) for each in found), _side(folded[end:])]
    # "2 m lebarnya, 50 m panjangnya": each is said behind its number.
    told = told[1:] if told[0] == "" and told[-1] else told[:-1]
    found = [replace(each, side=side) for each, side in zip(found, told, strict=True)]
    if not any(each.side and each.unit == "m" for each in found):
        return found
    return [replace(each, unit="m") if each.side and not each.unit else each for each in found]


def _side(text: str) -> str:
    """The side of which a text speaks last; "" where it speaks of none."""
    said = list(_SIDE.finditer(text))
    return (said[-1].lastgroup or "") if said else ""


def number(text: str) -> Decimal | None:
    """An Indonesian number: 1.500 is fifteen hundred, 1,5 is one and a half, 2.5 as well.

    None for what is none, for a million millions and more, and for "1,500", which is written for
    either.
    """
    if re.fullmatch(r"[1-9]\d{0,2},\d{3}", text):
        return None
    plain = text
    if "," in plain and "." in plain:
        last = max(plain.rfind(","), plain.rfind("."))
        whole, part = plain[:last], plain[last + 1 :]
        plain = re.sub(r"[.,]", "", whole) + "." + part
    elif re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:,\d{3}){2,}", plain):
        plain = re.sub(r"[.,]", "", plain)
    else:
        plain = plain.replace(",", ".")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    return value if value < Decimal("1e12") else None


def _plain(value: Decimal) -> Decimal:
    """Without the zeros that multiplying leaves, and never with an exponent."""
    written = f"{value:f}"
    return Decimal(written.rstrip("0").rstrip(".") if "." in written else written)
