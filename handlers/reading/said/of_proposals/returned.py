"""What authors say of a proposal that was returned to them: what is missing in it, or the question
what that is."""

from __future__ import annotations

import re
from typing import NamedTuple

from handlers import late
from handlers.reading.amounts.figures import WORDS
from handlers.reading.amounts.quantities import EACH
from handlers.reading.denial import NOT, NOT_YET
from handlers.reading.joined import NO_END
from handlers.reading.meaning.slots import Slots, slots
from handlers.reading.places.areas import AreaNames

# --- an answer ----------------------------------------------------------------------------------

# "RT nya 4", "rt tiga": as addresses are read elsewhere.
_NUMBERED = late.regex(
    rf"\b(r[tw])\s?(?:nya|ne|e|ipun)?\s+(?:(?:itu|iku|nomor|nomer|no)\s+)?(?:(\d{{1,3}})|({'|'.join(WORDS)}))\b",
    re.I,
)
_CLAUSES = late.regex(rf"(?:[,;!?\n]|{NO_END}\.(?=\s|$))+", re.I)
# What stands around a place or an amount that is an answer, and says nothing by itself.
_SMALL = """
itu iku kuwi niku ini niki iya iyo ya yo nggih oh eh lho lo to tho sih kok kan pak bu min mas
kak bang kang
mbak bapak ibu masuk ikut melu termasuk wilayah daerah jawab jawaban jawabannya jawabane njawab
jawabanku sampun wis udah sudah udh sdh saya sy aku kami kulo kula letak letaknya lokasi
lokasinya tempat tempatnya alamat alamatnya posisi posisinya manggone ada ning nang neng ing di
ten wonten butuh butuhnya perlu perlunya total totalnya jumlah jumlahnya panjang panjangnya
lebar lebarnya ukuran ukurannya sekitar kira kurang lebih kurleb semua semuanya tepatnya
persisnya yang yg sing ingkang dan sama maksudnya maksud betul bener lurahnya dong deh lah aja
saja mawon cuma hanya mung jadi dadi pokoknya pokoke intinya seputar
bilang dibilang awal tadi td kemarin kmrn nulis tulis ditulis tak ku judul judulnya judule jelas
rt rw nya ne isih masih takon takok ditanya tanya nanya already says said it is in the title
"""
_AROUND = frozenset(_SMALL.split())
# Why it comes late, what it is of, that one is angry: nothing that is to be kept.
_BESIDE = late.regex(
    r"^\W*(?:maaf|maap|sori|sorry|punten|ngapunten|mohon\s+maaf|nuwun|assalam\w*|halo|hai|selamat|met|soal|tentang|untuk|utk|buat|menjawab"
    r"|jawab|njawab|terima\s?kasih|makasih|suwun|oh|owalah|baik|siap|oke|ok|iya|nggih|inggih)\b"
    r"|\b(?:baru|nembe|lagi|lg)\s+(?:bisa\s+|sempat\s+|sempet\s+)?(?:balas|bales|mbales|buka|baca|moco|liat|lihat|tau|tahu|inget|ingat|sadar)\w*"
    r"|\b(?:hp|hape|pulsa|kuota|sinyal)\b|\b(?:lupa|kelupaan|lali|kesupen|telat|sibuk|ketinggalan|kelewat\w*)\b"
    r"|\b(?:masak|masa|mosok|kok|kenapa|knp|gitu)\b.*\b(?:tanya|ditanya\w*|nanya|takon|ditakoni)\b"
    r"|\b(?:sudah|udah|udh|sdh|wis|kan|padahal)\b.*\b(?:judul\w*|ditulis|tulis|bilang|dibilang|jelas|disebut\w*|ada\s+di)\b"
    r"|\bjudul\w*\b.*\b(?:ada|sudah|udah|jelas)\b|\b(?:petugas\w*|(?:per)?tanya(?:an)?\w*|(?:me)?(?:jawab|balas)\w*|mangsuli|njawab)\b"
    r"|\balready\b.*\b(?:answer|told|said|wrote|reply|replied)\w*|\b(?:di)?(?:baca|waca|woco|read)\b(?:\W+\w+){0,3}\W*$"
    r"|\b(?:ga|gak|nggak|enggak|ngga|tidak|tdk|ora|mboten|kurang|krg)\s+(?:tau|tahu|ngerti|eruh|hafal|hapal|apal|inget|ingat|mangertos)\b",
    re.I,
)


# "Tiangnya belum ada", "mobil ga bisa masuk": of something there, how it is.
_TELLS = late.regex(
    r"\b(?!maksud|jawab|harus|kayak|kata|soal|pokok|rt|rw)\w{3,}(?:nya|ne|ipun)\b"
    r"|\b(?:belum|blm|durung|ga|gak|nggak|tidak|ora|mboten|sudah|udah|wis)\s+(?:ada|ono|bisa|iso|pernah|punya|wonten)\b"
    r"|\b(?:rusak|gelap|peteng|sempit|longsor|banjir|mati|takut|jatuh|bahaya|rawan|sering|licin|becek|mampet|putus|warga|anak\w*)\b",
    re.I,
)


class Answer(NamedTuple):
    """Where and how much; what is told of it beside, and what may be anything."""

    value: str
    beside: str = ""
    other: str = ""


# "Rumah saya RT 7, tapi ...": where they live, and not what it is of.
_HOME = late.regex(
    r"^\W*(?:\w+\s+){0,2}?(?:rumah|omah|griya|tinggal|manggon)\w*\b[^,;]*[\s,;]+(?:tapi|tp|tetapi|nanging|ning|cuma|sedangkan|kalo|kalau|klo)\s+",
    re.I,
)


def without_home(text: str) -> str:
    """A text without where they live, said before where something else is."""
    return _HOME.sub("", text)


def answer(text: str, names: AreaNames | None = None) -> Answer | None:
    """What a text says of where something is or how much, in a clause that says nothing else: such
    a fragment answers a question. None where no clause of it is one, or another tells of a place
    too. Never raises."""
    said = EACH.search(text)
    values = [said[0].strip(" ,.;")] if said is not None else []
    text = text.replace(said[0], ", ") if said is not None else text
    beside: list[str] = []
    other: list[str] = []
    for clause in _CLAUSES.split(_NUMBERED.sub(_in_figures, text)):
        held = slots(clause, names)
        if _is_value(held):
            values.append(clause.strip())
        elif held.place or held.area:
            return None
        elif len(clause.split()) > 1 and not _BESIDE.search(clause):
            (beside if _TELLS.search(clause) else other).append(clause.strip())
    return Answer(*(", ".join(each) for each in (values, beside, other))) if values else None


def _in_figures(found: re.Match[str]) -> str:
    number = found[2] or WORDS[found[3].casefold()]
    return f"{found[1].upper()} {number}"


def _is_value(held: Slots) -> bool:
    says = held.place or held.amount
    if not says or held.things or held.problem:
        return False
    return all(word in _AROUND for word in held.rest)


# --- a question ---------------------------------------------------------------------------------

_SENT_BACK = (
    r"(?:di|nge?|me)?(?:kembali|balik|pulang)(?:kan|in|no|ken|ke|aken)|ngembali(?:kan|in|no)|mbalek(?:no|ke)"
    r"|dibalek(?:no|ke)|dikembali|sent\s+back|returned"
)
_WHAT = r"(?:apa|apaan|opo|napa|nopo|what)"
_ASKS = late.regex(
    rf"\b(?:kenapa|knp|napa|kok|siapa|sopo|ngopo|kengopo|mengapa|alasan\w*|sebab\w*|maksud\w*|arti\w*|gara2|why|{_WHAT})\b.{{0,120}}\b(?:{_SENT_BACK})\b"
    rf"|\b(?:{_SENT_BACK})\b.{{0,120}}\b(?:kenapa|knp|ngopo|kengopo|kok|maksud\w*|arti\w*|gimana|gmn|piye|why|{_WHAT})\b"
    rf"|\b{_WHAT}\s+(?:\w+\s+)?(?:yg|yang|sing|ingkang)\s+(?:\w+\s+)?(?:di)?(?:minta|tanya|ditanyain|butuh|perlu|kurang|salah|lengkapi|jawab|suwun|jaluk|njaluk)\w*"
    rf"|\b(?:yg|yang|sing|ingkang)\s+(?:\w+\s+){{0,2}}?(?:di)?(?:minta|tanya|butuh|perlu|kurang|lengkapi|jawab|suwun|jaluk)\w*\b.{{0,120}}\b{_WHAT}\b"
    rf"|\b(?:petugas|kelurahan|lurah|verifikator|admin)\w*\s+(?:\w+\s+)?(?:minta|tanya|nanya|mau|butuh|njaluk|takon)\w*\s+{_WHAT}\b"
    rf"|\b(?:per)?tanya\w*\s+(?:dari\s+)?petugas\w*\b.{{0,120}}\b(?:{_WHAT}|mana|endi)\b"
    rf"|\b(?:saya|sy|aku|kulo|kula|kami)\s+(?:harus|hrs|mesti|kudu|perlu)\s+(?:\w+\s+)?(?:{_WHAT}|gimana|gmn|piye|ngapain|ngopo|pripun)\b"
    rf"|\b(?:kurang|kurangnya|kurange)\s+{_WHAT}\b"
    rf"|\b(?:mana|endi|{_WHAT})\b.{{0,120}}\b(?:harus|hrs|perlu|mesti|kudu)\s+(?:di)?(?:lengkap|perbaik|jawab|betul|balas)\w*",
    re.I | re.S,
)


def asks(text: str) -> bool:
    """Whether a text asks why something was returned, or what is wanted of it."""
    return _ASKS.search(text) is not None


# --- impatience ---------------------------------------------------------------------------------

_LONG = r"(?:lama|suwe|suwi|long)"
_NO = rf"(?:{NOT}|{NOT_YET})"
_IMPATIENT = late.regex(
    rf"\b(?:kok|koq)\s+(?:ya\s+)?{_LONG}\b|\b(?:kelamaan|kesuwen|lelet|lemot|molor|ditunggu\W?tunggu|ditunggu2)\b"
    rf"|\b{_LONG}\s+(?:banget|bgt|sekali|skali|amat|temen|tenan|sangat)\b(?:\s+(?:sih|ya|to|lho|pak|bu|min)\b|.*\b(?:proses|di\s?proses|diurus|dibahas"
    r"|dikerja\w*|dibangun|jawab\w*|kabar\w*|tanggap\w*|respon\w*)\w*)"
    r"|\b(?:nunggu|menunggu|nungguin|nenggo|ngenteni|waiting)\b(?=\W*$|\W*[,.!?]|\s+(?:terus|lama|kabar\w*|dari|sampai|sampe|berapa|brp|kapan|pak|bu|nih|ini|lho|trs|jawaban\w*)\b)"
    rf"|\b{_NO}\s+(?:ada\s+|ono\s+|pernah\s+|wonten\s+|onok\s+)?(?:kabar\w*|tanggapan|respon\w*|kejelasan|tindak\s?lanjut\w*|progres\w*"
    r"|(?:di)?(?:proses|urus|tindak)\w*)\b"
    rf"|\b{_NO}\s+(?:di)?(?:kerja|bangun|garap|bahas|realisasi|mulai|putus)\w*\W?(?:\d|\w+)?\s+(?:juga|jg|ugo|sampai|sampe|smp)\b"
    r"|\b(?:no\s+news|taking\s+so\s+long|how\s+much\s+longer)\b",
    re.I | re.S,
)


def is_impatient(text: str) -> bool:
    """Whether a text says that something has taken too long."""
    return _IMPATIENT.search(text) is not None
