"""What authors say once something was sent: that it be sent, what its number is, whether it has
come there."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.denial import NOT_YET
from handlers.reading.said.of_proposals.own import PHOTO
from handlers.reading.spelling import fold

_BESIDE = (
    r"(?:ya+|iya|kak|min|admin|pak|bu|bapak|ibu|mas|mbak|bang|bos|bro|aja|saja|wae|mawon|dong|deh|lah|sekarang|buruan"
    r"|cepet|cepat|tolong|tlg|mohon|oke|ok|okeh|udah|sudah|yaudah|yowis|langsung|nggih|njih|dah|udh|sip|siap|terus"
    r"|makasih|mksh|tks|thanks|suwun|matur\s?(?:suwun|nuwun)|(?:terima|trima)\s?kasih|usulan(?:nya|ku)?|pokoknya)"
)
# "Kirim kak", "ya kirim ya min makasih", "kirim, buruan ada yg beli lagi".
_SENDS = late.regex(
    rf"^\W*(?:{_BESIDE}\W+){{0,4}}(?:di)?kirim(?:kan|in|ken|aken)?(?:\W+{_BESIDE}){{0,5}}(?:\W*$|\s*[,.!]+\s*(?P<more>[^,.?!]{{2,50}})\W*$)",
    re.I,
)
# What is sent there is something else.
_SENT_ELSE = late.regex(
    r"\b(?:foto|lokasi|link|nomor|nomer|no|file|surat|ktp|alamat|gambar|video|kode|balas|pesan|ulang|jangan)\w*",
    re.I,
)


def sends_only(text: str) -> bool:
    """Whether a text only orders that something is sent, of which it names nothing. Never
    raises."""
    found = _SENDS.match(text[:200])
    return found is not None and len(text) <= 200 and _SENT_ELSE.search(text) is None


_SEND_WORD = late.regex(
    r"(?:di)?kirim(?:kan|in|ken|aken|no|ke|en)?|(?:di)?kintun\w*|krm|send|submit", re.I
)
_POINTS = late.regex(
    rf"{_BESIDE}|yang|yg|sing|ingkang|tadi|td|wau|itu|iku|kuwi|niku|ini|saya|sy|aku|ku|kami|jadi|jd|dadi|kemarin|kmrn|wingi|tetap|draf\w*|draft\w*"
    r"|tertunda|disimpan|ditunda|the|one|it|that|my|please|now|just|proposal|lanjut\w*|dan|trus|terus|mau|pengen",
    re.I,
)
_WAITING_WORDS = 9


def sends_waiting(text: str, held: str) -> bool:
    """Whether a text orders that what waits is sent, whose words are `held`: "kirim aja yang tadi",
    "kirimin usulan talud saya yang tadi". Never raises."""
    words, known = fold(text).split(), set(fold(held).split())
    if len(words) > _WAITING_WORDS or "?" in text or not any(map(_SEND_WORD.fullmatch, words)):
        return False
    known |= {f"{word}{end}" for word in known for end in ("nya", "ne", "ku")}
    return all(
        word in known or _SEND_WORD.fullmatch(word) or _POINTS.fullmatch(word) for word in words
    )


_NUMBERS = late.regex(
    r"^(?=.*\b(?:kirim\w*|dikirim\w*|minta|mnt|share|kasih|bagi|sebut\w*|tulis\w*|catat\w*|lihat|liat|berapa|brp|pinten|apa|pira|piro|lupa|mana)\b)"
    r".*\b(?:nomor|nomer|nmr)(?:2|nya|ne|e|ku|ipun)?\b(?:\s+(?:usul\w*|ke?tiga\w*|ke?dua\w*|ke?empat\w*|semua\w*|masing\S*|saya|ku|tadi|td|yg|yang|punya)){0,4}",
    re.I | re.S,
)
_NUMBERS_ELSE = late.regex(
    r"\b(?:hp|wa|whatsapp|telp|telepon|telpon|kontak|petugas|lurah|camat|kantor|rekening|nik|ktp|kk|rumah|admin|urut|antri\w*"
    r"|guna|fungsi|buat\s+apa|untuk\s+apa|dipakai|dipake|kenapa|knp|jalan|gang)\b",
    re.I,
)
# What is longer tells something else, too.
_NUMBERS_WORDS = 14


def asks_numbers(text: str) -> bool:
    """Whether a text asks for the numbers of what was sent: "tolong dikirim nomor ketiganya". Never
    raises."""
    short = len(text) <= 200 and len(text.split()) <= _NUMBERS_WORDS
    return short and _NUMBERS.match(text) is not None and _NUMBERS_ELSE.search(text) is None


_ARRIVED = late.regex(
    rf"\b(?:udah|sudah|udh|sdh|dah|wis|uwis|sampun)\s+(?:\w+\s+)?(?:ke|ter|di)?(?:kirim|masuk|sampai|sampe|terus|simpan|kintun|mlebu)\w*\b"
    rf"[^,.;]{{0,40}}(?:\?|\b(?:{NOT_YET})\W*$)",
    re.I,
)


# What is longer tells something, too.
_ARRIVED_WORDS = 9


def asks_arrived(text: str) -> bool:
    """Whether a text asks if something has been sent, or has come there. Never raises."""
    short = len(text) <= 200 and len(text.split()) <= _ARRIVED_WORDS
    return short and _ARRIVED.search(text) is not None and PHOTO.search(text) is None


_LATER = late.regex(
    r"\b(?:besok|bsk|sesuk|nanti|ntar|mengko|nyusul|menyusul|susul\w*|later|tomorrow)\b", re.I
)


def asks_photo_later(text: str) -> bool:
    """Whether a text asks if a photo may come later ("fotonya besok nyusul bisa?")."""
    return "?" in text and PHOTO.search(text) is not None and _LATER.search(text) is not None


_HOW_MANY = late.regex(
    r"\b(?:punya|ada|kirim|ngirim|duwe|nduwe|gadhah|have)\b[^,.;?]{0,20}\b(?:berapa|brp|piro|pira|pinten|how\s+many)\s+(?:usul\w*|proposals?)"
    r"|\busul\w*\s*(?:saya|sy|ku|aku|kulo|kula)\b[^,.;?]{0,20}\b(?:berapa|brp|piro|pira|pinten)\b|\bhow\s+many\s+(?:proposals?)\b",
    re.I,
)


def asks_how_many(text: str) -> bool:
    """Whether a text asks how many one has sent, or for their numbers. Never raises."""
    said = text[:200]
    short = len(said.split()) <= _NUMBERS_WORDS
    return asks_numbers(text) or (short and _HOW_MANY.search(said) is not None)


# "Surat hibah dari Bu Marsini sudah ada di laci saya": what staff ask for of the land.
_LETTER = late.regex(
    r"\b(?:surat|serat|seratan|sertifikat|akta|letter|deed)\s+(?:\w+\s+)?(?:hibah|tanah|lahan|wakaf|waris|i[zj]in|persetujuan|pernyataan|kesepakatan|pelepasan|of\s+grant|of\s+consent)\w*"
    r"(?=.*\b(?:sudah|udah|udh|sdh|wis|sampun|ada|wonten|ono|punya|beres|jadi|lengkap|ready|have|got)\b)",
    re.I | re.S,
)
_NO_LETTER = late.regex(
    r"\?|\b(?:belum|blm|blum|durung|dereng|ga|gak|nggak|tidak|ora|mboten|no|not)\s+(?:ada|punya|ono|wonten|jadi|have)\b|\b(?:minta|njaluk|bikin|buat|urus|ngurus)\W+(?:\w+\W+)?(?:surat|serat)",
    re.I,
)


def has_letter(text: str) -> bool:
    """Whether a text says that the letter for the land is there. Never raises."""
    return _LETTER.search(text[:300]) is not None and _NO_LETTER.search(text) is None


_DECIDES = late.regex(
    r"^(?:(?:di|dipun)?(?:setuj[uo]|sarujuk|acc|loloske|terima|tampi|tampa|bahas|rembag|rembug|proses|verifikasi|putus|kabul|realisasi|tolak|kerja|bangun|tindak)"
    r"(?:i|in|kan|ni|oni|no|ke|ne|nipun|aken|an)?|acc|lolos|tembus|approved|accepted|decided|discussed|processed|rejected|passed|built)$",
    re.I,
)
_YET = frozenset({
    "belum", "blm", "blum", "durung", "dereng", "ga", "gak", "gk", "nggak", "ngga", "tidak", "tdk",
    "ora", "ra", "mboten", "yet", "kah", "po", "opo", "apa",
})  # fmt: skip
_ASKED_SO = frozenset({
    "udah", "udh", "uda", "dah", "sudah", "sdh", "wis", "wes", "sampun", "mpun", "apa", "apakah",
    "opo", "nopo", "napa", "kira2", "kira", "di", "dipun", "ya", "yo", "to", "nggih", "sih", "pak",
    "bu", "min", "mas", "mbak", "kak", "bang", "bos", "usulan", "usulanku", "usulannya", "usulane",
    "usulanipun", "saya", "sy", "aku", "kula", "ku", "punya", "punyaku", "itu", "yang", "yg",
    "kemarin", "kmrn", "wingi", "kok", "jadi", "jadinya", "has", "it", "been", "is", "was", "my",
    "proposal", "the", "akhirnya", "jebule", "tetep", "tetap", "atau", "ato", "nya", "tadi", "nih",
    "maaf", "permisi", "mau", "tanya", "nanya", "arep", "takon",
})  # fmt: skip
_OUTCOME_WORDS = 9


def asks_outcome(text: str) -> bool:
    """Whether a text asks if what was sent has been decided, and names nothing: "udh disetujui blm
    pak". Never raises."""
    words = fold(text).split()
    if not 1 < len(words) <= _OUTCOME_WORDS:
        return False
    decides = [word for word in words if _DECIDES.match(word)]
    asks = "?" in text or not _YET.isdisjoint(words[1:]) or words[0] in ("has", "is", "was")
    return bool(decides) and asks and (_YET | _ASKED_SO).issuperset({*words} - {*decides})


# "Batalin aja punya sy": of theirs, whichever that is.
_THEIRS = late.regex(
    r"\b(?:punya|duwek|gadhahan|usul(?:an)?)(?:ku\b|\s+(?:saya|sy|aku|ku|kami|kula|kulo)\b)", re.I
)


def of_theirs(text: str) -> bool:
    """Whether a text says that what it speaks of is their own. Never raises."""
    return _THEIRS.search(text) is not None
