"""What a sentence says is to be done with a proposal that was sent: taken back, changed, that a
photo is of it."""

from __future__ import annotations

import re
from typing import Literal

from handlers import late
from handlers.reading.denial import DO_NOT, NOT, NOT_YET

Order = Literal["withdraw", "change", "photo"]

_NOT = rf"(?:{NOT})"
# "Ditarik aja", "ra sido wae"; that it was not built ("batal dibangun") takes nothing back.
TAKES_BACK = late.regex(
    rf"\b(?:di)?(?:batal(?:kan|in|ke|no|ken|ne)?|tarik(?:in)?|cabut|hapus(?:kan|in)?)\b(?!\s+(?:di|kabel|foto\w*|data))"
    rf"|\b(?:{_NOT}\s*(?:jadi|jd|sido|sida|sios)|urung|wurung|ra\s?sido)\b"
    r"(?=\W*$|\W*(?:aja|saja|wae|ae|mawon|deh|pak|bu|min|mas|mbak|ya|kok|mawi)\b|\s*[,.;]"
    r"|\s+(?:karena|karna|krn|soal\w*|sebab|mergo|amargi|amergo|udah|sudah|sdh|udh|dah|wis|sampun|di\s?usul\w*))"
    rf"|\b{_NOT}\s+(?:usah|sah|perlu|prlu)\s+(?:di)?(?:lanjut\w*|terus\w*|bahas|proses\w*|kerjakan|kerjain)\b"
    r"|\b(?:withdraw|take\s+back)\b|\b(?:cancel|delete|remove|drop)\s+(?:my|the|that|this|it|all)\b",
    re.I,
)
_KEEPS = late.regex(
    rf"\b(?:jangan|jgn|ojo|ampun|{_NOT}\s+usah|{_NOT}\s+mau|kenapa|knp|kok|siapa|sopo|kapan|gimana|gmn|piye|cara\w*)\b[^,.;]{{0,120}}"
    r"\b(?:di)?(?:batal|tarik|cabut|hapus)\w*"
    rf"|\b{_NOT}\s*(?:jadi|jd|sido|sida|sios)\s+(?:di|tak\s?|mau\s+|nge?)?(?:batal|tarik|narik|cabut|nyabut|hapus)\w*"
    # "Usulannya tidak dibatalkan kan"
    rf"|\b{_NOT}\s+(?:akan\s+|bakal\s+|otomatis\s+|ikut\s+)?(?:di|ke|ter)?(?:batal|tarik|cabut|hapus|gugur|hangus)\w*(?:\s+(?:kan|ya|yo|to|nggih)\b|\W*$)",
    re.I,
)
PHOTO = late.regex(r"\b(?:foto|poto|gambar|photo|pict?ure|pic)\w*\b", re.I)
# "Ini buat usulan lampu", below a photo.
_FOR = late.regex(
    r"\b(?:untuk|utk|buat|bwt|kanggo|kangge|nggo|di|ke)\s+(?:yg\s+|yang\s+|sing\s+)?usul(?:an|ane|anku|annya)?\b"
    r"|\busul(?:an)?(?:ku|\s+(?:saya|sy|aku|kulo|kula))\b|\b(?:nomor|nomer|nmr|no)\W{0,2}\d",
    re.I,
)
# Somebody wishes something new.
_NEW = late.regex(
    r"^\W*(?:\w+\W+){0,3}?(?:mau|mo|pengen|ingin|arep|badhe|izin)?\s*\b(?:usul(?:kan|in)?|ngusul\w*"
    r"|mengusulkan)\b(?!\s*(?:saya|sy|ku|aku|yang|yg|sing|no\b|nomor|nomer|\d))|^\W*usul(?:an)?\s*:"
    r"|^\W*(?:(?:mau|tolong|eh|oh|pak|bu|min)\W+){0,2}(?:nambah|tambah|tambahin)\s+(?:satu|1|siji)\s+(?:lagi|lg|maneh|meneh)\b",
    re.I,
)
BECOMES = r"(?:tp|tapi|tetapi|melainkan|nanging|ning|yg\s+bener|yang\s+benar)"
_WRONG = late.regex(
    rf"\b(?:bukan(?:nya)?|dudu|udu|sanes|not|jangan|jgn|ojo)\b.{{1,60}}\b{BECOMES}\b"
    r"|\b(?:bukan(?:nya)?|dudu|udu|sanes)\s+(?:rt|rw|gang|gg|jl|jln|jalan|\d)"
    r"|\b(?:harusnya|seharusnya|mestinya|mestine|kudune|kedahipun|hrsnya)\b"
    r"|\b(?:salah|keliru|klentu|klero|kliru|lepat|typo|ralat|koreksi)\b"
    r"|\b(?:kan|padahal)\s+(?:\w+\s+)?(?:minta|mau|usul|maksud|njaluk)(?:nya|ne|e)?\s+\w",
    re.I | re.S,
)
_NOT_SO = late.regex(r"\b(?:bukan|dudu|udu|sanes)\s+(?!usul)\w{3,}", re.I)
_CHANGES = late.regex(
    r"\b(?:di)?(?:ganti|rubah|nambah|ubah|betulkan|betulin|benerin|benarkan|edit|change|update|owah|revisi|pindah|isi|lengkapi|tambah(?!\s+(?:parah|rusak"
    r"|dalam|lebar|banyak|gede|besar))|kurangi|jadi(?=(?:in|kan)\b(?!\s+usul)))"
    r"(?:in|kan|nya|i|en|no|ke|an|ne)?\b",
    re.I,
)
# That it is of one that was sent.
_SENT = late.regex(
    r"\busul(?:an(?:ku|e|ne|nya)?|ku)\b|\b(?:nomor|nomer|nmr|no)\W{0,2}\d|^\W*(?:\w+\W+){0,2}?(?:yang|yg|sing|ingkang)\b"
    r"|\b(?:tadi|td|kemarin|kmrn|kemaren|wingi|mau|my|proposal|the\s+\w+\s+one)\b|^\W*(?:\w+\W+){1,3}?(?:itu|iku|kae)\b",
    re.I,
)
_ANSWERS = (
    r"(?:lokasi|alamat|tempat|masalah|keluhan|panjang|lebar|jumlah|ukuran|volume|rt|rw|jalan|gang"
    r"|tinggi|dowo|ambo?|amba|wiyar)\s?(?:nya|ne|e|ipun|nipun)"
)
_LABELLED = late.regex(
    rf"\b{_ANSWERS}\b.{{0,120}}\b(?:bukan|dudu|sanes|jadi|dadi|ternyata|jebul\w*|ganti|kurang|tambah\w*|salah|keliru|harusnya)\b"
    rf"|\b(?:kurang|[tn]ambah\w*)\b.{{0,120}}\b(?:\d|ket|keterangan|catatan|info|penjelasan)"
    rf"|\b(?:nomor|nomer|nmr|no)\W{{0,2}}\d+\b.{{0,120}}\b{_ANSWERS}\W+(?:\w+\W+)?\d",
    re.I | re.S,
)
_ASKS = late.regex(
    rf"\?|\b(?:bisa|boleh|bs|blh|iso|saged)\b.*\b{_NOT}\b\W*(?:ya|pak|bu|min|mas)?\W*$"
    r"|^\W*(?:\w+\W+){0,2}?(?:gimana|gmn|piye|pripun|cara\w*|apakah|apa\s+bisa|kapan|berapa|brp)\b",
    re.I | re.S,
)


# "Bisa gak usulan lampu sy dipindah ke gang melati": an order, politely.
_MAY = late.regex(
    rf"^\W*(?:(?:pak|bu|min|mas|mbak|kak)\W+)?(?:bisa|boleh|bs|blh|iso|saged)(?:kah)?(?:\s+{_NOT})?\s+(?=.*\busul)"
    rf"|\s*,?\s*\b(?:(?:bisa|boleh|bs|blh|iso|saged)(?:kah)?\s+(?:{_NOT})?|{_NOT})(?:\s+(?:ya|pak|bu|min))*\W*$",
    re.I,
)


def _unasked(text: str) -> str:
    """A text without what makes a polite question of an order, where it says what is to be so."""
    bare = _MAY.sub("", text).rstrip("? ")
    return bare if bare != text and _CHANGES.search(bare) and _VALUE.search(bare) else text


_VALUE = late.regex(r"\b(?:ke|jadi|jd|menjadi|dadi|dari|di|nang|ning|neng)\s+\w|\d", re.I)


# "Ga jadi usul jembatan": of one that was sent, if one is called so.
_UNWISHED = late.regex(
    rf"^\W*(?:(?:eh|pak|bu|min|maaf|saya|sy|aku|kulo)\W+){{0,3}}{_NOT}\s*(?:jadi|jd|sido|sida|sios)\s+(?:di|ng|me)?usul\w*\s+\w[^,;]*"
    r"(?:[,;]\s*(?:soal\w*|karena|karna|krn|sebab|mergo|amargi|sudah|udah|udh|sdh|dah|wis|sampun)\b.*)?$",
    re.I,
)


# "Aduh ribet ya, ya udah dicabut aja deh": nothing else than a proposal is taken back by that word.
_TAKEN_BACK = late.regex(
    r"(?:^|[,.;!?\n])\W*(?:(?:ya+|iya|iyo|ok|oke|udah|udh|sudah|wis|yaudah|yowis|kalo|kalau|gitu|maka|jadi|mending|mendingan|mau|tak|saya|sy|aku"
    r"|tolong|tlg|usul\w*|itu|iku|eh|pak|bu|min)\W+){0,5}(?:di)?(?:tarik|cabut|jabut)(?:in|kan|en|no|ke)?"
    r"(?:\W+(?:aja|saja|wae|ae|mawon|deh|lah|dong|dulu|ya|pak|bu|min|mas|mbak|usul\w*|saya|itu|lagi|kembali)){0,4}\W*(?:$|[,.;!\n])",
    re.I,
)


def taken_back(text: str) -> bool:
    """Whether a clause of a text orders that something be taken back, and names nothing."""
    return "?" not in text and not keeps(text) and _TAKEN_BACK.search(text) is not None


# "Eh jangan jadi, jangan dicabut": it stays, whichever it is.
_STAYS = late.regex(
    rf"\b(?:{DO_NOT}|ampun)\s+(?:jadi\s+|sampai\s+|dulu\s+|di\s?)?(?:di)?(?:tarik|cabut|jabut|batal|hapus)\w*",
    re.I,
)


def stays(text: str) -> bool:
    """Whether a text orders that something be not taken back."""
    return "?" not in text and _STAYS.search(text) is not None


def keeps(text: str) -> bool:
    """Whether a text says of a proposal that it is not to be taken back, or asks about that."""
    return _KEEPS.search(text) is not None


# Something is wished, and not only shown.
_WISHES = late.regex(
    r"\b(?:minta|mnt|mohon|mhn|tolong|tlg|butuh|perlu|usul|ngusul\w*|mengusulkan|njaluk|nyuwun|pengen|ingin|need|want"
    r"|(?:mau|pgn)\s+(?:lapor|usul))\b",
    re.I,
)


def wishes(text: str) -> bool:
    """Whether a text that comes with a photo wishes something."""
    return _WISHES.search(text) is not None


# "Bukan usulan, cuma mau liatin aja".
_NO_WISH = late.regex(
    r"^\W*(?:bukan|bkn|dudu|sanes|jangan|jgn|ga\w*|nggak|tidak|ora)\s+(?:usah\s+|perlu\s+|mau\s+|untuk\s+|buat\s+)?(?:di)?(?:jadi\w*\s+)?usul(?:an)?\b"
    r"(?!\s+(?:saya|sy|ku|yg|yang|itu))",
    re.I,
)


def is_new(text: str) -> bool:
    """Whether a text begins something new ("mau usul lampu")."""
    return _NEW.search(text) is not None


def asks(text: str) -> bool:
    """Whether a text asks something of what it names."""
    return _ASKS.search(text) is not None


_WONDERS = late.regex(
    rf"\b(?:kok|kenapa|knp|kapan|kpn|ngopo|kengopo|why|when)\b|\b(?:{NOT}|{NOT_YET})\b.*\b(?:juga|jg|yet)\W*$",
    re.I,
)


def wonders(text: str) -> bool:
    """Whether a text asks why or when, or that nothing has come of it ("kok blm dikerjain jg")."""
    return _WONDERS.search(text) is not None


def points(text: str) -> bool:
    """Whether a text points at what was sent ("jembatan itu", "yg kemarin", "usulan saya")."""
    return _SENT.search(text) is not None


_THEIRS = late.regex(
    r"\busul(?:an|ane|anipun)?\s*(?:nya\s+)?(?:saya|sy|aku|ku|kami|kulo|kula)\b", re.I
)


def of_theirs(text: str) -> bool:
    """Whether a text calls what it is of a proposal of their own."""
    return _THEIRS.search(text) is not None


# "Lampunya", "lampu jalan saya", "lampu: ...": one that is known.
_DEFINITE = late.regex(
    r"^\W*(?:\w+\W+){0,2}?\w{3,}\s*:\s|^\W*(?:\w+\W+){0,2}?\w{3,}(?:nya|ne|ipun)\b|^\W*(?:\w+\W+){1,3}?(?:saya|sy|aku|ku|kami|kulo|kula)\b"
    r"|\b(?:yang|yg|sing|ingkang)\s+\w{3,}(?:\s+\w+)?\s+(?:itu|iku|niku|kae|tadi|td|kemarin|kmrn)\b"
    r"|^\W*(?:di\s+)?rt\W*\d+.{0,40}\b(?:untuk|utk|buat|soal)\s+(?:(?:yang|yg)\s+)?\w+\W*$",
    re.I,
)


def definite(text: str) -> bool:
    """Whether a text speaks of what it names as of something known."""
    return points(text) or _DEFINITE.search(text) is not None


_PAST = late.regex(
    r"\b(?:kemarin|kmrn|kemaren|wingi|pernah|dulu|minggu\s+lalu|sering|takut)\b", re.I
)


def now(text: str) -> bool:
    """Whether what a text tells of may be so now, and was not before."""
    return _PAST.search(text) is None


def no_wish(text: str) -> bool:
    """Whether a text says of what is offered that it is no proposal."""
    return _NO_WISH.match(text) is not None


# "Yang lampu", "usulan yg jembatan itu".
_POINTS_TO = late.regex(
    r"^\W*(?:(?:usul\w*|itu|iku|eh)\s+){0,2}(?:yang|yg|sing|ingkang)\s+\w", re.I
)


# "Nomornya lupa, udah ganti hp juga": why it is named by what it is.
_FORGOTTEN = late.regex(
    r"\b(?:lupa|lali|kesupen|supe|ilang|hilang|ganti\s+(?:hp|hape|nomor|nomer)|(?:ga|gak|nggak|ora|mboten)\s+(?:inget|ingat|apal|hapal|hafal|eling)"
    r"|(?:hp|hape)\w*\s+(?:\w+\s+)?(?:ganti|diganti|rusak)|forgot|lost|(?:kecuci|kebuang|sobek|robek)\w*)\b|^\W*(?:a\W?n|atas\s+nama)\b",
    re.I,
)


def named_part(text: str) -> str:
    """The one clause of a text that may name one of theirs, where others only say that the number
    is forgotten; else the text."""
    clauses = [each.strip() for each in re.split(r"[,.;\n]+\s", text) if each.strip()]
    left = [each for each in clauses if not _FORGOTTEN.search(each)]
    return left[0] if len(left) == 1 < len(clauses) else text


def names_only(text: str, *, most: int) -> bool:
    """Whether a text of at most so many words points to one of several by what it is."""
    return len(text.split()) <= most and _POINTS_TO.match(text) is not None


# "Ubah lampu", "edit drainase mawar": nobody wishes that something be edited.
_OPENS = late.regex(
    r"^\W*(?:(?:eh|pak|bu|min|mau|mo|tolong|tlg|bisa|saya|sy|aku|kulo|kula|arep|badhe)\s+){0,3}(?:di|nge?)?"
    r"(?:ubah|rubah|ngubah|edit|koreksi|ralat|revisi)(?:kan|in|ke|no|en)?\s+(?:usul\w*\s+)?(?!usul|saya\b)"
    r"(?:[^\W\d]+\s+){0,3}[^\W\d]{3,}\W*$",
    re.I,
)


def opens(text: str) -> bool:
    """Whether a text says that what it names is to be changed, and not what of it."""
    return _OPENS.match(text) is not None


# "Foto ulang", "yg lebih jelas": of a proposal that was sent, whichever.
_ANEW = late.regex(
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
    return PHOTO.search(text) is not None and not (
        _WRONG.search(text) or _LABELLED.search(text) or any(map(str.isdecimal, text))
    )


# "Fotonya jgn ditampilin ke umum", "foto buat petugas aja": who is to see them.
_FOR_STAFF = late.regex(
    rf"\b(?:foto|poto|gambar|photo|pict?ure)\w*\b(?=[^.;]*\b(?:jangan|jgn|ojo|ampun|{_NOT}\s+(?:usah|mau|boleh)|don'?t|not)\b)"
    r"(?=[^.;]*\b(?:umum|publik|public|tampil\w*|ditampil\w*|ditunjuk\w*|dilihat\w*|keliatan|kelihatan|diliat\w*|disebar\w*|dipublik\w*"
    r"|publik\w*|diumbar|dipajang|dishare|diposting|muncul|dimunculin|ketok|ditontok\w*|orang\s+lain|warga\s+lain|tetangga|show\w*|everyone)\b)"
    r"|\b(?:foto|poto|gambar|photo)\w*\b[^.;]{0,40}\b(?:(?:untuk|utk|buat|kanggo|khusus|cuma|hanya|cukup)\s+(?:buat\s+|untuk\s+)?(?:petugas|staf|kelurahan)"
    r"|(?:di)?(?:rahasia|sembunyi|umpet|privat|private|tutup|delik)\w*)\b"
    r"|\b(?:sembunyi|rahasia|umpet|tutup|delik|hide)\w*\b[^.;]{0,20}\b(?:foto|poto|gambar|photo)\w*",
    re.I,
)


def photos_for_staff(text: str) -> bool:
    """Whether a text wants that photos are not shown to everybody."""
    return _FOR_STAFF.search(text) is not None


_SHARES = late.regex(
    r"\b(?:link|tautan|bagikan|bagiin|share|dishare)\b"
    r"|\b(?:di|mem)?(?:bagi|sebar|terus|forward)(?:kan|in|no)?\b.*\b(?:grup|group|tetangga|warga|wa|medsos|fb|teman\w*|orang)\b",
    re.I,
)


def shares(text: str) -> bool:
    """Whether a text wants that others get to see what it names."""
    return _SHARES.search(text) is not None


# "Atas nama Sumiyati", and nothing of what.
_IN_NAME = late.regex(
    r"^\W*(?:(?:usulan\w*|tolong|itu|ini|tulis|pakai|pake)\s+){0,2}(?:atas\s+nama|a\.?n\.?)\s+"
    r"[a-z][a-z.' ]{2,40}\W*$",
    re.I,
)


def in_name(text: str) -> bool:
    """Whether a text says only in whose name something is."""
    return _IN_NAME.match(text) is not None


# "Salah ketik, harusnya rt 7": of what was sent, whatever it is.
_SLIP = late.regex(
    r"\b(?:salah|keliru|klentu)\s+(?:ketik|tulis|ngetik|nulis|pencet|input)\w*"
    r"|\b(?:rt|rw|ukuran|panjang|lebar|lokasi|jumlah|nama|gang|gg|jalan|jln|jl|dalan|alamat|tempat|panggen\w{0,2}|panggon\w{0,2}|papan|judul|masalah)\s?(?:nya|ne|e|ipun|nipun)?\s+(?:yg\s+|yang\s+)?"
    r"(?:salah|keliru|klentu|kliru|klintu|lepat|luput|bukan|dudu|sanes)\b"
    r"|\b(?:harusnya|seharusnya|mestinya|kudune)\s+(?:rt|rw|\d)"
    r"|\b(?:di)?(?:tulis|nulis|ngetik|ketik|ngisi|isi)\w*\W+(?:\w+\W+){0,3}?(?:salah|keliru|klentu|kliru)\b",
    re.I,
)


def slip(text: str) -> bool:
    """Whether a text says that something in what was sent is a slip, though not in which."""
    return _SLIP.search(text) is not None


def order(text: str) -> Order | None:
    """What is to be done with a proposal of theirs; None where a text orders nothing. Which one is
    meant, and whether there is one, is for others to say. Never raises."""
    if _UNWISHED.match(text):
        return "withdraw"
    if _NEW.search(text):
        return None
    if keeps(text):
        return None
    if TAKES_BACK.search(text) and "?" not in text:
        return None if PHOTO.search(text) else "withdraw"
    text = _unasked(text)
    if _ASKS.search(text):
        return None
    if PHOTO.search(text):
        return "photo"
    if _WRONG.search(text) or _LABELLED.search(text):
        return "change"
    changes = _CHANGES.search(text) or _NOT_SO.search(text)
    return "change" if changes and _SENT.search(text) else None


_POINTS_BACK = late.regex(
    r"^\W*(?:yang|yg|sing|ingkang)\b.*\b(?:itu|tadi|kemarin|kmrn|iku|kae|wingi|menika)\b"
    r"|^\W*r[tw]\s?-?(?:nya|ne|n?ipun)\b\W*\w+\W*$",
    re.I | re.S,
)


# "Tambahin foto di usulan drainase", "usulan saya yang jembatan diganti": of one that was sent.
_OF_SENT = late.regex(
    r"^(?!\W*(?:mau\s+)?usul\b).*\b(?:tambah\w*|ganti\w*|di(?:ganti|tambah|ubah|betul|bener"
    r"|ralat)\w*|ubah\w*|ralat|koreksi|revisi|kurang\w*|salah|keliru)\b"
    r".*\b(?:usul(?:an|anku|annya|ane|e|ku|an\s+(?:saya|sy|aku|ku|kula|kulo|kemarin|kmrn|tadi"
    r"|yang|yg|sing|no|nomor)))\b"
    r"|^\W*(?:eh\W+|min\W+|pak\W+|bu\W+)*usul(?:an|anku|ane|ku)\b(?:\W+\w+){0,3}?\W+"
    r"(?:saya|sy|aku|kula|kulo|yang|yg|sing|kemarin|kmrn|tadi|wingi)\b"
    r".*\b(?:tambah\w*|ganti\w*|di(?:ganti|tambah|r?ubah|betul|bener|ralat|isi)\w*|r?ubah\w*|isi"
    r"|kosong|salah"
    r"|keliru|kurang)\b"
    r"|\b(?:nya|ne|e)\s+(?:keliru|salah|kliru|klentu)\b.*\b(?:(?:yang|yg|sing)\s+(?:benar|bener)"
    r"|harusnya|seharusnya|mestinya"
    r"|kudune)\b",
    re.I | re.S,
)


def of_one_sent(text: str) -> bool:
    """Whether a text may speak of a proposal that was sent: "yang di gang itu ditambah"."""
    return _POINTS_BACK.search(text) is not None or _OF_SENT.search(text) is not None
