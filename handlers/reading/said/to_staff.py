"""What authors say to staff who returned a proposal: by its words it is for them, and no part of
the proposal."""

from __future__ import annotations

import re

from handlers import late

_OFFICERS = (
    r"(?:(?:pak|bu|bapak|ibu|mas|mbak|para|pihak|orang|wong)\s+)?"
    r"(?:petugas|kelurahan|lurah|verifikator|admin|operator|pegawai|staf|staff|sekkel|sekretaris|pamong|officers?)(?:nya|ne|e|ipun)?"
)
_TO = r"(?:ke|k|kpd|kepada|sama|pada|ama|dg|dengan|dhateng|teng|marang|karo|nang|maring|untuk|buat)"
_HAND_ON = (
    r"(?:di)?(?:sampai|sampe|nyampai|nyampe|terus|info|omong|ngomong|lapor|bilang|mbilang|jawab|balas|bales|beritahu|beritau|kabar|jelas)(?:kan|in|no|ke|aken|i)?"
    r"|(?:di)?kas[ih]h?\s?(?:tau|tahu|info|kabar|pengertian)(?:kan|in)?|kandha(?:ni|kke)?|matur(?:aken)?|atur(?:aken|ke)|dawuhaken|pesan|titip\s+pesan|tell|inform"
)
_COME = (
    r"(?:cek|lihat|liat|baca|datang|dtg|survei|survey|tau|tahu|ngecek|moco|delok|teko|mriki"
    r"|hubungi|telp|telepon)\w*"
)
_FOR_THEM = late.regex(
    rf"\b(?:{_HAND_ON})\b\s+(?:\w+\s+){{0,3}}?(?:{_TO}\s+)?{_OFFICERS}\b"
    rf"|\b(?:tolong|tlg|mohon|minta|please|nyuwun|tulung)\s+(?:\w+\s+)?(?:{_HAND_ON})\b(?!\s+(?:jalan|lampu))"
    rf"|^\W*(?:ini\s+|iki\s+|niki\s+)?(?:(?:pesan|jawaban|jawabnya|catatan|wangsulan)\s+)?(?:saya\s+)?(?:untuk|utk|buat|bwt|kagem|kanggo|kangge|kepada|kpd|yth|for)\W+{_OFFICERS}\b"
    rf"|\b{_OFFICERS}[\s,]+(?:\w+\s+)?(?:tolong|tlg|mohon|harus|hrs|perlu|silakan|silahkan|monggo|mangga|kudu|bisa|boleh)\s+(?:di)?{_COME}"
    rf"|\b(?:tolong|tlg|mohon|minta)\s+(?:\w+\s+)?{_OFFICERS}\s+(?:\w+\s+)?(?:di)?{_COME}"
    r"|\blet\s+(?:the\s+)?officers?\b.*\bknow\b"
    rf"|\b(?:mau|pengen|pingin|ingin|arep|badhe)\s+(?:{_HAND_ON})\s+{_OFFICERS}\b",
    re.I | re.S,
)
# "Jawaban saya: ...", "jawab, ...": it answers.
_LEAD = late.regex(
    r"^\W*(?:(?:mau|saya|sy|aku|arep|izin|ijin|badhe)\s+)*"
    r"(?:jawab|njawab|menjawab|(?:mem)?balas|m?bales|mangsuli|answer"
    r"|(?:jawaban|balasan|wangsulan)(?:nya|ne|e|ipun|ku)?(?=\s*[:,]|\s+(?:saya|sy|aku|kulo|kula|untuk|utk|buat|ke)\b))"
    rf"(?:\s+(?:saya|sy|aku|kulo|kula|dari\s+saya|pertanyaan(?:nya)?|pitakonan(?:e)?|pitakenan(?:ipun)?|dari|pak|bu|nggih|ya"
    rf"|(?:(?:ke|buat|untuk|utk|kpd|kepada)\s+)?{_OFFICERS}))*\b[\s:,.\-]*",
    re.I,
)


def for_them(text: str) -> str | None:
    """What a text says to staff, where it says that it is for them: all of it, or what follows the
    word by which one answers ("jawab petugas: rt nya 5"); "" where it says nothing else, None where
    it is not for them."""
    if (lead := _LEAD.match(text)) is not None:
        return text[lead.end() :].strip()
    found = _FOR_THEM.search(text)
    if found is None:
        return None
    rest = re.sub(_OFFICERS, " ", _FOR_THEM.sub(" ", text), flags=re.I)
    return text if any(word not in _SMALL for word in re.findall(r"\w+", rest.lower())) else ""


_AROUND = """
ya yo nggih pak bu min mas mbak dong deh lah saja aja ke kpd sama tolong tlg mohon minta dulu
ada mau saya sy aku ini itu
"""
_SMALL = frozenset(_AROUND.split())


def begins_answer(text: str) -> bool:
    """Whether a text begins with the word by which one answers."""
    return _LEAD.match(text) is not None


_ASKS = late.regex(
    r"\?|\b(?:apa|apaan|opo|gimana|gmn|piye|pripun|kenapa|knp|ngopo|kapan|maksudnya|maksude|what|how|why)\b",
    re.I,
)


def asks(text: str) -> bool:
    """Whether a text may ask something of us instead."""
    return _ASKS.search(text) is not None
