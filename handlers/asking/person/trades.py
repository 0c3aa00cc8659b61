"""What somebody is, or is called, said behind their name: "pensiunan guru SD", "sing gadhah
warung pecel"."""

from __future__ import annotations

import re

from handlers import late

_SELF = (
    r"(?:(?:saya|sy|aku|kula|kulo|seorang|cuma|cuman|hanya|mung|namung|sebagai|selaku|mantan|eks|bekas"
    r"|dulu|biyen|riyin|rumiyin|i'?m|i\s+am|an?|the|retired|former|local)\s+){0,4}"
)
_TRADE = (
    r"(?:pensiun(?:an)?|pensiunane|guru|dosen|ustadz?|ustadzah|kyai|kiai|marbot|merbot|takmir|imam|petani|tani|buruh"
    r"|pekebun|pedagang|dagang|bakul|penjual|penjaga|penjahit|peternak|nelayan|tukang|kuli|sopir|supir|ojek|ojol"
    r"|satpam|hansip|linmas|karyawan|karyawati|pegawai|pns|asn|pppk|polisi|tentara|tni|polri|bidan|perawat|dokter"
    r"|mahasiswa|mahasiswi|pelajar|siswa|siswi|santri|wiraswasta|wirausaha|swasta|irt|ibu\s+rumah\s?tangga"
    r"|jualan|dodolan|sade(?:an)?|dodol|kerja|nyambut\s+damel|makarya|kader|sekretaris|bendahara|anggota"
    r"|pemilik|pengusaha|seniman|wartawan|veteran|janda|duda|lansia"
    r"|teachers?|farmers?|nurse|midwife|doctor|student|driver|seller|tailor|housewife|shopkeeper|civil\s+servant"
    r"|pensioner|retired|retiree|carpenter|labou?rer|fisherman)"
)
# What is wished or wrong stands behind no trade: "guru ngaji minta insentif".
_WISHES = (
    r"(?!.*\b(?:minta|mnt|mohon|mhn|njaluk|nyuwun|butuh|perlu|usul\w*|ngusul\w*|kurang|kirang|bantuan|mau|mw|pengen|pingin"
    r"|pengin|ingin|arep|badhe|rusak|tidak|tdk|belum|blm|ga|gak|nggak|ora|durung|dereng|mboten|sepi|susah|sulit|angel"
    r"|need\w*|want\w*|please|no|not)\b)"
)
_IS = late.regex(rf"^\W*{_WISHES}{_SELF}{_TRADE}\b(?:\s+[^\W\d_]+){{0,5}}\W*$", re.I)
_CLAUSE = late.regex(r"[,.;\n]+\s*")

# No longer text is looked at.
LONGEST = 80


def is_what(text: str) -> bool:
    """Whether a text, behind a name, only says what somebody is. Never raises."""
    return len(text) <= LONGEST and _IS.match(text) is not None


def behind(text: str) -> str:
    """What is told behind a clause that only says what somebody is; other texts as they are."""
    end = _CLAUSE.search(text)
    if end is None or not is_what(text[: end.start()]):
        return text
    return text[end.end() :]


# "Sing gadhah warung pecel", "yg jualan di pasar": who somebody is, said behind their name.
_WHO = late.regex(
    r"^\W*(?:yang|yg|sing|ingkang)\s+(?:punya|py|gadhah|gadah|duwe|jualan|jual|dagang|sade|kerja|dodol|biasa|tinggal|manggon"
    r"|rumah(?:nya)?|omah(?:e)?|griya(?:nipun)?|ngajar|dulu|biasanya)\b[^.!?]{0,80}$",
    re.I,
)
# "Nanging tiyang kathah nyebut Mbah Nem": what others call them; "sak RT kenal kabeh".
_CALLED = late.regex(
    r"^\W*(?:sak|se|satu|semua|kabeh|orang|wong|tiyang|warga|everyone|everybody|people)\b[^.!?]{0,30}\b(?:kenal|tau|tahu|ngerti|mangertos|weruh|paham|know|knows)\b[^.!?]{0,20}$|"
    r"\b(?:(?:biasa(?:nya)?|sering)\s+(?:di)?panggil\w*|dipanggil|diceluk|nyeluke?|nyebut|manggil|disebut|dikenal)\b[^.!?]{2,60}$"
    # "Fenny for short", "just call me Bob"
    r"|^\W*(?:(?:but|or|just|and|you|can|may|everyone|people|they)\W+)*(?:calls?\s+me\s+\w+|\w+\s+(?:for\s+short|is\s+(?:fine|ok|okay)))\W*$",
    re.I,
)


def describes(text: str) -> bool:
    """Whether what stands behind a name only says who that is."""
    who = is_what(text) or _WHO.match(text) is not None
    return who or _CALLED.search(text[:120]) is not None
