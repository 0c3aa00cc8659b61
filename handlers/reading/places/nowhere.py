"""Whether a text that is to say where something is says anything of where at all."""

from __future__ import annotations

import re

from handlers import late

_STREETS = (
    r"rt|rw|jl|jln|jalan|jalannya|dalan|dalane|margi|gang|gangnya|gg|lorong|lrg|blok|kav|kavling|kapling|dusun|dukuh|kampung|bedeng|lingkungan|lingk|perum\w*"
    r"|komplek\w*|kompleks|kelurahan|street|road|lane|alley|village|bulak|persil"
)
_BUILDINGS = (
    r"masjid\w*|mesjid\w*|mus[oh]\w*|musa?ll?a\w*|langgar\w*|surau|gereja|pura|vihara|klenteng|sekolah\w*|sdn?|smpn?|sman?|smkn?|tk|paud|mts|man|pesantren|ponpes|kampus"
    r"|pasar\w*|toko\w*|warung\w*|kios|pos|poskamling|posyandu|balai\w*|gedung\w*|aula|kantor\w*|puskesmas|pustu|rs|rumah\w*|rmh\w*|omah\w*|griya\w*|dalem\w*|gudang\w*|gilingan"
    r"|pabrik|bengkel|menara|tower|gapura|tugu|halte|terminal|stasiun|pom|spbu|portal|kandang|lumbung|sanggar|studio|school|mosque|church|market|house|hall|station|shop|clinic"
)
_LAND = (
    r"sawah\w*|kebun\w*|ladang|tegal\w*|kali|kaline|sungai\w*|siring\w*|irigasi|saluran|selokan|got|parit|drainase|talud\w*|embung|jembatan\w*|kreteg\w*|makam\w*|kuburan\w*|tpu|lapangan\w*|taman\w*"
    r"|lampu\s+merah|bangjo|tiang|pohon|wit|sumur\w*|bridge|field|river|park|cemetery|junction"
)
_SIDES = (
    r"depan|dpn|ngarep\w*|ngajeng\w*|belakang|blkg|mburi\w*|wingking\w*|samping\w*|sebelah\w*|sblh|sanding\w*|seberang\w*|sebrang\w*|sabrang\w*|dekat\w*|dkt|deket\w*|cedh?ak\w*|celak\w*|caket\w*"
    r"|pinggir\w*|tepi|ujung\w*|pojok\w*|tengah\w*|perempatan|prapatan|pertigaan|protelon|simpang\w*|tikungan|belokan|belok|mentok|lurus|utara|selatan|timur|barat|lor|kidul|wetan|kulon"
    r"|sepanjang|sekitar\w*|antara\w*|sampai|sampe|tekan|mulai|dari|seko|saka|saking|sebelum|sblm|sesudah|setelah|lewat|tempat\w*|lokasi\w*|daerah|wilayah|area|batas\w*|perbatasan"
    r"|near|front|behind|next|beside|opposite|between|corner|along|before|after|past|towards?"
)
_PREPOSITIONS = r"di|ning|neng|nang|ing|teng|wonten|ke|kat|at|in|on|from|by"
_SIGN = late.regex(
    rf"\d|\b(?:{_STREETS}|{_BUILDINGS}|{_LAND}|{_SIDES}|{_PREPOSITIONS})(?:nya|ne|e)?\b", re.I
)
# "Deket2 situ".
TWICE = late.regex(r"(?<=[^\W\d_])2\b")
_HONOUR = late.regex(
    r"\b(?:pak|bu|bapak|ibu|bpk|mbah|mas|mbak|kang|haji|hj|h|ustad\w*|kyai|lek|lik|pakde|bude)\.?\s+[^\W\d_]{3,}",
    re.I,
)
# A name by which a place is known has no more words.
NAME_WORDS = 3
# "Mewakili warga RT 14": who, and not where.
_WHO = late.regex(
    r"^\W*(?:(?:ini|itu|niki|saya|sy|kula|aku|kami|usul\w*|we|i|am|are|on)\s+){0,3}"
    r"(?:atas\s+nama|a\.?n\b|mewakili|wakil\w*|utusan|warga|wargane|penduduk|tiyang|behalf|residents)\b",
    re.I,
)


def who(text: str) -> bool:
    """Whether a text begins with who wishes it, or for whom it is. Never raises."""
    return _WHO.match(text) is not None


def says_where(text: str) -> bool:
    """Whether there is any sign of a place in a text: a number, a street, a building, a word of
    where, or a name. Never raises."""
    bare = TWICE.sub("", text)
    if _SIGN.search(bare) or _HONOUR.search(bare):
        return True
    words = re.findall(r"[^\W_]+", bare)
    if len(words) > NAME_WORDS:
        return False
    # The first word has its capital from the phone.
    named = words if len(words) == 1 else words[1:]
    return any(word[:1].isupper() for word in named)
