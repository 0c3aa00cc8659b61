"""What is wished, without who wishes it and that they do: "yo aku pengen digawekke selokan" is
"digawekke selokan". Word by word, so that only what is on these lists is left out."""

from __future__ import annotations

import re

from handlers import late

# Said on the way, and means nothing of its own.
_ON_THE_WAY = frozenset({
    "nah", "ya", "yo", "yah", "iya", "nggih", "inggih", "njih", "oke", "okay", "ok", "so",
    "jadi", "jd", "gini", "begini", "lha", "lah", "sih", "tuh", "itu", "ki", "tu", "kok",
    "yaudah", "yawes", "yowis", "yawis", "wis", "udah", "eh", "anu", "hmm", "hm", "em", "pak",
    "bu", "bapak", "ibu", "mas", "mbak", "kak", "min", "admin", "bang", "bos", "kan", "to",
    "sebenarnya", "sebenernya", "sakjane", "sejatosipun", "jane", "actually", "pokoknya",
    "pokoke", "intinya", "intine", "well", "please", "pls", "just", "really", "hanya", "cuma",
    "cuman", "mung", "namung", "cukup", "saja", "juga", "jg", "ugi", "nih", "dong",
})  # fmt: skip
# Before who it is: "kalo saya sih maunya".
_AS_FOR = frozenset({
    "kalo", "kalau", "klo", "nek", "yen", "menawi", "untuk", "dari", "as", "for",
})  # fmt: skip
_WHO = frozenset({
    "saya", "sy", "aku", "gw", "gua", "gue", "kami", "kita", "kula", "kulo", "i", "we",
    "pribadi", "sendiri", "dewe", "piyambak", "semua", "sekeluarga", "ini", "niki", "iki",
})  # fmt: skip
# That it is wished; the first ones say who by themselves.
_WISHES = frozenset({
    "maunya", "mauku", "pengen", "pengin", "pingin", "kepengen", "kepengin", "kepingin",
    "ingin", "wanna", "want", "pengennya", "penginnya", "pinginnya", "pengene", "pengine",
    "penginku", "pengenku", "karepku", "karepe", "kersanipun", "harapannya", "harapan",
    "keinginan", "kepenginan", "inginnya",
})  # fmt: skip
_WANTS = frozenset({
    "mau", "mo", "minta", "mnt", "memohon", "mohon", "mhn", "nyuwun", "njaluk", "jaluk",
    "butuh", "perlu", "prlu", "badhe", "bade", "arep", "ajeng", "meh", "hendak", "need", "wish",
    "would", "like", "love", "hope", "berharap", "ngarep", "usul", "ngusul",
})  # fmt: skip
_BEFORE_A_THING = frozenset({
    "a", "an", "the", "some", "to", "have", "get", "there", "ada", "adanya", "ono", "wonten",
    "punya", "tentang",
})  # fmt: skip
# Whoever says these wishes for nothing that could be built.
_TALKS = late.regex(
    r"(?:be?r?|n)?tan[yg]|takon|pirsa|priksa|tulung|tolong|tlg|pangap|ngapura|sewu|maaf|izin|ijin"
    r"|lapor|c(?:e)?rita|curhat|komplain|tau\b|tahu\b|ngerti|ask|know|bantu\b|help|info|say|tell"
    r"|pamit|batal|ubah|ganti|hapus|lihat|liat|cek|(?:ng|meng)?usul|(?:ng|meng)?aju|propos|suggest"
    r"|report|request|complain|matur|ngatur|(?:me)?nyampai|daftar|ikut|dukung|bilang|ngomong|lanjut"
    r"|kirim|terus|waktu|no(?:mor)?\b|(?:pen)?jelas|konfirm|perhati|segera",
    re.I,
)
_WORD = late.regex(r"[^\W_](?:[\w'’-]*[^\W_])?")
# More words than these nobody needs before what they wish.
MOST = 12


def unpleaded(text: str) -> str:
    """A wish without who wishes it and that they do, where at least two words are left of it; the
    text where it says no such thing, or another ("aku arep takon"). Never raises."""
    who = wants = wishes = False
    before = 0
    for count, found in enumerate(_WORD.finditer(text)):
        word = found[0].lower().replace("’", "'")
        if re.search(r"[.;!?\n:]", text[before : found.start()]):
            return text
        start, before = found.start(), found.end()
        if word in {"i'd", "we'd"}:
            who = wants = True
        elif word in _WISHES:
            wishes = True
        elif word in _WHO:
            who = True
        elif word in _WANTS:
            wants = True
        elif (
            word in _AS_FOR
            or word in _ON_THE_WAY
            or (word in _BEFORE_A_THING and (wants or wishes))
        ):
            pass
        else:
            rest = text[start:]
            pleads = wishes or (who and wants)
            return rest if pleads and len(rest.split()) > 1 and not _TALKS.match(word) else text
        if count >= MOST:
            break
    return text
