"""What staff say, where it is asked why they decide so, that tells nobody why: that they want to
see something of the proposal ("lihat fotonya dulu"), a question, a doubt."""

from __future__ import annotations

import re
from enum import StrEnum

from handlers import late
from handlers.reading.said import of_questions
from handlers.reading.spelling import fold


class NoReason(StrEnum):
    PICTURES = "pictures"  # its photos
    ALIKE = "alike"  # what is like it, or was there before
    WHOLE = "whole"  # the proposal itself
    ASKS = "asks"  # a question, of which it is not known whom it asks
    WHICH = "which"  # which reasons there are, or how one is told
    DOUBTS = "doubts"  # that it is not decided yet


_AROUND = (
    r"pak|bu|min|mas|mbak|kak|dong|donk|deh|ah|sih|ya|yo|yah|nih|kah|tho|to|eh|oh|hm+|lho|loh|coba|cb|tolong|tlg|minta|mau"
    r"|boleh|bisa|saya|sy|aku|kulo|kami|dulu|dl|dlu|disik|sik|sek|bentar|sebentar|tunggu|ntar|sekedap|waduh|duh|wait|lagi|aja|saja|ae|ini|itu|iki|kuwi|niki|yang|yg|sing"
    r"|nya|di|dari|sama|please|the|me|its?|first|can|i|let|of|this|that|is|are|there"
)
_LOOKS = (
    r"(?:(?:di|nge|ng|me|n)?(?:lihat|liat|cek|tampil|tunjuk|buka|delok|baca|munculin|muncul|show|see|open|view|check)"
    r"(?:in|kan|no|ke|aken)?)"
)
_PICTURES = r"(?:foto|poto|gambar|photo|picture|pic|image)(?:nya|ne|e|s)?"
_ALIKE = (
    r"(?:mirip|serupa|memper|dobel|double|ganda|kembar|duplikat|similar|same|alike|duplicates?)"
    r"(?:nya|ne|an)?"
)
_HELD = (
    r"(?:usul(?:an|annya|ane)?|isi(?:nya|ne)?|detail(?:nya)?|detil(?:nya)?|data(?:nya)?|riwayat(?:nya)?|lengkap(?:nya)?"
    r"|lokasi(?:nya|ne)?|tempat(?:nya|e)?|peta(?:nya)?|map|masalah(?:nya|e)?|ukuran(?:nya|e)?|volume(?:nya)?|biaya(?:nya)?|rt|rw|rt\s?nya"
    r"|rw\s?nya|alamat(?:nya|e)?|pengusul(?:nya|e)?|proposal|details?|place|location)"
)
_OF_US = (
    rf"(?:{_AROUND}|{_LOOKS}|{_HELD}|{_PICTURES}|{_ALIKE}"
    r"|semua(?:nya)?|lain(?:nya)?|other|others|any)"
)
_SAME = late.regex(rf"\b(?:{_ALIKE}|(?:yang|yg|sing)\s(?:sama|podo))\b")
_MAYBE = (
    r"(?:ga|gak|gk|nggak|ngga|enggak|tidak|tdk|ora|ra|mboten|belum|blm|belom|durung|dereng"
    r"|apa|opo|atau|kan|yet|not)"
)
_ANY = r"(?:ada|ono|wonten|punya|duwe)(?:kah|nya)?"
_WHO = r"(?:siapa|sopo|sinten|sp|who|whose)"
_WHERE = r"(?:mana|dimana|dmn|endi|ndi|pundi|where)"
_WHAT = (
    rf"(?:{_WHO}|{_WHERE}|apa|opo|nopo|what|berapa|brp|piro|pinten|kapan|kpn|gimana|gmn|piye|when)"
)


def _all_of(*each: str) -> re.Pattern[str]:
    """A text of nothing but these words."""
    return late.regex(rf"(?:(?:{'|'.join(each)})(?:\s|$))+")


_ORDER = _all_of(_OF_US)
_ASKED = _all_of(_OF_US, _MAYBE, _ANY, _WHERE)
_BY_NOW = (
    r"(?:udah|sudah|udh|sdh|dah|wis|wes|sampun|pernah|tau|nate|ever|been|before|already|has|have)"
)
_PROPOSED = r"(?:(?:di|ng|meng)?usul(?:kan|in|no|ke|aken)?|proposed|(?:di)?aju(?:kan|in))"
# "Udah pernah diusulkan belum", "ada yang usul juga nggak".
_BEFORE = _all_of(
    _OF_US, _MAYBE, _ANY, _WHO, _BY_NOW, _PROPOSED,
    r"masuk|sebelum(?:nya|e)?|kemarin|kemaren|taun|tahun|thn|lalu",
    r"juga|orang|warga|laen|lain|anyone|someone|one",
)  # fmt: skip
_WAS = late.regex(rf"\b{_PROPOSED}\b")
_OF_IT = _all_of(
    _OF_US, _WHAT, r"(?:di|n|nge|me)?(?:tulis|ulis|usul|bilang|minta)(?:nya|kan|in|e)?",
    r"warga(?:nya|ne)?|orang(?:nya|e)?",
    r"(?:dukung|pendukung|(?:nge|men)dukung|support\w*)(?:nya|e)?|jumlah(?:nya)?",
    r"udah|sudah|ada|tadi|td|kira",
)  # fmt: skip
_HAS_WHAT = late.regex(rf"\b{_WHAT}\b")
_DOUBTS = late.regex(
    r"^(?:(?:nanti|ntar|entar|mengko)\s(?:dulu\s|aja\s|saja\s|lah\s|deh\s){0,3})?"
    r"(?:(?:eh|hm+|aduh|waduh|duh|saya|sy|aku|kulo|kami|kok|jadi|jd|masih|msh|jujur|sebenernya|sebenarnya)\s)*"
    r"(?:(?:belum|blm|belom|durung|dereng|kurang|krg|ga|gak|nggak|ngga|tidak|tdk|ora|not)\s(?:terlalu\s|begitu\s)?"
    r"(?:yakin|tau|tahu|ngerti|paham|mantap|mantep|sreg|srek|pasti|sure|certain)"
    r"|ragu(?:\s?ragu)?|bingung|bimbang|mikir|pikir\s?pikir|unsure)"
    rf"(?:\s(?:{_AROUND}|alasan(?:nya|e)?|apa|opo|juga|jg|mau|nulis|pilih|sama|soal|gimana|gmn|piye|yet|about))*$"
    r"|^(?:(?:eh|kayaknya|kyknya|kayake|sepertinya|koyone|tadi|td|saya|sy|aku|maaf|waduh)\s)*(?:salah|kliru|keliru)\s"
    rf"(?:pencet|tekan|klik|ketik|usulan|pilih|orang)(?:\s(?:{_AROUND}|kayaknya|tadi|td))*$"
)
# "Bingung pilih yang mana".
_CONFUSED = late.regex(
    r"^(?:(?:eh|hm+|aduh|waduh|duh|saya|sy|aku|kok|jadi|jd|masih|msh|ini|kami)\s)*(?:bingung|binun|confused)\s"
    r"(?:(?:mau|harus|yg|yang|sing|the|which)\s)*(?:pilih|milih|nulis|tulis|isi|ngisi|jawab|pake|alasan|mana|apa|opo|gimana|gmn|reason)\w*"
    r"(?:\s\w+){0,4}$"
)
_REASONS = late.regex(r"\b(?:alasan|reason)\w*")
_WHICH = _all_of(
    _AROUND, _WHAT, _MAYBE, r"(?:alasan|reason)(?:nya|e|s)?|pilihan(?:nya)?|contoh(?:nya|e)?|ada",
    r"harus(?:nya)?|(?:di|n)?(?:tulis|ulis|isi)(?:nya)?|cocok|bagus(?:nya)?|macam\w*|saja|yg|what",
    r"which|example\w*|for|bikin|pakai|pake|milih|pilih|biasa(?:nya)?|apa",
)  # fmt: skip
_ENDS = late.regex(
    r"\b(?:belum|blm|belom|durung|dereng|ga|gak|nggak|ngga|enggak|ora|mboten|apa\s(?:ga|gak|nggak|tidak|belum|bukan)|kan|ya|sih|to|tho|kah|or\snot)$"
)
_BEGINS = late.regex(
    rf"^(?:(?:{_AROUND}|emang|emange|memang)\s)*(?:apa(?:kah)?|opo|{_WHAT}|kenapa|knp|kok|ngopo|bener(?:an)?|benar|bener\s(?:ga|gak)|masa|moso"
    r"|gimana|gmn|bagaimana|piye|perlu|harus|why|how|does|did|has|have|should|is)\b"
)
# Before another one that is to come first.
GOES_ON = frozenset({"lanjut", "lanjutkan", "terus", "trus", "pindah", "buka", "eh", "maksudnya"})
# "Tanyakan pesertanya berapa", "ya kirim pertanyaannya": what the author is to be asked.
_TO_AUTHOR = late.regex(
    r"\b(?:di)?(?:tanya|takon|takok)(?:kan|in|ke|no|i)\b|\b(?:kirim|sampai)(?:kan|in|ke|no)?\s(?:\w+\s)?(?:pertanyaan|pitakon)\w*"
)
# More words tell something.
WORDS = 16


def read(text: str, *, returned: bool) -> NoReason | None:
    """What a text says that is no reason; None where it may well be one: whoever has a proposal
    `returned` asks its author. Never raises."""
    said = fold(text).strip()
    if not said or len(said.split()) > WORDS:
        return None
    if _CONFUSED.match(said):
        return NoReason.WHICH
    if _DOUBTS.match(said):
        return NoReason.DOUBTS
    if _WHICH.fullmatch(said) and _REASONS.search(said):
        return NoReason.WHICH
    if _TO_AUTHOR.search(said) is not None and not returned:
        return NoReason.ASKS
    found = _read(text, said)
    if returned and found is not NoReason.ALIKE and not re.search(rf"\b{_LOOKS}\b", said):
        return None
    return found


def only_looks(text: str) -> bool:
    """Whether a text says that something of it is to be seen, and no more."""
    said = fold(text).strip()
    return re.search(rf"\b{_LOOKS}\b", said) is not None and _ORDER.fullmatch(said) is not None


_ONLY_AROUND = _all_of(_AROUND)


def _read(text: str, said: str) -> NoReason | None:
    if _ONLY_AROUND.fullmatch(said):
        return None  # "ya"
    looks = re.search(rf"\b{_LOOKS}\b", said) is not None
    asks = "?" in text or _ENDS.search(said) or _HAS_WHAT.search(said)
    if (looks and _ORDER.fullmatch(said)) or (asks and _ASKED.fullmatch(said)):
        if re.search(rf"\b{_PICTURES}\b", said):
            return NoReason.PICTURES
        return NoReason.ALIKE if _SAME.search(said) else NoReason.WHOLE
    if asks and _BEFORE.fullmatch(said) and (_WAS.search(said) or re.search(_ALIKE, said)):
        return NoReason.WHOLE if re.match(rf"^\W*(?:\w+\s){{0,3}}{_WHO}$", said) else NoReason.ALIKE
    if _HAS_WHAT.search(said) and _OF_IT.fullmatch(said):
        return NoReason.WHOLE
    return NoReason.ASKS if _only_asks(text, said) else None


_MAY = late.regex(
    rf"^(?:(?:{_AROUND})\s)*(?:bisa|bs|boleh|iso|oleh|gimana|gmn|piye|apa(?:kah)?|can|may)\b"
)


def _asked(part: str) -> bool:
    return part.rstrip().endswith("?") or _ENDS.search(fold(part)) is not None


def _only_asks(text: str, said: str) -> bool:
    """Whether a text asks something and tells nothing beside it."""
    parts = re.split(r"[,.;:]\s+", text.strip())
    if len(parts) > 1:  # "nanti warganya marah. bisa digabung ga?"
        return _MAY.match(fold(parts[-1])) is not None and _asked(parts[-1])
    marked = text.rstrip().endswith("?")
    begins = _BEGINS.match(said) is not None
    return marked or (begins and _ENDS.search(said) is not None) or of_questions.asks(text)
