"""What staff ask of all proposals at once, beyond which of them and how many: which kelurahan have
none, how large a part each bidang is, why some came to nothing, every number, who took a file."""

from __future__ import annotations

import re
from enum import StrEnum

from handlers import late
from handlers.reading.spelling import fold

# Longer ones tell something.
LONGEST = 140


class Asks(StrEnum):
    NONE = "none"  # from which kelurahan nothing has come
    SHARES = "shares"  # how large a part each bidang is
    WHY = "why"  # what came to nothing, with why
    UNSAID = "unsaid"  # whether any came to nothing without a reason
    PHONES = "phones"  # how all authors are reached
    AGREED = "agreed"  # all that were agreed are to be decided on
    TAKEN = "taken"  # who has had files made
    WAITING = "waiting"  # how many have not been decided on
    NEW = "new"  # what stands as it came
    INCLUDED = "included"  # whether what was withdrawn or merged counts, too


_WHICH = r"(?:mana|apa|siapa|endi|opo|berapa|brp|daftar\w*|list|sebutkan|yang|yg)"
_EMPTY = (
    r"(?:nol|kosong|zero|nihil|(?:belum|blm|ga|gak|nggak|tidak|tdk|durung)\s(?:ada|punya)\b"
    r"(?:\s(?:satu\spun\s)?usul\w*|\ssama\ssekali)?|(?:belum|blm|durung)\s(?:masuk|(?:me|ng|meng)?usul\w*|mengajukan))"
)
_NONE = late.regex(
    rf"\b{_EMPTY}\b.*\b(?:kelurahan|kel|desa)\b|\b(?:kelurahan|kel|desa)\b.*\b{_EMPTY}\b"
)
_PART = late.regex(
    r"\b(?:persen\w*|prosen\w*|persentase|prosentase|perbandingan\w*|banding\w*|proporsi\w*|komposisi\w*)\b"
)
_TOPICS = tuple(
    late.regex(rf"\b(?:{said})\b")
    for said in (r"fisik|prasarana|infrastruktur", r"ekonomi", r"sosbud|sosial(?:\s?budaya)?")
)
_TOPIC = late.regex(r"\b(?:bidang\w*|kategori)\b")
_ENDED = (
    r"(?:(?:belum|blm|tidak|tdk|ga|gak|nggak)\s(?:di|ter)?akomod\w*|ditolak|tertolak|dicoret"
    r"|(?:tidak|tdk|ga|gak)\s(?:dilanjutkan|lolos|disetujui)|ditunda|disimpan|tidak bisa dipenuhi)"
)
_WITH_WHY = late.regex(
    r"\b(?:berikut|beserta|dengan|dgn|sama|serta|plus|dan|lengkap|sekalian)\s(?:\w+\s)?"
    r"(?:alasan|sebab|penyebab|keterangan)\w*|\balasan\w*\s(?:apa|nya)\s(?:aja|saja)\b"
)
_SOME = late.regex(r"\b(?:yang|yg|sing|usul\w*|daftar\w*|semua\w*|se\s?kota)\b")
_UNSAID = late.regex(
    r"\balasan\w*\s(?:\w+\s){0,2}?(?:kosong|blank|(?:belum|blm|tidak|tdk|ga|gak|nggak)\s(?:ada|di\s?isi|isi|ditulis|jelas))"
    r"|\b(?:tanpa|(?:belum|blm|tidak|tdk|ga|gak)\s(?:ada|punya|kasih|diberi))\salasan\w*"
)
_PHONE = late.regex(
    r"\b(?:(?:no|nomor|nomer|nmr)\s?(?:hp|wa|telp\w*|telepon|hape|kontak)|kontak|nope|whatsapp)\w*"
)
_ALL = late.regex(r"\b(?:semua\w*|seluruh\w*|para|daftar\w*|list|tiap|setiap|masing2?|sekota)\b")
_PEOPLE = late.regex(r"\b(?:peng)?usul\w*\b|\bwarga\w*\b|\bpendukung\w*\b|\bpeserta\w*\b")
_DECIDES = late.regex(
    r"\b(?:setujui|setuju(?:in|kan)|sepakati|acc|terima|loloskan|lolosin|terusin|teruskan|masuk(?:kan|in)"
    r"|naik(?:kan|in)|putuskan|sahkan)\b"
)
_WHOLE = late.regex(r"\b(?:semua\w*|seluruh\w*|sekaligus|borong\w*|sekalian)\b")
_AGREED = late.regex(
    r"\b(?:yang|yg|sing)\s(?:\w+\s){0,2}?(?:disepakati|disetujui|sepakat|di ?acc|lolos)\b"
)
_TAKEN = late.regex(
    r"\bsiapa\w*\b.*\b(?:(?:meng|ng|di|nge|men)?(?:unduh|download|donlot|ekspor|export)\w*"
    r"|(?:narik|menarik|ambil|mengambil|ngambil|minta)\s(?:data|file|berkas))"
    r"|\b(?:log|riwayat|catatan|jejak)\s(?:unduh\w*|ekspor|export|download\w*)"
)
_NEW = late.regex(r"\b(?:status\w*|masih|msh|baru)\s(?:\w+\s)?diajukan\b|\bstatus\w*\sbaru\b")
_WAITING = late.regex(
    r"\b(?:belum|blm|durung)\s(?:\w+\s)?(?:di)?(?:putus|bahas|proses|tangani|garap|tindak|urus|kerjakan|kerjain)\w*\b"
)
_INCLUDED = late.regex(
    r"^(?=.*\b(?:termasuk|masuk\s(?:hitungan|itungan)|(?:ikut\s|ke|ter)?(?:di)?hitung(?:an)?|include\w*|sudah\stanpa)\b)"
    r"(?=.*\b(?:ditarik|dibatalkan|dicabut|batal|digabung|ditolak|dobel|ganda)\b)"
    r"(?!.*\d)"
)
_MANY = late.regex(r"\b(?:berapa|brp|piro|pira|jumlah\w*)\b")
_ABOUT_RT = late.regex(r"\b(?:rt|rw)\b")


def asks(text: str) -> Asks | None:
    """Which of these a text asks; None for anything else. Never raises."""
    if len(text) > LONGEST:
        return None
    said = fold(text)
    if _INCLUDED.search(said) and len(said.split()) <= 10:
        return Asks.INCLUDED
    if _PHONE.search(said) and _ALL.search(said) and _PEOPLE.search(said):
        return Asks.PHONES
    if _TAKEN.search(said):
        return Asks.TAKEN
    if _UNSAID.search(said) and not _DECIDES.search(said):
        return Asks.UNSAID
    if _DECIDES.search(said):
        whole = _WHOLE.search(said) and _AGREED.search(said)
        return Asks.AGREED if whole else None
    if _NONE.search(said) and re.search(rf"\b{_WHICH}\b", said) and not _ABOUT_RT.search(said):
        return Asks.NONE
    named = sum(pattern.search(said) is not None for pattern in _TOPICS)
    if _PART.search(said) and (named > 1 or _TOPIC.search(said)):
        return Asks.SHARES
    if re.search(rf"\b{_ENDED}\b", said) and _WITH_WHY.search(said) and _SOME.search(said):
        return Asks.WHY
    waits = _WAITING.search(said) and _MANY.search(said) and _SOME.search(said)
    if waits and not _PART.search(said):
        return Asks.WAITING
    return Asks.NEW if _NEW.search(said) and len(said.split()) <= 8 else None
