"""What a sentence says is to be done with a proposal that was sent: taken back and why, changed and
what, that a photo is of it."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Literal, NamedTuple

from handlers.reading import spelling
from handlers.reading.likeness.traits import stem

Order = Literal["withdraw", "change", "photo"]

_NOT = r"(?:ga|gak|g|nggak|ngga|enggak|tidak|tdk|ora|ra|mboten|ndak|gk)"
# "Ditarik aja", "ra sido wae"; that it was not built ("batal dibangun") takes nothing back.
_TAKES_BACK = re.compile(
    rf"\b(?:di)?(?:batal(?:kan|in|ke|no|ken)?|tarik|cabut|hapus(?:kan|in)?)\b(?!\s+(?:di|kabel|foto\w*|data))"
    rf"|\b(?:{_NOT}\s*(?:jadi|jd|sido|sida|sios)|urung|wurung|ra\s?sido)\b"
    r"(?=\W*$|\W*(?:aja|saja|wae|ae|mawon|deh|pak|bu|min|mas|mbak|ya|kok|mawi)\b|\s*[,.;]"
    r"|\s+(?:karena|karna|krn|soal\w*|sebab|mergo|amargi|amergo|udah|sudah|sdh|udh|dah|wis|sampun|di\s?usul\w*))"
    rf"|\b{_NOT}\s+(?:usah|sah|perlu|prlu)\s+(?:di)?(?:lanjut\w*|terus\w*|bahas|proses\w*|kerjakan|kerjain)\b"
    r"|\b(?:withdraw|take\s+back)\b",
    re.I,
)
_KEEPS = re.compile(
    rf"\b(?:jangan|jgn|ojo|ampun|{_NOT}\s+usah|{_NOT}\s+mau|kenapa|knp|kok|siapa|sopo|kapan|gimana|gmn|piye|cara\w*)\b[^,.;]*"
    r"\b(?:di)?(?:batal|tarik|cabut|hapus)\w*"
    rf"|\b{_NOT}\s*(?:jadi|jd|sido|sida|sios)\s+(?:di|tak\s?|mau\s+|nge?)?(?:batal|tarik|narik|cabut|nyabut|hapus)\w*",
    re.I,
)
_PHOTO = re.compile(r"\b(?:foto|poto|gambar|photo|pict?ure|pic)\w*\b", re.I)
# "Ini buat usulan lampu", below a photo.
_FOR = re.compile(
    r"\b(?:untuk|utk|buat|bwt|kanggo|kangge|nggo|di|ke)\s+(?:yg\s+|yang\s+|sing\s+)?usul(?:an|ane|anku|annya)?\b"
    r"|\busul(?:an)?(?:ku|\s+(?:saya|sy|aku|kulo|kula))\b|\b(?:nomor|nomer|nmr|no)\W{0,2}\d",
    re.I,
)
# Somebody wishes something new.
_NEW = re.compile(
    r"^\W*(?:\w+\W+){0,3}?(?:mau|mo|pengen|ingin|arep|badhe|izin)?\s*\b(?:usul(?:kan|in)?|ngusul\w*"
    r"|mengusulkan)\b(?!\s*(?:saya|sy|ku|aku|yang|yg|sing|no\b|nomor|nomer|\d))",
    re.I,
)
_BECOMES = r"(?:tp|tapi|tetapi|melainkan|nanging|ning|yg\s+bener|yang\s+benar)"
_WRONG = re.compile(
    rf"\b(?:bukan(?:nya)?|dudu|udu|sanes|not)\b.{{1,60}}\b{_BECOMES}\b"
    r"|\b(?:bukan(?:nya)?|dudu|udu|sanes)\s+(?:rt|rw|gang|gg|jl|jln|jalan|\d)"
    r"|\b(?:harusnya|seharusnya|mestinya|mestine|kudune|kedahipun|hrsnya)\b"
    r"|\b(?:salah|keliru|klentu|klero|kliru|lepat|typo|ralat|koreksi)\b"
    r"|\b(?:kan|padahal)\s+(?:\w+\s+)?(?:minta|mau|usul|maksud|njaluk)(?:nya|ne|e)?\s+\w",
    re.I | re.S,
)
_CHANGES = re.compile(
    r"\b(?:di)?(?:ganti|rubah|ubah|betulkan|betulin|benerin|benarkan|edit|owah|revisi|pindah|isi|lengkapi|tambah(?!\s+(?:parah|rusak"
    r"|dalam|lebar|banyak|gede|besar))|kurangi)"
    r"(?:in|kan|nya|i|en|no|ke|an|ne)?\b",
    re.I,
)
# That it is of one that was sent.
_SENT = re.compile(
    r"\busul(?:an(?:ku|e|ne|nya)?|ku)\b|\b(?:nomor|nomer|nmr|no)\W{0,2}\d|^\W*(?:\w+\W+){0,2}?(?:yang|yg|sing|ingkang)\b"
    r"|\b(?:tadi|td|kemarin|kmrn|kemaren|wingi|mau)\b|^\W*(?:\w+\W+){1,3}?(?:itu|iku|kae)\b",
    re.I,
)
_ANSWERS = (
    r"(?:lokasi|alamat|tempat|masalah|keluhan|panjang|lebar|jumlah|ukuran|volume|rt|rw|jalan|gang"
    r"|tinggi|dowo|ambo?|amba)\s?(?:nya|ne|e|ipun|nipun)"
)
_LABELLED = re.compile(
    rf"\b{_ANSWERS}\b.*\b(?:bukan|dudu|sanes|jadi|dadi|ganti|kurang|tambah\w*|salah|keliru|harusnya)\b"
    rf"|\b(?:kurang|tambah\w*)\b.*\b(?:\d|keterangan|catatan|info)"
    rf"|\b(?:nomor|nomer|nmr|no)\W{{0,2}}\d+\b.*\b{_ANSWERS}\W+(?:\w+\W+)?\d",
    re.I | re.S,
)
_ASKS = re.compile(
    rf"\?|\b(?:bisa|boleh|bs|blh|iso|saged)\b.*\b{_NOT}\b\W*(?:ya|pak|bu|min|mas)?\W*$"
    r"|^\W*(?:\w+\W+){0,2}?(?:gimana|gmn|piye|pripun|cara\w*|apakah|apa\s+bisa|kapan|berapa|brp)\b",
    re.I | re.S,
)


# "Bisa gak usulan lampu sy dipindah ke gang melati": an order, politely.
_MAY = re.compile(
    rf"^\W*(?:(?:pak|bu|min|mas|mbak|kak)\W+)?(?:bisa|boleh|bs|blh|iso|saged)(?:kah)?(?:\s+{_NOT})?\s+(?=.*\busul)"
    rf"|\s*,?\s*\b(?:(?:bisa|boleh|bs|blh|iso|saged)(?:kah)?\s+(?:{_NOT})?|{_NOT})(?:\s+(?:ya|pak|bu|min))*\W*$",
    re.I,
)


def _unasked(text: str) -> str:
    """A text without what makes a polite question of an order, where it says what is to be so."""
    bare = _MAY.sub("", text).rstrip("? ")
    return bare if bare != text and _CHANGES.search(bare) and _VALUE.search(bare) else text


_VALUE = re.compile(r"\b(?:ke|jadi|jd|menjadi|dadi|dari|di|nang|ning|neng)\s+\w|\d", re.I)


def keeps(text: str) -> bool:
    """Whether a text says of a proposal that it is not to be taken back, or asks about that."""
    return _KEEPS.search(text) is not None


# Something is wished, and not only shown.
_WISHES = re.compile(
    r"\b(?:minta|mnt|mohon|mhn|tolong|tlg|butuh|perlu|usul|ngusul\w*|mengusulkan|njaluk|nyuwun|pengen|ingin|need|want"
    r"|(?:mau|pgn)\s+(?:lapor|usul))\b",
    re.I,
)


def wishes(text: str) -> bool:
    """Whether a text that comes with a photo wishes something."""
    return _WISHES.search(text) is not None


# "Bukan usulan, cuma mau liatin aja".
_NO_WISH = re.compile(
    r"^\W*(?:bukan|bkn|dudu|sanes|jangan|jgn|ga\w*|nggak|tidak|ora)\s+(?:usah\s+|perlu\s+|mau\s+|untuk\s+|buat\s+)?(?:di)?(?:jadi\w*\s+)?usul(?:an)?\b"
    r"(?!\s+(?:saya|sy|ku|yg|yang|itu))",
    re.I,
)


# "Makin parah", "mohon segera": of what was wished before.
_WORSE = re.compile(
    r"\b(?:makin|semakin|tambah|tmbah|tmbh|sansaya|soyo|malah|masih|tetep|tetap)\s+\w+|\b(?:segera|cepat|cepet|ndang|kapan)\b"
    r"|\b(?:di)?(?:percepat|segerakan|proses|kerjakan|kerjain|realisasi\w*|tindak\s?lanjut\w*)\b"
    r"|\b(?:lagi|maneh|malih|meneh)\b|\b(?:kemarin|kmrn|tadi|td|wingi|barusan|sekarang|skrg|saiki|semalam)\b",
    re.I,
)


def goes_on(text: str) -> bool:
    """Whether a text may tell more of what was wished before, and begins nothing new."""
    return _WORSE.search(text) is not None and _NEW.search(text) is None


def points(text: str) -> bool:
    """Whether a text points at what was sent ("jembatan itu", "yg kemarin", "usulan saya")."""
    return _SENT.search(text) is not None


_PAST = re.compile(
    r"\b(?:kemarin|kmrn|kemaren|wingi|pernah|dulu|minggu\s+lalu|sering|takut)\b", re.I
)


def now(text: str) -> bool:
    """Whether what a text tells of may be so now, and was not before."""
    return _PAST.search(text) is None


def no_wish(text: str) -> bool:
    """Whether a text says of what is offered that it is no proposal."""
    return _NO_WISH.match(text) is not None


# "Foto ulang", "yg lebih jelas": of a proposal that was sent, whichever.
_ANEW = re.compile(
    r"\b(?:ulang|nyusul|menyusul|susulan|tambahan|terbaru|(?:lebih|lbh)\s+jelas|yg\s+kemarin)\b",
    re.I,
)


def anew(text: str) -> bool:
    """Whether words below a photo say that it comes after others."""
    return _ANEW.search(text) is not None


def for_sent(text: str) -> bool:
    """Whether words below a photo say that it is for a proposal that was sent."""
    return _FOR.search(text) is not None


def of_photo(text: str) -> bool:
    """Whether a text is of a photo and changes nothing else."""
    return _PHOTO.search(text) is not None and not (
        _WRONG.search(text) or _LABELLED.search(text) or any(map(str.isdecimal, text))
    )


# "Salah ketik, harusnya rt 7": of what was sent, whatever it is.
_SLIP = re.compile(
    r"\b(?:salah|keliru|klentu)\s+(?:ketik|tulis|ngetik|nulis|pencet|input)\w*"
    r"|\b(?:rt|rw|ukuran|panjang|lebar|lokasi|jumlah|nama)\s?(?:nya|ne|e)?\s+(?:yg\s+|yang\s+)?(?:salah|keliru|klentu|bukan|dudu)\b"
    r"|\b(?:harusnya|seharusnya|mestinya|kudune)\s+(?:rt|rw|\d)",
    re.I,
)


def slip(text: str) -> bool:
    """Whether a text says that something in what was sent is a slip, though not in which."""
    return _SLIP.search(text) is not None


def order(text: str) -> Order | None:
    """What is to be done with a proposal of theirs; None where a text orders nothing. Which one is
    meant, and whether there is one, is for others to say. Never raises."""
    if _NEW.search(text):
        return None
    if keeps(text):
        return None
    if _TAKES_BACK.search(text) and "?" not in text:
        return None if _PHOTO.search(text) else "withdraw"
    text = _unasked(text)
    if _ASKS.search(text):
        return None
    if _PHOTO.search(text):
        return "photo"
    if _WRONG.search(text) or _LABELLED.search(text):
        return "change"
    return "change" if _CHANGES.search(text) and _SENT.search(text) else None


# --- what is said with it -------------------------------------------------------------------------

_SMALL = """
yang yg sing ingkang usul usulan usulane usulanku usulannya usulku saya sy aku ku kulo kula kami
kemarin kmrn kemaren wingi tadi td mau itu iku kae kuwi niku ini iki nomor nomer nmr no num punya
di nang ning neng ing jl jln jalan gang gg eh oh oiya maaf maap pak bu min mas mbak kak bang
tolong tlg mohon bisa minta tentang soal untuk utk buat kalau kalo klo aja saja wae ya yo nggih
mtr ah lah sih nih to tho perbaikan dan deh dong bapak ibu admin permisi
assalamualaikum selamat pagi siang sore malam
"""
_AROUND = frozenset(_SMALL.split())
_ENDS = ("nya", "ne", "e", "nipun", "ipun", "ku")


def _names(word: str, known: Collection[str]) -> bool:
    """Whether a word only says which proposal is meant; `known` are the stems of its words."""
    folded = spelling.fold(word)
    if not folded or folded in _AROUND or folded.isdecimal():
        return True
    bare = {folded, *(folded.removesuffix(end) for end in _ENDS)}
    return any(each in known or stem(each) in known for each in bare)


_BY_NUMBER = re.compile(r"\b(?:mtr|usl)\W?(?:20\d\d\W?)?\d{1,6}\b", re.I)


def without_naming(text: str, known: Collection[str]) -> str:
    """A text without the words at its beginning that only say which proposal is meant. A number
    there is that of a proposal, unless something is counted by it."""
    words = _BY_NUMBER.sub(" ", _ASKED_TO.sub("", text)).split()
    at = 0
    while at < len(words) and _names(words[at], known):
        folded = spelling.fold(words[at])
        counted = at + 1 < len(words) and _UNIT.match(words[at + 1])
        if folded.isdecimal() and counted:
            break
        at += 1
        if words[at - 1][-1] in ",;:" and at < len(words):
            break
    if 0 < at < len(words) and _WHEN.match(" ".join(words[at - 1 : at + 1])):
        at -= 1
    return " ".join(words[at:])


# "Ubah usulan nomor 1, ...": the command, and not "ganti lokasinya".
_ASKED_TO = re.compile(
    r"^\W*(?:(?:mau|tolong|tlg|minta|bisa|mohon|sy|saya|aku)\s+)*(?:di)?(?:ubah|rubah|ganti|edit|ralat|koreksi|betulkan"
    r"|betulin|benerin|change|revisi)(?:in|kan|en)?\s+(?:(?:dong|donk|aja|saja|ya|pak|bu|min|mas|mbak)\s+)*(?=(?:usul|nomor|nomer|nmr|no|yg|yang|sing|mtr|#?\d))",
    re.I,
)
# "Kemarin malem ambrol": when it was, and not which one is meant.
_WHEN = re.compile(
    r"(?:kemarin|kmrn|kemaren|wingi|tadi|td|mau)\s+(?:malam|malem|sore|pagi|siang|bengi|hujan|banjir)",
    re.I,
)
_UNIT = re.compile(r"(?:m|m2|meter|mtr|km|titik|unit|buah|orang|kk|paket|bh|biji|ttk)\b", re.I)

# The order itself, and that it is to be quick, are nothing that is to be kept.
_ORDER = re.compile(
    r"(?:\b(?:tolong|tlg|mohon|bisa|minta|mau|sy|saya|boleh|coba)\s+)*\b(?:di)?tambah(?:in|kan|i|no|ke|an)?\b"
    r"(?:\s+(?:ke|di|dlm|dalam|pada|nang|ning|sama|jg|juga|lagi|lg|ya))*\s+"
    r"(?:usul\w*|keterangan\w*|catatan\w*|info\w*)(?:\s+(?:saya|sy|ku|itu|ini|yg|yang|kmrn|kemarin|tadi|ya|pak|bu|min))*"
    r"(?:\s*[:,]\s*|\s+(?:kalau|kalo|klo|bahwa|yen|nek)\b\s*)?",
    re.I,
)
_HURRY = re.compile(
    r"[\s,]*\b(?:biar|supaya|ben|agar|cepat|cepet|cpt|ndang|gek)\s+(?:bisa\s+)?(?:lebih\s+|lbh\s+|di)?(?:cepat|cepet|cpt|ndang|segera"
    r"|diproses|proses|dikerjakan|dikerjain|dibangun|diprioritas\w*)\b[^,.;]*$",
    re.I,
)
_TALK = re.compile(
    r"(?:[\s,.]+\b(?:pak|bu|min|mas|mbak|kak|ya|yo|nggih|dong|deh|lah|bapak|ibu|admin|tolong|tlg|mohon|trims|makasih|suwun"
    r"|terima\s?kasih|bisa|maaf|mksh)\b)+[\s.!]*$",
    re.I,
)


# What only says of a photo that it is one.
_SHOWN = frozenset(
    {"foto", "fotonya", "fotone", "poto", "gambar", "gambarnya", "kondisi", "kondisinya", "keadaan"}
    | {"sekarang", "skrg", "skrng", "saiki", "terbaru", "terkini", "nyusul", "menyusul", "kirim"}
    | {"tambah", "tambahan", "nambah", "tambahin", "nyusulin", "lampiran", "bukti", "buktinya"}
)


_INTO = re.compile(r"(?:jadi|jd|menjadi|dadi|dgn|dengan|pakai|pake)\b", re.I)
# "Ditambahin jg kabelnya putus": more that is told; "tambah 3 titik" is how much.
_ADDED = re.compile(
    r"(?:di)?tambah(?:in|kan|i|no|ke)?\b\s*(?:(?:jg|juga|lagi|lg|ya|pak|bu|kalau|kalo|klo|bahwa)\b[\s:,]*)*(?=\D{6})(?!\w+\s+\d)",
    re.I,
)


# "Sy kan mintanya talud".
_MEANT = re.compile(
    r"\b(?:kan|padahal)\s+(?:\w+\s+)?(?:minta|mau|usul|maksud|njaluk)(?:nya|ne|e)?\s+(?P<what>[^,.;?]{3,80})",
    re.I,
)


def _between(text: str, known: Collection[str]) -> str:
    """A text without which proposal is meant behind its first word ("masalahnya yg jembatan ganti:
    ...")."""
    words = text.split()
    if len(words) > 3 and spelling.fold(words[1]) in _POINTING and _names(words[2], known):
        at = 3
        while at < len(words) - 1 and _names(words[at], known):
            at += 1
        return " ".join([words[0], *words[at:]])
    return text


_POINTING = frozenset({"yg", "yang", "sing", "usulan", "di", "buat", "untuk"})


class Stated(NamedTuple):
    """What is said to be different; `adds` where it is told beside what is there."""

    text: str
    adds: bool = False


def stated(text: str, known: Collection[str], *, photo: bool = False) -> Stated:
    """What is to be different of a proposal, whose words are `known`: without which it is and the
    order; "" where nothing is said. `photo` is whether one comes with it."""
    names = {*known, *_SHOWN} if photo or _PHOTO.search(text) else known
    bare = _ORDER.sub(" \x00 ", _HURRY.sub("", text))
    parts = [without_naming(each.strip(" ,;:."), names) for each in bare.split("\x00")]
    parts = [_TALK.sub("", f" {each}").strip(" ,;:.") for each in parts]
    left = ", ".join(each for each in parts if each)
    if meant := _MEANT.search(left):
        left = f"judulnya {meant['what'].strip()}"
    left = _between(left, names)
    if _INTO.match(left):
        left = f"ganti {left}"  # the verb stood before what it is of
    if added := _ADDED.match(left):
        return Stated(left[added.end() :], adds=True)
    if len(left.split()) < 2 and not any(map(str.isdecimal, left)):
        return Stated("")
    return Stated(left, adds="\x00" in bare)


_CAUSE = (
    r"(?:karena|karna|krn|soalnya|soale|soal|sebab|mergo|amargi|amergo|gara2|gara-gara|alasan\w*"
    r"|since|because)"
)
_SO = re.compile(r"[\s,;.]*\b(?:jadi|jd|makanya|mk|maka|dadi|dados|so)\b[\s,]*", re.I)


def why(text: str, known: Collection[str]) -> str:
    """Why a proposal is taken back, as it was said; "" where it was not."""
    found = _TAKES_BACK.search(text)
    if found is None:
        return ""
    behind = without_naming(text[found.end() :].lstrip(" ,.;:"), known)
    behind = re.sub(rf"^{_CAUSE}\b[\s,:]*", "", behind, flags=re.I)
    behind = _TALK.sub("", f" {behind}").strip(" ,.;:")
    if len(behind.split()) > 1 and not all(_names(word, known) for word in behind.split()):
        return behind
    before = text[: found.start()]
    so = list(_SO.finditer(before))
    before = before[: so[-1].start()] if so else before.rpartition(",")[0]
    before = re.sub(rf"^{_CAUSE}\b[\s,:]*", "", without_naming(before, known), flags=re.I)
    return before.strip(" ,.;:") if len(before.split()) > 1 else ""
