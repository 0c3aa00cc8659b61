"""Numbers and units as people write them out: "limang puluh meter", "2 setengah"."""

from __future__ import annotations

import re
from decimal import Decimal

from handlers import late
from handlers.reading.amounts import english_words

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
# What is counted where nobody says how large something is: "2 warga belum setuju".
COUNTED = (
    "warga", "anak", "siswa", "ibu", "bapak", "keluarga", "peserta", "petugas", "kelompok",
    "rumah", "houses?", "mesin", "alat", "motor", "mobil", "truk", "tiang", "pohon", "batang",
    "btg", "buah", "bh", "biji", "lembar", "lbr", "ekor", "set", "stel", "pcs", "sak", "ton", "kg",
    "liter", "cm", "ruas", "ruang", "kamar", "kelas", "meja", "kursi", "tempat", "jalur", "lubang",
)  # fmt: skip

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
    "satunggal": 1, "kalihwelas": 12, "tigawelas": 13, "nenem": 6,
    # Before "puluh", "dasa" and "atus".
    "rong": 2, "telung": 3, "patang": 4, "limang": 5, "nem": 6, "pitung": 7, "wolung": 8,
    "sangang": 9, "tigang": 3, "pat": 4, "petang": 4,
    # Written in one word.
    "duapuluh": 20, "tigapuluh": 30, "empatpuluh": 40, "limapuluh": 50, "enampuluh": 60,
    "tujuhpuluh": 70, "delapanpuluh": 80, "sembilanpuluh": 90, "duabelas": 12, "tigabelas": 13,
    "limabelas": 15, "duaratus": 200, "tigaratus": 300, "limaratus": 500,
}  # fmt: skip
TIMES = {
    "puluh": 10, "dasa": 10, "ndasa": 10, "doso": 10, "ndoso": 10,
    "ratus": 100, "atus": 100, "ribu": 1000, "rb": 1000, "ewu": 1000,
}  # fmt: skip
_TENS = frozenset({word for word, times in TIMES.items() if times in (10, 100)})
_THOUSANDS = frozenset({"ribu", "ewu"})
_TEENS = frozenset({"belas", "welas"})

# Words about an amount that leave it what it is.
ABOUT = {"sekitar", "kira", "kurang", "lebih", "kurleb", "sampai", "hanya", "cuma", "minimal",
         "maksimal", "total", "jumlah", "ada", "butuh", "perlu", "saja", "kira2", "aja", "skitar",
         "kurang2", "lbh", "krg", "about", "around", "kiro", "kinten", "kirang",
         "langkung", "luwih", "watara", "udakara"}  # fmt: skip

PARTS = {
    "setengah": Decimal("0.5"), "stengah": Decimal("0.5"), "stgh": Decimal("0.5"),
    "satengah": Decimal("0.5"), "separo": Decimal("0.5"), "separuh": Decimal("0.5"),
    "seperempat": Decimal("0.25"), "saprapat": Decimal("0.25"),
}  # fmt: skip
_NAUGHT = {"nol": 0, "kosong": 0}
_STROKES = {"1/2": "setengah", "½": "setengah", "1/4": "seperempat", "¼": "seperempat"}

_NUMBER = r"\d+(?:[.,]\d+){0,6}"
_WORD = "|".join(
    sorted({*WORDS, *TIMES, *PARTS, *_NAUGHT, *_TEENS, "koma", "perempat"}, key=len, reverse=True)
)
_ALL = rf"(?:{_WORD}|puluhan|ratusan|atusan|{_NUMBER})"
_RUN = late.regex(rf"(?<![\w.,/-]){_ALL}(?:\s+{_ALL})*(?![\w/-]|[.,]\d)")
_STROKE = late.regex(r"((?<![\d/])1/[24]|[½¼])(?=\s*(?:m|mtr|meter|km|ha|hektar)\b)")
# Length, width and height, in which every number is one of metres.
SIDES = (
    r"panjang\w*|pjg|pnjg|dawa\w*|dowo\w*|lebar\w*|lbr|amba\w*|ombo\w*|wiyar\w*|tinggi\w*|dhuwur\w*|duwur\w*"
    r"|tebal\w*|luas\w*|long|length|wide|width|high|height"
)
_SIDE_BEFORE = late.regex(rf"\b(?:{SIDES})\W*(?:(?:{'|'.join(ABOUT)}|2)\W*)*$")
# "2 meter setengah" is two and a half.
_HALF_AFTER = late.regex(
    rf"(?<![\w.,])(\d+)(\s*(?:m|mtr|meter|km|ha"
    rf"|hektar)\s+)(?:{'|'.join(PARTS)})\b(?!\s*(?:\w{{3,}}))"
)
# "Seratus sampai 150 meter": it counts what the other counts.
_UNTIL = late.regex(
    rf"\W*(?:sampai|sampe|smpe|hingga|sd|s/d|tekan|atau|utawa|x|kali|ping|to|or)\W+{_ALL}\b"
)
# "RT pitulas RW gangsal", "rt tujuh belas", and "rt lima" beside the unit that it is not.
_SAID = "|".join(sorted({*WORDS, *_TENS, *_TEENS}, key=len, reverse=True))
_COUNTS = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
# As some are said in addresses alone: in English, and with another vowel.
_ADDRESSED = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "tigo": 3, "tigang": 3, "kaleh": 2,
    "enim": 6, "songo": 9, "sekawan": 4, "sakawan": 4, "setunggil": 1, "satunggil": 1,
}  # fmt: skip
_IN_ADDRESS = "|".join(sorted({_SAID, *_ADDRESSED}, key=len, reverse=True))
_ADDRESS = late.regex(
    r"(?<![^\W\d_])(r\s?t|r\s?w|rukun (?:tetangga|warga))"
    r"(?:(?<=r[tw])\s?(?:nya|ne|n?ipun)(?=\s))?((?:[\s.:]|no\b|nomor\b|nomer\b){1,8})"
    rf"(?!kalih\s+(?:pak|bu|mas|mbak|mbah|ketua|pengurus|warga|tonggo|tanggi)\b)((?:{_IN_ADDRESS})(?:\s+(?:{_SAID})){{0,3}})(?![\w'-])(?!\s+(?:{_COUNTS}|{_SAID}|lagi)\b|\s*,\s*\d)",
    re.I,
)
# "Er te empat", as it is spelt aloud.
_SPELT = late.regex(
    r"\b(er\s?te|er\s?we)(?=\s*\d|[\s.:]+(?:no\w*\s+)?(?:" + _IN_ADDRESS + r")\b)", re.I
)
# "Rt nya 12"; "rt nya 12 kk" counts who lives there.
_ITS = late.regex(
    rf"\b(r[tw])\s?-?(?:nya|ne|n?ipun)\s+(?=\d{{1,3}}\b(?!\s*(?:{_COUNTS}|[,x/-]\s*\d|bukan|dudu|sanes|not)\b))",
    re.I,
)
_ONE = late.regex(r"\bse(meter|kilometer|hektar)\b")


# "Telu likur" is "telulikur", 23.
_LIKUR = late.regex(r"\b(se|ro|telu|pat|nem|pitu|wolu|sanga)(?:ng)?\s+likur\b", re.I)


def figures(folded: str) -> str:
    """A text with the numbers that are written out in it in digits, where they say how much: before
    a unit, behind "panjang" or its like, or all alone. Fractions become part of the number before
    them ("2 setengah" is "2,5"). All else stays ("salah satu", "dua anak"). Never raises.

    `folded` is in small letters, with single blanks.
    """
    folded = _LIKUR.sub(r"\1likur", english_words.in_digits(folded))
    folded = _STROKE.sub(lambda said: f" {_STROKES[said[1]]} ", folded)
    folded = _ONE.sub(r"1 \1", folded)
    made = [_RUN.sub(lambda run: _figure(run, folded), folded)]
    return _HALF_AFTER.sub(lambda said: f"{said[1]},5{said[2]}", made[0])


def all_figures(folded: str) -> str:
    """A text with every number that is written out in it in digits, whatever it says; of two in a
    row each by itself. `folded` as in `figures`."""
    return _RUN.sub(lambda run: _each(run[0].split()), folded)


def _each(words: list[str]) -> str:
    said = []
    while words:
        value, used = spoken(words)
        known = value is not None and used > 0
        said.append(
            f"{value.normalize():f}".replace(".", ",") if value is not None and known else words[0]
        )
        words = words[used if known else 1 :]
    return " ".join(said)


def _figure(run: re.Match[str], folded: str) -> str:
    words = run[0].split()
    value, used = spoken(words)
    if value is None or (used == 1 and words[0][0].isdigit()):
        return run[0]
    rest = words[used:]
    behind = " ".join(rest) + folded[run.end() :]
    beside = words[0] == "kalih" and used == 1 and _BESIDE.match(behind) is not None
    if beside and not _COUNTS_TWO.search(folded[: run.start()]):
        return run[0]
    after = [word.strip(",.;()") for word in behind.split()[:2]]
    counts = unit("".join(after)) or unit(after[0] if after else None) or _UNTIL.match(behind)
    alone = ABOUT.issuperset(re.findall(r"[^\W_]+", f"{folded[: run.start()]} {behind}"))
    told = words[0][0].isdigit() or _SIDE_BEFORE.search(folded[: run.start()]) is not None
    if not (counts or alone or told):
        return run[0]
    return " ".join([f"{value.normalize():f}".replace(".", ","), *rest])


# "Rembugan kalih kelompok tani", "kulo kalih tonggo": with whom, which "kalih" says as it says two.
_PEOPLE = (
    r"(?:kelompok|poktan|gapoktan|warga\w*|anak|lare|ibu|bapak|keluarga\w*|peserta|petugas|tonggo\w*|tanggi\w*"
    r"|tangga\w*|rencang\w*|kanca\w*|konco\w*|pak|bu|mas|mbak|mbah|kang|lik|pengurus|ketua|pemuda|karang|tiyang|sedherek|semah\w*"
    r"|bojo\w*|garwa\w*|r[tw])"
)
_BESIDE = late.regex(rf"\W*{_PEOPLE}\b")
_COUNTS_TWO = late.regex(
    rf"(?:^|[,.;:(]|\b(?:{'|'.join(ABOUT)}|wonten|ono|gadhah|nyuwun|kangge|kanggo|betah|mbetahaken|tambah))\W*$"
)


# "RT nol empat", as it is read out.
_NOUGHT = late.regex(
    rf"\b(r[tw])(?:\s?(?:nya|ne|n?ipun))?\s{{1,3}}(?:(?:nol|kosong|zero)\s{{1,3}}){{1,2}}(?=\d|(?:{_IN_ADDRESS})(?!\w))",
    re.I,
)


def addressed(text: str) -> str:
    """A text with the numbers of RT and RW that are written out in it in digits. Never raises."""
    text = _SPELT.sub(lambda said: "RT" if said[0][-2:].casefold() == "te" else "RW", text)
    text = _NOUGHT.sub(r"\1 ", _ITS.sub(r"\1 ", text))
    return _ADDRESS.sub(_address, _LIKUR.sub(r"\1likur", text))


# "Rt ne salah, kudune setunggal": the number stands behind the word that puts it right; or right
# behind what it is called: "RW ne pitu dudu wolu", but "rt nya dua, 20 sama 21" counts them.
_RIGHTED = late.regex(
    r"(\br[tw]\b(?:[^.;]{0,30}?\b(?:(?:se)?harusnya|hrsnya|mestinya|kudune|kedahipun|leres(?:ipun|e)|bener(?:e|nya)|benarnya|(?:yang|yg|sing)\s+(?:bener|benar|betul|leres)|jadi|dados|be|salah(?!\s+satu)|keliru|kliru|luput|lepat|klentu)"
    r"|\s?(?:nya|ne|n?ipun)?(?:\s+(?:is|itu|iku|kuwi|niku))?)\s+)"
    rf"({_IN_ADDRESS})(?![\w'-])(?!\s+(?:{_COUNTS}|{_SAID})\b|\s*[,:(]?\s*\d)",
    re.I,
)


# "Kok RT-nya jadi tujuh, harusnya lima": what it has become, before what it is.
_MISREAD = late.regex(
    rf"\b(r[tw])(?:\s?-?\s?(?:nya|ne|n?ipun))?\s+(?:[^\W\d]+\s+){{0,2}}?(?:\d{{1,3}}|{_IN_ADDRESS})\W+"
    r"(?:(?:padahal|kan|itu|iku|seng|sing|ingkang|yang|yg)\s+)?"
    r"(?:(?:se)?harusnya|hrsnya|mestinya|kudune|kedahipun|leres(?:ipun|e)?|bener(?:e|nya)?|benar(?:nya)?|betul(?:nya)?)"
    rf"\s+(?:\1\W?\s*)?(\d{{1,3}}|{_IN_ADDRESS})(?![\w'-])(?!\s+(?:{_COUNTS})\b)",
    re.I,
)


def righted_address(text: str) -> str:
    """A text with the RT or RW that it puts right in digits, where that stands by itself."""
    text = _MISREAD.sub(r"\1 harusnya \2", text)
    return _RIGHTED.sub(
        lambda said: (
            f"{said[1]}{WORDS.get(said[2].casefold()) or _ADDRESSED[said[2].casefold()]}"
            if said[2].casefold() in {*WORDS, *_ADDRESSED}
            else said[0]
        ),
        text,
    )


def _address(said: re.Match[str]) -> str:
    words = said[3].casefold().split()
    value, used = numeral(words)
    if value is None and words[0] in _ADDRESSED:
        value, used = Decimal(_ADDRESSED[words[0]]), 1
    if value is None or not 0 < value < MOST:
        return said[0]
    return f"{said[1]}{said[2]}{value:f}" + "".join(f" {each}" for each in said[3].split()[used:])


# No RT or RW has a higher number.
MOST = 200


def spoken(words: list[str]) -> tuple[Decimal | None, int]:
    """The number that words and figures begin with, with the part behind it ("2 setengah", "dua
    koma lima"), and how many of them say it; (None, 0) when they begin with none."""
    if words[0][0].isdigit():
        digits = words[0].replace(",", ".")
        value, used = (Decimal(digits) if re.fullmatch(r"\d+(?:\.\d{1,2})?", digits) else None), 1
    else:
        value, used = numeral(words)
    if value is None or value != value.to_integral_value():
        return value, used if value is not None else 0
    rest = words[used:]
    if rest[:1] == ["perempat"] and used == 1 and value == 3:
        return Decimal("0.75"), 2
    if rest[:1] == ["koma"]:
        behind = ""
        for each in rest[1:3]:
            digit = each if each.isdecimal() else str(WORDS.get(each, _NAUGHT.get(each, "")))
            if len(digit) != 1:
                break
            behind += digit
        if behind:
            return Decimal(f"{value}.{behind}"), used + 1 + len(behind)
    if rest[:1] and rest[0] in PARTS:
        return value + PARTS[rest[0]], used + 1
    if rest[:2] == ["tiga", "perempat"]:
        return value + Decimal("0.75"), used + 2
    return value, used


# "Dua ratus seratus delapan puluh" is two numbers: what follows in one is ever less.
MOST_SAID = 10_000


def numeral(words: list[str]) -> tuple[Decimal | None, int]:
    """The number that words begin with ("dua", "ratus", "lima", "puluh", "meter" is 250 in four
    words); (None, 0) when they begin with none."""
    thousands = total = Decimal(0)
    one: int | None = None  # said, and not yet multiplied
    used, least = 0, MOST_SAID
    for word in words:
        if word in WORDS and one is None and WORDS[word] < least:
            one = WORDS[word]
        elif word in _TEENS and one is not None and one < 10:
            one += 10
        elif word in ("puluhan", "ratusan", "atusan") and one is not None and one < 10:
            # "dua ratusan": about so many
            return thousands + total + one * TIMES[word.removesuffix("an")], used + 1
        elif word in _TENS and one is not None and one < 10 and TIMES[word] >= least:
            one, used = None, used - 1  # "tiga ratus | dua ratus"
            break
        elif word in _TENS and one is not None and one < 10:
            total, one, least = total + one * TIMES[word], None, TIMES[word]
        elif word in _THOUSANDS and (one or total) and not thousands:
            thousands, total, one = (total + (one or 0)) * 1000, Decimal(0), None
            least = 1000
        elif word in WORDS and one is not None and one >= 100 > WORDS[word]:
            total, one = total + one, WORDS[word]  # seratus lima
        elif word in WORDS and one is not None and one >= 20 and one % 10 == 0 and WORDS[word] < 10:
            total, one = total + one, WORDS[word]  # sewidak lima
        elif word in WORDS and one == 1000 and WORDS[word] == 100:
            total, one = total + one, WORDS[word]  # seribu seratus
        elif word in PARTS:
            total, one = total + (one or 0) + PARTS[word], None
            return thousands + total, used + 1
        else:
            break
        used += 1
    return (thousands + total + (one or 0), used) if used else (None, 0)


def unit(word: str | None) -> str | None:
    """What a word counts: "mtr" is "m"; None for a word that is no unit."""
    return UNITS.get((word or "").replace(" ", "")) or None
