"""What the author of a proposal is to be asked, or told, in a sentence of staff."""

from __future__ import annotations

import re
from typing import NamedTuple

from handlers import late
from handlers.reading.joined import BECAUSE

# What stands before it: "tanyakan ke siti".
_ASK = late.regex(
    r"^(.*?)\b(?:(?:di)?tanya\w*|tanyain|ask|takok\w*|takon\w*|bales|bls|balas|kabar(?:i|in)|bilang\w*"
    r"|(?:di)?samp(?:ai|e|ei)(?:kan|in|no|ke)?|info(?:kan|in)?|jawab(?:in|kan)?|hubungi|kontak|chat|japri|colek|wa"
    r"|(?:suruh|minta|kon|kongkon)(?=\s+(?:pengusul|warga|orang))|kasih\s+(?:tau|tahu|kabar))\b"
    r"(?:\s+(?:(?:ke|kepada|sama|karo|nang|ning)\s+(?:(?:pak|bu|mas|mbak|mbah|bapak|ibu)\s+)?(?!(?:yang|yg)\b)[^\W\d]+"
    r"|(?:ke\s+|sama\s+|kepada\s+)?(?:pengusul|(?:yang|yg|sing)\s+(?:ng|meng)?usul)\w*(?:\s+[^,.:;]{1,30}?(?:(?=[,:;])|\s(?=(?:kalo|kalau|klo|bahwa|yen|nek|supaya|biar)\b)))?"
    r"|(?:pak|bu|mas|mbak|mbah|bapak|ibu)\s+[^\W\d]+(?=\s*[:,])"
    r"|dulu|dong|the|pengusul\w*|author|warga\w*|orang(?:nya|e)|yang|yg|usulan|nomor|nomer|no|nmr|number|of|about|soal"
    r"|tentang)\b|\s*[\s.:#]*(?:MTR-?)?\d[\d-]*)*[\s,:.-]*(.*)$",
    re.I | re.S,
)
# Or before it: "berapa KK yang kena? tanyain".
_ASK_LAST = late.regex(
    r"(?<=\w)[\s,.?]+(?:(?:tolong|tlg)\s+)?(?:tanya(?:in|kan)|takok(?:no|ke)|takon(?:no|ke))"
    r"(?:\s+(?:ya|dong|pak|bu|dulu"
    r"|(?:ke|sama|kepada|karo|nang|marang)\s+(?:pengusul|warga|orang|(?:yang|yg|sing)\s+(?:ng|meng)?usul)\w*))*\W*$",
    re.I,
)
# What only names the proposal before what is said of it.
_OF_IT = late.regex(
    r"^\W*(?:(?:usulan|nomor|nomer|no|nmr)\W*)*(?:MTR-[\d-]+|\d{1,6})\b[\s,:.-]*", re.I
)
# Behind the question, whom it is for.
_TO_THEM = late.regex(
    r"(?:\s+(?:ya|yo|dong|tolong|tlg))*\s+(?:ke|sama|kepada|karo|nang)"
    r"\s+(?:pengusul|warga|orang|yang\s+usul)\w*\W*$",
    re.I,
)
# "... pengusul drainase: tolong kirim foto".
_BEFORE_COLON = late.regex(r"^(?:\w+\s+){0,2}\w+\s*:\s+(?=\S)")
# "Yang menjahit itu tolong" only calls the proposal.
_CALLS = late.regex(
    r"^(?:yang|yg|sing|usulan|untuk|utk|soal)\s(?:\w+\s?){1,4}?"
    r"(?:(?:itu|ini|tadi|tolong|tlg|coba|mohon|dulu|ya|pak|bu|minta)\s?)*$",
    re.I,
)
# So many words before it are part of what is asked.
BEFORE = 4


def question_in(said: str) -> str:
    """What the author is to be asked: what stands behind "tanyakan ke ...", else all that was
    said, which can still be changed before it is sent; "" where it says nothing."""
    before = _ASK_LAST.sub("", said)
    match = _ASK.match(said) if before == said else None
    said = before
    text = _TO_THEM.sub("", _OF_IT.sub("", match[2] if match else said)).strip()
    text = _BEFORE_COLON.sub("", text)
    lead = _OF_IT.sub("", match[1]).strip(" ,.;:") if match else ""
    if text and len(lead.split()) >= BEFORE and _CALLS.match(lead) is None:
        text = f"{lead}, {text}"
    return text if len(text.split()) > 1 else ""


def asks_author(text: str) -> bool:
    """Whether words begin with that the author is to be asked. Never raises."""
    return re.match(r"\W*(?:di)?(?:tanya|takon|takok|nanya)\w*\b", text, re.I) is not None


# "Kembalikan, tanya warganya RT berapa": beside what is done with it.
_BESIDE = late.regex(
    r"[\s,;:.]+(?:(?:dan|dn|terus|trus|sambil|sekalian|tolong|tlg|buat|untuk|utk|biar)\s+){0,2}"
    r"(?P<ask>(?:di)?(?:tanya(?:in|kan|ke|i)?|nanya|takon\w*|takok\w*)"
    r"|(?:suruh|minta)(?:in|kan)?(?=\s+(?:warga|pengusul|orang)))\b",
    re.I,
)
_APART = late.regex(r"[,;.]\s+|\s+(?=(?:terus|trus|lalu|sedangkan|sedang|kalo|kalau|klo)\s)", re.I)


class Beside(NamedTuple):
    """Where the words before a question end, and where the one that asks begins and ends."""

    begin: int
    word: int
    end: int


def beside(text: str) -> Beside | None:
    """What the author is to be asked, behind other words; None where nothing is."""
    found = _BESIDE.search(text)
    if found is None or not text[: found.start()].strip():
        return None
    return Beside(found.start(), found.start("ask"), found.end())


def apart(text: str, at: int) -> list[tuple[int, int]]:
    """Where, from a place on, something else may begin: the end of what is before it, and it."""
    return [each.span() for each in _APART.finditer(text, at)]


_BECAUSE = rf"(?:{BECAUSE})\b"
_THEM = (
    r"(?:warga\w*|pengusul\w*|author|orang(?:nya|e)?"
    r"|(?:yang|yg|sing)\s+(?:(?:ng|meng)?usul|punya)\w*)"
)
# "Kasih tau pengusulnya kalau", "ke warga dulu": to whom it goes.
_TO_THEM_FIRST = late.regex(
    r"^\W*(?:(?:tolong|tlg|mohon|coba|dan|terus|trus|sekalian|biar)\s+)*"
    r"(?:(?:kasih|kasi|beri)\s*(?:tau|tahu|kabar)(?:kan|in)?|kabar(?:i|in|kan|ke|no)?|bilang(?:in|kan|ke|no)?"
    r"|(?:di)?samp(?:ai|e)(?:kan|in|no)|info(?:kan|in|ke)?|beritahu(?:kan)?|hubungi|wa|jelas(?:kan|in))\s+"
    rf"(?:(?:ke|kepada|sama|karo|nang|ning|marang|to)\s+)?{_THEM}"
    rf"|^\W*(?:ke|kepada|ning|nang|marang|to)\s+{_THEM}",
    re.I,
)
# "Suruh lengkapi RT-nya": what the author is to do, said to us.
_HAVE_THEM = late.regex(
    r"^\W*(?:suruh|kon|kongkon|biar|supaya|minta(?:kan)?)\s+(?=(?:di|me|men|meng)?(?:jelas|lengkap|sebut|tulis|tambah|cantum|isi"
    r"|rinci|perbaik|kirim|lampir|hitung|ukur|foto|benerin|betul))",
    re.I,
)
_BEFORE_WHY = late.regex(
    rf"^(?:\W*\b(?:dulu|lagi|aja|saja|ya|bahwa|kalau|kalo|klo|yen|nek|{_BECAUSE}))*\W*", re.I
)


# "Ga ditulis, tanya itu".
_ASK_THAT = late.regex(
    r"(?<=\w)[\s,.;?]+(?:(?:tolong|tlg)\s+)?(?:tanya|takon|takok|nanya)(?:kan|in|ke|no)?\s+"
    r"(?:itu|iku|kuwi|dia|dulu)\W*$",
    re.I,
)


def without_whom(why: str) -> str:
    """Why something is decided, without that, and to whom, it is to be told."""
    why = _HAVE_THEM.sub("", _ASK_THAT.sub("", why))
    said = _TO_THEM_FIRST.sub("", why)
    return _BEFORE_WHY.sub("", said) if said != why else why


# --- why, as its author is to read it, said where it is shown -------------------------------------

_POLITE = r"(?:di)?(?:mohon|mhn|tolong|tlg|harap|silakan|silahkan|minta)"
_TO_AUTHOR = late.regex(
    rf"^\W*(?:{_POLITE}\W+)+(?:(?:bapak|ibu|pak|bu|warga|pengusul)(?:nya)?\W+)?(?:untuk\W+)?"
    r"(?:di|me|men|meng)?(?:jelas|lengkap|sebut|tulis|nulis|tambah|cantum|isi|rinci|perbaiki|kirim|lampir|pasti|hitung|ukur|foto)\w*\b",
    re.I,
)
_REASON = late.regex(
    r"^\W*(?:(?:eh|oh|maaf|tapi|dan|ralat)\W+)*(?:(?P<adds>(?:di)?tambah(?:in|kan|i|an)?\W+)?(?:alasan|penjelasan|keterangan|pertanyaan)(?:nya|ne|e)?"
    r"|tulis(?:kan|in|en)?\W+(?:alasan(?:nya)?|gini|begini|aja)?"
    r"|(?P<more>(?:di)?tambah(?:in|kan)\W+(?:juga\W+)?(?:tanya\w*)?))"
    r"(?:\W+(?:ganti|diganti|jadi|juga|gini|begini|aja|saja|ya))*[\s:,]+(?P<why>\w.+)$",
    re.I | re.S,
)


_WORDS = r"(?:alasan|penjelasan|keterangan|kalimat|bahasa|kata2?|kata-kata|tulisan)(?:nya|ne|e)?"
_SAY = r"(?:di)?(?:bilang|sebut|tulis|jawab|ganti|omong|ngomong)(?:kan|in|en|no|nya)?"
_SO = (
    r"(?:\W+(?:saja|aja|ae|cukup|jadi|dengan|pakai|pake|bahwa|kalau|kalo|gini|begini"
    r"|ke\s+(?:warga|pengusul|orang)\w*))*"
)
# "Jangan sebut sengketa, bilang saja belum bisa tahun ini", "kalimatnya kurang sopan, ganti: ...".
_OTHERWISE = late.regex(
    rf"^\W*(?:(?:eh|oh|maaf|tapi|tp|dan|ya|waduh|tolong|tlg)\W+)*(?:(?:jangan|jgn|ojo|aja|ga\s+usah|gak\s+usah|don't|do\s+not)"
    rf"\s+(?:di)?(?:sebut|bilang|tulis|nulis|pakai|pake|bawa|omong|say|mention)\w*\b[^,;.]{{0,60}}[,;.]\s*"
    rf"|{_WORDS}\b[^,;:.]{{0,40}}[,;:.]\s*)"
    rf"(?:(?:tapi|tp|cukup|tolong|tlg|mending|lebih\s+baik)\W+)*(?:{_SAY}|just\s+say|say){_SO}[\s:,]+(?P<why>\w.+)$"
    rf"|^\W*(?:(?:eh|oh|maaf|tapi|tp|tolong|tlg|cukup)\W+)*{_SAY}\W+(?:saja|aja|ae|ke\s+(?:warga|pengusul|orang)\w*|begini|gini){_SO}[\s:,]+(?P<say>\w.+)$",
    re.I | re.S,
)
# "Kok kasar amat kalimatnya", "bahasanya diperhalus dong".
_TO_BE_REWORDED = late.regex(
    rf"^(?=.*\b{_WORDS}\b)(?=.*\b(?:kasar|sopan|halus|ketus|galak|keras|enak|pantes|pantas|jelas|rude|polite|(?:di)?(?:per)?halus\w*|(?:di)?perbaiki|diubah|diganti|ubah|ganti"
    r"|kurang\s+pas|gak\s+enak|ga\s+enak)\b)[^?]{6,90}$",
    re.I | re.S,
)
_DROPS = r"(?:jangan|jgn|ojo|(?:ga|gak|tidak)\s+usah|hapus|buang|hilangkan|ilangin|drop|remove)"
_SENTENCE = late.regex(
    rf"^\W*(?:\w+\W+){{0,3}}?(?=.*\b{_DROPS})(?:.*\b)?kalimat\s+(?P<which>pertama|awal|depan|terakhir|akhir|belakang|kedua|ke-?2|ke-?1)\b.*$",
    re.I | re.S,
)
_LAST = frozenset({"terakhir", "akhir", "belakang"})
_ENDS = late.regex(r"(?<=[.!?])\s+")


def without_sentence(text: str, had: str) -> str | None:
    """What there is of why, without the sentence that is not to be told ("kalimat pertama jangan
    ikut terkirim"); None where a text says nothing of the kind, "" where nothing would be left."""
    found = _SENTENCE.match(" ".join(text.split())[:160])
    if found is None:
        return None
    parts = [each for each in _ENDS.split(had) if each.strip()]
    which = found["which"].casefold()
    at = -1 if which in _LAST else 1 if which.startswith(("kedua", "ke-2", "ke2")) else 0
    if at >= len(parts):
        return None
    del parts[at]
    return " ".join(parts).rstrip(" .,;")


def to_be_reworded(text: str) -> bool:
    """Whether a text says that why is to be said in other words, and not in which."""
    said = " ".join(text.split())
    return len(said.split()) <= REWORDED_WORDS and _TO_BE_REWORDED.match(said) is not None


REWORDED_WORDS = 7  # more words say something else


def worded(text: str, *, returned: bool) -> str:
    """What the author of a proposal is to read, where a text says that alone: "alasannya: ...", or,
    of one that goes back to them, "mohon dijelaskan ..."; "" for others. Never raises."""
    said = " ".join(text.split())
    if returned and len(said.split()) >= BEFORE and _TO_AUTHOR.match(said):
        return said
    other = _OTHERWISE.match(said[:400])
    if other is not None:
        told = str(other["why"] or other["say"])
        return told if len(told.split()) >= LEAST else ""
    found = _REASON.match(said)
    if found is None or len(found["why"].split()) < LEAST:
        return ""
    asks_us = not (returned or found["more"]) and _ASKS_US.search(found["why"]) is not None
    return "" if asks_us else found["why"]


LEAST = 2
# "Alasannya apa aja yg boleh".
_ASKS_US = late.regex(
    r"\?|\b(?:apa|opo|mana|endi|gimana|gmn|piye|bagaimana|siapa|sopo|kenapa|knp)\b", re.I
)


def adds(text: str) -> bool:
    """Whether it is to be added to what there is."""
    found = _REASON.match(" ".join(text.split()))
    return found is not None and bool(found["adds"] or found["more"])
