"""That somebody has something to propose, and does not yet say what: "mau usul nih pak"."""

from __future__ import annotations

import re

from handlers import late

# "Saya hendak menyampaikan 3 usulan hasil rapat warga", and nothing of what; who wants to see, to
# change or to take back one says another verb there.
_WANTS = (
    r"(?:mau|mo|ingin|hendak|akan|badhe|bade|ajeng|arep|pengen|pengin|izin|ijin|numpang|mewakili)"
)
_BRINGS = (
    r"(?:(?:me|m|di)?(?:ny|s)amp(?:ai|e)(?:kan|in|ke|aken)?|(?:meng|ng)?aju(?:kan|in|ke)?|(?:me|ng)?kirim(?:kan|in)?|mengirim(?:kan)?|ngirim|daftar(?:kan|in)?"
    r"|titip|nitip|bawa|membawa|buat|bikin|membuat|gawe|kasih|ngasih|kasi|beri|memberi|tulis|nulis|masuk(?:kan|in)|memasukkan|nambah(?:in|kan)?|tambah|menambah(?:kan)?|ikut(?:an)?|melu|matur)"
)
_WHOSE = (
    r"(?:warga|kami|saya|sy|aku|kula|kulo|kita|r[tw]|\d{1,3}|karang|taruna|pkk|kelompok|tani|wanita|ibu|ibu2|bapak|jamaah|masjid|juga|jg|coba|langsung|dari|untuk|kok|lagi|lg|dong|nih"
    r"|sebuah|satu|siji|dua|tiga|empat|lima|kalih|tigang|beberapa|pak|bu|min|mas|mbak|kak|dulu|aspirasi|sini)"
)
_BEGINS = late.regex(
    rf"\b{_WANTS}\W+(?:{_WHOSE}\W+){{0,4}}(?:{_BRINGS}\W+)?(?:{_WHOSE}\W+){{0,3}}(?:ng|meng)?usul(?:an|kan|in)?\b"
    r"(?:\W+(?:hasil|rapat|musyawarah|rembug|tadi|malam|kemarin|katanya|ya|sesuatu"
    rf"|{_WHOSE}))*\W*$"
    rf"|^\W*(?:bantu(?:in)?|tolong\s+bantu(?:in)?)\W+(?:{_WHOSE}\W+){{0,2}}(?:ng|meng)?usul(?:kan|in)?\W*$",
    re.I | re.S,
)
BEGINS_WORDS = 30
# "Ketik apa kalau mau usul", "bayar berapa", "dimana pencetnya": how it is done, or what it costs.
_ASKS = late.regex(
    r"\b(?:apa|opo|nopo|gimana|gmn|bagaimana|piye|pripun|kapan|kpn|berapa|brp|piro|pinten|siapa|sopo|sinten|mana|di\s?mana|dmn|neng\s?endi|ada\s+(?:ga|gak)|tau\s+dulu|dijelasin|tahap\w*)\b",
    re.I,
)


def only_begins(text: str) -> bool:
    """Whether a text says that something is to be proposed, and not what. Never raises."""
    asks = "?" in text or _ASKS.search(text) is not None
    return not asks and len(text.split()) <= BEGINS_WORDS and bool(_BEGINS.search(text))


# "Usul 1 lagi", "usul baru dong": that there is another.
_ANOTHER = late.regex(
    r"^\W*(?:(?:\d{1,2}|satu|siji|setunggal|sebuah|dua|beberapa)\s*)?(?:lagi|lg|maneh|meneh|malih|baru|hal|sesuatu|nih|dong|pak|bu|min|kak|mas|mbak|ya|\s)*\W*$",
    re.I,
)


def what(wish: str) -> str:
    """What stands behind "usul"; "" where that says nothing but that there is one. Never raises."""
    return "" if _ANOTHER.match(wish[:60]) and len(wish) <= 60 else wish
