"""What is said at the door of a meeting: who came, whose name was wrong, and what is no name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from handlers import late
from handlers.reading.denial import DO_NOT, NOT, NOT_THAT
from handlers.reading.spelling import fold

# Longer lists are read to here; a line holds no more than this.
LONGEST, LINE = 20_000, 200
# And of nothing that is asked no more than this.
OF_DOOR = 400

TITLE = (
    r"(?:pa|pak|bpk|bapak|bu|ibu|mbah|mas|mbak|bang|kang|yu|lik|wak|hj?|haji|ust\w*|kiai|kyai|dr)"
)


@dataclass(slots=True)
class Said:
    """What stands in a message: names, the name that one has instead of another, whether the list
    is to be closed or shown, how many are asked for, and the first words that are no name."""

    names: list[str] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    closes: bool = False
    shows: bool = False
    counts: bool = False
    sexes: bool = False
    notes: bool = False  # that somebody is to be noted
    odd: str = ""


_RIGHT = (
    r"(?:(?:yang|yg|sing|seng)\s+)?(?:b(?:e)?n(?:e)?r(?:nya)?|betul|leres|bner|harus(?:nya|e)?|seharusnya|"
    r"mesti(?:nya|ne)|kudune|maksud(?:ku|nya|e)?)(?:\s+(?:itu|adalah|namanya))?"
)
_WRONG = r"(?:salah|keliru|klentu|kliru|salah\s+(?:tulis|ketik|catat|nama))"
_RENAMED = (
    late.regex(
        rf"^(?:(?:eh|maaf|aduh|oh|yang|yg|nama)\s+)*(?P<old>.{{2,60}}?)\s+(?:itu\s+|tadi\s+)?{_WRONG}\b"
        rf"[\s,.;:]*{_RIGHT}[\s:]+(?P<new>.{{2,60}})$",
        re.I,
    ),
    late.regex(
        r"^(?:(?:eh|maaf|aduh|oh|tolong|tlg|yang|yg|nama)\s+)*(?:ganti|ubah|betulin|benerin|betulkan)\s+"
        r"(?:nama\s+)?(?P<old>.{2,60}?)\s+(?:jadi|menjadi|dadi|dengan|dgn|sama|ke)\s+(?P<new>.{2,60})$",
        re.I,
    ),
    late.regex(
        r"^(?:(?:eh|maaf|aduh|oh|yang|yg|nama)\s+)*(?P<old>.{2,60}?)\s+(?:itu\s+|tadi\s+)?"
        r"(?:di)?(?:ganti|ubah)(?:\s+(?:jadi|menjadi|dadi|dengan|dgn|ke))?\s+(?P<new>.{2,60})$",
        re.I,
    ),
    late.regex(
        rf"^(?:(?:eh|maaf|aduh|oh)\s+)*(?:{NOT_THAT})\s+(?P<old>.{{2,60}}?)[\s,]+"
        r"(?:tapi|tp|melainkan|ning|nanging)\s+(?P<new>.{2,60})$",
        re.I,
    ),
)
_CLOSES = late.regex(
    r"\b(?:di)?(?:tutup|sudahi|akhiri)(?:kan|in)?\b.{0,20}\b(?:absen\w*|presensi|daftar\w*|hadir\w*)"
    r"|^(?:absen\w*|presensi|daftar\s+hadir\w*)\s.{0,20}\b(?:di)?(?:tutup|selesai|rampung)\b"
    r"|^(?:di)?(?:tutup|selesai|rampung|cukup)(?:\s+(?:aja|saja|dulu|ya|absen\w*|sudah|segitu))*$",
    re.I,
)
_SHOWS = late.regex(
    r"\b(?:kirim|lihat|liat|tampil|cetak|print|unduh|minta|mana|share|bagi|rekap|bacain|sebutin)\w*\b.{0,40}"
    r"\b(?:daftar|list|absen|hadir|nama|rekap)\w*"
    r"|^(?:siapa|sapa|sopo)\s(?:(?:aja|saja|wae|yang|yg|sing|udah|sudah)\s)*(?:hadir|datang|dateng|teko|rawuh)",
    re.I,
)
_COUNTS = late.regex(r"\b(?:berapa|brp|piro|pinten|jumlah\w*|total\w*)\b", re.I)
_SEXES = late.regex(
    r"\b(?:perempuan|wanita|cewe|cewek|laki(?:\W?laki)?|pria|cowok|wedok|lanang|gender)(?:nya|ne|e)?\b",
    re.I,
)
# "Bisa dimasukin gak?", "tulis aja": that somebody is to be noted, and not who.
_NOTE = r"(?:di|ny|men)?(?:catat|catet|tulis|masuk|tambah|isi|input|entri)(?:kan|in|an|i)?"
_NOTES = late.regex(
    rf"^(?:(?:iya|ya|nggih|oke|ok|tolong|tlg|bisa|boleh|minta|tetap|tetep|jadi)\s+)*{_NOTE}"
    r"(?:\s+(?:aja|saja|wae|ae|ya|dong|dulu|juga|sekalian|telat|terlambat|hadir|min|pak|bu|gak|ga|nggak|tidak|kan|to"
    r"|dia|beliau|orangnya|datang|dateng|tadi|td|kok|ke|di|daftar|absen|absennya|ikut))*$",
    re.I,
)
_BEFORE = late.regex(
    r"^(?:(?:aduh|eh|oh|oiya|oya|o|ada|terus|trus|tambah(?:in|an|kan|i)?|lagi|juga|dan|sama|karo|lan|tolong|tlg|iya|ya|nggih"
    r"|(?:yang|yg|sing)\s+(?:hadir|datang|dateng|(?:ga|gak|nggak|tidak|tdk|ora)\s+(?:punya|pnya|ada|bawa|nduwe)\s+(?:hp|hape|handphone|telepon))"
    rf"|(?:saya|aku|kami|sy)(?=\s+(?:catat|catet|tulis|masuk))|{_NOTE}(?=\s|:)|hadir|datang|dateng)[\s:,]+)+",
    re.I,
)
_BEHIND = late.regex(
    r"(?:[\s,]+(?:hadir|datang|dateng|teko|rawuh|ada|juga|telat|terlambat|baru|barusan|ya|nggih|masuk|ikut|sudah|udah|udh|wis|tadi|td|min|kok|sebenernya|sebenarnya"
    r"|(?:lupa|kelupaan|belum|blm|durung|kelewat\w*|ketinggalan)(?:\s+(?:di)?(?:absen\w*|catat|catet|tulis|isi\s+daftar))?))+\W*$",
    re.I,
)
# Between two names of one line.
_AND = late.regex(rf"\s+(?:dan|sama|karo|lan|serta|&|\+)\s+(?={TITLE}\b\.?\s)", re.I)
_PARTS = late.regex(
    r"[\n;]|,(?!\s*(?:[SM]\.\s?[A-Z]|A\.?Md|Lc|MM\b))|(?<=[A-Za-z]{3})[.?!]+\s|(?<=\?)\s"
    r"|\s+(?=\d{1,3}[.)]\s)"
)
_LISTED = late.regex(r"^\s*(?:\d{1,3}[.)]|[-*\u2022])\s*")

# What is in no name; behind "Pak" and the like a word may be one all the same ("Pak Aman").
_NO_NAME = frozenset(
    (
        f"{NOT}|{NOT_THAT}|{DO_NOT}|tutup|ditutup|tutupin|absen|absennya|absensi|presensi|daftar|daftarnya|"
        "hadir|hadirnya|kirim|kirimin|kirimkan|dikirim|buat|buatkan|bikin|acara|tulis|tulisin|ditulis|"
        "catat|catet|catatkan|dicatat|masukin|dimasukin|masukkan|dimasukkan|tambahin|aja|saja|telat|"
        "terlambat|iya|oke|ok|salah|keliru|benar|bener|betul|harusnya|seharusnya|ganti|diganti|ubah|"
        "hapus|coret|dihapus|dicoret|berapa|brp|siapa|kapan|apa|apakah|gimana|bagaimana|kenapa|mana|"
        "perempuannya|laki|jumlah|jumlahnya|total|semua|semuanya|orang|yang|yg|sing|udah|sudah|udh|belum|"
        "selesai|mulai|rapat|rapatnya|pertemuan|tadi|datang|dateng|pulang|kode|kodenya|cetak|print|unduh|"
        "lihat|liat|tampilkan|tolong|tlg|mohon|minta|bisa|boleh|harus|mau|ingin|pengen|kalau|kalo|karena|"
        "soalnya|supaya|biar|terus|trus|lagi|dulu|nanti|ntar|besok|tunggu|sebentar|bentar|makasih|"
        "terima|kasih|maaf|waduh|aduh|usul|usulan|batal|batalkan|lanjut|itu|ini|saya|aku|kami|cukup|"
        "kasih|jadi|tapi|tp|punya|ada|untuk|dengan|dari|kok|dong|sih|deh|halo|selamat|malam|pagi|siang|sore"
    ).split("|")
)
_TITLED = late.regex(rf"^{TITLE}\b\.?\s*", re.I)
_PLACED = late.regex(r"\b(?:dari|warga|untuk|ketua|wakil)\b", re.I)
_LIVES = late.regex(r"(?:r[tw]\W{0,2}\d{1,3}[\s/,]*){1,2}", re.I)
WORDS = 9  # more are a sentence


def is_name(text: str) -> bool:
    """Whether a text can be who came: "Suratmi RT 05", "Bu Wiwik PKK". Never raises."""
    words = fold(text).split()
    if not words or len(words) > WORDS or "?" in text or not re.search(r"[^\W\d_]{2}", text):
        return False
    titled = _TITLED.match(text)
    if titled is not None:
        words = fold(text[titled.end() :]).split()[1:]
    elif len(words) == 1 and re.fullmatch(TITLE, words[0]):
        return False
    placed = _PLACED.search(text)
    known = set(fold(text[: placed.end()] if placed else text).split())
    spared = {"dari", "untuk"} if placed and len(known) > 1 else set()
    return not any(word in _NO_NAME and word not in spared for word in words)


_OF_DOOR = late.regex(r"\b(?:(?:di)?absen\w*|presensi|(?:daftar\s+)?hadir\w*)\b", re.I)
_COMES = late.regex(
    r"\b(?:hadir|datang|dateng|teko|rawuh|telat|terlambat|(?:lupa|kelupaan|belum|blm)\s+(?:di)?absen"
    rf"|(?:{NOT})\s+(?:punya|pnya|ada|bawa|nduwe)\s+(?:hp|hape|handphone))\b",
    re.I,
)


# "Kodenya apa? mau ditulis di papan"; that of staff or of a proposal is another one.
_CODE = late.regex(
    r"\bkode(?:nya|ne)?\b.{0,30}\b(?:apa|berapa|brp|piro|opo|mana|endi)\b"
    r"|\b(?:apa|berapa|brp|piro|opo|mana|minta|lihat|kirim|tampil)\w*\b.{0,20}\bkode(?:nya|ne)?\b",
    re.I,
)
_OTHER_CODE = late.regex(r"\b(?:usul\w*|petugas|undangan|kartu|pos|konsultasi|otp|MTR)\b", re.I)
_OPENS = late.regex(
    r"^\W*(?:\w+\s+){0,2}?(?:(?:di|mem)?buka|mulai|bukak|dimulai|aktifkan|nyalakan)(?:in|kan|no)?\b.{0,15}"
    r"\b(?:absen\w*|presensi|(?:daftar\s+)?hadir\w*|registrasi)\b",
    re.I,
)


def asks_code(text: str) -> bool:
    """Whether it is asked by which code people sign in. Never raises."""
    short = len(text) <= OF_DOOR
    return short and _CODE.search(text) is not None and _OTHER_CODE.search(text) is None


def opens(text: str) -> bool:
    """Whether a text says that people sign in from now on. Never raises."""
    return len(text) <= OF_DOOR and _OPENS.search(text) is not None


# "Absen: siti, pak darto", "ini yang datang tadi malam: ...": whom names behind it are of.
_CAME = late.regex(
    r"^\W*(?:(?:tolong|tlg|ini|nih|min|pak|bu|yang|yg|sing|daftar|nama(?:nya|2)?|peserta|untuk|buat"
    r"|(?:di)?(?:catat|catet|tulis|tambah|masuk|input|isi)(?:kan|in|an)?)\s+)*"
    r"(?:absen(?:si|nya)?|presensi|hadir(?:nya)?|kehadiran|datang|dateng|rawuh|teko|ikut)\b"
    r"(?P<lead>[^:,\d\n]{0,40}:)?[\s:,.-]*(?=\S)",
    re.I,
)
# Without a comma: "pak darto bu yani"; but "istri pak darto" is one.
_NEXT = late.regex(rf"(?P<before>[^\W\d]+)\s+(?={TITLE}\b\.?\s+[^\W\d])", re.I)
_OF_HIM = frozenset(
    {"istri", "suami", "anak", "adik", "kakak", "dari", "ketua", "wakil", "keluarga", "utusan"}
    | {"warung", "rumah", "dan", "sama", "karo", "lan"}
)


def came(text: str) -> str:
    """The names of those whom a text says to have come, as typed: behind "absen:" and the like;
    "" where it says anything else. Never raises."""
    lead = _CAME.match(text) if len(text) <= LONGEST else None
    if lead is None:
        return ""
    rest = _NEXT.sub(_parted, text[lead.end() :])
    found = _said(rest)
    else_ = found.odd or found.renamed or found.closes or found.shows or found.counts
    if else_ or not found.names:
        return ""
    several = len(found.names) > 1 and (
        lead["lead"] or ":" in lead[0] or "," in rest or "\n" in rest
    )
    return rest if several or all(map(_TITLED.match, found.names)) else ""


# "Bu Ningsih lupa absen td, tambahin ya".
_MISSED = late.regex(
    r"\b(?:lupa|kelupaan|belum|blm)\s+(?:di)?absen|\b(?:tadi|td|kemarin|kmrn|semalam|telat)\b", re.I
)


def missed(text: str) -> str:
    """The names of those of whom a text says that they had come, and are to be noted still; ""
    for others. Never raises."""
    found = said(text)
    return ", ".join(found.names) if found.notes or _MISSED.search(text) else ""


def _parted(one: re.Match[str]) -> str:
    word = fold(one["before"])
    return one[0] if word in _OF_HIM or re.fullmatch(TITLE, word) else f"{one['before']}, "


def of_door(text: str) -> bool:
    """Whether a text that stands by itself speaks of who came: people with a title who are said to
    have come, another name for one, or the list. Never raises."""
    if len(text) > OF_DOOR:
        return False
    found = said(text)
    if came(text):
        return True
    if found.odd:
        return False
    if found.renamed:
        return all(_TITLED.match(old) and _TITLED.match(new) for old, new in found.renamed)
    if found.names:
        return _COMES.search(text) is not None and all(map(_TITLED.match, found.names))
    asks = found.closes or found.shows or found.counts
    return asks and _OF_DOOR.search(text) is not None


def said(text: str) -> Said:
    """What a message at the door says. Never raises."""
    return _said(came(text) or text)


def _said(text: str) -> Said:
    found = Said()
    for line in text[:LONGEST].split("\n"):
        line = " ".join(_LISTED.sub("", line).split())
        if len(line) <= LINE and (renamed := _renamed(line.rstrip(" .!"))) is not None:
            found.renamed.append(renamed)
            continue
        for part in _PARTS.split(line):
            for each in _AND.split(_LISTED.sub("", part)):
                _heard(found, each.strip(" .!:"))
    return found


def _renamed(line: str) -> tuple[str, str] | None:
    """The name that one has instead of another, where both can be names."""
    for pattern in _RENAMED:
        match = pattern.match(line)
        if match is None:
            continue
        old, new = (_bare(match[name]) for name in ("old", "new"))
        if is_name(old) and is_name(new):
            return old, new
    return None


def _bare(part: str) -> str:
    return _BEHIND.sub("", _BEFORE.sub("", part.strip(" .!:,"))).strip(" .!:,")


def _heard(found: Said, part: str) -> None:
    if not part:
        return
    short = part[:LINE]
    name = _bare(short)
    closes, shows = _CLOSES.search(short), _SHOWS.search(short)
    sexes, counts = _SEXES.search(short), _COUNTS.search(short)
    if closes or shows:
        found.closes, found.shows = found.closes or bool(closes), found.shows or bool(shows)
    elif counts or (sexes and not _TITLED.match(short)):
        found.counts, found.sexes = True, found.sexes or bool(sexes)
    elif _NOTES.match(short.rstrip(" ?")) or not name:
        found.notes = True
    elif _LIVES.fullmatch(name):
        if found.names:
            found.names[-1] += f" {name}"  # "Joko, RT 3"
        else:
            found.odd = found.odd or short
    elif len(part) <= LINE and is_name(name):
        found.names.append(name)
    else:
        found.odd = found.odd or short
