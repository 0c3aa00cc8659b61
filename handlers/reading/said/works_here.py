"""What somebody who works here says, without the greeting and who they are, which is known."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.introduced import ungreeted

# "Saya Yuni fasilitator Mulyosari mau ...", "saya Suyatno, lurah Karangrejo, ...": who works here.
_OFFICES = (
    r"lurah|camat|fasilitator|verifikator|pendamping|pengamat|bappeda|operator|staf\w*|petugas|kasi|kasubag"
    r"|kabid|seklur|sekcam|sekretaris|perencana|plt|facilitator|(?:dari|dr|orang|org)\s+(?:kelurahan|kecamatan|kota|dinas)"
)
_NO_NAME = (
    r"(?:mau|mo|ingin|pengen|minta|tanya|lapor|sudah|udah|sdh|belum|blm|lihat|liat|ke|di|buat|untuk|usul|akan|sama"
    r"|(?:di|me|ng)[^\W\d_]{4,}|[^\W\d_]{3,}(?:kan|in))\b"
)
_WORKS_HERE = late.regex(
    r"^\W*(?:perkenalkan\W+)?(?:(?:nama|dengan)\s+)?(?:saya|sy|aku|kulo|kula|kami|ini|i\s+am|i'm|this\s+is)\W+"
    rf"(?:(?!{_NO_NAME})[^\W\d_]+\W+){{0,4}}?(?:{_OFFICES})\b"
    rf"(?:\s+(?!{_NO_NAME})[^\W\d_]+){{0,5}}?"
    r"(?:\s*[,.;:]+\s*|\s+(?=(?:mau|mo|ingin|pengen|pengin|hendak|arep|badhe"
    r"|minta|mnt|mohon|mhn|tolong|tlg|izin|ijin|ada|apa|want|need|would)\b))(?=\w+\W+\w)",
    re.I,
)


_MORE, _GREETING = "a b", "halo"
# "Pagi. rekap dong"; "siang ini" and "selamat" to somebody are no greeting.
_HELLO = late.regex(
    r"^\W*(?:(?:selamat|slmt|met)\s+)?(?:pagi|siang|sore|malam|mlm|halo+|hai|permisi)(?:\s+(?:pak|bu|min|admin|mas|mbak|kak))?"
    r"\s*[,.!]+\s*(?=\w+\W+\w)",
    re.I,
)


def unofficial(text: str) -> str:
    """What somebody who works here says, without the greeting and who they are, which is known;
    the text where it does not begin so. Never raises."""
    found = _WORKS_HERE.match(bare := ungreeted(text[:2000]))
    if found is not None:
        return bare[found.end() :] + text[2000:]
    only = _WORKS_HERE.match(f"{bare.rstrip(' .,;!')}. {_MORE}")
    if only is not None and only.end() >= len(bare.rstrip(" .,;!")):
        return _GREETING  # who they are, and no more
    return _HELLO.sub("", text, count=1)
