"""That what was filled in so far is to be shown, or read out, as people ask for it."""

from __future__ import annotations

import re

from handlers import late

_SMALL = (
    r"pak|bu|min|mas|mbak|kak|ya|dong|donk|dulu|deh|aja|saja|wae|tolong|tlg|itu|ini|nggih|please"
)
_SHOWN = late.regex(
    r"\b(?:lihat|liat|li[ah]at(?:in|kan)|tampil(?:in|kan)|bacain|bacakan|cek|ndelok|delok|mirsani|show|see|review)\b",
    re.I,
)
_FILLED = late.regex(
    r"\b(?:jawaban|isian|ringkasan|rangkuman|keisi|keisinya"
    r"|(?:udah|sudah|udh|tak|yang|yg|tadi|td)\s+(?:(?:saya|sy|aku)\s+)?(?:di|ku)?(?:isi|tulis|ketik|jawab)"
    r"|my answers|so far)\w*",
    re.I,
)
_WHOLE = late.regex(
    r"\b(?:dulu|lagi|ulang|isi\w*|lengkap\w*|semua\w*|hasil\w*|sek|sik|rumiyin|again|all|first)\b",
    re.I,
)


_SAID_WHAT = late.regex(
    r"\b(?:tadi|td|mau|wau)\b.{0,30}(?:pilih|isi|tulis|jawab|ketik)\w*\s+(?:apa|opo|napa|(?:yang|yg)\s+mana)\b",
    re.I,
)
_ALIKE = late.regex(r"\b(?:mirip|similar|memper)\w*\b.{0,25}(?:\?|\bmana\b|\bapa\b|\bopo\b)", re.I)


# "Coba tampilkan lagi semuanya": an order, and nothing else.
_SHOW_ALL = late.regex(
    r"^(?!.*\busulan(?:ku|\s+(?:saya|sy|aku|kula|kulo))\b)"  # those that were sent
    rf"\W*(?:(?:{_SMALL}|coba|minta|mau|bisa|eh|saya|sy|aku|sek|sik|bentar)\W+){{0,4}}"
    r"(?:di)?(?:tampil|lihat|liat|tunjuk|baca|cek|show|ketok|ketingal|delok)(?:in|kan|kno|no|aken)?"
    rf"(?:\W+(?:{_SMALL}|lagi|ulang|semua(?:nya|ne)?|hasil(?:nya|e)?|isi(?:nya|an|annya)?|lengkap(?:nya)?"
    r"|saya|sy|yang|yg|sing|tadi|td|sudah|udah|udh|wis|jawaban(?:nya|ku)?|ringkasan(?:nya)?"
    r"|again|all|maneh|meneh|malih|sedaya|kabeh|me|everything)){1,7}\W*$"
    r"|^\W*(?:(?:can|could|may|i|you|let|me|please|want|to|just|wait|ok|oke|hi)\W+){0,5}(?:see|show|read|view|check)"
    r"(?:\W+(?:the|whole|entire|thing|all|of|it|me|everything|draft|proposal|text|again|first|once|more|please|so|far|full|back))"
    r"{1,6}(?:\W+before\W+(?:i\W+)?(?:\w+\W*){1,3})?\W*$",
    re.I,
)
# "..., mau saya bacain ke mbah": why it is to be shown.
_SO_THAT = late.regex(
    r"^\W*(?:mau|biar|supaya|buat|untuk|utk|nanti|sebelum|soal(?:nya|e)|arep|ben|ajeng|before|so)\b",
    re.I,
)


# "Wau tekan pundi nggih", "tadi sampai mana ya": where one was.
_UP_TO = late.regex(
    r"\b(?:tadi|td|wau|mau|kemarin|kmrn|wingi)\b.{0,15}\b(?:sampai|sampe|smpe|tekan|ngantos|dumugi|nganti)\s+(?:mana|endi|ndi|pundi)\b"
    r"|\b(?:sampai|sampe|smpe|tekan|ngantos|dumugi)\s+(?:mana|endi|ndi|pundi)\s+(?:tadi|td|wau|mau)\b"
    r"|\bwhere\s+(?:was\s+i|were\s+we|did\s+(?:i|we)\s+stop)\b",
    re.I,
)


def shown(text: str) -> bool:
    """Whether a text asks what was filled in, or where it was left."""
    return bool(_UP_TO.search(text)) or bool(
        _SAID_WHAT.search(text) or (_SHOWN.search(text) and _FILLED.search(text))
    )


def shows(text: str) -> bool:
    """Whether a text orders to show it all: one clause does, and the others say what for."""
    parts = [each for each in re.split(r"[,.;\n]+", text) if any(map(str.isalnum, each))]
    orders = [each for each in parts if _SHOW_ALL.match(each)]
    others = [each for each in parts if each not in orders]
    return _SHOW_ALL.match(text) is not None or (
        len(orders) == 1 and all(_SO_THAT.match(each) for each in others)
    )


def whole(text: str) -> bool:
    """Whether a text asks to see it all, or what is like it."""
    return bool(_ALIKE.search(text) or (_SHOWN.search(text) and _WHOLE.search(text)))


# "Tolong bacain pelan2 nak": that it is to be read out.
_READ_OUT = late.regex(
    r"\b(?:tolong|tlg|minta|mohon|bisa|coba|tulung|nyuwun|please|can\s+you|could\s+you|bantu)\b[^,.;]{0,20}?"
    r"\b(?:di)?(?:baca(?:in|kan|ke)|wacak(?:no|ake|aken)|waosaken|read)\b(?!\W+(?:ke|to|buat|sama)\W+(?!me\b|saya|aku))"
    r"|^\W*(?:baca(?:in|kan)|wacak(?:no|ake))\s+(?:dong|donk|pak|bu|min|mas|mbak|nak|kak|ya|pelan\w*|alon\w*)\b",
    re.I,
)
# That the letters are too small for whoever reads.
_SMALL_LETTERS = late.regex(
    r"\b(?:tulisan|huruf|teks|text|font|aksara|letters?)(?:nya|ne|e|ipun)?\s+(?:\w+\s+){0,2}?(?:ke)?(?:kecil|cilik|alit|lembut|small)(?:an|en)?\b"
    r"|\b(?:di)?(?:besar|gede|perbesar)(?:in|kan|no)?\s+(?:dong\s+)?(?:tulisan|huruf|teks|font)(?:nya|e)?\b"
    r"|\b(?:di)?(?:besar|gede)(?:in|kan|no)\s+(?:tulisan|huruf|teks)(?:nya|e)?\b"
    r"|\b(?:mata|mripat|eyes?)(?:ku|nya|\s+(?:saya|sy|aku|mbah|kula|kulo|ibu|bapak))?\s+(?:\w+\s+){0,2}?"
    r"(?:rabun|burem|buram|kabur|blawur|lamur|bad|poor|weak)\b",
    re.I,
)


def reads_out(text: str) -> bool:
    """Whether a text asks that what is written be read out, or says that it is too small to read.
    Never raises."""
    text = text[:300]
    return _READ_OUT.search(text) is not None or _SMALL_LETTERS.search(text) is not None
