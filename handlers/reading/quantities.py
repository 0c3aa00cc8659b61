"""Amounts and addresses in residents' words: "2x15 meter", "6.000 m", "RT.005/002"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

# Every way to write a unit, and the unit.
UNITS = {
    "m": "m", "mtr": "m", "mt": "m", "meter": "m", "metr": "m", "meteran": "m", "m1": "m",
    "m2": "m²", "m²": "m²", "meterpersegi": "m²", "mpersegi": "m²", "mtrpersegi": "m²",
    "m3": "m³", "m³": "m³", "kubik": "m³", "meterkubik": "m³", "mkubik": "m³",
    "poles": "titik", "lights": "titik", "lamps": "titik",
    "meters": "m", "metres": "m", "metre": "m", "units": "unit", "people": "orang",
    "km": "km", "kilo": "km", "kilometer": "km", "ha": "ha", "hektar": "ha", "hektare": "ha",
    "cm": "cm", "unit": "unit", "unt": "unit", "buah": "buah", "bh": "buah", "biji": "buah",
    "paket": "paket", "pkt": "paket", "orang": "orang", "org": "orang", "jiwa": "orang",
    "titik": "titik", "ttk": "titik", "tiang": "titik", "set": "set", "lokasi": "lokasi",
    "kelompok": "kelompok", "klp": "kelompok", "batang": "batang", "btg": "batang",
    "ekor": "ekor", "kg": "kg", "liter": "liter", "rumah": "rumah", "kk": "kk", "lembar": "lembar",
    "kali": "kali", "hari": "hari", "bulan": "bulan", "ruang": "ruang", "lampu": "titik",
    "ton": "ton", "sak": "sak", "ruas": "ruas", "pohon": "pohon", "peserta": "orang",
    "stel": "set", "pcs": "buah", "lbr": "lembar",
}  # fmt: skip

WORDS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000,
    "sepuluhan": 10, "seratusan": 100, "seribuan": 1000,
    # Javanese, everyday and polite.
    "siji": 1, "setunggal": 1, "loro": 2, "kalih": 2, "telu": 3, "papat": 4, "sekawan": 4,
    "limo": 5, "gangsal": 5, "enem": 6, "pitu": 7, "wolu": 8, "sanga": 9, "songo": 9,
    "sedasa": 10, "sedoso": 10, "sewelas": 11, "rolas": 12, "telulas": 13, "patbelas": 14,
    "limalas": 15, "nembelas": 16, "pitulas": 17, "wolulas": 18, "sangalas": 19, "songolas": 19,
    "rongpuluh": 20, "kalihdasa": 20, "selikur": 21, "rolikur": 22, "telulikur": 23,
    "patlikur": 24, "selawe": 25, "nemlikur": 26, "pitulikur": 27, "wolulikur": 28,
    "sangalikur": 29, "telungpuluh": 30, "patangpuluh": 40, "seket": 50, "sewidak": 60,
    "pitungpuluh": 70, "wolungpuluh": 80, "sangangpuluh": 90, "satus": 100, "rongatus": 200,
    "telungatus": 300, "patangatus": 400, "limangatus": 500, "sewu": 1000,
    # Before "puluh" and "atus".
    "rong": 2, "telung": 3, "patang": 4, "limang": 5, "nem": 6, "pitung": 7, "wolung": 8,
    "sangang": 9,
    # Written in one word.
    "duapuluh": 20, "tigapuluh": 30, "empatpuluh": 40, "limapuluh": 50, "enampuluh": 60,
    "tujuhpuluh": 70, "delapanpuluh": 80, "sembilanpuluh": 90, "duabelas": 12, "tigabelas": 13,
    "limabelas": 15, "duaratus": 200, "tigaratus": 300, "limaratus": 500,
}  # fmt: skip
TIMES = {"puluh": 10, "ratus": 100, "atus": 100, "ribu": 1000, "rb": 1000}

# Words about an amount that leave it what it is.
ABOUT = {"sekitar", "kira", "kurang", "lebih", "kurleb", "sampai", "hanya", "cuma", "minimal",
         "maksimal", "total", "jumlah", "ada", "butuh", "perlu", "saja"}  # fmt: skip

_NUMBER = r"\d+(?:[.,]\d+)*"
_AMOUNT = re.compile(
    rf"(?P<number>{_NUMBER})(?:\s*-?an\b)?\s*(?:(?P<times>puluh|ratus|ribu|rb)\b\s*)?"
    r"(?P<unit>m[123](?!\w)|(?!x\b)[a-z]+[²³]?(?:\s+(?:persegi|kubik)\b)?)?"
)
# What makes the number behind it part of an address, a date or a price.
_NO_AMOUNT = re.compile(
    r"(?:\b(?:rt|rw|no|nomor|nomer|gang|gg|jl|jln|blok|km|tahun|thn|ta|jam|pukul|tanggal|tgl"
    r"|sdn?|smpn?|sman?|smkn?|tk|sejak|umur\w*|usia\w*)|\b(?:rt|rw)\W*\d+\W*/)\W*$"
)
# A word said twice ("rumah2"), times ("sudah 3 tahun", "3 minggu sekali") and ages are no amounts.
_TWICE = re.compile(r"(?<![a-z])([a-z]{3,})[2²](nya|ne)?(?![\w²])")
_WHILE = re.compile(
    r"(?:\b(?:sudah|udah|udh|sdh|dah|wis|selama|tiap|setiap|saben)\s+(?:hampir\s+|lebih\s+)?)?"
    r"\d+(?:[.,]\d+)?\s*(?:an\s*)?(?:minggu|mgg|tahun|thn|th|taun|jam|menit)\b(?:\s+sekali)?"
    r"|\b(?:sudah|udah|udh|sdh|dah|wis|selama|tiap|setiap|saben)\s+(?:hampir\s+|lebih\s+)?"
    r"\d+\s*(?:bulan|bln|hari|kali|x)\b|\d+\s*(?:bulan|bln|hari)\s+sekali\b"
)
_MONEY = re.compile(r"\brp\b|\brp\d|\d\s*(?:juta|jt|milyar|miliar|triliun)\b|\brupiah\b")
_CROSS = re.compile(r"(\d|\bm|\dm|meter|mtr)\s*[x×*]\s*(?=\d)|(\bm|\dm|meter|mtr)\s*kali\s*(?=\d)")
_LENGTH = re.compile(r"\b(?:panjang\w*|pjg|p)\b")
_WIDTH = re.compile(r"\b(?:lebar\w*|lbr|l)\b")


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


def volume(text: str) -> Volume:
    """Reads an amount. Never raises.

    Two sides of which one at least is said to be metres ("2x15 meter", "panjang 150 m lebar 3 m")
    are an area in m². Everything that could be read in two ways keeps only its text: three sides,
    several amounts, sides without or of different units, money, and "1,500" (a decimal comma to
    one, a thousand to another). Numbers of addresses and dates are no amounts.
    """
    folded = _timeless(" ".join(text.casefold().split()))
    nothing = Volume(None, None, text)
    if _MONEY.search(folded) or re.search(r"\d\s*[¼½¾⅓⅔⅛/]|[¼½¾⅓⅔⅛]", _addressless(folded)):
        return nothing
    amounts = _amounts(_CROSS.sub(r"\1\2 x ", folded))
    if len(amounts) == 1:
        only = amounts[0]
        return nothing if only.value is None else Volume(only.value, only.unit, text)
    if len(amounts) == 2:
        first, second = amounts
        if first.value is not None and second.value is not None and _are_sides(first, second):
            return Volume(_plain(first.value * second.value), "m²", text)
    return nothing


def _timeless(folded: str) -> str:
    """Without words said twice ("rumah2" but not "m2") and without times."""
    return _WHILE.sub(" ", _TWICE.sub(_once, folded))


def _once(said: re.Match[str]) -> str:
    return "m²" if _unit(said[1]) == "m" else said[1]


# People and houses: in a sentence those who are hit, at the question for an amount an amount.
_HIT = frozenset({"orang", "kk", "rumah", "kali", "hari", "bulan"})
_HURT = re.compile(
    r"\b(?:kena|terkena|korban|terdampak|jatuh|meninggal|sakit|luka|tewas|opname|dirawat"
    r"|masuk (?:rs|rumah sakit|puskesmas))\b"
)
_BARE_PAIR = r"(?<![\w/.,-])0*(\d{1,3})\s?/\s?0*(\d{1,3})(?![\w/.,-])(?!\s*(?:m|meter|mtr|km|ha)\b)"
_NAMED = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
_ADDRESS = re.compile(
    rf"{_BARE_PAIR}|\br[tw]\b[\s.:]*\d+"
    rf"(?:\s*(?:s/d|sd|sampai|-|dan|,)\s*\d+(?![\d.,]*\s*(?:{_NAMED}|x)(?![^\W\d_])))*"
)
# How deep, thick or wide one piece is, or how high the water stands, is no amount of what is asked.
_SIZE = re.compile(
    rf"\b(?:sawah|kebun|ladang|kolam)\s+(?:seluas\s+|sekitar\s+)?{_NUMBER}\s*(?:ha|hektar\w*)\b"
    rf"|\b(?:diameter|tebal\w*|kedalaman|setinggi|sedalam|naik|jarak\w*|sejauh|radius|mutar|memutar"
    rf"|putar|jauh\w*)\s*{_NUMBER}"
    rf"\s*(?:cm|mm|m|meter|mtr|km|inch|inci)?\b|{_NUMBER}\s*(?:cm|mm|senti\w*|inch|inci)\b"
)
# How far it is to there ("ke utara 100 m", "200 meter dari masjid"); but not "sepanjang
# 100 m ke timur", nor "100 m dari masjid sampai makam".
_WINDS = r"utara|selatan|timur|barat|kiri|kanan|depan|belakang|dalam|kulon|wetan|lor|kidul"
_FAR = re.compile(
    rf"\b(?:(?:ke|arah)\s+(?:arah\s+)?(?:{_WINDS})|masuk|maju|mundur|lurus|mentok"
    rf"|belok\s+(?:kiri|kanan))\s*(?:sekitar\s+|kira2?\s+|lagi\s+)?{_NUMBER}\s*(?:an)?\s*(?:m|meter|mtr|km)\b"
    rf"|\b(?:masuk|dari|dr)\s+(?:dari\s+)?(?:jl|jln|jalan|simpang|perempatan|pertigaan|gang|gg|pasar|masjid"
    rf"|sd|sekolah|gapura)\b(?![^,;]*\b(?:sampai|sampe|smpe|hingga|s/d|ke)\b)[^,;\d]{{0,40}}?{_NUMBER}\s*(?:m|meter|mtr|km)\b"
    rf"|{_NUMBER}\s*(?:m|meter|mtr|km)\b[\s,]+(?:kanan|kiri|kiwo|tengen)\b"
    rf"|(?<!panjang )(?<!panjangnya )\b{_NUMBER}\s*(?:an)?\s*(?:m|meter|mtr|meteran|km)\s+"
    rf"(?:(?:dari|dr)\b(?!.*\b(?:sampai|sampe|smpe|smp|hingga|s/d|ke)\b)|sebelum|setelah|sesudah|ke\s+(?:{_WINDS}))\b"
)
_SIDES = re.compile(
    rf"{_NUMBER}\s*(?:(?:m|mtr|meter)?\s*[x×*]|(?:m|mtr|meter)\s*kali)\s*{_NUMBER}(?:\s*(?:m2|m²|mtr|meter|m)(?![^\W\d_]))?",
    re.I,
)


# "3 atau 4 meter" is neither.
_EITHER = re.compile(
    rf"\b(?:{_NUMBER}|{'|'.join(WORDS)})\s*\w*\s+(?:atau|ato|apa|utawa|opo|or)\s+(?:{_NUMBER}|{'|'.join(WORDS)})\b"
)


def amount_in(sentence: str, counted: Collection[str] = ()) -> Volume:
    """The amount that a whole sentence says, if it says exactly one. Never raises.

    Only a number with a unit is one here; of two sides without any ("2x60") the text is kept.
    People and houses are those hit ("60 kk terendam") unless `counted`, the units of what is asked
    for, says that they are what is counted. `text` is the amount alone, empty where there is none.
    """
    folded = _ADDRESS.sub(" , ", _timeless(" ".join(sentence.casefold().split())))
    if _MONEY.search(folded) or _EITHER.search(folded):
        return Volume(None, None, "")
    if _HURT.search(folded):
        counted = set(counted) - _HIT
    amounts = _amounts(_CROSS.sub(r"\1\2 x ", _FAR.sub(" , ", _SIZE.sub(" , ", folded))))
    for first, second in itertools.pairwise(amounts):
        if first.value is None or second.value is None:
            continue
        if _are_sides(first, second):
            value = _plain(first.value * second.value)
            return Volume(value, "m²", _sides_said(sentence) or written(value, "m²"))
        if second.before.strip() == "x":
            return Volume(None, None, _sides_said(sentence) or sentence)
    said = [
        each
        for each in amounts
        if each.value and each.unit and (each.unit not in _HIT or each.unit in counted)
    ]
    if len(said) == 1 and said[0].value is not None and said[0].unit is not None:
        return Volume(said[0].value, said[0].unit, written(said[0].value, said[0].unit))
    return Volume(None, None, "")


def _sides_said(sentence: str) -> str | None:
    found = _SIDES.search(sentence)
    return " ".join(found[0].split()) if found else None


def written(value: Decimal, unit: str) -> str:
    """An amount as people write it: "1.500 m", "0,5 km"."""
    return f"{value:,f}".translate(str.maketrans(",.", ".,")) + f" {unit}"


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
        if place < len(words) and _unit(words[place]):
            place += 1
    return " ".join(kept)


def _unit_gone(said: re.Match[str]) -> str:
    unit = said["unit"]
    return " " if _unit(unit) or not unit else f" {unit}"


def _addressless(folded: str) -> str:
    """Without "rt 5/2", whose stroke parts no fraction."""
    return re.sub(r"\br[tw]\b[\W\d]*(?:rw\b[\W\d]*)?", " ", folded)


def _are_sides(first: _Amount, second: _Amount) -> bool:
    units = {first.unit, second.unit}
    if second.before.strip() == "x":
        # "2x15 m2" says what the product is.
        return units in ({"m"}, {"m", None}, {None, "m²"})
    told = (first.before, second.before)
    return units in ({"m"}, {"m", None}) and (_sides(*told) or _sides(*reversed(told)))


def _sides(one: str, other: str) -> bool:
    return _LENGTH.search(one) is not None and _WIDTH.search(other) is not None


def _amounts(folded: str) -> list[_Amount]:
    """The amounts of a text, in digits and in words, in their order."""
    found: list[_Amount] = []
    end = 0
    for match in _AMOUNT.finditer(folded):
        between = folded[end : match.start()]
        if _NO_AMOUNT.search(folded[max(0, match.start() - 40) : match.start()]):
            continue
        found += _in_words(between)
        value = number(match["number"])
        if value is not None and match["times"]:
            value = _plain(value * TIMES[match["times"]])
        unit = match["unit"]
        found.append(_Amount(value, _unit(unit), between))
        # A word that is no unit may belong to what follows ("panjang 150 lebar 3").
        end = match.end() if _unit(unit) or not unit else match.start("unit")
    return found + _in_words(folded[end:], alone=not found)


def _in_words(text: str, alone: bool = False) -> list[_Amount]:
    """Amounts in number words. Those say an amount only before a unit or standing alone: there is
    a "satu" in "salah satu"."""
    tokens = re.findall(r"[a-z²³]+[23]?|\d+", text)
    found, place = [], 0
    while place < len(tokens):
        value, used = numeral(tokens[place:])
        if value is None:
            place += 1
            continue
        rest = tokens[place + used :]
        unit = _unit("".join(rest[:2])) or _unit(rest[0] if rest else None)
        others = {*tokens[:place], *rest} - ABOUT
        if unit or (alone and not others):
            found.append(_Amount(value, unit, " ".join(tokens[:place])))
        place += used
    return found


def numeral(words: list[str]) -> tuple[Decimal | None, int]:
    """The number that words begin with ("dua", "ratus", "lima", "puluh", "meter" is 250 in four
    words); (None, 0) when they begin with none."""
    thousands = total = Decimal(0)
    one: int | None = None  # said, and not yet multiplied
    used = 0
    for word in words:
        if word in WORDS and one is None:
            one = WORDS[word]
        elif word == "belas" and one is not None and one < 10:
            one += 10
        elif word in ("puluhan", "ratusan", "atusan") and one is not None and one < 10:
            # "dua ratusan": about so many
            return thousands + total + one * TIMES[word.removesuffix("an")], used + 1
        elif word in ("puluh", "ratus", "atus") and one is not None and one < 10:
            total, one = total + one * TIMES[word], None
        elif word == "ribu" and (one or total) and not thousands:
            thousands, total, one = (total + (one or 0)) * 1000, Decimal(0), None
        elif word in WORDS and one is not None and one >= 100 > WORDS[word]:
            total, one = total + one, WORDS[word]  # seratus lima
        elif word in WORDS and one is not None and one >= 20 and one % 10 == 0 and WORDS[word] < 10:
            total, one = total + one, WORDS[word]  # sewidak lima
        elif word in WORDS and one == 1000 and WORDS[word] == 100:
            total, one = total + one, WORDS[word]  # seribu seratus
        elif word == "setengah":
            total, one = total + (one or 0) + Decimal("0.5"), None
            return thousands + total, used + 1
        else:
            break
        used += 1
    return (thousands + total + (one or 0), used) if used else (None, 0)


def _unit(word: str | None) -> str | None:
    return UNITS.get((word or "").replace(" ", "")) or None


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


# Between the letters and the number: "RT.005", "Rt : 5", "RT no 5"; but "pak RT, 3 titik" is none.
_TO = r"[\s.:\-/]{0,3}(?:no(?:mor)?\b[\s.:]{0,2})?"
_DIGITS = r"0*(\d{1,3})(?!\d)"
_RT = re.compile(rf"(?<![^\W\d_])(?:r\s?t|rukun tetangga){_TO}{_DIGITS}", re.I)
_RW = re.compile(rf"(?<![^\W\d_])(?:r\s?w|rukun warga){_TO}{_DIGITS}", re.I)
_BOTH = re.compile(rf"(?<![^\W\d_])rt\s*/?\s*(?:rw)?[\s.:\-]{{0,3}}{_DIGITS}\s*/\s*{_DIGITS}", re.I)


def rt_rw(text: str) -> tuple[str | None, str | None]:
    """RT and RW as at least two digits ("05"), where a text names them; of several the first."""
    text = " ".join(text.split())  # long runs of blanks would be walked again and again
    rt, rw = _RT.search(text), _RW.search(text)
    if (both := _BOTH.search(text)) is not None:
        # "RT 1/2 RW 3" names two RT and one RW.
        return _two(both[1]), _two(rw[1]) if rw and rw.start() > both.start(2) else _two(both[2])
    return (_two(rt[1]) if rt else None), (_two(rw[1]) if rw else None)


def _two(digits: str) -> str | None:
    return f"{int(digits):02}" if int(digits) else None
